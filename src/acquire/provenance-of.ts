// The provenance of an offer that was read: what travelled with it, and what a server says of it in this run.
import { type Provenance, UNKNOWN } from '../provenance/provenance.ts'
import type { Job } from '../provenance/trust.ts'
import { type Artifact, isServer, type Source } from './source.ts'

/** Who asks, and when. */
export interface Asker {
  readonly now: Date
  readonly job: Job | undefined
}

/** What was given, by whom, and which server named it, where that is another. */
export interface Given {
  readonly artifact: Artifact
  readonly source: Source
  readonly voucher: Source | undefined
}

/** Joins the two. */
export function provenanceOf({ artifact, source, voucher }: Given, asker: Asker): Provenance {
  const carried = artifact.provenance ?? UNKNOWN
  if (isServer(source.kind)) {
    const giver = source.kind === 'registry' ? 'registry' : 'publisher'
    return namedBy({ ...carried, giver, from: source.label }, source, asker)
  }
  if (voucher !== undefined) return namedBy(carried, voucher, asker)
  if (source.kind !== 'actions-cache' || !artifact.confirmed) return carried
  return namedBy(carried, { label: 'by HEAD', transport: artifact.confirmedOver }, asker)
}

/** The same, named by a server just now. */
export function namedBy(
  carried: Provenance,
  server: Pick<Source, 'label' | 'transport'>,
  { now, job }: Asker,
): Provenance {
  return {
    ...carried,
    transport: server.transport ?? 'tls',
    vouched: 'server',
    voucher: server.label,
    at: now.toISOString(),
    job: nameJob(job),
  }
}

function nameJob(job: Job | undefined): string {
  if (job?.repository === undefined) return ''
  const { server = '', repository, event = '', ref = '', runId = '' } = job
  return `${server}/${repository} ${event} ${ref} run ${runId}`.slice(0, 500)
}
