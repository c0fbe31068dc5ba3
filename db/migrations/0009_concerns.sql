-- S4 Only the named few read a concern: the row says so here, the words are sealed with safeguarding's own key, and every
-- look is on record. S2 nobody may change the words, S7 nobody may delete them: the grants leave both out.

create table concerns (
  contractor_id text not null references contractors,
  id text not null,
  reference text not null,
  act_id text not null,
  author_staff_id text not null,
  visit_id text,
  household_id text,
  premises_id text,
  said_at timestamptz not null,
  received_at timestamptz not null,
  danger_now text not null default 'not_said' check (danger_now in ('yes', 'no', 'not_said')),
  key_version integer not null,
  sealed_words bytea not null,
  state text not null default 'received' check (state in ('received', 'being_acted_on', 'closed')),
  lead_staff_id text,
  first_read_at timestamptz,
  author_told_at timestamptz,
  landlord_told_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, author_staff_id) references staff,
  constraint concern_reference_once unique (contractor_id, reference),
  constraint concern_act_once unique (contractor_id, act_id)
);
create table concern_additions (
  contractor_id text not null,
  id text not null,
  act_id text not null,
  concern_id text not null,
  author_staff_id text not null,
  added_at timestamptz not null,
  key_version integer not null,
  sealed_words bytea not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, concern_id) references concerns,
  foreign key (contractor_id, author_staff_id) references staff,
  constraint addition_act_once unique (contractor_id, act_id)
);
alter table concerns enable row level security;
alter table concerns force row level security;
create policy raised_by_anybody_here on concerns for insert to doorstep_app
  with check (contractor_id = the_contractor() and author_staff_id = the_actor() and the_landlord() is null and the_household() is null);
create policy read_by_the_named_few on concerns for select to doorstep_app
  using (contractor_id = the_contractor() and (the_role() in ('safeguarding_lead', 'engine') or author_staff_id = the_actor()));
create policy acted_on_by_the_lead on concerns for update to doorstep_app
  using (contractor_id = the_contractor() and the_role() in ('safeguarding_lead', 'engine'));
grant select, insert, update (state, lead_staff_id, first_read_at, author_told_at, landlord_told_at) on concerns to doorstep_app;
comment on policy read_by_the_named_few on concerns is 'S4';

alter table concern_additions enable row level security;
alter table concern_additions force row level security;
create policy added_by_author_or_lead on concern_additions for insert to doorstep_app
  with check (contractor_id = the_contractor() and author_staff_id = the_actor() and the_landlord() is null and the_household() is null);
create policy read_by_the_named_few on concern_additions for select to doorstep_app
  using (contractor_id = the_contractor() and (the_role() = 'safeguarding_lead' or author_staff_id = the_actor()));
grant select, insert on concern_additions to doorstep_app;
