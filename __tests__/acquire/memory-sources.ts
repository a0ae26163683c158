// Sources that exist in memory only, for the decisions of an acquisition: who is asked, in which order, and what is taken.
import { acquire } from '../../src/acquire/acquire.ts'
import type { AcquireContext } from '../../src/acquire/acquisition.ts'
import type { Staged } from '../../src/acquire/candidate.ts'
import type { Artifact, Offer, Source } from '../../src/acquire/source.ts'
import type { Descriptor } from '../../src/oci/manifest.ts'
import { createKeptLog, type KeptLog } from '../oci/kept-log.ts'
import { NOW, requirementOf } from './acquire-lab.ts'

/** One version of a resource, recognised by one letter. */
export interface Copy {
  readonly letter: string
  /** A database: when its data was built. */
  readonly builtAt?: Date | undefined
  /** A bundle: when the source says that it was last confirmed. */
  readonly confirmedAt?: Date | undefined
  readonly version?: string | undefined
  /** What a cache's key says before anything is read. */
  readonly promisedAt?: Date | undefined
  readonly isPinned?: boolean | undefined
  readonly confirmed?: boolean | undefined
  /** Thrown when it is read. */
  readonly failure?: unknown
  /** The letter of what is really there. */
  readonly holds?: string | undefined
}

/** A staged copy that knows whether it still lies there. */
export interface MemoryStaged extends Staged {
  readonly letter: string
}

/** The digest of a copy. */
export const digestOfLetter = (letter: string): string => `sha256:${letter.repeat(64)}`

/** A source that notes when it was asked, and when something was read. */
export interface MemorySource extends Source {
  readonly asked: string[]
}

function describe(letter: string): Descriptor {
  return { mediaType: 'application/test', digest: digestOfLetter(letter), size: 1, annotations: {} }
}

async function load(source: Source, copy: Copy): Promise<Artifact> {
  if (copy.failure !== undefined) throw copy.failure
  const letter = copy.holds ?? copy.letter
  const annotations: Record<string, string> =
    copy.version === undefined ? {} : { 'org.opencontainers.image.version': copy.version }
  const layer = describe(letter)
  const manifest = {
    mediaType: 'm',
    artifactType: undefined,
    config: describe('0'),
    layers: [layer],
    annotations,
  }
  return {
    fetched: { manifest, bytes: Buffer.from(JSON.stringify(copy)), digest: digestOfLetter('d') },
    layer,
    confirmedAt: copy.confirmedAt ?? NOW,
    confirmed: copy.confirmed ?? source.kind === 'registry',
    // The bytes tell what the contents check will find.
    openLayer: async function* () {
      yield Buffer.from(JSON.stringify({ letter, builtAt: copy.builtAt }))
    },
    readConfig: async () => Buffer.from('{}'),
  }
}

/** A registry that calls one copy current, or fails. */
export function registry(label: string, copy: Copy | Error, { isUpstream = false } = {}): MemorySource {
  return source({ kind: 'registry', label, isUpstream }, copy instanceof Error ? copy : [copy])
}

/** The Actions cache with these entries, best first; a key names only the beginning of a digest, and no version. */
export function cache(...copies: (Copy | Error)[]): MemorySource {
  return source({ kind: 'actions-cache', label: 'Actions cache', isUpstream: false }, copies)
}

function source(
  facts: Pick<Source, 'kind' | 'label' | 'isUpstream'>,
  copies: readonly (Copy | Error)[] | Error,
): MemorySource {
  const asked: string[] = []
  const made: MemorySource = {
    ...facts,
    asked,
    async *offers(): AsyncGenerator<Offer> {
      asked.push('asked')
      if (copies instanceof Error) throw copies
      for (const copy of copies) {
        if (copy instanceof Error) throw copy
        const digest = digestOfLetter(copy.letter)
        yield {
          digestPrefix: facts.kind === 'registry' ? digest : digest.slice(0, 'sha256:'.length + 16),
          promisedAt: copy.promisedAt,
          version: facts.kind === 'registry' ? copy.version : undefined,
          isPinned: copy.isPinned ?? false,
          load: async () => {
            asked.push(`read ${copy.letter}`)
            return load(made, copy)
          },
        }
      }
    },
  }
  return made
}

/** Everything a test wants to see of one acquisition. */
export interface Trial {
  readonly log: KeptLog
  /** Letters that lie staged when it is over. */
  readonly staged: string[]
  readonly result: Awaited<ReturnType<typeof acquire<MemoryStaged>>>
  /** `source: outcome` of every attempt. */
  readonly outcomes: string[]
}

/** Acquires from these sources at NOW. */
export async function attempt(
  sources: readonly Source[],
  overrides: Partial<AcquireContext<MemoryStaged>> = {},
): Promise<Trial> {
  const log = createKeptLog()
  const staged: string[] = []
  const requirement = overrides.requirement ?? requirementOf('vuln-db')
  const stage = async (artifact: Artifact): Promise<MemoryStaged> => {
    let text = ''
    for await (const chunk of artifact.openLayer()) text += chunk.toString()
    const { letter, builtAt } = JSON.parse(text)
    staged.push(letter)
    const isBundle = requirement.resource.age === 'confirmation'
    return {
      letter,
      artifact,
      measuredAt: isBundle ? artifact.confirmedAt : new Date(builtAt),
      discard: async () => {
        staged.splice(staged.indexOf(letter), 1)
      },
    }
  }
  const result = await acquire<MemoryStaged>({
    requirement,
    placed: undefined,
    isPlacedPinned: false,
    sources: async () => sources,
    stage,
    now: () => NOW,
    signal: new AbortController().signal,
    log,
    ...overrides,
  })
  const outcomes = result.attempts.map(({ source: label, outcome }) => `${label}: ${outcome}`)
  return { log, staged, result, outcomes }
}
