// A fetched module as one archive, of which the same files give the same bytes. What is packed may be hostile: links that
// stay inside are followed. What is left out can never be a part of a configuration: Trivy would find less in our copy.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Dirent } from 'node:fs'
import { lstat, readdir, readlink, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { VerifyError } from '../../../base/errors.ts'
import { isNamedInside, realPathIfThere, realPathOf } from '../../../base/inside.ts'
import { clean } from '../../../base/log.ts'
import type { BlobIdentity } from '../../../oci/layout.ts'
import { entryPath } from '../../../place/entry-path.ts'
import { extract } from '../../../place/extract.ts'
import { TERRAFORM_FILE } from '../calls/terraform-file.ts'

/** Files and bytes of a module, unpacked: several times what the largest collections of modules have. */
const MAX_FILES = 50_000
export const MAX_UNPACKED_BYTES = 1 << 30

/** A file to pack. */
interface Member {
  readonly name: string
  readonly path: string
  readonly size: number
}

/** What was packed, and how much room it takes when it is unpacked. */
export interface PackedTree extends BlobIdentity {
  readonly unpackedBytes: number
}

/**
 * Packs a directory into `file`. What cannot be packed is left out where Trivy makes nothing of it.
 *
 * @throws {VerifyError} when it holds more than a module does, or a configuration that cannot be packed: by its name, in a
 * directory called `.git`, or by a link that leads out of it or to what lies around it
 */
export async function packTree(directory: string, file: string): Promise<PackedTree> {
  const root = realPathOf(directory)
  const members: Member[] = []
  const collection = { root, members, bytes: 0 }
  await collect(collection, root, '', [root])
  members.sort((a, b) => (a.name < b.name ? -1 : 1))
  const archive = pack()
  const feeding = feed(archive, members).catch((error: unknown) => archive.destroy(error as Error))
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    archive,
    createGzip({ level: 6 }),
    async function* (packed: AsyncIterable<Buffer>) {
      for await (const chunk of packed) {
        // RFC 1952, 2.3.1: the byte that names the system that packed it; 255 is "unknown".
        if (size === 0) chunk[9] = 255
        size += chunk.length
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(file, { flags: 'w', mode: 0o600 }),
  )
  await feeding
  return { digest: `sha256:${hash.digest('hex')}`, size, unpackedBytes: collection.bytes }
}

/** Unpacks what {@link packTree} wrote, or what somebody else gave out as that, into an empty directory. */
export async function unpackTree(
  archive: AsyncIterable<Buffer>,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  await extract(archive, directory, { target: (path) => path, maxExtractedBytes: MAX_UNPACKED_BYTES, signal })
}

interface Collection {
  readonly root: string
  readonly members: Member[]
  bytes: number
}

async function collect(
  into: Collection,
  directory: string,
  prefix: string,
  ancestors: readonly string[],
): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`
    const refuse = (why: string) => new VerifyError(`${clean(name, 150)}: ${why}`)
    if (isOfGit(entry.name)) {
      if (await holdsConfiguration(join(directory, entry.name), entry)) throw refuse('holds a configuration')
      continue
    }
    if (!isPackable(name)) {
      if (entry.isFile() && !isConfiguration(name)) continue
      throw refuse('cannot be packed under this name')
    }
    const path = await locate(into.root, join(directory, entry.name), entry)
    if (path === undefined) {
      if (await isOfNoUse(into.root, join(directory, entry.name))) continue
      throw refuse('is a link that leads out of the module')
    }
    const facts = await stat(path)
    if (facts.isDirectory()) {
      // It would have no end.
      if (ancestors.includes(path)) throw refuse('is a link to a directory that it lies in')
      await collect(into, path, `${name}/`, [...ancestors, path])
      continue
    }
    if (!facts.isFile()) continue
    into.bytes += facts.size
    into.members.push({ name, path, size: facts.size })
    if (into.members.length > MAX_FILES || into.bytes > MAX_UNPACKED_BYTES) {
      throw new VerifyError('it holds more than a module does', {
        wanted: `at most ${MAX_FILES} files of ${MAX_UNPACKED_BYTES} bytes`,
        found: 'more',
      })
    }
  }
}

/**
 * Whether a directory holds nothing but what {@link unpackTree} writes. Trivy reads more than is packed: what somebody put
 * beside it would not show in the digest.
 */
export async function isAsUnpacked(directory: string, prefix = ''): Promise<boolean> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`
    if (isOfGit(entry.name) || !isPackable(name)) return false
    if (entry.isDirectory()) {
      if (!(await isAsUnpacked(join(directory, entry.name), `${name}/`))) return false
    } else if (!entry.isFile()) return false
  }
  return true
}

/** Files whose content Trivy takes for a part of a module. */
function isConfiguration(name: string): boolean {
  return TERRAFORM_FILE.test(name) || /\.tfvars(\.json)?$/.test(name)
}

/** In any case: some file systems know it so. */
function isOfGit(name: string): boolean {
  return name.toLowerCase() === '.git'
}

/** Of a directory called `.git`, which an archive can bring too: then a call can lead there. A file of that name is a submodule's. */
async function holdsConfiguration(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isDirectory()) return entry.isSymbolicLink()
  const below = await readdir(path, { recursive: true, withFileTypes: true })
  return below.some(({ name }) => isConfiguration(name))
}

/** Whether a link that cannot be followed means nothing to Trivy: it leads to a file that is no configuration by its name, or nowhere. */
async function isOfNoUse(root: string, path: string): Promise<boolean> {
  if (isConfiguration(path)) return false
  const facts = await stat(path).catch(() => undefined)
  if (facts !== undefined) return facts.isFile()
  // Nothing is there, but where Trivy has its copy it may be, unless that is in the copy itself.
  const target = resolve(dirname(path), await readlink(path))
  return target !== root && isNamedInside(target, root)
}

/** Where the bytes are; undefined for a link that leads out, or nowhere. */
function locate(root: string, path: string, entry: Dirent): string | undefined {
  if (!entry.isSymbolicLink()) return path
  const target = realPathIfThere(path)
  if (target === undefined || target === root || !isNamedInside(target, root)) return undefined
  const below = relative(root, target).split(sep)
  return below.some(isOfGit) ? undefined : target
}

/** Whether it could be unpacked again: by the very rule that refuses it then. */
function isPackable(name: string): boolean {
  try {
    return entryPath(name, 'file') !== undefined
  } catch {
    return false
  }
}

async function feed(archive: ReturnType<typeof pack>, members: readonly Member[]): Promise<void> {
  for (const { name, path, size } of members) {
    const header = { name, size, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }
    if (size === 0) archive.entry(header, '')
    else await pipeline(createReadStream(path, { end: size - 1 }), archive.entry(header))
  }
  archive.finalize()
}

/** Whether something lies there, and is a directory and no link. */
export async function isDirectory(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() === true
}
