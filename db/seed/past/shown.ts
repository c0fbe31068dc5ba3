/** V5 What the phone showed of a past visit, in the words that it would show today. */
import {
  calledBy,
  householdName,
  isKnownVulnerable,
  languageName,
  mostUseful,
  usualDoorWaitMinutes,
} from '../../../care/households/rules.ts'
import type { Shown } from '../../../care/visits/rules/shown.ts'
import { contractor } from '../cast.ts'
import type { PastVisit } from './told.ts'

export const shownOf = ({ order, promise, who }: PastVisit, code: string): Shown => {
  const { home, says, room } = order
  const { needs, adjustments } = home
  const { doorWaitMinutes, interpreter } = adjustments
  return {
    ...{ household: householdName(home.people), residents: home.people.map(calledBy) },
    ...{ address: [home.address, `Edinburgh ${home.postcode}`], wayIn: home.wayIn, work: says, room },
    window: promise && { from: promise.window.from.toString(), to: promise.window.to.toString() },
    plates: [],
    helps: { before: mostUseful(needs, 'before'), door: mostUseful(needs, 'door'), inside: mostUseful(needs, 'inside') },
    ...{ doorWaitMinutes, takesTime: doorWaitMinutes > usualDoorWaitMinutes },
    interpreter: interpreter?.language ? languageName(interpreter.language) : null,
    ...{ safeContactOnly: false, welfareIfNobody: isKnownVulnerable(needs), leaveNothing: adjustments.leaveNothing, together: [] },
    ...{ code, firstName: who.firstName, contractor: contractor.name, office: contractor.telephone, dutyNumber: contractor.dutyNumber },
  }
}
