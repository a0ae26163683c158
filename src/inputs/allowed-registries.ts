// The registries that an administrator allows: hosts (`registry.example.com`), or bases below which everything is allowed.
import { parseReference, type Reference } from '../oci/reference.ts'
import { parseEach } from './mistakes.ts'
import { list, type Parser, quote, registryBases } from './parsers.ts'

/** One host, with or without a path below it, as references spell them. */
export interface AllowedRegistry {
  readonly registry: string
  /** Empty: the whole host. */
  readonly path: string
}

/** A list of hosts and bases; at least one. */
export const allowedRegistries: Parser<readonly AllowedRegistry[]> = (text) => {
  if (list(text).length === 0) throw new Error('is empty; write at least one registry, or leave it out')
  return parseEach(list(text), (item) => parseAllowed(item.replace(/\/+$/, '')))
}

function parseAllowed(item: string): AllowedRegistry {
  if (!item.includes('/')) {
    if (!/^[a-z0-9.-]+(:\d{1,5})?$/i.test(item) && !/^\[[0-9a-f:]+\](:\d{1,5})?$/i.test(item)) {
      throw new Error(`${quote(item)} is not a host, host:port, or registry base`)
    }
    // Only with a repository behind it does a first part without a dot count as a host to Docker's rules.
    return { registry: item.toLowerCase(), path: '' }
  }
  const [base = item] = registryBases(item)
  const { registry, repository } = parseReference(`${base}/repository`)
  return { registry, path: repository.split('/').slice(0, -1).join('/') }
}

/** Whether what is asked for lies at one of them. */
export function isAllowed(
  { registry, repository }: Pick<Reference, 'registry' | 'repository'>,
  allowed: readonly AllowedRegistry[],
): boolean {
  return allowed.some(
    (one) =>
      one.registry === registry &&
      (one.path === '' || repository === one.path || repository.startsWith(`${one.path}/`)),
  )
}

/** Whether everything below a base is allowed. */
export function isBaseAllowed(base: string, allowed: readonly AllowedRegistry[]): boolean {
  return isAllowed(parseReference(`${base}/repository`), allowed)
}

/** As people write it. */
export function sayAllowed(allowed: readonly AllowedRegistry[]): string {
  return allowed.map(({ registry, path }) => (path === '' ? registry : `${registry}/${path}`)).join(', ')
}
