// A repository that wants a login: the real Trivy online with it, and then offline, without it, with what the action placed.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { pomFiles, writePom, writeSnapshotMetadata } from '../fixtures/poms.ts'
import { describeOffline } from '../offline-peers.ts'
import { scanOffline, scanOnline, writeHome } from '../resources/maven-poms/trivy-poms.ts'
import { makeJob } from './maven-lab.ts'
import { runStep, writeJobFile } from './run.ts'

const LOGIN = { username: 'ci', password: 'correct horse' }
const CORP_PASSWORD = LOGIN.password
const PROJECT = writePom('com.corp:app:1.0', {
  parent: 'com.corp:corp-parent:4',
  managed: ['com.corp:bom:2 import'],
  dependencies: ['com.corp:core', 'com.corp:daily:1-SNAPSHOT', 'org.lib:open:1'],
})
const PRIVATE = [
  ...pomFiles({
    'com.corp:corp-parent:4': { dependencies: ['com.corp:everywhere:1'] },
    'com.corp:everywhere:1': { license: 'MIT' },
    'com.corp:bom:2': { managed: ['com.corp:core:2.2', 'org.lib:below:3'] },
    'com.corp:core:2.2': { dependencies: ['org.lib:below:1'] },
  }),
  writeSnapshotMetadata('com.corp:daily:1-SNAPSHOT', '1-20260102.030405-6'),
  ['com/corp/daily/1-SNAPSHOT/daily-1-20260102.030405-6.pom', writePom('com.corp:daily:1-SNAPSHOT')],
] as const
const OPEN = pomFiles({
  'org.lib:open:1': { dependencies: ['org.lib:below:2'], license: 'Apache-2.0' },
  'org.lib:below:3': { license: 'MIT' },
})

describeOffline('a private repository with credentials', () => {
  it('serves Trivy online, and after the action an offline scan without credentials reports the same', async () => {
    const [central, corp] = await Promise.all([startMavenRepository(), startMavenRepository(LOGIN)])
    onTestFinished(() => Promise.all([central.close(), corp.close()]).then(() => undefined))
    for (const [path, text] of OPEN) central.files.set(path, text)
    for (const [path, text] of PRIVATE) corp.files.set(path, text)
    const job = makeJob()
    writeJobFile(join(job.workspace, 'pom.xml'), PROJECT)
    const makeHome = (name: string) => {
      const home = writeHome(join(job.temp, name), central.url)
      writeJobFile(join(home.HOME, '.m2', 'settings.xml'), writeSettings(central.url, corp.url))
      return home
    }
    const online = await scanOnline(job.workspace, { ...makeHome('online'), CORP_PASSWORD })
    expect(JSON.stringify(online)).toContain('org.lib:below:3')
    const home = makeHome('home')
    // Without the login the same scan knows less.
    expect(await scanOnline(job.workspace, home)).not.toEqual(online)
    for (const repository of [central, corp]) repository.requests.length = 0

    const step = await runStep(job, {
      inputs: { resources: 'maven-poms', 'scan-type': 'fs', 'trivy-version': '0.74.0' },
      environment: { ...home, TRIVY_CACHE_DIR: undefined, CORP_PASSWORD },
    })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBe('true')
    expect(new Set(corp.requests.map(({ status }) => status))).toEqual(new Set([200, 404]))
    expect(central.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])

    // Neither the settings nor the password are needed any more.
    rmSync(join(home.HOME, '.m2', 'settings.xml'))
    expect(scanOffline(job.workspace, home)).toEqual(online)
    const evidence = readFileSync(step.outputs.evidence ?? '', 'utf8')
    expect(evidence + step.summary).not.toContain(LOGIN.password)
  })
})

function writeSettings(centralUrl: string, corpUrl: string): string {
  return `<settings>
    <servers><server><id>corp</id><username>${LOGIN.username}</username><password>\${env.CORP_PASSWORD}</password></server></servers>
    <mirrors><mirror><id>lab</id><mirrorOf>central</mirrorOf><url>${centralUrl}</url></mirror></mirrors>
    <profiles><profile><id>p</id><repositories><repository><id>corp</id><url>${corpUrl}</url></repository></repositories></profile></profiles>
    <activeProfiles><activeProfile>p</activeProfile></activeProfiles></settings>`
}
