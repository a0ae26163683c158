// Who is asked past the proxy. NO_PROXY has no standard: the library of GitHub's actions knows names, their subdomains, and
// addresses; Trivy, as all programs in Go, also `*.example.com` and networks such as 10.0.0.0/8. Both read the same variable in a job.
import { BlockList, isIP } from 'node:net'

/**
 * Whether the scan's Trivy would ask this host past the proxy (golang.org/x/net/http/httpproxy 0.49.0, `useProxy` and
 * `Config.init`). What the library exempts in addition stays exempt.
 */
export function isExemptFromProxy(url: URL, environment: NodeJS.ProcessEnv): boolean {
  const host = withoutBrackets(url.hostname).toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const entries = (environment.NO_PROXY || environment.no_proxy || '').toLowerCase().split(',')
  return entries.some((entry) => matches(entry.trim(), host, port))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '') return false
  if (entry === '*') return true
  if (entry.includes('/')) return isWithin(host, entry)
  const [name, ofPort] = splitPort(entry)
  if (ofPort !== undefined && ofPort !== port) return false
  if (isIP(name) !== 0) return isSameAddress(host, name)
  const suffix = name.startsWith('*.') ? name.slice(1) : name
  if (suffix === '') return false
  return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`)
}

function splitPort(entry: string): readonly [name: string, port: string | undefined] {
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d*))?$/.exec(entry) ?? []
  return [bracketed ?? plain ?? entry, port || undefined]
}

function isWithin(host: string, network: string): boolean {
  const [address = '', bits = ''] = network.split('/')
  const [version, ofHost] = [isIP(address), isIP(host)]
  if (version === 0 || ofHost === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128))
    return false
  const list = new BlockList()
  list.addSubnet(address, Number(bits), familyOf(version))
  return list.check(host, familyOf(ofHost))
}

function isSameAddress(host: string, address: string): boolean {
  return isWithin(host, `${address}/${isIP(address) === 4 ? 32 : 128}`)
}

function familyOf(version: number): 'ipv4' | 'ipv6' {
  return version === 4 ? 'ipv4' : 'ipv6'
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}
