// What a user reads, as one page: every kind of source with every way in which it fails, and every input with a mistake. The page
// is to be read as prose: is each sentence true, and does its advice help? `npx vitest run __tests__/messages -u` writes docs/messages.md.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeError, hintOf } from '../../src/base/errors.ts'
import { type Job, startJob } from '../action/run.ts'
import { actionInputs } from '../action-metadata.ts'
import { createCertificates } from '../fakes/certificates.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { describeWithPeers } from '../peers.ts'
import { FAILURES, type ServerCertificate, SILENT, startBroken } from './broken-server.ts'
import { askRegistry, failLocally, MACHINE, NEARBY, REGISTRY_CONTENTS } from './contents.ts'
import { ANY_TEXT, MISTAKES } from './mistakes.ts'
import { type Reading, runHere } from './run-here.ts'
import { SERVERS, type Server } from './servers.ts'

/** A cell for what happens, what is said, and what to do. */
type Row = readonly [failure: string, said: string, advice: string]

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'messages.md')

const INTRODUCTION = `# Messages

What the step says where one source fails in one way, and no other has what is wanted; with others it goes on to the next, and the same words stand in the log. The test that keeps this page current makes each of them happen: \`npx vitest run __tests__/messages -u\` writes it anew. Servers are shown as 127.0.0.1, the job's directories as \`/temp\` and \`/work\`. A failure for want of data begins with "This is a data problem, not a vulnerability finding"; a mistake in an input with the number of mistakes, and all are told together.
`

/** All sources at once, on a machine that may be busy. */
const PATIENCE = { timeout: 120_000 }

describeWithPeers(['openssl', 'git'], 'what a user reads', () => {
  let registry: FakeRegistry
  let empty: FakeRegistry
  let directory: Job
  let trusted: ServerCertificate & { readonly caPath: string }
  let unknown: ServerCertificate

  beforeAll(async () => {
    directory = startJob()
    trusted = createCertificates(directory.temp)
    unknown = createCertificates(directory.workspace)
    ;[registry, empty] = await Promise.all([startRegistry(), startRegistry()])
    const { repository, manifest, blobs } = await buildArtifact('vuln-db')
    registry.put(`good/${repository}`, '2', { manifest, mediaType: MANIFEST_TYPE, blobs })
  })
  afterAll(async () => {
    await Promise.all([registry.close(), empty.close()])
    directory.remove()
  })

  it('has an example of a mistake for every input that can have one', () => {
    const names = actionInputs.map(({ name }) => name)
    expect([...Object.keys(MISTAKES), ...ANY_TEXT].sort()).toEqual(names.sort())
  })

  it('stands in docs/messages.md', PATIENCE, async () => {
    // Those who only wait do so together; all others take turns, so that nobody waits for this process.
    const silent = await Promise.all(SERVERS.map((server) => askBroken(server, SILENT)))
    const parts: string[] = []
    for (const [index, server] of SERVERS.entries()) {
      const others = FAILURES.filter((failure) => failure !== SILENT)
      const rows = await Promise.all(others.map((failure) => askBroken(server, failure)))
      parts.push(describePart(server.title, [...rows, ...silent.slice(index, index + 1)]))
    }
    parts.push(await tellContents(), ...(await tellNearby()), tellMachine(), await tellMistakes())
    await expect(`${INTRODUCTION}\n${parts.join('\n')}`).toMatchFileSnapshot(PAGE)
  })

  async function tellContents(): Promise<string> {
    const rows: Row[] = []
    for (const one of REGISTRY_CONTENTS) {
      const asked = await startRegistry()
      rows.push(await inJob(one.failure, (job) => askRegistry(job, asked, one)))
      await asked.close()
    }
    return describePart('What a registry sends', rows)
  }

  async function tellNearby(): Promise<string[]> {
    const parts: string[] = []
    for (const [title, all] of Map.groupBy(NEARBY, (one) => one.title)) {
      const rows: Row[] = []
      for (const one of all)
        rows.push(await inJob(one.failure, (job) => one.run(job, `${registry.host}/good`)))
      parts.push(describePart(title, rows))
    }
    return parts
  }

  function tellMachine(): string {
    const rows = MACHINE.map(([failure, code, words]): Row => {
      const error = failLocally(code, words)
      return [failure, describeError(error), hintOf(error) ?? '']
    })
    return describePart('This machine', rows)
  }

  async function tellMistakes(): Promise<string> {
    const rows: Row[] = []
    for (const [name, { text, with: beside = {} }] of Object.entries(MISTAKES)) {
      const inputs = { offline: 'true', ...beside, [name]: text }
      const [failure, said] = await inJob(`\`${name}: ${text}\``, (job) => runHere(job, inputs))
      rows.push([failure, said.replace(/^1 mistake in the inputs: /, ''), ''])
    }
    return describePart('A mistake in an input', rows)
  }

  async function askBroken(server: Server, failure: string): Promise<Row> {
    const broken = await startBroken(failure, server.isTlsOnly ? trusted : undefined, unknown)
    const isTls = failure === 'name not found' || failure.startsWith('certificate')
    const around = { good: `${registry.host}/good`, empty: `${empty.host}/empty`, caFile: trusted.caPath }
    try {
      return await inJob(failure, (job) => server.ask(job, broken.host, isTls ? 'https' : 'http', around))
    } finally {
      await broken.close()
    }
  }
})

function describePart(title: string, rows: readonly Row[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const isAdvised = rows.some(([, , advice]) => advice !== '')
  const heads: readonly string[] = ['What happens', 'What is said', ...(isAdvised ? ['What to do'] : [])]
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.slice(0, heads.length).map(cell))]
  return `## ${title}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`
}

async function inJob(failure: string, run: (job: Job) => Promise<Reading>): Promise<Row> {
  const job = startJob()
  try {
    const { failure: ended, warnings } = await run(job)
    const tidy = (text: string) => tidyUp(text, job)
    const warned = warnings
      .filter((text) => !text.startsWith(UNCHECKED))
      .map((text) => `warning: ${tidy(text)}`)
    if (ended === undefined) return [failure, warned.join('; ') || NOTHING, '']
    return [failure, [tidy(ended.message), ...warned].join('; '), tidy(ended.hint ?? '')]
  } finally {
    job.remove()
  }
}

/** Where no server that is asked has a POM or module. */
const NOTHING = 'nothing: it counts as absent, and the log has a line on it'

/** True of every bundle here that has no digest, and nothing of its row. */
const UNCHECKED = 'the bundle is not checked against a digest'

/** What differs from run to run. */
function tidyUp(text: string, { temp, workspace }: Job): string {
  return (
    text
      .replaceAll(workspace, '/repository')
      .replaceAll(temp, '/temp')
      .replace(/^This is a data problem, not a vulnerability finding: /, '')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1')
      .replace(/sha256:[0-9a-f]{6,64}/g, 'sha256:…')
      // Compressed data has another size every minute.
      .replace(/wanted \d+ bytes/g, 'wanted 65536 bytes')
      .replace(/waited [\d.]+ s/g, 'waited 40 s')
      .replace(/sent nothing for [\d.]+ s/g, 'sent nothing for 30 s')
      .replace(/-\d+-[0-9a-f]{8}\b/g, '-…')
  )
}
