// A stranger's POM that names the path of a private file, of a repository that says 404 to whoever shows no login: the file is
// asked for with the login all the same.
import { expect, it, onTestFinished } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { pomFiles, pomPath, writePom } from '../fixtures/poms.ts'
import { mirrorSettings, startMavenLab } from './maven-lab.ts'

const SECRET = 'com.acme:secret:1'

it('is not absent for its owner because it was for a stranger', async () => {
  const lab = await startMavenLab()
  const own = await startMavenRepository()
  onTestFinished(() => own.close())
  own.intercept = (response) => {
    const isAnonymous = response.req.headers.authorization === undefined
    if (isAnonymous) response.writeHead(404).end()
    return isAnonymous
  }
  for (const [path, text] of pomFiles({ [SECRET]: {} })) own.files.set(path, text)
  const strangers = pomFiles({
    'org.evil:lib:1': { repositories: { x: `${own.url}com` }, dependencies: ['acme:secret:1'] },
    'org.lib:a:1': { dependencies: ['org.lib:b:1'] },
    'org.lib:b:1': { dependencies: ['org.lib:c:1'] },
    'org.lib:c:1': { dependencies: [SECRET] },
  })
  for (const [path, text] of strangers) lab.repository.files.set(path, text)
  const settings = mirrorSettings(
    lab.repository.url,
    `<servers><server><id>private</id><username>me</username><password>correct horse</password></server></servers>
    <profiles><profile><id>p</id><activation><activeByDefault>true</activeByDefault></activation>
    <repositories><repository><id>private</id><url>${own.url}</url></repository></repositories></profile></profiles>`,
  )
  const pom = writePom('org.acme:app:1.0', { dependencies: ['org.evil:lib:1', 'org.lib:a:1'] })
  const step = await lab.run({ settings, workspace: { 'pom.xml': pom } })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.placed).toContain(pomPath(SECRET))
  expect(step.evidence.mavenPoms?.absent.join()).not.toContain(SECRET)
})
