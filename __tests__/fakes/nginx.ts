// The real nginx in front of a registry, as people put one there: with a limit for bodies.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort, startProcess, waitForPort } from './processes.ts'

export interface Nginx {
  /** `127.0.0.1:port` */
  readonly host: string
  /** `METHOD path status` of every request so far. */
  accessLog(): readonly string[]
  close(): Promise<void>
}

/** Starts nginx before this host; `maxBody` as `client_max_body_size` has it, by default nginx's own. Peer: `nginx`. */
export async function startNginx(upstream: string, maxBody = '1m'): Promise<Nginx> {
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await findFreePort()
  const config = join(directory, 'nginx.conf')
  writeFileSync(config, createConfig(directory, { port, upstream, maxBody }))
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

interface Settings {
  readonly port: number
  readonly upstream: string
  readonly maxBody: string
}

function createConfig(directory: string, { port, upstream, maxBody }: Settings): string {
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
  log_format line '$request_method $uri $status';
  access_log ${directory}/access.log line;
  server {
    listen 127.0.0.1:${port};
    client_max_body_size ${maxBody};
    location / {
      proxy_pass http://${upstream};
      proxy_set_header Host $http_host;
    }
  }
}
`
}
