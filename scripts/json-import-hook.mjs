// Lets Node import JSON without an import attribute: @actions/languageservice was written before Node asked for one.
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.json')) return nextLoad(url, context)
    return nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } })
  },
})
