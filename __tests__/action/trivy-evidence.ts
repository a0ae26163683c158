// What the evidence says of the Trivy that was installed.
import { readFileSync } from 'node:fs'
import type { StepResult } from './run.ts'

/** Its record. */
export function readEvidence({ outputs }: StepResult): unknown {
  const evidence = JSON.parse(readFileSync(outputs.evidence ?? '', 'utf8')) as { trivyInstalled?: unknown }
  return evidence.trivyInstalled
}
