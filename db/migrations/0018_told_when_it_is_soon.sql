-- The engine looks by itself every second at the latest, so only what is due sooner is told. A transaction that tells something is
-- committed alone, one after another; those that set a deadline further on are now committed together with others.
create or replace function announce_timer() returns trigger language plpgsql as $$
begin
  if new.due_at <= time_now() + interval '1 second' then
    perform pg_notify('timers', '');
  end if;
  return null;
end $$;
