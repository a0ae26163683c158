// Where settings.xml and the local repositories of the job are: those of this step, and those of its Docker actions.
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import semver from 'semver'
import { findBashHome } from '../../../base/bash-home.ts'
import { ActionError, describeError, hasCode } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import { isSpelledByBash } from '../../../base/windows-path.ts'
import {
  type MavenSettings,
  mergeSettings,
  NO_SETTINGS,
  parseSettings,
  type SettingsVariable,
  writtenLocalRepository,
} from '../repositories/maven-settings.ts'

/** The settings that Trivy would read, and what is worth a line in the log. */
export interface FoundSettings {
  readonly settings: MavenSettings
  readonly files: readonly string[]
  readonly notes: readonly string[]
  /** What the user should change. */
  readonly warnings: readonly string[]
  /** Whether the shell that starts a scan decides who it asks: only bash has a HOME for it, and the settings there name somebody. */
  readonly isAskedByShell: boolean
}

/** Whose machine and which Trivy it is. */
export interface SettingsContext {
  readonly environment: NodeJS.ProcessEnv
  /** As `process.platform` has it. */
  readonly platform: NodeJS.Platform
  readonly trivyVersion: string
}

/** Real ones have a few kB. */
const MAX_SETTINGS_BYTES = 1 << 20

/**
 * Reads `$HOME/.m2/settings.xml` and `${MAVEN_HOME:-/usr/share/maven}/conf/settings.xml`, which are all that Trivy knows.
 * A broken file is a note: Trivy ignores it too.
 */
export async function findSettings(context: SettingsContext): Promise<FoundSettings> {
  const { environment, trivyVersion } = context
  const warnings: string[] = []
  const notes = new Set<string>()
  const files: string[] = []
  const variable = settingsVariable(environment, notes)
  const readSettings = (bytes: Buffer) => {
    const settings = parseSettings(bytes, variable)
    // Before 0.64 Trivy took the text as it is.
    return semver.gte(trivyVersion, '0.64.0')
      ? settings
      : { ...settings, localRepository: writtenLocalRepository(bytes) }
  }
  const read = async (path: string) => {
    const bytes = await readIfThere(path, { notes, warnings })
    if (bytes === undefined) return NO_SETTINGS
    try {
      const settings = readSettings(bytes)
      const warning = explainLocalRepository(
        { file: path, written: writtenLocalRepository(bytes), read: settings.localRepository },
        { environment, trivyVersion },
      )
      if (warning !== undefined) warnings.push(warning)
      files.push(path)
      return settings
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      notes.add(`${clean(path, 300)} is ignored, as Trivy does: ${error.message}`)
      return NO_SETTINGS
    }
  }
  const home = mayGetHome(context) ? findBashHome(environment) : environment.HOME
  const user = home ? await read(join(home, '.m2', 'settings.xml')) : NO_SETTINGS
  const global = await read(join(environment.MAVEN_HOME || '/usr/share/maven', 'conf', 'settings.xml'))
  const namesSomebody = [...user.mirrors, ...user.profiles, ...user.servers].length > 0
  return {
    settings: mergeSettings(user, global),
    files,
    notes: [...notes],
    warnings,
    isAskedByShell: mayGetHome(context) && namesSomebody,
  }
}

/**
 * On Windows bash gives Trivy a HOME where there is none, and one that it spells `/c/Users/me` as `C:\Users\me`, so that Trivy
 * reads the settings there; from PowerShell it reads none.
 */
function mayGetHome({ environment, platform }: Pick<SettingsContext, 'environment' | 'platform'>): boolean {
  return platform === 'win32' && (!environment.HOME || isSpelledByBash(environment.HOME))
}

/**
 * The local repositories that a later scan may read: of this step's user first, then, where the shell decides whether
 * settings.xml is read, the one that is read without it; on a runner with Docker actions,
 * that of their HOME, which is `RUNNER_TEMP/_github_home` and has no settings.xml of its own.
 */
export function findLocalRepositories(
  settings: MavenSettings,
  { environment, platform }: Pick<SettingsContext, 'environment' | 'platform'>,
): readonly string[] {
  const home = (platform === 'win32' ? environment.USERPROFILE : environment.HOME) || homedir()
  const byDefault = join(home, '.m2', 'repository')
  const own = settings.localRepository || byDefault
  const withoutSettings = mayGetHome({ environment, platform }) ? [byDefault] : []
  const { RUNNER_TEMP: temp } = environment
  const ofDockerActions =
    temp === undefined || temp === '' || platform !== 'linux'
      ? []
      : [join(temp, '_github_home', '.m2', 'repository')]
  return [...new Set([own, ...withoutSettings, ...ofDockerActions])]
}

/**
 * Maven knows `${user.home}` and its like in it, Trivy only `${env.X}`: it then reads another directory than Maven, which a
 * process of root may even write to. So does a variable that is not set.
 */
function explainLocalRepository(
  { file, written, read }: { readonly file: string; readonly written: string; readonly read: string },
  { environment, trivyVersion }: Pick<SettingsContext, 'environment' | 'trivyVersion'>,
): string | undefined {
  const unknown = /\$\{(?!env\.)[^}\s]*\}/.exec(written)?.[0]
  const where = read === '' ? 'its default' : clean(read, 300)
  const names = `${clean(file, 300)}: <localRepository> names`
  if (unknown === undefined) {
    // A Trivy before 0.64 takes it as it is written.
    const variables = read === written ? [] : [...written.matchAll(/\$\{env\.([^}\s]*)\}/g)]
    const [empty] = variables.find(([, name = '']) => !environment[name]) ?? []
    if (empty === undefined) return undefined
    return `${names} ${clean(empty, 100)}, which is not set for this step: Trivy reads ${where}, so the Maven POMs are put there; set the variable for the job, or write the path`
  }
  return `${names} ${clean(unknown, 100)}, which Trivy ${trivyVersion} does not know: it reads ${where}, so the Maven POMs are put there, where Maven does not look; write \${env.HOME} instead`
}

/** The runner's own tokens are nobody's login for a Maven repository; the job's `GITHUB_TOKEN` is, for GitHub Packages. */
function settingsVariable(environment: NodeJS.ProcessEnv, notes: Set<string>): SettingsVariable {
  return (name, use) => {
    const isForbidden = /^(?:ACTIONS|INPUT)_/i.test(name) || (use === 'text' && /TOKEN/i.test(name))
    if (isForbidden) {
      notes.add(`settings.xml: \${env.${clean(name, 100)}} is not read here, and empty`)
      return ''
    }
    return environment[name] ?? ''
  }
}

async function readIfThere(
  path: string,
  { notes, warnings }: { readonly notes: Set<string>; readonly warnings: string[] },
): Promise<Buffer | undefined> {
  try {
    const facts = await stat(path)
    // A pipe would be waited for.
    const why = facts.isFile() ? `is too large (${facts.size} bytes)` : 'is not a file'
    if (facts.isFile() && facts.size <= MAX_SETTINGS_BYTES) return await readFile(path)
    notes.add(`${clean(path, 300)} ${why}, and ignored`)
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) {
      warnings.push(
        `${clean(path, 300)} cannot be read, so its mirrors, proxies, and logins are not used: ${describeError(error)}. Check its owner and permissions.`,
      )
    }
  }
  return undefined
}
