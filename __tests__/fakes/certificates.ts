// A private CA and a certificate for loopback and test names, made by `openssl` in the directory of a test.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Certificates {
  readonly ca: string
  readonly caPath: string
  readonly cert: string
  readonly certPath: string
  readonly key: string
  readonly keyPath: string
}

const DEFAULT_NAMES = ['DNS:localhost', 'DNS:registry.test', 'DNS:*.registry.test', 'IP:127.0.0.1']

/** Elliptic keys, because making an RSA one takes a second. Peer: `openssl`. */
export function createCertificates(
  directory: string,
  names: readonly string[] = DEFAULT_NAMES,
): Certificates {
  const at = (name: string) => join(directory, name)
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(['req', '-x509', ...newKey, '-days', '30', '-keyout', at('ca.key'), '-out', at('ca.pem')], {
    subject: '/CN=test CA',
    more: [
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'keyUsage=critical,keyCertSign,cRLSign',
    ],
  })
  openssl(['req', ...newKey, '-keyout', at('server.key'), '-out', at('server.csr')], {
    subject: '/CN=localhost',
    more: [],
  })
  writeFileSync(at('server.ext'), `subjectAltName=${names.join(',')}\nextendedKeyUsage=serverAuth\n`)
  const issuer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial']
  const files = ['-in', at('server.csr'), '-extfile', at('server.ext'), '-out', at('server.pem')]
  execFileSync('openssl', ['x509', '-req', '-days', '30', ...issuer, ...files], { stdio: 'pipe' })
  const read = (name: string) => readFileSync(at(name), 'utf8')
  return {
    ca: read('ca.pem'),
    caPath: at('ca.pem'),
    cert: read('server.pem'),
    certPath: at('server.pem'),
    key: read('server.key'),
    keyPath: at('server.key'),
  }
}

function openssl(
  args: readonly string[],
  { subject, more }: { subject: string; more: readonly string[] },
): void {
  execFileSync('openssl', [...args, '-subj', subject, ...more], { stdio: 'pipe' })
}
