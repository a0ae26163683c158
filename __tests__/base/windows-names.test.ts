import { describe, expect, it } from 'vitest'
import { explainWindowsName } from '../../src/base/windows-names.ts'

describe('a name that Windows cannot hold', () => {
  it.each([
    ['CON', /CON is the name of a device/],
    ['pkg/NUL', /NUL is the name of a device/],
    ['aux.json', /aux\.json is the name of a device/],
    ['pkg/aux/scan.openvex.json', /aux is the name of a device/],
    ['com1.tar.gz', /device/],
    ['LPT9', /device/],
    ['com\u00b9', /device/],
    ['nul .txt', /device/],
    ['CONIN$', /device/],
    ['a./b', /takes away a dot or a space/],
    ['b ', /takes away a dot or a space/],
    ['what?.json', /has none of|have none of/],
    ['a:b', /have none of/],
    ['a\tb', /have none of/],
  ])('%j', (path, why) => {
    expect(explainWindowsName(path)).toMatch(why)
  })

  it.each([
    'console.json',
    'auxiliary',
    'com',
    'com10',
    'null',
    'a/.manifest',
    'b.nul',
    'x con',
    'lpt',
    'ñ/é',
  ])('is not %j', (path) => {
    expect(explainWindowsName(path)).toBeUndefined()
  })
})
