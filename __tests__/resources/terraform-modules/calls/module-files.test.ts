import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect } from 'vitest'
import { fetchedFiles } from '../../../../src/resources/terraform-modules/calls/module-files.ts'
import { itWhere } from '../../../system.ts'
import { makeDirectory } from '../../../temporary.ts'

itWhere(['pipes'], 'a pipe in the place of a file is not waited for', () => {
  const directory = makeDirectory()
  execFileSync('mkfifo', [join(directory, 'modules.json')])
  expect(fetchedFiles(directory).read('modules.json', 100)).toBeUndefined()
})
