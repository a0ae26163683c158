// Is this file a whole bbolt database that holds something? Reads a few pages, not the data.
import { VerifyError } from '../../base/errors.ts'
import type { OpenDatabase } from '../database/database-bytes.ts'

// Layout of go.etcd.io/bbolt: internal/common/page.go and meta.go (file format version 2).
const PAGE_HEADER_BYTES = 16
const META_BYTES = 64
const MAGIC = 0xed0cdaed
const FORMAT_VERSION = 2
/** Flags of a branch page and of a leaf page. */
const LEAF_PAGE = 0x02
const TREE_PAGES = [0x01, LEAF_PAGE]
/** An element of a leaf page, and the flag of one that is a bucket. */
const ELEMENT_BYTES = 16
const IS_BUCKET = 0x01
/** A root of hundreds of sources has some tens of kilobytes. */
const MAX_ROOT_BYTES = 1 << 20
/** Buckets that hold no advisories: details by id, names of sources, and what Trivy's own tools note. */
const OF_TRIVY = ['vulnerability', 'data-source', 'trivy']
/** Page sizes that an operating system can have given the file: 4 KiB on x86, up to 64 KiB elsewhere. */
const PAGE_SIZES = [4096, 8192, 16384, 32768, 65536]

interface Meta {
  readonly pageSize: number
  readonly rootPage: bigint
  readonly pageCount: bigint
  readonly transaction: bigint
}

/**
 * Reads the newest meta page whose checksum is right (as bbolt does: a crash may leave one of the two torn), and checks
 * that the file is as long as it says, and that the root bucket is whole and not empty: an empty database gives a scan
 * without findings.
 *
 * @throws {VerifyError} naming what is wrong
 */
export async function checkBbolt(file: OpenDatabase, name: string): Promise<void> {
  const { size } = await file.stat()
  const meta = await readNewestMeta(file)
  if (meta === undefined) {
    throw new VerifyError(`${name} is not a bbolt database: no valid meta page in ${size} bytes`)
  }
  const wantedBytes = meta.pageCount * BigInt(meta.pageSize)
  if (BigInt(size) < wantedBytes) {
    throw new VerifyError(`${name} is truncated`, {
      wanted: `at least ${wantedBytes} bytes`,
      found: `${size} bytes`,
    })
  }
  const root = await readAt(file, meta.rootPage * BigInt(meta.pageSize), PAGE_HEADER_BYTES)
  const isTree = root !== undefined && TREE_PAGES.includes(root.readUInt16LE(8))
  if (!isTree || root.readBigUInt64LE(0) !== meta.rootPage) {
    throw new VerifyError(`${name} is damaged: page ${meta.rootPage} is not the root that it should be`)
  }
  if (root.readUInt16LE(10) === 0) {
    throw new VerifyError(`${name} is an empty database: it holds no bucket`)
  }
  if (
    (await hasAdvisories(file, { root, offset: meta.rootPage * BigInt(meta.pageSize), ...meta })) === false
  ) {
    throw new VerifyError(
      `${name} holds no advisories: no bucket of any source, so every scan would find nothing`,
    )
  }
}

/**
 * Whether the root has a bucket of a source of advisories. A tree of several pages has: Trivy's three others fit on one.
 *
 * @returns undefined where the page was not kept
 */
async function hasAdvisories(
  file: OpenDatabase,
  { root, offset, pageSize }: { readonly root: Buffer; readonly offset: bigint; readonly pageSize: number },
): Promise<boolean | undefined> {
  if (root.readUInt16LE(8) !== LEAF_PAGE) return true
  const length = Math.min(pageSize * (1 + root.readUInt32LE(12)), MAX_ROOT_BYTES)
  if (file.keeps?.(Number(offset), length) === false) return undefined
  const page = await readAt(file, offset, length)
  const elements = Array.from({ length: root.readUInt16LE(10) }, (_, index) => 16 * (1 + index))
  return elements.some((at) => {
    const name = page === undefined ? undefined : bucketAt(page, at)
    return name !== undefined && !OF_TRIVY.includes(name)
  })
}

/** The name of a bucket, by its element; undefined for what is none. */
function bucketAt(page: Buffer, at: number): string | undefined {
  if (at + ELEMENT_BYTES > page.length || page.readUInt32LE(at) !== IS_BUCKET) return undefined
  const from = at + page.readUInt32LE(at + 4)
  return page.toString('utf8', from, from + page.readUInt32LE(at + 8))
}

async function readNewestMeta(file: OpenDatabase): Promise<Meta | undefined> {
  const first = await readMeta(file, 0)
  const sizes = first === undefined ? PAGE_SIZES : [first.pageSize]
  const metas = first === undefined ? [] : [first]
  for (const pageSize of sizes) {
    const second = await readMeta(file, pageSize)
    if (second?.pageSize === pageSize) metas.push(second)
  }
  return metas.sort((a, b) => (a.transaction < b.transaction ? 1 : -1))[0]
}

async function readMeta(file: OpenDatabase, offset: number): Promise<Meta | undefined> {
  const page = await readAt(file, BigInt(offset), PAGE_HEADER_BYTES + META_BYTES)
  if (page === undefined) return undefined
  const meta = page.subarray(PAGE_HEADER_BYTES)
  if (meta.readUInt32LE(0) !== MAGIC || meta.readUInt32LE(4) !== FORMAT_VERSION) return undefined
  if (meta.readBigUInt64LE(56) !== fnv1a64(meta.subarray(0, 56))) return undefined
  const pageSize = meta.readUInt32LE(8)
  if (!PAGE_SIZES.includes(pageSize)) return undefined
  return {
    pageSize,
    rootPage: meta.readBigUInt64LE(16),
    pageCount: meta.readBigUInt64LE(40),
    transaction: meta.readBigUInt64LE(48),
  }
}

async function readAt(file: OpenDatabase, offset: bigint, length: number): Promise<Buffer | undefined> {
  if (offset > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, Number(offset))
  return bytesRead === length ? buffer : undefined
}

/** FNV-1a, 64 bit: the checksum of a bbolt meta page. */
function fnv1a64(bytes: Buffer): bigint {
  let hash = 0xcbf29ce484222325n
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash
}
