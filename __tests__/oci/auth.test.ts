import { describe, expect, it } from 'vitest'
import { createAuth } from '../../src/oci/auth.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import type { FakeRegistry } from '../fakes/registry.ts'
import { basicHeader, type IssuedTokens } from '../fakes/registry-auth.ts'
import { transcript, useRegistries, withLogins } from './fakes-of-test.ts'
import { collect, createTestClient, errorOf, serveArtifact } from './harness.ts'
import { createKeptLog } from './kept-log.ts'

const start = useRegistries()
const users = { me: 'password' }

describe('without a login', () => {
  it('a registry that asks for nothing is shown nothing', async () => {
    const registry = await start()
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    await client.fetchManifest(ref)
    expect(transcript(registry)).toEqual(['GET /v2/trivy-db/manifests/2 nothing'])
  })

  it('an anonymous token is fetched once for one repository, and again for another', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const [one, two] = [
      await serveArtifact(registry),
      await serveArtifact(registry, { repository: 'other/db' }),
    ]
    const { client, secrets } = createTestClient()
    await client.fetchManifest(one.ref)
    await collect(client.openBlob(one.ref, one.layer))
    await client.fetchManifest(two.ref)
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/trivy-db/manifests/2 Bearer',
      'GET /v2/trivy-db/blobs/sha256:… Bearer',
      'GET /v2/other/db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/other/db/manifests/2 Bearer',
    ])
    expect(registry.requests[1]?.url).toBe('/token?service=fake&scope=repository%3Atrivy-db%3Apull')
    expect(secrets).toHaveLength(2)
    expect(registry.requests[2]?.headers.authorization).toBe(`Bearer ${secrets[0]}`)
  })

  it('a token in the other field of the answer is understood', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true, field: 'access_token' } })
    const { ref, artifact } = await serveArtifact(registry)
    expect((await createTestClient().client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
  })

  it('a private registry is an error that says where a login was looked for', async () => {
    const registry = await start({ auth: { kind: 'basic', username: 'me', password: 'password' } })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ 'other.example': 'me:password' })
    const error = await errorOf(createTestClient({ environment }).client.fetchManifest(ref))
    expect(error).toBeInstanceOf(RegistryError)
    expect(error).toMatchObject({ status: 401, codes: ['UNAUTHORIZED'] })
    expect((error as RegistryError).hint).toContain(
      `No login for ${registry.host} was found in ${environment.DOCKER_CONFIG}`,
    )
    expect((error as RegistryError).hint).toContain('docker/login-action')
    expect(registry.requests).toHaveLength(1)
  })
})

describe('a token whose time is over', () => {
  it('is not shown any more', async () => {
    const { client, clock } = createTestClient()
    const auth = { kind: 'token', anonymousPull: true, tokenSeconds: 60, now: () => clock.now() } as const
    const registry = await start({ auth })
    const { ref } = await serveArtifact(registry)
    await client.fetchManifest(ref)
    clock.advance(61_000)
    await client.fetchManifest(ref)
    expect(transcript(registry).slice(3)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/trivy-db/manifests/2 Bearer',
    ])
  })

  it('though it should not be yet, is replaced after the refusal', async () => {
    const issued: IssuedTokens = new Map()
    const registry = await start({ auth: { kind: 'token', anonymousPull: true, issued } })
    const { ref, layer, artifact } = await serveArtifact(registry)
    const { client } = createTestClient()
    await client.fetchManifest(ref)
    issued.clear()
    expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
    expect(transcript(registry).slice(3)).toEqual([
      'GET /v2/trivy-db/blobs/sha256:… Bearer',
      'GET /token nothing',
      'GET /v2/trivy-db/blobs/sha256:… Bearer',
    ])
  })

  it('and whose successor is refused as well ends in an error', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true, tokenSeconds: -1 } })
    const { ref } = await serveArtifact(registry)
    await expect(createTestClient().client.fetchManifest(ref)).rejects.toThrow('HTTP 401')
    expect(registry.requests).toHaveLength(3)
  })
})

describe('a login', () => {
  it('goes to a registry that asks for it by Basic, and is remembered', async () => {
    const registry = await start({ auth: { kind: 'basic', username: 'me', password: 'password' } })
    const { ref, layer } = await serveArtifact(registry)
    const { client, secrets, log } = createTestClient({
      environment: withLogins({ [registry.host]: 'me:password' }),
    })
    await client.fetchManifest(ref)
    await collect(client.openBlob(ref, layer))
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /v2/trivy-db/manifests/2 Basic',
      'GET /v2/trivy-db/blobs/sha256:… Basic',
    ])
    expect(secrets).toContain('password')
    expect(log.all()).not.toContain('password')
  })

  it('goes to the realm that its registry named, on another host as well, and the token only to the registry', async () => {
    const issued: IssuedTokens = new Map()
    const realm = await start({ auth: { kind: 'token', anonymousPull: false, users, issued } })
    const auth = { kind: 'token', anonymousPull: false, issued, realm: `${realm.origin}/token` } as const
    const registry = await start({ auth })
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    await client.fetchManifest(ref)
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /v2/trivy-db/manifests/2 Bearer',
    ])
    expect(transcript(realm)).toEqual(['GET /token Basic'])
    expect(realm.requests[0]?.headers.authorization).toBe(basicHeader('me', 'password'))
  })

  it('of the realm’s host is not used for a registry that names this realm', async () => {
    const issued: IssuedTokens = new Map()
    const realm = await start({ auth: { kind: 'token', anonymousPull: true, users, issued } })
    const auth = { kind: 'token', anonymousPull: true, issued, realm: `${realm.origin}/token` } as const
    const registry = await start({ auth })
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient({ environment: withLogins({ [realm.host]: 'me:password' }) })
    await client.fetchManifest(ref)
    expect(transcript(realm)).toEqual(['GET /token nothing'])
  })

  it('is not given to storage that asks for one, by Basic or with a realm of its own', async () => {
    const registry = await start()
    const { ref, layer } = await serveArtifact(registry)
    for (const auth of [
      { kind: 'basic', username: 'me', password: 'password' },
      { kind: 'token', anonymousPull: true, users },
    ] as const) {
      const storage = await start({ auth })
      registry.fail(
        { path: '/blobs/', times: 1 },
        { kind: 'redirect', location: `${storage.origin}/v2/a/blobs/x` },
      )
      const environment = withLogins({ [registry.host]: 'me:password', [storage.host]: 'me:password' })
      const error = await errorOf(collect(createTestClient({ environment }).client.openBlob(ref, layer)))
      expect(error).toMatchObject({
        status: 401,
        hint: expect.stringContaining('storage behind the registry'),
      })
      expect(transcript(storage)).toEqual(['GET /v2/a/blobs/x nothing'])
    }
  })

  it('does not follow a redirect of the realm', async () => {
    const elsewhere = await start()
    const registry = await start({ auth: { kind: 'token', anonymousPull: false, users } })
    registry.fail({ path: '/token' }, { kind: 'redirect', location: `${elsewhere.origin}/token` })
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    await errorOf(client.fetchManifest(ref))
    expect(transcript(elsewhere)).toEqual(['GET /token nothing'])
  })

  it('that is an identity token goes to the realm in the body of a POST', async () => {
    const registry = await start({
      auth: { kind: 'token', anonymousPull: false, identityTokens: ['refresh'] },
    })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: { identitytoken: 'refresh' } })
    const { client, secrets } = createTestClient({ environment })
    await client.fetchManifest(ref)
    expect(transcript(registry)[1]).toBe('POST /token nothing')
    expect(registry.requests[1]?.url).not.toContain('refresh')
    expect(secrets).toContain('refresh')
  })

  it('that is an identity token is not taken along by a redirect of the realm', async () => {
    const elsewhere = await start()
    const registry = await start({
      auth: { kind: 'token', anonymousPull: false, identityTokens: ['refresh'] },
    })
    registry.fail({ path: '/token' }, { kind: 'redirect', location: `${elsewhere.origin}/token` })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: { identitytoken: 'refresh' } })
    await expect(createTestClient({ environment }).client.fetchManifest(ref)).rejects.toThrow('HTTP 307')
    expect(elsewhere.requests).toEqual([])
  })

  it('that is a registry token goes to the registry as it is', async () => {
    const issued: IssuedTokens = new Map([
      ['ready', { scope: 'repository:trivy-db:pull', untilMs: Number.MAX_VALUE }],
    ])
    const registry = await start({ auth: { kind: 'token', anonymousPull: false, issued } })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: { registrytoken: 'ready' } })
    await createTestClient({ environment }).client.fetchManifest(ref)
    expect(registry.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/v2/trivy-db/manifests/2', undefined],
      ['/v2/trivy-db/manifests/2', 'Bearer ready'],
    ])
  })
})

describe('a login that is refused', () => {
  it('by the realm is one warning, and the rest of the run is anonymous', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true, users } })
    const [one, two] = [
      await serveArtifact(registry),
      await serveArtifact(registry, { repository: 'other/db' }),
    ]
    const environment = withLogins({ [registry.host]: 'me:stale' })
    const { client, log } = createTestClient({ environment })
    await client.fetchManifest(one.ref)
    await client.fetchManifest(two.ref)
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token Basic',
      'GET /token nothing',
      'GET /v2/trivy-db/manifests/2 Bearer',
      'GET /v2/other/db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/other/db/manifests/2 Bearer',
    ])
    expect(log.warnings).toHaveLength(1)
    expect(log.warnings[0]).toContain(environment.DOCKER_CONFIG)
    expect(log.all()).not.toContain('stale')
  })

  it('by one registry still counts for the next, where it is said for all', async () => {
    const [first, second] = [
      await start({ auth: { kind: 'basic', username: 'me', password: 'other' } }),
      await start({ auth: { kind: 'basic', username: 'me', password: 'password' } }),
    ]
    const [one, two] = [await serveArtifact(first), await serveArtifact(second)]
    const login = {
      kind: 'password',
      username: 'me',
      password: 'password',
      origin: 'TRIVY_USERNAME',
    } as const
    const { client, log } = createTestClient({ givenFor: () => ({ first: [login], last: [] }) })
    await expect(client.fetchManifest(one.ref)).rejects.toThrow(RegistryError)
    await client.fetchManifest(two.ref)
    expect(transcript(second).at(-1)).toBe('GET /v2/trivy-db/manifests/2 Basic')
    expect(log.warnings).toHaveLength(1)
    expect(log.warnings[0]).toContain(`${first.host} refused TRIVY_USERNAME`)
  })

  it('for one repository still counts for the next', async () => {
    const registry = await start({
      auth: { kind: 'token', anonymousPull: false, users, forbids: /^trivy-db$/ },
    })
    const [one, two] = [
      await serveArtifact(registry),
      await serveArtifact(registry, { repository: 'other/db' }),
    ]
    const { client, log } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    await expect(client.fetchManifest(one.ref)).rejects.toThrow(RegistryError)
    await client.fetchManifest(two.ref)
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token Basic',
      'GET /v2/trivy-db/manifests/2 Bearer',
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/other/db/manifests/2 nothing',
      'GET /token Basic',
      'GET /v2/other/db/manifests/2 Bearer',
    ])
    expect(log.warnings).toHaveLength(1)
    expect(log.warnings[0]).toContain(`${registry.host}/trivy-db refused`)
  })

  it('with 403 by the registry is retried without it', async () => {
    const issued: IssuedTokens = new Map()
    const registry = await start({ auth: { kind: 'token', anonymousPull: true, users, issued } })
    const { ref } = await serveArtifact(registry)
    const { client, log } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    await client.fetchManifest(ref)
    registry.fail({ path: '/manifests/', times: 1 }, { kind: 'status', status: 403 })
    await client.fetchManifest(ref)
    expect(transcript(registry).slice(3)).toEqual([
      'GET /v2/trivy-db/manifests/2 Bearer',
      'GET /v2/trivy-db/manifests/2 nothing',
      'GET /token nothing',
      'GET /v2/trivy-db/manifests/2 Bearer',
    ])
    expect(log.warnings).toHaveLength(1)
  })

  it('where nothing goes without one is an error that names the login and not its secret', async () => {
    const registry = await start({ auth: { kind: 'basic', username: 'me', password: 'password' } })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: 'me:stale' })
    const { client, log } = createTestClient({ environment })
    const error = (await errorOf(client.fetchManifest(ref))) as RegistryError
    expect(error.status).toBe(401)
    expect(error.hint).toContain(`The login for ${registry.host} in ${environment.DOCKER_CONFIG}`)
    expect(error.hint).toContain('was refused')
    expect(log.warnings).toHaveLength(1)
    expect(`${error.message} ${error.hint} ${log.all()}`).not.toContain('stale')
  })
})

describe('a realm', () => {
  it.each([
    ['is busy', { kind: 'status', status: 503 }],
    ['breaks', { kind: 'reset' }],
  ] as const)('that %s is asked again', async (_, fault) => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref, artifact } = await serveArtifact(registry)
    registry.fail({ path: '/token', times: 1 }, fault)
    const { client, clock } = createTestClient()
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    expect(clock.sleeps).toHaveLength(1)
  })

  it.each([
    ['no JSON', '<html>'],
    ['no token', '{"expires_in":3}'],
    ['two that are empty', '{"token":"","access_token":""}'],
    ['a token that no header can hold', '{"token":"a\\nb"}'],
  ])('that answers with %s is an error', async (_, body) => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref } = await serveArtifact(registry)
    registry.fail({ path: '/token' }, { kind: 'status', status: 200, body })
    await expect(createTestClient().client.fetchManifest(ref)).rejects.toThrow('holds no token')
  })

  it.each([
    '{"token":"","access_token":"it"}',
    '{"token":"it","access_token":""}',
    '{"access_token":"it","expires_in":"300"}',
  ])('that answers with %s gave one', async (body) => {
    const auth = { kind: 'token', anonymousPull: true, issued: new Map() } as const
    auth.issued.set('it', { scope: 'repository:trivy-db:pull', untilMs: Number.MAX_VALUE })
    const registry = await start({ auth })
    const { ref, artifact } = await serveArtifact(registry)
    registry.fail({ path: '/token' }, { kind: 'status', status: 200, body })
    expect((await createTestClient().client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
  })

  it('that refuses everybody is an error with its own words', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref } = await serveArtifact(registry)
    const body = '{"details":"account suspended\\n::warning::x"}'
    registry.fail({ path: '/token' }, { kind: 'status', status: 403, body })
    const error = (await errorOf(createTestClient().client.fetchManifest(ref))) as RegistryError
    expect(error.message).toBe(
      `token for repository:trivy-db:pull: HTTP 403 Forbidden, account suspended ::warning::x (from ${registry.host})`,
    )
  })
})

describe('a challenge to another repository', () => {
  const challenge = (registry: FakeRegistry, scope: string) => ({
    kind: 'status' as const,
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="${registry.origin}/token",scope="${scope}"` },
  })

  it('is believed, as that of a mirror is, until its token does not suffice', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref, artifact } = await serveArtifact(registry)
    registry.fail({ path: '/manifests/', times: 2 }, challenge(registry, 'repository:user/image:pull'))
    const { client } = createTestClient()
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    const scopes = registry.requests.flatMap(({ url }) =>
      url.startsWith('/token') ? [new URLSearchParams(url.split('?')[1]).get('scope')] : [],
    )
    expect(scopes).toEqual(['repository:user/image:pull', 'repository:trivy-db:pull'])
  })

  it('is not followed for ever', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref } = await serveArtifact(registry)
    registry.fail({ path: '/manifests/' }, challenge(registry, 'repository:user/image:pull'))
    await expect(createTestClient().client.fetchManifest(ref)).rejects.toThrow('HTTP 401')
    expect(registry.requests.filter(({ url }) => url.startsWith('/token'))).toHaveLength(2)
  })
})

describe('a registry that says only at its door how to log in', () => {
  const kinds = [
    { kind: 'basic', username: 'me', password: 'password' },
    { kind: 'token', anonymousPull: false, users },
  ] as const
  const silent = [401, 403, 404] as const

  /** Refuses everything but its door in its own way until something is shown. */
  async function startSilent(auth: (typeof kinds)[number], status: number) {
    const registry = await start({ auth })
    const served = await serveArtifact(registry)
    registry.fail({ path: '/manifests/', times: 1 }, { kind: 'status', status })
    return { registry, ...served }
  }

  it.each(kinds.flatMap((auth) => silent.map((status) => ({ auth, status }))))(
    'is shown it: $auth.kind, $status',
    async ({ auth, status }) => {
      const { registry, ref, layer, artifact } = await startSilent(auth, status)
      const { client } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
      expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
      expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
      expect(transcript(registry).slice(0, 2)).toEqual([
        'GET /v2/trivy-db/manifests/2 nothing',
        'GET /v2/ nothing',
      ])
      expect(transcript(registry).filter((line) => line.startsWith('GET /v2/ '))).toHaveLength(1)
    },
  )

  it('is not asked there by who has no login', async () => {
    const { registry, ref } = await startSilent(kinds[0], 404)
    await expect(createTestClient().client.fetchManifest(ref)).rejects.toThrow('HTTP 404')
    expect(transcript(registry)).toEqual(['GET /v2/trivy-db/manifests/2 nothing'])
  })

  it('has a newer copy than who is not logged in can see: it is found before anything is pushed over it', async () => {
    const { registry, ref, artifact } = await startSilent(kinds[1], 404)
    const { client } = createTestClient({ environment: withLogins({ [registry.host]: 'me:password' }) })
    expect((await client.findManifest(ref))?.digest).toBe(artifact.manifestDigest)
  })

  it('and lets everybody in has nothing more to show', async () => {
    const registry = await start()
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: 'me:password' })
    const { client } = createTestClient({ environment })
    await expect(client.fetchManifest({ ...ref, tag: 'none' })).rejects.toThrow('HTTP 404')
    await expect(client.fetchManifest({ ...ref, tag: 'other' })).rejects.toThrow('HTTP 404')
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/none nothing',
      'GET /v2/ nothing',
      'GET /v2/trivy-db/manifests/other nothing',
    ])
  })
})

describe('logins that were given besides', () => {
  const login = (username: string, password: string) =>
    ({ kind: 'password', username, password, origin: `the login of ${username}` }) as const
  const basic = { kind: 'basic', username: 'me', password: 'password' } as const

  it('are tried one after the other, behind what Docker knows', async () => {
    const registry = await start({ auth: basic })
    const { ref } = await serveArtifact(registry)
    const first = [login('other', 'wrong'), login('me', 'password')]
    const { client, secrets } = createTestClient({
      environment: withLogins({ [registry.host]: 'docker:stale' }),
      givenFor: () => ({ first, last: [] }),
    })
    await client.fetchManifest(ref)
    const shown = registry.requests.map(({ headers }) => headers.authorization)
    expect(shown).toEqual([
      undefined,
      basicHeader('docker', 'stale'),
      basicHeader('other', 'wrong'),
      basicHeader('me', 'password'),
    ])
    expect(secrets).toEqual(expect.arrayContaining(['wrong', 'password']))
  })

  it('for the last resort are not shown where asking without one will do', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: true } })
    const { ref } = await serveArtifact(registry)
    const givenFor = () => ({ first: [], last: [login('me', 'password')] })
    await createTestClient({ givenFor }).client.fetchManifest(ref)
    expect(registry.requests.map(({ headers }) => headers.authorization ?? '').join()).not.toContain('Basic')
  })

  it('for the last resort are shown where nobody is answered without', async () => {
    const registry = await start({ auth: { kind: 'token', anonymousPull: false, users: { me: 'password' } } })
    const { ref } = await serveArtifact(registry)
    const givenFor = () => ({ first: [], last: [login('me', 'password')] })
    await createTestClient({ givenFor }).client.fetchManifest(ref)
    expect(transcript(registry).slice(-2)).toEqual([
      'GET /token Basic',
      'GET /v2/trivy-db/manifests/2 Bearer',
    ])
  })

  it('are not asked for at another registry', async () => {
    const registry = await start({ auth: basic })
    const { ref } = await serveArtifact(registry)
    const asked: string[] = []
    const givenFor = (host: string, repository: string) => {
      asked.push(`${host}/${repository}`)
      return { first: [], last: [] }
    }
    await expect(createTestClient({ givenFor }).client.fetchManifest(ref)).rejects.toThrow('HTTP 401')
    expect(new Set(asked)).toEqual(new Set([`${registry.host}/trivy-db`]))
  })
})

describe('a registry of a cloud, without a login', () => {
  it.each([
    ['123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'amazon-ecr-login'],
    ['europe-docker.pkg.dev', 'docker-credential-gcr'],
    ['acme.azurecr.io', 'az acr login'],
  ])('%s: the hint names what makes one', async (host, expected) => {
    const credentials = {
      find: async () => undefined,
      findAll: async () => [],
      findLast: () => [],
      places: [],
      problems: [],
    }
    const auth = createAuth({
      credentials,
      transport: {} as never,
      clientId: 'test',
      now: () => 0,
      log: createKeptLog(),
      maskSecret: () => undefined,
    })
    const target = { registry: host, repository: 'a', origin: `https://${host}` }
    expect(await auth.describeLogin(target)).toContain(expected)
  })
})
