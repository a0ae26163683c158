// What to do about data of a registry that is not what it should be, where the check that found it has no advice of its own.
import type { VerifyError } from '../base/errors.ts'
import { REGISTRIES_INPUT } from '../oci/connection-error.ts'
import type { Requirement } from '../resources/artifact-resource.ts'

/** Of a digest or a size: the bytes changed on their way, or where they are stored. */
const OF_BYTES = /^(?:sha256:[0-9a-f]+|\d+ bytes)$/

/** Tells bytes that were changed from data that was published or pushed as something else. */
export function adviseOnRefused({ wanted }: VerifyError, { resource, places }: Requirement): string {
  const namedIn = places.find((place) => place.namedIn !== undefined)?.namedIn ?? REGISTRIES_INPUT
  return wanted !== undefined && OF_BYTES.test(wanted)
    ? `A proxy or the storage of the registry changed or cut the bytes: run it again; if that stays so, mirror them anew, or name another registry in ${namedIn}.`
    : `What is there is not what is published as ${resource.title}: mirror it anew, byte for byte, for example with the action mirror or with skopeo copy.`
}
