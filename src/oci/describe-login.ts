// What to tell somebody whose request stayed refused: which login was shown, where it came from, and what to do about it.
import { adviseCloud } from './cloud-advice.ts'
import type { Credentials, Login } from './credentials.ts'

const LOG_IN =
  'before this step, for example with docker/login-action (the reusable workflows: by their secrets registry-username and registry-password)'

/** What was asked for. */
interface Asked {
  readonly registry: string
  readonly repository: string
  readonly access?: 'pull' | 'pull,push'
}

/** What a run knows of its logins. */
interface Known {
  readonly credentials: Credentials
  /** Origins of logins that were good for something. */
  readonly accepted: ReadonlySet<string>
  /** Whether there is a login for the target that was not refused. */
  readonly isUsable: boolean
}

/** What to tell the user whose request to the target stayed refused. */
export async function describeLogin(known: Known, target: Asked): Promise<string> {
  const { findAll, findLast, places, problems } = known.credentials
  const { registry, repository } = target
  const [login] = [...(await findAll(registry, repository)), ...findLast(registry, repository)]
  if (!login) {
    const where = places.join(' or ') || 'the Docker configuration'
    const whom = target.access === 'pull,push' ? ' as somebody who has the right to push' : ''
    const why = problems.length === 0 ? '' : ` (${[...new Set(problems)].join('; ')})`
    return `No login for ${registry} was found in ${where}${why}: log in${whom} ${LOG_IN}.${adviseCloud(registry)}`
  }
  const sentence = `${login.origin} ${describeFate(known, target, login)}`
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function describeFate({ accepted, isUsable }: Known, target: Asked, login: Login): string {
  if (target.access === 'pull,push') {
    return accepted.has(login.origin)
      ? 'is good for reading, and was refused for pushing: give it the right to push, or log in as somebody who has it.'
      : `was refused for pushing: give it the right to push, or, if it is wrong, log in anew ${LOG_IN}.`
  }
  const fate = isUsable ? 'did not suffice' : 'was refused, and so was asking without a login'
  return `${fate}: log in anew ${LOG_IN}.`
}
