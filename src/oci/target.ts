// What a request to a registry is about, as far as a login or a token is for it. Pure.

/** One repository at the origin that serves it. */
export interface Target {
  readonly registry: string
  readonly repository: string
  readonly origin: string
  /** What the token is to allow; default `pull`. */
  readonly access?: 'pull' | 'pull,push'
}

/** The same for all that one token is good for. */
export function keyOf({ origin, repository, access }: Target): string {
  return `${origin}/${repository}${access === 'pull,push' ? ' push' : ''}`
}
