-- B9 Up to three windows that a household was offered by text, because it asked for another time: it replies with a number. An offer
-- promises nothing and holds no room; it is good for a while, and is taken once, with the household's own word.
create table offers (
  contractor_id text not null references contractors,
  id text not null,
  household_id text not null,
  appointment_id text not null,
  windows jsonb not null,
  offered_at timestamptz not null,
  good_until timestamptz not null,
  taken integer,
  taken_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households,
  foreign key (contractor_id, appointment_id) references appointments,
  constraint offer_of_one_to_three_windows check (jsonb_array_length(windows) between 1 and 3),
  constraint offer_taken_while_it_is_good check (
    case when taken is null then taken_at is null
         else coalesce(taken between 1 and jsonb_array_length(windows) and taken_at < good_until, false) end)
);
comment on table offers is 'B9 Windows that a household was offered by text.';
comment on column offers.windows is 'From and to of each, in the order of their numbers.';
comment on column offers.taken is 'Which of them the household chose, from 1.';
comment on constraint offer_taken_while_it_is_good on offers is 'B9';
create index offers_of_a_household on offers (contractor_id, household_id, offered_at);
call guard('offers', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on offers to doorstep_app;
