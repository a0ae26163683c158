// The tables of docs/network.md: which hosts each resource and each configuration contacts, what for, and what can stand in for them.
import { BUILT_IN_BASES } from '../src/inputs/registry-bases.ts'
import { RESOURCES } from '../src/resources/table.ts'
import { codeCell, proseCell, type Row, renderTable, replaceBetween } from './markdown-table.ts'

interface RegistryHosts {
  /** Serves the registry's API. */
  readonly api: string
  /** Gives anonymous tokens, where it is another host. */
  readonly token?: string
  /** Where the API redirects for blobs; the operator's own business, which changes without notice. */
  readonly storage: readonly string[]
}

/** By the host of a base. */
const REGISTRIES: Readonly<Record<string, RegistryHosts>> = {
  'mirror.gcr.io': { api: 'mirror.gcr.io', storage: ['googlecode.l.googleusercontent.com'] },
  'ghcr.io': { api: 'ghcr.io', storage: ['pkg-containers.githubusercontent.com'] },
  'public.ecr.aws': { api: 'public.ecr.aws', storage: ['*.cloudfront.net'] },
  'docker.io': {
    api: 'registry-1.docker.io',
    token: 'auth.docker.io',
    storage: ['production.cloudflare.docker.com', '*.r2.cloudflarestorage.com'],
  },
}

/** Besides the registries. */
const OTHERS: readonly (readonly [what: string, hosts: readonly string[], when: string, instead: string])[] =
  [
    [
      'Actions cache',
      ['results-receiver.actions.githubusercontent.com', '*.blob.core.windows.net'],
      'where the runner offers a cache; GHES: its own host and storage',
      '`offline` does not forbid it; nothing is asked where the runner has no cache, or with `cache-mode: none`',
    ],
    [
      'GitHub API',
      ['api.github.com'],
      '`warm`: lists and removes superseded entries, asks how full the cache is; VEX repositories on github.com that are not public',
      'an empty `token`',
    ],
  ]

/** The page with its tables brought up to date. */
export function renderNetwork(page: string): string {
  return replaceBetween(replaceBetween(page, 'resources', resourceTable()), 'others', otherTable())
}

function resourceTable(): string {
  const heads = ['Resource', 'Registry base', 'Hosts', 'Proxy', 'Mirror']
  const rows: Row[] = RESOURCES.flatMap(({ title, published }) =>
    BUILT_IN_BASES.filter((base) => published?.notPublishedAt.includes(base) === false).map((base) => [
      proseCell(title),
      codeCell(`${base}/${published?.repository}`),
      hostsCell(hostsOf(base)),
      'yes',
      codeCell(`registries: <yours>`),
    ]),
  )
  const elsewhere: Row[] = RESOURCES.flatMap(({ title, hosts }) =>
    hosts === undefined ? [] : [[proseCell(title), '', hostsCell(hosts), 'yes', 'private registry']],
  )
  return renderTable(heads, [...rows, ...elsewhere])
}

function otherTable(): string {
  const rows = OTHERS.map(([what, hosts, when, instead]) => [
    proseCell(what),
    hostsCell(hosts),
    proseCell(when),
    proseCell(instead),
  ])
  return renderTable(['What', 'Hosts', 'When', 'How to do without'], rows)
}

function hostsOf(base: string): readonly string[] {
  const host = base.split('/')[0] ?? ''
  const known = REGISTRIES[host]
  if (known === undefined) throw new Error(`docs/network.md: nothing is known of the hosts behind ${base}`)
  return [known.api, ...(known.token === undefined ? [] : [known.token]), ...known.storage]
}

function hostsCell(hosts: readonly string[]): string {
  return codeCell(hosts.join('\n'))
}
