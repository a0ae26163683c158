// Foreign text is data: whatever a registry writes, no command of the runner comes out of it, and no mark-up.
import net, { type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { expectFailure, expectSuccess, linesOf } from './faults/expectations.ts'
import { QUICK_ENTRY, startLab } from './faults/lab.ts'
import type { Breakage } from './faults/row.ts'
import { foreignTexts, HOSTILE, MARK } from './foreign-text/rows.ts'
import type { StepOptions, StepResult } from './run.ts'

/** The runner cuts longer annotations. */
const MAX_LINE_CHARACTERS = 4096
/** Commands that this action gives, and the way in which each line of them begins. */
const OWN_COMMANDS = [
  /^::group::(Plan|Vulnerability DB)$/,
  /^::endgroup::$/,
  /^::debug::(GET https?:\/\/|[A-Z]\w+Error: )/,
  /^::warning::Vulnerability DB: refused what 127\.0\.0\.1:\d+\/mirror\/trivy-db:2 has: /,
  /^::error::This is a data problem, not a vulnerability finding: /,
]

describe.concurrent('foreign text in', () => {
  for (const { place, breakage, isShown } of foreignTexts) {
    it(`${place} is ${isShown ? 'shown as text' : 'not shown'}`, async () => {
      const result = await runAgainst(breakage)
      expectHarmless(result)
      expect(withoutDebugging(result).includes(MARK)).toBe(isShown)
      expect(result.summary.includes(MARK)).toBe(isShown)
    })
  }

  it('the annotations of data that is used is not shown', async () => {
    const annotations = { 'org.opencontainers.image.version': HOSTILE, [HOSTILE]: HOSTILE }
    const lab = await startLab({ healthy: { annotations } })
    try {
      const result = await lab.run()
      expectSuccess(lab, result, lab.sources[0])
      expectHarmless(result)
      expect(result.log + result.summary).not.toContain(MARK)
    } finally {
      await lab.close()
    }
  })

  it('the first line of an answer, and in bytes that are no answer, is not shown', async () => {
    for (const head of [
      `HTTP/1.1 403 ::error::${MARK}\r\ncontent-length: 0`,
      `X: \u001b[31m\n::error::${MARK}`,
    ]) {
      await withRawServer(`${head}\r\n\r\n`, async (base) => {
        // The same base twice would be asked once.
        const addressOf = (position: number) => `${base}-${position}`
        const result = await runAgainst({ kind: 'address', base: addressOf }, { entry: QUICK_ENTRY })
        expectHarmless(result)
        expect(withoutDebugging(result)).not.toContain(MARK)
      })
    }
  })
})

/** A run in which every source is broken like this; it fails as any other does. */
async function runAgainst(breakage: Breakage, options: StepOptions = {}): Promise<StepResult> {
  const lab = await startLab({ broken: { count: 3, breakage } })
  try {
    const result = await lab.run(options)
    // Neither an output nor a variable has come from outside.
    expectFailure(lab, result)
    return result
  } finally {
    await lab.close()
  }
}

function expectHarmless(result: StepResult): void {
  // Every break that any reader of the log might take for one.
  for (const line of result.log.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    expect(line.length).toBeLessThanOrEqual(MAX_LINE_CHARACTERS)
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(line).not.toContain('##[')
    if (line.trimStart().startsWith('::')) expect(line).toSatisfy(isOwnCommand)
  }
  expectPlainText(result.summary)
}

function isOwnCommand(line: string): boolean {
  return OWN_COMMANDS.some((pattern) => pattern.test(line))
}

/** What the summary is made of besides text: its title, the verdict, the table, lists, and what is folded. */
const OWN_MARKUP: readonly RegExp[] = [
  /^### Trivy data$/,
  /^<details><summary>[A-Za-z, ]+<\/summary>$|^<\/details>$/,
  /^\| --- (\| --- )*\|$/,
  /^(?:❌ |✅ |⚠️ )?\*\*|\*\*(?: |$)/g,
  /^(?: {2})?- (?:⚠️ )?/,
]

/** The summary is built as it always is, and everything in it is text. */
function expectPlainText(summary: string): void {
  const lines = summary.trimEnd().split('\n')
  expect(lines[0]).toBe('### Trivy data')
  expect(lines.filter((line) => line.startsWith('<details>') || line === '</details>')).toHaveLength(2)
  const table = lines.filter((line) => line.startsWith('|'))
  for (const row of table) expect(cellsOf(row)).toHaveLength(4)
  for (const line of lines) {
    const texts = line.startsWith('|') ? cellsOf(line) : [line]
    for (const text of texts) expectText(OWN_MARKUP.reduce((rest, own) => rest.replace(own, ''), text))
  }
}

/** What is left when escapes are taken away must have no meaning in Markdown or HTML. */
function expectText(text: string): void {
  expect(text.replace(/\\[!-/:-@[-`{-~]|&(?:#\d+|amp|lt|gt);/g, '')).not.toMatch(
    /[\\`*_[\]<>|!#~@$&]|www\.|:\/\//,
  )
  expect(text.length).toBeLessThan(2 * MAX_LINE_CHARACTERS)
}

function cellsOf(row: string): string[] {
  // A row of dashes is no text.
  return row
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => (cell === '---' ? '' : cell))
}

function withoutDebugging(result: StepResult): string {
  const debugging = new Set(linesOf(result, '::debug'))
  return result.log
    .split('\n')
    .filter((line) => !debugging.has(line))
    .join('\n')
}

async function withRawServer(answer: string, body: (base: string) => Promise<void>): Promise<void> {
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await body(`127.0.0.1:${(server.address() as AddressInfo).port}/mirror`)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
