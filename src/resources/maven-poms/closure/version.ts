// Versions as Trivy understands them (pkg/dependency/parser/java/pom/artifact.go): one version, soft or hard; no ranges.

/** An empty text is a version that cannot be told, such as a range: the POM is not looked for. */
export interface Version {
  readonly text: string
  /** `[1.0]`: it wins over a soft one that was met before. */
  readonly isHard: boolean
}

/** Reads an evaluated version. */
export function parseVersion(text: string): Version {
  const isHard = text.startsWith('[') && text.endsWith(']')
  const inner = isHard ? text.replace(/^[[\]]+|[[\]]+$/g, '') : text
  return { text: /[,()[\]]/.test(inner) ? '' : inner, isHard }
}

/** Whether a version that is met later replaces the one met first. */
export function overrides(later: Version, first: Version): boolean {
  return later.isHard && !first.isHard
}
