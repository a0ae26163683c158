// A VEX repository as contents of the pipe. What reads its documents is loaded where there is one: most jobs have none.
import type { Contents } from '../artifact-resource.ts'

/**
 * The checks of the repository with this title.
 *
 * @param reader the Trivy that scans, where it is known: newer ones read more. Of an unknown one the least is expected
 */
export function vexContents(title: string, reader: string | undefined): Contents {
  const load = () => import('./check-contents.ts')
  return {
    memberPath: (path) => path,
    unpack: async (layer) => (await import('./unpack-repository.ts')).unpackLayer(layer),
    complete: async (directory, context) =>
      (await load()).completeTree(directory, { title, reader }, context),
    inspect: async (directory, { isSealed }) => (await load()).inspectTree(directory, { reader, isSealed }),
    renew: async (directory, confirmedAt, staging) =>
      (await load()).renewTree(directory, { reader, confirmedAt, staging }),
  }
}
