// Unpacks in a process of its own, where its memory can be measured and its disk be full. Prints what came of it as JSON.
import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describeError } from '../../src/base/errors.ts'
import { extract } from '../../src/place/extract.ts'
import { chunksOf } from '../acquire/acquire-lab.ts'
import { tarGz } from '../fixtures/archive.ts'

const [randomSizeBytes = '0', zerosSizeBytes = '0', directory = ''] = process.argv.slice(2)

const archive = await tarGz([
  { kind: 'file', name: 'random', content: randomBytes(Number(randomSizeBytes)) },
  { kind: 'zeros', name: 'zeros', sizeBytes: Number(zerosSizeBytes) },
])
const before = process.memoryUsage.rss()
const rules = { target: (path: string) => path, maxExtractedBytes: 8 * 2 ** 30 }
const failure = await extract(chunksOf(archive, 65_536), directory, rules).then(
  () => undefined,
  (error: Error) => ({ name: error.name, text: describeError(error) }),
)
const sizes = readdirSync(directory).map((name) => [name, statSync(join(directory, name)).size])
const peakGrowthBytes = process.resourceUsage().maxRSS * 1024 - before
console.log(JSON.stringify({ failure, sizes: Object.fromEntries(sizes), peakGrowthBytes }))
