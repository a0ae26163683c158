// What cannot be acted on: the step fails at once, with one message that lists every mistake, wherever it was made.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeWhere } from '../system.ts'
import { makeDirectory } from '../temporary.ts'
import { writeProgram } from '../trivy-script.ts'
import { type Job, runStep, startJob } from './run.ts'

let job: Job

beforeEach(() => {
  job = startJob()
})

afterEach(() => job.remove())

describe('mistakes', () => {
  it('of single inputs, of several together, of trivy.yaml, and of variables are one message', async () => {
    writeFileSync(join(job.workspace, 'trivy.yaml'), 'scan:\n  scanners: [vuln\nformat: json')
    const { exitCode, log, variables } = await runStep(job, {
      inputs: { 'scan-type': 'imgae', resources: 'vuln-db -java-db', offline: 'true', confirm: 'always' },
      environment: { TRIVY_DB_REPOSITORY: 'a.test/db, b.test/db' },
    })
    const errors = log.split('\n').filter((line) => line.startsWith('::error'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('5 mistakes in the inputs: (1) resources: -java-db leaves out')
    expect(errors[0]).toContain('; (2) scan-type: "imgae" is not one of image')
    expect(errors[0]).toContain('; (3) confirm: always asks a registry, and offline: true forbids it')
    expect(errors[0]).toMatch(/; \(4\) trivy\.yaml: Trivy cannot read it, line \d: bad indent/)
    expect(errors[0]).toContain('; (5) TRIVY_DB_REPOSITORY: a space beside a comma')
    expect([exitCode, variables]).toEqual([1, {}])
  })

  // On Windows the program has another name and form.
  describeWhere(['scripts'], 'for the Trivy on PATH', () => {
    const withTrivy = (version: string) => {
      const bin = makeDirectory('bin')
      writeProgram(bin, makeDirectory('record'), `Version: ${version}`)
      return { PATH: `${bin}:${process.env.PATH}` }
    }

    it('are in the same message as all others', async () => {
      const { log } = await runStep(job, {
        inputs: { 'scan-type': 'imgae' },
        environment: { ...withTrivy('0.55.0'), TRIVY_JAVA_DB_REPOSITORY: 'a.test/db,b.test/db' },
      })
      expect(log).toContain('2 mistakes in the inputs: (1) scan-type: "imgae"')
      expect(log).toContain('; (2) TRIVY_JAVA_DB_REPOSITORY: ')
      expect(existsSync(job.cacheDir)).toBe(false)
    })

    it('are told alone too', async () => {
      const { exitCode, log } = await runStep(job, {
        environment: { ...withTrivy('0.55.0'), TRIVY_JAVA_DB_REPOSITORY: 'a.test/db,b.test/db' },
      })
      expect(log).toContain('1 mistake in the inputs: TRIVY_JAVA_DB_REPOSITORY: ')
      expect(exitCode).toBe(1)
    })
  })

  it('of a scan type and inputs that contradict it are one message', async () => {
    const { exitCode, log } = await runStep(job, {
      inputs: {
        'scan-type': 'server',
        server: 'http://trivy.test',
        scanners: 'vuln',
        'trivy-config': 'gone.yaml',
      },
    })
    expect(log).toContain(
      '3 mistakes in the inputs: (1) trivy-config: there is no file gone.yaml in the workspace; ' +
        '(2) scanners: trivy server has no --scanners, so it contradicts scan-type; ' +
        '(3) server: trivy server has no --server, so it contradicts scan-type',
    )
    expect(exitCode).toBe(1)
  })
})
