// What a Maven repository that refuses makes a user do: the advice must fit the login that was, or was not, sent.
import { describe, expect, it } from 'vitest'
import { ConnectionError } from '../../../../src/oci/connection-error.ts'
import { RegistryError } from '../../../../src/oci/registry-error.ts'
import { CENTRAL } from '../../../../src/resources/maven-poms/repositories/candidates.ts'
import {
  adviseOnClosed,
  adviseOnConnection,
  adviseOnProxyLogin,
  explainRefusal,
} from '../../../../src/resources/maven-poms/repositories/maven-advice.ts'
import { candidateAt } from '../maven-lab.ts'

const URL_OF_CORP = 'https://corp.test/maven2'

describe('a refused login', () => {
  it.each([
    [
      'was sent',
      { authorization: 'Basic x' },
      'The login for corp.test was refused (the server lab in settings.xml',
    ],
    ['was none', {}, 'put a <server> with the id lab, a <username>, and a <password> into settings.xml'],
    ['was none, for want of an id', { id: '' }, 'write it as id=URL in the input maven-repository'],
    ['was withheld', { isLoginWithheld: true }, 'the input insecure-registries'],
    [
      'is sent to nobody whom only a POM names',
      { isListed: false },
      'list it as id=URL in the input maven-repository',
    ],
    ['is encrypted', { loginProblem: 'encrypted' }, 'Trivy reads no encrypted ones'],
    ['is a header', { loginProblem: 'headers' }, 'instead of <httpHeaders>'],
    ['is a key', { loginProblem: 'key' }, 'instead of the <privateKey>'],
    ['is a half', { loginProblem: 'half' }, 'a <username> and a <password>: Trivy sends no half of a login'],
    ['has no value', { loginProblem: `\${env.P}` }, 'Set P, from a secret, for this step too'],
    ['is Maven’s own variable', { loginProblem: `\${pass}` }, 'which Trivy does not know: write'],
  ] as const)('that %s', (_, how, hint) => {
    expect(explainRefusal(candidateAt(URL_OF_CORP, how), 401).hint).toContain(hint)
  })

  it('of Maven Central is none of a login', () => {
    expect(explainRefusal(candidateAt(CENTRAL.url), 403).hint).toContain('Maven Central takes no login')
  })

  it.each([{}, { id: '' }, { authorization: 'Basic x' }])(
    'may be no matter of logins where it is forbidden (%j)',
    (how) => {
      const advice = 'If no login is missing, a firewall or a rule of corp.test forbids it: its log tells.'
      expect(explainRefusal(candidateAt(URL_OF_CORP, how), 403).hint).toContain(advice)
      expect(explainRefusal(candidateAt(URL_OF_CORP, how), 401).hint).not.toContain(advice)
    },
  )
})

describe('a proxy that wants a login', () => {
  const own = {
    id: 'p',
    protocol: 'https',
    host: 'proxy.test',
    port: '3128',
    username: '',
    password: '',
    nonProxyHosts: [],
  }
  it.each([
    ['http', [], 'HTTP_PROXY'],
    ['https', [], 'HTTPS_PROXY'],
    ['https', [own], 'The proxy proxy.test:3128 wants a login: write it into its <username> and <password>'],
    ['http', [own], 'HTTP_PROXY'],
    ['https', [{ ...own, nonProxyHosts: ['corp.test'] }], 'HTTPS_PROXY'],
    [
      'https',
      [{ ...own, username: 'me', password: 'x' }],
      'The proxy proxy.test:3128 refused the login in its <username> and <password> in settings.xml',
    ],
    [
      'https',
      [{ ...own, username: 'me', password: '{abc=}' }],
      'The password of the proxy proxy.test:3128 in settings.xml is encrypted by Maven',
    ],
  ] as const)('for %s', (scheme, proxies, hint) => {
    expect(adviseOnProxyLogin(new URL(`${scheme}://corp.test/`), proxies)).toContain(hint)
  })

  it('before the connection stands', () => {
    const url = new URL(URL_OF_CORP)
    const detail = 'tunneling socket could not be established, statusCode=407'
    expect(
      adviseOnConnection(new ConnectionError(url, 'proxy', { detail }), { url, namedIn: 'settings.xml' }, [
        own,
      ]),
    ).toContain('<username>')
  })
})

describe('a host that has failed before', () => {
  const url = new URL(URL_OF_CORP)
  const first = new ConnectionError(url, 'dns', { detail: '' })
  const again = new RegistryError('corp.test: not asked again', {
    temporary: false,
    hint: first.hint,
    cause: first,
  })

  it('is told in the same words, and not in those of the registries', () => {
    const advise = (error: unknown) => adviseOnConnection(error, { url, namedIn: 'settings.xml' }, [])
    expect(advise(first)).toContain('Check the name corp.test in settings.xml')
    expect(advise(again)).toBe(advise(first))
  })

  it('is named itself, where another has sent us on', () => {
    const asked = { url: new URL('https://nexus.test/a'), namedIn: 'settings.xml' }
    expect(adviseOnConnection(first, asked, [])).toContain(
      'Check the name corp.test in what nexus.test answers',
    )
  })
})

it.each([
  ['', 'The proxy proxy.test:3128 in settings.xml has no <protocol>'],
  ['socks5', 'The proxy proxy.test:3128 in settings.xml is for socks5:// alone'],
])('a proxy for the protocol "%s" is named, where a host is out of reach without one', (protocol, hint) => {
  const url = new URL(URL_OF_CORP)
  const proxy = {
    id: 'p',
    host: 'proxy.test',
    port: '3128',
    username: '',
    password: '',
    nonProxyHosts: [],
    protocol,
  }
  const error = new ConnectionError(url, 'refused', { detail: '' })
  expect(adviseOnConnection(error, { url, namedIn: undefined }, [proxy])).toContain(hint)
})

it.each([
  [{ reason: 'x', limit: { retryAfterMs: 1_800_000 } }, 'corp.test limits requests: run it again in 30 min,'],
  [{ reason: 'x', limit: { retryAfterMs: undefined } }, 'corp.test limits requests: run it again later,'],
  [{ reason: 'x' }, 'Run it again when corp.test answers'],
])('a repository that is left alone because of %j', (closed, hint) => {
  expect(adviseOnClosed(closed, new URL(URL_OF_CORP))).toContain(hint)
})
