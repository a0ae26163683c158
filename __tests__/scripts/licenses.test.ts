// The licence file of a bundle names every package inside, also those of lazily loaded chunks.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderLicenses } from '../../scripts/licenses.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licenses-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('renderLicenses', () => {
  it('names each package once, sorted, with its licence and notice', () => {
    addPackage('node_modules/b', { LICENSE: 'B text\r\n', 'NOTICE.txt': 'B notice' })
    addPackage('node_modules/@scope/a', { 'license.md': 'A text' })
    expect(render('node_modules/b/x.js', 'node_modules/@scope/a/lib/y.js', 'node_modules/b/z.js')).toBe(
      `@scope/a 1.0.0\n\nLicence: MIT\n\nA text\n\n${'-'.repeat(80)}\nb 1.0.0\n\nLicence: MIT\n\nB text\n\nB notice\n`,
    )
  })

  it('looks into modules that were joined into one', () => {
    addPackage('node_modules/a', { LICENSE: 'A text' })
    const joined = {
      name: 'main.js + 1 modules',
      modules: [{ nameForCondition: join(root, 'node_modules/a/x.js') }],
    }
    expect(renderLicenses({ modules: [joined] })).toContain('A text')
  })

  it('tells two versions of a package apart', () => {
    addPackage('node_modules/a', { LICENSE: 'new' }, '2.0.0')
    addPackage('node_modules/b/node_modules/a', { LICENSE: 'old' }, '1.0.0')
    const text = render('node_modules/a/x.js', 'node_modules/b/node_modules/a/x.js')
    expect(text.match(/^(?:\w 1\.0\.0|\w 2\.0\.0|old|new)$/gm)).toEqual(['a 1.0.0', 'old', 'a 2.0.0', 'new'])
  })

  it('says so when a package has no licence text', () => {
    addPackage('node_modules/a', {})
    expect(render('node_modules/a/x.js')).toContain('no file with the text')
  })

  it('leaves out what is ours and what Node brings', () => {
    expect(
      renderLicenses({
        modules: [{ nameForCondition: join(root, 'build/main.js') }, { name: 'external "fs"' }],
      }),
    ).toBe('')
  })
})

function addPackage(directory: string, files: Record<string, string>, version = '1.0.0'): void {
  mkdirSync(join(root, directory), { recursive: true })
  const name = directory.replace(/^.*node_modules\//, '')
  writeFileSync(join(root, directory, 'package.json'), JSON.stringify({ name, version, license: 'MIT' }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, directory, file), text)
}

function render(...files: string[]): string {
  return renderLicenses({ modules: files.map((file) => ({ nameForCondition: join(root, file) })) })
}
