// The real Squid as a forward proxy whose idea of host names is a file of the test: no root, no DNS.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort, startProcess, waitForPort } from './processes.ts'

export interface Squid {
  /** For `HTTPS_PROXY` and `HTTP_PROXY`. */
  readonly url: string
  /** Its access log so far; a tunnel is written down when it ends. */
  accessLog(): string
  close(): Promise<void>
}

/** Starts Squid, which finds these host names at 127.0.0.1. Peer: `squid`. */
export async function startSquid(hostNames: readonly string[]): Promise<Squid> {
  const directory = mkdtempSync(join(tmpdir(), 'squid-'))
  // Started by root it becomes another user, who has to write here.
  chmodSync(directory, 0o777)
  const at = (name: string) => join(directory, name)
  const port = await findFreePort()
  writeFileSync(at('hosts'), hostNames.map((name) => `127.0.0.1 ${name}\n`).join(''))
  writeFileSync(at('squid.conf'), createConfig(directory, port))
  const child = await startProcess({
    command: 'squid',
    args: ['-N', '-d', '1', '-f', at('squid.conf')],
    cwd: directory,
    ready: /Accepting HTTP Socket connections/,
  })
  // It says so a moment before it listens.
  await waitForPort(port)
  let lastLog: string | undefined
  return {
    url: `http://127.0.0.1:${port}`,
    accessLog: () => lastLog ?? readFileSync(at('access.log'), 'utf8'),
    async close() {
      await child.close()
      lastLog ??= readFileSync(at('access.log'), 'utf8')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function createConfig(directory: string, port: number): string {
  return [
    `http_port 127.0.0.1:${port}`,
    `hosts_file ${directory}/hosts`,
    'visible_hostname squid.test',
    'acl all_methods method CONNECT GET HEAD',
    'http_access allow all_methods',
    'cache deny all',
    'shutdown_lifetime 0 seconds',
    `access_log stdio:${directory}/access.log`,
    `cache_log ${directory}/cache.log`,
    `pid_filename ${directory}/squid.pid`,
    `coredump_dir ${directory}`,
    'pinger_enable off',
    '',
  ].join('\n')
}
