// How old carried data is, where it does not tell by itself: by the best evidence there is, which is named. Pure.
import type { LayoutEntry } from '../oci/layout.ts'
import type { FileTimes } from '../oci/layout-files.ts'
import { isFromFuture } from '../verify/freshness.ts'
import { createdAt, versionOf } from '../verify/layer.ts'
import { timeOfVersion } from '../verify/version.ts'
import { claimedAge } from './annotations.ts'

/** An age, and what tells it. */
export interface Age {
  /** When a source had this as current: the epoch where nobody knows. */
  readonly at: Date
  /** As the end of a sentence: `by the time of its index`. */
  readonly evidence: string
  /** What is said of the data itself; undefined where only a file's time speaks. */
  readonly statedAt: Date | undefined
}

/**
 * The age of an artifact in a layout: what the export wrote; else when the layout was written, because that is when a tool
 * took it from where it was current; else what the manifest says.
 */
export function ageOfEntry(entry: LayoutEntry & { readonly times: FileTimes }, now: Date): Age {
  const claimed = claimedAge(entry)
  if (claimed !== undefined) return { at: claimed, evidence: 'by what its export says', statedAt: claimed }
  return judge(statedIn(entry), { times: entry.times, of: 'its index', now })
}

/** The age of a file without a manifest. */
export function ageOfFile(times: FileTimes, now: Date): Age {
  return judge(undefined, { times, of: 'its file', now })
}

/** The age of what Trivy itself had placed, by its own record. */
export function ageOfRecord(recordedAt: Date | undefined, times: FileTimes, now: Date): Age {
  if (recordedAt === undefined || isFromFuture(recordedAt, now)) return ageOfFile(times, now)
  return { at: recordedAt, evidence: "by Trivy's own record", statedAt: recordedAt }
}

interface Written {
  readonly times: FileTimes
  readonly of: string
  readonly now: Date
}

function judge(stated: Date | undefined, { times, of, now }: Written): Age {
  const statedAt = stated !== undefined && !isFromFuture(stated, now) ? stated : undefined
  // Archives that are to be the same again have the epoch in place of times; and no copy is older than what it is of.
  const isPlausible = (at: Date | undefined): at is Date =>
    at !== undefined && at.getTime() > 0 && !isFromFuture(at, now) && at >= (statedAt ?? at)
  const { modifiedAt, archivedAt } = times
  if (isPlausible(modifiedAt)) return { at: modifiedAt, evidence: `by the time of ${of}`, statedAt }
  if (isPlausible(archivedAt)) return { at: archivedAt, evidence: 'by the time of its archive', statedAt }
  if (statedAt !== undefined) return { at: statedAt, evidence: 'by the time in its manifest', statedAt }
  return { at: new Date(0), evidence: '', statedAt: undefined }
}

function statedIn({ fetched: { manifest } }: LayoutEntry): Date | undefined {
  return timeOfVersion(versionOf(manifest)) ?? createdAt(manifest)
}
