import { describe, expect, it } from 'vitest'
import { type CommandUse, readCommandUses } from '../../src/audit/command-uses.ts'

/** What a script does, each in one line. */
const say = (script: string, shell?: string) => readCommandUses(script, shell).map(sayUse)

function sayUse(use: CommandUse): string {
  if (use.kind === 'trivy' || use.kind === 'container') {
    const texts = [...use.invocation.texts].map(([name, text]) => `${name}=${text}`).sort()
    const image = use.kind === 'container' ? [use.image] : []
    const rest = [...use.environment].map(([name, text]) => `$${name}=${text}`)
    const unknown = use.invocation.isPartlyUnknown ? ['?'] : []
    return [use.kind, ...image, ...texts, ...rest, ...unknown].join(' ')
  }
  if (use.kind === 'data') return `data ${use.repository}`
  if (use.kind === 'install') return `install ${use.version ?? 'any'}`
  return use.kind === 'variable' ? `variable ${use.name}=${use.value}` : use.kind
}

describe('a scan', () => {
  it.each([
    ['trivy image app:1', 'trivy scan-type=image'],
    ['trivy i app:1', 'trivy scan-type=i'],
    [
      '/usr/local/bin/trivy fs --scanners=vuln,secret src',
      'trivy scan-ref=src scan-type=fs scanners=vuln,secret',
    ],
    ['trivy -q --cache-dir /c fs .', 'trivy cache-dir=/c scan-type=fs'],
    ['trivy fs --exit-code 1 --severity HIGH,CRITICAL .', 'trivy scan-type=fs'],
    ['trivy fs . --exit-code 1', 'trivy scan-type=fs'],
    ['trivy --debug image --no-progress app:1', 'trivy scan-type=image'],
    ['trivy --new-flag image app:1', 'trivy scan-type=image'],
    ['trivy --format json --vuln-type os image app:1', 'trivy format=json pkg-types=os scan-type=image'],
    [
      'trivy image --vex repo --compliance docker-cis-1.6.0 a',
      'trivy compliance=docker-cis-1.6.0 scan-type=image vex=repo',
    ],
    ['trivy image --server http://s a', 'trivy scan-type=image server=http://s'],
    ['trivy conf -c own.yaml dir', 'trivy scan-ref=dir scan-type=conf trivy-config=own.yaml'],
    ['trivy image --scanners "$SCANNERS" app', 'trivy scan-type=image ?'],
    ['trivy $COMMAND app', 'trivy ?'],
    ['trivy ${{ matrix.kind }} app', 'trivy ?'],
    ['trivy fs "$GITHUB_WORKSPACE"', 'trivy scan-type=fs'],
    ['"$TRIVY_CMD" image app', 'trivy scan-type=image'],
    ['A=1 TRIVY_SCANNERS=vuln trivy image app', 'trivy scan-type=image $A=1 $TRIVY_SCANNERS=vuln'],
    ['sudo -E -u runner trivy rootfs /', 'trivy scan-type=rootfs'],
    ['timeout --signal KILL 10m trivy image app', 'trivy scan-type=image'],
    ['find . -name x | xargs -n1 trivy image', 'trivy scan-type=image'],
    ['env -i TRIVY_QUIET=1 trivy image app', 'trivy scan-type=image'],
    [`sh -c "trivy image app"`, 'trivy scan-type=image'],
    [
      'docker run --rm -v a:/b -e TRIVY_X=1 aquasec/trivy:0.74.0 image app',
      'container aquasec/trivy:0.74.0 scan-type=image $TRIVY_X=1',
    ],
    [
      'podman run ghcr.io/aquasecurity/trivy fs /src',
      'container ghcr.io/aquasecurity/trivy scan-ref=/src scan-type=fs',
    ],
    [
      'docker run --env=A=b registry.example.com/mirror/aquasec/trivy@sha256:0 image app',
      'container registry.example.com/mirror/aquasec/trivy@sha256:0 scan-type=image $A=b',
    ],
  ])('is read: %s', (script, said) => {
    expect(say(script).filter((one) => one.startsWith('trivy') || one.startsWith('container'))).toEqual([
      said,
    ])
  })

  it.each([
    'trivy --version',
    'trivy',
    'trivy version -f json',
    'mytrivy image app',
    'trivy-operator image app',
    'echo trivy image app',
    'docker pull aquasec/trivy:0.74.0',
    'docker build -t aquasec/trivy .',
    'docker run example/trivy:1 image app',
  ])('is not there: %s', (script) => {
    expect(say(script).filter((one) => /^(trivy|container)/.test(one) && !one.includes('=version'))).toEqual(
      [],
    )
  })

  it('is not looked for in other languages', () => {
    expect(say('trivy image app', 'python')).toEqual([])
  })
})

describe('data, installations, and variables', () => {
  it.each([
    ['trivy image --download-db-only', ['data trivy-db']],
    ['trivy --cache-dir c image --download-java-db-only --no-progress', ['data trivy-java-db']],
    ['docker run -v c:/root/.cache aquasec/trivy image --download-db-only', ['data trivy-db']],
    ['oras pull registry.example.com/m/trivy-db:2', ['data trivy-db']],
    ['./oras pull ghcr.io/aquasecurity/trivy-java-db:1 -a', ['data trivy-java-db']],
    ['crane export ghcr.io/aquasecurity/trivy-checks:1 -', ['data trivy-checks']],
    ['oras pull example.com/other:1', ['other']],
    ['oras version', ['handling']],
    [
      'curl -sfL https://raw.githubusercontent.com/aquasecurity/trivy/v0.70.0/contrib/install.sh | sh -s -- v0.70.0',
      ['install 0.70.0', 'other'],
    ],
    [
      'curl https://github.com/aquasecurity/trivy/releases/download/v0.69.5/x.tar.gz | tar xz',
      ['install 0.69.5', 'handling'],
    ],
    ['brew install trivy', ['install any']],
    ['sudo apt-get -qq install -y curl trivy=0.70.0', ['install any']],
    ['brew install aquasecurity/trivy/trivy', ['install any']],
    ['echo "TRIVY_SKIP_DB_UPDATE=true" >> "$GITHUB_ENV"', ['variable TRIVY_SKIP_DB_UPDATE=true']],
    ['export TRIVY_OFFLINE_SCAN=1', ['variable TRIVY_OFFLINE_SCAN=1']],
    ['echo TRIVY_SKIP_DB_UPDATE=true', ['handling']],
    ['export TRIVY_SEVERITY=HIGH', ['other']],
  ])('are told: %s', (script, said) => {
    expect(say(script)).toEqual(said)
  })
})
