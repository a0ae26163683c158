// An image layout in a tar (an `oci-archive`), read in place: its headers tell where each file lies, and nothing is unpacked.
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { openRegularFile, readExactly } from '../base/regular-file.ts'
import { describeLayout, type LayoutFile, type LayoutFiles, streamRange } from './layout-files.ts'
import { paddingAfter, parseTarHeader, TAR_BLOCK_BYTES, type TarEntry } from './tar-header.ts'

/** A bundle holds some dozens. */
const MAX_ENTRIES = 5000
/** What may stand in an extended header: times, and what other systems note about owners. */
const MAX_EXTENSION_BYTES = 64 * 1024
/** Records that would change which bytes belong to which name. */
const MEANINGFUL_RECORD = /^\d+ (path|size|linkpath|GNU\.sparse[^=]*)=/m

interface Place {
  readonly start: number
  readonly size: number
}

interface Tar {
  readonly path: string
  readonly where: string
  readonly places: ReadonlyMap<string, Place>
}

/** Reads the headers of a tar. Throws VerifyError when it is none, or not a plain one. */
export async function tarFiles(path: string): Promise<LayoutFiles> {
  const where = describeLayout(path)
  const tar: Tar = { path, where, places: await findPlaces(path, where) }
  return {
    where,
    readSmall: async (file, maxBytes) => {
      const place = placeOf(tar, file)
      if (place.size > maxBytes) {
        const sizes = { wanted: `at most ${maxBytes}`, found: `${place.size}` }
        throw new VerifyError(`${file.what}: size`, sizes)
      }
      const chunks: Buffer[] = []
      for await (const chunk of streamPlace(tar, file, { ...place, offset: 0 })) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async *stream(file, offset) {
      yield* streamPlace(tar, file, { ...placeOf(tar, file), offset })
    },
  }
}

function streamPlace(
  { path }: Tar,
  { what }: LayoutFile,
  { start, size, offset }: Place & { readonly offset: number },
): AsyncGenerator<Buffer> {
  return streamRange({ path, what }, { start: start + offset, end: start + size })
}

function placeOf({ places }: Tar, { name, what, sizeBytes }: LayoutFile): Place {
  const place = places.get(name)
  if (place === undefined) throw new VerifyError(what, { wanted: 'a file of the archive', found: 'nothing' })
  if (sizeBytes !== undefined && place.size !== sizeBytes) {
    throw new VerifyError(`${what}: size`, { wanted: `${sizeBytes}`, found: `${place.size}` })
  }
  return place
}

async function findPlaces(path: string, where: string): Promise<Map<string, Place>> {
  const { handle, sizeBytes } = await openRegularFile({ path, what: where })
  const places = new Map<string, Place>()
  try {
    const header = Buffer.alloc(TAR_BLOCK_BYTES)
    for (let position = 0, entries = 0; ; entries += 1) {
      if (entries > MAX_ENTRIES) throw new VerifyError(`${where} holds more than ${MAX_ENTRIES} entries`)
      await readExactly(handle, header, where, position)
      const entry = parseTarHeader(header, where)
      if (entry === undefined) return places
      const start = position + TAR_BLOCK_BYTES
      const end = start + entry.size
      if (end > sizeBytes) throw new VerifyError(`${where} is cut short`)
      if (entry.type === 'x' || entry.type === 'g') await checkExtension(handle, entry, { start, where })
      else note(places, entry, { start, where })
      position = end + paddingAfter(entry.size)
    }
  } finally {
    await handle.close()
  }
}

function note(places: Map<string, Place>, entry: TarEntry, at: { start: number; where: string }): void {
  const name = entry.name.replace(/^\.\//, '')
  if (entry.type === '5') return
  const shown = `${at.where}: entry ${clean(name, 100)}`
  // A link, a device, or another dialect's long name: no layout needs one.
  if (entry.type !== '0')
    throw new VerifyError(shown, { wanted: 'a file', found: `type ${clean(entry.type, 5)}` })
  // The first reader would see one, the next another.
  if (places.has(name)) throw new VerifyError(`${shown} stands twice in the archive`)
  places.set(name, { start: at.start, size: entry.size })
}

async function checkExtension(
  handle: Parameters<typeof readExactly>[0],
  { size }: TarEntry,
  { start, where }: { start: number; where: string },
): Promise<void> {
  const records = Buffer.alloc(Math.min(size, MAX_EXTENSION_BYTES + 1))
  await readExactly(handle, records, where, start)
  if (size > MAX_EXTENSION_BYTES || MEANINGFUL_RECORD.test(records.toString('utf8'))) {
    throw new VerifyError(`${where}: an extended header gives a file another name or size`)
  }
}
