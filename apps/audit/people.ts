import type pg from 'pg'

/** Somebody on duty who can be reached, of which contractor, and when one of them last said that they have it. */
export type Reachable = { contractorId: string; staffId: string; name: string; telephone: string }

/**
 * A3 Everyone on duty: controllers, and whoever is on call. A2 Never the telephone of whoever an open alarm is about: somebody may be
 * holding it and reading.
 */
export const peopleOnDuty = async (client: pg.ClientBase): Promise<Reachable[]> =>
  (
    await client.query<Reachable>(
      `select s.contractor_id as "contractorId", s.id as "staffId", s.name, s.telephone
         from staff s
        where s.ended_at is null and s.telephone is not null
          and s.role in ('controller', 'director', 'administrator', 'safeguarding_lead', 'training_lead')
          and (s.role in ('controller', 'director') or s.on_call)
          and not exists (
            select from alarms a left join operatives o on o.contractor_id = a.contractor_id and o.id in (a.operative_id, a.matched_operative_id)
             where a.contractor_id = s.contractor_id and a.state <> 'closed' and (o.staff_id = s.id or o.telephone = s.telephone or a.from_telephone = s.telephone))
        order by s.role <> 'controller', s.id`,
    )
  ).rows

/** When somebody of each contractor last said that they have it. */
export const lastAnswers = async (client: pg.ClientBase): Promise<Map<string, Date>> => {
  const { rows } = await client.query<{ contractorId: string; at: Date }>(
    `select contractor_id as "contractorId", max(answered_at) as at from auditor_answers where answered_at > time_now() - interval '1 hour' group by contractor_id`,
  )
  return new Map(rows.map((row) => [row.contractorId, row.at]))
}
