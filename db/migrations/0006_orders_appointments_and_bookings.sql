-- An order comes from a landlord. An appointment promises a household a window and books nobody (B3). A booking is an
-- operative being sent, and an operative has at most one that is live (B1).

create table orders (
  contractor_id text not null,
  id text not null,
  landlord_id text not null,
  landlord_ref text not null,
  premises_id text not null,
  household_id text,
  description text not null,
  room text,
  trade text not null,
  priority_code text not null,
  is_emergency boolean not null default false,
  expected_minutes integer not null check (expected_minutes between 5 and 600),
  hot_work boolean not null default false,
  reported_at timestamptz not null,
  finish_by timestamptz not null,
  source text not null check (source in ('telephone', 'import', 'resident', 'follow_on')),
  follows_order_id text,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  made_safe_at timestamptz,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, landlord_id) references landlords,
  foreign key (contractor_id, premises_id) references premises,
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, follows_order_id) references orders,
  constraint order_once_per_landlord unique (contractor_id, landlord_id, landlord_ref)
);
create index orders_open on orders (contractor_id, state, finish_by);
create index orders_of_premises on orders (contractor_id, premises_id);
create index orders_of_a_household on orders (contractor_id, household_id);

create table appointments (
  contractor_id text not null,
  id text not null,
  order_id text not null,
  household_id text not null,
  premises_id text not null,
  landlord_id text not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  minutes integer not null check (minutes between 5 and 720),
  named_operative_id text,
  state text not null default 'promised' check (state in ('promised', 'moved', 'cancelled', 'kept', 'missed')),
  promised_at timestamptz not null,
  promised_by text not null,
  landlord_agreed_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  primary key (contractor_id, id),
  foreign key (contractor_id, order_id) references orders,
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, premises_id) references premises,
  foreign key (contractor_id, named_operative_id) references operatives,
  constraint appointment_window_is_a_window check (window_to > window_from)
);
create unique index appointment_one_live_per_order on appointments (contractor_id, order_id) where state = 'promised';
create index appointments_by_window on appointments (contractor_id, window_from) where state = 'promised';
create index appointments_of_a_household on appointments (contractor_id, household_id);
comment on column appointments.landlord_agreed_at is 'D3 When the landlord''s person agreed to be there as well, where a precaution asks for it.';
comment on table appointments is 'B3 A promise to a household: no column here names who is sent; a named operative is the household''s request, not a booking.';

create table bookings (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  appointment_id text,
  order_id text not null,
  household_id text not null,
  premises_id text not null,
  landlord_id text not null,
  operative_id text not null,
  state text not null check (state in ('on_the_way', 'at_the_door', 'inside', 'breathing', 'ended', 'called_back')),
  live boolean not null generated always as (state not in ('ended', 'called_back')) stored,
  check_code text not null check (check_code ~ '^[1-9]{4}$'),
  expected_minutes integer not null,
  travel_minutes integer not null,
  sent_at timestamptz not null,
  sent_by text not null,
  emergency_reason text,
  why jsonb not null,
  judged_at timestamptz not null,
  arrived_at timestamptz,
  left_at timestamptz,
  breathing_until timestamptz,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, appointment_id) references appointments,
  foreign key (contractor_id, order_id) references orders,
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, premises_id) references premises,
  foreign key (contractor_id, operative_id) references operatives,
  constraint booking_no_cold_call check (appointment_id is not null or coalesce(length(emergency_reason), 0) > 0),
  constraint booking_breathes_before_it_ends check (state <> 'breathing' or breathing_until is not null)
);
create unique index booking_one_live_per_operative on bookings (contractor_id, operative_id) where live;
create unique index booking_once_per_visit_and_operative on bookings (contractor_id, visit_id, operative_id);
create index bookings_of_an_appointment on bookings (contractor_id, appointment_id);
create index bookings_of_a_household on bookings (contractor_id, household_id, operative_id);
comment on index booking_one_live_per_operative is 'B1';
comment on constraint booking_no_cold_call on bookings is 'B7';

-- D5 A safety rule is overridden only by two people, with a reason, and for one sending.
create table overrides (
  contractor_id text not null,
  id text not null,
  appointment_id text,
  order_id text not null,
  operative_id text not null,
  rules text[] not null check (cardinality(rules) > 0),
  reason text not null check (length(reason) >= 10),
  asked_by text not null,
  asked_at timestamptz not null,
  agreed_by text,
  agreed_at timestamptz,
  refused_at timestamptz,
  used_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, order_id) references orders,
  foreign key (contractor_id, asked_by) references staff,
  foreign key (contractor_id, agreed_by) references staff,
  constraint override_by_two_people check (agreed_by is null or agreed_by <> asked_by)
);
comment on constraint override_by_two_people on overrides is 'D5';

-- An operative sees a household, and what belongs to it, while sent there, and their own bookings; never anybody's next (B2).
create function is_sent_to(wanted_household text) returns boolean language sql stable
  as $$ select the_operative() is null or exists (
    select 1 from bookings b where b.operative_id = the_operative() and b.live and b.household_id = wanted_household) $$;

call guard('bookings', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and (the_operative() is null or operative_id = the_operative())');
call guard('appointments', '(the_landlord() is null or landlord_id = the_landlord()) and (the_household() is null or household_id = the_household()) and is_sent_to(household_id)');
call guard('orders', '(the_landlord() is null or landlord_id = the_landlord()) and (the_household() is null or household_id = the_household()) and (the_operative() is null or source = ''follow_on'' or is_sent_to(household_id))');
call guard('overrides', 'the_landlord() is null and the_household() is null and the_operative() is null');
call guard('premises', '(the_landlord() is null or landlord_id = the_landlord()) and (the_household() is null or exists (select 1 from households h where h.premises_id = premises.id and h.id = the_household())) and (the_operative() is null or exists (select 1 from bookings b where b.operative_id = the_operative() and b.live and b.premises_id = premises.id))');
call guard('premises_facts', 'the_landlord() is null and the_household() is null and (the_operative() is null or exists (select 1 from bookings b where b.operative_id = the_operative() and b.live and b.premises_id = premises_facts.premises_id))');
call guard('households', '(the_landlord() is null or landlord_id = the_landlord()) and (the_household() is null or id = the_household()) and is_sent_to(id)');
call guard('people', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and is_sent_to(household_id)');
call guard('needs', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and is_sent_to(household_id)');
call guard('contact_cards', 'the_landlord() is null and (the_household() is null or household_id = the_household()) and the_operative() is null');
call guard('markers', 'the_landlord() is null and the_household() is null and (the_operative() is null or exists (select 1 from bookings b where b.operative_id = the_operative() and b.live and b.premises_id = markers.premises_id))');
grant select, insert, update on orders, appointments, bookings, overrides, premises, premises_facts, households, people, needs, contact_cards, markers to doorstep_app;
grant delete on premises_facts to doorstep_app;

-- The resident sees who is coming, and only them.
create policy only_who_is_coming on operatives as restrictive for select to doorstep_app
  using (the_household() is null or exists (select 1 from bookings b where b.operative_id = operatives.id and b.household_id = the_household()));
