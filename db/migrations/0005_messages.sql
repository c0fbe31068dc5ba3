-- Every text, call and letter, out and in. Lane 'duty' is for people in danger and is never held back (A6). Who is told
-- and what is known at queueing; channel, language and words are settled at the moment of sending, from the card as it is
-- then (H4, M1). No code and no link stands here in the clear.

create table messages (
  contractor_id text not null references contractors,
  id text not null,
  lane text not null check (lane in ('duty', 'household')),
  channel text check (channel in ('text', 'call', 'letter')),
  household_id text,
  staff_id text,
  template text not null,
  facts jsonb not null default '{}',
  language text,
  body text,
  about_kind text not null,
  about_id text not null,
  state text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'withheld', 'by_hand')),
  tries integer not null default 0,
  queued_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  supplier_id text,
  trouble text,
  told_by text,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, staff_id) references staff,
  foreign key (contractor_id, told_by) references staff,
  constraint message_to_one_reader check (num_nonnulls(household_id, staff_id) = 1),
  constraint message_supplier_id_once unique (contractor_id, supplier_id)
);
create index messages_about on messages (contractor_id, about_kind, about_id);
create index messages_of_a_household on messages (contractor_id, household_id, queued_at);
create index messages_for_a_person_to_tell on messages (contractor_id, queued_at) where state in ('failed', 'withheld', 'by_hand') and told_by is null;
call guard('messages', 'the_landlord() is null');
grant select, insert, update on messages to doorstep_app;
-- A phone at a door and a resident's link cause messages; only the office reads them.
create policy reading_is_for_the_office on messages as restrictive for select to doorstep_app
  using (the_household() is null and the_operative() is null);
create policy at_the_door on messages for select to doorstep_door using (true);
grant select (contractor_id, id, supplier_id) on messages to doorstep_door;

-- Stored before anything is decided, answered the same way however often the supplier repeats itself. What nobody
-- understood waits for a person to read it.
create table inbound_messages (
  contractor_id text not null references contractors,
  id text not null,
  channel text not null check (channel in ('text', 'call')),
  supplier_id text not null,
  from_telephone text not null,
  to_telephone text not null,
  body text not null,
  received_at timestamptz not null,
  household_id text,
  staff_id text,
  understood_as text,
  answer text,
  read_by text,
  read_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, staff_id) references staff,
  foreign key (contractor_id, read_by) references staff,
  constraint inbound_once unique (contractor_id, supplier_id)
);
create index inbound_of_a_household on inbound_messages (contractor_id, household_id, received_at);
create index inbound_of_a_number on inbound_messages (contractor_id, from_telephone, received_at);
create index inbound_for_a_person_to_read on inbound_messages (contractor_id, received_at) where read_at is null and (understood_as is null or understood_as in ('help_from_unknown', 'worker_rang'));
call guard('inbound_messages', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on inbound_messages to doorstep_app;

-- A link shows this visit only and never what the household told us; anything more needs a code sent by the safe way.
-- Whoever gave the code holds a second token of their own: the link alone stays as narrow as it was.
create table links (
  contractor_id text not null references contractors,
  id text not null,
  token_hash bytea not null unique,
  household_id text not null,
  appointment_id text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  code_hash bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  code_asked_at timestamptz,
  codes_asked integer not null default 0,
  wider_hash bytea,
  wider_until timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households
);
create index links_of_a_household on links (contractor_id, household_id) where revoked_at is null;
call guard('links', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and the_operative() is null');
grant select, insert, update on links to doorstep_app;
create policy at_the_door on links for select to doorstep_door using (true);
grant select on links to doorstep_door;
