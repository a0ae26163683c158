// The pictures in docs/pictures, and the record of what each was made from: they are current as long as that is the same,
// whatever fonts the machine has on which they were taken.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { findBrowser, takePicture } from './pictures/browser.ts'
import { renderPage, SUMMARY_WIDTH } from './pictures/page.ts'
import { makeScenes, type Scene } from './pictures/scenes.ts'
import { renderTerminal } from './pictures/terminal.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIRECTORY = join(ROOT, 'docs', 'pictures')
const RECORD = join(DIRECTORY, 'made-from.json')

/**
 * Takes those anew that are not current.
 *
 * @throws {Error} when one is not, and may not or cannot be taken
 */
export function updatePictures(isCheck: boolean): void {
  const made = existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, string>) : {}
  const pictures = [...makeScenes().map(describePage), describeDemo()]
  const stale = pictures.filter(
    ({ file, source }) => made[file] !== hashOf(source) || !existsSync(join(DIRECTORY, file)),
  )
  if (stale.length === 0) return
  const names = stale.map(({ file }) => file).join(', ')
  if (isCheck)
    throw new Error(`docs/pictures: ${names} show something else; take them again with \`npm run docs\``)
  for (const { file, take } of stale) writeFileSync(join(DIRECTORY, file), take())
  const record = Object.fromEntries(pictures.map(({ file, source }) => [file, hashOf(source)]))
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`)
}

interface Picture {
  readonly file: string
  /** What it was made from. */
  readonly source: string
  take(): Buffer | string
}

function describePage(scene: Scene): Picture {
  const source = renderPage(scene)
  const take = () => {
    const browser = findBrowser()
    if (browser === undefined) throw new Error('docs/pictures: install Chromium to take them')
    return takePicture(browser, source, SUMMARY_WIDTH + 32)
  }
  return { file: `${scene.name}.png`, source, take }
}

/** Its output differs from run to run, in ports and times: it is current as long as the demo is the same. */
function describeDemo(): Picture {
  const scripts = [...globSync('scripts/demo/*.ts', { cwd: ROOT }).sort(), 'scripts/demo.ts']
  const source = scripts.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('')
  const take = () => {
    const output = execFileSync(execPath, ['scripts/demo.ts'], { cwd: ROOT, encoding: 'utf8' })
    if (!output.includes('Scan: Trivy')) throw new Error('docs/pictures: put trivy on PATH to take demo.svg')
    return renderTerminal(output.trimEnd().split('\n'))
  }
  return { file: 'demo.svg', source, take }
}

function hashOf(html: string): string {
  return createHash('sha256').update(html).digest('hex')
}
