// Where git may log in by itself: what it fetches from there may be private, and nobody can tell.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type GitContext, runGit } from './git-command.ts'

const SETTINGS = '^(credential\\..*|http\\..*(extraheader|cookiefile)|url\\..*\\.insteadof|core\\.askpass)$'

/** Reads git's configuration once; then says of a URL whether a login may go there. */
export async function readLogins(context: GitContext): Promise<(url: URL) => boolean> {
  const { environment } = context
  const home = environment.HOME || environment.USERPROFILE || homedir()
  const isAnywhere =
    ['.netrc', '_netrc'].some((name) => existsSync(join(home, name))) ||
    [environment.GIT_ASKPASS, environment.SSH_ASKPASS, environment.GIT_CONFIG_COUNT].some(Boolean)
  const { output } = await runGit(['config', '--null', '--get-regexp', SETTINGS], context)
  const settings = output.split('\0').flatMap((item): [string, string][] => {
    const [name = '', value = ''] = item.split(/\n(.*)/s)
    return name === '' ? [] : [[name, value]]
  })
  return (url) => isAnywhere || settings.some(([name, value]) => concerns(name, value, url))
}

/** A setting may be for all URLs, or stand below one: `credential.https://host.helper`. */
function concerns(name: string, value: string, url: URL): boolean {
  if (name.startsWith('url.')) return url.href.startsWith(value)
  const below = /^[a-z]+\.(.+)\.[a-z]+$/i.exec(name)?.[1]
  if (below === undefined) return true
  const host = URL.parse(below)?.hostname ?? below
  // With a wildcard it may be for any.
  return host === url.hostname || host.includes('*')
}
