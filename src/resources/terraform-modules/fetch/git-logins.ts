// Where git may log in by itself, so that nobody can tell whether what it fetches is private; and how a login that a source
// names is given to it.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findBashHome } from '../../../base/bash-home.ts'
import { type GitContext, runGit } from './git-command.ts'
import { basicOf } from './url-login.ts'

/** Of `http` and `http.<url>`: headers, cookies, a client's certificate and key, and what has to do with Kerberos and NTLM. */
const HTTP = 'http\\.(.*\\.)?(extraheader|cookiefile|sslcert|sslkey|emptyauth|delegation)'
const SETTINGS = `^(credential\\..*|${HTTP}|url\\..*\\.insteadof|core\\.askpass)$`

/** With any of these git may log in anywhere. */
const VARIABLES = ['GIT_ASKPASS', 'SSH_ASKPASS', 'GIT_CONFIG_COUNT', 'GIT_SSL_CERT', 'GIT_SSL_KEY']

/** Reads git's configuration once; then says of a URL whether a login may go there. */
export async function readLogins(context: GitContext): Promise<(url: URL) => boolean> {
  const { environment } = context
  const home = (process.platform === 'win32' ? findBashHome(environment) : environment.HOME) || homedir()
  const isAnywhere =
    ['.netrc', '_netrc'].some((name) => existsSync(join(home, name))) ||
    VARIABLES.some((name) => environment[name])
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

/**
 * An environment that gives git a login. git would send the header on to wherever the server redirects: with a login it follows
 * no redirect. Both come behind the settings that the job gives git in the same way.
 */
export function withLogin(environment: NodeJS.ProcessEnv, url: URL, login: string): NodeJS.ProcessEnv {
  const count = Number(/^\d{1,4}$/.exec(environment.GIT_CONFIG_COUNT ?? '')?.[0] ?? 0)
  return {
    ...environment,
    GIT_CONFIG_COUNT: String(count + 2),
    [`GIT_CONFIG_KEY_${count}`]: `http.${url.origin}/.extraHeader`,
    [`GIT_CONFIG_VALUE_${count}`]: `Authorization: ${basicOf(login)}`,
    [`GIT_CONFIG_KEY_${count + 1}`]: 'http.followRedirects',
    [`GIT_CONFIG_VALUE_${count + 1}`]: 'false',
  }
}
