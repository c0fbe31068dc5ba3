-- A household that would like a face it knows: who was there last is one row of the index, however often somebody came.
create index bookings_last_there on bookings (contractor_id, household_id, left_at desc) include (operative_id) where left_at is not null;
