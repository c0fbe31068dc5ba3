export {
  decideMarker,
  endMarker,
  householdMovedOut,
  markersForDeciders,
  markersInForce,
  markersInForceAt,
  proposeMarker,
} from './actions/markers.ts'
export type { NewProposal } from './actions/markers.ts'
export { premisesPage, searchHouseholds } from './actions/page.ts'
export type { Found, PremisesPage } from './actions/page.ts'
export {
  addPremises,
  factNoLongerHolds,
  factsOf,
  findPremises,
  premisesOf,
  placesOf,
  premisesOfAll,
  premisesOfLandlord,
  searchPremises,
  tellFact,
  tellWayIn,
} from './actions/premises.ts'
export type { NewPremises } from './actions/premises.ts'
