// A page as GitHub shows it: the closed log, and the job summary by GitHub's rules for Markdown, in the width of its page.
import { marked } from 'marked'
import type { Scene } from './scenes.ts'

/** Width that GitHub gives to a job summary in a window of 1280 pixels, its padding left out. */
export const SUMMARY_WIDTH = 846

// The rules of GitHub's style sheet for Markdown that decide how a table is laid out (github-markdown-css).
const STYLE = `
body { margin: 0; padding: 16px; width: ${SUMMARY_WIDTH}px; background: #fff; color: #1f2328;
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
h3 { font-size: 1.25em; margin: 8px 0 16px; } p, ul, table, details { margin: 0 0 16px; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; }
td, th { padding: 6px 13px; border: 1px solid #d1d9e0; } ul { padding-left: 2em; }
pre { margin: 0 0 16px; padding: 12px; border-radius: 6px; background: #1f2328; color: #e6edf3; white-space: pre-wrap;
  font: 12px/1.5 ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; }
`

/** The whole page. */
export function renderPage({ log, summary }: Pick<Scene, 'log' | 'summary'>): string {
  const lines = log.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join('\n')
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre>${lines}</pre><article>${renderMarkdown(summary)}</article>\n`
}

/** GitHub's Markdown as HTML. */
export function renderMarkdown(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true })
}
