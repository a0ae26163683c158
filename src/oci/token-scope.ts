// What a token shall be good for (https://distribution.github.io/distribution/spec/auth/scope/): what the challenge names, if it
// names anything that can be meant. Pure.

/** The repository that is asked, and what for; default `pull`. */
interface Wanted {
  readonly repository: string
  readonly access?: 'pull' | 'pull,push'
}

/**
 * The scope to ask for. A challenge to reading does not know yet that the same repository will be written; some name no
 * repository at all: an empty text, or a right to the catalogue.
 */
export function scopeOf({ repository, access = 'pull' }: Wanted, challenged = ''): string {
  const isEnough = access === 'pull' || grantsPush(challenged)
  return challenged.includes('repository') && isEnough ? challenged : `repository:${repository}:${access}`
}

/** By the actions of one of its scopes: the name of a repository may have the word in it, and a port before it. */
function grantsPush(challenged: string): boolean {
  return challenged.split(' ').some((scope) =>
    scope
      .slice(scope.lastIndexOf(':') + 1)
      .split(',')
      .includes('push'),
  )
}

/** Whether a challenge names another repository than the one that is asked: that behind a mirror, or an example. */
export function namesAnother({ repository }: Wanted, challenged = ''): boolean {
  return challenged.includes('repository') && !challenged.includes(`:${repository}:`)
}
