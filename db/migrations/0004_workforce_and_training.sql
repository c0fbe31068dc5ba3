-- Operatives, their working pattern, and what they are trained in (T1, T2). No visits or minutes are counted here (B8).

create table operatives (
  contractor_id text not null references contractors,
  id text not null,
  staff_id text not null,
  name text not null,
  first_name text not null,
  sex text not null check (sex in ('f', 'm', 'x')),
  pronoun text not null check (pronoun in ('she', 'he', 'they')),
  employment text not null default 'employed' check (employment in ('employed', 'agency', 'subcontractor')),
  trades text[] not null,
  languages text[] not null default '{en}',
  telephone text not null,
  id_card_number text not null,
  id_card_valid_until date not null,
  vetting_valid_until date not null,
  home_lon double precision,
  home_lat double precision,
  face jsonb not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, staff_id) references staff,
  constraint operative_id_card_once unique (contractor_id, id_card_number),
  constraint operative_telephone_once unique (contractor_id, telephone)
);
call guard('operatives', 'the_landlord() is null');
grant select, insert, update on operatives to doorstep_app;
create policy at_the_door on operatives for select to doorstep_door using (true);
grant select (contractor_id, id, staff_id, telephone, ended_at) on operatives to doorstep_door;

-- Whom to ring when a worker is hurt. For the control room during an alarm, and for the worker.
create table emergency_details (
  contractor_id text not null,
  operative_id text not null,
  next_of_kin_name text,
  next_of_kin_telephone text,
  primary key (contractor_id, operative_id),
  foreign key (contractor_id, operative_id) references operatives
);
call guard('emergency_details', $$the_operative() = operative_id or the_role() in ('controller', 'administrator', 'engine')$$);
grant select, insert, update on emergency_details to doorstep_app;

create table shifts (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  ill_since timestamptz,
  home_safe_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, operative_id) references operatives,
  constraint shift_ends_after_it_starts check (ends_at > starts_at)
);
create index shifts_by_time on shifts (contractor_id, starts_at, ends_at);
call guard('shifts', 'the_landlord() is null and the_household() is null and (the_operative() is null or operative_id = the_operative())');
grant select, insert, update on shifts to doorstep_app;

create table certificates (
  contractor_id text not null,
  id text not null,
  operative_id text not null,
  topic text not null,
  issued_on date not null,
  valid_until date not null,
  verified_by text not null,
  primary key (contractor_id, id),
  foreign key (contractor_id, operative_id) references operatives,
  constraint certificate_ends_after_it_starts check (valid_until > issued_on)
);
create index certificates_of_an_operative on certificates (contractor_id, operative_id, topic, valid_until);
call guard('certificates', 'the_landlord() is null and the_household() is null');
grant select, insert, update on certificates to doorstep_app;
