// The job around this step: its directories, and the files through which the runner takes outputs, variables, and summary.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import * as core from '@actions/core'
import type { Settings } from './environment.ts'
import { escapeMarkdown, SUMMARY_HEADS } from './report.ts'

/** Where this step keeps what is its own. */
export interface JobPaths {
  readonly cacheDir: string
  /** Script of `TRIVY_CMD`. */
  readonly trivyCommand: string
  readonly envFile: string
  readonly evidence: string
  readonly workspace: string
  readonly temp: string
}

/**
 * The directories by the order of design rule D9: the input, then `TRIVY_CACHE_DIR`, then below `RUNNER_TEMP`, which
 * lies outside the workspace (a scan of the workspace would scan the cache) and is seen by Docker actions.
 */
export function findPaths(cacheDirInput: string | undefined, environment: NodeJS.ProcessEnv): JobPaths {
  const temp = environment.RUNNER_TEMP || tmpdir()
  const workspace = environment.GITHUB_WORKSPACE || process.cwd()
  const home = join(temp, 'trivy-offline-cache')
  const chosen = cacheDirInput ?? (environment.TRIVY_CACHE_DIR || undefined)
  return {
    cacheDir: chosen === undefined ? join(home, 'cache') : resolve(workspace, chosen),
    trivyCommand: join(home, 'bin', 'trivy-offline'),
    envFile: join(home, 'env'),
    evidence: join(home, 'evidence.json'),
    workspace,
    temp,
  }
}

/** What is wrong with a cache directory at this place; undefined if nothing. */
export function explainPlacement(paths: JobPaths, environment: NodeJS.ProcessEnv): string | undefined {
  if (isInside(paths.cacheDir, paths.workspace)) {
    return `the cache directory ${paths.cacheDir} lies in the workspace: trivy fs . will scan the cache itself; choose another cache-dir`
  }
  const isHosted = environment.GITHUB_ACTIONS === 'true'
  if (isHosted && !isInside(paths.cacheDir, paths.temp)) {
    return `the cache directory ${paths.cacheDir} lies outside RUNNER_TEMP: Docker actions will not see it`
  }
  return undefined
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/** Sets the variables for all later steps of the job. */
export function exportVariables(settings: Settings): void {
  for (const [name, value] of Object.entries(settings.variables)) core.exportVariable(name, value)
}

/** Writes the variables as `NAME=value` lines, the format of `docker run --env-file`. */
export function writeEnvFile(path: string, settings: Settings): void {
  const lines = Object.entries(settings.variables).map(([name, value]) => `${name}=${value}\n`)
  writeOwnFile(path, lines.join(''))
}

/** Writes a file of ours, with its directory. */
export function writeOwnFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** What the job summary shows. */
export interface Summary {
  readonly rows: readonly (readonly string[])[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** Adds to the job summary. A summary that cannot be written is not a failure of the step. */
export async function writeSummary(summary: Summary, onFailure: (error: unknown) => void): Promise<void> {
  const table = [SUMMARY_HEADS, SUMMARY_HEADS.map(() => '---')]
    .concat(summary.rows.map((row) => row.map(escapeMarkdown)) as never[])
    .map((cells) => `| ${cells.join(' | ')} |`)
  const text = [
    '### Trivy data',
    '',
    ...table,
    '',
    ...summary.warnings.map((warning) => `- ⚠️ ${escapeMarkdown(warning)}`),
    ...summary.notes.map((note) => `- ${escapeMarkdown(note)}`),
  ].join('\n')
  try {
    await core.summary.addRaw(text, true).write()
  } catch (error) {
    onFailure(error)
  }
}
