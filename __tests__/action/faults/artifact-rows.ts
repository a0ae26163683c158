// Rows of the fault table: everything arrives as it was published, and was published wrong.
import type { ArchiveEntry } from '../../fixtures/archive.ts'
import type { ArtifactOverrides } from '../../fixtures/artifact.ts'
import type { DaysAgo, FaultRow } from './row.ts'

/** Nothing of the sort must come into being. */
export const PLANTED = '/tmp/trivy-offline-cache-planted'

/** Everything arrives as it was published, and was published wrong. */
export const artifactFaults: readonly FaultRow[] = [
  ...[
    unreadLayer('a layer of another media type', /unacceptable media type: wanted .*db\.layer/, {
      layerMediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    }),
    unreadLayer('two layers', /wrong number of layers: wanted 1, found 2/, {
      extraLayers: [Buffer.from('another')],
    }),
    unreadLayer('a title that leaves its directory', /title is not the plain name.*found \.\.\/db\.tar\.gz/, {
      title: '../db.tar.gz',
    }),
  ],
  hasArchive('a symbolic link', /archive entry trivy\.db: is a symlink/, [
    { kind: 'symlink', name: 'trivy.db', target: '/etc/passwd' },
  ]),
  hasArchive('a hard link', /archive entry trivy\.db: is a link/, [
    { kind: 'link', name: 'trivy.db', target: '../../../../db/trivy.db' },
  ]),
  hasArchive('an absolute path', /archive entry .*planted: absolute path/, [
    { kind: 'file', name: PLANTED, content: 'planted' },
  ]),
  hasArchive('a path that leaves its directory', /archive entry .*planted: leaves its directory/, [
    { kind: 'file', name: '../../../../db/planted', content: 'planted' },
  ]),
  hasArchive('a device', /archive entry trivy\.db: is a character-device/, [
    { kind: 'character-device', name: 'trivy.db' },
  ]),
  // More than the 64 MiB from which the ratio counts.
  hasArchive('a bomb', /decompression bomb: wanted at most 200 times its size/, [
    { kind: 'zeros', name: 'trivy.db', sizeBytes: 96 << 20 },
  ]),
  hasData('metadata of another schema', 'refused', /wrong schema: wanted 2, found 3/, () => ({
    schemaVersion: 3,
  })),
  hasData('a date in the future', 'refused', /UpdatedAt \S+Z lies in the future/, (daysAgo) => ({
    updatedAt: daysAgo(-1),
  })),
  hasData('a database of zero bytes', 'refused', /trivy\.db is not a bbolt database/, () => ({
    entries: (own) => own.map((entry) => (entry.name === 'trivy.db' ? emptyFile(entry) : entry)),
  })),
  hasData(
    'data older than what is there',
    'older',
    /built 12 d ago .*; what is there is newer/,
    (daysAgo) => ({
      updatedAt: daysAgo(12),
    }),
  ),
  {
    ...hasData('data 60 days old, as a dead mirror has', 'stale', /built 60 d ago/, (daysAgo) => ({
      updatedAt: daysAgo(60),
    })),
    beforeDays: 90,
  },
]

function unreadLayer(what: string, says: RegExp, overrides: ArtifactOverrides): FaultRow {
  return { ...hasData(what, 'refused', says, () => overrides), requests: ['manifest'] }
}

/** A row of an archive with these members before its own. */
export function hasArchive(what: string, says: RegExp, hostile: readonly ArchiveEntry[]): FaultRow {
  return hasData(`an archive with ${what}`, 'refused', says, () => ({
    entries: (own) => [...hostile, ...own],
  }))
}

/** A row of an artifact that differs in this way. */
export function hasData(
  what: string,
  outcome: FaultRow['outcome'],
  says: RegExp,
  overrides: (daysAgo: DaysAgo) => ArtifactOverrides,
): FaultRow {
  return {
    name: `has ${what}`,
    breakage: { kind: 'artifact', overrides },
    outcome,
    says,
    requests: ['manifest', 'blob'],
  }
}

function emptyFile(entry: ArchiveEntry): ArchiveEntry {
  return { kind: 'file', name: entry.name, content: '' }
}
