import { describe, expect, it } from 'vitest'
import { followLink, isRedirect } from '../../src/oci/hop.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'

const from = (url: string) => new URL(url)

describe('following a link', () => {
  it.each([
    ['https://ghcr.io/v2/a/blobs/x', '/other/place?s=1', 'https://ghcr.io/other/place?s=1'],
    ['https://ghcr.io/v2/a/blobs/x', '../../b', 'https://ghcr.io/v2/b'],
    ['https://ghcr.io/v2/a', '//cdn.example/x', 'https://cdn.example/x'],
    ['https://ghcr.io/v2/a', 'https://cdn.example:8443/x', 'https://cdn.example:8443/x'],
    ['http://127.0.0.1:5000/v2/a', 'http://127.0.0.1:6000/x', 'http://127.0.0.1:6000/x'],
    ['http://127.0.0.1:5000/v2/a', 'https://cdn.example/x', 'https://cdn.example/x'],
    ['http://registry.lan/v2/a', 'http://storage.lan/x', 'http://storage.lan/x'],
    ['https://10.0.0.1/v2/a', 'https://10.0.0.2:9000/x', 'https://10.0.0.2:9000/x'],
    ['http://registry.lan:5000/v2/a', 'http://10.0.0.2:9000/x', 'http://10.0.0.2:9000/x'],
    ['https://registry.example/v2/a', 'https://10.0.0.2:9000/x', 'https://10.0.0.2:9000/x'],
  ])('from %s to %s leads to %s', (start, link, end) => {
    expect(followLink(from(start), link).href).toBe(end)
  })

  it.each([
    ['plain HTTP', 'https://ghcr.io/v2/a', 'http://ghcr.io/x'],
    ['no address', 'https://ghcr.io/v2/a', undefined],
    ['a broken address', 'https://ghcr.io/v2/a', 'https://'],
    ['another scheme', 'https://ghcr.io/v2/a', 'file:///etc/passwd'],
    ['this machine, from outside', 'https://ghcr.io/v2/a', 'https://127.0.0.1/x'],
    ['this machine by name, from outside', 'https://ghcr.io/v2/a', 'https://localhost/x'],
    ['a metadata service', 'http://registry.lan:5000/v2/a', 'http://169.254.169.254/latest'],
    ['this machine, from a private address', 'http://10.0.0.1/v2/a', 'http://127.0.0.1/x'],
  ])('to %s is refused for good', (_, start, link) => {
    const follow = () => followLink(from(start), link)
    expect(follow).toThrow(RegistryError)
    expect(follow).toThrow(expect.objectContaining({ temporary: false }))
  })

  it('takes no login from the link', () => {
    expect(followLink(from('https://a.example/'), 'https://user:pass@b.example/x').href).toBe(
      'https://b.example/x',
    )
  })

  it('does not repeat the query of a link that it refuses', () => {
    const follow = () => followLink(from('https://a.example/'), 'ftp://b.example/x?signature=secret')
    expect(follow).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }))
  })
})

it('only the five statuses with a place to go to are redirects', () => {
  const redirects = [300, 301, 302, 303, 304, 305, 306, 307, 308].filter(isRedirect)
  expect(redirects).toEqual([301, 302, 303, 307, 308])
})
