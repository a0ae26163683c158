// Git repositories over HTTP, and with a certificate over https, on loopback: git's own backend as a CGI program, and a record
// of every request. Peer: `git`.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { writeFile } from '../temporary.ts'

/** A running server. */
export interface GitServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly host: string
  /** `https://localhost:PORT`, and its host; empty without a certificate. */
  readonly secureUrl: string
  readonly secureHost: string
  /** Answers instead of git when it returns true. */
  intercept?: ((request: http.IncomingMessage, response: http.ServerResponse) => boolean) | undefined
  /** Method and path with query of each request, in order. */
  readonly requests: string[]
  /** Commits files (`undefined` removes, `{ link }` makes a symbolic link, `{ submodule }` names a commit), and names the commit by these tags and branches. */
  commit(repository: string, files: GitFiles, names?: readonly string[]): string
  close(): Promise<void>
}

export type GitFiles = Readonly<
  Record<string, string | undefined | { readonly link: string } | { readonly submodule: string }>
>

/** Serves the repositories below a directory; over https too where there is a certificate for `localhost`. */
export async function startGitServer(
  directory: string,
  certificate?: { readonly cert: string; readonly key: string },
): Promise<GitServer> {
  const requests: string[] = []
  const bare = join(directory, 'served')
  mkdirSync(bare, { recursive: true })
  const answer: http.RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    if (served.intercept?.(request, response) === true) return
    const url = new URL(request.url ?? '', 'http://git.test')
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: bare,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        ...(request.headers['content-encoding'] === 'gzip' ? { HTTP_CONTENT_ENCODING: 'gzip' } : {}),
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    backend.stdin.on('error', () => undefined)
    request.pipe(backend.stdin)
    const chunks: Buffer[] = []
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    backend.on('close', () => {
      const said = Buffer.concat(chunks)
      const end = said.indexOf('\r\n\r\n')
      for (const line of said.subarray(0, end).toString().split('\r\n')) {
        const [name = '', value = ''] = line.split(/: (.*)/)
        if (name === 'Status') response.statusCode = Number.parseInt(value, 10)
        else if (name !== '') response.setHeader(name, value)
      }
      response.end(said.subarray(end + 4))
    })
  }
  const server = http.createServer(answer)
  const secure = certificate && https.createServer(certificate, answer)
  const host = `127.0.0.1:${await listen(server)}`
  const secureHost = secure === undefined ? '' : `localhost:${await listen(secure)}`
  const served: GitServer = {
    url: `http://${host}`,
    host,
    secureUrl: secureHost === '' ? '' : `https://${secureHost}`,
    secureHost,
    requests,
    commit: (repository, files, names = []) => commit(directory, repository, files, names),
    close: async () => {
      await Promise.all([server, secure].map((one) => one && close(one)))
    },
  }
  return served
}

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function commit(directory: string, repository: string, files: GitFiles, names: readonly string[]): string {
  const work = join(directory, 'work', repository)
  const bare = join(directory, 'served', repository)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: work,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: directory, GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  mkdirSync(work, { recursive: true })
  git('init', '-q', '-b', 'main')
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) git('rm', '-q', path)
    else if (typeof content === 'string') writeFile(work, path, content)
    else if ('link' in content) {
      mkdirSync(dirname(join(work, path)), { recursive: true })
      symlinkSync(content.link, join(work, path))
    }
  }
  git('add', '-A')
  for (const [path, content] of Object.entries(files))
    if (typeof content === 'object' && 'submodule' in content)
      git('update-index', '--add', '--cacheinfo', `160000,${content.submodule},${path}`)
  git('commit', '-q', '--allow-empty', '-m', 'next')
  for (const name of names)
    git(...(name.startsWith('heads/') ? ['branch', '-f', name.slice(6)] : ['tag', '-f', name]))
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare], { stdio: 'ignore' })
  git('push', '-q', '-f', '--tags', bare, 'refs/heads/*:refs/heads/*')
  return git('rev-parse', 'HEAD')
}
