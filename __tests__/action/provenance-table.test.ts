// Who is given what: every way in which a job comes to have data, against every place where it can leave it, against everybody
// who looks there. The wanted outcome of each cell in words; no cell is left out.
import { expect, it } from 'vitest'
import { describeWithPeers } from '../peers.ts'
import { CARRIERS, type Carrier, ORIGINS, type Origin, passOn } from './provenance-lab.ts'

/**
 * `passed on`: what the first job had, as confirmed; `in doubt`: the same, as unconfirmed; `asked`: what a registry has now;
 * `none`: nothing, and the step fails. In the order of the readers: default branch, pull request, another repository, offline.
 */
const WANTED: Readonly<Record<Origin, Readonly<Record<Carrier, readonly string[]>>>> = {
  // Without it a table of refusals would prove nothing.
  'a registry': {
    'runner store': ['passed on', 'passed on', 'passed on', 'passed on'],
    // Where only the default branch can have written, it asks nobody, and says so.
    'Actions cache': ['in doubt', 'passed on', 'asked', 'in doubt'],
    export: ['passed on', 'passed on', 'passed on', 'passed on'],
    mirror: ['passed on', 'passed on', 'passed on', 'none'],
  },
  'a bundle with its digest': {
    'runner store': ['asked', 'asked', 'asked', 'none'],
    'Actions cache': ['asked', 'asked', 'asked', 'none'],
    // It takes no bundle: what it carries is the registry's.
    export: ['asked', 'asked', 'asked', 'asked'],
    mirror: ['passed on', 'passed on', 'passed on', 'none'],
  },
  'a bundle without a digest': {
    'runner store': ['asked', 'asked', 'asked', 'none'],
    'Actions cache': ['asked', 'asked', 'asked', 'none'],
    export: ['asked', 'asked', 'asked', 'asked'],
    // Who may push there speaks for it; whoever reads it asks it.
    mirror: ['passed on', 'passed on', 'passed on', 'none'],
  },
  'an insecure registry': {
    'runner store': ['asked', 'asked', 'asked', 'none'],
    'Actions cache': ['asked', 'asked', 'asked', 'none'],
    export: ['passed on', 'passed on', 'passed on', 'passed on'],
    mirror: ['passed on', 'passed on', 'passed on', 'none'],
  },
  'another repository': {
    'runner store': ['asked', 'asked', 'asked', 'none'],
    'Actions cache': ['asked', 'asked', 'asked', 'none'],
    export: ['in doubt', 'in doubt', 'in doubt', 'in doubt'],
    // No cache is a source of it.
    mirror: ['asked', 'asked', 'asked', 'none'],
  },
  'another branch': {
    'runner store': ['asked', 'asked', 'asked', 'none'],
    'Actions cache': ['asked', 'asked', 'asked', 'none'],
    export: ['in doubt', 'in doubt', 'in doubt', 'in doubt'],
    mirror: ['asked', 'asked', 'asked', 'none'],
  },
}

const CELLS = ORIGINS.flatMap((origin) => CARRIERS.map((carrier) => [origin, carrier] as const))

describeWithPeers(['tar', 'zstd'], 'what comes from', () => {
  it.concurrent.each(CELLS)(
    '%s and is left in the %s is for each reader what the table says',
    async (origin, carrier) => {
      expect(await passOn(origin, carrier)).toEqual(WANTED[origin][carrier])
    },
    120_000,
  )
})
