-- Everything stands on four things: who is asking, what time it is, whose data it is, and what was done.
-- Every transaction says who acts through settings that last as long as the transaction; a setting that is missing
-- reads as null, and no policy lets null see anything.

create function the_contractor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.contractor', true), '') $$;
create function the_role() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.role', true), '') $$;
create function the_actor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '') $$;
create function the_landlord() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.landlord', true), '') $$;
create function the_household() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.household', true), '') $$;
create function the_operative() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.operative', true), '') $$;

-- SQL asks this one function for the time, so that a moved clock moves the database too.
create function time_now() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) $$;

-- Switches row-level security on for a table and forces it on its owner. `who` is who may see a row, apart from
-- belonging to the contractor: an SQL condition over the row.
create procedure guard(guarded regclass, who text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy of_this_contractor on %s to doorstep_app using (contractor_id = the_contractor() and (%s)) with check (contractor_id = the_contractor() and (%s))', guarded, who, who);
end $$;

create table contractors (
  contractor_id text primary key,
  name text not null,
  telephone text not null,
  duty_number text not null unique,
  code_word text not null,
  breathing_minutes integer not null default 15 check (breathing_minutes between 5 and 120),
  is_demonstration boolean not null default false,
  created_at timestamptz not null
);
call guard('contractors', 'true');
grant select, insert, update on contractors to doorstep_app;
create policy before_a_contractor_is_known on contractors for select to doorstep_door, doorstep_engine, doorstep_auditor using (true);
grant select on contractors to doorstep_door, doorstep_engine, doorstep_auditor;

-- R1 Appended in the action's own transaction; sealed into a chain per contractor by the sealer. The content can be
-- erased later (R3) without breaking the chain, because the chain holds keyed digests.
create table record_events (
  contractor_id text not null references contractors,
  id text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'operative', 'resident', 'landlord', 'engine', 'door')),
  actor_id text,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  why text,
  content jsonb,
  key_version integer not null,
  digest bytea not null,
  primary key (contractor_id, id)
);
create index record_events_of_a_subject on record_events (contractor_id, subject_kind, subject_id, at);
call guard('record_events', 'true');
grant select, insert on record_events to doorstep_app;
create policy sealing on record_events for select to doorstep_engine using (true);
grant select (contractor_id, id, digest) on record_events to doorstep_engine;
create policy auditing on record_events for select to doorstep_auditor using (true);
grant select on record_events to doorstep_auditor;
-- The landlord and the resident act on the record but do not read it.
create policy reading_is_for_the_contractor on record_events as restrictive for select to doorstep_app
  using (the_landlord() is null and the_household() is null);

-- What waits for the sealer. An event is never changed after it was written: what is sealed stands in the seal.
create table record_unsealed (
  contractor_id text not null,
  event_id text not null,
  digest bytea not null,
  primary key (contractor_id, event_id)
);
call guard('record_unsealed', 'true');
grant insert on record_unsealed to doorstep_app;
create policy sealing on record_unsealed to doorstep_engine using (true);
grant select, delete on record_unsealed to doorstep_engine;
create policy auditing on record_unsealed for select to doorstep_auditor using (true);
grant select on record_unsealed to doorstep_auditor;

-- R1 Appends an event and lets it wait for the sealer: one call, whose plan the session keeps. It can do no more than its caller.
create function append_event(the_id text, the_at timestamptz, the_actor_kind text, the_actor_id text, the_verb text, the_subject_kind text,
  the_subject_id text, the_why text, the_content jsonb, the_key_version integer, the_digest bytea) returns void language plpgsql as $$
begin
  insert into record_events (contractor_id, id, at, actor_kind, actor_id, verb, subject_kind, subject_id, why, content, key_version, digest)
  values (the_contractor(), the_id, the_at, the_actor_kind, the_actor_id, the_verb, the_subject_kind, the_subject_id, the_why, the_content, the_key_version, the_digest);
  insert into record_unsealed (contractor_id, event_id, digest) values (the_contractor(), the_id, the_digest);
end $$;

create table record_seals (
  contractor_id text not null references contractors,
  position bigint not null check (position > 0),
  sealed_at timestamptz not null,
  event_ids text[] not null check (cardinality(event_ids) > 0),
  key_version integer not null,
  previous bytea not null,
  seal bytea not null,
  primary key (contractor_id, position)
);
call guard('record_seals', 'the_landlord() is null and the_household() is null');
grant select on record_seals to doorstep_app;
create policy sealing on record_seals to doorstep_engine using (true) with check (true);
grant select, insert on record_seals to doorstep_engine;
create policy auditing on record_seals for select to doorstep_auditor using (true);
grant select on record_seals to doorstep_auditor;

-- Whatever happens because time passed. The engine claims what is due with a short lease; every claim raises the
-- fence, and a claim that lost its lease can no longer finish.
create table timers (
  contractor_id text not null references contractors,
  id text not null,
  kind text not null,
  subject_id text not null,
  due_at timestamptz not null,
  lane smallint not null default 1 check (lane between 0 and 2),
  leased_until timestamptz,
  leased_by text,
  fence integer not null default 0,
  attempts integer not null default 0,
  last_trouble text,
  primary key (contractor_id, id),
  constraint timer_once_per_subject unique (contractor_id, kind, subject_id)
);
create index timers_due on timers (lane, due_at);
create index timers_held on timers (leased_by) where leased_until is not null;
call guard('timers', 'true');
grant select, insert, update, delete on timers to doorstep_app;
create policy claiming on timers to doorstep_engine using (true) with check (true);
grant select, update on timers to doorstep_engine;
create policy auditing on timers for select to doorstep_auditor using (true);
grant select (contractor_id, id, kind, due_at, leased_until, attempts) on timers to doorstep_auditor;

create function announce_timer() returns trigger language plpgsql as $$
begin
  perform pg_notify('timers', new.id);
  return null;
end $$;
create trigger timers_announced after insert or update of due_at on timers for each row execute function announce_timer();

-- The one function by which the engine takes what is due. Lane 0 (duty) comes first; with `last_lane` 0 nothing else comes.
create function claim_timers(worker text, most integer, lease interval, last_lane integer)
  returns table (contractor_id text, id text, kind text, subject_id text, due_at timestamptz, fence integer, attempts integer)
  language sql as $$
  with due as (
    select t.contractor_id, t.id from timers t
    where t.lane <= last_lane and t.due_at <= time_now() and (t.leased_until is null or t.leased_until <= time_now())
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
$$;

-- The heartbeats by which readiness knows that the engine lives. Nobody's data: one row a worker.
create table heartbeats (
  worker text primary key,
  beat_at timestamptz not null,
  figures jsonb not null default '{}'
);
grant select on heartbeats to doorstep_app, doorstep_door, doorstep_auditor;
grant select, insert, update, delete on heartbeats to doorstep_engine;
