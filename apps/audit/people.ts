import type pg from 'pg'

/** Somebody on duty who can be reached, of which contractor, and when one of them last said that they have it. */
export type Reachable = { contractorId: string; staffId: string; name: string; telephone: string }

/**
 * A3 Everyone on duty: controllers, directors, and whoever is on call; where nobody of those can be reached, everybody of the office.
 * A2 Never the telephone of whoever an open alarm is about: somebody may be holding it and reading.
 */
export const peopleOnDuty = async (client: pg.ClientBase): Promise<Reachable[]> =>
  (
    await client.query<Reachable>(
      `with reachable as (
        select s.contractor_id, s.id, s.name, s.telephone, s.role, s.role in ('controller', 'director') or s.on_call as on_duty
          from staff s
         where s.ended_at is null and s.telephone is not null
           and s.role in ('controller', 'director', 'administrator', 'safeguarding_lead', 'training_lead')
           and not exists (
             select from alarms a left join operatives o on o.contractor_id = a.contractor_id and o.id in (a.operative_id, a.matched_operative_id)
              where a.contractor_id = s.contractor_id and a.state <> 'closed' and (o.staff_id = s.id or o.telephone = s.telephone or a.from_telephone = s.telephone)))
       select r.contractor_id as "contractorId", r.id as "staffId", r.name, r.telephone
         from reachable r
        where r.on_duty or not exists (select from reachable d where d.contractor_id = r.contractor_id and d.on_duty)
        order by r.role <> 'controller', r.id`,
    )
  ).rows

/** When somebody of each contractor last said that they have it. */
export const lastAnswers = async (client: pg.ClientBase): Promise<Map<string, Date>> => {
  const { rows } = await client.query<{ contractorId: string; at: Date }>(
    `select contractor_id as "contractorId", max(answered_at) as at from auditor_answers where answered_at > time_now() - interval '1 hour' group by contractor_id`,
  )
  return new Map(rows.map((row) => [row.contractorId, row.at]))
}
