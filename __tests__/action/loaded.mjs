// Preloaded into a step: writes which files of the bundle and which parts of Node it has loaded, at its end.
import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const files = new Set()
registerHooks({
  load(url, context, nextLoad) {
    files.add(url)
    return nextLoad(url, context)
  },
})
process.once('exit', () => {
  const builtins = process.moduleLoadList.flatMap((name) => /^NativeModule (\w+)$/.exec(name)?.[1] ?? [])
  writeFileSync(process.env.LOADED_FILE, JSON.stringify({ files: [...files], builtins }))
})
