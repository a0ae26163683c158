// Whose certificates are trusted: beside the authorities that Node brings, those of the input `ca-file`, and, when they are needed,
// those of the system, which Trivy trusts too.
import tls from 'node:tls'
import { ActionError, hasCode } from './errors.ts'
import { readSmallFile } from './small-file.ts'

/** The authorities of a whole system have a quarter of it for each hundred. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Adds the certificates of a PEM file for every connection of this process.
 *
 * @throws {ActionError} when the file holds none, or this Node cannot do it
 */
export function trustCertificates(path: string): void {
  // Not in the first Node 24 releases: runner 2.327.1 ships 24.4.0.
  if (typeof tls.setDefaultCACertificates !== 'function') {
    throw new ActionError(
      `ca-file: Node ${process.version} of this runner cannot add certificate authorities`,
      {
        hint: 'Update the runner to 2.328.0 or later, or set NODE_EXTRA_CA_CERTS in the environment of the runner.',
      },
    )
  }
  const certificates = readCertificates(path)
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates])
  } catch (cause) {
    throw new ActionError(`ca-file: ${path} holds a certificate that cannot be read`, {
      hint: 'Check each block of the file, for example with openssl x509.',
      cause,
    })
  }
}

/** As Node's own list: one for the process. */
let trustsSystem: boolean | undefined

/**
 * Adds what the system trusts (https://nodejs.org/api/tls.html#tlsgetcacertificatestype: its store, SSL_CERT_FILE, SSL_CERT_DIR) for
 * every connection from now on. Reading it takes some 50 ms, and nearly nobody needs it: only for a certificate that was refused.
 *
 * @returns whether anything was added, now or before: false where the store is empty, or this Node cannot do it
 */
export function trustSystem(): boolean {
  trustsSystem ??= addSystem()
  return trustsSystem
}

function addSystem(): boolean {
  if (typeof tls.setDefaultCACertificates !== 'function') return false
  try {
    const known = new Set(tls.getCACertificates('default'))
    const added = tls.getCACertificates('system').filter((certificate) => !known.has(certificate))
    if (added.length > 0) tls.setDefaultCACertificates([...known, ...added])
    return added.length > 0
  } catch {
    // A store that cannot be read is none; the connection's own error says what is missing.
    return false
  }
}

function readCertificates(path: string): string[] {
  try {
    const text = readSmallFile(path, MAX_BYTES)
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
    if (certificates.length > 0) return certificates
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) {
      throw new ActionError(`ca-file: there is no file ${path}`, {
        hint: 'Name an existing PEM file.',
        cause,
        isWhole: true,
      })
    }
    throw new ActionError(`ca-file: ${path} cannot be read`, { hint: 'Name an existing PEM file.', cause })
  }
  throw new ActionError(`ca-file: ${path} holds no PEM certificate`, {
    hint: 'The file must hold at least one block that begins with -----BEGIN CERTIFICATE-----.',
  })
}
