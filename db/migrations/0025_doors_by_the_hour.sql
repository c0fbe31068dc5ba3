-- How often nobody comes to the door, by the hours of the day: for each, of how many visits, and the chance.
alter table learned_nights add column unanswered_hours jsonb not null default '{}';
