// A cache directory of Trivy, carried as it is: its files become a layer again, so that they are checked and placed like any
// other. Nobody vouches for them.
import { clean } from '../base/log.ts'
import type { FileTimes, LayoutFiles } from '../oci/layout-files.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import { parseGoTime } from '../verify/go-json.ts'
import { type MemberFile, type Repacked, repackFiles } from './repack.ts'

/** What was found of a resource. */
export interface PlacedFiles {
  /** Its directory, with `/` at the end. */
  readonly under: string
  readonly times: FileTimes
  /** When Trivy notes to have fetched it. */
  readonly recordedAt: Date | undefined
  read(): Promise<Repacked>
}

type Placeable = Pick<ArtifactResource, 'directory' | 'placement' | 'contents' | 'title'>

/** A few hundred bytes; more is not Trivy's. */
const MAX_METADATA_BYTES = 64 * 1024
/** The checks bundle has seven; deeper is no resource. */
const MAX_DEPTH = 32

/** Looks for a resource as Trivy places it; undefined where it is not. */
export async function findPlaced(
  files: LayoutFiles,
  names: readonly string[],
  resource: Placeable,
): Promise<PlacedFiles | undefined> {
  const under = directoryOf(names, resource)
  if (under === undefined) return undefined
  const { metadataFile } = resource.placement
  const metadata = {
    name: `${under}${metadataFile}`,
    what: `${files.where}: ${clean(`${under}${metadataFile}`, 100)}`,
  }
  const isThere = names.includes(metadata.name)
  const times: FileTimes = isThere ? await files.facts(metadata) : { modifiedAt: undefined }
  const recordedAt = isThere ? readRecord(await files.readSmall(metadata, MAX_METADATA_BYTES)) : undefined
  return {
    under,
    times,
    recordedAt,
    read: async () => repackFiles(await listMembers(files, under, resource)),
  }
}

/** Files lie in any directory that has them, trees below a directory of their own name. */
function directoryOf(names: readonly string[], { directory, placement }: Placeable): string | undefined {
  if (placement.kind === 'tree') {
    const inside = `${directory}/${placement.provenFile}/`
    const name = names.find((each) => each.startsWith(inside) || each.includes(`/${inside}`))
    return name?.slice(0, name.indexOf(inside) + directory.length + 1)
  }
  const present = new Set(names)
  const proven = names.filter(
    (name) => name === placement.provenFile || name.endsWith(`/${placement.provenFile}`),
  )
  const directories = proven.map((name) => name.slice(0, -placement.provenFile.length))
  const isComplete = (under: string) => placement.files.every((file) => present.has(`${under}${file}`))
  // Of one that lacks something, reading it says what.
  return directories.find(isComplete) ?? directories[0]
}

/** Of a tree everything but Trivy's own record. */
async function listMembers(files: LayoutFiles, under: string, resource: Placeable): Promise<MemberFile[]> {
  const { placement } = resource
  const listed =
    placement.kind === 'files'
      ? placement.files
      : (await files.list(under, MAX_DEPTH)).map((name) => name.slice(under.length))
  const members: MemberFile[] = []
  for (const path of listed) {
    const member = memberOf(path, resource)
    if (member === undefined || (placement.kind === 'tree' && path === placement.metadataFile)) continue
    const file = { name: `${under}${path}`, what: `${files.where}: ${clean(path, 100)}` }
    const { sizeBytes } = await files.facts(file)
    members.push({ path: member, sizeBytes, open: () => files.stream({ ...file, sizeBytes }, 0) })
  }
  return members
}

/** The path in the archive that would be placed there: the same, or without the directory that placing puts before it. */
function memberOf(path: string, { contents }: Placeable): string | undefined {
  const shorter = path.slice(path.indexOf('/') + 1)
  return [path, shorter].find((member) => contents.memberPath(member) === path)
}

/** `DownloadedAt` of the checks bundle, `UpdatedAt` of a VEX repository. A database tells its age by itself. */
function readRecord(bytes: Buffer): Date | undefined {
  try {
    const fields: Record<string, unknown> = JSON.parse(bytes.toString())
    const text = fields.DownloadedAt ?? fields.UpdatedAt
    return typeof text === 'string' ? parseGoTime(text) : undefined
  } catch {
    // Then the time of the file is all there is.
    return undefined
  }
}
