// Everything that speaks to somebody about modules, opened when the first package has to be fetched.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCACertificates } from 'node:tls'
import type { RegistryAddress } from '../calls/module-source.ts'
import { type HttpNeeds, type ModuleHttp, openModuleHttp } from './fetch-http.ts'
import type { FetchContext } from './fetch-source.ts'
import { findGit, gitEnvironment } from './git-command.ts'
import { type GitGate, openGitGate } from './git-gate.ts'
import { readLogins } from './git-logins.ts'
import { createHostRule, type HostRule } from './host-rule.ts'
import type { ModuleTokens } from './module-credentials.ts'
import type { NamedHosts } from './registry-input.ts'

/** What it is opened with. */
export interface NetworkOptions {
  readonly hosts: NamedHosts
  readonly tokens: ModuleTokens
  readonly workspace: string
  readonly work: string
  readonly caFile: string | undefined
}

/** What was asked. */
export interface NetworkFacts {
  readonly requests: number
  readonly bytes: number
  readonly hosts: readonly string[]
}

/** The network of one run. */
export interface ModuleNetwork {
  readonly open: () => Promise<FetchContext>
  readonly facts: () => NetworkFacts
  close(): Promise<void>
}

/** Opens nothing yet. */
export function openNetwork(
  options: NetworkOptions,
  needs: HttpNeeds & { readonly environment: NodeJS.ProcessEnv },
): ModuleNetwork {
  const { hosts, tokens } = options
  const rule = createHostRule(new Set([...hosts.listed, ...tokens.hosts]))
  const http = openModuleHttp(rule, needs)
  const opened: { gate?: GitGate | undefined } = {}
  let opening: Promise<FetchContext> | undefined
  return {
    open: () => {
      opening ??= openContext({ ...options, rule, http, opened }, needs)
      return opening
    },
    facts: () => ({
      requests: http.counts.requests,
      bytes: http.counts.bytes + (opened.gate?.bytes ?? 0),
      hosts: [...new Set([...http.hostsContacted, ...rule.hostsAsked])],
    }),
    close: async () => {
      await opening?.catch(() => undefined)
      await opened.gate?.close()
    },
  }
}

interface Opening extends NetworkOptions {
  readonly rule: HostRule
  readonly http: ModuleHttp
  readonly opened: { gate?: GitGate | undefined }
}

async function openContext(
  { rule, http, hosts, tokens, workspace, work, caFile, opened }: Opening,
  { environment, signal, timeLeftMs }: HttpNeeds & { readonly environment: NodeJS.ProcessEnv },
): Promise<FetchContext> {
  const accessFor = (address: RegistryAddress) => {
    const mirror = hosts.mirrors.get(address.host.toLowerCase())
    const base = mirror ?? new URL(`https://${address.host}`)
    // Trivy sends one only to a host that the source names; for a mirror the user has named it.
    const named = mirror !== undefined ? base.hostname : address.isHostNamed ? base.host : undefined
    const token = named === undefined ? undefined : tokens.tokenFor(named)
    return { base, isMirror: mirror !== undefined, token, tokenHost: named }
  }
  const git = findGit(environment, workspace)
  if (git === undefined) return { http, rule, accessFor, git: undefined, signal, timeLeftMs }
  // A proxy of the user's resolves names by itself.
  const hasProxy = PROXIES.some((name) => environment[name])
  const gate = hasProxy ? undefined : await openGitGate(rule)
  opened.gate = gate
  const certificates = caFile === undefined ? {} : trustForGit(caFile, work)
  const gitEnv = gitEnvironment(environment, { ...gate?.environment, ...certificates })
  const command = { git, environment: gitEnv, signal }
  const mayLogIn = await readLogins({ ...command, directory: work })
  return { http, rule, accessFor, git: { ...command, gate, mayLogIn }, signal, timeLeftMs }
}

const PROXIES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']

/** git knows one file of certificates, and not besides the usual ones but instead. */
function trustForGit(caFile: string, work: string): Record<string, string> {
  const file = join(work, 'certificates.pem')
  writeFileSync(file, [...getCACertificates('default'), readFileSync(caFile, 'utf8')].join('\n'))
  return { GIT_SSL_CAINFO: file }
}
