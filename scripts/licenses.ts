// The licences of what a bundle contains. Ours, because ncc's own `--license` keeps only those of the last chunk:
// a bundle with a lazy import would name one package out of forty.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One text with the licence of every package that webpack's statistics of a build name as a module. */
export function renderLicenses(stats: unknown): string {
  const directories = new Set(
    listModules(stats)
      .map(packageDirectory)
      .filter((path) => path !== undefined),
  )
  const sections = new Map([...directories].map((directory) => readLicense(directory)))
  // By name and version, compared by code unit: the same on every system.
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([title, text]) => `${title}\n\n${text}`).join(`\n${'-'.repeat(80)}\n`)
}

function listModules(stats: unknown): string[] {
  const modules = readField(stats, 'modules')
  if (!Array.isArray(modules)) return []
  return modules.flatMap((module) => {
    const path = readField(module, 'nameForCondition')
    // Modules that were joined into one are nested in it.
    return [...(typeof path === 'string' ? [path.replaceAll('\\', '/')] : []), ...listModules(module)]
  })
}

function packageDirectory(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]
}

function readLicense(directory: string): [title: string, text: string] {
  const metadata: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const [name, version, license] = ['name', 'version', 'license'].map((key) => readField(metadata, key))
  // Apache-2.0 asks for the NOTICE too.
  const files = readdirSync(directory).filter((file) =>
    /^(licen[cs]e|copying|notice|thirdpartynotices?)(\.|-|$)/i.test(file),
  )
  const texts = files
    .sort()
    .map((file) => readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim())
  if (texts.length === 0) texts.push('(The package has no file with the text of its licence.)')
  return [`${name} ${version}`, `Licence: ${license}\n\n${texts.join('\n\n')}\n`]
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
