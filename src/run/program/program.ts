// The same core as a program, for what is not a job: a timer, a container build, a CronJob, a mirror elsewhere.
import { mkdtempSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { copyEnvironment } from '../../base/copy-environment.ts'
import { drainOutput } from '../../base/drain-output.ts'
import { describeError, hintOf } from '../../base/errors.ts'
import { removeQuietly } from '../../base/file-moves.ts'
import { blameLocal } from '../../base/local-failure.ts'
import { makeDirectories } from '../../base/make-directories.ts'
import { BUILT_IN_TEXTS } from '../../inputs/built-in-texts.ts'
import { InputError } from '../../inputs/read.ts'
import { RESOURCES } from '../../resources/table.ts'
import { ConfigError } from '../../runner-config/config-error.ts'
import { readRunnerConfig } from '../../runner-config/runner-config.ts'
import { awaitCancellation } from '../cancellation.ts'
import type { CommandEnd } from '../command-end.ts'
import type { Dependencies } from '../planned-run.ts'
import { COMMANDS, type Command } from './commands.ts'
import { type Flags, readFlags } from './flags.ts'
import { createTerminal, type Terminal } from './terminal.ts'

/** What ends a run, for whoever started it. */
export const EXIT_CODES = {
  /** All that was asked for is done. */
  done: 0,
  /** It could not be done: data that could not be had, a registry that refused, a full disk. */
  failed: 1,
  /** Flags, variables, or the file on this machine are wrong: nothing was tried. */
  mistaken: 2,
  /** `check` or `audit` found what somebody should look at. */
  alarmed: 3,
} as const

/** What the program takes from the world, and a test replaces. */
export type ProgramDependencies = Pick<
  Dependencies,
  'environment' | 'clock' | 'limits' | 'dist' | 'cacheWorkerFile'
>

/**
 * Runs a command and ends the process.
 *
 * @param args behind the name of the program
 */
export async function runProgram(args: readonly string[], real: ProgramDependencies): Promise<never> {
  const [name = 'help', ...rest] = args
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined || rest.includes('--help')) {
    const isAsked = command !== undefined || ['help', '--help', '-h'].includes(name)
    if (!isAsked) process.stderr.write(`error: there is no command ${JSON.stringify(name)}\n`)
    const text = describeProgram(command === undefined ? undefined : [name, command])
    process[isAsked ? 'stdout' : 'stderr'].write(text)
    await drainOutput()
    process.exit(isAsked ? EXIT_CODES.done : EXIT_CODES.mistaken)
  }
  const code = await runCommand(name, command, rest, real)
  await drainOutput()
  process.exit(code)
}

async function runCommand(
  name: string,
  command: Command,
  args: readonly string[],
  real: ProgramDependencies,
): Promise<number> {
  const flags = new Map<string, string>()
  const isJson = args.includes('--json')
  // A document on standard output stands there alone.
  const print = process.stdout.write.bind(process.stdout)
  const isApart = isJson || command.prints === true
  const write = (line: string) => (isApart ? process.stderr.write(`${line}\n`) : print(`${line}\n`))
  // Libraries of the Actions toolkit speak to a runner there.
  process.stdout.write = () => true
  const terminal = createTerminal((input) => flags.get(input) ?? ' ', write)
  const scratch = mkdtempSync(join(tmpdir(), 'trivy-offline-cache-'))
  let code: number = EXIT_CODES.failed
  let report: CommandEnd['report']
  try {
    const read = readFlags(args, flagsOf(command), (path) => resolve(path))
    for (const [input, text] of [...read.texts, ...Object.entries(command.fixed ?? {})])
      flags.set(input, text)
    const end = await carryOut(command, { read, terminal, scratch, real })
    report = end.report
    code = codeOf(end, terminal)
  } catch (error) {
    code =
      error instanceof InputError || error instanceof ConfigError ? EXIT_CODES.mistaken : EXIT_CODES.failed
    const told = blameLocal(error)
    fail(terminal, { message: describeError(told), hint: hintOf(told) })
  } finally {
    await removeQuietly(scratch)
  }
  if (isJson) print(`${JSON.stringify(describeRun(name, code, terminal, report), undefined, 2)}\n`)
  else if (report !== undefined) print(report.text)
  return code
}

interface CommandRun {
  readonly read: Flags
  readonly terminal: Terminal
  readonly scratch: string
  readonly real: ProgramDependencies
}

async function carryOut(
  command: Command,
  { read, terminal, scratch, real }: CommandRun,
): Promise<CommandEnd> {
  const { host, log } = terminal
  const environment = withoutJob(real.environment, { command, read, scratch })
  const found = await readRunnerConfig(RESOURCES, { environment, named: read.config })
  const builtIn = { ...builtInOf(command), ...command.builtIn }
  const dependencies: Dependencies = {
    ...real,
    environment,
    host,
    log,
    config: found,
    builtIn,
    cancelled: awaitCancellation((message) => host.fail(message)),
  }
  return await command.run(dependencies, read.texts)
}

function codeOf({ failure, isAlarm }: CommandEnd, terminal: Terminal): number {
  if (failure !== undefined) fail(terminal, failure)
  if (isAlarm === true) return EXIT_CODES.alarmed
  return failure === undefined ? EXIT_CODES.done : EXIT_CODES.failed
}

function builtInOf({ action }: Command): Readonly<Record<string, string>> {
  return action === undefined ? {} : BUILT_IN_TEXTS[action]
}

function fail({ host }: Terminal, { message, hint }: { message: string; hint: string | undefined }): void {
  host.fail(hint === undefined ? message : `${message}\nWhat to do: ${hint}`)
}

/**
 * The environment of a run that is no step: a directory of its own for what a runner would clean up, and a checkout only
 * where one was meant. A timer starts in `/`, below which everything would lie in the checkout.
 */
function withoutJob(
  environment: NodeJS.ProcessEnv,
  { command, read, scratch }: Pick<CommandRun, 'read' | 'scratch'> & { readonly command: Command },
): NodeJS.ProcessEnv {
  const here = process.cwd()
  const isPlace = command.looksHere && here !== homedir() && here !== resolve('/')
  const empty = join(scratch, 'workspace')
  makeDirectories(empty)
  const workspace = read.workspace ?? (environment.GITHUB_WORKSPACE || (isPlace ? here : empty))
  const cacheDir = read.texts.get('cache-dir') ?? command.builtIn?.['cache-dir']
  // Beside the data, where that stays: other users of the machine cannot write there.
  const temp = cacheDir === undefined ? join(scratch, 'temp') : join(cacheDir, '.offline-cache', 'program')
  makeDirectories(temp)
  return copyEnvironment(environment, {
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: environment.RUNNER_TEMP || temp,
  })
}

function flagsOf(command: Command): Readonly<Record<string, string>> {
  const { builtIn, fixed, flags } = command
  const all: Record<string, string> = { ...builtInOf(command), ...builtIn, ...flags }
  return Object.fromEntries(Object.entries(all).filter(([name]) => fixed?.[name] === undefined))
}

/** What a run has told, as one document. */
function describeRun(
  command: string,
  exitCode: number,
  terminal: Terminal,
  report: CommandEnd['report'],
): unknown {
  const { outputs, variables, path, warnings, failures } = terminal.told()
  const told = { failures, warnings, outputs, variables, path: path.toReversed() }
  return { version: 1, command, exitCode, ...told, ...(report === undefined ? {} : { report: report.data }) }
}

function describeProgram(asked: readonly [string, Command] | undefined): string {
  if (asked === undefined) {
    const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
    return `usage: node dist/cli/index.js COMMAND [--FLAG=VALUE …]\n\n${rows.join('\n')}\n\nCOMMAND --help lists its flags. Exit codes: 0 done, 1 failed, 2 mistaken flags or file, 3 found by check or audit.\n`
  }
  const [name, command] = asked
  const own = ['--json', '--config=FILE', ...(command.looksHere ? ['--workspace=DIR'] : [])]
  const flags = Object.entries(flagsOf(command)).map(
    ([flag, text]) => `--${flag}${text === '' ? '' : `=${text}`}`,
  )
  return `${name}: ${command.about}\n\n${[...own, ...flags].map((flag) => `  ${flag}\n`).join('')}\n${command.action === undefined ? 'docs/fleet.md tells what they mean' : 'Each is the input of that name: docs/inputs.md'}. A flag may be given several times.\n`
}
