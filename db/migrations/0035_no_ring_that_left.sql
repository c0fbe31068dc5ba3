-- A3 The auditor sees which rings of an alarm left: each ring says its messages anew, so that none of them alone waits for long.
alter table auditor_findings drop constraint auditor_findings_kind_check;
alter table auditor_findings add constraint auditor_findings_kind_check check (kind in (
  'alarm_not_rung', 'ring_overdue', 'no_ring_left', 'answer_not_lapsed', 'check_in_not_decided', 'home_safe_not_asked', 'message_not_sent',
  'timer_overdue', 'engine_silent', 'wrong_role', 'clock_apart'));
grant select (answered_at) on alarms to doorstep_auditor;
grant select (channel, message_id, rung_at, broadcast, asks) on alarm_rings to doorstep_auditor;
