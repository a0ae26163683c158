// What some tests need of the system they run on: where it lacks that, the test is left out, and its name says why.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What can be needed, and how a name says that it is not there. */
const NEEDS = {
  /** Symbolic links: Windows forbids them to most users, and Wine makes them and does not tell them from what they lead to. */
  links: { isThere: () => isPosix && canLink(), lack: 'no symbolic links' },
  /** Directories that lead to others: links, or what Windows makes without a privilege. */
  junctions: { isThere: canJoin, lack: 'no links to directories' },
  /** Names that Windows takes for a path or a stream of a file. */
  'odd names': { isThere: () => isPosix, lack: 'no colons and backslashes in the names of files' },
  /** Scripts that the system runs by their first line, and a `sh` to read them. */
  scripts: { isThere: () => isPosix, lack: 'no scripts that the system runs' },
  /** Owners and modes of files, and what they forbid. */
  modes: { isThere: () => isPosix, lack: 'no owners and modes of files' },
  /** The one who may give files to others. */
  root: { isThere: () => process.getuid?.() === 0, lack: 'not root' },
  /** Named pipes and devices among the files. */
  pipes: { isThere: () => isPosix, lack: 'no pipes and devices among the files' },
  /** Names with characters that Windows does not allow, and two names that differ in case alone. */
  names: { isThere: () => process.platform === 'linux', lack: 'not every name can be that of a file' },
  /** Signals that a process can answer to. */
  signals: { isThere: () => isPosix, lack: 'no signals' },
  /** The shell of Windows. */
  cmd: { isThere: () => !isPosix, lack: 'no cmd' },
  /** The shell that Git for Windows brings, where its installer puts it. */
  'sh of Git': { isThere: hasGitShell, lack: 'no shell of Git for Windows' },
  /** A file system that takes upper and lower case for one. */
  'blind case': { isThere: isCaseBlind, lack: 'upper and lower case are told apart' },
  /** Whoever reads below a file is told so; Windows says that nothing is there. */
  'not a directory': { isThere: () => isPosix, lack: 'what lies below a file is absent' },
  /** Pipes that let go of a process which ends while nobody reads them; Wine's do not. */
  'unread pipes': { isThere: () => isPosix, lack: 'a pipe that nobody reads may hold a process' },
  /** Another file system, in memory. */
  'second file system': { isThere: () => existsSync('/dev/shm'), lack: 'no second file system at /dev/shm' },
  /** The kernel's own files. */
  proc: { isThere: () => process.platform === 'linux', lack: 'no /proc' },
  /** GNU tar; Windows and macOS bring another. */
  'GNU tar': { isThere: hasGnuTar, lack: 'no GNU tar' },
} as const

const isPosix = process.platform !== 'win32'

/** What a test can need. */
export type Need = keyof typeof NEEDS

/** Whether the system lacks something, and the words for it behind the test's name; empty when it does not. */
export interface Lack {
  readonly isLacking: boolean
  readonly suffix: string
}

/** Asks for everything that a test needs. */
export function lackOf(...needs: readonly Need[]): Lack {
  const lacks = needs.filter((need) => !isThere(need)).map((need) => NEEDS[need].lack)
  return {
    isLacking: lacks.length > 0,
    suffix: lacks.length === 0 ? '' : ` (skipped: ${lacks.join(', ')} on ${process.platform})`,
  }
}

/** `it` for a test that needs these. */
export function itWhere(needs: readonly Need[], title: string, body: () => unknown): void {
  const { isLacking, suffix } = lackOf(...needs)
  it.skipIf(isLacking)(title + suffix, async () => void (await body()))
}

/** `describe` for tests that need these. */
export function describeWhere(needs: readonly Need[], title: string, body: () => void): void {
  const { isLacking, suffix } = lackOf(...needs)
  describe.skipIf(isLacking)(title + suffix, body)
}

/** Checks the permissions of a file, where files have any. */
export function expectMode(path: string, mode: number): void {
  if (isThere('modes')) expect((statSync(path).mode & 0o777).toString(8)).toBe(mode.toString(8))
}

const known = new Map<Need, boolean>()

function isThere(need: Need): boolean {
  const answer = known.get(need) ?? NEEDS[need].isThere()
  known.set(need, answer)
  return answer
}

function canLink(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'links-'))
  try {
    writeFileSync(join(directory, 'file'), '')
    symlinkSync(join(directory, 'file'), join(directory, 'link'))
    return lstatSync(join(directory, 'link')).isSymbolicLink()
  } catch {
    // Not allowed to this user, or not known to the file system.
    return false
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function canJoin(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'junctions-'))
  try {
    mkdirSync(join(directory, 'target'))
    writeFileSync(join(directory, 'target', 'file'), '')
    symlinkSync(join(directory, 'target'), join(directory, 'link'), 'junction')
    return existsSync(join(directory, 'link', 'file'))
  } catch {
    return false
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function hasGitShell(): boolean {
  return !isPosix && existsSync(join(process.env.ProgramFiles ?? '', 'Git', 'bin', 'sh.exe'))
}

function isCaseBlind(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'case-'))
  try {
    writeFileSync(join(directory, 'file'), '')
    return existsSync(join(directory, 'FILE'))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function hasGnuTar(): boolean {
  return spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU tar') === true
}
