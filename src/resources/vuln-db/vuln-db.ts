// The vulnerability database: what every scan for vulnerabilities matches against.
import { GIBIBYTE, HOUR_MS } from '../../base/units.ts'
import { opensDatabaseReadOnly } from '../../scan/trivy-version.ts'
import { describeDatabase } from '../database/database.ts'
import { checkBbolt } from './bbolt.ts'

/** Schema of the vulnerability DB. */
export const VULN_DB_SCHEMA = 2

/** Where it is published and how it is recognised. */
export const VULN_DB = describeDatabase({
  name: 'vuln-db',
  title: 'Vulnerability DB',
  repository: 'trivy-db',
  directory: 'db',
  isReadBy:
    'case "$subcommand $scanners" in "image " | "fs " | "filesystem " | "rootfs " | "repo " | "repository " | "vm " | "sbom " | *vuln*) ;; *) false ;; esac',
  layerMediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
  format: { file: 'trivy.db', metadataVersion: VULN_DB_SCHEMA, check: checkBbolt },
  rawArchive: 'db.tar.gz',
  maxAgeMs: 30 * HOUR_MS,
  staleIfErrorMs: 48 * HOUR_MS,
  maxLayerBytes: 2 * GIBIBYTE,
  maxExtractedBytes: 16 * GIBIBYTE,
  isWrittenBy: (trivyVersion) => !opensDatabaseReadOnly(trivyVersion),
  settings: {
    skipVariable: 'TRIVY_SKIP_DB_UPDATE',
    skipFlag: '--skip-db-update',
    repositoryVariable: 'TRIVY_DB_REPOSITORY',
  },
})
