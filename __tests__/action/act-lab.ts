// Runs copies of the examples on `act`, a runner that is not GitHub's. It knows neither `$/` nor actions that it cannot fetch:
// ours are taken from the checkout, and steps of others are left out; everything else is as it stands.
import { execFile } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { parse, stringify } from 'yaml'
import { makeDirectory, writeFile } from '../temporary.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const execute = promisify(execFile)

/** What differs from the example as a user would copy it. */
export interface ActOptions {
  readonly event: string
  /** Texts that a user would exchange. */
  readonly changes?: Readonly<Record<string, string>>
  readonly flags?: readonly string[]
  /** Fills the repository of the user. */
  readonly fill?: (checkout: string) => void
  /** A command that runs `act`. */
  readonly under?: readonly string[]
}

/** How the run ended, and all that was said. */
export interface ActRun {
  readonly isGood: boolean
  readonly log: string
}

/** Runs an example. Peers: `act`, `git`. */
export async function runExample(example: string, options: ActOptions): Promise<ActRun> {
  const home = makeDirectory('act-workflows')
  const checkout = join(home, 'checkout')
  for (const name of ['warm-cache.yml', 'mirror.yml']) {
    const text = readFileSync(join(ROOT, '.github', 'workflows', name), 'utf8')
    writeFile(checkout, `.github/workflows/${name}`, localize(text))
  }
  let caller = readFileSync(join(ROOT, 'examples', example), 'utf8')
  for (const [from, to] of Object.entries(options.changes ?? {})) {
    expect(caller).toContain(from)
    caller = caller.replaceAll(from, to)
  }
  writeFile(checkout, '.github/workflows/caller.yml', localize(caller))
  for (const path of ['dist', 'warm', 'mirror', 'export', 'check', 'action.yml'])
    cpSync(join(ROOT, path), join(checkout, path), { recursive: true })
  options.fill?.(checkout)
  // Without this file act asks which images to use.
  writeFile(home, '.config/act/actrc', '')
  return await runAct(home, checkout, options)
}

async function runAct(home: string, checkout: string, options: ActOptions): Promise<ActRun> {
  const environment = { PATH: process.env.PATH, HOME: home }
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  await execute('git', ['init', '--quiet', '--initial-branch=main', checkout], { env: environment })
  const commit = [...git, 'commit', '--quiet', '--allow-empty', '--message=test']
  await execute('git', commit, { cwd: checkout, env: environment })
  const [command = '', ...args] = [
    ...(options.under ?? []),
    ...['act', options.event, '--workflows', '.github/workflows/caller.yml'],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--platform', 'self-hosted=-self-hosted', '--pull=false'],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'cache')],
    ...['--action-cache-path', join(home, 'actions')],
    ...['--env', 'ACTIONS_RUNTIME_TOKEN=any', '--env', `CHECKOUT=${checkout}`],
    ...(options.flags ?? []),
  ]
  try {
    const { stdout, stderr } = await execute(command, args, { cwd: checkout, env: environment })
    return { isGood: true, log: stdout + stderr }
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return { isGood: false, log: stdout + stderr }
  }
}

interface Step {
  readonly uses?: string
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { steps?: readonly Step[] }>>
}

/** A workflow that needs nothing from GitHub. */
function localize(text: string): string {
  const local = text
    .replaceAll('org/trivy-offline-cache', '.')
    .replaceAll('$/', './')
    .replace(/uses: (\.\S*)@v1$/gm, (_, path: string) => `uses: ${path === '.' ? './' : path}`)
  const workflow = parse(local) as Workflow
  for (const job of Object.values(workflow.jobs)) {
    if (job.steps !== undefined)
      job.steps = [{ run: 'cp -r "$CHECKOUT"/. .' }, ...job.steps.flatMap(replaceStep)] as Step[]
  }
  return stringify(workflow)
}

function replaceStep(step: Step): object[] {
  const { uses = '.', ...rest } = step
  if (uses.startsWith('.')) return [step]
  const { with: _, ...kept } = rest as { with?: unknown }
  // The condition of a step stays: whether there is a checkout can be seen.
  return [{ ...kept, run: uses.startsWith('actions/checkout@') ? 'mv project/pom.xml . || true' : 'true' }]
}
