// Files of ours in places that somebody else may have prepared.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refuseLinks, writeOwnFile } from '../../src/base/own-file.ts'
import { itWhere, lackOf } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const noLinks = lackOf('links')

describe('a file of ours', () => {
  itWhere(['links'], 'replaces a link in its place, and leaves alone what that leads to', () => {
    const directory = makeDirectory()
    const victim = writeFile(directory, 'home/settings.xml', 'the user’s own')
    mkdirSync(join(directory, 'cache'))
    symlinkSync(victim, join(directory, 'cache', 'settings.xml'))
    writeOwnFile(join(directory, 'cache', 'settings.xml'), 'ours')
    expect(readFileSync(victim, 'utf8')).toBe('the user’s own')
    expect(readFileSync(join(directory, 'cache', 'settings.xml'), 'utf8')).toBe('ours')
  })

  it('leaves nothing behind where a directory is in its place', () => {
    const directory = makeDirectory()
    mkdirSync(join(directory, 'evidence.json'))
    expect(() => writeOwnFile(join(directory, 'evidence.json'), '{}')).toThrow()
    expect(existsSync(join(directory, `evidence.json.${process.pid}.tmp`))).toBe(false)
  })
})

describe('a cache directory in the workspace', () => {
  it.skipIf(noLinks.isLacking).each([
    ['itself a link', '.tc'],
    ['with a link among ours', '.tc/.offline-cache/maven/conf/settings.xml'],
    ['with a link among Trivy’s', '.tc/db'],
  ])(`%s is refused${noLinks.suffix}`, (_, place) => {
    const workspace = makeDirectory()
    const path = join(workspace, place)
    mkdirSync(join(path, '..'), { recursive: true })
    symlinkSync(workspace, path)
    expect(() => refuseLinks(workspace, join(workspace, '.tc'))).toThrow(/is a link/)
  })

  it('without links, or not there yet, is used', () => {
    const workspace = makeDirectory()
    refuseLinks(workspace, join(workspace, '.tc'))
    writeFile(workspace, '.tc/db/trivy.db', 'x')
    refuseLinks(workspace, join(workspace, '.tc'))
  })
})
