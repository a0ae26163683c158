// The same for what is no artifact of one layer: POMs, VEX repositories, Terraform modules, and Trivy itself. What is promised is
// there, whole; what the user had is as it was; no server is blamed for what this machine refuses.
import { basename, dirname, join, relative } from 'node:path'
import { it, onTestFinished } from 'vitest'
import { startWebServer } from '../fakes/web-server.ts'
import { buildVexFiles, buildVexManifest, LODASH_NOT_AFFECTED, packVexRepository } from '../fixtures/vex.ts'
import { describeWithPeers } from '../peers.ts'
import { describeWhere } from '../system.ts'
import { readTree, type Tree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { expectNothingLost } from './faults/refusals.ts'
import { type Beginning, REFUSING, type Refusal } from './faults/try-refusal.ts'
import { makeJob, startMavenLab } from './maven-lab.ts'
import { type Job, runStep, type StepOptions, type StepResult, writeJobFile } from './run.ts'
import { startTerraformLab } from './terraform-lab.ts'
import { publishModules } from './terraform-scenes.ts'
import { startInstallLab } from './trivy-install-lab.ts'

/** Neither is what the file system refuses here: see the test of the Actions cache. */
const NO_CACHE = { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined }
/** Starting them all anew takes long; `TEST_ALL_REFUSALS` asks for everything. */
const MOST_SITES = 30
const TIMEOUT = { timeout: 7_200_000 }

interface ClosureScene {
  readonly output: string
  /** Where the data is for Trivy, below the job's directories. */
  readonly places: readonly string[] | ((result: StepResult) => readonly string[])
  /** What the user had there. */
  readonly mine?: Readonly<Record<string, string>>
  readonly sources: readonly string[]
  run(job: Job, options: StepOptions): Promise<StepResult>
}

/** The first run, in which nothing is refused, says what has to be there. */
function startScene({ output, places, mine = {}, sources, run }: ClosureScene): () => Promise<Beginning> {
  let whole: Tree | undefined
  return async () => {
    const job = makeJob()
    const root = dirname(job.temp)
    for (const [path, text] of Object.entries(mine)) writeJobFile(join(root, path), text)
    const mineBefore = readPlaces(root, Object.keys(mine))
    return {
      sources,
      close: async () => job.remove(),
      run: (environment) =>
        run(job, {
          inputs: { store: 'always' },
          execArgv: REFUSING,
          environment: {
            ...NO_CACHE,
            RUNNER_TOOL_CACHE: join(root, 'tools'),
            TEST_ROOT: root,
            ...environment,
          },
        }),
      judge: (result, refusal) => {
        const inRoot = (path: string) => relative(root, path)
        const there = readPlaces(root, typeof places === 'function' ? places(result).map(inRoot) : places)
        whole ??= there
        const faults = judge(result, {
          refusal,
          isReady: result.outputs[output] === 'true',
          there,
          whole,
        })
        const mineAfter = readPlaces(root, Object.keys(mine))
        if (JSON.stringify(mineBefore) !== JSON.stringify(mineAfter))
          faults.push('what the user had is another')
        return faults
      },
    }
  }
}

interface Seen {
  readonly refusal: Refusal
  readonly isReady: boolean
  readonly there: Tree
  readonly whole: Tree
}

function judge(result: StepResult, { refusal, isReady, there, whole }: Seen): string[] {
  const faults: string[] = []
  const missing = Object.keys(whole).filter((path) => there[path] !== whole[path])
  if (Object.keys(whole).length === 0) faults.push('nothing is there at all')
  const told = [...linesOf(result, '::error'), ...linesOf(result, '::warning')].join('\n')
  // Trivy, which nothing keeps from looking for itself, passes over what may not be read: there is nothing to promise.
  const isBlind = /^could not read \d+ director/m.test(result.log)
  const isKept = result.variables.TRIVY_OFFLINE_SCAN !== undefined
  if (isReady && missing.length > 0 && (isKept || !isBlind))
    faults.push(`promised, and not there: ${missing.join(', ')}`)
  if (!isReady && told === '') faults.push('not ready, and not a word')
  const isTold =
    told.includes(refusal.code) || (isBlind && told.includes('there are directories that cannot be'))
  if (!isReady && !isTold) faults.push('the words do not name the fault')
  if (!isReady && /when the server answers/.test(told)) faults.push('the advice is about servers')
  return faults
}

/** By the path from the last name of its place: a place may be another where the one that was wished is refused. */
function readPlaces(root: string, places: readonly string[]): Tree {
  const trees = places.map((place) =>
    Object.entries(readTree(join(root, dirname(place))))
      // They tell the time.
      .filter(([path]) => !path.endsWith('_remote.repositories') && !path.endsWith('/cache.json'))
      .filter(([path]) => path === basename(place) || path.startsWith(`${basename(place)}/`)),
  )
  return Object.fromEntries(trees.flat())
}

describeWhere(['modes'], 'where the file system refuses', () => {
  it('POMs are placed whole, or Trivy is not kept from the network', TIMEOUT, async () => {
    const lab = await startMavenLab()
    const begin = startScene({
      output: 'maven-poms-ready',
      places: ['temp/home/.m2/repository/org/lib', 'temp/home/.m2/repository/org/acme/parent'],
      mine: { 'temp/home/.m2/repository/org/mine/x/1/x-1.pom': '<project/>' },
      sources: [lab.repository.url, new URL(lab.repository.url).host],
      run: (job, options) => lab.run({ job, ...options }),
    })
    await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
  })

  it('VEX repositories are placed whole, with their list', TIMEOUT, async () => {
    const web = await startWebServer()
    onTestFinished(() => web.close())
    const hub = `${web.url}/hub`
    // Of two locations neither is blamed, nor the second asked for what the first would have given.
    const manifest = buildVexManifest([`${hub}/archive.tar.gz//hub-main`, `${hub}/other.tar.gz//hub-main`])
    web.pages.set('/hub/.well-known/vex-repository.json', { body: manifest })
    const archive = await packVexRepository(buildVexFiles([LODASH_NOT_AFFECTED]), 'hub-main')
    for (const name of ['archive', 'other']) web.pages.set(`/hub/${name}.tar.gz`, { body: archive })
    const begin = startScene({
      output: 'vex-repo-ready',
      places: ({ outputs }) => [join(outputs['cache-dir'] ?? '', 'vex')],
      sources: [hub, new URL(hub).host],
      run: (job, options) =>
        runStep(job, {
          ...options,
          inputs: {
            ...options.inputs,
            resources: 'vex-repo',
            'trivy-version': '0.76.0',
            'vex-repositories': `default=${hub}`,
          },
        }),
    })
    await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
  })

  describeWithPeers(['git', 'openssl'], 'Terraform modules', () => {
    it('are placed whole', TIMEOUT, async () => {
      const lab = await startTerraformLab()
      publishModules(lab)
      const source = `${lab.registry.host}/acme/bucket/aws`
      const begin = startScene({
        output: 'terraform-modules-ready',
        places: ['temp/trivy-offline-cache/tmp/.aqua'],
        sources: [lab.registry.host],
        run: (job, options) =>
          lab.run({
            job,
            workspace: { 'main.tf': `module "b" {\n  source = "${source}"\n  version = "~> 1.0"\n}\n` },
            ...options,
          }),
      })
      await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
    })
  })

  it('Trivy itself is placed whole, or not on PATH', TIMEOUT, async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const begin = startScene({
      output: 'trivy-ready',
      // Where the tool cache is refused, the job has a place of its own.
      places: ({ outputs }) => (outputs['trivy-path'] ? [dirname(outputs['trivy-path'])] : []),
      sources: [lab.registry.host],
      run: (job, options) => lab.run(job, options),
    })
    // The test's own.
    const isOurs = (site: string) => site.endsWith(' /temp/root.json')
    await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES / 2, isOurs })
  })
})
