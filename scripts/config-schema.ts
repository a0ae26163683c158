// Makes docs/config.schema.json, for editors, from the table of inputs: what the file on the runner may say. Pure.
import { parse } from 'yaml'
import type { WordParser } from '../src/inputs/parsers.ts'
import { RESOURCES } from '../src/resources/table.ts'
import { composeKeys, type KeyTable } from '../src/runner-config/config-keys.ts'

interface Described {
  readonly description?: string
}

/** What YAML may hold where a workflow writes a text. */
const ANY_TEXT = {
  anyOf: [
    { type: ['string', 'number', 'boolean'] },
    { type: 'array', items: { type: ['string', 'number'] } },
    { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  ],
}

/**
 * The schema.
 *
 * @param actions metadata of every action, the main one first
 */
export function renderConfigSchema(actions: readonly string[]): string {
  const described = Object.assign(
    {},
    ...actions.toReversed().map((yaml) => (parse(yaml) as { inputs: Record<string, Described> }).inputs),
  ) as Record<string, Described>
  const { defaults, limits } = composeKeys(RESOURCES)
  const blocks = {
    defaults: objectOf(defaults, described, 'Values of inputs where a workflow says nothing.'),
    limits: objectOf(limits, described, 'What a workflow may tighten, and not loosen.'),
  }
  const block = { defaults: { $ref: '#/$defs/defaults' }, limits: { $ref: '#/$defs/limits' } }
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Trivy Offline Cache: the file on the runner',
    $defs: { text: ANY_TEXT, ...blocks },
    type: 'object',
    additionalProperties: false,
    properties: {
      ...block,
      'per-repository': {
        description: 'The same for repositories, by a glob such as `owner/team-*`; later ones win.',
        type: 'object',
        propertyNames: { pattern: '/' },
        additionalProperties: { type: ['object', 'null'], additionalProperties: false, properties: block },
      },
      hook: {
        description: 'The job-started hook.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: {
          deadline: {
            description: 'Longest time that it may add to the start of a job, 1s to 300s.',
            type: 'string',
            pattern: '^\\d{1,3}\\s?s$',
          },
        },
      },
    },
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

function objectOf(table: KeyTable, described: Record<string, Described>, description: string): unknown {
  const properties = Object.entries(table).map(([name, parser]) => [
    name,
    { description: described[name]?.description, ...typeOf(parser as WordParser<unknown>) },
  ])
  return {
    description,
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  }
}

/** Words may be written in any case; booleans are words to a workflow, and values to YAML. */
function typeOf({ words }: Partial<WordParser<unknown>>): object {
  if (words === undefined) return { $ref: '#/$defs/text' }
  if (words.includes('true')) return { enum: [true, false, 'true', 'false'] }
  return { enum: words }
}
