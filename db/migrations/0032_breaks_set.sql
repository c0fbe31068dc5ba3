-- D1 When breaks are due and how long they are, where a contractor has set it, by whom and why. After four hours, half an hour, unless set.
create table break_settings (
  contractor_id text primary key references contractors,
  after_minutes integer not null,
  minutes integer not null,
  why text not null,
  set_at timestamptz not null,
  set_by text not null,
  constraint break_as_the_law_asks check (minutes between 20 and 120 and after_minutes between 60 and 360)
);
comment on constraint break_as_the_law_asks on break_settings is 'D1 Twenty minutes at least, for more than six hours of work (Working Time Regulations 1998, regulation 12).';
call guard('break_settings', 'the_landlord() is null and the_household() is null and the_operative() is null');
grant select, insert, update on break_settings to doorstep_app;

-- The columns of before had no page, so nobody can have set them otherwise.
alter table contractors drop column break_after_minutes, drop column break_minutes;
