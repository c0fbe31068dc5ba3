-- B4 What was said of a promise when it was made and on the morning of its day, so that the odds learn from what became of it. Whether it
-- was kept stands with the promise itself. Of homes, hours and how full a day is: no column here names a person.
create table promise_signs (
  contractor_id text not null references contractors,
  appointment_id text not null,
  said double precision not null,
  promised jsonb,
  morning jsonb,
  primary key (contractor_id, appointment_id),
  foreign key (contractor_id, appointment_id) references appointments,
  constraint promise_said_as_a_chance check (said between 0 and 1),
  constraint promise_has_signs check (num_nonnulls(promised, morning) > 0)
);
comment on constraint promise_said_as_a_chance on promise_signs is 'B4';
comment on column promise_signs.said is 'B4 How likely the window was said to be kept when it was promised, 0 to 1.';
comment on column promise_signs.promised is 'B4 The signs when it was promised; null when that was on its own day.';
comment on column promise_signs.morning is 'B4 The signs on the morning of its day; null before, and where that morning was missed.';
call guard('promise_signs', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update (morning) on promise_signs to doorstep_app;

-- What the night made of them: from how many promises, since when, how the odds have held, and the branch's own experience, once there are enough.
alter table learned_nights
  add column promises integer not null default 0 check (promises >= 0),
  add column promises_since timestamptz,
  add column promises_held jsonb not null default '[]',
  add column weights double precision[],
  add column trust double precision[],
  add constraint experience_can_be_trusted check (num_nonnulls(weights, trust) = 0 or coalesce(
    cardinality(weights) > 1 and cardinality(trust) = 2
    and '-Infinity'::float8 < all (weights || trust) and 'Infinity'::float8 > all (weights || trust)
    and 0 <= all (weights[2:]) and 0 <= trust[2], false));
comment on constraint experience_can_be_trusted on learned_nights is 'B4 Odds are figures, and no sign of trouble makes a promise likelier.';
