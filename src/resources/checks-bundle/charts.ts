// Helm charts that Trivy cannot render, so that it passes over them and ends well: those that lack a chart they depend on.
import { existsSync, readdirSync } from 'node:fs'
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
  // What lies in charts/ of another one belongs to it, and is rendered as it is.
  const own = charts.filter((path) => !/(^|\/)charts\//.test(path)).slice(0, MAX_CHARTS)
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
    return wanted.filter((name) => !there.some((chart) => chart === name || isArchiveOf(chart, name)))
  } catch {
    return []
  }
}

function dependenciesIn(directory: string, file: string): readonly string[] {
  if (!existsSync(join(directory, file))) return []
  const dependencies = fieldOf(readYaml(join(directory, file)), 'dependencies')
  return (Array.isArray(dependencies) ? dependencies : []).flatMap((dependency) => {
    const name = fieldOf(dependency, 'name')
    return typeof name === 'string' && name !== '' ? [name] : []
  })
}

/** Names of charts in directories, and of files that hold packed ones. */
function listCharts(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { withFileTypes: true }).map((entry) => {
    const manifest = join(directory, entry.name, 'Chart.yaml')
    if (!entry.isDirectory() || !existsSync(manifest)) return entry.name
    return String(fieldOf(readYaml(manifest), 'name') ?? entry.name)
  })
}

/** Its name stands inside; by its file's name it is told well enough to leave a chart alone. */
function isArchiveOf(file: string, name: string): boolean {
  return /\.t?gz$/.test(file) && basename(file).startsWith(name)
}

function readYaml(path: string): unknown {
  return loadYaml().parse(readSmallFile(path), { maxAliasCount: MAX_ALIASES, logLevel: 'silent' })
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
