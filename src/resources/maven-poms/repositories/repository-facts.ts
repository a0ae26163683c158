// Brings together what is known of repositories before any POM is read: settings.xml, the input, trivy.yaml.
import semver from 'semver'
import type { RemoteRepository } from '../closure/pom-source.ts'
import type { RepositoryFacts } from './candidates.ts'
import { type MavenSettings, repositoriesOf } from './maven-settings.ts'
import { mirrorKey } from './mirror-rule.ts'

/** What the user said beside settings.xml. */
export interface RepositoryInputs {
  readonly mavenRepositories: readonly { readonly id: string; readonly url: string }[]
  readonly insecureHosts: readonly string[]
  /** `scan.maven.mirrors` of trivy.yaml. */
  readonly mavenMirrors: ReadonlyMap<string, readonly string[]>
  /** See `RepositoryFacts`. */
  readonly guardsLocalRepository: boolean
  /** Of the Trivy that will scan. */
  readonly trivyVersion: string
}

/** The facts, and the secrets among them. */
export interface KnownRepositories extends RepositoryFacts {
  readonly secrets: readonly string[]
  /** Origins that settings.xml and the input name: the user allowed them, wherever they lie. */
  readonly listedOrigins: ReadonlySet<string>
}

/** Everything that is known; each secret is masked on the way. */
export function readRepositoryFacts(
  settings: MavenSettings,
  inputs: RepositoryInputs,
  maskSecret: (secret: string) => void,
): KnownRepositories {
  const ofSettings = repositoriesOf(settings)
  const ofInputs = inputs.mavenRepositories.map(
    ({ id, url }): RemoteRepository => ({ id, url, releases: true, snapshots: true, declaredIn: 'input' }),
  )
  const urls = [
    ...ofSettings,
    ...ofInputs,
    ...settings.mirrors.filter(({ isBlocked }) => !isBlocked),
  ].flatMap(({ url }) => URL.parse(url) ?? [])
  const secrets = [
    ...settings.servers.map(({ password }) => password),
    ...settings.proxies.map(({ password }) => password),
    ...urls.flatMap(({ password }) => [password, decode(password)]),
  ].filter((secret) => secret !== '')
  for (const secret of secrets) maskSecret(secret)
  for (const { username, password } of settings.servers) {
    if (password !== '') maskSecret(Buffer.from(`${username}:${password}`).toString('base64'))
  }
  return {
    settings: ofSettings,
    inputs: ofInputs,
    mirrors: settings.mirrors,
    // `mirror.go` in its parser of POMs.
    readsMirrors: semver.gte(inputs.trivyVersion, '0.71.0'),
    servers: settings.servers,
    configMirrors: new Map([...inputs.mavenMirrors].map(([source, targets]) => [mirrorKey(source), targets])),
    insecureHosts: inputs.insecureHosts,
    guardsLocalRepository: inputs.guardsLocalRepository,
    secrets,
    listedOrigins: new Set(urls.map(({ origin }) => origin)),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not encoded, then it is what it is.
    return text
  }
}
