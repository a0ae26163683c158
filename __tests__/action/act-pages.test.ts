// The YAML of the pages on a runner that is not GitHub's, as a reader pastes it: our actions and workflows by their names, public
// and invented hosts under theirs, real Trivy. Actions of others are played by what they do here.
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { writeTargets } from '../fixtures/targets.ts'
import { BLOCKS, CHANGES, type Run } from '../pages/blocks.ts'
import { type Internet, startInternet } from '../pages/internet.ts'
import { readPageBlocks } from '../pages/page-blocks.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { exportBundle, startUpstream } from './carry-lab.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const execute = promisify(execFile)

/** What actions of others do here, by their names and commits in the pages. */
const STAND_INS: readonly (readonly [repository: string, inputs: string, script: string])[] = [
  // act itself copies the repository.
  ['actions/checkout', 'persist-credentials', 'true'],
  ['actions/upload-artifact', 'name path', 'test -s "${{ inputs.path }}"'],
  [
    'aquasecurity/trivy-action',
    'image-ref exit-code cache',
    'TRIVY_CACHE_DIR=$GITHUB_WORKSPACE/.cache/trivy "$TRIVY_CMD" image --exit-code ${{ inputs.exit-code }} "${{ inputs.image-ref }}"',
  ],
]

interface Lab {
  readonly home: string
  readonly internet: Internet
  readonly bundle: { readonly file: string; readonly digest: string }
}

/** Some twenty jobs, two at a time. */
const PATIENCE_MS = 300_000

describeWithPeers(
  ['act', 'git', 'openssl', 'trivy', 'tar', 'zstd'],
  'the blocks of README.md and docs/',
  () => {
    it.each(['schedule', 'push'] as const)(
      'that run on %s end as their pages say',
      async (event) => {
        const lab = await startLab()
        const log = await runBlocks(lab, event)
        for (const [index, { name }] of blocksOf(event).entries()) {
          const { finds } = BLOCKS[name] as Run
          const told = linesOf(log, index)
          const end = /🏁 +Job (\w+)/.exec(told)?.[1]
          const wanted = finds === undefined ? 'succeeded' : 'failed'
          expect([name, end], (told || log).slice(-20_000)).toEqual([name, wanted])
          if (finds !== undefined) expect(reportsOf(lab, index), name).toContain(finds)
        }
      },
      PATIENCE_MS,
    )
  },
)

async function startLab(): Promise<Lab> {
  const home = makeDirectory('act-pages')
  const { rootfs } = writeTargets(join(home, 'targets'))
  const files = globSync('**', { cwd: rootfs }).filter((path) => statSync(join(rootfs, path)).isFile())
  const image = Object.fromEntries(files.map((path) => [path, readFileSync(join(rootfs, path))]))
  for (const path of ['dist', 'warm', 'mirror', 'export', 'check', 'action.yml', '.github'])
    cpSync(join(ROOT, path), join(home, 'ours', path), { recursive: true })
  for (const [repository, inputs, script] of STAND_INS) {
    const names = inputs.split(' ').map((input) => `  ${input}: { description: theirs }\n`)
    const step = `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        ${script}\n`
    writeFile(home, `${repository}/action.yml`, `name: ${repository}\ninputs:\n${names.join('')}${step}`)
  }
  const real = execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
  writeFile(home, 'bin/trivy', describeTrivy(real, join(home, 'reports')), 0o755)
  mkdirSync(join(home, 'reports'))
  // Without this file act asks which images to use.
  writeFile(home, '.config/act/actrc', '')
  const upstream = await startUpstream()
  const [internet, bundle] = await Promise.all([startInternet(image), exportBundle(upstream)])
  return { home, internet, bundle }
}

const blocksOf = (event: Run['event']) =>
  readPageBlocks().filter(({ name }) => (BLOCKS[name] as Partial<Run>).event === event)

/** All blocks of one event, each as a workflow of one repository. */
async function runBlocks({ home, internet, bundle }: Lab, event: Run['event']): Promise<string> {
  const checkout = join(home, event)
  writeTargets(checkout)
  const pins = new Set<string>()
  for (const [index, { text }] of blocksOf(event).entries()) {
    const changed = CHANGES.reduce((before, [from, to]) => before.replace(from, to), text)
    const there = changed.replaceAll('/mnt/carried/trivy-data.tar', bundle.file)
    for (const [, pin = ''] of there.matchAll(/uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g)) pins.add(pin)
    // act tells the jobs of workflows apart by the names of jobs.
    writeFile(
      checkout,
      `.github/workflows/block-${index}.yml`,
      there.replace(/^jobs:\n {2}([\w-]+):/m, `jobs:\n  block-${index}:`),
    )
  }
  const local = (repository: string, directory: string) => [
    '--local-repository',
    `${repository}=${directory}`,
  ]
  const environment = { PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`, HOME: home }
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  await execute('git', ['init', '--quiet', '--initial-branch=main', checkout], { env: environment })
  await execute('git', [...git, 'commit', '--quiet', '--allow-empty', '--message=test'], {
    cwd: checkout,
    env: environment,
  })
  const variables = {
    ACTIONS_RUNTIME_TOKEN: 'any',
    HTTPS_PROXY: internet.proxy.url,
    NO_PROXY: '127.0.0.1',
    NODE_EXTRA_CA_CERTS: internet.caPath,
    SSL_CERT_FILE: internet.caPath,
  }
  const args = [
    ...[event, '--workflows', '.github/workflows', '--pull=false'],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'cache')],
    ...['--action-cache-path', join(home, 'actions'), '--var', `TRIVY_BUNDLE_DIGEST=${bundle.digest}`],
    ...local('org/trivy-offline-cache@v1', join(home, 'ours')),
    ...[...pins].flatMap((pin) => local(pin, join(home, pin.split('@')[0] ?? ''))),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
  const how = { cwd: checkout, env: environment, maxBuffer: 64 * 1024 * 1024 }
  try {
    const { stdout, stderr } = await execute('act', args, how)
    return stdout + stderr
  } catch (error) {
    // A scan that finds something ends its job, and act with it.
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  }
}

/** Real Trivy, whose report is kept too: act may end before it has read all that the last step of a job says. */
function describeTrivy(real: string, reports: string): string {
  return `#!/bin/sh
report=$(mktemp "${reports}/$GITHUB_JOB-XXXXXX")
"${real}" "$@" >"$report"
code=$?
cat "$report"
exit "$code"
`
}

/** All that Trivy reported in the job of a block. */
function reportsOf({ home }: Lab, index: number): string {
  const files = globSync(`reports/block-${index}-*`, { cwd: home })
  return files.map((file) => readFileSync(join(home, file), 'utf8')).join('\n')
}

/** Of one block: act begins each line with the job, and where that calls a workflow, with the caller. */
function linesOf(log: string, index: number): string {
  const own = new RegExp(`^\\[block-${index}(\\.yml)?/`)
  return log
    .split('\n')
    .filter((line) => own.test(line))
    .join('\n')
}
