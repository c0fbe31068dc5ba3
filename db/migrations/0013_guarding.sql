-- Who guards the guard: what an auditor of its own finds that should have happened by now, whom it shouted to, who said that they
-- have it; and the certified alarm receiving centre that an alarm can be handed to.

-- A3 Something that should have happened by now and has not. Kept by the auditor, a program that shares no code with the engine;
-- ended by it when the thing was done after all.
create table auditor_findings (
  contractor_id text not null references contractors,
  id text not null,
  kind text not null check (kind in (
    'alarm_not_rung', 'ring_overdue', 'answer_not_lapsed', 'check_in_not_decided', 'home_safe_not_asked', 'message_not_sent',
    'timer_overdue', 'engine_silent', 'wrong_role', 'clock_apart')),
  subject_id text not null,
  words text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  shouted_at timestamptz,
  primary key (contractor_id, id)
);
create unique index auditor_finding_one_open on auditor_findings (contractor_id, kind, subject_id) where ended_at is null;
call guard('auditor_findings', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select on auditor_findings to doorstep_app;
create policy auditing on auditor_findings to doorstep_auditor using (true) with check (true);
grant select, insert, update on auditor_findings to doorstep_auditor;

-- Each text and call of the auditor's own sender, with what the supplier said.
create table auditor_shouts (
  contractor_id text not null references contractors,
  id text not null,
  staff_id text not null,
  channel text not null check (channel in ('text', 'call')),
  supplier text not null check (supplier in ('twilio', 'smpp', 'none')),
  shouted_at timestamptz not null,
  supplier_id text,
  trouble text,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff,
  constraint auditor_shout_ended_one_way check (num_nonnulls(supplier_id, trouble) = 1)
);
create index auditor_shouts_by_time on auditor_shouts (contractor_id, shouted_at);
call guard('auditor_shouts', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select on auditor_shouts to doorstep_app;
create policy auditing on auditor_shouts to doorstep_auditor using (true) with check (true);
grant select, insert on auditor_shouts to doorstep_auditor;

-- A person said that they have it: the shouting about what is open now rests for a few minutes, unless it is mended before.
create table auditor_answers (
  contractor_id text not null references contractors,
  id text not null,
  staff_id text not null,
  how text not null check (how in ('screen', 'key')),
  answered_at timestamptz not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff
);
create index auditor_answers_by_time on auditor_answers (contractor_id, answered_at);
call guard('auditor_answers', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert on auditor_answers to doorstep_app;
create policy auditing on auditor_answers for select to doorstep_auditor using (true);
grant select (contractor_id, staff_id, answered_at) on auditor_answers to doorstep_auditor;

-- That the auditor looked: its own silence shows on every desk. Nobody's data.
create table auditor_looks (
  auditor text primary key,
  looked_at timestamptz not null
);
grant select on auditor_looks to doorstep_app, doorstep_door;
grant select, insert, update, delete on auditor_looks to doorstep_auditor;

-- What the auditor may read besides contractors, timers and heartbeats: named columns, never words, needs or concerns.
grant select (lane) on timers to doorstep_auditor;
create policy auditing on alarms for select to doorstep_auditor using (true);
grant select (contractor_id, id, kind, state, operative_id, matched_operative_id, from_telephone, household_id, received_at, next_ring_at, answer_lapses_at)
  on alarms to doorstep_auditor;
create policy auditing on alarm_rings for select to doorstep_auditor using (true);
grant select (contractor_id, id, alarm_id) on alarm_rings to doorstep_auditor;
create policy auditing on watches for select to doorstep_auditor using (true);
grant select (contractor_id, id, operative_id, household_id, state, check_in_by, paused_until) on watches to doorstep_auditor;
create policy auditing on home_safe for select to doorstep_auditor using (true);
grant select (contractor_id, id, operative_id, state, due_at) on home_safe to doorstep_auditor;
create policy auditing on operatives for select to doorstep_auditor using (true);
grant select (contractor_id, id, staff_id, name, telephone) on operatives to doorstep_auditor;
create policy auditing on staff for select to doorstep_auditor using (true);
grant select (contractor_id, id, name, role, telephone, on_call, ended_at) on staff to doorstep_auditor;
create policy auditing on households for select to doorstep_auditor using (true);
grant select (contractor_id, id, premises_id) on households to doorstep_auditor;
create policy auditing on premises for select to doorstep_auditor using (true);
grant select (contractor_id, id, line1, line2, town, postcode) on premises to doorstep_auditor;
create policy auditing on messages for select to doorstep_auditor using (true);
grant select (contractor_id, id, lane, state, staff_id, queued_at) on messages to doorstep_auditor;
create index messages_of_duty_waiting on messages (contractor_id, queued_at) where lane = 'duty' and state = 'queued';

-- A certified alarm receiving centre (ARC) that alarms can be handed to: by a signed webhook, by a call, or both. The secret of
-- the webhook is sealed with the key of this purpose; changing a centre ends its row and adds another.
create table arc_centres (
  contractor_id text not null references contractors,
  id text not null,
  name text not null,
  url text,
  secret_sealed bytea,
  key_version integer,
  telephone text,
  certificate text not null,
  added_by text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, added_by) references staff,
  constraint arc_centre_can_be_reached check (num_nonnulls(url, telephone) >= 1),
  constraint arc_centre_webhook_is_signed check (num_nonnulls(url, secret_sealed, key_version) in (0, 3))
);
create unique index arc_centre_one_in_use on arc_centres (contractor_id) where ended_at is null;
call guard('arc_centres', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on arc_centres to doorstep_app;

-- A5 An alarm is handed over once; tried until the centre has accepted it or the alarm is over. `accepted_how`: the webhook was
-- answered, or a person there pressed the key.
create table arc_handoffs (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  centre_id text not null,
  asked_by text,
  asked_at timestamptz not null,
  state text not null check (state in ('trying', 'accepted', 'given_up')),
  tries integer not null default 0,
  last_tried_at timestamptz,
  called_at timestamptz,
  accepted_at timestamptz,
  accepted_how text check (accepted_how in ('webhook', 'key')),
  reference text,
  trouble text,
  primary key (contractor_id, id),
  foreign key (contractor_id, alarm_id) references alarms,
  foreign key (contractor_id, centre_id) references arc_centres,
  foreign key (contractor_id, asked_by) references staff,
  constraint arc_handoff_once_per_alarm unique (contractor_id, alarm_id),
  constraint arc_handoff_accepted_some_way check ((state = 'accepted') = (accepted_at is not null) and (accepted_at is null) = (accepted_how is null))
);
comment on constraint arc_handoff_once_per_alarm on arc_handoffs is 'A5';
call guard('arc_handoffs', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on arc_handoffs to doorstep_app;

-- A key pressed in a call of the auditor's, or of the one to the centre, comes to the door, which only finds out whose it is.
create policy at_the_door on auditor_shouts for select to doorstep_door using (true);
grant select (contractor_id, id, staff_id) on auditor_shouts to doorstep_door;
create policy at_the_door on arc_handoffs for select to doorstep_door using (true);
grant select (contractor_id, id) on arc_handoffs to doorstep_door;

-- What a ring, a text or a check-in looks up, when fifty thousand are watched: whose watch, whose telephone, who is on duty.
create index watches_open_of_an_operative on watches (contractor_id, operative_id) where state <> 'ended';
create index staff_by_telephone on staff (contractor_id, telephone) where ended_at is null;
create index operatives_of_staff on operatives (contractor_id, staff_id);
create index staff_by_role on staff (contractor_id, role) where ended_at is null;
create index shifts_of_an_operative on shifts (contractor_id, operative_id, starts_at);
create index home_safe_of_an_operative on home_safe (contractor_id, operative_id, shift_day);
