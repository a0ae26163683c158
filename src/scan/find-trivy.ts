// Which Trivy will scan: the version that decides the checks bundle's major and the form of its metadata.
import { statSync } from 'node:fs'
import { promisify } from 'node:util'
import semver from 'semver'
import { withTrustedPath } from '../base/child-environment.ts'
import { isInside, realPathOf } from '../base/inside.ts'
import { writeOwnFile } from '../base/own-file.ts'
import { commandOf, findProgram, searchPathOf, variableOf } from '../base/program.ts'
import { readSmallFile } from '../base/small-file.ts'
import {
  isBeyondKnown,
  LATEST_KNOWN_TRIVY,
  parseChecksMajor,
  parseTrivyVersion,
  type TrivyVersion,
  versionToPlanBy,
} from './trivy-version.ts'

/** Where to look. */
export interface FindTrivyOptions {
  /** The input `trivy-version`. */
  readonly wanted: string | undefined
  /** The version that takes the place of the one on PATH, which is then not run. */
  readonly brought?: string | undefined
  readonly environment: NodeJS.ProcessEnv
  /** A directory outside the workspace, so that no trivy.yaml of the workspace is read. */
  readonly workingDirectory: string
  /** Remembers the answer for an unchanged binary: asking starts a program of 200 MB. undefined: nothing is written. */
  readonly memoFile: string | undefined
  readonly write?: typeof writeOwnFile | undefined
  /** Ends it, and the program; also where that is over already. */
  readonly signal: AbortSignal
}

/** A path, three numbers, a version, and a major. */
const MAX_MEMO_BYTES = 16 * 1024

/** A program that only prints its version does not need longer. */
const TIMEOUT_MS = 10_000

/**
 * The version by input, else the one that is brought, else of `trivy` on PATH, else the latest known: a guess is reported as one. The one on PATH is asked in
 * any case: it may be one that must not run, whatever the input says.
 *
 * @throws the reason of `signal`, and nothing else
 */
export async function findTrivy(options: FindTrivyOptions): Promise<TrivyVersion> {
  const { wanted, brought, environment, signal } = options
  const path = brought === undefined ? findOnPath(environment) : undefined
  const told = path === undefined ? undefined : await askTrivy(path, options)
  signal.throwIfAborted()
  const onPath = told?.version
  if (wanted !== undefined) return { version: versionToPlanBy(wanted), origin: 'input', onPath }
  if (brought !== undefined) return { version: versionToPlanBy(brought), origin: 'brought' }
  if (told !== undefined) return { ...told, origin: 'path', onPath }
  return { version: LATEST_KNOWN_TRIVY, origin: 'latest-known' }
}

/** What it says of itself. */
type Told = Pick<TrivyVersion, 'version' | 'checksMajor'>

/** The program `trivy` that a shell would run; undefined: there is none. */
export function findOnPath(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_WORKSPACE: workspace } = environment
  // A relative entry would be looked up in the workspace; what a pull request brings along is not run, for it could read
  // the tokens of this step.
  const isTrusted = (directory: string) => !workspace || !isInside(directory, workspace)
  return findProgram('trivy', { environment, isTrusted })
}

async function askTrivy(path: string, options: FindTrivyOptions): Promise<Told | undefined> {
  const { size, mtimeMs, ino } = statSync(path)
  const identity = JSON.stringify([realPathOf(path), size, mtimeMs, ino])
  const known = recall(options.memoFile, identity)
  if (known !== undefined) return known
  const version = parseTrivyVersion(await run(path, ['--version'], options))
  if (version === undefined) return undefined
  // Nothing is known of it but what it says itself.
  const checksMajor = isBeyondKnown(version)
    ? parseChecksMajor(await run(path, ['image', '--help'], options))
    : undefined
  const told = { version, ...(checksMajor === undefined ? {} : { checksMajor }) }
  if (options.memoFile !== undefined) remember(options.memoFile, { identity, ...told }, options.write)
  return told
}

/** What it prints; nothing where it fails. */
async function run(path: string, words: readonly string[], options: FindTrivyOptions): Promise<string> {
  try {
    const { execFile } = await import('node:child_process')
    const { file, args, ...how } = commandOf(path, words, options.environment)
    const { stdout } = await promisify(execFile)(file, [...args], {
      ...how,
      cwd: options.workingDirectory,
      // Nothing of the job reaches it: no token, no TRIVY_* that changes what it does.
      env: {
        PATH: searchPathOf(withTrustedPath(options.environment)),
        SystemRoot: variableOf(options.environment, 'SystemRoot') || undefined,
        HOME: options.workingDirectory,
      },
      signal: options.signal,
      timeout: TIMEOUT_MS,
      // A program that ignores SIGTERM would be waited for for ever.
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 20,
    })
    return stdout
  } catch {
    // A Trivy that cannot even print its version is reported as not found; the scan will say the rest.
    return ''
  }
}

function recall(memoFile: string | undefined, identity: string): Told | undefined {
  if (memoFile === undefined) return undefined
  try {
    const memo = JSON.parse(readSmallFile(memoFile, MAX_MEMO_BYTES)) as {
      identity?: unknown
      version?: unknown
      checksMajor?: unknown
    } | null
    if (memo?.identity !== identity || typeof memo.version !== 'string') return undefined
    const version = semver.valid(memo.version)
    const { checksMajor } = memo
    // Written before any was asked for its major, or by somebody else: asked again.
    if (version === null || (isBeyondKnown(version) && !Number.isSafeInteger(checksMajor))) return undefined
    return isBeyondKnown(version) ? { version, checksMajor: Number(checksMajor) } : { version }
  } catch {
    // No memo, or not ours: ask.
    return undefined
  }
}

function remember(memoFile: string, memo: Told & { readonly identity: string }, write = writeOwnFile): void {
  try {
    write(memoFile, JSON.stringify(memo))
  } catch {
    // It only saves time next run; a directory that cannot be written is reported when something must go there.
  }
}
