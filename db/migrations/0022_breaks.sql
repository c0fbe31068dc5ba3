-- D1 A break is due at a time, for so many minutes. It belongs to the shift: whoever takes the shift over has it.
alter table contractors add column break_after_minutes integer not null default 240;
alter table contractors add column break_minutes integer not null default 30;
alter table contractors add constraint break_as_the_law_asks check (break_minutes between 20 and 120 and break_after_minutes between 60 and 360);
comment on constraint break_as_the_law_asks on contractors is 'D1 Twenty minutes at least, for more than six hours of work (Working Time Regulations 1998, regulation 12).';

alter table shifts add column break_from timestamptz;
alter table shifts add column break_minutes integer;
alter table shifts add constraint break_lies_in_its_shift check (
  (break_from is null) = (break_minutes is null)
  and coalesce(break_from >= starts_at and break_from < ends_at and break_minutes between 20 and 120, true)
);
comment on constraint break_lies_in_its_shift on shifts is 'D1 A break is whole, and within the shift.';
