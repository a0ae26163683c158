// Whose token a variable holds: one host's alone.
import { expect, it } from 'vitest'
import type { HclReader } from '../../../../src/resources/terraform-modules/calls/hcl-process.ts'
import { readTokens } from '../../../../src/resources/terraform-modules/fetch/module-credentials.ts'
import { makeDirectory } from '../../../temporary.ts'

it.each([
  ['tf.acme.test', 'word'],
  ['other.acme.test', undefined],
  // Its name would be spelled alike, and it is a host of its own.
  ['tf_acme.test', undefined],
])('the token of a variable goes to its host, and to no other: %s', async (host, token) => {
  const environment = { HOME: makeDirectory(), TF_TOKEN_tf_acme_test: 'word' }
  const { tokenFor } = await readTokens(environment, {} as HclReader)
  expect(tokenFor(host)).toBe(token)
})
