// The metadata.json of a database: what Trivy would read in it, and what neither of us accepts.
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../../src/base/errors.ts'
import { parseDatabaseMetadata } from '../../../src/resources/database/parse-metadata.ts'
import { parseFields } from '../../../src/resources/metadata/metadata-file.ts'
import { buildMetadata } from '../../fixtures/metadata.ts'

const built = new Date('2026-11-20T06:12:13.123Z')

describe('the metadata of a database', () => {
  it('is read as upstream publishes it, where the time of the download is not set', () => {
    const text = buildMetadata({ updatedAt: built }, { version: 2, intervalHours: 24 }).toString()
    expect(text).toContain('"DownloadedAt":"0001-01-01T00:00:00Z"')
    expect(parse(text)).toEqual({
      version: 2,
      updatedAt: built,
      nextUpdate: new Date('2026-11-21T06:12:13.123Z'),
      downloadedAt: undefined,
    })
  })

  it('is read with names in any case and fields that we do not know', () => {
    const text =
      '{"VERSION":1,"updatedat":"2026-11-20T06:12:13Z","downloadedAT":"2026-11-20T07:00:00Z","Type":{}}'
    expect(parse(text)).toEqual({
      version: 1,
      updatedAt: new Date('2026-11-20T06:12:13Z'),
      nextUpdate: undefined,
      downloadedAt: new Date('2026-11-20T07:00:00Z'),
    })
  })

  it.each(['2.0', '2e0', '1e400', '"2"', 'true'])(
    'is refused where Go reads no integer: Version %s',
    (version) => {
      expect(() => parse(`{"Version":${version},"UpdatedAt":"2026-11-20T06:12:13Z"}`)).toThrow(
        'Version is not an integer',
      )
    },
  )

  it('counts the last of two spellings of one name, as Go does', () => {
    expect(parse('{"Version":1,"version":2,"UpdatedAt":"2026-11-20T06:12:13Z"}').version).toBe(2)
    // Run with Trivy 0.76.0: for it this is schema 3.
    expect(parse('{"Version":2,"Ver\u017fion":3,"UpdatedAt":"2026-11-20T06:12:13Z"}').version).toBe(3)
  })

  it.each([
    ['2026-11-20T06:12:13Z', '2026-11-20T06:12:13.000Z'],
    ['2026-11-20T06:12:13.123456789Z', '2026-11-20T06:12:13.123Z'],
    ['2026-11-20T06:12:13.1Z', '2026-11-20T06:12:13.100Z'],
    ['2026-11-20T06:12:13+02:00', '2026-11-20T04:12:13.000Z'],
    ['2026-11-20T06:12:13.999999999-11:30', '2026-11-20T17:42:13.999Z'],
    // As Go's own reading of times has it, beyond RFC 3339 (run with Trivy 0.76.0).
    ['2026-11-20T06:12:13,5Z', '2026-11-20T06:12:13.500Z'],
    ['2026-11-20T6:12:13Z', '2026-11-20T06:12:13.000Z'],
    ['2026-11-20T06:12:13+24:00', '2026-11-19T06:12:13.000Z'],
    ['2026-11-20T06:12:13-00:60', '2026-11-20T07:12:13.000Z'],
  ])('has an instant in %s', (text, iso) => {
    expect(parse(JSON.stringify({ Version: 2, UpdatedAt: text })).updatedAt.toISOString()).toBe(iso)
  })

  it('has version 0 when it names none', () => {
    expect(parse('{"UpdatedAt":"2026-11-20T06:12:13Z"}').version).toBe(0)
    expect(parse('{"Version":null,"UpdatedAt":"2026-11-20T06:12:13Z"}').version).toBe(0)
  })

  it.each([
    ['missing', {}],
    ['null', { UpdatedAt: null }],
    ['the zero time', { UpdatedAt: '0001-01-01T00:00:00Z' }],
    ['the zero time in another zone', { UpdatedAt: '0001-01-01T05:00:00+05:00' }],
  ])('is refused when UpdatedAt is %s: data without an age', (_, fields) => {
    expect(() => parse(JSON.stringify({ Version: 2, ...fields }))).toThrow(
      'metadata.json has no UpdatedAt, so the age of the data is unknown',
    )
  })

  it.each([
    ['UpdatedAt', ''],
    ['UpdatedAt', 1_763_618_400],
    ['UpdatedAt', 'yesterday'],
    ['UpdatedAt', '2026-11-20'],
    ['UpdatedAt', '2026-11-20T06:12:13'],
    ['UpdatedAt', '2026-13-20T06:12:13Z'],
    ['UpdatedAt', '2026-02-30T06:12:13Z'],
    ['UpdatedAt', '2026-11-20T24:12:13Z'],
    ['UpdatedAt', '2026-11-20T06:12:60Z'],
    ['UpdatedAt', '2026-11-20t06:12:13Z'],
    ['UpdatedAt', '2026-11-20T06:12:13+25:00'],
    ['UpdatedAt', 'Fri, 20 Nov 2026 06:12:13 GMT'],
    ['NextUpdate', 'soon'],
    ['NextUpdate', {}],
    ['DownloadedAt', 7],
  ])('is refused when %s is %j, which Trivy cannot read', (name, value) => {
    const text = JSON.stringify({ Version: 2, UpdatedAt: '2026-11-20T06:12:13Z', [name]: value })
    expect(() => parse(text)).toThrow(`metadata.json: ${name} is not an RFC 3339 time`)
  })

  it.each([
    ['"2"', 'metadata.json: Version is not an integer'],
    ['true', 'metadata.json: Version is not an integer'],
  ])('is refused when Version is %s', (version, message) => {
    expect(() => parse(`{"Version":${version},"UpdatedAt":"2026-11-20T06:12:13Z"}`)).toThrow(message)
  })

  it.each([
    ['', 'is not JSON'],
    ['<html>', 'is not JSON'],
    ['{"Version":2', 'is not JSON'],
    ['null', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['"text"', 'is not a JSON object'],
  ])('is refused as %j', (text, message) => {
    expect(() => parse(text)).toThrow(`metadata.json ${message}`)
    expect(() => parse(text)).toThrow(VerifyError)
  })
})

describe('the fields of a JSON object', () => {
  it('are found by their names in lower case', () => {
    expect([...parseFields('{"MajorVersion":2,"__proto__":1}', 'x')]).toEqual([
      ['majorversion', 2],
      ['__proto__', 1],
    ])
  })
})

function parse(text: string) {
  return parseDatabaseMetadata(text, 'metadata.json')
}
