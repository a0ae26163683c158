// VEX repositories that live on github.com: their archives need no API, and so no token and none of its 60 requests an hour.

/** A repository on github.com. */
export interface GitHubRepository {
  readonly owner: string
  readonly name: string
}

/** Origin of the one API that a token of github.com is sent to. */
const GITHUB_API = 'https://api.github.com'

/** The repository that an address names; undefined for any other host. GHES is another host, and its token stays there. */
export function findGitHubRepository(url: URL): GitHubRepository | undefined {
  if (url.protocol !== 'https:' || url.host !== 'github.com') return undefined
  const [, owner = '', name = '', ...rest] = url.pathname.replace(/\/+$/, '').split('/')
  const isPlain = [owner, name].every((part) => /^[A-Za-z0-9._-]{1,100}$/.test(part) && !/^\.+$/.test(part))
  return isPlain && rest.length === 0 ? { owner, name: name.replace(/\.git$/, '') } : undefined
}

/** The archive of the default branch, which holds the manifest. */
export function headArchive({ owner, name }: GitHubRepository): URL {
  return new URL(`https://github.com/${owner}/${name}/archive/HEAD.tar.gz`)
}

/** The manifest alone, from the API. */
export function manifestInApi({ owner, name }: GitHubRepository): URL {
  return new URL(`${GITHUB_API}/repos/${owner}/${name}/contents/vex-repository.json`)
}

/** The same archive from the API, which knows logins where the page knows only browsers; undefined for any other address. */
export function apiArchive(url: URL): URL | undefined {
  if (url.origin !== 'https://github.com') return undefined
  const match = /^\/([\w.-]+)\/([\w.-]+)\/archive\/(.+)\.tar\.gz$/.exec(url.pathname)
  const [, owner, name, ref] = match ?? []
  if (ref === undefined || /(^|\/)\.{1,2}(\/|$)/.test(`${owner}/${name}/${ref}`)) return undefined
  return new URL(`${GITHUB_API}/repos/${owner}/${name}/tarball${ref === 'HEAD' ? '' : `/${ref}`}`)
}

/**
 * The token for api.github.com: never that of a GHES or of another GitHub, whose jobs get one of their own server.
 *
 * @param serverUrl `GITHUB_SERVER_URL` of the job
 */
export function githubToken(token: string | undefined, serverUrl: string | undefined): string | undefined {
  const isGitHub = serverUrl === undefined || serverUrl === '' || URL.parse(serverUrl)?.host === 'github.com'
  return isGitHub && token !== undefined && token !== '' ? token : undefined
}
