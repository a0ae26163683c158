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
  /** Actions of others that the repository has something in the place of: its path, by their name. */
  readonly actions?: Readonly<Record<string, string>>
}

/** How the run ended, and all that was said. */
export interface ActRun {
  readonly isGood: boolean
  readonly log: string
}

/** Runs an example. Peers: `act`, `git`. */
export async function runExample(example: string, options: ActOptions): Promise<ActRun> {
  const files = new Map<string, string>()
  for (const name of ['warm-cache.yml', 'mirror.yml'])
    files.set(`.github/workflows/${name}`, readFileSync(join(ROOT, '.github', 'workflows', name), 'utf8'))
  let caller = readFileSync(join(ROOT, 'examples', example), 'utf8')
  for (const [from, to] of Object.entries(options.changes ?? {})) {
    expect(caller).toContain(from)
    caller = caller.replaceAll(from, to)
  }
  files.set('.github/workflows/caller.yml', caller)
  return await runFiles(files, '.github/workflows/caller.yml', options)
}

/** Runs one of some workflows, which may call each other and composite actions. Peers: `act`, `git`. */
export async function runFiles(
  files: ReadonlyMap<string, string>,
  entry: string,
  options: ActOptions,
): Promise<ActRun> {
  const home = makeDirectory('act-workflows')
  const checkout = join(home, 'checkout')
  for (const [path, text] of files) writeFile(checkout, path, localize(text, options.actions ?? {}))
  for (const path of ['dist', 'warm', 'mirror', 'export', 'check', 'action.yml'])
    cpSync(join(ROOT, path), join(checkout, path), { recursive: true })
  options.fill?.(checkout)
  // Without this file act asks which images to use.
  writeFile(home, '.config/act/actrc', '')
  return await runAct({ home, checkout, entry }, options)
}

interface Checkout {
  readonly home: string
  readonly checkout: string
  readonly entry: string
}

async function runAct({ home, checkout, entry }: Checkout, options: ActOptions): Promise<ActRun> {
  const environment = { PATH: process.env.PATH, HOME: home }
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  await execute('git', ['init', '--quiet', '--initial-branch=main', checkout], { env: environment })
  const commit = [...git, 'commit', '--quiet', '--allow-empty', '--message=test']
  await execute('git', commit, { cwd: checkout, env: environment })
  const [command = '', ...args] = [
    ...(options.under ?? []),
    ...['act', options.event, '--workflows', entry],
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

interface Steps {
  steps?: readonly Step[]
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, Steps>>
  /** Of a composite action. */
  readonly runs?: Steps
}

/** A workflow, or an action, that needs nothing from GitHub. */
function localize(text: string, actions: Readonly<Record<string, string>>): string {
  const local = text
    .replaceAll('org/trivy-offline-cache', '.')
    .replaceAll('$/', './')
    .replace(/uses: (\.\S*)@v1$/gm, (_, path: string) => `uses: ${path === '.' ? './' : path}`)
  const workflow = parse(local) as Workflow
  const replaced = ({ steps = [] }: Steps) => steps.flatMap((step) => replaceStep(step, actions)) as Step[]
  for (const job of Object.values(workflow.jobs ?? {})) {
    if (job.steps !== undefined) job.steps = [{ run: 'cp -r "$CHECKOUT"/. .' } as Step, ...replaced(job)]
  }
  if (workflow.runs?.steps !== undefined) workflow.runs.steps = replaced(workflow.runs)
  return stringify(workflow)
}

function replaceStep(step: Step, actions: Readonly<Record<string, string>>): object[] {
  const { uses = '.', ...rest } = step
  if (uses.startsWith('.')) return [step]
  const own = actions[uses.replace(/@.*/, '')]
  if (own !== undefined) return [{ ...step, uses: own }]
  const { with: _, ...kept } = rest as { with?: unknown }
  // The condition of a step stays: whether there is a checkout can be seen.
  return [{ ...kept, run: uses.startsWith('actions/checkout@') ? 'mv project/pom.xml . || true' : 'true' }]
}
