// `npm start`. Plain JavaScript: this part must also run, and speak, on a Node that is too old for the rest.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`Doorstep needs Node 20 or newer to start, and this is Node ${process.versions.node}.`)
  console.error('What to do: install a newer Node (https://nodejs.org), then run npm start again.')
  process.exit(1)
}
import('./ready/start.mjs').then((it) => it.start()).catch(console.error)
