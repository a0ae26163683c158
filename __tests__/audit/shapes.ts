// Workflows of the forms in which people call Trivy and keep its data by hand, each a repository of its own.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeFile } from '../temporary.ts'

const DIRECTORY = join(import.meta.dirname, 'shapes')
const WORKFLOW = '.github/workflows/scan.yml'

/** Their names, in order. */
export const SHAPES = globSync('*.yml', { cwd: DIRECTORY })
  .map((file) => basename(file, '.yml'))
  .sort()

/** The files of a shape by path. One of several files says before each where it lies. */
export function readShape(name: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(DIRECTORY, `${name}.yml`), 'utf8')
  const [first = '', ...parts] = text.split(/^# file: (.+)\n/m)
  if (parts.length === 0) return new Map([[WORKFLOW, asNamed(name, first)]])
  return new Map(
    parts.flatMap((path, index) => (index % 2 === 0 ? [[path, parts[index + 1] ?? ''] as const] : [])),
  )
}

/** Writes it as a clone; its directory. */
export function writeShape(directory: string, name: string): string {
  const root = join(directory, name)
  for (const [path, content] of readShape(name)) writeFile(root, path, content)
  return root
}

/** What git or an editor would put right in a file of ours. */
function asNamed(name: string, text: string): string {
  if (name === 'windows-line-ends') return text.replaceAll('\n', '\r\n')
  return name === 'no-last-line-end' ? text.trimEnd() : text
}
