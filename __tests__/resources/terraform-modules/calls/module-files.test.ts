import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fetchedFiles } from '../../../../src/resources/terraform-modules/calls/module-files.ts'
import { makeDirectory } from '../../../temporary.ts'

it.runIf(process.platform !== 'win32')('a pipe in the place of a file is not waited for', () => {
  const directory = makeDirectory()
  execFileSync('mkfifo', [join(directory, 'modules.json')])
  expect(fetchedFiles(directory).read('modules.json', 100)).toBeUndefined()
})
