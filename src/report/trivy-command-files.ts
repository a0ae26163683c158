// The files of the script behind `TRIVY_CMD`: itself, and on Windows one for the shells that cannot run it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LocalError } from '../base/errors.ts'
import { setMode } from '../base/file-mode.ts'
import { move, removeQuietly } from '../base/file-moves.ts'
import { readSmallFile } from '../base/small-file.ts'
import { describeTrivyCommand, EXIT_DATA_PROBLEM, type TrivyCommandFacts } from './trivy-command.ts'

/**
 * Hands over to the script beside it: cmd and PowerShell run no file without an extension. In Git's shell, which
 * actions/checkout brings to every runner, and found where its installer puts it: a search would begin in the workspace.
 */
const FOR_CMD = `@echo off
rem Written by trivy-offline-cache: the script beside it, for cmd and PowerShell.
setlocal
set "GIT_SH=%ProgramFiles%\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" set "GIT_SH=%LocalAppData%\\Programs\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" (
  >&2 echo trivy-offline-cache: this needs the shell of Git for Windows, which is not there; run trivy itself, the exported variables hold for it
  exit /b ${EXIT_DATA_PROBLEM}
)
rem Arguments reach Trivy as they are: no wildcards, no translated paths.
set "MSYS=noglob"
set "MSYS_NO_PATHCONV=1"
set "MSYS2_ARG_CONV_EXCL=*"
"%GIT_SH%" "%~dp0trivy-offline" %*
exit /b %ERRORLEVEL%
`

/**
 * Writes the script so that a step that runs it sees all of it or the one before; on Windows one for cmd and PowerShell
 * too, named `.cmd`. What is there and the same is left alone: a step may have it open.
 *
 * @throws {LocalError} when it cannot be written
 */
export async function writeTrivyCommand(facts: TrivyCommandFacts): Promise<void> {
  const { path, platform } = facts
  await replaceFile(path, describeTrivyCommand(facts))
  if (platform === 'win32') await replaceFile(`${path}.cmd`, FOR_CMD.replaceAll('\n', '\r\n'))
}

/** undefined: absent, or not readable, and replaced. */
function readIfThere(path: string): string | undefined {
  try {
    return readSmallFile(path)
  } catch {
    return undefined
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const former = readIfThere(path)
  if (former === text) return
  const temporary = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, text)
    setMode(temporary, 0o755)
    await move(temporary, path)
  } catch (cause) {
    await removeQuietly(temporary)
    throw new LocalError(`${path} cannot be written`, { cause })
  }
}
