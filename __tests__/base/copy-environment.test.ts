// A copy of an environment is read as the system reads the original.
import { describe, expect, it } from 'vitest'
import { copyEnvironment } from '../../src/base/copy-environment.ts'

const job = { Path: 'C:\\a', PROGRAMDATA: 'D:\\Data', trivy_username: 'me', TRIVY_SKIP_DB_UPDATE: 'true' }

describe('a copy of an environment', () => {
  it('is found in any case on Windows, by programs that list it too', () => {
    const copy = copyEnvironment(job, { TEMP: 'D:\\temp' }, 'win32')
    expect(copy.PATH).toBe('C:\\a')
    expect(copy.ProgramData).toBe('D:\\Data')
    expect(copy.TRIVY_USERNAME).toBe('me')
    expect(copy.temp).toBe('D:\\temp')
    expect('programdata' in copy).toBe(true)
    expect(copy.absent).toBeUndefined()
    expect(Object.entries(copy)).toEqual(Object.entries({ ...job, TEMP: 'D:\\temp' }))
  })

  it('is changed on Windows under the name that is there, and not twice', () => {
    const copy = copyEnvironment(job, { PATH: 'C:\\b', trivy_skip_db_update: undefined }, 'win32')
    expect({ ...copy }).toEqual({ Path: 'C:\\b', PROGRAMDATA: 'D:\\Data', trivy_username: 'me' })
    copy.Trivy_Username = 'you'
    expect(copy.trivy_username).toBe('you')
    // Copied once more, as it is for each program that is started.
    expect(copyEnvironment(copy, {}, 'win32').TRIVY_USERNAME).toBe('you')
  })

  it('tells names apart elsewhere, as the system does', () => {
    const copy = copyEnvironment(job, { PATH: '/b' }, 'linux')
    expect(copy).toEqual({ ...job, PATH: '/b' })
    expect(copy.TRIVY_USERNAME).toBeUndefined()
  })

  it('leaves the original alone', () => {
    copyEnvironment(job, { Path: undefined, PROGRAMDATA: 'x' }, 'win32')
    expect(job.Path).toBe('C:\\a')
    expect(job.PROGRAMDATA).toBe('D:\\Data')
  })
})
