import { expect, it } from 'vitest'
import { dialectOf } from '../../../../src/resources/maven-poms/closure/dialect.ts'
import {
  evaluateManaged,
  readManagedList,
} from '../../../../src/resources/maven-poms/closure/managed-entries.ts'
import { readPom } from '../../../../src/resources/maven-poms/closure/pom.ts'
import { writePom } from '../../../fixtures/poms.ts'

const list = (managed: readonly string[]) =>
  readManagedList(readPom(Buffer.from(writePom('g:a:1', { managed }))).managed)
const say = (managed: readonly string[], properties: Readonly<Record<string, string>>, name: string) =>
  evaluateManaged(list(managed), {
    properties: new Map(Object.entries(properties)),
    readVariable: () => undefined,
    dialect: dialectOf('0.76.0'),
  }).get(name)?.version

it.each([
  ['as it is written', ['x:y:1', 'x:y:2'], {}, '1'],
  ['behind one whose name a property gives', ['${p}:y:1', 'x:y:2'], { p: 'x' }, '1'],
  ['before one whose name a property gives', ['x:y:1', '${p}:y:2'], { p: 'x' }, '1'],
  ['of two whose name a property gives', ['${p}:y:1', 'x:${q}:2'], { p: 'x', q: 'y' }, '1'],
  ['where a property gives another name', ['${p}:y:1', 'x:y:2'], { p: 'z' }, '2'],
  ['with a version of a property', ['x:y:${v}'], { v: '3' }, '3'],
  ['where none has the name', ['x:z:1'], {}, undefined],
] as const)('of a name the first entry counts, %s', (_, managed, properties, version) => {
  expect(say(managed, properties, 'x:y')).toBe(version)
})

it('a list is read once, and evaluated for each POM', () => {
  const { managed } = readPom(Buffer.from(writePom('g:a:1', { managed: ['x:y:${v}', 'b:b:${w} import'] })))
  expect(readManagedList(managed)).toBe(readManagedList(managed))
  expect(readManagedList(managed)).toMatchObject({
    placeholders: ['${v}', '${w}'],
    imports: [{ groupId: 'b' }],
  })
})
