import { ActionError } from '../../../base/errors.ts'

/** A document that we do not read, and of which it is not certain that Trivy does not either: it counts as unknown. */
export class XmlDoubtError extends ActionError {
  override name = 'XmlDoubtError'
}
