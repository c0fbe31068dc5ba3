import pg from 'pg'
import type { ColumnType, KyselyPlugin, RootOperationNode } from 'kysely'
import { OperationNodeTransformer } from 'kysely'
import type { PrimitiveValueListNode, QueryId, ValueNode } from 'kysely'
import { onceEach } from '../../lib/once.ts'

/** How values cross between PostgreSQL and TypeScript: timestamptz ↔ Temporal.Instant, date ↔ Temporal.PlainDate, time ↔ 'HH:MM:SS', bigint ↔ number. */
export type Json = ColumnType<unknown, string, string>

/** Windows, shifts and certificates begin and end at the same few moments: each is read once. Temporal values never change. */
const momentsKept = 5000

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.TIMESTAMPTZ]: onceEach((text) => Temporal.Instant.from(text.replace(' ', 'T')), momentsKept),
  [pg.types.builtins.DATE]: onceEach((text) => Temporal.PlainDate.from(text), momentsKept),
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
