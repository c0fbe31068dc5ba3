// `npm start`
import './ready/node-20.mjs'
import('./ready/start.mjs').then((it) => it.start()).catch(console.error)
