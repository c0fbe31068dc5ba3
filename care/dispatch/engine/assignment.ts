const nowhere = 'assign: a row has no column that is not forbidden'

/**
 * Linear assignment by shortest augmenting paths (Jonker and Volgenant's method in its plain form): every row gets a
 * column of its own so that the sum of costs is least.
 *
 * `cost` is row-major, `rows` × `columns`, rows ≤ columns. `Infinity` forbids a pairing; every set of rows must be able
 * to find columns that are not forbidden (give each row a column of its own for "nothing"). Answers the column of each
 * row. Equal costs always fall the same way, the lower column first.
 */
export const assign = (cost: Float64Array, rows: number, columns: number): Int32Array => {
  const rowOf = new Int32Array(columns).fill(-1)
  const rowPrice = new Float64Array(rows)
  const columnPrice = new Float64Array(columns)
  const cheapest = new Float64Array(columns)
  const cameFrom = new Int32Array(columns)
  const reached = new Uint8Array(columns)

  // most rows find their cheapest column free: they start with it, and only the others search
  const searching: number[] = []
  for (let row = 0; row < rows; row++) {
    let least = 0
    for (let c = 1; c < columns; c++) if (cost[row * columns + c]! < cost[row * columns + least]!) least = c
    rowPrice[row] = cost[row * columns + least]!
    if (rowPrice[row] === Infinity) throw new Error(nowhere)
    if (rowOf[least] === -1) rowOf[least] = row
    else searching.push(row)
  }

  for (const start of searching) {
    cheapest.fill(Infinity)
    reached.fill(0)
    let row = start
    let column = -1
    // grow a tree of cheapest paths from this row until it meets a column that nobody holds
    do {
      if (column >= 0) reached[column] = 1
      let next = -1
      for (let c = 0; c < columns; c++) {
        if (reached[c] === 1) continue
        const reduced = cost[row * columns + c]! - rowPrice[row]! - columnPrice[c]!
        if (reduced < cheapest[c]!) {
          cheapest[c] = reduced
          cameFrom[c] = column
        }
        if (next < 0 || cheapest[c]! < cheapest[next]!) next = c
      }
      const step = cheapest[next]!
      if (step === Infinity) throw new Error(nowhere)
      rowPrice[start]! += step
      for (let c = 0; c < columns; c++) {
        if (reached[c] === 1) {
          rowPrice[rowOf[c]!]! += step
          columnPrice[c]! -= step
        } else cheapest[c]! -= step
      }
      column = next
      row = rowOf[column]!
    } while (row >= 0)
    // hand each column on the path to the row before it
    for (; column >= 0; column = cameFrom[column]!) rowOf[column] = cameFrom[column]! >= 0 ? rowOf[cameFrom[column]!]! : start
  }

  const columnOf = new Int32Array(rows)
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column
  })
  return columnOf
}
