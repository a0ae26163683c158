import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fetchedFiles } from '../../../../src/resources/terraform-modules/calls/module-files.ts'
import { itWhere } from '../../../system.ts'
import { makeDirectory } from '../../../temporary.ts'

itWhere(['pipes'], 'a pipe in the place of a file is not waited for', () => {
  const directory = makeDirectory()
  execFileSync('mkfifo', [join(directory, 'modules.json')])
  expect(fetchedFiles(directory).read('modules.json', 100)).toEqual({ kind: 'absent' })
})

describe('a file that is there and not read', () => {
  it('says that it is too large', () => {
    const directory = makeDirectory()
    writeFileSync(join(directory, 'main.tf'), 'x'.repeat((1 << 20) + 1))
    expect(fetchedFiles(directory).read('main.tf', 1 << 20)).toEqual({
      kind: 'unread',
      reason: 'it is larger than 1 MiB',
      hint: 'Split the file: this action reads none that is so large.',
    })
  })

  itWhere(['links'], 'says what the system says, and to look at the file', () => {
    const directory = makeDirectory()
    symlinkSync('main.tf', join(directory, 'main.tf'))
    expect(fetchedFiles(directory).read('main.tf', 1 << 20)).toMatchObject({
      kind: 'unread',
      reason: expect.stringMatching(/^this machine cannot read it \(ELOOP: /),
      hint: expect.stringMatching(/^Look at the owner and the permissions of the file/),
    })
  })

  it('is absent when there is none, or a directory', () => {
    const directory = makeDirectory()
    mkdirSync(join(directory, 'main.tf'))
    for (const path of ['main.tf', 'other.tf', '../main.tf'])
      expect(fetchedFiles(directory).read(path, 100)).toEqual({ kind: 'absent' })
  })
})
