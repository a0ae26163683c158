// The parser of Maven repositories: URLs, each with the id under which settings.xml may know it.
import { joinPairs } from '../../../inputs/pairs.ts'
import { list, type Parser, quote } from '../../../inputs/parsers.ts'

/** A repository as the user names it. */
export interface NamedRepository {
  /** Finds its login among the servers of settings.xml; `central` takes the place of Maven Central. */
  readonly id: string
  readonly url: string
}

/** A list of `URL` or `id=URL`. A login in a URL is not repeated in messages. */
export const mavenRepositories: Parser<readonly NamedRepository[]> = (text) =>
  list(joinPairs(text)).map(readRepository)

function readRepository(item: string): NamedRepository {
  const [, id = '', address = ''] = /^(?:([\w.-]+)=)?(.*)$/.exec(item) ?? []
  const url = URL.parse(address)
  const shown = quote(item.replace(/\/\/[^/@]*@/, '//…@'))
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new Error(
      `${shown} is not the URL of a repository; write https://host/path or id=https://host/path`,
    )
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(`${shown} has a query or fragment; a repository's URL ends with its path`)
  }
  return { id, url: address }
}
