// The plan: which resources, from where, in which order, and how old they may be.
import { describe, expect, it } from 'vitest'
import { formatReference } from '../../src/oci/reference.ts'
import { type Plan, seenFacts } from '../../src/plan/plan.ts'
import type { Requirement } from '../../src/resources/artifact-resource.ts'
import { decideOfflineScan } from '../../src/resources/maven-poms/offline-scan.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { wantsWalk } from '../../src/run/plan-facts.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import {
  inputsWith,
  planFor,
  planWith,
  type WorkspaceFacts,
  type Written,
  workspaceWith,
} from '../fixtures/run-facts.ts'

const HOUR_MS = 3_600_000
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

describe('the default plan', () => {
  it('asks the public registries in order, each for the tag that Trivy would ask for', () => {
    expect(placesOf(planWith(), 'vuln-db')).toEqual([
      'mirror.gcr.io/aquasec/trivy-db:2',
      'ghcr.io/aquasecurity/trivy-db:2',
      'public.ecr.aws/aquasecurity/trivy-db:2',
      'docker.io/aquasec/trivy-db:2',
    ])
    expect(placesOf(planWith(), 'java-db')).toEqual([
      'mirror.gcr.io/aquasec/trivy-java-db:1',
      'ghcr.io/aquasecurity/trivy-java-db:1',
      'public.ecr.aws/aquasecurity/trivy-java-db:1',
      'docker.io/aquasec/trivy-java-db:1',
    ])
  })

  it('does not ask ECR for checks, which upstream does not push there', () => {
    expect(placesOf(planWith(), 'checks-bundle')).toEqual([
      'mirror.gcr.io/aquasec/trivy-checks:2',
      'ghcr.io/aquasecurity/trivy-checks:2',
      'docker.io/aquasec/trivy-checks:2',
    ])
  })

  it('needs all three in a fixed order and leaves nothing out', () => {
    const { requirements, omissions, trivy } = planWith()
    expect(requirements.map(({ resource }) => resource.name)).toEqual(['vuln-db', 'java-db', 'checks-bundle'])
    expect(requirements.map(({ schema }) => schema)).toEqual([2, 1, 2])
    expect(requirements.map(({ pinnedDigests }) => pinnedDigests)).toEqual([[], [], []])
    expect(omissions).toEqual([])
    expect(trivy).toEqual({ version: '0.74.0', origin: 'path' })
  })

  it('says for every resource why', () => {
    const { requirements, omissions } = planWith({ resources: '-java-db' })
    expect(requirements.map(({ reason }) => reason)).toEqual([
      'no scan-type is given; most scans read it, and it is small',
      'no scan-type is given; any scan for misconfigurations reads it, and it is small',
    ])
    expect(omissions.map(({ resource, reason }) => [resource.name, reason])).toEqual([
      [
        'java-db',
        'the input resources leaves it out; no scan-type is given; nobody looked into the workspace. If an image is scanned, set scan-type: image',
      ],
    ])
  })
})

describe('the input resources', () => {
  it('decides by itself what is provided when it is a list, and the need is told all the same', () => {
    const { requirements, needs } = planWith({ resources: 'java-db', 'scan-type': 'fs' })
    expect(requirements.map(({ resource, reason }) => [resource.name, reason])).toEqual([
      [
        'java-db',
        'the input resources names it, although the scan does not need it: fs scans do not read JARs',
      ],
    ])
    expect(needs['java-db']).toMatchObject({ need: 'not needed', provide: true })
    expect(needs['vuln-db']).toMatchObject({ need: 'needed', provide: false })
  })

  it.each([
    ['auto', ['vuln-db', 'java-db']],
    ['auto, -java-db', ['vuln-db']],
    ['-vuln-db', ['java-db']],
  ])('%s follows the need of an image scan', (resources, names) => {
    const { requirements } = planWith({ resources, 'scan-type': 'image' })
    expect(requirements.map(({ resource }) => resource.name)).toEqual(names)
  })
})

describe('the look into the workspace', () => {
  it.each<[Written, boolean]>([
    [{ resources: 'auto' }, true],
    [{ resources: 'auto', 'scan-type': 'fs' }, true],
    [{ resources: 'vuln-db', 'scan-type': 'repo' }, true],
    [{ resources: 'vuln-db' }, false],
    [{ resources: 'auto', 'scan-type': 'image' }, false],
    [{ resources: 'auto', 'scan-type': 'config' }, true],
    [{ resources: 'auto', 'scan-type': 'vm' }, false],
    [{ resources: 'auto', 'scan-type': 'image, fs' }, true],
    [{ resources: 'auto', 'scan-type': 'image, vm' }, false],
  ])('is wanted with %j: %s', (written, isWanted) => {
    const plan = planWith(written)
    expect(wantsWalk(RESOURCES, inputsWith(written), plan.scans)).toBe(isWanted)
  })
})

describe('offline scanning', () => {
  it.each<[string, Written, WorkspaceFacts | undefined, boolean]>([
    ['fs, all seen and no pom.xml', { 'scan-type': 'fs' }, {}, true],
    ['repo, all seen and no pom.xml', { 'scan-type': 'repo' }, {}, true],
    ['fs with a pom.xml', { 'scan-type': 'fs' }, { poms: ['pom.xml'] }, false],
    ['fs, not all seen', { 'scan-type': 'fs' }, { isComplete: false, stoppedBy: 'its bound of 5 s' }, false],
    ['fs, modules not seen', { 'scan-type': 'fs' }, { modulesSkipped: 1 }, false],
    ['fs, a directory not read', { 'scan-type': 'fs' }, { unreadable: 1 }, false],
    ['fs before the checkout', { 'scan-type': 'fs' }, { isEmpty: true, filesSeen: 0 }, false],
    ['a repository elsewhere', { 'scan-type': 'repo' }, undefined, false],
    ['nobody said which scan, all seen', { resources: 'auto' }, {}, true],
    ['nobody said which scan, a pom.xml', { resources: 'auto' }, { poms: ['a/pom.xml'] }, false],
    ['a part of the workspace', { 'scan-type': 'fs', 'scan-ref': 'web' }, { isPart: true }, false],
    ['an image, whatever may follow', { 'scan-type': 'image' }, undefined, false],
    ['fs and an image, all seen and no pom.xml', { 'scan-type': 'fs, image' }, {}, true],
    ['fs and an image, not all seen', { 'scan-type': 'image, fs' }, { unreadable: 1 }, false],
  ])('loses nothing (design rule D6): %s', (_, written, seen, isSafe) => {
    const workspace = seen === undefined ? undefined : workspaceWith(seen)
    expect(decideOfflineScan(seenFacts(planWith(written, '0.74.0', workspace)), false).isSet).toBe(isSafe)
  })
})

describe('the version of Trivy', () => {
  it.each([
    ['0.50.0', 0],
    ['0.55.9', 0],
    ['0.56.0', 1],
    ['0.68.2', 1],
    ['0.69.0', 2],
    ['0.74.0', 2],
    ['1.0.0', 2],
  ])('%s decides that the checks bundle has the major %i', (version, major) => {
    const plan = planWith({}, version)
    expect(need(plan, 'checks-bundle').schema).toBe(major)
    expect(placesOf(plan, 'checks-bundle')[0]).toBe(`mirror.gcr.io/aquasec/trivy-checks:${major}`)
  })

  it.each([
    ['input', '0.74.0', undefined, []],
    ['input', '0.74.0', '0.76.0', []],
    ['path', '0.59.1', '0.59.1', []],
    [
      'input',
      '0.74.0',
      '0.59.1',
      [
        'Checks: major 2 is made available, for the Trivy 0.74.0 of the input trivy-version; the trivy on PATH is 0.59.1, which reads major 1, and would scan without: leave trivy-version out if that one scans, or set install-trivy',
      ],
    ],
  ] as const)(
    'by %s, %s, with %s on PATH: what that one would pass over is told',
    (origin, version, onPath, told) => {
      expect(planFor({ version, origin, onPath }).otherReaders).toEqual(told)
    },
  )

  it.each(['0.50.0', '0.74.0'])('%s does not change the schemas of the databases', (version) => {
    const plan = planWith({}, version)
    expect([need(plan, 'vuln-db').schema, need(plan, 'java-db').schema]).toEqual([2, 1])
  })
})

describe('registries that the user names', () => {
  it('replace the public ones, for all resources', () => {
    const plan = planWith({ registries: 'registry.example.com/mirror/, 10.0.0.7:5000' })
    expect(
      plan.requirements.flatMap(({ places }) => places.map((place) => formatReference(place.reference))),
    ).toEqual([
      'registry.example.com/mirror/trivy-db:2',
      '10.0.0.7:5000/trivy-db:2',
      'registry.example.com/mirror/trivy-java-db:1',
      '10.0.0.7:5000/trivy-java-db:1',
      'registry.example.com/mirror/trivy-checks:2',
      '10.0.0.7:5000/trivy-checks:2',
    ])
  })

  it('are asked for the checks even on ECR, when there is no other', () => {
    const plan = planWith({ registries: 'public.ecr.aws/aquasecurity' })
    expect(placesOf(plan, 'checks-bundle')).toEqual(['public.ecr.aws/aquasecurity/trivy-checks:2'])
  })

  it.each<[string, Written, boolean]>([
    ['not chosen: the default', {}, false],
    ['not chosen: one of the public ones', { registries: 'ghcr.io/aquasecurity' }, false],
    ['chosen: another one', { registries: 'registry.example.com' }, true],
    [
      'chosen: another one beside a public one',
      { registries: 'registry.example.com ghcr.io/aquasecurity' },
      true,
    ],
    ['chosen: by name of this resource', { 'db-repository': 'ghcr.io/aquasecurity/trivy-db' }, true],
    ['not chosen: by name of another resource', { 'java-db-repository': 'r.example.com/j' }, false],
  ])('are known to be %s', (_, written, isChosen) => {
    expect(need(planWith(written), 'vuln-db').placesAreChosen).toBe(isChosen)
  })

  it('are kept for what is left out, so that Trivy can be pointed at them', () => {
    const { omissions } = planWith({ resources: 'vuln-db', registries: 'registry.example.com/m' })
    expect(
      omissions.map(({ places, placesAreChosen }) => [places.map(formatPlace), placesAreChosen]),
    ).toEqual([
      [['registry.example.com/m/trivy-java-db:1'], true],
      [['registry.example.com/m/trivy-checks:2'], true],
    ])
  })
})

describe('a repository of its own', () => {
  it.each<[ResourceName, Written, string]>([
    ['vuln-db', { 'db-repository': 'r.example.com/my-db' }, 'r.example.com/my-db:2'],
    ['java-db', { 'java-db-repository': 'r.example.com:5000/my-java' }, 'r.example.com:5000/my-java:1'],
    [
      'checks-bundle',
      { 'checks-bundle-repository': 'aquasec/trivy-checks' },
      'docker.io/aquasec/trivy-checks:2',
    ],
    ['vuln-db', { 'db-repository': 'r.example.com/my-db:latest' }, 'r.example.com/my-db:latest'],
    ['vuln-db', { 'db-repository': `r.example.com/db@${DIGEST}` }, `r.example.com/db@${DIGEST}`],
  ])('replaces the registries for %s alone', (name, written, place) => {
    const plan = planWith(written)
    expect(placesOf(plan, name)).toEqual([place])
    const others = plan.requirements.filter(({ resource }) => resource.name !== name)
    expect(others.every(({ placesAreChosen }) => !placesAreChosen)).toBe(true)
  })

  it('can be several, in order', () => {
    const plan = planWith({ 'db-repository': 'a.example.com/db, b.example.com/db:9' })
    expect(placesOf(plan, 'vuln-db')).toEqual(['a.example.com/db:2', 'b.example.com/db:9'])
  })

  it.each([
    ['r.example.com/checks:1', 'r.example.com/checks:1 asks for major 1, and Trivy 0.74.0 reads major 2'],
    ['r.example.com/checks:v1.11.2', 'asks for major 1'],
    ['r.example.com/checks:1-20261120t0612', 'asks for major 1'],
    ['r.example.com/checks:0', 'asks for major 0'],
  ])('of checks at %s is of another major, which is warned of', (reference, warning) => {
    expect(planWith({ 'checks-bundle-repository': reference }).warnings).toEqual([
      expect.stringContaining(warning),
    ])
  })

  it.each([
    'r.example.com/checks',
    'r.example.com/checks:2',
    'r.example.com/checks:2.1.0',
    'r.example.com/checks:latest',
    'r.example.com/checks:main-1',
    `r.example.com/checks@${DIGEST}`,
  ])('of checks at %s is nothing to warn of', (reference) => {
    expect(planWith({ 'checks-bundle-repository': reference }).warnings).toEqual([])
  })

  it('pins the resource when every one names a digest', () => {
    const both = `a.example.com/db@${DIGEST} b.example.com/db:2@${DIGEST}`
    expect(need(planWith({ 'db-repository': both }), 'vuln-db').pinnedDigests).toEqual([DIGEST, DIGEST])
    const one = `a.example.com/db@${DIGEST} b.example.com/db:2`
    expect(need(planWith({ 'db-repository': one }), 'vuln-db').pinnedDigests).toEqual([])
  })
})

describe('upstream itself', () => {
  it.each<[string, boolean]>([
    ['ghcr.io/aquasecurity/trivy-db', true],
    ['ghcr.io/aquasecurity/trivy-db:2', true],
    ['ghcr.io/aquasecurity/trivy-db:latest', true],
    ['GHCR.io/aquasecurity/trivy-db', true],
    ['public.ecr.aws/aquasecurity/trivy-db', true],
    ['docker.io/aquasec/trivy-db', true],
    ['aquasec/trivy-db', true],
    ['index.docker.io/aquasec/trivy-db:2', true],
    ['mirror.gcr.io/aquasec/trivy-db', false],
    ['ghcr.io/aquasecurity/trivy-db-evil', false],
    ['ghcr.io/aquasecurity/trivy-db/evil', false],
    ['ghcr.io/aquasecurity/trivy-java-db', false],
    ['ghcr.io/aquasecurity-evil/trivy-db', false],
    ['ghcr.io.example.com/aquasecurity/trivy-db', false],
    ['ghcr.io:8443/aquasecurity/trivy-db', false],
    ['registry.example.com/ghcr.io/aquasecurity/trivy-db', false],
    ['ghcr.io/aquasecurity/trivy-db:1', false],
    [`ghcr.io/aquasecurity/trivy-db@${DIGEST}`, false],
    [`ghcr.io/aquasecurity/trivy-db:2@${DIGEST}`, false],
  ])('speaks at %s: %s', (reference, isUpstream) => {
    const [place] = need(planWith({ 'db-repository': reference }), 'vuln-db').places
    expect(place?.isUpstream).toBe(isUpstream)
  })

  it('speaks at its registries in the default plan, but not at the pull-through mirror', () => {
    expect(need(planWith(), 'vuln-db').places.map(({ isUpstream }) => isUpstream)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('does not speak on ECR for checks, nor for an older version of them', () => {
    const isUpstream = (reference: string) =>
      need(planWith({ 'checks-bundle-repository': reference }), 'checks-bundle').places[0]?.isUpstream
    expect(isUpstream('public.ecr.aws/aquasecurity/trivy-checks')).toBe(false)
    expect(isUpstream('ghcr.io/aquasecurity/trivy-checks:2.0.0')).toBe(false)
    expect(isUpstream('ghcr.io/aquasecurity/trivy-checks')).toBe(true)
  })
})

describe('how old a copy may be', () => {
  it('is what the user says, else what the resource has', () => {
    const plan = planWith({ 'max-age': 'java-db=7d', 'stale-if-error': 'vuln-db=0m' })
    expect(plan.requirements.map(({ maxAgeMs }) => maxAgeMs / HOUR_MS)).toEqual([30, 168, 30])
    expect(plan.requirements.map(({ staleIfErrorMs }) => staleIfErrorMs / HOUR_MS)).toEqual([
      0,
      336,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('can be one for all', () => {
    const plan = planWith({ 'max-age': '6h', 'stale-if-error': 'never-fail' })
    expect(plan.requirements.map(({ maxAgeMs }) => maxAgeMs / HOUR_MS)).toEqual([6, 6, 6])
    expect(plan.requirements.every(({ staleIfErrorMs }) => staleIfErrorMs === Number.POSITIVE_INFINITY)).toBe(
      true,
    )
  })
})

function need(plan: Plan, name: ResourceName): Requirement {
  const requirement = plan.requirements.find(({ resource }) => resource.name === name)
  if (requirement === undefined) throw new Error(`not needed: ${name}`)
  return requirement
}

function placesOf(plan: Plan, name: ResourceName): string[] {
  return need(plan, name).places.map(formatPlace)
}

function formatPlace({ reference }: Requirement['places'][number]): string {
  return formatReference(reference)
}
