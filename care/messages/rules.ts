export * from './rules/templates.ts'
export * from './rules/card.ts'
export * from './rules/states.ts'
export * from './rules/telephone.ts'
