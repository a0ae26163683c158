// The Java DB as a resource of the table.
import { takesRepositoryLists } from '../../scan/trivy-version.ts'
import { describePublished } from '../published/published.ts'
import { JAVA_CLUES } from './java-clues.ts'
import { JAVA_DB, JAVA_DB_SCHEMA } from './java-db.ts'
import { needOfJavaDb } from './need-java-db.ts'

/** See the contract. */
export const javaDb = describePublished({
  artifact: JAVA_DB,
  input: 'java-db-repository',
  flag: { input: undefined, variable: 'TRIVY_JAVA_DB_REPOSITORY', key: 'db.java-repository' },
  isLatestByDefault: false,
  takesList: takesRepositoryLists,
  schemas: [JAVA_DB_SCHEMA],
  schemaFor: () => JAVA_DB_SCHEMA,
  looksFor: JAVA_CLUES,
  need: needOfJavaDb,
})
