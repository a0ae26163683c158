// What a scan, or a step of ours, would provide: asked of whoever has the rules of the plan.
import type { SaidTexts } from './workflow.ts'

/** The plan of one checkout. */
export interface ScanNeeds {
  /**
   * What a scan fetches.
   *
   * @param texts what it says, by the name of our input
   * @param environment variables that Trivy sees
   */
  ofScan(
    texts: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>>,
  ): readonly { readonly resource: string; readonly need: string; readonly reason: string }[]
  /** The resources that a step of ours provides; undefined: only the run knows, or it would fail. */
  ofStep(said: SaidTexts): readonly string[] | undefined
  /** Looking into the checkout took so long that later scans were told what any scan would need. */
  isSpent(): boolean
}
