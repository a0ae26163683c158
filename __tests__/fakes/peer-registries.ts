// The registries that people run besides the one of fakes/docker-registry.ts: real programs, each on a port of 127.0.0.1 that
// stays its own when it is restarted, with its data on disk.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort, type RunningProcess, startProcess, waitForPort } from './processes.ts'

export interface PeerRegistry {
  /** `127.0.0.1:port` */
  readonly host: string
  log(): string
  /** Stops it, and starts it again with the same data after this time. */
  restart(pauseMs: number): Promise<void>
  close(): Promise<void>
}

/** Who may do what: `name: password`, and the rights of that login in the registry's own words. */
export interface PeerLogin {
  readonly user: string
  readonly password: string
  readonly rights: readonly string[]
}

export interface PeerOptions {
  /** The only login; nobody may do anything without one. */
  readonly login?: PeerLogin
  /** Requests in a second (olareg). */
  readonly rateLimit?: number
  /** Takes no images in the format of Docker, as is its default (zot). */
  readonly isOciOnly?: boolean
  /** Takes no push (olareg). */
  readonly isReadOnly?: boolean
}

interface Start {
  readonly directory: string
  readonly port: number
  readonly options: PeerOptions
}

/** One registry product. */
export interface PeerKind {
  /** As a table names it. */
  readonly title: string
  readonly program: string
  /** Its version, as the program itself prints it. */
  version(): string
  readonly command: (start: Start) => readonly string[]
}

/** By the name of their products. */
export const PEER_REGISTRIES = {
  'distribution-2': {
    title: 'Distribution 2.8',
    program: 'docker-registry',
    version: () => versionIn(['docker-registry', '--version'], /\b(\d+\.\d+\.\d+)/),
    command: (start) => ['docker-registry', 'serve', writeDistribution(start)],
  },
  'distribution-3': {
    title: 'Distribution 3.1',
    program: 'registry',
    version: () => versionIn(['registry', '--version'], /\bv(\d+\.\d+\.\d+)/),
    command: (start) => ['registry', 'serve', writeDistribution(start)],
  },
  zot: {
    title: 'zot 2.1',
    program: 'zot',
    version: () => versionIn(['zot', '--version'], /"commit":"([^"]*)"/),
    command: (start) => ['zot', 'serve', writeZot(start)],
  },
  olareg: {
    title: 'olareg 0.2',
    program: 'olareg',
    version: () => versionIn(['olareg', 'version'], /VCSTag:\s*(\S+)/),
    command: ({ directory, port, options }) => [
      'olareg',
      'serve',
      '--addr=127.0.0.1',
      `--port=${port}`,
      `--dir=${join(directory, 'data')}`,
      ...(options.isReadOnly === true ? ['--store-ro'] : []),
      ...(options.rateLimit === undefined ? [] : [`--rate-limit=${options.rateLimit}`]),
      ...(options.login === undefined ? [] : [`--auth-basic=${writeOlaregAuth(directory, options.login)}`]),
    ],
  },
  crane: {
    title: 'crane registry serve 0.22',
    program: 'crane',
    version: () => versionIn(['crane', 'version'], /(\S+)/),
    command: ({ directory, port }) => [
      'crane',
      'registry',
      'serve',
      `--address=127.0.0.1:${port}`,
      `--disk=${join(directory, 'data')}`,
    ],
  },
} as const satisfies Record<string, PeerKind>

export type PeerName = keyof typeof PEER_REGISTRIES

/** Starts a registry. Peer: its program, and `htpasswd` for a login. */
export async function startPeerRegistry(name: PeerName, options: PeerOptions = {}): Promise<PeerRegistry> {
  const directory = mkdtempSync(join(tmpdir(), `${name}-`))
  mkdirSync(join(directory, 'data'))
  const port = await findFreePort()
  const [command = '', ...args] = PEER_REGISTRIES[name].command({ directory, port, options })
  const start = async (): Promise<RunningProcess> => {
    // Not each of them says when it listens.
    const child = await startProcess({ command, args, cwd: directory, ready: /^/ })
    await waitForPort(port)
    return child
  }
  let child = await start()
  return {
    host: `127.0.0.1:${port}`,
    log: () => child.log(),
    async restart(pauseMs) {
      await child.close()
      await sleep(pauseMs)
      child = await start()
    },
    async close() {
      await child.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

// JSON is YAML as well.
function writeConfig(directory: string, config: object): string {
  const path = join(directory, 'config.json')
  writeFileSync(path, JSON.stringify(config, undefined, 2))
  return path
}

function writeDistribution({ directory, port, options: { login } }: Start): string {
  const path = login === undefined ? undefined : writeHtpasswd(directory, login)
  return writeConfig(directory, {
    version: 0.1,
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(directory, 'data') }, delete: { enabled: true } },
    // As one has it who means to go on after a restart: uploads are signed with it.
    http: { addr: `127.0.0.1:${port}`, secret: 'of-this-test' },
    ...(path === undefined ? {} : { auth: { htpasswd: { realm: 'test', path } } }),
  })
}

function writeZot({ directory, port, options: { login, isOciOnly = false } }: Start): string {
  const access =
    login === undefined
      ? {}
      : {
          auth: { htpasswd: { path: writeHtpasswd(directory, login) } },
          accessControl: {
            repositories: { '**': { policies: [{ users: [login.user], actions: login.rights }] } },
          },
        }
  return writeConfig(directory, {
    distSpecVersion: '1.1.1',
    storage: { rootDirectory: join(directory, 'data'), gc: false },
    http: {
      address: '127.0.0.1',
      port: String(port),
      ...(isOciOnly ? {} : { compat: ['docker2s2'] }),
      ...access,
    },
    log: { level: 'info' },
  })
}

function writeOlaregAuth(directory: string, { user, password, rights }: PeerLogin): string {
  const path = join(directory, 'auth.json')
  const [, cred] = hash(user, password).split(':')
  const acls = [{ repo: '*', access: rights, members: [user] }]
  writeFileSync(path, JSON.stringify({ users: { [user]: { cred } }, acls }))
  return path
}

function writeHtpasswd(directory: string, { user, password }: PeerLogin): string {
  const path = join(directory, 'htpasswd')
  writeFileSync(path, `${hash(user, password)}\n`)
  return path
}

function hash(user: string, password: string): string {
  return execFileSync('htpasswd', ['-nbB', user, password], { encoding: 'utf8' }).trim()
}

function versionIn([command = '', ...args]: readonly string[], pattern: RegExp): string {
  const text = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  return pattern.exec(text)?.[1] ?? 'unknown'
}
