import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAsUnpacked, packTree } from '../../../../src/resources/terraform-modules/packages/pack-tree.ts'
import { itWhere, lackOf } from '../../../system.ts'
import { makeDirectory } from '../../../temporary.ts'

const deep = Array.from({ length: 34 }, (_, index) => `d${index}`).join('/')

function moduleWith(files: readonly string[]): string {
  const directory = makeDirectory()
  for (const file of ['main.tf', ...files]) {
    mkdirSync(join(directory, file, '..'), { recursive: true })
    writeFileSync(join(directory, file), '# text\n')
  }
  return directory
}

const pack = (directory: string) => packTree(directory, join(makeDirectory(), 'packed'))

const noNames = lackOf('odd names')
const noLinks = lackOf('links')

describe.skipIf(noNames.isLacking)(`a package whose files have odd names${noNames.suffix}`, () => {
  it.each([
    ['a colon', 'a:b.tf'],
    ['a backslash', 'a\\b.tf.json'],
    ['a colon, for variables', 'a:b.auto.tfvars'],
    ['a directory with a colon', 'a:b/main.tf'],
  ])(
    'cannot be packed with a configuration under %s: our copy would hold less than Trivy reads',
    async (_, name) => {
      await expect(pack(moduleWith([name]))).rejects.toThrow('cannot be packed under this name')
    },
  )

  it('is packed without what is no configuration', async () => {
    expect(await pack(moduleWith(['what: new.md']))).toEqual(await pack(moduleWith([])))
  })
})

describe.skipIf(noLinks.isLacking)(`a package with links${noLinks.suffix}`, () => {
  /** A module with one link, and beside it a directory that is none of its own. */
  function moduleWithLink(name: string, target: string): string {
    const around = makeDirectory()
    const directory = join(around, 'module')
    mkdirSync(join(directory, 'sub'), { recursive: true })
    mkdirSync(join(around, 'beside'))
    for (const file of ['module/main.tf', 'module/sub/main.tf', 'beside/text', 'beside/main.tf'])
      writeFileSync(join(around, file), '# text\n')
    symlinkSync(target, join(directory, name))
    return directory
  }

  it.each([
    ['a configuration that lies outside', 'b.tf', '../beside/text'],
    ['a directory outside', 'other', '../beside'],
    ['what may be there elsewhere', 'other', '../nothing'],
    ['an absolute place', 'other', '/nothing/at/all'],
    ['the directory that it lies in', 'loop', '.'],
    ['the directory above it', 'sub/loop', '..'],
  ])('cannot be packed when one leads to %s', async (_, name, target) => {
    await expect(pack(moduleWithLink(name, target))).rejects.toThrow(/is a link to|leads out of the module/)
  })

  it.each([
    ['a text outside', 'LICENSE', '../beside/text'],
    ['nothing, inside', 'b.tfx', 'sub/nothing'],
  ])('is packed without one that leads to %s', async (_, name, target) => {
    expect(await pack(moduleWithLink(name, target))).toEqual(await pack(moduleWith(['sub/main.tf'])))
  })

  it('is packed with what one inside leads to', async () => {
    expect(await pack(moduleWithLink('other', 'sub'))).toEqual(
      await pack(moduleWith(['sub/main.tf', 'other/main.tf'])),
    )
  })
})

describe('a directory called .git', () => {
  it.each(['.git/main.tf', 'sub/.git/main.tf', '.GIT/a/b.tf.json', '.git/x.auto.tfvars'])(
    'cannot be packed with %s, to which a call can lead',
    async (name) => {
      await expect(pack(moduleWith([name]))).rejects.toThrow('holds a configuration')
    },
  )

  it('is left out when it is what git makes', async () => {
    expect(await pack(moduleWith(['.git/config', 'sub/.git']))).toEqual(await pack(moduleWith([])))
  })
})

describe('a package', () => {
  it('cannot be packed with a configuration under too many directories', async () => {
    await expect(pack(moduleWith([`${deep}/main.tf`]))).rejects.toThrow('cannot be packed under this name')
  })
})

describe('what lies in the module cache', () => {
  it('is as it was unpacked while nothing else lies beside it', async () => {
    expect(await isAsUnpacked(moduleWith(['sub/other.tf']))).toBe(true)
  })

  it('is not with .git/config, which no digest shows', async () => {
    expect(await isAsUnpacked(moduleWith(['.git/config']))).toBe(false)
  })

  it.skipIf(noNames.isLacking).each(['x:y.tf', 'a\\b.tf', 'sub/x:y.md'])(
    `is not with %s, which no digest shows${noNames.suffix}`,
    async (name) => {
      expect(await isAsUnpacked(moduleWith([name]))).toBe(false)
    },
  )

  itWhere(['links'], 'is not with a link', async () => {
    const directory = moduleWith([])
    symlinkSync('main.tf', join(directory, 'other.tf'))
    expect(await isAsUnpacked(directory)).toBe(false)
  })
})
