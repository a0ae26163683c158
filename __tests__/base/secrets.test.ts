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

it.each([
  ['Bearer', 'Bearer token-of-bearer', 'token-of-bearer'],
  ['Basic, encoded', `Basic ${btoa('me:word-of-basic')}`, btoa('me:word-of-basic')],
  ['Basic, its password', `Basic ${btoa('me:word-of-other')}`, 'word-of-other'],
  ['Basic, a name that is a token', `Basic ${btoa('token-for-name:')}`, 'token-for-name'],
])('what a header of %s says is hidden', (_, header, shown) => {
  rememberAuthorization(header)
  expect(hideSecrets(`>${shown}<`)).toBe('>***<')
})

it('what is too short to be one is not', () => {
  rememberAuthorization(`Basic ${btoa('a:')}`)
  expect(hideSecrets('a')).toBe('a')
})
