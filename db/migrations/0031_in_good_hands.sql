-- A1 Whoever is with the police or in an ambulance when their alarm ends is not asked to check in for a while.
alter table watches drop constraint watches_pause_why_check;
alter table watches add constraint watches_pause_why_check
  check (pause_why in ('hands_full', 'no_signal_inside', 'talking_with_the_resident', 'a_break', 'in_good_hands'));
