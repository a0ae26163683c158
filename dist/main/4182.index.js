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

/***/ 8002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ datedTag),
/* harmony export */   O: () => (/* binding */ describeCarried)
/* harmony export */ });
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2470);
/* harmony import */ var _verify_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7789);
/* harmony import */ var _examine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8287);



/** A copy that was gathered, as what is packed or pushed. */
function describeCarried({ requirement, best }, context) {
    const { kept, artifact } = best.staged;
    const { fetched, layer } = artifact;
    const { resource, schema } = requirement;
    const { measuredAt, version } = best;
    const hasOwnAge = resource.age === 'data';
    return {
        name: resource.name,
        title: resource.title,
        repository: resource.repository,
        tag: String(schema),
        fixedTag: datedTag(schema, hasOwnAge || !('statedAt' in artifact) ? measuredAt : artifact.statedAt),
        schema: String(schema),
        fetched,
        layer,
        openBlob: (blob, start) => (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .openLayoutBlob */ .Ub)(kept.directory, blob, start),
        measuredAt,
        hasOwnAge,
        version,
        isPinned: requirement.pinnedDigests.length > 0,
        provenance: best.provenance,
        origin: best.sourceKind === 'registry' ? best.source : undefined,
        trivyVersions: resource.trivyVersions(schema),
        selectLayer: (manifest) => (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_1__/* .selectLayer */ .YC)(manifest, requirement),
        readAge: hasOwnAge ? (held) => readAge(held, requirement, context) : undefined,
        timeOf: _verify_layer_js__WEBPACK_IMPORTED_MODULE_1__/* .createdAt */ .CT,
    };
}
/** `2-20261122t0612`: the time of the data to the minute, or of its last confirmation; undefined where neither is known. */
function datedTag(schema, instant) {
    if (instant === undefined || instant.getTime() === 0)
        return undefined;
    const stamp = instant.toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase();
    return `${schema}-${stamp}`;
}
/** The whole layer is read: its data tells its age only when it is good, and at its end. */
async function readAge(held, requirement, { directory, trivyVersion, now, signal }) {
    const artifact = {
        ...held,
        confirmedAt: now(),
        confirmed: true,
        readConfig: () => Promise.reject(new Error('no copy is made')),
    };
    const examined = await (0,_examine_js__WEBPACK_IMPORTED_MODULE_2__/* .examineArtifact */ .y)(artifact, {
        requirement,
        cacheDir: directory,
        trivyVersion,
        now: now(),
        signal,
        label: 'the mirror',
        kept: undefined,
    });
    return examined.measuredAt;
}


/***/ }),

/***/ 8287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ examineArtifact)
/* harmony export */ });
/* harmony import */ var _place_stage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2066);
/* harmony import */ var _verify_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8154);


/**
 * Verifies digest and contents of an artifact in one pass, and completes its copy.
 *
 * @throws {VerifyError} when it is not what it claims to be, {LocalError} when this machine cannot take it
 */
async function examineArtifact(artifact, context) {
    const stream = context.requirement.resource.contents.stream?.(context);
    if (stream !== undefined)
        return examineStream(artifact, stream, context);
    // Small, and with checks of their own that want files: these go to the disk for a moment.
    const staged = await (0,_place_stage_js__WEBPACK_IMPORTED_MODULE_0__.stageArtifact)(artifact, context);
    return { ...staged, discard: () => staged.discard() };
}
async function examineStream(artifact, stream, context) {
    const { requirement, kept } = context;
    try {
        const bytes = kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer());
        const verified = (0,_verify_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyDigest */ .U)(bytes, artifact.layer, `${requirement.resource.title} from ${context.label}`);
        const write = async (entry, path) => {
            await stream.write(entry, path);
            // Nobody asks for the hash of what is nowhere.
            return { path, sha256: '' };
        };
        await (0,_place_stage_js__WEBPACK_IMPORTED_MODULE_0__/* .extractVerified */ .M)(verified, write, (0,_place_stage_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesFor */ .N)(context));
        const { measuredAt } = await stream.finish();
        const isKept = (await kept?.complete()) === true;
        const discard = async () => kept?.discard();
        return { measuredAt, artifact, kept: isKept ? kept : undefined, discard };
    }
    catch (error) {
        await kept?.discard();
        throw error;
    }
}


/***/ }),

/***/ 8997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   kg: () => (/* binding */ gather),
/* harmony export */   wn: () => (/* binding */ listArtifacts)
/* harmony export */ });
/* harmony import */ var _acquire_acquire_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(927);
/* harmony import */ var _acquire_kept_copy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9365);
/* harmony import */ var _acquire_list_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7903);
/* harmony import */ var _acquire_outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5311);
/* harmony import */ var _acquire_progress_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3292);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2244);
/* harmony import */ var _carried_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8002);
/* harmony import */ var _examine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8287);
// Gets one resource as an artifact in a layout, verified and not placed: what `warm` keeps, `export` packs, `mirror` pushes.









/** Those of which there is a copy. */
function listCopies(gathered) {
    return gathered.flatMap(({ outcome, best }) => {
        const { requirement } = outcome;
        const staged = best?.staged;
        if (best === undefined || staged?.kept === undefined)
            return [];
        return [{ requirement, best: { ...best, staged: { ...staged, kept: staged.kept } } }];
    });
}
/** The same, ready to be packed or pushed. */
function listArtifacts(gathered, context) {
    return listCopies(gathered).map((copy) => (0,_carried_js__WEBPACK_IMPORTED_MODULE_5__/* .describeCarried */ .O)(copy, context));
}
/** Gathers one resource; never throws for what sources or this machine do wrong. */
async function gather(requirement, context) {
    const startedAt = context.now();
    const acquisition = await (0,_acquire_acquire_js__WEBPACK_IMPORTED_MODULE_0__/* .acquire */ .X)({
        requirement,
        placed: undefined,
        isPlacedPinned: false,
        sources: async () => (0,_acquire_list_sources_js__WEBPACK_IMPORTED_MODULE_2__.listSources)(requirement, undefined, context),
        stage: (artifact, source) => examine({ artifact, source, requirement }, context),
        now: context.now,
        budget: context.budget,
        hosts: context.hosts,
        job: context.job,
        signal: context.signal,
        log: context.log,
    });
    const { best, attempts, problem } = acquisition;
    const quality = (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_7__/* .judgeQuality */ .ZA)(acquisition.freshness, best?.isUpstreamCurrent === true);
    const isUsable = best !== undefined && quality !== undefined;
    if (!isUsable)
        await best?.staged?.discard();
    const outcome = {
        requirement,
        ready: isUsable ? (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_7__/* .describeReady */ .Hk)(best, quality) : undefined,
        attempts,
        problem: problem === undefined ? undefined : (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(problem),
        hint: problem?.hint,
        isProvenAbsent: false,
        durationMs: context.now().getTime() - startedAt.getTime(),
    };
    return { outcome, best: isUsable ? best : undefined };
}
async function examine(wanted, context) {
    const { artifact, source, requirement } = wanted;
    const keptAt = await context.findKept?.(requirement, artifact);
    if (keptAt !== undefined) {
        return { measuredAt: keptAt, artifact, kept: undefined, discard: async () => undefined };
    }
    const kept = await startCopy(wanted, context);
    const { title } = requirement.resource;
    const openLayer = () => (0,_acquire_progress_js__WEBPACK_IMPORTED_MODULE_8__/* .withProgress */ .E)(artifact.openLayer(), { title, ...artifact.layer, ...context });
    return (0,_examine_js__WEBPACK_IMPORTED_MODULE_6__/* .examineArtifact */ .y)({ ...artifact, openLayer }, {
        ...context,
        cacheDir: context.directory,
        requirement,
        label: source.label,
        kept,
        now: context.now(),
    });
}
function startCopy({ artifact, requirement }, context) {
    const onFailure = (cause) => {
        throw cause instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .LocalError */ .il ? cause : (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`the directory ${context.directory}`, cause);
    };
    return (0,_acquire_kept_copy_js__WEBPACK_IMPORTED_MODULE_1__/* .startKeptCopy */ .uz)(artifact, {
        parent: context.copyParent?.(requirement.resource.name) ?? context.directory,
        tag: String(requirement.schema),
        log: context.log,
        onFailure,
    });
}


/***/ }),

/***/ 8259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ carryRun)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/limits.js
var limits = __webpack_require__(8806);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var base_log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/carry/gather.js
var gather = __webpack_require__(8997);
// EXTERNAL MODULE: ./build/report/describe-plan.js
var describe_plan = __webpack_require__(1592);
// EXTERNAL MODULE: ./build/report/finish.js + 10 modules
var finish = __webpack_require__(6299);
// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/run/job-paths.js
var job_paths = __webpack_require__(4104);
// EXTERNAL MODULE: ./build/run/planned-run.js + 2 modules
var planned_run = __webpack_require__(271);
// EXTERNAL MODULE: ./build/run/prepare.js + 8 modules
var prepare = __webpack_require__(9338);
// EXTERNAL MODULE: ./build/run/provide-own.js
var provide_own = __webpack_require__(6778);
// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
// EXTERNAL MODULE: ./build/report/report.js
var report = __webpack_require__(7177);
;// CONCATENATED MODULE: ./build/run/tell-gathered.js


/** What the default list names, and the user does not: no reason to fail, where its server is out of reach. */
function listOptional({ plan, dependencies }, action) {
    if (!(0,said_texts/* hasDefaultResources */.d)(action, dependencies))
        return new Set();
    const unnamed = plan.resources.filter(({ resource, own }) => resource.isNamed?.(own) === false);
    return new Set(unnamed.map(({ resource }) => resource.name));
}
/** Closing lines, and what is not as it should be. */
function tellGathered(told, { inputs, optional }, log) {
    for (const line of (0,report/* closingLines */.Po)(told))
        log.info(line);
    for (const outcome of told.outcomes) {
        const isOptional = optional.has(outcome.requirement.resource.name);
        const onUnavailable = isOptional ? 'continue' : inputs.onUnavailable;
        const warning = (0,report/* describeShortfall */.gM)(outcome, { ...inputs, onUnavailable, now: told.now });
        if (warning !== undefined)
            log.warning(warning);
    }
}

;// CONCATENATED MODULE: ./build/run/carry.js
// What `warm`, `export`, and `mirror` have in common: the plan, every resource gathered and verified, and an end of their own.















/**
 * Runs one of the three.
 *
 * @throws {InputError} when the inputs cannot be acted on, {ActionError} when the job was cancelled
 */
async function carryRun(dependencies, options) {
    const warnings = [];
    const log = (0,base_log/* keepWarnings */.p)(dependencies.log, warnings);
    const workDirectory = makeWorkDirectory(dependencies.environment);
    try {
        for (const text of (0,said_texts/* unknownInputsOf */.bT)(options.action, dependencies.environment))
            log.warning(text);
        const say = (0,said_texts/* sayEntryInputs */.vD)(options.action, workDirectory, dependencies);
        const run = await (0,prepare/* planRun */.n)({ ...dependencies, log }, say);
        (0,finish/* setOutputs */.n0)({ plan: JSON.stringify((0,describe_plan/* planRecord */.x1)(run.plan)) }, dependencies.host);
        if (run.inputs.dryRun) {
            log.info('This was a dry run: nothing was fetched, and nothing was written.');
            return verdict/* NOTHING_TRIED */.R0;
        }
        return await carry(run, options, { workDirectory, warnings });
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)(workDirectory);
    }
}
async function carry(run, options, { workDirectory, warnings }) {
    const { plan, actionsCache, inputs, dependencies } = run;
    const { host, log, clock, cancelled } = dependencies;
    const client = (0,planned_run/* createClient */.UU)(run);
    const patiently = { ...dependencies, limits: (0,limits/* patient */.Im)(dependencies.limits) };
    const target = (0,planned_run/* createClient */.UU)({ ...run, dependencies: patiently }, options.target);
    const cache = actionsCache.kind === 'available' ? actionsCache.cache : undefined;
    const publishers = (0,planned_run/* openPublishers */.Kk)(run);
    const context = describeGathering(run, options, { workDirectory, client, cache, publishers });
    try {
        const { gathered, ownOutcomes } = await gatherPlanned(run, options, context);
        cancelled.throwIfAborted();
        const outcomes = gathered.map(({ outcome }) => outcome);
        const told = { plan, outcomes, ownOutcomes, now: new Date(clock.now()) };
        const optional = listOptional(run, options.action);
        tellGathered(told, { inputs, optional }, log);
        const own = [...ownOutcomes.values()];
        const end = await options.end({
            ...run,
            client: target,
            cache,
            gathered,
            artifacts: [...(0,gather/* listArtifacts */.wn)(gathered, context), ...own.flatMap(({ carried }) => carried)],
            images: own.flatMap(({ carriedImages = [] }) => carriedImages),
            ownOutcomes,
            verdict: (0,verdict/* decideCarryVerdict */.$V)(told, inputs, optional),
        });
        const clients = [client, target, publishers].map(({ hostsContacted }) => hostsContacted);
        const hosts = (0,planned_run/* contactedHosts */.bj)(run, ...clients, ...own.map((one) => one.hosts));
        const { degraded, unavailable } = end.verdict;
        const outputs = {
            degraded: String(degraded),
            unavailable: unavailable.join(','),
            ...end.outputs,
            hosts: hosts.join('\n'),
        };
        (0,finish/* setOutputs */.n0)(outputs, host);
        await (0,finish/* writeCarrySummary */.Dl)({ ...told, hosts }, { ...end, warnings, host }, log);
        return end.verdict;
    }
    finally {
        await publishers.close?.();
        await cache?.close();
    }
}
function describeGathering(run, options, { workDirectory, client, cache, publishers }) {
    const { inputs, plan, dependencies, signal } = run;
    const { log, clock } = dependencies;
    const keepsIn = options.findKept === undefined ? undefined : cache;
    return {
        directory: workDirectory,
        trivyVersion: plan.trivy.version,
        client: inputs.offline ? undefined : client,
        cache: options.readsCache ? cache : undefined,
        own: { client: inputs.offline ? undefined : client, cache },
        bundle: (0,planned_run/* bundleOf */.cj)(run),
        publisherOf: publishers.publisherOf,
        confirm: run.confirm.yes,
        keyPrefix: inputs.keyPrefix,
        now: () => new Date(clock.now()),
        signal,
        hosts: run.hosts,
        job: run.job,
        log,
        findKept: options.findKept?.({ ...run, cache }),
        // What is to be kept is moved to where the cache packs it: on one file system that costs nothing.
        copyParent: keepsIn === undefined ? undefined : (name) => (0,external_node_path_.dirname)(keepsIn.pathFor(name)),
    };
}
/** Everything of the plan, in the order of the table. */
async function gatherPlanned(run, { findKept, platforms }, context) {
    const { bundle, keyPrefix, log } = context;
    const gathered = [];
    const ownOutcomes = new Map();
    for (const planned of run.plan.resources) {
        for (const requirement of planned.requirements) {
            const { title } = requirement.resource;
            const budget = (0,planned_run/* budgetOf */.nT)(run, requirement, run.plan);
            gathered.push(await log.group(title, () => (0,gather/* gather */.kg)(requirement, { ...context, budget })));
        }
        const own = await (0,provide_own/* provideOwn */.E)(planned, run, {
            ...context.own,
            bundle,
            keyPrefix,
            // Where it is kept, it is kept here: it is no layout that waits for its end.
            save: findKept !== undefined && run.save.yes,
            away: context.directory,
            platforms,
        });
        if (own !== undefined)
            ownOutcomes.set(planned.resource.name, own);
    }
    return { gathered, ownOutcomes };
}
/** Beside the cache of the main action, never in it: what lies here is nobody's after the step. */
function makeWorkDirectory(environment) {
    return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,job_paths/* findTemp */.y0)(environment), 'toc-'));
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
/** Without a cache the step is of no use; that it must not save is the workflow's own choice: it runs on a branch, or says so. */
function endWithNothing({ cache, save, verdict, dependencies }, own) {
    const why = cache === undefined ? 'there is no Actions cache here' : save.why;
    const isFailure = cache === undefined && own['on-not-kept'] === 'fail';
    if (!isFailure)
        dependencies.log.warning(`nothing is kept: ${why}`);
    return {
        verdict: isFailure ? failFor([why], verdict) : verdict,
        notes: [],
        outputs: { saved: '', kept: '' },
    };
}
/** The step exists to keep: green with nothing kept, all later jobs would go to the registries, and nobody would know. */
function failFor(reasons, verdict) {
    const failure = {
        message: `nothing was kept in the Actions cache: ${[...new Set(reasons)].join('; ')}`,
        hint: 'Look at what the cache service of this runner says, and at the permissions of the workflow; on-not-kept: warn lets the step pass.',
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
