// Managed entries as they are written, found by their evaluated names, and evaluated when a dependency asks for one: a platform
// has thousands, all POMs below it have them too, and each POM asks for some ten.
import { type ManagedLayer, type ResolveFacts, resolveDependency } from './dependency.ts'
import { evaluate, placeholdersIn } from './interpolate.ts'
import { nameOf } from './model.ts'
import type { PomDependency } from './pom.ts'

/** What a list says whatever the properties of the POM that has it. */
export interface ManagedList {
  /** An import is known by its scope as it is written, whatever its type. */
  readonly imports: readonly PomDependency[]
  /** Everything in `${…}` that an entry or an import has, each once. */
  readonly placeholders: readonly string[]
  /** By names without a placeholder, of each the first. */
  readonly constant: ReadonlyMap<string, Placed>
  readonly variable: readonly Placed[]
}

interface Placed {
  readonly entry: PomDependency
  readonly position: number
}

// Children that manage nothing themselves have the very list of their parent.
const known = new WeakMap<readonly PomDependency[], ManagedList>()

/** Reads a list, once. */
export function readManagedList(managed: readonly PomDependency[]): ManagedList {
  const before = known.get(managed)
  if (before !== undefined) return before
  const imports: PomDependency[] = []
  const constant = new Map<string, Placed>()
  const variable: Placed[] = []
  const placeholders = new Set<string>()
  for (const [position, entry] of managed.entries()) {
    const { groupId, artifactId, version, scope } = entry
    for (const text of [groupId, artifactId, version, scope]) {
      for (const placeholder of placeholdersIn(text)) placeholders.add(placeholder)
    }
    if (scope === 'import') imports.push(entry)
    else if (groupId.includes('${') || artifactId.includes('${')) variable.push({ entry, position })
    else {
      const name = nameOf({ groupId: groupId.trim(), artifactId: artifactId.trim() })
      if (!constant.has(name)) constant.set(name, { entry, position })
    }
  }
  const list = { imports, placeholders: [...placeholders], constant, variable }
  known.set(managed, list)
  return list
}

/** What a list says with these properties. Throws `ActionError` when they grow without end. */
export function evaluateManaged(
  list: ManagedList,
  facts: Pick<ResolveFacts, 'properties' | 'readVariable' | 'dialect'>,
): ManagedLayer {
  const { properties, readVariable } = facts
  const say = (text: string) => evaluate(text, properties, readVariable)
  const variable = new Map<string, Placed>()
  for (const placed of list.variable) {
    const { groupId, artifactId } = placed.entry
    const name = nameOf({ groupId: say(groupId), artifactId: say(artifactId) })
    if (!variable.has(name)) variable.set(name, placed)
  }
  const evaluated = new Map<PomDependency, PomDependency>()
  return {
    get(name) {
      const entry = firstOf(list.constant.get(name), variable.get(name))?.entry
      if (entry === undefined) return undefined
      const before = evaluated.get(entry)
      if (before !== undefined) return before
      const answer = resolveDependency(entry, { ...facts, own: [], root: [] })
      evaluated.set(entry, answer)
      return answer
    },
  }
}

function firstOf(one: Placed | undefined, other: Placed | undefined): Placed | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one.position < other.position ? one : other
}
