// Which repositories are asked for a POM, in which order, through which mirrors, and with whose login. Pure.
import { createHash } from 'node:crypto'
import { reachOf } from '../../../base/address.ts'
import type { RemoteRepository } from '../closure/pom-source.ts'
import type { LoginProblem, Mirror, Server } from './maven-settings.ts'
import { findMirror, mirrorKey } from './mirror-rule.ts'
import { findObstacle, isAskable, type Obstacle } from './obstacle.ts'
import { findUnasked, type MirrorFacts, type Unasked } from './stand-in.ts'

/** Everything that is known before any POM is read. */
export interface RepositoryFacts extends MirrorFacts {
  /** Of active profiles of settings.xml, in the order of asking. */
  readonly settings: readonly RemoteRepository[]
  /** Of the input `maven-repository`, in order. */
  readonly inputs: readonly RemoteRepository[]
  readonly servers: readonly Server[]
  /** Hosts that the user allowed to be plain HTTP. */
  readonly insecureHosts: readonly string[]
  /** The local repository outlives this job, whose POMs a stranger may have written: nothing of his may stay in it. */
  readonly guardsLocalRepository: boolean
}

/** One repository to ask. */
export interface Candidate {
  /** Its id, or that of the mirror that stands for it: what Maven notes beside a file that it gave. */
  readonly id: string
  /** See {@link repositoryKey}. */
  readonly key: string
  /** Keys of the repositories that it stands for because the user said so: as a mirror, or in the place of Central. */
  readonly standsFor: readonly string[]
  /** Without a trailing slash, login, query, or fragment. */
  readonly url: string
  /** Where it is named, in words; undefined: nowhere, it is Central. */
  readonly namedIn: string | undefined
  readonly releases: boolean
  readonly snapshots: boolean
  /** The user named this URL; else a stranger did, and it must lie outside. */
  readonly isListed: boolean
  /** Value of `Authorization`. A secret; only ever for a listed URL. */
  readonly authorization: string | undefined
  /** There is a login, but the connection would show it to everybody. */
  readonly isLoginWithheld: boolean
  /** What keeps its login in settings.xml from being one that Trivy, and this action, can use. */
  readonly loginProblem: LoginProblem | undefined
  /** Whom Trivy asks in its place: what it lacks is then not known to be absent. */
  readonly unasked: Unasked | undefined
  /** Why it is not asked, although Trivy may be: undefined for all that are. */
  readonly obstacle: Obstacle | undefined
  /** Why nothing is taken from it; it is only asked whether it has anything. */
  readonly distrust: string | undefined
}

/** The default repository of Maven and Trivy. */
export const CENTRAL: RemoteRepository = {
  id: 'central',
  url: 'https://repo.maven.apache.org/maven2/',
  releases: true,
  snapshots: false,
  declaredIn: 'central',
}

/**
 * The repositories for one POM: of settings.xml, of the input, of the POMs on the way, then Central, each through its
 * mirror, none twice. One that is named `central` in settings.xml or the input takes the place of Central.
 */
export function listCandidates(
  ofPoms: readonly RemoteRepository[],
  facts: RepositoryFacts,
): readonly Candidate[] {
  const named = [...facts.settings, ...facts.inputs]
  const central = named.some(({ id }) => id === CENTRAL.id) ? [] : [CENTRAL]
  const found = new Map<string, Candidate>()
  for (const repository of [...named, ...ofPoms, ...central]) {
    for (const candidate of throughMirrors(repository, facts)) {
      const known = found.get(candidate.url)
      found.set(candidate.url, known === undefined ? candidate : join(known, candidate))
    }
  }
  // Whoever is asked himself has his own word.
  return [...found.values()].map((one) =>
    one.unasked !== undefined && found.has(one.unasked.url) ? { ...one, unasked: undefined } : one,
  )
}

/** Named twice, it may be asked for what either says, and is listed if either is. */
function join(a: Candidate, b: Candidate): Candidate {
  const authorization = a.authorization ?? b.authorization
  return {
    id: a.id,
    url: a.url,
    key: a.key,
    namedIn: a.namedIn ?? b.namedIn,
    standsFor: [...new Set([...a.standsFor, ...b.standsFor])],
    releases: a.releases || b.releases,
    snapshots: a.snapshots || b.snapshots,
    isListed: a.isListed || b.isListed,
    authorization,
    isLoginWithheld: a.isLoginWithheld || b.isLoginWithheld,
    loginProblem: authorization === undefined ? (a.loginProblem ?? b.loginProblem) : undefined,
    unasked: a.unasked ?? b.unasked,
    obstacle: a.obstacle ?? b.obstacle,
    distrust: a.isListed || b.isListed ? undefined : a.distrust,
  }
}

function throughMirrors(repository: RemoteRepository, facts: RepositoryFacts): readonly Candidate[] {
  const { releases, snapshots, declaredIn } = repository
  // The input says where to ask, and means it.
  const mirror = declaredIn === 'input' ? undefined : findMirror(repository, facts.mirrors)
  const isListed = mirror !== undefined || declaredIn !== 'pom'
  const { id, url: address } = mirror ?? repository
  const standsFor = replacedBy(repository, mirror)
  const obstacle = findObstacle(repository, mirror, facts.readsMirrors)
  if (obstacle !== undefined)
    return [asUnasked(address, { ...repository, id, standsFor, isListed }, obstacle)]
  if (mirror?.isBlocked === true) return []
  const rules = { id, releases, snapshots, namedIn: NAMED_IN[mirror === undefined ? declaredIn : 'settings'] }
  const meant = replacesCentral(repository) ? CENTRAL : repository
  const unaskedAt = (place: string) => findUnasked(repository, meant, place, facts)
  // The file lies in the workspace, and is as foreign as a POM.
  const targets = facts.configMirrors.get(mirrorKey(address))
  if (targets !== undefined) {
    const namedIn = 'scan.maven.mirrors of trivy.yaml'
    const stranger = { ...rules, namedIn, isListed: false, standsFor: [] }
    return targets.flatMap(
      (target) => describe(target, { ...stranger, unasked: unaskedAt(target) }, undefined, facts) ?? [],
    )
  }
  // The built-in Central would get the login of a company's server which happens to be called so.
  const server = repository === CENTRAL && mirror === undefined ? undefined : serverOf(id, facts)
  return [
    describe(address, { ...rules, isListed, standsFor, unasked: unaskedAt(address) }, server, facts) ?? [],
  ].flat()
}

const NAMED_IN: Readonly<Record<RemoteRepository['declaredIn'], string | undefined>> = {
  pom: 'the POM that declares it',
  settings: 'settings.xml',
  input: 'the input maven-repository',
  central: undefined,
}

/** What a listed URL stands for, besides itself. */
function replacedBy(repository: RemoteRepository, mirror: Mirror | undefined): readonly string[] {
  const replaced = mirror === undefined ? [] : [repository.url]
  if (replacesCentral(repository)) replaced.push(CENTRAL.url)
  return replaced.map(repositoryKey)
}

/** The user says so by its name. Trivy asks Central besides what settings.xml calls `central`. */
function replacesCentral({ id, declaredIn }: RemoteRepository): boolean {
  return id === CENTRAL.id && (declaredIn === 'settings' || declaredIn === 'input')
}

/** A repository's name where its URL is nobody else's business: 32 hex digits of the sha256 of its URL in one spelling. */
export function repositoryKey(url: string): string {
  return createHash('sha256').update(mirrorKey(url)).digest('hex').slice(0, 32)
}

/** It keeps its place in the order, so that what it may have is not taken for absent. */
function asUnasked(
  address: string,
  rules: Pick<Candidate, 'id' | 'releases' | 'snapshots' | 'isListed' | 'standsFor'>,
  obstacle: Obstacle,
): Candidate {
  const { id, releases, snapshots, isListed, standsFor } = rules
  const [url, key] = [mirrorKey(address), repositoryKey(address)]
  const login = { authorization: undefined, isLoginWithheld: false, loginProblem: undefined }
  const place = { id, url, key, standsFor, releases, snapshots, isListed, namedIn: 'settings.xml' }
  return { ...place, ...login, unasked: undefined, distrust: undefined, obstacle }
}

function describe(
  text: string,
  rules: Pick<Candidate, 'id' | 'namedIn' | 'releases' | 'snapshots' | 'isListed' | 'standsFor' | 'unasked'>,
  server: Server | undefined,
  facts: RepositoryFacts,
): Candidate | undefined {
  // Trivy's client cannot ask these either.
  if (!isAskable(text)) return undefined
  const url = new URL(text.trim())
  const login = server !== undefined && isUsable(server) ? server : loginOf(url)
  const mayShow = url.protocol === 'https:' || isInsecureAllowed(url, facts)
  return {
    ...rules,
    url: mirrorKey(url.href),
    key: repositoryKey(url.href),
    // Only a URL that the user wrote down gets a login: by the id alone a stranger's would. Trivy goes by the id, and what
    // is absent without a login may be there for Trivy.
    authorization: login !== undefined && rules.isListed && mayShow ? basic(login) : undefined,
    isLoginWithheld: login !== undefined && rules.isListed && !mayShow,
    // A login in the URL of a stranger is not sent either; Trivy sends it.
    loginProblem: login === undefined ? server?.problem : rules.isListed ? undefined : 'unlisted',
    obstacle: undefined,
    distrust: rules.isListed ? undefined : explainDistrust(url, facts),
  }
}

/** Of a URL that only a POM names. What is taken from there is in the local repository for later builds and scans. */
function explainDistrust({ protocol, hostname }: URL, facts: RepositoryFacts): string | undefined {
  // Anybody on the way could write the answer.
  if (protocol === 'http:' && reachOf(hostname) !== 'loopback') return 'over plain HTTP'
  return facts.guardsLocalRepository ? 'and the local repository of this runner outlives the job' : undefined
}

/** Plain HTTP shows a login to everybody on the way: only to this machine, and where the user allowed it (D12). */
function isInsecureAllowed(url: URL, { insecureHosts }: RepositoryFacts): boolean {
  return reachOf(url.hostname) === 'loopback' || insecureHosts.some((host) => host.toLowerCase() === url.host)
}

function serverOf(id: string, { servers }: RepositoryFacts): Server | undefined {
  return id === '' ? undefined : servers.find((server) => server.id === id)
}

/** Trivy wants both texts; what Maven has encrypted is no password to anybody else. */
function isUsable(server: Server): boolean {
  return server.username !== '' && server.password !== '' && server.problem === undefined
}

function loginOf(url: URL): Server | undefined {
  if (url.username === '' || url.password === '') return undefined
  try {
    const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
    return { id: '', username, password, problem: undefined }
  } catch {
    // A percent sign that was not meant as one: then it is not.
    return { id: '', username: url.username, password: url.password, problem: undefined }
  }
}

function basic({ username, password }: Server): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
