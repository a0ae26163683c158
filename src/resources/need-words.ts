// Words in which a resource says whether a scan needs it.
import { clean } from '../base/log.ts'
import type { Decision } from './contract/decision.ts'

/** The decision for something that no scan of this kind fetches. */
export function notNeeded(reason: string): Decision {
  return { need: 'not needed', provide: false, reason }
}

/** The decision for something that this version of the action makes available. */
export function provided(need: 'needed' | 'maybe', reason: string): Decision {
  return { need, provide: true, reason }
}

/** The first path, and how many there are beside it. */
export function nameFiles(paths: readonly string[]): string {
  const first = clean(paths[0] ?? '', 100)
  return paths.length <= 1 ? first : `${first} and ${paths.length - 1} more`
}
