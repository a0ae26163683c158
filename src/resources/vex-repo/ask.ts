// Who is asked for what, and with which login: credentials of a VEX repository stay where they belong.

import type { Log } from '../../base/log.ts'
import { type Downloaded, download, type FetchContext, type FileRequest } from '../../oci/download.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import { apiArchive, findGitHubRepository } from './github.ts'
import { showVexUrl, type VexRepository } from './vex-list.ts'

/** What fetching any repository needs; the same for all of a run. */
export interface VexFetchContext extends FetchContext {
  /** For api.github.com alone. */
  readonly githubToken: string | undefined
  /** Hosts that the user allowed to be plain HTTP. */
  readonly plainHttp: readonly string[]
  /** Where the user named the repositories, in words: `the input vex-repositories`. */
  readonly namedIn: string
  readonly maxDownloadBytes: number
  readonly maxExtractedBytes: number
  readonly signal: AbortSignal
  readonly log: Log
}

/** For which repository something is asked. */
export interface Asker {
  readonly repository: VexRepository
  readonly context: VexFetchContext
}

/** An archive on disk, or the word that nothing changed. */
export interface DownloadedArchive {
  readonly downloaded: Downloaded
  readonly isFromApi: boolean
}

/** From the page first, which has no hourly limit; from the API with a login where the page says that there is nothing. */
export async function downloadArchive(
  asker: Asker,
  request: FileRequest,
  file: string,
): Promise<DownloadedArchive> {
  const { context, repository } = asker
  try {
    return { downloaded: await download(context, request, file), isFromApi: false }
  } catch (error) {
    const api = findGitHubRepository(repository.url) === undefined ? undefined : apiArchive(request.url)
    const authorization = authorizeApi(asker)
    const isHidden = error instanceof RegistryError && error.status === 404
    if (!isHidden || api === undefined || authorization === undefined) throw error
    context.log.info(`${request.what}: not public; asking ${api.host} with a login`)
    const etag = undefined
    const downloaded = await download(context, { ...request, url: api, authorization, etag }, file)
    return { downloaded, isFromApi: true }
  }
}

/** What GitHub's API is shown: the login of the repository's own entry, else the token of the job. */
export function authorizeApi({ repository, context }: Asker): string | undefined {
  return authorizationOf(repository) ?? bearer(context.githubToken)
}

/** What is asked of one address. A login goes to the origin of the repository's own address, and on github.com to its API alone. */
export function requestFor({ repository, context }: Asker, url: URL, what: string): FileRequest {
  const isOwn = url.origin === repository.url.origin && findGitHubRepository(repository.url) === undefined
  return {
    url,
    what,
    authorization: isOwn ? authorizationOf(repository) : undefined,
    maxBytes: context.maxDownloadBytes,
    loginHint: adviseOnLogin(repository, context.namedIn),
    absentHint: `Check the address of the VEX repository ${showVexUrl(repository.url)} in ${context.namedIn}, and that it has this file; some servers answer 404 as well when a login is missing${repository.login.kind === 'none' ? ', and none is known' : ', and one was sent'}.`,
  }
}

function adviseOnLogin({ url, login }: VexRepository, namedIn: string): string {
  const whose = `the VEX repository ${showVexUrl(url)} in ${namedIn}`
  return login.kind === 'none'
    ? `No login is known for ${whose}: where it wants one, write it there in the form of a repository.yaml, with its username and password or its token from a secret.`
    : `Check the login of ${whose}: its username and password or its token were sent.`
}

function authorizationOf({ login }: VexRepository): string | undefined {
  if (login.kind === 'none') return undefined
  if (login.kind === 'bearer') return bearer(login.token)
  return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
}

function bearer(token: string | undefined): string | undefined {
  return token === undefined ? undefined : `Bearer ${token}`
}
