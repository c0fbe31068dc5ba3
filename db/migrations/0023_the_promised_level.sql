-- B4 How sure a window must be before it is offered, where a contractor has set it: of a hundred, so many are to be kept. 95 unless set.
create table promise_levels (
  contractor_id text primary key references contractors,
  in_hundred integer not null,
  why text not null,
  set_at timestamptz not null,
  set_by text not null,
  constraint promise_level_within_bounds check (in_hundred between 80 and 99)
);
comment on constraint promise_level_within_bounds on promise_levels is 'B4 Under 80 a window is no promise; over 99 nobody can honestly say.';
call guard('promise_levels', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on promise_levels to doorstep_app;
