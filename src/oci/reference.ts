// Where an artifact lives, as users write it. Grammar: https://pkg.go.dev/github.com/distribution/reference
import { ActionError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { isDigest } from './digest.ts'

/** A parsed reference. `registry` is what users say (`docker.io`, `127.0.0.1:5000`); see `apiHost` for where requests go. */
export interface Reference {
  readonly registry: string
  readonly repository: string
  readonly tag: string | undefined
  readonly digest: string | undefined
  /** Where the user named it, in words for advice; default: the registries. */
  readonly namedIn?: string | undefined
}

const DOCKER_HUB = 'docker.io'
const DOCKER_HUB_ALIASES = ['index.docker.io', 'registry-1.docker.io']

const DOMAIN_PART = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const REGISTRY = new RegExp(`^(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?$`)
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/
const TAG = /^\w[\w.-]{0,127}$/
/** Longest repository name, by the same grammar. */
const MAX_REPOSITORY_CHARACTERS = 255

/**
 * Parses `[registry/]repository[:tag][@digest]`; without a registry it is Docker Hub's.
 * `defaultTag` is used when the text has neither tag nor digest. Throws ActionError naming the mistake.
 */
export function parseReference(text: string, defaultTag?: string): Reference {
  refuseCommonMistakes(text)
  const [named = '', ...digests] = text.split('@')
  const digest = digests.length === 0 ? undefined : digests.join('@')
  if (digest !== undefined && !isDigest(digest)) {
    throw mistake(text, 'what follows "@" must be "sha256:" and 64 lower-case hex digits', DIGEST_FORM)
  }
  // A colon before the last slash belongs to a port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const tag = colon === -1 ? undefined : named.slice(colon + 1)
  if (tag !== undefined && !TAG.test(tag)) {
    throw mistake(
      text,
      'a tag has 1 to 128 letters, digits, "_", "." or "-", and does not start with "." or "-"',
    )
  }
  const name = splitName(colon === -1 ? named : named.slice(0, colon))
  checkRegistry(text, name.registry)
  checkRepository(text, name.repository)
  return { ...name, tag: tag ?? (digest === undefined ? defaultTag : undefined), digest }
}

/** The full spelling: registry, repository, and whatever of tag and digest is known. */
export function formatReference(ref: Reference): string {
  const tag = ref.tag === undefined ? '' : `:${ref.tag}`
  const digest = ref.digest === undefined ? '' : `@${ref.digest}`
  return `${ref.registry}/${ref.repository}${tag}${digest}`
}

/** Host and port that serve a registry's API: Docker Hub's is not at the name that users say. */
export function apiHost(registry: string): string {
  return registry === DOCKER_HUB ? 'registry-1.docker.io' : registry
}

/** Whether a host[:port] is this machine: `localhost`, `*.localhost` (RFC 6761), 127.0.0.0/8, or `[::1]`. */
export function isLoopback(registry: string): boolean {
  // Read as the HTTP client will read it, so that both mean the same host.
  const host = URL.parse(`http://${registry}`)?.hostname
  if (host === undefined) return false
  return host === '[::1]' || /^(?:.+\.)?localhost$/.test(host) || /^127\.\d+\.\d+\.\d+$/.test(host)
}

// Docker's rule: the first part is a registry if it has a dot or a colon or is "localhost".
function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/')
  const first = slash === -1 ? '' : name.slice(0, slash)
  if (!/[.:]/.test(first) && first !== 'localhost') return hubName(name)
  // Host names do not know case; one spelling finds the login and the memory of a dead host.
  const registry = first.toLowerCase()
  const repository = name.slice(slash + 1)
  return registry === DOCKER_HUB || DOCKER_HUB_ALIASES.includes(registry)
    ? hubName(repository)
    : { registry, repository }
}

function hubName(repository: string): { registry: string; repository: string } {
  return { registry: DOCKER_HUB, repository: repository.includes('/') ? repository : `library/${repository}` }
}

function refuseCommonMistakes(text: string): void {
  if (text === '') throw mistake(text, 'it is empty')
  if (/\s/.test(text)) throw mistake(text, 'it contains a space or line break')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]
  if (scheme === undefined) return
  const hint =
    scheme.toLowerCase() === 'http'
      ? 'Leave out "http://" and name the registry in "insecure-registries" to allow plain HTTP.'
      : `Leave out "${scheme}://".`
  throw mistake(text, 'it is a URL, not a reference', hint)
}

function checkRegistry(text: string, registry: string): void {
  const match = REGISTRY.exec(registry)
  if (match === null) throw mistake(text, 'its registry is not a host name or address')
  if (match[1] !== undefined && (Number(match[1]) < 1 || Number(match[1]) > 65_535)) {
    throw mistake(text, 'its port is not between 1 and 65535')
  }
  if (URL.parse(`https://${registry}`) === null) throw mistake(text, 'its registry is not a valid address')
}

function checkRepository(text: string, repository: string): void {
  if (repository.length > MAX_REPOSITORY_CHARACTERS) {
    throw mistake(text, `its repository is longer than ${MAX_REPOSITORY_CHARACTERS} characters`)
  }
  if (repository !== repository.toLowerCase()) throw mistake(text, 'its repository must be lower-case')
  const parts = repository.split('/')
  if (parts.every((part) => PATH_PART.test(part))) return
  if (text.startsWith('/'))
    throw mistake(text, 'nothing stands before its first "/", as where a variable is not set')
  if (parts.includes(''))
    throw mistake(text, 'a part of its name is empty', 'Leave out the "/" that is too many.')
  throw mistake(
    text,
    'each part of a repository has lower-case letters and digits, joined by ".", "_", "__" or dashes',
  )
}

/** What the advice on a mistake shows. */
export const EXAMPLE = 'ghcr.io/aquasecurity/trivy-db:2'

const FORM = `Write it as registry/repository:tag, for example ${EXAMPLE}.`
const DIGEST_FORM = `Write it as registry/repository@sha256: and all 64 digits, or with a tag, for example ${EXAMPLE}.`

function mistake(text: string, problem: string, hint: string = FORM): ActionError {
  // Somebody may have put a login before an "@", or behind it: it is not repeated.
  const before = text.replace(/[^/\s]*:[^@\s]*@(?!sha\d+:)/g, '…@')
  const shown = clean(before.replace(/([^…])@(?!sha\d+:).*$/s, '$1@…'), 200)
  return new ActionError(`reference "${shown}": ${problem}`, { hint })
}
