-- The shape of the database after every migration. Made by scripts/dump-schema.ts; compared by the tests.

CREATE OR REPLACE FUNCTION public.announce_timer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.due_at <= time_now() + interval '1 second' then
    perform pg_notify('timers', '');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.append_event(the_id text, the_at timestamp with time zone, the_actor_kind text, the_actor_id text, the_verb text, the_subject_kind text, the_subject_id text, the_why text, the_content jsonb, the_key_version integer, the_digest bytea)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into record_events (contractor_id, id, at, actor_kind, actor_id, verb, subject_kind, subject_id, why, content, key_version, digest)
  values (the_contractor(), the_id, the_at, the_actor_kind, the_actor_id, the_verb, the_subject_kind, the_subject_id, the_why, the_content, the_key_version, the_digest);
  insert into record_unsealed (contractor_id, event_id, digest) values (the_contractor(), the_id, the_digest);
end $function$
;

CREATE OR REPLACE FUNCTION public.claim_timers(worker text, most integer, lease interval, first_lane integer, last_lane integer)
 RETURNS TABLE(contractor_id text, id text, kind text, subject_id text, due_at timestamp with time zone, fence integer, attempts integer)
 LANGUAGE sql
AS $function$
  with due as (
    select t.contractor_id, t.id from timers t
    where t.lane between first_lane and last_lane and t.due_at <= time_now() and (t.leased_until is null or t.leased_until <= time_now())
    order by t.lane, t.due_at
    limit most
    for update skip locked
  ), claimed as (
    update timers t
       set leased_until = time_now() + lease, leased_by = worker, fence = t.fence + 1, attempts = t.attempts + 1
      from due
     where t.contractor_id = due.contractor_id and t.id = due.id
    returning t.*
  )
  select c.contractor_id, c.id, c.kind, c.subject_id, c.due_at, c.fence, c.attempts from claimed c order by c.lane, c.due_at
$function$
;

CREATE OR REPLACE PROCEDURE public.guard(IN guarded regclass, IN who text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy of_this_contractor on %s to doorstep_app using (contractor_id = the_contractor() and (%s)) with check (contractor_id = the_contractor() and (%s))', guarded, who, who);
end $procedure$
;

CREATE OR REPLACE FUNCTION public.is_sent_to(wanted_household text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select the_operative() is null or exists (
    select 1 from bookings b where b.operative_id = the_operative() and b.live and b.household_id = wanted_household) $function$
;

CREATE OR REPLACE FUNCTION public.the_actor()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.the_contractor()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.contractor', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.the_household()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.household', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.the_landlord()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.landlord', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.the_operative()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.operative', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.the_role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.role', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.time_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) $function$
;

CREATE OR REPLACE FUNCTION public.was_sent_on(wanted_visit text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select the_operative() is null or exists (
    select 1 from bookings b where b.operative_id = the_operative() and b.visit_id = wanted_visit) $function$
;

create table alarm_acts (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  operative_id text,
  kind text not null,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint alarm_acts_pkey PRIMARY KEY (contractor_id, id),
  constraint alarm_acts_contractor_id_alarm_id_fkey FOREIGN KEY (contractor_id, alarm_id) REFERENCES alarms(contractor_id, id),
  constraint alarm_acts_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'duress_pin'::text, 'code_text'::text, 'code_call'::text, 'wrong_pins'::text, 'missed_check_in'::text, 'not_home_safe'::text, 'unmatched'::text])))
);
CREATE INDEX alarm_acts_of_an_alarm ON public.alarm_acts USING btree (contractor_id, alarm_id, received_at);
alter table alarm_acts force row level security;
create policy of_this_contractor on alarm_acts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select on alarm_acts to doorstep_app;

create table alarm_notes (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  staff_id text not null,
  at timestamp with time zone not null,
  kind text not null,
  question text,
  answer text,
  words text,
  constraint alarm_notes_pkey PRIMARY KEY (contractor_id, id),
  constraint alarm_notes_contractor_id_alarm_id_fkey FOREIGN KEY (contractor_id, alarm_id) REFERENCES alarms(contractor_id, id),
  constraint alarm_notes_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint alarm_notes_kind_check CHECK ((kind = ANY (ARRAY['said'::text, 'yes_no'::text, 'rang_them'::text, 'joined_the_line'::text, 'rang_999'::text, 'asked_to_go'::text, 'handed_over'::text, 'still_here'::text])))
);
CREATE INDEX alarm_notes_of_an_alarm ON public.alarm_notes USING btree (contractor_id, alarm_id, at);
alter table alarm_notes force row level security;
create policy of_this_contractor on alarm_notes as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on alarm_notes to doorstep_app;

create table alarm_rings (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  round integer not null,
  channel text not null,
  staff_id text,
  message_id text,
  rung_at timestamp with time zone not null,
  digits text,
  answered_at timestamp with time zone,
  step integer,
  broadcast boolean not null default false,
  asks text not null default 'answer'::text,
  constraint alarm_rings_pkey PRIMARY KEY (contractor_id, id),
  constraint alarm_ring_screens_or_a_person CHECK (((channel = 'screen'::text) = (staff_id IS NULL))),
  constraint alarm_rings_asks_check CHECK ((asks = ANY (ARRAY['answer'::text, 'agree'::text]))),
  constraint alarm_rings_channel_check CHECK ((channel = ANY (ARRAY['screen'::text, 'push'::text, 'text'::text, 'call'::text]))),
  constraint alarm_rings_contractor_id_alarm_id_fkey FOREIGN KEY (contractor_id, alarm_id) REFERENCES alarms(contractor_id, id),
  constraint alarm_rings_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id)
);
CREATE INDEX alarm_rings_by_digits ON public.alarm_rings USING btree (contractor_id, staff_id, digits);
CREATE INDEX alarm_rings_by_message ON public.alarm_rings USING btree (contractor_id, message_id);
CREATE INDEX alarm_rings_of_an_alarm ON public.alarm_rings USING btree (contractor_id, alarm_id, rung_at);
alter table alarm_rings force row level security;
create policy auditing on alarm_rings as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on alarm_rings as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on alarm_rings to doorstep_app;
grant select (alarm_id, asks, broadcast, channel, contractor_id, id, message_id, rung_at) on alarm_rings to doorstep_auditor;

create table alarms (
  contractor_id text not null,
  id text not null,
  kind text not null,
  operative_id text,
  watch_id text,
  visit_id text,
  household_id text,
  silent boolean not null default true,
  raised_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  lon double precision,
  lat double precision,
  place_at timestamp with time zone,
  place_metres integer,
  state text not null,
  ring_round integer not null default 0,
  answered_by text,
  answered_at timestamp with time zone,
  answer_lapses_at timestamp with time zone,
  closed_by text,
  closed_at timestamp with time zone,
  close_why text,
  spoke_to_them boolean,
  from_telephone text,
  matched_operative_id text,
  how text not null default 'button'::text,
  heard text,
  call_room text,
  ladder_id text,
  step integer not null default 0,
  next_ring_at timestamp with time zone,
  broadcasting boolean not null default false,
  first_answered_at timestamp with time zone,
  going text,
  pin_given_at timestamp with time zone,
  duress_at timestamp with time zone,
  word_from text,
  agreed_by text,
  resolution text,
  reviewed_at timestamp with time zone,
  reviewed_by text,
  review_words text,
  constraint alarms_pkey PRIMARY KEY (contractor_id, id),
  constraint alarm_answer_lapses CHECK (((state = ANY (ARRAY['answered'::text, 'responding'::text, 'standing_down'::text])) = (answer_lapses_at IS NOT NULL))) -- A3,
  constraint alarm_answered_by_a_person CHECK (((state = 'ringing'::text) OR (answered_by IS NOT NULL))) -- A3,
  constraint alarm_closed_by_a_person_with_reason CHECK (((state = 'closed'::text) = ((closed_by IS NOT NULL) AND (COALESCE(length(close_why), 0) > 0) AND (spoke_to_them IS NOT NULL)))) -- A3,
  constraint alarm_closed_with_a_resolution CHECK (((state = 'closed'::text) = (resolution IS NOT NULL))) -- A3,
  constraint alarm_duress_undoes_the_pin CHECK (((duress_at IS NULL) OR (pin_given_at IS NULL))) -- A2,
  constraint alarm_everybody_counted_is_for_a_number CHECK (((word_from <> 'everybody_counted'::text) OR (kind = 'unmatched'::text))),
  constraint alarm_of_a_known_person_or_a_number CHECK (((num_nonnulls(operative_id, from_telephone) = 1) AND ((kind <> 'unmatched'::text) OR (from_telephone IS NOT NULL)) AND ((kind = 'unmatched'::text) OR (operative_id IS NOT NULL) OR (matched_operative_id IS NOT NULL)) AND ((kind <> 'unmatched'::text) OR (matched_operative_id IS NULL) OR (state = 'closed'::text)))) -- A2,
  constraint alarm_reviewed_by_a_person CHECK (((reviewed_at IS NULL) OR ((state = 'closed'::text) AND (reviewed_by IS NOT NULL) AND (COALESCE(length(review_words), 0) > 0)))),
  constraint alarm_stood_down_by_pin_and_voice_or_by_two CHECK (((state <> 'closed'::text) OR ((kind = ANY (ARRAY['missed_check_in'::text, 'wrong_pins'::text, 'not_home_safe'::text])) AND (pin_given_at IS NOT NULL) AND COALESCE(spoke_to_them, false)) OR (COALESCE((agreed_by <> closed_by), false) AND ((word_from IS NOT NULL) OR (COALESCE(spoke_to_them, false) AND ((pin_given_at IS NOT NULL) OR (kind = 'unmatched'::text))))))) -- A3,
  constraint alarm_that_rings_has_a_next_ring CHECK (((state = 'ringing'::text) = (next_ring_at IS NOT NULL))) -- A3,
  constraint alarms_contractor_id_agreed_by_fkey FOREIGN KEY (contractor_id, agreed_by) REFERENCES staff(contractor_id, id),
  constraint alarms_contractor_id_answered_by_fkey FOREIGN KEY (contractor_id, answered_by) REFERENCES staff(contractor_id, id),
  constraint alarms_contractor_id_closed_by_fkey FOREIGN KEY (contractor_id, closed_by) REFERENCES staff(contractor_id, id),
  constraint alarms_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint alarms_contractor_id_ladder_id_fkey FOREIGN KEY (contractor_id, ladder_id) REFERENCES ladders(contractor_id, id),
  constraint alarms_contractor_id_matched_operative_id_fkey FOREIGN KEY (contractor_id, matched_operative_id) REFERENCES operatives(contractor_id, id),
  constraint alarms_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint alarms_contractor_id_reviewed_by_fkey FOREIGN KEY (contractor_id, reviewed_by) REFERENCES staff(contractor_id, id),
  constraint alarms_contractor_id_watch_id_fkey FOREIGN KEY (contractor_id, watch_id) REFERENCES watches(contractor_id, id),
  constraint alarms_how_check CHECK ((how = ANY (ARRAY['button'::text, '5 presses'::text, 'pin'::text, 'text'::text, 'call'::text, 'clock'::text]))),
  constraint alarms_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'duress_pin'::text, 'code_text'::text, 'code_call'::text, 'wrong_pins'::text, 'missed_check_in'::text, 'not_home_safe'::text, 'unmatched'::text]))),
  constraint alarms_resolution_check CHECK ((resolution = ANY (ARRAY['accident'::text, 'safe'::text, 'helped_by_colleague'::text, 'police'::text, 'ambulance'::text, 'left'::text, 'wrong_number'::text, 'test_by_worker'::text, 'other'::text]))),
  constraint alarms_state_check CHECK ((state = ANY (ARRAY['ringing'::text, 'answered'::text, 'responding'::text, 'standing_down'::text, 'closed'::text]))),
  constraint alarms_word_from_check CHECK ((word_from = ANY (ARRAY['police'::text, 'ambulance'::text, 'colleague_beside_them'::text, 'everybody_counted'::text])))
);
CREATE INDEX alarms_by_day ON public.alarms USING btree (contractor_id, received_at);
CREATE INDEX alarms_open ON public.alarms USING btree (contractor_id, received_at) WHERE (state <> 'closed'::text);
CREATE INDEX alarms_to_review ON public.alarms USING btree (contractor_id, closed_at) WHERE ((state = 'closed'::text) AND (reviewed_at IS NULL));
CREATE UNIQUE INDEX alarm_one_open_per_operative ON public.alarms USING btree (contractor_id, operative_id) WHERE (state <> 'closed'::text); -- A5 Asking again joins the alarm that is open.
CREATE UNIQUE INDEX alarm_one_open_per_telephone ON public.alarms USING btree (contractor_id, from_telephone) WHERE ((state <> 'closed'::text) AND (from_telephone IS NOT NULL)); -- A5 An unknown number that asks again joins its alarm.
alter table alarms force row level security;
create policy auditing on alarms as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on alarms as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select, update on alarms to doorstep_app;
grant select (answer_lapses_at, answered_at, contractor_id, from_telephone, household_id, id, kind, matched_operative_id, next_ring_at, operative_id, received_at, state) on alarms to doorstep_auditor;

create table api_keys (
  contractor_id text not null,
  id text not null,
  key_hash bytea not null,
  label text not null,
  landlord_id text,
  staff_id text not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (contractor_id, id),
  constraint api_keys_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint api_keys_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint api_keys_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint api_keys_key_hash_key UNIQUE (key_hash)
);
alter table api_keys force row level security;
create policy at_the_door on api_keys as permissive for select to doorstep_door using (true);
create policy of_this_contractor on api_keys as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on api_keys to doorstep_app;
grant select on api_keys to doorstep_door;

create table appointments (
  contractor_id text not null,
  id text not null,
  order_id text not null,
  household_id text not null,
  premises_id text not null,
  landlord_id text not null,
  window_from timestamp with time zone not null,
  window_to timestamp with time zone not null,
  minutes integer not null,
  named_operative_id text,
  state text not null default 'promised'::text,
  promised_at timestamp with time zone not null,
  promised_by text not null,
  landlord_agreed_at timestamp with time zone -- D3 When the landlord's person agreed to be there as well, where a precaution asks for it.,
  ended_at timestamp with time zone,
  ended_why text,
  moved_agreed_by text,
  moved_agreed_how text,
  moved_agreed_at timestamp with time zone,
  risk_told_at timestamp with time zone -- B6 When the household was told that the promise may break.,
  waits_since timestamp with time zone -- B6 When the household said that it waits for us.,
  risk_told_expected_at timestamp with time zone -- B6 When the household was told that we expect to be there; empty where nobody was on the way.,
  risk_told_again_at timestamp with time zone -- B6 When it was told once more, because that held no longer.,
  constraint appointments_pkey PRIMARY KEY (contractor_id, id),
  constraint appointment_moved_with_consent CHECK (
CASE
    WHEN (state <> 'moved'::text) THEN ((moved_agreed_by IS NULL) AND (moved_agreed_how IS NULL) AND (moved_agreed_at IS NULL))
    ELSE ((moved_agreed_at IS NOT NULL) AND
    CASE COALESCE(moved_agreed_how, ''::text)
        WHEN 'themselves'::text THEN (moved_agreed_by IS NULL)
        WHEN 'call'::text THEN (length(btrim(COALESCE(moved_agreed_by, ''::text))) >= 2)
        WHEN 'door'::text THEN (length(btrim(COALESCE(moved_agreed_by, ''::text))) >= 2)
        WHEN 'text'::text THEN (length(btrim(COALESCE(moved_agreed_by, ''::text))) >= 2)
        ELSE false
    END)
END) NOT VALID -- B9,
  constraint appointment_told_again_who_waits CHECK (((risk_told_again_at IS NULL) OR COALESCE(((risk_told_again_at > risk_told_at) AND (waits_since IS NOT NULL)), false))) -- B6,
  constraint appointment_waits_once_told CHECK (((waits_since IS NULL) OR COALESCE((waits_since >= risk_told_at), false))) -- B6,
  constraint appointment_window_is_a_window CHECK ((window_to > window_from)),
  constraint appointments_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint appointments_contractor_id_named_operative_id_fkey FOREIGN KEY (contractor_id, named_operative_id) REFERENCES operatives(contractor_id, id),
  constraint appointments_contractor_id_order_id_fkey FOREIGN KEY (contractor_id, order_id) REFERENCES orders(contractor_id, id),
  constraint appointments_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint appointments_minutes_check CHECK (((minutes >= 5) AND (minutes <= 720))),
  constraint appointments_state_check CHECK ((state = ANY (ARRAY['promised'::text, 'moved'::text, 'cancelled'::text, 'kept'::text, 'missed'::text])))
);
CREATE INDEX appointments_by_window ON public.appointments USING btree (contractor_id, window_from) WHERE (state = 'promised'::text);
CREATE INDEX appointments_of_a_household ON public.appointments USING btree (contractor_id, household_id);
CREATE INDEX appointments_told_at_risk ON public.appointments USING btree (contractor_id, id) WHERE ((state = 'promised'::text) AND (risk_told_at IS NOT NULL));
CREATE UNIQUE INDEX appointment_one_live_per_order ON public.appointments USING btree (contractor_id, order_id) WHERE (state = 'promised'::text);
alter table appointments force row level security;
create policy of_this_contractor on appointments as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id))));
grant insert, select, update on appointments to doorstep_app;

create table arc_centres (
  contractor_id text not null,
  id text not null,
  name text not null,
  url text,
  secret_sealed bytea,
  key_version integer,
  telephone text,
  certificate text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint arc_centres_pkey PRIMARY KEY (contractor_id, id),
  constraint arc_centre_can_be_reached CHECK ((num_nonnulls(url, telephone) >= 1)),
  constraint arc_centre_webhook_is_signed CHECK ((num_nonnulls(url, secret_sealed, key_version) = ANY (ARRAY[0, 3]))),
  constraint arc_centres_contractor_id_added_by_fkey FOREIGN KEY (contractor_id, added_by) REFERENCES staff(contractor_id, id),
  constraint arc_centres_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
CREATE UNIQUE INDEX arc_centre_one_in_use ON public.arc_centres USING btree (contractor_id) WHERE (ended_at IS NULL);
alter table arc_centres force row level security;
create policy of_this_contractor on arc_centres as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on arc_centres to doorstep_app;

create table arc_handoffs (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  centre_id text not null,
  asked_by text,
  asked_at timestamp with time zone not null,
  state text not null,
  tries integer not null default 0,
  last_tried_at timestamp with time zone,
  called_at timestamp with time zone,
  accepted_at timestamp with time zone,
  accepted_how text,
  reference text,
  trouble text,
  constraint arc_handoffs_pkey PRIMARY KEY (contractor_id, id),
  constraint arc_handoff_accepted_some_way CHECK ((((state = 'accepted'::text) = (accepted_at IS NOT NULL)) AND ((accepted_at IS NULL) = (accepted_how IS NULL)))),
  constraint arc_handoff_once_per_alarm UNIQUE (contractor_id, alarm_id) -- A5,
  constraint arc_handoffs_accepted_how_check CHECK ((accepted_how = ANY (ARRAY['webhook'::text, 'key'::text]))),
  constraint arc_handoffs_contractor_id_alarm_id_fkey FOREIGN KEY (contractor_id, alarm_id) REFERENCES alarms(contractor_id, id),
  constraint arc_handoffs_contractor_id_asked_by_fkey FOREIGN KEY (contractor_id, asked_by) REFERENCES staff(contractor_id, id),
  constraint arc_handoffs_contractor_id_centre_id_fkey FOREIGN KEY (contractor_id, centre_id) REFERENCES arc_centres(contractor_id, id),
  constraint arc_handoffs_state_check CHECK ((state = ANY (ARRAY['trying'::text, 'accepted'::text, 'given_up'::text])))
);
alter table arc_handoffs force row level security;
create policy at_the_door on arc_handoffs as permissive for select to doorstep_door using (true);
create policy of_this_contractor on arc_handoffs as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on arc_handoffs to doorstep_app;
grant select (contractor_id, id) on arc_handoffs to doorstep_door;

create table auditor_answers (
  contractor_id text not null,
  id text not null,
  staff_id text not null,
  how text not null,
  answered_at timestamp with time zone not null,
  constraint auditor_answers_pkey PRIMARY KEY (contractor_id, id),
  constraint auditor_answers_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint auditor_answers_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint auditor_answers_how_check CHECK ((how = ANY (ARRAY['screen'::text, 'key'::text])))
);
CREATE INDEX auditor_answers_by_time ON public.auditor_answers USING btree (contractor_id, answered_at);
alter table auditor_answers force row level security;
create policy auditing on auditor_answers as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on auditor_answers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on auditor_answers to doorstep_app;
grant select (answered_at, contractor_id, staff_id) on auditor_answers to doorstep_auditor;

create table auditor_findings (
  contractor_id text not null,
  id text not null,
  kind text not null,
  subject_id text not null,
  words text not null,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  shouted_at timestamp with time zone,
  constraint auditor_findings_pkey PRIMARY KEY (contractor_id, id),
  constraint auditor_findings_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint auditor_findings_kind_check CHECK ((kind = ANY (ARRAY['alarm_not_rung'::text, 'ring_overdue'::text, 'no_ring_left'::text, 'answer_not_lapsed'::text, 'check_in_not_decided'::text, 'home_safe_not_asked'::text, 'message_not_sent'::text, 'timer_overdue'::text, 'engine_silent'::text, 'wrong_role'::text, 'clock_apart'::text])))
);
CREATE UNIQUE INDEX auditor_finding_one_open ON public.auditor_findings USING btree (contractor_id, kind, subject_id) WHERE (ended_at IS NULL);
alter table auditor_findings force row level security;
create policy auditing on auditor_findings as permissive for all to doorstep_auditor using (true) with check (true);
create policy of_this_contractor on auditor_findings as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant select on auditor_findings to doorstep_app;
grant insert, select, update on auditor_findings to doorstep_auditor;

create table auditor_looks (
  auditor text not null,
  looked_at timestamp with time zone not null,
  constraint auditor_looks_pkey PRIMARY KEY (auditor)
);
grant select on auditor_looks to doorstep_app;
grant delete, insert, select, update on auditor_looks to doorstep_auditor;
grant select on auditor_looks to doorstep_door;

create table auditor_shouts (
  contractor_id text not null,
  id text not null,
  staff_id text not null,
  channel text not null,
  supplier text not null,
  shouted_at timestamp with time zone not null,
  supplier_id text,
  trouble text,
  constraint auditor_shouts_pkey PRIMARY KEY (contractor_id, id),
  constraint auditor_shout_ended_one_way CHECK ((num_nonnulls(supplier_id, trouble) = 1)),
  constraint auditor_shouts_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text]))),
  constraint auditor_shouts_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint auditor_shouts_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint auditor_shouts_supplier_check CHECK ((supplier = ANY (ARRAY['twilio'::text, 'smpp'::text, 'none'::text])))
);
CREATE INDEX auditor_shouts_by_time ON public.auditor_shouts USING btree (contractor_id, shouted_at);
alter table auditor_shouts force row level security;
create policy at_the_door on auditor_shouts as permissive for select to doorstep_door using (true);
create policy auditing on auditor_shouts as permissive for all to doorstep_auditor using (true) with check (true);
create policy of_this_contractor on auditor_shouts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant select on auditor_shouts to doorstep_app;
grant insert, select on auditor_shouts to doorstep_auditor;
grant select (contractor_id, id, staff_id) on auditor_shouts to doorstep_door;

create table blocked_numbers (
  contractor_id text not null,
  supplier text not null,
  telephone text not null,
  since timestamp with time zone not null,
  constraint blocked_numbers_pkey PRIMARY KEY (contractor_id, supplier, telephone),
  constraint blocked_numbers_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint blocked_numbers_supplier_check CHECK ((supplier = ANY (ARRAY['twilio'::text, 'smpp'::text, 'notify'::text, 'push'::text])))
);
alter table blocked_numbers force row level security;
create policy of_this_contractor on blocked_numbers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant delete, insert, select, update on blocked_numbers to doorstep_app;

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
  state text not null,
  live boolean not null generated always as ((state <> ALL (ARRAY['ended'::text, 'called_back'::text]))) stored,
  check_code text not null,
  expected_minutes integer not null,
  travel_minutes integer not null,
  sent_at timestamp with time zone not null,
  sent_by text not null,
  emergency_reason text,
  why jsonb not null,
  judged_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  left_at timestamp with time zone,
  breathing_until timestamp with time zone,
  ended_at timestamp with time zone,
  extra_minutes integer not null default 0,
  interpreter boolean not null default false,
  likely_minutes integer,
  constraint bookings_pkey PRIMARY KEY (contractor_id, id),
  constraint booking_breathes_before_it_ends CHECK (((state <> 'breathing'::text) OR (breathing_until IS NOT NULL))),
  constraint booking_likely_minutes CHECK ((likely_minutes >= 0)),
  constraint booking_no_cold_call CHECK (((appointment_id IS NOT NULL) OR (COALESCE(length(emergency_reason), 0) > 0))) -- B7,
  constraint bookings_check_code_check CHECK ((check_code ~ '^[1-9]{4}$'::text)),
  constraint bookings_contractor_id_appointment_id_fkey FOREIGN KEY (contractor_id, appointment_id) REFERENCES appointments(contractor_id, id),
  constraint bookings_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint bookings_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint bookings_contractor_id_order_id_fkey FOREIGN KEY (contractor_id, order_id) REFERENCES orders(contractor_id, id),
  constraint bookings_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint bookings_state_check CHECK ((state = ANY (ARRAY['on_the_way'::text, 'at_the_door'::text, 'inside'::text, 'breathing'::text, 'ended'::text, 'called_back'::text])))
);
CREATE INDEX bookings_by_sending ON public.bookings USING btree (contractor_id, sent_at);
CREATE INDEX bookings_last_there ON public.bookings USING btree (contractor_id, household_id, left_at DESC) INCLUDE (operative_id) WHERE (left_at IS NOT NULL);
CREATE INDEX bookings_of_a_household ON public.bookings USING btree (contractor_id, household_id, operative_id);
CREATE INDEX bookings_of_an_appointment ON public.bookings USING btree (contractor_id, appointment_id);
CREATE UNIQUE INDEX booking_once_per_visit_and_operative ON public.bookings USING btree (contractor_id, visit_id, operative_id);
CREATE UNIQUE INDEX booking_one_live_per_operative ON public.bookings USING btree (contractor_id, operative_id) WHERE live; -- B1
alter table bookings force row level security;
create policy of_this_contractor on bookings as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select, update on bookings to doorstep_app;

create table branches (
  contractor_id text not null,
  id text not null,
  name text not null,
  constraint branches_pkey PRIMARY KEY (contractor_id, id),
  constraint branch_name_once UNIQUE (contractor_id, name),
  constraint branches_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
alter table branches force row level security;
create policy of_this_contractor on branches as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
grant insert, select, update on branches to doorstep_app;

create table break_settings (
  contractor_id text not null,
  after_minutes integer not null,
  minutes integer not null,
  why text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint break_settings_pkey PRIMARY KEY (contractor_id),
  constraint break_as_the_law_asks CHECK ((((minutes >= 20) AND (minutes <= 120)) AND ((after_minutes >= 60) AND (after_minutes <= 360)))) -- D1 Twenty minutes at least, for more than six hours of work (Working Time Regulations 1998, regulation 12).,
  constraint break_settings_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
alter table break_settings force row level security;
create policy of_this_contractor on break_settings as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on break_settings to doorstep_app;

create table call_turns (
  contractor_id text not null,
  inbound_id text not null,
  turn integer not null,
  heard text,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint call_turns_pkey PRIMARY KEY (contractor_id, inbound_id, turn),
  constraint call_turns_contractor_id_inbound_id_fkey FOREIGN KEY (contractor_id, inbound_id) REFERENCES inbound_messages(contractor_id, id),
  constraint call_turns_turn_check CHECK (((turn >= 1) AND (turn <= 20)))
);
alter table call_turns force row level security;
create policy of_this_contractor on call_turns as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on call_turns to doorstep_app;

create table certificates (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  topic text not null,
  issued_on date not null,
  valid_until date not null,
  verified_by text not null,
  constraint certificates_pkey PRIMARY KEY (contractor_id, id),
  constraint certificate_ends_after_it_starts CHECK ((valid_until > issued_on)),
  constraint certificates_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id)
);
CREATE INDEX certificates_of_an_operative ON public.certificates USING btree (contractor_id, operative_id, topic, valid_until);
alter table certificates force row level security;
create policy of_this_contractor on certificates as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
grant insert, select, update on certificates to doorstep_app;

create table concern_additions (
  contractor_id text not null,
  id text not null,
  act_id text not null,
  concern_id text not null,
  author_staff_id text not null,
  added_at timestamp with time zone not null,
  key_version integer not null,
  sealed_words bytea not null,
  constraint concern_additions_pkey PRIMARY KEY (contractor_id, id),
  constraint addition_act_once UNIQUE (contractor_id, act_id),
  constraint concern_additions_contractor_id_author_staff_id_fkey FOREIGN KEY (contractor_id, author_staff_id) REFERENCES staff(contractor_id, id),
  constraint concern_additions_contractor_id_concern_id_fkey FOREIGN KEY (contractor_id, concern_id) REFERENCES concerns(contractor_id, id)
);
alter table concern_additions force row level security;
create policy added_by_author_or_lead on concern_additions as permissive for insert to doorstep_app with check (((contractor_id = the_contractor()) AND (author_staff_id = the_actor()) AND (the_landlord() IS NULL) AND (the_household() IS NULL)));
create policy read_by_the_named_few on concern_additions as permissive for select to doorstep_app using (((contractor_id = the_contractor()) AND ((the_role() = 'safeguarding_lead'::text) OR (author_staff_id = the_actor()))));
grant insert, select on concern_additions to doorstep_app;

create table concerns (
  contractor_id text not null,
  id text not null,
  reference text not null,
  act_id text not null,
  author_staff_id text not null,
  visit_id text,
  household_id text,
  premises_id text,
  said_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  danger_now text not null default 'not_said'::text,
  key_version integer not null,
  sealed_words bytea not null,
  state text not null default 'received'::text,
  lead_staff_id text,
  first_read_at timestamp with time zone,
  author_told_at timestamp with time zone,
  landlord_told_at timestamp with time zone,
  constraint concerns_pkey PRIMARY KEY (contractor_id, id),
  constraint concern_act_once UNIQUE (contractor_id, act_id),
  constraint concern_reference_once UNIQUE (contractor_id, reference),
  constraint concerns_contractor_id_author_staff_id_fkey FOREIGN KEY (contractor_id, author_staff_id) REFERENCES staff(contractor_id, id),
  constraint concerns_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint concerns_danger_now_check CHECK ((danger_now = ANY (ARRAY['yes'::text, 'no'::text, 'not_said'::text]))),
  constraint concerns_state_check CHECK ((state = ANY (ARRAY['received'::text, 'being_acted_on'::text, 'closed'::text])))
);
alter table concerns force row level security;
create policy acted_on_by_the_lead on concerns as permissive for update to doorstep_app using (((contractor_id = the_contractor()) AND (the_role() = ANY (ARRAY['safeguarding_lead'::text, 'engine'::text]))));
create policy raised_by_anybody_here on concerns as permissive for insert to doorstep_app with check (((contractor_id = the_contractor()) AND (author_staff_id = the_actor()) AND (the_landlord() IS NULL) AND (the_household() IS NULL)));
create policy read_by_the_named_few on concerns as permissive for select to doorstep_app using (((contractor_id = the_contractor()) AND ((the_role() = ANY (ARRAY['safeguarding_lead'::text, 'engine'::text])) OR (author_staff_id = the_actor()))));
grant insert, select on concerns to doorstep_app;
grant update (author_told_at, first_read_at, landlord_told_at, lead_staff_id, state) on concerns to doorstep_app;

create table consents (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  given_by text not null,
  work text not null,
  rooms text[] not null,
  limits text,
  language text,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint consents_pkey PRIMARY KEY (contractor_id, id),
  constraint consents_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id),
  constraint consents_rooms_check CHECK ((cardinality(rooms) > 0))
);
alter table consents force row level security;
create policy of_this_contractor on consents as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select, update on consents to doorstep_app;

create table contact_cards (
  contractor_id text not null,
  household_id text not null,
  language text not null default 'en'::text,
  channel text not null default 'text'::text,
  telephone text,
  large_print boolean not null default false,
  safe_contact_only boolean not null default false,
  safe_telephone text,
  safe_from time without time zone,
  safe_to time without time zone,
  changed_at timestamp with time zone not null,
  constraint contact_cards_pkey PRIMARY KEY (contractor_id, household_id),
  constraint contact_card_safe_way_is_named CHECK (((NOT safe_contact_only) OR (safe_telephone IS NOT NULL))) -- H4,
  constraint contact_cards_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text, 'letter'::text]))),
  constraint contact_cards_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id)
);
alter table contact_cards force row level security;
create policy of_this_contractor on contact_cards as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND (the_operative() IS NULL))));
grant insert, select, update on contact_cards to doorstep_app;

create table contractors (
  contractor_id text not null,
  name text not null,
  telephone text not null,
  duty_number text not null,
  code_word text not null,
  breathing_minutes integer not null default 15,
  is_demonstration boolean not null default false,
  created_at timestamp with time zone not null,
  code_keys text,
  amber_words text,
  check_in_grace_seconds integer not null default 120,
  home_safe_minutes integer not null default 45,
  constraint contractors_pkey PRIMARY KEY (contractor_id),
  constraint contractors_amber_words_check CHECK ((amber_words <> ''::text)),
  constraint contractors_breathing_minutes_check CHECK (((breathing_minutes >= 5) AND (breathing_minutes <= 120))),
  constraint contractors_check_in_grace_seconds_check CHECK (((check_in_grace_seconds >= 60) AND (check_in_grace_seconds <= 600))),
  constraint contractors_code_keys_check CHECK ((code_keys ~ '^[0-9]{3,8}$'::text)),
  constraint contractors_duty_number_key UNIQUE (duty_number),
  constraint contractors_home_safe_minutes_check CHECK (((home_safe_minutes >= 10) AND (home_safe_minutes <= 240)))
);
alter table contractors force row level security;
create policy before_a_contractor_is_known on contractors as permissive for select to doorstep_auditor, doorstep_door, doorstep_engine using (true);
create policy of_this_contractor on contractors as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND true)) with check (((contractor_id = the_contractor()) AND true));
grant insert, select, update on contractors to doorstep_app;
grant select on contractors to doorstep_auditor;
grant select on contractors to doorstep_door;
grant select on contractors to doorstep_engine;

create table devices (
  contractor_id text not null,
  id text not null,
  token_hash bytea not null,
  staff_id text not null,
  asked_at timestamp with time zone not null,
  code_hash bytea,
  code_tries integer not null default 0,
  enrolled_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint devices_pkey PRIMARY KEY (contractor_id, id),
  constraint devices_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint devices_token_hash_key UNIQUE (token_hash)
);
alter table devices force row level security;
create policy at_the_door on devices as permissive for all to doorstep_door using (true) with check (true);
create policy of_this_contractor on devices as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
grant select, update on devices to doorstep_app;
grant insert, select, update on devices to doorstep_door;

create table doorstep_migrations (
  name text not null,
  checksum text not null,
  ran_at timestamp with time zone not null default clock_timestamp(),
  constraint doorstep_migrations_pkey PRIMARY KEY (name)
);

create table drill_rings (
  contractor_id text not null,
  id text not null,
  drill_id text not null,
  staff_id text not null,
  channel text not null,
  message_id text,
  digits text,
  rung_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_how text,
  constraint drill_rings_pkey PRIMARY KEY (contractor_id, id),
  constraint drill_ring_answered_by_an_act CHECK (((answered_at IS NULL) = (answered_how IS NULL))) -- A3,
  constraint drill_rings_answered_how_check CHECK ((answered_how = ANY (ARRAY['screen'::text, 'key'::text, 'text'::text]))),
  constraint drill_rings_channel_check CHECK ((channel = ANY (ARRAY['screen'::text, 'push'::text, 'text'::text, 'call'::text]))),
  constraint drill_rings_contractor_id_drill_id_fkey FOREIGN KEY (contractor_id, drill_id) REFERENCES drills(contractor_id, id),
  constraint drill_rings_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id)
);
CREATE INDEX drill_rings_by_digits ON public.drill_rings USING btree (contractor_id, staff_id, digits);
CREATE INDEX drill_rings_by_message ON public.drill_rings USING btree (contractor_id, message_id);
CREATE INDEX drill_rings_of_a_drill ON public.drill_rings USING btree (contractor_id, drill_id);
alter table drill_rings force row level security;
create policy of_this_contractor on drill_rings as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on drill_rings to doorstep_app;

create table drills (
  contractor_id text not null,
  id text not null,
  kind text not null,
  ladder_id text,
  staff_id text,
  started_by text,
  started_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint drills_pkey PRIMARY KEY (contractor_id, id),
  constraint drill_asked_for_by_a_person CHECK (((kind = 'monthly'::text) OR (started_by IS NOT NULL))),
  constraint drills_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint drills_contractor_id_ladder_id_fkey FOREIGN KEY (contractor_id, ladder_id) REFERENCES ladders(contractor_id, id),
  constraint drills_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint drills_contractor_id_started_by_fkey FOREIGN KEY (contractor_id, started_by) REFERENCES staff(contractor_id, id),
  constraint drills_kind_check CHECK ((kind = ANY (ARRAY['monthly'::text, 'asked_for'::text, 'test'::text])))
);
CREATE INDEX drills_by_day ON public.drills USING btree (contractor_id, started_at);
alter table drills force row level security;
create policy of_this_contractor on drills as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on drills to doorstep_app;

create table emergency_details (
  contractor_id text not null,
  operative_id text not null,
  next_of_kin_name text,
  next_of_kin_telephone text,
  constraint emergency_details_pkey PRIMARY KEY (contractor_id, operative_id),
  constraint emergency_details_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id)
);
alter table emergency_details force row level security;
create policy of_this_contractor on emergency_details as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_operative() = operative_id) OR (the_role() = ANY (ARRAY['controller'::text, 'administrator'::text, 'engine'::text]))))) with check (((contractor_id = the_contractor()) AND ((the_operative() = operative_id) OR (the_role() = ANY (ARRAY['controller'::text, 'administrator'::text, 'engine'::text])))));
grant insert, select, update on emergency_details to doorstep_app;

create table follow_ons (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  order_id text not null,
  what text not null,
  told_on date not null,
  constraint follow_ons_pkey PRIMARY KEY (contractor_id, id),
  constraint follow_ons_contractor_id_order_id_fkey FOREIGN KEY (contractor_id, order_id) REFERENCES orders(contractor_id, id),
  constraint follow_ons_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id)
);
alter table follow_ons force row level security;
create policy of_this_contractor on follow_ons as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select on follow_ons to doorstep_app;

create table heartbeats (
  worker text not null,
  beat_at timestamp with time zone not null,
  figures jsonb not null default '{}'::jsonb,
  constraint heartbeats_pkey PRIMARY KEY (worker)
);
grant select on heartbeats to doorstep_app;
grant select on heartbeats to doorstep_auditor;
grant select on heartbeats to doorstep_door;
grant delete, insert, select, update on heartbeats to doorstep_engine;

create table home_safe (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  shift_id text not null,
  shift_day date not null,
  shift_ends_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null,
  confirmed_at timestamp with time zone,
  constraint home_safe_pkey PRIMARY KEY (contractor_id, id),
  constraint home_safe_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint home_safe_contractor_id_shift_id_fkey FOREIGN KEY (contractor_id, shift_id) REFERENCES shifts(contractor_id, id),
  constraint home_safe_is_said CHECK (((state = 'home'::text) = (confirmed_at IS NOT NULL))) -- A8,
  constraint home_safe_once_per_shift UNIQUE (contractor_id, shift_id),
  constraint home_safe_state_check CHECK ((state = ANY (ARRAY['expected'::text, 'asked'::text, 'asking_after'::text, 'home'::text])))
);
CREATE INDEX home_safe_of_an_operative ON public.home_safe USING btree (contractor_id, operative_id, shift_day);
CREATE INDEX home_safe_open ON public.home_safe USING btree (contractor_id, due_at) WHERE (state <> 'home'::text);
alter table home_safe force row level security;
create policy auditing on home_safe as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on home_safe as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select, update on home_safe to doorstep_app;
grant select (contractor_id, due_at, id, operative_id, state) on home_safe to doorstep_auditor;

create table households (
  contractor_id text not null,
  id text not null,
  premises_id text not null,
  landlord_id text not null,
  since date,
  ended_at timestamp with time zone,
  constraint households_pkey PRIMARY KEY (contractor_id, id),
  constraint households_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint households_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint households_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id)
);
CREATE UNIQUE INDEX household_one_living_there ON public.households USING btree (contractor_id, premises_id) WHERE (ended_at IS NULL);
alter table households force row level security;
create policy auditing on households as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on households as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(id))));
grant insert, select, update on households to doorstep_app;
grant select (contractor_id, id, premises_id) on households to doorstep_auditor;

create table idempotency_keys (
  contractor_id text not null,
  api_key_id text not null,
  idempotency_key text not null,
  request_digest bytea not null,
  status integer not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (contractor_id, api_key_id, idempotency_key),
  constraint idempotency_keys_contractor_id_api_key_id_fkey FOREIGN KEY (contractor_id, api_key_id) REFERENCES api_keys(contractor_id, id)
);
alter table idempotency_keys force row level security;
create policy of_this_contractor on idempotency_keys as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on idempotency_keys to doorstep_app;

create table inbound_messages (
  contractor_id text not null,
  id text not null,
  channel text not null,
  supplier_id text not null,
  from_telephone text not null,
  to_telephone text not null,
  body text not null,
  received_at timestamp with time zone not null,
  household_id text,
  staff_id text,
  understood_as text,
  answer text,
  read_by text,
  read_at timestamp with time zone,
  sent_at timestamp with time zone,
  pictures integer not null default 0,
  constraint inbound_messages_pkey PRIMARY KEY (contractor_id, id),
  constraint inbound_messages_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text]))),
  constraint inbound_messages_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint inbound_messages_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint inbound_messages_contractor_id_read_by_fkey FOREIGN KEY (contractor_id, read_by) REFERENCES staff(contractor_id, id),
  constraint inbound_messages_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint inbound_once UNIQUE (contractor_id, supplier_id)
);
CREATE INDEX inbound_for_a_person_to_read ON public.inbound_messages USING btree (contractor_id, received_at) WHERE ((read_at IS NULL) AND ((understood_as IS NULL) OR (understood_as = ANY (ARRAY['help_from_unknown'::text, 'worker_rang'::text]))));
CREATE INDEX inbound_of_a_household ON public.inbound_messages USING btree (contractor_id, household_id, received_at);
CREATE INDEX inbound_of_a_number ON public.inbound_messages USING btree (contractor_id, from_telephone, received_at);
alter table inbound_messages force row level security;
create policy of_this_contractor on inbound_messages as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on inbound_messages to doorstep_app;

create table ladder_rungs (
  contractor_id text not null,
  id text not null,
  ladder_id text not null,
  step integer not null,
  staff_id text,
  role_group text,
  channels text[] not null,
  constraint ladder_rungs_pkey PRIMARY KEY (contractor_id, id),
  constraint ladder_rung_has_a_channel CHECK (((cardinality(channels) > 0) AND (channels <@ ARRAY['screen'::text, 'push'::text, 'text'::text, 'call'::text]))) -- A3,
  constraint ladder_rung_names_a_person_or_a_group CHECK ((num_nonnulls(staff_id, role_group) = 1)) -- A3,
  constraint ladder_rungs_contractor_id_ladder_id_step_fkey FOREIGN KEY (contractor_id, ladder_id, step) REFERENCES ladder_steps(contractor_id, ladder_id, step) ON DELETE CASCADE,
  constraint ladder_rungs_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint ladder_rungs_role_group_check CHECK ((role_group = ANY (ARRAY['controllers'::text, 'on_call'::text, 'directors'::text, 'everyone'::text, 'arc'::text])))
);
CREATE INDEX ladder_rungs_of_a_step ON public.ladder_rungs USING btree (contractor_id, ladder_id, step);
alter table ladder_rungs force row level security;
create policy of_this_contractor on ladder_rungs as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant delete, insert, select, update on ladder_rungs to doorstep_app;

create table ladder_steps (
  contractor_id text not null,
  ladder_id text not null,
  step integer not null,
  wait_seconds integer not null,
  constraint ladder_steps_pkey PRIMARY KEY (contractor_id, ladder_id, step),
  constraint ladder_step_waits_five_seconds_to_five_minutes CHECK (((wait_seconds >= 5) AND (wait_seconds <= 300))) -- A3,
  constraint ladder_steps_contractor_id_ladder_id_fkey FOREIGN KEY (contractor_id, ladder_id) REFERENCES ladders(contractor_id, id),
  constraint ladder_steps_step_check CHECK (((step >= 1) AND (step <= 20)))
);
alter table ladder_steps force row level security;
create policy of_this_contractor on ladder_steps as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant delete, insert, select, update on ladder_steps to doorstep_app;

create table ladders (
  contractor_id text not null,
  id text not null,
  branch_id text,
  name text not null,
  from_time time without time zone not null,
  to_time time without time zone not null,
  days integer[],
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint ladders_pkey PRIMARY KEY (contractor_id, id),
  constraint ladders_contractor_id_branch_id_fkey FOREIGN KEY (contractor_id, branch_id) REFERENCES branches(contractor_id, id),
  constraint ladders_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint ladders_days_check CHECK (((days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]) AND (cardinality(days) > 0)))
);
alter table ladders force row level security;
create policy of_this_contractor on ladders as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on ladders to doorstep_app;

create table landlord_priorities (
  contractor_id text not null,
  landlord_id text not null,
  code text not null,
  label text not null,
  is_emergency boolean not null default false,
  within integer not null,
  unit text not null,
  constraint landlord_priorities_pkey PRIMARY KEY (contractor_id, landlord_id, code),
  constraint landlord_priorities_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint landlord_priorities_unit_check CHECK ((unit = ANY (ARRAY['hours'::text, 'working_days'::text]))),
  constraint landlord_priorities_within_check CHECK ((within > 0))
);
alter table landlord_priorities force row level security;
create policy of_this_contractor on landlord_priorities as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord())))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (landlord_id = the_landlord()))));
grant insert, select, update on landlord_priorities to doorstep_app;

create table landlords (
  contractor_id text not null,
  id text not null,
  name text not null,
  telephone text not null,
  safeguarding_name text,
  safeguarding_contact text,
  constraint landlords_pkey PRIMARY KEY (contractor_id, id),
  constraint landlord_name_once UNIQUE (contractor_id, name),
  constraint landlords_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
alter table landlords force row level security;
create policy of_this_contractor on landlords as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (id = the_landlord())))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) OR (id = the_landlord()))));
grant insert, select, update on landlords to doorstep_app;

create table learned_nights (
  contractor_id text not null,
  learned_at timestamp with time zone not null,
  since timestamp with time zone,
  sendings integer not null,
  doors integer not null,
  doors_opened integer not null,
  unanswered_chance double precision not null,
  unanswered_minutes double precision not null,
  left_out jsonb not null,
  unanswered_hours jsonb not null default '{}'::jsonb,
  promises integer not null default 0,
  promises_since timestamp with time zone,
  promises_held jsonb not null default '[]'::jsonb,
  weights double precision[],
  trust double precision[],
  constraint learned_nights_pkey PRIMARY KEY (contractor_id),
  constraint experience_can_be_trusted CHECK (((num_nonnulls(weights, trust) = 0) OR COALESCE(((cardinality(weights) > 1) AND (cardinality(trust) = 2) AND ('-Infinity'::double precision < ALL ((weights || trust))) AND ('Infinity'::double precision > ALL ((weights || trust))) AND ((0)::double precision <= ALL (weights[2:])) AND ((0)::double precision <= trust[2])), false))) -- B4 Odds are figures, and no sign of trouble makes a promise likelier.,
  constraint learned_nights_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint learned_nights_doors_check CHECK ((doors >= 0)),
  constraint learned_nights_promises_check CHECK ((promises >= 0)),
  constraint learned_nights_sendings_check CHECK ((sendings >= 0)),
  constraint learned_nights_unanswered_chance_check CHECK (((unanswered_chance >= (0)::double precision) AND (unanswered_chance <= (1)::double precision)))
);
alter table learned_nights force row level security;
create policy of_this_contractor on learned_nights as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on learned_nights to doorstep_app;

create table learned_stretches (
  contractor_id text not null,
  about text not null,
  key text not null,
  seen integer not null,
  low double precision not null,
  middle double precision not null,
  high double precision not null,
  mean double precision not null,
  cv double precision not null,
  constraint learned_stretches_pkey PRIMARY KEY (contractor_id, about, key),
  constraint learned_stretch_in_order CHECK (((low > (0)::double precision) AND (low <= middle) AND (middle <= high))),
  constraint learned_stretches_about_check CHECK ((about = ANY (ARRAY['travel'::text, 'work'::text]))),
  constraint learned_stretches_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint learned_stretches_cv_check CHECK ((cv >= (0)::double precision)),
  constraint learned_stretches_mean_check CHECK ((mean > (0)::double precision)),
  constraint learned_stretches_seen_check CHECK ((seen >= 0))
);
alter table learned_stretches force row level security;
create policy of_this_contractor on learned_stretches as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on learned_stretches to doorstep_app;

create table links (
  contractor_id text not null,
  id text not null,
  token_hash bytea not null,
  household_id text not null,
  appointment_id text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  code_hash bytea,
  code_expires_at timestamp with time zone,
  code_tries integer not null default 0,
  code_asked_at timestamp with time zone,
  codes_asked integer not null default 0,
  wider_hash bytea,
  wider_until timestamp with time zone,
  constraint links_pkey PRIMARY KEY (contractor_id, id),
  constraint links_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint links_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint links_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX links_of_a_household ON public.links USING btree (contractor_id, household_id) WHERE (revoked_at IS NULL);
alter table links force row level security;
create policy at_the_door on links as permissive for select to doorstep_door using (true);
create policy of_this_contractor on links as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND (the_operative() IS NULL))));
grant insert, select, update on links to doorstep_app;
grant select on links to doorstep_door;

create table marker_reads (
  contractor_id text not null,
  visit_id text not null,
  operative_id text not null,
  marker_id text not null,
  read_at timestamp with time zone not null,
  constraint marker_reads_pkey PRIMARY KEY (contractor_id, visit_id, operative_id, marker_id),
  constraint marker_reads_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id)
);
alter table marker_reads force row level security;
create policy of_this_contractor on marker_reads as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select on marker_reads to doorstep_app;

create table markers (
  contractor_id text not null,
  id text not null,
  premises_id text not null,
  household_id text,
  code text not null,
  precaution text not null,
  source text not null,
  happened_on date,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  decision_why text,
  from_time time without time zone,
  to_time time without time zone,
  review_on date not null,
  ends_at timestamp with time zone not null,
  resident_told_at timestamp with time zone,
  not_told_why text,
  ended_at timestamp with time zone,
  constraint markers_pkey PRIMARY KEY (contractor_id, id),
  constraint marker_decided_by_somebody_with_reason CHECK (((decided_at IS NULL) OR ((decided_by IS NOT NULL) AND (decision_why IS NOT NULL)))) -- P1,
  constraint marker_ends_within_two_years CHECK ((ends_at <= (proposed_at + '2 years'::interval))) -- P1,
  constraint marker_resident_told_or_reason CHECK (((decided_at IS NULL) OR (resident_told_at IS NOT NULL) OR (COALESCE(length(not_told_why), 0) > 0))) -- P3,
  constraint markers_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint markers_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint markers_precaution_check CHECK ((length(precaution) <= 140)),
  constraint markers_source_check CHECK ((length(source) > 0))
);
CREATE INDEX markers_of_premises ON public.markers USING btree (contractor_id, premises_id) WHERE (ended_at IS NULL);
alter table markers force row level security;
create policy of_this_contractor on markers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = markers.premises_id)))))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = markers.premises_id))))))));
grant insert, select, update on markers to doorstep_app;

create table message_attempts (
  contractor_id text not null,
  id text not null,
  message_id text not null,
  supplier text not null,
  channel text not null,
  state text not null,
  tried_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  fence integer not null,
  supplier_ids text[] not null default '{}'::text[],
  arrived_ids text[] not null default '{}'::text[],
  reference integer,
  trouble text,
  constraint message_attempts_pkey PRIMARY KEY (contractor_id, id),
  constraint message_attempts_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text, 'push'::text]))),
  constraint message_attempts_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint message_attempts_contractor_id_message_id_fkey FOREIGN KEY (contractor_id, message_id) REFERENCES messages(contractor_id, id),
  constraint message_attempts_state_check CHECK ((state = ANY (ARRAY['trying'::text, 'accepted'::text, 'delivered'::text, 'failed'::text, 'refused'::text, 'unclear'::text, 'not_in_time'::text, 'undelivered'::text]))),
  constraint message_attempts_supplier_check CHECK ((supplier = ANY (ARRAY['twilio'::text, 'smpp'::text, 'notify'::text, 'push'::text])))
);
CREATE INDEX message_attempts_by_reference ON public.message_attempts USING btree (contractor_id, supplier, reference) WHERE (reference IS NOT NULL);
CREATE INDEX message_attempts_by_supplier_id ON public.message_attempts USING gin (supplier_ids);
CREATE INDEX message_attempts_by_time ON public.message_attempts USING btree (contractor_id, tried_at);
CREATE INDEX message_attempts_of_a_message ON public.message_attempts USING btree (contractor_id, message_id);
alter table message_attempts force row level security;
create policy at_the_door on message_attempts as permissive for select to doorstep_door using (true);
create policy auditing on message_attempts as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on message_attempts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on message_attempts to doorstep_app;
grant select (channel, contractor_id, ended_at, id, message_id, state, supplier, tried_at) on message_attempts to doorstep_auditor;
grant select (contractor_id, id, message_id, reference, supplier, supplier_ids, tried_at) on message_attempts to doorstep_door;

create table messages (
  contractor_id text not null,
  id text not null,
  lane text not null,
  channel text,
  household_id text,
  staff_id text,
  template text not null,
  facts jsonb not null default '{}'::jsonb,
  language text,
  body text,
  about_kind text not null,
  about_id text not null,
  state text not null,
  tries integer not null default 0,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  supplier_id text,
  trouble text,
  told_by text,
  constraint messages_pkey PRIMARY KEY (contractor_id, id),
  constraint message_supplier_id_once UNIQUE (contractor_id, supplier_id),
  constraint message_to_one_reader CHECK ((num_nonnulls(household_id, staff_id) = 1)),
  constraint messages_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text, 'letter'::text, 'push'::text]))),
  constraint messages_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint messages_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint messages_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint messages_contractor_id_told_by_fkey FOREIGN KEY (contractor_id, told_by) REFERENCES staff(contractor_id, id),
  constraint messages_lane_check CHECK ((lane = ANY (ARRAY['duty'::text, 'household'::text]))),
  constraint messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'withheld'::text, 'by_hand'::text])))
);
CREATE INDEX messages_about ON public.messages USING btree (contractor_id, about_kind, about_id);
CREATE INDEX messages_for_a_person_to_tell ON public.messages USING btree (contractor_id, queued_at) WHERE ((state = ANY (ARRAY['failed'::text, 'withheld'::text, 'by_hand'::text])) AND (told_by IS NULL));
CREATE INDEX messages_of_a_household ON public.messages USING btree (contractor_id, household_id, queued_at);
CREATE INDEX messages_of_duty_waiting ON public.messages USING btree (contractor_id, queued_at) WHERE ((lane = 'duty'::text) AND (state = 'queued'::text));
CREATE UNIQUE INDEX message_of_risk_again_once ON public.messages USING btree (contractor_id, about_id) WHERE (template = 'promise_at_risk_again'::text); -- B6
alter table messages force row level security;
create policy at_the_door on messages as permissive for select to doorstep_door using (true);
create policy auditing on messages as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on messages as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (the_landlord() IS NULL))) with check (((contractor_id = the_contractor()) AND (the_landlord() IS NULL)));
create policy reading_is_for_the_office on messages as restrictive for select to doorstep_app using (((the_household() IS NULL) AND (the_operative() IS NULL)));
grant insert, select, update on messages to doorstep_app;
grant select (contractor_id, id, lane, queued_at, staff_id, state) on messages to doorstep_auditor;
grant select (contractor_id, id, supplier_id) on messages to doorstep_door;

create table needs (
  contractor_id text not null,
  id text not null,
  household_id text not null,
  code text not null,
  if_possible boolean not null default false,
  language text,
  operative_id text,
  note text,
  from_time time without time zone,
  to_time time without time zone,
  source text not null,
  told_at timestamp with time zone not null,
  told_by text,
  confirmed_at timestamp with time zone not null,
  review_on date not null -- H2,
  ended_at timestamp with time zone,
  constraint needs_pkey PRIMARY KEY (contractor_id, id),
  constraint needs_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint needs_note_check CHECK ((length(note) <= 140)),
  constraint needs_source_check CHECK ((source = ANY (ARRAY['self'::text, 'carer'::text, 'landlord'::text, 'operative'::text, 'register'::text])))
);
CREATE INDEX needs_to_confirm ON public.needs USING btree (contractor_id, review_on) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX need_once_per_household ON public.needs USING btree (contractor_id, household_id, code, COALESCE(operative_id, ''::text)) WHERE (ended_at IS NULL);
alter table needs force row level security;
create policy of_this_contractor on needs as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id)))) with check (((contractor_id = the_contractor()) AND (the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id))));
grant insert, select, update on needs to doorstep_app;

create table offers (
  contractor_id text not null,
  id text not null,
  household_id text not null,
  appointment_id text not null,
  windows jsonb not null -- From and to of each, in the order of their numbers.,
  offered_at timestamp with time zone not null,
  good_until timestamp with time zone not null,
  taken integer -- Which of them the household chose, from 1.,
  taken_at timestamp with time zone,
  constraint offers_pkey PRIMARY KEY (contractor_id, id),
  constraint offer_of_one_to_three_windows CHECK (((jsonb_array_length(windows) >= 1) AND (jsonb_array_length(windows) <= 3))),
  constraint offer_taken_while_it_is_good CHECK (
CASE
    WHEN (taken IS NULL) THEN (taken_at IS NULL)
    ELSE COALESCE((((taken >= 1) AND (taken <= jsonb_array_length(windows))) AND (taken_at < good_until)), false)
END) -- B9,
  constraint offers_contractor_id_appointment_id_fkey FOREIGN KEY (contractor_id, appointment_id) REFERENCES appointments(contractor_id, id),
  constraint offers_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint offers_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id)
);
CREATE INDEX offers_of_a_household ON public.offers USING btree (contractor_id, household_id, offered_at);
alter table offers force row level security;
create policy of_this_contractor on offers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on offers to doorstep_app;
grant update (taken, taken_at) on offers to doorstep_app;

create table operatives (
  contractor_id text not null,
  id text not null,
  staff_id text not null,
  name text not null,
  first_name text not null,
  sex text not null,
  pronoun text not null,
  employment text not null default 'employed'::text,
  trades text[] not null,
  languages text[] not null default '{en}'::text[],
  telephone text not null,
  id_card_number text not null,
  id_card_valid_until date not null,
  vetting_valid_until date not null,
  home_lon double precision,
  home_lat double precision,
  face jsonb not null,
  ended_at timestamp with time zone,
  branch_id text,
  constraint operatives_pkey PRIMARY KEY (contractor_id, id),
  constraint operative_id_card_once UNIQUE (contractor_id, id_card_number),
  constraint operative_telephone_once UNIQUE (contractor_id, telephone),
  constraint operatives_contractor_id_branch_id_fkey FOREIGN KEY (contractor_id, branch_id) REFERENCES branches(contractor_id, id),
  constraint operatives_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint operatives_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint operatives_employment_check CHECK ((employment = ANY (ARRAY['employed'::text, 'agency'::text, 'subcontractor'::text]))),
  constraint operatives_pronoun_check CHECK ((pronoun = ANY (ARRAY['she'::text, 'he'::text, 'they'::text]))),
  constraint operatives_sex_check CHECK ((sex = ANY (ARRAY['f'::text, 'm'::text, 'x'::text])))
);
CREATE INDEX operatives_by_telephone ON public.operatives USING btree (contractor_id, telephone);
CREATE INDEX operatives_of_staff ON public.operatives USING btree (contractor_id, staff_id);
alter table operatives force row level security;
create policy at_the_door on operatives as permissive for select to doorstep_door using (true);
create policy auditing on operatives as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on operatives as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (the_landlord() IS NULL))) with check (((contractor_id = the_contractor()) AND (the_landlord() IS NULL)));
create policy only_who_is_coming on operatives as restrictive for select to doorstep_app using (((the_household() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = operatives.id) AND (b.household_id = the_household()))))));
grant insert, select, update on operatives to doorstep_app;
grant select (contractor_id, ended_at, id, staff_id, telephone) on operatives to doorstep_door;
grant select (contractor_id, id, name, staff_id, telephone) on operatives to doorstep_auditor;

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
  expected_minutes integer not null,
  hot_work boolean not null default false,
  reported_at timestamp with time zone not null,
  finish_by timestamp with time zone not null,
  source text not null,
  follows_order_id text,
  state text not null default 'open'::text,
  made_safe_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint orders_pkey PRIMARY KEY (contractor_id, id),
  constraint order_once_per_landlord UNIQUE (contractor_id, landlord_id, landlord_ref),
  constraint orders_contractor_id_follows_order_id_fkey FOREIGN KEY (contractor_id, follows_order_id) REFERENCES orders(contractor_id, id),
  constraint orders_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint orders_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint orders_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint orders_expected_minutes_check CHECK (((expected_minutes >= 5) AND (expected_minutes <= 600))),
  constraint orders_source_check CHECK ((source = ANY (ARRAY['telephone'::text, 'import'::text, 'resident'::text, 'follow_on'::text]))),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);
CREATE INDEX orders_emergencies ON public.orders USING btree (contractor_id, reported_at) INCLUDE (trade, expected_minutes) WHERE is_emergency;
CREATE INDEX orders_of_a_household ON public.orders USING btree (contractor_id, household_id);
CREATE INDEX orders_of_premises ON public.orders USING btree (contractor_id, premises_id);
CREATE INDEX orders_open ON public.orders USING btree (contractor_id, state, finish_by);
alter table orders force row level security;
create policy of_this_contractor on orders as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR (source = 'follow_on'::text) OR is_sent_to(household_id))))) with check (((contractor_id = the_contractor()) AND (((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR (source = 'follow_on'::text) OR is_sent_to(household_id)))));
grant insert, select, update on orders to doorstep_app;

create table overrides (
  contractor_id text not null,
  id text not null,
  appointment_id text,
  order_id text not null,
  operative_id text not null,
  rules text[] not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  agreed_by text,
  agreed_at timestamp with time zone,
  refused_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint overrides_pkey PRIMARY KEY (contractor_id, id),
  constraint override_by_two_people CHECK (((agreed_by IS NULL) OR (agreed_by <> asked_by))) -- D5,
  constraint overrides_contractor_id_agreed_by_fkey FOREIGN KEY (contractor_id, agreed_by) REFERENCES staff(contractor_id, id),
  constraint overrides_contractor_id_asked_by_fkey FOREIGN KEY (contractor_id, asked_by) REFERENCES staff(contractor_id, id),
  constraint overrides_contractor_id_order_id_fkey FOREIGN KEY (contractor_id, order_id) REFERENCES orders(contractor_id, id),
  constraint overrides_reason_check CHECK ((length(reason) >= 10)),
  constraint overrides_rules_check CHECK ((cardinality(rules) > 0))
);
alter table overrides force row level security;
create policy of_this_contractor on overrides as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on overrides to doorstep_app;

create table people (
  contractor_id text not null,
  id text not null,
  household_id text not null,
  name text not null,
  title text,
  name_to_use text,
  pronoun text,
  is_tenant boolean not null default false,
  lives_here boolean not null default true,
  tie text,
  telephone text,
  constraint people_pkey PRIMARY KEY (contractor_id, id),
  constraint people_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint people_pronoun_check CHECK ((pronoun = ANY (ARRAY['she'::text, 'he'::text, 'they'::text])))
);
CREATE INDEX people_of_a_household ON public.people USING btree (contractor_id, household_id);
alter table people force row level security;
create policy of_this_contractor on people as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id)))) with check (((contractor_id = the_contractor()) AND (the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND ((the_operative() IS NULL) OR is_sent_to(household_id))));
grant insert, select, update on people to doorstep_app;

create table photos (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  taken_at timestamp with time zone not null,
  shows text not null,
  width integer not null,
  height integer not null,
  key_version integer not null,
  sealed bytea not null,
  constraint photos_pkey PRIMARY KEY (contractor_id, id),
  constraint photos_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id),
  constraint photos_shows_check CHECK ((shows = ANY (ARRAY['before'::text, 'after'::text, 'hazard'::text])))
);
alter table photos force row level security;
create policy of_this_contractor on photos as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select on photos to doorstep_app;

create table premises (
  contractor_id text not null,
  id text not null,
  landlord_id text not null,
  uprn text,
  line1 text not null,
  line2 text,
  town text not null default 'Edinburgh'::text,
  postcode text not null,
  lon double precision,
  lat double precision,
  jurisdiction text not null,
  way_in text,
  constraint premises_pkey PRIMARY KEY (contractor_id, id),
  constraint premises_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint premises_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint premises_jurisdiction_check CHECK ((jurisdiction = ANY (ARRAY['england'::text, 'scotland'::text]))),
  constraint premises_uprn_once UNIQUE (contractor_id, uprn)
);
CREATE INDEX premises_by_postcode ON public.premises USING btree (contractor_id, postcode);
alter table premises force row level security;
create policy auditing on premises as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on premises as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND (((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (EXISTS ( SELECT 1
   FROM households h
  WHERE ((h.premises_id = premises.id) AND (h.id = the_household()))))) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = premises.id)))))))) with check (((contractor_id = the_contractor()) AND (((the_landlord() IS NULL) OR (landlord_id = the_landlord())) AND ((the_household() IS NULL) OR (EXISTS ( SELECT 1
   FROM households h
  WHERE ((h.premises_id = premises.id) AND (h.id = the_household()))))) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = premises.id))))))));
grant insert, select, update on premises to doorstep_app;
grant select (contractor_id, id, line1, line2, postcode, town) on premises to doorstep_auditor;

create table premises_facts (
  contractor_id text not null,
  premises_id text not null,
  code text not null,
  sentence text not null,
  told_at timestamp with time zone not null,
  constraint premises_facts_pkey PRIMARY KEY (contractor_id, premises_id, code),
  constraint premises_facts_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint premises_facts_sentence_check CHECK (((length(sentence) >= 1) AND (length(sentence) <= 140)))
);
alter table premises_facts force row level security;
create policy of_this_contractor on premises_facts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = premises_facts.premises_id)))))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM bookings b
  WHERE ((b.operative_id = the_operative()) AND b.live AND (b.premises_id = premises_facts.premises_id))))))));
grant delete, insert, select, update on premises_facts to doorstep_app;

create table promise_levels (
  contractor_id text not null,
  in_hundred integer not null,
  why text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint promise_levels_pkey PRIMARY KEY (contractor_id),
  constraint promise_level_within_bounds CHECK (((in_hundred >= 80) AND (in_hundred <= 99))) -- B4 Under 80 a window is no promise; over 99 nobody can honestly say.,
  constraint promise_levels_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
alter table promise_levels force row level security;
create policy of_this_contractor on promise_levels as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on promise_levels to doorstep_app;

create table promise_signs (
  contractor_id text not null,
  appointment_id text not null,
  said double precision not null -- B4 How likely the window was said to be kept when it was promised, 0 to 1.,
  promised jsonb -- B4 The signs when it was promised; null when that was on its own day.,
  morning jsonb -- B4 The signs on the morning of its day; null before, and where that morning was missed.,
  constraint promise_signs_pkey PRIMARY KEY (contractor_id, appointment_id),
  constraint promise_has_signs CHECK ((num_nonnulls(promised, morning) > 0)),
  constraint promise_said_as_a_chance CHECK (((said >= (0)::double precision) AND (said <= (1)::double precision))) -- B4,
  constraint promise_signs_contractor_id_appointment_id_fkey FOREIGN KEY (contractor_id, appointment_id) REFERENCES appointments(contractor_id, id),
  constraint promise_signs_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
alter table promise_signs force row level security;
create policy of_this_contractor on promise_signs as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select on promise_signs to doorstep_app;
grant update (morning) on promise_signs to doorstep_app;

create table push_subscriptions (
  contractor_id text not null,
  id text not null,
  staff_id text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  made_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  constraint push_subscriptions_pkey PRIMARY KEY (contractor_id, id),
  constraint push_subscription_once UNIQUE (contractor_id, endpoint),
  constraint push_subscriptions_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint push_subscriptions_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id)
);
CREATE INDEX push_subscriptions_of_staff ON public.push_subscriptions USING btree (contractor_id, staff_id) WHERE (gone_at IS NULL);
alter table push_subscriptions force row level security;
create policy of_this_contractor on push_subscriptions as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on push_subscriptions to doorstep_app;

create table record_events (
  contractor_id text not null,
  id text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  why text,
  content jsonb,
  key_version integer not null,
  digest bytea not null,
  constraint record_events_pkey PRIMARY KEY (contractor_id, id),
  constraint record_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'operative'::text, 'resident'::text, 'landlord'::text, 'engine'::text, 'door'::text]))),
  constraint record_events_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id)
);
CREATE INDEX record_events_of_a_subject ON public.record_events USING btree (contractor_id, subject_kind, subject_id, at);
alter table record_events force row level security;
create policy auditing on record_events as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on record_events as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND true)) with check (((contractor_id = the_contractor()) AND true));
create policy reading_is_for_the_contractor on record_events as restrictive for select to doorstep_app using (((the_landlord() IS NULL) AND (the_household() IS NULL)));
create policy sealing on record_events as permissive for select to doorstep_engine using (true);
grant insert, select on record_events to doorstep_app;
grant select on record_events to doorstep_auditor;
grant select (contractor_id, digest, id) on record_events to doorstep_engine;

create table record_seals (
  contractor_id text not null,
  "position" bigint not null,
  sealed_at timestamp with time zone not null,
  event_ids text[] not null,
  key_version integer not null,
  previous bytea not null,
  seal bytea not null,
  constraint record_seals_pkey PRIMARY KEY (contractor_id, "position"),
  constraint record_seals_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint record_seals_event_ids_check CHECK ((cardinality(event_ids) > 0)),
  constraint record_seals_position_check CHECK (("position" > 0))
);
alter table record_seals force row level security;
create policy auditing on record_seals as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on record_seals as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
create policy sealing on record_seals as permissive for all to doorstep_engine using (true) with check (true);
grant select on record_seals to doorstep_app;
grant select on record_seals to doorstep_auditor;
grant insert, select on record_seals to doorstep_engine;

create table record_unsealed (
  contractor_id text not null,
  event_id text not null,
  digest bytea not null,
  constraint record_unsealed_pkey PRIMARY KEY (contractor_id, event_id)
);
alter table record_unsealed force row level security;
create policy auditing on record_unsealed as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on record_unsealed as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND true)) with check (((contractor_id = the_contractor()) AND true));
create policy sealing on record_unsealed as permissive for all to doorstep_engine using (true);
grant insert on record_unsealed to doorstep_app;
grant select on record_unsealed to doorstep_auditor;
grant delete, select on record_unsealed to doorstep_engine;

create table resident_words (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  household_id text not null,
  via text not null,
  how text not null,
  words text,
  said_at timestamp with time zone not null,
  heard_by text,
  heard_at timestamp with time zone,
  what_we_did text,
  constraint resident_words_pkey PRIMARY KEY (contractor_id, id),
  constraint resident_words_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id),
  constraint resident_words_how_check CHECK ((how = ANY (ARRAY['good'::text, 'mixed'::text, 'bad'::text]))),
  constraint resident_words_via_check CHECK ((via = ANY (ARRAY['text'::text, 'page'::text, 'door'::text, 'call'::text])))
);
CREATE INDEX resident_words_unheard ON public.resident_words USING btree (contractor_id, said_at) WHERE (heard_at IS NULL);
alter table resident_words force row level security;
create policy of_this_contractor on resident_words as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND was_sent_on(visit_id))));
grant insert, select, update on resident_words to doorstep_app;

create table sessions (
  contractor_id text not null,
  id text not null,
  token_hash bytea not null,
  staff_id text not null,
  kind text not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (contractor_id, id),
  constraint sessions_contractor_id_staff_id_fkey FOREIGN KEY (contractor_id, staff_id) REFERENCES staff(contractor_id, id),
  constraint sessions_kind_check CHECK ((kind = ANY (ARRAY['desk'::text, 'phone'::text]))),
  constraint sessions_token_hash_key UNIQUE (token_hash)
);
alter table sessions force row level security;
create policy at_the_door on sessions as permissive for all to doorstep_door using (true) with check (true);
create policy of_this_contractor on sessions as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
grant select, update on sessions to doorstep_app;
grant insert, select, update on sessions to doorstep_door;

create table shifts (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ill_since timestamp with time zone,
  home_safe_at timestamp with time zone,
  break_from timestamp with time zone,
  break_minutes integer,
  constraint shifts_pkey PRIMARY KEY (contractor_id, id),
  constraint break_lies_in_its_shift CHECK ((((break_from IS NULL) = (break_minutes IS NULL)) AND COALESCE(((break_from >= starts_at) AND (break_from < ends_at) AND ((break_minutes >= 20) AND (break_minutes <= 120))), true))) -- D1 A break is whole, and within the shift.,
  constraint shift_ends_after_it_starts CHECK ((ends_at > starts_at)),
  constraint shifts_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id)
);
CREATE INDEX shifts_by_time ON public.shifts USING btree (contractor_id, starts_at, ends_at);
CREATE INDEX shifts_of_an_operative ON public.shifts USING btree (contractor_id, operative_id, starts_at);
alter table shifts force row level security;
create policy of_this_contractor on shifts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select, update on shifts to doorstep_app;

create table sign_in_attempts (
  account text not null,
  asker text not null,
  failures integer not null default 0,
  last_failure_at timestamp with time zone not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (account, asker)
);
grant delete, insert, select, update on sign_in_attempts to doorstep_door;

create table staff (
  contractor_id text not null,
  id text not null,
  email text not null,
  name text not null,
  role text not null,
  landlord_id text,
  telephone text,
  on_call boolean not null default false,
  face jsonb,
  password_hash text,
  pin_hash text,
  duress_pin_hash text,
  ended_at timestamp with time zone,
  branch_id text,
  constraint staff_pkey PRIMARY KEY (contractor_id, id),
  constraint staff_contractor_id_branch_id_fkey FOREIGN KEY (contractor_id, branch_id) REFERENCES branches(contractor_id, id),
  constraint staff_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint staff_contractor_id_landlord_id_fkey FOREIGN KEY (contractor_id, landlord_id) REFERENCES landlords(contractor_id, id),
  constraint staff_email_once UNIQUE (email),
  constraint staff_landlord_officer_has_a_landlord CHECK (((role = 'landlord_officer'::text) = (landlord_id IS NOT NULL))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['controller'::text, 'safeguarding_lead'::text, 'training_lead'::text, 'operative'::text, 'director'::text, 'administrator'::text, 'landlord_officer'::text])))
);
CREATE INDEX staff_by_role ON public.staff USING btree (contractor_id, role) WHERE (ended_at IS NULL);
CREATE INDEX staff_by_telephone ON public.staff USING btree (contractor_id, telephone) WHERE (ended_at IS NULL);
alter table staff force row level security;
create policy at_the_door on staff as permissive for select to doorstep_door using (true);
create policy auditing on staff as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on staff as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL))));
grant insert, select, update on staff to doorstep_app;
grant select on staff to doorstep_door;
grant select (contractor_id, ended_at, id, name, on_call, role, telephone) on staff to doorstep_auditor;

create table stand_downs (
  contractor_id text not null,
  id text not null,
  alarm_id text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  why text not null,
  resolution text not null,
  spoke_to_them boolean not null,
  word_from text,
  alone boolean not null default false,
  agreed_by text,
  agreed_at timestamp with time zone,
  refused_by text,
  refused_at timestamp with time zone,
  refuse_why text,
  overtaken_at timestamp with time zone,
  constraint stand_downs_pkey PRIMARY KEY (contractor_id, id),
  constraint stand_down_by_two_different_people CHECK (((agreed_by IS NULL) OR (agreed_by <> asked_by))) -- A3,
  constraint stand_down_ends_once CHECK (((num_nonnulls(agreed_at, refused_at, overtaken_at) <= 1) AND ((agreed_at IS NULL) = (agreed_by IS NULL)) AND ((refused_at IS NULL) = (refused_by IS NULL)))),
  constraint stand_downs_contractor_id_agreed_by_fkey FOREIGN KEY (contractor_id, agreed_by) REFERENCES staff(contractor_id, id),
  constraint stand_downs_contractor_id_alarm_id_fkey FOREIGN KEY (contractor_id, alarm_id) REFERENCES alarms(contractor_id, id),
  constraint stand_downs_contractor_id_asked_by_fkey FOREIGN KEY (contractor_id, asked_by) REFERENCES staff(contractor_id, id),
  constraint stand_downs_contractor_id_refused_by_fkey FOREIGN KEY (contractor_id, refused_by) REFERENCES staff(contractor_id, id),
  constraint stand_downs_word_from_check CHECK ((word_from = ANY (ARRAY['police'::text, 'ambulance'::text, 'colleague_beside_them'::text, 'everybody_counted'::text])))
);
CREATE UNIQUE INDEX stand_down_one_open_per_alarm ON public.stand_downs USING btree (contractor_id, alarm_id) WHERE ((agreed_at IS NULL) AND (refused_at IS NULL) AND (overtaken_at IS NULL) AND (NOT alone));
alter table stand_downs force row level security;
create policy of_this_contractor on stand_downs as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on stand_downs to doorstep_app;

create table steers (
  contractor_id text not null,
  id text not null,
  kind text not null,
  operative_id text not null,
  appointment_id text,
  until timestamp with time zone,
  reason text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint steers_pkey PRIMARY KEY (contractor_id, id),
  constraint steer_has_a_reason CHECK ((length(btrim(COALESCE(reason, ''::text))) >= 5)) -- D4,
  constraint steer_until_a_time_or_about_a_promise CHECK (
CASE
    WHEN (kind = 'hold_back'::text) THEN ((until IS NOT NULL) AND (appointment_id IS NULL))
    ELSE ((until IS NULL) AND (appointment_id IS NOT NULL))
END),
  constraint steers_contractor_id_appointment_id_fkey FOREIGN KEY (contractor_id, appointment_id) REFERENCES appointments(contractor_id, id),
  constraint steers_contractor_id_ended_by_fkey FOREIGN KEY (contractor_id, ended_by) REFERENCES staff(contractor_id, id),
  constraint steers_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint steers_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint steers_contractor_id_set_by_fkey FOREIGN KEY (contractor_id, set_by) REFERENCES staff(contractor_id, id),
  constraint steers_kind_check CHECK ((kind = ANY (ARRAY['hold_back'::text, 'pin'::text, 'keep_away'::text])))
);
CREATE INDEX steers_in_force ON public.steers USING btree (contractor_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX steer_one_pin_per_promise ON public.steers USING btree (contractor_id, appointment_id) WHERE ((kind = 'pin'::text) AND (ended_at IS NULL));
alter table steers force row level security;
create policy of_this_contractor on steers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on steers to doorstep_app;

create table supplier_health (
  contractor_id text not null,
  supplier text not null,
  channel text not null,
  failed_in_turn integer not null default 0,
  late_in_turn integer not null default 0,
  last_failure_at timestamp with time zone,
  last_success_at timestamp with time zone,
  rests_until timestamp with time zone,
  trouble text,
  constraint supplier_health_pkey PRIMARY KEY (contractor_id, supplier, channel),
  constraint supplier_health_channel_check CHECK ((channel = ANY (ARRAY['text'::text, 'call'::text, 'push'::text]))),
  constraint supplier_health_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint supplier_health_supplier_check CHECK ((supplier = ANY (ARRAY['twilio'::text, 'smpp'::text, 'notify'::text, 'push'::text])))
);
alter table supplier_health force row level security;
create policy at_the_door on supplier_health as permissive for select to doorstep_door using (true);
create policy auditing on supplier_health as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on supplier_health as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND (the_operative() IS NULL))));
grant insert, select, update on supplier_health to doorstep_app;
grant select on supplier_health to doorstep_auditor;
grant select on supplier_health to doorstep_door;

create table timers (
  contractor_id text not null,
  id text not null,
  kind text not null,
  subject_id text not null,
  due_at timestamp with time zone not null,
  lane smallint not null default 2,
  leased_until timestamp with time zone,
  leased_by text,
  fence integer not null default 0,
  attempts integer not null default 0,
  last_trouble text,
  set_at timestamp with time zone not null default time_now(),
  constraint timers_pkey PRIMARY KEY (contractor_id, id),
  constraint timer_once_per_subject UNIQUE (contractor_id, kind, subject_id),
  constraint timers_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(contractor_id),
  constraint timers_lane_check CHECK (((lane >= 0) AND (lane <= 3)))
);
CREATE INDEX timers_by_setting ON public.timers USING btree (set_at);
CREATE INDEX timers_due ON public.timers USING btree (lane, due_at);
CREATE INDEX timers_held ON public.timers USING btree (leased_by) WHERE (leased_until IS NOT NULL);
alter table timers force row level security;
create policy auditing on timers as permissive for select to doorstep_auditor using (true);
create policy claiming on timers as permissive for all to doorstep_engine using (true) with check (true);
create policy of_this_contractor on timers as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND true)) with check (((contractor_id = the_contractor()) AND true));
grant delete, insert, select, update on timers to doorstep_app;
grant select, update on timers to doorstep_engine;
grant select (attempts, contractor_id, due_at, id, kind, lane, leased_until) on timers to doorstep_auditor;

create table visit_shown (
  contractor_id text not null,
  visit_id text not null,
  operative_id text not null,
  shown_at timestamp with time zone not null,
  snapshot jsonb not null,
  constraint visit_shown_pkey PRIMARY KEY (contractor_id, visit_id, operative_id, shown_at),
  constraint visit_shown_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id)
);
alter table visit_shown force row level security;
create policy of_this_contractor on visit_shown as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select on visit_shown to doorstep_app;

create table visit_steps (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  operative_id text not null,
  kind text not null,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  facts jsonb not null default '{}'::jsonb,
  constraint visit_steps_pkey PRIMARY KEY (contractor_id, id),
  constraint visit_steps_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id)
);
CREATE INDEX visit_steps_of_a_visit ON public.visit_steps USING btree (contractor_id, visit_id, happened_at);
alter table visit_steps force row level security;
create policy of_this_contractor on visit_steps as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select on visit_steps to doorstep_app;

create table visits (
  contractor_id text not null,
  id text not null,
  order_id text not null,
  appointment_id text,
  household_id text not null,
  premises_id text not null,
  state text not null,
  set_off_at timestamp with time zone,
  arrived_at timestamp with time zone,
  knocked_at timestamp with time zone,
  wait_minutes integer,
  door_opened_at timestamp with time zone,
  id_shown_at timestamp with time zone,
  code_said_at timestamp with time zone,
  no_adult_home boolean,
  look_around text,
  consent_id text,
  left_at timestamp with time zone,
  outcome text,
  made_safe text,
  asked_how_at timestamp with time zone,
  constraint visits_pkey PRIMARY KEY (contractor_id, id),
  constraint visit_consent FOREIGN KEY (contractor_id, consent_id) REFERENCES consents(contractor_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint visit_inside_with_id_and_consent CHECK (((state <> 'inside'::text) OR ((id_shown_at IS NOT NULL) AND (consent_id IS NOT NULL)))) -- V1,
  constraint visit_left_with_an_outcome CHECK (((state = ANY (ARRAY['leaving'::text, 'left'::text])) = (outcome IS NOT NULL))),
  constraint visit_never_inside_with_only_under_18s CHECK (((state <> 'inside'::text) OR (NOT (no_adult_home IS DISTINCT FROM false)))) -- V3,
  constraint visits_contractor_id_appointment_id_fkey FOREIGN KEY (contractor_id, appointment_id) REFERENCES appointments(contractor_id, id),
  constraint visits_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint visits_contractor_id_order_id_fkey FOREIGN KEY (contractor_id, order_id) REFERENCES orders(contractor_id, id),
  constraint visits_contractor_id_premises_id_fkey FOREIGN KEY (contractor_id, premises_id) REFERENCES premises(contractor_id, id),
  constraint visits_look_around_check CHECK ((look_around = ANY (ARRAY['going_in'::text, 'going_in_with_the_door_open'::text, 'not_going_in'::text]))),
  constraint visits_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'made_safe'::text, 'needs_more'::text, 'not_today'::text, 'would_rather_not'::text, 'nobody_answered'::text, 'felt_wrong'::text, 'only_under_18s'::text, 'consent_withdrawn'::text, 'called_back'::text]))),
  constraint visits_state_check CHECK ((state = ANY (ARRAY['on_the_way'::text, 'at_the_door'::text, 'inside'::text, 'leaving'::text, 'left'::text])))
);
CREATE INDEX visits_of_a_household ON public.visits USING btree (contractor_id, household_id, arrived_at);
alter table visits force row level security;
create policy of_this_contractor on visits as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND was_sent_on(id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND ((the_household() IS NULL) OR (household_id = the_household())) AND was_sent_on(id))));
grant insert, select, update on visits to doorstep_app;

create table watch_acts (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  watch_id text,
  kind text not null,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  nth bigint not null,
  words text,
  pin text,
  battery smallint,
  signal text,
  constraint watch_acts_pkey PRIMARY KEY (contractor_id, id),
  constraint watch_acts_battery_check CHECK (((battery >= 0) AND (battery <= 100))),
  constraint watch_acts_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint watch_acts_contractor_id_watch_id_fkey FOREIGN KEY (contractor_id, watch_id) REFERENCES watches(contractor_id, id),
  constraint watch_acts_kind_check CHECK ((kind = ANY (ARRAY['signed_in'::text, 'help'::text, 'check_in'::text, 'amber'::text, 'pause'::text, 'resume'::text, 'safe_now'::text, 'home_safe'::text, 'pin_by_keys'::text]))),
  constraint watch_acts_pin_check CHECK ((pin = ANY (ARRAY['normal'::text, 'duress'::text, 'wrong'::text]))),
  constraint watch_acts_signal_check CHECK ((signal = ANY (ARRAY['good'::text, 'weak'::text])))
);
CREATE INDEX watch_acts_of_an_operative ON public.watch_acts USING btree (contractor_id, operative_id, nth);
alter table watch_acts force row level security;
create policy of_this_contractor on watch_acts as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select on watch_acts to doorstep_app;

create table watches (
  contractor_id text not null,
  id text not null,
  booking_id text not null,
  visit_id text not null,
  operative_id text not null,
  household_id text not null,
  state text not null,
  every_minutes integer not null,
  started_at timestamp with time zone not null,
  tightened_at timestamp with time zone,
  last_sign_at timestamp with time zone not null,
  check_in_by timestamp with time zone not null,
  ended_at timestamp with time zone,
  amber_at timestamp with time zone,
  amber_words text,
  paused_until timestamp with time zone,
  pause_why text,
  lon double precision,
  lat double precision,
  place_at timestamp with time zone,
  place_metres integer,
  away_at timestamp with time zone -- A4 Away by the phone's word, whose PIN is still awaited.,
  constraint watches_pkey PRIMARY KEY (contractor_id, id),
  constraint watch_pauses_with_a_reason CHECK (((paused_until IS NULL) = (pause_why IS NULL))) -- A1,
  constraint watch_that_ended_knows_no_place CHECK (((state <> 'ended'::text) OR (num_nonnulls(lon, lat, place_at, place_metres) = 0))) -- A7,
  constraint watches_contractor_id_booking_id_fkey FOREIGN KEY (contractor_id, booking_id) REFERENCES bookings(contractor_id, id),
  constraint watches_contractor_id_household_id_fkey FOREIGN KEY (contractor_id, household_id) REFERENCES households(contractor_id, id),
  constraint watches_contractor_id_operative_id_fkey FOREIGN KEY (contractor_id, operative_id) REFERENCES operatives(contractor_id, id),
  constraint watches_every_minutes_check CHECK (((every_minutes >= 5) AND (every_minutes <= 120))),
  constraint watches_pause_why_check CHECK ((pause_why = ANY (ARRAY['hands_full'::text, 'no_signal_inside'::text, 'talking_with_the_resident'::text, 'a_break'::text, 'in_good_hands'::text]))),
  constraint watches_state_check CHECK ((state = ANY (ARRAY['on_the_way'::text, 'at_the_address'::text, 'ended'::text])))
);
CREATE INDEX watches_open ON public.watches USING btree (contractor_id, check_in_by) WHERE (state <> 'ended'::text);
CREATE INDEX watches_open_of_an_operative ON public.watches USING btree (contractor_id, operative_id) WHERE (state <> 'ended'::text);
CREATE UNIQUE INDEX watch_one_per_booking ON public.watches USING btree (contractor_id, booking_id); -- A1
alter table watches force row level security;
create policy auditing on watches as permissive for select to doorstep_auditor using (true);
create policy of_this_contractor on watches as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative()))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (operative_id = the_operative())))));
grant insert, select, update on watches to doorstep_app;
grant select (check_in_by, contractor_id, household_id, id, operative_id, paused_until, state) on watches to doorstep_auditor;

create table welfare_checks (
  contractor_id text not null,
  id text not null,
  visit_id text not null,
  household_id text not null,
  opened_at timestamp with time zone not null,
  next_step_by timestamp with time zone not null,
  state text not null default 'open'::text,
  outcome text,
  closed_by text,
  closed_at timestamp with time zone,
  constraint welfare_checks_pkey PRIMARY KEY (contractor_id, id),
  constraint welfare_check_closed_by_a_person CHECK (((state = 'closed'::text) = ((closed_by IS NOT NULL) AND (outcome IS NOT NULL)))) -- V6,
  constraint welfare_checks_contractor_id_visit_id_fkey FOREIGN KEY (contractor_id, visit_id) REFERENCES visits(contractor_id, id),
  constraint welfare_checks_outcome_check CHECK ((outcome = ANY (ARRAY['seen_well'::text, 'spoke_to_them'::text, 'in_hospital'::text, 'away_and_well'::text, 'emergency_services_took_over'::text]))),
  constraint welfare_checks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX welfare_checks_open ON public.welfare_checks USING btree (contractor_id, next_step_by) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX welfare_check_one_per_visit ON public.welfare_checks USING btree (contractor_id, visit_id);
alter table welfare_checks force row level security;
create policy of_this_contractor on welfare_checks as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id)))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND was_sent_on(visit_id))));
grant insert, select, update on welfare_checks to doorstep_app;

create table welfare_steps (
  contractor_id text not null,
  id text not null,
  welfare_check_id text not null,
  step text not null,
  result text not null,
  by_id text not null,
  at timestamp with time zone not null,
  constraint welfare_steps_pkey PRIMARY KEY (contractor_id, id),
  constraint welfare_steps_contractor_id_welfare_check_id_fkey FOREIGN KEY (contractor_id, welfare_check_id) REFERENCES welfare_checks(contractor_id, id)
);
alter table welfare_steps force row level security;
create policy of_this_contractor on welfare_steps as permissive for all to doorstep_app using (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM welfare_checks c
  WHERE ((c.id = welfare_steps.welfare_check_id) AND was_sent_on(c.visit_id)))))))) with check (((contractor_id = the_contractor()) AND ((the_landlord() IS NULL) AND (the_household() IS NULL) AND ((the_operative() IS NULL) OR (EXISTS ( SELECT 1
   FROM welfare_checks c
  WHERE ((c.id = welfare_steps.welfare_check_id) AND was_sent_on(c.visit_id))))))));
grant insert, select on welfare_steps to doorstep_app;
