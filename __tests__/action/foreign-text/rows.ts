// Every place at which a registry can put words into our mouth, with words that would be commands, mark-up, or colours.
import { gzipSync } from 'node:zlib'
import type { ArtifactOverrides } from '../../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../../fixtures/manifest.ts'
import { answers, type Breakage } from '../faults/row.ts'

/** What a foreign text says once it is harmless: proof that it was there at all. */
export const MARK = 'planted'

const page = { 'content-type': 'text/html; charset=utf-8' }

const markup =
  `<img src=x onerror=${MARK}> [${MARK}](https://evil.test) ![i](https://evil.test/i) | ${MARK} | **b** \`c\` ` +
  `@octocat #1 <!-- $x$ ~~s~~ https://evil.test www.evil.test %0A::warning::${MARK} `
const commands = `::error::${MARK} ##[error]${MARK} ::set-output name=degraded::true `
/** As far as a header can carry it, whose values know no control characters. */
const inHeader = `${commands}${markup}`
/** With line breaks of every kind, colours, and characters that turn the direction of what is read or have no width. */
export const HOSTILE =
  `${markup}\n::error::${MARK}\r\n::set-output name=degraded::true\r##[error]${MARK}\u2028::stop-commands::${MARK}\u0085` +
  `::add-path::/tmp\u001b[31mred\u001b[0m\u202egnirts\u200b\u200b::error::${MARK}\u0007\u0000${'long '.repeat(2000)}`

/** One place. */
export interface ForeignText {
  readonly place: string
  readonly breakage: Breakage
  /** Whether the user gets to see it; else it must not show in any line but those for debugging. */
  readonly isShown: boolean
}

/** Places in the answers of a registry and of a realm. */
const inAnswers: readonly ForeignText[] = [
  shown('the message of an error', refusal({ code: 'DENIED', message: HOSTILE })),
  shown('the code of an error', refusal({ code: HOSTILE, message: 'no' })),
  shown('an error that begins with a command', refusal({ code: `::error::${MARK}`, message: HOSTILE })),
  shown('an answer that is no manifest', answer(200, {}, HOSTILE)),
  shown('a command in place of a manifest', answer(200, {}, `::error::${MARK}\n::error::${MARK}`)),
  shown('a web page in place of a manifest', answer(200, page, `<html>${HOSTILE}</html>`)),
  hidden('the web page of a refusal', answer(404, page, `<html>${HOSTILE}</html>`)),
  hidden('the headers of a refusal', answer(403, { server: inHeader, 'www-authenticate': inHeader })),
  hidden('a Retry-After', answer(403, { 'retry-after': inHeader })),
  hidden('a Docker-Content-Digest', answer(200, { 'docker-content-digest': inHeader }, '{}')),
  hidden('a redirect within the registry', answer(307, { location: inHeader })),
  shown('a redirect to what is no web address', answer(307, { location: `ftp://${MARK}.test/${inHeader}` })),
  shown('the realm of a challenge', answer(401, { 'www-authenticate': `Bearer realm="x:${inHeader}"` })),
  shown('the refusal of a realm', {
    kind: 'answers',
    faults: [
      {
        match: { path: '/manifests/' },
        fault: {
          kind: 'status',
          status: 401,
          headers: { 'www-authenticate': `Bearer realm="/token",service="${inHeader}"` },
        },
      },
      {
        match: { path: '/token' },
        fault: { kind: 'status', status: 403, body: JSON.stringify({ details: HOSTILE }) },
      },
    ],
  }),
]

/** Places in an artifact. */
const inArtifacts: readonly ForeignText[] = [
  shown('the media type of a layer', published({ layerMediaType: `application/${inHeader.slice(0, 200)}` })),
  shown('the title of a layer', published({ title: HOSTILE })),
  shown('the type of a manifest', published({ edit: (own) => ({ ...own, mediaType: HOSTILE }) })),
  shown(
    'the name of an annotation',
    published({ edit: (own) => ({ ...own, annotations: { [HOSTILE]: 1 } }) }),
  ),
  shown(
    'the platforms of an index',
    published({ edit: () => indexFor({ os: HOSTILE, architecture: HOSTILE }) }),
  ),
  shown(
    'the name of an archive entry',
    published({ entries: (own) => [{ kind: 'symlink', name: HOSTILE.slice(0, 500), target: MARK }, ...own] }),
  ),
  hidden('the contents of an archive that is none', published({ layer: gzipSync(HOSTILE) })),
]

/** All places. */
export const foreignTexts: readonly ForeignText[] = [...inAnswers, ...inArtifacts]

function shown(place: string, breakage: Breakage): ForeignText {
  return { place, breakage, isShown: true }
}

function hidden(place: string, breakage: Breakage): ForeignText {
  return { place, breakage, isShown: false }
}

function refusal(error: { code: string; message: string }): Breakage {
  return answer(403, { 'content-type': 'application/json' }, JSON.stringify({ errors: [error] }))
}

function answer(status: number, headers: Record<string, string>, body = ''): Breakage {
  return answers('/manifests/', { kind: 'status', status, headers, body })
}

function published(overrides: ArtifactOverrides): Breakage {
  return { kind: 'artifact', overrides: () => overrides }
}

function indexFor(platform: { os: string; architecture: string }) {
  const child = { mediaType: MANIFEST_TYPE, digest: `sha256:${'0'.repeat(64)}`, size: 1, platform }
  return { schemaVersion: 2, manifests: [child] }
}
