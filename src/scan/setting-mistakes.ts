// Inputs that Trivy would refuse together, and settings that mean something else to Trivy than they seem to.
import semver from 'semver'
import { clean } from '../base/log.ts'
import { type Command, FORMAT_WORDS, isMeaning, SCANNER_WORDS, type Scanner } from '../inputs/trivy-words.ts'
import { commandOf } from './command.ts'
import {
  findSetting,
  isGoBool,
  kebabCase,
  type ScanInputs,
  type SettingSources,
  toBool,
} from './find-setting.ts'
import { allowedScanners } from './setting-words.ts'
import { FLAGS, type TrivyFlag } from './trivy-flags.ts'

const SCAN_FLAGS: readonly TrivyFlag[] = [
  FLAGS.scanners,
  FLAGS.imageConfigScanners,
  FLAGS.format,
  FLAGS.pkgTypes,
  FLAGS.vex,
  FLAGS.compliance,
]

/** The only formats of `trivy k8s` (`pkg/commands/app.go`, NewKubernetesCommand). */
const K8S_FORMATS: readonly string[] = ['table', 'json', 'cyclonedx']

/** Inputs that contradict the scan type. */
export function findImpossibleInputs(inputs: ScanInputs): string[] {
  const command = commandOf(inputs)
  if (command === undefined) return []
  const serverFlag = command === 'client' ? FLAGS.remote : FLAGS.server
  const flags: readonly TrivyFlag[] = [...SCAN_FLAGS, serverFlag]
  const problems = flags.flatMap((flag) => {
    if (flag.input === undefined || inputs[flag.input] === undefined) return []
    if (flag.commands?.includes(command) !== false) return []
    const name = kebabCase(flag.input)
    return [`${name}: ${describe(command)} has no --${name}, so it contradicts scan-type`]
  })
  const scanners = FLAGS.scanners.commands.some((known) => known === command) ? (inputs.scanners ?? []) : []
  const allowed = allowedScanners(command)
  const known = scanners.filter((one) => isMeaning<Scanner>(SCANNER_WORDS, one))
  for (const scanner of known.filter((one) => !allowed.includes(one))) {
    problems.push(`scanners: trivy ${command} refuses ${scanner}; it knows ${allowed.join(', ')}`)
  }
  const isKnownFormat = inputs.format !== undefined && isMeaning(FORMAT_WORDS, inputs.format)
  if (command === 'k8s' && isKnownFormat && !K8S_FORMATS.includes(inputs.format)) {
    problems.push(`format: trivy k8s refuses ${inputs.format}; it knows ${K8S_FORMATS.join(', ')}`)
  }
  return problems
}

function describe(command: Command): string {
  return command === 'other' ? 'a subcommand that scans nothing' : `trivy ${command}`
}

/** Booleans that decide whether Trivy goes to the network. */
const BOOLEANS = [
  'TRIVY_OFFLINE_SCAN',
  'TRIVY_SKIP_DB_UPDATE',
  'TRIVY_SKIP_JAVA_DB_UPDATE',
  'TRIVY_SKIP_CHECK_UPDATE',
  'TRIVY_SKIP_VEX_REPO_UPDATE',
  'TRIVY_INSECURE',
]

/**
 * What Trivy does that its users do not expect.
 *
 * @param more flags that belong to resources
 */
export function findSurprises(sources: SettingSources, more: readonly TrivyFlag[]): string[] {
  const { inputs, environment, config, trivyVersion } = sources
  const notes: string[] = []
  for (const name of BOOLEANS) {
    const text = environment[name] ?? ''
    if (text !== '' && !isGoBool(text)) notes.push(`${name}: "${clean(text, 60)}" means false to Trivy`)
  }
  for (const flag of [...Object.values(FLAGS), ...more]) {
    const found = findSetting(flag, sources)
    if (found?.kind === 'deprecated key') {
      notes.push(`${found.origin} is a deprecated key; Trivy obeys it before flags and variables`)
    }
  }
  const skipsChecks = config.get('rego.skip-policy-update')
  if (skipsChecks !== undefined && !toBool(skipsChecks) && semver.gte(trivyVersion, '0.51.0')) {
    notes.push(`${config.file}: rego.skip-policy-update is false, which defeats TRIVY_SKIP_CHECK_UPDATE`)
  }
  if (inputs.compliance !== undefined && inputs.scanners !== undefined) {
    notes.push('scanners: Trivy passes over it, because the compliance report chooses its own')
  }
  return notes
}
