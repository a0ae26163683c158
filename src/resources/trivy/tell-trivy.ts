// What is told of Trivy: closing line, row of the summary, warnings, record, outputs. Decides nothing.
import { join } from 'node:path'
import { listAttempts } from '../../acquire/attempt.ts'
import { formatBytes } from '../../base/format-bytes.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import { judgeVersion } from './incidents.ts'
import type { TrivyOutcome } from './provide-trivy.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import type { Voucher } from './vouch.ts'

/** Names of the outputs, besides `trivy-ready`. */
export const TRIVY_OUTPUTS = ['trivy-path', 'trivy-templates'] as const

/** In the column *Confirmed*. */
const VOUCHED: Readonly<Record<Voucher['by'], string>> = {
  signature: 'signed',
  digest: 'by its digest',
  none: 'not verified',
}

/** The outcome as everybody else sees it. */
export function tellTrivy(outcome: TrivyOutcome, wishes: TrivyWishes): OwnOutcome {
  const { installed, found, images, shortfall, attempts, hosts, inCache, durationMs } = outcome
  const [image] = images
  const record = installed?.record
  const version = record?.version ?? found?.version ?? image?.tag ?? ''
  const by = record?.by ?? found?.voucher.by ?? wishes.verify
  const isReady = shortfall === undefined
  const fromNearby =
    found === undefined || found.sourceKind === 'bundle' || found.sourceKind === 'actions-cache'
  return {
    isReady,
    state: isReady ? 'good' : 'missing',
    shortfall,
    warnings: isReady ? listWarnings(version, by) : [],
    isHit: image === undefined && fromNearby,
    hosts,
    told: {
      source: sourceOf(outcome),
      state: isReady ? version : listAttempts(attempts, ({ source, outcome: came }) => `${source}: ${came}`),
      digest: record?.digest ?? found?.digest ?? image?.root.digest ?? '',
      confirmed: isReady ? VOUCHED[by] : '',
      size: found === undefined ? '' : formatBytes(found.sizeBytes),
    },
    evidence: isReady
      ? {
          trivyInstalled: {
            version,
            path: installed?.binary ?? '',
            digest: record?.digest ?? found?.digest ?? image?.root.digest ?? '',
            sha256: record?.sha256 ?? found?.sha256 ?? '',
            verified: by,
            signer: record?.words ?? found?.voucher.words ?? '',
            source: record?.source ?? found?.label ?? '',
          },
        }
      : {},
    outputs: {
      'trivy-path': installed?.binary ?? '',
      'trivy-templates': installed === undefined ? '' : join(installed.directory, 'contrib'),
    },
    inCache,
    isKeepable: found !== undefined,
    carried: [],
    carriedImages: images,
    attempts,
    own: outcome,
    durationMs,
  }
}

function sourceOf({ shortfall, found, installed, images }: TrivyOutcome): string {
  if (shortfall !== undefined) return 'unavailable'
  if (found !== undefined) return found.label
  return installed === undefined ? `index of ${images[0]?.platforms.length ?? 0} platforms` : 'tool cache'
}

function listWarnings(version: string, by: Voucher['by']): string[] {
  const unverified =
    by === 'none'
      ? [
          `verify-trivy is none: nobody vouches for this Trivy ${version}, which will run with all that this job may do. Whoever can write to the registry can run code here`,
        ]
      : []
  return [...judgeVersion(version, []).warnings, ...unverified]
}
