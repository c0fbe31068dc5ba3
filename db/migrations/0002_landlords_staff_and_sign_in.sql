-- The people with an account, and how they are let in. Residents have no account: a link shows one visit (M4, H4).

create table landlords (
  contractor_id text not null references contractors,
  id text not null,
  name text not null,
  telephone text not null,
  safeguarding_name text,
  safeguarding_contact text,
  primary key (contractor_id, id),
  constraint landlord_name_once unique (contractor_id, name)
);
call guard('landlords', 'the_landlord() is null or id = the_landlord()');
grant select, insert, update on landlords to doorstep_app;

-- A landlord's own priorities and their clocks, as data.
create table landlord_priorities (
  contractor_id text not null,
  landlord_id text not null,
  code text not null,
  label text not null,
  is_emergency boolean not null default false,
  within integer not null check (within > 0),
  unit text not null check (unit in ('hours', 'working_days')),
  primary key (contractor_id, landlord_id, code),
  foreign key (contractor_id, landlord_id) references landlords
);
call guard('landlord_priorities', 'the_landlord() is null or landlord_id = the_landlord()');
grant select, insert, update on landlord_priorities to doorstep_app;

create table staff (
  contractor_id text not null references contractors,
  id text not null,
  email text not null,
  name text not null,
  role text not null check (role in ('controller', 'safeguarding_lead', 'training_lead', 'operative', 'director', 'administrator', 'landlord_officer')),
  landlord_id text,
  telephone text,
  on_call boolean not null default false,
  face jsonb,
  password_hash text,
  pin_hash text,
  duress_pin_hash text,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, landlord_id) references landlords,
  constraint staff_email_once unique (email),
  constraint staff_landlord_officer_has_a_landlord check ((role = 'landlord_officer') = (landlord_id is not null))
);
call guard('staff', 'the_landlord() is null and the_household() is null');
grant select, insert, update on staff to doorstep_app;
create policy at_the_door on staff for select to doorstep_door using (true);
grant select on staff to doorstep_door;

create table sessions (
  contractor_id text not null,
  id text not null,
  token_hash bytea not null unique,
  staff_id text not null,
  kind text not null check (kind in ('desk', 'phone')),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff
);
call guard('sessions', 'the_landlord() is null and the_household() is null');
grant select, update on sessions to doorstep_app;
create policy at_the_door on sessions to doorstep_door using (true) with check (true);
grant select, insert, update on sessions to doorstep_door;

-- A telephone that an operative signs in on. Made known once with a code sent to the number we hold; then it asks only for the PIN.
create table devices (
  contractor_id text not null,
  id text not null,
  token_hash bytea not null unique,
  staff_id text not null,
  asked_at timestamptz not null,
  code_hash bytea,
  code_tries integer not null default 0,
  wrong_pins integer not null default 0,
  enrolled_at timestamptz,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff
);
call guard('devices', 'the_landlord() is null and the_household() is null');
grant select, update on devices to doorstep_app;
create policy at_the_door on devices to doorstep_door using (true) with check (true);
grant select, insert, update on devices to doorstep_door;

-- Guessing is slowed per account and asker together, so that a stranger's guesses never lock the owner out.
create table sign_in_attempts (
  account text not null,
  asker text not null,
  failures integer not null default 0,
  last_failure_at timestamptz not null,
  primary key (account, asker)
);
grant select, insert, update, delete on sign_in_attempts to doorstep_door;

-- Bearer keys of the HTTP API, ours and the landlords'. Shown once, stored hashed, revocable.
create table api_keys (
  contractor_id text not null references contractors,
  id text not null,
  key_hash bytea not null unique,
  label text not null,
  landlord_id text,
  staff_id text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, landlord_id) references landlords,
  foreign key (contractor_id, staff_id) references staff
);
call guard('api_keys', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on api_keys to doorstep_app;
create policy at_the_door on api_keys for select to doorstep_door using (true);
grant select on api_keys to doorstep_door;

-- A write of the API that came twice gets the first answer again.
create table idempotency_keys (
  contractor_id text not null,
  api_key_id text not null,
  idempotency_key text not null,
  request_digest bytea not null,
  status integer not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (contractor_id, api_key_id, idempotency_key),
  foreign key (contractor_id, api_key_id) references api_keys
);
call guard('idempotency_keys', 'the_household() is null and the_operative() is null');
grant select, insert on idempotency_keys to doorstep_app;
