import { expect, it } from 'vitest'
import { readHandedOver } from '../../src/inputs/said.ts'

it.each([
  ['30h', '30h', { step: '30h', builtIn: '30h' }],
  [' 30h', '30h', { step: undefined, builtIn: '30h' }],
  [' ', '30h', { step: undefined, builtIn: '30h' }],
  // By an expression whose value begins with a space.
  [' 12h', '30h', { step: '12h', builtIn: '30h' }],
  [' fs', '', { step: 'fs', builtIn: '' }],
  ['', '', { step: undefined, builtIn: '' }],
  ['', '30h', { step: '', builtIn: '30h' }],
])('%j, where the default is %j', (raw, builtIn, wanted) => {
  expect(readHandedOver(raw, builtIn)).toEqual(wanted)
})

it('what the runner fills in for an expression is a default', () => {
  expect(readHandedOver(' a-token', '', true)).toEqual({ step: undefined, builtIn: 'a-token' })
  expect(readHandedOver('a-token', '', true)).toEqual({ step: 'a-token', builtIn: '' })
})
