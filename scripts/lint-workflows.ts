// Lints actions and workflows, those in the pages too: GitHub's own language service for what the platform accepts, our rules
// for what we do.
// Run with `--import ./scripts/json-import-hook.mjs`; without arguments it takes every such file of the project.
import { globSync, readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import process, { argv, stdout } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { findYamlBlocks } from './markdown-blocks.ts'
import { checkRules, isActionMetadata, type Problem } from './workflow-rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PATTERNS = [
  '**/action.{yml,yaml}',
  '.github/workflows/*.{yml,yaml}',
  'examples/*.{yml,yaml}',
  'README.md',
  'docs/**/*.md',
]
const NOT_OURS = new Set(['node_modules', 'dist', 'build', '.git'])

function findFiles(): string[] {
  return globSync(PATTERNS, { cwd: ROOT, exclude: (name) => NOT_OURS.has(name) }).sort()
}

async function lint(file: string): Promise<Problem[]> {
  const absolute = resolve(ROOT, file)
  const path = relative(ROOT, absolute).split(sep).join('/')
  const text = readFileSync(absolute, 'utf8')
  if (!path.endsWith('.md')) return await lintText(path, text)
  const blocks = findYamlBlocks(text).map(async (block) => {
    const problems = await lintText(path, block.text)
    return problems.map((problem) => ({ ...problem, line: problem.line + block.line - 1 }))
  })
  return (await Promise.all(blocks)).flat()
}

async function lintText(path: string, text: string): Promise<Problem[]> {
  const language = isActionMetadata(path) ? 'github-actions-action' : 'github-actions-workflow'
  const uri = pathToFileURL(resolve(ROOT, path)).href
  // No provider of foreign actions' metadata: it would need the network, and one that knows nothing rejects every `uses:`.
  const diagnostics = await validate(TextDocument.create(uri, language, 1, text))
  const found = diagnostics.map(({ range, message }) => ({
    path,
    line: range.start.line + 1,
    message: typeof message === 'string' ? message : message.value,
  }))
  return [...found, ...checkRules(path, text)]
}

const files = argv.length > 2 ? argv.slice(2) : findFiles()
const problems = (await Promise.all(files.map(lint))).flat()
for (const { path, line, message } of problems) stdout.write(`${path}:${line}: ${message}\n`)
stdout.write(`${files.length} files with actions and workflows, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 ? 0 : 1
