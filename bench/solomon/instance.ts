/** A published instance of vehicle routing with time windows, in Solomon's plain text layout. */

/** Customers by place in the list, the depot last. Distances, which are times too, are Euclidean in double precision. */
export type Instance = {
  readonly name: string
  readonly vehicles: number
  readonly capacity: number
  readonly customers: number
  readonly demand: readonly number[]
  /** Service begins from `ready`, and by `due`; the depot's `due` is when the last vehicle is back. */
  readonly ready: readonly number[]
  readonly due: readonly number[]
  readonly service: readonly number[]
  /** `[from × (customers + 1) + to]`. */
  readonly distance: Float64Array
}

const numbersIn = (line: string): number[] => line.trim().split(/\s+/).map(Number)
const rowLength = 7

/** Throws what is wrong with the file. */
export const readInstance = (text: string): Instance => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [vehicles, capacity] = numbersIn(lines.find((line) => /^\s*\d+\s+\d+\s*$/.test(line)) ?? '')
  const rows = lines.map(numbersIn).filter((row) => row.length === rowLength && row.every(Number.isFinite))
  const [depot, ...customers] = rows
  if (!vehicles || !capacity || !depot || customers.length === 0) throw new Error('not an instance in Solomon’s layout')
  const all = [...customers, depot]
  const column = (at: number): number[] => all.map((row) => row[at]!)
  const [x, y] = [column(1), column(2)]
  return {
    name: lines[0]!.trim(),
    vehicles,
    capacity,
    customers: customers.length,
    demand: column(3),
    ready: column(4),
    due: column(5),
    service: column(6),
    distance: Float64Array.from({ length: all.length ** 2 }, (_, k) => {
      const [from, to] = [Math.floor(k / all.length), k % all.length]
      return Math.hypot(x[from]! - x[to]!, y[from]! - y[to]!)
    }),
  }
}
