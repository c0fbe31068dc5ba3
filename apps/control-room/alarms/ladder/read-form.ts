/** The form of a ladder, as it came: steps and rungs are numbered in the names of their fields (`wait.0`, `who.0.1`, `ways.0.1`). */
import { ringChannels, rungGroups } from '../../../../care/alarms/rules.ts'
import type { Ladder, Rung, Step } from '../../../../care/alarms/rules.ts'
import { parseId } from '../../../../lib/ids.ts'
import { oneOf } from '../../../../lib/lists.ts'

/** More than anybody needs, and an end to what is read. */
const mostSteps = 21
const mostRungs = 12

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A row that names nobody is left out. */
const rungOf = (form: FormData, place: string): Rung[] => {
  const who = textOf(form, `who.${place}`)
  const group = oneOf(rungGroups, who)
  const staffId = parseId('staff', who)
  if (!group && !staffId) return []
  return [
    { staffId: group ? null : staffId, group, channels: ringChannels.filter((channel) => form.getAll(`ways.${place}`).includes(channel)) },
  ]
}

/** A step that names nobody is left out, unless something else was written in it: then it is told of. */
const stepOf = (form: FormData, at: number): Step[] => {
  const rungs = Array.from({ length: mostRungs }, (_, row) => rungOf(form, `${at}.${row}`)).flat()
  return rungs.length === 0 ? [] : [{ waitSeconds: Number(textOf(form, `wait.${at}`) || Number.NaN), rungs }]
}

export const ladderIn = (form: FormData, id: Ladder['id']): Ladder => {
  const days = form.getAll('days').map(Number)
  return {
    id,
    branchId: textOf(form, 'branch') || null,
    name: textOf(form, 'name'),
    fromTime: textOf(form, 'fromTime') || '00:00',
    toTime: textOf(form, 'toTime') || '00:00',
    days: days.length === 7 ? null : days,
    steps: Array.from({ length: mostSteps }, (_, at) => stepOf(form, at)).flat(),
  }
}
