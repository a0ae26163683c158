// The forms in which people carry artifacts, recognised by the names of files alone. Pure.
import { LAYOUT } from '../oci/layout.ts'

/** One thing that was carried. `under`: its directory, with `/` at the end, or empty. */
export type Form =
  /** An OCI image layout: of `export`, oras, crane, regctl, or skopeo's `oci:`. */
  | { readonly kind: 'layout'; readonly under: string }
  /** What skopeo's `dir:` leaves. */
  | { readonly kind: 'transport'; readonly under: string }
  /** What `docker load` reads. */
  | { readonly kind: 'docker'; readonly under: string }
  /** An archive as `oras pull` leaves it. */
  | { readonly kind: 'archive'; readonly name: string }

/**
 * Whether there is a layout but for the file that says so: without it nobody is to read the rest (OCI image layout, oci-layout).
 * In one look at each name, for whoever packed them can name very many.
 */
export function lacksMarker(names: readonly string[]): boolean {
  const withBlobs = new Set<string>()
  for (const name of names) {
    const at = name.lastIndexOf(LAYOUT.blobs)
    if (at === 0 || name[at - 1] === '/') withBlobs.add(name.slice(0, at))
  }
  return names.some((name) => {
    const under = name.slice(0, name.lastIndexOf('/') + 1)
    return name === `${under}${LAYOUT.index}` && withBlobs.has(under)
  })
}

/** How far down archives and tarballs may lie: everything of one job in one directory, each thing in a directory of its own. */
const MAX_DEPTH = 2
/** How far layouts and their like may: `skopeo sync --scoped` makes a directory of each part of a name, the host among them. */
const MAX_LAYOUT_DEPTH = 6

/**
 * Finds them.
 *
 * @param rawArchives the names under which upstream publishes archives
 */
export function findForms(names: readonly string[], rawArchives: readonly string[]): readonly Form[] {
  const present = new Set(names)
  const forms: Form[] = []
  for (const name of names) {
    const slash = name.lastIndexOf('/') + 1
    const [under, file] = [name.slice(0, slash), name.slice(slash)]
    const depth = under.split('/').length - 1
    if (depth > MAX_LAYOUT_DEPTH) continue
    const has = (other: string) => present.has(`${under}${other}`)
    if (file === 'oci-layout') forms.push({ kind: 'layout', under })
    // A layout that `docker load` reads too is a layout.
    else if (file === 'manifest.json' && !has('oci-layout') && has('version')) {
      forms.push({ kind: 'transport', under })
    } else if (depth > MAX_DEPTH) continue
    else if (file === 'manifest.json' && !has('oci-layout')) forms.push({ kind: 'docker', under })
    else if (rawArchives.includes(file)) forms.push({ kind: 'archive', name })
  }
  return forms
}
