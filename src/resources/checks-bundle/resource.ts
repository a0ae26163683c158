// The checks bundle as a resource of the table.
import { checksMajor } from '../../scan/trivy-version.ts'
import { describePublished } from '../published/published.ts'
import { CHART_CLUES, tellIncompleteCharts } from './charts.ts'
import { CHECKS_BUNDLE, CHECKS_MAJORS } from './checks-bundle.ts'
import { needOfChecks } from './need-checks.ts'

/** See the contract. */
export const checksBundle = describePublished({
  artifact: CHECKS_BUNDLE,
  input: 'checks-bundle-repository',
  flag: {
    input: undefined,
    variable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
    key: 'misconfiguration.checks-bundle-repository',
    alias: {
      variable: 'TRIVY_POLICY_BUNDLE_REPOSITORY',
      key: 'misconfiguration.policy-bundle-repository',
      since: '0.51.0',
    },
  },
  isLatestByDefault: true,
  // A single text in every version.
  takesList: () => false,
  schemas: CHECKS_MAJORS.map((_, major) => major),
  schemaFor: ({ version, checksMajor: told }) => told ?? checksMajor(version),
  need: needOfChecks,
  looksFor: CHART_CLUES,
  overlooked: tellIncompleteCharts,
})
