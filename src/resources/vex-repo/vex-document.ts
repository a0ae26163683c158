// Whether Trivy could read a VEX document: one that it cannot decode is passed over, one that it half decodes ends the scan.
import { findMisfit, goFields, parseGoJson, type Shape } from '../../verify/go-json.ts'

const COMPONENT: Readonly<Record<string, Shape>> = {
  '@id': 'string',
  hashes: { map: 'string' },
  identifiers: { map: 'string' },
  supplier: 'string',
}

/** `VEX` of openvex/go-vex v0.2.7, which Trivy v0.74.0 decodes into. */
const OPENVEX: Shape = {
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
}

/** What Trivy looks at of `Advisory` of gocsaf/csaf v3. */
const CSAF: Shape = {
  fields: {
    document: { fields: { title: 'string', category: 'string' } },
    product_tree: { fields: { branches: { list: 'any' }, relationships: { list: { fields: {} } } } },
    vulnerabilities: {
      list: {
        fields: {
          cve: 'string',
          product_status: { map: { list: 'string' } },
          flags: { list: { fields: {} } },
        },
      },
    },
  },
}

/** Why a document is of no use, and to whom. */
export interface DocumentFlaw {
  /** The end of a sentence. */
  readonly why: string
  /** The first Trivy that reads it all the same; undefined: none does. */
  readonly mendedIn?: string | undefined
}

/**
 * Why a Trivy could not use a document in this format; undefined when every Trivy can.
 *
 * @param format of the index; empty means OpenVEX (Trivy's `pkg/vex/repo.go`)
 */
export function explainVexDocument(text: string, format: string): DocumentFlaw | undefined {
  if (format !== '' && format !== 'openvex' && format !== 'csaf')
    return { why: 'its format is neither openvex nor csaf' }
  let value: unknown
  try {
    value = parseGoJson(text)
  } catch {
    return { why: 'it is not JSON' }
  }
  const fields = goFields(value)
  if (fields === undefined) return { why: 'it is not a JSON object' }
  const misfit = findMisfit(value, format === 'csaf' ? CSAF : OPENVEX)
  if (misfit !== undefined) return { why: `its ${misfit} is not what Trivy can read` }
  return format === 'csaf' ? explainCsaf(fields) : explainOpenVex(fields)
}

/** Without it Trivy takes the document for none, and then reads from it all the same. */
function explainOpenVex(fields: ReadonlyMap<string, unknown>): DocumentFlaw | undefined {
  const context = fields.get('@context')
  return typeof context === 'string' && context !== ''
    ? undefined
    : { why: 'it has no @context, so it is not OpenVEX' }
}

/** Trivy's `pkg/vex/csaf.go` reads vulnerabilities and product tree without looking whether they are there. */
function explainCsaf(fields: ReadonlyMap<string, unknown>): DocumentFlaw | undefined {
  const vulnerabilities = fields.get('vulnerabilities')
  if (!Array.isArray(vulnerabilities)) {
    return { why: 'it has no vulnerabilities, so it is not a CSAF advisory' }
  }
  const items = vulnerabilities.map(goFields)
  if (items.includes(undefined)) return { why: 'it has an empty vulnerability, on which Trivy fails' }
  if (goFields(fields.get('product_tree')) === undefined) {
    return { why: 'it has no product_tree, without which Trivy fails' }
  }
  // Trivy 0.74.0 reads the CVE of every one, and 0.76.0 passes over it (both were run); of 0.75 nothing is known.
  return items.every((item) => typeof item?.get('cve') === 'string')
    ? undefined
    : { why: 'it has a vulnerability without a CVE, on which Trivy before 0.76 fails', mendedIn: '0.76.0' }
}
