// The list of VEX repositories, as an input and as Trivy's own file: what Go's YAML reader takes, and what no list may say.
import { describe, expect, it } from 'vitest'
import {
  formatRepositoryFile,
  parseRepositoryFile,
  secretsOf,
  VEX_HUB,
  vexRepositories,
} from '../../../src/resources/vex-repo/vex-list.ts'
import { itWhere } from '../../system.ts'

const NONE = { kind: 'none' }

describe('the input vex-repositories', () => {
  it('takes lines, in order, with a login in the address', () => {
    expect(
      vexRepositories('own=https://reader:p%40ss@vex.test/a/\nhub=https://github.com/aquasecurity/vexhub'),
    ).toEqual([
      {
        name: 'own',
        url: new URL('https://vex.test/a/'),
        login: { kind: 'basic', username: 'reader', password: 'p@ss' },
        insecure: false,
      },
      { ...VEX_HUB, name: 'hub' },
    ])
  })

  it('takes the text of a repository.yaml', () => {
    const text = 'repositories:\n- {name: own, url: "https://vex.test", enabled: true, token: t0ken}\n'
    expect(vexRepositories(text)).toMatchObject([{ name: 'own', login: { kind: 'bearer', token: 't0ken' } }])
  })

  itWhere(['cmd'], 'is refused where Windows cannot hold its directory', () => {
    expect(() => vexRepositories('aux=https://vex.test')).toThrow(
      /that of a directory: Windows cannot hold it/,
    )
  })

  it.each([
    'a = https://vex.test\nb= https://b.test',
    'a: https://vex.test\nb: https://b.test',
    '- name: a\n  url: https://vex.test\n  enabled: true\n- name: b\n  url: https://b.test\n  enabled: true\n',
  ])('takes pairs as in %j', (text) => {
    expect(vexRepositories(text)?.map(({ name, url }) => `${name} ${url.host}`)).toEqual([
      'a vex.test',
      'b b.test',
    ])
  })

  it('is absent when it is empty', () => {
    expect(vexRepositories('')).toBeUndefined()
  })

  it.each([
    ['https://vex.test', 'line 1 is not of the form name=url'],
    ['a=ftp://vex.test', 'the url of "a" is not an http(s) address'],
    ['a=https://vex.test?x=1', 'without ? and #'],
    ['../a=https://vex.test', 'is not a plain relative path'],
    ['/a=https://vex.test', 'is not a plain relative path'],
    ['a\\b=https://vex.test', 'is not a plain relative path'],
    ['c:=https://vex.test', 'is not a plain relative path'],
    ['a.previous=https://vex.test', 'is not a plain relative path'],
    ['=https://vex.test', 'is not a plain relative path'],
    ['a=https://vex.test\nA=https://vex.test', 'the repositories "a" and "A" would share a directory'],
    ['a=https://vex.test\na/b=https://vex.test', 'the repositories "a" and "a/b" would share a directory'],
    ['repositories:\n- {name: a, url: "https://vex.test"}', 'names no repository that is enabled'],
  ])('refuses %j', (text, message) => {
    expect(() => vexRepositories(text)).toThrow(message)
  })

  it('repeats no password in what it refuses', () => {
    const refused = () => vexRepositories('a=https://reader:pass-word@vex.test/?x')
    expect(refused).toThrow(/^the url of "a" is/)
    expect(refused).not.toThrow(/pass-word/)
  })
})

describe('a repository.yaml', () => {
  it('has every field as it is written, and what is not enabled is left out', () => {
    const text = `
repositories:
  - name: 007
    url: http://vex.test
    enabled: yes
    username: reader
    password: 0123
    insecure: true
  - name: off
    url: https://off.test
  - name: gone
    url: https://gone.test
    enabled: false
  - name: team/hub
    url: https://team.test/x
    enabled: true
    username: ignored
    token: 1e3
`
    expect(parseRepositoryFile(text)).toEqual([
      {
        name: '007',
        url: new URL('http://vex.test'),
        login: { kind: 'basic', username: 'reader', password: '0123' },
        insecure: true,
      },
      {
        name: 'team/hub',
        url: new URL('https://team.test/x'),
        login: { kind: 'bearer', token: '1e3' },
        insecure: false,
      },
    ])
  })

  it('that Trivy wrote itself is VEX Hub', () => {
    const text = `repositories:
  - name: default
    url: https://github.com/aquasecurity/vexhub
    enabled: true
    username: ""
    password: ""
    token: ""
    insecure: false
`
    expect(parseRepositoryFile(text)).toEqual([VEX_HUB])
  })

  it.each(['{}', 'repositories:', 'repositories: ~', 'other: x'])('without a list has none: %j', (text) => {
    expect(parseRepositoryFile(text)).toEqual([])
  })

  it.each([
    ['', 'it is empty, and Trivy ends on an empty list'],
    ['# nothing\n', 'it is empty'],
    ['a: b: c', 'not YAML'],
    ['repositories: x', 'repositories is not a list'],
    ['repositories: [x]', 'repository 1 is not a map'],
    [
      'repositories: [{name: a, url: "https://a.test", enabled: maybe}]',
      'enabled of a repository is not true or false',
    ],
    ['repositories: [{name: [a], url: "https://a.test", enabled: true}]', 'name of a repository is not text'],
    [`repositories: [${'{enabled: true},'.repeat(51)}]`, 'has more than 50 repositories'],
  ])('is refused: %j', (text, message) => {
    expect(() => parseRepositoryFile(text)).toThrow(message)
  })

  it('does not unfold to more than it is', () => {
    const anchors = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1},*a${n - 1}`}]`,
    )
    expect(() => parseRepositoryFile(`${anchors.join('\n')}\nrepositories: *a29`)).toThrow(/not YAML/)
  })

  itWhere(['odd names'], 'is written without logins, and reads as the same list', () => {
    const list = vexRepositories('own "x"=https://reader:secret@vex.test/a\nb=http://b.test') ?? []
    const insecure = list.map((one) => ({ ...one, insecure: true }))
    const text = formatRepositoryFile(insecure)
    expect(text).not.toContain('secret')
    expect(parseRepositoryFile(text)).toEqual(insecure.map((one) => ({ ...one, login: NONE })))
    expect(secretsOf(list)).toEqual(['secret'])
  })
})
