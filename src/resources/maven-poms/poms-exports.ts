// What later steps get for the Maven POMs: scanning offline where it loses nothing, and the way to them in a container. Pure,
// but for the one file that containers read.
import { join } from 'node:path'
import { describeError } from '../../base/errors.ts'
import { writeOwnFile } from '../../base/own-file.ts'
import { STATE_DIRECTORY } from '../../verify/seal.ts'
import { countPlaced } from '../closure-outcome.ts'
import type { ExportFacts, Exports, FinishContext } from '../contract/exports.ts'
import { decideOfflineScan } from './offline-scan.ts'
import type { PomsOutcome } from './poms-outcome.ts'

/** Where the local Maven repository is mounted. */
const CONTAINER_REPOSITORY = '/trivy-offline-maven'

/** Below the cache directory: a MAVEN_HOME for containers, of which Trivy reads `conf/settings.xml`. */
const CONTAINER_MAVEN_HOME = `${STATE_DIRECTORY}/maven`

/**
 * The settings that lead Trivy in a container to the mounted repository, whatever its user's HOME is;
 * `file` is below the cache directory.
 */
const CONTAINER_SETTINGS = {
  file: `${CONTAINER_MAVEN_HOME}/conf/settings.xml`,
  text: `<settings><localRepository>${CONTAINER_REPOSITORY}</localRepository></settings>\n`,
} as const

/** Scanning offline, where that is decided, and the local repository for containers. */
export function exportPoms(facts: ExportFacts): Exports {
  const { seen, outcome, containerCacheDir } = facts
  const poms = outcome?.own as PomsOutcome | undefined
  const { isSet } = decideOfflineScan(seen, poms?.isReady === true, poms?.otherwise)
  // Without it a container that scans offline would miss what these POMs lead to.
  const [repository] = poms?.isReady === true && countPlaced(poms) > 0 ? poms.localRepositories : []
  return {
    variables: isSet ? { TRIVY_OFFLINE_SCAN: 'true' } : {},
    flags: isSet ? ['--offline-scan'] : [],
    docker:
      repository === undefined
        ? undefined
        : {
            mounts: [`${repository}:${CONTAINER_REPOSITORY}:ro`],
            variables: { MAVEN_HOME: `${containerCacheDir}/${CONTAINER_MAVEN_HOME}` },
          },
  }
}

/** Only containers need it, so it is no reason to fail. */
export function writeContainerSettings({ isReady, cacheDir, log }: FinishContext): void {
  if (isReady !== true) return
  try {
    writeOwnFile(join(cacheDir, CONTAINER_SETTINGS.file), CONTAINER_SETTINGS.text)
  } catch (error) {
    log.warning(`containers will not find the Maven POMs: ${describeError(error)}`)
  }
}
