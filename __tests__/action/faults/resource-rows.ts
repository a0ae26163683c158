// Rows for the other resources: some of the table, and what only they can have wrong.
import { hasArchive, hasData, PLANTED } from './artifact-rows.ts'
import type { FaultRow } from './row.ts'
import { findRow } from './table.ts'

/** Ways to fail that have nothing to do with what is fetched: one of each kind. */
const anyResource: readonly FaultRow[] = [
  'answers 401',
  'answers 404 with a web page',
  'breaks the connection in the middle of the layer once',
  'sends a layer with one other byte',
  'has two layers',
].map(findRow)

/** Rows for the Java database. */
export const javaFaults: readonly FaultRow[] = [
  ...anyResource,
  hasArchive('a symbolic link', /archive entry trivy-java\.db: is a symlink/, [
    { kind: 'symlink', name: 'trivy-java.db', target: '/etc/passwd' },
  ]),
  hasData('metadata of another schema', 'refused', /wrong schema: wanted 1, found 3/, () => ({
    schemaVersion: 3,
  })),
  hasData('a database of zero bytes', 'refused', /trivy-java\.db is not a SQLite database/, () => ({
    entries: (own) =>
      own.map((entry) =>
        entry.name === 'trivy-java.db' ? { kind: 'file', name: entry.name, content: '' } : entry,
      ),
  })),
]

/** Rows for the checks bundle. */
export const checksFaults: readonly FaultRow[] = [
  ...anyResource,
  hasArchive('a symbolic link', /archive entry policies\/all\.rego: is a symlink/, [
    { kind: 'symlink', name: 'policies/all.rego', target: '/etc/passwd' },
  ]),
  hasArchive('an absolute path', /archive entry .*planted: absolute path/, [
    { kind: 'file', name: PLANTED, content: 'planted' },
  ]),
  hasArchive('a path that leaves its directory', /archive entry .*planted: leaves its directory/, [
    { kind: 'file', name: 'policies/../../planted', content: 'planted' },
  ]),
  hasData('no check at all', 'refused', /no check is among the checks/, () => ({
    entries: (own) => own.filter((entry) => !entry.name.endsWith('.rego')),
  })),
]
