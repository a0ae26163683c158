// Rows of the fault table: a server that answers, and gives no data in any time that is worth waiting for.
import { answers, type FaultRow } from './row.ts'

/** While another source remains, none of them decides. */
export const slowFaults: readonly FaultRow[] = [
  {
    name: 'sends the layer slowly',
    breakage: answers('/blobs/', { kind: 'slow', delayMs: 5, chunkBytes: 512 }),
    outcome: 'used',
    says: /used/,
    requests: ['manifest', 'blob'],
    inputs: { timeout: '1m' },
  },
  {
    name: 'sends the layer byte by byte',
    breakage: answers('/blobs/', { kind: 'slow', delayMs: 200, chunkBytes: 1 }),
    outcome: 'failed',
    says: /sends 0\.0 kB\/s, too slow for the \d+ kB that are missing/,
    requests: ['manifest', 'blob'],
    limits: { stallMs: 1500 },
    inputs: { timeout: '1m' },
  },
  {
    name: 'has the manifest, and never sends the layer',
    breakage: answers('/blobs/', { kind: 'stall' }),
    outcome: 'failed',
    says: /sends nothing/,
    requests: ['manifest', 'blob'],
    inputs: { timeout: '1m' },
  },
  {
    name: 'sends the layer slowly, and its last byte wrong',
    breakage: answers('/blobs/', { kind: 'slow', delayMs: 5, chunkBytes: 512, lastByteWrong: true }),
    outcome: 'refused',
    says: /digest mismatch/,
    requests: ['manifest', 'blob'],
    inputs: { timeout: '1m' },
  },
]
