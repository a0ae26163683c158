// The contract of a resource: what its folder says of it, and does for it. Everything else loops over the table of resources
// (resources/table.ts) and asks this. A resource is artifacts of one layer, which the pipe provides (`artifacts`), or it is
// followed while it is fetched, and provides itself (`provide`).
import type { OwnInput } from '../../inputs/own-input.ts'
import type { ReadableInputs } from '../../inputs/read.ts'
import type { Inputs } from '../../inputs/table.ts'
import type { RepositoryRow } from '../../scan/setting-repositories.ts'
import type { Command } from '../../scan/settings.ts'
import type { Clue } from '../../scan/workspace.ts'
import type { ArtifactResource, Places } from '../artifact-resource.ts'
import type { Decision } from './decision.ts'
import type { ExportFacts, Exports, FinishContext } from './exports.ts'
import type { GatherContext, NeedFacts, PlanFacts, SeenFacts } from './known-facts.ts'
import type { OwnOutcome } from './own-outcome.ts'
import type { ProvideOwnContext, Publishers, RunContext } from './run-context.ts'

/**
 * One resource.
 *
 * @typeParam Own what its folder has found out before the plan (`gather`), and gets back wherever it is asked
 */
export interface Resource<Own = unknown> {
  /** After the flags of `trivy clean`, where Trivy has one: in inputs, outputs, keys, and paths. */
  readonly name: string
  /** All of it, as a reader would say it: `VEX repositories`. */
  readonly title: string
  /** Its own inputs; they stand behind `registries` in action.yml, in the order of the table. */
  readonly inputs?: readonly OwnInput[] | undefined
  /** Default of `max-age`, in milliseconds; absent: it has no age, and is no name in that input. */
  readonly maxAgeMs?: number | undefined
  /** Default of `stale-if-error`, in milliseconds; absent: as with `maxAgeMs`. */
  readonly staleIfErrorMs?: number | undefined
  /** How Trivy and this action are told where it is, if they can be; the input is among `inputs` too. */
  readonly repository?: RepositoryRow | undefined
  /** Commands for whose scan the workspace decides; a list that names the resource wants a look at it whatever the command. */
  readonly walksFor?: readonly Command[] | undefined
  /** What in the workspace speaks for its need, by the names under which the walk collects it in `workspace.found`. */
  readonly looksFor?: Readonly<Record<string, Clue>> | undefined
  /** What of the workspace a scan passes over and succeeds all the same, one sentence each (pure); told where it is needed. */
  overlooked?(facts: SeenFacts): readonly string[]
  /**
   * Reads what the plan needs besides inputs, settings, and workspace, such as a file of the user's.
   *
   * @throws {InputError} when the user must correct it
   */
  gather?(context: GatherContext): Own
  /** What of that the user should act on, whatever is provided. */
  warningsOf?(own: Own): readonly string[]
  /** Secrets in that, for the masks of the log. */
  secretsOf?(own: Own): readonly string[]
  /**
   * Whether an input of its own asks for it, whatever a scan needs and `resources` lists; a leading `-` there wins. With
   * this, it is no part of a plan that does not provide it.
   */
  isAskedFor?(inputs: Inputs): boolean
  /** The version of Trivy that will scan, where this resource decides it; undefined: it does not. */
  scanningVersion?(inputs: ReadableInputs): string | undefined
  /**
   * Whether the user named what it is made of; absent: there is nothing to name. What nobody named may be missing from what
   * is carried by default.
   */
  isNamed?(own: Own): boolean
  /** Whether a scan fetches it, and why (pure). Asked for each scan of the job. */
  need(facts: NeedFacts, own: Own): Decision
  /**
   * The artifacts that it is made of (pure); absent: it is none.
   *
   * @param isProvided false: to know where Trivy could be pointed, for what is left out
   */
  artifacts?(facts: PlanFacts, own: Own, isProvided: boolean): readonly PlannedArtifact[]
  /** Whoever publishes its artifacts elsewhere than in registries; speaks to nobody until a source is asked. */
  openPublishers?(context: RunContext, own: Own): Publishers
  /**
   * Provides it by its own way: for what is no artifact of one layer. Never throws for what sources or this machine do
   * wrong; undefined: there was nothing to do.
   */
  provide?(context: ProvideOwnContext, own: Own): Promise<OwnOutcome | undefined>
  /** Writes what later steps need beside what was placed; told as it happens. */
  finish?(context: FinishContext, own: Own): void
  /** What later steps need besides the skip variables of its artifacts (pure). Asked whether it is provided or not. */
  exports?(facts: ExportFacts, own: Own): Exports
  /** The one artifact that upstream publishes of it in registries, where it is one. */
  readonly published?: ArtifactResource | undefined
  /** Where `mirror` puts it below a base, for the page of what a registry must allow. */
  readonly mirrored?: MirroredAt | undefined
  /** Public hosts that are asked for it besides registries, by default: for the page of networks. */
  readonly hosts?: readonly string[] | undefined
  /** Names of its outputs besides `<name>-ready`; their values are in {@link OwnOutcome.outputs}. */
  readonly outputs?: readonly string[] | undefined
  /** More in its row of the output `plan` (pure). */
  planRecord?(own: Own): Readonly<Record<string, unknown>>
}

/** One artifact of a resource, and where it may come from. */
export interface PlannedArtifact extends Places {
  readonly resource: ArtifactResource
  readonly schema: number
}

/** Names in a registry, as people write them into its rules: `<…>` stands for what differs. */
export interface MirroredAt {
  readonly repository: string
  /** Tags that move with every update: no rule may fix them. */
  readonly movingTags: readonly string[]
  /** Tags that stay. */
  readonly fixedTags: readonly string[]
}
