// The whole way with the real Trivy: what it reports online is what it reports with the network cut, after the action. Each kind
// of call is in conformance/terraform.test.ts; here is what `terraform init` left, what was carried, and containers.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startPeerRegistry } from '../fakes/peer-registries.ts'
import { cutNetwork, runOffline } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { type Job, writeJobFile } from './run.ts'
import {
  BUCKET,
  fill,
  makeJob,
  readResults,
  type Scan,
  scanOffline,
  startTerraformLab,
  type TerraformLab,
  type TerraformResult,
} from './terraform-lab.ts'
import { publishModules, type Scene } from './terraform-scenes.ts'

const SLOW = 180_000

const NETWORK = 'module "n" {\n  source  = "REGISTRY/acme/network/aws"\n  version = "3.0.0"\n}\n'
const BUCKET_CALL = 'module "b" {\n  source  = "REGISTRY/acme/bucket/aws"\n  version = "~> 1.0"\n}\n'

describeOffline('the real Trivy after the action', () => {
  it('reports the same for a directory whose calls lead out of it', { timeout: SLOW }, async () => {
    const { lab, job } = await startScene({
      'live/prod/main.tf': 'module "a" {\n  source = "../../shared/a"\n}\n',
      'shared/a/main.tf': `${NETWORK}module "c" {\n  source = "../c/"\n}\n`,
      'shared/c/main.tf': 'module "d" {\n  source = "SECURE/bucket.git?ref=v1.0.0"\n}\n',
    })
    const step = await expectSame(lab, job, { target: 'live/prod' })
    expect(step.counts).toMatchObject({ found: 3, absent: 0, unknown: 0 })
  })

  it('reports the same for what terraform init left: all, parts, old, of elsewhere, gone, and no list', {
    timeout: SLOW,
  }, async () => {
    const modules = (rows: Readonly<Record<string, string>>) =>
      JSON.stringify({ Modules: Object.entries(rows).map(([Key, Dir]) => ({ Key, Source: '', Dir })) })
    const list = '.terraform/modules/modules.json'
    const installed = '.terraform/modules/b/main.tf'
    const { lab, job } = await startScene({
      'all/main.tf': BUCKET_CALL,
      [`all/${list}`]: modules({ '': '.', b: '.terraform/modules/b' }),
      [`all/${installed}`]: BUCKET('installed'),
      // One of two calls.
      'parts/main.tf': BUCKET_CALL + NETWORK,
      [`parts/${list}`]: modules({ b: '.terraform/modules/b' }),
      [`parts/${installed}`]: BUCKET('installed'),
      // What is called by what is installed is not.
      'deep/main.tf': BUCKET_CALL,
      [`deep/${list}`]: modules({ b: '.terraform/modules/b' }),
      [`deep/${installed}`]: NETWORK,
      // Installed for another constraint: Trivy takes it all the same.
      'old/main.tf': BUCKET_CALL.replace('~> 1.0', '~> 9.0'),
      [`old/${list}`]: modules({ b: '.terraform/modules/b' }),
      [`old/${installed}`]: BUCKET('of another version'),
      'elsewhere/main.tf': BUCKET_CALL,
      [`elsewhere/${list}`]: modules({ b: '../beside' }),
      'beside/main.tf': NETWORK,
      // The list names what is not there any more.
      'gone/main.tf': BUCKET_CALL,
      [`gone/${list}`]: modules({ b: '.terraform/modules/b' }),
      'broken/main.tf': BUCKET_CALL,
      [`broken/${list}`]: '{"Modules":[',
      [`broken/${installed}`]: BUCKET('passed over'),
    })
    const step = await expectSame(lab, job)
    expect(step.counts).toMatchObject({ installed: 5, absent: 0, unknown: 0 })
  })

  it('reports the same from a bundle, with the network of the step cut too', { timeout: SLOW }, async () => {
    const { lab, job } = await startScene({ 'main.tf': NETWORK + BUCKET_CALL })
    const online = await lab.scanOnline(job)
    const file = join(lab.directory, 'bundle.tar')
    await lab.run({ job, action: 'export', inputs: { file } })
    const step = await lab.run({
      job,
      inputs: { bundle: file, offline: 'true' },
      environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined },
      under: cutNetwork(),
    })
    expect(step.counts, step.log).toMatchObject({ found: 3, kept: 3, unknown: 0 })
    expect(scanOffline(job, step.variables).results).toEqual(online.results)
  })
}, ['git', 'openssl'])

describeOffline('the real Trivy after the action, from a private registry alone', () => {
  it('reports the same where no module registry and no git server runs', { timeout: SLOW }, async () => {
    const { lab, job } = await startScene({ 'main.tf': NETWORK + BUCKET_CALL })
    const online = await lab.scanOnline(job)
    const registry = await startPeerRegistry('distribution-2')
    try {
      const to = `${registry.host}/private/trivy`
      const mirrored = await lab.run({ job, action: 'mirror', inputs: { to } })
      expect(mirrored.exitCode, mirrored.log).toBe(0)
      await Promise.all([lab.registry.close(), lab.git.close()])
      const step = await lab.run({
        job,
        inputs: { registries: to },
        environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined },
      })
      expect(step.counts, step.log).toMatchObject({ found: 3, kept: 3, unknown: 0 })
      expect(step.outputs.hosts).toBe(registry.host)
      expect(scanOffline(job, step.variables).results).toEqual(online.results)
    } finally {
      await registry.close()
    }
  })
}, ['git', 'openssl', 'docker-registry'])

/** A root with nothing in it but Trivy, the workspace, and the mounts of `docker-args`, each read-only. */
const CONTAINER = `set -eu
root=$1 workspace=$2
shift 2
mount -t tmpfs tmpfs "$root"
mkdir -p "$root/tmp" "$root/workspace"
touch "$root/trivy"
mount --bind "$(command -v trivy)" "$root/trivy"
mount --bind "$workspace" "$root/workspace"
while [ "$1" != -- ]; do
  mkdir -p "$root$2"
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro "$root$2"
  shift 2
done
shift
exec env -i "$@"`

// Mounts and chroot need root.
if (process.getuid?.() === 0) {
  describeOffline('the real Trivy in a container with docker-args', () => {
    it('reports the same as online', { timeout: SLOW }, async () => {
      const { lab, job } = await startScene({ 'main.tf': NETWORK + BUCKET_CALL })
      const online = await lab.scanOnline(job)
      const step = await lab.run({ job })
      const words = wordsOf(step.outputs['docker-args'] ?? '')
      const valuesOf = (flag: string) => words.filter((_, index) => words[index - 1] === flag)
      const mounts = valuesOf('-v').map((mount) => mount.split(':'))
      expect(mounts.filter(([, target]) => target?.startsWith('/tmp/.aqua/cache/'))).toHaveLength(3)
      expect(mounts.map(([, , mode]) => mode)).toEqual(mounts.map(() => 'ro'))
      const root = join(job.temp, 'root')
      mkdirSync(root)
      const scan = ['/usr/sbin/chroot', root, '/trivy', 'config', '--format', 'json', '/workspace']
      const variables = [...valuesOf('-e'), 'TRIVY_SKIP_CHECK_UPDATE=true', 'TRIVY_SKIP_VERSION_CHECK=true']
      const places = mounts.flatMap(([from = '', to = '']) => [from, to])
      const command = [root, job.workspace, ...places, '--', ...variables, ...scan]
      const run = runOffline(['sh', '-c', CONTAINER, 'sh', ...command], { privateMounts: true })
      expect(run.exitCode, run.stderr).toBe(0)
      expect(readResults(run.stdout)).toEqual(online.results)
    })
  }, ['git', 'openssl', 'mount'])
}

/** As a shell makes them of the text. */
function wordsOf(text: string): readonly string[] {
  return execFileSync('sh', ['-c', `printf '%s\\n' ${text}`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n')
}

async function startScene(files: Scene): Promise<{ readonly lab: TerraformLab; readonly job: Job }> {
  const lab = await startTerraformLab()
  publishModules(lab)
  const job = makeJob()
  for (const [path, text] of Object.entries(files)) {
    writeJobFile(join(job.workspace, path), fill(text, lab))
  }
  return { lab, job }
}

async function expectSame(lab: TerraformLab, job: Job, scan: Scan = {}): Promise<TerraformResult> {
  const online = await lab.scanOnline(job, scan)
  expect(JSON.stringify(online.results)).toContain('AWS-0086')
  const step = await lab.run({ job, inputs: { 'scan-ref': scan.target ?? '.' } })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs['terraform-modules-ready'], step.log).toBe('true')
  expect(scanOffline(job, step.variables, scan).results).toEqual(online.results)
  return step
}
