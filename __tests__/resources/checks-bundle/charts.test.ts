// Helm charts that lack what they depend on: a scan passes over them, so it is said before; judged by the real Trivy.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { CHART_CLUES, tellIncompleteCharts } from '../../../src/resources/checks-bundle/charts.ts'
import { walkWorkspace } from '../../../src/scan/workspace.ts'
import { describeWithPeers } from '../../peers.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const CHART = 'apiVersion: v2\nname: own\nversion: 1.0.0\n'
const WANTS = 'dependencies:\n  - {name: cache, version: 1.0.0, repository: "https://charts.test"}\n'
const OTHER = 'apiVersion: v2\nname: cache\nversion: 0.9.0\n'
/** Nothing that Trivy finds without Helm: no Kubernetes object before it is rendered. */
const TEMPLATE = `apiVersion: v1
kind: Pod
metadata: {name: x}
spec:
  containers:
    - name: a
      image: {{ .Values.image | default "a:latest" | quote }}
      securityContext: {privileged: true}
`

type Files = Readonly<Record<string, string>>
const ROWS: readonly (readonly [string, Files, boolean])[] = [
  ['without dependencies', { 'Chart.yaml': CHART }, false],
  ['that lacks one', { 'Chart.yaml': CHART + WANTS }, true],
  [
    'that lacks one which is switched off',
    {
      'Chart.yaml': CHART + WANTS.replace('}', ', condition: cache.enabled}'),
      'values.yaml': 'cache: {enabled: false}\n',
    },
    true,
  ],
  [
    'that lacks one of requirements.yaml',
    { 'Chart.yaml': CHART.replace('v2', 'v1'), 'requirements.yaml': WANTS },
    true,
  ],
  [
    'that has another version of it, under another directory',
    { 'Chart.yaml': CHART + WANTS, 'charts/x/Chart.yaml': OTHER },
    false,
  ],
  [
    'that lacks one under another name for it',
    { 'Chart.yaml': CHART + WANTS.replace('name: cache', 'name: cache, alias: fast') },
    true,
  ],
  [
    'that lacks one by a merge of YAML',
    {
      'Chart.yaml': `${CHART}x: &x {name: cache, version: 1.0.0}\ndependencies:\n  - <<: *x\n    alias: fast\n`,
    },
    true,
  ],
  [
    'that lacks one by keys in capitals',
    { 'Chart.yaml': CHART + WANTS.replace('name', 'Name').replace('d', 'D') },
    true,
  ],
  ['with an empty directory for it', { 'Chart.yaml': CHART + WANTS, 'charts/cache/README.md': '' }, true],
  [
    'with a directory that Helm passes over',
    { 'Chart.yaml': CHART + WANTS, 'charts/_cache/Chart.yaml': OTHER },
    true,
  ],
  ['with a hidden directory', { 'Chart.yaml': CHART + WANTS, 'charts/.cache/Chart.yaml': OTHER }, true],
  ['with a file of its name', { 'Chart.yaml': CHART + WANTS, 'charts/cache': 'x' }, true],
  ['with an empty archive', { 'Chart.yaml': CHART + WANTS, 'charts/cache-1.0.0.tgz': '' }, true],
  [
    'whose dependency lacks one',
    { 'Chart.yaml': CHART, 'charts/cache/Chart.yaml': OTHER + WANTS.replace('cache', 'deep') },
    false,
  ],
]

function layOut(files: Files): string {
  const workspace = makeDirectory('workspace')
  for (const [path, text] of Object.entries({ ...files, 'templates/pod.yaml': TEMPLATE })) {
    writeFile(workspace, `deploy/own/${path}`, text)
  }
  return workspace
}

function warn(root: string): readonly string[] {
  const options = { scanRef: undefined, skipDirs: [], skipFiles: [], now: () => 0 }
  const workspace = walkWorkspace({
    ...options,
    workspace: root,
    clues: new Map(Object.entries(CHART_CLUES)),
  })
  const settings = {} as Parameters<typeof tellIncompleteCharts>[0]['settings']
  return tellIncompleteCharts({ workspace, settings, offline: false, trivyVersion: '0.76.0' })
}

describe('a chart', () => {
  it.each(ROWS)('%s', (_, files, isOverlooked) => {
    const warnings = warn(layOut(files))
    expect(warnings).toHaveLength(isOverlooked ? 1 : 0)
    if (isOverlooked) expect(warnings[0]).toContain('deploy/own/Chart.yaml lacks cache')
  })

  it('whose dependency is packed is complete, and one that cannot be read is left to Trivy', () => {
    const packed = layOut({ 'Chart.yaml': CHART + WANTS, 'charts/cache-1.0.0.tgz': 'packed' })
    expect([warn(packed), warn(layOut({ 'Chart.yaml': 'dependencies: [' }))]).toEqual([[], []])
  })

  it('is not complete by an archive of another whose name begins like it', () => {
    const other = layOut({ 'Chart.yaml': CHART + WANTS, 'charts/cache-proxy-1.0.0.tgz': 'packed' })
    expect(warn(other)).toHaveLength(1)
  })

  it.each(['dependencies: {name: cache}\n', 'dependencies:\n  -\n', 'dependencies:\n  - {name: ""}\n'])(
    'that Helm does not load for its dependencies is told: %j',
    (dependencies) => {
      expect(warn(layOut({ 'Chart.yaml': CHART + dependencies }))[0]).toContain(
        'lacks a dependency without a name',
      )
    },
  )

  it('in the directory charts of a repository is one of its own, and one in that of a chart is not', () => {
    const workspace = layOut({
      'Chart.yaml': CHART,
      'charts/cache/Chart.yaml': OTHER + WANTS.replace('cache', 'deep'),
    })
    writeFile(workspace, 'charts/web/Chart.yaml', CHART + WANTS)
    expect(warn(workspace)).toEqual([expect.stringContaining(': charts/web/Chart.yaml lacks cache. Run')])
  })

  it('is named, but not each of a hundred', () => {
    const workspace = makeDirectory('many')
    for (let at = 0; at < 100; at += 1) writeFile(workspace, `chart-${at}/Chart.yaml`, CHART + WANTS)
    expect(warn(workspace)[0]).toContain('; and 95 more. Run helm dependency build')
  })
})

describeWithPeers(['trivy'], 'the real Trivy', () => {
  it.each(ROWS)('finds something in a chart %s, or passes over it', (_, files, isOverlooked) => {
    const args = [
      'config',
      '--quiet',
      '--skip-check-update',
      '--format',
      'json',
      '--cache-dir',
      makeDirectory('cache'),
      '.',
    ]
    const { stdout, status, stderr } = spawnSync('trivy', args, { cwd: layOut(files), encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(stdout.includes('templates/pod.yaml')).toBe(!isOverlooked)
  })
})
