// `audit`: what the workflow files of many clones do with Trivy, judged by the rules of the plan. Asks nobody, and changes
// nothing.
import { join, resolve } from 'node:path'
import { auditRepository, type RepositoryAudit } from '../../audit/audit.ts'
import { findRepositories, type Repository, staysInside } from '../../audit/find-repositories.ts'
import { KINDS } from '../../audit/findings.ts'
import { prefixPatch } from '../../audit/line-edits.ts'
import { describeAudit } from '../../audit/report-document.ts'
import { renderAudit } from '../../audit/report-markdown.ts'
import type { ScanNeeds } from '../../audit/scan-needs.ts'
import { SCAN_INPUTS } from '../../audit/step-inputs.ts'
import { ActionError } from '../../base/errors.ts'
import { BUILT_IN_TEXTS } from '../../inputs/built-in-texts.ts'
import { sayMistakes } from '../../inputs/mistakes.ts'
import { quote } from '../../inputs/parsers.ts'
import { InputError } from '../../inputs/read.ts'
import { applyChoice, decideNeeds } from '../../plan/need.ts'
import { needFacts } from '../../plan/plan.ts'
import { RESOURCES } from '../../resources/table.ts'
import { versionRanges } from '../../resources/trivy/trivy-inputs.ts'
import { readScan, saidVersion } from '../../scan/read-scan.ts'
import { LATEST_KNOWN_TRIVY, type TrivyVersion, versionToPlanBy } from '../../scan/trivy-version.ts'
import type { CommandEnd } from '../command-end.ts'
import { gatherPlanFacts } from '../plan-facts.ts'
import type { Dependencies } from '../planned-run.ts'
import { AUDIT_FLAGS } from './audit-flags.ts'

/**
 * Reads all clones, and prints the report or, with `fix`, the patch.
 *
 * @throws {InputError} when a flag cannot be acted on
 * @throws {ActionError} when there is no clone
 */
export async function runAudit(
  dependencies: Dependencies,
  flags: ReadonlyMap<string, string>,
): Promise<CommandEnd> {
  const text = (name: keyof typeof AUDIT_FLAGS) => flags.get(name)?.trim() || AUDIT_FLAGS[name]
  const { uses, denied } = readFlags(text('uses'), text('deny-trivy'), dependencies)
  const isFix = text('fix') === 'true'
  const resourceOf = (repository: string) =>
    RESOURCES.find(({ published }) => published?.repository === repository)?.name
  const audits = findClones(resolve(text('directory') || '.')).map((repository) => {
    const rules = { denied, needs: needsIn(repository, dependencies) }
    return auditRepository(repository, rules, { uses, resourceOf })
  })
  const found = audits.flatMap(({ findings }) => findings.map(({ kind }) => KINDS[kind].severity))
  return {
    failure: undefined,
    isAlarm: !isFix && found.some((severity) => severity !== 'note'),
    report: {
      text: isFix ? allPatches(audits) : renderAudit(audits),
      data: describeAudit(audits, isFix),
    },
  }
}

/** Versions that the file on this machine denies to every job are denied here too. */
function readFlags(uses: string, denied: string, { config }: Dependencies) {
  const problems: string[] = []
  if (!/^[\w.-]+\/[\w.-]+@[\w./-]+$/.test(uses))
    problems.push(`uses: ${quote(uses)} is no action with its reference, such as ${AUDIT_FLAGS.uses}`)
  const ranges = [config?.limits.get('deny-trivy') ?? '', denied].flatMap((text) => {
    try {
      return versionRanges(text)
    } catch (error) {
      problems.push(...sayMistakes(error).map((mistake) => `deny-trivy: ${mistake}`))
      return []
    }
  })
  if (problems.length > 0) throw new InputError(problems)
  return { uses, denied: ranges }
}

function findClones(directory: string): readonly Repository[] {
  const hint = 'Name a clone, or a directory of clones, with --directory.'
  let found: readonly Repository[]
  try {
    found = findRepositories(directory)
  } catch (error) {
    throw new ActionError(`${directory} cannot be read`, { hint, cause: error })
  }
  if (found.length === 0) throw new ActionError(`there is no clone in ${directory}`, { hint })
  return found
}

/** Paths are those below the directory that was named: there `git apply` takes it. */
function allPatches(audits: readonly RepositoryAudit[]): string {
  return audits.map(({ name, patch }) => prefixPatch(patch, name === '.' ? '' : `${name}/`)).join('')
}

/** Inputs of ours that the plan of a clone is made from. */
const PLAN_INPUTS: readonly string[] = [...SCAN_INPUTS, 'trivy-version', 'resources', 'install-trivy']

/** Time for looking into one clone, as its scans differ: some seconds each on the largest, and a stranger may name many. */
const MAX_PLANNING_MS = 60_000

type Texts = Readonly<Record<string, string>>

/** The plan of scans of one clone, each said once. */
function needsIn({ root }: Repository, { environment, clock }: Dependencies): ScanNeeds {
  const known = new Map<string, ReturnType<typeof plan>>()
  let spentMs = 0
  let isSpent = false
  const plan = (said: Texts, variables: Texts) => {
    // Nothing of the machine that audits: no home, no variables.
    const around = {
      ...variables,
      GITHUB_WORKSPACE: root,
      HOME: join(environment.RUNNER_TEMP ?? root, 'no-home'),
    }
    const getText = (name: string) =>
      said[name] ?? BUILT_IN_TEXTS.main[name as keyof typeof BUILT_IN_TEXTS.main] ?? ''
    try {
      const { inputs, config } = readScan(RESOURCES, getText, around)
      const version = versionToPlanBy(saidVersion(RESOURCES, inputs) ?? LATEST_KNOWN_TRIVY)
      const trivy: TrivyVersion = { version, origin: 'input' }
      const context = { resources: RESOURCES, environment: around, workspace: root, now: clock.now }
      const { facts, gathered } = gatherPlanFacts({ inputs, config }, trivy, context)
      return decideNeeds(gathered, needFacts(facts)).map((one) => applyChoice(one, inputs))
    } catch (error) {
      if (error instanceof InputError) return undefined
      throw error
    }
  }
  const ask = (texts: Texts, variables: Texts, isNeeded = false) => {
    const said = [confine(texts, root), confine(variables, root)] as const
    const key = JSON.stringify(said)
    if (known.has(key)) return known.get(key)
    if (spentMs > MAX_PLANNING_MS && !isNeeded) {
      isSpent = true
      return undefined
    }
    const startedAt = clock.now()
    known.set(key, plan(...said))
    spentMs += clock.now() - startedAt
    return known.get(key)
  }
  return {
    ofScan: (texts, variables) =>
      // A version that is refused needs what others do; what Trivy itself would refuse, what any scan does.
      (ask(texts, variables) ?? ask(withoutVersion(texts), variables) ?? ask({}, {}, true) ?? [])
        .filter(({ resource }) => resource.isAskedFor === undefined)
        .map(({ resource, decision: { need, reason } }) => ({ resource: resource.name, need, reason })),
    ofStep: (said) => {
      const texts = Object.fromEntries([...said].map(([name, { text }]) => [name, text]))
      if (Object.entries(texts).some(([name, text]) => PLAN_INPUTS.includes(name) && text.includes('${{')))
        return undefined
      return ask(texts, {})?.flatMap(({ resource, decision }) => (decision.provide ? [resource.name] : []))
    },
    isSpent: () => isSpent,
  }
}

function withoutVersion({ 'trivy-version': _, ...rest }: Readonly<Record<string, string>>) {
  return rest
}

/** Texts that the plan reads; paths only where they stay in the clone, which a stranger may have written. */
function confine(texts: Readonly<Record<string, string>>, root: string): Record<string, string> {
  const isPath = ['scan-ref', 'trivy-config', 'TRIVY_CONFIG']
  const all = Object.entries(texts).filter(([name, text]) => {
    if (isPath.includes(name)) return staysInside(resolve(root, text), root)
    if (name === 'compliance' || name === 'TRIVY_COMPLIANCE') return !text.startsWith('@')
    return PLAN_INPUTS.includes(name) || name.startsWith('TRIVY_')
  })
  // A file of Trivy's own that leads out of the clone is none.
  const own = staysInside(join(root, 'trivy.yaml'), root) ? {} : { 'trivy-config': 'none' }
  return { ...own, ...Object.fromEntries(all) }
}
