// Guards of provenance: who is believed, by whom, and what lies where several jobs write.
import type { Mutation } from './mutation.ts'

/** See docs/threat-model.md, row by row. */
export const PROVENANCE: readonly Mutation[] = [
  {
    file: 'acquire/actions-cache-source.ts',
    from: "if (!isPinned && (confirmation === 'undecided' || confirmation === 'unanswered')) {",
    to: 'if (confirmation === undefined && isPinned) {',
    seenBy:
      '`action/actions-cache-forged` is not used where a registry answers HTTP %i for what it does not know, and knows the honest one',
  },
  {
    file: 'acquire/outcome.ts',
    from: ' || ready.isDoubtful === true',
    to: '',
    seenBy:
      '`action/actions-cache-forged` is told, and degraded, where a registry answers and lets nobody look',
  },
  {
    file: 'provenance/trust.ts',
    from: "= ['push', 'workflow_dispatch']",
    to: "= ['push', 'workflow_dispatch', 'repository_dispatch']",
    seenBy: '`provenance/trust` a trusted job',
  },
  {
    file: 'provenance/trust.ts',
    from: 'if (isSaidUntrusted) return false',
    to: '',
    seenBy: '`provenance/trust` is not trusted on the default branch',
  },
  {
    file: 'provenance/trust.ts',
    from: "return runnerEnvironment !== 'github-hosted'",
    to: "return runnerEnvironment === 'self-hosted'",
    seenBy: '`provenance/trust` on a runner %s in %s is guarded: %s',
  },
  {
    file: 'provenance/job.ts',
    from: 'isSaidUntrusted: isUntrusted || wasSaidUntrusted(environment)',
    to: 'isSaidUntrusted: isUntrusted',
    seenBy: '`provenance/trust` stays so in later steps, whatever these say',
  },
  {
    file: 'provenance/rule.ts',
    from: "if (provenance?.vouched !== 'server') return false",
    to: "if (provenance?.vouched === 'nobody' || provenance === undefined) return false",
    seenBy: '`provenance/rule` is read from the shelf of all only if a server named it',
  },
  {
    file: 'provenance/rule.ts',
    from: "|| provenance.transport === 'loopback' || acceptsPlain",
    to: "|| provenance.transport === 'loopback' || provenance.transport === 'plain'",
    seenBy: '`provenance/rule` is read from the shelf of all only if a server named it',
  },
  {
    file: 'provenance/rule.ts',
    from: "return reader.isFromCache && isTrustedJob(job) && provenance.giver !== 'bundle' ?",
    to: "return reader.isFromCache && provenance.giver !== 'bundle' ?",
    seenBy: '`provenance/rule` is left in the store by a job of the %s for: %s',
  },
  {
    file: 'run/keeping.ts',
    from: '|| !isNew || !isOurs)',
    to: '|| (!isNew && !isOurs))',
    seenBy: '`run/keeping` is kept or not by who vouches for it: %s',
  },
  {
    file: 'store/shelves.ts',
    from: 'mayBeRead(provenance, audience, reader) && isOfPlaces(provenance, asked)',
    to: 'isOfPlaces(provenance, asked)',
    seenBy: '`action/runner-store-faults` gives nobody an entry whose record %s',
  },
  {
    file: 'store/shelves.ts',
    from: 'mayBeRead(provenance, audience, reader) && isOfPlaces(provenance, asked)',
    to: 'mayBeRead(provenance, audience, reader)',
    seenBy: '`action/runner-store-faults` gives nobody an entry whose record %s',
  },
  {
    file: 'cache/cache-key.ts',
    from: '.slice(0, SOURCES_DIGITS)',
    to: '.slice(0, 8)',
    seenBy: '`cache/cache-key` has the same source hash for the same set of sources and another for another',
  },
  {
    file: 'store/shelves.ts',
    from: 'const stem = (owner?: string) => storeStem(requirement, hashPlaces(requirement, owner))',
    to: 'const stem = (owner?: string) => storeStem(requirement, hashPlaces(requirement, owner?.slice(0, 4)))',
    seenBy: '`action/provenance-table` %s and is left in the %s is for each reader what the table says',
  },
  {
    file: 'acquire/provenance-of.ts',
    from: "if (source.kind !== 'actions-cache' || !artifact.confirmed) return carried",
    to: 'if (!artifact.confirmed) return carried',
    seenBy: '`action/provenance-table` %s and is left in the %s is for each reader what the table says',
  },
  {
    file: 'cache/requirement-stem.ts',
    from: 'sourcesHash: hashPlaces(requirement),',
    to: 'sourcesHash: hashPlaces({ ...requirement, places: [] }),',
    seenBy: '`action/provenance-table` %s and is left in the %s is for each reader what the table says',
  },
  {
    file: 'acquire/actions-cache-source.ts',
    from: "if (confirmation === 'denied') {",
    to: 'if (confirmation === undefined && layer.size < 0) {',
    seenBy:
      '`action/actions-cache-forged` is refused because no registry knows its layer, and the honest one is used',
  },
  {
    file: 'acquire/actions-cache-source.ts',
    from: "confirmed: confirmation === 'confirmed',",
    to: "confirmed: confirmation !== 'denied',",
    seenBy:
      '`action/actions-cache-forged` is used while no registry answers, and a warning, log, summary, and evidence say so',
  },
  {
    file: 'cache/cache-environment.ts',
    from: 'TAR_OPTIONS: SAFE_TAR_OPTIONS,',
    to: '',
    seenBy: '`cache/cache-client` writes nothing outside of the private directory',
  },
  {
    file: 'verify/digest.ts',
    from: '  if (found !== expected.digest) {',
    to: '  if (found === expected.digest) {',
    seenBy: '`run/provide` is refused with a warning of wanted and found, and a registry is asked',
  },
  {
    file: 'oci/layout.ts',
    from: 'if (indexDigest !== undefined) checkDigest(digestOf(index), indexDigest, what)',
    to: '',
    seenBy: '`action/bundle` refuses a bundle of another digest, with a warning that says what to do',
  },
  {
    file: 'acquire/bundle-source.ts',
    from: 'const found = all.slice(0, MAX_READ)',
    to: 'const found = all.slice(0, 100 * MAX_READ)',
    seenBy:
      '`action/carried-layouts` are not all read: a registry has its turn, and the log says how many were left',
  },
  {
    file: 'acquire/bundle-opener.ts',
    from: 'untilAborted(openAndTell(), signal)',
    to: 'openAndTell()',
    seenBy: '`acquire/bundle-opener` opening a bundle ends with the step, whatever it is that takes so long',
  },
  {
    file: 'resources/terraform-modules/packages/kept-modules.ts',
    from: 'records.slice(0, MAX_RECORDS)',
    to: 'records.slice(0, 2 * MAX_RECORDS)',
    seenBy:
      '`resources/terraform-modules/packages/kept-modules` very many records of a layout are not all read: what the rest names is unknown',
  },
  {
    file: 'acquire/ask-sources.ts',
    from: 'await untilAborted(offers.next(), signal)',
    to: 'await offers.next()',
    seenBy: '`acquire/acquire` does not wait for what never ends when it is %s',
  },
  {
    file: 'oci/layout-tar.ts',
    from: 'if (places.has(name))\n',
    to: "if (name === '')\n",
    seenBy: '`oci/layout-tar` is refused when a name stands twice',
  },
  {
    file: 'oci/layout-tar.ts',
    from: 'if (end > sizeBytes) throw',
    to: 'if (end < 0) throw',
    seenBy: '`oci/layout-tar` is refused for a size past its end',
  },
  {
    file: 'oci/layout-files.ts',
    from: 'for (const [at] of parents.entries()) {',
    to: 'for (const [at] of [].entries()) {',
    seenBy: '`oci/layout-links` are refused at %s',
  },
  {
    file: 'bundle/choose.ts',
    from: 'return resource.sharesLayerType !== true || namesOf(annotations)',
    to: 'return resource.sharesLayerType === true || namesOf(annotations)',
    seenBy: '`action/carried-layouts` with %s is not taken for the one that is wanted',
  },
  {
    file: 'bundle/choose.ts',
    from: 'return found === undefined || found === String(schema)',
    to: "return found !== ''",
    seenBy: '`action/carried-layouts` takes none of another major, and says which it found',
  },
  {
    file: 'run/fulfil.ts',
    from: 'mustBeSealed: liesInWorkspace(paths) && !isTrustedJob(run.job),',
    to: 'mustBeSealed: false,',
    seenBy: '`action/workspace-cache` is refused with a warning, and replaced by what a registry has',
  },
  {
    file: 'base/own-file.ts',
    from: 'if (entry.isSymbolicLink()) throw leads(inside)',
    to: '',
    seenBy: '`base/own-file` a cache directory in the workspace',
  },
  {
    file: 'store/entry.ts',
    from: 'if (facts === undefined || trustedUsers.includes(facts.uid)) return',
    to: 'if (facts === undefined || trustedUsers.length > 0) return',
    seenBy: '`action/runner-store-faults` passes over what a stranger has put there',
  },
  {
    file: 'store/store.ts',
    from: 'if (isInside(root, workspace)) {',
    to: 'if (root === workspace) {',
    seenBy: '`store/store` never lies in the workspace, where a pull request could plant data: %s',
  },
  {
    file: 'store/store.ts',
    from: '|| !store.trustedUsers.includes(home.uid)) {',
    to: ') {',
    seenBy: '`store/store` is not used where a stranger has made our directory',
  },
  {
    file: 'base/compile-cache.ts',
    from: '(facts.mode & GROUP_AND_OTHERS_MAY_WRITE) === 0',
    to: 'true',
    seenBy: '`base/compile-cache` is not where others than this user may write, nor behind a link',
  },
  {
    file: 'run/pipeline.ts',
    from: 'if (!saysNothing) finishFailure(environment, host, log)',
    to: 'if (saysNothing) finishFailure(environment, host, log)',
    seenBy: '`action/several-uses` that fails by %s takes back what an earlier one said of other files',
  },
  {
    file: 'run/prepare.ts',
    from: 'if (isSaid) remember()',
    to: '',
    seenBy: '`action/several-uses` is not trusted where an earlier one said so, and ended by %s',
  },
  {
    file: 'acquire/unused.ts',
    from: 'return isTooPlain(provenance, { acceptsPlain: acceptsPlain(requirement) })',
    to: 'return isTooPlain(provenance, { acceptsPlain: acceptsPlain(requirement) || true })',
    seenBy:
      '`action/several-uses` does not take what an earlier one had over plain HTTP, which it does not allow itself',
  },
  {
    file: 'resources/vex-repo/vex-artifact.ts',
    from: 'found !== undefined && found !== url && !isVexHub',
    to: 'found === undefined && found !== url && !isVexHub',
    seenBy: '`action/vex-namesakes` is taken from a bundle by its address, whatever its name',
  },
  {
    file: 'resources/maven-poms/repositories/fetch-file.ts',
    from: 'const question = asWhom(href, candidate)',
    to: 'const question = href',
    seenBy: '`action/maven-namesakes` is not absent for its owner because it was for a stranger',
  },
  {
    file: 'resources/trivy/host-trivy.ts',
    from: "if (!root || policy.kind === 'signature') return root",
    to: "if (!root || policy.kind !== 'none') return root",
    seenBy:
      '`action/trivy-install` what it vouches for takes no place of what is signed, in the tool cache of the host',
  },
  {
    file: 'resources/terraform-modules/module-provider.ts',
    from: 'const call = JSON.stringify([wanted.source, wanted.version])',
    to: 'const call = wanted.key',
    seenBy:
      '`resources/terraform-modules/module-provider` are asked for each: that the one is absent says nothing of the other, then or in the next job',
  },
  {
    file: 'resources/vex-repo/vex-network.ts',
    from: 'const context = repository.insecure ? uncheckedContext : checkedContext',
    to: 'const context = repository.name === "" ? checkedContext : uncheckedContext',
    seenBy:
      '`action/vex-github` that is insecure does not make another one of its origin so, whose login is not sent then',
  },
  {
    file: 'scan/registry-logins.ts',
    from: "isByFile: saidBy === 'file'",
    to: "isByFile: saidBy === 'nobody'",
    seenBy: '`scan/registry-logins` is not shown to %s',
  },
  {
    file: 'provenance/rule.ts',
    from: "if (provenance?.giver !== 'registry' || provenance.vouched !== 'server' || places.length === 0) return true",
    to: "if (provenance?.giver !== 'bundle' || provenance.vouched !== 'server' || places.length === 0) return true",
    seenBy:
      '`action/several-uses` a use that names other registries does not take what a use before has from elsewhere',
  },
  {
    file: 'report/earlier-uses.ts',
    from: 'const inForce = ([name, { value }]: [string, SetVariable]) => environment[name] === value',
    to: 'const inForce = ([name, { value }]: [string, SetVariable]) => environment[name] === value && name.length < 5',
    seenBy:
      '`action/several-uses` gives back what the user had set, and takes back a registry that only an earlier use named',
  },
  {
    file: 'resources/trivy/signature/verify-signature.ts',
    from: 'if (about.includes(digest)) return',
    to: 'if (about.length > 0) return',
    seenBy: '`resources/trivy/signature/verify-signature` a signature of another digest is refused (%s)',
  },
  {
    file: 'resources/trivy/signature/verify-signature.ts',
    from: '  checkIdentity(identity, wanted.version, what)\n',
    to: '',
    seenBy: '`action/trivy-install` %s: with its own sentence, and what was there stays',
  },
  {
    file: 'resources/trivy/vouch.ts',
    from: 'if (known === undefined || known === digest) return',
    to: 'if (known === undefined || known !== digest) return',
    seenBy: '`action/trivy-install` another digest under the tag of a release that is known',
  },
  {
    file: 'resources/trivy/tool-cache.ts',
    from: '(await hashFile(binary)) !== record.sha256)',
    to: '(await hashFile(binary)) === undefined)',
    seenBy: '`action/trivy-install` does not believe what somebody else has put there, or changed there',
  },
  {
    file: 'resources/trivy/host-trivy.ts',
    from: 'if (!isInside(cacheDir, workspace)) return',
    to: 'if (cacheDir !== workspace) return',
    seenBy: '`action/trivy-planted` is not taken %s',
  },
  {
    file: 'base/umask.ts',
    from: 'before | OTHERS_MAY_WRITE',
    to: 'before',
    seenBy: '`action/umask` what a step leaves can be changed by its owner alone, whatever the umask',
  },
  {
    file: 'run/prepare.ts',
    from: 'liesInWorkspace(paths) ? dirname(paths.envFile) : stateDirectory',
    to: 'stateDirectory',
    seenBy: '`action/trivy-planted` a note on the version of Trivy is not taken from the checkout',
  },
  {
    file: 'run/job-paths.ts',
    from: 'if (stranger === undefined) return',
    to: 'if (stranger !== null) return',
    seenBy: '`action/umask` is refused where it is another user who has made %s',
  },
  {
    file: 'base/trusted-owner.ts',
    from: 'return trusted.includes(uid)',
    to: 'return trusted.length > 0 || uid > 0',
    seenBy: '`action/trivy-planted` is not taken %s',
  },
  {
    file: 'resources/trivy/host-trivy.ts',
    from: '} else if (findStranger(directoriesOf(shared, versions), shared.trustedUsers) === undefined) {',
    to: '} else {',
    seenBy: '`action/trivy-planted` cannot take the place of one that is being unpacked',
  },
  {
    file: 'run/job-paths.ts',
    from: '  holdNames(temp)',
    to: '',
    seenBy: '`action/umask` cannot be renamed by others where a step has opened RUNNER_TEMP',
  },
  {
    file: 'run/prepare.ts',
    from: '  refusePlanted(paths, store)',
    to: '',
    seenBy: '`action/shared-cache-dir` is refused where the stranger has %s',
  },
  {
    file: 'acquire/guard-place.ts',
    from: 'const planted = findPlanted(own, place)',
    to: 'const planted = undefined as string | undefined',
    seenBy: '`action/shared-cache-dir` what a stranger has put in the place of %s is not used',
  },
  {
    file: 'acquire/guard-place.ts',
    from: '  if (isOpened) close(inside(target), place)',
    to: '',
    seenBy: '`action/shared-cache-dir` is closed to all others where a step has opened everything (a tree)',
  },
  {
    file: 'acquire/guard-place.ts',
    from: '  close(directories, place)',
    to: '',
    seenBy: '`action/shared-cache-dir` what a stranger has put in the place of %s is not used',
  },
  {
    file: 'run/job-paths.ts',
    from: 'if (findMovable(dirname(store.home), store.trustedUsers) !== undefined) return paths',
    to: '',
    seenBy: '`run/job-paths` is not where a stranger could put another in its place: %o',
  },
  {
    file: 'resources/trivy/release-archive.ts',
    from: '  await refuseOtherPlatform(join(directory, binary), platform, what)',
    to: '',
    seenBy: '`resources/trivy/release-archive` a program %s, signed by the same release',
  },
  {
    file: 'base/trusted-owner.ts',
    from: 'if (isFree || !isTrusted(facts, trusted)) return path',
    to: 'if (!isTrusted(facts, trusted)) return path',
    seenBy: '`action/trivy-planted` is not used: whoever renames it puts another in its place',
  },
  {
    file: 'base/trusted-owner.ts',
    from: 'if (path === dirname(path)) return undefined',
    to: 'if (path !== undefined) return undefined',
    seenBy: '`action/trivy-planted` is not used below such a directory either',
  },
  {
    file: 'resources/trivy/incidents.ts',
    from: "'0.69.5', '0.69.6'",
    to: "'0.69.5'",
    seenBy: '`action/trivy-install` %s, asked for, before anybody is asked, and though it is signed',
  },
  {
    file: 'resources/trivy/incidents.ts',
    from: 'if (refused !== undefined) return `Trivy',
    to: 'if (refused !== undefined && own !== undefined) return `Trivy',
    seenBy: '`resources/trivy/versions` is added to by deny-trivy, and never taken away from',
  },
]
