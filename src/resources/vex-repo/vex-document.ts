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

/**
 * Why Trivy could not use a document in this format; undefined when it can.
 *
 * @param format of the index; empty means OpenVEX (Trivy's `pkg/vex/repo.go`)
 */
export function explainVexDocument(text: string, format: string): string | undefined {
  if (format !== '' && format !== 'openvex' && format !== 'csaf')
    return 'its format is neither openvex nor csaf'
  let value: unknown
  try {
    value = parseGoJson(text)
  } catch {
    return 'it is not JSON'
  }
  const fields = goFields(value)
  if (fields === undefined) return 'it is not a JSON object'
  const misfit = findMisfit(value, format === 'csaf' ? CSAF : OPENVEX)
  if (misfit !== undefined) return `its ${misfit} is not what Trivy can read`
  return format === 'csaf' ? explainCsaf(fields) : explainOpenVex(fields)
}

/** Without it Trivy takes the document for none, and then reads from it all the same. */
function explainOpenVex(fields: ReadonlyMap<string, unknown>): string | undefined {
  const context = fields.get('@context')
  return typeof context === 'string' && context !== ''
    ? undefined
    : 'it has no @context, so it is not OpenVEX'
}

/** Trivy's `pkg/vex/csaf.go` reads the CVE of every vulnerability, and the product tree, without looking whether they are there. */
function explainCsaf(fields: ReadonlyMap<string, unknown>): string | undefined {
  const vulnerabilities = fields.get('vulnerabilities')
  if (!Array.isArray(vulnerabilities)) return 'it has no vulnerabilities, so it is not a CSAF advisory'
  if (vulnerabilities.some((item) => typeof goFields(item)?.get('cve') !== 'string')) {
    return 'it has a vulnerability without a CVE, on which Trivy fails'
  }
  return goFields(fields.get('product_tree')) === undefined
    ? 'it has no product_tree, without which Trivy fails'
    : undefined
}
