// The files through which the runner takes what it is told.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createStepHost } from '../../src/base/host.ts'
import { writeOwnFile } from '../../src/base/own-file.ts'
import { exportVariables, writeEnvFile, writeSummary } from '../../src/report/job-files.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const settings = {
  path: [],
  variables: { TRIVY_CACHE_DIR: '/a b/c', TRIVY_SKIP_DB_UPDATE: 'true' },
}

describe('the files', () => {
  it('have the variables as docker run takes them, with directories made', () => {
    const path = join(makeDirectory(), 'deep', 'env')
    writeEnvFile(path, settings)
    expect(readFileSync(path, 'utf8')).toBe('TRIVY_CACHE_DIR=/a b/c\nTRIVY_SKIP_DB_UPDATE=true\n')
  })

  it('are replaced by later ones', () => {
    const path = join(makeDirectory(), 'evidence.json')
    writeOwnFile(path, 'a longer first text')
    writeOwnFile(path, 'second')
    expect(readFileSync(path, 'utf8')).toBe('second')
  })
})

describe('what the runner takes', () => {
  const before = { ...process.env }

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  })

  it('is each variable, for all later steps of the job', () => {
    process.env.GITHUB_ENV = writeFile(makeDirectory(), 'env', '')
    exportVariables(settings, {}, createStepHost())
    expect(readFileSync(process.env.GITHUB_ENV, 'utf8').replaceAll('\r\n', '\n')).toMatch(
      /^TRIVY_CACHE_DIR<<(\S+)\n\/a b\/c\n\1\nTRIVY_SKIP_DB_UPDATE<<(\S+)\ntrue\n\2\n$/,
    )
  })

  it('is a summary, which may fail', async () => {
    const file = writeFile(makeDirectory(), 'summary', 'before\n')
    process.env.GITHUB_STEP_SUMMARY = file
    const failures: unknown[] = []
    await writeSummary('### Title\n', createStepHost(), (error) => failures.push(error))
    expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).toBe('before\n### Title\n\n')
    expect(failures).toEqual([])
    rmSync(file)
    mkdirSync(file)
    await writeSummary('### Title\n', createStepHost(), (error) => failures.push(error))
    expect(failures).toEqual([
      expect.objectContaining({ code: expect.stringMatching(/^(EISDIR|EPERM|EBADF)$/) }),
    ])
  })
})
