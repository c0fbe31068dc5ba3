-- A1 Sending somebody starts a watch in the same transaction; every deadline is a row that the server decides on (A4).

create table watches (
  contractor_id text not null,
  id text not null,
  booking_id text not null,
  visit_id text not null,
  operative_id text not null,
  household_id text not null,
  state text not null check (state in ('on_the_way', 'at_the_address', 'ended')),
  every_minutes integer not null check (every_minutes between 5 and 120),
  started_at timestamptz not null,
  tightened_at timestamptz,
  last_sign_at timestamptz not null,
  check_in_by timestamptz not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, booking_id) references bookings,
  foreign key (contractor_id, operative_id) references operatives,
  foreign key (contractor_id, household_id) references households
);
create unique index watch_one_per_booking on watches (contractor_id, booking_id);
create index watches_open on watches (contractor_id, check_in_by) where state <> 'ended';
comment on index watch_one_per_booking is 'A1';
call guard('watches', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert, update on watches to doorstep_app;

create table alarms (
  contractor_id text not null,
  id text not null,
  kind text not null check (kind in ('help', 'duress_pin', 'code_text', 'code_call', 'wrong_pins', 'missed_check_in', 'not_home_safe', 'unmatched')),
  operative_id text,
  watch_id text,
  visit_id text,
  household_id text,
  silent boolean not null default true,
  raised_at timestamptz not null,
  received_at timestamptz not null,
  lon double precision,
  lat double precision,
  place_at timestamptz,
  place_metres integer,
  state text not null check (state in ('ringing', 'answered', 'responding', 'standing_down', 'closed')),
  ring_round integer not null default 0,
  answered_by text,
  answered_at timestamptz,
  answer_lapses_at timestamptz,
  closed_by text,
  closed_at timestamptz,
  close_why text,
  spoke_to_them boolean,
  primary key (contractor_id, id),
  foreign key (contractor_id, operative_id) references operatives,
  foreign key (contractor_id, watch_id) references watches,
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, answered_by) references staff,
  foreign key (contractor_id, closed_by) references staff,
  constraint alarm_answered_by_a_person check (state = 'ringing' or answered_by is not null),
  constraint alarm_closed_by_a_person_with_reason check ((state = 'closed') = (closed_by is not null and coalesce(length(close_why), 0) > 0 and spoke_to_them is not null))
);
comment on constraint alarm_answered_by_a_person on alarms is 'A3';
comment on constraint alarm_closed_by_a_person_with_reason on alarms is 'A3';
create unique index alarm_one_open_per_operative on alarms (contractor_id, operative_id) where state <> 'closed';
comment on index alarm_one_open_per_operative is 'A5 Asking again joins the alarm that is open.';
create index alarms_open on alarms (contractor_id, received_at) where state <> 'closed';
call guard('alarms', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert, update on alarms to doorstep_app;

-- A5 Each time somebody asked for help, or should have been heard of: appended, known by its own id, so that a second copy
-- of the same act is harmless, also after the alarm was closed.
create table alarm_acts (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  operative_id text,
  kind text not null check (kind in ('help', 'duress_pin', 'code_text', 'code_call', 'wrong_pins', 'missed_check_in', 'not_home_safe', 'unmatched')),
  happened_at timestamptz not null,
  received_at timestamptz not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms
);
create index alarm_acts_of_an_alarm on alarm_acts (contractor_id, alarm_id, received_at);
call guard('alarm_acts', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert on alarm_acts to doorstep_app;

create table alarm_rings (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  round integer not null,
  channel text not null check (channel in ('screen', 'push', 'text', 'call')),
  staff_id text,
  message_id text,
  rung_at timestamptz not null,
  digits text,
  answered_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms,
  foreign key (contractor_id, staff_id) references staff,
  constraint alarm_ring_screens_or_a_person check ((channel = 'screen') = (staff_id is null))
);
create index alarm_rings_of_an_alarm on alarm_rings (contractor_id, alarm_id, rung_at);
create index alarm_rings_by_message on alarm_rings (contractor_id, message_id);
create index alarm_rings_by_digits on alarm_rings (contractor_id, staff_id, digits);
call guard('alarm_rings', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on alarm_rings to doorstep_app;
