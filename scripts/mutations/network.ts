// Guards of the network: who is asked, and who is shown what.
import type { Mutation } from './mutation.ts'

/** See docs/threat-model.md, row by row. */
export const NETWORK: readonly Mutation[] = [
  {
    file: 'oci/transport.ts',
    from: 'if (authorization !== undefined) rememberAuthorization(authorization)',
    to: '',
    seenBy: '`action/reflected-login` the login of %s that comes back is in no line and no file',
  },
  {
    file: 'resources/trivy/trivy-inputs.ts',
    from: "protocol === 'http:' && !isLoopback(host)",
    to: 'false',
    seenBy:
      '`action/trivy-install` release archives over plain HTTP from anywhere but this machine, unless the user allows it',
  },
  {
    file: 'resources/trivy/host-trivy.ts',
    from: 'counts(record, policy) && isRested(record, wishes, now)',
    to: 'counts(record, policy)',
    seenBy:
      '`action/trivy-install` a range waits for a release that another job of the host has brought by its very version',
  },
  {
    file: 'acquire/candidate.ts',
    from: 'version: confirmed ? placed.seal?.artifactVersion : undefined',
    to: 'version: placed.seal?.artifactVersion',
    seenBy: '`acquire/acquire` is one only where somebody vouched for the version that lies there',
  },
  {
    file: 'resources/vex-repo/repository-files.ts',
    from: '      refusePlanted(path, runnerTemp)\n',
    to: '',
    seenBy:
      '`resources/vex-repo/repository-files` and %s, no list of VEX repositories is written, with a warning',
  },
  {
    file: 'report/finish.ts',
    from: '    check?.()\n',
    to: '',
    seenBy: '`action/evidence` is not written where a link of the checkout leads',
  },
  {
    file: 'run/carry-doubt.ts',
    from: "provenance?.vouched === 'nobody'",
    to: 'false',
    seenBy: '`action/carry-doubt` is told when it is mirrored, and not mirrored with on-degraded: fail',
  },
  {
    file: 'resources/trivy/walk-places.ts',
    from: 'places.slice(index + 1).some(({ isServer }) => isServer)',
    to: 'false',
    seenBy: '`resources/trivy/walk-places` has half of the time, and then the next one is asked',
  },
  {
    file: 'resources/trivy/listed-versions.ts',
    from: 'return candidates.slice(0, MAX_VERSIONS)',
    to: 'return candidates',
    seenBy:
      '`resources/trivy/walk-places` of a registry that lists very many versions the newest 20 are tried, and then the next registry',
  },
  {
    file: 'oci/transport.ts',
    from: 'const isOwnOrigin = url.origin === request.url.origin',
    to: 'const isOwnOrigin = url.hostname === request.url.hostname',
    seenBy: '`oci/transport` does not follow one to another port of the same host',
  },
  {
    file: 'oci/transport.ts',
    from: 'if (!isRedirect(answer.status) || !isRead) return',
    to: 'if (!isRedirect(answer.status)) return',
    seenBy: '`oci/transport` does not take the body of a POST anywhere',
  },
  {
    file: 'oci/transport.ts',
    from: 'export function showUrl({ origin, pathname }: URL): string {',
    to: 'export function showUrl({ origin, pathname }: URL): string {\n  if (arguments[0].search) return arguments[0].href',
    seenBy: '`oci/transport` the log has no query, which may be a signature',
  },
  {
    file: 'oci/auth.ts',
    from: 'if (!answer.isOwnOrigin) return undefined',
    to: '',
    seenBy: '`oci/auth` is not given to storage that asks for one, by Basic or with a realm of its own',
  },
  {
    file: 'oci/tried-logins.ts',
    from: 'const { registry, repository } = target\n    const first = await credentials.findAll(registry, repository)',
    to: "const { repository } = target\n    const first = await credentials.findAll('docker.io', repository)",
    seenBy:
      '`oci/auth` goes to the realm that its registry named, on another host as well, and the token only to the registry',
  },
  {
    file: 'oci/hop.ts',
    from: "from.protocol === 'https:' && url.protocol === 'http:'",
    to: "from.protocol === 'https:' && url.protocol === 'ftp:'",
    seenBy: '`oci/hop` to %s is refused for good',
  },
  {
    file: 'oci/hop.ts',
    from: "reach === 'public' || reach === 'private' ||",
    to: "reach !== 'loopback' ||",
    seenBy: '`oci/hop` to %s is refused for good',
  },
  {
    file: 'oci/hop.ts',
    from: "  url.username = ''\n",
    to: '',
    seenBy: '`oci/hop` takes no login from the link',
  },
  {
    file: 'oci/link-guard.ts',
    from: "return to === 'private' && !from.includes('public')",
    to: "return to === 'private'",
    seenBy: '`oci/link-guard` from %s to %s is %s',
  },
  {
    file: 'oci/link-guard.ts',
    from: 'return isAllowed(reaches)',
    to: 'return true',
    seenBy: '`oci/link-guard` from %s to %s is %s',
  },
  {
    file: 'oci/link-guard.ts',
    from: 'if (resolved.has(to.hostname) && !isAllowed(reachesOf(to))) return undefined',
    to: '',
    seenBy: '`oci/link-guard` from %s to %s is %s',
  },
  {
    file: 'base/guarded-lookup.ts',
    from: 'reaches.every((reach)',
    to: 'reaches.some((reach)',
    seenBy: '`base/guarded-lookup` is refused when one of them is %s',
  },
  {
    file: 'base/address.ts',
    from: 'if (address.isIPv4MappedAddress())',
    to: 'if (range === undefined)',
    seenBy: '`base/address` the reach of a host',
  },
  {
    file: 'base/address.ts',
    from: "'168.63.129.16/32',",
    to: '',
    seenBy: '`base/address` the reach of a host',
  },
  {
    file: 'base/address.ts',
    from: "return known === 'public' && isIn(address, GLOBAL_UNICAST)",
    to: "return known === 'public'",
    seenBy: '`base/address` the reach of a host',
  },
  {
    file: 'oci/credentials.ts',
    from: "for (const secret of secrets) if (secret !== '') maskSecret(secret)",
    to: "for (const secret of secrets.slice(1)) if (secret !== '') maskSecret(secret)",
    seenBy: '`oci/credentials` is masked as it stands and as it would be sent',
  },
  {
    file: 'oci/download.ts',
    from: 'if (answer.status === 304 && etag !== undefined) {',
    to: 'if (answer.status === 304) {',
    seenBy: '`oci/download` believes no 304 that it did not ask for',
  },
  {
    file: 'oci/download.ts',
    from: 'if (checksum !== undefined && found !== checksum.hex) {',
    to: 'if (checksum !== undefined && found.length !== checksum.hex.length) {',
    seenBy: '`oci/download` is refused when it is larger than it may be, or another than was promised',
  },
  {
    file: 'resources/vex-repo/fetch-repository.ts',
    from: 'isLoopback(url.host) || context.plainHttp.includes(url.host)',
    to: 'isLoopback(url.host) || context.plainHttp.length < 9',
    seenBy: '`action/vex-publisher` plain HTTP is refused but on loopback, unless the user allows it',
  },
  {
    file: 'resources/vex-repo/ask.ts',
    from: 'const isOwn = url.origin === repository.url.origin &&',
    to: "const isOwn = url.origin !== '' &&",
    seenBy: '`action/vex-publisher` get no login of the repository when they are elsewhere',
  },
  {
    file: 'resources/vex-repo/fetch-repository.ts',
    from: '  noteValidator(run, text, downloaded)\n',
    to: "  if (text === '') noteValidator(run, text, downloaded)\n",
    seenBy:
      '`action/vex-publisher` is asked for with its ETag, and stays when the server says that nothing changed',
  },
  {
    file: 'resources/vex-repo/fetch-repository.ts',
    from: "if (downloaded.kind === 'unchanged') return { kind: 'unchanged' }",
    to: "if (downloaded.kind === 'unchanged') return { kind: 'unchanged' }\n  noteValidator(run, text, downloaded)",
    seenBy: '`action/vex-publisher` that failed leave no ETag by which another one would be confirmed',
  },
  {
    file: 'resources/vex-repo/github.ts',
    from: "URL.parse(serverUrl)?.host === 'github.com'",
    to: "URL.parse(serverUrl)?.host !== ''",
    seenBy: '`action/vex-github` gets no token of a job on %s',
  },
  {
    file: 'resources/vex-repo/github.ts',
    from: "if (url.origin !== 'https://github.com') return undefined",
    to: '',
    seenBy: '`resources/vex-repo/github` has a twin in the API or not: %s',
  },
  {
    file: 'base/child-environment.ts',
    from: '/^(ACTIONS_.*|INPUT_.*|GITHUB_',
    to: '/^(INPUT_.*|GITHUB_',
    seenBy: '`action/child-environment` finds no secret of the job: %s',
  },
  {
    file: 'base/child-environment.ts',
    from: "if (process.platform !== 'linux') return",
    to: "if (process.platform !== 'win32') return",
    seenBy: '`action/child-environment` finds no secret of the job: %s',
  },
  {
    file: 'base/program.ts',
    from: 'isProgram(path) && isTrusted(directory) && isTrusted(path)',
    to: 'isProgram(path) && isTrusted(directory)',
    seenBy: '`base/child-environment` a program that is a link into the workspace is passed over',
  },
  {
    file: 'base/log.ts',
    from: 'const shown = hideSecrets(text)',
    to: 'const shown = text',
    seenBy: '`action/reflected-login` a login that comes back behind %i characters is in no line and no file',
  },
]
