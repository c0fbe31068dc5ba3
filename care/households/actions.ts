export {
  addHousehold,
  addPerson,
  changePerson,
  endHousehold,
  householdOf,
  householdsAt,
  householdsNamed,
  householdsOf,
} from './actions/households.ts'
export type { NewHousehold, NewPerson } from './actions/households.ts'
export { confirmNeed, endNeed, needsOf, needsOfAll, needsToConfirm, tellNeed } from './actions/needs.ts'
export type { NewNeed, SafeWay } from './actions/needs.ts'
export { householdPage } from './actions/page.ts'
export type { HouseholdPage, NeedShown } from './actions/page.ts'
