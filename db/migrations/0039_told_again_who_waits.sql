-- B6 A household that waits for us hears once more when what it was told holds no longer; nobody hears it who does not wait, and nobody twice.
alter table appointments
  add column risk_told_expected_at timestamptz,
  add column risk_told_again_at timestamptz,
  add constraint appointment_told_again_who_waits check (
    risk_told_again_at is null or coalesce(risk_told_again_at > risk_told_at and waits_since is not null, false));
comment on column appointments.risk_told_expected_at is 'B6 When the household was told that we expect to be there; empty where nobody was on the way.';
comment on column appointments.risk_told_again_at is 'B6 When it was told once more, because that held no longer.';
comment on constraint appointment_told_again_who_waits on appointments is 'B6';
create unique index message_of_risk_again_once on messages (contractor_id, about_id) where template = 'promise_at_risk_again';
comment on index message_of_risk_again_once is 'B6';
