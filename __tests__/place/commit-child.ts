// Places one version of each resource after the other, for as long as it lives.
import { hoursAgo } from '../acquire/acquire-lab.ts'
import { placeBuilt } from './place-lab.ts'

const [cacheDir = ''] = process.argv.slice(2)
process.stdin.resume().on('end', () => process.exit())

for (let round = 1; ; round += 1) {
  await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(10 + (round % 2)) })
  await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: `000${1 + (round % 2)}` })
  if (round === 1) console.log('placed')
}
