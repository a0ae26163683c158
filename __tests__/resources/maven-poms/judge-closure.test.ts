import { describe, expect, it } from 'vitest'
import type { Closure } from '../../../src/resources/maven-poms/closure/closure.ts'
import { followClosure, listDoubts } from '../../../src/resources/maven-poms/judge-closure.ts'
import { writePom } from '../../fixtures/poms.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const closure = (overrides: Partial<Closure> = {}): Closure => ({
  found: [],
  absent: [],
  unknown: [],
  problems: [],
  unreadable: [],
  variables: [],
  stoppedBy: undefined,
  ...overrides,
})

describe('a closure', () => {
  it('that runs out of time is one that is in doubt, so that what was found is placed and kept', async () => {
    const root = makeDirectory()
    const pom = writeFile(root, 'pom.xml', writePom('a:b:1', { dependencies: ['c:d:1'] }))
    const deadline = new AbortController()
    const found = await followClosure({
      pomFiles: [pom],
      root,
      environment: {},
      signal: deadline.signal,
      source: {
        find: () => {
          deadline.abort(new Error('the time limit of 15 min for the step was reached'))
          return Promise.reject(deadline.signal.reason)
        },
      },
    })
    expect(listDoubts(found, {})).toEqual(['Maven POMs: the time limit of 15 min for the step was reached'])
  })

  it('fails as its source fails while there is time', async () => {
    const root = makeDirectory()
    const pom = writeFile(root, 'pom.xml', writePom('a:b:1', { dependencies: ['c:d:1'] }))
    const source = { find: () => Promise.reject(new TypeError('a mistake of ours')) }
    const { signal } = new AbortController()
    await expect(followClosure({ pomFiles: [pom], root, environment: {}, signal, source })).rejects.toThrow(
      'mistake',
    )
  })

  it('is in doubt for variables only when they are set, for then Trivy reads them', () => {
    const asked = closure({ variables: ['SET', 'UNSET'] })
    expect(listDoubts(asked, { SET: 'x' })).toEqual([
      'POMs may not read the variable SET here, but Trivy would',
    ])
  })

  it('is in doubt for whatever was not followed to its end', () => {
    const problems = [{ pom: 'a:b:1', reason: 'too deep' }]
    expect(listDoubts(closure({ problems }), {})).toEqual(['a:b:1: too deep'])
  })
})
