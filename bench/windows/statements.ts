/** Counts what is asked of the database, for benches: statements that leave this process, and rows that come back. */
import pg from 'pg'

export const countStatements = (): { readonly since: () => { statements: number; rows: number } } => {
  const { query } = pg.Client.prototype
  let [statements, rows] = [0, 0]
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    statements++
    const answer: unknown = Reflect.apply(query, this, asked)
    if (answer instanceof Promise) answer.then((found: pg.QueryResult) => (rows += found.rowCount ?? 0)).catch(() => undefined)
    return answer
  } as typeof query
  return {
    since: () => {
      const counted = { statements, rows }
      ;[statements, rows] = [0, 0]
      return counted
    },
  }
}
