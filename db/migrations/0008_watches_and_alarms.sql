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
  foreign key (contractor_id, operative_id) references operatives
);
create unique index watch_one_per_booking on watches (contractor_id, booking_id);
create index watches_open on watches (contractor_id, check_in_by) where state <> 'ended';
comment on index watch_one_per_booking is 'A1';
call guard('watches', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert, update on watches to doorstep_app;

create table alarms (
  contractor_id text not null,
  id text not null,
  kind text not null check (kind in ('help', 'missed_check_in', 'wrong_pins')),
  operative_id text not null,
  watch_id text,
  visit_id text,
  premises_id text,
  silent boolean not null default true,
  raised_at timestamptz not null,
  received_at timestamptz not null,
  lon double precision,
  lat double precision,
  place_at timestamptz,
  place_metres integer,
  state text not null check (state in ('ringing', 'answered', 'closed')),
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
  constraint alarm_answered_by_a_person check (state = 'ringing' or answered_by is not null),
  constraint alarm_closed_by_a_person_with_reason check ((state = 'closed') = (closed_by is not null and length(close_why) > 0))
);
comment on constraint alarm_answered_by_a_person on alarms is 'A3';
comment on constraint alarm_closed_by_a_person_with_reason on alarms is 'A3';
create index alarms_open on alarms (contractor_id, received_at) where state <> 'closed';
call guard('alarms', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert, update on alarms to doorstep_app;

create table alarm_rings (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  staff_id text not null,
  channel text not null check (channel in ('screen', 'text', 'call')),
  message_id text,
  rung_at timestamptz not null,
  digits text,
  answered_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms,
  foreign key (contractor_id, staff_id) references staff
);
create index alarm_rings_of_an_alarm on alarm_rings (contractor_id, alarm_id, rung_at);
call guard('alarm_rings', 'the_landlord() is null and the_household() is null');
grant select, insert, update on alarm_rings to doorstep_app;
create policy not_for_the_phone on alarm_rings as restrictive for select to doorstep_app using (the_operative() is null);
