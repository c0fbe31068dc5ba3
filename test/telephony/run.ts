// npm run test:telephony — real peers, where they are installed. What is not here is said and never counts as passed.
import { drills, notDrilled } from './drills.ts'

const count = { passed: 0, failed: 0, skipped: 0 }
for (const { name, missing, run } of drills) {
  const why = missing()
  if (why !== null) {
    count.skipped += 1
    console.log(`skipped  ${name}\n         ${why}.`)
    continue
  }
  try {
    await run()
    count.passed += 1
    console.log(`passed   ${name}`)
  } catch (error) {
    count.failed += 1
    console.log(`failed   ${name}\n         ${error instanceof Error ? error.message : String(error)}`)
  }
}
for (const why of notDrilled) console.log(`not drilled: ${why}`)
console.log(`${count.passed} passed, ${count.failed} failed, and ${count.skipped} skipped, which say nothing`)
process.exit(count.failed === 0 ? 0 : 1)
