// A module that is absent, as it was kept: no digest proves that there is none.
import { expect, it } from 'vitest'
import { MAIN } from '../fakes/cache-service.ts'
import { describeWithPeers } from '../peers.ts'
import { BUCKET, startTerraformLab, type TerraformLab, type TerraformResult } from './terraform-lab.ts'

const PULL = 'refs/pull/7/merge'

/** A job off the default branch, whose cache is its own before that of the default branch. */
const pull = ({ service }: TerraformLab) => ({
  ...service.environmentFor([PULL, MAIN]),
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REF: PULL,
})

const page = ({ git }: TerraformLab) => `https://${git.secureHost}/page/`

describeWithPeers(['git', 'openssl'], 'a module that was absent', () => {
  it('is asked for again where somebody can be asked', async () => {
    const { run, publish } = await startAbsent()
    expect((await run({})).counts).toMatchObject({ absent: 1 })
    expect((await run({})).asked.join()).toContain('/page/')
    publish()
    const step = await run({})
    expect(step.counts, step.log).toMatchObject({ found: 2, absent: 0 })
  })

  it('is unknown once its server names a repository that cannot be had', async () => {
    const { lab, run, publish } = await startAbsent()
    expect((await run({})).counts).toMatchObject({ absent: 1 })
    publish()
    lab.git.intercept = breakRepository(lab.git.intercept)
    const step = await run({})
    expect(step.counts, step.log).toMatchObject({ absent: 0 })
    expect(step.counts?.unknown).toBeGreaterThan(0)
    expect(step.outputs['terraform-modules-ready']).toBe('false')
  })

  it('is absent offline by the word of the default branch', async () => {
    const { run } = await startAbsent()
    await run({})
    const step = await run({ inputs: { offline: 'true' } })
    expect(step.counts, step.log).toMatchObject({ absent: 1, unknown: 0 })
    expect(step.asked).toEqual([])
  })

  it('is no word of a cache directory that the checkout can fill', async () => {
    const { run } = await startAbsent()
    const inputs = { save: 'never', store: 'never', 'cache-dir': '.cache/trivy' }
    const { job, counts } = await run({ inputs })
    expect(counts).toMatchObject({ absent: 1 })
    const step = await run({ inputs: { ...inputs, offline: 'true' }, job })
    expect(step.counts, step.log).toMatchObject({ absent: 0, unknown: 2 })
  })

  it('from the Actions cache of a pull request is believed by nobody', async () => {
    const { lab, run } = await startAbsent()
    const environment = pull(lab)
    const kept = await run({ environment, inputs: { save: 'always' } })
    expect(kept.counts, kept.log).toMatchObject({ absent: 1 })
    const step = await run({ environment, inputs: { offline: 'true' } })
    expect(step.exitCode, step.log).toBe(1)
    expect(step.counts).toMatchObject({ absent: 0, unknown: 1 })
    expect(step.outputs['terraform-modules-ready']).toBe('false')
  })
})

type Intercept = TerraformLab['git']['intercept']

/** Whatever is asked of the repository fails from now on. */
function breakRepository(before: Intercept): Intercept {
  return (request, response) => {
    if (!(request.url ?? '').includes('/m.git')) return before?.(request, response) ?? false
    response.writeHead(503).end()
    return true
  }
}

interface Absent {
  readonly lab: TerraformLab
  readonly run: (
    options: Pick<Parameters<TerraformLab['run']>[0], 'inputs' | 'environment' | 'job'>,
  ) => Promise<TerraformResult>
  readonly publish: () => void
}

/** A configuration with a module whose server says that there is none, until it is published. */
async function startAbsent(): Promise<Absent> {
  const lab = await startTerraformLab()
  lab.git.commit('m.git', { 'main.tf': BUCKET() })
  let isThere = false
  lab.git.intercept = ({ url = '' }, response) => {
    if (!url.startsWith('/page/')) return false
    response.writeHead(isThere ? 204 : 404, { 'x-terraform-get': `git::${lab.git.url}/m.git` }).end()
    return true
  }
  // Another one is there, so that there is something to keep.
  const workspace = {
    'main.tf': `module "a" {\n  source = "${page(lab)}"\n}\nmodule "b" {\n  source = "GIT/m.git"\n}\n`,
  }
  const run: Absent['run'] = (options) => lab.run({ workspace, ...options })
  return {
    lab,
    run,
    publish: () => {
      isThere = true
    },
  }
}
