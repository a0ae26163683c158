// Opens one file that was carried, and tells what it is where it is no tar.
import { type FileHandle, open } from 'node:fs/promises'
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { LAYOUT } from '../oci/layout.ts'
import type { LayoutFiles } from '../oci/layout-files.ts'
import { tarFiles } from '../oci/layout-tar.ts'
import { compressionOf, packedTarFiles } from '../oci/packed-tar.ts'
import { BROKEN_COPY_HINT, TAR_BLOCK_BYTES } from '../oci/tar-header.ts'

/**
 * Opens a tar, compressed or not.
 *
 * @throws {ActionError} when it is something else that people name, {VerifyError} when it is damaged, and what the system says
 */
export async function openTar(path: string): Promise<LayoutFiles> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.subarray(0, bytesRead)
    refuseOtherPackings(head, path)
    refuseDocument(head, path)
    const compression = compressionOf(head)
    if (compression === undefined) await refuseShort(file, path)
    return await (compression === undefined ? tarFiles(path) : packedTarFiles(path, compression))
  } finally {
    await file.close()
  }
}

/** Enough for each of {@link OTHER_PACKINGS}. */
const HEAD_BYTES = 6

/** No tar is shorter than one header. */
async function refuseShort(file: FileHandle, path: string): Promise<void> {
  const { size } = await file.stat()
  if (size >= TAR_BLOCK_BYTES) return
  const length = size === 0 ? 'empty' : `${size} bytes long`
  throw new VerifyError(`${clean(path, 300)} is no bundle: it is ${length}`, {
    hint: BROKEN_COPY_HINT,
  })
}

/** By their first bytes: what people pack with, and what cannot be read as it streams past, or only slowly. */
const OTHER_PACKINGS: readonly (readonly [magic: string, name: string, command: string])[] = [
  ['fd377a585a00', 'xz', 'xz -d'],
  ['425a68', 'bzip2', 'bunzip2'],
  ['504b0304', 'zip', 'unzip'],
  ['377abcaf271c', '7z', '7z x'],
]

function refuseOtherPackings(head: Buffer, path: string): void {
  const hex = head.toString('hex')
  const [, name, command] = OTHER_PACKINGS.find(([magic]) => hex.startsWith(magic)) ?? []
  if (name === undefined) return
  throw new ActionError(`${clean(path, 300)} is packed by ${name}`, {
    hint: `Unpack it before this step (\`${command}\`), and name what comes out of it. Plain tars, and those compressed by gzip or zstd, are read as they are.`,
  })
}

/** What somebody names who means the directory around it. */
function refuseDocument(head: Buffer, path: string): void {
  if (head[0] !== '{'.charCodeAt(0)) return
  throw new ActionError(`${clean(path, 300)} is no tar archive but a JSON file`, {
    hint: `If it is the ${LAYOUT.index} of an OCI image layout, name the directory that it lies in.`,
  })
}
