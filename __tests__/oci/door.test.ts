import { expect, it } from 'vitest'
import { createDoors } from '../../src/oci/door.ts'
import type { Answer, Transport } from '../../src/oci/transport.ts'

it('asks who did not answer again, and who did once', async () => {
  const answers = [new Error('reset'), 'Basic realm="x"']
  let asked = 0
  const send = async () => {
    const answer = answers[asked]
    asked += 1
    if (typeof answer !== 'string') throw answer
    const headers = { 'www-authenticate': answer }
    return { status: 401, isOwnOrigin: true, headers, discard: async () => {} } as unknown as Answer
  }
  const askDoor = createDoors({ send } as unknown as Transport)
  await expect(askDoor('https://registry.test')).rejects.toThrow('reset')
  expect(await askDoor('https://registry.test')).toBe('Basic realm="x"')
  expect(await askDoor('https://registry.test')).toBe('Basic realm="x"')
  expect(asked).toBe(2)
})
