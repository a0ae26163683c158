export const id = 4182;
export const ids = [4182];
export const modules = {

/***/ 7560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ keep)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5867);
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4525);
// Keeps what was fetched, for later jobs: one entry of the Actions cache per artifact, named by age and digest.



/**
 * Saves a copy. Never throws and never warns: what only costs time in the next run is one line of information.
 *
 * @returns what became of it, for whom it is more than that
 */
async function keep(options) {
    const { cache, copy, stem, log } = options;
    const key = (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_2__/* .formatKey */ .TD)({ ...stem, time: options.measuredAt, layerDigest: options.layerDigest });
    try {
        // The library packs everything before it asks whether the entry is there. Where reading is not allowed, writing may be.
        if ((await cache.lookup(stem.resource, [key]).catch(() => undefined)) === key) {
            log.info(`Actions cache: ${key} is there already`);
            return { kind: 'exists' };
        }
        const path = cache.pathFor(stem.resource);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__/* .remove */ .TF)(path);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__/* .move */ .Cy)(copy.directory, path);
        const outcome = await cache.save(stem.resource, key);
        if (outcome.kind === 'saved')
            log.info(`Actions cache: saved ${key}`);
        else if (outcome.kind === 'exists')
            log.info(`Actions cache: ${key} is there already`);
        else
            log.info(`Actions cache: not saved (${outcome.kind}: ${outcome.reason})`);
        return outcome;
    }
    catch (error) {
        const reason = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
        log.info(`Actions cache: not saved: ${reason}`);
        return { kind: 'failed', reason };
    }
    finally {
        await copy.discard();
    }
}


/***/ }),

/***/ 4182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runWarm: () => (/* binding */ runWarm)
});

// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/cache-search.js
var cache_search = __webpack_require__(4904);
// EXTERNAL MODULE: ./build/cache/keep.js
var keep = __webpack_require__(7560);
// EXTERNAL MODULE: ./build/cache/requirement-stem.js
var requirement_stem = __webpack_require__(8598);
// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
;// CONCATENATED MODULE: ./build/cache/rest.js
// GitHub's REST API, as far as the caches of this repository need it.


/** Long enough for a slow answer; this only tidies up. */
const TIMEOUT_MS = 20_000;
/**
 * Calls for this repository: `path` goes below `/repos/<owner>/<name>`. The token goes to the API's own host alone.
 *
 * @returns undefined when this is no job of GitHub's, or there is no token
 */
function gitHubApi(token, environment) {
    const { GITHUB_API_URL = '', GITHUB_REPOSITORY = '' } = environment;
    if (token === undefined || !URL.canParse(GITHUB_API_URL) || !/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)) {
        return undefined;
    }
    const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
    };
    return async (method, path) => {
        const { HttpClient } = await __webpack_require__.e(/* import() */ 7716).then(__webpack_require__.bind(__webpack_require__, 7716));
        const client = new HttpClient('trivy-offline-cache', [], {
            allowRedirects: false,
            socketTimeout: TIMEOUT_MS,
        });
        const url = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`;
        const answer = method === 'GET' ? await client.get(url, headers) : await client.del(url, headers);
        const status = answer.message.statusCode ?? 0;
        const body = await answer.readBody();
        if (status < 200 || status >= 300)
            throw refusal(status, body);
        return body === '' ? undefined : JSON.parse(body);
    };
}
function refusal(status, body) {
    const hint = status === 403 || status === 404
        ? 'Give the job `permissions: actions: write`, and pass the input token.'
        : undefined;
    const message = /"message":\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    return new errors/* ActionError */.lZ(`GitHub's API answers ${status} ${(0,log/* clean */.uH)(message, 200)}`.trim(), { hint });
}

;// CONCATENATED MODULE: ./build/cache/tidy-cache.js
// Removes our own entries of the Actions cache that newer ones have superseded, and tells how full the cache is.






/** A job that looked an entry up may still be about to read it. */
const GRACE_MS = 3_600_000;
/** What GitHub includes for each repository; owners can raise it. */
const INCLUDED_BYTES = 10 * 1000 ** 3;
const PER_PAGE = 100;
/**
 * Tidies up. Never throws: what cannot be removed is evicted by GitHub in time.
 *
 * @returns lines for the summary
 */
async function tidyCache(options) {
    const { log, prune, token, environment } = options;
    const call = gitHubApi(token, environment);
    if (call === undefined)
        return [];
    const lines = [];
    try {
        if (prune)
            lines.push(await pruneAll(call, options));
        lines.push(sayUsage(await call('GET', '/actions/cache/usage')));
    }
    catch (error) {
        const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
        lines.push(`The Actions cache could not be tidied: ${(0,errors/* describeError */.Uc)(error)}.${hint}`);
    }
    for (const line of lines)
        log.info(line);
    return lines;
}
async function pruneAll(call, options) {
    let removed = 0;
    for (const stem of options.stems) {
        const entries = await listEntries(call, stem, options.environment.GITHUB_REF ?? '');
        for (const { id, key } of findSuperseded(entries, options.now)) {
            await call('DELETE', `/actions/caches/${id}`);
            options.log.info(`Actions cache: removed ${key}`);
            removed += 1;
        }
    }
    return removed === 0
        ? 'Actions cache: no entry of ours is superseded'
        : `Actions cache: removed ${(0,count/* count */.U)(removed, 'superseded entry', 'superseded entries')}`;
}
/** All entries but the newest by the age of their data, and but those that were made in the last hour. Pure. */
function findSuperseded(entries, now) {
    const [, ...older] = [...entries].sort((a, b) => b.time.getTime() - a.time.getTime());
    return older.filter(({ createdAt }) => createdAt.getTime() < now - GRACE_MS);
}
async function listEntries(call, stem, ref) {
    const query = new URLSearchParams({ key: `${stem}-`, ref, per_page: String(PER_PAGE) });
    const answer = await call('GET', `/actions/caches?${query}`);
    const list = (0,json/* isObject */.Gv)(answer) && Array.isArray(answer.actions_caches) ? answer.actions_caches : [];
    return list.filter(json/* isObject */.Gv).flatMap((fields) => readEntry(fields, stem, ref));
}
function readEntry({ id, key, ref, created_at: created }, stem, wantedRef) {
    if (typeof id !== 'number' || typeof key !== 'string' || ref !== wantedRef)
        return [];
    // Only what is ours: the API finds by prefix, and somebody else's key may begin like ours.
    const parsed = (0,cache_key/* parseKey */.Do)(key, stem);
    const createdAt = new Date(String(created));
    return parsed === undefined || Number.isNaN(createdAt.getTime()) ? [] : [{ ...parsed, id, key, createdAt }];
}
function sayUsage(answer) {
    const fields = (0,json/* isObject */.Gv)(answer) ? answer : {};
    const { active_caches_size_in_bytes: bytes, active_caches_count: entries } = fields;
    if (typeof bytes !== 'number' || typeof entries !== 'number')
        return 'GitHub does not tell how full the Actions cache is.';
    const percent = Math.round((bytes / INCLUDED_BYTES) * 100);
    return `This repository's Actions cache holds ${(0,count/* count */.U)(entries, 'entry', 'entries')} of ${(0,format_bytes/* formatBytes */.z)(bytes)}: ${percent} % of the ${(0,format_bytes/* formatBytes */.z)(INCLUDED_BYTES)} that GitHub includes.`;
}

// EXTERNAL MODULE: ./build/carry/gather.js
var gather = __webpack_require__(8997);
// EXTERNAL MODULE: ./build/inputs/entry-inputs.js
var entry_inputs = __webpack_require__(7572);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/run/carry.js + 1 modules
var carry = __webpack_require__(8259);
// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
;// CONCATENATED MODULE: ./build/run/warm.js
// The nightly step: asks for what is current, keeps in the Actions cache what is not kept yet, and places nothing.










/** Runs the action `warm`. */
function runWarm(dependencies) {
    const own = (0,entry_inputs/* readEntryInputs */.Cz)('warm', (0,said_texts/* textsOf */.CB)('warm', dependencies));
    return (0,carry/* carryRun */.V)(dependencies, {
        action: 'warm',
        // What is current is what a registry says now; a kept copy of it is found by its digest.
        readsCache: false,
        platforms: undefined,
        findKept: (run) => (requirement, artifact) => findKept(requirement, artifact, run),
        end: (run) => endWarm(run, own),
    });
}
async function endWarm(run, own) {
    const { prune } = own;
    const { cache, save, inputs, dependencies, plan, verdict, gathered, ownOutcomes } = run;
    const { log, environment, clock } = dependencies;
    if (cache === undefined || !save.yes)
        return endWithNothing(run, own);
    const fetched = (0,gather/* listCopies */.cJ)(gathered);
    const saved = [];
    const reasons = [];
    for (const artifact of fetched) {
        const reason = await keepOne(artifact, cache, run);
        if (reason === undefined)
            saved.push(artifact.requirement.resource.name);
        else
            reasons.push(reason);
    }
    const kept = gathered.flatMap(({ outcome }) => {
        const { name } = outcome.requirement.resource;
        const isFetched = fetched.some(({ requirement }) => requirement.resource.name === name);
        return outcome.ready !== undefined && (!isFetched || saved.includes(name)) ? [name] : [];
    });
    // They were kept as they were found.
    for (const { resource } of plan.resources) {
        const own = ownOutcomes.get(resource.name);
        if (own?.inCache === 'saved')
            saved.push(resource.name);
        if (own?.inCache !== undefined && own.isReady)
            kept.push(resource.name);
        if (own?.isKeepable === true && own.inCache === undefined) {
            const what = `${resource.title} ${resource.title.endsWith('s') ? 'were' : 'was'} not kept`;
            const why = cache.unsaved.get(resource.name);
            log.warning(why === undefined ? what : `${what}: ${why}`);
            reasons.push(why ?? `${what}, for the reason in their part of the log`);
        }
    }
    const stems = gathered.map(({ outcome }) => (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(outcome.requirement, inputs.keyPrefix)));
    const notes = await tidyCache({ stems, prune, token: inputs.token, environment, log, now: clock.now() });
    const isFailure = kept.length === 0 && reasons.length > 0 && own['on-not-kept'] === 'fail';
    const failed = isFailure ? failFor(reasons, verdict) : verdict;
    return { verdict: failed, notes, outputs: { saved: saved.join(','), kept: kept.join(',') } };
}
const NOT_KEPT_HINT = 'Look at what the cache service of this runner says, and at the permissions of the workflow.';
const NO_CACHE_HINT = 'This runner offers no cache service to its jobs: keep the data in a runner store (the input store), or in a registry with the action mirror.';
/** Without a cache the step is of no use; that it must not save is the workflow's own choice: it runs on a branch, or says so. */
function endWithNothing({ cache, save, verdict, dependencies }, own) {
    const why = cache === undefined ? 'there is no Actions cache here' : save.why;
    const isFailure = cache === undefined && own['on-not-kept'] === 'fail';
    if (!isFailure)
        dependencies.log.warning(`nothing is kept: ${why}`);
    return {
        verdict: isFailure ? failFor([why], verdict, NO_CACHE_HINT) : verdict,
        notes: [],
        outputs: { saved: '', kept: '' },
    };
}
/** The step exists to keep: green with nothing kept, all later jobs would go to the registries, and nobody would know. */
function failFor(reasons, verdict, hint = NOT_KEPT_HINT) {
    const failure = {
        message: `nothing was kept in the Actions cache: ${[...new Set(reasons)].join('; ')}`,
        hint: `${hint} on-not-kept: warn lets the step pass.`,
    };
    return { ...verdict, failure: verdict.failure ?? failure };
}
/** Why it was not kept; undefined when it is. */
async function keepOne({ requirement, best }, cache, { inputs, dependencies }) {
    const { artifact, kept } = best.staged;
    const outcome = await (0,keep/* keep */.a)({
        cache,
        stem: (0,requirement_stem/* stemOf */.Vc)(requirement, inputs.keyPrefix),
        copy: kept,
        layerDigest: artifact.layer.digest,
        measuredAt: best.measuredAt,
        log: dependencies.log,
    });
    if (outcome.kind === 'saved' || outcome.kind === 'exists')
        return undefined;
    // In a step that exists to keep, this is what somebody should look at.
    dependencies.log.warning(`${requirement.resource.title} was not kept: ${outcome.reason}`);
    return outcome.reason;
}
/** When the data was built that this layer holds, if the newest entry is of this very layer. */
async function findKept(requirement, artifact, { cache, inputs, dependencies, save }) {
    // A confirmation is of now: its small entry is written anew.
    if (cache?.mode.mayRead !== true || !save.yes || requirement.resource.age === 'confirmation')
        return undefined;
    const { clock, log } = dependencies;
    const nowMs = clock.now();
    const stem = (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(requirement, inputs.keyPrefix));
    const from = new Date(nowMs - requirement.maxAgeMs - requirement.staleIfErrorMs);
    const range = { stem, from, to: new Date(nowMs + freshness/* FUTURE_TOLERANCE_MS */.Pk) };
    const lookup = (keys) => cache.lookup(requirement.resource.name, keys);
    const entry = await (0,cache_search/* findNewestEntry */.c)(lookup, range).catch(() => undefined);
    if (entry === undefined || !artifact.layer.digest.startsWith(`sha256:${entry.digestPrefix}`))
        return undefined;
    log.info(`Actions cache: ${entry.key} is kept already`);
    return entry.time;
}


/***/ })

};
