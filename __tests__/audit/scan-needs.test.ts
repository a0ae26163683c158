// What a scan in a workflow needs, by the rules of the plan and what lies in its clone.
import { describe, expect, it } from 'vitest'
import { makeDirectory, writeFile } from '../temporary.ts'
import { auditOne, jobOf, writeWorkflow } from './audit-lab.ts'

/** What the one scan of a workflow is sure to need, with these files beside it. */
async function needsOf(
  step: string,
  files: Readonly<Record<string, string>> = {},
  before = '',
): Promise<readonly string[]> {
  const root = writeWorkflow(makeDirectory('clone'), before + jobOf(step))
  for (const [path, text] of Object.entries(files)) writeFile(root, path, text)
  const { scans } = await auditOne(root)
  expect(scans).toHaveLength(1)
  return (scans[0]?.needs ?? []).filter(({ need }) => need === 'needed').map(({ resource }) => resource)
}

const MODULE = 'module "network" {\n  source = "example/network/aws"\n}\n'
const ACTION = 'uses: aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25'

describe('a scan needs', () => {
  it.each([
    ['what its command reads', 'run: trivy image app:1', {}, ['vuln-db', 'java-db']],
    ['what trivy-action does by default', `${ACTION}\nwith: { image-ref: app }`, {}, ['vuln-db', 'java-db']],
    ['nothing but what its scanners read', 'run: trivy image --scanners secret app:1', {}, []],
    [
      'POMs where the clone has some',
      'run: trivy fs --scanners vuln .',
      { 'a/pom.xml': '<project/>' },
      ['vuln-db', 'maven-poms'],
    ],
    [
      'modules where the clone calls some',
      `${ACTION}\nwith: { scan-type: config }`,
      { 'infra/main.tf': MODULE },
      ['checks-bundle', 'terraform-modules'],
    ],
    [
      'those of its own directory alone',
      'run: trivy config charts',
      { 'infra/main.tf': MODULE, 'charts/x': '' },
      ['checks-bundle'],
    ],
    [
      'what trivy.yaml says',
      'run: trivy fs .',
      { 'trivy.yaml': 'scan:\n  scanners: [misconfig]\n' },
      ['checks-bundle'],
    ],
    [
      'what another file says',
      'run: trivy fs --config ci/t.yaml .',
      { 'ci/t.yaml': 'scan:\n  scanners: [secret]\n' },
      [],
    ],
    [
      'what a variable of its own says',
      'run: trivy fs .\nenv: { TRIVY_SCANNERS: misconfig }',
      {},
      ['checks-bundle'],
    ],
    ['what a variable before it says', 'run: TRIVY_SCANNERS=misconfig trivy fs .', {}, ['checks-bundle']],
    [
      'VEX repositories where it asks for them',
      'run: trivy image --vex repo --scanners vuln --pkg-types os a',
      {},
      ['vuln-db', 'vex-repo'],
    ],
    [
      'what any scan does, where Trivy would refuse it',
      'run: trivy fs --scanners wuln .',
      {},
      ['vuln-db', 'checks-bundle'],
    ],
  ])('%s', async (_, step, files, needed) => {
    expect(await needsOf(step, files)).toEqual(needed)
  })

  it('what a variable of the workflow says, unless only the run knows it', async () => {
    const said = (text: string) => `env: { TRIVY_SCANNERS: "${text}" }\n`
    expect(await needsOf('run: trivy fs .', {}, said('misconfig'))).toEqual(['checks-bundle'])
    expect(await needsOf('run: trivy fs .', {}, said('${{ vars.SCANNERS }}'))).toEqual(['vuln-db'])
  })
})

describe('a step of ours', () => {
  it.each([
    ['the same', 'scan-type: fs', []],
    ['a list of resources', 'resources: "vuln-db, maven-poms"', []],
    ['a list that lacks one', 'resources: vuln-db', ['maven-poms']],
    ['another kind', 'scan-type: image', ['maven-poms']],
    ['several kinds', 'scan-type: "image, fs"', []],
    ['less', 'resources: -vuln-db', ['vuln-db']],
    ['what only the run knows', 'scan-type: "${{ inputs.x }}"', []],
    ['what it would refuse', 'scan-type: "f s s"', []],
  ])('that says %s provides for a scan, or lacks something', async (_, said, lacks) => {
    const steps = [`uses: org/trivy-offline-cache@v1\nwith: { ${said} }`, 'run: trivy fs --scanners vuln .']
    const root = writeWorkflow(makeDirectory('clone'), jobOf(...steps))
    writeFile(root, 'pom.xml', '<project/>')
    const { findings } = await auditOne(root)
    expect(findings.map(({ kind }) => kind)).toEqual(lacks.map(() => 'step-lacks'))
    for (const [index, resource] of lacks.entries())
      expect(findings[index]?.message).toContain(` ${resource},`)
  })
})
