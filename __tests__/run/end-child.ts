// A step that fails with a log that its runner has not read yet, or that does not heed its cancellation.

import { runAction } from '../../src/run/action.ts'
import { awaitCancellation } from '../../src/run/cancellation.ts'

const [kind] = process.argv.slice(2)

if (kind === 'deaf') {
  awaitCancellation((message) => process.stdout.write(`told: ${message}\n`), 50)
  setInterval(() => undefined, 1000)
  process.stdout.write('ready\n')
} else {
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  // The last of what a failure says.
  const debug = () => print('x'.repeat(1_000_000))
  const log = { info: print, warning: print, debug, group: async (_: string, body: () => unknown) => body() }
  await runAction({ environment: { INPUT_TIMEOUT: 'soon' }, log } as unknown as Parameters<
    typeof runAction
  >[0])
}
