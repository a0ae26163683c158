// Who takes part in the benchmark: this action in its ways, and what a user would run instead.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LargeArtifact } from '../../__tests__/fixtures/large-artifact.ts'
import { published } from '../../__tests__/fixtures/manifest.ts'
import { ACTION, actionEnvironment, type LargeResource } from './job.ts'
import { type Measurement, measure } from './measure.ts'
import type { ServerReady } from './server.ts'

export const COLD = 'action, cold'
export const RESTORED = 'action, restored from the Actions cache'
export const CURL = 'curl -o, then tar xzf'
export const LIMIT = 'curl | igzip -dc | tar x'
export const TRIVY = "Trivy's own download"
export const ORAS = 'oras pull, then tar xzf'

/** One contestant: a name, and a command on an empty directory. */
export interface Contestant {
  readonly name: string
  readonly run: (directory: string) => Promise<Measurement>
}

/** What they all start from. */
export interface Setting {
  /** A directory for what outlives a round. */
  readonly root: string
  readonly resource: LargeResource
  readonly artifact: LargeArtifact
  readonly server: ServerReady
}

/** Ours, and what a user would run instead; names those that are not on this machine. */
export function listContestants(setting: Setting): Contestant[] {
  const { root, resource, artifact, server } = setting
  const { repository, tag } = published[resource]
  const reference = `${server.host}/bench/${repository}:${tag}`
  const url = `http://${server.host}/v2/bench/${repository}/blobs/${artifact.layerDigest}`
  const shell = (script: string) => (directory: string) =>
    measure(['sh', '-c', script], { ...process.env, DIRECTORY: directory, URL: url })
  const act = (directory: string, environment: NodeJS.ProcessEnv, inputs: Record<string, string> = {}) =>
    measure(
      [process.execPath, ACTION],
      actionEnvironment(
        directory,
        { resources: resource, registries: `${server.host}/bench`, 'trivy-version': '0.74.0', ...inputs },
        environment,
      ),
    )
  const saver = join(root, `saver-${resource}`)
  let isSaved = false
  const save = async () => {
    if (isSaved) return
    isSaved = true
    await act(saver, server.cacheEnvironment, { save: 'always' })
    rmSync(saver, { recursive: true, force: true })
  }
  const contestants: Contestant[] = [
    { name: COLD, run: (directory) => act(directory, {}) },
    {
      name: RESTORED,
      run: async (directory) => {
        await save()
        return act(
          directory,
          { ...server.cacheEnvironment, GITHUB_EVENT_NAME: 'schedule' },
          { save: 'never' },
        )
      },
    },
    {
      name: CURL,
      run: shell(
        'cd "$DIRECTORY" && curl -sSfo layer.tar.gz "$URL" && tar xzf layer.tar.gz && rm layer.tar.gz',
      ),
    },
  ]
  const others = [
    { program: 'igzip', name: LIMIT, script: 'cd "$DIRECTORY" && curl -sSf "$URL" | igzip -dc | tar x' },
    { program: 'trivy', name: TRIVY, script: trivyScript(setting) },
    {
      program: 'oras',
      name: ORAS,
      script: `cd "$DIRECTORY" && oras pull --plain-http "${reference}" >/dev/null && tar xzf *.tar.gz && rm *.tar.gz`,
    },
  ]
  for (const { program, name, script } of others) {
    if (isHere(program)) contestants.push({ name, run: shell(script) })
    else console.log(`${program} is not here: no row "${name}"`)
  }
  return contestants
}

/** Its own download; 127.0.0.1 is plain HTTP to it. */
function trivyScript({ resource, server }: Setting): string {
  const { repository, tag } = published[resource]
  const word = resource === 'vuln-db' ? 'db' : 'java-db'
  const place = `${server.host}/bench/${repository}:${tag}`
  return `trivy image --download-${word}-only --${word}-repository "${place}" --cache-dir "$DIRECTORY" --no-progress --quiet`
}

/** Whether the program is on this machine. */
export function isHere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}
