-- The address and who lives behind the door. What protects a resident (needs) and what protects a worker (markers)
-- are two tables, two families of codes, and never one list (P4).

create table premises (
  contractor_id text not null references contractors,
  id text not null,
  landlord_id text not null,
  uprn text,
  line1 text not null,
  line2 text,
  town text not null default 'Edinburgh',
  postcode text not null,
  lon double precision,
  lat double precision,
  jurisdiction text not null check (jurisdiction in ('england', 'scotland')),
  way_in text,
  primary key (contractor_id, id),
  foreign key (contractor_id, landlord_id) references landlords,
  constraint premises_uprn_once unique (contractor_id, uprn)
);
create index premises_by_postcode on premises (contractor_id, postcode);

-- Facts about the address, with no person in them: where to park, the stopcock, a lift that is out.
create table premises_facts (
  contractor_id text not null,
  premises_id text not null,
  code text not null,
  sentence text not null check (length(sentence) between 1 and 140),
  told_at timestamptz not null,
  primary key (contractor_id, premises_id, code),
  foreign key (contractor_id, premises_id) references premises
);

create table households (
  contractor_id text not null references contractors,
  id text not null,
  premises_id text not null,
  landlord_id text not null,
  since date,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, premises_id) references premises,
  foreign key (contractor_id, landlord_id) references landlords
);
create unique index household_one_living_there on households (contractor_id, premises_id) where ended_at is null;

create table people (
  contractor_id text not null,
  id text not null,
  household_id text not null,
  name text not null,
  title text,
  name_to_use text,
  pronoun text check (pronoun in ('she', 'he', 'they')),
  is_tenant boolean not null default false,
  lives_here boolean not null default true,
  tie text,
  telephone text,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households
);
create index people_of_a_household on people (contractor_id, household_id);

-- H1 Told once, acted on everywhere. H2 Confirmed again on a date. H3 No diagnosis, no story: a note of 140 letters.
create table needs (
  contractor_id text not null,
  id text not null,
  household_id text not null,
  code text not null,
  if_possible boolean not null default false,
  language text,
  operative_id text,
  note text check (length(note) <= 140),
  from_time time,
  to_time time,
  source text not null check (source in ('self', 'carer', 'landlord', 'operative', 'register')),
  told_at timestamptz not null,
  told_by text,
  confirmed_at timestamptz not null,
  review_on date not null,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, household_id) references households
);
-- "Somebody else, please" can be asked about more than one person.
create unique index need_once_per_household on needs (contractor_id, household_id, code, coalesce(operative_id, '')) where ended_at is null;
create index needs_to_confirm on needs (contractor_id, review_on) where ended_at is null;
comment on column needs.review_on is 'H2';

-- P1 A marker has a source, a decision by a named senior person, a precaution from a closed list, a review date, and ends
-- by itself. P3 The resident was told, or the decision not to tell has its reason.
create table markers (
  contractor_id text not null,
  id text not null,
  premises_id text not null,
  household_id text,
  code text not null,
  precaution text not null check (length(precaution) <= 140),
  source text not null check (length(source) > 0),
  happened_on date,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_why text,
  from_time time,
  to_time time,
  review_on date not null,
  ends_at timestamptz not null,
  resident_told_at timestamptz,
  not_told_why text,
  ended_at timestamptz,
  primary key (contractor_id, id),
  foreign key (contractor_id, premises_id) references premises,
  foreign key (contractor_id, household_id) references households,
  constraint marker_decided_by_somebody_with_reason check (decided_at is null or (decided_by is not null and decision_why is not null)),
  constraint marker_resident_told_or_reason check (decided_at is null or resident_told_at is not null or coalesce(length(not_told_why), 0) > 0),
  constraint marker_ends_within_two_years check (ends_at <= proposed_at + interval '24 months')
);
comment on constraint marker_decided_by_somebody_with_reason on markers is 'P1';
comment on constraint marker_resident_told_or_reason on markers is 'P3';
comment on constraint marker_ends_within_two_years on markers is 'P1';
create index markers_of_premises on markers (contractor_id, premises_id) where ended_at is null;

-- M1, H4 The contact card is kept by messages, and read again at the moment of sending.
create table contact_cards (
  contractor_id text not null,
  household_id text not null,
  language text not null default 'en',
  channel text not null default 'text' check (channel in ('text', 'call', 'letter')),
  telephone text,
  large_print boolean not null default false,
  safe_contact_only boolean not null default false,
  safe_telephone text,
  safe_from time,
  safe_to time,
  changed_at timestamptz not null,
  primary key (contractor_id, household_id),
  foreign key (contractor_id, household_id) references households,
  constraint contact_card_safe_way_is_named check (not safe_contact_only or safe_telephone is not null)
);
comment on constraint contact_card_safe_way_is_named on contact_cards is 'H4';
