-- B9 What was offered stays as it was offered: only which window was taken, and when, is added.
revoke update on offers from doorstep_app;
grant update (taken, taken_at) on offers to doorstep_app;
