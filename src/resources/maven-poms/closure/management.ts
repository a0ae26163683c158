// Managed dependencies with their imports (BOMs), in Trivy's order (pkg/dependency/parser/java/pom/parse.go).
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ClosureBoundError, MAX_DEPTH, MAX_LAYERS } from './bounds.ts'
import { type ClosureContext, findPom, type PomName, repositoriesFor } from './context.ts'
import type { Managed } from './dependency.ts'
import { evaluate, type Lookup } from './interpolate.ts'
import { evaluateManaged, readManagedList } from './managed-entries.ts'
import { type Coordinates, evaluateCoordinates, labelOf, propertiesOf } from './model.ts'
import { type ModelCache, resolveModel } from './parents.ts'
import type { Pom } from './pom.ts'

/** What all look-ups of managed entries of a closure share. */
export interface ManagementCache {
  readonly models: ModelCache
  /** Of POMs whose entries name nothing but their own properties: the same for whoever imports them. */
  readonly closed: WeakMap<Pom, Managed>
  readonly closedEntries: WeakMap<Pom, Entries>
  /** Of POMs by their own properties alone. */
  readonly own: WeakMap<Pom, Managed>
  /** How many were evaluated so far, and how many when timers last had their turn. */
  entries: number
  entriesAtTurn: number
}

/** The managed entries of one POM, evaluated, and the POMs that it imports. */
interface Entries {
  /** None where nothing but imports is managed. */
  readonly layer: Managed
  readonly imports: readonly Coordinates[]
}

/** Whose managed entries are resolved. */
export interface ManagedOwner {
  readonly pom: Pom
  readonly label: string
  /** Labels of the POMs that import it, to notice a circle. */
  readonly importedBy: readonly string[]
}

/** A cache with nothing in it. */
export function openManagementCache(models: ModelCache): ManagementCache {
  return {
    models,
    closed: new WeakMap(),
    closedEntries: new WeakMap(),
    own: new WeakMap(),
    entries: 0,
    entriesAtTurn: 0,
  }
}

/** The managed entries of a complete POM by its own properties; those of its imports stand behind its own. */
export async function resolveManaged(
  context: ClosureContext,
  cache: ManagementCache,
  owner: ManagedOwner,
): Promise<Managed> {
  const before = cache.own.get(owner.pom)
  if (before !== undefined) return before
  const managed = await resolveWithin(context, cache, { ...owner, outer: undefined })
  cache.own.set(owner.pom, managed)
  return managed
}

interface Scope extends ManagedOwner {
  /** Properties of the importing POMs: they count where the POM itself has none of a name. */
  readonly outer: Lookup | undefined
}

async function resolveWithin(
  context: ClosureContext,
  cache: ManagementCache,
  scope: Scope,
): Promise<Managed> {
  const before = cache.closed.get(scope.pom)
  if (before !== undefined) return before
  const { lookup, misses } = watchMisses(propertiesOf(scope.pom, context.dialect), scope.outer)
  const { layer, imports } = evaluateEntries(context, cache, { pom: scope.pom, lookup, misses })
  const wish = { repositories: repositoriesFor(context, []), wantedBy: scope.label }
  // All are asked for together, but followed one after the other: side by side, hostile ones would fill the memory.
  for (const one of imports) findPom(context, nameTarget(one), wish).catch(() => undefined)
  const imported: Managed[] = []
  for (const target of imports) {
    imported.push(await resolveImport(context, cache, { ...scope, outer: lookup, target }))
  }
  const managed = [...new Set([...layer, ...imported.flat()])]
  if (managed.length > MAX_LAYERS)
    throw new ClosureBoundError(`Maven POMs: ${scope.label} imports too many others`)
  if (misses() === 0) cache.closed.set(scope.pom, managed)
  return managed
}

function evaluateEntries(
  { readVariable, bounds, dialect }: ClosureContext,
  cache: ManagementCache,
  { pom, lookup, misses }: { readonly pom: Pom; readonly lookup: Lookup; readonly misses: () => number },
): Entries {
  const before = cache.closedEntries.get(pom)
  if (before !== undefined) return before
  cache.entries += 1 + pom.managed.length
  if (cache.entries > bounds.maxEntries) {
    throw new ClosureBoundError(`Maven POMs: more than ${bounds.maxEntries} managed dependencies`)
  }
  const list = readManagedList(pom.managed)
  // Also what no dependency asks for may be endless, or name a variable.
  for (const placeholder of list.placeholders) evaluate(placeholder, lookup, readVariable)
  const imports = list.imports.map((raw) => evaluateCoordinates(raw, lookup, readVariable))
  const isEmpty = pom.managed.length === list.imports.length
  const layer = isEmpty ? [] : [evaluateManaged(list, { properties: lookup, readVariable, dialect })]
  const entries = { layer, imports }
  if (misses() === 0) cache.closedEntries.set(pom, entries)
  return entries
}

function nameTarget({ groupId, artifactId, version }: Coordinates): PomName {
  return { groupId, artifactId, version: version.text }
}

/** What an imported POM manages; nothing if it is not found. It is looked for without the repositories of the importer. */
async function resolveImport(
  context: ClosureContext,
  cache: ManagementCache,
  scope: Scope & { readonly target: Coordinates },
): Promise<Managed> {
  const label = labelOf(scope.target)
  const importedBy = [...scope.importedBy, scope.label]
  if (importedBy.includes(label) || importedBy.length > MAX_DEPTH) {
    context.ledger.problem(label, 'imports itself, or too many POMs inside each other')
    return []
  }
  await takeTurn(context, cache)
  const wish = { repositories: repositoriesFor(context, []), wantedBy: scope.label }
  const loaded = await findPom(context, nameTarget(scope.target), wish)
  if (loaded === undefined) return []
  const repositories = repositoriesFor(context, loaded.pom.repositories)
  const pom = await resolveModel(context, loaded, { repositories, models: cache.models })
  // Trivy analyzes an import like any POM: its dependencies are not used, but what they would need is read.
  if (pom.dependencies.length > 0) await resolveManaged(context, cache, { pom, label, importedBy })
  return resolveWithin(context, cache, { pom, label, importedBy, outer: scope.outer })
}

/** What is cached is answered at once: without a turn for timers now and then, nothing could end a long look-up. */
async function takeTurn({ signal }: ClosureContext, cache: ManagementCache): Promise<void> {
  if (cache.entries - cache.entriesAtTurn < 20_000) return
  cache.entriesAtTurn = cache.entries
  await nextTurn()
  signal?.throwIfAborted()
}

/** The properties of a POM in front of those outside, counting how often only the outside was left to ask. */
function watchMisses(
  own: Lookup,
  outer: Lookup | undefined,
): { readonly lookup: Lookup; readonly misses: () => number } {
  let count = 0
  const lookup: Lookup = {
    get(name) {
      const value = own.get(name)
      if (value !== undefined) return value
      count += 1
      return outer?.get(name)
    },
  }
  return { lookup, misses: () => count }
}
