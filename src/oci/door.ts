// The door of a registry: the one place where each says how to log in, whatever it hides behind it.
import type { Transport } from './transport.ts'

/** The challenge at `/v2/` of an origin; undefined where everybody may enter, or nothing is said. Asks each origin once. */
export type AskDoor = (origin: string) => Promise<string | undefined>

/** Remembers the answers for one run; who did not answer is asked again. */
export function createDoors(transport: Transport): AskDoor {
  const answers = new Map<string, Promise<string | undefined>>()
  return async (origin) => {
    const answer = answers.get(origin) ?? ask(transport, origin)
    answers.set(origin, answer)
    try {
      return await answer
    } catch (error) {
      answers.delete(origin)
      throw error
    }
  }
}

// https://specs.opencontainers.org/distribution-spec/#determining-support
async function ask(transport: Transport, origin: string): Promise<string | undefined> {
  const answer = await transport.send({ method: 'GET', url: new URL('/v2/', origin), headers: {} })
  await answer.discard()
  return answer.isOwnOrigin && answer.status === 401 ? answer.headers['www-authenticate'] : undefined
}
