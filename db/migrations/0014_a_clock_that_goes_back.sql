-- A5 A clock that is put back must not silence an alarm: a timer that was set "in the future" was set before that, and is due now.
-- Whoever handles it looks at the facts and, where it is too early, sets it anew.
alter table timers add set_at timestamptz not null default time_now();
create index timers_by_setting on timers (set_at);
