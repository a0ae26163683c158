// How the time grows with the size, beside Trivy's: from 10 MB to 2 GB of database.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateLargeVulnDb } from '../../__tests__/fixtures/large-artifact.ts'
import { COLD, listContestants, TRIVY } from './contestants.ts'
import { runInTurn } from './databases.ts'
import { startServer } from './job.ts'
import { median } from './measure.ts'
import { sayLoad } from './table.ts'

/** Megabytes. */
const SIZES = [10, 30, 100, 300, 734, 2000]

/** The median of each size. Seconds; Trivy's where it is here. */
export interface SizePoint {
  readonly megabytes: number
  readonly action: number
  readonly trivy: number | undefined
}

/** Runs both at every size. */
export async function measureSizes(root: string, rounds: number): Promise<readonly SizePoint[]> {
  console.log(`\ntime against size, ${rounds} rounds`)
  sayLoad('before')
  const points: SizePoint[] = []
  for (const megabytes of SIZES) points.push(await measureSize(root, { megabytes, rounds }))
  sayLoad('after')
  return points
}

async function measureSize(
  root: string,
  { megabytes, rounds }: { megabytes: number; rounds: number },
): Promise<SizePoint> {
  const directory = join(root, `size-${megabytes}`)
  const artifact = await generateLargeVulnDb(directory, { databaseBytes: megabytes * 1e6 })
  const server = await startServer({ 'vuln-db': artifact })
  try {
    const all = listContestants({ root, resource: 'vuln-db', artifact, server })
    const contestants = all.filter(({ name }) => name === COLD || name === TRIVY)
    const runs = await runInTurn(contestants, { root, rounds })
    const seconds = (name: string) => {
      const values = runs.get(name) ?? []
      return values.length === 0 ? undefined : median(values.map(({ ms }) => ms)) / 1000
    }
    const point = { megabytes, action: seconds(COLD) ?? Number.NaN, trivy: seconds(TRIVY) }
    const beside = point.trivy === undefined ? '' : `, Trivy ${point.trivy.toFixed(2)} s`
    console.log(`${megabytes} MB: action ${point.action.toFixed(2)} s${beside}`)
    return point
  } finally {
    server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
