// What later steps get for the Terraform modules: the temporary directory in which Trivy finds them, and a mount for each in a
// container, whose own directory above them is then of the user that Trivy wants. Pure.
import { join } from 'node:path'
import type { ExportFacts, Exports } from '../contract/exports.ts'
import type { ModulesOutcome } from './modules-outcome.ts'

/** Of an image of Trivy's. */
const CONTAINER_TEMP = '/tmp'

/** Nothing where nothing was placed. */
export function exportModules({ outcome }: ExportFacts): Exports {
  const modules = outcome?.own as ModulesOutcome | undefined
  if (modules === undefined || modules.keys.length === 0) return {}
  const below = (directory: string, key: string) => `${directory}/.aqua/cache/${key}`
  return {
    hostVariables: modules.variables,
    docker: {
      mounts: modules.keys.map(
        (key) => `${join(modules.temp, '.aqua', 'cache', key)}:${below(CONTAINER_TEMP, key)}:ro`,
      ),
      variables: {},
    },
  }
}
