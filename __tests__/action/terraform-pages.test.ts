// Pages that name where a module lies, as go-getter asks for them: what it reads is had, what only it can read is unknown, and
// nothing is called absent but by the word of the server.
import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { describeWithPeers } from '../peers.ts'
import { BUCKET, makeJob, startTerraformLab, type TerraformLab } from './terraform-lab.ts'

/** `FROM` stands for the module. */
const READ: readonly (readonly [what: string, page: string])[] = [
  ['double quotes', '<html><head><meta name="terraform-get" content="FROM"></head></html>'],
  ['single quotes', "<html><head><meta name='terraform-get' content='FROM'/></head></html>"],
  [
    'spaces, and the content first',
    '<html><head><meta content = "FROM" name = "terraform-get" /></head></html>',
  ],
  ['capitals', '<HTML><HEAD><META NAME="terraform-get" CONTENT="FROM"></HEAD></HTML>'],
  [
    'an entity',
    '<html><head><meta name="terraform-get" content="FROM&#63;depth=1&amp;ref=v1"></head></html>',
  ],
  [
    'a larger-than sign before it',
    '<html><head><meta title="a>b" name="terraform-get" content="FROM"></head></html>',
  ],
  [
    'another one in a comment',
    '<html><head><!-- <meta name="terraform-get" content="git::https://localhost:1/x.git"> --><meta name="terraform-get" content="FROM"></head></html>',
  ],
]

/** Of which nobody knows whether go-getter finds a module. */
const DOUBTFUL: readonly (readonly [what: string, page: string])[] = [
  ['no quotes', '<html><head><meta name=terraform-get content=FROM></head></html>'],
  ['nothing', '<html><head></head></html>'],
  ['another case of its name', '<html><head><meta name="Terraform-Get" content="FROM"></head></html>'],
  [
    'a place below the head',
    '<html><head></head><body><meta name="terraform-get" content="FROM"></body></html>',
  ],
]

describeWithPeers(['git', 'openssl'], 'a page that names a module', () => {
  it.each(READ)('with %s is followed', async (_, page) => {
    const lab = await startWithPage((response, text) => response.end(text), page)
    const step = await lab.run({ workspace: WORKSPACE(lab) })
    expect(step.counts, step.log).toMatchObject({ found: 1, unknown: 0, absent: 0 })
    expect(step.outputs).toMatchObject({ degraded: 'false', 'terraform-modules-ready': 'true' })
  })

  it('by a header is followed', async () => {
    const lab = await startWithPage(
      (response, from) => response.writeHead(204, { 'x-terraform-get': from }).end(),
      'FROM',
    )
    expect((await lab.run({ workspace: WORKSPACE(lab) })).counts).toMatchObject({ found: 1 })
  })

  it.each(DOUBTFUL)('with %s is unknown, and never absent', async (_, page) => {
    const lab = await startWithPage((response, text) => response.end(text), page)
    await expectDoubt(lab, /names no source that this action understands/)
  })

  it.each([401, 403, 429, 500])('and answers %i is unknown', async (status) => {
    const lab = await startWithPage((response) => response.writeHead(status).end())
    await expectDoubt(lab, new RegExp(`HTTP ${status}`))
  })

  it.each([404, 410])('and answers %i is absent', async (status) => {
    const lab = await startWithPage((response) => response.writeHead(status).end())
    const step = await lab.run({ workspace: WORKSPACE(lab) })
    expect(step.counts, step.log).toMatchObject({ found: 0, unknown: 0, absent: 1 })
  })
})

describeWithPeers(['trivy', 'git', 'openssl'], 'Trivy finds as much behind a page', () => {
  it.each(READ)('with %s', async (_, page) => {
    const lab = await startWithPage((response, text) => response.end(text), page)
    const job = makeJob()
    await lab.run({ workspace: WORKSPACE(lab), job })
    expect(JSON.stringify((await lab.scanOnline(job)).results)).toContain('aws_s3_bucket')
  })
})

const WORKSPACE = ({ git }: TerraformLab) => ({
  'main.tf': `module "a" {\n  source = "https://${git.secureHost}/page/"\n}\n`,
})

async function startWithPage(
  answer: (response: ServerResponse, text: string) => void,
  page = '',
): Promise<TerraformLab> {
  const lab = await startTerraformLab()
  lab.git.commit('m.git', { 'main.tf': BUCKET() }, ['v1'])
  lab.git.intercept = ({ url = '' }, response) => {
    if (!url.startsWith('/page/')) return false
    response.setHeader('content-type', 'text/html')
    answer(response, page.replaceAll('FROM', `git::${lab.git.url}/m.git`))
    return true
  }
  return lab
}

async function expectDoubt(lab: TerraformLab, reason: RegExp): Promise<void> {
  const step = await lab.run({ workspace: WORKSPACE(lab) })
  expect(step.counts, step.log).toMatchObject({ found: 0, unknown: 1, absent: 0 })
  expect(step.evidence.unknown[0]?.reason).toMatch(reason)
  expect(step.outputs).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
}
