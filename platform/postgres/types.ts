import pg from 'pg'
import type { ColumnType, KyselyPlugin, RootOperationNode } from 'kysely'
import { OperationNodeTransformer } from 'kysely'
import type { PrimitiveValueListNode, QueryId, ValueNode } from 'kysely'

/** How values cross between PostgreSQL and TypeScript: timestamptz ↔ Temporal.Instant, date ↔ Temporal.PlainDate, time ↔ 'HH:MM:SS', bigint ↔ number. */
export type Json = ColumnType<unknown, string, string>

/** Windows, shifts and certificates begin and end at the same few moments: each is read once. Temporal values never change. */
const onceEach = <T>(read: (text: string) => T, most = 5000): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const value = read(text)
    known.set(text, value)
    return value
  }
}

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.TIMESTAMPTZ]: onceEach((text) => Temporal.Instant.from(text.replace(' ', 'T'))),
  [pg.types.builtins.DATE]: onceEach((text) => Temporal.PlainDate.from(text)),
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
}

export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

const asParameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime ? value.toString() : value

class TemporalParameters extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode, id?: QueryId): ValueNode {
    return { ...super.transformValue(node, id), value: asParameter(node.value) }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode, id?: QueryId): PrimitiveValueListNode {
    return { ...super.transformPrimitiveValueList(node, id), values: node.values.map(asParameter) }
  }
}

/** Lets a statement be written with Temporal values. */
export const temporalPlugin = (): KyselyPlugin => {
  const transformer = new TemporalParameters()
  return {
    transformQuery: ({ node, queryId }): RootOperationNode => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}
