// Why a bundle has nothing for a resource, where more can be said than that.
import { VerifyError } from '../base/errors.ts'
import { clean, type Log } from '../base/log.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { Requirement } from '../resources/artifact-resource.ts'

/** Where all that could be it was passed over, nobody knows what it was. */
export function refuseUnreadable({ entries, archives, passedOver }: Bundle, { resource }: Requirement): void {
  const [reason] = passedOver
  if (reason === undefined || entries.length + archives.length > 0) return
  throw new VerifyError(`it holds no ${resource.title} that can be read; passed over: ${reason}`, {
    hint: 'Copy the bundle again, whole: the step that brings it may have lost a file; or it is of another kind than this step reads.',
  })
}

/** What would be it if it had the name: whoever copied it can give it one. */
export function sayNameless({ entries }: Bundle, { resource }: Requirement, log: Log): void {
  const others = entries.filter(
    ({ fetched }) => fetched.manifest.layers[0]?.mediaType === resource.layerMediaType,
  )
  if (resource.sharesLayerType !== true || others.length === 0) return
  const name = resource.repository.split('/').at(-1)
  log.info(
    `bundle: ${others.length} of this kind, of which none is named ${clean(name ?? '', 60)}; copy it under that name`,
  )
}
