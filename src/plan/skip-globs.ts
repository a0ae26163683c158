// The globs of `--skip-dirs` and `--skip-files`, read as Trivy reads them.
import { isAbsolute, posix, relative, resolve, sep } from 'node:path'

/** What a glob is relative to. */
export interface GlobBase {
  /** The directory that is walked. */
  readonly root: string
  /** The working directory of the scan. */
  readonly workspace: string
}

/** Longest glob and most stars that are matched: a hostile trivy.yaml must not turn matching into the work of hours. */
const MAX_GLOB_LENGTH = 300
const MAX_STARS = 8

/**
 * Whether a path below the root is skipped. A glob that is not understood skips nothing: then the walk sees more, and
 * the plan errs on the side of needing something.
 */
export function compileSkips(globs: readonly string[], base: GlobBase): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => compileGlob(relativeToRoot(glob, base)) ?? [])
  return (path) => patterns.some((pattern) => pattern.test(path))
}

/** The three forms of `BuildSkipPaths` (`pkg/fanal/walker/fs.go`): as is, relative to the working directory, absolute. */
function relativeToRoot(glob: string, { root, workspace }: GlobBase): string {
  const way = relative(root, resolve(workspace, glob))
  const text = isAbsolute(glob) || !way.startsWith('..') ? way : glob
  return posix.normalize(text.split(sep).join('/')).replace(/^\/+|\/+$/g, '')
}

/** A glob as an expression: `*` and `?` stop at `/`, `**` does not, `{a,b}` and `[a-z]` choose. */
function compileGlob(glob: string): RegExp | undefined {
  if (glob.length > MAX_GLOB_LENGTH || (glob.match(/\*+/g)?.length ?? 0) > MAX_STARS) return undefined
  const source = glob.replace(/\/\*\*$|\*\*\/|\*\*|\*|\?|\\.|\[[^\]]*\]|[{},]|[.+^$()|\\[\]]/g, translate)
  try {
    return new RegExp(`^${source}$`)
  } catch {
    // Trivy skips nothing by a malformed pattern either.
    return undefined
  }
}

const TRANSLATIONS: Readonly<Record<string, string>> = {
  '/**': '(/.*)?',
  '**/': '(.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}

function translate(token: string): string {
  const known = TRANSLATIONS[token]
  if (known !== undefined) return known
  if (token.startsWith('[') && token.length > 2) return token.replace(/^\[!/, '[^')
  return token.startsWith('\\') && token.length === 2 ? token : `\\${token}`
}
