// The temporary directory of the Trivy that will scan.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decideTemp } from '../../../../src/resources/terraform-modules/packages/module-cache.ts'
import { itWhere } from '../../../system.ts'
import { makeDirectory } from '../../../temporary.ts'

describe('the temporary directory of a scan', () => {
  const decide = (environment: NodeJS.ProcessEnv, platform?: NodeJS.Platform) =>
    decideTemp({ environment, away: undefined, ...(platform === undefined ? {} : { platform }) })

  it('is the one that the user chose', () => {
    const TMPDIR = makeDirectory()
    expect(decide({ TMPDIR }, 'linux')).toEqual({ directory: TMPDIR, variables: {} })
  })

  it('is one of the job where others may use that of the machine', () => {
    const RUNNER_TEMP = makeDirectory()
    const directory = join(RUNNER_TEMP, 'trivy-offline-cache', 'tmp')
    expect(decide({ RUNNER_TEMP }, 'linux')).toEqual({ directory, variables: { TMPDIR: directory } })
  })

  it.each([
    ['of bash', { TMP: '/tmp', TEMP: '/tmp' }],
    ['of a drive in bash', { TMP: '/c/tmp' }],
    ['of the drive where a process happens to be', { TMP: '\\tmp' }],
    ['of the directory of a drive', { TEMP: 'C:tmp' }],
  ])(
    'is one of the job on Windows where only some shells find the one that is named: that %s',
    (_, names) => {
      const RUNNER_TEMP = makeDirectory()
      const directory = join(RUNNER_TEMP, 'trivy-offline-cache', 'tmp')
      const variables = { TMP: directory, TEMP: directory }
      expect(decide({ ...names, RUNNER_TEMP }, 'win32')).toEqual({ directory, variables })
    },
  )

  itWhere(['cmd'], 'is TMP before TEMP on Windows, as Go has it', () => {
    const [TMP, TEMP] = [makeDirectory(), makeDirectory()]
    expect(decide({ TMP, TEMP }).directory).toBe(TMP)
    expect(decide({ TEMP }).directory).toBe(TEMP)
    expect(decide({ RUNNER_ENVIRONMENT: 'github-hosted' }).directory).toBe(tmpdir())
  })
})
