// Which logins are left to show to whom: what a run has learned of those that it has.
import type { Log } from '../base/log.ts'
import type { Credentials, Login } from './credentials.ts'
import { describeLogin } from './describe-login.ts'
import { keyOf, type Target } from './target.ts'

/** How a login was refused. */
export interface LoginRefusal {
  readonly login: Login
  readonly status: number
  /** Whether it is no good at all; else it may not do this, and may yet be good for the next repository. */
  readonly isInvalid: boolean
}

/** The logins of one run. */
export interface TriedLogins {
  /** The first that was not refused; undefined: none is left. */
  findUsable(target: Target): Promise<Login | undefined>
  /** Notes that nobody is answered there without a login; whether there is one that was kept for that. */
  closeTarget(target: Target): Promise<boolean>
  /** Notes that one was refused, and warns of it once. */
  refuse(target: Target, refusal: LoginRefusal): void
  /** Notes that one was good for something. */
  noteAccepted(login: Login): void
  /** What to tell the user whose request stayed refused. */
  describe(target: Target): Promise<string>
}

/** Knows nothing yet of any of them. */
export function createTriedLogins(credentials: Credentials, log: Log): TriedLogins {
  /** Origins of logins, with the registry behind them, or the target where only that was refused. */
  const refused = new Set<string>()
  /** Targets that would not answer without a login. */
  const closed = new Set<string>()
  /** Origins of logins. */
  const accepted = new Set<string>()
  const isRefused = (target: Target, { origin }: Login) =>
    refused.has(`${origin} ${target.registry}`) || refused.has(`${origin} ${keyOf(target)}`)
  const findUsable = async (target: Target) => {
    const { registry, repository } = target
    const first = await credentials.findAll(registry, repository)
    const last = closed.has(keyOf(target)) ? credentials.findLast(registry, repository) : []
    return [...first, ...last].find((login) => !isRefused(target, login))
  }
  return {
    findUsable,
    async closeTarget(target) {
      if (closed.has(keyOf(target))) return false
      closed.add(keyOf(target))
      return (await findUsable(target)) !== undefined
    },
    refuse(target, { login, status, isInvalid }) {
      // What one registry does not know, another may: some logins are said for all that are named.
      const key = `${login.origin} ${isInvalid ? target.registry : keyOf(target)}`
      // Downloads that run side by side are refused side by side; one warning is enough.
      if (refused.has(key)) return
      refused.add(key)
      const who = isInvalid ? target.registry : `${target.registry}/${target.repository}`
      log.warning(
        `${who} refused ${login.origin} (HTTP ${status}); asking without a login. Log in anew before this step.`,
      )
    },
    noteAccepted: ({ origin }) => void accepted.add(origin),
    async describe(target) {
      const isUsable = (await findUsable(target)) !== undefined
      return describeLogin({ credentials, accepted, isUsable }, target)
    },
  }
}
