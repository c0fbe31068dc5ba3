-- A2 A number that was found to be somebody's is theirs: their alarm, by its text or call, with the ways that end such a one.
alter table alarms drop constraint alarm_of_a_known_person_or_a_number;
update alarms set kind = case how when 'call' then 'code_call' else 'code_text' end
 where kind = 'unmatched' and matched_operative_id is not null and state <> 'closed';
alter table alarms add constraint alarm_of_a_known_person_or_a_number check (
  num_nonnulls(operative_id, from_telephone) = 1
  and (kind <> 'unmatched' or from_telephone is not null)
  and (kind = 'unmatched' or operative_id is not null or matched_operative_id is not null)
  and (kind <> 'unmatched' or matched_operative_id is null or state = 'closed')
);
comment on constraint alarm_of_a_known_person_or_a_number on alarms is 'A2';

-- A4 When they said that they are away while their PIN was awaited: the watch goes on until it is given.
alter table watches add column away_at timestamptz;
comment on column watches.away_at is 'A4 Away by the phone''s word, whose PIN is still awaited.';
