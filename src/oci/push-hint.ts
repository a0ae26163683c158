// What to do when a registry refuses a push: by its status and its own words, because each product says it in others.
import type { RefusalHint } from './request.ts'
import { addedPart, adviseOnLimit } from './status-advice.ts'

const FULL =
  /quota|no space left|insufficient|storage.{0,20}(full|exceed|limit)|exceed.{0,30}(storage|quota)/i
const FIXED_TAG =
  /immutab|already exists|overwrit|locked|cannot be (re)?tagged|not allowed to (change|update)/i
const READ_ONLY = /read.?only/i
const FOREIGN_TYPE =
  /media ?type|mediatype|artifact ?type|does not match schema|manifest[_ ]invalid|not one of|unsupported|unknown blob type/i

/** The hint for a refusal of anything that is sent in a push; undefined where the usual hints say enough. */
export const hintForPush: RefusalHint = ({ status, words, retryAfterMs, repository, namedIn }) => {
  if (status === 507 || FULL.test(words)) {
    return 'The registry has no room left: free some, or raise the quota of the project. The old tag is untouched.'
  }
  if (status === 404) {
    return `Check ${namedIn}, to which /${addedPart(repository)} is added; if that is right, create ${repository} first: many registries do not create a project or repository by a push.`
  }
  if (status === 405 || READ_ONLY.test(words))
    return 'This registry is read-only, perhaps a pull-through cache: name one that takes pushes.'
  if (status === 413) {
    return 'A proxy in front of the registry limits the size of uploads: raise its limit (nginx: client_max_body_size).'
  }
  if (status === 429) {
    return `${adviseOnLimit('The registry', retryAfterMs)}, or less often. The old tag is untouched.`
  }
  if (status >= 500) {
    return 'The registry failed on its side, and its own log tells why; a full disk behind it often looks like this. The old tag is untouched.'
  }
  return undefined
}

/** The formats of Docker, in which the image of Trivy itself is published. */
const DOCKER_TYPE = /^application\/vnd\.docker\./

/**
 * The hint for a refusal of a manifest: what its tag or its types are to blame for.
 *
 * @param isMove the tag exists, and what was sent before it was taken
 * @param mediaType of the manifest
 */
export const hintForManifest =
  (isMove: boolean, mediaType: string): RefusalHint =>
  (refusal) => {
    const { status, words } = refusal
    const isFixedTag = status === 409 || status === 412 || FIXED_TAG.test(words)
    if (isFixedTag) {
      return 'The registry does not let this tag move: exempt the tag from its immutability rule (the tags that Trivy asks for move with every update), or mirror to a project without such a rule.'
    }
    if (status === 415 || (status >= 400 && status < 500 && FOREIGN_TYPE.test(words))) {
      if (DOCKER_TYPE.test(mediaType)) {
        return 'The registry does not take images in the format of Docker, in which this one is published: allow it there (zot: `"compat": ["docker2s2"]` in `http`).'
      }
      return 'The registry does not take this type of artifact: allow it there (Quay: FEATURE_GENERAL_OCI_SUPPORT, or ALLOWED_OCI_ARTIFACT_TYPES), or set the input as-image to true, which wraps the same layer as a plain image that Trivy accepts too.'
    }
    if (isMove && (status === 401 || status === 403)) {
      return 'The login may add to this repository, but not move a tag that is there: give it the right to overwrite tags (zot: the action update). What was uploaded stays.'
    }
    return hintForPush(refusal)
  }
