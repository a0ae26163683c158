// A directory of tars, one of them cut off or none at all: it is said, and the others are read.
import { describe, expect, it } from 'vitest'
import { openBundle } from '../../src/bundle/bundle.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const open = (path: string) => openBundle({ path, digest: undefined, rawArchives: [] })

describe('a directory with a tar that cannot be read', () => {
  it.each([
    ['is too short for one', 'cut', /trivy-db\.tar is no bundle: it is 3 bytes long$/],
    ['is something else', 'PK\u0003\u0004 and more', /trivy-db\.tar is packed by zip$/],
    ['is damaged', 'no tar '.repeat(200), /trivy-db\.tar is no tar archive, or a damaged one/],
  ])('that %s says so, and opens', async (_, text, reason) => {
    const directory = makeDirectory()
    writeFile(directory, 'trivy-db.tar', text)
    const bundle = await open(directory)
    expect(bundle.passedOver).toEqual([expect.stringMatching(reason)])
    expect([bundle.entries, bundle.archives]).toEqual([[], []])
  })
})
