// Where in the product a call to the file system is made, from its stack: the same function from the same place is the same case,
// whatever the path. Of base/, which many use, it is seen through to who asked for it.
import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

const PROJECT = join(import.meta.dirname, '..', '..', '..')
/** A bundle says before each module which one it is. */
const MODULE = /^;\/\/ CONCATENATED MODULE: \.\/build\/(\S+)\.js$|^\/\*\*\*\/ \d+:/
const FRAME = /^\s*at (?:async )?(?:(.*) \()?(?:file:\/\/)?(\/[^():]+):(\d+):(\d+)\)?$/
/** With what was awaited, a call lies under some thirty. */
const DEPTH = 100

interface Frame {
  /** Below `src/`; undefined in a library. */
  readonly module: string | undefined
  readonly text: string
}

/**
 * The frames of the product under which this is called, up to the first outside of base/: `name (module line:column)`, innermost
 * first. `undefined` where none is known, as of what a stream does later.
 */
export function findCallSite(): string | undefined {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = DEPTH
  const lines = (new Error('for its stack').stack ?? '').split('\n').slice(1)
  Error.stackTraceLimit = before
  const frames = lines.flatMap(readFrame)
  const own = frames.filter(({ module }) => module !== undefined)
  if (own.length === 0) return frames[0]?.text
  const outside = own.findIndex(({ module }) => module?.startsWith('base/') === false)
  return own
    .slice(0, outside === -1 ? own.length : outside + 1)
    .map(({ text }) => text)
    .join(' < ')
}

/** Of `src/`, or of its bundle. */
function readFrame(line: string): Frame[] {
  const [, name = '', file = '', row = '', column = ''] = FRAME.exec(line) ?? []
  const [top, ...rest] = relative(PROJECT, file).split('/')
  if (top !== 'src' && top !== 'dist') return []
  const module = top === 'src' ? rest.join('/').replace(/\.ts$/, '') : moduleAt(file, Number(row))
  const at = `${module ?? `${basename(dirname(file))}/${basename(file)}`} ${row}:${column}`
  return [{ module, text: `${name} (${at})` }]
}

const modules = new Map<string, readonly (readonly [number, string | undefined])[]>()

function moduleAt(file: string, row: number): string | undefined {
  const starts = modules.get(file) ?? readModules(file)
  modules.set(file, starts)
  return starts.findLast(([start]) => start <= row)?.[1]
}

function readModules(file: string): (readonly [number, string | undefined])[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      const found = line.startsWith(';//') || line.startsWith('/***/') ? MODULE.exec(line) : null
      return found === null && !line.startsWith(';// CONCATENATED') ? [] : [[at + 1, found?.[1]] as const]
    })
}
