// The flags of `audit`, with what each has by itself: known before anything of it is loaded. Pure.
export const AUDIT_FLAGS = {
  /** A clone, or a directory of clones; empty: the working directory. */
  directory: '',
  /** Print the patches in place of the report. */
  fix: 'false',
  /** What patches name as our action. */
  uses: 'org/trivy-offline-cache@v1',
  /** Versions of Trivy that are refused besides those that attackers published. */
  'deny-trivy': '',
} as const
