import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLOSURE_BOUNDS } from '../../../../src/resources/maven-poms/closure/bounds.ts'
import { resolveClosure } from '../../../../src/resources/maven-poms/closure/closure.ts'
import type { PomAnswer, PomSource } from '../../../../src/resources/maven-poms/closure/pom-source.ts'
import { pomFiles, writePom } from '../../../fixtures/poms.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'
import { createMemorySource, nameRequest } from '../memory-source.ts'
import { DECLARED_URL, pomProjects } from '../pom-scenes.ts'

function writeWorkspace(files: Readonly<Record<string, string>>): { root: string; pomFiles: string[] } {
  const root = makeDirectory('closure')
  const paths = Object.entries(files).map(([path, text]) => writeFile(root, path, text))
  return { root, pomFiles: paths.filter((path) => path.endsWith('pom.xml')) }
}

const single = (dependencies: readonly string[]) =>
  writeWorkspace({ 'pom.xml': writePom('org.acme:app:1', { dependencies }) })

const emptySource = () => createMemorySource(new Map())
const answering = (answer: PomAnswer): PomSource => ({ find: () => Promise.resolve(answer) })

describe('the closure', () => {
  // What stands in the snapshot is what the real Trivy asks for: closure-real-trivy.test.ts compares them.
  it.each(Object.entries(pomProjects))('asks for what Trivy asks for, for %s', async (_, project) => {
    const source = createMemorySource(project.central, {
      ...(project.declared && { [DECLARED_URL]: project.declared }),
    })
    const closure = await resolveClosure({
      ...writeWorkspace(project.workspace),
      source,
      environment: project.environment ?? {},
    })
    expect([...source.asked].sort()).toMatchSnapshot()
    expect(closure.problems).toEqual([])
    expect(closure.stoppedBy).toBeUndefined()
  })

  it('asks for each POM once, and reports who wanted it first and what became of it', async () => {
    const source = createMemorySource(
      new Map(
        pomFiles({
          'org.c:one:1': { parent: 'org.c:parent:1', dependencies: ['org.c:two:1', 'org.c:gone:1'] },
          'org.c:two:1': { parent: 'org.c:parent:1', dependencies: ['org.c:one:1', 'org.c:gone:1'] },
          'org.c:parent:1': {},
        }),
      ),
    )
    const workspace = single(['org.c:one:1', 'org.c:two:1'])
    const closure = await resolveClosure({ ...workspace, source, environment: {} })
    const names = source.requests.map(nameRequest)
    expect(names.sort()).toEqual(['org.c:gone:1', 'org.c:one:1', 'org.c:parent:1', 'org.c:two:1'])
    expect(closure.found.map(({ artifactId, wantedBy }) => [artifactId, wantedBy])).toEqual([
      ['one', 'pom.xml'],
      ['two', 'pom.xml'],
      ['parent', 'org.c:one:1'],
    ])
    expect(closure.absent).toEqual([
      { groupId: 'org.c', artifactId: 'gone', version: '1', wantedBy: 'org.c:one:1' },
    ])
    expect(closure.unknown).toEqual([])
  })

  it('keeps what is unknown apart, with the reason', async () => {
    const source = answering({ kind: 'unknown', reason: 'repo.example answered 429' })
    const closure = await resolveClosure({ ...single(['org.c:one:1']), source, environment: {} })
    expect(closure.unknown).toEqual([
      {
        groupId: 'org.c',
        artifactId: 'one',
        version: '1',
        wantedBy: 'pom.xml',
        reason: 'repo.example answered 429',
      },
    ])
    expect([closure.found, closure.absent]).toEqual([[], []])
  })

  it('hands on the repositories that the POMs on the way declare, nearest first, but not those of parents', async () => {
    const repositories = (id: string) => ({ repositories: { [id]: `https://${id}.example/` } })
    const source = createMemorySource(
      new Map(
        pomFiles({
          'org.c:one:1': { parent: 'org.c:parent:1', dependencies: ['org.c:two:1'], ...repositories('one') },
          'org.c:parent:1': repositories('parent'),
          'org.c:bom:1': { ...repositories('bom'), parent: 'org.c:bom-parent:1' },
        }),
      ),
    )
    const root = { ...repositories('root'), managed: ['org.c:bom:1 import'], dependencies: ['org.c:one:1'] }
    const workspace = writeWorkspace({ 'pom.xml': writePom('org.acme:app:1', root) })
    await resolveClosure({ ...workspace, source, environment: {} })
    const asked = source.requests.map((one) => [one.artifactId, one.repositories.map(({ id }) => id).join()])
    expect(Object.fromEntries(asked)).toEqual({
      one: 'root',
      two: 'one,root',
      parent: 'one,root',
      bom: '',
      'bom-parent': 'bom',
    })
    expect(
      source.requests.flatMap((one) => one.repositories.map(({ declaredIn }) => declaredIn)),
    ).not.toContain('settings')
  })

  it('hands on the repositories of a project to its modules, but not to theirs', async () => {
    const source = emptySource()
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:all:1', {
        repositories: { root: 'https://root.example/' },
        modules: ['a'],
      }),
      'a/pom.xml': writePom('org.acme:a:1', { dependencies: ['org.c:of-a:1'], modules: ['b'] }),
      'a/b/pom.xml': writePom('org.acme:b:1', { dependencies: ['org.c:of-b:1'] }),
    })
    await resolveClosure({ ...workspace, source, environment: {} })
    const asked = source.requests.map((one) => [one.artifactId, one.repositories.map(({ id }) => id).join()])
    expect(Object.fromEntries(asked)).toEqual({ 'of-a': 'root', 'of-b': '' })
  })

  it('asks only repositories that are enabled for what is wanted', async () => {
    const off = (kind: string) => `<${kind}><enabled>false</enabled></${kind}>`
    const repository = (id: string, more: string) =>
      `<repository><id>${id}</id><url>https://${id}.example</url>${more}</repository>`
    const more = `<repositories>${repository('all', '')}${repository('s', off('releases'))}${repository('r', off('snapshots'))}
      ${repository('none', off('snapshots') + off('releases'))}</repositories>`
    const source = emptySource()
    const pom = writePom('org.acme:app:1', { dependencies: ['org.c:one:1'], more })
    await resolveClosure({ ...writeWorkspace({ 'pom.xml': pom }), source, environment: {} })
    const [request] = source.requests
    expect(request?.repositories.map(({ id, releases, snapshots }) => [id, releases, snapshots])).toEqual([
      ['all', true, true],
      ['s', false, true],
      ['r', true, false],
    ])
  })

  // What old versions do was compared with their own parsers on random projects.
  it.each([
    ['0.74.0', ['root']],
    ['0.67.2', []],
  ])('knows how Trivy %s takes repositories', async (trivyVersion, ids) => {
    const source = emptySource()
    const parts = { repositories: { root: 'https://root.example/' }, dependencies: ['org.c:one:1'] }
    const workspace = writeWorkspace({ 'pom.xml': writePom('org.acme:app:1', parts) })
    await resolveClosure({ ...workspace, source, environment: {}, trivyVersion })
    expect(source.requests[0]?.repositories.map(({ id }) => id)).toEqual(ids)
  })

  it.each([
    ['0.74.0', ['org.c:of-bom:1']],
    ['0.68.2', ['org.c:of-bom:1,root']],
  ])('asks for imports as Trivy %s does', async (trivyVersion, expected) => {
    const source = emptySource()
    const parts = { repositories: { root: 'https://root.example/' }, managed: ['org.c:of-bom:1 import'] }
    const workspace = writeWorkspace({ 'pom.xml': writePom('org.acme:app:1', parts) })
    await resolveClosure({ ...workspace, source, environment: {}, trivyVersion })
    const asked = source.requests.map((one) =>
      [nameRequest(one), ...one.repositories.map(({ id }) => id)].join(),
    )
    expect(asked).toEqual(expected)
  })

  it.each([
    ['0.74.0', ['org.acme:core:1', 'org.c:shared:1']],
    ['0.68.2', ['org.c:shared:1']],
  ])('lets modules share what was resolved as Trivy %s does', async (trivyVersion, expected) => {
    const source = emptySource()
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:all:1', { modules: ['core', 'web'] }),
      'core/pom.xml': writePom('org.acme:core:1', { dependencies: ['org.c:shared:1'] }),
      'web/pom.xml': writePom('org.acme:web:1', { dependencies: ['org.acme:core:1'] }),
    })
    const pomFiles = workspace.pomFiles.slice(0, 1)
    await resolveClosure({ ...workspace, pomFiles, source, environment: {}, trivyVersion })
    expect([...source.asked].sort()).toEqual(expected)
  })

  it('reports a POM that cannot be decoded, and the variables that nobody gave', async () => {
    const central = new Map(pomFiles({ 'org.c:env:1': { dependencies: ['org.c:x:${env.LIB}'] } }))
    central.set('org/c/bad/1/bad-1.pom', '<project>')
    const workspace = single(['org.c:env:1', 'org.c:bad:1'])
    const closure = await resolveClosure({
      ...workspace,
      source: createMemorySource(central),
      environment: {},
    })
    expect(closure.unreadable.map(({ pom }) => pom)).toEqual(['org.c:bad:1'])
    expect(closure.variables).toEqual(['LIB'])
    expect(closure.problems).toEqual([])
  })

  it('ends when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'))
    const options = { ...single(['org.c:one:1']), source: emptySource(), environment: {}, signal }
    await expect(resolveClosure(options)).rejects.toThrow('cancelled')
  })

  it('throws what the source throws, and leaves nothing running', async () => {
    let running = 0
    const source: PomSource = {
      async find({ artifactId }) {
        running += 1
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
        if (artifactId === 'one') throw new Error('broken')
        return { kind: 'absent' }
      },
    }
    const options = { ...single(['org.c:one:1', 'org.c:two:1']), source, environment: {} }
    await expect(resolveClosure(options)).rejects.toThrow('broken')
    expect(running).toBe(0)
  })
})

describe('a hostile POM', () => {
  const closureOf = async (
    workspace: ReturnType<typeof writeWorkspace>,
    poms: Parameters<typeof pomFiles>[0],
  ) => {
    const source = createMemorySource(new Map(pomFiles(poms)))
    return { source, closure: await resolveClosure({ ...workspace, source, environment: {} }) }
  }

  it('is not followed in a circle of parents', async () => {
    const { closure, source } = await closureOf(single(['org.h:one:1', 'org.h:two:1']), {
      'org.h:one:1': { parent: 'org.h:two:1' },
      'org.h:two:1': { parent: 'org.h:one:1', dependencies: ['org.h:three:1'] },
    })
    expect(closure.problems.map(({ reason }) => reason)).toContain('is its own ancestor, by <parent>')
    expect(source.asked).toContain('org.h:three:1')
  })

  it('is not followed in a circle of files', async () => {
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.h:a:1', { parent: 'org.h:b:1 b/pom.xml' }),
      'b/pom.xml': writePom('org.h:b:1', { parent: 'org.h:a:1' }),
    })
    const { closure } = await closureOf(workspace, {})
    expect(closure.problems.map(({ pom }) => pom)).toEqual(['pom.xml'])
  })

  it('is not followed in a circle of imports, its own dependencies or not', async () => {
    const { closure } = await closureOf(
      writeWorkspace({
        'pom.xml': writePom('org.acme:app:1', { managed: ['org.h:a:1 import', 'org.h:c:1 import'] }),
      }),
      {
        'org.h:a:1': { managed: ['org.h:b:1 import'] },
        'org.h:b:1': { managed: ['org.h:a:1 import'] },
        'org.h:c:1': { managed: ['org.h:c:1 import'], dependencies: ['org.h:x:1'] },
      },
    )
    expect(closure.problems.map(({ pom }) => pom).sort()).toEqual(['org.h:a:1', 'org.h:c:1'])
  })

  it('does not make imports grow without end', async () => {
    // Two ways down at each of 40 levels; because of the unknown property, each import depends on who imports it.
    const below = (level: number) => ['a', 'b'].map((side) => `org.h:${side}${level + 1}:1 import`)
    const levels = Array.from({ length: 40 }, (_, level) =>
      ['a', 'b'].map((side) => [`org.h:${side}${level}:1`, { managed: [...below(level), 'x:y:${nobody}'] }]),
    ).flat()
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:app:1', { managed: ['org.h:a0:1 import'] }),
    })
    const source = createMemorySource(new Map(pomFiles(Object.fromEntries(levels))))
    const bounds = { ...CLOSURE_BOUNDS, maxPoms: 1000, maxEntries: 20_000 }
    const closure = await resolveClosure({ ...workspace, source, environment: {}, bounds })
    expect(closure.stoppedBy?.message).toBe('Maven POMs: more than 20000 managed dependencies')
  })

  it('cannot keep the signal from ending it, when everything that it imports is known', async () => {
    const below = (level: number) => ['a', 'b'].map((side) => `org.h:${side}${level + 1}:1 import`)
    const levels = Array.from({ length: 40 }, (_, level) =>
      ['a', 'b'].map((side) => [
        `org.h:${side}${level}:1`,
        { managed: [...below(level), 'x:${nobody}:1 import'] },
      ]),
    ).flat()
    const known = createMemorySource(new Map(pomFiles(Object.fromEntries(levels))))
    const controller = new AbortController()
    const source: PomSource = {
      find(request) {
        // The last POM of all: from here on nothing is asked for any more.
        if (request.artifactId === 'b40') setImmediate(() => controller.abort(new Error('cancelled')))
        return known.find(request)
      },
    }
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:app:1', { managed: ['org.h:a0:1 import'] }),
    })
    const options = { ...workspace, source, environment: {}, signal: controller.signal }
    await expect(resolveClosure(options)).rejects.toThrow('cancelled')
  })

  it('with endless properties is a problem of its own, and the others go on', async () => {
    const { closure, source } = await closureOf(single(['org.h:loop:1', 'org.h:good:1']), {
      'org.h:loop:1': { properties: { a: '${b}${a}', b: '1' }, dependencies: ['org.h:x:${a}'] },
      'org.h:good:1': { dependencies: ['org.h:after:1'] },
    })
    expect(closure.problems.map(({ pom }) => pom)).toEqual(['org.h:loop:1'])
    expect(source.asked).toContain('org.h:after:1')
  })

  it('cannot ask for more POMs than the bound', async () => {
    const dependencies = Array.from({ length: 5000 }, (_, index) => `org.h:n${index}:1`)
    const source = emptySource()
    const bounds = { ...CLOSURE_BOUNDS, maxPoms: 100, maxEntries: 1000 }
    const closure = await resolveClosure({ ...single(dependencies), source, environment: {}, bounds })
    expect(closure.stoppedBy?.message).toBe('Maven POMs: more than 100 are wanted')
    expect(source.requests).toHaveLength(100)
  })

  it.each([
    '../../etc:passwd:1',
    'org.h:..:1',
    'org.h:a/../../b:1',
    'org.h:a:..',
    'org.h:a:1/../../x',
    'org..h:a:1',
    'org.h:a%2f:1',
    'org.h:a?x=1:1',
    'org.h:a\\b:1',
    `org.h:${'a'.repeat(300)}:1`,
  ])('whose coordinates are %s asks nobody', async (coordinates) => {
    const { closure, source } = await closureOf(single([coordinates]), {})
    expect(source.requests).toEqual([])
    expect(closure.unknown).toHaveLength(1)
    expect(closure.unknown[0]?.reason).toBe('its coordinates are not those of Maven, so nothing was asked')
  })

  it('reads no file outside of the workspace', async () => {
    const outside = makeDirectory('outside')
    writeFile(outside, 'pom.xml', writePom('org.h:outside:1', { dependencies: ['org.h:leaked:1'] }))
    const way = `../${basename(outside)}`
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:app:1', {
        parent: `org.h:outside:1 ${way}/pom.xml`,
        modules: [way],
      }),
    })
    const { source, closure } = await closureOf(workspace, {})
    expect([...source.asked]).toEqual(['org.h:outside:1'])
    // Trivy would read it: what it leads to is not known here.
    expect(closure.problems.map(({ reason }) => reason)).toEqual([
      'lies outside of the workspace, and is not read here',
    ])
  })

  it('reads what lies in the workspace under a name that begins with two dots', async () => {
    const workspace = writeWorkspace({
      'pom.xml': writePom('org.acme:app:1', { modules: ['..app'] }),
      '..app/pom.xml': writePom('org.acme:dotted:1', { dependencies: ['org.h:dep:1'] }),
    })
    const { source, closure } = await closureOf(workspace, {})
    expect([...source.asked]).toEqual(['org.h:dep:1'])
    expect(closure.problems).toEqual([])
  })

  it('cannot read a variable that it is not given', async () => {
    const { source } = await closureOf(single(['org.h:x:1${env.PATH}${env.constructor}']), {})
    expect([...source.asked]).toEqual(['org.h:x:1'])
  })
})
