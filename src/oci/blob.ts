// Downloading a blob that is allowed to break off: what has arrived is kept, and the rest is asked for with `Range`.
import { VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { parseContentRange, parseLength } from './content-range.ts'
import { digestOf } from './digest.ts'
import type { Descriptor } from './manifest.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import type { SendToRegistry } from './request.ts'
import type { Tries } from './retry.ts'
import type { Answer } from './transport.ts'

/** What downloading one blob needs; `tries` are of this download alone. */
export interface BlobContext {
  readonly send: SendToRegistry
  readonly tries: Tries
  readonly log: Log
}

/** Progress after which a download that breaks has all its tries again: a slow line may break often and still arrive. */
const PROGRESS_BYTES = 1024 * 1024

/**
 * The bytes of a blob from byte `from` on, in order, all that are left of its `blob.size`, and over several connections if need be.
 * Throws VerifyError when the server sends or announces another size. Does not hash.
 */
export async function* downloadBlob(
  context: BlobContext,
  ref: Reference,
  blob: Descriptor,
  from = 0,
): AsyncGenerator<Buffer> {
  const { tries, log } = context
  let offset = from
  let countedFrom = from
  for (;;) {
    const stretch = readStretch(context, { ref, blob, offset })
    try {
      for (;;) {
        const step = await nextOrError(stretch)
        if (step.kind === 'end') return
        if (step.kind === 'error') {
          if (offset - countedFrom >= PROGRESS_BYTES) {
            tries.startOver()
            countedFrom = offset
          }
          await tries.afterFailure(step.error)
          break
        }
        offset += step.chunk.length
        yield step.chunk
      }
    } finally {
      await stretch.return(undefined)
    }
    if (offset > 0) log.debug(`${blob.digest}: going on at byte ${offset} of ${blob.size}`)
  }
}

/** What a generator gave: `error` stands for what it threw. */
export type Step = { kind: 'end' } | { kind: 'error'; error: unknown } | { kind: 'chunk'; chunk: Buffer }

/** An error as a value, so that what a consumer throws into the generator at `yield` is not mistaken for a network error. */
export async function nextOrError(stretch: AsyncGenerator<Buffer>): Promise<Step> {
  try {
    const step = await stretch.next()
    return step.done ? { kind: 'end' } : { kind: 'chunk', chunk: step.value }
  } catch (error) {
    return { kind: 'error', error }
  }
}

interface Stretch {
  readonly ref: Reference
  readonly blob: Descriptor
  readonly offset: number
}

/** One connection's worth: from `offset` to the end, or until it breaks. */
async function* readStretch({ send }: BlobContext, stretch: Stretch): AsyncGenerator<Buffer> {
  const { ref, blob, offset } = stretch
  const ask = (headers: Readonly<Record<string, string>>) => askFor(send, { ref, blob }, headers)
  let answer = await ask(offset > 0 ? { range: `bytes=${offset}-` } : {})
  if (offset > 0 && hasNoOpenRanges(answer)) {
    await answer.discard()
    answer = await ask({})
  }
  // A server that ignores `Range` begins anew, and so do we: what we have is skipped.
  let position = await checkAnswer(answer, stretch)
  const chunks = answer.chunks()
  try {
    for (;;) {
      const step = await chunks.next()
      if (step.done) break
      const end = position + step.value.length
      if (end > blob.size) throw wrongSize(stretch, 'more than that')
      if (end > offset) yield step.value.subarray(Math.max(0, offset - position))
      position = end
    }
  } catch (error) {
    // All bytes are here; that the connection was not closed properly is of no interest.
    if (position === blob.size && error instanceof RegistryError) return
    throw error
  } finally {
    await chunks.return(undefined)
  }
  if (position < blob.size) throw endedEarly(answer, stretch, position)
}

/** Blobs are known from a manifest: its name and its tag were right. */
const GONE_HINT =
  'The registry has the manifest and not what it names (removed by its garbage collection, or never sent by a mirror run that broke off): mirror it anew.'

function askFor(
  send: SendToRegistry,
  { ref, blob }: Pick<Stretch, 'ref' | 'blob'>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return send({
    ref,
    what: `${showBlob(blob)} of ${formatReference(ref)}`,
    method: 'GET',
    path: `blobs/${blob.digest}`,
    // Compressed on the way, neither the length nor an offset would mean anything.
    headers: { 'accept-encoding': 'identity', ...headers },
    accepts: ({ status }) => status === 200 || status === 206 || status === 416,
    hint: ({ status }) => (status === 404 ? GONE_HINT : undefined),
  })
}

/**
 * A 416 that does not say how long the whole is (RFC 9110, 15.5.17, asks for it) is no word on the blob: `crane registry
 * serve` 0.22 answers so to every range without an end.
 */
function hasNoOpenRanges({ status, headers }: Answer): boolean {
  return status === 416 && parseContentRange(headers['content-range']).total === undefined
}

// Where the answer's first byte belongs. When the server announces something else than was asked for, its body is left and VerifyError thrown.
async function checkAnswer(answer: Answer, stretch: Stretch): Promise<number> {
  const problem = findProblem(answer, stretch)
  if (problem === undefined) return answer.status === 200 ? 0 : stretch.offset
  await answer.discard()
  throw problem
}

function findProblem({ status, headers }: Answer, stretch: Stretch): VerifyError | undefined {
  const { start, total } = parseContentRange(headers['content-range'])
  if (status === 416) return wrongSize(stretch, total ?? 'less than that')
  const announced = status === 206 ? total : parseLength(headers['content-length'])
  if (announced !== undefined && announced !== stretch.blob.size) return wrongSize(stretch, announced)
  if (status === 200 || start === stretch.offset) return undefined
  return new VerifyError(`${describe(stretch)} came from another place`, {
    wanted: `the bytes from ${stretch.offset}`,
    found: start === undefined ? 'a part without its place' : `those from ${start}`,
  })
}

function endedEarly(answer: Answer, stretch: Stretch, position: number): Error {
  const { headers, url } = answer
  const hasEnd = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  if (hasEnd) return wrongSize(stretch, position)
  // Without a length the end of the connection is the end of the body, and a broken one looks the same.
  return new RegistryError(`${url.host} closed the connection early`, { temporary: true })
}

function wrongSize(stretch: Stretch, found: number | string): VerifyError {
  const { size } = stretch.blob
  return new VerifyError(`${describe(stretch)} has another size`, {
    wanted: `${size} bytes`,
    found: typeof found === 'number' ? `${found} bytes` : found,
  })
}

function describe({ ref, blob }: Stretch): string {
  return `${formatReference(ref)}: ${showBlob(blob)}`
}

/** A blob as messages name it: enough of its digest to recognise it. */
export function showBlob({ digest }: { readonly digest: string }): string {
  return `blob ${digest.slice(0, 'sha256:'.length + 12)}`
}

/** All bytes of a small blob, refused beforehand when it is larger than `maxBytes`, and checked against its digest. */
export async function collectBlob(
  chunks: AsyncGenerator<Buffer>,
  { ref, blob, maxBytes }: { ref: Reference; blob: Descriptor; maxBytes: number },
): Promise<Buffer> {
  const what = `${formatReference(ref)}: ${showBlob(blob)}`
  if (blob.size > maxBytes) {
    throw new VerifyError(what, { wanted: `at most ${maxBytes} bytes`, found: `${blob.size}` })
  }
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const bytes = Buffer.concat(parts)
  const found = digestOf(bytes)
  if (found !== blob.digest) throw new VerifyError(what, { wanted: blob.digest, found })
  return bytes
}
