// Whether a scan may meet a JAR that only the Java DB can name. Pure.
import semver from 'semver'
import { clean } from '../../base/log.ts'
import { type EffectiveScanners, effectiveScanners, isSbomFormat } from '../../scan/effective-scanners.ts'
import type { Command } from '../../scan/settings.ts'
import type { Workspace } from '../../scan/workspace.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts } from '../contract/known-facts.ts'
import { nameFiles, notNeeded, provided } from '../need-words.ts'
import { javaCluesIn } from './java-clues.ts'

/** Commands that identify no JAR at all, and why. */
const WITHOUT_JARS: Readonly<Partial<Record<Command, string>>> = {
  fs: 'fs scans do not read JARs',
  repo: 'repo scans do not read JARs',
  config: 'config reads no packages',
  sbom: 'an SBOM already names its packages',
  server: 'a server reads no JARs; its clients do',
}

/** The decision about the Java DB, the one that costs most. */
export function needOfJavaDb(facts: NeedFacts): Decision {
  const { settings, trivyVersion } = facts
  const scan = effectiveScanners(settings, trivyVersion)
  const command = settings.command.value
  const rule = command === undefined ? undefined : WITHOUT_JARS[command]
  if (rule !== undefined) return notNeeded(rule)
  if (!settings.pkgTypes.value.has('library')) {
    return notNeeded(`packages of libraries are left out (${settings.pkgTypes.origin}), so no JAR is read`)
  }
  if (command === 'client' && semver.gte(trivyVersion, '0.54.0')) {
    return notNeeded('the command client has no package types since Trivy 0.54, and reads no JARs')
  }
  if (command === 'k8s' && settings.format.value === 'cyclonedx') {
    return notNeeded('k8s with the format cyclonedx lists the components of the cluster and reads no image')
  }
  if (command === 'k8s' && settings.skipsImages?.value === true) {
    return notNeeded(`the images of the cluster are left out (${settings.skipsImages.origin})`)
  }
  const isExplicit = command !== undefined || settings.scanners.isExplicit
  if (isExplicit && !scan.scanners.has('vuln') && !isSbomFormat(settings.format.value)) {
    return notNeeded(`${scan.because}: without vulnerabilities JARs are not identified`)
  }
  if (command !== undefined) return needOfTarget(command, facts, scan)
  return weighEvidence(facts)
}

/** A named target that may hold a JAR needs it (docs/decisions/plan.md): nobody can look into it beforehand. */
function needOfTarget(command: Command, { settings }: NeedFacts, scan: EffectiveScanners): Decision {
  const why = scan.scanners.has('vuln') ? scan.because : `the format ${settings.format.value} lists packages`
  return provided(scan.isUnknown ? 'maybe' : 'needed', `${nameTarget(command)} may hold a JAR; ${why}`)
}

function nameTarget(command: Command): string {
  if (command === 'vm') return 'a virtual machine'
  if (command === 'k8s') return 'an image in the cluster'
  return command === 'rootfs' ? 'a root file system' : 'an image'
}

function weighEvidence({ workspace, offline }: NeedFacts): Decision {
  const asked = 'no scan-type is given'
  const evidence = workspace === undefined ? undefined : findEvidence(workspace)
  if (evidence !== undefined) return provided('maybe', `${asked}; ${evidence}`)
  const found = describeLack(workspace)
  if (offline)
    return provided('maybe', `${asked}, and offline it must be at hand if an image holds a JAR; ${found}`)
  // What was not seen may be there, and only a look at everything says that it is not.
  if (workspace?.isComplete === false) return provided('maybe', `${asked}; ${found}`)
  return {
    need: 'maybe',
    provide: false,
    reason: `${asked}; ${found}. If an image is scanned, set scan-type: image`,
  }
}

/** The strongest piece first: a reader wants one file to look at. */
function findEvidence(workspace: Workspace): string | undefined {
  const { archives = [], dockerfiles = [], composeFiles = [], javaImages = [] } = javaCluesIn(workspace)
  const [image] = javaImages
  if (image !== undefined)
    return `the image ${clean(image, 100)} runs Java, and is named in a Dockerfile or compose file`
  const pieces = [
    ['a Java archive', archives],
    ['a Dockerfile', dockerfiles],
    ['a compose file', composeFiles],
  ] as const
  for (const [what, paths] of pieces) {
    if (paths[0] !== undefined) return `${what} is in the workspace: ${nameFiles(paths)}`
  }
  return undefined
}

function describeLack(workspace: Workspace | undefined): string {
  if (workspace === undefined) return 'nobody looked into the workspace'
  if (workspace.isEmpty) return 'the workspace is empty'
  if (workspace.stoppedBy !== undefined) return `the look into the workspace ended at ${workspace.stoppedBy}`
  return 'no Dockerfile, compose file, or Java archive is in the workspace'
}
