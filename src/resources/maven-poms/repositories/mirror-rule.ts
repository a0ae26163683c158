// Which mirror of settings.xml stands for a repository, and one spelling of a repository's URL. Pure.
import type { RemoteRepository } from '../closure/pom-source.ts'
import type { Mirror } from './maven-settings.ts'

/** The first mirror that matches, by Maven's rules (maven-resolver's DefaultMirrorSelector). */
export function findMirror(
  { id, url: address }: Pick<RemoteRepository, 'id' | 'url'>,
  mirrors: readonly Mirror[],
): Mirror | undefined {
  const url = URL.parse(address)
  return mirrors.find(({ patterns }) => {
    let matches = false
    for (const pattern of patterns) {
      if (pattern === id) return true
      if (pattern.length > 1 && pattern.slice(1) === id && pattern.startsWith('!')) return false
      if (pattern === '*') matches = true
      else if (pattern === 'external:*') matches ||= isExternal(url)
      else if (pattern === 'external:http:*') matches ||= isExternal(url) && url?.protocol === 'http:'
    }
    return matches
  })
}

function isExternal(url: URL | null): boolean {
  return (
    url !== null && url.protocol !== 'file:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  )
}

/** One spelling of a repository's URL: without login and trailing slash, the path cleaned. */
export function mirrorKey(text: string): string {
  const url = URL.parse(text)
  return url === null ? text : `${url.origin}${cleanPath(url.pathname)}`
}

function cleanPath(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/$/, '')
}
