// Whatever part of a login a URL names is one: it is taken out of what others see, and what it gives is not for everybody.
import { expect, it } from 'vitest'
import { basicOf, hasLogin, splitLogin } from '../../../../src/resources/terraform-modules/fetch/url-login.ts'

it.each([
  ['https://host.test/m.git', undefined, 'https://host.test/m.git'],
  ['https://user:s3cr3t@host.test/m.git', 'user:s3cr3t', 'https://host.test/m.git'],
  ['https://user@host.test/m.git', 'user:', 'https://host.test/m.git'],
  ['https://:s3cr3t@host.test/m.git', ':s3cr3t', 'https://host.test/m.git'],
  ['https://us%40er:a%3Ab@host.test/m.git', 'us@er:a:b', 'https://host.test/m.git'],
])('of %s it is %s', (text, login, rest) => {
  const url = new URL(text)
  const split = splitLogin(url)
  expect([split.login, split.url.href]).toEqual([login, rest])
  expect(hasLogin(url)).toBe(login !== undefined)
  expect(url.href).toBe(text)
})

it('of ssh the name is a part of the address', () => {
  expect(splitLogin(new URL('ssh://git@host.test/m.git')).url.href).toBe('ssh://git@host.test/m.git')
})

it('is shown as the scheme Basic has it', () => {
  expect(basicOf(':s3cr3t')).toBe(`Basic ${btoa(':s3cr3t')}`)
})
