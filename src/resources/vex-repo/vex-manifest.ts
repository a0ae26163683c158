// vex-repository.json: where a VEX repository's archive lies. Written by whoever runs the repository, so nothing in it is believed.
import { VerifyError } from '../../base/errors.ts'
import { WebPageError } from '../../oci/json.ts'
import { findMisfit, goFields, parseGoJson, type Shape } from '../../verify/go-json.ts'
import { VEX_SPEC_VERSION } from './vex-files.ts'

/** Name of the manifest, in an archive as in Trivy's cache (Trivy's `pkg/vex/repo/repo.go`). */
export const VEX_MANIFEST = 'vex-repository.json'
/** A real one has 600 bytes. */
export const MAX_VEX_MANIFEST_BYTES = 1024 * 1024
/** A real one names one or two; each may cost minutes. */
const MAX_LOCATIONS = 10

const SHAPE: Shape = {
  fields: {
    name: 'string',
    description: 'string',
    versions: {
      list: {
        fields: {
          spec_version: 'string',
          locations: { list: { fields: { url: 'string' } } },
          update_interval: 'string',
        },
      },
    },
  },
}

/** The form of Go's `time.ParseDuration`. */
const GO_DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }
/** Go counts nanoseconds in 64 bits: 292 years. */
const MAX_DURATION_SECONDS = 2 ** 63 / 1e9

/**
 * The locations of the archive of version 0.1, in order.
 *
 * @throws {VerifyError} when Trivy could not read it, or it has no version 0.1
 */
export function readVexLocations(bytes: Buffer): readonly string[] {
  let value: unknown
  try {
    value = parseGoJson(bytes.toString('utf8'))
  } catch (cause) {
    if (bytes.toString('utf8').trimStart().startsWith('<')) throw webPage(cause)
    throw new VerifyError(`${VEX_MANIFEST} is not JSON`, { cause })
  }
  const misfit = goFields(value) === undefined ? 'the document' : findMisfit(value, SHAPE)
  if (misfit !== undefined) throw new VerifyError(`${VEX_MANIFEST}: ${misfit} is not what Trivy can read`)
  const versions = toList(goFields(value)?.get('versions')).map(goFields)
  // Trivy decodes them all before it looks for its own.
  if (versions.some((fields) => !isInterval(fields?.get('update_interval')))) {
    throw new VerifyError(`${VEX_MANIFEST}: an update_interval is not a duration that Trivy can read`)
  }
  const version = versions.find((fields) => fields?.get('spec_version') === VEX_SPEC_VERSION)
  if (version === undefined) throw new VerifyError(`${VEX_MANIFEST}: no version ${VEX_SPEC_VERSION}`)
  const urls = toList(version.get('locations')).flatMap((location) => {
    const url = goFields(location)?.get('url')
    return typeof url === 'string' && url !== '' ? [url] : []
  })
  if (urls.length === 0) throw new VerifyError(`${VEX_MANIFEST}: no location of version ${VEX_SPEC_VERSION}`)
  return urls.slice(0, MAX_LOCATIONS)
}

function webPage(cause: unknown): WebPageError {
  return new WebPageError(`${VEX_MANIFEST} is a web page`, { hint: vexPageHint(), cause })
}

/** What to do about a web page in place of a manifest. @param namedIn where the user named the repository */
export function vexPageHint(namedIn?: string): string {
  const where = namedIn === undefined ? '' : ` in ${namedIn}`
  return `A login page or a proxy may have answered instead of the VEX repository: check its address and its login${where}, and the proxy settings.`
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Absent is good; null is not, for Trivy parses whatever is there (`Duration` in its `pkg/vex/repo/repo.go`). */
function isInterval(value: unknown): boolean {
  if (value === undefined) return true
  if (typeof value !== 'string' || !GO_DURATION.test(value)) return false
  // The small units do not come near.
  const parts = value.matchAll(/([\d.]+)([smh])(?![a-z])/g)
  const seconds = [...parts].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 0),
    0,
  )
  return seconds < MAX_DURATION_SECONDS
}
