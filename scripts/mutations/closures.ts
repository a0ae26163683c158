// Guards of what is followed while it is fetched: Maven POMs and Terraform modules, which strangers write.
import type { Mutation } from './mutation.ts'

/** See docs/threat-model.md, row by row. */
export const CLOSURES: readonly Mutation[] = [
  {
    file: 'resources/maven-poms/closure/allowed-environment.ts',
    from: 'return ALLOWED_NAMES.test(name) && !FOREIGN_NAMES.test(name) &&',
    to: 'return !FOREIGN_NAMES.test(name) &&',
    seenBy:
      '`resources/maven-poms/closure/allowed-environment` gives versions under names of the list, and nothing else',
  },
  {
    file: 'resources/maven-poms/closure/allowed-environment.ts',
    from: '&& VERSION_LIKE.test(value) && !hidden.has(value)) {',
    to: '&& VERSION_LIKE.test(value)) {',
    seenBy: '`action/maven-hostile` does not get %s into coordinates',
  },
  {
    file: 'resources/maven-poms/repositories/candidates.ts',
    from: 'repository === CENTRAL && mirror === undefined ? undefined : serverOf',
    to: 'serverOf',
    seenBy: '`resources/maven-poms/repositories/candidates` of a server called central does not go to %s',
  },
  {
    file: 'resources/maven-poms/repositories/candidates.ts',
    from: 'login !== undefined && rules.isListed && mayShow ?',
    to: 'login !== undefined && mayShow ?',
    seenBy:
      '`resources/maven-poms/repositories/candidates` does not go to a URL that only a POM names, whatever its id',
  },
  {
    file: 'resources/maven-poms/repositories/stranger-rule.ts',
    from: "if (reachOf(url.hostname) !== 'public') throw",
    to: "if (reachOf(url.hostname) === 'loopback') throw",
    seenBy: '`action/maven-hostile` does not make us reach the network of the runner at %s',
  },
  {
    file: 'resources/maven-poms/repositories/stranger-rule.ts',
    from: '    return { lookup }',
    to: '    return {}',
    seenBy:
      '`resources/maven-poms/repositories/stranger-rule` is not connected to when its name leads to this machine',
  },
  {
    file: 'resources/maven-poms/repositories/stranger-rule.ts',
    from: 'if (strangers.size >= MAX_STRANGERS &&',
    to: 'if (strangers.size < 0 &&',
    seenBy: '`resources/maven-poms/repositories/stranger-rule` is refused when there are too many of them',
  },
  {
    file: 'resources/maven-poms/closure/bounds.ts',
    from: 'maxPoms: 20_000,',
    to: 'maxPoms: 20_000_000,',
    seenBy: '`action/maven-hostile` ends at a bound when it names a million dependencies',
  },
  {
    file: 'resources/maven-poms/repositories/candidates.ts',
    from: "return facts.guardsLocalRepository ? 'and",
    to: "return facts.guardsLocalRepository && protocol === 'http:' ? 'and",
    seenBy:
      '`resources/maven-poms/repositories/candidates` gives nothing that would outlive a job of strangers, unless the user lists it',
  },
  {
    file: 'resources/maven-poms/pom-finder.ts',
    from: 'if (given !== undefined && !isInPlace(given, candidates)) return await findInstead()',
    to: '',
    seenBy: '`action/maven-planted` is taken out of the home when nobody else has it, and nothing else is',
  },
  {
    file: 'resources/maven-poms/repositories/origin.ts',
    from: 'return from[0] === key && distrust === undefined',
    to: 'return from[0] !== undefined && distrust === undefined',
    seenBy: '`action/maven-planted` is not what a later job reads: $event $said on $ref, by $place',
  },
  {
    file: 'verify/collect.ts',
    from: 'of verifyDigest(source, expected, what)) chunks',
    to: 'of source) chunks',
    seenBy: '`resources/maven-poms/sets/kept-sets` is refused with a warning when its bytes are %s',
  },
  {
    file: 'resources/maven-poms/local/local-repository.ts',
    from: 'if (before === undefined || before.from',
    to: 'if (before?.from',
    seenBy: '`resources/maven-poms/local/local-repository` never changes what is there',
  },
  {
    file: 'resources/maven-poms/keep-poms.ts',
    from: '&& (isPublic || keepsPrivate))',
    to: '&& (isPublic || keepsPrivate || text.length > 0))',
    seenBy: '`action/maven` is sent the login of settings.xml, and what it gave is not kept',
  },
  {
    file: 'resources/maven-poms/repositories/request-file.ts',
    from: "if (isAbsent && (status === 404 || status === 410)) return { kind: 'absent' }",
    to: "if (isAbsent && status >= 401 && status <= 410) return { kind: 'absent' }",
    seenBy: '`resources/maven-poms/repositories/fetch-file` is unknown after %i, which is not asked again',
  },
  {
    file: 'resources/maven-poms/repositories/request-file.ts',
    from: '!candidate.isLoginWithheld && candidate.loginProblem === undefined',
    to: 'true',
    seenBy:
      '`resources/maven-poms/repositories/fetch-file` is not absent where a 404 is said to somebody without a login, because it %s',
  },
  {
    file: 'resources/maven-poms/repositories/obstacle.ts',
    from: 'if (mirror === undefined || isAskable(url)) return undefined',
    to: 'if (mirror !== undefined) return undefined',
    seenBy:
      '`resources/maven-poms/repositories/candidates` that nobody can ask (%s) keeps what it may have from being absent',
  },
  {
    file: 'resources/maven-poms/repositories/fetch-pom.ts',
    from: 'answer.isChecked || isPom(answer.bytes)',
    to: 'answer.isChecked || answer.bytes.length > 0',
    seenBy:
      '`resources/maven-poms/repositories/fetch-pom` is not what a proxy or a login page sent, nor half of one: %s',
  },
  {
    file: 'resources/maven-poms/provide-poms.ts',
    from: 'const isReady = problem === undefined && closure.unknown.length + doubts.length === 0',
    to: 'const isReady = problem === undefined',
    seenBy:
      '`action/several-uses` a use that does not know all POMs takes back that the scan needs no network',
  },
  {
    file: 'resources/terraform-modules/provided.ts',
    from: 'if (isCarried) carriedKeys.add(kept.key)',
    to: 'if (isCarried && isPublic) carriedKeys.add(kept.key)',
    seenBy:
      '`action/terraform-hostile` that a bundle brought is not what a later job is given, by the Actions cache or a runner store',
  },
  {
    file: 'resources/terraform-modules/fetch/host-rule.ts',
    from: "if (reachOf(url.hostname) !== 'public') throw",
    to: "if (reachOf(url.hostname) === 'service') throw",
    seenBy: '`action/terraform` with %s is asked nothing and told',
  },
  {
    file: 'resources/terraform-modules/fetch/host-rule.ts',
    from: 'return isListed ? resolveHost : publicLookup',
    to: 'return resolveHost',
    seenBy:
      '`resources/terraform-modules/fetch/git-gate` judges the address of each connection, not that of an earlier look-up of the same name',
  },
  {
    file: 'resources/terraform-modules/fetch/git-gate.ts',
    from: 'port: Number(url.port || 443), lookup: rule.lookupFor(url) })',
    to: 'port: Number(url.port || 443) })',
    seenBy: '`action/terraform` whose repository leads to an inner host by %s is not followed there',
  },
  {
    file: 'resources/terraform-modules/fetch/git-command.ts',
    from: "  'protocol.allow=never',\n",
    to: '',
    seenBy: '`resources/terraform-modules/fetch/git-command` does not speak to %s',
  },
  {
    file: 'resources/terraform-modules/fetch/git-logins.ts',
    from: "+ 1}`]: 'false',",
    to: "+ 1}`]: 'initial',",
    seenBy: '`action/terraform-hostile` whose server redirects gets no login sent elsewhere',
  },
  {
    file: 'resources/terraform-modules/packages/kept-modules.ts',
    from: 'if (isAbsence && !place.tellsAbsence) continue',
    to: '',
    seenBy: '`action/terraform-absent` from the Actions cache of a pull request is believed by nobody',
  },
  {
    file: 'resources/terraform-modules/packages/kept-modules.ts',
    from: 'isFresh: !isOld && !(isAbsence && canAsk)',
    to: 'isFresh: !isOld',
    seenBy: '`action/terraform-absent` is asked for again where somebody can be asked',
  },
  {
    file: 'resources/terraform-modules/fetch/source-page.ts',
    from: 'withoutComments(page.slice(0, MAX_CHARACTERS)).split',
    to: 'page.slice(0, MAX_CHARACTERS).split',
    seenBy: '`action/terraform-pages` with %s is followed',
  },
  {
    file: 'resources/terraform-modules/fetch/fetch-source.ts',
    from: "if (status === 404 || status === 410) return { kind: 'absent', reason }",
    to: "if (status < 500) return { kind: 'absent', reason }",
    seenBy: '`action/terraform-pages` and answers %i is unknown',
  },
  {
    file: 'resources/terraform-modules/fetch/ask-registry.ts',
    from: 'if (!access.isMirror) return absent',
    to: 'if (access.base !== undefined) return absent',
    seenBy: '`action/terraform` that a mirror lacks (%s) are unknown, for Trivy asks the registry itself',
  },
  {
    file: 'resources/maven-poms/find-in-order.ts',
    from: 'candidate.unasked !== undefined && after.includes(candidate.key)',
    to: 'candidate.unasked !== undefined && after.length > 99',
    seenBy:
      '`action/maven` leaves what it lacks unknown: Trivy asks Central itself, and the user is told of the input',
  },
  {
    file: 'resources/terraform-modules/fetch/fetch-git.ts',
    from: "(protocol === 'ssh:' && other === host && namesOneSshHost(url))",
    to: "protocol === 'ssh:'",
    seenBy: '`resources/terraform-modules/fetch/fetch-git` is not asked for %s',
  },
  {
    file: 'resources/terraform-modules/fetch/ask-registry.ts',
    from: 'version === undefined && ',
    to: '',
    seenBy: '`resources/terraform-modules/fetch/ask-registry` %s has answered',
  },
  {
    file: 'resources/terraform-modules/fetch/fetch-git.ts',
    from: "GIT_ALLOW_PROTOCOL: 'http:https' }",
    to: "GIT_ALLOW_PROTOCOL: 'http:https:ssh' }",
    seenBy: '`action/terraform-hostile` whose submodule lies elsewhere by ssh has nobody connected to',
  },
  {
    file: 'resources/terraform-modules/module-places.ts',
    from: ' && !isInside(cacheDir, wanted.workspace)',
    to: '',
    seenBy: '`action/terraform-absent` is no word of a cache directory that the checkout can fill',
  },
  {
    file: 'resources/terraform-modules/module-provider.ts',
    from: 'stale.kept.layer === undefined && isAnswered',
    to: 'stale.kept.layer === undefined && !isAnswered',
    seenBy: '`action/terraform-absent` is unknown once its server names a repository that cannot be had',
  },
  {
    file: 'resources/terraform-modules/module-provider.ts',
    from: "fetched.kind !== 'unknown' || fetched.isUnanswered !== true",
    to: "fetched.kind !== 'unknown'",
    seenBy:
      '`resources/terraform-modules/module-provider` an earlier absence is no word against a server that answers by %s',
  },
  {
    file: 'resources/terraform-modules/fetch/getter.ts',
    from: "url.protocol === 'ssh:' && !namesOneSshHost(url.href)",
    to: "url.protocol === 'ssh:' && url.href === ''",
    seenBy: '`resources/terraform-modules/fetch/getter` with %s is not called absent',
  },
]
