// Layers that were carried without their manifest: the archives of `oras pull`, and the layers in what `docker load` reads.
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { isObject, readList } from '../oci/json.ts'
import { type FileTimes, filesBelow, type LayoutFiles } from '../oci/layout-files.ts'
import { plainName } from '../oci/layout-tar.ts'
import { compressionOf } from '../oci/packed-tar.ts'
import { hashBytes } from '../verify/digest.ts'
import { repackTar } from './repack.ts'

/** A layer, and what it is called. */
export interface CarriedArchive {
  /** Its own name, and every reference that it was saved under. */
  readonly names: readonly string[]
  readonly times: FileTimes
  /** Names of its first members: enough to recognise a database by, whatever it is called. */
  listFirst(): Promise<readonly string[]>
  /** The layer; a tar that lies there bare is put into a gzip again. */
  read(): Promise<{ readonly digest: string; readonly size: number; open(): AsyncIterable<Buffer> }>
}

/** A file that is an archive. */
export async function openArchive(files: LayoutFiles, name: string): Promise<CarriedArchive> {
  return describeArchive(files, name, [name.slice(name.lastIndexOf('/') + 1)])
}

/** An array with one image for each: `Layers` are files, `RepoTags` references. */
const DOCKER_INDEX = 'manifest.json'
const MAX_INDEX_BYTES = 1 << 20

/**
 * The layers of what `docker load` reads, of images that have exactly one.
 *
 * @throws {VerifyError} when there is none, with what to use in its place
 */
export async function listDockerLayers(all: LayoutFiles, under: string): Promise<CarriedArchive[]> {
  const files = filesBelow(all, under)
  const what = `${files.where}: ${DOCKER_INDEX}`
  const text = (await files.readSmall({ name: DOCKER_INDEX, what }, MAX_INDEX_BYTES)).toString()
  const images = readImages(text, what)
  // One file may be several images: it is read once, under all their names.
  const namesOf = new Map<string, string[]>()
  for (const { RepoTags: tags, Layers: layers } of images) {
    const [layer, ...others] = Array.isArray(layers) ? layers : []
    if (typeof layer !== 'string' || others.length > 0) continue
    const names = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []
    const known = namesOf.get(layer)
    if (known === undefined) namesOf.set(layer, names)
    else known.push(...names)
  }
  const archives: CarriedArchive[] = []
  for (const [layer, names] of namesOf) archives.push(await describeArchive(files, layer, names))
  if (archives.length > 0) return archives
  throw new VerifyError(`${what} names no image of one layer, as every artifact is`, {
    hint: saveAsLayout(text),
  })
}

function readImages(text: string, what: string): readonly Readonly<Record<string, unknown>>[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new VerifyError(`${what} is not JSON`, { cause })
  }
  return readList(value, what).filter(isObject)
}

/** crane writes names that begin with the algorithm; docker and skopeo do not. */
function saveAsLayout(index: string): string {
  return index.includes('"sha256:')
    ? 'Save it with `crane pull --format=oci`, which keeps all of it.'
    : 'Save it with `skopeo copy docker://REFERENCE oci-archive:FILE:TAG`, which keeps all of it: `docker save` and `docker-archive:` do not.'
}

async function describeArchive(
  files: LayoutFiles,
  name: string,
  names: readonly string[],
): Promise<CarriedArchive> {
  const file = { name, what: `${files.where}: ${clean(name, 100)}` }
  const { sizeBytes, ...times } = await files.facts(file)
  const open = () => files.stream({ ...file, sizeBytes }, 0)
  return {
    names,
    times,
    listFirst: () => listFirstMembers(open()),
    read: async () => {
      if (await isCompressed(open())) return { digest: await hashBytes(open()), size: sizeBytes, open }
      return repackTar(open)
    },
  }
}

async function isCompressed(bytes: AsyncIterable<Buffer>): Promise<boolean> {
  for await (const chunk of bytes) return compressionOf(chunk.subarray(0, 4)) !== undefined
  return false
}

/** A database's metadata may stand before it; what is larger than that is the database itself. */
const SMALL_MEMBER_BYTES = 1 << 20
const MAX_FIRST_MEMBERS = 2

async function listFirstMembers(bytes: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const names: string[] = []
  const tar = extract()
  // What is broken is no archive that could be recognised; its error is that of `tar`, which the loop sees.
  pipeline(bytes, inflateIfPacked, tar, () => undefined)
  try {
    for await (const entry of tar) {
      entry.on('error', () => undefined)
      names.push(plainName(entry.header.name))
      if (names.length === MAX_FIRST_MEMBERS || (entry.header.size ?? 0) > SMALL_MEMBER_BYTES) break
      entry.resume()
    }
  } catch {
    // Then nothing is known of it.
  } finally {
    tar.destroy()
  }
  return names
}

async function* inflateIfPacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return
  const all = async function* () {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  if (compressionOf(first.value.subarray(0, 4)) !== 'gzip') return yield* all()
  const gunzip = createGunzip()
  // Whatever breaks is the error of `gunzip`.
  pipeline(all, gunzip, () => undefined)
  yield* gunzip
}
