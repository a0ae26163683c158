// Lists how many tests a run left out, by the reason in their names; one that gives no reason is a fault. Reads vitest's JSON
// report.
import { readFileSync } from 'node:fs'
import process, { argv, stderr, stdout } from 'node:process'

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

const [, , path = 'report.json'] = argv
const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
const tests = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ status, fullName }) => ({ file: name, status, fullName })),
)
const leftOut = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
const reasons = new Map<string, number>()
for (const { fullName, file } of leftOut) {
  const reason = /\(skipped: (.*?)\)/.exec(fullName)?.[1]
  if (reason === undefined) {
    stderr.write(`left-out: no reason in the name of: ${fullName} (${file})\n`)
    process.exitCode = 1
  } else reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
}
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a)) {
  stdout.write(`left out: ${String(count).padStart(4)}  ${reason}\n`)
}
