import pg from 'pg'
import type { ColumnType, KyselyPlugin, RootOperationNode } from 'kysely'
import { OperationNodeTransformer } from 'kysely'
import type { PrimitiveValueListNode, QueryId, ValueNode } from 'kysely'

/** How values cross between PostgreSQL and TypeScript: timestamptz ↔ Temporal.Instant, date ↔ Temporal.PlainDate, time ↔ 'HH:MM:SS', bigint ↔ number. */
export type Json = ColumnType<unknown, string, string>

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  [pg.types.builtins.DATE]: (text) => Temporal.PlainDate.from(text),
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
