// A real browser without a window: takes pictures of pages, and measures them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Names under which distributions install it. */
export const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'] as const

/** How a page is laid out. */
export interface Layout {
  readonly height: number
  /** What is wider than the room that it has, as its text. */
  readonly overflowing: readonly string[]
  /** Words of the table that are broken in two. */
  readonly broken: readonly string[]
}

/** The one that is installed; undefined: none. */
export function findBrowser(): string | undefined {
  return BROWSERS.find((name) => {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

/** Lays the page out, and tells what does not fit. */
export function measurePage(browser: string, html: string): Layout {
  const dom = inBrowser(browser, html + MEASURE, (url) => ['--dump-dom', url])
  const [, json = ''] = /<script id="layout"[^>]*>([\s\S]*?)<\/script>/.exec(dom) ?? []
  return JSON.parse(json.replaceAll('&amp;', '&').replaceAll('&lt;', '<')) as Layout
}

/** A picture of the page, as PNG. */
export function takePicture(browser: string, html: string, width: number): Buffer {
  const { height } = measurePage(browser, html)
  const directory = mkdtempSync(join(tmpdir(), 'picture-'))
  try {
    const file = join(directory, 'page.png')
    const size = `--window-size=${width},${height}`
    inBrowser(browser, html, (url) => [`--screenshot=${file}`, size, '--force-device-scale-factor=1', url])
    return readFileSync(file)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function inBrowser(browser: string, html: string, args: (url: string) => string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'browser-'))
  try {
    const page = join(directory, 'page.html')
    writeFileSync(page, html)
    // Root has no sandbox; nothing but this page is shown, and it loads nothing.
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${directory}/user`,
    ]
    return execFileSync(browser, [...flags, ...args(pathToFileURL(page).href)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Runs in the page: leaves what it has measured in the page itself. */
const MEASURE = `<script>
const textOf = (element) => element.textContent.trim().slice(0, 80)
const overflowing = [...document.querySelectorAll('article, article *, pre')]
  .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
  .map(textOf)
const broken = []
for (const cell of document.querySelectorAll('td, th')) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { 0: word, index } of node.data.matchAll(/[^\\s/-]+/g)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
    }
  }
}
const script = document.createElement('script')
script.id = 'layout'
script.type = 'application/json'
script.textContent = JSON.stringify({ height: document.body.scrollHeight, overflowing, broken })
document.head.append(script)
</script>`
