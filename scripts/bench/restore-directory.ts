// What actions/cache does with a directory: saves or restores it with the library, as `save|restore <directory> <key>`.
import { restoreCache, saveCache } from '@actions/cache'

const [what, directory = '', key = ''] = process.argv.slice(2)
if (what === 'save') await saveCache([directory], key)
else if ((await restoreCache([directory], key)) !== key) throw new Error(`${key} was not restored`)
process.exit()
