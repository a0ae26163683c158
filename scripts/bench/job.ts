// What all contestants start from: a registry with large artifacts, and the environment of a job.
import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputVariables } from '../../__tests__/action/run.ts'
import type { LargeArtifact } from '../../__tests__/fixtures/large-artifact.ts'
import { published } from '../../__tests__/fixtures/manifest.ts'
import type { ServedArtifact, ServerReady } from './server.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** The built action. */
export const ACTION: string = join(PROJECT, 'dist', 'main', 'index.js')

/** The resources whose size matters. */
export type LargeResource = 'vuln-db' | 'java-db'

/** A registry and a cache service that run. */
export interface Served extends ServerReady {
  close(): void
}

/** Starts the other side, in a process of its own; `bytesPerSecond` is what each connection gets of a layer. */
export async function startServer(
  artifacts: Readonly<Partial<Record<LargeResource, LargeArtifact>>>,
  bytesPerSecond?: number,
): Promise<Served> {
  const served = (['vuln-db', 'java-db'] as const).flatMap((resource) => {
    const artifact = artifacts[resource]
    return artifact === undefined ? [] : [{ ...describeArtifact(resource, artifact), bytesPerSecond }]
  })
  const child = fork(join(PROJECT, 'scripts', 'bench', 'server.ts'))
  child.send(served)
  const ready = await new Promise<ServerReady>((resolve) =>
    child.once('message', (message) => resolve(message as ServerReady)),
  )
  return { ...ready, close: () => void child.kill() }
}

function describeArtifact(resource: LargeResource, artifact: LargeArtifact): ServedArtifact {
  const { repository, tag } = published[resource]
  return {
    repository: `bench/${repository}`,
    tag,
    manifestBase64: artifact.manifest.toString('base64'),
    manifestDigest: artifact.manifestDigest,
    layerDigest: artifact.layerDigest,
    layerPath: artifact.archivePath,
    layerSizeBytes: artifact.layerSizeBytes,
  }
}

/** The environment of a step whose runner has its directories in `directory`. */
export function actionEnvironment(
  directory: string,
  inputs: Record<string, string>,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  mkdirSync(join(directory, 'workspace'), { recursive: true })
  const files = { GITHUB_OUTPUT: 'output', GITHUB_ENV: 'env', GITHUB_STEP_SUMMARY: 'summary' }
  const paths = Object.entries(files).map(([name, file]) => [name, join(directory, file)] as const)
  for (const [, path] of paths) writeFileSync(path, '')
  return {
    PATH: process.env.PATH,
    HOME: directory,
    RUNNER_TEMP: directory,
    GITHUB_WORKSPACE: join(directory, 'workspace'),
    ...Object.fromEntries(paths),
    ...inputVariables(inputs),
    ...environment,
  }
}
