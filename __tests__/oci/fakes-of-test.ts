// Registries that end with the test that started them.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type FakeRegistry, type RegistryOptions, startRegistry } from '../fakes/registry.ts'

/** Call once per test file; what it returns starts registries. */
export function useRegistries(): (options?: RegistryOptions) => Promise<FakeRegistry> {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })
  return async (options) => {
    const registry = await startRegistry(options)
    closers.push(registry.close)
    return registry
  }
}

/** An environment whose Docker configuration holds these `auths` entries; a text is `user:password`. */
export function withLogins(auths: Readonly<Record<string, string | object>>): { DOCKER_CONFIG: string } {
  const directory = mkdtempSync(join(tmpdir(), 'docker-config-'))
  const entries = Object.entries(auths).map(([key, login]): [string, object] => [
    key,
    typeof login === 'string' ? { auth: Buffer.from(login).toString('base64') } : login,
  ])
  writeFileSync(join(directory, 'config.json'), JSON.stringify({ auths: Object.fromEntries(entries) }))
  return { DOCKER_CONFIG: directory }
}

/** What was asked for, and with what login, one line for each request. */
export function transcript(registry: FakeRegistry): string[] {
  return registry.requests.map(({ method, url, headers }) => {
    const path = url.replace(/\?.*/, '').replace(/sha256:\w+/, 'sha256:…')
    const [scheme = 'nothing'] = (headers.authorization ?? 'nothing').split(' ')
    return [method, path, scheme, ...(headers.range === undefined ? [] : [headers.range])].join(' ')
  })
}
