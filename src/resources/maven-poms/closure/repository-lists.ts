// Lists of repositories, each held once: thousands of POMs are asked for with the same few lists, whose keys would fill the memory.
import type { RemoteRepository } from './pom-source.ts'

/** The lists of one closure. */
export interface RepositoryLists {
  /** The same list for the same repositories. */
  intern(list: readonly RemoteRepository[]): readonly RemoteRepository[]
  /** Equal for lists of the same URLs, in the same order. */
  numberOf(list: readonly RemoteRepository[]): number
}

/** None. */
export const NO_REPOSITORIES: readonly RemoteRepository[] = []

/** Starts empty. */
export function createRepositoryLists(): RepositoryLists {
  const known = new Map<string, readonly RemoteRepository[]>()
  const numbers = new Map<string, number>()
  const numberOfList = new WeakMap<readonly RemoteRepository[], number>()
  return {
    intern: (list) => {
      const text = list
        .map(({ id, url, releases, snapshots }) => `${id} ${url} ${releases} ${snapshots}`)
        .join('\n')
      const same = known.get(text) ?? list
      known.set(text, same)
      return same
    },
    numberOf: (list) => {
      const before = numberOfList.get(list)
      if (before !== undefined) return before
      const text = list.map(({ url }) => url).join('\n')
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      numberOfList.set(list, number)
      return number
    },
  }
}
