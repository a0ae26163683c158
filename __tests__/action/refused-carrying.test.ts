// The same for what is carried and kept: a bundle that is read, one that is written, the runner store, and the Actions cache. The file is as it was,
// or whole; what is promised is there; no registry is blamed for what this machine refuses, nor a bundle or a cache accused.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { it } from 'vitest'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { describeWhere } from '../system.ts'
import { startScene } from './cache-scene.ts'
import { exportBundle, startUpstream } from './carry-lab.ts'
import { readTree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { expectNothingLost } from './faults/refusals.ts'
import { type Beginning, REFUSING, type Refusal } from './faults/try-refusal.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** As in the test of closures. */
const MOST_SITES = 30
const TIMEOUT = { timeout: 7_200_000 }

const INPUTS = { 'trivy-version': '0.74.0', resources: 'vuln-db' }

const hashOf = (path: string) =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'nothing'

function refusing(job: Job, options: StepOptions): StepOptions {
  const root = dirname(job.temp)
  const environment = { RUNNER_TOOL_CACHE: join(root, 'tools'), TEST_ROOT: root, ...options.environment }
  return { ...options, execArgv: REFUSING, environment }
}

function explains(result: StepResult, { code }: Refusal): boolean {
  return [...linesOf(result, '::error'), ...linesOf(result, '::warning')].some((line) => line.includes(code))
}

describeWhere(['modes'], 'where the file system refuses', () => {
  it('a bundle is used whole, or the fault is named', TIMEOUT, async () => {
    const bundle = await exportBundle(await startUpstream(), { resources: 'vuln-db' })
    let whole: string | undefined
    const begin = async (): Promise<Beginning> => {
      const job = startJob()
      const file = join(job.workspace, 'bundle.tar')
      copyFileSync(bundle.file, file)
      const before = hashOf(file)
      const inputs = { ...INPUTS, bundle: file, 'bundle-digest': bundle.digest, offline: 'true' }
      return {
        sources: [],
        close: async () => job.remove(),
        run: (environment) =>
          runStep(job, refusing(job, { inputs: { ...inputs, store: 'always' }, environment })),
        judge: (result, refusal) => {
          const there = readTree(join(result.outputs['cache-dir'] ?? job.cacheDir, 'db'))['trivy.db']
          whole ??= there
          const isReady = result.outputs['vuln-db-ready'] === 'true'
          return [
            ...(hashOf(file) === before ? [] : ['the bundle is another']),
            ...(isReady && there !== whole ? ['promised, and not there'] : []),
            ...(isReady || explains(result, refusal) ? [] : ['the words do not name the fault']),
            ...(/^bundle: refused/m.test(result.log) ? ['the bundle is accused'] : []),
          ]
        },
      }
    }
    await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
  })

  it('a bundle is written whole, or the one before it is still there', TIMEOUT, async () => {
    const upstream = await startUpstream()
    let whole: string | undefined
    const begin = async (): Promise<Beginning> => {
      const job = startJob()
      const file = join(job.workspace, 'trivy-data.tar')
      writeJobFile(file, 'the last one')
      const before = hashOf(file)
      const inputs = { ...INPUTS, registries: upstream.base }
      return {
        sources: [`${upstream.base}/trivy-db:2`, upstream.registry.host],
        close: async () => job.remove(),
        run: (environment) => runStep(job, refusing(job, { action: 'export', inputs, environment })),
        judge: (result, refusal) => {
          const after = hashOf(file)
          whole ??= after
          const isGood = result.exitCode === 0
          return [
            ...(after === before || after === whole ? [] : ['neither the old nor the new bundle is there']),
            ...(isGood && (after !== whole || result.outputs.sha256 !== whole)
              ? ['green, and not there']
              : []),
            ...(isGood || explains(result, refusal) ? [] : ['the words do not name the fault']),
          ]
        },
      }
    }
    await expectNothingLost({ begin, leastSites: 15, mostSites: MOST_SITES })
  })

  it(
    'what the runner store has is used, or the registry has it; the store loses nothing',
    TIMEOUT,
    async () => {
      const upstream = await startUpstream()
      const inputs = { ...INPUTS, registries: upstream.base, store: 'always' }
      let whole: string | undefined
      const begin = async (): Promise<Beginning> => {
        const job = startJob()
        const tools = join(dirname(job.temp), 'tools')
        const earlier = startJob()
        await runStep(earlier, { inputs, environment: { RUNNER_TOOL_CACHE: tools } })
        earlier.remove()
        const kept = () => readTree(join(tools, 'trivy-offline-cache', 'vuln-db'))
        const before = JSON.stringify(kept())
        return {
          sources: [`${upstream.base}/trivy-db:2`, upstream.registry.host],
          close: async () => job.remove(),
          run: (environment) => runStep(job, refusing(job, { inputs, environment })),
          judge: (result, refusal) => {
            const there = readTree(join(result.outputs['cache-dir'] ?? job.cacheDir, 'db'))['trivy.db']
            whole ??= there
            const isReady = result.outputs['vuln-db-ready'] === 'true'
            return [
              ...(before.includes('trivy.db') && JSON.stringify(kept()) === before
                ? []
                : ['the store has another']),
              ...(isReady && there !== whole ? ['promised, and not there'] : []),
              ...(isReady || explains(result, refusal) ? [] : ['the words do not name the fault']),
              ...(/^runner store: refused/m.test(result.log) ? ['the store is accused'] : []),
            ]
          },
        }
      }
      await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
    },
  )

  describeWithPeers(['tar', 'zstd'], 'the Actions cache', () => {
    it.each(['restores', 'saves'] as const)('%s, or the registry has it', TIMEOUT, async (does) => {
      const artifact = await buildArtifact('vuln-db', { updatedAt: new Date(Date.now() - 3_600_000) })
      const filled = await startScene()
      filled.publish(artifact)
      await filled.plant('vuln-db', artifact, { time: new Date(Date.now() - 3_600_000) })
      let whole: string | undefined
      const begin = async (): Promise<Beginning> => {
        const scene = does === 'restores' ? filled : await startScene()
        if (does === 'saves') scene.publish(artifact)
        // Of a pull request nothing is saved.
        const trigger = does === 'restores' ? 'pull_request' : 'schedule'
        const job = startJob()
        return {
          sources: [`${scene.registry.host}/base/trivy-db:2`, scene.registry.host],
          close: async () => job.remove(),
          run: (environment) =>
            scene.run({ ...refusing(job, { inputs: { resources: 'vuln-db' }, environment }), job, trigger }),
          judge: (result, refusal) => {
            const there = readTree(join(result.outputs['cache-dir'] ?? job.cacheDir, 'db'))['trivy.db']
            whole ??= there
            const isReady = result.outputs['vuln-db-ready'] === 'true'
            return [
              ...(isReady && there !== whole ? ['promised, and not there'] : []),
              ...(isReady || explains(result, refusal) ? [] : ['the words do not name the fault']),
              ...(/^Actions cache: refused/m.test(result.log) ? ['the cache is accused'] : []),
            ]
          },
        }
      }
      await expectNothingLost({ begin, leastSites: 40, mostSites: MOST_SITES })
    })
  })
})
