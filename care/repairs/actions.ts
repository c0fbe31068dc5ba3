export { importOrders } from './actions/import.ts'
export type { Imported, LineSaid, PlaceOfPostcode } from './actions/import.ts'
export {
  callOffOrder,
  emergenciesSince,
  finishOrder,
  makeFollowOn,
  openOrders,
  orderMadeSafe,
  orderOf,
  ordersOf,
  ordersOfHousehold,
  ordersSince,
  reportRepair,
  searchOrders,
  takeOrder,
} from './actions/orders.ts'
export type { NewOrder, OrderFound } from './actions/orders.ts'
