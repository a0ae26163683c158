// Libraries as the bundler is to see them: copies below build/, nearer to what is bundled than node_modules/, that say what the
// published ones do not. A fresh job loads only what it needs, and without this that would be two HTTP stacks.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Of which importing alone does nothing, so that the bundler may leave out what nobody takes from them: with the whole of
 * `@actions/core` come its OIDC client, and with that `node:https`, which costs as much as Node's own start-up.
 */
const WITHOUT_EFFECT = ['@actions/core', '@actions/http-client']

/** Copied as they are, so that they find those. */
const CALLERS = ['@actions/cache', '@actions/exec', '@actions/glob', '@actions/io', '@actions/tool-cache']

/**
 * In the place of undici, which `@actions/http-client` names for callers that use `fetch` behind a proxy: 1 MB. The client
 * itself speaks through Node's own, and nothing here calls `fetch`; who did would see this error.
 */
const NO_UNDICI = `export class ProxyAgent {
  constructor() {
    throw new Error('this bundle holds no undici: use @actions/http-client itself')
  }
}
`

/** What a library's published text does that a caller cannot choose otherwise. */
interface Change {
  readonly file: string
  /** Stands there once; another version that has it otherwise must be looked at. */
  readonly from: string
  readonly to: string
}

/**
 * `@actions/cache` takes `useAzureSdk` from callers, and version 2 of the service overrules them: segments of 128 MiB, each held
 * in one buffer. What a caller says wins here: without the SDK it downloads 4 MiB at a time to their place in a file. And the
 * SDK, two thirds of the code and of the memory of the process, is loaded when it is first used, which a restore never does.
 */
const CHANGES: readonly Change[] = [
  {
    file: '@actions/cache/lib/cache.js',
    from: 'options = Object.assign(Object.assign({}, options), { useAzureSdk: true });',
    to: 'options = Object.assign({ useAzureSdk: true }, options);',
  },
  ...[
    { file: 'uploadUtils.js', name: 'BlobClient', use: 'const blobClient = new BlobClient(' },
    { file: 'downloadUtils.js', name: 'BlockBlobClient', use: 'const client = new BlockBlobClient(' },
  ].flatMap(({ file, name, use }) => [
    {
      file: `@actions/cache/lib/internal/${file}`,
      from: `import { ${name} } from '@azure/storage-blob';`,
      to: '',
    },
    {
      file: `@actions/cache/lib/internal/${file}`,
      from: use,
      to: `const { ${name} } = yield import('@azure/storage-blob');\n        ${use}`,
    },
  ]),
]

/** Writes `build/node_modules` below the root of the project. */
export function writeBundledLibraries(root: string): void {
  const target = join(root, 'build', 'node_modules')
  for (const name of [...WITHOUT_EFFECT, ...CALLERS]) {
    cpSync(join(root, 'node_modules', name), join(target, name), { recursive: true, dereference: true })
  }
  for (const name of WITHOUT_EFFECT) {
    const file = join(target, name, 'package.json')
    const facts: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...facts, sideEffects: false }))
  }
  for (const change of CHANGES) apply(change, target)
  const undici = join(target, 'undici')
  mkdirSync(undici)
  writeFileSync(
    join(undici, 'package.json'),
    JSON.stringify({ name: 'undici', type: 'module', main: 'index.js' }),
  )
  writeFileSync(join(undici, 'index.js'), NO_UNDICI)
}

function apply({ file, from, to }: Change, directory: string): void {
  const path = join(directory, file)
  const parts = readFileSync(path, 'utf8').split(from)
  if (parts.length !== 2) throw new Error(`${file}: ${parts.length - 1} times, and not once: ${from}`)
  writeFileSync(path, parts.join(to))
}
