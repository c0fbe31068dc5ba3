-- B6 A household hears once that its promise may break, and may say that it waits for us all the same. It can only wait for what it was told.
alter table appointments
  add column risk_told_at timestamptz,
  add column waits_since timestamptz,
  add constraint appointment_waits_once_told check (waits_since is null or coalesce(waits_since >= risk_told_at, false));
create index appointments_told_at_risk on appointments (contractor_id, id) where state = 'promised' and risk_told_at is not null;
comment on column appointments.risk_told_at is 'B6 When the household was told that the promise may break.';
comment on column appointments.waits_since is 'B6 When the household said that it waits for us.';
comment on constraint appointment_waits_once_told on appointments is 'B6';
