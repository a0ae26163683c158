// The files through which the runner and later steps take what this step tells: variables, those of containers, the summary.
import type { Host } from '../base/host.ts'
import { writeOwnFile } from '../base/own-file.ts'
import type { Settings } from './environment.ts'
import { escapeMarkdown, SUMMARY_HEADS } from './report.ts'

/**
 * Sets the variables, and PATH, for all later steps of the job.
 *
 * @param takenBack values for what earlier uses set and what no longer holds
 */
export function exportVariables(
  settings: Pick<Settings, 'variables' | 'hostVariables' | 'path'>,
  takenBack: Readonly<Record<string, string>>,
  host: Pick<Host, 'exportVariable' | 'addPath'>,
): void {
  const variables = { ...takenBack, ...settings.variables, ...settings.hostVariables }
  for (const [name, value] of Object.entries(variables)) host.exportVariable(name, value)
  // Each goes before those that were added before it.
  for (const directory of [...settings.path].reverse()) host.addPath(directory)
}

/** Writes the variables as `NAME=value` lines, the format of `docker run --env-file`. */
export function writeEnvFile(path: string, settings: Pick<Settings, 'variables'>): void {
  const lines = Object.entries(settings.variables).map(([name, value]) => `${name}=${value}\n`)
  writeOwnFile(path, lines.join(''))
}

/** What the job summary shows. */
export interface Summary {
  readonly rows: readonly (readonly string[])[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** A warning is longest when it lists what four registries said of two resources. */
const MAX_WARNING_CHARACTERS = 3000

/** Adds to the job summary. A summary that cannot be written is not a failure of the step. */
export async function writeSummary(
  summary: Summary,
  host: Pick<Host, 'writeSummary'>,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const table = [SUMMARY_HEADS, SUMMARY_HEADS.map(() => '---')]
    .concat(summary.rows.map((row) => row.map((cell) => escapeMarkdown(cell))) as never[])
    .map((cells) => `| ${cells.join(' | ')} |`)
  const text = [
    '### Trivy data',
    '',
    ...table,
    '',
    ...summary.warnings.map((warning) => `- ⚠️ ${escapeMarkdown(warning, MAX_WARNING_CHARACTERS)}`),
    ...summary.notes.map((note) => `- ${escapeMarkdown(note)}`),
  ].join('\n')
  try {
    await host.writeSummary(text)
  } catch (error) {
    onFailure(error)
  }
}
