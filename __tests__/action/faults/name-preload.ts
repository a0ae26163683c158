// Preloaded into the action: a name that only a test knows is this machine; no other name is found at all.
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

const { TEST_LOCAL_NAME: localName } = process.env
const lookup = dns.lookup

function lookupLocally(
  name: string,
  ...rest: [dns.LookupOneOptions, (error: Error | null, address: string) => void]
) {
  return lookup(name === localName ? '127.0.0.1' : `${'x'.repeat(64)}.invalid`, ...rest)
}

Object.assign(dns, { lookup: lookupLocally })
syncBuiltinESMExports()
