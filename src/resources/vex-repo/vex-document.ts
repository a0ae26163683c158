// Whether Trivy could read a VEX document: one that it cannot decode is passed over, one that it half decodes ends the scan.
import type { Shape } from '../../verify/go-json.ts'
import { fitJson } from '../../verify/json-fit.ts'
import { nodeOf, type ShapeNode } from '../../verify/shape-node.ts'

const COMPONENT: Readonly<Record<string, Shape>> = {
  '@id': 'string',
  hashes: { map: 'string' },
  identifiers: { map: 'string' },
  supplier: 'string',
}

/** `VEX` of openvex/go-vex v0.2.7, which Trivy v0.74.0 decodes into. */
const OPENVEX: ShapeNode = nodeOf({
  // Without it Trivy takes the document for none, and then reads from it all the same.
  required: { '@context': 'filled' },
  fields: {
    '@context': 'string',
    '@id': 'string',
    author: 'string',
    role: 'string',
    timestamp: 'time',
    last_updated: 'time',
    version: 'integer',
    tooling: 'string',
    supplier: 'string',
    statements: {
      list: {
        fields: {
          '@id': 'string',
          vulnerability: {
            fields: { '@id': 'string', name: 'string', description: 'string', aliases: { list: 'string' } },
          },
          timestamp: 'time',
          last_updated: 'time',
          products: { list: { fields: { ...COMPONENT, subcomponents: { list: { fields: COMPONENT } } } } },
          status: 'string',
          status_notes: 'string',
          justification: 'string',
          impact_statement: 'string',
          action_statement: 'string',
          action_statement_timestamp: 'time',
        },
      },
    },
  },
})

/** What Trivy looks at of `Advisory` of gocsaf/csaf v3. */
const CSAF: ShapeNode = nodeOf({
  // Trivy's `pkg/vex/csaf.go` reads them without looking whether they are there.
  required: { vulnerabilities: 'there', product_tree: 'there' },
  fields: {
    document: { fields: { title: 'string', category: 'string' } },
    product_tree: { fields: { branches: { list: 'any' }, relationships: { list: { fields: {} } } } },
    vulnerabilities: {
      requiresItems: true,
      list: {
        required: { cve: 'there' },
        fields: {
          cve: 'string',
          product_status: { map: { list: 'string' } },
          flags: { list: { fields: {} } },
        },
      },
    },
  },
})

/** Why a document is of no use, and to whom. */
export interface DocumentFlaw {
  /** The end of a sentence. */
  readonly why: string
  /** The first Trivy that reads it all the same; undefined: none does. */
  readonly mendedIn?: string | undefined
}

/** By the place that is empty. */
const FLAWS: Readonly<Record<string, DocumentFlaw>> = {
  '@context': { why: 'it has no @context, so it is not OpenVEX' },
  vulnerabilities: { why: 'it has no vulnerabilities, so it is not a CSAF advisory' },
  'vulnerabilities.*': { why: 'it has an empty vulnerability, on which Trivy fails' },
  product_tree: { why: 'it has no product_tree, without which Trivy fails' },
  // Trivy 0.74.0 reads the CVE of every one, and 0.76.0 passes over it (both were run); of 0.75 nothing is known.
  'vulnerabilities.*.cve': {
    why: 'it has a vulnerability without a CVE, on which Trivy before 0.76 fails',
    mendedIn: '0.76.0',
  },
}

/**
 * Why a Trivy could not use a document in this format; undefined when every Trivy can.
 *
 * @param format of the index; empty means OpenVEX (Trivy's `pkg/vex/repo.go`)
 * @throws whatever the bytes throw
 */
export async function explainVexDocument(
  bytes: AsyncIterable<Buffer>,
  format: string,
): Promise<DocumentFlaw | undefined> {
  if (format !== '' && format !== 'openvex' && format !== 'csaf')
    return { why: 'its format is neither openvex nor csaf' }
  const fit = await fitJson(bytes, format === 'csaf' ? CSAF : OPENVEX)
  if (fit.kind === 'no-json') return { why: 'it is not JSON' }
  if (fit.kind === 'misfit') {
    return { why: fit.path === '' ? 'it is not a JSON object' : `its ${fit.path} is not what Trivy can read` }
  }
  // The gravest first.
  return Object.entries(FLAWS).find(([place]) => fit.missing.has(place))?.[1]
}
