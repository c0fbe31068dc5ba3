import { parse } from 'csv-parse/sync'

/** One row of a table from outside: the line of the file on which it ends, and its cells as they stand, trimmed. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }
export type Csv = {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Lines that could not be read, and why. */
  readonly damaged: readonly { readonly line: number; readonly sentence: string }[]
}

const delimiterOf = (text: string): string => {
  const firstLine = text.slice(0, text.search(/\r?\n|$/))
  return [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0]!
}

/**
 * Reads comma, semicolon or tab separated text as spreadsheets write it; the first row is the header and empty lines are left
 * out. Never throws: what cannot be read is said by line.
 */
export const readCsv = (text: string): Csv => {
  const damaged: { line: number; sentence: string }[] = []
  const shape = {
    bom: true,
    delimiter: delimiterOf(text),
    trim: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }
  const onSkip = (trouble: { [key: string]: unknown } | undefined): undefined => {
    damaged.push({
      line: Number(trouble?.['lines'] ?? 0),
      sentence: 'A quotation mark is opened here, or above, and never closed. Close it, and bring the file again.',
    })
  }
  const records = parse(text, { ...shape, skip_records_with_error: true, on_skip: onSkip }) as unknown as {
    record: string[]
    info: { lines: number }
  }[]
  const [header, ...rows] = records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  return { header: header?.cells ?? [], rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), damaged }
}
