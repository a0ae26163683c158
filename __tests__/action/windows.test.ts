// On Windows itself: a step, and then the shells of later steps, which run the script behind TRIVY_CMD and, by it, a Trivy
// that writes down what it was given.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWhere, itWhere } from '../system.ts'
import { makeDirectory } from '../temporary.ts'
import { type Job, runStep, type StepResult, startJob, writeJobFile } from './run.ts'

/** What the Trivy of these tests was given. */
interface Seen {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

const RECORDER = `import { writeFileSync } from 'node:fs'
writeFileSync(process.env.TEST_RECORD, JSON.stringify({ args: process.argv.slice(1), environment: process.env }))
process.exit(3)
`

/** How a configuration of a runner may write what it names: in our own messages and in variables it is one directory. */
const SPELLINGS: Readonly<Record<string, (path: string) => string>> = {
  'a separator at its end': (path) => `${path}\\`,
  'slashes, and the drive in lower case': (path) =>
    path.replaceAll('\\', '/').replace(/^[A-Z]/, (drive) => drive.toLowerCase()),
  'two separators': (path) => path.replaceAll('\\', '\\\\'),
  'a name in capitals': (path) => path.toUpperCase(),
  'a way round': (path) => `${path}\\..\\${path.split('\\').at(-1)}`,
  'the form for long paths': (path) => `\\\\?\\${path}`,
}

/**
 * What Windows permits in a name and cmd reads as its own; but for `'`, before which the stand-in for Git's shell keeps a
 * backslash, and `%`, as Wine's cmd looks for variables in what it has already filled in.
 */
const ODD_NAMES = ['a b', 'a&b', 'a^b', '(x86)', 'no!pe', '$HOME', '`a`', 'a;b', 'a,b=c', 'Käse']

/** As the entrypoint of trivy-action since v0.35.0: settings by variables, and one path that is run. */
const ENTRYPOINT = `set -eu
set -- "$TEST_SCAN_TYPE" --format json --skip-files 'a b,c' .
exec "\${TRIVY_CMD:-trivy}" "$@"
`

describeWhere(['sh of Git'], 'after a step on Windows', () => {
  itWhere([], 'the entrypoint of trivy-action runs Trivy on the provided data', async () => {
    const lab = await provide()
    const run = lab.later([gitShell(), lab.entrypoint], {
      // trivy-action sets it on its own step, always.
      TRIVY_CACHE_DIR: `${lab.job.workspace}/.cache/trivy`,
      TEST_SCAN_TYPE: 'image',
    })
    expectScan(lab, run, ['image', '--format', 'json', '--skip-files', 'a b,c', '.'])
  })

  itWhere([], 'cmd runs Trivy on the provided data', async () => {
    const lab = await provide()
    const run = lab.later([
      process.env.ComSpec ?? 'cmd.exe',
      '/d',
      '/c',
      lab.cmdLine('image --format json "a b"'),
    ])
    expectScan(lab, run, ['image', '--format', 'json', 'a b'])
  })

  itWhere([], 'whose runner spells its directories otherwise, Trivy runs on the provided data', async () => {
    for (const [how, spell] of Object.entries(SPELLINGS)) {
      const lab = await provide({ spell })
      const { ComSpec = 'cmd.exe' } = process.env
      const run = lab.later([ComSpec, '/d', '/c', lab.cmdLine('image --format json "a b"')])
      expect(run.status, `${how}: ${run.stdout}${run.stderr}`).toBe(3)
      const { environment } = lab.seen()
      expect(realpathSync.native(environment.TRIVY_CACHE_DIR ?? ''), how).toBe(
        realpathSync.native(lab.job.cacheDir),
      )
      expect(environment.TRIVY_SKIP_DB_UPDATE, how).toBe('true')
    }
  })

  itWhere(
    [],
    'below a directory whose name means something to cmd, it runs Trivy on the provided data',
    async () => {
      for (const below of ODD_NAMES) {
        const lab = await provide({ below })
        const { ComSpec = 'cmd.exe' } = process.env
        const command = [ComSpec, '/d', '/c', lab.cmdLine('image --format json "a b"')]
        expectScan(lab, lab.later(command), ['image', '--format', 'json', 'a b'])
      }
    },
  )

  itWhere(
    [],
    'a directory that a step chose itself is left alone, and nothing is promised for it',
    async () => {
      const lab = await provide()
      const chosen = `${lab.job.temp.replaceAll('\\', '/')}/own`
      const run = lab.later([gitShell(), lab.entrypoint], { TRIVY_CACHE_DIR: chosen, TEST_SCAN_TYPE: 'fs' })
      expect(run.status, run.stderr).toBe(3)
      expect(lab.seen().environment.TRIVY_CACHE_DIR).toBe(chosen)
      expect(lab.seen().environment.TRIVY_SKIP_DB_UPDATE).toBeUndefined()
    },
  )
})

/** Where Git's installer puts it. */
function gitShell(): string {
  return join(process.env.ProgramFiles ?? '', 'Git', 'bin', 'sh.exe')
}

interface Lab {
  readonly job: Job
  readonly entrypoint: string
  seen(): Seen
  cmdLine(args: string): string
  later(command: readonly string[], environment?: Readonly<Record<string, string>>): SpawnSyncReturns<string>
}

function expectScan(lab: Lab, run: SpawnSyncReturns<string>, args: readonly string[]): void {
  expect(run.status, run.stdout + run.stderr).toBe(3)
  expect(run.stderr).toMatch(/^trivy-offline-cache: vuln-db built /m)
  const { environment, args: given } = lab.seen()
  // The first is what Node takes for a script, and makes a path of.
  expect([given[0]?.split(/[\\/]/).at(-1), ...given.slice(1)]).toEqual(args)
  expect(environment.TRIVY_CACHE_DIR).toBe(lab.job.cacheDir.replaceAll('\\', '/'))
  expect(environment.TRIVY_SKIP_DB_UPDATE).toBe('true')
}

async function provide({ spell = (path: string) => path, below = '' } = {}): Promise<Lab> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const artifact = await buildArtifact('vuln-db', { updatedAt: new Date() })
  registry.put(`base/${artifact.repository}`, artifact.tag, artifact)
  const job = startJob({ below })
  onTestFinished(job.remove)
  const environment = { RUNNER_TEMP: spell(job.temp), GITHUB_WORKSPACE: spell(job.workspace) }
  const inputs = { resources: 'vuln-db', registries: `${registry.host}/base`, 'trivy-version': '0.76.0' }
  const step = await runStep(job, { inputs, environment })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.variables.TRIVY_CMD).toMatch(/^[A-Za-z]:\/[^\\]*\/trivy-offline$/)
  expect(existsSync(`${step.variables.TRIVY_CMD}.cmd`)).toBe(true)
  return describeLab(job, step)
}

function describeLab(job: Job, { variables }: StepResult): Lab {
  // Not below the job, whose name may be one that the stand-in for Git's shell does not find in PATH.
  const bin = makeDirectory('bin')
  // A program of Windows that does as it is told before it reads its arguments.
  copyFileSync(process.execPath, join(bin, 'trivy.exe'))
  const recorder = writeJobFile(join(bin, 'record.mjs'), RECORDER)
  const record = join(job.temp, 'record.json')
  return {
    job,
    entrypoint: writeJobFile(join(job.temp, 'entrypoint.sh'), ENTRYPOINT).replaceAll('\\', '/'),
    seen: () => JSON.parse(readFileSync(record, 'utf8')) as Seen,
    cmdLine: (args) => `""${variables.TRIVY_CMD}.cmd" ${args}"`,
    later: ([program = '', ...args], environment = {}) =>
      spawnSync(program, args, {
        cwd: job.workspace,
        encoding: 'utf8',
        windowsVerbatimArguments: args[0] === '/d',
        env: {
          ...process.env,
          ...variables,
          GITHUB_WORKSPACE: job.workspace,
          GITHUB_REPOSITORY: 'owner/repository',
          PATH: [bin, process.env.PATH].join(delimiter),
          NODE_OPTIONS: `--import=${pathToFileURL(recorder).href}`,
          TEST_RECORD: record,
          ...environment,
        },
      }),
  }
}
