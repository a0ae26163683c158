import { expect, it } from 'vitest'
import { readHandedOver } from '../../src/inputs/said.ts'

it.each([
  ['30h', '30h', { step: '30h', builtIn: '30h' }],
  [' 30h', '30h', { step: undefined, builtIn: '30h' }],
  [' ', '30h', { step: undefined, builtIn: '30h' }],
  [' a-token', '', { step: undefined, builtIn: 'a-token' }],
  ['', '', { step: undefined, builtIn: '' }],
  ['', '30h', { step: '', builtIn: '30h' }],
])('%j, where the default is %j', (raw, builtIn, wanted) => {
  expect(readHandedOver(raw, builtIn)).toEqual(wanted)
})
