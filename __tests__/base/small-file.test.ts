// Configuration files as the shells of Windows write them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSmallFile, readSmallYaml } from '../../src/base/small-file.ts'
import { makeDirectory } from '../temporary.ts'

const TEXT = 'format: json\r\nname: Käse\r\n'
const little = Buffer.from(`\uFEFF${TEXT}`, 'utf16le')

function write(bytes: Buffer): string {
  const path = join(makeDirectory(), 'file.yaml')
  writeFileSync(path, bytes)
  return path
}

describe('a file of YAML', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 behind a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, as Windows PowerShell writes it', little],
    ['UTF-16 of the other order', Buffer.from(little).swap16()],
  ])('is read in %s', (_, bytes) => {
    expect(readSmallYaml(write(bytes))).toBe(TEXT)
  })

  it.each([
    ['Latin-1', Buffer.from(TEXT, 'latin1'), 'its text is not UTF-8'],
    ['half of UTF-16', little.subarray(0, -1), 'its text is not UTF-16LE'],
  ])('in %s is refused, as Trivy refuses it', (_, bytes, why) => {
    expect(() => readSmallYaml(write(bytes))).toThrow(why)
  })

  it('is a file, and a small one', () => {
    expect(() => readSmallYaml(makeDirectory())).toThrow()
    expect(() => readSmallFile(write(little), 10)).toThrow('it is larger than')
  })
})
