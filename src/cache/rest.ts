// GitHub's REST API, as far as the caches of this repository need it.
import { ActionError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** One request to the API of this runner's GitHub; the answer is still anything. */
export type CallGitHub = (method: 'GET' | 'DELETE', path: string) => Promise<unknown>

/** Long enough for a slow answer; this only tidies up. */
const TIMEOUT_MS = 20_000

/**
 * Calls for this repository: `path` goes below `/repos/<owner>/<name>`. The token goes to the API's own host alone.
 *
 * @returns undefined when this is no job of GitHub's, or there is no token
 */
export function gitHubApi(token: string | undefined, environment: NodeJS.ProcessEnv): CallGitHub | undefined {
  const { GITHUB_API_URL = '', GITHUB_REPOSITORY = '' } = environment
  if (token === undefined || !URL.canParse(GITHUB_API_URL) || !/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)) {
    return undefined
  }
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  }
  return async (method, path) => {
    const { HttpClient } = await import('@actions/http-client')
    const client = new HttpClient('trivy-offline-cache', [], {
      allowRedirects: false,
      socketTimeout: TIMEOUT_MS,
    })
    const url = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`
    const answer = method === 'GET' ? await client.get(url, headers) : await client.del(url, headers)
    const status = answer.message.statusCode ?? 0
    const body = await answer.readBody()
    if (status < 200 || status >= 300) throw refusal(status, body)
    return body === '' ? undefined : (JSON.parse(body) as unknown)
  }
}

function refusal(status: number, body: string): ActionError {
  const hint =
    status === 403 || status === 404
      ? 'Give the job `permissions: actions: write`, and pass the input token.'
      : undefined
  const message = /"message":\s*"([^"]*)"/.exec(body)?.[1] ?? ''
  return new ActionError(`GitHub's API answers ${status} ${clean(message, 200)}`.trim(), { hint })
}
