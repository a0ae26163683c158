import { describe, expect, it, onTestFinished } from 'vitest'
import type { Candidate } from '../../../../src/resources/maven-poms/repositories/candidates.ts'
import { startForwardProxy } from '../../../fakes/proxy.ts'
import { candidateAt, startFetchLab } from '../maven-lab.ts'

const PATH = 'org/lib/one/1.0/one-1.0.pom'

describe('a file of a repository', () => {
  it('is asked for once, however often it is wanted', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.files.set(PATH, '<project/>')
    const answers = await Promise.all([1, 2, 3].map(() => fetcher.fetchFile(candidate, PATH)))
    expect(answers[0]).toMatchObject({ kind: 'found', bytes: Buffer.from('<project/>'), isChecked: true })
    expect(await fetcher.fetchFile(candidate, 'org/x/1/x-1.pom')).toEqual({ kind: 'absent' })
    expect(await fetcher.fetchFile(candidate, 'org/x/1/x-1.pom')).toEqual({ kind: 'absent' })
    expect(repository.requests).toHaveLength(2)
    expect(repository.requests[0]?.headers['user-agent']).toBe('trivy-offline-cache')
    expect(fetcher.counts).toEqual({ requests: 2, bytes: 10 })
  })

  it.each([
    ['a login first', [true, false]],
    ['no login first', [false, true]],
  ])(
    'is asked for by each who asks in another way, with %s: neither answer is the other’s',
    async (_, order) => {
      const { repository, fetcher, candidate } = await startFetchLab()
      repository.files.set(PATH, '<project/>')
      repository.intercept = (response) => {
        const isAnonymous = response.req.headers.authorization === undefined
        if (isAnonymous) response.writeHead(404).end()
        return isAnonymous
      }
      const candidates = order.map((hasLogin) => ({
        ...candidate,
        authorization: hasLogin ? 'Basic bWU6c2VjcmV0' : undefined,
      }))
      const kinds: string[] = []
      for (const one of candidates) kinds.push((await fetcher.fetchFile(one, PATH)).kind)
      expect(kinds).toEqual(order.map((hasLogin) => (hasLogin ? 'found' : 'absent')))
    },
  )

  it('is read with at most six requests at a time, over connections that are used again', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    let [now, most] = [0, 0]
    repository.intercept = (response) => {
      now += 1
      most = Math.max(most, now)
      setImmediate(() => {
        now -= 1
        response.writeHead(404).end()
      })
      return true
    }
    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        fetcher.fetchFile(candidate, `a/b/${number}/b-${number}.pom`),
      ),
    )
    expect(repository.requests).toHaveLength(40)
    expect(most).toBeLessThanOrEqual(6)
    expect(most).toBeGreaterThan(1)
  })

  it('is refused when its SHA-1 is not what the repository says, after it was asked for again', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(200, { 'x-checksum-sha1': '0'.repeat(40) }).end('<project/>')
      return true
    }
    const answer = await fetcher.fetchFile(candidate, PATH)
    expect(answer).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('SHA-1') })
    expect(repository.requests).toHaveLength(3)
  })

  it('is compared with the SHA-1 that Nexus puts into the ETag', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(200, { etag: `"{SHA1{${'0'.repeat(40)}}}"` }).end('<project/>')
      return true
    }
    expect(await fetcher.fetchFile(candidate, PATH)).toMatchObject({ kind: 'unknown' })
  })

  it.each([
    [401, 'HTTP 401 Unauthorized'],
    [403, 'HTTP 403 Forbidden'],
    [400, 'HTTP 400 Bad Request'],
    [304, 'HTTP 304'],
  ])('is unknown after %i, which is not asked again', async (status, reason) => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(status).end()
      return true
    }
    const answer = await fetcher.fetchFile(candidate, PATH)
    expect(answer).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(reason) })
    expect(repository.requests).toHaveLength(1)
  })

  it.each<[string, Partial<Candidate>, string]>([
    ['was withheld', { isLoginWithheld: true }, 'insecure-registries'],
    ['is encrypted', { loginProblem: 'encrypted' }, 'Trivy reads no encrypted ones'],
    ['Trivy goes by the id', { loginProblem: 'unlisted' }, 'list it as id=URL'],
  ])('is not absent where a 404 is said to somebody without a login, because it %s', async (_, how, hint) => {
    const { fetcher, candidate } = await startFetchLab()
    const answer = await fetcher.fetchFile({ ...candidate, ...how }, PATH)
    expect(answer).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('HTTP 404 Not Found (') })
    expect(answer).toMatchObject({ hint: expect.stringContaining(hint) })
  })

  it('is asked for three times when the repository breaks, and the repository is given up after three files', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(503).end()
      return true
    }
    for (const number of [1, 2, 3, 4, 5]) await fetcher.fetchFile(candidate, `a/b/${number}/b-${number}.pom`)
    expect(repository.requests).toHaveLength(9)
  })

  it('is not asked for once all files together are too much to hold', async () => {
    const { repository, fetcher, candidate } = await startFetchLab({ maxTotalBytes: 15 })
    repository.files.set(PATH, '<project/>').set('a/b/1/b-1.pom', '<project/>')
    await fetcher.fetchFile(candidate, PATH)
    expect(await fetcher.fetchFile(candidate, 'a/b/1/b-1.pom')).toMatchObject({ kind: 'found' })
    expect(await fetcher.fetchFile(candidate, 'a/b/2/b-2.pom')).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('more than 15 bytes'),
    })
    expect(repository.requests).toHaveLength(2)
  })

  it('is not waited for at a host that does not answer, once that is known', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    await repository.close()
    expect(await fetcher.fetchFile(candidate, PATH)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('refused'),
    })
    expect(await fetcher.fetchFile(candidate, 'a/b/1/b-1.pom')).toMatchObject({
      reason: expect.stringContaining('not asked again'),
    })
  })
})

describe('a repository that says 429', () => {
  it('is waited for once when it asks for little', async () => {
    const { repository, fetcher, candidate, clock } = await startFetchLab()
    repository.files.set(PATH, '<project/>')
    repository.intercept = (response, _, count) => {
      if (count > 1) return false
      response.writeHead(429, { 'retry-after': '7' }).end()
      return true
    }
    expect(await fetcher.fetchFile(candidate, PATH)).toMatchObject({ kind: 'found' })
    expect(clock.sleeps).toEqual([7000])
    expect(repository.requests).toHaveLength(2)
  })

  it.each([
    ['asks for more than a minute', { 'retry-after': '61' }, 'HTTP 429, asks to wait 61 s'],
    ['does not say how long', {}, 'HTTP 429; not asked again in this run'],
  ])('is not asked again in this run when it %s', async (_, headers, reason) => {
    const { repository, fetcher, candidate, clock } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(429, headers).end()
      return true
    }
    expect(await fetcher.fetchFile(candidate, PATH)).toMatchObject({
      reason: expect.stringContaining(reason),
    })
    expect(await fetcher.fetchFile(candidate, 'a/b/1/b-1.pom')).toMatchObject({ kind: 'unknown' })
    expect(repository.requests).toHaveLength(1)
    expect(clock.sleeps).toEqual([])
  })

  it('is not asked again when it says so once more after the pause', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    repository.intercept = (response) => {
      response.writeHead(429, { 'retry-after': '1' }).end()
      return true
    }
    await fetcher.fetchFile(candidate, PATH)
    await fetcher.fetchFile(candidate, 'a/b/1/b-1.pom')
    expect(repository.requests).toHaveLength(2)
  })
})

describe('a repository that only a POM names', () => {
  it('is not asked when it lies on this machine', async () => {
    const lab = await startFetchLab()
    const other = await startFetchLab()
    const stranger = candidateAt(other.repository.url, { isListed: false })
    expect(await lab.fetcher.fetchFile(stranger, PATH)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('only a POM names it'),
    })
    expect(other.repository.requests).toEqual([])
  })

  it('does not lead to this machine by a redirect', async () => {
    const [lab, other] = [await startFetchLab(), await startFetchLab()]
    lab.repository.intercept = (response, path) => {
      response.writeHead(302, { location: `${other.repository.url}${path}` }).end()
      return true
    }
    expect(await lab.fetcher.fetchFile({ ...lab.candidate, isListed: false }, PATH)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('it is an inner address'),
    })
    expect(lab.repository.requests).toHaveLength(1)
    expect(other.repository.requests).toEqual([])
  })

  it('is asked when the user listed its origin', async () => {
    const { repository, fetcher, candidate } = await startFetchLab()
    await fetcher.fetchFile({ ...candidate, isListed: false }, PATH)
    expect(repository.requests).toHaveLength(1)
  })
})

describe('a proxy of settings.xml', () => {
  const proxyAt = (url: string, nonProxyHosts: readonly string[] = []) => ({
    id: 'p',
    protocol: 'http',
    host: new URL(url).hostname,
    port: new URL(url).port,
    username: '',
    password: '',
    nonProxyHosts,
  })

  it('is used for its scheme, and not for the hosts that it names', async () => {
    const proxy = await startForwardProxy()
    onTestFinished(() => proxy.close())
    const through = await startFetchLab({ proxies: [proxyAt(proxy.url)] })
    through.repository.files.set(PATH, '<project/>')
    expect(await through.fetcher.fetchFile(through.candidate, PATH)).toMatchObject({ kind: 'found' })
    expect(proxy.connects).toEqual([new URL(through.repository.url).host])
    const past = await startFetchLab({ proxies: [proxyAt(proxy.url, ['localhost', '127.*'])] })
    expect(await past.fetcher.fetchFile(past.candidate, PATH)).toEqual({ kind: 'absent' })
    expect(proxy.connects).toHaveLength(1)
  })

  it('is named when it does not connect', async () => {
    const proxy = await startForwardProxy()
    await proxy.close()
    const { fetcher, candidate, repository } = await startFetchLab({ proxies: [proxyAt(proxy.url)] })
    expect(await fetcher.fetchFile(candidate, PATH)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('the proxy did not connect'),
    })
    expect(repository.requests).toEqual([])
  })
})
