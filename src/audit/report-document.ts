// The report as data, for whatever counts: version 1. Pure.
import type { RepositoryAudit } from './audit.ts'
import { KINDS } from './findings.ts'

/** Changes when a member is removed or means something else. */
export const AUDIT_VERSION = 1

/** The document. */
export function describeAudit(audits: readonly RepositoryAudit[], withPatches: boolean): unknown {
  return {
    version: AUDIT_VERSION,
    repositories: audits.map(({ name, files, scans, findings, patch, left }) => ({
      name,
      files,
      scans: scans.map(({ file, line, job, by, texts, isPartlyUnknown, isServed, needs }) => ({
        ...{ file, line, job, by, says: texts, isPartlyUnknown, isServed, needs },
      })),
      findings: findings.map(({ kind, file, line, job, message }) => ({
        ...{ kind, severity: KINDS[kind].severity, file, line, job, message, advice: KINDS[kind].advice },
      })),
      byHand: left,
      ...(withPatches ? { patch } : {}),
    })),
  }
}
