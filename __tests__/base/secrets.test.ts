import { expect, it } from 'vitest'
import { hideSecrets, rememberAuthorization, rememberSecret } from '../../src/base/secrets.ts'

it.each([
  ['as it stands', 'a+sécret/one', 'a+sécret/one'],
  ['as a form sends it', 'a+sécret/two', encodeURIComponent('a+sécret/two')],
  ['without what fills Base64 up', 'c2VjcmV0LXRocmVlIQ==', 'c2VjcmV0LXRocmVlIQ'],
])('a secret is hidden %s', (_, secret, shown) => {
  rememberSecret(secret)
  expect(hideSecrets(`>${shown}<`)).toBe('>***<')
})

it('the login in a header is hidden as it is sent', () => {
  const encoded = btoa('me:word-of-basic')
  rememberAuthorization(`Basic ${encoded}`)
  expect(hideSecrets(`>${encoded}<`)).toBe('>***<')
})

it('what is too short to be one is not', () => {
  rememberSecret('abc')
  expect(hideSecrets('abc')).toBe('abc')
})
