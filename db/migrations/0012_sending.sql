-- Every try of every message by every supplier: written down before it leaves, so that whoever takes over after a crash knows what
-- may be on its way; and what we know of the suppliers, so that one that fails loses its traffic and gets it back (A5, A6, M2, M3).

create table message_attempts (
  contractor_id text not null references contractors,
  id text not null,
  message_id text not null,
  supplier text not null check (supplier in ('twilio', 'smpp', 'notify', 'push')),
  channel text not null check (channel in ('text', 'call', 'push')),
  state text not null check (state in ('trying', 'accepted', 'delivered', 'failed', 'refused', 'unclear', 'not_in_time', 'undelivered')),
  tried_at timestamptz not null,
  ended_at timestamptz,
  -- which claim of the message's timer is at it: a later claim that finds it still trying knows that its claimer died
  fence integer not null,
  -- the supplier's own ids of what it took: one for each part of a long text
  supplier_ids text[] not null default '{}',
  arrived_ids text[] not null default '{}',
  -- our own number for it where the supplier takes no longer one (SMPP), told back in its receipts
  reference integer,
  trouble text,
  primary key (contractor_id, id),
  foreign key (contractor_id, message_id) references messages
);
create index message_attempts_of_a_message on message_attempts (contractor_id, message_id);
create index message_attempts_by_supplier_id on message_attempts using gin (supplier_ids);
create index message_attempts_by_reference on message_attempts (contractor_id, supplier, reference) where reference is not null;
create index message_attempts_by_time on message_attempts (contractor_id, tried_at);
call guard('message_attempts', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on message_attempts to doorstep_app;
create policy at_the_door on message_attempts for select to doorstep_door using (true);
grant select (contractor_id, id, message_id, supplier, supplier_ids, reference, tried_at) on message_attempts to doorstep_door;
create policy auditing on message_attempts for select to doorstep_auditor using (true);
grant select (contractor_id, id, message_id, supplier, channel, state, tried_at, ended_at) on message_attempts to doorstep_auditor;

-- M3 How each supplier fares. Whoever failed rests: others go first until a probe, a message or a receipt says that it is back.
create table supplier_health (
  contractor_id text not null references contractors,
  supplier text not null check (supplier in ('twilio', 'smpp', 'notify', 'push')),
  channel text not null check (channel in ('text', 'call', 'push')),
  failed_in_turn integer not null default 0,
  late_in_turn integer not null default 0,
  last_failure_at timestamptz,
  last_success_at timestamptz,
  rests_until timestamptz,
  trouble text,
  primary key (contractor_id, supplier, channel)
);
call guard('supplier_health', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on supplier_health to doorstep_app;
create policy at_the_door on supplier_health for select to doorstep_door using (true);
grant select on supplier_health to doorstep_door;
create policy auditing on supplier_health for select to doorstep_auditor using (true);
grant select on supplier_health to doorstep_auditor;

-- A6 Numbers that a supplier will not write to, because somebody replied STOP there. Duty goes by the others.
create table blocked_numbers (
  contractor_id text not null references contractors,
  supplier text not null check (supplier in ('twilio', 'smpp', 'notify', 'push')),
  telephone text not null,
  since timestamptz not null,
  primary key (contractor_id, supplier, telephone)
);
call guard('blocked_numbers', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update, delete on blocked_numbers to doorstep_app;

-- Browsers of people at work that asked to be told. A push service's address is a secret: whoever has it can write to that screen.
create table push_subscriptions (
  contractor_id text not null references contractors,
  id text not null,
  staff_id text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  made_at timestamptz not null,
  gone_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff,
  constraint push_subscription_once unique (contractor_id, endpoint)
);
create index push_subscriptions_of_staff on push_subscriptions (contractor_id, staff_id) where gone_at is null;
call guard('push_subscriptions', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on push_subscriptions to doorstep_app;

alter table messages drop constraint messages_channel_check;
alter table messages add constraint messages_channel_check check (channel in ('text', 'call', 'letter', 'push'));

-- The engine's rounds each claim their own lanes: what may take long (the day's business) never holds what may not wait (duty).
create function claim_timers(worker text, most integer, lease interval, first_lane integer, last_lane integer)
  returns table (contractor_id text, id text, kind text, subject_id text, due_at timestamptz, fence integer, attempts integer)
  language sql as $$
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
$$;
drop function claim_timers(text, integer, interval, integer);
