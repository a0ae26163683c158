// What is read of one clone, and that whatever is not is told.
import { expect, it } from 'vitest'
import { readSourceFiles } from '../../src/audit/source-files.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

function clone(files: Readonly<Record<string, string>>) {
  const root = makeDirectory('clone')
  for (const [path, text] of Object.entries(files)) writeFile(root, path, text)
  return { name: '.', root }
}

const whyOf = (repository: ReturnType<typeof clone>, limits?: Parameters<typeof readSourceFiles>[1]) =>
  readSourceFiles(repository, limits).map(({ path, content }) => [path, 'why' in content ? content.why : ''])

it('workflows and actions are read, wherever an action lies', () => {
  const files = ['.github/workflows/a.yml', '.github/workflows/b.yaml', 'action.yml', 'x/y/action.yaml']
  const others = ['.github/workflows/c.txt', 'node_modules/z/action.yml', 'x/other.yml']
  const repository = clone(Object.fromEntries([...files, ...others].map((path) => [path, 'x: 1\n'])))
  expect(whyOf(repository)).toEqual(files.map((path) => [path, '']))
})

it('where there are too many entries to look for actions in all, that is told', () => {
  const repository = clone({ 'a/action.yml': '', 'b/action.yml': '', '.github/workflows/a.yml': '' })
  expect(whyOf(repository, { maxEntries: 7 }).map(([path]) => path)).not.toContain('.')
  expect(whyOf(repository, { maxEntries: 4 })).toEqual([
    ['.github/workflows/a.yml', ''],
    ['.', 'it has more than 4 files and directories, of which only these were looked at for actions'],
  ])
})

it('what is behind more text than any repository has is not read, and that is told', () => {
  const text = `# ${'x'.repeat(1000)}\n`
  const repository = clone({
    '.github/workflows/a.yml': text,
    '.github/workflows/b.yml': text,
    'action.yml': '',
  })
  expect(whyOf(repository, { maxCharacters: 500 })).toEqual([
    ['.github/workflows/a.yml', ''],
    ['.github/workflows/b.yml', 'the files of the repository before it have more than 500 characters'],
    ['action.yml', 'the files of the repository before it have more than 500 characters'],
  ])
})
