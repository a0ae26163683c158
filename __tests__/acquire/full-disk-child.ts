// Keeps a copy on a disk that is too small for it, in a process that may mount one. Prints what came of it as JSON.
import { randomBytes } from 'node:crypto'
import { startKeptCopy } from '../../src/acquire/kept-copy.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { artifactOf, listFiles } from './acquire-lab.ts'

const [parent = ''] = process.argv.slice(2)
const log = createKeptLog()
const artifact = artifactOf(await buildArtifact('vuln-db', { layer: randomBytes(4 << 20) }))
const copy = await startKeptCopy(artifact, { parent, tag: '2', log })
let passedBytes = 0
let left: string[] = []
for await (const chunk of copy.tee(artifact.openLayer())) {
  passedBytes += chunk.length
  // While the resource itself is still on its way.
  left = listFiles(parent)
}
const isComplete = await copy.complete()
console.log(JSON.stringify({ passedBytes, isComplete, infos: log.infos, warnings: log.warnings, left }))
