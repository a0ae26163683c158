// Tokens for module registries: the variables TF_TOKEN_…, which Trivy reads too, and what Terraform's own files say.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { domainToASCII } from 'node:url'
import { readSmallFile } from '../../../base/small-file.ts'
import { isObject } from '../../../oci/json.ts'
import type { HclReader } from '../calls/hcl-process.ts'

/** Tokens by host name. */
export interface ModuleTokens {
  /** @param host with its port where that is not 443: as Trivy has it, a token is for that port alone */
  tokenFor(host: string): string | undefined
  /** `host:port` of those that the user named with one: allowed wherever they lie. */
  readonly hosts: ReadonlySet<string>
  readonly secrets: readonly string[]
}

const PREFIX = 'TF_TOKEN_'
const MAX_BYTES = 1 << 20

/** Reads them; a file that cannot be read gives none. */
export async function readTokens(environment: NodeJS.ProcessEnv, hcl: HclReader): Promise<ModuleTokens> {
  const files = await readFiles(environment, hcl)
  const variables = Object.entries(environment).filter(([name, value]) => name.startsWith(PREFIX) && value)
  const tokenFor = (hostname: string) => {
    // In the name of a variable it would stand for a dot: the token is another host's.
    if (hostname.includes('_')) return files.get(hostname)
    // As Trivy spells a host: `_` for a dot, and for a dash it stands itself or `__`.
    const name = `${PREFIX}${(domainToASCII(hostname) || hostname).replaceAll('.', '_')}`
    return environment[name] || environment[name.replaceAll('-', '__')] || files.get(hostname)
  }
  return {
    tokenFor,
    hosts: new Set([...files.keys(), ...variables.map(([name]) => hostOf(name))].map(withPort)),
    secrets: [...files.values(), ...variables.flatMap(([, value]) => value ?? [])],
  }
}

function withPort(host: string): string {
  return host.includes(':') ? host : `${host}:443`
}

function hostOf(variable: string): string {
  return variable.slice(PREFIX.length).replaceAll('__', '-').replaceAll('_', '.').toLowerCase()
}

/** `credentials.tfrc.json`, which `terraform login` writes, then the CLI configuration. */
async function readFiles(
  environment: NodeJS.ProcessEnv,
  hcl: HclReader,
): Promise<ReadonlyMap<string, string>> {
  const home = environment.HOME || environment.USERPROFILE || homedir()
  const roaming = environment.APPDATA || home
  const isWindows = process.platform === 'win32'
  const login = join(
    isWindows ? roaming : home,
    isWindows ? 'terraform.d' : '.terraform.d',
    'credentials.tfrc.json',
  )
  const config =
    environment.TF_CLI_CONFIG_FILE ||
    join(isWindows ? roaming : home, isWindows ? 'terraform.rc' : '.terraformrc')
  const found = new Map<string, string>()
  for (const body of [parseJson(readText(login)), await parseHcl(config, hcl)]) {
    const credentials = isObject(body) ? body.credentials : undefined
    for (const [host, blocks] of Object.entries(isObject(credentials) ? credentials : {})) {
      const [block] = Array.isArray(blocks) ? blocks : [blocks]
      if (isObject(block) && typeof block.token === 'string') found.set(host.toLowerCase(), block.token)
    }
  }
  return found
}

async function parseHcl(file: string, hcl: HclReader): Promise<unknown> {
  const text = readText(file)
  if (text === undefined || !/\bcredentials\b/.test(text)) return undefined
  if (file.endsWith('.json')) return parseJson(text)
  const answer = await hcl.read('terraformrc', text)
  return answer.kind === 'body' ? answer.body : undefined
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function readText(file: string): string | undefined {
  try {
    return readSmallFile(file, MAX_BYTES)
  } catch {
    return undefined
  }
}
