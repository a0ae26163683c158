// Fetches one revision of a git repository into a directory: the reference as go-getter finds it, no history where the server
// can do without, and submodules, which Trivy takes too.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { remove } from '../../../base/file-moves.ts'
import { type Download, namesOneSshHost } from './getter.ts'
import { type GitAnswer, type GitContext, runGit } from './git-command.ts'

/** What became of it. */
export type GitOutcome =
  | { readonly kind: 'found'; readonly commit: string }
  | { readonly kind: 'absent' | 'unknown'; readonly reason: string }

type GitDownload = Extract<Download, { kind: 'git' }>

/** Where a reference leads, if the server says so. */
type Resolved =
  | { readonly kind: 'commit'; readonly name: string; readonly commit: string }
  /** Only a whole clone can tell. */
  | { readonly kind: 'expression' }
  | { readonly kind: 'absent' | 'unknown'; readonly reason: string }

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/** Files of a revision; the largest collections of modules have some thousands. */
const MAX_FILES = 50_000
const MAX_TOTAL_BYTES = 1 << 30

/** Whether a reference is a commit, which never leads elsewhere. */
export function isCommit(ref: string | undefined): boolean {
  return ref !== undefined && COMMIT.test(ref)
}

/** The commit that a reference leads to now: one request, and nothing is downloaded. */
export async function resolveRef(download: GitDownload, context: GitContext): Promise<Resolved> {
  const { url, ref } = download
  if (ref !== undefined && isCommit(ref)) return { kind: 'commit', name: ref, commit: ref }
  const names = ref === undefined ? ['HEAD'] : namesFor(ref)
  const answer = await runGit(['ls-remote', '--', url.href, ...names], context)
  if (!answer.isGood) return describeFailure(answer)
  const found = new Map(
    answer.output.split('\n').flatMap((line): [string, string][] => {
      const [commit = '', name = ''] = line.split('\t')
      return COMMIT.test(commit) ? [[name, commit]] : []
    }),
  )
  for (const name of names) {
    const commit = found.get(name)
    if (commit !== undefined) return { kind: 'commit', name: name.replace('^{}', ''), commit }
  }
  // What no list has may still be something to git: the beginning of a commit, `main~1`, the words of `git describe`.
  return ref === undefined ? { kind: 'absent', reason: 'the repository is empty' } : { kind: 'expression' }
}

/** What `git rev-parse` tries in a fresh clone, by the names of the server: a tag before a branch. */
function namesFor(ref: string): readonly string[] {
  const branch = /^(?:refs\/remotes\/|remotes\/)?origin\/(.+)$/.exec(ref)?.[1]
  const tags = [`refs/${ref}`, `refs/tags/${ref}`].flatMap((name) => [`${name}^{}`, name])
  const heads = [ref, ...(branch === undefined ? [] : [branch])].map((name) => `refs/heads/${name}`)
  return [ref, ...tags, ...heads]
}

/** Fetches into the directory of the context, which is empty. */
export async function fetchGit(download: GitDownload, context: GitContext): Promise<GitOutcome> {
  const { href } = download.url
  await expectGood(['init', '-q', '--template='], context)
  const commit = await fetchRevision(download, context)
  if (typeof commit !== 'string') return commit
  const tooMuch = await measure(commit, context)
  if (tooMuch !== undefined) return { kind: 'unknown', reason: tooMuch }
  await expectGood(['checkout', '-q', '--force', '--detach', commit, '--'], context)
  if (existsSync(join(context.directory, '.gitmodules'))) {
    await expectGood(['remote', 'add', 'origin', '--', href], context)
    const submodules = await updateSubmodules(download.url, context)
    if (!submodules.isGood)
      return { kind: 'unknown', reason: `its submodules are not available (${submodules.words})` }
  }
  // What git keeps for itself is no part of the module, whatever the names in it.
  await remove(join(context.directory, '.git'))
  return { kind: 'found', commit }
}

/**
 * Over HTTP every address that a submodule names is judged where it is connected to; ssh makes its own connections, and is
 * left to submodules beside a source that the user reaches by ssh.
 */
async function updateSubmodules(source: URL, context: GitContext): Promise<GitAnswer> {
  const update = ['submodule', '-q', 'update', '--init', '--depth=1']
  if (source.protocol === 'ssh:') {
    const init = await runGit(['submodule', '-q', 'init'], context)
    if (!init.isGood) return init
    const first = (await areAllBeside(source, context)) ? await runGit(update, context) : init
    if (!first.isGood) return first
  }
  const environment = { ...context.environment, GIT_ALLOW_PROTOCOL: 'http:https' }
  return await runGit([...update, '--recursive'], { ...context, environment })
}

/**
 * Whether no submodule of the top leads to another host by ssh. Asked of git once it has resolved their addresses, for those
 * that are relative may climb above the path into the host.
 */
async function areAllBeside({ host }: URL, context: GitContext): Promise<boolean> {
  const query = ['config', '--local', '-z', '--get-regexp', '^submodule\\..*\\.url$']
  const listed = await runGit(query, context)
  const urls = listed.output.split('\0').flatMap((row) => row.split('\n')[1] ?? [])
  return urls.every((url) => {
    const { protocol, host: other } = URL.canParse(url) ? new URL(url) : {}
    return (
      protocol === 'http:' ||
      protocol === 'https:' ||
      (protocol === 'ssh:' && other === host && namesOneSshHost(url))
    )
  })
}

/**
 * Without history, and in one exchange: git looks a name up as `git rev-parse` does. Servers that cannot do that, or give no
 * commit by its name, are asked for everything; what is no name of a reference may be a short commit.
 */
async function fetchRevision(download: GitDownload, context: GitContext): Promise<string | GitOutcome> {
  const { ref, url } = download
  // In a refspec a plus sign is no part of the name.
  const name = ref?.startsWith('+') === true ? `refs/tags/${ref}` : (ref ?? 'HEAD')
  const shallow = await runGit(['fetch', '-q', '--depth=1', '--no-tags', '--', url.href, name], context)
  if (shallow.isGood) {
    const fetched = await runGit(['rev-parse', '--verify', '-q', 'FETCH_HEAD^{commit}'], context)
    return fetched.output.trim() || { kind: 'unknown', reason: 'git fetched no commit' }
  }
  const isInability =
    /couldn't find remote ref|invalid refspec|dumb|shallow|unadvertised|not our ref|allow/i.test(
      shallow.words,
    )
  if (!isInability) return describeFailure(shallow)
  const target = await resolveRef(download, context)
  if (target.kind === 'absent' || target.kind === 'unknown') return target
  return fetchAll(url.href, target.kind === 'commit' ? target.commit : ref, context)
}

async function fetchAll(
  href: string,
  ref: string | undefined,
  context: GitContext,
): Promise<string | GitOutcome> {
  const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*']
  const answer = await runGit(['fetch', '-q', '--', href, ...everything], context)
  if (!answer.isGood) return describeFailure(answer)
  const head = await standOnDefaultBranch(href, context)
  if (!head.isGood) return describeFailure(head)
  for (const name of [`${ref}`, `refs/remotes/origin/${ref}`]) {
    const found = await runGit(
      ['rev-parse', '--verify', '-q', '--end-of-options', `${name}^{commit}`],
      context,
    )
    const [commit = ''] = found.output.trim().split('\n').slice(-1)
    if (found.isGood && COMMIT.test(commit)) return commit
  }
  return { kind: 'absent', reason: `it has no reference ${ref}` }
}

/** As after a clone: `HEAD`, and one branch of our own. What the server said; whoever does not say it denies no reference. */
async function standOnDefaultBranch(href: string, context: GitContext): Promise<GitAnswer> {
  const answer = await runGit(['ls-remote', '--symref', '--', href, 'HEAD'], context)
  const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer.output)?.[1]
  if (branch === undefined) return answer
  await runGit(['update-ref', `refs/heads/${branch}`, `refs/remotes/origin/${branch}`], context)
  await runGit(['symbolic-ref', 'HEAD', `refs/heads/${branch}`], context)
  return answer
}

/** A tree of some kB can hold more files than any disk: why this one is not unpacked, if so. */
async function measure(commit: string, context: GitContext): Promise<string | undefined> {
  const { isGood, output } = await runGit(['ls-tree', '-r', '-l', '--full-tree', commit], context)
  if (!isGood) return 'it holds more files than a module has'
  const lines = output.split('\n')
  const bytes = lines.reduce((sum, line) => sum + (Number(/^\S+ \S+ \S+ +(\d+)\t/.exec(line)?.[1]) || 0), 0)
  return lines.length > MAX_FILES || bytes > MAX_TOTAL_BYTES ? 'it holds more than a module has' : undefined
}

async function expectGood(args: readonly string[], context: GitContext): Promise<void> {
  const answer = await runGit(args, context)
  if (!answer.isGood) throw new GitFailure(`git ${args[0]}: ${answer.words}`)
}

/** A step that fails only on this machine, or for a repository that is broken. */
export class GitFailure extends Error {
  override name = 'GitFailure'
}

/** That a server knows no such repository is an answer, and the same that Trivy gets; everything else may pass. */
function describeFailure({ words }: GitAnswer): Extract<GitOutcome, { kind: 'absent' | 'unknown' }> {
  const isAbsent =
    /repository .* not found|Repository not found|does not appear to be a git repository/i.test(words)
  return { kind: isAbsent ? 'absent' : 'unknown', reason: words }
}
