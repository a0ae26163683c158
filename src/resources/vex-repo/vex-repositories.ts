// Which VEX repositories the later scan reads: those of the input, else of the user's repository.yaml, else VEX Hub.
import { join } from 'node:path'
import { describeError, hasCode } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { readSmallYaml } from '../../base/small-file.ts'
import { findJobHome, type JobHome } from './job-home.ts'
import { parseRepositoryFile, showVexUrl, VEX_HUB, type VexRepository } from './vex-list.ts'

/** The repositories in order of precedence, and who said so. */
export interface VexRepositories {
  readonly repositories: readonly VexRepository[]
  /** In words for people: `input vex-repositories`, the file, or the default. */
  readonly origin: string
  /** Where Trivy on this machine reads its list; undefined when no variable names a home. */
  readonly file: string | undefined
  /** The home that Trivy is to have for the rest of the job, where its list must not lie in that of the user. */
  readonly jobHome: JobHome | undefined
  /** What is wrong; then there are no repositories. */
  readonly problem: string | undefined
}

/** Nobody named any. */
export const DEFAULT_ORIGIN = "Trivy's default"

/** Begins a file that this action wrote, and may write again. */
export const OWN_FILE_MARK = '# Written by trivy-offline-cache'

/** Where Trivy reads its list, below a home directory. */
export const REPOSITORY_FILE = join('.trivy', 'vex', 'repository.yaml')

/** The repositories of the input, else of the file that Trivy would read. */
export function readVexRepositories(
  input: readonly VexRepository[] | undefined,
  environment: NodeJS.ProcessEnv,
): VexRepositories {
  const root = findHome(environment)
  const file = root === undefined ? undefined : join(root, REPOSITORY_FILE)
  const own = file === undefined ? undefined : readOwnFile(file)
  const origin = input !== undefined ? 'input vex-repositories' : (file ?? '')
  // A list of the user's is read where it is.
  const jobHome = own === undefined ? findJobHome(environment, root) : undefined
  const places = { file, jobHome }
  if (own?.problem !== undefined) return { repositories: [], origin, ...places, problem: own.problem }
  if (input === undefined) {
    return own === undefined
      ? { repositories: [VEX_HUB], origin: DEFAULT_ORIGIN, ...places, problem: undefined }
      : { repositories: own.repositories, origin, ...places, problem: undefined }
  }
  const problem =
    own === undefined || isSameList(own.repositories, input)
      ? undefined
      : `vex-repositories: ${clean(file ?? '', 200)} names other repositories, and Trivy reads that file; leave out the input, or remove the file`
  return { repositories: problem === undefined ? input : [], origin, ...places, problem }
}

/**
 * As Trivy finds it, which asks no user database: without a home it reads and writes below its working directory, in which
 * a checkout may have put anything.
 */
function findHome(environment: NodeJS.ProcessEnv): string | undefined {
  const home = process.platform === 'win32' ? environment.USERPROFILE : environment.HOME
  return environment.XDG_DATA_HOME || home || undefined
}

/** Whether Trivy would do the same with both: names, addresses, and order decide. */
export function isSameList(a: readonly VexRepository[], b: readonly VexRepository[]): boolean {
  const show = (list: readonly VexRepository[]) =>
    list.map(({ name, url }) => `${name}\n${showVexUrl(url)}`).join('\n\n')
  return show(a) === show(b)
}

interface OwnFile {
  readonly repositories: readonly VexRepository[]
  readonly problem: string | undefined
}

/** The user's file; absent too when an earlier use of this action wrote it. */
function readOwnFile(file: string): OwnFile | undefined {
  const shown = clean(file, 200)
  try {
    const text = readSmallYaml(file)
    if (text.startsWith(OWN_FILE_MARK)) return undefined
    return { repositories: parseRepositoryFile(text), problem: undefined }
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    return { repositories: [], problem: `${shown}: ${clean(describeError(error), 200)}` }
  }
}
