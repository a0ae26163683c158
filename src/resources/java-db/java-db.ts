// The Java database: names the JARs that say nothing of themselves.
import { DAY_MS, GIBIBYTE } from '../../base/units.ts'
import { describeDatabase } from '../database/database.ts'
import { checkSqlite } from './sqlite.ts'

/** Schema of the Java DB. */
export const JAVA_DB_SCHEMA = 1

/** Where it is published and how it is recognised. */
export const JAVA_DB = describeDatabase({
  name: 'java-db',
  title: 'Java DB',
  repository: 'trivy-java-db',
  directory: 'java-db',
  isReadBy:
    'case "$subcommand $scanners" in "image " | "rootfs " | "vm " | image*vuln* | rootfs*vuln* | vm*vuln*) ;; *) false ;; esac',
  layerMediaType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
  format: { file: 'trivy-java.db', metadataVersion: JAVA_DB_SCHEMA, check: checkSqlite },
  rawArchive: 'javadb.tar.gz',
  maxAgeMs: 4 * DAY_MS,
  staleIfErrorMs: 14 * DAY_MS,
  maxLayerBytes: 8 * GIBIBYTE,
  maxExtractedBytes: 32 * GIBIBYTE,
  settings: {
    skipVariable: 'TRIVY_SKIP_JAVA_DB_UPDATE',
    skipFlag: '--skip-java-db-update',
    repositoryVariable: 'TRIVY_JAVA_DB_REPOSITORY',
  },
})
