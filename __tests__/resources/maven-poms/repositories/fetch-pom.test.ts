import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../../../src/resources/maven-poms/repositories/candidates.ts'
import type { FileFetcher } from '../../../../src/resources/maven-poms/repositories/fetch-file.ts'
import { fetchPom } from '../../../../src/resources/maven-poms/repositories/fetch-pom.ts'
import type { FileAnswer } from '../../../../src/resources/maven-poms/repositories/request-file.ts'
import { writeSnapshotMetadata } from '../../../fixtures/poms.ts'
import { candidateAt } from '../maven-lab.ts'

const PATH = 'org/lib/one/1.0/one-1.0.pom'
const SNAPSHOT = 'org/lib/one/1-SNAPSHOT/one-1-SNAPSHOT.pom'
const unknown = (reason: string): FileAnswer => ({ kind: 'unknown', reason })
const found = (text: string, isChecked = false): FileAnswer => ({
  kind: 'found',
  bytes: Buffer.from(text),
  isChecked,
})

/** A fetcher that answers by URL, and remembers what it was asked. */
function answering(
  answers: Readonly<Record<string, FileAnswer>>,
): FileFetcher & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    counts: { requests: 0, bytes: 0 },
    isInner: () => false,
    fetchFile: async ({ url }, path) => {
      asked.push(`${url}/${path}`)
      return answers[`${url}/${path}`] ?? { kind: 'absent' }
    },
  }
}

const [a, b] = [candidateAt('https://a.test'), candidateAt('https://b.test')]
const get = (
  answers: Readonly<Record<string, FileAnswer>>,
  candidates: readonly Candidate[] = [a, b],
  path = PATH,
) => fetchPom(path, candidates, answering(answers))

describe('a POM', () => {
  it('is taken from the first repository that has it', async () => {
    const fetcher = answering({ [`https://a.test/${PATH}`]: found('<project/>') })
    expect(await fetchPom(PATH, [a, b], fetcher)).toEqual({
      kind: 'found',
      text: Buffer.from('<project/>'),
      withLogin: false,
    })
    expect(fetcher.asked).toHaveLength(1)
  })

  it('is absent only when every repository says so', async () => {
    expect(await get({})).toEqual({ kind: 'absent' })
    expect(await get({ [`https://a.test/${PATH}`]: unknown('a.test: HTTP 429') })).toEqual({
      kind: 'unknown',
      reason: 'a.test: HTTP 429',
    })
    expect(await get({}, [])).toEqual({ kind: 'absent' })
  })

  it('may be found although another repository does not answer', async () => {
    const answers = {
      [`https://a.test/${PATH}`]: unknown('no'),
      [`https://b.test/${PATH}`]: found('<project/>'),
    }
    expect(await get(answers)).toMatchObject({ kind: 'found' })
  })

  it.each([
    ['<!DOCTYPE html><html>', 'a web page', 'A login page or a proxy may have answered instead of a.test'],
    ['  <html lang="en">', 'a web page', 'A login page'],
    ['<html/>', 'a web page', 'A login page'],
    ['<response><status>blocked</status></response>', 'no POM, or not all of one', 'a proxy or firewall'],
    ['Access denied by policy', 'no POM, or not all of one', 'a proxy or firewall'],
    ['{"error":"blocked"}', 'no POM, or not all of one', 'a proxy or firewall'],
    ['<project><dependencies>', 'no POM, or not all of one', 'its copy may be damaged'],
    ['', 'empty', 'its copy may be damaged'],
  ])('is not what a proxy or a login page sent, nor half of one: %s', async (page, what, hint) => {
    expect(await get({ [`https://a.test/${PATH}`]: found(page) })).toMatchObject({
      kind: 'unknown',
      reason: `a.test: what it sent is ${what}`,
      hint: expect.stringContaining(hint),
    })
    expect(await get({ [`https://a.test/${PATH}`]: found(page, true) })).toMatchObject({ kind: 'found' })
  })

  it('may be one that we do not read, and Trivy may', async () => {
    const answers = { [`https://a.test/${PATH}`]: found('<project a="<"/>') }
    expect(await get(answers)).toMatchObject({ kind: 'found' })
  })

  it('is known to have cost a login', async () => {
    const withLogin = candidateAt('https://a.test', { authorization: 'Basic x' })
    expect(await get({ [`https://a.test/${PATH}`]: found('<project/>') }, [withLogin])).toMatchObject({
      withLogin: true,
    })
  })

  it('is not asked for where its kind is switched off', async () => {
    const answers = {
      [`https://a.test/${PATH}`]: found('<project/>'),
      [`https://a.test/${SNAPSHOT}`]: found('<project/>'),
    }
    expect(await get(answers, [{ ...a, releases: false }])).toEqual({ kind: 'absent' })
    expect(await get(answers, [{ ...a, snapshots: false }], SNAPSHOT)).toEqual({ kind: 'absent' })
  })

  it('is not taken over plain HTTP from a host that only a POM names, which is asked last', async () => {
    const open = candidateAt('http://open.test', { isListed: false, distrust: 'over plain HTTP' })
    const answers = { [`http://open.test/${PATH}`]: found('<project/>') }
    expect(await get(answers, [open, b])).toMatchObject({
      kind: 'unknown',
      reason: 'open.test: only a POM names it, over plain HTTP: not taken from there',
    })
    const fetcher = answering({ [`https://b.test/${PATH}`]: found('<project/>') })
    expect(await fetchPom(PATH, [open, b], fetcher)).toMatchObject({ kind: 'found' })
    expect(fetcher.asked).toEqual([`https://b.test/${PATH}`])
    expect(await get({}, [open])).toEqual({ kind: 'absent' })
  })
})

describe('the POM of a snapshot', () => {
  const [metadataPath, metadata] = writeSnapshotMetadata('org.lib:one:1-SNAPSHOT', '1-20260101.010101-3')
  const stamped = SNAPSHOT.replace('one-1-SNAPSHOT', 'one-1-20260101.010101-3')

  it('has the name that the metadata says', async () => {
    const answers = {
      [`https://a.test/${metadataPath}`]: found(metadata),
      [`https://a.test/${stamped}`]: found('<project/>'),
    }
    expect(await get(answers, [a], SNAPSHOT)).toMatchObject({ kind: 'found' })
  })

  it.each([
    ['there is none', undefined],
    ['it cannot be read', '<metadata>'],
    ['its value leads elsewhere', metadata.replaceAll('1-20260101.010101-3', '../../x')],
  ])('has its literal name when there is metadata, but %s', async (_, text) => {
    const answers = {
      ...(text === undefined ? {} : { [`https://a.test/${metadataPath}`]: found(text) }),
      [`https://a.test/${SNAPSHOT}`]: found('<project/>'),
    }
    expect(await get(answers, [a], SNAPSHOT)).toMatchObject({ kind: 'found' })
  })

  it('is unknown when the metadata is', async () => {
    const answers = {
      [`https://a.test/${metadataPath}`]: unknown('no'),
      [`https://a.test/${SNAPSHOT}`]: found('<project/>'),
    }
    expect(await get(answers, [a], SNAPSHOT)).toEqual({ kind: 'unknown', reason: 'no' })
  })
})
