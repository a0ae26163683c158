// Parts of the bundle, compiled as far as an earlier job called them. Node's own compile cache keeps what is compiled when a
// file is loaded, which is not what a job calls: half of compiling would be done anew in every job.
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { directoryOfBuild, pruneBuilds } from './compiled-builds.ts'
import { GROUP_AND_OTHERS_MAY_WRITE } from './mode-bits.ts'
import { writeOwnBytes } from './own-file.ts'

/** How webpack's runtime, which ncc puts into the bundle, loads a part; absent where the sources run as they are. */
declare let __webpack_chunk_load__: ((part: number) => Promise<unknown>) | undefined
/** The modules of all parts that are loaded. */
declare const __webpack_modules__: Record<string, unknown>

/** Where parts are, and where they are kept compiled. */
export interface CompiledParts {
  /** Directory of the bundle. */
  readonly parts: string
  /** Of this user alone: what lies there is run. */
  readonly kept: string
  /** Each entry calls other functions. */
  readonly entry: string
}

/** Where scripts of this build are kept. */
interface Keeping {
  readonly directory: string
  readonly entry: string
  /** Those that were not, by their paths. */
  readonly news: Map<string, Script>
}

let keeping: Keeping | undefined

/** Has parts of this bundle loaded as they were kept, and at the end of a good run those kept that were not. */
export function useCompiledParts({ parts, kept, entry }: CompiledParts): void {
  if (typeof __webpack_chunk_load__ !== 'function') return
  const directory = directoryOfBuild(kept, dirname(parts))
  if (directory === undefined) return
  const loadAsAlways = __webpack_chunk_load__
  const loaded = new Set<number>()
  const all: Keeping = { directory, entry, news: new Map() }
  keeping = all
  __webpack_chunk_load__ = (part) => {
    if (loaded.has(part)) return Promise.resolve()
    const script = loadScript(all, join(parts, `${part}.index.js`), modulesOf)
    if (script === undefined) return loadAsAlways(part)
    loaded.add(part)
    Object.assign(__webpack_modules__, script.runInThisContext())
    return Promise.resolve()
  }
  process.once('exit', (code) => {
    if (code === 0 && all.news.size > 0) keepAll(all.news, () => pruneBuilds(kept, directory))
  })
}

/** What `require(name)` gives, of a CommonJS library of the bundle in a file of its own; loaded as it was kept, like parts. */
export function requireCompiled(require: NodeJS.Require, name: string): unknown {
  if (keeping === undefined) return require(name)
  const path = require.resolve(name)
  const script = loadScript(keeping, path, functionOf)
  if (script === undefined) return require(name)
  const module = { exports: {} }
  script.runInThisContext().call(module.exports, module.exports, require, module, path, dirname(path))
  return module.exports
}

/** A file as a script; undefined: it cannot be one. */
function loadScript(
  { directory, entry, news }: Keeping,
  file: string,
  scriptOf: (source: string) => string | undefined,
): Script | undefined {
  const bytes = readFileSync(file)
  const text = scriptOf(bytes.toString())
  if (text === undefined) return undefined
  const path = join(directory, `${sha256(bytes).toString('hex')}-${entry}`)
  const cachedData = recall(path)
  try {
    const script = new Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) })
    if (script.cachedDataRejected !== false) news.set(path, script)
    return script
  } catch {
    // `import.meta`, which only a module has.
    return undefined
  }
}

/** What webpack writes before the modules of a part. */
const HEAD = /^export const id = \d+;\nexport const ids = \[\d+\];\nexport const modules = (?=\{)/
const TAIL = '};'

/** A part as a script whose value is its modules; undefined: it has more than those, and must be loaded as a module. */
function modulesOf(source: string): string | undefined {
  const head = HEAD.exec(source)?.[0]
  const end = source.lastIndexOf(TAIL)
  if (head === undefined || end < 0 || source.slice(end + TAIL.length).trim() !== '') return undefined
  // On its own lines, so that a stack trace names those of the file; strict, as modules are.
  return `'use strict';\n\n(${source.slice(head.length, end)}})`
}

/** A CommonJS file as a script whose value is the function that Node makes of it. */
function functionOf(source: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${source}\n})`
}

/** The digest stands first: V8 does not look whether what it is given is damaged. */
const DIGEST_BYTES = 32

function recall(path: string): Buffer | undefined {
  try {
    const bytes = readOurs(path)
    const data = bytes.subarray(DIGEST_BYTES)
    return sha256(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined
  } catch {
    // Not kept yet, or not to be believed.
    return undefined
  }
}

/** Whatever the directory lets others do: only what this user wrote, and nobody else could change. */
function readOurs(path: string): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const { uid, mode } = fstatSync(descriptor)
    if (uid !== process.getuid?.() || (mode & GROUP_AND_OTHERS_MAY_WRITE) !== 0)
      throw new Error('it is not of this user alone')
    return readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function keepAll(scripts: ReadonlyMap<string, Script>, prune: () => void): void {
  try {
    for (const [path, script] of scripts) {
      const data = script.createCachedData()
      writeOwnBytes(path, Buffer.concat([sha256(data), data]), 0o600)
    }
    prune()
  } catch {
    // It only saves later jobs time.
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
