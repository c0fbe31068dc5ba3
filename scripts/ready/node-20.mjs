// Plain words for a Node that is too old to read the rest: nothing newer than Node 12 knows may stand here.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error('Doorstep needs Node 20 or newer to start, and this is Node ' + process.versions.node + '.')
  console.error('What to do: install a newer Node (https://nodejs.org), then try again.')
  process.exit(1)
}
