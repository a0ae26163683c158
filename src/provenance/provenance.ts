// Where bytes come from and who vouches for them, as it travels with them: in seal, store record, cache entry, bundle, and
// evidence. A claim like any other where it was read from; `rule.ts` says what follows from it.

/** Plain data; every text may be foreign. */
export interface Provenance {
  /** Who gave the bytes, however far ago. */
  readonly giver: 'registry' | 'publisher' | 'bundle' | 'unknown'
  /** Which one: a reference, an address, the digest of a bundle; empty where nobody knows. */
  readonly from: string
  /** Over what: `plain` is HTTP, or TLS without a check, that the user allowed; `file`: carried by hand. */
  readonly transport: 'tls' | 'plain' | 'loopback' | 'file'
  /** Who said that this is what it is: a server in the run that is named, a digest that somebody typed, nobody. */
  readonly vouched: 'server' | 'digest' | 'nobody'
  /** Which server, or which digest; empty for nobody. */
  readonly voucher: string
  /** When: ISO 8601, of the clock of the job that asked. */
  readonly at: string
  /** `https://github.com/owner/name push refs/heads/main run 12`: the job that asked; empty where it does not say. */
  readonly job: string
}

/** Longest text that is believed to be a name. */
const MAX_CHARACTERS = 500

const WORDS = {
  giver: ['registry', 'publisher', 'bundle', 'unknown'],
  transport: ['tls', 'plain', 'loopback', 'file'],
  vouched: ['server', 'digest', 'nobody'],
} as const

/** Of what nobody knows anything. */
export const UNKNOWN: Provenance = {
  giver: 'unknown',
  from: '',
  transport: 'file',
  vouched: 'nobody',
  voucher: '',
  at: '',
  job: '',
}

/** Reads what was written with data; undefined when it is none, as that of earlier versions. */
export function parseProvenance(value: unknown): Provenance | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const record = value as Readonly<Record<string, unknown>>
  const hasWords = Object.entries(WORDS).every(([name, words]) => words.some((word) => word === record[name]))
  const texts = ['from', 'voucher', 'at', 'job'].map((name) => record[name])
  const hasTexts = texts.every((text) => typeof text === 'string' && text.length <= MAX_CHARACTERS)
  return hasWords && hasTexts ? (value as Provenance) : undefined
}

/** The same from the text of an annotation. */
export function parseProvenanceText(text: string | undefined): Provenance | undefined {
  if (text === undefined) return undefined
  try {
    return parseProvenance(JSON.parse(text))
  } catch {
    // Not ours.
    return undefined
  }
}
