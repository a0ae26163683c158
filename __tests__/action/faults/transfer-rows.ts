// Rows of the fault table: the layer does not arrive, or only in the end.
import { answers, type FaultRow } from './row.ts'

/** The layer does not arrive, or only in the end. */
export const transferFaults: readonly FaultRow[] = [
  {
    name: 'breaks the connection in the middle of the layer once',
    breakage: answers('/blobs/', { kind: 'reset', afterBytes: 700 }, 1),
    outcome: 'used',
    says: /broke off in the middle of its answer; try 2 of 3/,
    requests: ['manifest', 'blob', 'blob from 700'],
    limits: {},
  },
  {
    name: 'breaks the connection in the middle of the layer again and again',
    breakage: answers('/blobs/', { kind: 'reset', afterBytes: 100 }),
    outcome: 'failed',
    says: /broke off in the middle of its answer/,
    requests: ['manifest', 'blob', 'blob from 100', 'blob from 200'],
    limits: {},
  },
  {
    name: 'falls silent in the middle of the layer once',
    breakage: answers('/blobs/', { kind: 'stall', afterBytes: 700 }, 1),
    outcome: 'used',
    says: /sent nothing for 1 s, after [^;]*; try 2 of 3/,
    requests: ['manifest', 'blob', 'blob from 700'],
    limits: { stallMs: 1000 },
  },
  {
    name: 'falls silent in the middle of the layer again and again',
    breakage: answers('/blobs/', { kind: 'stall', afterBytes: 100 }),
    outcome: 'failed',
    says: /sent nothing for 0\.5 s/,
    requests: ['manifest', 'blob', 'blob from 100'],
    limits: { stallMs: 500, tries: 2 },
  },
  {
    name: 'ends the layer too early',
    breakage: answers('/blobs/', { kind: 'truncate', afterBytes: 700 }),
    outcome: 'refused',
    says: /has another size: wanted \d+ bytes, found 700/,
    requests: ['manifest', 'blob'],
  },
  {
    name: 'announces another size than its manifest',
    breakage: answers('/blobs/', { kind: 'content-length', length: 5000 }),
    outcome: 'refused',
    says: /has another size: wanted \d+ bytes, found 5000/,
    requests: ['manifest', 'blob'],
  },
  {
    name: 'sends more than its manifest says',
    breakage: answers('/blobs/', { kind: 'chunked', body: Buffer.alloc(9000) }),
    outcome: 'refused',
    says: /has another size: wanted \d+ bytes, found more than that/,
    requests: ['manifest', 'blob'],
  },
  {
    name: 'sends a layer with one other byte',
    breakage: answers('/blobs/', { kind: 'corrupt', atByte: 700 }),
    outcome: 'refused',
    says: /digest mismatch: wanted sha256:[0-9a-f]{64}, found sha256:[0-9a-f]{64}/,
    requests: ['manifest', 'blob'],
  },
]
