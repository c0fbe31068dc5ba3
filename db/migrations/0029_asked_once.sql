-- What is the same for every row is asked before what is not. An operative sees the homes they are sent to; of anybody else
-- this was asked for each row as well, which took 8 of the 9 milliseconds in which a branch's promises are read. Who sees
-- what stays as it was.
alter policy of_this_contractor on appointments
  using (contractor_id = the_contractor() and (the_landlord() is null or landlord_id = the_landlord())
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)))
  with check (contractor_id = the_contractor() and (the_landlord() is null or landlord_id = the_landlord())
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)));
alter policy of_this_contractor on households
  using (contractor_id = the_contractor() and (the_landlord() is null or landlord_id = the_landlord())
    and (the_household() is null or id = the_household()) and (the_operative() is null or is_sent_to(id)))
  with check (contractor_id = the_contractor() and (the_landlord() is null or landlord_id = the_landlord())
    and (the_household() is null or id = the_household()) and (the_operative() is null or is_sent_to(id)));
alter policy of_this_contractor on people
  using (contractor_id = the_contractor() and the_landlord() is null
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)))
  with check (contractor_id = the_contractor() and the_landlord() is null
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)));
alter policy of_this_contractor on needs
  using (contractor_id = the_contractor() and the_landlord() is null
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)))
  with check (contractor_id = the_contractor() and the_landlord() is null
    and (the_household() is null or household_id = the_household()) and (the_operative() is null or is_sent_to(household_id)));

-- The emergencies of the last weeks are counted at every question for a window (B4).
create index orders_emergencies on orders (contractor_id, reported_at) include (trade, expected_minutes) where is_emergency;
