import { describe, expect, it } from 'vitest'
import { createLinkGuard } from '../../src/oci/link-guard.ts'

const NAMES: Readonly<Record<string, string>> = {
  'outside.example': '93.184.216.34',
  'rebound.example': '127.0.0.1',
  'azure.example': '168.63.129.16',
  'office.example': '10.0.0.5',
  'storage.example': '10.0.0.6',
  'here.example': '127.0.0.1',
  'benchmark.example': '198.18.0.9',
  'both.example': '93.184.216.34 127.0.0.1',
  'half.example': '93.184.216.34 10.0.0.1',
}

const createGuard = () =>
  createLinkGuard((name, callback) =>
    callback(
      null,
      (NAMES[name] ?? '8.8.8.8').split(' ').map((address) => ({ address, family: 4 })),
    ),
  )

type Guard = ReturnType<typeof createGuard>

function ask(guard: Guard, to: string, from?: string): Promise<'asked' | 'refused'> {
  const url = new URL(`https://${to}/`)
  const lookup = guard.lookupFor(url, from === undefined ? undefined : new URL(`https://${from}/`))
  if (lookup === undefined) return Promise.resolve('refused')
  return new Promise((resolve) => {
    lookup(url.hostname, {}, (error) => resolve(error === null ? 'asked' : 'refused'))
  })
}

describe('a host that the user named', () => {
  it.each(Object.keys(NAMES))('is asked wherever it lies: %s', async (name) => {
    expect(await ask(createGuard(), name)).toBe('asked')
  })
})

describe('a host that another one names', () => {
  it.each([
    ['outside.example', 'cdn.example', 'asked'],
    ['outside.example', 'rebound.example', 'refused'],
    ['outside.example', 'azure.example', 'refused'],
    ['outside.example', 'benchmark.example', 'refused'],
    ['outside.example', 'storage.example', 'refused'],
    ['office.example', 'storage.example', 'asked'],
    ['office.example', 'rebound.example', 'refused'],
    ['office.example', 'azure.example', 'refused'],
    ['here.example', 'rebound.example', 'asked'],
    ['here.example', 'azure.example', 'refused'],
    ['here.example', 'cdn.example', 'asked'],
    ['both.example', 'here.example', 'refused'],
    ['both.example', 'cdn.example', 'asked'],
    ['half.example', 'storage.example', 'refused'],
  ])('from %s to %s is %s', async (from, to, outcome) => {
    const guard = createGuard()
    expect(await ask(guard, from)).toBe('asked')
    expect(await ask(guard, to, from)).toBe(outcome)
    // Its connection may stand already, and is used again without asking for its address.
    await ask(guard, to)
    const [there, here] = [to, from].map((name) => new URL(`https://${name}/`)) as [URL, URL]
    expect(guard.lookupFor(there, here) === undefined).toBe(outcome === 'refused')
  })
})
