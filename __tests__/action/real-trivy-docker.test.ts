// `docker run ${docker-args}` without Docker: a root with nothing in it but Trivy, the read-only mount, and the variables.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOffline, type TrivyRun } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { provideData, readScan, SCAN_NAMES, type TrivyLab } from './trivy-lab.ts'

const TITLE = 'real Trivy in a container with docker-args'

/** Runs its further arguments as a container would: mounts first, then nothing of this system is seen. */
const CONTAINER = `set -eu
root=$1 source=$2 target=$3 mode=$4 targets=$5
shift 5
mount -t tmpfs tmpfs "$root"
mkdir -p "$root/tmp" "$root$target" "$root$targets"
touch "$root/trivy"
mount --bind "$(command -v trivy)" "$root/trivy"
mount --bind "$source" "$root$target"
if [ "$mode" = ro ]; then mount -o remount,bind,ro "$root$target"; fi
mount --bind "$targets" "$root$targets"
if touch "$root$target/written" 2>/dev/null; then echo 'the mount can be written' >&2; fi
exec env -i "$@"`

// Mounts and chroot need root.
if (process.getuid?.() === 0) describeOffline(TITLE, describeContainer, ['mount'])
else describe.skip(`${TITLE} (skipped: not root)`, describeContainer)

function describeContainer(): void {
  let lab: TrivyLab
  beforeAll(async () => {
    lab = await provideData({ isAged: true })
  })
  afterAll(() => lab.job.remove())

  function runContainer(args: readonly string[]): TrivyRun {
    const { mount, variables } = parseDockerArgs(lab.step.outputs['docker-args'] ?? '')
    const root = join(lab.job.temp, 'root')
    mkdirSync(root, { recursive: true })
    const chroot = ['/usr/sbin/chroot', root, '/trivy', ...args]
    const command = [root, ...mount, lab.targets, ...variables, ...chroot]
    return runOffline(['sh', '-c', CONTAINER, 'sh', ...command], { privateMounts: true })
  }

  it.each(SCAN_NAMES)('reports exactly the findings of the scan %s, and writes nothing', (name) => {
    const { args, findings } = lab.prepare(name)
    const run = runContainer(args)
    expect(readScan(run)).toEqual(findings)
    expect(run.stderr).not.toMatch(/can be written|read-only file system|dial |lookup |falling back/i)
  })

  it('mounts the data read-only', () => {
    expect(parseDockerArgs(lab.step.outputs['docker-args'] ?? '').mount).toEqual([
      lab.job.cacheDir,
      '/trivy-offline-cache',
      'ro',
    ])
  })
}

/** The words as a shell makes them, then as `docker run` takes them. */
function parseDockerArgs(text: string): { mount: string[]; variables: string[] } {
  const lines = execFileSync('sh', ['-c', `printf '%s\\n' ${text}`], { encoding: 'utf8' })
  const words = lines.trimEnd().split('\n')
  const valuesOf = (flag: string) => words.filter((_, index) => words[index - 1] === flag)
  const [mount = ''] = valuesOf('-v')
  return { mount: mount.split(':'), variables: valuesOf('-e') }
}
