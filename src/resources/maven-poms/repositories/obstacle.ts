// Why somebody is not asked whom the user named, or whom Trivy will ask: what nobody was asked for is not known to be absent. Pure.
import { clean } from '../../../base/log.ts'
import type { RemoteRepository } from '../closure/pom-source.ts'
import type { Mirror } from './maven-settings.ts'

/** What keeps a repository from being asked, and what to do. */
export interface Obstacle {
  readonly reason: string
  readonly hint: string
}

/**
 * What stands in the way of asking.
 *
 * @param repository what is meant
 * @param mirror of settings.xml, that stands for it
 * @param readsMirrors whether the Trivy that will scan obeys mirrors
 */
export function findObstacle(
  repository: RemoteRepository,
  mirror: Mirror | undefined,
  readsMirrors: boolean,
): Obstacle | undefined {
  if (mirror?.isBlocked === true) return readsMirrors ? undefined : explainBlocked(repository, mirror)
  const { id, url } = mirror ?? repository
  const name = `${mirror === undefined ? 'repository' : 'mirror'} ${clean(id, 100)} of settings.xml`
  if (mirror === undefined && repository.declaredIn !== 'settings') return undefined
  const variable = /\$\{env\.([^}\s]+)\}/.exec(url)?.[1]
  if (variable !== undefined) {
    return {
      reason: `the address of the ${name} names \${env.${clean(variable, 100)}}, which has no value for this step`,
      hint: `Set ${clean(variable, 100)} for this step too, or for the whole job.`,
    }
  }
  // Trivy passes over a repository of the kind and asks the others; without the others it is a mirror.
  if (mirror === undefined || isAskable(url)) return undefined
  return {
    reason: `the ${name} has an address that cannot be asked (${clean(url, 200) || 'none'})`,
    hint: `Give the ${name} an address that begins with https:// (Trivy replaces no variables but \${env.NAME}); Trivy asks nobody else in its place.`,
  }
}

function explainBlocked({ url }: RemoteRepository, { id }: Mirror): Obstacle {
  const where = clean(URL.parse(url)?.host ?? url, 200)
  return {
    reason: `the mirror ${clean(id, 100)} of settings.xml blocks ${where}, which Trivy before 0.71 asks all the same`,
    hint: `Use a Trivy of 0.71 or later, which obeys <mirrors>, or name ${where} over https.`,
  }
}

/** Whether Trivy's client, and this action's, can send a request there. */
export function isAskable(text: string): boolean {
  const url = URL.parse(text.trim())
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== ''
}
