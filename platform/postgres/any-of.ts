import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** `where('id', '=', anyOf(ids))`: one parameter however many there are, where `in` is compiled and planned anew for each number of them. */
export const anyOf = <T extends string>(ids: readonly T[]): RawBuilder<T> => sql<T>`any(${[...ids]}::text[])`
