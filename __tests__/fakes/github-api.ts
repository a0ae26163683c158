// The two corners of GitHub's REST API that tidying up needs: the list of caches, and how full they are.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CacheEntry {
  readonly id: number
  readonly key: string
  readonly ref: string
  readonly created_at: string
}

export interface GitHubApi {
  readonly url: string
  readonly entries: CacheEntry[]
  /** `DELETE /repos/…`, in order, and the `Authorization` of each. */
  readonly requests: { readonly line: string; readonly authorization: string | undefined }[]
  /** From now on everything is answered so. */
  refuse(status: number, message: string): void
  close(): Promise<void>
}

/** Starts the API on a free port of 127.0.0.1. */
export async function startGitHubApi(): Promise<GitHubApi> {
  const entries: CacheEntry[] = []
  const requests: { line: string; authorization: string | undefined }[] = []
  let refusal: { status: number; message: string } | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://api')
    requests.push({
      line: `${request.method} ${url.pathname}`,
      authorization: request.headers.authorization,
    })
    const answer = (status: number, json?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(json === undefined ? undefined : JSON.stringify(json))
    }
    if (refusal !== undefined) return answer(refusal.status, { message: refusal.message })
    if (request.method === 'DELETE') {
      const id = Number(url.pathname.split('/').pop())
      const at = entries.findIndex((entry) => entry.id === id)
      if (at < 0) return answer(404, { message: 'Not Found' })
      entries.splice(at, 1)
      return answer(204)
    }
    if (url.pathname.endsWith('/usage')) {
      return answer(200, { active_caches_size_in_bytes: 1_500_000_000, active_caches_count: entries.length })
    }
    const [prefix, ref] = [url.searchParams.get('key') ?? '', url.searchParams.get('ref')]
    const found = entries.filter((entry) => entry.key.startsWith(prefix) && entry.ref === ref)
    return answer(200, { total_count: found.length, actions_caches: found })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries,
    requests,
    refuse: (status, message) => {
      refusal = { status, message }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
