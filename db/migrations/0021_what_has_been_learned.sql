-- What the branch's own past has taught about roads and about work, learned again every night. Of the branch, never of a person:
-- what fewer than three people did is told in the whole only (B8).

-- What the household's needs added to the minutes expected, as it stood when somebody was sent: needs change, the past does not.
alter table bookings add column extra_minutes integer not null default 0;
alter table bookings add column interpreter boolean not null default false;
create index bookings_by_sending on bookings (contractor_id, sent_at);

create table learned_stretches (
  contractor_id text not null references contractors,
  about text not null check (about in ('travel', 'work')),
  key text not null,
  seen integer not null check (seen >= 0),
  low double precision not null,
  middle double precision not null,
  high double precision not null,
  mean double precision not null check (mean > 0),
  cv double precision not null check (cv >= 0),
  primary key (contractor_id, about, key),
  constraint learned_stretch_in_order check (low > 0 and low <= middle and middle <= high)
);
comment on table learned_stretches is 'B8 Times as so many times what was expected, by hours of the day, trade and kind of home: no column here names a person.';

-- The night's own row: when it was learned, from what, and what was left out.
create table learned_nights (
  contractor_id text primary key references contractors,
  learned_at timestamptz not null,
  since timestamptz,
  sendings integer not null check (sendings >= 0),
  doors integer not null check (doors >= 0),
  doors_opened integer not null,
  unanswered_chance double precision not null check (unanswered_chance between 0 and 1),
  unanswered_minutes double precision not null,
  left_out jsonb not null
);

call guard('learned_stretches', 'the_landlord() is null and the_household() is null and the_operative() is null');
call guard('learned_nights', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on learned_stretches, learned_nights to doorstep_app;
