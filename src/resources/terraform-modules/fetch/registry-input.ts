// The input terraform-registry: what stands in for a module registry, and which inner hosts modules may come from.
import { joinPairs } from '../../../inputs/pairs.ts'
import { list, type Parser, quote } from '../../../inputs/parsers.ts'
import { hasLogin } from './url-login.ts'

/** What the user said of hosts. */
export interface NamedHosts {
  /** By the registry's host, where it is asked instead. */
  readonly mirrors: ReadonlyMap<string, URL>
  /** `host` or `host:port` that may be asked wherever they lie, mirrors among them. */
  readonly listed: ReadonlySet<string>
}

/** A list of `HOST=URL` and of `HOST`. A login in a URL is not repeated in messages. */
export const terraformRegistries: Parser<NamedHosts> = (text) => {
  const mirrors = new Map<string, URL>()
  const listed = new Set<string>()
  for (const item of list(joinPairs(text))) {
    const equals = item.indexOf('=')
    const host = (equals === -1 ? item : item.slice(0, equals)).toLowerCase()
    if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host)) throw new Error(explain(item))
    if (equals === -1) listed.add(host)
    else {
      const url = parseBase(item.slice(equals + 1), item)
      mirrors.set(host, url)
      listed.add(url.host)
    }
  }
  return { mirrors, listed }
}

function parseBase(address: string, item: string): URL {
  const url = URL.parse(address)
  if (url === null || !['https:', 'http:'].includes(url.protocol)) throw new Error(explain(item))
  if (hasLogin(url)) {
    throw new Error(`${shown(item)} carries a login; give a token for it in TF_TOKEN_<host>`)
  }
  if (url.search !== '' || url.hash !== '') throw new Error(`${shown(item)} has a query or fragment`)
  return url
}

function explain(item: string): string {
  return `${shown(item)} is not of the form HOST=URL or HOST; write for example registry.terraform.io=https://mirror.example.com`
}

function shown(item: string): string {
  return quote(item.replace(/(^|=|\/\/)[^/@=]*@/g, '$1…@'))
}
