// Clones that strangers wrote: nothing outside of them is read, nothing is unbounded, and nothing of theirs is markup.
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditRepository } from '../../src/audit/audit.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { audit, auditOne, jobOf, writeWorkflow } from './audit-lab.ts'

const clone = (text: string, name?: string) => writeWorkflow(makeDirectory('clone'), text, name)
const kindsOf = async (root: string) => (await auditOne(root)).findings.map(({ kind }) => kind)

describe('a workflow that cannot be read', () => {
  it.each([
    ['is too large', `# ${'x'.repeat(600_000)}\n`],
    [
      'unfolds by aliases',
      `a: &a [x, x]\n${aliases(120)}on: push\njobs: { scan: { steps: [${uses(120)}] } }\n`,
    ],
    ['names itself', 'on: push\njobs: &j { scan: *j, steps: [*j] }\njobs2: [\n'],
    ['is deep', `on: ${'['.repeat(100_000)}`],
    ['has too many steps', jobOf(...Array.from({ length: 5_001 }, () => 'run: x'))],
    ['is a list', '- [ '],
  ])('is told: it %s', async (_, text) => {
    const { findings, patch } = await auditOne(clone(text))
    expect(findings.map(({ kind }) => kind)).toEqual(['unread'])
    expect(findings[0]?.message).toMatch(/^it could not be read: /)
    expect(patch).toBe('')
  })

  it.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a job that is itself', 'on: push\njobs: &j\n  scan: *j\n'],
    ['steps that are no list', 'jobs: { scan: { steps: { run: trivy fs . } } }\n'],
    ['keys that are no words', 'jobs: { ? [a] : b, scan: { steps: [{ ? { a: b } : c, run: ls }] } }\n'],
  ])('is passed over where it holds %s', async (_, text) => {
    const { findings, scans } = await auditOne(clone(text))
    expect([findings, scans]).toEqual([[], []])
  })
})

function aliases(count: number): string {
  return Array.from({ length: count }, (_, index) => `x${index}: &x${index} { run: ls }\n`).join('')
}

function uses(count: number): string {
  return Array.from({ length: count }, (_, index) => `*x${index}`).join(', ')
}

describe('what leads out of a clone', () => {
  itWhere(['links'], 'is not read: a workflow that is a link', async () => {
    const secret = writeFile(makeDirectory('outside'), 'secret.yml', jobOf('run: trivy image s3cret'))
    const root = makeDirectory('clone')
    mkdirSync(join(root, '.github/workflows'), { recursive: true })
    symlinkSync(secret, join(root, '.github/workflows/scan.yml'))
    const { findings, scans } = await auditOne(root)
    expect(findings.map(({ message }) => message)).toEqual([
      'it could not be read: it is a link that leads out of the repository',
    ])
    expect(scans).toEqual([])
  })

  itWhere(['links'], 'is not read: a directory of workflows that is a link', async () => {
    const outside = makeDirectory('outside')
    writeFile(outside, 'scan.yml', jobOf('run: trivy image s3cret'))
    const root = makeDirectory('clone')
    mkdirSync(join(root, '.github'))
    symlinkSync(outside, join(root, '.github/workflows'))
    expect((await auditOne(root)).scans).toEqual([])
  })

  itWhere(['links'], 'is no clone: a link among clones', async () => {
    const fleet = makeDirectory('fleet')
    writeWorkflow(join(fleet, 'one'), jobOf('run: trivy fs .'))
    symlinkSync(join(fleet, 'one'), join(fleet, 'two'))
    expect((await audit(fleet)).repositories.map(({ name }) => name)).toEqual(['one'])
  })

  it.each([
    ['a configuration by its path', 'trivy fs --config ../outside/trivy.yaml .', 'vuln-db'],
    ['a directory by its path', 'trivy config ../outside', 'checks-bundle'],
  ])('decides nothing: %s', async (_, run, resource) => {
    const home = writeOutside()
    const root = writeWorkflow(join(home, 'clone'), jobOf(`run: ${run}`))
    expect(await neededIn(root)).toEqual([resource])
  })

  itWhere(['links'], 'decides nothing: a configuration by a link', async () => {
    const home = writeOutside()
    const root = writeWorkflow(join(home, 'clone'), jobOf('run: trivy fs .'))
    symlinkSync(join(home, 'outside/trivy.yaml'), join(root, 'trivy.yaml'))
    expect(await neededIn(root)).toEqual(['vuln-db'])
  })

  it('is not opened: an action by a path out of it', async () => {
    const home = makeDirectory('home')
    const action = 'runs:\n  using: composite\n  steps:\n    - run: trivy image app\n      shell: bash\n'
    writeFile(home, 'outside/action.yml', action)
    const root = writeWorkflow(join(home, 'clone'), jobOf('uses: ./../outside'))
    expect((await auditOne(root)).scans).toEqual([])
  })
})

function writeOutside(): string {
  const home = makeDirectory('home')
  writeFile(home, 'outside/trivy.yaml', 'scan: { scanners: [misconfig] }\n')
  writeFile(home, 'outside/main.tf', 'module "a" {\n  source = "example/a/b"\n}\n')
  return home
}

async function neededIn(root: string): Promise<readonly string[]> {
  const needs = (await auditOne(root)).scans.flatMap((scan) => scan.needs)
  return needs.filter(({ need }) => need === 'needed').map(({ resource }) => resource)
}

it("an organisation's own repository, named .github, is a clone among the others", async () => {
  const fleet = makeDirectory('fleet')
  for (const name of ['.github', 'one']) {
    mkdirSync(join(fleet, name, '.git'), { recursive: true })
    writeWorkflow(join(fleet, name), jobOf('run: trivy fs .'))
  }
  expect((await audit(fleet)).repositories.map(({ name }) => name)).toEqual(['.github', 'one'])
})

describe('actions that call each other', () => {
  it('are opened to a bound', async () => {
    const root = clone(jobOf('uses: ./a'))
    const both = '  - uses: ./a\n  - uses: ./a\n  - run: trivy fs --scanners vuln .\n    shell: bash\n'
    writeFile(root, 'a/action.yml', `runs:\n  using: composite\n  steps:\n${both}`)
    const { scans } = await auditOne(root)
    expect(scans).toHaveLength(1)
  })

  it('as workflows are read with what each caller says', async () => {
    const called = 'on: { workflow_call: { inputs: { kind: { default: image } } } }\n'
    const root = clone(
      `${called}jobs: { s: { steps: [{ run: "trivy \${{ inputs.kind }} ." }] } }\n`,
      'called.yml',
    )
    const callers = ['fs', 'rootfs'].map(
      (kind) => `  ${kind}: { uses: ./.github/workflows/called.yml, with: { kind: ${kind} } }\n`,
    )
    writeWorkflow(root, `on: push\njobs:\n${callers.join('')}`)
    const kinds = (await auditOne(root)).scans.map(({ says }) => says['scan-type'])
    expect(kinds).toEqual(['fs', 'rootfs'])
  })
})

describe('much of it', () => {
  it('is read in time like its length: a script of words that a package manager knows', async () => {
    const root = clone(jobOf(`run: ${'apt install '.repeat(8_000)}`, 'run: trivy fs .'))
    expect((await auditOne(root)).scans).toHaveLength(1)
  })

  it('is bounded where actions within actions multiply what they are given', async () => {
    const root = clone(jobOf('uses: ./a\nwith: { x: trivy }', 'run: trivy fs .'))
    for (const [name, next] of ['ab', 'bc', 'cd', 'de'].map((pair) => [...pair])) {
      const given = '${{ inputs.x }}'.repeat(1_000)
      const step = `  - uses: ./${next}\n    with: { x: "${given}" }\n`
      writeFile(root, `${name}/action.yml`, `inputs: { x: {} }\nruns:\n  using: composite\n  steps:\n${step}`)
    }
    const last = '  - run: echo ${{ inputs.x }}\n    shell: bash\n'
    writeFile(root, 'e/action.yml', `inputs: { x: {} }\nruns:\n  using: composite\n  steps:\n${last}`)
    expect((await auditOne(root)).scans).toHaveLength(1)
  })
})

describe('more than is followed', () => {
  const many = (count: number) => `runs:\n  using: composite\n  steps:\n${'  - run: x\n'.repeat(count)}`
  const cache = 'uses: actions/cache@v4\nwith: { path: .trivy, key: trivy }'

  it.each([
    ['in one job', jobOf(cache, 'run: trivy fs .', ...Array.from({ length: 5 }, () => 'uses: ./a')), 500],
    [
      'in all of a clone',
      `on: push\njobs:\n${Array.from({ length: 30 }, (_, job) => `  j${job}: { steps: [{ uses: ./a }] }\n`).join('')}`,
      1_000,
    ],
  ])('is told once, and gets no patch: steps %s', async (_, text, count) => {
    const root = clone(text)
    writeFile(root, 'a/action.yml', many(count))
    const { findings, patch } = await auditOne(root)
    const unread = findings.filter(({ kind }) => kind === 'unread')
    expect(unread.map(({ message }) => message)).toEqual([
      expect.stringContaining('has more steps than are followed, and no patch is made'),
    ])
    expect(patch).toBe('')
  })

  it('is told: different calls of one workflow', async () => {
    const called = 'on: { workflow_call: { inputs: { kind: {} } } }\njobs: { s: { steps: [{ run: ls }] } }\n'
    const root = clone(called, 'called.yml')
    const callers = Array.from(
      { length: 21 },
      (_, kind) => `  c${kind}: { uses: ./.github/workflows/called.yml, with: { kind: ${kind} } }\n`,
    )
    writeWorkflow(root, `on: push\njobs:\n${callers.join('')}`)
    expect((await auditOne(root)).findings.map(({ kind, file }) => [kind, file])).toEqual([
      ['unread', '.github/workflows/called.yml'],
    ])
  })

  it('is told: scans for each of which a clone would be looked into anew', async () => {
    const scans = Array.from({ length: 20 }, (_, index) => `run: trivy fs --scanners vuln d${index}`)
    const root = clone(jobOf(...scans))
    for (const [index] of scans.entries()) writeFile(root, `d${index}/go.mod`, 'module x\n')
    const quick = await audit(root)
    expect(quick.repositories[0]?.findings.filter(({ kind }) => kind === 'unread')).toEqual([])
    let time = 0
    const slow = await audit(root, {}, () => (time += 5_000))
    const [repository] = slow.repositories
    const unread = repository?.findings.filter(({ kind }) => kind === 'unread')
    expect(unread?.map(({ file, message }) => [file, message])).toEqual([
      ['.', expect.stringContaining('took too long')],
    ])
    for (const { needs } of repository?.scans ?? [])
      expect(needs).toContainEqual(expect.objectContaining({ resource: 'vuln-db', need: 'needed' }))
  })

  it('or whatever else goes wrong with one clone, ends the audit of no other', () => {
    const root = clone(jobOf('run: trivy fs .'))
    const fail = () => {
      throw new RangeError('Invalid string length')
    }
    const needs = { ofScan: fail, ofStep: fail, isSpent: () => false }
    const options = { uses: 'a/b@v1', resourceOf: () => undefined }
    const audited = auditRepository({ name: 'one', root }, { denied: [], needs }, options)
    expect(audited).toMatchObject({ name: 'one', patch: '' })
    expect(audited.findings).toMatchObject([
      { kind: 'unread', file: '.', message: 'it could not be looked at: Invalid string length' },
    ])
  })
})

describe('foreign text', () => {
  const NAME = '**x** | <img src=x> [a](http://evil.example) @team ::error::'

  it('is no markup of the report', async () => {
    const root = clone(
      `on: push\njobs: { "${NAME}": { steps: [{ run: "trivy image --scanners '${NAME}' app" }] } }\n`,
    )
    const { text } = await audit(root)
    for (const piece of ['**x**', '<img', '](http', ' @team']) expect(text).not.toContain(piece)
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length).toBeGreaterThanOrEqual(5)
  })

  it('is one line there, whatever it holds', async () => {
    const root = clone(jobOf('uses: "aquasecurity/trivy-action@v1\\n| a\\u001b[31m\\u202e"'))
    const { text } = await audit(root)
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(text).not.toMatch(/^\| a/m)
  })

  it('that a terminal would not show stands in no patch', async () => {
    const steps = ['uses: actions/cache@v4\nwith: { path: .trivy, key: trivy } # \u202e', 'run: trivy fs .']
    const { patch, byHand } = await auditOne(clone(jobOf(...steps)))
    expect(patch).toBe('')
    expect(byHand.map(({ why }) => why)).toEqual([
      'it holds characters that a terminal does not show, or shows elsewhere',
    ])
  })

  it.each(['\\e[2K', '\\u202e', '\\r'])(
    'that an escape in the file stands for stands in no patch: %s',
    async (written) => {
      const steps = [
        'uses: actions/cache@v4\nwith: { path: .trivy, key: trivy }',
        `uses: aquasecurity/trivy-action@v0.36.0\nwith: { scan-type: fs, scanners: "vuln${written}" }`,
      ]
      const { patch } = await auditOne(clone(jobOf(...steps)))
      expect(patch).not.toMatch(/[\u001b\u202e]|\r(?!\n)/)
    },
  )

  itWhere(['names'], 'as the name of a file stands in no patch', async () => {
    const steps = ['uses: actions/cache@v4\nwith: { path: .trivy, key: trivy }', 'run: trivy fs .']
    const { patch, byHand } = await auditOne(clone(jobOf(...steps), 'a"b.yml'))
    expect(patch).toBe('')
    expect(byHand.map(({ why }) => why)).toEqual(['its name cannot stand in a patch'])
  })

  it('is quoted in the step that a patch adds', async () => {
    const condition = "if: github.ref == 'a: b # c'"
    const steps = [
      'uses: actions/cache@v4\nwith: { path: .trivy, key: trivy }',
      `${condition.replace('if: ', 'if: "')}"\nrun: trivy fs .`,
    ]
    const { patch } = await auditOne(clone(jobOf(...steps)))
    expect(patch).toContain("+        if: 'github.ref == ''a: b # c'''\n")
  })
})

describe('no finding', () => {
  it.each([
    [
      'Trivy in a comment, a text, or a word',
      'run: |\n  # trivy image a\n  echo "trivy image b"\n  ./trivy-report image',
    ],
    ['a skip that is false', 'run: trivy convert a\nenv: { TRIVY_SKIP_DB_UPDATE: "false" }'],
    ['another cache', 'uses: actions/cache@v4\nwith: { path: ~/.npm, key: npm }'],
    ['another image', 'run: docker run --rm example/scanner:1 image app'],
  ])('comes from %s', async (_, step) => {
    expect(await kindsOf(clone(jobOf(step)))).toEqual([])
  })
})
