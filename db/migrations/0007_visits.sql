-- What happened at the door and behind it. Nobody is inside without ID shown and consent recorded (V1), nor with only
-- under-18s at home (V3): the table itself refuses.

create table visits (
  contractor_id text not null,
  id text not null,
  order_id text not null,
  appointment_id text,
  household_id text not null,
  premises_id text not null,
  state text not null check (state in ('on_the_way', 'at_the_door', 'inside', 'leaving', 'left')),
  set_off_at timestamptz,
  arrived_at timestamptz,
  knocked_at timestamptz,
  wait_minutes integer,
  door_opened_at timestamptz,
  id_shown_at timestamptz,
  code_said_at timestamptz,
  no_adult_home boolean,
  look_around text check (look_around in ('going_in', 'going_in_with_the_door_open', 'not_going_in')),
  consent_id text,
  left_at timestamptz,
  outcome text check (outcome in ('done', 'made_safe', 'needs_more', 'not_today', 'would_rather_not', 'nobody_answered', 'felt_wrong', 'only_under_18s', 'consent_withdrawn', 'called_back')),
  made_safe text,
  asked_how_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, order_id) references orders,
  foreign key (contractor_id, appointment_id) references appointments,
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, premises_id) references premises,
  constraint visit_inside_with_id_and_consent check (state <> 'inside' or (id_shown_at is not null and consent_id is not null)),
  constraint visit_never_inside_with_only_under_18s check (state <> 'inside' or no_adult_home is not distinct from false),
  -- How it ended is known before they are away and well; only the second ends the watch (A1).
  constraint visit_left_with_an_outcome check ((state in ('leaving', 'left')) = (outcome is not null))
);
comment on constraint visit_inside_with_id_and_consent on visits is 'V1';
comment on constraint visit_never_inside_with_only_under_18s on visits is 'V3';
create index visits_of_a_household on visits (contractor_id, household_id, arrived_at);

-- Every act of the phone, as it said and as we heard it. Appended; the id the phone gave makes a second copy harmless.
create table visit_steps (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  operative_id text not null,
  kind text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  facts jsonb not null default '{}',
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits
);
create index visit_steps_of_a_visit on visit_steps (contractor_id, visit_id, happened_at);

-- V5 What the operative was shown at that moment.
create table visit_shown (
  contractor_id text not null,
  visit_id text not null,
  operative_id text not null,
  shown_at timestamptz not null,
  snapshot jsonb not null,
  primary key (contractor_id, visit_id, operative_id, shown_at),
  foreign key (contractor_id, visit_id) references visits
);

-- P2 Acknowledged before leaving the van.
create table marker_reads (
  contractor_id text not null,
  visit_id text not null,
  operative_id text not null,
  marker_id text not null,
  read_at timestamptz not null,
  primary key (contractor_id, visit_id, operative_id, marker_id),
  foreign key (contractor_id, visit_id) references visits
);

-- V1, V2 Who said yes, for which work and rooms, with which limits; withdrawn at any moment.
create table consents (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  given_by text not null,
  work text not null,
  rooms text[] not null check (cardinality(rooms) > 0),
  limits text,
  language text,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits
);
alter table visits add constraint visit_consent foreign key (contractor_id, consent_id) references consents deferrable initially deferred;

-- Photographs of the repair, never of people: re-encoded without their place, encrypted, living as long as the visit.
create table photos (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  taken_at timestamptz not null,
  shows text not null check (shows in ('before', 'after', 'hazard')),
  width integer not null,
  height integer not null,
  key_version integer not null,
  sealed bytea not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits
);

create table follow_ons (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  order_id text not null,
  what text not null,
  told_on date not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits,
  foreign key (contractor_id, order_id) references orders
);

-- The resident's word afterwards. Unhappy words reach a person the same day.
create table resident_words (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  household_id text not null,
  via text not null check (via in ('text', 'page', 'door', 'call')),
  how text not null check (how in ('good', 'mixed', 'bad')),
  words text,
  said_at timestamptz not null,
  heard_by text,
  heard_at timestamptz,
  what_we_did text,
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits
);
create index resident_words_unheard on resident_words (contractor_id, said_at) where heard_at is null;

-- V6 Nobody answered and the household is known to be vulnerable: steps until somebody knows that they are well.
create table welfare_checks (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  household_id text not null,
  opened_at timestamptz not null,
  next_step_by timestamptz not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  outcome text check (outcome in ('seen_well', 'spoke_to_them', 'in_hospital', 'away_and_well', 'emergency_services_took_over')),
  closed_by text,
  closed_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, visit_id) references visits,
  constraint welfare_check_closed_by_a_person check ((state = 'closed') = (closed_by is not null and outcome is not null))
);
comment on constraint welfare_check_closed_by_a_person on welfare_checks is 'V6';
create unique index welfare_check_one_per_visit on welfare_checks (contractor_id, visit_id);
create index welfare_checks_open on welfare_checks (contractor_id, next_step_by) where state = 'open';
create table welfare_steps (
  contractor_id text not null,
  id text not null,
  welfare_check_id text not null,
  step text not null,
  result text not null,
  by_id text not null,
  at timestamptz not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, welfare_check_id) references welfare_checks
);

create function was_sent_on(wanted_visit text) returns boolean language sql stable
  as $$ select the_operative() is null or exists (
    select 1 from bookings b where b.operative_id = the_operative() and b.visit_id = wanted_visit) $$;

call guard('visits', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and was_sent_on(id)');
call guard('visit_steps', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('visit_shown', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('marker_reads', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('consents', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('photos', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('follow_ons', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('resident_words', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and was_sent_on(visit_id)');
call guard('welfare_checks', 'the_landlord() is null and the_household() is null and was_sent_on(visit_id)');
call guard('welfare_steps', 'the_landlord() is null and the_household() is null and (the_operative() is null or exists (select 1 from welfare_checks c where c.id = welfare_check_id and was_sent_on(c.visit_id)))');
grant select, insert, update on visits, consents, resident_words, welfare_checks to doorstep_app;
grant select, insert on visit_steps, visit_shown, marker_reads, photos, follow_ons, welfare_steps to doorstep_app;
