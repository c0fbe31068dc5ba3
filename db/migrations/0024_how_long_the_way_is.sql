-- How long the way was likely to take, with what was learned of the roads and in that day's traffic, when somebody was sent: what the
-- household was told. `travel_minutes` stays what the map said, because that is what learning is measured against.
alter table bookings add column likely_minutes integer constraint booking_likely_minutes check (likely_minutes >= 0);
