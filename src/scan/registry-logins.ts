// The logins that the user has told Trivy, which it shows to every registry that it asks. Here they go to those alone that the
// user has named. Pure.
import { BUILT_IN_BASES } from '../inputs/registry-bases.ts'
import type { GivenLogins, Login } from '../oci/credentials.ts'
import { parseReference } from '../oci/reference.ts'
import { type SettingSources, toList } from './find-setting.ts'
import type { Report, ToldLogins, TrivySettings } from './settings.ts'

/** Reads them; what cannot be paired is a mistake, and Trivy would end on it. */
export function readLogins({ environment, config }: SettingSources, report: Report): ToldLogins {
  const { TRIVY_USERNAME, TRIVY_PASSWORD, TRIVY_REGISTRY_TOKEN } = environment
  const file = config.file ?? 'trivy.yaml'
  return {
    ofJob: pairLogins(
      {
        names: ['TRIVY_USERNAME', 'TRIVY_PASSWORD', 'TRIVY_REGISTRY_TOKEN'],
        usernames: TRIVY_USERNAME || undefined,
        passwords: TRIVY_PASSWORD || undefined,
        token: TRIVY_REGISTRY_TOKEN || undefined,
      },
      report,
    ),
    ofFile: pairLogins(
      {
        names: ['username', 'password', 'token'].map((key) => `registry.${key} of ${file}`),
        usernames: config.get('registry.username'),
        passwords: config.get('registry.password'),
        token: config.get('registry.token') ?? config.get('registry.registry-token'),
      },
      report,
    ),
    ofGitHub: readGitHubLogin(environment),
  }
}

interface ToldPairs {
  readonly names: readonly string[]
  readonly usernames: unknown
  readonly passwords: unknown
  readonly token: unknown
}

/** Trivy pairs the lists by their order, and a token takes the place of all (`pkg/flag/registry_flags.go`). */
function pairLogins({ names, usernames, passwords, token }: ToldPairs, { problems }: Report): Login[] {
  const [userName, passwordName, tokenName = ''] = names
  if (typeof token === 'string' && token !== '') {
    return [{ kind: 'registry-token', token, origin: `the token in ${tokenName}` }]
  }
  const [users, secrets] = [toList(usernames), toList(passwords)]
  if (users.length !== secrets.length) {
    problems.push(
      `${userName} names ${users.length} and ${passwordName} ${secrets.length}: Trivy pairs them by their order, and needs as many of both`,
    )
    return []
  }
  return users.map((username, index) => ({
    kind: 'password',
    username,
    password: secrets[index] ?? '',
    origin: `the login of ${userName}${users.length === 1 ? '' : `, number ${index + 1}`}`,
  }))
}

/** As Trivy does; the token of another GitHub server is nothing to ghcr.io. */
function readGitHubLogin({
  GITHUB_TOKEN,
  GITHUB_ACTOR,
  GITHUB_SERVER_URL = 'https://github.com',
}: NodeJS.ProcessEnv): Login | undefined {
  if (!GITHUB_TOKEN || GITHUB_SERVER_URL !== 'https://github.com') return undefined
  return {
    kind: 'password',
    username: GITHUB_ACTOR || 'unset',
    password: GITHUB_TOKEN,
    origin: 'the login of GITHUB_TOKEN',
  }
}

/** What is told of a repository by whom. */
interface Named {
  readonly place: string
  readonly isByFile: boolean
}

/**
 * The logins for a repository: none for the public registries that Trivy knows by itself, and none for what nobody named.
 *
 * @param more bases that the user names besides, such as where `mirror` pushes
 */
export function loginsFor(
  { registries, settings, more = [] }: NamedRegistries,
  registry: string,
  repository: string,
): GivenLogins {
  const asked = `${registry}/${repository}`
  const isPublic = BUILT_IN_BASES.some((base) => asked.startsWith(`${base}/`))
  const named = isPublic
    ? []
    : listNamed({ registries, settings, more }).filter(
        ({ place }) => asked === place || asked.startsWith(`${place}/`),
      )
  if (named.length === 0) return { first: [], last: [] }
  const { ofJob, ofFile, ofGitHub } = settings.logins
  const isByUser = named.some(({ isByFile }) => !isByFile)
  const isGitHubs = registry === 'ghcr.io' && isByUser && ofGitHub !== undefined
  return { first: [...(isByUser ? ofJob : []), ...ofFile], last: isGitHubs ? [ofGitHub] : [] }
}

/** Everything that names registries. */
export interface NamedRegistries {
  readonly registries: readonly string[]
  readonly settings: Pick<TrivySettings, 'repositories' | 'mirrors' | 'logins'>
  readonly more?: readonly string[]
}

function listNamed({ registries, settings, more = [] }: NamedRegistries): Named[] {
  const bases = [...registries.filter((base) => !BUILT_IN_BASES.includes(base)), ...more]
  const repositories = [...settings.repositories.values()].flatMap(({ value, saidBy }) =>
    value.map((text) => ({ text, isByFile: saidBy === 'file' })),
  )
  const mirrors = [...settings.mirrors.values()].flat()
  return [
    ...bases.map((base) => ({ place: placeOf(`${base}/x`, 1), isByFile: false })),
    ...repositories.map(({ text, isByFile }) => ({ place: placeOf(text, 0), isByFile })),
    ...mirrors.map((mirror) => ({ place: placeOf(`${mirror}/x`, 1), isByFile: true })),
  ]
}

/** Host and path as references spell them, without so many parts at the end. */
function placeOf(text: string, withoutParts: number): string {
  const { registry, repository } = parseReference(text)
  const parts = repository.split('/')
  return [registry, ...parts.slice(0, parts.length - withoutParts)].join('/')
}
