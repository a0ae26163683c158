// How much room the disk of a directory has, and how much of it is left alone.
import { statfsSync } from 'node:fs'

/** A runner whose disk is full fails in every job; 2 GiB hold a checkout and both databases as they come. */
const FLOOR_BYTES = 2 * 1024 ** 3
/** Of a small disk less. */
const FLOOR_SHARE = 0.1

/** The room of a file system in bytes. */
export interface Room {
  readonly freeBytes: number
  /** What must stay free. */
  readonly floorBytes: number
}

/** @throws what the file system says */
export function measureRoom(directory: string): Room {
  const { bavail, bsize, blocks } = statfsSync(directory)
  const floorBytes = Math.min(FLOOR_BYTES, Math.round(blocks * bsize * FLOOR_SHARE))
  return { freeBytes: bavail * bsize, floorBytes }
}
