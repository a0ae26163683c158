import { describe, expect, it } from 'vitest'
import { ConnectionError, classifyConnectionError } from '../../src/oci/connection-error.ts'

const withCode = (code: string, message = 'words') => Object.assign(new Error(message), { code })

describe('a connection that failed', () => {
  it.each([
    ['dns', withCode('ENOTFOUND')],
    ['dns', withCode('EAI_AGAIN')],
    ['refused', withCode('ECONNREFUSED')],
    ['refused', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
    ['network', withCode('EHOSTUNREACH')],
    ['network', withCode('ETIMEDOUT')],
    ['timeout', new Error('Request timeout: /v2/')],
    ['proxy', withCode('ECONNRESET', 'tunneling socket could not be established, statusCode=407')],
    [
      'not-tls',
      withCode(
        'EPROTO',
        'error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../x.c:7:',
      ),
    ],
    [
      'tls',
      withCode(
        'EPROTO',
        'error:0A000410:SSL routines:ssl3_read_bytes:ssl/tls alert handshake failure:../x.c:7:',
      ),
    ],
    [
      'tls',
      withCode(
        'EPROTO',
        'error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../x.c:7:',
      ),
    ],
    ['tls', withCode('ERR_SSL_UNSUPPORTED_PROTOCOL')],
    ['certificate', withCode('SELF_SIGNED_CERT_IN_CHAIN')],
    ['certificate', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['certificate', withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['certificate', withCode('CERT_HAS_EXPIRED')],
    ['certificate', withCode('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['broken', withCode('ECONNRESET', 'socket hang up')],
    ['broken', new Error('something else')],
    ['broken', undefined],
  ])('is of kind %s (%#)', (problem, error) => {
    expect(classifyConnectionError(error)).toBe(problem)
  })

  it('at a proxy that wants a login has the variable of its scheme named', () => {
    const detail = 'tunneling socket could not be established, statusCode=407'
    const error = new ConnectionError(new URL('http://registry.example/'), 'proxy', { detail })
    expect(error.hint).toContain('write it, from a secret, into HTTP_PROXY as http://user')
  })

  it.each(['refused', 'network', 'timeout', 'silent'] as const)(
    'that was %s may have another way out than another host',
    (problem) => {
      const url = new URL('https://vex.example/')
      const hintWith = (instead?: string) => new ConnectionError(url, problem, { detail: '', instead }).hint
      expect(hintWith()).toMatch(/vex\.example.*, or name another in the input registries\.$/)
      expect(hintWith('mirror it')).toMatch(/vex\.example.*, or mirror it\.$/)
    },
  )

  it.each(['connect ECONNREFUSED 127.0.0.1:3128', 'getaddrinfo ENOTFOUND proxy.example'])(
    'at a proxy that is not there (%s), leads to its address',
    (cause) => {
      const detail = `tunneling socket could not be established, cause=${cause}`
      const error = new ConnectionError(new URL('https://registry.example/'), 'proxy', { detail })
      expect(error.hint).toBe('The proxy itself is out of reach: check its address in HTTPS_PROXY.')
    },
  )

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'the input ca-file'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the input ca-file'],
    ['CERT_HAS_EXPIRED', 'renew its certificate'],
    ['CERT_NOT_YET_VALID', 'the clock of the runner'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'Name the host as its certificate does'],
  ])('of a certificate advises what helps against %s', (code, advice) => {
    const url = new URL('https://registry.example/')
    const error = new ConnectionError(url, 'certificate', { detail: '', cause: withCode(code) })
    expect(error.hint).toContain(advice)
  })

  it('is worth another try, unless a certificate or the protocol is wrong', () => {
    const url = new URL('https://registry.example')
    const isTemporary = (problem: 'dns' | 'certificate' | 'not-tls' | 'proxy') =>
      new ConnectionError(url, problem, { detail: 'x' }).temporary
    expect([isTemporary('dns'), isTemporary('proxy')]).toEqual([true, true])
    expect([isTemporary('certificate'), isTemporary('not-tls')]).toEqual([false, false])
  })

  it('names the host and the input that helps, on one line', () => {
    const url = new URL('https://registry.example:5000/v2/')
    const error = new ConnectionError(url, 'certificate', { detail: 'self-signed\n::error::certificate' })
    expect(error.message).toBe(
      'registry.example:5000: certificate not trusted (self-signed ::error::certificate)',
    )
    expect(error.hint).toContain('the input ca-file')
  })
})
