// `npm test`, or `npm test -- lint tests` for those steps only
import './ready/node-20.mjs'
import('./ready/test.mjs').then((it) => it.test(process.argv.slice(2))).catch(console.error)
