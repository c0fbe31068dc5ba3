-- B9 A promise moves only when the household agrees: who, how and when stand with the promise that was moved. `themselves`: they
-- chose the other window on their own page. Promises that were moved before this was written down stay as they are (not valid).
alter table appointments
  add column moved_agreed_by text,
  add column moved_agreed_how text,
  add column moved_agreed_at timestamptz,
  add constraint appointment_moved_with_consent check (
    case when state <> 'moved' then moved_agreed_by is null and moved_agreed_how is null and moved_agreed_at is null
    else moved_agreed_at is not null and case coalesce(moved_agreed_how, '')
      when 'themselves' then moved_agreed_by is null
      when 'call' then length(btrim(coalesce(moved_agreed_by, ''))) >= 2
      when 'door' then length(btrim(coalesce(moved_agreed_by, ''))) >= 2
      when 'text' then length(btrim(coalesce(moved_agreed_by, ''))) >= 2
      else false end
    end) not valid;
comment on constraint appointment_moved_with_consent on appointments is 'B9';
