// Child process around HashiCorp's HCL parser, which is Go in WebAssembly: it takes 120 MB and a third of a second to start,
// and a hostile file can end it. Here it may; its parent hears of it, and starts another.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
// The package's own entry looks for its binary where a bundle has none, and its types are those of browsers: of it this takes
// the runtime of Go, and the binary.
import '@cdktn/hcl2json/wasm/bridge_wasm_exec.js'

/** What the runtime defines, what Node has, and what the binary adds to the object that it finds by name. */
interface Runtime {
  readonly Go: new () => { readonly importObject: unknown; run(instance: unknown): Promise<void> }
  readonly WebAssembly: {
    instantiate(bytes: Uint8Array, imports: unknown): Promise<{ readonly instance: unknown }>
  }
  __parse_terraform_config_wasm__: Parser
}

interface Parser {
  parse?: (name: string, text: string, done: (error: string | undefined, json: string) => void) => void
}

const runtime = globalThis as unknown as Runtime
const parser = start()

process.on('message', (value) => void answer(value))
// The parent is gone: nobody waits for what is under way.
process.on('disconnect', () => process.exit())

/** Answers with what the file holds, as the library writes it in JSON, or with what is wrong. */
async function answer(value: unknown): Promise<void> {
  const { id, name, text } = value as { id: number; name: string; text: string }
  try {
    process.send?.({ id, body: JSON.parse(await parse(name, text)) })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

async function parse(name: string, text: string): Promise<string> {
  const { parse } = await parser
  if (parse === undefined) throw new Error('the parser did not start')
  return new Promise((resolve, reject) => {
    parse(name, text, (error, json) => (error ? reject(new Error(error)) : resolve(json)))
  })
}

async function start(): Promise<Parser> {
  const go = new runtime.Go()
  const binary = gunzipSync(readFileSync(findBinary()))
  const { instance } = await runtime.WebAssembly.instantiate(binary, go.importObject)
  const root: Parser = {}
  runtime.__parse_terraform_config_wasm__ = root
  // Ends with the process.
  void go.run(instance)
  return root
}

/** The build puts it beside the bundle. */
function findBinary(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'main.wasm.gz')
  if (existsSync(beside)) return beside
  return createRequire(import.meta.url).resolve('@cdktn/hcl2json/main.wasm.gz')
}
