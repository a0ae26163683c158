// Where the bash of Git for Windows is at home.
import { expect, it } from 'vitest'
import { findBashHome } from '../../src/base/bash-home.ts'

const domain = { HOMEDRIVE: 'H:', HOMEPATH: '\\', USERPROFILE: 'C:\\Users\\me' }

it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
  ['HOME, before all else', { ...domain, HOME: 'D:\\home' }, 'D:\\home'],
  ['HOME as a step of bash spells it', { ...domain, HOME: '/d/home' }, 'D:/home'],
  ['the share of the domain', domain, 'H:\\'],
  ['the profile, where the share is not there', { ...domain, HOMEDRIVE: 'X:' }, 'C:\\Users\\me'],
  ['the profile, where one half is missing', { ...domain, HOMEPATH: '' }, 'C:\\Users\\me'],
  ['the profile, past an empty HOME', { HOME: '', USERPROFILE: 'C:\\Users\\me' }, 'C:\\Users\\me'],
  ['nowhere, where nothing says', {}, undefined],
])('is %s', (_, environment, home) => {
  expect(findBashHome(environment, (path) => String(path).startsWith('H:'))).toBe(home)
})
