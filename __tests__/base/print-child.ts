// Prints a million characters at once, and ends as the action and the program do.
import { drainOutput } from '../../src/base/drain-output.ts'

const [maxMs] = process.argv.slice(2)
process.stdout.write('x'.repeat(1_000_000))
await drainOutput(maxMs === undefined ? undefined : Number(maxMs))
process.exit(7)
