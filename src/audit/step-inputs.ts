// What our step has to be told, so that it provides what the scans behind it need. Pure.
import { judgeVersion } from '../resources/trivy/incidents.ts'
import type { FoundScan } from './found-scans.ts'

type Inputs = readonly (readonly [name: string, text: string])[]

/** Inputs of ours that say what a scan says, in the order in which they are written. */
export const SCAN_INPUTS = [
  'scan-type',
  'scan-ref',
  'scanners',
  'format',
  'pkg-types',
  'image-config-scanners',
  'vex',
  'compliance',
  'server',
  'trivy-config',
] as const
/** Formats that change what a scan needs; others need not be said. */
const TELLING_FORMATS = /^(cyclonedx|spdx|spdx-json|github)$/

/**
 * The inputs. Scans of one kind are said as they say themselves; of different kinds, the resources are named.
 *
 * @param scans those behind it
 */
export function inputsFor(scans: readonly FoundScan[]): Inputs {
  const version = only(scans.map(({ texts }) => texts['trivy-version']))
  const isUsable = version !== undefined && judgeVersion(version, []).refusal === undefined
  const ofVersion = !isUsable ? [] : [['trivy-version', version] as const]
  if (scans.some(({ isPartlyUnknown }) => isPartlyUnknown)) return ofVersion
  const said = scans.map(({ texts }) => telling(texts))
  const [first] = said
  const isOne = said.every((one) => JSON.stringify(one) === JSON.stringify(first))
  if (isOne) return [...(first ?? []), ...ofVersion]
  const merged = mergeScanners(said)
  return [...(merged ?? [['resources', namesOf(scans).join(', ')] as const]), ...ofVersion]
}

/**
 * What one scan says by expressions that mean the same in the step before it, such as `${{ inputs.scan-type }}`, in the place
 * of what one caller makes of them.
 */
export function withExpressions(inputs: Inputs, expressions: ReadonlyMap<string, string>): Inputs {
  const names = [...SCAN_INPUTS, 'trivy-version', 'cache-dir']
  const all = new Map([...inputs, ...[...expressions].filter(([name]) => names.includes(name))])
  return names.flatMap((name) => {
    const text = all.get(name)
    return text === undefined ? [] : [[name, text] as const]
  })
}

function telling(texts: Readonly<Record<string, string>>): Inputs {
  return SCAN_INPUTS.flatMap((name) => {
    const text = texts[name]
    if (text === undefined || text === '') return []
    if (name === 'format' && !TELLING_FORMATS.test(text)) return []
    if (name === 'pkg-types' && text === 'os,library') return []
    return [[name, text] as const]
  })
}

/** Where only the scanners differ, and each scan names its own. */
function mergeScanners(said: readonly Inputs[]): Inputs | undefined {
  const rest = said.map((inputs) => JSON.stringify(inputs.filter(([name]) => name !== 'scanners')))
  const scanners = said.map((inputs) => inputs.find(([name]) => name === 'scanners')?.[1])
  if (new Set(rest).size > 1 || scanners.includes(undefined)) return undefined
  const all = [...new Set(scanners.flatMap((text) => text?.split(/[\s,]+/) ?? []))].join(',')
  return SCAN_INPUTS.flatMap((name) => {
    const text = name === 'scanners' ? all : said[0]?.find(([one]) => one === name)?.[1]
    return text === undefined ? [] : [[name, text] as const]
  })
}

function namesOf(scans: readonly FoundScan[]): readonly string[] {
  const needs = scans.flatMap((scan) => scan.needs)
  return [...new Set(needs.filter(({ need }) => need !== 'not needed').map(({ resource }) => resource))]
}

function only<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
