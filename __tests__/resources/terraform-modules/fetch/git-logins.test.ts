// Whether git may log in by itself, by its configuration and the variables of the job.
import { expect, it } from 'vitest'
import { gitEnvironment } from '../../../../src/resources/terraform-modules/fetch/git-command.ts'
import { readLogins } from '../../../../src/resources/terraform-modules/fetch/git-logins.ts'
import { describeWithPeers } from '../../../peers.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'

const HOST = new URL('https://git.example/modules/vpc.git')
const OTHER = new URL('https://other.example/modules/vpc.git')

describeWithPeers(['git'], 'git', () => {
  it.each([
    ['a client certificate', '[http]\nsslCert = /c.pem'],
    ['a client key', '[http]\nsslKey = /k.pem'],
    ['Kerberos', '[http]\nemptyAuth = true'],
    ['Kerberos that is passed on', '[http]\ndelegation = always'],
    ['a header', '[http]\nextraHeader = X-Token: a'],
    ['cookies', '[http]\ncookieFile = /cookies'],
  ])('may log in anywhere with %s', async (_, config) => {
    const mayLogIn = await readConfigured(config)
    expect([mayLogIn(HOST), mayLogIn(OTHER)]).toEqual([true, true])
  })

  it.each([
    ['a client certificate', 'sslCert = /c.pem'],
    ['a client key', 'sslKey = /k.pem'],
    ['Kerberos', 'emptyAuth = true'],
    ['a header', 'extraHeader = X-Token: a'],
  ])('may log in at one host with %s for its URL', async (_, setting) => {
    const mayLogIn = await readConfigured(`[http "https://git.example/modules"]\n${setting}`)
    expect([mayLogIn(HOST), mayLogIn(OTHER)]).toEqual([true, false])
  })

  it.each(['GIT_SSL_CERT', 'GIT_SSL_KEY', 'GIT_ASKPASS'])('may log in anywhere with %s', async (name) => {
    const mayLogIn = await readConfigured('', { [name]: '/a-file' })
    expect(mayLogIn(HOST)).toBe(true)
  })

  it('logs in nowhere with settings that are no login', async () => {
    const mayLogIn = await readConfigured('[http]\nsslVerify = true\nproxySSLCert = /c.pem\n[user]\nname = A')
    expect(mayLogIn(HOST)).toBe(false)
  })
})

/** What it says with this configuration of the user alone. */
function readConfigured(config: string, variables: NodeJS.ProcessEnv = {}) {
  const home = makeDirectory('git-logins')
  const job = { PATH: process.env.PATH, HOME: home, ...variables }
  return readLogins({
    git: 'git',
    directory: home,
    environment: gitEnvironment(job, {
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: writeFile(home, '.gitconfig', config),
    }),
    signal: new AbortController().signal,
  })
}
