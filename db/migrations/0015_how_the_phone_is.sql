-- How a phone was when it told something about the watch over its owner: a dying battery or a weak signal explains a silence.
alter table watch_acts
  add battery smallint check (battery between 0 and 100),
  add signal text check (signal in ('good', 'weak'));
