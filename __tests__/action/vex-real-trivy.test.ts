// After the step the real Trivy, without any network, leaves out what a VEX repository says is not affected, and nothing else.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { describeOffline } from '../offline-peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { startVexLab, type VexLab, writeRepositoryList } from './vex-lab.ts'

const FINDING = 'CVE-2021-23337'

describeOffline('real Trivy without any network, with VEX repositories', () => {
  let lab: VexLab
  beforeEach(async () => {
    lab = await startVexLab()
  })
  afterEach(() => lab.close())

  it.each(['openvex', 'csaf'] as const)(
    'leaves out the finding that a document in %s marks',
    async (format) => {
      const url = await lab.publish('hub', [{ ...LODASH_NOT_AFFECTED, format }])
      const step = await lab.run({ inputs: { 'vex-repositories': `hub=${url}` } })
      expect(step.exitCode, step.log).toBe(0)
      expect(step.outputs['vex-repo-ready']).toBe('true')
      expect(step.variables.TRIVY_SKIP_VEX_REPO_UPDATE).toBe('true')
      const { TRIVY_SKIP_VEX_REPO_UPDATE: _, ...withoutSkip } = step.variables
      for (const variables of [step.variables, withoutSkip]) {
        expect(lab.scan(variables).ids).toEqual([])
        expect(lab.scan(variables, { vex: [] }).ids).toEqual([FINDING])
      }
    },
  )

  it('finds its list in the home that docker-args names, where there is no other', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    const step = await lab.run({ inputs: { 'vex-repositories': `hub=${url}` } })
    const home = /-e XDG_DATA_HOME=(\S+)/.exec(step.outputs['docker-args'] ?? '')?.[1] ?? ''
    expect(home).toBe('/trivy-offline-cache/.offline-cache/home')
    const mounted = home.replace('/trivy-offline-cache', lab.job.cacheDir)
    expect(lab.scan({ ...step.variables, HOME: '/nonexistent', XDG_DATA_HOME: mounted }).ids).toEqual([])
  })

  it('finds its list for the rest of the job, and a later job of the same home has its own', async () => {
    const home = makeDirectory('home')
    writeFile(home, '.local/share/tool/data', 'of another program')
    const url = await lab.publish('teamA', [LODASH_NOT_AFFECTED])
    const runIn = (variables: Record<string, string>, inputs: Record<string, string>) =>
      lab.run({ environment: { HOME: home, ...variables }, inputs })
    const step = await runIn({}, { 'vex-repositories': `teamA=${url}` })
    expect(step.exitCode, step.log).toBe(0)
    const own = step.variables.XDG_DATA_HOME ?? ''
    expect(own.startsWith(lab.job.temp)).toBe(true)
    expect(readFileSync(join(own, 'tool', 'data'), 'utf8')).toBe('of another program')
    const list = (variables: Readonly<Record<string, string>>) =>
      runOffline(['trivy', 'vex', 'repo', 'list'], { environment: { HOME: home, ...variables }, cwd: home })
    expect(lab.scan({ ...step.variables, HOME: home }).ids).toEqual([])
    expect(list(step.variables).stdout).toContain('teamA')
    expect(existsSync(join(home, '.trivy'))).toBe(false)
    const later = list({})
    expect(later.stdout).not.toContain('teamA')
    expect(later.stdout).toContain('default')
    // A later use in the same job that has no list of its own takes the home back.
    const next = await runIn({ ...step.variables }, { resources: 'vuln-db' })
    expect(next.variables.XDG_DATA_HOME).toBe('')
  })

  it('takes the word of the first repository that speaks of a package', async () => {
    const affected = await lab.publish('strict', [{ ...LODASH_NOT_AFFECTED, status: 'affected' }])
    const hub = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    for (const [list, ids] of [
      [[`strict=${affected}`, `hub=${hub}`], [FINDING]],
      [[`hub=${hub}`, `strict=${affected}`], []],
    ] as const) {
      const step = await lab.run({ inputs: { 'vex-repositories': list.join('\n') } })
      expect(step.exitCode, step.log).toBe(0)
      expect(lab.scan(step.variables).ids).toEqual(ids)
    }
  })

  it.each([
    ['Basic', 'username: reader\n    password: "0123-secret"', `Basic ${btoa('reader:0123-secret')}`],
    ['Bearer', 'token: secret-token-of-vex', 'Bearer secret-token-of-vex'],
  ])('reads what a server gives only with %s, from the list of the user', async (_, login, authorization) => {
    const url = await lab.publish('own', [LODASH_NOT_AFFECTED], { authorization })
    const text = `repositories:\n  - name: own\n    url: ${url}\n    enabled: true\n    ${login}\n`
    const file = writeRepositoryList(lab.job, text)
    const step = await lab.run()
    expect(step.exitCode, step.log).toBe(0)
    expect(lab.scan(step.variables).ids).toEqual([])
    expect(step.log).toContain(`${file} is there already`)
    const said = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    expect(said.join('\n')).not.toMatch(/0123-secret|secret-token/)
  })

  it.each([
    ['openvex', '{"statements": []}', 'it has no @context, so it is not OpenVEX'],
    [
      'csaf',
      '{"document": {}, "product_tree": {}}',
      'it has no vulnerabilities, so it is not a CSAF advisory',
    ],
    [
      'csaf',
      '{"product_tree": {}, "vulnerabilities": [{"ids": []}]}',
      'it has a vulnerability without a CVE, on which Trivy before 0.76 fails',
      '0.76.0',
    ],
    [
      'csaf',
      '{"vulnerabilities": [{"cve": "CVE-2021-23337", "product_status": {"fixed": ["P"]}}]}',
      'it has no product_tree, without which Trivy fails',
    ],
  ] as const)(
    'is not ended by a document of the format %s on which it fails: %s',
    async (format, text, why, mendedIn?: string) => {
      const path = `pkg/npm/lodash/scan.${format}.json`
      const url = await lab.publish('hub', [{ ...LODASH_NOT_AFFECTED, format }], {
        change: (files) => ({ ...files, [path]: text }),
      })
      const step = await lab.run({ inputs: { 'vex-repositories': `hub=${url}` } })
      expect(step.exitCode, step.log).toBe(0)
      expect(step.log).toContain(
        `::warning::VEX repository hub: 1 of its documents cannot be used, the rest is: ${path} for pkg:npm/lodash: ${why}`,
      )
      expect(lab.scan(step.variables).ids).toEqual([FINDING])
      writeFileSync(join(lab.job.cacheDir, 'vex', 'repositories', 'hub', '0.1', path), text)
      const scan = () => lab.scan(step.variables)
      if (mendedIn !== undefined && semver.gte(versionOnPath(), mendedIn)) expect(scan).not.toThrow()
      else expect(scan).toThrow(/panic/)
    },
  )

  it('reads a CSAF document with a vulnerability without a CVE, if it can', async (test) => {
    if (semver.lt(versionOnPath(), '0.76.0')) return test.skip('no Trivy from 0.76 on PATH')
    const path = 'pkg/npm/lodash/scan.csaf.json'
    const url = await lab.publish('hub', [{ ...LODASH_NOT_AFFECTED, format: 'csaf' }], {
      change: (files) => ({ ...files, [path]: '{"product_tree": {}, "vulnerabilities": [{"ids": []}]}' }),
    })
    const step = await lab.run({
      inputs: { 'vex-repositories': `hub=${url}`, 'trivy-version': versionOnPath() },
    })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).not.toMatch(/^::(warning|error)/m)
    expect(existsSync(join(lab.job.cacheDir, 'vex', 'repositories', 'hub', '0.1', path))).toBe(true)
    expect(lab.scan(step.variables).ids).toEqual([FINDING])
  })
})

function versionOnPath(): string {
  const { stdout } = spawnSync('trivy', ['--version'], { encoding: 'utf8' })
  return /Version: (\S+)/.exec(stdout)?.[1] ?? ''
}
