// Where a POM lies below a repository, local or remote: the Maven layout, in which nothing leaves its directory.

/** What names a POM. */
export interface Coordinates {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
}

/** Central's longest paths have some 250 characters; file systems refuse more than 255 per part. */
const MAX_PATH_CHARACTERS = 1024

// What Maven allows in coordinates, but for the names of this directory and the one above. `@project.version@` stands in
// files that a build fills in first: Trivy asks for it, and every repository says 404.
const SEGMENT = /^(?!\.+$)[A-Za-z0-9_.+~@-]{1,200}$/

/**
 * `com/example/app/1.0/app-1.0.pom`, exactly as Trivy looks for it, a SNAPSHOT under its literal
 * name; undefined for coordinates that could name a file elsewhere, or none.
 */
export function pomPath({ groupId, artifactId, version }: Coordinates): string | undefined {
  const directories = [...groupId.split('.'), artifactId, version]
  const path = [...directories, `${artifactId}-${version}.pom`].join('/')
  return directories.every((name) => SEGMENT.test(name)) && isPomPath(path) ? path : undefined
}

/** Whether a path is one that {@link pomPath} can give. */
export function isPomPath(path: string): boolean {
  const segments = path.split('/')
  if (path.length > MAX_PATH_CHARACTERS || segments.length < 4) return false
  const [artifactId, version, file] = segments.slice(-3)
  return file === `${artifactId}-${version}.pom` && segments.every((segment) => SEGMENT.test(segment))
}

/** Whether a version is replaced under the same name (`isSnapshot`). */
export function isSnapshot(version: string): boolean {
  return version.endsWith('SNAPSHOT') || version === 'LATEST'
}

/** The version that a path of {@link pomPath} is of. */
export function versionOfPath(path: string): string {
  return path.split('/').at(-2) ?? ''
}
