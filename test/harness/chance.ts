export { chanceFrom } from '../../platform/seeded-chance.ts'
