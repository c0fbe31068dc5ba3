import { keysFromSeed } from '../../platform/keys.ts'

/** The keys of every test database: the same in all, so that the roles of the one test server fit each. */
export const testKeys = keysFromSeed('tests')
