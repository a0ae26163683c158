// A log that keeps what was said instead of printing it.
import type { Log } from '../../src/base/log.ts'

export interface KeptLog extends Log {
  readonly infos: readonly string[]
  readonly warnings: readonly string[]
  /** Everything, at every level, in one text. */
  all(): string
}

/** An empty log. */
export function createKeptLog(): KeptLog {
  const infos: string[] = []
  const warnings: string[] = []
  const debugs: string[] = []
  return {
    infos,
    warnings,
    info: (line) => void infos.push(line),
    warning: (line) => void warnings.push(line),
    debug: (line) => void debugs.push(line),
    group: (_, body) => body(),
    all: () => [...infos, ...warnings, ...debugs].join('\n'),
  }
}
