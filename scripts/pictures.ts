// The pictures in docs/pictures, and the record of what each was made from: they are current as long as that is the same,
// whatever fonts the machine has on which they were taken.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser, takePicture } from './pictures/browser.ts'
import { renderPage, SUMMARY_WIDTH } from './pictures/page.ts'
import { makeScenes } from './pictures/scenes.ts'

const DIRECTORY = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const RECORD = join(DIRECTORY, 'made-from.json')

/**
 * Takes those anew that are not current.
 *
 * @throws {Error} when one is not, and may not or cannot be taken
 */
export function updatePictures(isCheck: boolean): void {
  const made = existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, string>) : {}
  const pages = makeScenes().map((scene) => ({ file: `${scene.name}.png`, html: renderPage(scene) }))
  const stale = pages.filter(
    ({ file, html }) => made[file] !== hashOf(html) || !existsSync(join(DIRECTORY, file)),
  )
  if (stale.length === 0) return
  const names = stale.map(({ file }) => file).join(', ')
  if (isCheck)
    throw new Error(`docs/pictures: ${names} show something else; take them again with \`npm run docs\``)
  const browser = findBrowser()
  if (browser === undefined)
    throw new Error(`docs/pictures: ${names} show something else; install Chromium first`)
  for (const { file, html } of stale) {
    writeFileSync(join(DIRECTORY, file), takePicture(browser, html, SUMMARY_WIDTH + 32))
  }
  const record = Object.fromEntries(pages.map(({ file, html }) => [file, hashOf(html)]))
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`)
}

function hashOf(html: string): string {
  return createHash('sha256').update(html).digest('hex')
}
