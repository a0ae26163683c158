// The certificate authorities of ca-file: added to those that are trusted anyway, or a clear word on what is wrong.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { trustCertificates } from '../../src/base/certificates.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const original = tls.getCACertificates('default')
const usual = new Set(original.map(normalize))
const [anyCertificate = ''] = tls.rootCertificates

afterEach(() => tls.setDefaultCACertificates(original))

describe('trustCertificates', () => {
  itWithPeers(['openssl'], 'adds every certificate of the file, whatever stands between them', async () => {
    const [first, second] = [makeCertificate('one'), makeCertificate('two')]
    trustCertificates(
      writeFile(
        makeDirectory(),
        'ca.pem',
        `# mine\r\n${first}\nmore text\n${second.replaceAll('\n', '\r\n')}`,
      ),
    )
    expect(compareTrusted()).toEqual({ added: [normalize(first), normalize(second)].sort(), lost: 0 })
  })

  it.each([
    ['is empty', ''],
    ['is a key', '-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n'],
    ['has no end', anyCertificate.split('-----END')[0] ?? ''],
  ])('fails when the file %s, and trusts whom it trusted before', (_, text) => {
    const path = writeFile(makeDirectory(), 'ca.pem', text)
    expect(() => trustCertificates(path)).toThrow(`ca-file: ${path} holds no PEM certificate`)
    expect(compareTrusted()).toEqual({ added: [], lost: 0 })
  })

  it('fails when a certificate of the file cannot be read', () => {
    const path = writeFile(
      makeDirectory(),
      'ca.pem',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    )
    expect(() => trustCertificates(path)).toThrow(`ca-file: ${path} holds a certificate that cannot be read`)
    expect(compareTrusted()).toEqual({ added: [], lost: 0 })
  })

  it('fails when there is no file, and keeps the cause', () => {
    const path = join(makeDirectory(), 'nowhere.pem')
    expect(() => trustCertificates(path)).toThrow(
      expect.objectContaining({
        message: `ca-file: there is no file ${path}`,
        hint: 'Name an existing PEM file.',
        cause: expect.objectContaining({ code: 'ENOENT' }),
      }),
    )
  })
})

function makeCertificate(name: string): string {
  const directory = makeDirectory('ca')
  const file = join(directory, 'ca.pem')
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '1',
  ]
  const run = spawnSync('openssl', [
    ...args,
    '-keyout',
    join(directory, 'key'),
    '-out',
    file,
    '-subj',
    `/CN=${name}`,
  ])
  if (run.status !== 0) throw new Error(run.stderr.toString())
  return readFileSync(file, 'utf8')
}

/** Who is trusted now and was not before, and how many are not any more. */
function compareTrusted() {
  const trusted = new Set(tls.getCACertificates('default').map(normalize))
  const added = [...trusted].filter((certificate) => !usual.has(certificate)).sort()
  return { added, lost: [...usual].filter((certificate) => !trusted.has(certificate)).length }
}

function normalize(pem: string): string {
  return pem.replace(/\s/g, '')
}
