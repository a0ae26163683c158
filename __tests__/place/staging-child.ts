// A process that owns a staging directory until it is ended.
import { createStaging } from '../../src/place/staging.ts'

const [cacheDir = ''] = process.argv.slice(2)
const { directory } = await createStaging(cacheDir, 'vuln-db')
console.log(directory)
// Ends with its parent, should that die first.
process.stdin.resume().on('end', () => process.exit())
