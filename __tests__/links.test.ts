// Every link of a page to another page, or to a heading, leads somewhere.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGES = globSync(['*.md', 'docs/**/*.md', 'examples/*.md', '__tests__/*.md'], { cwd: ROOT }).sort()

it.each(PAGES)('%s', (page) => {
  expect(findDeadLinks(page, readFileSync(join(ROOT, page), 'utf8'))).toEqual([])
})

it('would say where they do not', () => {
  const text =
    '[a](nowhere.md) [b](#no-heading) ![c](docs/maven.md#nothing) `[d](e)` [f](https://example.com/x)'
  expect(findDeadLinks('README.md', text)).toEqual(['nowhere.md', '#no-heading', 'docs/maven.md#nothing'])
})

function findDeadLinks(page: string, text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '')
  const targets = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target, text))
}

function leadsSomewhere(page: string, target: string, text: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(join(ROOT, file))) return false
  if (anchor === undefined) return true
  const there = file === page ? text : readFileSync(join(ROOT, file), 'utf8')
  return anchorsOf(there).includes(anchor)
}

/** As GitHub makes them: lower case, spaces to dashes, other punctuation dropped. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
