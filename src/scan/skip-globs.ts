// The globs of `--skip-dirs` and `--skip-files`, read as Trivy reads them.
import { isAbsolute, posix, relative, resolve, sep } from 'node:path'
import { parseGlob } from './glob.ts'

/** What a glob is relative to. */
export interface GlobBase {
  /** The directory that is walked. */
  readonly root: string
  /** The working directory of the scan. */
  readonly workspace: string
}

/** Most globs that are matched, and the longest: a hostile trivy.yaml must not make the walk the work of hours. */
const MAX_GLOBS = 1000
const MAX_GLOB_LENGTH = 300

/**
 * Whether a path below the root is skipped. A malformed glob ends the list, as for Trivy (`pkg/fanal/utils`, SkipPath);
 * so does what is not matched here: then the walk sees more, and the plan errs on the side of needing something.
 */
export function compileSkips(globs: readonly string[], base: GlobBase): (path: string) => boolean {
  const matchers: ((path: string) => boolean)[] = []
  for (const glob of globs.slice(0, MAX_GLOBS)) {
    const matches = glob.length > MAX_GLOB_LENGTH ? undefined : parseGlob(relativeToRoot(glob, base))
    if (matches === undefined) break
    matchers.push(matches)
  }
  return (path) => matchers.some((matches) => matches(path))
}

/**
 * Whether Trivy reads these globs to their end: only then it comes to those that it adds itself, which are
 * told by name here, for a pattern costs more in every directory.
 */
export function areWellFormed(globs: readonly string[], base: GlobBase): boolean {
  const isRead = (glob: string) =>
    glob.length <= MAX_GLOB_LENGTH && parseGlob(relativeToRoot(glob, base)) !== undefined
  return globs.length <= MAX_GLOBS && globs.every(isRead)
}

/**
 * The three forms of `BuildSkipPaths` (`pkg/fanal/walker/fs.go`): as is, relative to the working directory, absolute. Trivy
 * goes by the two dots alone, so that what lies in the root under a name like `..old` is taken as is, and need not be skipped.
 */
function relativeToRoot(glob: string, { root, workspace }: GlobBase): string {
  const way = relative(root, resolve(workspace, glob))
  const text = isAbsolute(glob) || !way.startsWith('..') ? way : glob
  return posix.normalize(text.split(sep).join('/')).replace(/^\/+|\/+$/g, '')
}
