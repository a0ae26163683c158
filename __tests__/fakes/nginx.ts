// The real nginx in front of a registry, as people put one there: with a limit for bodies, or as a cache.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort, startProcess, waitForPort } from './processes.ts'

export interface Nginx {
  /** `127.0.0.1:port` */
  readonly host: string
  /** `METHOD path status` of every request so far; of a cache with `HIT` or `MISS` behind. */
  accessLog(): readonly string[]
  close(): Promise<void>
}

export interface NginxOptions {
  /** As `client_max_body_size` has it; by default nginx's own. */
  readonly maxBody?: string
  /** Keeps what it has passed on, and blobs for a day. */
  readonly isCache?: boolean
  /** Contents of an htpasswd file: without a login it answers 401, with a web page. */
  readonly htpasswd?: string
}

/** Starts nginx before this host. Peer: `nginx`. */
export async function startNginx(upstream: string, options: NginxOptions = {}): Promise<Nginx> {
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await findFreePort()
  const config = join(directory, 'nginx.conf')
  writeFileSync(config, createConfig(directory, { port, upstream, ...options }))
  const child = await startProcess({
    command: 'nginx',
    args: ['-p', directory, '-e', 'stderr', '-c', config],
    cwd: directory,
    ready: /start worker process/,
  })
  await waitForPort(port)
  return {
    host: `127.0.0.1:${port}`,
    accessLog: () => readFileSync(join(directory, 'access.log'), 'utf8').split('\n').filter(Boolean),
    async close() {
      await child.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

interface Settings extends NginxOptions {
  readonly port: number
  readonly upstream: string
}

function createConfig(directory: string, settings: Settings): string {
  const { port, upstream, maxBody = '1m', isCache = false, htpasswd } = settings
  if (htpasswd !== undefined) writeFileSync(join(directory, 'htpasswd'), htpasswd)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${directory}/${name};`,
  )
  return `daemon off;
pid ${directory}/nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
error_log stderr notice;
events {}
http {
${paths.join('\n')}
  log_format line '$request_method $uri $status${isCache ? ' $upstream_cache_status' : ''}';
  proxy_cache_path ${directory}/cache keys_zone=cache:1m;
  access_log ${directory}/access.log line;
  server {
    listen 127.0.0.1:${port};
    client_max_body_size ${maxBody};
    location / {
      proxy_pass http://${upstream};
      proxy_set_header Host $http_host;
      ${isCache ? 'proxy_cache cache; proxy_cache_valid 200 206 1d;' : ''}
      ${htpasswd === undefined ? '' : `auth_basic registry; auth_basic_user_file ${directory}/htpasswd;`}
    }
  }
}
`
}
