import type pg from 'pg'

/** What should have happened by now and can be seen not to have, the most urgent first. */
export const findingKinds = [
  'alarm_not_rung',
  'ring_overdue',
  'no_ring_left',
  'answer_not_lapsed',
  'check_in_not_decided',
  'home_safe_not_asked',
  'message_not_sent',
  'timer_overdue',
  'engine_silent',
  'wrong_role',
  'clock_apart',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One of them: whose, about what, since when; and where there is a person in it, who and where. */
export type Overdue = {
  contractorId: string
  kind: FindingKind
  subjectId: string
  since: Date
  name: string | null
  telephone: string | null
  address: string | null
}

/** Nobody in it: these are about the whole of a contractor's Doorstep. */
const nobody = 'null::text as operative_id, null::text as household_id, null::text as telephone'
const ofAlarm = 'coalesce(a.operative_id, a.matched_operative_id) as operative_id, a.household_id, a.from_telephone as telephone'

/**
 * One question for each kind, over named columns alone: (contractor_id, subject_id, since, operative_id, household_id, telephone).
 * `time_now()` is the database's. The engine is milliseconds late at most; these patiences are what no good day ever needs.
 */
const questions: Record<FindingKind, string> = {
  // A5 Accepted and not rung once.
  alarm_not_rung: `select a.contractor_id, a.id as subject_id, a.received_at as since, ${ofAlarm} from alarms a
    where a.state = 'ringing' and a.received_at < time_now() - interval '5 seconds'
      and not exists (select from alarm_rings r where r.contractor_id = a.contractor_id and r.alarm_id = a.id)`,
  // A3 It rang, and the next ring is due and does not come.
  ring_overdue: `select a.contractor_id, a.id as subject_id, a.next_ring_at as since, ${ofAlarm} from alarms a
    where a.state = 'ringing' and a.next_ring_at < time_now() - interval '10 seconds'
      and exists (select from alarm_rings r where r.contractor_id = a.contractor_id and r.alarm_id = a.id)`,
  // A3 It rings, and for a while no supplier has taken a call or a text of any of its rings. Each ring says anew what the one before could
  // not send, so this looks at the alarm and at no message. A broadcast that has nobody to call or text is such a ring as well.
  no_ring_left: `select a.contractor_id, a.id as subject_id, mute.since, ${ofAlarm} from alarms a
    cross join lateral (select max(r.rung_at) as at from alarm_rings r where r.contractor_id = a.contractor_id and r.alarm_id = a.id
      and exists (select from message_attempts t where t.contractor_id = r.contractor_id and t.message_id = r.message_id
        and t.channel in ('call', 'text') and t.state in ('accepted', 'delivered', 'not_in_time', 'undelivered'))) heard
    cross join lateral (select min(r.rung_at) as since from alarm_rings r where r.contractor_id = a.contractor_id and r.alarm_id = a.id
      and r.asks = 'answer' and (r.channel in ('call', 'text') or r.broadcast) and r.rung_at > coalesce(greatest(a.answered_at, heard.at), '-infinity')) mute
    where a.state = 'ringing' and mute.since < time_now() - interval '20 seconds'`,
  // A3 Whoever answered was not heard of again, and it does not ring.
  answer_not_lapsed: `select a.contractor_id, a.id as subject_id, a.answer_lapses_at as since, ${ofAlarm} from alarms a
    where a.state not in ('ringing', 'closed') and a.answer_lapses_at < time_now() - interval '10 seconds'`,
  // A4 Nothing was heard, the grace is over, and there is no alarm of theirs.
  check_in_not_decided: `select w.contractor_id, w.id as subject_id, w.check_in_by as since, w.operative_id, w.household_id, null::text as telephone
    from contractors c join watches w on w.contractor_id = c.contractor_id and w.state <> 'ended'
     and w.check_in_by < time_now() - make_interval(secs => c.check_in_grace_seconds + 10)
    where (w.paused_until is null or w.paused_until < time_now() - make_interval(secs => c.check_in_grace_seconds + 10))
      and not exists (select from alarms a where a.contractor_id = w.contractor_id and w.operative_id in (a.operative_id, a.matched_operative_id) and a.state <> 'closed')`,
  // A8 They should be home, and nobody asked; or they were asked, said nothing for the ten minutes that they have, and no alarm rings.
  home_safe_not_asked: `select h.contractor_id, h.id as subject_id, h.due_at as since, h.operative_id, null::text as household_id, null::text as telephone
    from contractors c join home_safe h on h.contractor_id = c.contractor_id
     and (h.state = 'expected' and h.due_at < time_now() - interval '30 seconds' or h.state = 'asked' and h.due_at < time_now() - interval '630 seconds')`,
  // A5 A duty message that no supplier has taken.
  message_not_sent: `select m.contractor_id, m.id as subject_id, m.queued_at as since, ${nobody}
    from contractors c join messages m on m.contractor_id = c.contractor_id and m.lane = 'duty' and m.state = 'queued'
     and m.queued_at < time_now() - interval '20 seconds'`,
  // A4 Duty that is due and that nobody does; whoever holds it and says so all the time has a minute: no supplier is waited for as long.
  timer_overdue: `select t.contractor_id, t.kind as subject_id, min(t.due_at) as since, ${nobody} from timers t
    where t.lane <= 1 and t.due_at < time_now() - interval '10 seconds'
      and (t.leased_until is null or t.leased_until < time_now() or t.due_at < time_now() - interval '60 seconds')
    group by t.contractor_id, t.kind`,
  // A5 The engine's heart.
  engine_silent: `select c.contractor_id, 'engine' as subject_id, beat.at as since, ${nobody}
    from contractors c, (select greatest(max(beat_at), $1::timestamptz) as at from heartbeats) beat where beat.at < time_now() - interval '15 seconds'`,
  // Somebody gave a role more than it may have: what keeps one contractor's people from another's no longer holds.
  wrong_role: `select c.contractor_id, r.rolname as subject_id, time_now() as since, ${nobody}
    from contractors c, pg_roles r where (r.rolsuper or r.rolbypassrls) and r.rolname in ('doorstep_app', 'doorstep_door', 'doorstep_engine', 'doorstep_auditor')`,
  // Deadlines are written by one clock and read by another: they must agree.
  clock_apart: `select c.contractor_id, 'clock' as subject_id, time_now() as since, ${nobody}
    from contractors c where abs(extract(epoch from time_now() - $2::timestamptz)) > 5`,
}

/** Nobody reads more than this many, and an engine that stands still over a whole country must not stop its auditor. */
const most = 500

const everything = `with overdue as (
  ${findingKinds.map((kind, urgency) => `select ${urgency} as urgency, '${kind}' as kind, q.* from (${questions[kind]}) q`).join('\n  union all ')}
)
select v.contractor_id as "contractorId", v.kind, v.subject_id as "subjectId", v.since, o.name, coalesce(o.telephone, v.telephone) as telephone,
       concat_ws(', ', p.line1, p.line2, p.town, p.postcode) as address
  from overdue v
  left join operatives o on o.contractor_id = v.contractor_id and o.id = v.operative_id
  left join households h on h.contractor_id = v.contractor_id and h.id = v.household_id
  left join premises p on p.contractor_id = h.contractor_id and p.id = h.premises_id
 order by v.urgency, v.since limit ${most}`

/** Asks everything at once. `awakeSince`: before that this auditor expects no heartbeat; `now`: by its own clock. */
export const overdueNow = async (client: pg.ClientBase, { awakeSince, now }: { awakeSince: Date; now: Date }): Promise<Overdue[]> =>
  (await client.query<Overdue>(everything, [awakeSince, now])).rows.map((row) => ({ ...row, address: row.address || null }))
