// What one member of an image layer means for the two things that are wanted of the image, by the overlay rules of
// https://specs.opencontainers.org/image-spec/layer/: an upper layer wins, and whiteouts hide what lies below.
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'

/** Where the official image has the program (`Dockerfile` of Trivy), and the templates of reports. */
export const BINARY_PATH = 'usr/local/bin/trivy'
export const TEMPLATES_PATH = 'contrib'

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** A member of a layer, by its header. */
export interface LayerMember {
  readonly name: string
  readonly type: string | null | undefined
}

/** What it means. `hides`: what lower layers have at this path, and below it, is not in the image. */
export type MemberMeaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'template'; readonly path: string }
  | { readonly kind: 'hides'; readonly path: string }

const NOTHING: MemberMeaning = { kind: 'nothing' }

/**
 * What a member means.
 *
 * @throws {VerifyError} when the program, or a directory on the way to it, is a link or anything else than a file
 */
export function readMember({ name, type }: LayerMember): MemberMeaning {
  const path = normalise(name)
  if (path === undefined) return NOTHING
  const slash = path.lastIndexOf('/')
  const [directory, base] = [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)]
  if (base === OPAQUE) return concerns(directory) ? { kind: 'hides', path: `${directory}/` } : NOTHING
  if (base.startsWith(WHITEOUT)) {
    const hidden = join(directory, base.slice(WHITEOUT.length))
    return concerns(hidden) ? { kind: 'hides', path: hidden } : NOTHING
  }
  const isFile = type === 'file' || type === 'contiguous-file'
  if (path === BINARY_PATH) return isFile ? { kind: 'binary' } : refuse(path, type)
  if (path.startsWith(`${TEMPLATES_PATH}/`)) return isFile ? { kind: 'template', path } : NOTHING
  if (type === 'directory') return NOTHING
  // A file or link in place of a directory hides all that lower layers have in it.
  if (BINARY_PATH.startsWith(`${path}/`)) return refuse(path, type)
  return path === TEMPLATES_PATH ? { kind: 'hides', path } : NOTHING
}

/** Whether what lies at `path` in a lower layer is hidden by this. */
export function isHidden(path: string, hidden: ReadonlySet<string>): boolean {
  return [...hidden].some((each) =>
    each.endsWith('/') ? path.startsWith(each) : path === each || path.startsWith(`${each}/`),
  )
}

/** A path as a plain relative one; undefined for what leaves the root, which nobody asks for here. */
function normalise(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') || name.includes('\0') ? undefined : parts.join('/')
}

function concerns(path: string): boolean {
  return [BINARY_PATH, TEMPLATES_PATH].some(
    (wanted) => wanted === path || wanted.startsWith(`${path}/`) || path.startsWith(`${wanted}/`),
  )
}

function join(directory: string, base: string): string {
  return directory === '' ? base : `${directory}/${base}`
}

function refuse(path: string, type: string | null | undefined): never {
  throw new VerifyError(`/${clean(path, 100)} in the image is a ${type ?? 'special file'}`, {
    wanted: path === BINARY_PATH ? 'a regular file' : 'a directory',
    found: clean(String(type ?? 'a special file'), 40),
    hint: 'The official image has the program there as a file. Name an image that is a copy of it.',
  })
}
