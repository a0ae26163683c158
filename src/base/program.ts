// Programs on PATH, as each system looks for them, and how they are started: on Windows some are scripts of its shell.
import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { plainWindowsPath } from './windows-path.ts'

/** Where to look, and what counts. */
export interface ProgramSearch {
  readonly environment: NodeJS.ProcessEnv
  /** Default: this one. */
  readonly platform?: NodeJS.Platform
  /** Of directories and programs: which are not passed over; of a relative one nobody can say where it is. */
  readonly isTrusted?: (path: string) => boolean
  /** On Windows: whether it has to be started without its shell. */
  readonly isBinary?: true
  /** Default: asks the file system. */
  readonly isProgram?: (path: string) => boolean
}

/** How a program is started without a shell that reads foreign text. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly windowsVerbatimArguments?: true
}

/** What Windows tries where PATHEXT says nothing; of what PATHEXT says only these can be started. */
const EXTENSIONS = ['.com', '.exe', '.bat', '.cmd']
const SCRIPTS = ['.bat', '.cmd']

/** The path of a program, by its name without an extension; undefined: there is none. */
export function findProgram(name: string, search: ProgramSearch): string | undefined {
  const { environment, platform = process.platform } = search
  const { isTrusted = () => true, isProgram = isExecutable } = search
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  const extensions = extensionsOf(environment, platform).filter(
    (extension) => search.isBinary !== true || !SCRIPTS.includes(extension),
  )
  return (
    splitSearchPath(searchPathOf(environment), platform)
      .filter(isAbsolute)
      .flatMap((directory) =>
        extensions.map((extension) => ({ directory, path: join(directory, name + extension) })),
      )
      // A program can be a link. First whether it is there: most directories of PATH need not be looked into then.
      .find(({ directory, path }) => isProgram(path) && isTrusted(directory) && isTrusted(path))?.path
  )
}

/** PATH under any of its spellings: Windows has `Path`, and only its own environment finds it as `PATH`. */
export function searchPathOf(environment: NodeJS.ProcessEnv): string {
  return variableOf(environment, 'PATH')
}

/**
 * The directories of PATH. On Windows one may stand in quotes, and one that a bash step added to GITHUB_PATH is spelled
 * `/c/tools`, or `/cygdrive/c/tools`.
 */
export function splitSearchPath(text: string, platform: NodeJS.Platform = process.platform): string[] {
  if (platform !== 'win32') return text.split(':')
  const entries = text.match(/(?:"[^"]*"|[^;])+/g) ?? []
  return entries.map((entry) => plainWindowsPath(entry))
}

/**
 * How to start it. Windows starts `.cmd` and `.bat` only through its shell, which is given nothing but the path in quotes
 * and plain words.
 *
 * @throws {RangeError} when path or words hold what that shell would read, even in quotes
 */
export function commandOf(
  program: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Command {
  if (!SCRIPTS.some((extension) => program.toLowerCase().endsWith(extension)))
    return { file: program, args: words }
  if (/["%\r\n]/.test(program) || !words.every((word) => /^[\w.-]+$/.test(word))) {
    throw new RangeError('it cannot be started through cmd by this name')
  }
  const shell = variableOf(environment, 'ComSpec') || 'C:\\Windows\\System32\\cmd.exe'
  const line = `"${[`"${program}"`, ...words].join(' ')}"`
  // No command of the registry's AutoRun, no `!name!`, and the outer quotes are dropped.
  return { file: shell, args: ['/d', '/v:off', '/s', '/c', line], windowsVerbatimArguments: true }
}

function extensionsOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform !== 'win32') return ['']
  const said = variableOf(environment, 'PATHEXT')
    .split(';')
    .map((extension) => extension.trim().toLowerCase())
    .filter((extension) => EXTENSIONS.includes(extension))
  // What PATHEXT leaves out cmd does not find, but bash does.
  return said.length === 0 ? EXTENSIONS : [...new Set([...said, '.exe'])]
}

/** A variable under any spelling of its name: Windows finds it so, but not in a copy of the environment. */
export function variableOf(environment: NodeJS.ProcessEnv, name: string): string {
  const wanted = name.toUpperCase()
  return Object.entries(environment).find(([variable]) => variable.toUpperCase() === wanted)?.[1] ?? ''
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Not there, or not ours to run: the shell would pass over it too.
    return false
  }
}
