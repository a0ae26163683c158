// Every guard that is broken on purpose, in the order of the threat model's words.
import { CLOSURES } from './closures.ts'
import { DATA } from './data.ts'
import type { Mutation } from './mutation.ts'
import { NETWORK } from './network.ts'
import { PROVENANCE } from './provenance.ts'

export const MUTATIONS: readonly Mutation[] = [...DATA, ...NETWORK, ...PROVENANCE, ...CLOSURES]
