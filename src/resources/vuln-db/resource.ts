// The vulnerability DB as a resource of the table.
import { takesRepositoryLists } from '../../scan/trivy-version.ts'
import { describePublished } from '../published/published.ts'
import { needOfVulnDb } from './need-vuln-db.ts'
import { VULN_DB, VULN_DB_SCHEMA } from './vuln-db.ts'

/** See the contract. */
export const vulnDb = describePublished({
  artifact: VULN_DB,
  input: 'db-repository',
  flag: { input: undefined, variable: 'TRIVY_DB_REPOSITORY', key: 'db.repository' },
  isLatestByDefault: false,
  takesList: takesRepositoryLists,
  schemas: [VULN_DB_SCHEMA],
  schemaFor: () => VULN_DB_SCHEMA,
  need: needOfVulnDb,
})
