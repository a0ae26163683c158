// Which of the artifacts in a bundle is the one that is wanted, and which to read first. Pure.
import { clean } from '../base/log.ts'
import type { LayoutEntry } from '../oci/layout.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import { createdAt, versionOf } from '../verify/layer.ts'
import { isLowerVersion } from '../verify/version.ts'
import { BUNDLE_ANNOTATIONS, claimedAge } from './annotations.ts'

/** What is looked for. */
export interface Wanted {
  readonly resource: Pick<ArtifactResource, 'layerMediaType' | 'repository' | 'schemaOf' | 'sharesLayerType'>
  readonly schema: number
  readonly pinnedDigests: readonly string[]
}

/**
 * Whether an entry is of this resource: by the layer's type, which tells the resources apart in every layout; of several
 * things of one type only by its name, for one's data is not the other's.
 */
export function isOfResource({ fetched, annotations }: LayoutEntry, { resource }: Wanted): boolean {
  const [layer] = fetched.manifest.layers
  if (layer?.mediaType !== resource.layerMediaType) return false
  const repository =
    annotations[BUNDLE_ANNOTATIONS.repository] ?? fetched.manifest.annotations[BUNDLE_ANNOTATIONS.repository]
  if (repository !== undefined) return repository === resource.repository
  return resource.sharesLayerType !== true || namesOf(annotations).some((name) => isNameOf(name, resource))
}

/** Whether it is of the schema that is wanted, or the very one that is pinned. What tells no schema may be. */
export function fits(entry: LayoutEntry, wanted: Wanted): boolean {
  const { pinnedDigests, schema } = wanted
  if (pinnedDigests.length > 0) return pinnedDigests.includes(entry.fetched.digest)
  const found = schemaOf(entry, wanted)
  return found === undefined || found === String(schema)
}

/** The schema by the index, by the manifest, or, where only that tells, by the tag that it was copied under; undefined when none tells. */
export function schemaOf({ annotations, fetched }: LayoutEntry, { resource }: Wanted): string | undefined {
  const written = annotations[BUNDLE_ANNOTATIONS.schema] ?? resource.schemaOf?.(fetched.manifest)
  if (written !== undefined) return clean(written, 20)
  // Data that tells its schema by itself is not judged by what somebody called its copy.
  if (resource.schemaOf === undefined) return undefined
  const tags = namesOf(annotations).flatMap((name) => tagIn(name, resource) ?? [])
  return tags.flatMap((tag) => /^v?(\d+)(?:[.-]|$)/.exec(tag)?.[1] ?? [])[0]
}

/** Best first: of the schema that is wanted before those that tell none, then the newest, then those that have a name. */
export function inOrder<E extends LayoutEntry>(entries: readonly E[], wanted: Wanted): readonly E[] {
  // Of equals the later one: tools add at the end.
  return [...entries].reverse().sort((a, b) => compare(a, b, wanted))
}

function compare(a: LayoutEntry, b: LayoutEntry, wanted: Wanted): number {
  const told = Number(schemaOf(b, wanted) !== undefined) - Number(schemaOf(a, wanted) !== undefined)
  if (told !== 0) return told
  const [versionA, versionB] = [versionOf(a.fetched.manifest), versionOf(b.fetched.manifest)]
  if (isLowerVersion(versionA, versionB)) return 1
  if (isLowerVersion(versionB, versionA)) return -1
  const time = timeOf(b) - timeOf(a)
  return time !== 0 ? time : Number(isNamed(b)) - Number(isNamed(a))
}

function timeOf(entry: LayoutEntry): number {
  return (claimedAge(entry) ?? createdAt(entry.fetched.manifest))?.getTime() ?? 0
}

function isNamed({ annotations }: LayoutEntry): boolean {
  return namesOf(annotations).length > 0
}

/** What tools call an entry: a tag alone, or the whole reference that it was copied from. */
function namesOf(annotations: Readonly<Record<string, string>>): readonly string[] {
  const names = [annotations['io.containerd.image.name'], annotations[BUNDLE_ANNOTATIONS.refName]]
  return names.flatMap((name) => (name === undefined || name === '' ? [] : [name]))
}

/** Whether a name means this repository: a reference to it, its last part, or either with dashes and a tag behind. */
export function isNameOf(
  name: string,
  { repository, sharesLayerType }: Pick<ArtifactResource, 'repository' | 'sharesLayerType'>,
): boolean {
  const [path = ''] = withoutTag(name.toLowerCase())
  // All that stands behind what it shares with its like: of `trivy-vex/team/one`, `one` is another's name.
  const own = repository.slice(repository.indexOf('/') + 1)
  if (path === own || path === repository || path.endsWith(`/${repository}`)) return true
  const dashed = repository.replaceAll('/', '-')
  if (path === dashed) return true
  // As `export` names it: with the tag behind another dash. A number alone may be the end of another's name.
  const tag = sharesLayerType === true ? /^[0-9]+\.[0-9]+$/ : /^[0-9][0-9.]*$/
  return path.startsWith(`${dashed}-`) && tag.test(path.slice(dashed.length + 1))
}

/** The tag in a name; a name without any sign of a repository is a tag itself. */
function tagIn(name: string, { repository }: Pick<ArtifactResource, 'repository'>): string | undefined {
  const [path = '', tag] = withoutTag(name)
  if (tag !== undefined) return tag
  const dashed = `${repository.replaceAll('/', '-')}-`
  if (path.startsWith(dashed)) return path.slice(dashed.length)
  return path.includes('/') ? undefined : path
}

/** A colon before the last slash belongs to a port. */
function withoutTag(name: string): [path: string, tag: string | undefined] {
  const [reference = ''] = name.split('@')
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1)
  return colon === -1 ? [reference, undefined] : [reference.slice(0, colon), reference.slice(colon + 1)]
}
