// Which of a registry's versions a constraint means: by the rules of the library that Trivy uses (aquasecurity/go-version),
// which are not Terraform's in one thing: a pre-release fits a range.

/** A version as that library reads it. */
interface Version {
  readonly segments: readonly number[]
  readonly preRelease: readonly string[]
  readonly build: string
}

interface Constraint {
  readonly operator: string
  readonly version: Version
}

// One way to match a text, so that none takes longer than it is: what that library writes as `x+[xy]*` is `x[xy]*` here.
const VERSION =
  'v?([0-9]+(?:\\.[0-9]+)*)(?:-([0-9][0-9A-Za-z~-]*(?:\\.[0-9A-Za-z~-]+)*)|-?([A-Za-z~-][0-9A-Za-z~-]*(?:\\.[0-9A-Za-z~-]+)*))?(?:\\+([0-9A-Za-z~-]+(?:\\.[0-9A-Za-z~-]+)*))?'
const WHOLE_VERSION = new RegExp(`^${VERSION}$`)
const ONE_CONSTRAINT = new RegExp(`\\s*(~>|==|!=|>=|=>|<=|=<|=|>|<|~|\\^|)\\s*(${VERSION})\\s*,?`, 'y')

/** Longer ones are nobody's: the time that a pattern takes grows with its text. */
const MAX_CHARACTERS = 256

/** Whether a constraint is read at all; what is not may still mean something to Trivy. */
export function isReadable(constraint: string): boolean {
  return constraint.length <= MAX_CHARACTERS
}

/** The highest of these versions that fits; undefined when none does, or when the constraint is none. */
export function findVersion(constraint: string, versions: readonly string[]): string | undefined {
  const alternatives = parseConstraint(constraint)
  if (alternatives === undefined) return undefined
  const fitting = versions
    .flatMap((text) => parseVersion(text) ?? [])
    .filter((version) => alternatives.some((all) => all.every((one) => fits(version, one))))
    .sort((a, b) => compare(b, a))
  const [highest] = fitting
  return highest === undefined ? undefined : format(highest)
}

/** Whether only one version can ever fit, so that what was found once stays right. */
export function isExactVersion(constraint: string): boolean {
  const alternatives = parseConstraint(constraint)
  const [only, ...others] = alternatives?.length === 1 ? (alternatives[0] ?? []) : []
  return only !== undefined && others.length === 0 && ['', '=', '=='].includes(only.operator)
}

function parseConstraint(text: string): readonly (readonly Constraint[])[] | undefined {
  if (!isReadable(text)) return undefined
  const alternatives: Constraint[][] = []
  for (const part of text.split('||')) {
    const all = parseAll(part)
    if (all === undefined) return undefined
    alternatives.push(all)
  }
  return alternatives
}

function parseAll(part: string): Constraint[] | undefined {
  const all: Constraint[] = []
  let at = 0
  while (part.slice(at).trim() !== '') {
    ONE_CONSTRAINT.lastIndex = at
    const match = ONE_CONSTRAINT.exec(part)
    const version = parseVersion(match?.[2] ?? '')
    if (match === null || version === undefined) return undefined
    all.push({ operator: match[1] ?? '', version })
    at = ONE_CONSTRAINT.lastIndex
  }
  return all.length === 0 ? undefined : all
}

function parseVersion(text: string): Version | undefined {
  if (text.length > MAX_CHARACTERS) return undefined
  const match = WHOLE_VERSION.exec(text)
  if (match === null) return undefined
  const pre = match[3] ?? match[2] ?? ''
  return {
    segments: (match[1] ?? '').split('.').map(Number),
    preRelease: pre === '' ? [] : pre.split('.'),
    build: match[4] ?? '',
  }
}

function format({ segments, preRelease, build }: Version): string {
  const pre = preRelease.length === 0 ? '' : `-${preRelease.join('.')}`
  return `${segments.join('.')}${pre}${build === '' ? '' : `+${build}`}`
}

function fits(version: Version, { operator, version: bound }: Constraint): boolean {
  const order = compare(version, bound)
  switch (operator) {
    case '!=':
      return order !== 0
    case '>':
      return order > 0
    case '<':
      return order < 0
    case '>=':
    case '=>':
      return order >= 0
    case '<=':
    case '=<':
      return order <= 0
    case '~>':
      return order >= 0 && compare(version, bumpPessimistic(bound)) < 0
    case '~':
      return order >= 0 && compare(version, bumpTilde(bound)) < 0
    case '^':
      return order >= 0 && compare(version, bumpCaret(bound)) < 0
    default:
      return order === 0
  }
}

/** The first version that is too high for `~>`: `1.2.3` → `1.3.0`, `1.2` → `2.0`, `1` → `2`. */
function bumpPessimistic(version: Version): Version {
  const segments = [...version.segments]
  const last = segments.length - 1
  if (last === 0) return { ...version, segments: [(segments[0] ?? 0) + 1] }
  segments[last] = 0
  segments[last - 1] = (segments[last - 1] ?? 0) + 1
  return { segments, preRelease: [], build: '' }
}

/** For `~`: `1.2` → `1.3`, else as for `~>`. */
function bumpTilde(version: Version): Version {
  const [major = 0, minor = 0] = version.segments
  return version.segments.length === 2
    ? { ...version, segments: [major, minor + 1] }
    : bumpPessimistic(version)
}

/** For `^`: the first part that is not zero goes up; `0.0` → `0.1`. */
function bumpCaret({ segments }: Version): Version {
  const found = segments.findIndex((segment) => segment !== 0)
  const at = found === -1 ? segments.length - 1 : found
  const bumped = segments.map((segment, index) =>
    index < at ? segment : index === at ? segment + 1 : found === -1 ? segment : 0,
  )
  return { segments: bumped, preRelease: [], build: '' }
}

function compare(a: Version, b: Version): number {
  const length = Math.max(a.segments.length, b.segments.length)
  for (let index = 0; index < length; index += 1) {
    const order = (a.segments[index] ?? 0) - (b.segments[index] ?? 0)
    if (order !== 0) return order
  }
  return comparePreReleases(a.preRelease, b.preRelease)
}

/** A release is higher than what came before it. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = comparePart(a[index], b[index])
    if (order !== 0) return order
  }
  return 0
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumberA && isNumberB) return Number(a) - Number(b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  return a < b ? -1 : 1
}
