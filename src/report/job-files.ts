// The files through which the runner and later steps take what this step tells: variables, those of containers, the summary.
import type { Host } from '../base/host.ts'
import { writeOwnFile } from '../base/own-file.ts'
import type { Settings } from './environment.ts'

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

/** Adds Markdown to the job summary. A summary that cannot be written is not a failure of the step. */
export async function writeSummary(
  markdown: string,
  host: Pick<Host, 'writeSummary'>,
  onFailure: (error: unknown) => void,
): Promise<void> {
  try {
    await host.writeSummary(markdown)
  } catch (error) {
    onFailure(error)
  }
}
