import { describe, expect, it } from 'vitest'
import { createPublicLookup } from '../../src/base/guarded-lookup.ts'

const resolveTo = (...addresses: readonly string[]) =>
  createPublicLookup((_, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ),
  )

function ask(lookup: ReturnType<typeof resolveTo>, options: { all?: boolean }): Promise<unknown> {
  return new Promise((resolve) => {
    lookup('name.test', options, (error, address, family) => resolve(error ?? { address, family }))
  })
}

describe('a name of a stranger', () => {
  it('is resolved when all of its addresses lie outside', async () => {
    const lookup = resolveTo('93.184.216.34', '2606:2800:220:1::1')
    expect(await ask(lookup, {})).toEqual({ address: '93.184.216.34', family: 4 })
    expect(await ask(lookup, { all: true })).toMatchObject({ address: [{ family: 4 }, { family: 6 }] })
  })

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '0.0.0.0',
    '168.63.129.16',
    '198.18.0.1',
    '2002:a00:1::',
    '64:ff9b::10.0.0.1',
  ])('is refused when one of them is %s', async (address) => {
    expect(await ask(resolveTo('93.184.216.34', address), { all: true })).toMatchObject({ code: 'EINNER' })
    expect(await ask(resolveTo(address), {})).toMatchObject({ code: 'EINNER' })
  })

  it('is an error when it has none', async () => {
    expect(await ask(resolveTo(), {})).toBeInstanceOf(Error)
  })
})
