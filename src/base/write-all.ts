// Writing a chunk whole.
import type { FileHandle } from 'node:fs/promises'

/** Writes all of `bytes` where the file stands: one write may take less than it was given. Throws what the system says. */
export async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
    offset += bytesWritten
  }
}
