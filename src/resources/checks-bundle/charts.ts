// Helm charts that Trivy cannot render, so that it passes over them and ends well: those that lack a chart they depend on.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { clean } from '../../base/log.ts'
import { readSmallFile } from '../../base/small-file.ts'
import { loadYaml } from '../../base/yaml.ts'
import type { Clue } from '../../scan/workspace.ts'
import type { SeenFacts } from '../contract/known-facts.ts'

/** More is not looked at: each is a file to read, and a plan takes less than a second. */
const MAX_CHARTS = 500
/** More is not named in a warning. */
const MAX_NAMED = 5
/** Aliases that one file may resolve to, against files that unfold to gigabytes. */
const MAX_ALIASES = 100

/** Charts, and among them those that lack others, as `<path>: <names>`. */
export const CHART_CLUES: Readonly<Record<'charts' | 'incompleteCharts', Clue>> = {
  charts: { matches: (name) => name === 'Chart.yaml' },
  incompleteCharts: { readIn: (root, found) => findIncomplete(root, found.get('charts') ?? []) },
}

/** One warning for all of them. */
export function tellIncompleteCharts({ workspace }: SeenFacts): readonly string[] {
  const charts = workspace?.found.get('incompleteCharts') ?? []
  if (charts.length === 0) return []
  const more = charts.length > MAX_NAMED ? `; and ${charts.length - MAX_NAMED} more` : ''
  const named = charts.slice(0, MAX_NAMED).join('; ')
  return [
    `Trivy passes over Helm charts that lack a chart they depend on, even one that a condition switches off, and the scan succeeds without them: ${named}${more}. Run helm dependency build before the scan`,
  ]
}

function findIncomplete(root: string, charts: readonly string[]): readonly string[] {
  const directories = new Set(charts.map((path) => dirname(path)))
  // What lies in charts/ of another chart belongs to it, and is rendered as it is; a repository keeps its own there too.
  const isPart = (path: string) => {
    const above = dirname(dirname(path))
    return basename(above) === 'charts' && directories.has(dirname(above))
  }
  const own = charts.filter((path) => !isPart(path)).slice(0, MAX_CHARTS)
  return own.flatMap((path) => {
    const missing = listMissing(join(root, dirname(path)))
    return missing.length === 0
      ? []
      : [`${clean(path, 150)} lacks ${missing.map((name) => clean(name, 60)).join(', ')}`]
  })
}

/** As Helm compares: names alone, no versions. What cannot be read is no reason to warn. */
function listMissing(directory: string): readonly string[] {
  try {
    const wanted = [
      ...new Set([
        ...dependenciesIn(directory, 'Chart.yaml'),
        ...dependenciesIn(directory, 'requirements.yaml'),
      ]),
    ]
    if (wanted.length === 0) return []
    const there = listCharts(join(directory, 'charts'))
    return wanted.filter((name) => !there.some((isNamed) => isNamed(name)))
  } catch {
    return []
  }
}

const NAMELESS = 'a dependency without a name'

function dependenciesIn(directory: string, file: string): readonly string[] {
  if (!existsSync(join(directory, file))) return []
  const dependencies = fieldOf(readYaml(join(directory, file)), 'dependencies') ?? []
  // Helm takes a list alone, and loads no chart with anything else.
  if (!Array.isArray(dependencies)) return [NAMELESS]
  return dependencies.map((dependency) => String(fieldOf(dependency, 'name') ?? '') || NAMELESS)
}

/** The charts in a directory, each as what tells whether it has a name: Helm passes over names that begin with a dot or `_`. */
function listCharts(directory: string): readonly ((name: string) => boolean)[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory).flatMap((entry) => {
    const path = join(directory, entry)
    const facts = statSync(path, { throwIfNoEntry: false })
    if (/^[._]/.test(entry) || facts === undefined) return []
    const manifest = join(path, 'Chart.yaml')
    if (facts.isDirectory()) {
      if (!existsSync(manifest)) return []
      const own = String(fieldOf(readYaml(manifest), 'name') ?? entry)
      return [(name: string) => name === own]
    }
    // Its name stands inside; by that of its file it is told well enough to leave a chart alone.
    const packed = entry.endsWith('.tgz') && facts.size > 0
    return packed
      ? [(name: string) => entry.startsWith(`${name}-`) && VERSION.test(entry.slice(name.length))]
      : []
  })
}

/** What `helm package` puts behind a name. */
const VERSION = /^-v?\d/

function readYaml(path: string): unknown {
  const options = { maxAliasCount: MAX_ALIASES, merge: true, logLevel: 'silent' } as const
  return loadYaml().parse(readSmallFile(path), options)
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  // Helm reads them as Go reads JSON: whatever their case.
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
}
