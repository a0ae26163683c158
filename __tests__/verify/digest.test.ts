// Bytes pass while they may still be right, and the end says whether they were.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { type Expected, verifyDigest } from '../../src/verify/digest.ts'

const text = 'vulnerability data'
const expected = { digest: digestOf(text), size: text.length }

describe('verifyDigest', () => {
  it.each([
    ['one piece', [text]],
    ['many pieces', [...text]],
    ['empty pieces among others', ['', text.slice(0, 3), '', text.slice(3), '']],
  ])('passes the right bytes in %s', async (_, pieces) => {
    expect(await read(pieces, expected)).toEqual({ passed: text, error: undefined })
  })

  it('passes nothing when nothing is expected', async () => {
    expect(await read([], { digest: digestOf(''), size: 0 })).toEqual({ passed: '', error: undefined })
  })

  it('fails at the end when bytes are missing', async () => {
    const { error } = await read([text.slice(0, -1)], expected)
    expect(error).toMatchObject({
      name: 'VerifyError',
      message: 'Java DB from example.com: wrong size: wanted 18 bytes, found 17 bytes',
    })
  })

  it('fails when nothing comes', async () => {
    expect((await read([], expected)).error).toMatchObject({ found: '0 bytes' })
  })

  it('fails at the first byte too many, without passing it, and stops reading', async () => {
    let isClosed = false
    const endless = async function* () {
      try {
        yield Buffer.from(text)
        for (;;) yield Buffer.from('!')
      } finally {
        isClosed = true
      }
    }
    const { passed, error } = await consume(verifyDigest(endless(), expected, 'Java DB'))
    expect(passed).toBe(text)
    expect(error?.message).toBe('Java DB: wrong size: wanted 18 bytes, found more bytes')
    expect(isClosed).toBe(true)
  })

  it('fails when bytes of the right number are others', async () => {
    const other = text.toUpperCase()
    const { error } = await read([other], expected)
    expect(error).toBeInstanceOf(VerifyError)
    expect(error).toMatchObject({ wanted: expected.digest, found: digestOf(other) })
    expect(error?.message).toContain('digest mismatch')
  })

  it('does not take the digest in another spelling', async () => {
    const { error } = await read([text], { ...expected, digest: expected.digest.toUpperCase() })
    expect(error?.message).toContain('digest mismatch')
  })

  it('lets a failure of the source through as it is', async () => {
    const broken = async function* () {
      yield Buffer.from(text.slice(0, 3))
      throw new Error('connection reset')
    }
    const { passed, error } = await consume(verifyDigest(broken(), expected, 'Java DB'))
    expect([passed, error?.message]).toEqual(['vul', 'connection reset'])
  })
})

function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

async function read(pieces: readonly string[], wanted: Expected) {
  const source = async function* () {
    for (const piece of pieces) yield Buffer.from(piece)
  }
  return consume(verifyDigest(source(), wanted, 'Java DB from example.com'))
}

async function consume(chunks: AsyncIterable<Buffer>): Promise<{ passed: string; error: Error | undefined }> {
  const passed: Buffer[] = []
  let error: Error | undefined
  try {
    for await (const chunk of chunks) passed.push(chunk)
  } catch (thrown) {
    error = thrown as Error
  }
  return { passed: Buffer.concat(passed).toString(), error }
}
