// Gets the program and the templates out of an image: layers newest first, and no more of them than it takes.
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { VerifyError } from '../../base/errors.ts'
import { inflateZstd } from '../../base/inflate-zstd.ts'
import { clean } from '../../base/log.ts'
import type { Descriptor } from '../../oci/manifest.ts'
import { extract, type Inflate } from '../../place/extract.ts'
import { verifyDigest } from '../../verify/digest.ts'
import { BINARY_PATH, isHidden, readMember, TEMPLATES_PATH } from './layer-path.ts'

/** Several times what the official image has: 60 MB packed, 190 MB unpacked (0.76.0, linux/amd64). */
const MAX_LAYER_BYTES = 1 << 29
const MAX_UNPACKED_BYTES = 2 ** 31

/** Where the layers are, and where what is wanted goes. */
export interface LayersToUnpack {
  /** As the manifest lists them: oldest first. */
  readonly layers: readonly Descriptor[]
  /** The bytes of one, unchecked. */
  open(layer: Descriptor): AsyncIterable<Buffer>
  /** An empty directory. */
  readonly directory: string
  /** Which image, in errors. */
  readonly what: string
  readonly signal: AbortSignal
}

/** What was unpacked. */
export interface UnpackedProgram {
  /** Below the directory. */
  readonly binary: string
  /** In hex, of the program. */
  readonly sha256: string
  readonly hasTemplates: boolean
  /** Layers whose bytes were read, all of them to their end. */
  readonly layersRead: readonly Descriptor[]
}

/**
 * Unpacks `usr/local/bin/trivy` as `trivy`, and `contrib/`, as the image shows them: the upper layer wins, whiteouts hide.
 * Every layer that is looked into is read to its end and checked against its digest before this returns.
 *
 * @throws {VerifyError} when bytes are not what they claim to be, or the program is no file, or not there
 * @throws {LocalError} when this machine cannot take it
 */
export async function unpackProgram(wanted: LayersToUnpack): Promise<UnpackedProgram> {
  const hidden = new Set<string>()
  const templates = new Set<string>()
  const layersRead: Descriptor[] = []
  let sha256: string | undefined
  for (const layer of [...wanted.layers].reverse()) {
    const found = await unpackLayer(layer, wanted, { hidden, templates, hasBinary: sha256 !== undefined })
    layersRead.push(layer)
    sha256 ??= found.sha256
    for (const path of found.hides) hidden.add(path)
    const isDecided = sha256 !== undefined || isHidden(BINARY_PATH, hidden)
    if (isDecided && (templates.size > 0 || isHidden(TEMPLATES_PATH, hidden))) break
  }
  if (sha256 === undefined) {
    throw new VerifyError(`${wanted.what} has no /${BINARY_PATH}`, {
      hint: 'Name an image that is a copy of the official one.',
    })
  }
  await chmod(join(wanted.directory, 'trivy'), 0o755)
  return { binary: 'trivy', sha256, hasTemplates: templates.size > 0, layersRead }
}

/** What the layers above have decided. */
interface Above {
  readonly hidden: ReadonlySet<string>
  /** Those that are unpacked; added to. */
  readonly templates: Set<string>
  readonly hasBinary: boolean
}

interface FoundInLayer {
  /** Of the program, where this layer shows it. */
  readonly sha256: string | undefined
  readonly hides: readonly string[]
}

async function unpackLayer(
  layer: Descriptor,
  { open, directory, what, signal }: LayersToUnpack,
  above: Above,
): Promise<FoundInLayer> {
  if (layer.size > MAX_LAYER_BYTES) {
    throw new VerifyError(`${what}: layer ${layer.digest} is too large`, {
      wanted: `at most ${MAX_LAYER_BYTES} bytes`,
      found: `${layer.size}`,
    })
  }
  const hides: string[] = []
  const select = (name: string, type: string | null | undefined) => {
    const meaning = readMember({ name, type })
    if (meaning.kind === 'hides') hides.push(meaning.path)
    if (meaning.kind === 'binary') {
      return above.hasBinary || isHidden(BINARY_PATH, above.hidden) ? undefined : 'trivy'
    }
    if (meaning.kind !== 'template' || isUnsafe(meaning.path)) return undefined
    if (above.templates.has(meaning.path) || isHidden(meaning.path, above.hidden)) return undefined
    above.templates.add(meaning.path)
    return meaning.path
  }
  const files = await extract(verifyDigest(open(layer), layer, `${what}: layer`), directory, {
    target: () => undefined,
    select,
    maxExtractedBytes: MAX_UNPACKED_BYTES,
    inflate: inflateOf(layer, what),
    signal,
  })
  return { sha256: files.find(({ path }) => path === 'trivy')?.sha256, hides }
}

/** The official image has a flat directory of plain names; what else lies there is nobody's template. */
function isUnsafe(path: string): boolean {
  return !/^contrib\/[\w.-]+$/.test(path) || path.endsWith('/.') || path.endsWith('/..')
}

/** How a layer is packed (https://specs.opencontainers.org/image-spec/layer/#distributable-media-types); gzip: undefined. */
function inflateOf({ mediaType, digest }: Descriptor, what: string): Inflate | undefined {
  if (/\.tar(\+|\.)gzip$/.test(mediaType)) return undefined
  if (/\.tar\+zstd$/.test(mediaType)) return inflateZstd
  if (/\.tar$/.test(mediaType)) return passOn
  throw new VerifyError(`${what}: layer ${digest} is of a type that is not known here`, {
    wanted: 'a tar, plain, by gzip, or by zstd',
    found: clean(mediaType, 100),
  })
}

async function* passOn(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* packed
}
