-- Whom an alarm rings, in which order and how long between, as data of the contractor; who may end it; what was done
-- meanwhile; and the drills that show that it all works.

create table branches (
  contractor_id text not null references contractors,
  id text not null,
  name text not null,
  primary key (contractor_id, id),
  constraint branch_name_once unique (contractor_id, name)
);
call guard('branches', 'the_landlord() is null and the_household() is null');
grant select, insert, update on branches to doorstep_app;

alter table operatives add branch_id text, add foreign key (contractor_id, branch_id) references branches;
alter table staff add branch_id text, add foreign key (contractor_id, branch_id) references branches;

-- A3 A ladder holds for a branch (null: for every branch) and a time of day (from = to: the whole day) on days (1 = Monday;
-- null: every day). What comes after its last step is no row: the broadcast to everyone on duty, which no setting touches.
create table ladders (
  contractor_id text not null references contractors,
  id text not null,
  branch_id text,
  name text not null,
  from_time time not null,
  to_time time not null,
  days integer[] check (days <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(days) > 0),
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, branch_id) references branches
);
call guard('ladders', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on ladders to doorstep_app;

create table ladder_steps (
  contractor_id text not null,
  ladder_id text not null,
  step integer not null check (step between 1 and 20),
  wait_seconds integer not null,
  primary key (contractor_id, ladder_id, step),
  foreign key (contractor_id, ladder_id) references ladders,
  constraint ladder_step_waits_five_seconds_to_five_minutes check (wait_seconds between 5 and 300)
);
comment on constraint ladder_step_waits_five_seconds_to_five_minutes on ladder_steps is 'A3';
call guard('ladder_steps', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update, delete on ladder_steps to doorstep_app;

create table ladder_rungs (
  contractor_id text not null,
  id text not null,
  ladder_id text not null,
  step integer not null,
  staff_id text,
  role_group text check (role_group in ('controllers', 'on_call', 'directors', 'everyone', 'arc')),
  channels text[] not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, ladder_id, step) references ladder_steps on delete cascade,
  foreign key (contractor_id, staff_id) references staff,
  constraint ladder_rung_names_a_person_or_a_group check (num_nonnulls(staff_id, role_group) = 1),
  constraint ladder_rung_has_a_channel check (cardinality(channels) > 0 and channels <@ array['screen', 'push', 'text', 'call'])
);
comment on constraint ladder_rung_names_a_person_or_a_group on ladder_rungs is 'A3';
comment on constraint ladder_rung_has_a_channel on ladder_rungs is 'A3';
create index ladder_rungs_of_a_step on ladder_rungs (contractor_id, ladder_id, step);
call guard('ladder_rungs', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update, delete on ladder_rungs to doorstep_app;

-- A2 Who asks is an operative, or a telephone that nobody knows (unmatched). `raised_at` is the phone's time, `received_at` ours.
alter table alarms
  add from_telephone text,
  add matched_operative_id text,
  add how text not null default 'button' check (how in ('button', '5 presses', 'pin', 'text', 'call', 'clock')),
  add heard text,
  add call_room text,
  add ladder_id text,
  add step integer not null default 0,
  add next_ring_at timestamptz,
  add broadcasting boolean not null default false,
  add first_answered_at timestamptz,
  add going text,
  add pin_given_at timestamptz,
  add duress_at timestamptz,
  add word_from text check (word_from in ('police', 'ambulance', 'colleague_beside_them', 'everybody_counted')),
  add agreed_by text,
  add resolution text check (resolution in ('accident', 'safe', 'helped_by_colleague', 'police', 'ambulance', 'left', 'wrong_number', 'test_by_worker', 'other')),
  add reviewed_at timestamptz,
  add reviewed_by text,
  add review_words text,
  add foreign key (contractor_id, matched_operative_id) references operatives,
  add foreign key (contractor_id, ladder_id) references ladders,
  add foreign key (contractor_id, agreed_by) references staff,
  add foreign key (contractor_id, reviewed_by) references staff,
  add constraint alarm_of_a_known_person_or_a_number check (num_nonnulls(operative_id, from_telephone) = 1 and (kind = 'unmatched') = (from_telephone is not null)),
  -- What the auditor reads: ringing without a next ring, or answered without an end, is silence.
  add constraint alarm_that_rings_has_a_next_ring check ((state = 'ringing') = (next_ring_at is not null)),
  add constraint alarm_answer_lapses check ((state in ('answered', 'responding', 'standing_down')) = (answer_lapses_at is not null)),
  add constraint alarm_reviewed_by_a_person check (reviewed_at is null or (state = 'closed' and reviewed_by is not null and coalesce(length(review_words), 0) > 0)),
  add constraint alarm_closed_with_a_resolution check ((state = 'closed') = (resolution is not null)),
  add constraint alarm_everybody_counted_is_for_a_number check (word_from <> 'everybody_counted' or kind = 'unmatched'),
  -- Once the duress PIN was given, the normal one counts for nothing: somebody may be holding their hand.
  add constraint alarm_duress_undoes_the_pin check (duress_at is null or pin_given_at is null),
  -- One person is enough where somebody who is no SOS gave their normal PIN and was spoken to. Whatever else is ended by two.
  add constraint alarm_stood_down_by_pin_and_voice_or_by_two check (
    state <> 'closed'
    or (kind in ('missed_check_in', 'wrong_pins', 'not_home_safe') and pin_given_at is not null and coalesce(spoke_to_them, false))
    or (coalesce(agreed_by <> closed_by, false)
        and (word_from is not null or (coalesce(spoke_to_them, false) and (pin_given_at is not null or kind = 'unmatched'))))
  );
comment on constraint alarm_of_a_known_person_or_a_number on alarms is 'A2';
comment on constraint alarm_that_rings_has_a_next_ring on alarms is 'A3';
comment on constraint alarm_answer_lapses on alarms is 'A3';
comment on constraint alarm_duress_undoes_the_pin on alarms is 'A2';
comment on constraint alarm_closed_with_a_resolution on alarms is 'A3';
comment on constraint alarm_stood_down_by_pin_and_voice_or_by_two on alarms is 'A3';
create unique index alarm_one_open_per_telephone on alarms (contractor_id, from_telephone) where state <> 'closed' and from_telephone is not null;
comment on index alarm_one_open_per_telephone is 'A5 An unknown number that asks again joins its alarm.';
create index alarms_to_review on alarms (contractor_id, closed_at) where state = 'closed' and reviewed_at is null;
create index alarms_by_day on alarms (contractor_id, received_at);

-- `asks`: to answer, or (stand_downs) to agree that it is over.
alter table alarm_rings
  add step integer,
  add broadcast boolean not null default false,
  add asks text not null default 'answer' check (asks in ('answer', 'agree'));

-- A3 Each time somebody asked to end an alarm: alone where one person is enough, or with a second who agreed or refused.
-- `overtaken_at`: it rang again before anybody did.
create table stand_downs (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  why text not null,
  resolution text not null,
  spoke_to_them boolean not null,
  word_from text check (word_from in ('police', 'ambulance', 'colleague_beside_them', 'everybody_counted')),
  alone boolean not null default false,
  agreed_by text,
  agreed_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  refuse_why text,
  overtaken_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms,
  foreign key (contractor_id, asked_by) references staff,
  foreign key (contractor_id, agreed_by) references staff,
  foreign key (contractor_id, refused_by) references staff,
  constraint stand_down_by_two_different_people check (agreed_by is null or agreed_by <> asked_by),
  constraint stand_down_ends_once check (num_nonnulls(agreed_at, refused_at, overtaken_at) <= 1 and (agreed_at is null) = (agreed_by is null) and (refused_at is null) = (refused_by is null))
);
comment on constraint stand_down_by_two_different_people on stand_downs is 'A3';
create unique index stand_down_one_open_per_alarm on stand_downs (contractor_id, alarm_id) where agreed_at is null and refused_at is null and overtaken_at is null and not alone;
call guard('stand_downs', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on stand_downs to doorstep_app;

-- A3 What whoever answered did about it: appended, and each note renews their answer.
create table alarm_notes (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  staff_id text not null,
  at timestamptz not null,
  kind text not null check (kind in ('said', 'yes_no', 'rang_them', 'joined_the_line', 'rang_999', 'asked_to_go', 'handed_over', 'still_here')),
  question text,
  answer text,
  words text,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms,
  foreign key (contractor_id, staff_id) references staff
);
create index alarm_notes_of_an_alarm on alarm_notes (contractor_id, alarm_id, at);
call guard('alarm_notes', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert on alarm_notes to doorstep_app;

-- A3 A drill rings everybody of the ladders at once, over the real channels; a test rings one ladder or one person.
create table drills (
  contractor_id text not null references contractors,
  id text not null,
  kind text not null check (kind in ('monthly', 'asked_for', 'test')),
  ladder_id text,
  staff_id text,
  started_by text,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, ladder_id) references ladders,
  foreign key (contractor_id, staff_id) references staff,
  foreign key (contractor_id, started_by) references staff,
  constraint drill_asked_for_by_a_person check (kind = 'monthly' or started_by is not null)
);
create index drills_by_day on drills (contractor_id, started_at);
call guard('drills', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on drills to doorstep_app;

create table drill_rings (
  contractor_id text not null,
  id text not null,
  drill_id text not null,
  staff_id text not null,
  channel text not null check (channel in ('screen', 'push', 'text', 'call')),
  message_id text,
  digits text,
  rung_at timestamptz not null,
  answered_at timestamptz,
  answered_how text check (answered_how in ('screen', 'key', 'text')),
  primary key (contractor_id, id),
  foreign key (contractor_id, drill_id) references drills,
  foreign key (contractor_id, staff_id) references staff,
  constraint drill_ring_answered_by_an_act check ((answered_at is null) = (answered_how is null))
);
comment on constraint drill_ring_answered_by_an_act on drill_rings is 'A3';
create index drill_rings_of_a_drill on drill_rings (contractor_id, drill_id);
create index drill_rings_by_message on drill_rings (contractor_id, message_id);
create index drill_rings_by_digits on drill_rings (contractor_id, staff_id, digits);
call guard('drill_rings', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on drill_rings to doorstep_app;
