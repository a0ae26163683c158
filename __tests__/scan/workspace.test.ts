// The walk through the workspace, over real directories.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RESOURCES } from '../../src/resources/table.ts'
import { listClues } from '../../src/run/plan-facts.ts'
import { nameRoot, type WalkOptions, walkWorkspace } from '../../src/scan/workspace.ts'
import { itWhere } from '../system.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the walk', () => {
  it('collects what decides, at any depth', () => {
    write(
      'pom.xml',
      'a/b/pom.xml',
      'lib/A.JAR',
      'x.war',
      'y.ear',
      'z.par',
      'a/pom.xml.bak',
      'jar',
      'README.md',
    )
    const seen = walk()
    expect(seen).toMatchObject({
      filesSeen: 9,
      isComplete: true,
      isEmpty: false,
      poms: ['pom.xml', 'a/b/pom.xml'],
    })
    expect([...seen.archives].sort()).toEqual(['lib/A.JAR', 'x.war', 'y.ear', 'z.par'])
  })

  it.each([
    ['Dockerfile', 'dockerfiles'],
    ['a/Dockerfile.build', 'dockerfiles'],
    ['web.Dockerfile', 'dockerfiles'],
    ['Containerfile', 'dockerfiles'],
    ['compose.yaml', 'composeFiles'],
    ['docker-compose.yml', 'composeFiles'],
    ['docker-compose.prod.yml', 'composeFiles'],
    ['docker-compose-dev.yml', 'composeFiles'],
    ['Dockerfile-alpine', 'dockerfiles'],
    ['Containerfile_dev', 'dockerfiles'],
  ] as const)('takes %s for evidence', (path, kind) => {
    write(path)
    expect(walk()[kind]).toEqual([path])
  })

  it.each([
    'Dockerfile.dockerignore',
    'mycompose.yaml',
    'Dockerfiles',
    'dockerfile-notes.md',
    'Dockerfile.txt',
  ])('passes over %s', (path) => {
    write(path)
    expect(walk()).toMatchObject({ dockerfiles: [], composeFiles: [], filesSeen: 1 })
  })

  it('skips what Trivy skips: .git anywhere; proc, sys, and dev at the top', () => {
    write('.git/a.jar', 'sub/.git/b.jar', 'proc/c.jar', 'sys/d.jar', 'dev/e.jar', 'sub/dev/f.jar')
    expect(walk().archives).toEqual(['sub/dev/f.jar'])
  })

  it('looks where Trivy looks once a glob is malformed, as of one with a comma in a variable', () => {
    write('.git/a.jar', 'proc/b.jar', 'dev/c.jar')
    expect([...walk({ skipDirs: ['{x', 'y}'] }).archives].sort()).toEqual([
      '.git/a.jar',
      'dev/c.jar',
      'proc/b.jar',
    ])
  })

  it('does not look into node_modules, and says so', () => {
    write('node_modules/a/pom.xml', 'web/node_modules/b.jar', 'c.txt')
    expect(walk()).toMatchObject({ modulesSkipped: 2, poms: [], archives: [], filesSeen: 1 })
  })

  it.each<[string[], number]>([
    [['**/node_modules'], 0],
    [['node_modules', 'web'], 0],
    [['node_modules'], 1],
    [['node_modules/a'], 2],
  ])('misses nothing in node_modules that Trivy skips too: %j', (skipDirs, modulesSkipped) => {
    write('node_modules/a/pom.xml', 'web/node_modules/b.jar', 'pom.xml')
    expect(walk({ skipDirs })).toMatchObject({ modulesSkipped, poms: ['pom.xml'], archives: [] })
  })

  it.each<[string[], string[]]>([
    [['vendor'], ['a/vendor/b.jar', 'other/c.jar']],
    [['**/vendor'], ['other/c.jar']],
    [['./vendor/'], ['a/vendor/b.jar', 'other/c.jar']],
    [['{vendor,other}'], ['a/vendor/b.jar']],
    [['a/**'], ['other/c.jar', 'vendor/a.jar']],
    [['*'], []],
    [['v?ndor', 'o[t]her'], ['a/vendor/b.jar']],
    [['vendor,x'], ['a/vendor/b.jar', 'other/c.jar', 'vendor/a.jar']],
    // Trivy gives up at the first malformed one.
    [
      ['vendor', '{', 'other'],
      ['a/vendor/b.jar', 'other/c.jar'],
    ],
    [
      ['[', `${'*a'.repeat(50)}`],
      ['a/vendor/b.jar', 'other/c.jar', 'vendor/a.jar'],
    ],
  ])('skips the directories %j, as Trivy reads them', (skipDirs, archives) => {
    write('vendor/a.jar', 'a/vendor/b.jar', 'other/c.jar')
    expect([...walk({ skipDirs }).archives].sort()).toEqual(archives)
  })

  it('skips files by glob, and by absolute path', () => {
    write('a.jar', 'b/c.jar', 'd.jar')
    expect(walk({ skipFiles: ['**/c.jar', join(root, 'a.jar')] }).archives).toEqual(['d.jar'])
  })

  it('is told by its way from the workspace, if it lies there', () => {
    expect(nameRoot(root, root)).toBe('the workspace')
    expect(nameRoot(join(root, '..app'), root)).toBe('..app')
    expect(nameRoot(dirname(root), root)).toBe(dirname(root))
  })

  it('skips under a name that begins with two dots only what Trivy skips, which reads it as above the root', () => {
    write('part/..old/a.jar')
    const skip = (glob: string) => walk({ scanRef: 'part', skipDirs: [glob] }).archives
    expect(skip('part/..old')).toEqual(['..old/a.jar'])
    expect(skip('..old')).toEqual([])
  })

  it('follows no link, to a file or to a directory', () => {
    write('real/a.jar')
    symlinkSync(join(root, 'real'), join(root, 'linked'))
    symlinkSync(join(root, 'real', 'a.jar'), join(root, 'b.jar'))
    symlinkSync('/', join(root, 'everything'))
    expect(walk()).toMatchObject({ archives: ['real/a.jar'], filesSeen: 1 })
  })

  it('begins at scan-ref, which may be one file, and may not be a link', () => {
    write('a/pom.xml', 'b/pom.xml')
    symlinkSync(join(root, 'a'), join(root, 'link'))
    expect(walk({ scanRef: 'a' })).toMatchObject({ root: join(root, 'a'), poms: ['pom.xml'], isPart: true })
    expect(walk({ scanRef: '.' }).isPart).toBe(false)
    expect(walk({ scanRef: 'b/pom.xml' })).toMatchObject({ poms: ['pom.xml'], filesSeen: 1 })
    expect(walk({ scanRef: 'link' })).toMatchObject({ filesSeen: 0 })
  })

  itWhere(['proc'], 'says what it could not read', () => {
    write('a/b.txt')
    // A name that is no text: what reads names as text cannot open it.
    mkdirSync(Buffer.concat([Buffer.from(join(root, 'a', 'x')), Buffer.from([0xff])]))
    expect(walk()).toMatchObject({ unreadable: 1, unnameable: 1, filesSeen: 1 })
  })

  it('knows an empty workspace, and one that is not there', () => {
    expect(walk().isEmpty).toBe(true)
    expect(walk({ scanRef: 'missing' }).isEmpty).toBe(true)
    write('.git/HEAD')
    expect(walk().isEmpty).toBe(false)
  })

  it('stops at its bound of entries, says so, and has seen the top first', () => {
    write('Dockerfile', ...Array.from({ length: 60 }, (_, index) => `deep/er/${index}`))
    const seen = walk({ maxEntries: 20 })
    expect(seen).toMatchObject({ isComplete: false, stoppedBy: 'its bound of 20 entries', isEmpty: false })
    expect(seen.dockerfiles).toEqual(['Dockerfile'])
  })

  it('stops at its bound of time', () => {
    write(...Array.from({ length: 600 }, (_, index) => `${index}`))
    let ms = 0
    const seen = walk({ now: () => (ms += 11_000) })
    expect(seen).toMatchObject({ isComplete: false, stoppedBy: 'its bound of 10 s' })
  })
})

/** What the walk saw, with what it found of each kind that some resource looks for. */
function walk(options: Partial<WalkOptions> = {}) {
  const seen = walkWorkspace({
    workspace: root,
    scanRef: undefined,
    skipDirs: [],
    skipFiles: [],
    now: () => 0,
    clues: listClues(RESOURCES),
    ...options,
  })
  const of = (kind: string) => seen.found.get(kind) ?? []
  return {
    ...seen,
    poms: of('poms'),
    archives: of('archives'),
    dockerfiles: of('dockerfiles'),
    composeFiles: of('composeFiles'),
    javaImages: of('javaImages'),
  }
}

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
}
