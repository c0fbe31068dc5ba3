/** Whatever in a text reads like how likely something is kept: “98 times in 100”, “19 in 20”, “97%”, 0.973, or the words for it. */
const figures = [
  /\b\d+ (?:times )?in (?:10|20|100)\b/gi,
  /\b\d{1,3}\s?%(?![\w"';])/g,
  /\b0\.\d{3,}\b/g,
  /\b(?:kept|odds|chance|likely|probab\w+)\b/gi,
  /[۰-۹\d]+\s*فیصد/g,
]

/** Styles are for the eye alone, and full of percentages. */
const said = (text: string): string => text.replaceAll(/<style[\s\S]*?<\/style>|\sstyle="[^"]*"|<svg[\s\S]*?<\/svg>/g, '')

export const oddsIn = (text: string): string[] => figures.flatMap((figure) => said(text).match(figure) ?? [])
