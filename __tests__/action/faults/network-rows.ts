// Rows of the fault table: no answer at all, or not the one that was asked for.
import { answers, type Breakage, type FaultRow } from './row.ts'

const page = { 'content-type': 'text/html; charset=utf-8' }
const html = '<!DOCTYPE html><html><body>Sign in to the guest network</body></html>'

/** No answer, or not the one that was asked for. */
export const networkFaults: readonly FaultRow[] = [
  {
    name: 'refuses connections',
    // Ports below 20 that nobody serves: 1 is tcpmux.
    breakage: { kind: 'address', base: (position) => `127.0.0.1:${position}/mirror` },
    outcome: 'failed',
    says: /connection refused/,
    requests: [],
    // Windows takes two seconds to find out.
    limits: { tries: 2 },
  },
  {
    name: 'has a host name that nobody knows',
    // Longer than a label may be: no resolver is asked.
    breakage: { kind: 'address', base: (position) => `${'x'.repeat(64)}.source-${position}.invalid/mirror` },
    outcome: 'failed',
    says: /host name not found/,
    requests: [],
    limits: {},
  },
  {
    name: 'has a certificate of an unknown authority',
    breakage: { kind: 'certificate' },
    outcome: 'failed',
    says: /certificate not trusted/,
    requests: [],
    peers: ['openssl'],
  },
  {
    name: 'answers 401',
    breakage: status(401, { headers: { 'www-authenticate': 'Basic realm="somewhere"' } }),
    outcome: 'failed',
    says: /HTTP 401 Unauthorized/,
    requests: ['manifest'],
  },
  {
    name: 'answers 403',
    breakage: status(403, { body: '{"errors":[{"code":"DENIED","message":"not for you"}]}' }),
    outcome: 'failed',
    says: /HTTP 403 Forbidden, DENIED: not for you/,
    requests: ['manifest'],
  },
  {
    name: 'answers 404 with a web page',
    breakage: status(404, { headers: page, body: html }),
    outcome: 'failed',
    says: /HTTP 404 Not Found, with a web page/,
    requests: ['manifest'],
  },
  {
    name: 'answers 200 with a web page',
    breakage: status(200, { headers: page, body: html }),
    outcome: 'refused',
    says: /wanted JSON, found a web page/,
    requests: ['manifest'],
  },
  {
    name: 'answers 429',
    breakage: status(429),
    outcome: 'failed',
    says: /HTTP 429 Too Many Requests/,
    requests: ['manifest', 'manifest', 'manifest'],
    limits: {},
  },
  {
    name: 'answers 429 and asks to wait for an hour',
    breakage: status(429, { headers: { 'retry-after': '3600' } }),
    outcome: 'failed',
    says: /HTTP 429 Too Many Requests, asks to wait 3600 s/,
    requests: ['manifest'],
  },
  {
    name: 'answers 429 once and asks to wait for a second',
    breakage: answers('/manifests/', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, 1),
    outcome: 'used',
    says: /asks to wait 1 s.*; try 2 of 3 in 1\.0 s/,
    requests: ['manifest', 'manifest', 'blob'],
    limits: {},
  },
  {
    name: 'answers 500',
    breakage: status(500),
    outcome: 'failed',
    says: /HTTP 500 Internal Server Error/,
    requests: ['manifest', 'manifest', 'manifest'],
    limits: {},
  },
  {
    name: 'never answers',
    breakage: answers('/manifests/', { kind: 'stall' }),
    outcome: 'failed',
    says: /no answer \(waited 1\.5 s\)/,
    requests: ['manifest'],
    limits: { connectMs: 1000, stallMs: 500, tries: 2 },
  },
  {
    name: 'breaks the connection before any answer',
    breakage: answers('/manifests/', { kind: 'reset' }),
    outcome: 'failed',
    says: /connection lost/,
    requests: ['manifest', 'manifest', 'manifest'],
    limits: {},
  },
]

function status(code: number, more: { headers?: Record<string, string>; body?: string } = {}): Breakage {
  return answers('/manifests/', { kind: 'status', status: code, ...more })
}
