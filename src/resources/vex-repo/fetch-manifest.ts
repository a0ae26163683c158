// Fetches the manifest of a VEX repository: from its well-known address, or out of the archive of a repository on github.com.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, VerifyError } from '../../base/errors.ts'
import { type Downloaded, download } from '../../oci/download.ts'
import { type Asker, authorizeApi, downloadArchive, requestFor } from './ask.ts'
import { findGitHubRepository, type GitHubRepository, headArchive, manifestInApi } from './github.ts'
import { unpackVex } from './unpack.ts'
import { MAX_VEX_MANIFEST_BYTES, VEX_MANIFEST } from './vex-manifest.ts'

/** A copy of the repository that is there already, unchanged since it was fetched from here. */
export interface KnownCopy {
  readonly manifest: Buffer
  /** ETags by address. */
  readonly validators: Readonly<Record<string, string>>
}

/** One fetch while it runs. */
export interface Run extends Asker {
  readonly known: KnownCopy | undefined
  /** Empty, and ours. */
  readonly directory: string
  readonly validators: Record<string, string>
}

/**
 * The bytes of the manifest. On github.com the archive holds it, and needs no API; only where that archive is of no use
 * the API is asked for the one file. Elsewhere it has an address of its own.
 */
export async function fetchManifest(run: Run): Promise<Buffer> {
  const { repository, context, directory } = run
  const github = findGitHubRepository(repository.url)
  const file = join(directory, 'manifest')
  if (github === undefined) {
    const path = `${repository.url.pathname.replace(/\/+$/, '')}/.well-known/${VEX_MANIFEST}`
    const what = `${VEX_MANIFEST} of ${repository.url.host}`
    const request = requestFor(run, new URL(path, repository.url), what)
    await download(context, { ...request, maxBytes: MAX_VEX_MANIFEST_BYTES }, file)
    return readFile(file)
  }
  try {
    return await fetchFromArchive(run, github, file)
  } catch (error) {
    // Larger than any VEX repository, for example: its manifest may name a smaller one.
    if (!(error instanceof VerifyError)) throw error
    context.log.info(`${describeError(error)}; asking the API for ${VEX_MANIFEST}`)
    const url = manifestInApi(github)
    const request = requestFor(run, url, `${VEX_MANIFEST} of ${github.owner}/${github.name}`)
    const own = { authorization: authorizeApi(run), accept: 'application/vnd.github.raw+json' }
    await download(context, { ...request, ...own, maxBytes: MAX_VEX_MANIFEST_BYTES }, file)
    return readFile(file)
  }
}

async function fetchFromArchive(run: Run, github: GitHubRepository, file: string): Promise<Buffer> {
  const { context, directory } = run
  const url = headArchive(github)
  const what = `archive of ${github.owner}/${github.name}`
  const request = { ...requestFor(run, url, what), etag: run.known?.validators[url.href] }
  const { downloaded } = await downloadArchive(run, request, file)
  if (downloaded.kind === 'unchanged' && run.known !== undefined && request.etag !== undefined) {
    run.validators[url.href] = request.etag
    return run.known.manifest
  }
  const into = join(directory, 'head')
  await mkdir(into)
  const unpacked = { file, format: 'tar.gz', into, directory: ['*'] } as const
  const files = await unpackVex({
    ...unpacked,
    ...context,
    accepts: (path) => path === VEX_MANIFEST,
    isEnough: (files) => files === 1,
  })
  if (files.length === 0) {
    throw new VerifyError(`${what}: it holds no ${VEX_MANIFEST}`, {
      hint: 'Check the url of the VEX repository: it must be one of github.com with that file at its top.',
    })
  }
  const manifest = await readFile(join(into, VEX_MANIFEST))
  if (manifest.length > MAX_VEX_MANIFEST_BYTES) throw new VerifyError(`${VEX_MANIFEST} is too large`)
  noteValidator(run, url.href, downloaded)
  return manifest
}

/** Keeps the ETag of what turned out to be good. */
export function noteValidator(run: Run, address: string, downloaded: Downloaded): void {
  if (downloaded.kind === 'changed' && downloaded.etag !== undefined)
    run.validators[address] = downloaded.etag
}
