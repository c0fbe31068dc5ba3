-- D4 What a controller tells dispatch by hand: somebody is held back from proposals until a time, pinned to a promise, or kept
-- away from one, with a reason. It steers what is proposed and sets no rule aside (D5). Never shown to operatives (B2).
create table steers (
  contractor_id text not null references contractors,
  id text not null,
  kind text not null check (kind in ('hold_back', 'pin', 'keep_away')),
  operative_id text not null,
  appointment_id text,
  until timestamptz,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, operative_id) references operatives,
  foreign key (contractor_id, appointment_id) references appointments,
  foreign key (contractor_id, set_by) references staff,
  foreign key (contractor_id, ended_by) references staff,
  constraint steer_has_a_reason check (length(btrim(coalesce(reason, ''))) >= 5),
  constraint steer_until_a_time_or_about_a_promise check (
    case when kind = 'hold_back' then until is not null and appointment_id is null else until is null and appointment_id is not null end)
);
comment on constraint steer_has_a_reason on steers is 'D4';
create index steers_in_force on steers (contractor_id) where ended_at is null;
create unique index steer_one_pin_per_promise on steers (contractor_id, appointment_id) where kind = 'pin' and ended_at is null;
call guard('steers', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on steers to doorstep_app;
