// Each place that may have Trivy in its turn: one that is silent, slow, or endless never keeps the next from being asked.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../src/acquire/attempt.ts'
import { defaultLimits } from '../../../src/base/limits.ts'
import { signalOfNow } from '../../../src/base/patience.ts'
import type { ImageReader } from '../../../src/oci/client.ts'
import { formatReference, type Reference } from '../../../src/oci/reference.ts'
import { RegistryError } from '../../../src/oci/registry-error.ts'
import { listPlaces, type Offer, type OfferPlace } from '../../../src/resources/trivy/offers.ts'
import type { TrivyWishes } from '../../../src/resources/trivy/trivy-inputs.ts'
import { useFirst, type WalkContext } from '../../../src/resources/trivy/walk-places.ts'

const MINUTE_MS = 60_000
const signal = new AbortController().signal

const wishes = (more: Partial<TrivyWishes> = {}) =>
  ({
    wanted: { kind: 'range', range: '0.76.x' },
    denied: [],
    cooldownMs: 0,
    ...more,
  }) as unknown as TrivyWishes

function startWalk() {
  const attempts: Attempt[] = []
  const endsAtMs = performance.now() + MINUTE_MS
  const context = {
    wishes: wishes(),
    platform: { os: 'linux', architecture: 'amd64' },
    policy: { kind: 'none' },
    timeLeftMs: () => endsAtMs - performance.now(),
    limits: defaultLimits,
    signal,
    now: () => new Date(),
    note: (attempt: Attempt) => attempts.push(attempt),
  } as unknown as WalkContext
  const use = (places: readonly OfferPlace[]) =>
    useFirst(places, context, { image: async () => 'image', archive: async ({ label }) => label })
  return { attempts, context, use }
}

const place = (label: string, offers: () => AsyncGenerator<Offer>): OfferPlace => ({
  label,
  isServer: true,
  offers,
})
const good = place('good', async function* () {
  yield {
    kind: 'archive',
    version: '0.76.0',
    label: 'good',
    hasCooldown: false,
    location: { url: '', authorization: undefined },
  }
})
const never = () =>
  new Promise<never>((_, reject) => {
    const now = signalOfNow(signal)
    now.addEventListener('abort', () => reject(now.reason))
  })

describe('a place that never answers', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('has half of the time, and then the next one is asked', async () => {
    const { attempts, use } = startWalk()
    const opened: string[] = []
    const silent = place('silent', async function* () {
      for (const version of ['0.76.1', '0.76.0']) {
        const open = () => {
          opened.push(version)
          return never()
        }
        yield { kind: 'image', version, label: `silent:${version}`, hasCooldown: false, open }
      }
    })
    const used = use([silent, good])
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 2)
    expect(await used).toBe('good')
    expect(opened).toEqual(['0.76.1'])
    expect(attempts[0]?.detail).toContain('took more than its share of the time limit, 30 s')
  })

  it('has half of the time for its list too', async () => {
    const { use } = startWalk()
    const used = use([
      place('silent', async function* () {
        yield await never()
      }),
      good,
    ])
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 2)
    expect(await used).toBe('good')
  })

  it('has all of it where nobody else is left to ask', async () => {
    const { use } = startWalk()
    let isOver = false
    const open = async () => {
      await new Promise((resolve) => setTimeout(resolve, MINUTE_MS - 1000))
      isOver = true
      throw new RegistryError('it is not here', { temporary: false })
    }
    const late = place('late', async function* () {
      yield { kind: 'image', version: '0.76.0', label: 'late', hasCooldown: false, open }
    })
    const used = use([late])
    await vi.advanceTimersByTimeAsync(MINUTE_MS - 1000)
    expect(await used).toBeUndefined()
    expect(isOver).toBe(true)
  })
})

/** Registries with these tags, of which none has an image. */
function startRegistries(tags: Readonly<Record<string, readonly string[] | Error>>) {
  const { attempts, context, use } = startWalk()
  const opened: string[] = []
  const client = {
    listTags: async ({ registry }: Reference) => {
      const told = tags[registry]
      if (told instanceof Error) throw told
      return told
    },
    fetchNamed: async (ref: Reference) => {
      opened.push(formatReference(ref))
      throw new RegistryError('not found', { temporary: false, status: 404 })
    },
  } as unknown as ImageReader
  const registries = Object.keys(tags).map((host) => `${host}/aquasecurity`)
  const places = (more: Partial<TrivyWishes> = {}) =>
    listPlaces({
      wishes: wishes(more),
      platform: context.platform,
      registries,
      client,
      openBundle: undefined,
      kept: undefined,
      onlyImages: false,
      archives: undefined,
      note: context.note,
    })
  return { attempts, opened, places, use }
}

const MANY = Array.from({ length: 20_000 }, (_, index) => `0.76.${index}`)

it('of a registry that lists very many versions the newest 20 are tried, and then the next registry', async () => {
  const { attempts, opened, places, use } = startRegistries({ 'a.test': MANY, 'b.test': ['0.76.5'] })
  expect(await use(places())).toBeUndefined()
  expect(opened).toHaveLength(21)
  expect(opened.at(-1)).toBe('b.test/aquasecurity/trivy:0.76.5')
  expect(attempts[0]?.detail).toBe('it lists very many versions in 0.76.x, of which the newest 20 are tried')
  expect(attempts.length).toBeLessThan(30)
})

it('of very many versions that are denied a few are named', async () => {
  const { attempts, places, use } = startRegistries({ 'a.test': MANY })
  await use(places({ denied: ['0.76.x'] }))
  expect(attempts.map(({ outcome }) => outcome)).toEqual(Array(6).fill('refused'))
  expect(attempts.at(-1)?.detail).toBe('1995 more versions for the same reasons')
})

describe('the versions of release archives', () => {
  const download = { url: 'https://files.test', authorization: undefined, secrets: [] }
  const versionsOf = async (tags: Parameters<typeof startRegistries>[0]) => {
    const { attempts, places } = startRegistries(tags)
    const versions: string[] = []
    for await (const { version } of places({ download })[0]?.offers() ?? []) versions.push(version)
    return { versions, attempts }
  }

  it('are those of the next registry, where one cannot be asked', async () => {
    const down = new RegistryError('a.test: HTTP 503', { temporary: true, status: 503 })
    const { versions, attempts } = await versionsOf({ 'a.test': down, 'b.test': ['0.76.1', '0.76.0'] })
    expect(versions).toEqual(['0.76.1', '0.76.0'])
    expect(attempts).toMatchObject([{ source: 'a.test/aquasecurity/trivy', outcome: 'failed' }])
  })

  it('are those of every registry, each once, for one alone may list what there is not', async () => {
    expect(
      (await versionsOf({ 'a.test': ['0.76.9', '0.76.1'], 'b.test': ['0.76.1', '0.76.0'] })).versions,
    ).toEqual(['0.76.9', '0.76.1', '0.76.0'])
  })

  it('cannot be told where no registry lists any', async () => {
    const down = new RegistryError('a.test: HTTP 503', { temporary: true, status: 503 })
    await expect(versionsOf({ 'a.test': down })).rejects.toThrow('no registry tells which versions are')
  })
})
