// Why a scan of this job may read other Maven settings than this step did, which the shell that starts it decides.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clean } from '../../base/log.ts'

/** What is known of the job and of what was found in it. */
export interface OtherScansFacts {
  readonly environment: NodeJS.ProcessEnv
  readonly workspace: string
  /** Settings of the profile, which only a shell that sets HOME leads Trivy to, name who is asked. */
  readonly isAskedByShell: boolean
  /** POMs that nobody who was asked has. */
  readonly absent: number
}

/**
 * Trivy reads `$HOME/.m2/settings.xml`, and with an empty HOME the same path below its working directory. On Windows bash
 * sets HOME where there is none, and PowerShell does not; one that a step of bash has set, `/c/Users/me`, leads nowhere there.
 *
 * @returns what a scan offline could find otherwise than one online; undefined when there is no such thing
 */
export function explainOtherScans(facts: OtherScansFacts): string | undefined {
  const { environment, workspace, isAskedByShell, absent } = facts
  const inWorkspace = join('.m2', 'settings.xml')
  if (!environment.HOME && existsSync(join(workspace, inWorkspace))) {
    return `HOME is not set, and a step without it reads ${inWorkspace} of the workspace, which is not trusted here; set HOME for the job, or remove that file`
  }
  if (isAskedByShell && absent > 0) {
    const why = environment.HOME
      ? `only bash finds the HOME ${clean(environment.HOME, 200)}`
      : 'HOME is not set'
    return `${why}, so that settings.xml of the profile decides in bash who is asked, and in PowerShell it does not; POMs that nobody has may be had by the other; set HOME for the job, as Windows spells it`
  }
  return undefined
}
