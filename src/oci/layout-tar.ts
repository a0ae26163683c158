// An image layout in a tar (an `oci-archive`), read in place: its headers tell where each file lies, and nothing is unpacked.
import { stat } from 'node:fs/promises'
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { openRegularFile, readExactly } from '../base/regular-file.ts'
import {
  describeLayout,
  type FileFacts,
  type LayoutFile,
  type LayoutFiles,
  streamRange,
  withinDepth,
} from './layout-files.ts'
import { createEntryNamer } from './tar-extensions.ts'
import {
  BROKEN_COPY_HINT,
  isSparseMapContinued,
  paddingAfter,
  parseTarHeader,
  TAR_BLOCK_BYTES,
} from './tar-header.ts'

/** A bundle holds some dozens, a cache directory with VEX repositories some thousands. */
export const MAX_TAR_ENTRIES = 200_000

/** Where the bytes of a file lie; or why there are none to read. */
export type TarPlace = FileFacts & ({ readonly start: number } | { readonly unusable: string })

interface Tar {
  readonly path: string
  readonly places: ReadonlyMap<string, TarPlace>
}

/** Reads the headers of a tar. Throws VerifyError when it is none. */
export async function tarFiles(path: string): Promise<LayoutFiles> {
  const where = describeLayout(path)
  const tar: Tar = { path, places: await findPlaces(path, clean(path, 200)) }
  return {
    where,
    list: async (under, depth) => withinDepth(tar.places.keys(), under, depth),
    facts: async (file) => ({ ...placeOf(tar.places, file), archivedAt: await writtenAt(path) }),
    readSmall: async (file, maxBytes) => {
      const place = placeOf(tar.places, file)
      refuseLarger(file, place, maxBytes)
      const chunks: Buffer[] = []
      for await (const chunk of streamPlace(tar, file, { ...place, offset: 0 })) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async *stream(file, offset) {
      yield* streamPlace(tar, file, { ...placeOf(tar.places, file), offset })
    },
  }
}

/** When an archive itself was written. */
export async function writtenAt(path: string): Promise<Date> {
  return (await stat(path)).mtime
}

function streamPlace(
  { path }: Tar,
  { what }: LayoutFile,
  { start, sizeBytes, offset }: UsablePlace & { readonly offset: number },
): AsyncGenerator<Buffer> {
  return streamRange({ path, what }, { start: start + offset, end: start + sizeBytes })
}

type UsablePlace = FileFacts & { readonly start: number }

/** @throws {VerifyError} when there is no such file, when it cannot be read, or when it has another size */
export function placeOf(
  places: ReadonlyMap<string, TarPlace>,
  { name, what, sizeBytes }: LayoutFile,
): UsablePlace {
  const place = places.get(name)
  if (place === undefined) throw new VerifyError(what, { wanted: 'a file of the archive', found: 'nothing' })
  if ('unusable' in place) {
    throw new VerifyError(what, {
      wanted: 'a plain file of the archive',
      found: place.unusable,
      hint: 'Pack it again with plain files only, for example with tar and without --sparse.',
    })
  }
  if (sizeBytes !== undefined && place.sizeBytes !== sizeBytes) {
    throw new VerifyError(`${what}: size`, { wanted: `${sizeBytes}`, found: `${place.sizeBytes}` })
  }
  return place
}

/** @throws {VerifyError} when a file that should be small is not */
export function refuseLarger(file: LayoutFile, { sizeBytes }: FileFacts, maxBytes: number): void {
  if (sizeBytes <= maxBytes) return
  throw new VerifyError(`${file.what}: size`, { wanted: `at most ${maxBytes}`, found: `${sizeBytes}` })
}

async function findPlaces(path: string, where: string): Promise<Map<string, TarPlace>> {
  const { handle, sizeBytes } = await openRegularFile({ path, what: where })
  const places = new Map<string, TarPlace>()
  const namer = createEntryNamer(where)
  const refuseCut = (end: number) => {
    if (end > sizeBytes) throw new VerifyError(`${where} is cut short`, { hint: BROKEN_COPY_HINT })
  }
  try {
    const header = Buffer.alloc(TAR_BLOCK_BYTES)
    for (let position = 0, entries = 0; ; entries += 1) {
      if (entries > MAX_TAR_ENTRIES)
        throw new VerifyError(`${where} holds more than ${MAX_TAR_ENTRIES} entries`)
      refuseCut(position + TAR_BLOCK_BYTES)
      await readExactly(handle, header, where, position)
      const parsed = parseTarHeader(header, where)
      if (parsed === undefined) return places
      const start = await endOfHeader(handle, { header, position, where, isSparse: parsed.type === 'S' })
      const entry = namer.apply(parsed)
      const end = start + entry.size
      refuseCut(end)
      if (namer.isExtension(parsed)) {
        await namer.take(parsed, async (length) => {
          const bytes = Buffer.alloc(length)
          await readExactly(handle, bytes, where, start)
          return bytes
        })
      } else note(places, entry, { start, where })
      position = end + paddingAfter(entry.size)
    }
  } finally {
    await handle.close()
  }
}

/** Where the bytes of an entry begin: GNU's old format for files with holes puts more blocks of their map between. */
async function endOfHeader(
  handle: Parameters<typeof readExactly>[0],
  at: { header: Buffer; position: number; where: string; isSparse: boolean },
): Promise<number> {
  let end = at.position + TAR_BLOCK_BYTES
  if (!at.isSparse) return end
  let isContinued = isSparseMapContinued(at.header, true)
  for (const block = Buffer.alloc(TAR_BLOCK_BYTES); isContinued; end += TAR_BLOCK_BYTES) {
    await readExactly(handle, block, at.where, end)
    isContinued = isSparseMapContinued(block, false)
  }
  return end
}

function note(
  places: Map<string, TarPlace>,
  entry: ReturnType<ReturnType<typeof createEntryNamer>['apply']>,
  at: { readonly start: number; readonly where: string },
): void {
  if (entry.type === '5') return
  const name = plainName(entry.name)
  // The first reader would see one, the next another.
  if (places.has(name))
    throw new VerifyError(`${at.where}: entry ${clean(name, 100)} stands twice in the archive`)
  const facts = { sizeBytes: entry.size, modifiedAt: entry.modifiedAt }
  places.set(
    name,
    entry.unusable === undefined ? { ...facts, start: at.start } : { ...facts, unusable: entry.unusable },
  )
}

/** How an entry is asked for: without what only says "here". */
export function plainName(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}
