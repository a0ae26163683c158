// What to do about a proxy that wants a login, or refuses the one that it was shown: which proxy that is, and where it was set.
import { clean } from '../base/log.ts'
import { isExemptFromProxy } from './proxy-exemption.ts'
import { isLoopback } from './reference.ts'

/** The variable that names the proxy for an address: each scheme has one of its own. */
export function proxyVariable({ protocol }: URL): string {
  return protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY'
}

/** What to do about a 407 on the way to an address. */
export function proxyLoginHint(url: URL): string {
  const variable = proxyVariable(url)
  const proxy = findProxy(url, variable)
  const writeAs = (address: string) =>
    `write it, from a secret, into ${variable} as http://user:password@${address}, with special characters percent-encoded.`
  if (proxy === undefined) {
    return `${url.host} answers as a proxy does that wants a login, and none is set for it: if one stands on the way, ${writeAs('proxy:port')}`
  }
  const host = clean(proxy.host, 100)
  return proxy.username === ''
    ? `The proxy ${host} wants a login: ${writeAs(host)}`
    : `The proxy ${host} refused the login in ${variable}: check it; special characters in it must be percent-encoded.`
}

/** As @actions/http-client finds it, which reads the spelling in small letters first and asks no proxy for this machine itself. */
function findProxy(url: URL, variable: string): URL | undefined {
  const text = process.env[variable.toLowerCase()] || process.env[variable] || ''
  if (text === '' || isLoopback(url.host) || isExemptFromProxy(url, process.env)) return undefined
  return URL.parse(/^https?:\/\//.test(text) ? text : `http://${text}`) ?? undefined
}
