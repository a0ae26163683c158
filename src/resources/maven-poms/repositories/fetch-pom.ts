// A POM from the repositories that may have it, in order: the first that has it counts, and "absent" is what all must say.
import { ActionError } from '../../../base/errors.ts'
import { findAll, parseXml, textOf } from '../closure/xml.ts'
import { XmlDoubtError } from '../closure/xml-doubt.ts'
import type { Candidate } from './candidates.ts'
import type { FileFetcher } from './fetch-file.ts'
import { explainContents, LIST_IT } from './maven-advice.ts'
import { isSnapshot, versionOfPath } from './pom-path.ts'
import type { FileAnswer } from './request-file.ts'

/** What became of one POM. */
export type PomFetch =
  | {
      readonly kind: 'found'
      readonly text: Buffer
      /** A login was sent for it: who may read it is not for us to widen. */
      readonly withLogin: boolean
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string; readonly hint?: string | undefined }

/** The repositories that are asked for this path. */
export function eligible(path: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wantsSnapshots = isSnapshot(versionOfPath(path))
  const mayHave = ({ releases, snapshots }: Pick<Candidate, 'releases' | 'snapshots'>) =>
    wantsSnapshots ? snapshots : releases
  const asked = candidates
    .filter(mayHave)
    .map((one) => (one.unasked === undefined || mayHave(one.unasked) ? one : { ...one, unasked: undefined }))
  // Nothing is taken from these, so they are asked only whether there is anything.
  const isTrusted = ({ distrust }: Candidate) => distrust === undefined
  return [...asked.filter(isTrusted), ...asked.filter((one) => !isTrusted(one))]
}

/**
 * Asks the eligible repositories one after the other. Broken POMs there are, and Trivy meets them too: one counts where its
 * checksum says that this is what the repository has.
 */
export async function fetchPom(
  path: string,
  candidates: readonly Candidate[],
  fetcher: FileFetcher,
): Promise<PomFetch> {
  const reasons: string[] = []
  let hint: string | undefined
  for (const candidate of eligible(path, candidates)) {
    const answer = await fetchFrom(candidate, path, fetcher)
    if (answer.kind === 'unknown') {
      reasons.push(answer.reason)
      hint ??= answer.hint
    }
    if (answer.kind !== 'found') continue
    if (candidate.distrust !== undefined) {
      reasons.push(
        `${new URL(candidate.url).host}: only a POM names it, ${candidate.distrust}: not taken from there`,
      )
      hint ??= LIST_IT
    } else if (answer.isChecked || isPom(answer.bytes)) {
      return { kind: 'found', text: answer.bytes, withLogin: candidate.authorization !== undefined }
    } else {
      const { host } = new URL(candidate.url)
      const explained = explainContents(answer.bytes, host)
      reasons.push(`${host}: ${explained.reason}`)
      hint ??= explained.hint
    }
  }
  return reasons.length === 0 ? { kind: 'absent' } : { kind: 'unknown', reason: reasons.join('; '), hint }
}

async function fetchFrom(candidate: Candidate, path: string, fetcher: FileFetcher): Promise<FileAnswer> {
  if (!isSnapshot(versionOfPath(path))) return await fetcher.fetchFile(candidate, path)
  const directory = path.slice(0, path.lastIndexOf('/'))
  const metadata = await fetcher.fetchFile(candidate, `${directory}/maven-metadata.xml`)
  if (metadata.kind === 'unknown') return metadata
  const name = metadata.kind === 'absent' ? undefined : nameOfSnapshot(metadata.bytes, path)
  return await fetcher.fetchFile(candidate, name === undefined ? path : `${directory}/${name}`)
}

/** The last entry with the extension `pom`, as Trivy takes it; without one, the literal name. */
function nameOfSnapshot(metadata: Buffer, path: string): string | undefined {
  try {
    const versions = findAll(parseXml(metadata), 'versioning', 'snapshotVersions', 'snapshotVersion')
    const value = textOf(versions.findLast((one) => textOf(one, 'extension') === 'pom') ?? EMPTY, 'value')
    const artifactId = path.split('/').at(-3) ?? ''
    return /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,199}$/.test(value) ? `${artifactId}-${value}.pom` : undefined
  } catch (error) {
    // Trivy then gives the POM up; under its literal name we may still find it.
    if (error instanceof ActionError) return undefined
    throw error
  }
}

const EMPTY = { name: '', text: '', children: [] }

/**
 * Whether bytes are a whole document of a project: what a proxy or a login form sends with status 200 is none, and neither is
 * half of one. What Trivy may read and we do not is told elsewhere.
 */
function isPom(bytes: Buffer): boolean {
  try {
    return parseXml(bytes).name === 'project'
  } catch (error) {
    if (error instanceof ActionError) return error instanceof XmlDoubtError
    throw error
  }
}
