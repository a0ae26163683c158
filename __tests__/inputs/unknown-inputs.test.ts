// What people write into `with:` and no input has, on every runner.
import { expect, it } from 'vitest'
import { describeUnknownInputs } from '../../src/inputs/unknown-inputs.ts'
import { actionInputs } from '../action-metadata.ts'

const KNOWN = actionInputs.map(({ name }) => name)

it.each([
  ['INPUT_SCAN_TYPE', 'fs', 'scan_type', 'do you mean scan-type?'],
  ['INPUT_SCANER', 'vuln', 'scaner', 'do you mean scanners?'],
  ['INPUT_REGISTRIE', 'a', 'registrie', 'do you mean registries?'],
  ['INPUT_REGISTRY', 'a', 'registry', 'do you mean registries?'],
  ['INPUT_IMAGE-REF', 'alpine', 'image-ref', 'it is one of trivy-action, so give it to that step'],
  ['INPUT_CACHE', 'false', 'cache', 'it is one of trivy-action, so give it to that step'],
  ['INPUT_COMPLETELY-ELSE', '1', 'completely-else', 'take it out, or look it up in docs/inputs.md'],
])('%s is asked about', (variable, text, name, advice) => {
  expect(describeUnknownInputs(KNOWN, { [variable]: text })).toEqual([
    `this action has no input ${name}, so it does nothing: ${advice}`,
  ])
})

it('names the page of the action that was used', () => {
  expect(describeUnknownInputs(['to'], { INPUT_ELSEWHERE: '1' }, 'docs/actions.md')).toEqual([
    'this action has no input elsewhere, so it does nothing: take it out, or look it up in docs/actions.md',
  ])
})

it('says nothing of what it knows, of what is empty, and of other variables', () => {
  const known = Object.fromEntries(KNOWN.map((name) => [`INPUT_${name.toUpperCase()}`, 'x']))
  expect(describeUnknownInputs(KNOWN, { ...known, INPUT_OTHER: ' ', PATH: '/bin' })).toEqual([])
})
