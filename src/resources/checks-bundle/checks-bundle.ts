// The checks bundle: the policies of a scan for misconfigurations. Its major follows Trivy's version, and Trivy has checks of
// its own embedded that stand in for it.
import { join } from 'node:path'
import semver from 'semver'
import { VerifyError } from '../../base/errors.ts'
import { HOUR_MS, MEBIBYTE } from '../../base/units.ts'
import type { Manifest } from '../../oci/manifest.ts'
import { versionOf } from '../../verify/layer.ts'
import type { ArtifactResource, Contents, ResourceSettings } from '../artifact-resource.ts'
import { METADATA_FILE } from '../metadata/metadata-file.ts'
import {
  BUNDLE_CONTENT,
  checkBundle,
  checkPackages,
  readDownloadedAt,
  renewBundleMetadata,
  tellUnevaluated,
  writeBundleMetadata,
} from './check-bundle.ts'
import { guardMajor } from './guard-major.ts'

const TITLE = 'Checks'

/** The versions of Trivy that read each major, from 0 on. */
export const CHECKS_MAJORS: readonly string[] = ['<0.56.0', '>=0.56.0 <0.69.0', '>=0.69.0']

/** Where it is published and how it is recognised. */
export const CHECKS_BUNDLE: ArtifactResource = {
  name: 'checks-bundle',
  id: 'checks-bundle',
  title: TITLE,
  repository: 'trivy-checks',
  directory: 'policy',
  layerMediaType: 'application/vnd.cncf.openpolicyagent.layer.v1.tar+gzip',
  maxLayerBytes: 64 * MEBIBYTE,
  maxExtractedBytes: 512 * MEBIBYTE,
  age: 'confirmation',
  maxAgeMs: 30 * HOUR_MS,
  staleIfErrorMs: Number.POSITIVE_INFINITY,
  schemaWord: 'major',
  notPublishedAt: ['public.ecr.aws/aquasecurity'],
  rawArchive: 'bundle.tar.gz',
  standIn: { absentPath: BUNDLE_CONTENT, consequence: 'Trivy uses the checks embedded in it' },
  placement: { kind: 'tree', provenFile: BUNDLE_CONTENT, metadataFile: METADATA_FILE },
  contents: bundleContents(),
  checkManifest: refuseOtherMajor,
  schemaOf: (manifest) => versionOf(manifest)?.split('.')[0],
  trivyVersions: (major) => CHECKS_MAJORS[major] ?? '*',
  settings: settingsFor,
  guardCommand: guardMajor,
  isReadBy: 'case "$subcommand $scanners" in "config "* | "conf "* | *misconfig*) ;; *) false ;; esac',
}

function bundleContents(): Contents {
  return {
    memberPath: (path) => `${BUNDLE_CONTENT}/${path}`,
    async complete(directory, context) {
      await checkBundle(join(directory, BUNDLE_CONTENT), context)
      const warning = tellUnevaluated(await checkPackages(join(directory, BUNDLE_CONTENT)))
      if (warning !== undefined) context.log?.warning(warning)
      const { fetched, trivyVersion, now, confirmedAt } = context
      const origin = { manifestDigest: fetched.digest, version: versionOf(fetched.manifest), trivyVersion }
      await writeBundleMetadata(directory, origin, now)
      return { measuredAt: confirmedAt, removed: [] }
    },
    async inspect(directory, context) {
      await checkBundle(join(directory, BUNDLE_CONTENT), context)
      if (!context.isSealed) await checkPackages(join(directory, BUNDLE_CONTENT))
      // For an unsealed tree the metadata that Trivy left is all there is to know its age by.
      return context.isSealed ? undefined : readDownloadedAt(directory, { ...context, title: TITLE })
    },
    renew: renewBundleMetadata,
  }
}

/** A bundle of another major gives other results without a word; older ones carry no version. */
function refuseOtherMajor(manifest: Manifest, wanted: number): void {
  const version = versionOf(manifest)
  const major = semver.parse(version)?.major
  if (major === undefined || major === wanted) return
  throw new VerifyError('wrong major of the checks', {
    wanted: String(wanted),
    found: String(version),
    hint: 'Check the tag in the input checks-bundle-repository, and the input trivy-version.',
  })
}

/** Before 0.51 the checks were called policies; one repository in every version. */
function settingsFor(trivyVersion: string): ResourceSettings {
  const takesList = false
  if (semver.gte(trivyVersion, '0.51.0')) {
    return {
      skipVariable: 'TRIVY_SKIP_CHECK_UPDATE',
      skipFlag: '--skip-check-update',
      repositoryVariable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
      takesList,
    }
  }
  return {
    skipVariable: 'TRIVY_SKIP_POLICY_UPDATE',
    skipFlag: '--skip-policy-update',
    repositoryVariable: 'TRIVY_POLICY_BUNDLE_REPOSITORY',
    takesList,
  }
}
