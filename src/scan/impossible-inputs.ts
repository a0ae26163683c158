// Inputs that no scan of the job can have: Trivy would refuse them with its scan type. Pure.
import { type Command, FORMAT_WORDS, isMeaning, SCANNER_WORDS, type Scanner } from '../inputs/trivy-words.ts'
import { commandOf } from './command.ts'
import { kebabCase, type ScanInputs } from './find-setting.ts'
import { allowedScanners } from './setting-words.ts'
import { FLAGS } from './trivy-flags.ts'

/** The flags that have an input of ours, by its name. */
const FLAG_OF = {
  scanners: FLAGS.scanners,
  imageConfigScanners: FLAGS.imageConfigScanners,
  format: FLAGS.format,
  pkgTypes: FLAGS.pkgTypes,
  vex: FLAGS.vex,
  compliance: FLAGS.compliance,
  server: FLAGS.server,
} as const

type ScanFlag = keyof typeof FLAG_OF

const SCAN_FLAGS = Object.keys(FLAG_OF) as readonly ScanFlag[]

/** The only formats of `trivy k8s` (`pkg/commands/app.go`, NewKubernetesCommand). */
const K8S_FORMATS: readonly string[] = ['table', 'json', 'cyclonedx']

/**
 * Inputs that contradict the scan type: that no scan of the job can have.
 *
 * @param scans what was said of each scan, with one `scanType`
 */
export function findImpossibleInputs(scans: readonly ScanInputs[]): string[] {
  const commands = scans.flatMap((one) => commandOf(one) ?? [])
  const [inputs] = scans
  // Nobody said it, or a newer Trivy knows it, and may take anything.
  if (inputs === undefined || commands.length < scans.length) return []
  const problems = SCAN_FLAGS.flatMap((input) => {
    if (inputs[input] === undefined || commands.some((command) => takes(command, input))) return []
    const [subject, isOne] = describe(commands)
    return [
      `${kebabCase(input)}: ${subject} ${isOne ? 'has' : 'have'} no --${kebabCase(input)}, so it contradicts scan-type`,
    ]
  })
  return [...problems, ...findRefusedScanners(inputs, commands), ...findRefusedFormat(inputs, commands)]
}

/** The scanners that Trivy lets this scan have; undefined: none were said. */
export function acceptedScanners(inputs: ScanInputs): readonly string[] | undefined {
  const allowed = allowedScanners(commandOf(inputs))
  return inputs.scanners?.filter((one) => !isMeaning<Scanner>(SCANNER_WORDS, one) || allowed.includes(one))
}

function takes(command: Command, input: ScanFlag): boolean {
  const flag = input === 'server' && command === 'client' ? FLAGS.remote : FLAG_OF[input]
  return flag.commands.some((one) => one === command)
}

function findRefusedScanners({ scanners = [] }: ScanInputs, commands: readonly Command[]): string[] {
  const scanning = commands.filter((command) => takes(command, 'scanners'))
  if (scanning.length === 0) return []
  const allowed = [...new Set(scanning.flatMap((command) => allowedScanners(command)))]
  const refused = scanners.filter((one) => isMeaning<Scanner>(SCANNER_WORDS, one) && !allowed.includes(one))
  const [subject, isOne] = describe(scanning)
  const [verb, they] = isOne ? ['refuses', 'it knows'] : ['refuse', 'they know']
  return refused.map((scanner) => `scanners: ${subject} ${verb} ${scanner}; ${they} ${allowed.join(', ')}`)
}

function findRefusedFormat({ format }: ScanInputs, commands: readonly Command[]): string[] {
  const isRefused =
    format !== undefined &&
    commands.every((command) => command === 'k8s') &&
    isMeaning(FORMAT_WORDS, format) &&
    !K8S_FORMATS.includes(format)
  return isRefused ? [`format: trivy k8s refuses ${format}; it knows ${K8S_FORMATS.join(', ')}`] : []
}

/** The subject of a sentence, and whether it is one. */
function describe(commands: readonly Command[]): readonly [subject: string, isOne: boolean] {
  const names = commands.map((one) => (one === 'other' ? 'a subcommand that scans nothing' : `trivy ${one}`))
  return [names.join(' and '), names.length === 1]
}
