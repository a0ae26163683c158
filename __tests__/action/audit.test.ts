// `audit` as a program: reports, exit codes, and patches over a directory of clones.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyPatch, jobOf, writeWorkflow } from '../audit/audit-lab.ts'
import { readShape, writeShape } from '../audit/shapes.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js')

/** Runs it with nothing of this machine but PATH. */
function run(cwd: string, ...args: readonly string[]) {
  const environment = { PATH: process.env.PATH, HOME: cwd, TRIVY_OFFLINE_CACHE_CONFIG: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'audit', ...args], {
    cwd,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  return { exitCode: status, stdout, stderr }
}

/** Clones as people have them: below owners, one of them without a workflow. */
function writeFleet(): string {
  const fleet = makeDirectory('fleet')
  writeShape(join(fleet, 'acme'), 'cache-of-the-day')
  writeShape(join(fleet, 'acme'), 'warm-by-oras')
  writeShape(join(fleet, 'other'), 'ours-good')
  writeFile(fleet, 'other/library/.git/HEAD', 'ref: refs/heads/main\n')
  return fleet
}

interface Document {
  readonly version: number
  readonly command: string
  readonly exitCode: number
  readonly report: {
    readonly version: number
    readonly repositories: readonly {
      readonly name: string
      readonly findings: readonly { readonly kind: string; readonly severity: string }[]
      readonly patch?: string
    }[]
  }
}

const parse = (stdout: string) => JSON.parse(stdout) as Document

describe('the program audits', () => {
  it('and prints all of it, however much that is', () => {
    const root = makeDirectory('clone')
    const steps = Array.from({ length: 1_900 }, (_, index) => `run: trivy image app:${index}`)
    writeWorkflow(root, jobOf(...steps))
    const { exitCode, stdout, stderr } = run(root, '--json')
    expect(exitCode, stderr).toBe(0)
    expect(stdout.length).toBeGreaterThan(1_000_000)
    expect(parse(stdout).report.repositories).toHaveLength(1)
  })

  it('every clone below a directory, and ends with 3 where somebody should look', () => {
    const { exitCode, stdout, stderr } = run(writeFleet())
    expect(exitCode, stderr).toBe(3)
    expect(stdout).toContain('4 repositories, 2 scans; 1 error, 5 warnings, 1 note.')
    expect(stdout).toContain('## acme/cache\\-of\\-the\\-day')
    expect(stdout).toContain('`compromised-pin`')
    expect(stdout).toContain('1 repository without Trivy in workflow files.')
    expect(stderr).toBe('')
  })

  it('the clone in which it is started', () => {
    const root = writeShape(makeDirectory('clone'), 'ours-good')
    const { exitCode, stdout } = run(root)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('1 repository, 1 scan; 0 errors, 0 warnings, 0 notes.')
  })

  it('with notes alone, and ends with 0: a runner may have the hook', () => {
    const root = writeShape(makeDirectory('clone'), 'mirrors-of-data')
    const { exitCode, stdout } = run(makeDirectory('elsewhere'), `--directory=${root}`)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('`step-missing`')
  })

  it('and says everything as one document', () => {
    const fleet = writeFleet()
    const { exitCode, stdout } = run(fleet, '--json')
    const document = parse(stdout)
    expect(exitCode).toBe(3)
    expect(document).toMatchObject({ version: 1, command: 'audit', exitCode: 3, report: { version: 1 } })
    const { repositories } = document.report
    expect(repositories.map(({ name }) => name)).toEqual([
      ...['acme/cache-of-the-day', 'acme/warm-by-oras', 'other/library', 'other/ours-good'],
    ])
    expect(repositories[0]?.findings).toContainEqual(
      expect.objectContaining({ kind: 'compromised-pin', severity: 'error' }),
    )
    expect(repositories[0]).not.toHaveProperty('patch')
  })

  itWithPeers(
    ['git'],
    'and prints one patch for all, and for each its own, and changes nothing',
    async () => {
      const fleet = writeFleet()
      const { exitCode, stdout } = run(fleet, '--fix', '--uses=platform/trivy-offline-cache@v1')
      expect(exitCode).toBe(0)
      const file = 'acme/cache-of-the-day/.github/workflows/scan.yml'
      expect(readFileSync(join(fleet, file), 'utf8')).toBe([...readShape('cache-of-the-day').values()][0])
      const { report } = parse(run(fleet, '--fix', '--json').stdout)
      applyPatch(fleet, stdout)
      expect(readFileSync(join(fleet, file), 'utf8')).toContain('- uses: platform/trivy-offline-cache@v1\n')
      expect(run(fleet).stdout).toContain('1 error, 0 warnings, 1 note.')
      const other = writeFleet()
      for (const { name, patch = '' } of report.repositories)
        if (patch !== '') applyPatch(join(other, name), patch)
      expect(readFileSync(join(other, file), 'utf8')).toContain('- uses: org/trivy-offline-cache@v1\n')
    },
  )

  it.each([
    ['a directory that is not there', 1, ['--directory=none']],
    ['a name that is no action', 2, ['--uses=main; rm']],
    ['a range that is none', 2, ['--deny-trivy=old']],
    ['a flag of other commands', 2, ['--registries=registry.example.com']],
  ])('and ends for %s with %i', (_, expected, args) => {
    const { exitCode, stdout, stderr } = run(makeDirectory('clone'), ...args)
    expect(exitCode).toBe(expected)
    expect(stdout).toBe('')
    expect(stderr).toContain('error: ')
  })

  it('as its help and the page say', () => {
    const { exitCode, stdout } = run(makeDirectory('clone'), '--help')
    expect(exitCode).toBe(0)
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'fleet.md'), 'utf8')
    for (const flag of ['directory', 'fix', 'uses', 'deny-trivy']) {
      expect(stdout).toContain(`  --${flag}`)
      expect(page).toContain(`\`--${flag}\``)
    }
    expect(stdout).not.toContain('--registries')
  })

  it('and the sample on the page is what it says', () => {
    const fleet = makeDirectory('fleet')
    writeShape(join(fleet, 'acme'), 'docker-run-skips')
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'fleet.md'), 'utf8')
    const [, sample = ''] = /<!-- audit-sample:start -->\n([\s\S]*)<!-- audit-sample:end -->/.exec(page) ?? []
    const said = run(fleet)
      .stdout.replace(/^# .*\n\n/, '')
      .replace(/^## /gm, '#### ')
    expect(sample.trim()).toBe(said.trim())
  })
})
