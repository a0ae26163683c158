// Which environment variables a POM may read: what it names becomes part of a URL that is sent to a host of its choice.

/** Words that `${env.X}` stands for in real builds, and that say nothing about whoever runs them. */
const ALLOWED_NAMES = /^(?:CI|REVISION|CHANGELIST|SHA1|VERSION|BUILD_NUMBER|[A-Z][A-Z0-9_]*_VERSION)$/

/** Of the runner, of GitHub, and of this step: their values are tokens, or addresses with tokens. */
const FOREIGN_NAMES = /^(?:ACTIONS_|GITHUB_|INPUT_|RUNNER_)/

const SECRET_NAMES = /TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|PRIVATE|(?:^|_)KEY(?:_|$)/

/** A version, and shorter than any token (GitHub's have 40 characters and more). */
const VERSION_LIKE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,38}$/

/**
 * The variables that a POM may read: only names of an allow-list, only values that look like a version
 * and are no secret that this step knows of, under whatever name.
 *
 * @param secrets values that were masked
 */
export function allowedEnvironment(
  environment: NodeJS.ProcessEnv,
  secrets: readonly string[] = [],
): Readonly<Record<string, string>> {
  const hidden = new Set(secrets)
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && SECRET_NAMES.test(name.toUpperCase())) hidden.add(value)
  }
  const allowed: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && mayRead(name) && VERSION_LIKE.test(value) && !hidden.has(value)) {
      allowed[name] = value
    }
  }
  return allowed
}

function mayRead(name: string): boolean {
  return ALLOWED_NAMES.test(name) && !FOREIGN_NAMES.test(name) && !SECRET_NAMES.test(name)
}
