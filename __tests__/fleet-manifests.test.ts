// What docs/fleet.md shows to be copied to hosts and clusters is what systemd, Kubernetes, Docker, and we ourselves understand.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { validate } from 'dockerfile-utils'
import { CronJob } from 'kubernetes-models/batch/v1'
import { ConfigMap, PersistentVolumeClaim, Pod } from 'kubernetes-models/v1'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { type ExpectedType, findTypeErrors } from './fixtures/type-check.ts'
import { itWithPeers } from './peers.ts'
import { makeDirectory, writeFile } from './temporary.ts'

const DOCS = join(import.meta.dirname, '..', 'docs')
const page = readFileSync(join(DOCS, 'fleet.md'), 'utf8')

/** The fenced blocks of one language. */
function findBlocks(language: string): string[] {
  const blocks = page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))
  return [...blocks].map(([, text = '']) => text)
}

type Manifest = Readonly<Record<string, unknown>> & { readonly kind?: string }

const documents = findBlocks('YAML').flatMap((text) =>
  parseAllDocuments(text).map((document) => document.toJS() as Manifest),
)
const manifests = documents.filter(({ kind }) => kind !== undefined)
const manifestOf = (kind: string) => manifests.find((one) => one.kind === kind) ?? {}

/** The pod of a runner, which the chart of a scale set takes as it stands. */
const runner = (() => {
  const { template } = documents.find((one) => 'template' in one) as { template: { spec: object } }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'runner' }, spec: template.spec }
})()

const KINDS = {
  CronJob: [CronJob, 'kubernetes-models/batch/v1'],
  ConfigMap: [ConfigMap, 'kubernetes-models/v1'],
  PersistentVolumeClaim: [PersistentVolumeClaim, 'kubernetes-models/v1'],
  Pod: [Pod, 'kubernetes-models/v1'],
} as const
const shown = [...manifests, runner] as readonly Manifest[]

describe('the manifests', () => {
  it('are of the kinds that are looked at here', () => {
    expect(shown.map(({ kind }) => kind).sort()).toEqual(Object.keys(KINDS).sort())
  })

  it.each(Object.entries(KINDS))('are valid by the schema of Kubernetes: %s', (kind, [Model]) => {
    const manifest = shown.find((one) => one.kind === kind) ?? {}
    const read = (value: object) => new Model(value as never).validate()
    expect(() => read(manifest)).not.toThrow()
    expect(() => read({ ...manifest, metadata: 1 })).toThrow(/metadata/)
  })

  it('name nothing that Kubernetes does not know', () => {
    const expected = shown.map((value): ExpectedType => {
      const kind = value.kind as keyof typeof KINDS
      return { value, type: `I${kind}`, module: KINDS[kind][1] }
    })
    expect(findTypeErrors(expected)).toBe('')
    const misspelt = { ...runner, spec: { ...runner.spec, volume: [] } }
    expect(findTypeErrors([{ value: misspelt, type: 'IPod', module: 'kubernetes-models/v1' }])).toContain(
      '"volume"',
    )
  })

  it('speak of the same volume, file, and paths', () => {
    const names = (kind: string) => (manifestOf(kind).metadata as { name: string } | undefined)?.name
    for (const pod of [manifestOf('CronJob'), runner]) {
      const text = JSON.stringify(pod)
      expect(text).toContain(`"persistentVolumeClaim":{"claimName":"${names('PersistentVolumeClaim')}"}`)
      expect(text).toContain(`"configMap":{"name":"${names('ConfigMap')}"}`)
      expect(text).toContain('{"name":"RUNNER_TOOL_CACHE","value":"/store"}')
      expect(text).toContain('{"name":"store","mountPath":"/store"}')
    }
  })
})

describe('the files of runners', () => {
  const inCluster = (manifestOf('ConfigMap').data as Record<string, string> | undefined)?.['config.yaml']
  const isFile = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(join(DOCS, 'config.schema.json'), 'utf8')) as object,
  )

  it.each([
    ['of a host', documents[0]],
    ['of a cluster', parse(inCluster ?? '') as unknown],
  ])('are what editors check by our schema: %s', (_, file) => {
    expect(isFile(file), JSON.stringify(isFile.errors)).toBe(true)
    expect(isFile({ ...(file as object), defalts: {} })).toBe(false)
  })
})

describe('the images', () => {
  it.each(findBlocks('dockerfile').map((text) => [/^FROM .*/m.exec(text)?.[0] ?? '', text] as const))(
    'are built from what Docker understands: %s',
    (_, text) => {
      expect(validate(text)).toEqual([])
      expect(validate(text.replace('COPY', 'COPYY'))).not.toEqual([])
    },
  )
})

/** Files by their paths, which a comment above each says. */
function splitFiles(text: string): [path: string, text: string][] {
  return text
    .split(/^# (?=\/)/m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)]
    })
}

describe('the units of systemd', () => {
  const files = findBlocks('ini').flatMap(splitFiles)

  /** What systemd has to say of them, on a host that has this Node where the unit looks for one. */
  function verify(edit: (text: string) => string): string {
    const directory = makeDirectory()
    const paths = files.map(([path, text]) => {
      const here = text.replace('/usr/bin/node', process.execPath).replace('User=runner', 'User=root')
      return writeFile(directory, path.split('/').at(-1) ?? '', edit(here))
    })
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], {
      encoding: 'utf8',
      // Only what is said of these: a host has units of its own.
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${directory}:` },
    })
    const ours = (stdout + stderr)
      .split('\n')
      .filter((line) => line.includes(directory) || line.includes('trivy-store'))
    return `${status === null ? 'not run' : ''}${ours.join('\n')}`
  }

  itWithPeers(['systemd-analyze'], 'are what systemd understands', async () => {
    expect(files.map(([path]) => path)).toEqual([
      '/etc/systemd/system/trivy-store.service',
      '/etc/systemd/system/trivy-store.timer',
    ])
    expect(verify((text) => text)).toBe('')
    expect(verify((text) => text.replace('OnUnitActiveSec', 'OnUnitActivSec'))).toContain('OnUnitActivSec')
    expect(verify((text) => text.replace('Type=oneshot', 'Type=oneshoot'))).toContain('oneshoot')
  })
})
