// Archives of the Actions cache as the client makes them: read, changed, and made by hand, for entries that nobody honest saved.
import { buffer as readAll } from 'node:stream/consumers'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import type { Artifact } from '../fixtures/artifact.ts'

/** One member; without a link target it is a file. */
export interface Member {
  readonly name: string
  readonly content?: Buffer | string | undefined
  /** Makes it a symbolic link. */
  readonly target?: string | undefined
}

/** The bytes that the service would keep for these members. */
export async function packEntry(members: readonly Member[]): Promise<Buffer> {
  const archive = pack()
  for (const { name, content = '', target } of members) {
    if (target === undefined) archive.entry({ name }, Buffer.from(content))
    else archive.entry({ name, type: 'symlink', linkname: target })
  }
  archive.finalize()
  return zstdCompressSync(await readAll(archive))
}

/** The files of an entry; directories come back by themselves. */
export async function unpackEntry(bytes: Buffer): Promise<Member[]> {
  const archive = extract()
  archive.end(zstdDecompressSync(bytes))
  const members: Member[] = []
  for await (const entry of archive) {
    const content = await readAll(entry)
    if (entry.header.type === 'file') members.push({ name: entry.header.name, content })
  }
  return members
}

/** Annotation in which an entry says when a registry confirmed it last. */
const CONFIRMED_AT = 'dev.trivy-offline-cache.confirmed-at'

/** The members of an honest entry: an OCI image layout below a directory with the resource's name. */
export function layoutMembers(
  resource: string,
  artifact: Artifact,
  { tag = artifact.tag, confirmedAt }: { tag?: string; confirmedAt?: Date } = {},
): Member[] {
  const annotations = {
    ...(confirmedAt === undefined ? {} : { [CONFIRMED_AT]: confirmedAt.toISOString() }),
    'org.opencontainers.image.ref.name': tag,
  }
  const { mediaType, manifest, manifestDigest: digest } = artifact
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ mediaType, digest, size: manifest.length, annotations }],
  }
  const blobs = new Map([...artifact.blobs, [digest, manifest]])
  return [
    { name: `${resource}/oci-layout`, content: '{"imageLayoutVersion":"1.0.0"}' },
    { name: `${resource}/index.json`, content: JSON.stringify(index) },
    ...[...blobs].map(([digest, content]) => ({ name: blobName(resource, digest), content })),
  ]
}

/** The member that holds a blob. */
export function blobName(resource: string, digest: string): string {
  return `${resource}/blobs/sha256/${digest.replace('sha256:', '')}`
}

/** The same members, with one in another form. */
export function replaceMember(
  members: readonly Member[],
  name: string,
  change: (member: Member) => Partial<Member>,
): Member[] {
  if (!members.some((member) => member.name === name)) throw new Error(`the entry has no ${name}`)
  return members.map((member) => (member.name === name ? { ...member, ...change(member) } : member))
}
