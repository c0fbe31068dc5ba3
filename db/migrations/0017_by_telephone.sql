-- Whose telephone this is: asked of every text and every call that comes in, and of every one that an alarm sends out.
create index operatives_by_telephone on operatives (contractor_id, telephone);
