// The POM with everything its parents give it, found where Trivy looks (pkg/dependency/parser/java/pom/parse.go).
import { MAX_DEPTH } from './bounds.ts'
import { type ClosureContext, findBeside, findPom, type LoadedPom } from './context.ts'
import { isProperty } from './interpolate.ts'
import { type Coordinates, coordinatesOf, evaluateCoordinates, inherit } from './model.ts'
import { EMPTY_POM, type Pom } from './pom.ts'
import type { RemoteRepository } from './pom-source.ts'

/** POMs by what they were resolved with; filled when one is complete, so that nobody ever waits in a circle. */
export type ModelCache = Map<string, Pom>

/** What resolving parents needs besides the POM. */
export interface ParentOptions {
  /** Declared by the POM itself and by those on the way to it, not by its parents. */
  readonly repositories: readonly RemoteRepository[]
  readonly models: ModelCache
  /** Labels of the POMs below, to notice a circle. */
  readonly below?: readonly string[]
}

/** The complete model of a POM. A parent that is not found gives nothing, as in Trivy. */
export async function resolveModel(
  context: ClosureContext,
  loaded: LoadedPom,
  options: ParentOptions,
): Promise<Pom> {
  const key = `${loaded.label}\n${context.lists.numberOf(options.repositories)}`
  const before = options.models.get(key)
  if (before !== undefined) return before
  const below = [...(options.below ?? []), loaded.label]
  const parent = await findParent(context, loaded, { ...options, below })
  const model = inherit(loaded.pom, parent, context)
  options.models.set(key, model)
  return model
}

async function findParent(context: ClosureContext, child: LoadedPom, options: ParentOptions): Promise<Pom> {
  const { parent } = child.pom
  // Properties are not known here, so that a parent's `${revision}` is an empty version.
  const target = evaluateCoordinates(parent, EMPTY_POM.properties, context.readVariable)
  const hasName = target.groupId !== '' && target.artifactId !== ''
  if (!hasName && !isProperty(parent.version)) return EMPTY_POM
  if (child.file !== undefined) {
    const paths = parent.relativePath === '' ? ['../pom.xml'] : [parent.relativePath, '../pom.xml']
    for (const path of paths) {
      const beside = findBeside(context, child.file, path)
      if (beside === undefined) continue
      const model = await acceptBeside(context, beside, { target, options })
      if (model !== undefined) return model
    }
  }
  const loaded = await findPom(
    context,
    { ...target, version: target.version.text },
    { repositories: options.repositories, wantedBy: child.label },
  )
  if (loaded === undefined || isCircle(context, loaded, options)) return EMPTY_POM
  return resolveModel(context, loaded, options)
}

/**
 * A file beside the child is its parent if the artifact's name is right, before and after its own parents are known;
 * group and version are not compared.
 */
async function acceptBeside(
  context: ClosureContext,
  beside: LoadedPom,
  { target, options }: { readonly target: Coordinates; readonly options: ParentOptions },
): Promise<Pom | undefined> {
  if (coordinatesOf(beside.pom, context.readVariable).artifactId !== target.artifactId) return undefined
  if (isCircle(context, beside, options)) return undefined
  const model = await resolveModel(context, beside, options)
  const own = coordinatesOf(model, context.readVariable)
  const isEqual =
    own.artifactId === target.artifactId ||
    own.groupId === target.groupId ||
    own.version.text === target.version.text
  return isEqual ? model : undefined
}

/** Trivy would not come back from a circle. */
function isCircle(context: ClosureContext, parent: LoadedPom, { below = [] }: ParentOptions): boolean {
  if (!below.includes(parent.label) && below.length < MAX_DEPTH) return false
  context.ledger.problem(
    parent.label,
    below.includes(parent.label)
      ? 'is its own ancestor, by <parent>'
      : `has more than ${MAX_DEPTH} POMs below it, by <parent>`,
  )
  return true
}
