/** A cell as spreadsheets read it; text that could be taken for a formula is made plain text. */
const cell = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

export const csvLine = (values: readonly (string | number)[]): string => values.map(cell).join(',')

/** A whole file, which spreadsheets take for UTF-8. */
export const csvFile = (lines: readonly (readonly (string | number)[])[]): string => `\uFEFF${lines.map(csvLine).join('\r\n')}\r\n`
