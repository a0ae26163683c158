export const id = 9410;
export const ids = [9410];
export const modules = {

/***/ 416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ gatherArrivals)
/* harmony export */ });
const BROKEN_OFF = { error: new Error('closed before its end') };
/**
 * Reads a stream; whoever leaves before its end destroys it. Unlike the stream's own iterator it makes no new buffer of what waits.
 *
 * @param mostBytes that wait here; the stream holds what it holds besides
 */
function gatherArrivals(stream, mostBytes) {
    const waiting = [];
    let waitingBytes = 0;
    let outcome;
    let wake = () => { };
    const finish = (how) => {
        outcome ??= how;
        wake();
    };
    stream.on('data', (piece) => {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes >= mostBytes)
            stream.pause();
        wake();
    });
    stream.once('end', () => finish('ended'));
    stream.on('error', (error) => finish({ error }));
    // Behind the other two it says nothing new.
    stream.once('close', () => finish(BROKEN_OFF));
    // Of what has happened before nobody is told any more.
    if (stream.readableEnded)
        finish('ended');
    else if (stream.destroyed)
        finish(stream.errored === null ? BROKEN_OFF : { error: stream.errored });
    return {
        async next() {
            if (waiting.length === 0 && outcome === undefined) {
                await new Promise((resolve) => {
                    wake = resolve;
                });
            }
            const pieces = waiting.splice(0);
            waitingBytes = 0;
            stream.resume();
            if (pieces.length > 0)
                return pieces;
            if (outcome === 'ended' || outcome === undefined)
                return undefined;
            throw outcome.error;
        },
    };
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
/* harmony import */ var _acquire_outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5311);
/* harmony import */ var _acquire_progress_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3292);
/* harmony import */ var _acquire_unused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7081);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2244);
/* harmony import */ var _carried_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8002);
/* harmony import */ var _examine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8287);
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
    return listCopies(gathered).map((copy) => (0,_carried_js__WEBPACK_IMPORTED_MODULE_6__/* .describeCarried */ .O)(copy, context));
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
    const { best, problem } = acquisition;
    const attempts = [...acquisition.attempts];
    if (context.client === undefined && acquisition.freshness !== 'fresh') {
        const offline = (0,_acquire_unused_js__WEBPACK_IMPORTED_MODULE_3__/* .sayOffline */ .hf)(requirement, context.bundle !== undefined, attempts);
        attempts.push(offline);
        (0,_acquire_unused_js__WEBPACK_IMPORTED_MODULE_3__/* .tell */ .qz)(offline, requirement, context.log);
    }
    const quality = (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .judgeQuality */ .ZA)(acquisition.freshness, best?.isUpstreamCurrent === true);
    const isUsable = best !== undefined && quality !== undefined;
    if (!isUsable)
        await best?.staged?.discard();
    const outcome = {
        requirement,
        ready: isUsable ? (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .describeReady */ .Hk)(best, quality) : undefined,
        attempts,
        problem: problem === undefined ? undefined : (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)(problem),
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
    const openLayer = () => (0,_acquire_progress_js__WEBPACK_IMPORTED_MODULE_9__/* .withProgress */ .E)(artifact.openLayer(), { title, ...artifact.layer, ...context });
    return (0,_examine_js__WEBPACK_IMPORTED_MODULE_7__/* .examineArtifact */ .y)({ ...artifact, openLayer }, {
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
        throw cause instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LocalError */ .il ? cause : (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .cannotWrite */ .zz)(`the directory ${context.directory}`, cause);
    };
    return (0,_acquire_kept_copy_js__WEBPACK_IMPORTED_MODULE_1__/* .startKeptCopy */ .uz)(artifact, {
        parent: context.copyParent?.(requirement.resource.name) ?? context.directory,
        tag: String(requirement.schema),
        log: context.log,
        onFailure,
    });
}


/***/ }),

/***/ 6969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ completeStaged)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4411);
// The end of staging, whatever the files came from: contents checked, metadata completed. Apart from what unpacks, which a job
// that takes its files from the runner store has no use for.



/**
 * Checks the contents and completes the metadata of what lies staged.
 *
 * @throws {VerifyError} when Trivy could not use it, {LocalError} when this machine cannot read or write it
 */
async function completeStaged(artifact, directory, context) {
    const { contents, placement } = context.requirement.resource;
    const { fetched, confirmedAt } = artifact;
    try {
        const completed = await contents.complete(directory, { ...context, fetched, confirmedAt });
        const path = placement.metadataFile;
        return { ...completed, metadata: { path, sha256: await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .hashFile */ .DC)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, path)) } };
    }
    catch (error) {
        // The bytes are all here by now.
        return (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .rethrowLocal */ .bS)(error, { doing: 'check what was fetched in' });
    }
}


/***/ }),

/***/ 2066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ extractVerified),
/* harmony export */   N: () => (/* binding */ rulesFor),
/* harmony export */   stageArtifact: () => (/* binding */ stageArtifact)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _verify_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8154);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6969);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7918);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6197);
/* harmony import */ var _write_entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5922);
// One pass from a source's bytes to verified, extracted, checked files beside the target. Nothing is placed here.







/**
 * Reads, hashes, inflates, unpacks, and checks an artifact in one pass.
 *
 * @throws {VerifyError} when it is not what it claims to be; nothing is left behind
 * @throws {LocalError} when this machine cannot take it; nothing is left behind
 */
async function stageArtifact(artifact, context) {
    const { requirement, kept } = context;
    const { resource } = requirement;
    const staging = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_5__/* .createStaging */ .q)(context.cacheDir, resource.name);
    const discard = async () => {
        await staging.discard();
        await kept?.discard();
    };
    try {
        const extracted = await extractLayer(artifact, staging.directory, context);
        const { measuredAt, metadata, removed } = await (0,_complete_js__WEBPACK_IMPORTED_MODULE_3__/* .completeStaged */ .g)(artifact, staging.directory, context);
        const isKept = (await kept?.complete()) === true;
        const others = extracted.filter((file) => file.path !== metadata.path && !removed.includes(file.path));
        const files = [...others, metadata];
        return {
            measuredAt,
            artifact,
            directory: staging.directory,
            files,
            kept: isKept ? kept : undefined,
            discard,
        };
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function extractLayer(artifact, into, context) {
    const { kept, cacheDir, requirement, signal = new AbortController().signal } = context;
    const { title, name, contents, maxExtractedBytes } = requirement.resource;
    const open = () => (kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer()));
    const verified = (0,_verify_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyDigest */ .U)({ [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator]() }, artifact.layer, `${title} from ${context.label}`);
    const moved = await artifact.moveFiles?.(into);
    if (moved !== undefined) {
        if (kept !== undefined)
            while (!(await verified.next()).done)
                ;
        return moved;
    }
    if (contents.unpack === undefined)
        return extractVerified(verified, into, rulesFor(context));
    const waiting = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_5__/* .createStaging */ .q)(cacheDir, name);
    try {
        await (0,_write_entry_js__WEBPACK_IMPORTED_MODULE_6__/* .createEntryWriter */ .W)(waiting.directory)(verified, 'layer');
        return await contents.unpack({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(waiting.directory, 'layer'), into, maxExtractedBytes, signal });
    }
    finally {
        await waiting.discard();
    }
}
/**
 * Damaged bytes are a broken archive long before their digest is known: reads on to the end, so that the error tells
 * what was damaged on the way (wanted and found digest) from what was published broken.
 */
async function extractVerified(verified, target, rules) {
    const unclosed = { [Symbol.asyncIterator]: () => ({ next: () => verified.next() }) };
    try {
        const files = await (0,_extract_js__WEBPACK_IMPORTED_MODULE_4__/* .extract */ .o)(unclosed, target, rules);
        // The digest is known only at the very end of the layer, whatever follows the archive in it.
        while (!(await verified.next()).done)
            ;
        return files;
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz)
            await drain(verified);
        throw error;
    }
    finally {
        await verified.return(undefined);
    }
}
/** @throws {VerifyError} when the bytes turn out not to be what they should */
async function drain(verified) {
    try {
        while (!(await verified.next()).done) {
            // Only hashed.
        }
    }
    catch (error) {
        // That the rest cannot be had says nothing new.
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz)
            throw error;
    }
}
/** Which files of the archive belong to the resource, and under which path. */
function rulesFor({ requirement, signal, }) {
    const { contents, maxExtractedBytes } = requirement.resource;
    return { target: (path) => contents.memberPath(path), maxExtractedBytes, signal };
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


/***/ })

};
