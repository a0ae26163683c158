export const id = 3051;
export const ids = [3051];
export const modules = {

/***/ 927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ acquire)
/* harmony export */ });
/* harmony import */ var _acquisition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3680);
/* harmony import */ var _candidate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2370);


/** Asks the sources in order until a copy is fresh; else settles on the newest that was found. */
async function acquire(context) {
    const { placed, isPlacedPinned } = context;
    const best = placed === undefined ? undefined : (0,_candidate_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateOfPlaced */ .K)(placed, isPlacedPinned);
    const run = { context, attempts: [], deferred: [], best, problem: undefined };
    if (best !== undefined)
        (0,_acquisition_js__WEBPACK_IMPORTED_MODULE_0__/* .noteCandidate */ .Qs)(run, best);
    // Most jobs find it settled, and load nothing of what asks.
    if (!(0,_acquisition_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(run))
        await (await __webpack_require__.e(/* import() */ 1597).then(__webpack_require__.bind(__webpack_require__, 1597))).askSources(run);
    return {
        best: run.best,
        freshness: run.best === undefined ? undefined : (0,_acquisition_js__WEBPACK_IMPORTED_MODULE_0__/* .freshnessOf */ .T5)(run, run.best),
        attempts: run.attempts,
        problem: run.problem,
    };
}


/***/ }),

/***/ 3680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   PS: () => (/* binding */ sayAge),
/* harmony export */   Qs: () => (/* binding */ noteCandidate),
/* harmony export */   T5: () => (/* binding */ freshnessOf)
/* harmony export */ });
/* harmony import */ var _verify_freshness_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4427);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);


/** Whether no source need be asked any more. */
function isSettled(run) {
    return run.best !== undefined && freshnessOf(run, run.best) === 'fresh';
}
/** How good a copy is. What the user pinned is never refreshed: its digest says which one is wanted. */
function freshnessOf(run, candidate) {
    if (candidate.isPinned)
        return 'fresh';
    return (0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeFreshness */ .dT)(candidate.measuredAt, run.context.now(), run.context.requirement);
}
/** The age in words, and the limits that it is judged by where it is over one: `built 100 h ago; max-age 30 h, used up to 78 h`. */
function sayAge(run, measuredAt) {
    const { requirement, now } = run.context;
    const age = (0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_1__/* .sayAge */ .PS)(requirement.resource, measuredAt, now());
    const isFresh = (0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeFreshness */ .dT)(measuredAt, now(), requirement) === 'fresh';
    return isFresh || measuredAt.getTime() === 0 ? age : `${age} (${(0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_1__/* .sayLimits */ .Wi)(requirement)})`;
}
/** Keeps an attempt, and tells it. */
function note(run, attempt) {
    run.attempts.push(attempt);
    run.context.log.info((0,_attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAttempt */ .Be)(attempt));
}
/** Notes a copy that is now the best. */
function noteCandidate(run, candidate) {
    const outcome = freshnessOf(run, candidate) === 'fresh' ? 'used' : 'stale';
    const name = candidate.name === undefined ? '' : `; ${candidate.name}`;
    note(run, { source: candidate.source, outcome, detail: sayAge(run, candidate.measuredAt) + name });
}


/***/ }),

/***/ 9734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ describeAttempt),
/* harmony export */   Kt: () => (/* binding */ sayFailure),
/* harmony export */   NN: () => (/* binding */ listAttempts),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3260);
// What happened at one source. All attempts are kept: when none succeeds, the error lists them.

/** One line for the log and for the error that lists them all. */
function describeAttempt(attempt) {
    return `${attempt.source}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`;
}
/** Of very many a reader is told the first; the log has all. */
const MAX_LISTED = 10;
/** Attempts one after the other in a text. */
function listAttempts(attempts, describe = describeAttempt) {
    const more = attempts.length - MAX_LISTED;
    const listed = attempts.slice(0, MAX_LISTED).map(describe);
    return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
/** The host of a source that is named by a reference or an address. */
function hostOf(source) {
    return source.replace(/^https?:\/\//, '').split('/')[0] ?? source;
}
/**
 * What went wrong. The attempt names its source, so these words need not do it again.
 *
 * @param title what was asked for, where messages may begin with it
 */
function sayFailure(error, source, title) {
    const [host] = source.split('/');
    const begin = title === undefined ? [] : [`${title} from ${source}: `];
    return [...begin, ` of ${source}`, `${source}: `, ` (from ${host})`, `${host}: `].reduce(leaveOut, (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explainError */ .UW)(error));
}
/** Only where a part begins: `docker.io: ` is no part of `registry-1.docker.io: `, nor `bundle: ` of `is no bundle: `. */
function leaveOut(text, name) {
    const isPart = (before) => before === '' || /[:;,(] ?$/.test(before) || !/^\w/.test(name);
    return text.split(name).reduce((before, after) => (isPart(before) ? before : before + name) + after);
}


/***/ }),

/***/ 2370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ candidateOfPlaced),
/* harmony export */   t: () => (/* binding */ isOlder)
/* harmony export */ });
/* harmony import */ var _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1387);
/* harmony import */ var _verify_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
// A copy of a resource that could be used, and the rules by which one is better than another. Pure.


/** What lies in the cache directory, as a candidate. */
function candidateOfPlaced(placed, isPinned) {
    const confirmed = placed.seal?.confirmed ?? false;
    return {
        measuredAt: placed.measuredAt,
        layerDigest: placed.seal?.layerDigest,
        // Said by nobody who is believed, a high one would shut out every honest registry, and for good.
        version: confirmed ? placed.seal?.artifactVersion : undefined,
        isPinned,
        source: 'cache directory',
        sourceKind: 'cache-dir',
        provenance: placed.seal?.provenance ?? _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV,
        confirmed,
        isUpstreamCurrent: false,
        staged: undefined,
    };
}
/** Whether using `candidate` instead of `best` would be a rollback: newer data is never replaced by older. */
function isOlder(candidate, best) {
    if ((0,_verify_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isLowerVersion */ .s)(candidate.version, best.version))
        return true;
    return candidate.measuredAt < best.measuredAt;
}


/***/ }),

/***/ 7556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ closePlace),
/* harmony export */   h: () => (/* binding */ guardPlaced)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_list_below_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4394);
/* harmony import */ var _base_planted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3248);
/* harmony import */ var _base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9233);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4411);
// Keeps a resource's place in the cache directory from other users of the host: what they have put there is not used, and
// what they could change is closed to them.







const HINT = 'Remove it, or name a directory of your own in the input cache-dir.';
/**
 * Refuses what a stranger has put in a resource's place, and closes to strangers what lies there.
 *
 * @throws {VerifyError} that names the path
 */
function guardPlaced(resource, place) {
    const own = pathsOf(resource, place.directory);
    const planted = (0,_base_planted_js__WEBPACK_IMPORTED_MODULE_4__/* .findPlanted */ .k)(own, place);
    if (planted !== undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${resource.title}: ${planted} was made by another user of this machine`, {
            hint: HINT,
        });
    }
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.directory, resource.directory);
    const isOpened = isOpenDirectory(target);
    close(own, place);
    // Whoever opened it has opened what lies in it.
    if (isOpened)
        close(inside(target), place);
}
/**
 * Closes the directories of a resource before something is put there.
 *
 * @throws {LocalError} when a stranger has made one
 */
function closePlace(resource, place) {
    const directories = directoriesTo(resource, place.directory);
    const planted = (0,_base_planted_js__WEBPACK_IMPORTED_MODULE_4__/* .findPlanted */ .k)(directories, place);
    if (planted !== undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`${planted} was made by another user of this machine`, { hint: HINT });
    }
    close(directories, place);
}
/** Each by itself: what is another trusted user's stays as that user wants it. */
function close(paths, { trustedUsers }) {
    for (const path of paths)
        (0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .closeToStrangers */ .zf)([path], trustedUsers);
}
function inside(directory) {
    return (0,_base_list_below_js__WEBPACK_IMPORTED_MODULE_3__/* .listBelow */ .I)(directory).map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path));
}
function pathsOf(resource, cacheDir) {
    const { placement } = resource;
    const files = placement.kind === 'files' ? placement.files : [];
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDir, resource.directory);
    return [
        ...directoriesTo(resource, cacheDir),
        (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .sealPath */ .$)(cacheDir, resource.id),
        ...files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file)),
    ];
}
/** Below the cache directory, the resource's own last. */
function directoriesTo(resource, cacheDir) {
    const directories = [];
    for (let path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDir, resource.directory); path !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDir, '.'); path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))
        directories.unshift(path);
    return directories;
}
function isOpenDirectory(path) {
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    return facts?.isDirectory() === true && (0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .isOpen */ .nT)(facts) && process.platform !== 'win32';
}


/***/ }),

/***/ 5311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ isDegraded),
/* harmony export */   Hk: () => (/* binding */ describeReady),
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   ZA: () => (/* binding */ judgeQuality),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   rS: () => (/* binding */ isWholeReady)
/* harmony export */ });
/** The outcomes of one resource: several artifacts may be of one. */
function outcomesOf(name, outcomes) {
    return outcomes.filter(({ requirement }) => requirement.resource.name === name);
}
/**
 * Whether a resource is placed and proven as a whole: all its artifacts are there, or it said so itself; undefined: it was
 * not to be provided.
 *
 * @param own how it stands, where it provided itself
 */
function isWholeReady(name, outcomes, own) {
    const parts = [
        ...outcomesOf(name, outcomes).map(({ ready }) => ready !== undefined),
        ...(own === undefined ? [] : [own.isReady]),
    ];
    return parts.length === 0 ? undefined : parts.every((part) => part);
}
/** How good the best copy is; undefined when it must not be used. */
function judgeQuality(freshness, isUpstreamCurrent) {
    if (freshness === undefined || freshness === 'fresh')
        return freshness;
    if (isUpstreamCurrent)
        return 'upstream-stale';
    return freshness === 'stale' ? 'stale' : undefined;
}
/** Without it a scan cannot be right, unless Trivy has something that stands in for it. */
function isMissing(outcome) {
    return outcome.ready === undefined && outcome.requirement.resource.standIn === undefined;
}
/** Used, but not as good as wished. */
function isDegraded(outcome) {
    const { ready, requirement } = outcome;
    if (ready === undefined)
        return requirement.resource.standIn !== undefined;
    return ready.quality === 'stale' || ready.isDoubtful === true;
}
/** What is known of the copy that is used. */
function describeReady(best, quality) {
    const { measuredAt, source, sourceKind, confirmed, isDoubtful, provenance, layerDigest, version } = best;
    const artifact = best.staged?.artifact;
    const transferredBytes = artifact?.stored === undefined ? artifact?.layer.size : undefined;
    return {
        quality,
        measuredAt,
        source,
        sourceKind,
        confirmed,
        isDoubtful,
        provenance,
        layerDigest,
        version,
        transferredBytes,
    };
}


/***/ }),

/***/ 4890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isProvenAbsent),
/* harmony export */   o: () => (/* binding */ inspectPlaced)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3701);
/* harmony import */ var _verify_freshness_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4427);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4411);
/* harmony import */ var _guard_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7556);
// The nearest source: what already lies in the cache directory, and whether it can be trusted as it lies there.








/** Stands for an age that nobody knows. */
const UNKNOWN_AGE = new Date(0);
/** How often a look is taken while other jobs swap: as many as a machine may start at once. */
const MAX_LOOKS = 10;
/**
 * Looks at what lies in the cache directory; never throws for what it finds there. Where another job swaps meanwhile, half
 * of the old and half of the new may be seen: all but a sealed copy is looked at again if its seal is not the one it was.
 */
async function inspectPlaced(requirement, context) {
    const { id } = requirement.resource;
    for (let looks = 1;; looks += 1) {
        const before = (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .sealFacts */ .Tu)(context.cacheDir, id);
        const inspection = await inspectOnce(requirement, context);
        const isSealed = inspection.kind === 'placed' && inspection.placed.seal !== undefined;
        const isAsBefore = () => (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .sealFacts */ .Tu)(context.cacheDir, id) === before;
        if (isSealed || isAsBefore() || looks === MAX_LOOKS)
            return inspection;
    }
}
async function inspectOnce(requirement, context) {
    try {
        if (context.place !== undefined)
            (0,_guard_place_js__WEBPACK_IMPORTED_MODULE_6__/* .guardPlaced */ .h)(requirement.resource, context.place);
        const seal = await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .readSeal */ .KI)(context.cacheDir, requirement.resource.id);
        if (seal !== undefined && seal.schema !== requirement.schema) {
            return { kind: 'other-schema', wanted: requirement.schema, found: seal.schema };
        }
        const { origin } = requirement.resource;
        if (seal !== undefined && seal.origin !== origin) {
            return { kind: 'other-origin', wanted: String(origin), found: String(seal.origin) };
        }
        const trusted = seal === undefined ? undefined : await checkSeal(seal, requirement, context);
        const measuredAt = await checkContents(requirement, context, trusted !== undefined);
        // The sealed bytes are as old as they were when they were sealed, whatever metadata.json says meanwhile.
        const placed = trusted !== undefined
            ? { seal: trusted, measuredAt: ageOfSealed(trusted, requirement, context.now) }
            : { seal: undefined, measuredAt: measuredAt ?? UNKNOWN_AGE };
        if (placed.seal === undefined && context.mustBeSealed === true) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${requirement.resource.title}: it lies in the workspace and has no seal`, {
                hint: 'Name a cache-dir outside of the workspace, which the checked-out branch cannot fill.',
            });
        }
        if ((0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_7__/* .isFromFuture */ .S5)(placed.measuredAt, context.now)) {
            const instant = placed.measuredAt.toISOString();
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${requirement.resource.title}: confirmed at ${instant}, which lies in the future`, { hint: 'Check the clock of the runner, and that of whoever brought the copy.' });
        }
        return { kind: 'placed', placed };
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .hasCode */ .up)(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz ? error.cause : error, 'ENOENT', 'ENOTDIR')) {
            return { kind: 'absent', ...(await sayLoose(requirement, context)) };
        }
        const directory = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_4__/* .clean */ .uH)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.cacheDir, requirement.resource.directory), 300);
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ) {
            const unusable = `The copy in ${directory} is of no use: look at the step that brings it, which may have been cut off, and bring it anew.`;
            return { kind: 'refused', error, hint: error.hint ?? unusable };
        }
        const message = `${requirement.resource.title}: the copy in ${context.cacheDir} cannot be read`;
        const hint = `Check the owner and permissions of ${directory}.`;
        return { kind: 'refused', error: new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(message, { cause: error }), hint };
    }
}
/** Data without the file that tells what it is: whoever copied the one alone wonders why it is not used. */
async function sayLoose({ resource: { directory, placement, title } }, { cacheDir }) {
    if (placement.kind !== 'files')
        return {};
    const { provenFile, metadataFile } = placement;
    const isThere = (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, directory, file)).then(() => true, () => false);
    if (!(await isThere(provenFile)) || (await isThere(metadataFile)))
        return {};
    return {
        detail: `${directory}/${provenFile} lies there without its ${metadataFile}, which is needed too`,
        hint: `Bring ${metadataFile} along with ${provenFile}: both are in the archive of the ${title}.`,
    };
}
/** Data says by itself when it was built, and must not lie; a confirmation by a clock that was wrong is of unknown age. */
function ageOfSealed({ measuredAt }, { resource }, now) {
    const instant = new Date(measuredAt);
    return resource.age === 'confirmation' ? (0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_7__/* .knownInstant */ .JU)(instant, now) : instant;
}
/** The seal, if it still speaks of what is there; undefined if Trivy itself has replaced both data and metadata. */
async function checkSeal(seal, requirement, context) {
    const { resource } = requirement;
    const compare = context.full ? _verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .compareDigests */ .vR : _verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .compareFacts */ .n6;
    const check = await compare(context.cacheDir, resource, seal);
    if (check.kind === 'intact')
        return seal;
    const data = check.paths.filter((path) => path !== resource.placement.metadataFile);
    if (data.length === 0)
        return seal;
    if (data.length < check.paths.length)
        return undefined;
    const others = data.length > 1 ? ` and ${data.length - 1} more` : '';
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`changed since it was placed: ${data[0]}${others}`, {
        hint: 'Find the step that writes there: one whose Trivy updates its data itself, for example, or one that restores a cache.',
    });
}
/** The age that contents or metadata tell. */
async function checkContents({ resource, schema }, { cacheDir, now, trivyVersion }, isSealed) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, resource.directory);
    return await resource.contents.inspect(directory, { now, trivyVersion, schema, isSealed });
}
/**
 * Whether what Trivy has a stand-in for is provably not there: then skipping its update keeps Trivy from the network and
 * makes it use that (docs/decisions/skip-variables.md); whatever lies there would be loaded instead.
 */
function isProvenAbsent(cacheDir, requirement) {
    const { resource } = requirement;
    if (resource.standIn === undefined)
        return false;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, resource.directory, resource.standIn.absentPath));
        return false;
    }
    catch (error) {
        // A link whose target may come, or what only another user may see, is not absent.
        return (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .hasCode */ .up)(error, 'ENOENT', 'ENOTDIR');
    }
}


/***/ }),

/***/ 3292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress)
/* harmony export */ });
/* harmony import */ var _base_format_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3427);
// Tells how far a long download is, so that a quiet log is not taken for a hang.

/** Between two lines; most downloads are over before the first. */
const INTERVAL_MS = 10_000;
/** Passes the bytes on; says every ten seconds how many there were. */
async function* withProgress(source, options) {
    const { title, size, now, log } = options;
    const startedAt = now().getTime();
    let next = startedAt + INTERVAL_MS;
    let done = 0;
    for await (const chunk of source) {
        done += chunk.length;
        const time = now().getTime();
        if (time >= next) {
            next = time + INTERVAL_MS;
            const percent = Math.floor((done / Math.max(1, size)) * 100);
            const rate = (0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(done / ((time - startedAt) / 1000));
            log.info(`${title}: ${(0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(done)} of ${(0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(size)} (${percent} %), ${rate}/s`);
        }
        yield chunk;
    }
}


/***/ }),

/***/ 2410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S$: () => (/* binding */ isServer),
/* harmony export */   b: () => (/* binding */ UnconfirmedError),
/* harmony export */   kR: () => (/* binding */ isSameLayer)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
// A place that an artifact can come from, and what it offers: the runner store, a bundle, the Actions cache, a registry, or
// the server that publishes it.

/** What a server was to vouch for, and none did: it is no more than a copy of last resort. */
class UnconfirmedError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'UnconfirmedError';
    /** Whether a server answered, and could not say: it may yet vouch for another copy. */
    isAnswered;
    constructor(message, isAnswered) {
        super(message);
        this.isAnswered = isAnswered;
    }
}
/** Whether an offer is the artifact with this layer digest. */
function isSameLayer(offer, layerDigest) {
    return layerDigest?.startsWith(offer.digestPrefix) === true;
}
/** Whether sources of this kind speak for now: what one of them names is confirmed, and what it gives is new to the caches. */
function isServer(kind) {
    return kind === 'registry' || kind === 'http';
}


/***/ }),

/***/ 7081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _D: () => (/* binding */ explainUnused),
/* harmony export */   hf: () => (/* binding */ sayOffline),
/* harmony export */   mc: () => (/* binding */ sayNoStore),
/* harmony export */   qz: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8598);
/* harmony import */ var _provenance_rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3242);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9734);
// Copies that lie ready and are not used, and sources that are not asked: attempts too, for whoever wonders why.





/**
 * Why what lies in the cache directory is not used, as the first attempt; undefined when it may be.
 *
 * @param isOffline nobody is asked: then it does not matter whom this job would ask
 */
function explainUnused(inspection, requirement, isOffline = false) {
    const { pinnedDigests } = requirement;
    const source = 'cache directory';
    switch (inspection.kind) {
        case 'absent':
            return { source, outcome: 'absent', detail: inspection.detail ?? '', hint: inspection.hint };
        case 'other-schema': {
            const { wanted, found } = inspection;
            return { source, outcome: 'skipped', detail: `its copy is of schema ${found}; wanted is ${wanted}` };
        }
        case 'other-origin': {
            const [wanted, found] = [inspection.wanted, inspection.found].map((text) => (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(text, 200));
            return { source, outcome: 'skipped', detail: `its copy is of ${found}; wanted is ${wanted}` };
        }
        case 'refused': {
            const detail = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(inspection.error);
            return { source, outcome: 'refused', detail, hint: inspection.hint };
        }
        case 'placed': {
            const { seal } = inspection.placed;
            if (pinnedDigests.length > 0) {
                if (pinnedDigests.includes(seal?.manifestDigest ?? ''))
                    return undefined;
                return { source, outcome: 'skipped', detail: 'its copy is not the pinned one' };
            }
            if (isOffline)
                return undefined;
            const detail = explainForeign(seal?.provenance, requirement);
            return detail === undefined ? undefined : { source, outcome: 'skipped', detail };
        }
    }
}
/** Why what another use or job left there is not this one's; undefined where it may be. */
function explainForeign(provenance, requirement) {
    const from = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(provenance?.from ?? '', 200);
    if (!(0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfPlaces */ .OG)(provenance, (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_2__/* .placeNames */ .YJ)(requirement)))
        return `its copy is of ${from}, which is not asked now`;
    return (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .isTooPlain */ .P0)(provenance, { acceptsPlain: (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_2__/* .acceptsPlain */ .SB)(requirement) })
        ? `its copy came from ${from} over plain HTTP, which is not allowed now`
        : undefined;
}
/** A runner store that could not be opened; that was told when it was tried. @param why undefined: there is one, or need not be */
function sayNoStore(why) {
    return why === undefined ? undefined : { source: 'runner store', outcome: 'skipped', detail: why };
}
/**
 * Registries that nobody may ask.
 *
 * @param hasBundle whether something was carried, that might have held it
 * @param attempts what was tried before: what ails a copy decides what to do about it
 */
function sayOffline({ resource }, hasBundle, attempts = []) {
    const stale = attempts.find(({ outcome }) => outcome === 'stale')?.source;
    const nearest = hasBundle ? 'bundle' : 'copy';
    const remedy = stale === undefined ? MISSING[nearest] : `${TOO_OLD[nearest]}, or ${allowOlder(resource.name)}`;
    return {
        source: 'registries',
        outcome: 'skipped',
        detail: 'the input offline is true',
        hint: `${remedy}, or let this step ask registries (offline: false).`,
    };
}
/** By what the user relies on: a bundle, or whatever copy lies nearby. */
const MISSING = {
    bundle: 'Export the bundle anew, with all that this plan needs in the input resources of the action export',
    copy: 'Name a bundle in the input bundle, bring the data into the cache directory, the runner store, or the Actions cache beforehand',
};
const TOO_OLD = {
    bundle: 'Carry a newer bundle',
    copy: 'Bring newer data: in a bundle, or into the cache directory, the runner store, or the Actions cache',
};
function allowOlder(name) {
    return `allow older data with the input max-age (${name}=8d, where it comes once a week) or stale-if-error`;
}
/** Tells an attempt. Files that somebody changed are more than an absence: somebody should look. */
function tell(attempt, { resource }, log) {
    const { outcome, detail, hint } = attempt;
    const advice = hint === undefined ? '' : `. ${hint}`;
    if (outcome !== 'refused')
        log.info((0,_attempt_js__WEBPACK_IMPORTED_MODULE_3__/* .describeAttempt */ .Be)(attempt));
    else
        log.warning(`${resource.title}: the copy in the cache directory is not used: ${detail}${advice}`);
}


/***/ }),

/***/ 9787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
// Numbers of things as people read them.
/**
 * A number and its noun: `1 file`, `12,000 files`, `2 entries`.
 *
 * @param plural where it is more than the noun with an s
 */
function count(number, noun, plural = `${noun}s`) {
    return `${formatNumber(number)} ${number === 1 ? noun : plural}`;
}
/** A whole number with its thousands apart. By hand: loading the rules of all languages costs as much as Node's start-up. */
function formatNumber(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 7378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ drainOutput)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
// The end of what a process prints.

/**
 * Waits until whoever reads standard output and standard error has all of it, or has gone. A pipe takes 64 KiB at a time on
 * Linux, Node keeps the rest, and `process.exit` forgets it.
 *
 * @param maxMs how long a reader that does not read is waited for; default: for ever, as for a pager
 */
async function drainOutput(maxMs) {
    const drained = Promise.all([process.stdout, process.stderr].map(drain));
    if (maxMs === undefined) {
        await drained;
        return;
    }
    let timer;
    const over = new Promise((resolve) => {
        timer = setTimeout(resolve, maxMs);
    });
    await Promise.race([drained, over]);
    clearTimeout(timer);
}
/** Not by its own `write`, which may have been replaced. */
function drain(stream) {
    return new Promise((resolve) => {
        // Whoever has gone, such as `head`, has read what it wanted.
        stream.once('error', () => resolve());
        node_stream__WEBPACK_IMPORTED_MODULE_0__.Writable.prototype.write.call(stream, '', 'utf8', () => resolve());
    });
}


/***/ }),

/***/ 7162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ setMode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7082);
// Permissions of what we leave, also on file systems that hold none: FAT, exFAT, and many a network's.



/** What such a file system answers (vfat: EPERM, where a mode is none of those that it can show). */
const NO_MODES = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
/**
 * Sets permissions. Where the file system refuses, those that it gives to everything are taken if they allow what is wanted,
 * and let nobody but the user and the group write.
 *
 * @param change tests replace it
 * @throws what the file system says
 */
function setMode(path, mode, change = node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync) {
    try {
        change(path, mode);
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, ...NO_MODES) || !isAsGood((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).mode, mode))
            throw error;
    }
}
function isAsGood(given, wanted) {
    return (given & wanted) === wanted && (given & _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .OTHERS_MAY_WRITE */ .uc) === 0;
}


/***/ }),

/***/ 3427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
// Sizes as people read them.
/** A number of bytes for people, in powers of 1000: `734 MB`. */
function formatBytes(bytes) {
    const units = ['bytes', 'kB', 'MB', 'GB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}


/***/ }),

/***/ 596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ createStepHost)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6805);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3327);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7033);
// Whoever started this process, and takes what it has to say besides the log: a runner's job, or a program of its own.


/** A step of a job: commands and files of the runner. */
function createStepHost() {
    return {
        readInput: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name, { trimWhitespace: false }),
        setOutput: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH,
        exportVariable: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN,
        addPath: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .addPath */ .fM,
        maskSecret: (secret) => {
            (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .rememberSecret */ .Gz)(secret);
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
        },
        notice: (text, title) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm(text, { title }),
        async writeSummary(text) {
            await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw(text, true).write();
        },
        fail: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1,
    };
}


/***/ }),

/***/ 9415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ lastChangedMs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
// How long something on disk has been left alone, for whoever clears what nobody needs any more.

/** Clocks of machines that share a disk differ by less. */
const AHEAD_MS = 24 * 3_600_000;
/**
 * When something was last changed, in milliseconds of the epoch. What a clock that was ahead has dated counts from now on, and
 * is dated so: else nobody would clear it until that day has come. Never throws.
 *
 * @returns undefined where it cannot be looked at
 */
function lastChangedMs(path, now) {
    try {
        const { mtimeMs } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (mtimeMs <= now.getTime() + AHEAD_MS)
            return mtimeMs;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(path, now, now);
        return now.getTime();
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ listBelow),
/* harmony export */   w: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
// What lies in a directory, or below it, at once: a bundle of checks has hundreds of small files, and is looked at several times.

/**
 * Like `readdirSync` with `recursive`, which joins the parts of each path anew. Links are listed, and not followed.
 *
 * @throws what the file system says
 */
function listBelow(directory) {
    const found = [];
    const waiting = [''];
    for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
        for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(`${directory}/${below}`, { withFileTypes: true })) {
            const path = below + entry.name;
            found.push({ path, entry });
            if (entry.isDirectory())
                waiting.push(`${path}/`);
        }
    }
    return found;
}
/** Names in a directory; none where it is absent or may not be read. */
function namesIn(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ blameLocal),
/* harmony export */   bS: () => (/* binding */ rethrowLocal),
/* harmony export */   lz: () => (/* binding */ isFileError),
/* harmony export */   vU: () => (/* binding */ deniedHint),
/* harmony export */   zz: () => (/* binding */ cannotWrite)
/* harmony export */ });
/* unused harmony exports sayRoom, adviseOnFiles */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _format_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3427);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// What the file system refuses is this machine's fault: decided here, once, for everybody who judges whether a source failed.



/** What a connection answers (libuv's names), by calls of which a file may answer in the same names. */
const OF_CONNECTIONS = [
    ...['ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED', 'EPIPE', 'ENOTCONN', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['ENETDOWN', 'ENETRESET', 'ETIMEDOUT', 'EADDRNOTAVAIL', 'EADDRINUSE', 'EPROTO'],
];
/** Calls that no file is asked by; `spawn` is followed by the program. */
const NOT_OF_FILES = /^(?:accept|bind|connect|getaddrinfo|getnameinfo|kill|listen|query\w*|shutdown|socket|spawn.*)$/;
/** Whether a file or directory of this machine answered so: neither a connection, nor a program that could not be started. */
function isFileError(error) {
    if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isSystemError */ .Or)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, ...OF_CONNECTIONS))
        return false;
    return !NOT_OF_FILES.test(error.syscall);
}
/**
 * An answer of the file system that nobody has put into words yet, as the error of this machine that it is; everything else as
 * it came. For whoever is about to say that a source failed: it did not, and no other would do better.
 */
function blameLocal(error) {
    if (!isFileError(error))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LocalError */ .il('this machine refuses what is done with files', {
        hint: adviseOnFiles(error),
        cause: error,
    });
}
/**
 * For what is done to files of ours alone, in the cache directory.
 *
 * @throws {LocalError} for an answer of the system, and whatever else it is given
 */
function rethrowLocal(error, { doing = 'write to', cacheDir, file } = {}) {
    const where = ['the cache directory', cacheDir === undefined ? [] : (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(cacheDir, 300)].flat().join(' ');
    const room = sayRoom(error, file);
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ENOSPC', 'EDQUOT')) {
        const problem = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ENOSPC') ? 'no space left on the disk of' : 'no quota left on the disk of';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LocalError */ .il(`${problem} ${where}${room}`, {
            hint: 'Free some space, or name a directory on another disk with the input cache-dir.',
            cause: error,
        });
    }
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'EFBIG')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LocalError */ .il(`a file for ${where} would be larger than this machine allows${room}`, {
            hint: 'Raise the limit of the runner (ulimit -f), or name a directory on a file system for larger files with the input cache-dir.',
            cause: error,
        });
    }
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isSystemError */ .Or)(error)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LocalError */ .il(`cannot ${doing} ${where}`, {
            hint: deniedHint(error),
            cause: error,
        });
    }
    throw error;
}
/** The error for a file of ours that could not be written, most often for want of space. */
function cannotWrite(what, cause, file) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LocalError */ .il(`${what} cannot be written${sayRoom(cause, file)}`, {
        hint: adviseOnFiles(cause),
        cause,
    });
}
/** How much was needed, and how much was there, where that is what was wrong: `: trivy.db has 734 MB, and 120 MB found room`. */
function sayRoom(error, file) {
    if (file === undefined || !(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
        return '';
    const { sizeBytes, writtenBytes } = file;
    const size = sizeBytes === undefined ? ' needs more' : ` has ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(sizeBytes)}`;
    return `: ${(0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(file.name, 100)}${size}, and ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(writtenBytes)} found room`;
}
/** What to do where the cache directory cannot be written to. */
function deniedHint(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'EROFS')
        ? 'The file system is read-only: name a directory on another one with the input cache-dir.'
        : 'Check the owner and permissions of the cache directory, or name another one with the input cache-dir.';
}
/** What to do about an answer of the file system, wherever the file lies. */
function adviseOnFiles(error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ENOSPC', 'EDQUOT'))
        return 'Free some space on that disk.';
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'EFBIG'))
        return 'Raise the limit on the size of files there, of the runner (ulimit -f) or of the file system.';
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'EMFILE', 'ENFILE'))
        return 'Raise the limit on open files of the runner (ulimit -n).';
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ENOENT'))
        return 'The directory is not there, or was removed meanwhile: make it before this step.';
    return 'Check the owner and permissions there, and that no other program holds the file.';
}


/***/ }),

/***/ 3701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uH: () => (/* binding */ clean),
  hM: () => (/* binding */ createLog),
  p: () => (/* binding */ keepWarnings)
});

// EXTERNAL MODULE: ./build/base/secrets.js
var secrets = __webpack_require__(7033);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/base/standard-output.js
// Standard output, line by line and at once. Node's own stream for a pipe brings its sockets along, which costs an eighth of
// Node's start-up: a job that finds everything fresh has little else to do.


const DESCRIPTOR = 1;
/** Windows writes to a pipe later, and in no order with what is written around Node's stream. */
let isDirect = process.platform !== 'win32';
/** Prints a line for whoever started this process. */
function printLine(line) {
    const rest = isDirect ? writeDirectly(Buffer.from(line + external_node_os_.EOL)) : line + external_node_os_.EOL;
    if (rest.length > 0)
        process.stdout.write(rest);
}
/** What could not be written: a pipe that somebody set not to block is full, or closed. Node's stream knows what to do. */
function writeDirectly(bytes) {
    let offset = 0;
    try {
        while (offset < bytes.length)
            offset += (0,external_node_fs_.writeSync)(DESCRIPTOR, bytes, offset);
    }
    catch {
        // What follows must not overtake it.
        isDirect = false;
    }
    return bytes.subarray(offset);
}

;// CONCATENATED MODULE: ./build/base/log.js
// What the user reads while it runs. Every line is cleaned here, once, so that foreign text can never become a command.


/** Longest line we print: the runner cuts annotations at 4096 characters. */
const MAX_LINE_CHARACTERS = 2000;
/**
 * Makes foreign text harmless: one line, no control or invisible characters, no workflow command, no secret of this run,
 * capped at `maxCharacters`. The runner takes `::` for a command at the start of a line, but `##[` anywhere in it
 * (actions/runner, `ActionCommand.cs`).
 */
function clean(text, maxCharacters = MAX_LINE_CHARACTERS) {
    const shown = (0,secrets/* hideSecrets */.s0)(text);
    const single = (PLAIN.test(shown) ? shown : withoutControls(shown)).replaceAll('##[', '## [').trim();
    const harmless = single.startsWith('::') ? `'${single}` : single;
    return harmless.length <= maxCharacters ? harmless : `${harmless.slice(0, maxCharacters - 1)}\u2026`;
}
/** Nearly every line: without the tables of all characters, which take a millisecond to set up. */
const PLAIN = /^[\x20-\x7e]*$/;
/**
 * Controls, line and paragraph separators, and format characters: those that reorder what is read, and those of zero width,
 * which a comparison by culture would skip in front of `::`.
 */
function withoutControls(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, ' ');
}
/** The log of a real job: lines, and commands of the runner as `@actions/core` writes them. */
function createLog() {
    return {
        info: (line) => printLine(clean(line)),
        warning: (line) => printLine(command('warning', line)),
        debug: (line) => printLine(command('debug', line)),
        async group(title, body) {
            printLine(command('group', title));
            try {
                return await body();
            }
            finally {
                printLine(command('endgroup'));
            }
        },
    };
}
/** The runner decodes `%25`; of what else it decodes, a clean line has nothing. */
function command(name, text = '') {
    return `::${name}::${clean(text).replaceAll('%', '%25')}`;
}
/** A log that also adds every warning to `warnings`, for whoever shows them again at the end. */
function keepWarnings(log, warnings) {
    return {
        ...log,
        warning: (line) => {
            warnings.push(line);
            log.warning(line);
        },
    };
}


/***/ }),

/***/ 6974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ findOutputFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(222);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3701);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5503);
// Where a file goes that the user named: what lies there must be one that it can take the place of, and no link of a checkout
// leads it elsewhere.






/**
 * The path of such a file.
 *
 * @param input that names it
 * @param file its value, relative to the workspace unless it is absolute
 * @throws {LocalError} when a device, a pipe, or a directory is there, for which a file would be put in its place; or when
 *   it would lie in the workspace by its name, and elsewhere by a link
 */
function findOutputFile(input, file, workspace) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (facts !== undefined && !facts.isFile()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`${input}: ${(0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .clean */ .uH)(path, 300)} is ${(0,_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .describeKind */ .SB)(facts)}, and no file`, {
            hint: `Name a file in the input ${input}; what is there is replaced.`,
        });
    }
    if (isNamedInside(path, workspace) && !(0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)((0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .dN)(existingPart((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))), workspace)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`${input}: ${(0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .clean */ .uH)(path, 300)} lies behind a link that leads out of the workspace`, {
            hint: 'A checkout could bring that link along: name a directory that is none, or the true place as an absolute path.',
        });
    }
    return path;
}
function isNamedInside(path, directory) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path);
    return way.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..' && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}
function existingPart(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) === path ? path : existingPart((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
}


/***/ }),

/***/ 4283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createOwnedDirectory),
/* harmony export */   r: () => (/* binding */ sweepOwnedDirectories)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _last_changed_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9415);
/* harmony import */ var _list_below_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4394);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6594);
/* harmony import */ var _process_owner_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(403);
/* harmony import */ var _small_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7454);
// Directories in which a process leaves things half done, and their clean-up when it died.









const OWNER_FILE = 'owner.json';
/** Whatever the umask: what is half done is changed by nobody else. */
const MODE = 0o755;
/** Names that `createOwnedDirectory` gives: a link in place of the root must not make us remove what others keep there. */
const OWNED_NAME = /^[a-z-]+-\d+-[0-9a-f]{8}$/;
/** What cannot be told by its process, as another machine's on a shared volume, is swept after this time: no step runs that long. */
const FOREIGN_MS = 24 * 3_600_000;
/**
 * Makes an empty directory below `root` that belongs to this process.
 *
 * @throws what the file system says
 */
async function createOwnedDirectory(root, name) {
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, `${name}-${process.pid}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 8)}`);
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, 'files');
    // First what is the same for all: so is the message when it fails.
    (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .makeDirectories */ .K)(root, MODE);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(home, MODE);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, OWNER_FILE), JSON.stringify(await (0,_process_owner_js__WEBPACK_IMPORTED_MODULE_7__/* .describeOwner */ .$S)()));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, MODE);
    return { directory, discard: () => (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(home) };
}
/**
 * Removes what killed and cancelled jobs have left below `root`; what a living process owns stays. Never throws: what
 * another user left, or what lies on a read-only disk, is in nobody's way.
 */
async function sweepOwnedDirectories(root, now) {
    // Absent or not readable: then there is nothing that could be swept.
    for (const name of (0,_list_below_js__WEBPACK_IMPORTED_MODULE_5__/* .namesIn */ .w)(root).filter((name) => OWNED_NAME.test(name))) {
        const home = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
        if (await isAbandoned(home, now))
            await (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(home);
    }
}
async function isAbandoned(home, now) {
    const owner = (0,_process_owner_js__WEBPACK_IMPORTED_MODULE_7__/* .parseOwner */ .pZ)(readOwner((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, OWNER_FILE)));
    const state = owner === undefined ? 'unknown' : await (0,_process_owner_js__WEBPACK_IMPORTED_MODULE_7__/* .findOwnerState */ .c4)(owner);
    // Killed before it was written, or another machine's: age decides.
    // Where a process has no start time to tell it by, its id may be another's by now.
    const isCertain = state !== 'unknown' && (state !== 'running' || owner?.started !== '');
    // Swept by somebody else in between, or not ours to look at: it stays.
    if (!isCertain)
        return now.getTime() - ((0,_last_changed_js__WEBPACK_IMPORTED_MODULE_4__/* .lastChangedMs */ .J)(home, now) ?? now.getTime()) > FOREIGN_MS;
    return state !== 'running';
}
/** Empty where there is none; a pipe is not waited for. */
function readOwner(path) {
    try {
        return (0,_small_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readSmallFile */ .E)(path);
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 3248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ findPlanted)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _file_moves_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5867);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(222);
/* harmony import */ var _trusted_owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9233);
// What another user of the host has put where this job looks for its own.





/**
 * The first of these paths, or of the directories above them, that a stranger has put there: its owner is not trusted, and
 * either all may write to the directory in which it lies, or we alone make what lies there. Where not all may write, whoever
 * may was chosen by the owner. Windows has no owners that could be asked for here.
 *
 * @param paths of the place; what is not there nobody has made
 */
function findPlanted(paths, place) {
    if (process.platform === 'win32')
        return undefined;
    const find = (trusted) => paths.flatMap(waysTo).find((path) => isPlanted(path, place, trusted));
    const found = find(place.trustedUsers);
    if (found === undefined)
        return undefined;
    // A file system may hold no modes (FAT), or know us as another user (NFS that squashes).
    const shown = tryOwnership(place.directory);
    if (shown === undefined)
        return found;
    return (0,_trusted_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isOpen */ .nT)(shown) ? undefined : find([...place.trustedUsers, shown.uid]);
}
/** The path and all above it; where links lead elsewhere, the same of where they lead. */
function waysTo(path) {
    const real = (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathIfThere */ .ZG)(path);
    // Nothing, or a link that leads to nothing.
    if (real === undefined)
        return path === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) ? [] : [path, ...waysTo((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))];
    return [...new Set([...upFrom(path), ...upFrom(real)])];
}
function upFrom(path) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    return parent === path ? [path] : [path, ...upFrom(parent)];
}
function isPlanted(path, place, trusted) {
    try {
        if (trusted.includes((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).uid))
            return false;
        if (place.isOurs && path.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.directory, '/')))
            return true;
        return (0,_trusted_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isOpen */ .nT)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)));
    }
    catch {
        // Not there, or not to be looked at: whoever wants to read it says so.
        return false;
    }
}
/** What the file system makes of the owner and mode of a directory that is ours alone; undefined: none can be made. */
function tryOwnership(directory) {
    try {
        const probe = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, '.trivy-offline-cache-probe-'));
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(probe);
        (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_2__/* .removeQuietlyNow */ .Oy)(probe);
        return facts;
    }
    catch {
        // Then nothing of ours lies there either.
        return undefined;
    }
}


/***/ }),

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ describeOwner),
/* harmony export */   c4: () => (/* binding */ findOwnerState),
/* harmony export */   pZ: () => (/* binding */ parseOwner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
// Which process something on disk belongs to, and whether that process still runs: seen later, by others, perhaps elsewhere.



/** Describes a process of this machine, by default our own. */
async function describeOwner(pid = process.pid) {
    const fields = orNothing(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8'))
        .replace(/^.*\) /s, '')
        .split(' ');
    machine ??= {
        host: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)(),
        boot: orNothing(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8')).trim(),
        pidNamespace: orNothing(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)('/proc/self/ns/pid')),
    };
    return {
        ...machine,
        pid,
        // proc(5): field 22 of stat; 20th after the command's closing parenthesis.
        started: fields[19] ?? '',
    };
}
/** Where this process runs: the same as long as it does. */
let machine;
/** Linux only; elsewhere the process id alone decides. */
function orNothing(read) {
    try {
        return read();
    }
    catch {
        return '';
    }
}
/** Whether the process still runs. */
async function findOwnerState(owner) {
    const self = await describeOwner();
    if (owner.host === self.host && owner.boot !== self.boot)
        return 'rebooted';
    if (owner.host !== self.host || owner.pidNamespace !== self.pidNamespace)
        return 'unknown';
    if (!isRunning(owner.pid))
        return 'gone';
    return (await describeOwner(owner.pid)).started === owner.started ? 'running' : 'gone';
}
/** Reads an owner from a file's JSON; undefined when it is none: half written, or somebody else's. */
function parseOwner(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // Killed before it was written, or being written right now.
        return undefined;
    }
    const owner = value;
    const { host, boot, pidNamespace, pid, started } = owner ?? {};
    const isOwner = typeof pid === 'number' &&
        pid > 0 &&
        [host, boot, pidNamespace, started].every((field) => typeof field === 'string');
    return isOwner ? value : undefined;
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: it runs, as another user.
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'EPERM');
    }
}


/***/ }),

/***/ 5503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ readExactly),
/* harmony export */   SB: () => (/* binding */ describeKind),
/* harmony export */   W3: () => (/* binding */ checkDirectory),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   ZU: () => (/* binding */ openRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);



/** Throws VerifyError unless `path` is a directory itself, not a link to one. */
async function checkDirectory(path, what) {
    const stats = lstatIfThere(path);
    if (stats?.isDirectory() !== true) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(what, { wanted: 'a directory', found: describeKind(stats) });
    }
}
/** Opens a regular file for reading; the caller closes it. Throws VerifyError for anything else, and for another size. */
async function openRegularFile(file) {
    // Before opening: Windows has no O_NOFOLLOW, and opening a device can have effects.
    checkRegular(file, lstatIfThere(file.path));
    const handle = await openNoFollowLater(file);
    try {
        const stats = await handle.stat();
        checkRegular(file, stats);
        return { handle, sizeBytes: stats.size };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * Reads a whole small file, never more than `maxBytes`. At once: each turn to another thread costs more than such a file, and
 * every job reads several of them.
 */
async function readRegularFile(file, maxBytes) {
    checkRegular(file, lstatIfThere(file.path));
    const descriptor = openNoFollow(file);
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        checkRegular(file, stats);
        if (stats.size > maxBytes) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${file.what}: size`, { wanted: `at most ${maxBytes}`, found: `${stats.size}` });
        }
        const bytes = Buffer.alloc(stats.size);
        for (let offset = 0; offset < bytes.length;) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, offset, bytes.length - offset, null);
            if (read === 0)
                throw tooShort(file.what);
            offset += read;
        }
        return bytes;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
/** Fills `bytes` from `position`, or from where the handle is; throws VerifyError when the file ends before. */
async function readExactly(handle, bytes, what, position) {
    for (let offset = 0; offset < bytes.length;) {
        const from = position === undefined ? null : position + offset;
        const { bytesRead } = await handle.read(bytes, offset, bytes.length - offset, from);
        if (bytesRead === 0)
            throw tooShort(what);
        offset += bytesRead;
    }
}
/** O_NONBLOCK: should the file have been exchanged for a pipe, opening it does not wait for a writer. */
const OPEN_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
function openNoFollow(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file.path, OPEN_FLAGS);
    }
    catch (cause) {
        throw notOpened(file, cause);
    }
}
async function openNoFollowLater(file) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file.path, OPEN_FLAGS).catch((cause) => {
        throw notOpened(file, cause);
    });
}
function notOpened({ what }, cause) {
    const other = (found) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(what, { wanted: 'a regular file', found, cause });
    // What O_NOFOLLOW says of a link: ELOOP, on some BSDs EMLINK.
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(cause, 'ELOOP', 'EMLINK'))
        return other('a symbolic link');
    // Another job may have removed it since we looked.
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(cause, 'ENOENT', 'ENOTDIR'))
        return other(describeKind(undefined));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(`${what}: it cannot be opened`, { cause });
}
function tooShort(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${what}: it is shorter than it should be`);
}
function checkRegular(file, stats) {
    if (stats?.isFile() !== true) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(file.what, { wanted: 'a regular file', found: describeKind(stats) });
    }
    if (file.sizeBytes !== undefined && stats.size !== file.sizeBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${file.what}: size`, { wanted: `${file.sizeBytes}`, found: `${stats.size}` });
    }
}
function lstatIfThere(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    }
    catch (error) {
        // ENOTDIR: a parent is a file, so there is nothing here either.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}
/** What something is, in words. */
function describeKind(stats) {
    if (stats === undefined)
        return 'nothing';
    if (stats.isSymbolicLink())
        return 'a symbolic link';
    if (stats.isDirectory())
        return 'a directory';
    return stats.isFile() ? 'a file' : 'a device, pipe, or socket';
}


/***/ }),

/***/ 7033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ rememberSecret),
/* harmony export */   h$: () => (/* binding */ rememberAuthorization),
/* harmony export */   s0: () => (/* binding */ hideSecrets)
/* harmony export */ });
// What must not be shown by this process: a runner masks it in the log, but in no file, and not where it was cut short.
/** Shorter ones would hide half of everything else. */
const MIN_CHARACTERS = 4;
/** The longest first: one may be a part of another. */
let secrets = [];
/** From now on it is hidden wherever foreign text is shown: whoever was shown it could send it back, also as it is sent in a form. */
function rememberSecret(secret) {
    const spellings = [secret, encodeURIComponent(secret.toWellFormed()), secret.replace(/=+$/, '')];
    const more = new Set(spellings.filter((one) => one.length >= MIN_CHARACTERS && !secrets.includes(one)));
    if (more.size > 0)
        secrets = [...secrets, ...more].sort((a, b) => b.length - a.length);
}
/** The same of the login in a Basic `Authorization` header, as it is sent; what it is made from was masked where it was read. */
function rememberAuthorization(header) {
    const [scheme, credentials = ''] = header.split(' ', 2);
    if (scheme === 'Basic')
        rememberSecret(credentials);
}
/** The text without the secrets that are known so far. */
function hideSecrets(text) {
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}


/***/ }),

/***/ 7454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readSmallFile),
/* harmony export */   h: () => (/* binding */ readSmallYaml)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
// A file that somebody else wrote, and may have meant for us to stumble over: only a regular one, and never a large one.

/** Larger than any real configuration by far. */
const MAX_FILE_BYTES = 1024 * 1024;
/** The text of a configuration file. @throws {Error} saying what it is instead, or what the system says */
function readSmallFile(path, maxBytes = MAX_FILE_BYTES) {
    return readBytes(path, maxBytes).toString('utf8');
}
/**
 * The same of a file that Go's YAML library reads too: by its first bytes in UTF-16, which is what `>` writes in Windows
 * PowerShell; else in UTF-8 (run with Trivy 0.59.1, 0.74.0, 0.76.0).
 *
 * @throws {Error} saying what it is instead, that it is neither, or what the system says
 */
function readSmallYaml(path) {
    const bytes = readBytes(path, MAX_FILE_BYTES);
    const mark = bytes.subarray(0, 2).toString('hex');
    const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        throw new Error(`its text is not ${encoding.toUpperCase()}`);
    }
}
function readBytes(path, maxBytes) {
    // Not blocking: opening a pipe must not wait for a writer.
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stats.isFile())
            throw new Error('it is not a file');
        if (stats.size > maxBytes)
            throw new Error(`it is larger than ${maxBytes / 1024 / 1024} MiB`);
        const bytes = Buffer.alloc(stats.size);
        let length = 0;
        while (length < bytes.length) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, length, bytes.length - length, null);
            if (read === 0)
                break;
            length += read;
        }
        return bytes.subarray(0, length);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}


/***/ }),

/***/ 1755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wl: () => (/* binding */ GIBIBYTE),
/* harmony export */   gJ: () => (/* binding */ MEBIBYTE),
/* harmony export */   iQ: () => (/* binding */ HOUR_MS),
/* harmony export */   sO: () => (/* binding */ DAY_MS)
/* harmony export */ });
// Units of time and size in numbers.
/** Milliseconds. */
const HOUR_MS = 3_600_000;
/** Milliseconds. */
const DAY_MS = 24 * HOUR_MS;
/** Bytes. */
const MEBIBYTE = 1024 * 1024;
/** Bytes. */
const GIBIBYTE = 1024 * MEBIBYTE;


/***/ }),

/***/ 6994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
// Waiting that ends with the run, also where what is waited for knows nothing of its end.
/**
 * Waits for a promise until the signal is aborted; what is under way then is left to itself, so it must change nothing.
 *
 * @throws the signal's reason, or what the promise rejects with
 */
async function untilAborted(promise, signal) {
    let onAbort = () => undefined;
    const ended = new Promise((_, reject) => {
        onAbort = () => reject(signal.reason);
        if (signal.aborted)
            onAbort();
        else
            signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
        return await Promise.race([promise, ended]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}


/***/ }),

/***/ 772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ explainWindowsName)
/* harmony export */ });
// Pure. Names that Windows takes for something else, or changes without a word: a file under one would be lost, or be another.
/** Devices, also with whatever stands behind a dot (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)/i;
/**
 * Why Windows cannot hold a file at this relative path, with `/`; undefined where it can.
 *
 * @returns the end of a sentence about the path
 */
function explainWindowsName(path) {
    for (const part of path.split('/')) {
        if (DEVICE.test(part))
            return `Windows cannot hold it: ${part} is the name of a device there`;
        if (/[. ]$/.test(part))
            return 'Windows cannot hold it: it takes away a dot or a space at the end of a name';
        if (/[<>:"|?*\\\u0000-\u001f]/.test(part))
            return 'Windows cannot hold it: its names have none of < > : " | ? * and no control characters';
    }
    return undefined;
}


/***/ }),

/***/ 9651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ BUNDLE_ANNOTATIONS),
/* harmony export */   r: () => (/* binding */ claimedAge)
/* harmony export */ });
const PREFIX = 'dev.trivy-offline-cache';
/** Names of the annotations in a bundle's index. */
const BUNDLE_ANNOTATIONS = {
    /** By which other tools find an artifact (image-spec, annotations). */
    refName: 'org.opencontainers.image.ref.name',
    resource: `${PREFIX}.resource`,
    /** Repository below a registry base, and tag: where `mirror` puts it. */
    repository: `${PREFIX}.repository`,
    tag: `${PREFIX}.tag`,
    /** Where a publisher has it, of what is known by more than its name. */
    origin: `${PREFIX}.origin`,
    /** Schema of a database, major of the checks bundle. */
    schema: `${PREFIX}.schema`,
    /** When the data was built; of resources that carry no age, see `confirmedAt`. */
    updatedAt: `${PREFIX}.updated-at`,
    /** When a source last confirmed it as current (docs/decisions/age.md), ISO 8601. */
    confirmedAt: `${PREFIX}.confirmed-at`,
    /** Who gave it and who vouches for it, as JSON (provenance/provenance.ts). */
    provenance: `${PREFIX}.provenance`,
    layerDigest: `${PREFIX}.layer-digest`,
    /** The versions of Trivy that read it, as a semver range. */
    trivyVersions: `${PREFIX}.trivy-versions`,
};
/** How old the bundle says an artifact is; undefined when it does not say. */
function claimedAge({ annotations }) {
    const { updatedAt, confirmedAt } = BUNDLE_ANNOTATIONS;
    const claim = new Date(annotations[updatedAt] ?? annotations[confirmedAt] ?? '');
    return Number.isNaN(claim.getTime()) ? undefined : claim;
}


/***/ }),

/***/ 4525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ parseKey),
/* harmony export */   Sw: () => (/* binding */ parseKeyBelow),
/* harmony export */   TD: () => (/* binding */ formatKey),
/* harmony export */   jD: () => (/* binding */ hashSources),
/* harmony export */   r_: () => (/* binding */ formatStem),
/* harmony export */   y: () => (/* binding */ coverPrefixes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// Names of Actions cache entries: which data, from which sources, how new, and which bytes. Pure.

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/**
 * The part of all keys before the time, without the dash that follows it. Lower case, as everything in a key: the cache
 * service of `act` and Gitea takes keys of any case and answers with lower case.
 */
function formatStem({ prefix, resource, schema, sourcesHash }) {
    return `${prefix}-${resource}-${schema}-${sourcesHash}`.toLowerCase();
}
/** `<stem>-<UTC yyyymmddthhmm>-<16 hex of the layer digest>` (docs/decisions/cache-keys.md). */
function formatKey(parts) {
    const digestPrefix = parts.layerDigest.replace(/^sha256:/, '').slice(0, 16);
    return `${formatStem(parts)}-${formatTime(minuteOf(parts.time))}-${digestPrefix}`;
}
/** Reads one of our keys; anything else that happens to begin with the stem is foreign, and absent. */
function parseKey(key, stem) {
    if (!key.startsWith(`${stem}-`))
        return undefined;
    const match = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)-([0-9a-f]{16})$/.exec(key.slice(stem.length + 1));
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, digestPrefix = ''] = match;
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
    // Date accepts 31 February; only what would be written the same way again is one of ours.
    if (Number.isNaN(time.getTime()) || formatTime(minuteOf(time)) !== key.slice(stem.length + 1, -17)) {
        return undefined;
    }
    return { time, digestPrefix };
}
/** What `formatKey` adds to the stem: a dash, the time to the minute, a dash, and 16 hex digits. */
const TAIL_CHARACTERS = 31;
/** Reads one of our keys of which only the beginning of the stem is known. */
function parseKeyBelow(key, beginning) {
    return key.startsWith(beginning) ? parseKey(key, key.slice(0, -TAIL_CHARACTERS)) : undefined;
}
/** 128 bits: whoever chooses a registry's name, as a pull request's `trivy.yaml` can, finds none that meets another's. */
const SOURCES_DIGITS = 32;
/** Hex digits that differ when the set of configured sources differs; their order does not change what they hold. */
function hashSources(references) {
    const text = [...new Set(references)].sort().join('\n');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, SOURCES_DIGITS);
}
/** The blocks of time that one prefix can name, coarsest first: minutes in it, and characters of `yyyymmddthhmm` it keeps. */
const BLOCKS = [
    { minutes: DAY_MINUTES, characters: 8 },
    { minutes: 600, characters: 10 },
    { minutes: 60, characters: 11 },
    { minutes: 10, characters: 12 },
    { minutes: 1, characters: 13 },
];
/**
 * The fewest key prefixes that match exactly the minutes of the closed interval, newest first: whole days where they
 * fit, then tens of hours, hours, tens of minutes, minutes. Empty when `from` is later than `to`.
 */
function coverPrefixes(stem, from, to) {
    const first = minuteOf(from);
    const prefixes = [];
    // Each block ends where the last one began, so taking the coarsest that fits gives the fewest.
    for (let last = minuteOf(to); last >= first;) {
        const block = findBlock(first, last);
        prefixes.push(`${stem}-${formatTime(block.start).slice(0, block.characters)}`);
        last = block.start - 1;
    }
    return prefixes;
}
function findBlock(first, last) {
    const dayStart = Math.floor(last / DAY_MINUTES) * DAY_MINUTES;
    for (const { minutes, characters } of BLOCKS) {
        const start = last - ((last - dayStart) % minutes);
        // The block of 20 to 23 o'clock is cut short by midnight.
        const end = Math.min(start + minutes, dayStart + DAY_MINUTES) - 1;
        if (start >= first && end === last)
            return { start, characters };
    }
    throw new RangeError('a block of one minute always fits');
}
/** Whole minutes since the epoch. */
function minuteOf(time) {
    return Math.floor(time.getTime() / MINUTE_MS);
}
/** `yyyymmddthhmm` in UTC. */
function formatTime(minute) {
    return new Date(minute * MINUTE_MS).toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase();
}


/***/ }),

/***/ 8145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createOutputReader),
/* harmony export */   c: () => (/* binding */ isDenial)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
// What @actions/cache prints, read as data: its secrets are hidden, its reasons kept, the rest goes to the debug log.

/** Longest reason we repeat: one line of a log. */
const MAX_REASON_CHARACTERS = 300;
/** A reader that passes every line on to `log.debug`. */
function createOutputReader(log) {
    const secrets = new Set();
    let partial = '';
    let lines = [];
    const read = (raw) => {
        const secret = /^::add-mask::(.*)$/.exec(raw)?.[1];
        if (secret)
            secrets.add(unescapeData(secret));
        if (secret !== undefined || raw.trim() === '')
            return;
        const line = parseLine(raw, secrets);
        lines.push(line);
        log.debug(`@actions/cache: ${line.text}`);
    };
    return {
        push: (text) => {
            const parts = (partial + text).split(/\r?\n/);
            partial = parts.pop() ?? '';
            parts.forEach(read);
        },
        takeReason: () => {
            read(partial);
            const reason = findReason(lines);
            partial = '';
            lines = [];
            return reason;
        },
    };
}
/** Whether the service refused by policy, as opposed to failing: the library's prefix for it, or the status of its answer. */
function isDenial(reason) {
    return /cache (write|read) denied|\((401|403)\)/.test(reason);
}
/**
 * The library tells every refused reservation as "another job may be creating this cache", and the truth only in a
 * debug line; otherwise its last warning is the best it says.
 */
function findReason(lines) {
    const reserve = lines.findLast((line) => line.level === 'debug' && /^Failed to reserve cache: /.test(line.text));
    const warned = lines.findLast((line) => line.level === 'warning' || line.level === 'error');
    const said = lines.findLast((line) => /^Failed to (save|restore): /.test(line.text));
    const text = (reserve ?? warned ?? said)?.text;
    if (text === undefined)
        return undefined;
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(text.replace(/^Failed to (reserve cache|save|restore): (Error: )?/, ''), MAX_REASON_CHARACTERS);
}
function parseLine(raw, secrets) {
    const match = /^::(debug|warning|error)(?: [^:]*)?::(.*)$/.exec(raw);
    if (match === null)
        return { level: 'info', text: redact(raw, secrets) };
    const [, level, data = ''] = match;
    const text = redact(unescapeData(data), secrets);
    return { level: level === 'debug' || level === 'warning' ? level : 'error', text };
}
// The library masks the signatures of its URLs before it prints them. Those masks stay in the child's output, so we apply them.
function redact(text, secrets) {
    let redacted = text;
    for (const secret of secrets)
        redacted = redacted.replaceAll(secret, '***');
    return redacted;
}
/** Undoes the escaping of workflow commands. */
function unescapeData(data) {
    return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}


/***/ }),

/***/ 8598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ acceptsPlain),
/* harmony export */   Vc: () => (/* binding */ stemOf),
/* harmony export */   YJ: () => (/* binding */ placeNames),
/* harmony export */   de: () => (/* binding */ hashPlaces)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(907);
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4525);
// What all keys of one requirement have in common, in the Actions cache and in the runner store. Pure.


/** What all keys of a requirement have in common. */
function stemOf(requirement, keyPrefix) {
    return {
        prefix: keyPrefix,
        resource: requirement.resource.name,
        schema: requirement.schema,
        sourcesHash: hashPlaces(requirement),
    };
}
/**
 * Tells apart what comes from other places: a registry of somebody's own may have other data under the same name. What its
 * own server publishes has that as its first source, and two of one server have two names.
 *
 * @param owner whom alone it speaks to; absent: whoever asks the same places
 */
function hashPlaces({ places, resource: { publisher } }, owner) {
    const references = places.map(({ reference, isPlain }) => 
    // What came over plain HTTP is not for whoever has not allowed it.
    isPlain === true ? `http ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(reference)}` : (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(reference));
    const others = [publisher?.key, owner].filter((text) => text !== undefined);
    return (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_1__/* .hashSources */ .jD)([...references, ...others]);
}
/** Whom a job asks for it, each as `registry/repository`. */
function placeNames({ places }) {
    return places.map(({ reference: { registry, repository } }) => `${registry}/${repository}`);
}
/** Whether one of its sources may be spoken to over plain HTTP. */
function acceptsPlain({ places, resource }) {
    return places.some(({ isPlain }) => isPlain === true) || resource.publisher?.isPlain === true;
}


/***/ }),

/***/ 4846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jr: () => (/* binding */ isAllowed),
/* harmony export */   YL: () => (/* binding */ allowedRegistries),
/* harmony export */   o7: () => (/* binding */ sayAllowed),
/* harmony export */   ug: () => (/* binding */ isBaseAllowed)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(907);
/* harmony import */ var _mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2959);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5272);
// The registries that an administrator allows: hosts (`registry.example.com`), or bases below which everything is allowed.



/** A list of hosts and bases; at least one. */
const allowedRegistries = (text) => {
    if ((0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(text).length === 0)
        throw new Error('is empty; write at least one registry, or leave it out');
    return (0,_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEach */ .l)((0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(text), (item) => parseAllowed(item.replace(/\/+$/, '')));
};
function parseAllowed(item) {
    if (!item.includes('/')) {
        if (!/^[a-z0-9.-]+(:\d{1,5})?$/i.test(item) && !/^\[[0-9a-f:]+\](:\d{1,5})?$/i.test(item)) {
            throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(item)} is not a host, host:port, or registry base`);
        }
        // Only with a repository behind it does a first part without a dot count as a host to Docker's rules.
        return { registry: item.toLowerCase(), path: '' };
    }
    const [base = item] = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .registryBases */ .es)(item);
    const { registry, repository } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(`${base}/repository`);
    return { registry, path: repository.split('/').slice(0, -1).join('/') };
}
/** Whether what is asked for lies at one of them. */
function isAllowed({ registry, repository }, allowed) {
    return allowed.some((one) => one.registry === registry &&
        (one.path === '' || repository === one.path || repository.startsWith(`${one.path}/`)));
}
/** Whether everything below a base is allowed. */
function isBaseAllowed(base, allowed) {
    return isAllowed((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(`${base}/repository`), allowed);
}
/** As people write it. */
function sayAllowed(allowed) {
    return allowed.map(({ registry, path }) => (path === '' ? registry : `${registry}/${path}`)).join(', ');
}


/***/ }),

/***/ 395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ BUILT_IN_TEXTS)
/* harmony export */ });
// Made by `npm run docs` from the actions' metadata: defaults, for whatever runs without a runner that fills them in.
/** The built-in text of every input, by action. */
const BUILT_IN_TEXTS = {
    main: {
        resources: 'auto',
        'scan-type': '',
        'scan-ref': '',
        scanners: '',
        format: '',
        'pkg-types': '',
        'image-config-scanners': '',
        vex: '',
        compliance: '',
        server: '',
        'trivy-config': '',
        'trivy-version': '',
        'cache-dir': '',
        registries: 'mirror.gcr.io/aquasec, ghcr.io/aquasecurity, public.ecr.aws/aquasecurity, docker.io/aquasec',
        'db-repository': '',
        'java-db-repository': '',
        'checks-bundle-repository': '',
        'vex-repositories': '',
        'maven-repository': '',
        'keep-private-poms': 'false',
        'terraform-registry': '',
        'keep-private-modules': 'false',
        'install-trivy': 'false',
        'trivy-cooldown': '7d',
        'verify-trivy': 'signature',
        'trivy-digest': '',
        'deny-trivy': '',
        'trivy-download-url': '',
        'insecure-registries': '',
        'ca-file': '',
        bundle: '',
        'bundle-digest': '',
        offline: 'false',
        'max-age': 'vuln-db=30h, java-db=4d, checks-bundle=30h, vex-repo=30h, maven-poms=30h, terraform-modules=30h',
        'stale-if-error': 'vuln-db=48h, java-db=14d, checks-bundle=never-fail, vex-repo=never-fail',
        'on-unavailable': 'fail',
        'on-degraded': 'warn',
        save: 'auto',
        store: 'auto',
        'store-dir': '',
        confirm: 'auto',
        verify: 'seal',
        untrusted: 'false',
        'key-prefix': 'offline-cache',
        'export-env': 'true',
        'evidence-dir': '',
        token: '',
        timeout: '15m',
        'dry-run': 'false',
    },
    warm: {
        prune: 'false',
        'on-not-kept': 'fail',
        resources: 'vuln-db, java-db, checks-bundle',
        'scan-type': '',
        'scan-ref': '',
        scanners: '',
        format: '',
        vex: '',
        'trivy-config': '',
        'trivy-version': '',
        registries: 'mirror.gcr.io/aquasec, ghcr.io/aquasecurity, public.ecr.aws/aquasecurity, docker.io/aquasec',
        'db-repository': '',
        'java-db-repository': '',
        'checks-bundle-repository': '',
        'insecure-registries': '',
        'ca-file': '',
        'vex-repositories': '',
        'maven-repository': '',
        'terraform-registry': '',
        'install-trivy': 'false',
        'trivy-cooldown': '7d',
        'verify-trivy': 'signature',
        'trivy-digest': '',
        'deny-trivy': '',
        'max-age': 'vuln-db=30h, java-db=4d, checks-bundle=30h, vex-repo=30h, maven-poms=30h, terraform-modules=30h',
        'stale-if-error': 'vuln-db=48h, java-db=14d, checks-bundle=never-fail, vex-repo=never-fail',
        'on-unavailable': 'fail',
        'on-degraded': 'warn',
        timeout: '15m',
        'dry-run': 'false',
        save: 'auto',
        'key-prefix': 'offline-cache',
        token: '',
    },
    export: {
        file: 'trivy-data.tar',
        platforms: '',
        resources: 'vuln-db, java-db, checks-bundle, vex-repo',
        'scan-type': '',
        'scan-ref': '',
        scanners: '',
        format: '',
        vex: '',
        'trivy-config': '',
        'trivy-version': '',
        registries: 'mirror.gcr.io/aquasec, ghcr.io/aquasecurity, public.ecr.aws/aquasecurity, docker.io/aquasec',
        'db-repository': '',
        'java-db-repository': '',
        'checks-bundle-repository': '',
        'insecure-registries': '',
        'ca-file': '',
        'vex-repositories': '',
        'maven-repository': '',
        'terraform-registry': '',
        'install-trivy': 'false',
        'trivy-cooldown': '7d',
        'verify-trivy': 'signature',
        'trivy-digest': '',
        'deny-trivy': '',
        'max-age': 'vuln-db=30h, java-db=4d, checks-bundle=30h, vex-repo=30h, maven-poms=30h, terraform-modules=30h',
        'stale-if-error': 'vuln-db=48h, java-db=14d, checks-bundle=never-fail, vex-repo=never-fail',
        'on-unavailable': 'fail',
        'on-degraded': 'warn',
        timeout: '15m',
        'dry-run': 'false',
        'key-prefix': 'offline-cache',
        confirm: 'auto',
        token: '',
    },
    mirror: {
        to: '',
        'as-image': 'false',
        platforms: '',
        resources: 'vuln-db, java-db, checks-bundle, vex-repo',
        'scan-type': '',
        'scan-ref': '',
        scanners: '',
        format: '',
        vex: '',
        'trivy-config': '',
        'trivy-version': '',
        registries: 'mirror.gcr.io/aquasec, ghcr.io/aquasecurity, public.ecr.aws/aquasecurity, docker.io/aquasec',
        'db-repository': '',
        'java-db-repository': '',
        'checks-bundle-repository': '',
        'insecure-registries': '',
        'ca-file': '',
        'vex-repositories': '',
        'maven-repository': '',
        'terraform-registry': '',
        'install-trivy': 'false',
        'trivy-cooldown': '7d',
        'verify-trivy': 'signature',
        'trivy-digest': '',
        'deny-trivy': '',
        bundle: '',
        'bundle-digest': '',
        offline: 'false',
        'max-age': 'vuln-db=30h, java-db=4d, checks-bundle=30h, vex-repo=30h, maven-poms=30h, terraform-modules=30h',
        'stale-if-error': 'vuln-db=48h, java-db=14d, checks-bundle=never-fail, vex-repo=never-fail',
        'on-unavailable': 'fail',
        'on-degraded': 'warn',
        timeout: '15m',
        'dry-run': 'false',
        token: '',
    },
    check: {
        places: 'auto',
        metrics: '',
        'max-lag': '24h',
        'on-finding': 'fail',
        resources: 'vuln-db, java-db, checks-bundle',
        'scan-type': '',
        'scan-ref': '',
        scanners: '',
        format: '',
        vex: '',
        'trivy-config': '',
        'trivy-version': '',
        registries: 'mirror.gcr.io/aquasec, ghcr.io/aquasecurity, public.ecr.aws/aquasecurity, docker.io/aquasec',
        'db-repository': '',
        'java-db-repository': '',
        'checks-bundle-repository': '',
        'insecure-registries': '',
        'ca-file': '',
        'vex-repositories': '',
        'maven-repository': '',
        'terraform-registry': '',
        'install-trivy': 'false',
        'trivy-cooldown': '7d',
        'verify-trivy': 'signature',
        'trivy-digest': '',
        'deny-trivy': '',
        'max-age': 'vuln-db=30h, java-db=4d, checks-bundle=30h, vex-repo=30h, maven-poms=30h, terraform-modules=30h',
        'stale-if-error': 'vuln-db=48h, java-db=14d, checks-bundle=never-fail, vex-repo=never-fail',
        'on-unavailable': 'fail',
        'on-degraded': 'warn',
        timeout: '15m',
        'dry-run': 'false',
        store: 'auto',
        'store-dir': '',
        'key-prefix': 'offline-cache',
    },
};


/***/ }),

/***/ 8085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ positiveDuration),
/* harmony export */   M2: () => (/* binding */ timerDuration),
/* harmony export */   YK: () => (/* binding */ durationOrNever),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p5: () => (/* binding */ UNIT)
/* harmony export */ });
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5272);
// Lengths of time as people write them.

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** The spellings of units, for whoever looks for a number with one. */
const UNIT = 's|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?';
/** A number and its unit, as a letter or a word. */
const DURATION_PART = new RegExp(`(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(${UNIT})(?![a-z])\\s*`, 'giy');
/** A duration such as `30h`, `90m`, `4d`, `1d12h`, `24 hours`, or Trivy's own `5m0s`, in milliseconds. */
const duration = (text) => {
    // Nothing is as long in every unit.
    if (/^0+$/.test(text))
        return 0;
    if (/^\d+$/.test(text))
        throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} has no unit; write ${text}m, ${text}h, or ${text}d`);
    const parts = [...text.matchAll(DURATION_PART)];
    const units = parts.map(([, , unit = '']) => UNIT_MS[unit.charAt(0).toLowerCase()]);
    // From large to small, each once: `1h 2h` are two values, and nobody knows which is meant.
    const isOrdered = units.every((unit, index) => index === 0 || unit < (units[index - 1] ?? 0));
    if (parts.length === 0 || !isOrdered || parts.map(([part]) => part).join('') !== text) {
        throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a duration; write for example 90m, 30h, or 4d`);
    }
    return parts.reduce((sum, [, count], index) => sum + Math.round(Number(count) * (units[index] ?? 0)), 0);
};
/** A duration greater than zero. */
const positiveDuration = (text) => {
    const ms = duration(text);
    if (ms <= 0)
        throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} must be longer than zero; write for example 90m or 30h`);
    return ms;
};
/** Longest delay of a Node timer, 2^31-1 ms: a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** A duration greater than zero after which a timer can fire. */
const timerDuration = (text) => {
    const ms = positiveDuration(text);
    if (ms > MAX_TIMER_MS)
        throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is too long; write at most 24d`);
    return ms;
};
/** A duration, or `never-fail` for no limit at all. */
const durationOrNever = (text) => {
    if (text.toLowerCase() === 'never-fail')
        return Number.POSITIVE_INFINITY;
    // What people write for "no limit".
    if (/^(never|none|unlimited|infinite|infinity|forever)$/i.test(text))
        throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a duration; write never-fail where there is no limit`);
    return duration(text);
};


/***/ }),

/***/ 7572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ readEntryInputs),
/* harmony export */   KJ: () => (/* binding */ entryTables),
/* harmony export */   n_: () => (/* binding */ fixedTexts)
/* harmony export */ });
/* unused harmony export CHECK_PLACES */
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(907);
/* harmony import */ var _durations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8085);
/* harmony import */ var _mistakes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2959);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5272);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8718);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9197);
// The inputs of `warm`, `export`, and `mirror`: their own, and what stands in for those of the main action that mean nothing there.






/** One registry base, without a trailing slash. */
const registryBase = (text) => {
    const [base, ...others] = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .registryBases */ .es)(text);
    if (base === undefined || others.length > 0)
        throw new Error('names more than one registry base');
    (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(`${base}/repository:tag`);
    return base;
};
/** `linux/amd64` and its like; empty: none are named. */
const platforms = (text) => {
    const items = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(text);
    for (const item of items) {
        if (!/^[a-z0-9]+\/[a-z0-9]+$/.test(item))
            throw new Error(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(item)} is not a platform; write for example linux/amd64`);
    }
    return items;
};
/** Where a check can look. */
const CHECK_PLACES = ['registries', 'store', 'actions-cache'];
/** Places that must hold what is looked for; `auto`: undefined. */
const checkPlaces = (text) => {
    const words = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(text);
    if (words.length === 0)
        throw new Error('names no place; write auto, or for example actions-cache');
    if (words.length === 1 && words[0] === 'auto')
        return undefined;
    return words.map((0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .oneOf */ .yL)(...CHECK_PLACES));
};
/** The inputs that only some of them have. */
const entryTables = {
    warm: { prune: _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .bool */ .lc, 'on-not-kept': (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .oneOf */ .yL)('fail', 'warn') },
    export: { file: requiredText, platforms },
    mirror: { to: registryBase, 'as-image': _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .bool */ .lc, platforms },
    check: {
        places: checkPlaces,
        metrics: _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalPath */ .s2,
        'max-lag': _durations_js__WEBPACK_IMPORTED_MODULE_1__/* .positiveDuration */ .Cz,
        'on-finding': (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .oneOf */ .yL)('fail', 'warn'),
    },
};
/** What stands in for inputs that an action does not have, also for those that belong to resources. */
function fixedTexts(resources) {
    const own = resources.flatMap(({ inputs = [] }) => inputs.flatMap(({ name, without }) => (without === undefined ? [] : [[name, without]])));
    return { ..._table_js__WEBPACK_IMPORTED_MODULE_5__/* .TEXTS_WITHOUT */ .C4, ...Object.fromEntries(own) };
}
/**
 * The own inputs of an action.
 *
 * @throws {InputError} listing all mistakes at once
 */
function readEntryInputs(entry, getText) {
    const values = {};
    const problems = [];
    for (const [name, parse] of Object.entries(entryTables[entry])) {
        try {
            values[name] = parse(getText(name).trim());
        }
        catch (error) {
            problems.push(...(0,_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .sayMistakes */ .p)(error).map((mistake) => `${name}: ${mistake}`));
        }
    }
    if (problems.length > 0)
        throw new _read_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(problems);
    return values;
}
function requiredText(text) {
    if (text === '')
        throw new Error('is empty');
    return text;
}


/***/ }),

/***/ 8434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ trueWins),
/* harmony export */   WP: () => (/* binding */ both),
/* harmony export */   v: () => (/* binding */ shortestOfEach),
/* harmony export */   x4: () => (/* binding */ strictestOf),
/* harmony export */   xS: () => (/* binding */ longest)
/* harmony export */ });
// What a limit does to an input: the stricter of what was asked and what the administrator allows. Pure.
/** Words from the most lenient to the strictest. */
function strictestOf(...words) {
    return {
        tighten: (asked, limit) => (words.indexOf(limit) > words.indexOf(asked) ? limit : asked),
    };
}
/** `true` cannot be unsaid. */
const trueWins = { tighten: (asked, limit) => asked || limit };
/** The longer of two times. */
const longest = { tighten: (asked, limit) => Math.max(asked, limit) };
/** Everything that either names. */
const both = {
    tighten: (asked, limit) => [...new Set([...asked, ...limit])],
};
/**
 * The shorter of each; what is not asked for has the default of its resource.
 *
 * @param defaults in milliseconds, by name
 */
function shortestOfEach(defaults) {
    return {
        tighten(asked, limit) {
            const names = [...new Set([...Object.keys(asked), ...Object.keys(limit)])];
            const shorter = names.map((name) => {
                const wanted = asked[name] ?? defaults[name];
                const allowed = limit[name];
                if (allowed === undefined || wanted === undefined || wanted <= allowed)
                    return [name, asked[name]];
                return [name, allowed];
            });
            return Object.fromEntries(shorter.filter(([, ms]) => ms !== undefined));
        },
    };
}


/***/ }),

/***/ 2959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseEach),
/* harmony export */   p: () => (/* binding */ sayMistakes)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
// What is wrong with an input that is a list: each item may have a mistake of its own, and all are told at once.

/** Told of one list; more are like them. */
const MAX_TOLD = 5;
/**
 * What a parser makes of each item.
 *
 * @throws what the parser throws, where it refuses one item; an `AggregateError` of all that it throws, where it refuses several
 */
function parseEach(items, parse) {
    const values = [];
    const errors = [];
    for (const item of items) {
        try {
            values.push(parse(item));
        }
        catch (error) {
            errors.push(error);
        }
    }
    if (errors.length === 1)
        throw errors[0];
    if (errors.length > 1)
        throw new AggregateError(errors, errors.map(sayMistake).join('; '));
    return values;
}
/** What is wrong, a sentence for each mistake, with what to do about it where the parser knows that. */
function sayMistakes(error) {
    if (!(error instanceof AggregateError))
        return [sayMistake(error)];
    const told = error.errors.slice(0, MAX_TOLD).map(sayMistake);
    const more = error.errors.length - told.length;
    return more === 0 ? told : [...told, `${more} more items have mistakes like these`];
}
function sayMistake(error) {
    const hint = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hintOf */ .$z)(error);
    const message = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
    return hint === undefined ? message : `${message} (${hint})`;
}


/***/ }),

/***/ 981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ camelCase)
/* harmony export */ });
/** The name of an input as code writes it. */
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}


/***/ }),

/***/ 129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ joinPairs)
/* harmony export */ });
// `name=value`, as people write it. Pure.
/**
 * Pairs as `name=value`: also `name = value`, `name: value`, and the map of YAML in braces. A colon counts before a space
 * alone: addresses have one too.
 */
function joinPairs(text) {
    const inner = /^\s*\{([^{}]*)\}\s*$/.exec(text)?.[1] ?? text;
    return inner.replace(/[ \t]+=[ \t]*|=[ \t]+/g, '=').replace(/(["']?)([\w.-]+)\1[ \t]*:[ \t]+(?=\S)/g, '$2=');
}


/***/ }),

/***/ 5272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ referencesLike),
/* harmony export */   DW: () => (/* binding */ basesAmong),
/* harmony export */   S: () => (/* binding */ hosts),
/* harmony export */   Xt: () => (/* binding */ optionalDigest),
/* harmony export */   es: () => (/* binding */ registryBases),
/* harmony export */   fx: () => (/* binding */ withoutComments),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   lc: () => (/* binding */ bool),
/* harmony export */   mR: () => (/* binding */ optionalText),
/* harmony export */   p3: () => (/* binding */ optionalVersion),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qP: () => (/* binding */ certificatesPath),
/* harmony export */   s2: () => (/* binding */ optionalPath),
/* harmony export */   uU: () => (/* binding */ keyPrefix),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2088);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_windows_path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5057);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(907);
/* harmony import */ var _mistakes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2959);
/* harmony import */ var _registry_bases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1094);
// How one input's text becomes a value. Each parser throws a sentence that finishes "input x: \u2026".








/** Longest text that a message repeats back. */
const MAX_QUOTED = 60;
/** The text in quotes, shortened: what the user wrote, as part of a message. */
function quote(text) {
    return `"${text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}\u2026`}"`;
}
/** One of some words, in any case. */
function oneOf(...words) {
    const parse = (text) => {
        const word = words.find((known) => known === text.toLowerCase());
        if (word === undefined)
            throw new Error(`${quote(text)} is not one of ${words.join(', ')}`);
        return word;
    };
    return Object.assign(parse, { words });
}
/**
 * `true` or `false`, in any case, as YAML and many templates write them; `yes` and `on` are refused, because Trivy silently
 * takes them for false.
 */
const bool = Object.assign((text) => {
    const word = text.toLowerCase();
    if (word === 'true')
        return true;
    if (word === 'false')
        return false;
    throw new Error(`${quote(text)} is not a boolean; write true or false`);
}, { words: ['true', 'false'] });
/** Text as it stands; empty means absent. */
const optionalText = (text) => (text === '' ? undefined : text);
/** `$HOME`, `${HOME}`, `$env:TEMP`, `%TEMP%`, or an expression that no runner filled in, as a part of a path begins. */
const VARIABLE_IN_PATH = /(?:^|[\\/])(?:\$[A-Za-z_{]|%\w+%)/;
/**
 * A path: `~` at its beginning is the home of the runner's user, as in a shell, and on Windows it may be spelled as bash does;
 * empty means absent. No shell reads an input: a variable would become a directory of that name.
 */
const optionalPath = (text) => {
    if (VARIABLE_IN_PATH.test(text)) {
        throw new Error(`${quote(text)} has a variable, which nothing fills in here; write ~ for the home directory, or an expression such as \${{ runner.temp }}`);
    }
    if (text === '')
        return undefined;
    const path = text.replace(/^~(?=$|[\\/])/, () => (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)());
    return process.platform === 'win32' ? (0,_base_windows_path_js__WEBPACK_IMPORTED_MODULE_7__/* .plainWindowsPath */ .jK)(path) : path;
};
/** The path of a file of certificates. */
const certificatesPath = (text) => {
    if (text.includes('-----BEGIN '))
        throw new Error('this is the certificate itself; write it to a file, and name the file');
    return optionalPath(text);
};
/** `# why`, on a line of its own or behind an item, as in YAML; what begins with `#` is a name (`#recycle`). */
const COMMENT = /(?:^|\s)#(?=\s|$).*$/gm;
/** What counts of a text that is a list. */
function withoutComments(text) {
    return text.replace(COMMENT, '');
}
/** A list separated by commas, white space, or lines, or written as a list of YAML; empty means none. */
const list = (text) => withoutBrackets(withoutComments(text).replace(/^\s*-\s+/gm, ''))
    .split(/[\s,]+/)
    .map((item) => item.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '');
/** `[a, b]`; an address of IPv6 keeps its brackets. */
function withoutBrackets(text) {
    const inner = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1];
    return inner === undefined || /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(inner) ? text : inner;
}
/**
 * First part of the cache keys. Not `trivy` or `cache-trivy`: trivy-action restores by the prefix `cache-trivy-`, and
 * would take our entries for its own. No comma: keys are a comma-separated list for the service (docs/decisions/cache-keys.md).
 */
const keyPrefix = (text) => {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
        throw new Error(`${quote(text)} must be 1 to 64 letters, digits, or . _ -`);
    }
    if (/^(cache-)?trivy/i.test(text))
        throw new Error(`${quote(text)} must not begin with trivy or cache-trivy`);
    return text;
};
/** `1.2.3` or `v1.2.3`, without the `v`, or a range such as `0.76.x`; empty means absent. */
const optionalVersion = (text) => {
    if (text === '')
        return undefined;
    const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
    if (version !== undefined && semver__WEBPACK_IMPORTED_MODULE_1__.valid(version) !== null)
        return version;
    // `latest` and `*` would be whatever somebody pushed last.
    const bare = text.replace(/^v(?=\d)/, '');
    const range = version === undefined && !bare.includes('-') ? semver__WEBPACK_IMPORTED_MODULE_1__.validRange(bare) : null;
    if (range === null || range === '*' || /^[a-z]/i.test(bare)) {
        throw new Error(`${quote(text)} is not a version; write for example 0.74.0, or a range such as 0.74.x, or leave it out for that of the trivy on PATH`);
    }
    return bare;
};
/** `sha256:` and 64 hex digits; empty means absent. */
const optionalDigest = (text) => {
    if (text === '')
        return undefined;
    if (!(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .B)(text))
        throw new Error(`${quote(text)} is not sha256: and 64 lower-case hex digits`);
    return text;
};
/** OCI references, in order. @param example what the advice on a mistake shows */
function referencesLike(example) {
    return (text) => {
        const items = list(text);
        const others = items.length > 1 ? '; a space or comma before it or behind it parts it from others' : '';
        (0,_mistakes_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEach */ .l)(items, (item) => parseWithExample(item, { example, others }));
        return items;
    };
}
function parseWithExample(text, { example, others }) {
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(text);
    }
    catch (error) {
        const hint = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hintOf */ .$z)(error)?.replace(_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .EXAMPLE */ .xY, example);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error) + others, { hint });
    }
}
/** Registry bases (`host/path`), in order; each must become a reference when a repository is added. */
const registryBases = (text) => basesAmong([])(text);
/** The same; of a whole reference to one of these repositories its base is taken. */
function basesAmong(repositories) {
    return (text) => {
        const items = list(text).map((item) => (0,_registry_bases_js__WEBPACK_IMPORTED_MODULE_6__/* .baseOf */ .bx)(item.replace(/\/+$/, ''), repositories));
        if (items.length === 0)
            throw new Error('is empty; write at least one registry base');
        (0,_mistakes_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEach */ .l)(items, checkBase);
        return [...new Set(items)];
    };
}
/** The parser of references knows best what is wrong; its words must only speak of what the user wrote. */
function checkBase(base) {
    if (base.includes(';'))
        throw new Error(`${quote(base)} has a semicolon; write a comma, space, or line between bases`);
    if (/\/[^/]*[:@]/.test(base) && !base.includes('://')) {
        const [, rest] = /^[^/]+\/[^:@]+([:@].*)$/.exec(base) ?? [];
        if (rest !== undefined)
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(`registry base ${quote(base)}: it has a tag or a digest`, {
                hint: 'Leave it out: each resource has a tag of its own; a single reference has an input of its own, such as db-repository.',
            });
    }
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(`${base}/repository`);
    }
    catch (error) {
        const message = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)
            .replace('/repository":', '":')
            .replace(/^reference/, 'registry base');
        const hint = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hintOf */ .$z)(error) ?? '';
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(message, {
            hint: hint.startsWith('Leave out')
                ? hint
                : 'Write it as registry/path, for example ghcr.io/aquasecurity; a repository of another name has an input of its own, such as db-repository.',
        });
    }
}
/** Registry hosts, `host` or `host:port`, in lower case as in references: host names do not know case. */
const hosts = (text) => {
    const items = list(text).map((item) => item.toLowerCase());
    (0,_mistakes_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEach */ .l)(items, checkHost);
    return items;
};
function checkHost(host) {
    if (/^(true|false|yes|no)$/.test(host))
        throw new Error(`${quote(host)} names no host; write the hosts that may be spoken to over plain HTTP`);
    if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host)) {
        const scheme = /^https?:\/\//.exec(host)?.[0];
        const path = /^[^/]+(\/.*)$/.exec(host)?.[1];
        const extra = scheme ?? path;
        const advice = extra === undefined ? '' : `; leave out ${extra}`;
        throw new Error(`${quote(host)} is not a host or host:port${advice}`);
    }
}


/***/ }),

/***/ 2806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findOwnInput),
/* harmony export */   P: () => (/* binding */ readOwnInput)
/* harmony export */ });
/* harmony import */ var _own_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(981);
// The value of a resource's own input, which only its folder knows the type of.

/** The value, once all inputs are read. */
function readOwnInput(inputs, input) {
    // The table's reader put there what this very row's parser gave.
    return findOwnInput(inputs, input);
}
/** The value while mistakes are still collected; undefined when this text has one. */
function findOwnInput(inputs, { name }) {
    return inputs[(0,_own_input_js__WEBPACK_IMPORTED_MODULE_0__/* .camelCase */ .x)(name)];
}


/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs),
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2959);
/* harmony import */ var _own_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(981);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9197);
// Reads all inputs once and reports every mistake in one message.




/** What the user wrote cannot be acted on; lists every mistake. */
class InputError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'InputError';
    problems;
    constructor(problems) {
        // The log has no lines for one message: numbers keep them apart.
        const list = problems.map((problem, index) => `(${index + 1}) ${problem}`);
        const text = problems.length === 1
            ? `1 mistake in the inputs: ${problems[0]}`
            : `${problems.length} mistakes in the inputs: ${list.join('; ')}`;
        super(text, {
            hint: 'Correct the `with:` block of this step, or the variable or file that is named.',
        });
        this.problems = problems;
    }
}
/** Hardly anybody writes nothing on purpose. */
const WHY_EMPTY = ' (It is empty, as an expression leaves it that gives nothing: name a value, or leave the input out.)';
/**
 * Parses every input of the table and checks those that depend on each other.
 *
 * @param resources whose names and own inputs are in the table
 * @param getText gives an input's text, with the default of action.yml (`core.getInput`)
 * @param findMore what else is wrong, by other rules than those of this file, with what could be parsed
 * @throws {InputError} listing all mistakes at once
 */
function readInputs(resources, getText, findMore = () => []) {
    const values = {};
    const problems = [];
    for (const [name, parse] of Object.entries((0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .composeInputs */ .YO)(resources))) {
        try {
            values[(0,_own_input_js__WEBPACK_IMPORTED_MODULE_3__/* .camelCase */ .x)(name)] = parse(getText(name).trim());
        }
        catch (error) {
            const why = getText(name).trim() === '' ? WHY_EMPTY : '';
            problems.push(...(0,_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .sayMistakes */ .p)(error).map((mistake) => `${name}: ${mistake}${why}`));
        }
    }
    const readable = values;
    problems.push(...findContradictions(readable, resources), ...findMore(readable));
    if (problems.length > 0)
        throw new InputError(problems);
    return values;
}
function findContradictions({ offline, confirm, resources, bundle, bundleDigest }, table) {
    const problems = [];
    if (bundleDigest !== undefined && bundle === undefined) {
        problems.push('bundle-digest: there is no bundle; name its path with the input bundle');
    }
    if (offline === true && confirm === 'always') {
        problems.push('confirm: always asks a registry, and offline: true forbids it');
    }
    const isNothingLeft = resources?.kind === 'list'
        ? resources.names.length === 0
        : resources?.included.length === 0 &&
            table.every(({ name, isAskedFor }) => isAskedFor !== undefined || resources.excluded.includes(name));
    if (isNothingLeft)
        problems.push('resources: every resource is left out');
    return problems;
}


/***/ }),

/***/ 1094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KR: () => (/* binding */ describeCutReferences),
/* harmony export */   Qq: () => (/* binding */ BUILT_IN_BASES),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   pY: () => (/* binding */ UPSTREAM_BASES),
/* harmony export */   sX: () => (/* binding */ namesOthers)
/* harmony export */ });
// Registry bases: those that Trivy knows by itself, which of them upstream pushes to, and what else is taken for one.
/**
 * Registry bases to which upstream itself pushes. What one of these calls current is what upstream
 * has; mirror.gcr.io is only a pull-through copy, which may lag.
 */
const UPSTREAM_BASES = [
    'ghcr.io/aquasecurity',
    'public.ecr.aws/aquasecurity',
    'docker.io/aquasec',
];
/** The default of the input `registries`, which Trivy knows by itself. A test ties the two. */
const BUILT_IN_BASES = ['mirror.gcr.io/aquasec', ...UPSTREAM_BASES];
/**
 * Whether the input `registries` names others than the public ones. Only those stand before what Trivy's own variables and
 * file say, and only those does Trivy have to be told.
 */
function namesOthers(registries) {
    return registries.some((base) => !BUILT_IN_BASES.includes(base));
}
/** A whole reference: what stands before the repository, its name, and what follows. */
const REFERENCE = /^(?<base>.+)\/(?<repository>[^/:@]+)(?<version>(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?)$/;
/**
 * The base of a whole reference, as Trivy's own variables hold it, or the text as it stands. A single word, such as `trivy`, is
 * also what people call a place for all of them: only with a version is it a repository.
 *
 * @param repositories names below a base, as upstream has them
 */
function baseOf(text, repositories) {
    const { base = text, repository = '', version = '' } = REFERENCE.exec(text)?.groups ?? {};
    const isWhole = repositories.includes(repository) && (version !== '' || repository.includes('-'));
    return isWhole ? base : text;
}
/** A sentence for each whole reference among what an input names as registry bases. */
function describeCutReferences(input, items, repositories) {
    return items.flatMap((item) => {
        const base = baseOf(item, repositories);
        return base === item ? [] : [`${input}: ${item} is a whole reference; its registry base is ${base}`];
    });
}


/***/ }),

/***/ 5571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ readHandedOver),
/* harmony export */   nL: () => (/* binding */ tellText),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/**
 * Tells what a step said from a default that the runner filled in. A default can be an expression, such as the job's token:
 * then only the runner knows its text. Another text behind
 * a space is what a step said, by an expression that gave the space. A space alone is nothing said where no runner filled anything in: as the program and
 * the hook have it. An empty text says nothing of an input whose default is empty; where that is not, it
 * is what somebody wrote, and may be a mistake.
 *
 * @param raw as the runner hands it over, untrimmed
 * @param builtIn the default as this action knows it
 * @param isExpression whether the default is one
 */
function readHandedOver(raw, builtIn, isExpression = false) {
    const text = raw.trim();
    const isFilledIn = raw.startsWith(' ') && (text === '' || text === builtIn || isExpression);
    if (isFilledIn)
        return { step: undefined, builtIn: text || builtIn };
    return { step: text === '' && builtIn === '' ? undefined : text, builtIn };
}
/** The origins of inputs for whoever names them. */
function originOf(said) {
    return (name) => said.get(name)?.origin;
}
/** Values of inputs that hold secrets as a whole, or can. */
const UNTOLD = ['token', 'vex-repositories'];
/** The text as a record that many read may hold it: without logins. */
function tellText(name, text) {
    if (UNTOLD.includes(name) && text !== '')
        return '\u2026';
    return text.replace(/\/\/[^/@\s]*@/g, '//\u2026@');
}


/***/ }),

/***/ 9197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C4: () => (/* binding */ TEXTS_WITHOUT),
  YO: () => (/* binding */ composeInputs),
  nC: () => (/* binding */ composeLimits),
  Ub: () => (/* binding */ repositoriesOf)
});

// EXTERNAL MODULE: ./build/inputs/durations.js
var durations = __webpack_require__(8085);
// EXTERNAL MODULE: ./build/inputs/input-limit.js
var input_limit = __webpack_require__(8434);
// EXTERNAL MODULE: ./build/inputs/parsers.js
var parsers = __webpack_require__(5272);
// EXTERNAL MODULE: ./build/inputs/mistakes.js
var mistakes = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/inputs/pairs.js
var pairs = __webpack_require__(129);
;// CONCATENATED MODULE: ./build/inputs/per-name.js
// One value for all resources, or one for each.




/** White space between a number and its unit. */
const BEFORE_UNIT = new RegExp(`(\\d)\\s+(?=(?:${durations/* UNIT */.p5})\\b)`, 'gi');
/** One value for all names, or `name=value` items; a name that is left out is absent, and keeps its default. */
function perName(names, value) {
    return (text) => {
        // `vuln-db:12h` too: no duration has a colon.
        const items = (0,parsers/* list */.p_)(joinUnits((0,pairs/* joinPairs */.k)(text))).map((item) => item.replace(/^([a-z][a-z-]*):(?=.)/i, '$1='));
        // Several words without names are one value where they can be, as in `1 day 12 hours`.
        if ((items.length === 1 && !items[0]?.includes('=')) || isValue(value, text)) {
            const same = value(text);
            return Object.fromEntries(names.map((name) => [name, same]));
        }
        const values = {};
        (0,mistakes/* parseEach */.l)(items, (item) => {
            const equals = item.indexOf('=');
            if (equals === -1)
                throw new Error(`${(0,parsers/* quote */.hD)(item)} is not of the form name=value; write one value for all, or items such as ${names[0]}=\u2026`);
            const name = (0,parsers/* oneOf */.yL)(...names)(item.slice(0, equals));
            if (values[name] !== undefined)
                throw new Error(`${name} is given twice`);
            values[name] = value(item.slice(equals + 1));
        });
        return values;
    };
}
function isValue(parse, text) {
    try {
        parse(text);
        return true;
    }
    catch {
        // The items are looked at one by one, and say what is wrong.
        return false;
    }
}
/** `24 hours` as one word, so that it can stand in a list. */
function joinUnits(text) {
    return text.replace(BEFORE_UNIT, '$1');
}

// EXTERNAL MODULE: ./build/inputs/trivy-words.js
var trivy_words = __webpack_require__(5364);
;// CONCATENATED MODULE: ./build/inputs/scan-parsers.js
// Parsers of the inputs that say what the later scan will do; empty text means: not said.



/** One word of a table or of a newer Trivy, or absent. */
function optionalWord(words) {
    return (text) => (text === '' ? undefined : meaningOrNewWord(words, text));
}
/** A list of words of a table or of a newer Trivy, each once, in the order of the text; absent when empty. */
function optionalWords(words) {
    return (text) => {
        const items = (0,parsers/* list */.p_)(text);
        return items.length === 0
            ? undefined
            : [...new Set((0,mistakes/* parseEach */.l)(items, (item) => meaningOrNewWord(words, item)))];
    };
}
/** A list of any texts; absent when empty. */
const optionalList = (text) => {
    const items = (0,parsers/* list */.p_)(text);
    return items.length === 0 ? undefined : items;
};
/** `auto`, `auto, -name`, `auto, name`, only names with a leading `-` (then auto without them), or a list of names. */
function wantedResources(names, otherNames = {}) {
    const known = Object.fromEntries(names.map((name) => [name, name]));
    return (text) => {
        const items = (0,parsers/* list */.p_)(text).map((item) => (item.toLowerCase() === 'auto' ? 'auto' : item));
        if (items.length === 0)
            throw new Error(`is empty; write auto, or at least one of ${names.join(', ')}`);
        if (items.includes('-'))
            throw new Error('"-" stands alone; write it right before the name, as in -java-db');
        const isAuto = items.includes('auto');
        const named = (0,mistakes/* parseEach */.l)(items.filter((item) => item !== 'auto'), (item) => {
            const isExcluded = item.startsWith('-');
            const others = isExcluded ? [] : ['auto'];
            const name = meaningOrThrow(known, isExcluded ? item.slice(1) : item, { others, otherNames });
            return { name, isExcluded };
        });
        const excluded = named.filter(({ isExcluded }) => isExcluded).map(({ name }) => name);
        const included = named.filter(({ isExcluded }) => !isExcluded).map(({ name }) => name);
        if (included.length === 0 || isAuto) {
            return {
                kind: 'auto',
                excluded: [...new Set(excluded)],
                included: [...new Set(included.filter((name) => !excluded.includes(name)))],
            };
        }
        const stray = excluded.find((name) => !included.includes(name));
        if (stray !== undefined)
            throw new Error(`-${stray} leaves out what the list does not name; write -${stray} with auto only`);
        return {
            kind: 'list',
            names: names.filter((name) => included.includes(name) && !excluded.includes(name)),
        };
    };
}
/** What a newer Trivy may know is for whoever reads the settings to warn of; what is misspelt is a mistake. */
function meaningOrNewWord(words, word) {
    const meaning = (0,trivy_words/* meaningOf */.Pr)(words, word) ?? (0,trivy_words/* meaningOf */.Pr)(words, word.toLowerCase());
    if (meaning !== undefined)
        return meaning;
    const nearest = (0,trivy_words/* nearestWord */.zZ)(words, word);
    if (nearest === undefined)
        return word;
    throw new Error(`${(0,parsers/* quote */.hD)(word)} is not one of ${Object.keys(words).join(', ')}; the nearest is ${nearest}`);
}
function meaningOrThrow(words, word, { others = [], otherNames }) {
    // Our own inputs need not be as strict as Trivy's flags: no two words differ in case alone.
    const meaning = (0,trivy_words/* meaningOf */.Pr)(words, word) ?? (0,trivy_words/* meaningOf */.Pr)(words, word.toLowerCase());
    if (meaning === undefined) {
        const nearest = (0,trivy_words/* meaningOf */.Pr)(otherNames, word.replace(/[:@].*$/, '')) ?? (0,trivy_words/* nearestWord */.zZ)(words, word) ?? partLike(words, word);
        const advice = nearest === undefined ? '' : `; the nearest is ${nearest}`;
        const known = [...others, ...Object.keys(words)].join(', ');
        throw new Error(`${(0,parsers/* quote */.hD)(word)} is not one of ${known}${advice}`);
    }
    return meaning;
}
/** Names are made of parts: `vulnerability-db` is meant for `vuln-db`, and `poms` for `maven-poms`. */
function partLike(words, word) {
    const text = word.toLowerCase();
    const start = text.slice(0, 3);
    const known = Object.keys(words);
    const alike = start.length < 3 ? undefined : known.find((name) => name.startsWith(start));
    const [part, ...more] = known.filter((name) => name.split('-').includes(text));
    return alike ?? (more.length === 0 ? part : undefined);
}

;// CONCATENATED MODULE: ./build/inputs/table.js
// The table of inputs: each name of action.yml with its parser. Defaults live in action.yml only. What speaks of resources
// is made from theirs.






/** Names below a registry base. */
function repositoriesOf(resources) {
    return resources.flatMap(({ mirrored }) => mirrored?.repository ?? []);
}
/** Resources by what upstream calls them, which people write too. */
function repositoryNames(resources) {
    return Object.fromEntries(resources.flatMap(({ name, mirrored }) => (mirrored === undefined ? [] : [[mirrored.repository, name]])));
}
/** Every input, in the order of action.yml. A test ties the two together, both ways. */
function composeInputs(resources) {
    const names = resources.map(({ name }) => name);
    const aged = resources.filter(({ maxAgeMs }) => maxAgeMs !== undefined).map(({ name }) => name);
    const stale = resources.filter(({ staleIfErrorMs }) => staleIfErrorMs !== undefined).map(({ name }) => name);
    return {
        resources: wantedResources(names, repositoryNames(resources)),
        'scan-type': optionalWords(trivy_words/* COMMAND_WORDS */.Ko),
        'scan-ref': parsers/* optionalText */.mR,
        scanners: optionalWords(trivy_words/* SCANNER_WORDS */.v6),
        format: optionalWord(trivy_words/* FORMAT_WORDS */.Yj),
        'pkg-types': optionalWords(trivy_words/* PKG_TYPE_WORDS */.Yf),
        'image-config-scanners': optionalWords(trivy_words/* IMAGE_CONFIG_SCANNER_WORDS */.C9),
        vex: optionalList,
        compliance: parsers/* optionalText */.mR,
        server: parsers/* optionalText */.mR,
        'trivy-config': parsers/* optionalPath */.s2,
        'trivy-version': parsers/* optionalVersion */.p3,
        'cache-dir': parsers/* optionalPath */.s2,
        registries: (0,parsers/* basesAmong */.DW)(repositoriesOf(resources)),
        ...ownInputs(resources),
        'insecure-registries': parsers/* hosts */.S,
        'ca-file': parsers/* certificatesPath */.qP,
        bundle: parsers/* optionalPath */.s2,
        'bundle-digest': parsers/* optionalDigest */.Xt,
        offline: parsers/* bool */.lc,
        'max-age': perName(aged, durations/* positiveDuration */.Cz),
        'stale-if-error': perName(stale, durations/* durationOrNever */.YK),
        'on-unavailable': (0,parsers/* oneOf */.yL)('fail', 'continue'),
        'on-degraded': (0,parsers/* oneOf */.yL)('warn', 'fail'),
        save: (0,parsers/* oneOf */.yL)('auto', 'always', 'never'),
        store: (0,parsers/* oneOf */.yL)('auto', 'always', 'never'),
        'store-dir': parsers/* optionalPath */.s2,
        confirm: (0,parsers/* oneOf */.yL)('auto', 'always', 'never'),
        verify: (0,parsers/* oneOf */.yL)('seal', 'full'),
        untrusted: parsers/* bool */.lc,
        'key-prefix': parsers/* keyPrefix */.uU,
        'export-env': parsers/* bool */.lc,
        'evidence-dir': parsers/* optionalPath */.s2,
        token: parsers/* optionalText */.mR,
        timeout: durations/* timerDuration */.M2,
        'dry-run': parsers/* bool */.lc,
    };
}
/** Behind `registries`, in the order of the resources. Their types are known to their folders alone (read-own-input.ts). */
function ownInputs(resources) {
    const rows = resources.flatMap(({ inputs = [] }) => inputs.map(({ name, parse }) => [name, parse]));
    return Object.fromEntries(rows);
}
/**
 * What the administrator of a runner can limit, by the input's name: a workflow may be stricter. `registries` is a list of
 * what is allowed, and decided where registries are asked.
 */
function composeLimits(resources) {
    const defaults = (key) => Object.fromEntries(resources.map((resource) => [resource.name, resource[key]]));
    const own = resources.flatMap(({ inputs = [] }) => inputs.flatMap(({ name, limit }) => (limit === undefined ? [] : [[name, limit]])));
    return {
        offline: input_limit/* trueWins */.Es,
        'max-age': (0,input_limit/* shortestOfEach */.v)(defaults('maxAgeMs')),
        'stale-if-error': (0,input_limit/* shortestOfEach */.v)(defaults('staleIfErrorMs')),
        'on-unavailable': (0,input_limit/* strictestOf */.x4)('continue', 'fail'),
        'on-degraded': (0,input_limit/* strictestOf */.x4)('warn', 'fail'),
        confirm: (0,input_limit/* strictestOf */.x4)('never', 'auto', 'always'),
        verify: (0,input_limit/* strictestOf */.x4)('seal', 'full'),
        untrusted: input_limit/* trueWins */.Es,
        ...Object.fromEntries(own),
    };
}
/**
 * Texts for inputs that `warm`, `export`, or `mirror` do not have: nothing is placed or set there, so what speaks of that has
 * no meaning. A resource's own inputs say so themselves. A test makes sure that each action has every input, or finds it here.
 */
const TEXTS_WITHOUT = {
    'pkg-types': '',
    'image-config-scanners': '',
    compliance: '',
    server: '',
    'cache-dir': '',
    bundle: '',
    'bundle-digest': '',
    offline: 'false',
    save: 'never',
    store: 'never',
    'store-dir': '',
    confirm: 'never',
    verify: 'seal',
    untrusted: 'false',
    'key-prefix': 'offline-cache',
    'export-env': 'false',
    'evidence-dir': '',
    token: '',
};


/***/ }),

/***/ 5364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ IMAGE_CONFIG_SCANNER_WORDS),
/* harmony export */   I$: () => (/* binding */ isMeaning),
/* harmony export */   Ko: () => (/* binding */ COMMAND_WORDS),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   Yf: () => (/* binding */ PKG_TYPE_WORDS),
/* harmony export */   Yj: () => (/* binding */ FORMAT_WORDS),
/* harmony export */   hU: () => (/* binding */ sayCommand),
/* harmony export */   v6: () => (/* binding */ SCANNER_WORDS),
/* harmony export */   zZ: () => (/* binding */ nearestWord)
/* harmony export */ });
// The words that Trivy accepts for its subcommands and settings, with its aliases.
/** Every spelling of every subcommand (`pkg/commands/app.go`); the one-letter aliases of image, client, server too. */
const COMMAND_WORDS = {
    image: 'image',
    i: 'image',
    fs: 'fs',
    filesystem: 'fs',
    rootfs: 'rootfs',
    repo: 'repo',
    repository: 'repo',
    vm: 'vm',
    k8s: 'k8s',
    kubernetes: 'k8s',
    config: 'config',
    conf: 'config',
    sbom: 'sbom',
    server: 'server',
    s: 'server',
    client: 'client',
    c: 'client',
    convert: 'other',
    conv: 'other',
    clean: 'other',
    version: 'other',
    plugin: 'other',
    module: 'other',
    registry: 'other',
    vex: 'other',
};
/** How messages name a command; undefined stands for scans that nobody named. */
function sayCommand(command) {
    if (command === undefined)
        return 'other scans';
    return command === 'other' ? 'a command that scans nothing' : command;
}
/** Every spelling of every scanner (`pkg/flag/scan_flags.go`, ValueNormalize). */
const SCANNER_WORDS = {
    vuln: 'vuln',
    vulnerability: 'vuln',
    misconfig: 'misconfig',
    misconf: 'misconfig',
    misconfiguration: 'misconfig',
    config: 'misconfig',
    secret: 'secret',
    license: 'license',
    rbac: 'rbac',
    // Since 0.76, for `image` alone; needs no data of its own.
    crypto: 'crypto',
};
/** The scanners for the configuration of an image; no aliases (`pkg/flag/image_flags.go`). */
const IMAGE_CONFIG_SCANNER_WORDS = { misconfig: 'misconfig', secret: 'secret' };
/** The types of packages; no aliases (`pkg/flag/package_flags.go`). */
const PKG_TYPE_WORDS = { os: 'os', library: 'library' };
/** The output formats; no aliases (`pkg/types/report.go`). */
const FORMAT_WORDS = {
    table: 'table',
    json: 'json',
    template: 'template',
    sarif: 'sarif',
    cyclonedx: 'cyclonedx',
    spdx: 'spdx',
    'spdx-json': 'spdx-json',
    github: 'github',
    'cosign-vuln': 'cosign-vuln',
};
/** The meaning of a word in one of these tables; undefined if it is not in it. */
function meaningOf(words, word) {
    return Object.hasOwn(words, word) ? words[word] : undefined;
}
/** Whether this is what a word of the table means, or one of a newer Trivy that came through unread. */
function isMeaning(words, word) {
    return Object.values(words).includes(word);
}
/** Edits within which a word is taken for a known one that somebody misspelt. */
const MAX_EDITS = 2;
/**
 * The known word that was probably meant; undefined where a newer Trivy may simply know one more. A word of Trivy is of
 * small letters, digits, and dashes: what is not, no Trivy knows, and the nearest word is named whatever the distance.
 */
function nearestWord(words, word) {
    const ranked = Object.keys(words)
        .map((known) => ({ known, edits: countEdits(word.toLowerCase(), known) }))
        .sort((a, b) => a.edits - b.edits);
    const [nearest] = ranked;
    const isPlausible = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(word) && word.length <= 40;
    if (nearest === undefined)
        return undefined;
    // Of a short word, two letters more or less are another word: `git` is not meant for `i`.
    const isFar = nearest.edits > MAX_EDITS || nearest.edits * 2 >= Math.max(word.length, nearest.known.length);
    return isPlausible && isFar ? undefined : nearest.known;
}
/** Levenshtein's distance of two short words. */
function countEdits(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [at, letter] of [...from.slice(0, 60)].entries()) {
        const next = [at + 1];
        for (const [index, other] of [...to].entries()) {
            const swap = (row[index] ?? 0) + (letter === other ? 0 : 1);
            next.push(Math.min(swap, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}


/***/ }),

/***/ 1564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isDigest),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// The only digest we accept is sha256 in lower-case hex: one spelling per content, and always safe as a file name.

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Whether `text` is a sha256 digest as the image spec writes it (https://specs.opencontainers.org/image-spec/descriptor/#digests). */
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of these bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   nz: () => (/* binding */ apiHost),
/* harmony export */   xY: () => (/* binding */ EXAMPLE)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
// Where an artifact lives, as users write it. Grammar: https://pkg.go.dev/github.com/distribution/reference



const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = ['index.docker.io', 'registry-1.docker.io'];
const DOMAIN_PART = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const REGISTRY = new RegExp(`^(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** Longest repository name, by the same grammar. */
const MAX_REPOSITORY_CHARACTERS = 255;
/**
 * Parses `[registry/]repository[:tag][@digest]`; without a registry it is Docker Hub's.
 * `defaultTag` is used when the text has neither tag nor digest. Throws ActionError naming the mistake.
 */
function parseReference(text, defaultTag) {
    refuseCommonMistakes(text);
    const [named = '', ...digests] = text.split('@');
    const digest = digests.length === 0 ? undefined : digests.join('@');
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest)) {
        throw mistake(text, 'what follows "@" must be "sha256:" and 64 lower-case hex digits', DIGEST_FORM);
    }
    // A colon before the last slash belongs to a port.
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon === -1 ? undefined : named.slice(colon + 1);
    if (tag !== undefined && !TAG.test(tag)) {
        throw mistake(text, 'a tag has 1 to 128 letters, digits, "_", "." or "-", and does not start with "." or "-"');
    }
    const name = splitName(colon === -1 ? named : named.slice(0, colon));
    checkRegistry(text, name.registry);
    checkRepository(text, name.repository);
    return { ...name, tag: tag ?? (digest === undefined ? defaultTag : undefined), digest };
}
/** The full spelling: registry, repository, and whatever of tag and digest is known. */
function formatReference(ref) {
    const tag = ref.tag === undefined ? '' : `:${ref.tag}`;
    const digest = ref.digest === undefined ? '' : `@${ref.digest}`;
    return `${ref.registry}/${ref.repository}${tag}${digest}`;
}
/** Host and port that serve a registry's API: Docker Hub's is not at the name that users say. */
function apiHost(registry) {
    return registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
}
/** Whether a host[:port] is this machine: `localhost`, `*.localhost` (RFC 6761), 127.0.0.0/8, or `[::1]`. */
function isLoopback(registry) {
    // Read as the HTTP client will read it, so that both mean the same host.
    const host = URL.parse(`http://${registry}`)?.hostname;
    if (host === undefined)
        return false;
    return host === '[::1]' || /^(?:.+\.)?localhost$/.test(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}
// Docker's rule: the first part is a registry if it has a dot or a colon or is "localhost".
function splitName(name) {
    const slash = name.indexOf('/');
    const first = slash === -1 ? '' : name.slice(0, slash);
    if (!/[.:]/.test(first) && first !== 'localhost')
        return hubName(name);
    // Host names do not know case; one spelling finds the login and the memory of a dead host.
    const registry = first.toLowerCase();
    const repository = name.slice(slash + 1);
    return registry === DOCKER_HUB || DOCKER_HUB_ALIASES.includes(registry)
        ? hubName(repository)
        : { registry, repository };
}
function hubName(repository) {
    return { registry: DOCKER_HUB, repository: repository.includes('/') ? repository : `library/${repository}` };
}
function refuseCommonMistakes(text) {
    if (text === '')
        throw mistake(text, 'it is empty');
    if (/\s/.test(text))
        throw mistake(text, 'it contains a space or line break');
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
    if (scheme === undefined)
        return;
    const hint = scheme.toLowerCase() === 'http'
        ? 'Leave out "http://" and name the registry in "insecure-registries" to allow plain HTTP.'
        : `Leave out "${scheme}://".`;
    throw mistake(text, 'it is a URL, not a reference', hint);
}
function checkRegistry(text, registry) {
    const match = REGISTRY.exec(registry);
    if (match === null)
        throw mistake(text, 'its registry is not a host name or address');
    if (match[1] !== undefined && (Number(match[1]) < 1 || Number(match[1]) > 65_535)) {
        throw mistake(text, 'its port is not between 1 and 65535');
    }
    if (URL.parse(`https://${registry}`) === null)
        throw mistake(text, 'its registry is not a valid address');
}
function checkRepository(text, repository) {
    if (repository.length > MAX_REPOSITORY_CHARACTERS) {
        throw mistake(text, `its repository is longer than ${MAX_REPOSITORY_CHARACTERS} characters`);
    }
    if (repository !== repository.toLowerCase())
        throw mistake(text, 'its repository must be lower-case');
    const parts = repository.split('/');
    if (parts.every((part) => PATH_PART.test(part)))
        return;
    if (text.startsWith('/'))
        throw mistake(text, 'nothing stands before its first "/", as where a variable is not set');
    if (parts.includes(''))
        throw mistake(text, 'a part of its name is empty', 'Leave out the "/" that is too many.');
    throw mistake(text, 'each part of a repository has lower-case letters and digits, joined by ".", "_", "__" or dashes');
}
/** What the advice on a mistake shows. */
const EXAMPLE = 'ghcr.io/aquasecurity/trivy-db:2';
const FORM = `Write it as registry/repository:tag, for example ${EXAMPLE}.`;
const DIGEST_FORM = `Write it as registry/repository@sha256: and all 64 digits, or with a tag, for example ${EXAMPLE}.`;
function mistake(text, problem, hint = FORM) {
    // Somebody may have put a login before an "@", or behind it: it is not repeated.
    const before = text.replace(/[^/\s]*:[^@\s]*@(?!sha\d+:)/g, '\u2026@');
    const shown = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(before.replace(/([^\u2026])@(?!sha\d+:).*$/s, '$1@\u2026'), 200);
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`reference "${shown}": ${problem}`, { hint });
}


/***/ }),

/***/ 3260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UW: () => (/* binding */ explainError),
/* harmony export */   ey: () => (/* binding */ isTemporary),
/* harmony export */   gl: () => (/* binding */ RegistryError)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
// A registry's refusal as a value: the caller decides by its fields, the user reads its message.

/** A registry, or the way to it, failed. `status` is absent when there was no HTTP answer; `codes` are the registry's own (`DENIED`). */
class RegistryError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'RegistryError';
    status;
    codes;
    temporary;
    retryAfterMs;
    constructor(message, options = {}) {
        super(message, options);
        this.status = options.status;
        this.codes = options.codes ?? [];
        this.temporary = options.temporary ?? isTemporary(this.status, this.codes);
        this.retryAfterMs = options.retryAfterMs;
    }
}
// Request timeout, early data, too many requests (RFC 9110, 8470, 6585), and what a gateway says of a server that is down.
const TEMPORARY_STATUSES = [408, 425, 429, 500, 502, 503, 504];
// Of the codes in https://specs.opencontainers.org/distribution-spec/#error-codes, and Distribution's own UNAVAILABLE.
const TEMPORARY_CODES = ['TOOMANYREQUESTS', 'UNAVAILABLE'];
/** Whether asking again later may help; no status and no code means: not known to help. */
function isTemporary(status, codes) {
    return TEMPORARY_STATUSES.includes(status) || codes.some((code) => TEMPORARY_CODES.includes(code));
}
/** What went wrong, in one line: a registry's refusal is complete, and its cause only how Node spells the same. */
function explainError(error) {
    return error instanceof RegistryError ? error.message : (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
}


/***/ }),

/***/ 6197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ sweepStaging),
/* harmony export */   q: () => (/* binding */ createStaging)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2244);
/* harmony import */ var _base_owned_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4283);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4411);
// Directories beside the target where a download is unpacked before it replaces anything, and their clean-up when a job died.






function stagingRoot(cacheDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDir, _verify_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_DIRECTORY */ .M8, 'staging');
}
/**
 * Makes an empty staging directory that belongs to this process, on the file system of the target.
 *
 * @throws {LocalError} when the cache directory cannot be written to
 */
async function createStaging(cacheDir, name) {
    try {
        return await (0,_base_owned_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .createOwnedDirectory */ .d)(stagingRoot(cacheDir), name);
    }
    catch (cause) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(cause, 'ENOTDIR', 'EEXIST') && !(await isDirectory(cacheDir))) {
            const isThere = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(cacheDir).then(() => true, () => false);
            const found = isThere ? 'is no directory' : 'lies below a file';
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`the cache directory ${cacheDir} ${found}`, {
                hint: 'Name a directory in the input cache-dir.',
                cause,
                isWhole: true,
            });
        }
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`cannot write to the cache directory ${cacheDir}`, {
            hint: (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .deniedHint */ .vU)(cause),
            cause,
        });
    }
}
async function isDirectory(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    return stats?.isDirectory() === true;
}
/** Removes what killed and cancelled jobs have left; what a living process owns stays. Never throws. */
async function sweepStaging(cacheDir, now) {
    await (0,_base_owned_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .sweepOwnedDirectories */ .r)(stagingRoot(cacheDir), now);
}


/***/ }),

/***/ 3504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ decideNeeds),
/* harmony export */   s: () => (/* binding */ applyChoice)
/* harmony export */ });
/* harmony import */ var _inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5364);
/* harmony import */ var _resources_need_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9492);


/**
 * The need of everything that Trivy may fetch, before the user has had a say.
 *
 * @param scans the facts of each scan of the job
 */
function decideNeeds(gathered, scans) {
    return gathered.map(({ resource, own }) => {
        const decisions = scans.map((facts) => ({ facts, decision: decideNeed({ resource, own }, facts) }));
        return { resource, own, decision: unite(decisions) };
    });
}
function decideNeed({ resource, own }, facts) {
    const { command } = facts.settings;
    if (command.value === 'other')
        return (0,_resources_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .notNeeded */ .tD)(`${(0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sayCommand */ .hU)(command.value)} (${command.origin})`);
    return resource.need(facts, own);
}
/** The strongest first. */
const NEEDS = ['needed', 'maybe', 'not needed'];
/** What one of the scans needs is needed. Each has its say, the one that needs it most first; what several say alike, once. */
function unite(all) {
    const ranked = NEEDS.flatMap((need) => all.filter(({ decision }) => decision.need === need));
    const [first] = ranked;
    if (first === undefined)
        throw new Error('a plan has at least one scan');
    if (all.length === 1)
        return first.decision;
    const byReason = Map.groupBy(ranked, ({ decision }) => decision.reason);
    return {
        need: first.decision.need,
        provide: ranked.some(({ decision }) => decision.provide),
        reason: [...byReason].map(([reason, alike]) => sayFor(alike, reason)).join('; '),
    };
}
/** The reason of one scan or of several, which are named where it does not begin with the name. */
function sayFor(alike, reason) {
    const names = alike.map(({ facts: { settings } }) => (0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sayCommand */ .hU)(settings.command.value)).join(', ');
    return reason.startsWith(`${names} `) ? reason : `${names}: ${reason}`;
}
/** The input `resources` has the last word on what is provided; what the scan needs it does not change. */
function applyChoice(planned, inputs) {
    const { resources } = inputs;
    const { name } = planned.resource;
    const isLeftOut = resources.kind === 'auto' && resources.excluded.includes(name);
    const isAskedFor = planned.resource.isAskedFor?.(inputs) === true && !isLeftOut;
    if (isAskedFor)
        return { ...planned, decision: { ...planned.decision, provide: true } };
    return { ...planned, decision: choose(name, planned.decision, resources) };
}
function choose(name, decision, chosen) {
    const names = chosen.kind === 'list' ? chosen.names : chosen.included;
    const isNamed = names.includes(name);
    if (isNamed) {
        const { need, reason } = decision;
        const besides = need === 'not needed' ? `, although the scan does not need it: ${reason}` : '';
        return { ...decision, provide: true, reason: `the input resources names it${besides}` };
    }
    if (chosen.kind === 'list' || chosen.excluded.includes(name)) {
        return {
            ...decision,
            provide: false,
            reason: `the input resources leaves it out; ${decision.reason}`,
        };
    }
    return decision;
}


/***/ }),

/***/ 1583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rF: () => (/* binding */ seenFacts),
/* harmony export */   s8: () => (/* binding */ decidePlan),
/* harmony export */   sl: () => (/* binding */ needFacts)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(907);
/* harmony import */ var _need_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);


/** The plan for these inputs, this Trivy, and this workspace. */
function decidePlan(facts, gathered) {
    const { inputs } = facts;
    const decided = (0,_need_js__WEBPACK_IMPORTED_MODULE_1__/* .decideNeeds */ .m)(gathered, needFacts(facts)).map((one) => (0,_need_js__WEBPACK_IMPORTED_MODULE_1__/* .applyChoice */ .s)(one, inputs));
    const resources = decided
        .filter(isSpokenOf)
        .map((one) => ({ ...one, requirements: listRequirements(one, facts) }));
    const requirements = resources.flatMap((planned) => planned.requirements);
    const omissions = resources.flatMap((planned) => listOmissions(planned, facts));
    const needs = Object.fromEntries(resources.map(({ resource, decision }) => [resource.name, decision]));
    const otherMajors = requirements.flatMap((one) => findOtherMajors(one, facts.trivy.version));
    const otherReaders = resources.flatMap((planned) => findOtherReaders(planned, facts));
    const overlooked = decided
        .filter(({ decision }) => decision.need !== 'not needed')
        .flatMap(({ resource }) => resource.overlooked?.(seenFacts(facts)) ?? []);
    const warnings = [...otherMajors, ...overlooked];
    const unspoken = decided.filter((one) => !isSpokenOf(one));
    return { ...facts, resources, unspoken, needs, requirements, omissions, warnings, otherReaders };
}
/** A major may be asked for by its tag; but older ones tell none by themselves, and would be used without a word. */
function findOtherMajors({ resource, schema, places }, trivyVersion) {
    if (resource.schemaWord !== 'major')
        return [];
    return places.flatMap(({ reference }) => {
        const major = /^v?(\d+)(?:[.-]|$)/.exec(reference.tag ?? '')?.[1];
        if (major === undefined || Number(major) === schema)
            return [];
        return `${resource.title}: ${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(reference)} asks for major ${major}, and Trivy ${trivyVersion} reads major ${schema}: what is of another may be passed over, or find other things`;
    });
}
/** What is made available for the Trivy that was named, the one on PATH may pass over without a word, and report less. */
function findOtherReaders(planned, facts) {
    const { version, origin, onPath } = facts.trivy;
    if (origin !== 'input' || onPath === undefined)
        return [];
    const forOther = listRequirements(planned, { ...facts, trivy: { version: onPath, origin: 'path' } });
    return planned.requirements.flatMap(({ resource, schema }) => {
        const other = forOther.find((one) => one.resource.id === resource.id)?.schema;
        if (other === undefined || other === schema)
            return [];
        const word = resource.schemaWord;
        return `${resource.title}: ${word} ${schema} is made available, for the Trivy ${version} of the input trivy-version; the trivy on PATH is ${onPath}, which reads ${word} ${other}, and would scan without: leave trivy-version out if that one scans, or set install-trivy`;
    });
}
/** What no scan needs, and nobody asks for, is no part of a plan. */
function isSpokenOf({ resource, decision }) {
    return resource.isAskedFor === undefined || decision.provide;
}
/** What the need of each scan is decided from, of what the plan is made from. */
function needFacts(facts) {
    return facts.scans.map((settings) => ({ ...seenFacts(facts), settings }));
}
/** What is known whichever scan reads it. */
function seenFacts({ inputs, trivy, scans, workspace }) {
    return { settings: scans[0], workspace, offline: inputs.offline, trivyVersion: trivy.version };
}
function listRequirements({ resource, own, decision }, facts) {
    if (!decision.provide)
        return [];
    const artifacts = resource.artifacts?.(facts, own, true) ?? [];
    return artifacts.map((artifact) => requireArtifact(artifact, decision.reason, facts.inputs));
}
function listOmissions({ resource, own, decision }, facts) {
    if (decision.provide)
        return [];
    const artifacts = resource.artifacts?.(facts, own, false) ?? [];
    return artifacts.map((artifact) => ({ ...artifact, reason: decision.reason }));
}
function requireArtifact(artifact, reason, inputs) {
    const { resource, places } = artifact;
    const [maxAge, staleIfError] = [inputs.maxAge[resource.name], inputs.staleIfError[resource.name]];
    return {
        ...artifact,
        places: places.map((place) => ({ ...place, isPlain: isPlain(place, inputs) })),
        reason,
        pinnedDigests: pinsOf(places),
        maxAgeMs: maxAge ?? resource.maxAgeMs,
        staleIfErrorMs: staleIfError ?? resource.staleIfErrorMs,
    };
}
function isPlain({ reference: { registry } }, { insecureRegistries }) {
    return !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(registry) && insecureRegistries.some((host) => host.toLowerCase() === registry);
}
function pinsOf(places) {
    const digests = places.flatMap(({ reference }) => reference.digest ?? []);
    return digests.length === places.length ? digests : [];
}


/***/ }),

/***/ 8521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PB: () => (/* binding */ nameJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   wR: () => (/* binding */ rememberUntrusted)
/* harmony export */ });
/* unused harmony export UNTRUSTED_VARIABLE */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_own_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);
/* harmony import */ var _base_small_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7454);
// Reads the job from the runner's variables and files, and remembers for the rest of it that it is not to be trusted.



/** Set for all later steps once a step of the job has said `untrusted: true`. */
const UNTRUSTED_VARIABLE = 'TRIVY_OFFLINE_CACHE_UNTRUSTED';
/** Below RUNNER_TEMP, which the runner empties before each job: a step's own `env` cannot unsay it. */
const UNTRUSTED_FILE = 'trivy-offline-cache-untrusted';
/**
 * The job that this process is a step of.
 *
 * @param isUntrusted the input of this step
 */
function readJob(environment, isUntrusted = false) {
    return {
        server: environment.GITHUB_SERVER_URL,
        repository: environment.GITHUB_REPOSITORY,
        event: environment.GITHUB_EVENT_NAME,
        ref: environment.GITHUB_REF,
        defaultBranch: readDefaultBranch(environment.GITHUB_EVENT_PATH),
        runnerEnvironment: environment.RUNNER_ENVIRONMENT || undefined,
        isSaidUntrusted: isUntrusted || wasSaidUntrusted(environment),
        runId: environment.GITHUB_RUN_ID,
    };
}
/**
 * Remembers it for later steps of the job.
 *
 * @param exportVariable sets a variable for them
 * @throws what the file system says
 */
function rememberUntrusted(environment, exportVariable) {
    exportVariable(UNTRUSTED_VARIABLE, 'true');
    const path = untrustedFile(environment);
    if (path !== undefined)
        (0,_base_own_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOwnFile */ .OP)(path, `${nameJob(environment)}\n`);
}
function wasSaidUntrusted(environment) {
    // Whatever it says: a value of `false` would unsay it.
    if (environment[UNTRUSTED_VARIABLE] !== undefined && environment[UNTRUSTED_VARIABLE] !== '')
        return true;
    const path = untrustedFile(environment);
    if (path === undefined)
        return false;
    try {
        return (0,_base_small_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readSmallFile */ .E)(path).trim() === nameJob(environment);
    }
    catch (error) {
        // A file that is there and cannot be read is somebody's way to have it not said.
        return error.code !== 'ENOENT';
    }
}
function untrustedFile({ RUNNER_TEMP }) {
    return RUNNER_TEMP === undefined || RUNNER_TEMP === '' ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(RUNNER_TEMP, UNTRUSTED_FILE);
}
/** A name of this job for what lies below RUNNER_TEMP: where a runner does not empty it, what an earlier job wrote is not of this one. */
function nameJob({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB }) {
    return JSON.stringify([GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB]);
}
/** What GitHub delivers is smaller than 25 MB (GitHub Docs, Webhook events and payloads). */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
function readDefaultBranch(eventPath) {
    if (eventPath === undefined || eventPath === '')
        return undefined;
    try {
        const payload = JSON.parse((0,_base_small_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readSmallFile */ .E)(eventPath, MAX_EVENT_BYTES));
        const branch = payload?.repository?.default_branch;
        return typeof branch === 'string' && branch !== '' ? branch : undefined;
    }
    catch {
        // Not a GitHub runner, or an event without a payload: unknown means no.
        return undefined;
    }
}


/***/ }),

/***/ 1387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   X6: () => (/* binding */ parseProvenance),
/* harmony export */   sj: () => (/* binding */ parseProvenanceText)
/* harmony export */ });
// Where bytes come from and who vouches for them, as it travels with them: in seal, store record, cache entry, bundle, and
// evidence. A claim like any other where it was read from; `rule.ts` says what follows from it.
/** Longest text that is believed to be a name. */
const MAX_CHARACTERS = 500;
const WORDS = {
    giver: ['registry', 'publisher', 'bundle', 'unknown'],
    transport: ['tls', 'plain', 'loopback', 'file'],
    vouched: ['server', 'digest', 'nobody'],
};
/** Of what nobody knows anything. */
const UNKNOWN = {
    giver: 'unknown',
    from: '',
    transport: 'file',
    vouched: 'nobody',
    voucher: '',
    at: '',
    job: '',
};
/** Reads what was written with data; undefined when it is none, as that of earlier versions. */
function parseProvenance(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const record = value;
    const hasWords = Object.entries(WORDS).every(([name, words]) => words.some((word) => word === record[name]));
    const texts = ['from', 'voucher', 'at', 'job'].map((name) => record[name]);
    const hasTexts = texts.every((text) => typeof text === 'string' && text.length <= MAX_CHARACTERS);
    return hasWords && hasTexts ? value : undefined;
}
/** The same from the text of an annotation. */
function parseProvenanceText(text) {
    if (text === undefined)
        return undefined;
    try {
        return parseProvenance(JSON.parse(text));
    }
    catch {
        // Not ours.
        return undefined;
    }
}


/***/ }),

/***/ 3242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ mayBeRead),
/* harmony export */   OG: () => (/* binding */ isOfPlaces),
/* harmony export */   P0: () => (/* binding */ isTooPlain),
/* harmony export */   SJ: () => (/* binding */ isVouchedFor),
/* harmony export */   Zv: () => (/* binding */ mayBeKept),
/* harmony export */   x6: () => (/* binding */ audienceInStore)
/* harmony export */ });
/* unused harmony export isNamedByServer */
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3072);

/** Whether somebody vouched for it: what is reported as `confirmed`. */
function isVouchedFor({ vouched }) {
    return vouched !== 'nobody';
}
/**
 * Whether a server named it over a transport that the reader would accept itself. A job that restored it from the Actions
 * cache and had it named by `HEAD` is as good as one that fetched it; what somebody typed, carried, or believed is not.
 */
function isNamedByServer(provenance, { acceptsPlain }) {
    if (provenance?.vouched !== 'server')
        return false;
    return provenance.transport === 'tls' || provenance.transport === 'loopback' || acceptsPlain;
}
/** Whether it came over plain HTTP, which the reader does not allow: anybody on the way may have written it. */
function isTooPlain(provenance, { acceptsPlain }) {
    return provenance?.transport === 'plain' && !acceptsPlain;
}
/** Who of a host's jobs may be given it through the runner store. */
function audienceInStore(provenance, job, reader) {
    if (isNamedByServer(provenance, reader))
        return 'shared';
    if (provenance.vouched === 'digest')
        return 'bundle';
    // What the default branch kept for itself is its own word, and no other repository's.
    return reader.isFromCache && (0,_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrustedJob */ .ZV)(job) && provenance.giver !== 'bundle' ? 'repository' : 'none';
}
/** Whether it may be kept in the Actions cache, where it speaks to every ref that reads there. */
function mayBeKept(provenance, reader) {
    return isNamedByServer(provenance, reader);
}
/** Whether an entry of the runner store may be read by whoever asks for this audience; old records say nothing, and are no good. */
function mayBeRead(provenance, audience, reader) {
    if (provenance === undefined)
        return false;
    if (audience === 'shared')
        return isNamedByServer(provenance, reader);
    if (audience === 'bundle')
        return provenance.vouched === 'digest';
    return audience === 'repository' && provenance.giver !== 'bundle';
}
/**
 * Whether a copy that lies in a cache directory is of whom this job would ask: a directory may outlive its job, or serve
 * several steps, and another one's registry speaks for nobody else. What no registry named in its own run is not told apart
 * here: it is reported as what it is.
 *
 * @param places `registry/repository` of each that would be asked; empty: only publishers are
 */
function isOfPlaces(provenance, places) {
    if (provenance?.giver !== 'registry' || provenance.vouched !== 'server' || places.length === 0)
        return true;
    const servers = [provenance.from, provenance.voucher];
    return places.some((place) => servers.some((name) => name === place || /^[:@]/.test(rest(name, place))));
}
/** What stands behind the repository in a reference: its tag or digest; empty where it is of another. */
function rest(name, place) {
    return name.startsWith(place) ? name.slice(place.length) : '';
}


/***/ }),

/***/ 3072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K4: () => (/* binding */ guardsHome),
/* harmony export */   ZV: () => (/* binding */ isTrustedJob),
/* harmony export */   fh: () => (/* binding */ outlivesJob)
/* harmony export */ });
// Which jobs are believed to hold the repository's own code alone. Pure: the one place that decides it.
/**
 * Events that run what lies on their ref, and nothing else, unless the workflow fetches it on purpose. An allow-list: what
 * GitHub, or a server like it, adds tomorrow is not believed. Left out are those that are made for what lies elsewhere:
 * `pull_request_target`, `workflow_run`, `issue_comment`, and their like run on the default branch for somebody else's
 * change, `repository_dispatch` for whatever its payload names, and a `merge_group` on a branch of its own.
 */
const TRUSTED_EVENTS = ['push', 'workflow_dispatch'];
/** Whether the job runs the default branch's own code: what it says is believed by other jobs. Unknown means no. */
function isTrustedJob({ event, ref, defaultBranch, isSaidUntrusted }) {
    if (isSaidUntrusted)
        return false;
    // It runs nowhere but on the default branch; some servers give it no payload.
    if (event === 'schedule')
        return true;
    return (TRUSTED_EVENTS.includes(event) && defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`);
}
/** Whether files of this job's user may be found by later jobs: everywhere but on GitHub's own runners, which are new for each job. */
function outlivesJob({ runnerEnvironment }) {
    return runnerEnvironment !== 'github-hosted';
}
/** Whether the home, and a local repository in it, must be guarded against what this job brings. */
function guardsHome(job) {
    return outlivesJob(job) && !isTrustedJob(job);
}


/***/ }),

/***/ 3742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readBuildIdentity)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// Which build of this action runs: tags move, and a checkout on a host has none.



/**
 * Reads what the build has left beside its programs.
 *
 * @param dist directory of the build
 * @returns nothing where something else than a whole build runs
 */
function readBuildIdentity(dist) {
    try {
        const { version } = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dist, 'main', 'package.json'), 'utf8'));
        const sums = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dist, 'SHA256SUMS'));
        const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(sums).digest('hex')}`;
        return { ...(version === undefined ? {} : { version }), digest };
    }
    catch {
        // The record of a run is not worth its failure.
        return {};
    }
}


/***/ }),

/***/ 6611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ isOrAre),
/* harmony export */   JH: () => (/* binding */ joinNames),
/* harmony export */   OU: () => (/* binding */ explainByBase),
/* harmony export */   mm: () => (/* binding */ adviseOn),
/* harmony export */   mp: () => (/* binding */ explainAttempts)
/* harmony export */ });
/* harmony import */ var _acquire_attempt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);
// Why something is as it is, in words: what each source said, the same cause once, and what to do.

/** Every attempt, with what sources had in common said once: `ghcr.io/a, docker.io/a: failed, host name not found`. */
function explainAttempts({ attempts, problem }) {
    return joinCauses({ attempts, problem }, (source) => source);
}
/** The same by registry bases, so that it can be the very same for several resources. */
function explainByBase({ attempts, problem }) {
    const alike = attempts.map((attempt) => ({ ...attempt, detail: sayFirst(attempt.detail) }));
    return joinCauses({ attempts: alike, problem }, baseOf);
}
function joinCauses({ attempts, problem }, nameOf) {
    const causes = new Map();
    // Where this machine is at fault, it is no cause that somebody has nothing.
    const isCause = ({ outcome, detail }) => problem === undefined || (detail !== problem && (outcome !== 'absent' || detail !== ''));
    for (const attempt of attempts.filter(isCause)) {
        const key = `${attempt.outcome}, ${attempt.detail}`;
        const name = nameOf(attempt.source);
        const known = causes.get(key);
        if (known === undefined)
            causes.set(key, { ...attempt, sources: [name] });
        else if (!known.sources.includes(name))
            known.sources.push(name);
    }
    const told = [...causes.values()].map((cause) => (0,_acquire_attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAttempt */ .Be)({ ...cause, source: cause.sources.join(', ') }));
    return (problem === undefined ? told : [problem, ...told]).join('; ');
}
/** A host that failed for one resource is not asked for the next: for the same reason. */
function sayFirst(detail) {
    return /^not asked again in this run \((.*)\)$/.exec(detail)?.[1] ?? detail;
}
/** `ghcr.io/aquasecurity` of `ghcr.io/aquasecurity/trivy-db:2`; what is no reference stays. */
function baseOf(source) {
    return (/^([a-z0-9.-]+(?::\d+)?(?:\/[^\s:@]+)?)\/[^\s/:@]+(?::[\w.-]+)?(?:@sha256:\w+)?$/.exec(source)?.[1] ??
        source);
}
/** A list of more is not read. */
const MAX_HINTS = 3;
/** What to do so that it is better next time: what this machine and the sources have to say, each hint once. */
function adviseOn(outcomes) {
    const hints = outcomes.flatMap(({ hint, attempts }) => [hint, ...hintsOf(attempts)]);
    const own = [...new Set(hints.filter((hint) => hint !== undefined))];
    if (own.length > 0)
        return own.slice(0, MAX_HINTS).join(' ');
    const namedIn = namedInOf(outcomes);
    const isServedStale = outcomes.some(({ attempts }) => attempts.some(({ outcome, source }) => outcome === 'stale' && /[/:]/.test(source)));
    if (isServedStale) {
        return `Look at the job that fills the registry with old data, or name another one in ${namedIn}; stale-if-error says how old a copy may be.`;
    }
    const failed = outcomes.flatMap(({ attempts }) => attempts).find(isOfServer);
    return failed === undefined
        ? `Warm the cache from the default branch, or name a registry that has the data in ${namedIn}.`
        : `Run it again when ${(0,_acquire_attempt_js__WEBPACK_IMPORTED_MODULE_0__/* .hostOf */ .w4)(failed.source)} answers; so that no scan waits for it, keep the data with the action warm, or ${isAddress(failed.source) ? 'mirror it to a registry of yours' : `name a second registry in ${namedIn}`}.`;
}
/** What a bundle lacks is of no interest where it could not be opened. */
function hintsOf(attempts) {
    const isOpened = !attempts.some(({ source, outcome, hint }) => source === 'bundle' && hint !== undefined && (outcome === 'failed' || outcome === 'refused'));
    return attempts.filter(({ source }) => isOpened || source !== 'registries').map(({ hint }) => hint);
}
/** Sources that are servers are named by references and URLs. */
function isOfServer({ source, outcome }) {
    return outcome === 'failed' && /[/:]/.test(source);
}
/** What is asked at the address of its publisher, and no registry. */
function isAddress(source) {
    return /^https?:\/\//.test(source);
}
/** Where the user named the registries that were asked. */
function namedInOf(outcomes) {
    const named = outcomes.flatMap(({ requirement }) => requirement.places.map(({ namedIn }) => namedIn));
    return named.find((name) => name !== undefined) ?? 'the input registries';
}
/** `A`, `A and B`, `A, B, and C`. */
function joinNames(names) {
    if (names.length < 3)
        return names.join(' and ');
    return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
/** `is` or `are`, for what has these titles. */
function isOrAre(titles) {
    return titles.length > 1 || titles[0]?.endsWith('s') === true ? 'are' : 'is';
}


/***/ }),

/***/ 1592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a6: () => (/* binding */ basisLines),
/* harmony export */   gb: () => (/* binding */ sayNeed),
/* harmony export */   x1: () => (/* binding */ planRecord)
/* harmony export */ });
/* harmony import */ var _base_count_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9787);
/* harmony import */ var _inputs_said_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5571);
/* harmony import */ var _inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5364);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(907);
/* harmony import */ var _scan_trivy_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2841);
// The plan in words for the log and as data for the output `plan`: every fact behind the decision. Decides nothing.





/** What the plan was made from: Trivy, the settings of the scan, and what lies in the workspace. */
function basisLines({ trivy, scans, workspace, resources, unspoken, said = new Map(), }) {
    const origin = {
        input: 'from the input trivy-version',
        brought: 'the newest release known, which install-trivy takes where trivy-version names none',
        path: 'found on PATH',
        'latest-known': 'the latest known; set the input trivy-version if another one will scan',
    }[trivy.origin];
    return [
        `Trivy: ${trivy.version}, ${origin}; ${(0,_scan_trivy_version_js__WEBPACK_IMPORTED_MODULE_2__/* .versionRules */ .WF)(trivy).join('; ')}`,
        ...settingRows(scans).map(([name, said]) => `${name}: ${say(said)}`),
        ...fileLines(said),
        ...(workspace === undefined ? [] : walkLines(workspace, [...resources, ...unspoken])),
    ];
}
/** Whether a resource is needed, and why; `maybe but not provided` where the scan may miss it. */
function sayNeed({ resource, decision }) {
    const { need, provide, reason } = decision;
    const verdict = need !== 'not needed' && !provide ? `${need} but not provided` : need;
    return `${resource.name}: ${verdict}, ${reason}`;
}
/** What the file on the runner decided: nobody who reads the workflow sees it there. */
function fileLines(said) {
    return [...said]
        .filter(([, { by }]) => by === 'file')
        .map(([name, { text, origin }]) => `${name}: ${(0,_inputs_said_js__WEBPACK_IMPORTED_MODULE_3__/* .tellText */ .nL)(name, text).replace(/\s*\n\s*/g, ', ')} (${origin})`);
}
/**
 * Each setting under the name of its input, or, where the scans of the job differ, once for each, behind its scan type:
 * `scanners of config`.
 */
function settingRows(scans) {
    const [first, ...others] = scans;
    const rows = scans.map((settings) => ({
        of: (0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sayCommand */ .hU)(settings.command.value),
        rows: rowsOf(settings),
    }));
    if (others.length === 0)
        return rowsOf(first);
    const names = new Set(rows.flatMap((scan) => scan.rows.slice(1).map(([name]) => name)));
    const told = [...names].flatMap((name) => {
        const each = rows.flatMap(({ of, rows: own }) => own.flatMap(([one, said]) => (one === name ? [[`${name} of ${of}`, said]] : [])));
        const alike = new Set(each.map(([, said]) => say(said)));
        const [only] = each;
        const isShared = alike.size === 1 && each.length === scans.length && only !== undefined;
        return isShared ? [[name, only[1]]] : each;
    });
    const { origin } = (scans.find(({ command }) => command.value !== undefined) ?? first).command;
    return [['scan-type', { value: rows.map(({ of }) => of), origin }], ...told];
}
/** Of one scan, if it is one; what has an empty default is left out until somebody says it. */
function rowsOf(settings) {
    const list = ({ value, origin }) => ({ value: [...value], origin });
    const { value: command, origin } = settings.command;
    if (command === 'other')
        return [['scan-type', { value: (0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sayCommand */ .hU)(command), origin }]];
    const always = [
        ['scan-type', settings.command],
        ['scanners', list(settings.scanners)],
        ['format', settings.format],
        ['pkg-types', list(settings.pkgTypes)],
    ];
    const whenSaid = [
        ['image-config-scanners', list(settings.imageConfigScanners)],
        ['vex', settings.vex],
        ['compliance', settings.compliance],
        ['server', withoutLogin(settings.server)],
        ...[...settings.repositories].map(([name, said]) => [name, list(said)]),
        ['registry mirrors of', { value: [...settings.mirrors.keys()], origin: 'trivy.yaml: registry.mirrors' }],
    ];
    return [...always, ...whenSaid.filter(([, { value }]) => value !== undefined && value.length > 0)];
}
/** An address may carry a login, which is nobody's business: the log, the output, and the evidence are read by many. */
function withoutLogin({ value, origin }) {
    return { value: value?.replace(/^([^/]*\/\/)?[^/]*@/, '$1\u2026@'), origin };
}
function say({ value, origin }) {
    if (value === undefined)
        return 'not given';
    return `${typeof value === 'string' ? value : value.join(', ') || 'none'} (${origin})`;
}
function walkLines(workspace, planned) {
    const { modulesSkipped, unreadable, stoppedBy } = workspace;
    const clues = new Map(planned.flatMap(({ resource }) => Object.entries(resource.looksFor ?? {})));
    const found = [...workspace.found].flatMap(([name, all]) => clues.get(name)?.say?.(all.length) ?? []);
    const time = Math.round(workspace.durationMs);
    return [
        `looked at ${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(workspace.filesSeen, 'file')} in ${workspace.root} in ${time} ms: ${found.join(', ')}`,
        ...(modulesSkipped === 0 ? [] : [`did not look into node_modules (${modulesSkipped} of them)`]),
        ...(unreadable === 0 ? [] : [`could not read ${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(unreadable, 'directory', 'directories')}`]),
        ...(stoppedBy === undefined ? [] : [`the look ended at ${stoppedBy}; what lies beyond was not seen`]),
    ];
}
/** Paths of each kind that the record names. */
const MAX_PATHS = 20;
/** The plan for the output `plan`. */
function planRecord(plan) {
    return {
        trivy: { ...plan.trivy, rules: (0,_scan_trivy_version_js__WEBPACK_IMPORTED_MODULE_2__/* .versionRules */ .WF)(plan.trivy) },
        settings: Object.fromEntries(settingRows(plan.scans)),
        inputs: inputRecord(plan),
        limits: limitRecord(plan),
        workspace: plan.workspace === undefined ? undefined : walkRecord(plan.workspace),
        resources: plan.resources.map(resourceRecord),
    };
}
/** Every input with who said it. */
function inputRecord({ said = new Map() }) {
    const rows = [...said].map(([name, { text, by, origin }]) => [
        name,
        { value: (0,_inputs_said_js__WEBPACK_IMPORTED_MODULE_3__/* .tellText */ .nL)(name, text), by, origin },
    ]);
    return Object.fromEntries(rows);
}
/** The limits of this runner, whether they made a difference or not. */
function limitRecord({ limits }) {
    return limits === undefined ? undefined : { file: limits.file, ...Object.fromEntries(limits.texts) };
}
function resourceRecord({ resource, own, decision, requirements }) {
    const [first] = requirements;
    const about = { name: resource.name, ...decision };
    if (first === undefined)
        return about;
    const places = requirements.flatMap((requirement) => requirement.places);
    const references = places.map((place) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(place.reference));
    return { ...about, schema: first.schema, references, ...resource.planRecord?.(own) };
}
function walkRecord({ durationMs: _, found, ...workspace }) {
    const head = (paths) => ({ count: paths.length, first: paths.slice(0, MAX_PATHS) });
    return {
        ...workspace,
        ...Object.fromEntries([...found].map(([name, paths]) => [name, head(paths)])),
    };
}


/***/ }),

/***/ 3036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ rememberUse),
/* harmony export */   W3: () => (/* binding */ denyClaims),
/* harmony export */   qQ: () => (/* binding */ takeBackClaims),
/* harmony export */   v7: () => (/* binding */ withoutEarlierUses),
/* harmony export */   x$: () => (/* binding */ readEarlierUses),
/* harmony export */   zH: () => (/* binding */ takeBack)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_copy_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7675);
/* harmony import */ var _base_own_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);
/* harmony import */ var _base_small_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7454);
/* harmony import */ var _provenance_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8521);
// What earlier uses of this action in the same job have set for later steps, and what of it no longer holds: a record beside
// the data tells what was ours, and what the user had set before.





/** Places, which every use sets anew; a use that names no cache directory goes on with the last one. */
const PLACES = ['TRIVY_CACHE_DIR', 'TRIVY_CMD'];
/** Names that the record may give back: whoever damages it must not choose any variable of the job. */
const OUR_NAMES = /^(TRIVY_[A-Z][A-Z_]*|XDG_DATA_HOME)$/;
/** Reads the record. Nothing where none can be read: then everything counts as the user's own. */
function readEarlierUses(environment) {
    const file = recordFile(environment);
    if (file === undefined)
        return new Map();
    const inForce = ([name, { value }]) => environment[name] === value;
    try {
        return new Map(parseRecord((0,_base_small_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readSmallFile */ .E)(file), (0,_provenance_job_js__WEBPACK_IMPORTED_MODULE_3__/* .nameJob */ .PB)(environment)).filter(inForce));
    }
    catch {
        // The first use of a job, or somebody has damaged it.
        return new Map();
    }
}
/** The environment as the user set it up: what the plan must not take for the user's word is as it was before. */
function withoutEarlierUses(environment, earlier) {
    if (earlier.size === 0)
        return environment;
    return (0,_base_copy_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .copyEnvironment */ .t)(environment, Object.fromEntries([...earlier].map(([name, set]) => [name, set.before])));
}
/**
 * Values for what an earlier use set and this one does not prove. What speaks of data stays true for the directory in which
 * that lies, unless this use wanted the same and does not have it; all else was true of that use alone. A variable cannot be
 * removed from a job: for Trivy `false` and an empty one are as good (pure).
 */
function takeBack(earlier, settings, cacheDir) {
    const stale = [...earlier].filter(([name, set]) => settings.variables[name] === undefined &&
        settings.hostVariables?.[name] === undefined &&
        (set.cacheDir !== cacheDir || settings.unproven.includes(name)));
    const values = stale.map(([name, set]) => [name, set, set.before ?? nothingFor(set.value)]);
    return Object.fromEntries(values.filter(([, set, value]) => set.value !== value).map(([name, , value]) => [name, value]));
}
/** Switches that only spare calls, whatever is scanned: set by every use, and true without it. */
const NO_CLAIMS = ['TRIVY_SKIP_VERSION_CHECK', 'TRIVY_DISABLE_TELEMETRY'];
/**
 * The same where a use has failed before it knew anything: what data it wanted, and where, nobody knows, and what lies there
 * is as it was. But whatever else an earlier use has switched off, such as asking for POMs, it was to look at anew (pure).
 */
function takeBackClaims(earlier) {
    const claims = [...earlier].filter(([name, { value, before, cacheDir }]) => value === 'true' && before !== value && cacheDir === undefined && !NO_CLAIMS.includes(name));
    return Object.fromEntries(claims.map(([name, { before }]) => [name, before ?? 'false']));
}
/**
 * The settings of a use that sets nothing for the job: what an earlier use claims there and this one does not prove is denied in
 * them, for a flag and a line of the file count before the variable that is still in force (pure).
 */
function denyClaims(settings, earlier) {
    const denied = Object.entries(takeBackClaims(earlier)).filter(([name, value]) => value === 'false' && settings.variables[name] === undefined);
    const flags = denied.map(([name]) => `--${name.replace('TRIVY_', '').replaceAll('_', '-').toLowerCase()}=false`);
    return {
        ...settings,
        variables: { ...settings.variables, ...Object.fromEntries(denied) },
        trivyArgs: [settings.trivyArgs, ...flags].join(' '),
    };
}
function nothingFor(value) {
    return value === 'true' || value === 'false' ? 'false' : '';
}
/**
 * Writes the record for later uses, before the variables are set: one that says too much is seen through.
 *
 * @param environment as the user set it up
 * @throws what the file system says
 */
function rememberUse(environment, earlier, use) {
    const file = recordFile(environment);
    if (file === undefined)
        return;
    const { settings, takenBack, cacheDir } = use;
    const describe = (value, name) => ({
        value,
        before: environment[name],
        cacheDir: settings.proven.includes(name) ? cacheDir : undefined,
    });
    const set = Object.entries({ ...takenBack, ...settings.variables, ...settings.hostVariables })
        .filter(([name]) => OUR_NAMES.test(name) && !PLACES.includes(name))
        .map(([name, value]) => [name, describe(value, name)]);
    const variables = Object.fromEntries([...earlier, ...set]);
    (0,_base_own_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOwnFile */ .OP)(file, `${JSON.stringify({ job: (0,_provenance_job_js__WEBPACK_IMPORTED_MODULE_3__/* .nameJob */ .PB)(environment), variables }, undefined, 2)}\n`);
}
/** Below RUNNER_TEMP, which the runner empties before each job; without one there is no job whose uses could follow. */
function recordFile({ RUNNER_TEMP }) {
    return RUNNER_TEMP ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(RUNNER_TEMP, 'trivy-offline-cache', 'variables.json') : undefined;
}
function parseRecord(text, job) {
    const record = JSON.parse(text);
    if (record?.job !== job)
        return [];
    return Object.entries(record.variables ?? {}).flatMap(([name, raw]) => {
        const set = parseVariable(raw);
        return OUR_NAMES.test(name) && set !== undefined ? [[name, set]] : [];
    });
}
function parseVariable(raw) {
    const { value, before, cacheDir } = (raw ?? {});
    const isText = (one) => typeof one === 'string';
    const isOptional = (one) => one === undefined || isText(one);
    return isText(value) && isOptional(before) && isOptional(cacheDir) ? { value, before, cacheDir } : undefined;
}


/***/ }),

/***/ 4200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ escapeMarkdown)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
// Foreign text in GitHub's Markdown.

/** Text as a cell or line of GitHub Markdown that shows it as it stands: no markup, link, mention, or formula. */
function escapeMarkdown(text, maxCharacters = 500) {
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(text, maxCharacters).replace(/[\\`*_{}[\]()#+!|~@:.$&<>-]/g, (character) => '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`);
}


/***/ }),

/***/ 6299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kF: () => (/* binding */ finishDryRun),
  wV: () => (/* binding */ finishFailure),
  JH: () => (/* binding */ finishRun),
  n0: () => (/* binding */ setOutputs),
  Dl: () => (/* binding */ writeCarrySummary)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/output-file.js
var output_file = __webpack_require__(6974);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/base/secrets.js
var secrets = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/report/describe-plan.js
var describe_plan = __webpack_require__(1592);
// EXTERNAL MODULE: ./build/report/earlier-uses.js
var earlier_uses = __webpack_require__(3036);
// EXTERNAL MODULE: ./build/acquire/outcome.js
var acquire_outcome = __webpack_require__(5311);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
// EXTERNAL MODULE: ./build/base/windows-path.js
var windows_path = __webpack_require__(5057);
;// CONCATENATED MODULE: ./build/report/shell-words.js
// Words of a command line as the shells read them that later steps may use.

/** A word of a POSIX shell, in quotes only where it needs them. */
function quoteForShell(word) {
    return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/**
 * A word of the outputs. Steps of Windows runners use PowerShell unless they say otherwise, which takes a comma for a list,
 * `@` for a splat, and single quotes as a POSIX shell does; but one that stands in them it doubles, and takes the curly ones
 * for the same (about_Quoting_Rules). Double quotes are the same in both where nothing in them is special.
 */
function quoteForSteps(word, platform = process.platform) {
    if (platform !== 'win32')
        return quoteForShell(word);
    if (/['\u2018\u2019\u201a\u201b]/.test(word) && !/["\u201c\u201d\u201e$`!\\]/.test(word))
        return `"${word}"`;
    return /^[^'\s]*[@,][^'\s]*$/.test(word) ? `'${word}'` : quoteForShell(word);
}
/**
 * A path as every shell and every program of the platform reads it: bash of Windows takes a backslash for an escape, or for
 * no path at all, and what it calls `/c/x` no other program finds.
 */
function pathForShells(path, platform = process.platform) {
    return platform === 'win32' ? (0,windows_path/* plainWindowsPath */.jK)(path).replaceAll('\\', '/') : path;
}

;// CONCATENATED MODULE: ./build/report/skip-variables.js
/** Decides them. Several artifacts may share one variable: it says that all of them are proven. */
function decideSkips({ plan, outcomes, unneeded, }) {
    const settingsOf = (resource) => resource.settings(plan.trivy.version);
    const unproven = outcomes
        .filter((outcome) => becauseOf(outcome) === undefined)
        .map(({ requirement: { resource } }) => settingsOf(resource));
    const isOpen = (one) => unproven.some(({ skipVariable }) => skipVariable === one.skipVariable);
    const proven = outcomes.flatMap((outcome) => {
        const because = becauseOf(outcome);
        const { resource } = outcome.requirement;
        return because === undefined ? [] : [{ ...settingsOf(resource), resource, because }];
    });
    return {
        proven: proven.filter((one) => !isOpen(one)),
        unproven,
        unneeded: plan.inputs.offline ? unneeded.map(settingsOf) : [],
    };
}
function becauseOf({ ready, isProvenAbsent }) {
    if (ready !== undefined)
        return 'placed';
    return isProvenAbsent ? 'absent' : undefined;
}

;// CONCATENATED MODULE: ./build/report/environment.js
// Which settings later steps need, as variables, flags, and `docker run` options. Pure; says nothing that is not proven.






/** Where the data is mounted by `docker-args`. */
const CONTAINER_CACHE_DIR = '/trivy-offline-cache';
/**
 * A skip variable is set for what is placed and proven, and for what is proven absent where Trivy has something that stands
 * in for it, because skipping is then what keeps Trivy from the network; for everything else Trivy is left as it was. Offline
 * it is set for what the scan does not need and what is not there too: a later scan that wants it after all then fails at
 * once and says why, where it would wait for a network. Old data that lies there keeps Trivy's own check of its age
 * (docs/decisions/skip-variables.md). What else a resource needs it says itself.
 */
function decideEnvironment(facts) {
    const { cacheDir, plan, platform } = facts;
    const trivyCommand = pathForShells(facts.trivyCommand, platform);
    const { version } = plan.trivy;
    const { proven, unproven, unneeded } = decideSkips(facts);
    const skipped = [...new Map([...proven, ...unneeded].map((one) => [one.skipVariable, one])).values()];
    const exported = exportsOf(facts);
    const data = {
        ...Object.fromEntries(skipped.map(({ skipVariable }) => [skipVariable, 'true'])),
        ...mergeVariables(exported.map(({ variables }) => variables)),
        ...(plan.inputs.offline ? {} : pointAtRegistries(plan)),
        // Both, or the version check still calls out.
        TRIVY_SKIP_VERSION_CHECK: 'true',
        TRIVY_DISABLE_TELEMETRY: 'true',
    };
    return {
        variables: { TRIVY_CACHE_DIR: cacheDir, TRIVY_CMD: trivyCommand, ...data },
        proven: proven.map(({ skipVariable }) => skipVariable),
        unproven: unproven.map(({ skipVariable }) => skipVariable),
        hostVariables: mergeVariables(exported.map(({ hostVariables }) => hostVariables)),
        path: exported.flatMap(({ path }) => path ?? []),
        trivyArgs: [
            `--cache-dir ${quoteForSteps(pathForShells(cacheDir, platform), platform)}`,
            ...skipped.map(({ skipFlag }) => skipFlag),
            ...exported.flatMap(({ flags }) => flags ?? []),
            // An unknown variable is ignored, an unknown flag is fatal.
            ...((0,trivy_version/* hasVersionCheck */.dF)(version) ? ['--skip-version-check', '--disable-telemetry'] : []),
        ].join(' '),
        dockerArgs: describeDockerArgs(facts, data, exported),
    };
}
/** What each resource of the table says of itself. */
function exportsOf({ plan, outcomes, ownOutcomes, cacheDir }) {
    const seen = (0,plan_plan/* seenFacts */.rF)(plan);
    return plan.resources.flatMap(({ resource, own }) => {
        const outcome = ownOutcomes.get(resource.name);
        const facts = {
            seen,
            cacheDir,
            isReady: (0,acquire_outcome/* isWholeReady */.rS)(resource.name, outcomes, outcome),
            outcome,
            containerCacheDir: CONTAINER_CACHE_DIR,
        };
        return resource.exports?.(facts, own) ?? [];
    });
}
function mergeVariables(all) {
    return Object.fromEntries(all.flatMap((variables) => Object.entries(variables ?? {})));
}
function describeDockerArgs({ cacheDir, plan, platform }, data, exported) {
    // Until 0.67 Trivy opens the database for writing, and fails on a read-only mount.
    const mode = (0,trivy_version/* opensDatabaseReadOnly */.Lr)(plan.trivy.version) ? ':ro' : '';
    const variables = {
        TRIVY_CACHE_DIR: CONTAINER_CACHE_DIR,
        ...data,
        // The scan cache would be written into the mounted directory.
        ...((0,trivy_version/* hasMemoryCache */.al)(plan.trivy.version) ? { TRIVY_CACHE_BACKEND: 'memory' } : {}),
        ...mergeVariables(exported.map(({ docker }) => docker?.variables)),
    };
    const mounts = [
        `${cacheDir}:${CONTAINER_CACHE_DIR}${mode}`,
        ...exported.flatMap(({ docker }) => docker?.mounts ?? []),
    ];
    return [
        ...mounts.map((mount) => `-v ${quoteForSteps(pathForShells(mount, platform), platform)}`),
        ...Object.entries(variables).map(([name, value]) => `-e ${quoteForSteps(`${name}=${value}`, platform)}`),
    ].join(' ');
}
/** For what was left out, Trivy is pointed at the registries that the user chose. */
function pointAtRegistries(plan) {
    return Object.fromEntries(plan.omissions
        .filter((omission) => omission.placesAreChosen)
        .flatMap((omission) => {
        const { repositoryVariable, takesList } = omission.resource.settings(plan.trivy.version);
        const repositories = listRepositories(omission);
        const value = takesList ? repositories.join(',') : (repositories[0] ?? '');
        return repositoryVariable === undefined ? [] : [[repositoryVariable, value]];
    }));
}
function listRepositories({ places }) {
    // Trivy adds the mirrors of its configuration by itself.
    const own = places.filter(({ isMirror }) => isMirror !== true);
    return own.map((place) => (0,reference/* formatReference */.FH)(place.reference));
}

;// CONCATENATED MODULE: ./build/report/evidence.js

/** Of the form that docs/evidence.schema.json describes: raised when a member changes its meaning or goes. */
const EVIDENCE_VERSION = 1;
/** The record of a run, as JSON will hold it. */
function evidenceRecord(facts, verdict, { environment, build = {} }) {
    return {
        version: EVIDENCE_VERSION,
        action: {
            repository: environment.GITHUB_ACTION_REPOSITORY,
            ref: environment.GITHUB_ACTION_REF,
            ...build,
        },
        run: {
            server: environment.GITHUB_SERVER_URL,
            repository: environment.GITHUB_REPOSITORY,
            runId: environment.GITHUB_RUN_ID,
            runAttempt: environment.GITHUB_RUN_ATTEMPT,
            ref: environment.GITHUB_REF,
            sha: environment.GITHUB_SHA,
            workflow: environment.GITHUB_WORKFLOW,
            job: environment.GITHUB_JOB,
            event: environment.GITHUB_EVENT_NAME,
            at: facts.now.toISOString(),
        },
        runner: {
            name: environment.RUNNER_NAME,
            os: environment.RUNNER_OS,
            arch: environment.RUNNER_ARCH,
            environment: environment.RUNNER_ENVIRONMENT,
        },
        trivy: facts.plan.trivy,
        plan: (0,describe_plan/* planRecord */.x1)(facts.plan),
        cacheDir: facts.cacheDir,
        degraded: verdict.degraded,
        unavailable: verdict.unavailable,
        resources: facts.outcomes.map(({ requirement, ready, attempts, problem, durationMs }) => ({
            name: requirement.resource.name,
            ...requirement.resource.evidence,
            schema: requirement.schema,
            ready: ready !== undefined,
            layerDigest: ready?.layerDigest,
            source: ready?.source,
            measuredAt: ready?.measuredAt.toISOString(),
            quality: ready?.quality,
            confirmed: ready?.confirmed,
            provenance: ready?.provenance,
            version: ready?.version,
            durationMs: Math.round(durationMs),
            bytes: ready?.transferredBytes,
            problem,
            attempts,
        })),
        ...Object.assign({}, ...[...facts.ownOutcomes.values()].map(({ evidence }) => evidence)),
        hosts: facts.hosts,
    };
}
/** A name for the file of this run in a directory that many jobs fill: by time, and no two alike. */
function evidenceFileName(now, environment, unique) {
    const { GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB } = environment;
    const time = now.toISOString().replace(/[:.]/g, '');
    const parts = [time, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, unique];
    const clean = parts.map((part) => (part ?? '').replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 60));
    return `${clean.filter((part) => part !== '').join('-')}.json`;
}

;// CONCATENATED MODULE: ./build/report/job-files.js

/**
 * Sets the variables, and PATH, for all later steps of the job.
 *
 * @param takenBack values for what earlier uses set and what no longer holds
 */
function exportVariables(settings, takenBack, host) {
    const variables = { ...takenBack, ...settings.variables, ...settings.hostVariables };
    for (const [name, value] of Object.entries(variables))
        host.exportVariable(name, value);
    // Each goes before those that were added before it.
    for (const directory of [...settings.path].reverse())
        host.addPath(directory);
}
/** Writes the variables as `NAME=value` lines, the format of `docker run --env-file`. */
function writeEnvFile(path, settings) {
    const lines = Object.entries(settings.variables).map(([name, value]) => `${name}=${value}\n`);
    (0,own_file/* writeOwnFile */.OP)(path, lines.join(''));
}
/** Adds Markdown to the job summary. A summary that cannot be written is not a failure of the step. */
async function writeSummary(markdown, host, onFailure) {
    try {
        await host.writeSummary(markdown);
    }
    catch (error) {
        onFailure(error);
    }
}

// EXTERNAL MODULE: ./build/acquire/source.js
var source = __webpack_require__(2410);
;// CONCATENATED MODULE: ./build/report/outputs.js
// The outputs of the step, all of them in one table: what a later step, or another tool, can ask for. Pure.



/** Before and after what resources tell, in the order of action.yml. */
const FIRST = (/* unused pure expression or super */ null && (['cache-dir', 'cache-hit', 'degraded', 'failure-class', 'unavailable']));
const LAST = (/* unused pure expression or super */ null && (['trivy-args', 'docker-args', 'env-file', 'hosts', 'plan', 'evidence']));
/** Every output, in the order of action.yml. A test ties the two together, both ways. */
function outputNames(resources) {
    return [
        ...FIRST,
        ...resources.map(({ name }) => `${name}-ready`),
        ...resources.flatMap(({ outputs = [] }) => outputs),
        ...LAST,
    ];
}
/** The value of every output. */
function describeOutputs(facts) {
    const { run, verdict, settings, paths } = facts;
    const { outcomes, ownOutcomes } = run;
    const isHitAll = outcomes.every(isHit) && [...ownOutcomes.values()].every((own) => own.isHit);
    const first = {
        'cache-dir': run.cacheDir,
        'cache-hit': String(isHitAll),
        degraded: String(verdict.degraded),
        'failure-class': verdict.failureClass,
        unavailable: verdict.unavailable.join(','),
    };
    const last = {
        'trivy-args': settings.trivyArgs,
        'docker-args': settings.dockerArgs,
        'env-file': paths.envFile,
        hosts: run.hosts.join('\n'),
        plan: JSON.stringify((0,describe_plan/* planRecord */.x1)(run.plan)),
        evidence: paths.evidence,
    };
    return { ...first, ...outputsOfResources(run), ...last };
}
function outputsOfResources({ plan, outcomes, ownOutcomes }) {
    const resources = [...plan.resources, ...plan.unspoken];
    const ready = resources.map(({ resource: { name } }) => {
        const isAllThere = (0,acquire_outcome/* isWholeReady */.rS)(name, outcomes, ownOutcomes.get(name)) === true;
        return [`${name}-ready`, String(isAllThere)];
    });
    const own = resources.flatMap(({ resource: { name, outputs = [] } }) => outputs.map((output) => [output, ownOutcomes.get(name)?.outputs[output] ?? '']));
    return Object.fromEntries([...ready, ...own]);
}
/** Nothing came from a registry or a publisher: it is there, and from somewhere nearer. */
function isHit({ ready }) {
    return ready !== undefined && (ready.sourceKind === 'cache-dir' || !(0,source/* isServer */.S$)(ready.sourceKind));
}

// EXTERNAL MODULE: ./build/report/report.js
var report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/acquire/attempt.js
var acquire_attempt = __webpack_require__(9734);
// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/report/escape-markdown.js
var escape_markdown = __webpack_require__(4200);
;// CONCATENATED MODULE: ./build/report/summary.js
// The job summary: first whether the scan has its data and, if not, what to do; then what was provided, in columns that fit
// GitHub's page; all else folded. Plain text in, Markdown out.






/** The whole summary. */
function renderSummary(facts, words) {
    const rows = facts.plan.resources.flatMap((planned) => describeRows(planned, facts));
    const parts = [
        ['### Trivy data', describeVerdict(facts, rows, words)],
        rows.length === 0 ? [] : [renderTable(['Resource', 'From', 'State', 'Origin'], rows.map(cellsOf))],
        [bullets(words.warnings, '\u26a0\ufe0f '), bullets(words.notes)],
        [renderDetails(facts, words)],
    ];
    return `${parts
        .flat()
        .filter((part) => part !== '')
        .join('\n\n')}\n`;
}
function describeRows({ resource: { name, title } }, facts) {
    const own = facts.ownOutcomes.get(name);
    const outcomes = (0,acquire_outcome/* outcomesOf */.RK)(name, facts.outcomes);
    return [
        ...outcomes.map((outcome) => rowOf(outcome, facts.now)),
        ...(own === undefined ? [] : [rowOfOwn(title, own)]),
    ];
}
function rowOf(outcome, now) {
    const { requirement, ready, attempts, durationMs } = outcome;
    const { title } = requirement.resource;
    const time = (0,report/* formatDuration */.a3)(durationMs);
    if (ready === undefined) {
        const state = (0,acquire_outcome/* isMissing */.b2)(outcome) ? 'not available' : 'not available; Trivy uses its own';
        return {
            mark: (0,acquire_outcome/* isMissing */.b2)(outcome) ? '\u274c' : '\u26a0\ufe0f',
            title,
            source: '',
            state,
            origin: '',
            details: [time],
            attempts,
        };
    }
    const digest = ready.layerDigest ?? 'unsealed: it was there before, and its contents were checked';
    const size = ready.transferredBytes === undefined ? [] : [(0,format_bytes/* formatBytes */.z)(ready.transferredBytes)];
    return {
        mark: (0,acquire_outcome/* isDegraded */.DQ)(outcome) || outcome.problem !== undefined ? '\u26a0\ufe0f' : '\u2705',
        title,
        source: ready.source,
        state: `${(0,report/* sayAge */.PS)(ready, requirement, now)}${ready.quality === 'stale' ? ', stale' : ''}`,
        origin: ready.confirmed ? 'confirmed' : 'unconfirmed',
        details: [...size, time, digest],
        attempts,
    };
}
function rowOfOwn(title, { told, state, attempts, durationMs }) {
    const details = [told.size, (0,report/* formatDuration */.a3)(durationMs), told.digest].filter((text) => text !== '');
    const mark = { good: '\u2705', degraded: '\u26a0\ufe0f', missing: '\u274c' };
    return {
        mark: mark[state],
        title,
        source: told.source,
        state: told.state,
        origin: told.confirmed,
        details,
        attempts,
    };
}
function cellsOf({ mark, title, source, state, origin }) {
    return [`${mark} ${(0,escape_markdown/* escapeMarkdown */.F)(title)}`, ...[source, state, origin].map((text) => (0,escape_markdown/* escapeMarkdown */.F)(text))];
}
/** The first line: the answer to what whoever opens the page wants to know. */
function describeVerdict(facts, rows, { verdict }) {
    const { failure, degraded } = verdict;
    if (failure !== undefined) {
        const text = (0,escape_markdown/* escapeMarkdown */.F)(failure.headline ?? failure.message, MAX_SENTENCE_CHARACTERS);
        return `\u274c **${text}.**\n\n**What to do:** ${(0,escape_markdown/* escapeMarkdown */.F)(failure.hint, MAX_SENTENCE_CHARACTERS)}`;
    }
    const provided = rows.filter(({ mark }) => mark !== '\u274c');
    if (provided.length === 0 && rows.length === 0) {
        const isPlanned = facts.plan.resources.some(({ decision }) => decision.provide);
        return isPlanned
            ? '\ud83d\udccb **Planned only.** Nothing was fetched, placed, or set for later steps.'
            : '\u2705 **Nothing is needed.** This scan reads no data that could be provided.';
    }
    const told = provided
        .slice(0, MAX_TOLD)
        .map(({ title, state }) => (0,escape_markdown/* escapeMarkdown */.F)(`${title}: ${state}`, 120));
    const more = provided.length > MAX_TOLD ? [`and ${provided.length - MAX_TOLD} more`] : [];
    const word = degraded ? '\u26a0\ufe0f **Degraded: look at the warnings below.**' : '\u2705 **Ready.**';
    return `${word} ${[...told, ...more].join(' \u00b7 ')}`;
}
/** Of a message with what four registries said of two resources, when it stands in a list. */
const MAX_SENTENCE_CHARACTERS = 3000;
/** More is in the table. */
const MAX_TOLD = 4;
function renderDetails(facts, { hosts }) {
    const rows = facts.plan.resources.flatMap((planned) => describeRows(planned, facts).map((row) => ({ ...row, why: planned.decision.reason })));
    const provided = rows.flatMap(({ title, why, details, attempts }) => [
        `- ${(0,escape_markdown/* escapeMarkdown */.F)(title)}: ${(0,escape_markdown/* escapeMarkdown */.F)([...details, why].join(', '))}`,
        ...attempts.map((attempt) => `  - ${(0,escape_markdown/* escapeMarkdown */.F)((0,acquire_attempt/* describeAttempt */.Be)(attempt))}`),
    ]);
    const absent = facts.plan.resources.filter((planned) => describeRows(planned, facts).length === 0);
    const left = absent.map((planned) => `- ${(0,escape_markdown/* escapeMarkdown */.F)((0,describe_plan/* sayNeed */.gb)(planned))}`);
    const contacted = hosts.length === 0
        ? 'No host was contacted.'
        : `Hosts contacted: ${hosts.map((host) => (0,escape_markdown/* escapeMarkdown */.F)(host)).join(', ')}`;
    return [
        '<details><summary>Attempts, digests, what is not provided, and hosts</summary>',
        ...(provided.length === 0 ? [] : ['**Provided, and every attempt**', provided.join('\n')]),
        ...(left.length === 0 ? [] : ['**Not provided**', left.join('\n')]),
        contacted,
        '</details>',
    ].join('\n\n');
}
function bullets(lines, mark = '') {
    return lines.map((line) => `- ${mark}${(0,escape_markdown/* escapeMarkdown */.F)(line, MAX_SENTENCE_CHARACTERS)}`).join('\n');
}
function renderTable(heads, rows) {
    return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
;// CONCATENATED MODULE: ./build/report/trivy-command.js
// The script behind `TRIVY_CMD`: runs Trivy on the provided data even where a step brings its own cache directory.


/** EX_UNAVAILABLE of sysexits(3): nobody can take it for a finding, which Trivy reports with the exit code 1 or a chosen one. */
const EXIT_DATA_PROBLEM = 69;
/**
 * The script's text. trivy-action sets `TRIVY_CACHE_DIR` to `<workspace>/.cache/trivy` on its own step, always, and runs
 * `$TRIVY_CMD` since v0.35.0; that default is replaced, a directory that the caller chose is not.
 */
function describeTrivyCommand(facts) {
    return `#!/bin/sh
# Written by trivy-offline-cache: runs Trivy on the data that was provided for this job.
say() { printf 'trivy-offline-cache: %s\\n' "$1" >&2; }
${locateData(facts)}
repository=\${GITHUB_REPOSITORY##*/}
chosen=\${TRIVY_CACHE_DIR:-}
# The default of trivy-action, in a job on the host and in a container job.
case $chosen in
"\${GITHUB_WORKSPACE:-.}/.cache/trivy" | */"\${repository:-.}/\${repository:-.}"/.cache/trivy) chosen= ;;
esac
# What can make this scan use checks; a configuration file is not read here, so it counts.
scanners=\${TRIVY_SCANNERS:-}
subcommand=
settings="\${TRIVY_SCANNERS:-} \${TRIVY_SECURITY_CHECKS:-} \${TRIVY_IMAGE_CONFIG_SCANNERS:-} \${TRIVY_COMPLIANCE:+config} \${TRIVY_CONFIG:+config}"
[ ! -f trivy.yaml ] || settings=config
previous=
for argument in "$@"; do
  case $previous in
  --cache-dir) chosen=$argument ;;
  --scanners | --security-checks) scanners=$argument settings="$settings $argument" ;;
  --image-config-scanners) settings="$settings $argument" ;;
  esac
  case $argument in
  --cache-dir=*) chosen=\${argument#*=} ;;
  --scanners=* | --security-checks=*) scanners=\${argument#*=} settings="$settings \${argument#*=}" ;;
  --image-config-scanners=*) settings="$settings \${argument#*=}" ;;
  config | conf | k8s | kubernetes | --compliance | --compliance=* | --config | --config=* | -c*) settings=config ;;
  esac
  case $argument in
  image | i | fs | filesystem | rootfs | repo | repository | vm | sbom | config | conf | k8s | kubernetes)
    [ -n "$subcommand" ] || subcommand=$argument ;;
  esac
  previous=$argument
done
# The directory under its name on the host: where that was not translated, and as Windows spells it.
case $chosen in "$data" | ${quoteForShell(facts.cacheDir)}) chosen= ;; esac
if [ -n "$chosen" ]; then
  say "this step chose its own cache directory ($chosen); it is left alone"
${facts.skips.map(describeUnskip).join('\n')}
else
  TRIVY_CACHE_DIR=$data
  export TRIVY_CACHE_DIR
  say ${quoteForShell(facts.summary)}
${facts.unplanned.map(describeUnplanned).join('')}${facts.guards.length === 0 ? '  :' : facts.guards.join('\n')}
fi
exec ${quoteForShell(facts.command)} "$@"
`;
}
/**
 * Beside the script when both lie under RUNNER_TEMP: Docker actions see that directory under another name, and only the
 * script's own place tells them which.
 */
function locateData(facts) {
    const host = `data=${quoteForShell(pathForShells(facts.cacheDir, facts.platform))}`;
    // There are no Docker actions on Windows, and what its shells call a directory Trivy does not find.
    if (facts.platform === 'win32')
        return host;
    const path = (0,external_node_path_.relative)((0,external_node_path_.dirname)(facts.path), facts.cacheDir).replaceAll('\\', '/');
    // Its directory lies two levels below RUNNER_TEMP.
    const isNear = path !== '' && !path.startsWith('../../..') && !/^[A-Za-z]:/.test(path);
    if (!isNear)
        return host;
    return `here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=$(CDPATH='' cd -- "$here"/${quoteForShell(path)} 2>/dev/null && pwd) || ${host}`;
}
/** A promise made for our data does not hold for other data, which may be of any age; `-ef` knows ours under another name. */
function describeUnskip({ variable, file, isAbsent }) {
    const path = quoteForShell(file);
    if (isAbsent)
        return `  [ ! -e "$chosen"/${path} ] || unset ${variable}`;
    return `  [ "$chosen"/${path} -ef "$data"/${path} ] || unset ${variable}`;
}
/** A scan may still do without: what it lacks is said, and Trivy fetches it, or says why it cannot. */
function describeUnplanned({ isReadBy, line }) {
    return `  if ${isReadBy}; then say ${quoteForShell(line)}; fi\n`;
}

;// CONCATENATED MODULE: ./build/report/trivy-command-facts.js





/** The script's facts for what this run provided. */
function commandFacts(facts, path, environment, platform = process.platform) {
    const ready = facts.outcomes.filter((outcome) => outcome.ready !== undefined);
    const words = ready.map((outcome) => describeData(outcome));
    const preset = pathForShells(environment.TRIVY_CMD ?? '', platform);
    // A second use of this action in one job finds its own script there, which would start itself for ever.
    const command = preset === '' || isScript(preset, path, platform) ? 'trivy' : preset;
    return {
        path,
        cacheDir: facts.cacheDir,
        summary: words.length === 0 ? 'no data was provided' : words.join(', '),
        guards: ready.flatMap(({ requirement: { resource, schema } }) => resource.guardCommand?.(schema, { command: quoteForShell(command), exitCode: EXIT_DATA_PROBLEM }) ??
            []),
        unplanned: unplannedOf(facts),
        command,
        platform,
        skips: decideSkips(facts).proven.map(describePromise),
    };
}
/** Whether a command is our own script, or the one for cmd beside it, under any name: another case, a link, a short name. */
function isScript(command, path, platform) {
    const names = platform === 'win32' ? [path, `${path}.cmd`] : [path];
    const fold = (name) => {
        const plain = pathForShells(name, platform);
        return platform === 'win32' ? plain.toLowerCase() : plain;
    };
    return names.some((name) => fold(name) === fold(command) || (0,inside/* isInside */.FK)(command, name));
}
function describePromise({ skipVariable: variable, resource, because }) {
    const { directory, placement, standIn } = resource;
    if (because === 'placed')
        return { variable, file: `${directory}/${placement.provenFile}` };
    return { variable, file: `${directory}/${standIn?.absentPath ?? ''}`, isAbsent: true };
}
/** What the plan has no need of; what the user left out by name is known to be missing. */
function unplannedOf({ plan }) {
    return plan.omissions.flatMap(({ resource, reason }) => resource.isReadBy === undefined || plan.needs[resource.name]?.need !== 'not needed'
        ? []
        : [
            {
                isReadBy: resource.isReadBy,
                line: (0,log/* clean */.uH)(`this scan reads ${resource.name}, which this step did not provide (${reason}): give it the scan-type and scanners of this scan`, 400),
            },
        ]);
}
function describeData({ requirement, ready }) {
    const { resource } = requirement;
    const name = resource.label?.inCommand ?? resource.name;
    // The epoch stands for an age that is not known.
    if (ready === undefined || ready.measuredAt.getTime() === 0)
        return `${name} of unknown age`;
    const instant = ready.measuredAt.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z');
    return `${name} ${resource.age === 'data' ? 'built' : 'current as of'} ${instant}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/file-mode.js
var file_mode = __webpack_require__(7162);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
;// CONCATENATED MODULE: ./build/report/trivy-command-files.js
// The files of the script behind `TRIVY_CMD`: itself, and on Windows one for the shells that cannot run it.







/**
 * Hands over to the script beside it: cmd and PowerShell run no file without an extension. In Git's shell, which
 * actions/checkout brings to every runner, and found where its installer puts it: a search would begin in the workspace.
 */
const FOR_CMD = `@echo off
rem Written by trivy-offline-cache: the script beside it, for cmd and PowerShell.
setlocal
set "GIT_SH=%ProgramFiles%\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" set "GIT_SH=%LocalAppData%\\Programs\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" (
  >&2 echo trivy-offline-cache: this needs the shell of Git for Windows, which is not there; run trivy itself, the exported variables hold for it
  exit /b ${EXIT_DATA_PROBLEM}
)
rem Arguments reach Trivy as they are: no wildcards, no translated paths.
set "MSYS=noglob"
set "MSYS_NO_PATHCONV=1"
set "MSYS2_ARG_CONV_EXCL=*"
"%GIT_SH%" "%~dp0trivy-offline" %*
exit /b %ERRORLEVEL%
`;
/**
 * Writes the script so that a step that runs it sees all of it or the one before; on Windows one for cmd and PowerShell
 * too, named `.cmd`. What is there and the same is left alone: a step may have it open.
 *
 * @throws {LocalError} when it cannot be written
 */
async function writeTrivyCommand(facts) {
    const { path, platform } = facts;
    await replaceFile(path, describeTrivyCommand(facts));
    if (platform === 'win32')
        await replaceFile(`${path}.cmd`, FOR_CMD.replaceAll('\n', '\r\n'));
}
/** undefined: absent, or not readable, and replaced. */
function readIfThere(path) {
    try {
        return (0,small_file/* readSmallFile */.E)(path);
    }
    catch {
        return undefined;
    }
}
async function replaceFile(path, text) {
    const former = readIfThere(path);
    if (former === text)
        return;
    const temporary = `${path}.${process.pid}.tmp`;
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
        (0,external_node_fs_.writeFileSync)(temporary, text);
        (0,file_mode/* setMode */.i)(temporary, 0o755);
        await (0,file_moves/* move */.Cy)(temporary, path);
    }
    catch (cause) {
        await (0,file_moves/* removeQuietly */.S2)(temporary);
        throw new errors/* LocalError */.il(`${path} cannot be written`, { cause });
    }
}

// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
;// CONCATENATED MODULE: ./build/report/finish.js
// The ends of a run, in the order in which people and later steps meet them: lines, warnings, variables, outputs, records.

















/** Tells how it went, to people and to later steps. */
async function finishRun(facts, verdict, ends) {
    const { inputs, paths, environment, host, log, warnings } = ends;
    for (const line of (0,report/* closingLines */.Po)(facts))
        log.info(line);
    for (const outcome of facts.outcomes) {
        const warning = (0,report/* describeWarning */.U9)(outcome, facts);
        if (warning !== undefined)
            log.warning(warning);
    }
    for (const own of facts.ownOutcomes.values()) {
        for (const warning of (0,report/* describeOwnWarnings */.zr)(own, facts))
            log.warning(warning);
    }
    const trivyCommand = await provideTrivyCommand(facts, ends);
    const decided = decideEnvironment({ ...facts, trivyCommand });
    const settings = inputs.exportEnv ? decided : (0,earlier_uses/* denyClaims */.W3)(decided, ends.earlier);
    writeEnvFile(paths.envFile, settings);
    const evidence = evidenceRecord(facts, verdict, ends);
    writeEvidence(paths.evidence, evidence, log);
    if (inputs.evidenceDir !== undefined) {
        const name = evidenceFileName(facts.now, environment, (0,external_node_crypto_.randomUUID)().slice(0, 8));
        const file = (0,external_node_path_.join)((0,external_node_path_.resolve)(paths.workspace, inputs.evidenceDir), name);
        writeEvidence(file, evidence, log, () => (0,output_file/* findOutputFile */.b)('evidence-dir', file, paths.workspace));
    }
    if (inputs.exportEnv)
        setForJob(settings, facts.cacheDir, ends);
    setOutputs(describeOutputs({ run: facts, verdict, settings, paths }), host);
    await tellSummary(renderSummary(facts, { verdict, warnings, notes: [], hosts: facts.hosts }), host, log);
}
async function tellSummary(markdown, host, log) {
    await writeSummary(markdown, host, (error) => log.info(`no job summary: ${(0,errors/* describeError */.Uc)(error)}`));
}
/** Sets what holds for later steps, and takes back what an earlier use set and what does not hold any more. */
function setForJob(settings, cacheDir, { earlier, environment, host, log }) {
    const takenBack = (0,earlier_uses/* takeBack */.zH)(earlier, settings, cacheDir);
    const names = Object.keys(takenBack);
    if (names.length > 0) {
        log.info(`taken back, as this use of the action does not prove it: ${names.join(', ')}`);
    }
    try {
        (0,earlier_uses/* rememberUse */.Ne)(environment, earlier, { settings, takenBack, cacheDir });
    }
    catch (error) {
        log.warning(`a later use of this action in the job will take what this one sets for the user's own: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    exportVariables(settings, takenBack, host);
}
/**
 * What remains to be done where a use fails before it has decided anything: a job that goes on after it must not scan by what
 * an earlier use said of other files.
 *
 * @param environment as later steps see it
 */
function finishFailure(environment, host, log) {
    const earlier = (0,earlier_uses/* readEarlierUses */.x$)(environment);
    const takenBack = (0,earlier_uses/* takeBackClaims */.qQ)(earlier);
    const names = Object.keys(takenBack);
    if (names.length === 0)
        return;
    log.info(`taken back, as this use of the action did not come to prove it: ${names.join(', ')}`);
    const nothing = { variables: {}, hostVariables: {}, path: [], proven: [] };
    try {
        const before = (0,earlier_uses/* withoutEarlierUses */.v7)(environment, earlier);
        (0,earlier_uses/* rememberUse */.Ne)(before, earlier, { settings: nothing, takenBack, cacheDir: '' });
    }
    catch {
        // Then a later use takes them for the user's own, which say what is so without them.
    }
    exportVariables(nothing, takenBack, host);
}
/** The data is placed and good whether it can be told to a file or not. */
function writeEvidence(path, evidence, log, check) {
    try {
        check?.();
        // No runner masks anything in a file.
        const hide = (_, value) => (typeof value === 'string' ? (0,secrets/* hideSecrets */.s0)(value) : value);
        (0,own_file/* writeOwnFile */.OP)(path, `${JSON.stringify(evidence, hide, 2)}\n`);
    }
    catch (error) {
        log.warning(`the evidence cannot be written to ${path}: ${(0,errors/* describeError */.Uc)(error)}; the data is not affected`);
    }
}
/** Sets outputs for later steps. */
function setOutputs(outputs, host) {
    for (const [name, value] of Object.entries(outputs))
        host.setOutput(name, value);
}
/** The summary of an action that places nothing. */
async function writeCarrySummary(facts, said, log) {
    await tellSummary(renderSummary(facts, { ...said, hosts: facts.hosts }), said.host, log);
}
/** The end of a dry run: the plan is in the log, the output `plan`, and the summary, and nothing else has happened. */
async function finishDryRun({ plan, now }, { host, log, warnings }) {
    setOutputs({ plan: JSON.stringify((0,describe_plan/* planRecord */.x1)(plan)) }, host);
    log.info('This was a dry run: nothing was fetched, placed, or set for later steps.');
    const facts = { plan, outcomes: [], ownOutcomes: new Map(), now };
    const words = { verdict: verdict/* NOTHING_TRIED */.R0, warnings, notes: [], hosts: [] };
    await tellSummary(renderSummary(facts, words), host, log);
}
/** The script's path; what it would have run where it cannot be written, for all else that is exported holds without it. */
async function provideTrivyCommand(facts, { paths, environment, log }) {
    const script = commandFacts(facts, paths.trivyCommand, environment);
    try {
        await writeTrivyCommand(script);
        return script.path;
    }
    catch (error) {
        log.warning(`${(0,errors/* describeError */.Uc)(error)}; TRIVY_CMD is ${script.command} instead: a step that names a cache directory of its own, as trivy-action does, scans without this data`);
        return script.command;
    }
}


/***/ }),

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PS: () => (/* binding */ sayAge),
/* harmony export */   Po: () => (/* binding */ closingLines),
/* harmony export */   U9: () => (/* binding */ describeWarning),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   gM: () => (/* binding */ describeShortfall),
/* harmony export */   zr: () => (/* binding */ describeOwnWarnings)
/* harmony export */ });
/* harmony import */ var _acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5311);
/* harmony import */ var _base_format_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3427);
/* harmony import */ var _verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4427);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6611);




/** What the annotation of a resource says that is not as it should be; undefined when there is nothing to act on. */
function describeWarning(outcome, facts) {
    const { ready, requirement } = outcome;
    const { title } = requirement.resource;
    // Then the failure of the step says it.
    if ((0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(outcome) && facts.onUnavailable === 'fail')
        return undefined;
    if ((0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isDegraded */ .DQ)(outcome) && facts.onDegraded === 'fail')
        return undefined;
    if (ready === undefined) {
        const why = (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAttempts */ .mp)(outcome);
        return `${sayMissing(outcome)} (${why}); ${describeConsequence(outcome)}. ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)([outcome])}`;
    }
    const age = sayAge(ready, requirement, facts.now);
    if (ready.quality === 'stale') {
        const why = (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAttempts */ .mp)(outcome);
        return `${title}: ${age} (${(0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__/* .sayLimits */ .Wi)(requirement)}), and nothing newer is available (${why}). ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)([outcome])}`;
    }
    if (ready.isDoubtful === true) {
        const why = (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAttempts */ .mp)(outcome);
        return `${title}: ${age}, from the ${ready.source}, and no server vouches for it: on this ref somebody may have planted it (${why}). ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)([outcome])}`;
    }
    if (ready.quality === 'upstream-stale') {
        return `${title}: ${age}; upstream has published nothing newer, so this is the newest there is`;
    }
    if (outcome.problem !== undefined) {
        return `${title}: ${age}, and a newer copy could not be put in its place (${outcome.problem}). ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)([outcome])}`;
    }
    return undefined;
}
/** The same of a resource that provided itself. */
function describeOwnWarnings({ state, shortfall, warnings }, { onDegraded, onUnavailable }) {
    // Then the failure of the step says it.
    const isSaid = (state === 'missing' && onUnavailable === 'fail') || (state === 'degraded' && onDegraded === 'fail');
    if (shortfall === undefined || state === 'good' || isSaid)
        return warnings;
    return [`${shortfall.message}. ${shortfall.hint}`, ...warnings];
}
/** The same where nothing is placed; undefined as well when the failure of the step says it. */
function describeShortfall(outcome, facts) {
    if (outcome.ready !== undefined)
        return describeWarning(outcome, facts);
    if (facts.onUnavailable === 'fail')
        return undefined;
    return `${sayMissing(outcome)} (${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAttempts */ .mp)(outcome)}). ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)([outcome])}`;
}
function sayMissing({ requirement, problem }) {
    const { title } = requirement.resource;
    return `${title} ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .isOrAre */ .Cj)([title])} not available${problem === undefined ? ' from any source' : ''}`;
}
function describeConsequence(outcome) {
    const { standIn } = outcome.requirement.resource;
    if (outcome.isProvenAbsent && standIn !== undefined)
        return standIn.consequence;
    return 'what lies in the cache directory is left as it was, and Trivy may go to the network';
}
/** The lines that stay visible when the log's groups are closed: one per resource, in columns. */
function closingLines(facts) {
    const { plan, outcomes, ownOutcomes, now } = facts;
    const rows = plan.resources.flatMap(({ resource: { name, title } }) => {
        const own = ownOutcomes.get(name);
        return [
            ...(0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomesOf */ .RK)(name, outcomes).map((outcome) => closingColumns(outcome, now)),
            ...(own === undefined ? [] : [ownColumns(title, own)]),
        ];
    });
    const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .filter((cell) => cell !== '')
        .join('   ')
        .trimEnd());
}
function closingColumns({ ready, requirement, attempts, durationMs }, now) {
    const failed = sayFailures(attempts);
    const state = ready === undefined ? [] : [sayAge(ready, requirement, now), sayQuality(ready)];
    return [
        requirement.resource.title,
        ready?.source ?? 'not available',
        ready?.transferredBytes === undefined ? '' : (0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(ready.transferredBytes),
        formatDuration(durationMs),
        [...state, ...failed].filter((note) => note !== '').join('; '),
    ];
}
function ownColumns(title, { told, durationMs }) {
    return [title, told.source, told.size, formatDuration(durationMs), told.state];
}
/** One line has room for one name of each kind. */
function sayFailures(attempts) {
    return ['failed', 'refused'].flatMap((outcome) => {
        const [first, ...others] = attempts.filter((attempt) => attempt.outcome === outcome);
        if (first === undefined)
            return [];
        return `${first.source}${others.length === 0 ? '' : ` and ${others.length} more`}: ${outcome}`;
    });
}
/** The age of what is ready, and of which version it is where that tells more. */
function sayAge(ready, requirement, now) {
    const age = (0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__/* .sayAge */ .PS)(requirement.resource, ready.measuredAt, now);
    if (ready.measuredAt.getTime() === 0)
        return age;
    const more = ready.version && requirement.resource.describeVersion?.(ready.version);
    return more === undefined || more === '' ? age : `${age} (${more})`;
}
const QUALITY = { fresh: '', stale: 'stale', 'upstream-stale': 'the newest there is' };
function sayQuality(ready) {
    const seal = ready.layerDigest === undefined ? 'unsealed' : '';
    return [QUALITY[ready.quality], seal].filter((word) => word !== '').join(', ');
}
/** Three digits at most: from a minute on in minutes and seconds. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${ms} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ decideCarryVerdict),
/* harmony export */   AU: () => (/* binding */ decideVerdict),
/* harmony export */   R0: () => (/* binding */ NOTHING_TRIED)
/* harmony export */ });
/* harmony import */ var _acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5311);
/* harmony import */ var _verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4427);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6611);
// How the step ends: whether what was wanted could be had, and the words of a failure that nobody can take for a finding.



/** How a step ends that only planned. */
const NOTHING_TRIED = {
    degraded: false,
    failureClass: '',
    unavailable: [],
    failure: undefined,
};
/** Decides from the outcomes whether the step succeeds, and with which words it fails. */
function decideVerdict(facts) {
    const own = [...facts.ownOutcomes.values()];
    const missing = facts.outcomes.filter(_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2);
    const degraded = facts.outcomes.filter(_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isDegraded */ .DQ);
    const ownMissing = own.filter(({ state }) => state === 'missing');
    const ownDegraded = own.filter(({ state }) => state === 'degraded');
    const isMissingAny = missing.length + ownMissing.length > 0;
    const isDegradedAny = degraded.length + ownDegraded.length > 0;
    const failsForDegraded = facts.onDegraded === 'fail' && isDegradedAny;
    const failsForMissing = facts.onUnavailable === 'fail' && isMissingAny;
    return {
        degraded: isDegradedAny || isMissingAny,
        failureClass: isMissingAny || failsForDegraded ? 'data' : '',
        unavailable: listUnavailable(facts),
        failure: describeFailure([...(failsForMissing ? missing : []), ...(failsForDegraded ? degraded : [])], [...(failsForMissing ? ownMissing : []), ...(failsForDegraded ? ownDegraded : [])], facts.now),
    };
}
/**
 * The same where nothing is placed: there, what is not available is missing, whatever Trivy has embedded.
 *
 * @param optional names of resources that nobody asked for: without them the rest is whole
 */
function decideCarryVerdict(facts, inputs, optional = new Set()) {
    const absent = facts.outcomes.filter(({ ready }) => ready === undefined);
    const missing = absent.filter(({ requirement }) => !optional.has(requirement.resource.name));
    const ownMissing = [...facts.ownOutcomes.values()].filter(({ isReady }) => !isReady);
    const hasMissing = missing.length + ownMissing.length > 0;
    const stale = facts.outcomes.filter(({ ready }) => ready?.quality === 'stale');
    const failing = [
        ...(inputs.onUnavailable === 'fail' ? missing : []),
        ...(inputs.onDegraded === 'fail' ? stale : []),
    ];
    return {
        degraded: hasMissing || absent.length > 0 || stale.length > 0,
        failureClass: hasMissing || failing.length > 0 ? 'data' : '',
        unavailable: listUnavailable(facts),
        failure: describeFailure(failing, inputs.onUnavailable === 'fail' ? ownMissing : [], facts.now),
    };
}
/** Names of resources of which something is not available, each once. */
function listUnavailable({ outcomes, ownOutcomes }) {
    const artifacts = outcomes.filter(({ ready }) => ready === undefined);
    const own = [...ownOutcomes].filter(([, { isReady }]) => !isReady);
    return [
        ...new Set([
            ...artifacts.map(({ requirement }) => requirement.resource.name),
            ...own.map(([name]) => name),
        ]),
    ];
}
/** The first words of every failure for want of data. */
const NO_FINDING = 'This is a data problem, not a vulnerability finding: ';
function describeFailure(failing, own, now) {
    if (failing.length + own.length === 0)
        return undefined;
    const shortfalls = own.flatMap(({ shortfall }) => shortfall ?? []);
    const told = groupByCause(failing).map((group) => describeGroup(group, now));
    const others = shortfalls.map(({ message }) => message);
    const hints = [...(failing.length === 0 ? [] : [(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOn */ .mm)(failing)]), ...shortfalls.map(({ hint }) => hint)];
    return {
        message: NO_FINDING + [...told.map(({ state, why }) => `${state} (${why})`), ...others].join('; '),
        headline: NO_FINDING + [...told.map(({ state }) => state), ...others].join('; '),
        hint: [...new Set(hints)].join(' '),
    };
}
/** What is wrong with this machine, or offline, or with a network, is the same for all: it is said once. */
function groupByCause(failing) {
    const groups = new Map();
    for (const outcome of failing) {
        const key = `${outcome.ready?.measuredAt.getTime() ?? ''} ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainByBase */ .OU)(outcome)}`;
        groups.set(key, [...(groups.get(key) ?? []), outcome]);
    }
    return [...groups.values()];
}
function describeGroup(group, now) {
    const [first] = group;
    if (first === undefined)
        return { state: '', why: '' };
    const titles = group.map(({ requirement }) => requirement.resource.title);
    const subject = `${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .joinNames */ .JH)(titles)} ${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .isOrAre */ .Cj)(titles)}`;
    const why = group.length === 1 ? (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAttempts */ .mp)(first) : (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .explainByBase */ .OU)(first);
    const { ready, requirement, problem } = first;
    if (ready !== undefined) {
        const age = `${(0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__/* .sayAge */ .PS)(requirement.resource, ready.measuredAt, now)}; ${(0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_2__/* .sayLimits */ .Wi)(requirement)}`;
        return { state: `${subject} older than max-age`, why: `${age}; ${why}` };
    }
    return { state: `${subject} not available${problem === undefined ? ' from any source' : ''}`, why };
}


/***/ }),

/***/ 7966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ countPlaced),
/* harmony export */   Vh: () => (/* binding */ tellClosure),
/* harmony export */   av: () => (/* binding */ describeSources),
/* harmony export */   oj: () => (/* binding */ adviseOffline),
/* harmony export */   wv: () => (/* binding */ describeCounts)
/* harmony export */ });
/* harmony import */ var _base_count_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9787);
/* harmony import */ var _base_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3427);


/** How many are placed. */
function countPlaced({ counts }) {
    return counts.local + counts.kept + counts.fetched;
}
/** Where those that are placed came from, as a reader would say it. */
function describeSources({ counts, attempts }, { local, publishers }, others = []) {
    const used = attempts.filter(({ outcome }) => outcome === 'used').map(({ source }) => source);
    const sources = [
        ...(counts.local > 0 ? [local] : []),
        ...(counts.kept > 0 ? used : []),
        ...(counts.fetched > 0 ? [publishers] : []),
        ...others,
    ];
    return sources.length === 0 ? 'nothing to place' : [...new Set(sources)].join(', ');
}
/** `12 packages: 10 kept, 2 fetched; 1 absent`. */
function describeCounts(outcome, one, others = []) {
    const { counts, stale } = outcome;
    const say = (number, what) => (number === 0 ? [] : [`${number} ${what}`]);
    const origins = [
        ...say(counts.local, 'already there'),
        ...say(counts.kept, 'kept'),
        ...say(counts.fetched, 'fetched'),
    ];
    const list = origins.length === 0 ? '' : `: ${origins.join(', ')}`;
    return [
        `${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U)(countPlaced(outcome), one)}${list}`,
        ...others,
        ...say(counts.absent, 'absent'),
        ...say(counts.unknown, 'unknown'),
        ...say(stale, 'older than max-age'),
    ].join('; ');
}
/**
 * What to do where nobody may be asked, and something is unknown.
 *
 * @param name of the resource, as the input `resources` has it
 * @param publishers in words: `Maven repositories`
 */
function adviseOffline({ attempts }, name, publishers) {
    const bundle = attempts.find(({ source }) => source === 'bundle');
    if (bundle === undefined) {
        return `Bring a complete set: run this action once where ${publishers} can be reached, or carry a bundle of the action export.`;
    }
    return (bundle.hint ??
        `Export the bundle anew, in a job that has checked out this project, with ${name} in the input resources of the action export.`);
}
/** The outcome as everybody else sees it. */
function tellClosure(outcome, words) {
    const { isReady, hosts, inCache, attempts, durationMs, counts, layerDigest } = outcome;
    const { warnings, evidence, outputs, carried, source } = words;
    const state = judge(outcome);
    return {
        ...{ isReady, state, hosts, inCache, attempts, durationMs, warnings, evidence, outputs, carried },
        shortfall: state === 'good' ? undefined : words.shortfall,
        // What git asks is not counted.
        isHit: counts.requests === 0 && counts.fetched === 0,
        told: {
            source,
            state: words.state,
            digest: layerDigest ?? '',
            confirmed: isReady ? 'complete' : 'not complete',
            size: counts.fetchedBytes === 0 ? '' : (0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(counts.fetchedBytes),
        },
        isKeepable: layerDigest !== undefined,
        own: outcome,
    };
}
/** Offline nobody can make up for what is unknown, and the scan would lose it without a word. */
function judge({ isReady, isOffline, stale }) {
    if (!isReady && isOffline)
        return 'missing';
    return isReady && stale === 0 ? 'good' : 'degraded';
}


/***/ }),

/***/ 1682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L3: () => (/* binding */ adviseOnPoms),
/* harmony export */   Lf: () => (/* binding */ describePoms),
/* harmony export */   jz: () => (/* binding */ POMS_TITLE)
/* harmony export */ });
/* unused harmony export explainIncomplete */
/* harmony import */ var _closure_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7966);
// What became of the Maven POMs, as plain data: everything that settings, report, and outputs are made from.

/** All of them, as a reader would say it. */
const POMS_TITLE = 'Maven POMs';
/** Why the closure is not complete: the first of what is unknown, and how many there are. */
function explainIncomplete({ unknown, doubts, problem }) {
    const parts = problem === undefined ? [] : [problem];
    const [first] = unknown;
    if (first !== undefined) {
        const name = `${first.groupId}:${first.artifactId}:${first.version}`;
        const more = unknown.length === 1 ? '' : `, and ${unknown.length - 1} more`;
        parts.push(`${name}, wanted by ${first.wantedBy}, is not available: ${first.reason}${more}`);
    }
    parts.push(...doubts.slice(0, 3));
    return parts.join('; ');
}
/** What is wrong with the POMs, in one sentence. */
function describePoms(poms) {
    return poms.isReady
        ? `Maven POMs are older than max-age (${poms.stale} snapshots or absences could not be asked for anew)`
        : `Maven POMs are not complete (${explainIncomplete(poms)})${poms.isOffline ? ',' : ': Trivy will ask for them itself,'} and without them a scan misses what they lead to`;
}
/** What to do about them. */
function adviseOnPoms(poms) {
    const { isOffline, isReady, hint } = poms;
    if (hint !== undefined)
        return hint;
    return isOffline
        ? (0,_closure_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseOffline */ .oj)(poms, 'maven-poms', 'Maven repositories')
        : isReady
            ? 'Run it again when the repositories answer, or raise max-age.'
            : 'Run it again when the repositories answer: only what is missing is asked for.';
}


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ POMS_REPOSITORY),
/* harmony export */   KM: () => (/* binding */ SET_VERSION),
/* harmony export */   o5: () => (/* binding */ POMS)
/* harmony export */ });
// The names under which sets of POMs are kept and carried: who changes one finds none of the earlier sets any more.
/** Of the resource: in the table, keys, layouts, and bundles. */
const POMS = 'maven-poms';
/** Repository below a registry base. */
const POMS_REPOSITORY = 'trivy-poms';
/** Version of the archive's format: in keys, in the archive, and in bundles. */
const SET_VERSION = 2;


/***/ }),

/***/ 9568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ instantOf),
/* harmony export */   Fx: () => (/* binding */ MAX_METADATA_BYTES),
/* harmony export */   L5: () => (/* binding */ parseFields),
/* harmony export */   Oi: () => (/* binding */ openPresent),
/* harmony export */   VR: () => (/* binding */ METADATA_FILE),
/* harmony export */   Y5: () => (/* binding */ rethrowMissing),
/* harmony export */   _6: () => (/* binding */ readMetadata),
/* harmony export */   co: () => (/* binding */ rewriteMetadata),
/* harmony export */   f5: () => (/* binding */ writeMetadata)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_mode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7162);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5867);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3039);
// The small JSON file beside data in which Trivy notes what it did: read as a stranger's, written as Trivy itself would.






/** Its name beside databases and the checks bundle. */
const METADATA_FILE = 'metadata.json';
/** It has a few hundred bytes; more is not ours. */
const MAX_METADATA_BYTES = 64 * 1024;
/** The text of a directory's metadata. */
async function readMetadata(directory, name = METADATA_FILE) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
    const size = sizeOfFile(path, name);
    if (size > MAX_METADATA_BYTES)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${name} has ${size} bytes`);
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
}
/**
 * The fields of a JSON object by lower-cased name: Go matches field names in any case. A number that is
 * not spelled as an integer is NaN, for all numbers in these files are integers to Go, and `2.0` is none.
 */
function parseFields(text, name) {
    let value;
    try {
        value = JSON.parse(text, refuseFraction);
    }
    catch (cause) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${name} is not JSON`, { cause });
    }
    const fields = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_5__/* .goFields */ .sE)(value);
    if (fields === undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${name} is not a JSON object`);
    return fields;
}
function refuseFraction(_, value, context) {
    return typeof value === 'number' && !/^-?\d+$/.test(context?.source ?? '0') ? Number.NaN : value;
}
/** The instant in a field; the epoch, which stands for an unknown age, where there is none. */
function instantOf(value) {
    const instant = new Date(String(value));
    return Number.isNaN(instant.getTime()) ? new Date(0) : instant;
}
/** Opens a file of a placed resource. */
function openPresent(path, name) {
    sizeOfFile(path, name);
    const descriptor = ifPresent(name, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r'));
    return {
        stat: async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor),
        read: async (...where) => ({ bytesRead: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, ...where) }),
        close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor),
    };
}
/** A pipe would keep us waiting for its writer, a device would never end. */
function sizeOfFile(path, name) {
    const facts = ifPresent(name, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path));
    if (!facts.isFile())
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${name} is not a regular file`);
    return facts.size;
}
function ifPresent(name, look) {
    try {
        return look();
    }
    catch (error) {
        return rethrowMissing(name)(error);
    }
}
/** Turns the absence of a file into a sentence; the cause tells that it is one. */
function rethrowMissing(name) {
    return (cause) => {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(cause, 'ENOENT', 'ENOTDIR'))
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${name} is missing`, { cause, isWhole: true });
        throw cause;
    };
}
/** Changes the metadata of a directory, whose contents check has made sure that it is a JSON object. */
async function rewriteMetadata(directory, change, staging = directory) {
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, METADATA_FILE), 'utf8');
    await writeMetadata(directory, change(JSON.parse(text)), { staging });
}
/** Writes the metadata of a directory as a whole, readable by all. */
async function writeMetadata(directory, metadata, { staging = directory, name = METADATA_FILE } = {}) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, `${name}.tmp`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, `${JSON.stringify(metadata)}\n`);
    (0,_base_file_mode_js__WEBPACK_IMPORTED_MODULE_3__/* .setMode */ .i)(temporary, 0o644);
    await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .move */ .Cy)(temporary, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name));
}


/***/ }),

/***/ 9492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _1: () => (/* binding */ provided),
/* harmony export */   rF: () => (/* binding */ nameFiles),
/* harmony export */   tD: () => (/* binding */ notNeeded)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
// Words in which a resource says whether a scan needs it.

/** The decision for something that no scan of this kind fetches. */
function notNeeded(reason) {
    return { need: 'not needed', provide: false, reason };
}
/** The decision for something that this version of the action makes available. */
function provided(need, reason) {
    return { need, provide: true, reason };
}
/** The first path, and how many there are beside it. */
function nameFiles(paths) {
    const first = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(paths[0] ?? '', 100);
    return paths.length <= 1 ? first : `${first} and ${paths.length - 1} more`;
}


/***/ }),

/***/ 7960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ RESOURCES)
});

// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
// EXTERNAL MODULE: ./build/inputs/parsers.js
var parsers = __webpack_require__(5272);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/inputs/registry-bases.js
var registry_bases = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/scan/decide-scans.js + 7 modules
var decide_scans = __webpack_require__(6495);
;// CONCATENATED MODULE: ./build/resources/published/find-places.js
// Where a resource that upstream publishes is looked for: the repositories of the user in Trivy's own reading, else those below
// `registries`. Pure.




/** The places for one artifact. */
function findPlaces(wanted, { inputs, scans, trivy }) {
    const { resource, schema } = wanted;
    const { repositories, mirrors } = (0,decide_scans/* sharedSettings */.V)(scans);
    const setting = repositories.get(wanted.repository.input.name);
    if (setting === undefined)
        throw new Error(`${wanted.repository.input.name}: no row of the table`);
    const readRepository = (text) => readReferences(text, setting, trivy.version, wanted);
    const references = setting.value.length > 0
        ? setting.value.flatMap(readRepository)
        : basesFor(resource, inputs).map((base) => (0,oci_reference/* parseReference */.F2)(`${base}/${resource.repository}`, String(schema)));
    const namedIn = setting.value.length > 0 ? setting.origin.replace(/^input /, 'the input ') : undefined;
    return {
        places: references.flatMap((reference) => [
            ...mirrorsOf(reference, mirrors).map((mirror) => ({
                reference: mirror,
                namedIn: 'registry.mirrors of trivy.yaml',
                isUpstream: isUpstream(mirror, wanted),
                isMirror: true,
            })),
            { reference, namedIn, isUpstream: isUpstream(reference, wanted) },
        ]),
        placesAreChosen: setting.saidBy === 'input',
    };
}
/**
 * One repository, with the tag that Trivy would add to it. For databases the schema; Trivy 0.50 takes any colon for a tag,
 * that of a port too. For the checks bundle `latest`, which may be of a major that this Trivy does not read, or missing in a
 * mirror: the right major is asked for first.
 */
function readReferences(text, setting, trivyVersion, { schema, isLatestByDefault }) {
    const right = (0,oci_reference/* parseReference */.F2)(text, String(schema));
    // The text has a tag or digest, or it is an input, whose own rule is the right schema.
    if (setting.saidBy === 'input' || (0,oci_reference/* parseReference */.F2)(text, '').tag !== '')
        return [right];
    if (isLatestByDefault)
        return [right, (0,oci_reference/* parseReference */.F2)(text, 'latest')];
    const isOldTag = semver.lt(trivyVersion, '0.51.0') && text.includes(':');
    return [isOldTag ? (0,oci_reference/* parseReference */.F2)(text, 'latest') : right];
}
/** A user who names no other base gets an answer from the registry rather than none at all. */
function basesFor({ notPublishedAt }, { registries }) {
    const bases = registries.filter((base) => !notPublishedAt.includes(base));
    return bases.length > 0 ? bases : registries;
}
/** The mirrors of a reference's host, under the name that Trivy knows Docker Hub by. */
function mirrorsOf(reference, mirrors) {
    const host = reference.registry === 'docker.io' ? 'index.docker.io' : reference.registry;
    return (mirrors.get(host) ?? []).map((mirror) => ({
        ...(0,oci_reference/* parseReference */.F2)(`${mirror}/${reference.repository}`),
        tag: reference.tag,
        digest: reference.digest,
    }));
}
/** Only under the tags that upstream moves: an older version or a pinned digest says nothing about what is the newest. */
function isUpstream(reference, { resource, schema }) {
    const { registry, repository, tag, digest } = reference;
    return (digest === undefined &&
        [String(schema), 'latest'].includes(tag ?? '') &&
        registry_bases/* UPSTREAM_BASES */.pY.filter((base) => !resource.notPublishedAt.includes(base)).some((base) => `${registry}/${repository}` === `${base}/${resource.repository}`));
}

;// CONCATENATED MODULE: ./build/resources/published/published.js


/** The resource that is this one artifact. */
function describePublished(facts) {
    const { artifact, flag, isLatestByDefault, schemaFor } = facts;
    const input = { name: facts.input, parse: (0,parsers/* referencesLike */.CY)(exampleOf(facts)) };
    const repository = { input, flag, takesList: facts.takesList };
    return {
        name: artifact.name,
        title: artifact.title,
        inputs: [input],
        maxAgeMs: artifact.maxAgeMs,
        staleIfErrorMs: artifact.staleIfErrorMs,
        repository,
        published: artifact,
        mirrored: {
            repository: artifact.repository,
            movingTags: facts.schemas.map(String),
            fixedTags: facts.schemas.map((schema) => `${schema}-<date>t<time>`),
        },
        looksFor: facts.looksFor,
        ...(facts.overlooked === undefined ? {} : { overlooked: facts.overlooked }),
        need: facts.need,
        artifacts(plan) {
            const schema = schemaFor(plan.trivy);
            const wanted = { resource: artifact, repository, schema, isLatestByDefault };
            return [{ resource: artifact, schema, ...findPlaces(wanted, plan) }];
        },
    };
}
/** Where upstream has it. Where the tag changes with Trivy, an input without one lets it follow. */
function exampleOf({ artifact, schemas, isLatestByDefault }) {
    const tag = isLatestByDefault ? '' : `:${schemas.at(-1)}`;
    return `ghcr.io/aquasecurity/${artifact.repository}${tag}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/base/yaml.js + 1 modules
var yaml = __webpack_require__(3395);
;// CONCATENATED MODULE: ./build/resources/checks-bundle/charts.js
// Helm charts that Trivy cannot render, so that it passes over them and ends well: those that lack a chart they depend on.





/** More is not looked at: each is a file to read, and a plan takes less than a second. */
const MAX_CHARTS = 500;
/** More is not named in a warning. */
const MAX_NAMED = 5;
/** Aliases that one file may resolve to, against files that unfold to gigabytes. */
const MAX_ALIASES = 100;
/** Charts, and among them those that lack others, as `<path>: <names>`. */
const CHART_CLUES = {
    charts: { matches: (name) => name === 'Chart.yaml' },
    incompleteCharts: { readIn: (root, found) => findIncomplete(root, found.get('charts') ?? []) },
};
/** One warning for all of them. */
function tellIncompleteCharts({ workspace }) {
    const charts = workspace?.found.get('incompleteCharts') ?? [];
    if (charts.length === 0)
        return [];
    const more = charts.length > MAX_NAMED ? `; and ${charts.length - MAX_NAMED} more` : '';
    const named = charts.slice(0, MAX_NAMED).join('; ');
    return [
        `Trivy passes over Helm charts that lack a chart they depend on, even one that a condition switches off, and the scan succeeds without them: ${named}${more}. Run helm dependency build before the scan`,
    ];
}
function findIncomplete(root, charts) {
    const directories = new Set(charts.map((path) => (0,external_node_path_.dirname)(path)));
    // What lies in charts/ of another chart belongs to it, and is rendered as it is; a repository keeps its own there too.
    const isPart = (path) => {
        const above = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(path));
        return (0,external_node_path_.basename)(above) === 'charts' && directories.has((0,external_node_path_.dirname)(above));
    };
    const own = charts.filter((path) => !isPart(path)).slice(0, MAX_CHARTS);
    return own.flatMap((path) => {
        const missing = listMissing((0,external_node_path_.join)(root, (0,external_node_path_.dirname)(path)));
        return missing.length === 0
            ? []
            : [`${(0,log/* clean */.uH)(path, 150)} lacks ${missing.map((name) => (0,log/* clean */.uH)(name, 60)).join(', ')}`];
    });
}
/** As Helm compares: names alone, no versions. What cannot be read is no reason to warn. */
function listMissing(directory) {
    try {
        const wanted = [
            ...new Set([
                ...dependenciesIn(directory, 'Chart.yaml'),
                ...dependenciesIn(directory, 'requirements.yaml'),
            ]),
        ];
        if (wanted.length === 0)
            return [];
        const there = listCharts((0,external_node_path_.join)(directory, 'charts'));
        return wanted.filter((name) => !there.some((isNamed) => isNamed(name)));
    }
    catch {
        return [];
    }
}
const NAMELESS = 'a dependency without a name';
function dependenciesIn(directory, file) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, file)))
        return [];
    const dependencies = fieldOf(readYaml((0,external_node_path_.join)(directory, file)), 'dependencies') ?? [];
    // Helm takes a list alone, and loads no chart with anything else.
    if (!Array.isArray(dependencies))
        return [NAMELESS];
    return dependencies.map((dependency) => String(fieldOf(dependency, 'name') ?? '') || NAMELESS);
}
/** The charts in a directory, each as what tells whether it has a name: Helm passes over names that begin with a dot or `_`. */
function listCharts(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return [];
    return (0,external_node_fs_.readdirSync)(directory).flatMap((entry) => {
        const path = (0,external_node_path_.join)(directory, entry);
        const facts = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
        if (/^[._]/.test(entry) || facts === undefined)
            return [];
        const manifest = (0,external_node_path_.join)(path, 'Chart.yaml');
        if (facts.isDirectory()) {
            if (!(0,external_node_fs_.existsSync)(manifest))
                return [];
            const own = String(fieldOf(readYaml(manifest), 'name') ?? entry);
            return [(name) => name === own];
        }
        // Its name stands inside; by that of its file it is told well enough to leave a chart alone.
        const packed = entry.endsWith('.tgz') && facts.size > 0;
        return packed
            ? [(name) => entry.startsWith(`${name}-`) && VERSION.test(entry.slice(name.length))]
            : [];
    });
}
/** What `helm package` puts behind a name. */
const VERSION = /^-v?\d/;
function readYaml(path) {
    const options = { maxAliasCount: MAX_ALIASES, merge: true, logLevel: 'silent' };
    return (0,yaml/* loadYaml */.y)().parse((0,small_file/* readSmallFile */.E)(path), options);
}
function fieldOf(value, name) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    // Helm reads them as Go reads JSON: whatever their case.
    return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
}

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/units.js
var units = __webpack_require__(1755);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/resources/metadata/metadata-file.js
var metadata_file = __webpack_require__(9568);
// EXTERNAL MODULE: ./build/base/list-below.js
var list_below = __webpack_require__(4394);
;// CONCATENATED MODULE: ./build/resources/checks-bundle/check-bundle.js
// Whether a tree holds checks that Trivy would load, and its metadata as Trivy reads and writes it.







/** Directory of the checks bundle beside its metadata. */
const BUNDLE_CONTENT = 'content';
/**
 * Checks that a tree really holds checks: an empty directory would silently switch all checks off.
 *
 * @param content the `content` directory
 * @throws {VerifyError} when it holds no check that Trivy would load, or a file on which Trivy would end
 */
async function checkBundle(content, context) {
    const files = listChecks(content).filter(({ entry }) => entry.isFile());
    const names = files.map(({ path }) => path);
    if (!names.some(isLoadedCheck))
        throw new errors/* VerifyError */.Gz('no check is among the checks');
    if ((0,trivy_version/* needsBundleManifest */.t5)(context.trivyVersion) && !names.includes('.manifest')) {
        throw new errors/* VerifyError */.Gz(`the checks lack a .manifest, without which Trivy ${context.trivyVersion} ignores them`);
    }
}
/**
 * Reads the package of each file that Trivy would load. Libraries alone find nothing, without a word, and one file without a
 * package ends the scan (run with Trivy 0.76.0); whether the rest of a file compiles is not looked at.
 *
 * @param content the `content` directory
 * @returns the first parts of the packages of checks, each once
 * @throws {VerifyError} when no file is a check, or one is no Rego
 */
async function checkPackages(content) {
    const namespaces = new Set();
    for (const { path, entry } of listChecks(content)) {
        if (entry.isDirectory() || !isLoadedCheck(path))
            continue;
        // A pipe would be waited for, by Trivy too.
        if (!entry.isFile())
            throw new errors/* VerifyError */.Gz(`${(0,log/* clean */.uH)(path, 150)} among the checks is not a regular file`);
        const name = findPackage((0,external_node_fs_.readFileSync)(`${content}/${path}`, 'utf8'));
        if (name === undefined) {
            throw new errors/* VerifyError */.Gz(`${(0,log/* clean */.uH)(path, 150)} among the checks has no package, on which Trivy ends`);
        }
        if (name !== 'lib')
            namespaces.add(name);
    }
    if (namespaces.size === 0)
        throw new errors/* VerifyError */.Gz('the checks are libraries only, without any check');
    return [...namespaces];
}
/** What Trivy evaluates of a bundle without being told (`pkg/iac/rego`; run with 0.76.0). */
const EVALUATED = ['builtin', 'defsec', 'appshield'];
/**
 * What the user should know of checks that a scan passes over in silence: they are in a namespace of their own.
 *
 * @param namespaces the first parts of their packages
 * @returns a warning; undefined: Trivy evaluates some of them
 */
function tellUnevaluated(namespaces) {
    if (namespaces.some((name) => EVALUATED.includes(name)))
        return undefined;
    const named = namespaces.filter((name) => name !== '').slice(0, 5);
    return `Checks: Trivy evaluates none of these checks unless it is told their namespaces, and a scan finds nothing with them: set TRIVY_CHECK_NAMESPACES to ${named.join(',') || 'theirs'} for it`;
}
function listChecks(content) {
    try {
        return (0,list_below/* listBelow */.I)(content);
    }
    catch (error) {
        return (0,metadata_file/* rethrowMissing */.Y5)('the directory of checks')(error);
    }
}
/** The first part of a module's package, with which it must begin, comments aside (Rego's grammar). */
function findPackage(text) {
    const line = text.split('\n').find((one) => !/^\s*(#|$)/.test(one.replace(/^\uFEFF/, '')));
    if (line === undefined)
        return undefined;
    // The name may stand on a line of its own; such a module is taken for a check.
    const [, name] = /^\uFEFF?\s*package\b\s*(\w*)/.exec(line) ?? [];
    return name;
}
/** Trivy loads *.rego, but neither tests, nor dot-files, nor what is optional. */
function isLoadedCheck(path) {
    const isCheck = /(^|\/)[^./][^/]*\.rego$/.test(path) && !path.endsWith('_test.rego');
    return isCheck && !/(^|\/)advanced\/optional\//.test(path);
}
/**
 * When Trivy has noted that it downloaded or confirmed the bundle.
 *
 * @throws {VerifyError} when its note is of another major
 */
async function readDownloadedAt(directory, { title, schema, trivyVersion }) {
    const fields = (0,metadata_file/* parseFields */.L5)(await (0,metadata_file/* readMetadata */._6)(directory), metadata_file/* METADATA_FILE */.VR);
    const major = fields.get('majorversion');
    const isOtherMajor = fields.get('custombuild') !== true && major !== schema;
    if ((0,trivy_version/* hasMajorInBundleMetadata */.Wb)(trivyVersion) && isOtherMajor) {
        throw new errors/* VerifyError */.Gz(`${title}: wrong major in the cache directory`, {
            wanted: String(schema),
            found: String(major ?? 'none'),
        });
    }
    return (0,metadata_file/* instantOf */.B9)(fields.get('downloadedat'));
}
/**
 * Writes a checks bundle's metadata as the given Trivy expects it (Trivy's `pkg/policy/policy.go`):
 * without a version annotation Trivy calls it a custom build, and never checks its major.
 */
async function writeBundleMetadata(directory, origin, downloadedAt) {
    const major = semver.parse(origin.version)?.major;
    const version = major === undefined ? { MajorVersion: 0, CustomBuild: true } : { MajorVersion: major };
    const metadata = {
        Digest: origin.manifestDigest,
        DownloadedAt: downloadedAt.toISOString(),
        ...((0,trivy_version/* hasMajorInBundleMetadata */.Wb)(origin.trivyVersion) ? version : {}),
    };
    await (0,metadata_file/* writeMetadata */.f5)(directory, metadata);
}
/**
 * Notes that the placed bundle was confirmed now: Trivy rewrites `DownloadedAt` in that case, nothing else.
 *
 * @param staging where the new file waits: a stray one beside the old would make the placed bundle another than was sealed
 */
async function renewBundleMetadata(directory, downloadedAt, staging = directory) {
    const change = (metadata) => ({ ...metadata, DownloadedAt: downloadedAt.toISOString() });
    await (0,metadata_file/* rewriteMetadata */.co)(directory, change, staging);
}

;// CONCATENATED MODULE: ./build/resources/checks-bundle/guard-major.js
// Keeps a Trivy of another major from a bundle that it would misread: lines of the script behind `TRIVY_CMD`.


/** A bundle of another major gives other results without a word; only a scan that can use checks pays for asking. */
function guardMajor(major, { command, exitCode }) {
    // A later one may have been asked which major it wants.
    const newest = new semver.SemVer(trivy_version/* NEWEST_RUN_TRIVY */.Gn).minor;
    return `  case $settings in *conf*)
    version=$(${command} --version 2>/dev/null | head -n 1)
    minor=\${version#*.}
    minor=\${minor%%[!0-9]*}
    wanted=${major}
    case $version in 'Version: 0.'[0-9]* | 'Version: v0.'[0-9]*)
      if [ "$minor" -lt 56 ]; then wanted=0; elif [ "$minor" -lt 69 ]; then wanted=1; elif [ "$minor" -le ${newest} ]; then wanted=2; fi ;;
    esac
    if [ "$wanted" != ${major} ]; then
      say "this is a data problem, not a finding: Trivy \${version#Version: } reads checks of major $wanted, and those of major ${major} were provided: set the input trivy-version to the version that scans"
      exit ${exitCode}
    fi ;;
  esac`;
}

;// CONCATENATED MODULE: ./build/resources/checks-bundle/checks-bundle.js
// The checks bundle: the policies of a scan for misconfigurations. Its major follows Trivy's version, and Trivy has checks of
// its own embedded that stand in for it.








const TITLE = 'Checks';
/** The versions of Trivy that read each major, from 0 on. */
const CHECKS_MAJORS = ['<0.56.0', '>=0.56.0 <0.69.0', '>=0.69.0'];
/** Where it is published and how it is recognised. */
const CHECKS_BUNDLE = {
    name: 'checks-bundle',
    id: 'checks-bundle',
    title: TITLE,
    repository: 'trivy-checks',
    directory: 'policy',
    layerMediaType: 'application/vnd.cncf.openpolicyagent.layer.v1.tar+gzip',
    maxLayerBytes: 64 * units/* MEBIBYTE */.gJ,
    maxExtractedBytes: 512 * units/* MEBIBYTE */.gJ,
    age: 'confirmation',
    maxAgeMs: 30 * units/* HOUR_MS */.iQ,
    staleIfErrorMs: Number.POSITIVE_INFINITY,
    schemaWord: 'major',
    notPublishedAt: ['public.ecr.aws/aquasecurity'],
    rawArchive: 'bundle.tar.gz',
    standIn: { absentPath: BUNDLE_CONTENT, consequence: 'Trivy uses the checks embedded in it' },
    placement: { kind: 'tree', provenFile: BUNDLE_CONTENT, metadataFile: metadata_file/* METADATA_FILE */.VR },
    contents: bundleContents(),
    checkManifest: refuseOtherMajor,
    schemaOf: (manifest) => (0,verify_layer/* versionOf */.E4)(manifest)?.split('.')[0],
    trivyVersions: (major) => CHECKS_MAJORS[major] ?? '*',
    settings: settingsFor,
    guardCommand: guardMajor,
    isReadBy: 'case "$subcommand $scanners" in "config "* | "conf "* | *misconfig*) ;; *) false ;; esac',
};
function bundleContents() {
    return {
        memberPath: (path) => `${BUNDLE_CONTENT}/${path}`,
        async complete(directory, context) {
            await checkBundle((0,external_node_path_.join)(directory, BUNDLE_CONTENT), context);
            const warning = tellUnevaluated(await checkPackages((0,external_node_path_.join)(directory, BUNDLE_CONTENT)));
            if (warning !== undefined)
                context.log?.warning(warning);
            const { fetched, trivyVersion, now, confirmedAt } = context;
            const origin = { manifestDigest: fetched.digest, version: (0,verify_layer/* versionOf */.E4)(fetched.manifest), trivyVersion };
            await writeBundleMetadata(directory, origin, now);
            return { measuredAt: confirmedAt, removed: [] };
        },
        async inspect(directory, context) {
            await checkBundle((0,external_node_path_.join)(directory, BUNDLE_CONTENT), context);
            if (!context.isSealed)
                await checkPackages((0,external_node_path_.join)(directory, BUNDLE_CONTENT));
            // For an unsealed tree the metadata that Trivy left is all there is to know its age by.
            return context.isSealed ? undefined : readDownloadedAt(directory, { ...context, title: TITLE });
        },
        renew: renewBundleMetadata,
    };
}
/** A bundle of another major gives other results without a word; older ones carry no version. */
function refuseOtherMajor(manifest, wanted) {
    const version = (0,verify_layer/* versionOf */.E4)(manifest);
    const major = semver.parse(version)?.major;
    if (major === undefined || major === wanted)
        return;
    throw new errors/* VerifyError */.Gz('wrong major of the checks', {
        wanted: String(wanted),
        found: String(version),
        hint: 'Check the tag in the input checks-bundle-repository, and the input trivy-version.',
    });
}
/** Before 0.51 the checks were called policies; one repository in every version. */
function settingsFor(trivyVersion) {
    const takesList = false;
    if (semver.gte(trivyVersion, '0.51.0')) {
        return {
            skipVariable: 'TRIVY_SKIP_CHECK_UPDATE',
            skipFlag: '--skip-check-update',
            repositoryVariable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
            takesList,
        };
    }
    return {
        skipVariable: 'TRIVY_SKIP_POLICY_UPDATE',
        skipFlag: '--skip-policy-update',
        repositoryVariable: 'TRIVY_POLICY_BUNDLE_REPOSITORY',
        takesList,
    };
}

// EXTERNAL MODULE: ./build/scan/effective-scanners.js
var effective_scanners = __webpack_require__(9661);
// EXTERNAL MODULE: ./build/resources/need-words.js
var need_words = __webpack_require__(9492);
;// CONCATENATED MODULE: ./build/resources/checks-bundle/need-checks.js
// Whether a scan looks for misconfigurations, and so loads checks. Pure.


/** The decision about the checks bundle. */
function needOfChecks({ settings, trivyVersion }) {
    const command = settings.command.value;
    const scan = (0,effective_scanners/* effectiveScanners */.j)(settings, trivyVersion);
    if (command === undefined) {
        return (0,need_words/* provided */._1)('needed', 'no scan-type is given; any scan for misconfigurations reads it, and it is small');
    }
    if (command === 'server')
        return (0,need_words/* notNeeded */.tD)('a server reads no checks; its clients do');
    if (command === 'sbom')
        return (0,need_words/* notNeeded */.tD)('an SBOM holds no configuration to check');
    if (command === 'k8s' && settings.format.value === 'cyclonedx') {
        return (0,need_words/* notNeeded */.tD)('k8s with the format cyclonedx lists the components of the cluster and checks nothing');
    }
    if (!scan.scanners.has('misconfig')) {
        if (!scan.imageConfig.has('misconfig')) {
            return (0,need_words/* notNeeded */.tD)(`${scan.because}: misconfigurations are not looked for`);
        }
        const origin = settings.compliance.value === undefined ? settings.imageConfigScanners.origin : scan.because;
        // Trivy loads the checks for it even where the target is no image.
        const what = command === 'image' ? 'the configuration of the image is' : 'configurations of images are';
        return (0,need_words/* provided */._1)('needed', `${what} checked (${origin})`);
    }
    const note = command === 'vm' ? '; vm has no setting against its update, and uses it for a day' : '';
    const need = scan.isUnknown ? 'maybe' : 'needed';
    const why = command === 'config' ? scan.because : `${command} looks for misconfigurations: ${scan.because}`;
    return (0,need_words/* provided */._1)(need, why + note);
}

;// CONCATENATED MODULE: ./build/resources/checks-bundle/resource.js
// The checks bundle as a resource of the table.





/** See the contract. */
const checksBundle = describePublished({
    artifact: CHECKS_BUNDLE,
    input: 'checks-bundle-repository',
    flag: {
        input: undefined,
        variable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
        key: 'misconfiguration.checks-bundle-repository',
        alias: {
            variable: 'TRIVY_POLICY_BUNDLE_REPOSITORY',
            key: 'misconfiguration.policy-bundle-repository',
            since: '0.51.0',
        },
    },
    isLatestByDefault: true,
    // A single text in every version.
    takesList: () => false,
    schemas: CHECKS_MAJORS.map((_, major) => major),
    schemaFor: ({ version, checksMajor: told }) => told ?? (0,trivy_version/* checksMajor */.jd)(version),
    need: needOfChecks,
    looksFor: CHART_CLUES,
    overlooked: tellIncompleteCharts,
});

// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
;// CONCATENATED MODULE: ./build/resources/java-db/java-images.js
// Images with a Java runtime, as Dockerfiles and compose files name them. Reads a little of each file, and no link.


/** Enough for any such file written by hand. */
const MAX_READ_BYTES = 64 * 1024;
/** Files of each kind that are read; their mere presence already counts as evidence. */
const MAX_FILES = 100;
/** Longest name of an image that is looked at. */
const MAX_IMAGE_LENGTH = 300;
/** What usually runs on Java: the name of an image, or a part of it. */
const JAVA_IMAGE = /(^|[/:._-])(open)?(jdk|jre|java)-?\d*([/:._@-]|$)|temurin|corretto|zulu|liberica|graalvm|semeru|sapmachine|maven|gradle|tomcat|jetty|wildfly|jboss|payara|liberty|keycloak|jenkins|sonarqube|elasticsearch|logstash|kafka|zookeeper|cassandra|solr|neo4j/i;
/** The Java images that these files name, each once. */
function findJavaImages(root, dockerfiles, composeFiles) {
    const images = [
        ...readHeads(root, dockerfiles).flatMap(imagesOfDockerfile),
        ...readHeads(root, composeFiles).flatMap((text) => firstGroups(text, /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"'#]+)/gm)),
    ];
    return [...new Set(images.filter((image) => JAVA_IMAGE.test(image)))];
}
/** What stands after FROM, with the defaults of ARG, without the names of stages of the same file. */
function imagesOfDockerfile(text) {
    const lines = text.replace(/\\[ \t]*\r?\n/g, ' ');
    const defaults = new Map([...lines.matchAll(/^[ \t]*ARG[ \t]+(\w+)=["']?([^\s"']+)/gim)].map(([, name = '', value = '']) => [
        name,
        value,
    ]));
    const stages = new Set(firstGroups(lines, /^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*\r?$/gim));
    return (firstGroups(lines, /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)
        // No reference is longer; what ARG puts in must not multiply.
        .filter((image) => image.length <= MAX_IMAGE_LENGTH && !stages.has(image))
        .map((image) => image.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (_, braced, otherwise, bare) => (defaults.get(braced ?? bare ?? '') ?? otherwise ?? '').slice(0, MAX_IMAGE_LENGTH))));
}
function firstGroups(text, line) {
    return [...text.matchAll(line)].map(([, group = '']) => group);
}
function readHeads(root, files) {
    return files.slice(0, MAX_FILES).map((file) => readHead((0,external_node_path_.join)(root, file)));
}
/** The first bytes of a regular file; nothing of anything else, such as a pipe that was put in its place. */
function readHead(path) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch {
        // Not ours to read: no evidence.
        return '';
    }
    try {
        if (!(0,external_node_fs_.fstatSync)(descriptor).isFile())
            return '';
        const buffer = Buffer.alloc(MAX_READ_BYTES);
        return buffer.toString('utf8', 0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, MAX_READ_BYTES, 0));
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./build/resources/java-db/java-clues.js
// What in a workspace says that images with JARs may be scanned.


/** By its name alone: the extension in any case, not the content. */
const ARCHIVE = /\.(jar|war|ear|par)$/i;
const DOCKERFILE = /^(dockerfile|containerfile)([._-](?!(.*\.)?(dockerignore|md|txt)$).+)?$|\.(dockerfile|containerfile)$/i;
const COMPOSE_FILE = /^(docker-)?compose([._-].+)?\.ya?ml$/i;
/** JAR, WAR, EAR, and PAR files, Dockerfiles, compose files, and the images with a Java runtime that these name. */
const JAVA_CLUES = {
    archives: {
        matches: (name) => ARCHIVE.test(name),
        say: (number) => (0,count/* count */.U)(number, 'Java archive'),
    },
    dockerfiles: {
        matches: (name) => DOCKERFILE.test(name) && !ARCHIVE.test(name),
        say: (number) => (0,count/* count */.U)(number, 'Dockerfile'),
    },
    composeFiles: {
        matches: (name) => COMPOSE_FILE.test(name),
        say: (number) => (0,count/* count */.U)(number, 'compose file'),
    },
    javaImages: {
        readIn: (root, found) => findJavaImages(root, found.get('dockerfiles') ?? [], found.get('composeFiles') ?? []),
        say: (number) => `${(0,count/* count */.U)(number, 'Java image')} in them`,
    },
};
/** What of it the walk found. */
function javaCluesIn({ found }) {
    return Object.fromEntries(found);
}

// EXTERNAL MODULE: ./build/verify/go-json.js
var go_json = __webpack_require__(3039);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
;// CONCATENATED MODULE: ./build/resources/database/database-bytes.js
/** The headers of both formats: bbolt's second meta page begins at its page size, of 64 KiB at most. */
const START_BYTES = 128 * 1024;
/** Both formats begin their pages at multiples of this, or of a multiple. */
const BLOCK_BYTES = 4096;
/** What a check reads of any other page: the header of a bbolt page. */
const KEPT_BYTES = 16;
/** Heads of 256 MiB in one piece: hundreds of thousands of small buffers would cost more than they hold. */
const SLAB_BYTES = 1 << 20;
const HEADS_PER_SLAB = SLAB_BYTES / KEPT_BYTES;
/** Keeps the start of the database, and 16 bytes of every 4 KiB after it: 3 MiB of a gigabyte, or 4. */
function keepDatabaseHeads() {
    const start = Buffer.alloc(START_BYTES);
    const slabs = [];
    let size = 0;
    return {
        write(chunk) {
            if (size < START_BYTES)
                chunk.copy(start, size);
            for (let at = 0; at < chunk.length;) {
                const inBlock = (size + at) % BLOCK_BYTES;
                if (inBlock < KEPT_BYTES) {
                    const { slab, offset } = headAt(slabs, Math.floor((size + at) / BLOCK_BYTES));
                    chunk.copy(slab, offset + inBlock, at, at + KEPT_BYTES - inBlock);
                }
                at += BLOCK_BYTES - inBlock;
            }
            size += chunk.length;
        },
        stat: async () => ({ size }),
        keeps: (position, length) => position + length <= START_BYTES || (position % BLOCK_BYTES) + length <= KEPT_BYTES,
        async read(buffer, offset, length, position) {
            const bytesRead = Math.max(0, Math.min(length, size - position));
            if (position + length <= START_BYTES) {
                start.copy(buffer, offset, position, position + bytesRead);
                return { bytesRead };
            }
            const inBlock = position % BLOCK_BYTES;
            if (inBlock + bytesRead > KEPT_BYTES) {
                throw new RangeError(`${length} bytes at ${position} were not kept`);
            }
            if (bytesRead === 0)
                return { bytesRead };
            const head = headAt(slabs, Math.floor(position / BLOCK_BYTES));
            head.slab.copy(buffer, offset, head.offset + inBlock, head.offset + inBlock + bytesRead);
            return { bytesRead };
        },
    };
}
function headAt(slabs, block) {
    const index = Math.floor(block / HEADS_PER_SLAB);
    const slab = slabs[index] ?? Buffer.alloc(SLAB_BYTES);
    slabs[index] = slab;
    return { slab, offset: (block % HEADS_PER_SLAB) * KEPT_BYTES };
}

;// CONCATENATED MODULE: ./build/resources/database/parse-metadata.js
// The metadata.json of a database, read as strictly as a stranger's file deserves and as leniently as Go reads JSON.



/**
 * @param text the file's contents
 * @param name the file's name in errors
 * @throws {VerifyError} when it is not what Trivy would read, or carries no age
 */
function parseDatabaseMetadata(text, name) {
    const fields = (0,metadata_file/* parseFields */.L5)(text, name);
    const version = fields.get('version') ?? 0;
    if (!Number.isSafeInteger(version))
        throw new errors/* VerifyError */.Gz(`${name}: Version is not an integer`);
    const instant = (field) => parseInstant(fields.get(field.toLowerCase()), `${name}: ${field}`);
    const updatedAt = instant('UpdatedAt');
    if (updatedAt === undefined) {
        throw new errors/* VerifyError */.Gz(`${name} has no UpdatedAt, so the age of the data is unknown`);
    }
    return {
        version: Number(version),
        updatedAt,
        nextUpdate: instant('NextUpdate'),
        downloadedAt: instant('DownloadedAt'),
    };
}
/** RFC 3339, as Go writes and wants it; absent, null, and Go's zero time (year 1) mean absent. */
function parseInstant(value, what) {
    if (value === undefined || value === null)
        return undefined;
    const instant = typeof value === 'string' ? (0,go_json/* parseGoTime */.bi)(value) : undefined;
    if (instant === undefined) {
        throw new errors/* VerifyError */.Gz(`${what} is not an RFC 3339 time, and Trivy could not read it either`);
    }
    return instant.getUTCFullYear() <= 1 ? undefined : instant;
}

;// CONCATENATED MODULE: ./build/resources/database/check-database.js
// Whether a database is one that Trivy will accept, and how old its data is: on disk, or as it streams past.






/**
 * Checks a database directory: metadata of the right schema with an honest date, and a database file that is whole.
 *
 * @throws {VerifyError} saying what is wrong; a missing file too
 */
async function checkDatabase(directory, format, context) {
    const metadata = checkMetadata(await (0,metadata_file/* readMetadata */._6)(directory), format, context);
    const file = (0,metadata_file/* openPresent */.Oi)((0,external_node_path_.join)(directory, format.file), format.file);
    try {
        await format.check(file, format.file);
    }
    finally {
        file.close();
    }
    return metadata;
}
/** The same for a database that lies nowhere: takes its two files as they stream past, and keeps as much as a check reads. */
function streamDatabase(format, context) {
    const database = keepDatabaseHeads();
    const metadata = [];
    const seen = new Set();
    return {
        async write(bytes, path) {
            if (seen.has(path))
                throw new errors/* VerifyError */.Gz(`archive entry ${path}: stands twice in the archive`);
            seen.add(path);
            let size = 0;
            for await (const chunk of bytes) {
                size += chunk.length;
                if (path === format.file)
                    database.write(chunk);
                else if (size <= metadata_file/* MAX_METADATA_BYTES */.Fx)
                    metadata.push(Buffer.from(chunk));
                else
                    throw new errors/* VerifyError */.Gz(`${metadata_file/* METADATA_FILE */.VR} has more than ${metadata_file/* MAX_METADATA_BYTES */.Fx} bytes`);
            }
        },
        async finish() {
            const missing = [format.file, metadata_file/* METADATA_FILE */.VR].find((name) => !seen.has(name));
            if (missing !== undefined)
                throw new errors/* VerifyError */.Gz(`${missing} is missing`);
            const { updatedAt } = checkMetadata(Buffer.concat(metadata).toString(), format, context);
            await format.check(database, format.file);
            return { measuredAt: updatedAt };
        },
    };
}
function checkMetadata(text, format, context) {
    const metadata = parseDatabaseMetadata(text, metadata_file/* METADATA_FILE */.VR);
    if (metadata.version !== format.metadataVersion) {
        throw new errors/* VerifyError */.Gz(`${metadata_file/* METADATA_FILE */.VR}: wrong schema`, {
            wanted: String(format.metadataVersion),
            found: String(metadata.version),
            hint: `This Trivy reads schema ${format.metadataVersion}, which is published under the tag :${format.metadataVersion}: look at the step that copied another one there.`,
        });
    }
    if ((0,freshness/* isFromFuture */.S5)(metadata.updatedAt, context.now)) {
        throw new errors/* VerifyError */.Gz(`${metadata_file/* METADATA_FILE */.VR}: UpdatedAt ${metadata.updatedAt.toISOString()} lies in the future`, {
            hint: 'Check the clock of this runner; if it is right, whoever published this data must be asked.',
        });
    }
    return metadata;
}

;// CONCATENATED MODULE: ./build/resources/database/database.js
// What the databases have in common: two files, of which the second tells the age, checked as they lie or as they stream past.




/** A database as the pipe sees it. */
function describeDatabase({ format, settings, ...facts }) {
    return {
        ...facts,
        id: facts.name,
        age: 'data',
        schemaWord: 'schema',
        notPublishedAt: [],
        // Data first: a crash in between leaves data newer than its metadata says, and Trivy then merely refreshes early.
        placement: {
            kind: 'files',
            files: [format.file, metadata_file/* METADATA_FILE */.VR],
            provenFile: format.file,
            metadataFile: metadata_file/* METADATA_FILE */.VR,
        },
        contents: databaseContents(format),
        trivyVersions: () => '>=0.50.0',
        settings: (trivyVersion) => ({ ...settings, takesList: (0,trivy_version/* takesRepositoryLists */.mQ)(trivyVersion) }),
    };
}
function databaseContents(format) {
    const members = [format.file, metadata_file/* METADATA_FILE */.VR];
    return {
        memberPath: (path) => (members.includes(path) ? path : undefined),
        async complete(directory, context) {
            const { updatedAt } = await checkDatabase(directory, format, context);
            await completeDatabaseMetadata(directory, context.now);
            return { measuredAt: updatedAt, removed: [] };
        },
        inspect: async (directory, context) => (await checkDatabase(directory, format, context)).updatedAt,
        stream: (context) => streamDatabase(format, context),
    };
}
/**
 * Sets `DownloadedAt` in a database's metadata and leaves every other field as published. Without it Trivy from 0.63 on
 * takes the database for corrupted and downloads it again.
 */
async function completeDatabaseMetadata(directory, downloadedAt) {
    await (0,metadata_file/* rewriteMetadata */.co)(directory, (published) => ({
        // Go matches names in any case: two spellings of one field would be one too many.
        ...Object.fromEntries(Object.entries(published).filter(([name]) => (0,go_json/* foldName */.zN)(name) !== 'downloadedat')),
        DownloadedAt: downloadedAt.toISOString(),
    }));
}

;// CONCATENATED MODULE: ./build/resources/java-db/tables.js
// The tables that Trivy asks for a JAR, as the first page of a SQLite database names them. Pure. Where a table or a column of
// them is missing, Trivy takes SQLite's error for "not found", and JARs silently go missing (run with 0.59.1 and 0.76.0).

/** The columns of Trivy's questions (trivy-java-db, `pkg/db/db.go`). */
const ASKED = {
    artifacts: ['id', 'group_id', 'artifact_id'],
    indices: ['artifact_id', 'version', 'sha1', 'archive_type'],
};
/** The table that has a row for each JAR. */
const JARS = 'indices';
/** How SQLite stores texts: header, offset 56 (https://www.sqlite.org/fileformat2.html \u00a71.3.13). */
const ENCODINGS = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'];
/**
 * Finds the tables that Trivy asks.
 *
 * @returns the number of the page where the rows of JARs begin; undefined: a view has them
 * @throws {VerifyError} when a table or a column is missing
 */
function findJarTable(page, name) {
    const listed = listTables(page, name);
    const find = (table) => listed.find((one) => one.name.toLowerCase() === table && ['table', 'view'].includes(one.kind));
    for (const [table, columns] of Object.entries(ASKED)) {
        const found = find(table);
        if (found === undefined)
            throw missing(name, `no table "${table}"`);
        const { sql } = found;
        const lacking = columns.find((column) => sql !== undefined && !hasWord(sql, column));
        if (found.kind === 'table' && lacking !== undefined) {
            throw missing(name, `no column "${lacking}" in its table "${table}"`);
        }
    }
    const jars = find(JARS);
    return jars?.kind === 'table' ? jars.rootPage : undefined;
}
function missing(name, what) {
    return new errors/* VerifyError */.Gz(`${name} is no Java DB of Trivy's: it has ${what}, and Trivy would find no JAR`);
}
function hasWord(sql, word) {
    return new RegExp(`\\b${word}\\b`, 'i').test(sql);
}
/** Offsets in the first page, behind the header of the database (\u00a71.6). */
const CELL_COUNT = 103;
const CELL_POINTERS = 108;
function listTables({ bytes, usableBytes, encoding }, name) {
    const text = new TextDecoder(ENCODINGS[encoding]);
    const count = bytes.readUInt16BE(CELL_COUNT);
    return Array.from({ length: count }, (_, index) => {
        const pointer = CELL_POINTERS + 2 * index;
        if (pointer + 2 > bytes.length)
            throw damaged(name);
        return readRow(bytes.subarray(bytes.readUInt16BE(pointer)), { usableBytes, text, name });
    });
}
/** A cell: length of the row, its number, lengths of the columns, columns (\u00a71.6, \u00a72.1). */
function readRow(cell, { usableBytes, text, name }) {
    const { value: rowBytes, next: afterLength } = readVarint(cell, 0, name);
    const { next: start } = readVarint(cell, afterLength, name);
    const row = cell.subarray(start, start + localBytes(rowBytes, usableBytes));
    const { value: headBytes, next } = readVarint(row, 0, name);
    const columns = [];
    for (let at = next, from = headBytes; at < headBytes && columns.length < 5;) {
        const { value: serial, next: behind } = readVarint(row, at, name);
        const length = lengthOf(serial);
        columns.push({ bytes: row.subarray(from, from + length), length });
        at = behind;
        from += length;
    }
    const [kind, own, , root, sql] = columns;
    if (root === undefined || root.bytes.length < root.length)
        throw damaged(name);
    return {
        kind: text.decode(kind?.bytes),
        name: text.decode(own?.bytes),
        rootPage: root.length === 0 || root.length > 6 ? 0 : root.bytes.readUIntBE(0, root.length),
        sql: sql !== undefined && sql.bytes.length === sql.length ? text.decode(sql.bytes) : undefined,
    };
}
/** As much of a row as lies in its page (\u00a71.6, table leaves). */
function localBytes(rowBytes, usableBytes) {
    const most = usableBytes - 35;
    if (rowBytes <= most)
        return rowBytes;
    const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
    const fitting = least + ((rowBytes - least) % (usableBytes - 4));
    return fitting <= most ? fitting : least;
}
/** Bytes of a column by its serial type (\u00a72.1). */
function lengthOf(serial) {
    if (serial >= 12)
        return Math.floor((serial - 12) / 2);
    return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][serial] ?? 0;
}
/** Seven bits a byte, the first bit says that more follow; nine bytes at most, of which none here needs more than seven. */
function readVarint(bytes, at, name) {
    let value = 0;
    for (let index = at; index < at + 7; index += 1) {
        const byte = bytes[index];
        if (byte === undefined)
            throw damaged(name);
        value = value * 128 + (byte & 0x7f);
        if (byte < 0x80)
            return { value, next: index + 1 };
    }
    throw damaged(name);
}
function damaged(name) {
    return new errors/* VerifyError */.Gz(`${name} is damaged: its list of tables cannot be read`);
}

;// CONCATENATED MODULE: ./build/resources/java-db/sqlite.js
// Is this file a whole SQLite database in which Trivy can look JARs up? Reads the header and the list of tables, not the data.


// Offsets of the database header: https://www.sqlite.org/fileformat2.html \u00a71.3 and \u00a71.6.
const HEADER_BYTES = 108;
const MAGIC = 'SQLite format 3\0';
const PAGE_SIZES = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];
/** Version of reading that means a write-ahead log (\u00a71.3.3). */
const WAL = 2;
/** Shares of a page for what an index holds: SQLite reads no file with others (\u00a71.3.5). */
const FRACTIONS = Buffer.from([64, 32, 32]);
const NEWEST_SCHEMA_FORMAT = 4;
const LEAF_TABLE_PAGE = 13;
const INTERIOR_TABLE_PAGE = 5;
const TREE_HEADER_BYTES = 8;
/** See `keepDatabaseHeads`. */
const SMALLEST_KEPT_PAGE = 4096;
/**
 * Checks the magic, that no write-ahead log is needed to read it, that the file is as long as its header says, and that it has
 * the tables that Trivy asks, with rows: Trivy takes a look-up that fails for "not found", and JARs silently go missing.
 *
 * @throws {VerifyError} naming what is wrong
 */
async function checkSqlite(file, name) {
    const { size } = await file.stat();
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) {
        throw new errors/* VerifyError */.Gz(`${name} is not a SQLite database`, {
            wanted: 'a SQLite 3 header',
            found: `${size} bytes without one`,
        });
    }
    // Even to read it SQLite writes beside it: from a read-only mount Trivy reads nothing, and JARs silently go missing.
    if (header.readUInt8(18) === WAL || header.readUInt8(19) === WAL) {
        throw new errors/* VerifyError */.Gz(`${name} is in SQLite's WAL mode, which cannot be read from a read-only directory`, {
            hint: 'Whoever built it must run PRAGMA journal_mode=DELETE before packing it.',
        });
    }
    const rawPageSize = header.readUInt16BE(16);
    const pageSize = rawPageSize === 1 ? 65536 : rawPageSize;
    if (!PAGE_SIZES.includes(pageSize)) {
        throw new errors/* VerifyError */.Gz(`${name} is damaged: SQLite has no pages of ${pageSize} bytes`);
    }
    // The page count is only meaningful when the writer that set it also made the last change (\u00a71.3.7).
    const pageCount = header.readUInt32BE(28);
    const hasPageCount = pageCount > 0 && header.readUInt32BE(24) === header.readUInt32BE(92);
    const wantedBytes = pageCount * pageSize;
    if (hasPageCount ? size < wantedBytes : size % pageSize !== 0) {
        throw new errors/* VerifyError */.Gz(`${name} is truncated`, {
            wanted: hasPageCount ? `at least ${wantedBytes} bytes` : `a multiple of ${pageSize} bytes`,
            found: `${size} bytes`,
        });
    }
    if (isOfLaterSqlite(header))
        throw new errors/* VerifyError */.Gz(`${name} is damaged, or of a later SQLite: it cannot be read`);
    await checkTables(file, { header, pageSize, name });
}
/** What SQLite itself would refuse to open (\u00a71.3). */
function isOfLaterSqlite(header) {
    return (header.readUInt8(19) > WAL ||
        !header.subarray(21, 24).equals(FRACTIONS) ||
        header.readUInt32BE(44) > NEWEST_SCHEMA_FORMAT);
}
async function checkTables(file, { header, pageSize, name }) {
    const pageKind = header.readUInt8(100);
    const isTree = pageKind === LEAF_TABLE_PAGE || pageKind === INTERIOR_TABLE_PAGE;
    if (!isTree || header.readUInt16BE(103) === 0) {
        throw new errors/* VerifyError */.Gz(`${name} is an empty database: it holds no table`);
    }
    // So many tables that their list needs several pages: nobody publishes such a one.
    if (pageKind === INTERIOR_TABLE_PAGE)
        return;
    const bytes = Buffer.alloc(pageSize);
    await file.read(bytes, 0, pageSize, 0);
    const usableBytes = pageSize - header.readUInt8(20);
    // Of the encoding SQLite looks at two bits.
    const rootPage = findJarTable({ bytes, usableBytes, encoding: header.readUInt32BE(56) & 3 }, name);
    if (rootPage === undefined)
        return;
    // Of smaller pages not every one is kept of what streams past.
    if (pageSize < SMALLEST_KEPT_PAGE)
        return;
    const root = Buffer.alloc(TREE_HEADER_BYTES);
    await file.read(root, 0, TREE_HEADER_BYTES, (rootPage - 1) * pageSize);
    if (![LEAF_TABLE_PAGE, INTERIOR_TABLE_PAGE].includes(root.readUInt8(0))) {
        throw new errors/* VerifyError */.Gz(`${name} is damaged: where its JARs should be is no table`);
    }
    if (root.readUInt8(0) === LEAF_TABLE_PAGE && root.readUInt16BE(3) === 0) {
        throw new errors/* VerifyError */.Gz(`${name} knows no JAR: its table "indices" is empty`);
    }
}

;// CONCATENATED MODULE: ./build/resources/java-db/java-db.js
// The Java database: names the JARs that say nothing of themselves.



/** Schema of the Java DB. */
const JAVA_DB_SCHEMA = 1;
/** Where it is published and how it is recognised. */
const JAVA_DB = describeDatabase({
    name: 'java-db',
    title: 'Java DB',
    repository: 'trivy-java-db',
    directory: 'java-db',
    isReadBy: 'case "$subcommand $scanners" in "image " | "rootfs " | "vm " | image*vuln* | rootfs*vuln* | vm*vuln*) ;; *) false ;; esac',
    layerMediaType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
    format: { file: 'trivy-java.db', metadataVersion: JAVA_DB_SCHEMA, check: checkSqlite },
    rawArchive: 'javadb.tar.gz',
    maxAgeMs: 4 * units/* DAY_MS */.sO,
    staleIfErrorMs: 14 * units/* DAY_MS */.sO,
    maxLayerBytes: 8 * units/* GIBIBYTE */.Wl,
    maxExtractedBytes: 32 * units/* GIBIBYTE */.Wl,
    settings: {
        skipVariable: 'TRIVY_SKIP_JAVA_DB_UPDATE',
        skipFlag: '--skip-java-db-update',
        repositoryVariable: 'TRIVY_JAVA_DB_REPOSITORY',
    },
});

;// CONCATENATED MODULE: ./build/resources/java-db/need-java-db.js
// Whether a scan may meet a JAR that only the Java DB can name. Pure.





/** Commands that identify no JAR at all, and why. */
const WITHOUT_JARS = {
    fs: 'fs scans do not read JARs',
    repo: 'repo scans do not read JARs',
    config: 'config reads no packages',
    sbom: 'an SBOM already names its packages',
    server: 'a server reads no JARs; its clients do',
};
/** The decision about the Java DB, the one that costs most. */
function needOfJavaDb(facts) {
    const { settings, trivyVersion } = facts;
    const scan = (0,effective_scanners/* effectiveScanners */.j)(settings, trivyVersion);
    const command = settings.command.value;
    const rule = command === undefined ? undefined : WITHOUT_JARS[command];
    if (rule !== undefined)
        return (0,need_words/* notNeeded */.tD)(rule);
    if (!settings.pkgTypes.value.has('library')) {
        return (0,need_words/* notNeeded */.tD)(`packages of libraries are left out (${settings.pkgTypes.origin}), so no JAR is read`);
    }
    if (command === 'client' && semver.gte(trivyVersion, '0.54.0')) {
        return (0,need_words/* notNeeded */.tD)('the command client has no package types since Trivy 0.54, and reads no JARs');
    }
    if (command === 'k8s' && settings.format.value === 'cyclonedx') {
        return (0,need_words/* notNeeded */.tD)('k8s with the format cyclonedx lists the components of the cluster and reads no image');
    }
    if (command === 'k8s' && settings.skipsImages?.value === true) {
        return (0,need_words/* notNeeded */.tD)(`the images of the cluster are left out (${settings.skipsImages.origin})`);
    }
    const isExplicit = command !== undefined || settings.scanners.isExplicit;
    if (isExplicit && !scan.scanners.has('vuln') && !(0,effective_scanners/* isSbomFormat */.b)(settings.format.value)) {
        return (0,need_words/* notNeeded */.tD)(`${scan.because}: without vulnerabilities JARs are not identified`);
    }
    if (command !== undefined)
        return needOfTarget(command, facts, scan);
    return weighEvidence(facts);
}
/** A named target that may hold a JAR needs it (docs/decisions/plan.md): nobody can look into it beforehand. */
function needOfTarget(command, { settings }, scan) {
    const why = scan.scanners.has('vuln') ? scan.because : `the format ${settings.format.value} lists packages`;
    return (0,need_words/* provided */._1)(scan.isUnknown ? 'maybe' : 'needed', `${nameTarget(command)} may hold a JAR; ${why}`);
}
function nameTarget(command) {
    if (command === 'vm')
        return 'a virtual machine';
    if (command === 'k8s')
        return 'an image in the cluster';
    return command === 'rootfs' ? 'a root file system' : 'an image';
}
function weighEvidence({ workspace, offline }) {
    const asked = 'no scan-type is given';
    const evidence = workspace === undefined ? undefined : findEvidence(workspace);
    if (evidence !== undefined)
        return (0,need_words/* provided */._1)('maybe', `${asked}; ${evidence}`);
    const found = describeLack(workspace);
    if (offline)
        return (0,need_words/* provided */._1)('maybe', `${asked}, and offline it must be at hand if an image holds a JAR; ${found}`);
    // What was not seen may be there, and only a look at everything says that it is not.
    if (workspace?.isComplete === false)
        return (0,need_words/* provided */._1)('maybe', `${asked}; ${found}`);
    return {
        need: 'maybe',
        provide: false,
        reason: `${asked}; ${found}. If an image is scanned, set scan-type: image`,
    };
}
/** The strongest piece first: a reader wants one file to look at. */
function findEvidence(workspace) {
    const { archives = [], dockerfiles = [], composeFiles = [], javaImages = [] } = javaCluesIn(workspace);
    const [image] = javaImages;
    if (image !== undefined)
        return `the image ${(0,log/* clean */.uH)(image, 100)} runs Java, and is named in a Dockerfile or compose file`;
    const pieces = [
        ['a Java archive', archives],
        ['a Dockerfile', dockerfiles],
        ['a compose file', composeFiles],
    ];
    for (const [what, paths] of pieces) {
        if (paths[0] !== undefined)
            return `${what} is in the workspace: ${(0,need_words/* nameFiles */.rF)(paths)}`;
    }
    return undefined;
}
function describeLack(workspace) {
    if (workspace === undefined)
        return 'nobody looked into the workspace';
    if (workspace.isEmpty)
        return 'the workspace is empty';
    if (workspace.stoppedBy !== undefined)
        return `the look into the workspace ended at ${workspace.stoppedBy}`;
    return 'no Dockerfile, compose file, or Java archive is in the workspace';
}

;// CONCATENATED MODULE: ./build/resources/java-db/resource.js
// The Java DB as a resource of the table.





/** See the contract. */
const javaDb = describePublished({
    artifact: JAVA_DB,
    input: 'java-db-repository',
    flag: { input: undefined, variable: 'TRIVY_JAVA_DB_REPOSITORY', key: 'db.java-repository' },
    isLatestByDefault: false,
    takesList: trivy_version/* takesRepositoryLists */.mQ,
    schemas: [JAVA_DB_SCHEMA],
    schemaFor: () => JAVA_DB_SCHEMA,
    looksFor: JAVA_CLUES,
    need: needOfJavaDb,
});

// EXTERNAL MODULE: ./build/inputs/read-own-input.js
var read_own_input = __webpack_require__(2806);
;// CONCATENATED MODULE: ./build/resources/maven-poms/need-poms.js

/** Only these read a pom.xml, with any scanner, secrets alone included. */
const WITH_POMS = ['fs', 'repo'];
/** What in a workspace speaks for it. */
const POM_CLUES = {
    poms: { matches: (name) => name === 'pom.xml', say: (count) => `${count} pom.xml` },
};
/** Every pom.xml that was seen; none where nobody looked. */
function pomsIn(workspace) {
    return workspace?.found.get('poms') ?? [];
}
/** The decision about Maven POMs. */
function needOfPoms(facts) {
    const { command, pkgTypes } = facts.settings;
    if (command.value !== undefined && !WITH_POMS.includes(command.value)) {
        return (0,need_words/* notNeeded */.tD)(`${command.value} scans do not read pom.xml`);
    }
    // `repo` reads libraries whatever the package types.
    if (command.value === 'fs' && !pkgTypes.value.has('library')) {
        return (0,need_words/* notNeeded */.tD)(`packages of libraries are left out (${pkgTypes.origin}), so no pom.xml is read`);
    }
    const seen = describePoms(facts);
    if (seen.need === 'not needed')
        return (0,need_words/* notNeeded */.tD)(seen.reason);
    const need = command.value === undefined ? 'maybe' : seen.need;
    if (pomsIn(facts.workspace).length > 0)
        return (0,need_words/* provided */._1)(need === 'maybe' ? 'maybe' : 'needed', seen.reason);
    return { need, provide: false, reason: `${seen.reason}; ${describeConsequence(facts.offline)}` };
}
/** Why there may be a pom.xml that was not seen; undefined when there is none. */
function explainUnseen(facts) {
    return findBlindSpot(facts)?.why;
}
function describePoms(facts) {
    const poms = pomsIn(facts.workspace);
    if (poms.length > 0)
        return { need: 'needed', reason: `pom.xml in the workspace: ${(0,need_words/* nameFiles */.rF)(poms)}` };
    const reason = findBlindSpot(facts)?.reason;
    if (reason !== undefined)
        return { need: 'maybe', reason };
    return { need: 'not needed', reason: 'no pom.xml is in the workspace' };
}
function findBlindSpot({ workspace, settings }) {
    const spot = (why, reason = why) => ({ why, reason });
    if (settings.filePatterns.some((pattern) => pattern.startsWith('pom:'))) {
        return spot('the file patterns name more files that are read as pom.xml');
    }
    if (workspace === undefined) {
        return spot('nobody looked into the workspace', 'nobody looked for a pom.xml');
    }
    if (workspace.stoppedBy !== undefined) {
        const end = `the look ended at ${workspace.stoppedBy}`;
        return spot(end, `no pom.xml was seen before ${end}`);
    }
    if (workspace.modulesSkipped > 0) {
        return spot('node_modules was not looked into', 'no pom.xml was seen, but node_modules was not looked into');
    }
    if (workspace.unreadable > 0) {
        const gap = 'there are directories that cannot be read';
        return spot(gap, `no pom.xml was seen, but ${gap}`);
    }
    if (workspace.isEmpty)
        return spot('the workspace is empty');
    // Trivy scans that part: what lies beyond it matters to later scans only.
    if (workspace.isPart)
        return { why: 'only a part of the workspace was looked at', reason: undefined };
    return undefined;
}
function describeConsequence(offline) {
    return offline
        ? 'for such a file Trivy knows only what its local Maven repository holds'
        : 'for such a file Trivy asks Maven repositories';
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/offline-scan.js

/**
 * Offline scanning, which makes nothing fail, is set whenever it loses nothing: all of the workspace was seen, and it has no
 * pom.xml, or every POM that one leads to. An empty workspace may be filled later, and a part of it says nothing about the
 * rest: the variable holds for all later steps.
 *
 * @param hasAllPoms whether what the POMs of the workspace lead to is all there, or nowhere
 * @param otherwise why some scan of the job may find another thing offline than online
 */
function decideOfflineScan(facts, hasAllPoms, otherwise) {
    if (facts.offline)
        return { isSet: true };
    const unseen = explainUnseen(facts);
    if (unseen !== undefined)
        return { isSet: false, why: unseen };
    const hasNone = pomsIn(facts.workspace).length === 0;
    if (otherwise !== undefined && !hasNone)
        return { isSet: false, why: otherwise };
    const losesNothing = hasAllPoms || hasNone;
    return losesNothing ? { isSet: true } : { isSet: false, why: 'not all that they lead to is known' };
}

// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/verify/seal.js
var seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/resources/closure-outcome.js
var closure_outcome = __webpack_require__(7966);
;// CONCATENATED MODULE: ./build/resources/maven-poms/poms-exports.js
// What later steps get for the Maven POMs: scanning offline where it loses nothing, and the way to them in a container. Pure,
// but for the one file that containers read.






/** Where the local Maven repository is mounted. */
const CONTAINER_REPOSITORY = '/trivy-offline-maven';
/** Below the cache directory: a MAVEN_HOME for containers, of which Trivy reads `conf/settings.xml`. */
const CONTAINER_MAVEN_HOME = `${seal/* STATE_DIRECTORY */.M8}/maven`;
/**
 * The settings that lead Trivy in a container to the mounted repository, whatever its user's HOME is;
 * `file` is below the cache directory.
 */
const CONTAINER_SETTINGS = {
    file: `${CONTAINER_MAVEN_HOME}/conf/settings.xml`,
    text: `<settings><localRepository>${CONTAINER_REPOSITORY}</localRepository></settings>\n`,
};
/** Scanning offline, where that is decided, and the local repository for containers. */
function exportPoms(facts) {
    const { seen, outcome, containerCacheDir } = facts;
    const poms = outcome?.own;
    const { isSet } = decideOfflineScan(seen, poms?.isReady === true, poms?.otherwise);
    // Without it a container that scans offline would miss what these POMs lead to.
    const [repository] = poms?.isReady === true && (0,closure_outcome/* countPlaced */.DH)(poms) > 0 ? poms.localRepositories : [];
    return {
        variables: isSet ? { TRIVY_OFFLINE_SCAN: 'true' } : {},
        flags: isSet ? ['--offline-scan'] : [],
        docker: repository === undefined
            ? undefined
            : {
                mounts: [`${repository}:${CONTAINER_REPOSITORY}:ro`],
                variables: { MAVEN_HOME: `${containerCacheDir}/${CONTAINER_MAVEN_HOME}` },
            },
    };
}
/** Only containers need it, so it is no reason to fail. */
function writeContainerSettings({ isReady, cacheDir, log }) {
    if (isReady !== true)
        return;
    try {
        (0,own_file/* writeOwnFile */.OP)((0,external_node_path_.join)(cacheDir, CONTAINER_SETTINGS.file), CONTAINER_SETTINGS.text);
    }
    catch (error) {
        log.warning(`containers will not find the Maven POMs: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}

// EXTERNAL MODULE: ./build/resources/maven-poms/poms-outcome.js
var poms_outcome = __webpack_require__(1682);
// EXTERNAL MODULE: ./build/scan/find-setting.js
var find_setting = __webpack_require__(2784);
;// CONCATENATED MODULE: ./build/resources/maven-poms/poms-report.js
// What is told of the Maven POMs: closing line, row of the summary, warnings, record, outputs. Pure.




/** The outcome as everybody else sees it. */
function tellPoms(poms, carried, context) {
    return (0,closure_outcome/* tellClosure */.Vh)(poms, {
        source: (0,closure_outcome/* describeSources */.av)(poms, { local: 'local repository', publishers: 'Maven repositories' }),
        state: (0,closure_outcome/* describeCounts */.wv)(poms, 'POM'),
        shortfall: { message: (0,poms_outcome/* describePoms */.Lf)(poms), hint: (0,poms_outcome/* adviseOnPoms */.L3)(poms) },
        warnings: describeWarnings(poms, context),
        evidence: { mavenPoms: pomsRecord(poms) },
        outputs: { [COUNTS_OUTPUT]: JSON.stringify(countsRecord(poms)) },
        carried,
    });
}
/** The output with the counts. */
const COUNTS_OUTPUT = 'maven-poms';
/** What the user should act on, besides what is missing or old. */
function describeWarnings(poms, { offlineScan, environment, trivyVersion }) {
    const warnings = [...poms.warnings, ...describeUnread(poms, trivyVersion)];
    if ((0,find_setting/* toBool */.AF)(environment.TRIVY_OFFLINE_SCAN) && !poms.isReady && !poms.isOffline) {
        warnings.push('TRIVY_OFFLINE_SCAN is set already, so scans will miss what those POMs lead to');
    }
    if (poms.isReady && !offlineScan.isSet) {
        warnings.push(`Maven POMs: TRIVY_OFFLINE_SCAN is not set, because ${offlineScan.why}; Trivy may ask Maven repositories`);
    }
    return warnings;
}
/** Trivy passes over these without a word, and a scan that saw nothing would look like one that found nothing. */
function describeUnread({ unread }, trivyVersion) {
    const told = unread.slice(0, MAX_TOLD).map(({ pom, reason }) => {
        const what = reason.startsWith('its <subprojects>') ? 'does not follow all of it' : 'does not read it';
        return `${(0,log/* clean */.uH)(pom, 300)}: Trivy ${trivyVersion} ${what}, online or offline, and says nothing: ${reason}`;
    });
    const more = unread.length - told.length;
    return more > 0 ? [...told, `${more} more POMs that Trivy does not read are in the evidence record`] : told;
}
/** Warnings about single POMs. */
const MAX_TOLD = 10;
/** Of each kind: so many make the point, and a record stays readable. */
const MAX_LISTED = 500;
/** The evidence: every POM that nobody knows or that is absent, with who wanted it. */
function pomsRecord(poms) {
    const { unknown, absent, doubts, unread, ...rest } = poms;
    const name = ({ groupId, artifactId, version }) => (0,log/* clean */.uH)(`${groupId}:${artifactId}:${version}`, 500);
    return {
        ...rest,
        unknown: unknown.slice(0, MAX_LISTED).map((pom) => ({
            pom: name(pom),
            wantedBy: (0,log/* clean */.uH)(pom.wantedBy, 500),
            reason: pom.reason,
        })),
        absent: absent
            .slice(0, MAX_LISTED)
            .map((pom) => ({ pom: name(pom), wantedBy: (0,log/* clean */.uH)(pom.wantedBy, 500) })),
        doubts: doubts.slice(0, MAX_LISTED),
        unread: unread.slice(0, MAX_LISTED).map(({ pom, reason }) => ({ pom: (0,log/* clean */.uH)(pom, 500), reason })),
    };
}
/** The counts that a later step may want to compare. */
function countsRecord(poms) {
    const { local, kept, fetched, absent, unknown } = poms.counts;
    return { resolved: (0,closure_outcome/* countPlaced */.DH)(poms), local, kept, fetched, absent, unknown };
}

// EXTERNAL MODULE: ./build/inputs/pairs.js
var pairs = __webpack_require__(129);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/named-repositories.js
// The parser of Maven repositories: URLs, each with the id under which settings.xml may know it.


/** A list of `URL` or `id=URL`. A login in a URL is not repeated in messages. */
const mavenRepositories = (text) => (0,parsers/* list */.p_)((0,pairs/* joinPairs */.k)(text)).map(readRepository);
function readRepository(item) {
    const [, id = '', address = ''] = /^(?:([\w.-]+)=)?(.*)$/.exec(item) ?? [];
    const url = URL.parse(address);
    const shown = (0,parsers/* quote */.hD)(item.replace(/\/\/[^/@]*@/, '//\u2026@'));
    if (url === null || !['https:', 'http:'].includes(url.protocol)) {
        throw new Error(`${shown} is not the URL of a repository; write https://host/path or id=https://host/path`);
    }
    if (url.search !== '' || url.hash !== '') {
        throw new Error(`${shown} has a query or fragment; a repository's URL ends with its path`);
    }
    return { id, url: address };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/trivy-mirrors.js
// The mirrors of Maven repositories that the user has told Trivy.


/** `scan.maven.mirrors`: a list of `source` and `targets`, since Trivy 0.73. */
function decideMavenMirrors({ config, trivyVersion, }) {
    const entries = config.get('scan.maven.mirrors');
    if (!Array.isArray(entries) || semver.lt(trivyVersion, '0.73.0'))
        return new Map();
    const mirrors = entries.flatMap((entry) => {
        if (!(entry instanceof Map))
            return [];
        const source = entry.get('source');
        const targets = (0,find_setting/* toList */.st)(entry.get('targets'));
        return typeof source === 'string' && targets.length > 0 ? [[source, targets]] : [];
    });
    return new Map(mirrors);
}

// EXTERNAL MODULE: ./build/resources/maven-poms/sets/names.js
var names = __webpack_require__(6628);
;// CONCATENATED MODULE: ./build/resources/maven-poms/resource.js
// Maven POMs as a resource of the table: a closure that is followed while it is fetched.













/** Default of `max-age` for what can change among POMs: snapshots, and what no repository has. A nightly run covers the day. */
const MAX_AGE_MS = 30 * units/* HOUR_MS */.iQ;
const REPOSITORIES = {
    name: 'maven-repository',
    parse: mavenRepositories,
};
const KEEP_PRIVATE = { name: 'keep-private-poms', parse: parsers/* bool */.lc, without: 'false' };
/** See the contract. */
const mavenPoms = {
    name: names/* POMS */.o5,
    title: poms_outcome/* POMS_TITLE */.jz,
    inputs: [REPOSITORIES, KEEP_PRIVATE],
    maxAgeMs: MAX_AGE_MS,
    walksFor: WITH_POMS,
    looksFor: POM_CLUES,
    mirrored: {
        repository: names/* POMS_REPOSITORY */.Bq,
        movingTags: ['project-<16 hex digits>'],
        fixedTags: ['<64 hex digits>'],
    },
    hosts: ['repo.maven.apache.org'],
    gather: (context) => ({ mavenMirrors: decideMavenMirrors(context) }),
    need: needOfPoms,
    provide,
    finish: writeContainerSettings,
    exports: exportPoms,
    outputs: [COUNTS_OUTPUT],
};
async function provide(context, own) {
    const wanted = describeWanted(context, own);
    if (wanted === undefined)
        return undefined;
    const { describeCarriedPoms, providePoms } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(8280), __webpack_require__.e(9800), __webpack_require__.e(5287), __webpack_require__.e(7250), __webpack_require__.e(3560), __webpack_require__.e(8726), __webpack_require__.e(8059)]).then(__webpack_require__.bind(__webpack_require__, 8059));
    const { outcome, set } = await providePoms(wanted, context);
    const carried = context.away === undefined || set === undefined
        ? []
        : [describeCarriedPoms(set, outcome, wanted.maxAgeMs)];
    return tellPoms(outcome, carried, {
        offlineScan: decideOfflineScan(context.seen, outcome.isReady, outcome.otherwise),
        environment: context.environment,
        trivyVersion: wanted.trivyVersion,
    });
}
/** Undefined when nobody looked for a pom.xml. */
function describeWanted(context, own) {
    const { facts, away, workspace, guardsWhatOutlives } = context;
    const { inputs, trivy } = facts;
    if (facts.workspace === undefined)
        return undefined;
    return {
        root: facts.workspace.root,
        poms: pomsIn(facts.workspace),
        maxAgeMs: inputs.maxAge[names/* POMS */.o5] ?? MAX_AGE_MS,
        // Upstream publishes none.
        registries: inputs.registries.filter((base) => !registry_bases/* BUILT_IN_BASES */.Qq.includes(base)),
        placeIn: away === undefined ? undefined : [(0,external_node_path_.join)(away, 'm2')],
        workspace,
        trivyVersion: trivy.version,
        keepsPrivate: (0,read_own_input/* readOwnInput */.P)(inputs, KEEP_PRIVATE),
        mavenRepositories: (0,read_own_input/* readOwnInput */.P)(inputs, REPOSITORIES),
        mavenMirrors: own.mavenMirrors,
        insecureHosts: inputs.insecureRegistries,
        guardsLocalRepository: guardsWhatOutlives,
    };
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/export-modules.js
// What later steps get for the Terraform modules: the temporary directory in which Trivy finds them, and a mount for each in a
// container, whose own directory above them is then of the user that Trivy wants. Pure.

/** Of an image of Trivy's. */
const CONTAINER_TEMP = '/tmp';
/** Nothing where nothing was placed. */
function exportModules({ outcome }) {
    const modules = outcome?.own;
    if (modules === undefined || modules.keys.length === 0)
        return {};
    const below = (directory, key) => `${directory}/.aqua/cache/${key}`;
    return {
        hostVariables: modules.variables,
        docker: {
            mounts: modules.keys.map((key) => `${(0,external_node_path_.join)(modules.temp, '.aqua', 'cache', key)}:${below(CONTAINER_TEMP, key)}:ro`),
            variables: {},
        },
    };
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/fetch/url-login.js
var url_login = __webpack_require__(2347);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/registry-input.js
// The input terraform-registry: what stands in for a module registry, and which inner hosts modules may come from.



/** A list of `HOST=URL` and of `HOST`. A login in a URL is not repeated in messages. */
const terraformRegistries = (text) => {
    const mirrors = new Map();
    const listed = new Set();
    for (const item of (0,parsers/* list */.p_)((0,pairs/* joinPairs */.k)(text))) {
        const equals = item.indexOf('=');
        const host = (equals === -1 ? item : item.slice(0, equals)).toLowerCase();
        if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host))
            throw new Error(explain(item));
        if (equals === -1)
            listed.add(host);
        else {
            const url = parseBase(item.slice(equals + 1), item);
            mirrors.set(host, url);
            listed.add(url.host);
        }
    }
    return { mirrors, listed };
};
function parseBase(address, item) {
    const url = URL.parse(address);
    if (url === null || !['https:', 'http:'].includes(url.protocol))
        throw new Error(explain(item));
    if ((0,url_login/* hasLogin */.eA)(url)) {
        throw new Error(`${shown(item)} carries a login; give a token for it in TF_TOKEN_<host>`);
    }
    if (url.search !== '' || url.hash !== '')
        throw new Error(`${shown(item)} has a query or fragment`);
    return url;
}
function explain(item) {
    return `${shown(item)} is not of the form HOST=URL or HOST; write for example registry.terraform.io=https://mirror.example.com`;
}
function shown(item) {
    return (0,parsers/* quote */.hD)(item.replace(/(^|=|\/\/)[^/@=]*@/g, '$1\u2026@'));
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/modules-outcome.js
var modules_outcome = __webpack_require__(2969);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/modules-report.js
// What is told of the Terraform modules: closing line, row of the summary, warnings, record, outputs. Decides nothing.




/** The output with the counts. */
const modules_report_COUNTS_OUTPUT = 'terraform-modules';
/** The outcome as everybody else sees it. */
function tellModules(modules, carried) {
    const { installed } = modules.counts;
    const byInit = installed === 0 ? [] : ['terraform init'];
    return (0,closure_outcome/* tellClosure */.Vh)(modules, {
        source: (0,closure_outcome/* describeSources */.av)(modules, { local: 'this job', publishers: 'module registries and git' }, byInit),
        state: (0,closure_outcome/* describeCounts */.wv)(modules, 'package', byInit.map((by) => `${(0,count/* count */.U)(installed, 'call')} installed by ${by}`)),
        shortfall: { message: (0,modules_outcome/* describeModules */.fr)(modules), hint: (0,modules_outcome/* adviseOnModules */.Vi)(modules) },
        warnings: [],
        evidence: { terraformModules: recordOf(modules) },
        outputs: { [modules_report_COUNTS_OUTPUT]: JSON.stringify(countsOf(modules)) },
        carried,
    });
}
/** Of each kind: so many make the point, and a record stays readable. */
const modules_report_MAX_LISTED = 500;
function recordOf({ unknown, absent, ...rest }) {
    const show = ({ where, source, reason }) => ({
        call: (0,log/* clean */.uH)(where, 500),
        source: (0,log/* clean */.uH)(source, 500),
        reason: (0,log/* clean */.uH)(reason, 500),
    });
    return {
        ...rest,
        unknown: unknown.slice(0, modules_report_MAX_LISTED).map(show),
        absent: absent.slice(0, modules_report_MAX_LISTED).map(show),
    };
}
/** The counts that a later step may want to compare. */
function countsOf(modules) {
    const { local, kept, fetched, installed, absent, unknown } = modules.counts;
    return { found: (0,closure_outcome/* countPlaced */.DH)(modules), local, kept, fetched, installed, absent, unknown };
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/need-modules.js
var need_modules = __webpack_require__(8097);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/resource.js
// Terraform modules as a resource of the table: a closure that is followed while it is fetched.









/** Default of `max-age` for what can change among modules: ranges, branches, and what is absent. A nightly run covers the day. */
const resource_MAX_AGE_MS = 30 * units/* HOUR_MS */.iQ;
const REGISTRIES = { name: 'terraform-registry', parse: terraformRegistries };
const resource_KEEP_PRIVATE = { name: 'keep-private-modules', parse: parsers/* bool */.lc, without: 'false' };
/** See the contract. */
const terraformModules = {
    name: need_modules/* MODULES */.e$,
    title: modules_outcome/* MODULES_TITLE */.Nv,
    inputs: [REGISTRIES, resource_KEEP_PRIVATE],
    maxAgeMs: resource_MAX_AGE_MS,
    walksFor: need_modules/* WITH_MODULES */.ZR,
    looksFor: need_modules/* MODULE_CLUES */.uI,
    mirrored: {
        repository: need_modules/* MODULES_REPOSITORY */.lv,
        movingTags: ['project-<16 hex digits>'],
        fixedTags: ['record-<32 hex digits>', 'module-<32 hex digits>'],
    },
    hosts: ['registry.terraform.io', 'github.com'],
    need: need_modules/* needOfModules */.Px,
    provide: resource_provide,
    exports: exportModules,
    outputs: [modules_report_COUNTS_OUTPUT],
};
async function resource_provide(context) {
    const { facts, workspace, isTrusted, guardsWhatOutlives } = context;
    const { inputs } = facts;
    if (facts.workspace === undefined)
        return undefined;
    const { provideModules } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(8280), __webpack_require__.e(663), __webpack_require__.e(6642), __webpack_require__.e(9547), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7250), __webpack_require__.e(3560), __webpack_require__.e(8726), __webpack_require__.e(2515)]).then(__webpack_require__.bind(__webpack_require__, 2515));
    const { outcome, carried } = await provideModules({
        root: facts.workspace.root,
        seen: facts.workspace.found.get(need_modules/* MODULES */.e$) ?? [],
        unseen: facts.workspace,
        workspace,
        hosts: (0,read_own_input/* readOwnInput */.P)(inputs, REGISTRIES),
        keepsPrivate: (0,read_own_input/* readOwnInput */.P)(inputs, resource_KEEP_PRIVATE),
        maxAgeMs: inputs.maxAge[need_modules/* MODULES */.e$] ?? resource_MAX_AGE_MS,
        // Upstream publishes none.
        registries: inputs.registries.filter((base) => !registry_bases/* BUILT_IN_BASES */.Qq.includes(base)),
        caFile: inputs.caFile,
        isTrusted,
        guardsLocal: guardsWhatOutlives,
    }, context);
    return tellModules(outcome, carried);
}

// EXTERNAL MODULE: ./build/inputs/read.js
var read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/scan/find-trivy.js
var find_trivy = __webpack_require__(1200);
// EXTERNAL MODULE: ./build/resources/trivy/incidents.js
var incidents = __webpack_require__(806);
// EXTERNAL MODULE: ./build/resources/trivy/known-releases.js
var known_releases = __webpack_require__(9329);
// EXTERNAL MODULE: ./build/acquire/attempt.js
var attempt = __webpack_require__(9734);
// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
;// CONCATENATED MODULE: ./build/resources/trivy/tell-trivy.js
// What is told of Trivy: closing line, row of the summary, warnings, record, outputs. Decides nothing.




/** Names of the outputs, besides `trivy-ready`. */
const TRIVY_OUTPUTS = ['trivy-path', 'trivy-templates'];
/** In the column *Confirmed*. */
const VOUCHED = {
    signature: 'signed',
    digest: 'by its digest',
    none: 'not verified',
};
/** The outcome as everybody else sees it. */
function tellTrivy(outcome, wishes) {
    const { installed, found, images, shortfall, attempts, hosts, inCache, durationMs } = outcome;
    const [image] = images;
    const record = installed?.record;
    const version = record?.version ?? found?.version ?? image?.tag ?? '';
    const by = record?.by ?? found?.voucher.by ?? wishes.verify;
    const isReady = shortfall === undefined;
    const fromNearby = found === undefined || found.sourceKind === 'bundle' || found.sourceKind === 'actions-cache';
    return {
        isReady,
        state: isReady ? 'good' : 'missing',
        shortfall,
        warnings: isReady ? listWarnings(version, by) : [],
        isHit: image === undefined && fromNearby,
        hosts,
        told: {
            source: sourceOf(outcome),
            state: isReady ? version : (0,attempt/* listAttempts */.NN)(attempts, ({ source, outcome: came }) => `${source}: ${came}`),
            digest: record?.digest ?? found?.digest ?? image?.root.digest ?? '',
            confirmed: isReady ? VOUCHED[by] : '',
            size: found === undefined ? '' : (0,format_bytes/* formatBytes */.z)(found.sizeBytes),
        },
        evidence: isReady
            ? {
                trivyInstalled: {
                    version,
                    path: installed?.binary ?? '',
                    digest: record?.digest ?? found?.digest ?? image?.root.digest ?? '',
                    sha256: record?.sha256 ?? found?.sha256 ?? '',
                    verified: by,
                    signer: record?.words ?? found?.voucher.words ?? '',
                    source: record?.source ?? found?.label ?? '',
                },
            }
            : {},
        outputs: {
            'trivy-path': installed?.binary ?? '',
            'trivy-templates': installed === undefined ? '' : (0,external_node_path_.join)(installed.directory, 'contrib'),
        },
        inCache,
        isKeepable: found !== undefined,
        carried: [],
        carriedImages: images,
        attempts,
        own: outcome,
        durationMs,
    };
}
function sourceOf({ shortfall, found, installed, images }) {
    if (shortfall !== undefined)
        return 'unavailable';
    if (found !== undefined)
        return found.label;
    return installed === undefined ? `index of ${images[0]?.platforms.length ?? 0} platforms` : 'tool cache';
}
function listWarnings(version, by) {
    const unverified = by === 'none'
        ? [
            `verify-trivy is none: nobody vouches for this Trivy ${version}, which will run with all that this job may do. Whoever can write to the registry can run code here`,
        ]
        : [];
    return [...(0,incidents/* judgeVersion */.b)(version, []).warnings, ...unverified];
}

// EXTERNAL MODULE: ./build/resources/trivy/trivy-inputs.js
var trivy_inputs = __webpack_require__(7351);
// EXTERNAL MODULE: ./build/resources/trivy/wanted-version.js
var wanted_version = __webpack_require__(8719);
;// CONCATENATED MODULE: ./build/resources/trivy/resource.js
// Trivy itself as a resource of the table: a program, and the one thing here that is run.










const NAME = 'trivy';
/** See the contract. */
const trivy = {
    name: NAME,
    title: 'Trivy',
    inputs: trivy_inputs/* TRIVY_INPUTS */.JW,
    mirrored: {
        repository: 'trivy',
        // The list of referrers, in registries that keep none themselves.
        movingTags: ['sha256-<digest>'],
        fixedTags: ['<version>', 'sha256-<digest>.sig'],
    },
    hosts: ['github.com', 'release-assets.githubusercontent.com'],
    gather,
    warningsOf: ({ warnings }) => warnings,
    secretsOf: ({ wishes }) => wishes.download?.secrets ?? [],
    isAskedFor: (inputs) => (0,trivy_inputs/* readWishes */.OB)(inputs).isInstalled,
    scanningVersion: (inputs) => (isWanted(inputs) ? (inputs.trivyVersion ?? known_releases/* NEWEST_KNOWN */.L) : undefined),
    need: (_, { wishes }) => wishes.isInstalled
        ? (0,need_words/* provided */._1)('needed', `install-trivy is true; ${(0,wanted_version/* describeWanted */.$C)(wishes.wanted)}`)
        : (0,need_words/* notNeeded */.tD)('no scan fetches Trivy itself'),
    provide: trivy_resource_provide,
    exports: exportPath,
    outputs: TRIVY_OUTPUTS,
};
/** Whether this run installs it: by its own input, or because the list of resources names it. */
function isWanted(inputs) {
    const { resources } = inputs;
    const named = resources?.kind === 'list' ? resources.names : resources?.included;
    return (0,read_own_input/* findOwnInput */.G)(inputs, trivy_inputs/* INSTALL */.gF) === true || named?.includes(NAME) === true;
}
/** Refuses what is known as malicious before anything else is done: asked for, or found on PATH. */
function gather({ inputs, trivyOrigin, trivyOnPath }) {
    const wishes = (0,trivy_inputs/* readWishes */.OB)(inputs);
    const isInstalled = isWanted(inputs);
    if (isInstalled)
        (0,trivy_inputs/* checkWishes */.GI)({ ...wishes, isInstalled }, inputs.insecureRegistries);
    const { wanted, denied } = wishes;
    if (wanted.kind === 'exact' && (isInstalled || trivyOrigin === 'input')) {
        refuse((0,incidents/* judgeVersion */.b)(wanted.version, denied), 'name another version in trivy-version');
    }
    if (trivyOnPath === undefined)
        return { wishes, warnings: [] };
    const verdict = (0,incidents/* judgeVersion */.b)(trivyOnPath, denied);
    refuse(verdict, ON_PATH_CURE);
    // Of what is installed the outcome tells; a version that is only named may be none that scans here.
    return { wishes, warnings: verdict.warnings };
}
const ON_PATH_CURE = 'it is the trivy on PATH, and was not run for a scan: remove it, rotate what its jobs could read, and install another version';
function refuse({ refusal }, cure) {
    if (refusal !== undefined)
        throw new read/* InputError */.d([`${refusal}; ${cure}`]);
}
async function trivy_resource_provide(context, { wishes }) {
    // Loaded only here: the many jobs that install nothing should not pay for it.
    const { provideTrivy } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(8280), __webpack_require__.e(663), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7250), __webpack_require__.e(3560), __webpack_require__.e(6320)]).then(__webpack_require__.bind(__webpack_require__, 6320));
    const outcome = await provideTrivy(context, wishes);
    sayOther(context, outcome);
    return tellTrivy(outcome, wishes);
}
/** Another Trivy on PATH is no trouble, but who wins must be said. */
function sayOther({ environment, log }, { installed }) {
    const other = (0,find_trivy/* findOnPath */.a)(environment);
    if (installed !== undefined && other !== undefined && other !== installed.binary) {
        log.info(`${other} is on PATH already; later steps run ${installed.binary}, because this step puts its directory first`);
    }
}
function exportPath({ outcome }) {
    const installed = outcome?.own?.installed;
    return installed === undefined ? {} : { path: [(0,external_node_path_.dirname)(installed.binary)] };
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/need-vex.js
// Whether a scan reads VEX repositories. Pure.



/** Commands with the flag `--vex`. */
const WITH_VEX = ['image', 'fs', 'rootfs', 'repo', 'vm', 'sbom', 'k8s', 'client'];
/** Needed by its flag alone, whatever the scanners, and in client mode too. */
function needOfVex({ settings, trivyVersion }, { repositories, origin }) {
    const { command, vex } = settings;
    if (!asksForRepositories(settings)) {
        return (0,need_words/* notNeeded */.tD)(`${vex.value.length === 0 ? 'no VEX source is given' : `no VEX source is a repository (${vex.origin})`}`);
    }
    if (semver.lt(trivyVersion, '0.54.0')) {
        return (0,need_words/* notNeeded */.tD)(`Trivy ${trivyVersion} knows no VEX repositories: it takes the value of ${vex.origin} for a file`);
    }
    if (command.value !== undefined && !WITH_VEX.includes(command.value)) {
        return (0,need_words/* notNeeded */.tD)(`${command.value} knows no VEX`);
    }
    if (repositories.length === 0)
        return (0,need_words/* notNeeded */.tD)(`no VEX repository is enabled in ${(0,log/* clean */.uH)(origin, 200)}`);
    const names = repositories.map(({ name }) => (0,log/* clean */.uH)(name, 50)).join(', ');
    return (0,need_words/* provided */._1)('needed', `VEX repositories are asked for (${vex.origin}): ${names} (list: ${(0,log/* clean */.uH)(origin, 200)})`);
}
/** Whether a VEX source of the scan is a repository. */
function asksForRepositories({ vex }) {
    return vex.value.some((source) => source === 'repo' || source === 'repository');
}

// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/planted.js
var base_planted = __webpack_require__(3248);
// EXTERNAL MODULE: ./build/base/trusted-owner.js
var trusted_owner = __webpack_require__(9233);
// EXTERNAL MODULE: ./build/base/make-directories.js
var make_directories = __webpack_require__(6594);
// EXTERNAL MODULE: ./build/provenance/job.js
var job = __webpack_require__(8521);
// EXTERNAL MODULE: ./build/provenance/trust.js
var trust = __webpack_require__(3072);
;// CONCATENATED MODULE: ./build/resources/vex-repo/job-home.js
// A home for Trivy that ends with the job: the list of VEX repositories must not speak for later jobs, which may know nothing of
// this action. Programs find there what they have in the user's own home; what they add is gone after the job.







/** Below the home of Trivy's files; what is of VEX is the job's own. */
const TRIVY_FILES = '.trivy';
const VEX_FILES = 'vex';
/**
 * The home that this job needs.
 *
 * @param root where Trivy keeps its files; undefined: no variable names a home
 * @returns undefined where `root` ends with the job, or no directory is known that does
 */
function findJobHome(environment, root) {
    const { RUNNER_TEMP, XDG_DATA_HOME } = environment;
    if (!RUNNER_TEMP)
        return undefined;
    if (root !== undefined && (!(0,trust/* outlivesJob */.fh)((0,job/* readJob */.cd)(environment)) || liesBelow(root, RUNNER_TEMP)))
        return undefined;
    const ofOthers = XDG_DATA_HOME || (root === undefined ? undefined : (0,external_node_path_.join)(root, '.local', 'share'));
    return { directory: (0,external_node_path_.join)(RUNNER_TEMP, 'trivy-offline-cache', 'home'), ofOthers, ofTrivy: root };
}
/** In a container job the home is a directory of RUNNER_TEMP under another name. */
function liesBelow(root, runnerTemp) {
    return [runnerTemp, (0,external_node_path_.join)(runnerTemp, '_github_home')].some((directory) => (0,inside/* isInside */.FK)(root, directory));
}
/**
 * Makes the home, with links to all that programs, and Trivy's plugins and modules, have elsewhere. Where no link can be made,
 * what Trivy reads is copied; what other programs have may be large, and is left out.
 *
 * @throws what the file system says, and the names of what is left out, when all else is there
 */
function makeJobHome({ directory, ofOthers, ofTrivy }, link = linkOrCopy) {
    const trivyFiles = (0,external_node_path_.join)(directory, TRIVY_FILES);
    (0,make_directories/* makeDirectories */.K)(trivyFiles);
    if (ofTrivy !== undefined) {
        const from = (0,external_node_path_.join)(ofTrivy, TRIVY_FILES);
        bringAll({ from, into: trivyFiles, except: VEX_FILES }, (file, to) => linkOrCopyAll(file, to, link));
    }
    if (ofOthers !== undefined)
        bringAll({ from: ofOthers, into: directory, except: TRIVY_FILES }, link);
}
/** Windows makes junctions of directories without a privilege, and no links of files. */
function linkOrCopy(from, to) {
    if (process.platform === 'win32' && (0,external_node_fs_.statSync)(from).isFile())
        (0,external_node_fs_.copyFileSync)(from, to, external_node_fs_.constants.COPYFILE_EXCL);
    else
        (0,external_node_fs_.symlinkSync)(from, to, 'junction');
}
function linkOrCopyAll(from, to, link) {
    try {
        link(from, to);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'EEXIST'))
            throw error;
        (0,external_node_fs_.cpSync)(from, to, { recursive: true, force: false });
    }
}
function bringAll({ from, into, except }, bring) {
    const refusals = [];
    for (const name of namesIn(from)) {
        if (name === except)
            continue;
        try {
            bring((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(into, name));
        }
        catch (error) {
            // By an earlier use, or a program of the job.
            if (!(0,errors/* hasCode */.up)(error, 'EEXIST'))
                refusals.push((0,errors/* describeError */.Uc)(error));
        }
    }
    if (refusals.length > 0)
        throw new Error(refusals.join('; '));
}
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return [];
        throw error;
    }
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-list.js
var vex_list = __webpack_require__(8363);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-repositories.js
// Which VEX repositories the later scan reads: those of the input, else of the user's repository.yaml, else VEX Hub.






/** Nobody named any. */
const DEFAULT_ORIGIN = "Trivy's default";
/** Begins a file that this action wrote, and may write again. */
const OWN_FILE_MARK = '# Written by trivy-offline-cache';
/** Where Trivy reads its list, below a home directory. */
const REPOSITORY_FILE = (0,external_node_path_.join)('.trivy', 'vex', 'repository.yaml');
/** The repositories of the input, else of the file that Trivy would read. */
function readVexRepositories(input, environment) {
    const root = findHome(environment);
    const file = root === undefined ? undefined : (0,external_node_path_.join)(root, REPOSITORY_FILE);
    const own = file === undefined ? undefined : readOwnFile(file);
    const origin = input !== undefined ? 'input vex-repositories' : (file ?? '');
    // A list of the user's is read where it is.
    const jobHome = own === undefined ? findJobHome(environment, root) : undefined;
    const places = { file, jobHome };
    if (own?.problem !== undefined)
        return { repositories: [], origin, ...places, problem: own.problem };
    if (input === undefined) {
        return own === undefined
            ? { repositories: [vex_list/* VEX_HUB */.g7], origin: DEFAULT_ORIGIN, ...places, problem: undefined }
            : { repositories: own.repositories, origin, ...places, problem: undefined };
    }
    const problem = own === undefined || isSameList(own.repositories, input)
        ? undefined
        : `vex-repositories: ${(0,log/* clean */.uH)(file ?? '', 200)} names other repositories, and Trivy reads that file; leave out the input, or remove the file`;
    return { repositories: problem === undefined ? input : [], origin, ...places, problem };
}
/**
 * As Trivy finds it, which asks no user database: without a home it reads and writes below its working directory, in which
 * a checkout may have put anything.
 */
function findHome(environment) {
    const home = process.platform === 'win32' ? environment.USERPROFILE : environment.HOME;
    return environment.XDG_DATA_HOME || home || undefined;
}
/** Whether Trivy would do the same with both: names, addresses, and order decide. */
function isSameList(a, b) {
    const show = (list) => list.map(({ name, url }) => `${name}\n${(0,vex_list/* showVexUrl */.cB)(url)}`).join('\n\n');
    return show(a) === show(b);
}
/** The user's file; absent too when an earlier use of this action wrote it. */
function readOwnFile(file) {
    const shown = (0,log/* clean */.uH)(file, 200);
    try {
        const text = (0,small_file/* readSmallYaml */.h)(file);
        if (text.startsWith(OWN_FILE_MARK))
            return undefined;
        return { repositories: (0,vex_list/* parseRepositoryFile */.Sr)(text), problem: undefined };
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        return { repositories: [], problem: `${shown}: ${(0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)}` };
    }
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/repository-files.js
// Trivy's list of VEX repositories: no setting tells it another place, so it is written where the scanning process will look.













/** A home below the cache directory, for `docker run`: what is mounted there is seen under any user. */
const CACHE_HOME = `${seal/* STATE_DIRECTORY */.M8}/home`;
const NO_HOME = 'VEX repositories for Trivy on this machine: neither HOME nor XDG_DATA_HOME is set, so Trivy looks for its list in whatever directory it runs in; set one of them for this step and those that scan';
/** Writes the list wherever no user has one; says where, and warns where somebody's says something else. */
function writeRepositoryFiles(repositories, { file: ofUser, jobHome, cacheDir, runnerTemp }, log) {
    const file = jobHome === undefined ? ofUser : openJobHome(jobHome, ofUser, log);
    const text = `${OWN_FILE_MARK}: the VEX repositories that were provided for this job.\n${(0,vex_list/* formatRepositoryFile */.Cy)(repositories)}`;
    if (file === undefined)
        log.warning(NO_HOME);
    const places = [
        ...(file === undefined ? [] : [{ path: file, what: 'Trivy on this machine' }]),
        ...(runnerTemp === undefined
            ? []
            : [{ path: (0,external_node_path_.join)(runnerTemp, '_github_home', REPOSITORY_FILE), what: 'Docker actions' }]),
        { path: (0,external_node_path_.join)(cacheDir, CACHE_HOME, REPOSITORY_FILE), what: 'docker-args' },
    ];
    for (const { path, what } of places) {
        try {
            refusePlanted(path, runnerTemp);
            const found = readIfThere(path);
            if (found === text) {
                log.info(`VEX repositories for ${what}: ${path} is there already`);
            }
            else if (found === '' || found.startsWith(OWN_FILE_MARK)) {
                // A container may read it as another user; it holds no login.
                (0,own_file/* writeOwnBytes */.$m)(path, Buffer.from(text), 0o644);
                log.info(`VEX repositories for ${what}: ${path} written`);
            }
            else if (isSameList((0,vex_list/* parseRepositoryFile */.Sr)(found), repositories)) {
                log.info(`VEX repositories for ${what}: ${path} is there already`);
            }
            else {
                log.warning(`${path} names other VEX repositories, and ${what} will read that file; it is left as it is`);
            }
        }
        catch (error) {
            log.warning(`VEX repositories for ${what}: ${path} cannot be written, and Trivy needs it: ${(0,errors/* describeError */.Uc)(error)}`);
        }
    }
}
/** Gives the file to write in a home of the job's own. What an earlier version, or a job before this one, left in the user's goes. */
function openJobHome(jobHome, ofUser, log) {
    const file = (0,external_node_path_.join)(jobHome.directory, REPOSITORY_FILE);
    try {
        if (ofUser !== undefined && readIfThere(ofUser).startsWith(OWN_FILE_MARK))
            (0,file_moves/* removeNow */.ny)(ofUser);
        makeJobHome(jobHome);
    }
    catch (error) {
        log.warning(`VEX repositories: the home for this job, ${jobHome.directory}, lacks something: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return file;
}
function readIfThere(path) {
    return (0,external_node_fs_.existsSync)(path) ? (0,small_file/* readSmallFile */.E)(path) : '';
}
/** Whoever was first at a directory on the way could lead elsewhere what is written there, or read another list to Trivy. */
function refusePlanted(path, runnerTemp) {
    if (runnerTemp === undefined || !(0,inside/* isInside */.FK)(path, runnerTemp))
        return;
    const place = { directory: runnerTemp, trustedUsers: (0,trusted_owner/* trustedOwners */.Kg)(runnerTemp), isOurs: false };
    const planted = (0,base_planted/* findPlanted */.k)([path], place);
    if (planted === undefined)
        return;
    throw new errors/* LocalError */.il(`${planted} was made by another user of this machine`);
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-artifact.js + 1 modules
var vex_artifact = __webpack_require__(1839);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-sources.js



/** Speaks to nobody until a source is asked. */
function createVexSources(run, list) {
    let network;
    const open = async () => {
        const { openVexNetwork } = await Promise.all(/* import() */[__webpack_require__.e(8280), __webpack_require__.e(7250), __webpack_require__.e(7565)]).then(__webpack_require__.bind(__webpack_require__, 7565));
        network ??= openVexNetwork(run, list);
        return network;
    };
    return {
        publisherOf(requirement, placed) {
            const id = requirement.resource.id;
            const repository = list.repositories.find(({ name }) => (0,vex_artifact/* idOfVexRepository */.Sm)(name) === id);
            if (repository === undefined)
                return undefined;
            let source;
            return {
                kind: 'http',
                label: (0,log/* clean */.uH)((0,vex_list/* showVexUrl */.cB)(repository.url), 200),
                isUpstream: true,
                transport: (0,vex_artifact/* vexTransport */.lK)(repository),
                async *offers() {
                    const { sourceOf } = await open();
                    // The same again for who asks again: it remembers what it has found.
                    source ??= sourceOf(repository, requirement, placed);
                    yield* source.offers();
                },
            };
        },
        get hostsContacted() {
            return network?.hostsContacted ?? [];
        },
        close: async () => {
            await network?.close();
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/resource.js
// VEX repositories as a resource of the table: each is an artifact of its own, published by its own server.










/** The version of the VEX repository specification that Trivy reads; also the tag. */
const VEX_SPEC = 0.1;
const resource_NAME = 'vex-repo';
const LIST = {
    name: 'vex-repositories',
    parse: vex_list/* vexRepositories */.Ki,
    without: '',
};
/** See the contract. */
const vexRepo = {
    name: resource_NAME,
    title: 'VEX repositories',
    inputs: [LIST],
    maxAgeMs: vex_artifact/* VEX_MAX_AGE_MS */.GP,
    staleIfErrorMs: vex_artifact/* VEX_STALE_IF_ERROR_MS */.aR,
    mirrored: {
        repository: 'trivy-vex/<name>',
        movingTags: [String(VEX_SPEC)],
        fixedTags: [`${VEX_SPEC}-<date>t<time>`],
    },
    hosts: ['github.com', 'codeload.github.com'],
    gather: readList,
    secretsOf: ({ repositories }) => (0,vex_list/* secretsOf */.Fj)(repositories),
    isNamed: ({ origin }) => origin !== DEFAULT_ORIGIN,
    need: needOfVex,
    // What is left out is not named: Trivy has no setting that we could point at a repository.
    artifacts: (facts, { repositories }, isProvided) => (isProvided ? repositories : []).map((repository) => {
        const resource = (0,vex_artifact/* describeVexRepository */.BT)(repository, facts.trivy);
        return { resource, schema: VEX_SPEC, ...resource_findPlaces(resource, facts) };
    }),
    openPublishers: createVexSources,
    finish({ isReady, environment, cacheDir, log }, { file, jobHome, repositories }) {
        // Only beside repositories that are all there: Trivy would look for each one that the list names.
        if (isReady !== true)
            return;
        const runnerTemp = environment.RUNNER_TEMP || undefined;
        writeRepositoryFiles(repositories, { file, jobHome, cacheDir, runnerTemp }, log);
    },
    exports({ isReady, containerCacheDir }, { jobHome }) {
        if (isReady !== true)
            return {};
        return {
            hostVariables: jobHome === undefined ? {} : { XDG_DATA_HOME: jobHome.directory },
            // The list of VEX repositories is looked for in a home; under which user the container runs is not known.
            docker: { mounts: [], variables: { XDG_DATA_HOME: `${containerCacheDir}/${CACHE_HOME}` } },
        };
    },
    planRecord: ({ repositories }) => ({
        repositories: repositories.map(({ name, url }) => ({ name: (0,log/* clean */.uH)(name, 100), url: (0,vex_list/* showVexUrl */.cB)(url) })),
    }),
};
/** What is wrong with a list that nobody reads is nobody's mistake. */
function readList({ inputs, scans, environment }) {
    const vex = readVexRepositories((0,read_own_input/* readOwnInput */.P)(inputs, LIST), environment);
    const { resources } = inputs;
    const isRead = scans.some(asksForRepositories) || (resources.kind === 'list' && resources.names.includes(resource_NAME));
    if (vex.problem !== undefined && isRead)
        throw new read/* InputError */.d([vex.problem]);
    return vex;
}
/** Below the user's own registries alone: upstream publishes no VEX there, and Trivy never looks for it there. */
function resource_findPlaces({ repository, notPublishedAt }, { inputs }) {
    const bases = inputs.registries.filter((base) => !notPublishedAt.includes(base));
    const references = bases.flatMap((base) => tryReference(`${base}/${repository}`) ?? []);
    return { places: references.map((reference) => ({ reference, isUpstream: false })), placesAreChosen: false };
}
/** The name of a VEX repository need not be one that a registry takes. */
function tryReference(text) {
    try {
        return (0,oci_reference/* parseReference */.F2)(text, String(VEX_SPEC));
    }
    catch {
        // Then it comes from its own server, and from the Actions cache.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/resources/vuln-db/need-vuln-db.js
// Whether a scan matches packages against the vulnerability DB. Pure.


/** The decision about the vulnerability DB. */
function needOfVulnDb({ settings, trivyVersion }) {
    const { command, server } = settings;
    const scan = (0,effective_scanners/* effectiveScanners */.j)(settings, trivyVersion);
    if (command.value === 'server')
        return (0,need_words/* provided */._1)('needed', 'a server loads it when it starts');
    if (command.value === 'client')
        return (0,need_words/* notNeeded */.tD)('in client mode the server has it');
    if (server.value !== undefined && command.value !== 'config' && command.value !== 'k8s') {
        return (0,need_words/* notNeeded */.tD)(`in client mode the server has it (${server.origin})`);
    }
    if (command.value === undefined) {
        return (0,need_words/* provided */._1)('needed', 'no scan-type is given; most scans read it, and it is small');
    }
    if (!scan.scanners.has('vuln'))
        return (0,need_words/* notNeeded */.tD)(`${scan.because}: vulnerabilities are not looked for`);
    return (0,need_words/* provided */._1)(scan.isUnknown ? 'maybe' : 'needed', `${command.value} looks for vulnerabilities: ${scan.because}`);
}

;// CONCATENATED MODULE: ./build/resources/vuln-db/bbolt.js
// Is this file a whole bbolt database that holds something? Reads a few pages, not the data.

// Layout of go.etcd.io/bbolt: internal/common/page.go and meta.go (file format version 2).
const PAGE_HEADER_BYTES = 16;
const META_BYTES = 64;
const bbolt_MAGIC = 0xed0cdaed;
const FORMAT_VERSION = 2;
/** Flags of a branch page and of a leaf page. */
const LEAF_PAGE = 0x02;
const TREE_PAGES = [0x01, LEAF_PAGE];
/** An element of a leaf page, and the flag of one that is a bucket. */
const ELEMENT_BYTES = 16;
const IS_BUCKET = 0x01;
/** A root of hundreds of sources has some tens of kilobytes. */
const MAX_ROOT_BYTES = 1 << 20;
/** Buckets that hold no advisories: details by id, names of sources, and what Trivy's own tools note. */
const OF_TRIVY = ['vulnerability', 'data-source', 'trivy'];
/** Page sizes that an operating system can have given the file: 4 KiB on x86, up to 64 KiB elsewhere. */
const bbolt_PAGE_SIZES = [4096, 8192, 16384, 32768, 65536];
/**
 * Reads the newest meta page whose checksum is right (as bbolt does: a crash may leave one of the two torn), and checks
 * that the file is as long as it says, and that the root bucket is whole and not empty: an empty database gives a scan
 * without findings.
 *
 * @throws {VerifyError} naming what is wrong
 */
async function checkBbolt(file, name) {
    const { size } = await file.stat();
    const meta = await readNewestMeta(file);
    if (meta === undefined) {
        throw new errors/* VerifyError */.Gz(`${name} is not a bbolt database: no valid meta page in ${size} bytes`);
    }
    const wantedBytes = meta.pageCount * BigInt(meta.pageSize);
    if (BigInt(size) < wantedBytes) {
        throw new errors/* VerifyError */.Gz(`${name} is truncated`, {
            wanted: `at least ${wantedBytes} bytes`,
            found: `${size} bytes`,
        });
    }
    const root = await readAt(file, meta.rootPage * BigInt(meta.pageSize), PAGE_HEADER_BYTES);
    const isTree = root !== undefined && TREE_PAGES.includes(root.readUInt16LE(8));
    if (!isTree || root.readBigUInt64LE(0) !== meta.rootPage) {
        throw new errors/* VerifyError */.Gz(`${name} is damaged: page ${meta.rootPage} is not the root that it should be`);
    }
    if (root.readUInt16LE(10) === 0) {
        throw new errors/* VerifyError */.Gz(`${name} is an empty database: it holds no bucket`);
    }
    if ((await hasAdvisories(file, { root, offset: meta.rootPage * BigInt(meta.pageSize), ...meta })) === false) {
        throw new errors/* VerifyError */.Gz(`${name} holds no advisories: no bucket of any source, so every scan would find nothing`);
    }
}
/**
 * Whether the root has a bucket of a source of advisories. A tree of several pages has: Trivy's three others fit on one.
 *
 * @returns undefined where the page was not kept
 */
async function hasAdvisories(file, { root, offset, pageSize }) {
    if (root.readUInt16LE(8) !== LEAF_PAGE)
        return true;
    const length = Math.min(pageSize * (1 + root.readUInt32LE(12)), MAX_ROOT_BYTES);
    if (file.keeps?.(Number(offset), length) === false)
        return undefined;
    const page = await readAt(file, offset, length);
    const elements = Array.from({ length: root.readUInt16LE(10) }, (_, index) => 16 * (1 + index));
    return elements.some((at) => {
        const name = page === undefined ? undefined : bucketAt(page, at);
        return name !== undefined && !OF_TRIVY.includes(name);
    });
}
/** The name of a bucket, by its element; undefined for what is none. */
function bucketAt(page, at) {
    if (at + ELEMENT_BYTES > page.length || page.readUInt32LE(at) !== IS_BUCKET)
        return undefined;
    const from = at + page.readUInt32LE(at + 4);
    return page.toString('utf8', from, from + page.readUInt32LE(at + 8));
}
async function readNewestMeta(file) {
    const first = await readMeta(file, 0);
    const sizes = first === undefined ? bbolt_PAGE_SIZES : [first.pageSize];
    const metas = first === undefined ? [] : [first];
    for (const pageSize of sizes) {
        const second = await readMeta(file, pageSize);
        if (second?.pageSize === pageSize)
            metas.push(second);
    }
    return metas.sort((a, b) => (a.transaction < b.transaction ? 1 : -1))[0];
}
async function readMeta(file, offset) {
    const page = await readAt(file, BigInt(offset), PAGE_HEADER_BYTES + META_BYTES);
    if (page === undefined)
        return undefined;
    const meta = page.subarray(PAGE_HEADER_BYTES);
    if (meta.readUInt32LE(0) !== bbolt_MAGIC || meta.readUInt32LE(4) !== FORMAT_VERSION)
        return undefined;
    if (meta.readBigUInt64LE(56) !== fnv1a64(meta.subarray(0, 56)))
        return undefined;
    const pageSize = meta.readUInt32LE(8);
    if (!bbolt_PAGE_SIZES.includes(pageSize))
        return undefined;
    return {
        pageSize,
        rootPage: meta.readBigUInt64LE(16),
        pageCount: meta.readBigUInt64LE(40),
        transaction: meta.readBigUInt64LE(48),
    };
}
async function readAt(file, offset, length) {
    if (offset > BigInt(Number.MAX_SAFE_INTEGER))
        return undefined;
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, Number(offset));
    return bytesRead === length ? buffer : undefined;
}
/** FNV-1a, 64 bit: the checksum of a bbolt meta page. */
function fnv1a64(bytes) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of bytes)
        hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return hash;
}

;// CONCATENATED MODULE: ./build/resources/vuln-db/vuln-db.js
// The vulnerability database: what every scan for vulnerabilities matches against.




/** Schema of the vulnerability DB. */
const VULN_DB_SCHEMA = 2;
/** Where it is published and how it is recognised. */
const VULN_DB = describeDatabase({
    name: 'vuln-db',
    title: 'Vulnerability DB',
    repository: 'trivy-db',
    directory: 'db',
    isReadBy: 'case "$subcommand $scanners" in "image " | "fs " | "filesystem " | "rootfs " | "repo " | "repository " | "vm " | "sbom " | *vuln*) ;; *) false ;; esac',
    layerMediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    format: { file: 'trivy.db', metadataVersion: VULN_DB_SCHEMA, check: checkBbolt },
    rawArchive: 'db.tar.gz',
    maxAgeMs: 30 * units/* HOUR_MS */.iQ,
    staleIfErrorMs: 48 * units/* HOUR_MS */.iQ,
    maxLayerBytes: 2 * units/* GIBIBYTE */.Wl,
    maxExtractedBytes: 16 * units/* GIBIBYTE */.Wl,
    isWrittenBy: (trivyVersion) => !(0,trivy_version/* opensDatabaseReadOnly */.Lr)(trivyVersion),
    settings: {
        skipVariable: 'TRIVY_SKIP_DB_UPDATE',
        skipFlag: '--skip-db-update',
        repositoryVariable: 'TRIVY_DB_REPOSITORY',
    },
});

;// CONCATENATED MODULE: ./build/resources/vuln-db/resource.js
// The vulnerability DB as a resource of the table.




/** See the contract. */
const vulnDb = describePublished({
    artifact: VULN_DB,
    input: 'db-repository',
    flag: { input: undefined, variable: 'TRIVY_DB_REPOSITORY', key: 'db.repository' },
    isLatestByDefault: false,
    takesList: trivy_version/* takesRepositoryLists */.mQ,
    schemas: [VULN_DB_SCHEMA],
    schemaFor: () => VULN_DB_SCHEMA,
    need: needOfVulnDb,
});

;// CONCATENATED MODULE: ./build/resources/table.js
// The table of resources: all that this action can make available, in the order in which it handles them.







/** Each is a folder beside this file, behind one contract (contract/resource.ts). */
const RESOURCES = [
    vulnDb,
    javaDb,
    checksBundle,
    vexRepo,
    mavenPoms,
    terraformModules,
    trivy,
];


/***/ }),

/***/ 8577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dK: () => (/* binding */ INSTALL_FIRST),
/* harmony export */   e0: () => (/* binding */ MANIFEST),
/* harmony export */   jx: () => (/* binding */ readInstalled)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3039);
// What `terraform init` has installed: `.terraform/modules/modules.json`, which Trivy believes before everything else.


/** Where it lies below a root module. */
const MANIFEST = '.terraform/modules/modules.json';
/** What helps where only Terraform itself can fetch a module. */
const INSTALL_FIRST = 'Run terraform init before this step: Trivy takes what it installs.';
/** Of thousands of modules; real ones have some kB. */
const MAX_BYTES = 8 << 20;
/** What Trivy declares: of another type somewhere, all of it counts as nothing. */
const ROW = { fields: { key: 'string', source: 'string', version: 'string', dir: 'string' } };
const SHAPE = { fields: { modules: { list: ROW } } };
/**
 * Reads it for a root module, as Go decodes it; undefined when there is none that Trivy can read, which goes on without it,
 * and why when only we cannot: it is too large.
 */
function readInstalled(files, root) {
    const read = files.read(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(root, MANIFEST), MAX_BYTES);
    if (read.kind !== 'text')
        return read.kind === 'unread' ? read : undefined;
    try {
        const value = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFirstGoJson */ .eR)(read.text);
        if ((0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_1__/* .findMisfit */ .WM)(value, SHAPE) !== undefined)
            return undefined;
        const modules = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_1__/* .goFields */ .sE)(value)?.get('modules');
        const rows = (Array.isArray(modules) ? modules : []).map((row) => {
            const fields = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_1__/* .goFields */ .sE)(row);
            return [textOf(fields?.get('key')), node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(root, textOf(fields?.get('dir')))];
        });
        // Of two of one key Trivy takes the first.
        return new Map(rows.reverse());
    }
    catch {
        return undefined;
    }
}
/** What is not there, or null, is empty. */
function textOf(value) {
    return typeof value === 'string' ? value : '';
}


/***/ }),

/***/ 2838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ TERRAFORM_FILE)
/* harmony export */ });
// Which files are of Terraform's language. Pure.
/** What Trivy takes for a file of Terraform or OpenTofu (`parser.go`). */
const TERRAFORM_FILE = /\.(tf|tofu)(\.json)?$/;


/***/ }),

/***/ 2347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eA: () => (/* binding */ hasLogin),
/* harmony export */   sv: () => (/* binding */ splitLogin),
/* harmony export */   wV: () => (/* binding */ basicOf)
/* harmony export */ });
// A login that a URL names. Pure.
/** Whether there is one: some servers take a password alone. */
function hasLogin({ username, password }) {
    return username !== '' || password !== '';
}
/** The URL without its login, which must stand in no process list; of ssh the name is a part of the address. */
function splitLogin(from) {
    if (from.protocol === 'ssh:' || !hasLogin(from))
        return { url: from, login: undefined };
    const url = new URL(from);
    const login = [from.username, from.password].map(decodeURIComponent).join(':');
    url.username = '';
    url.password = '';
    return { url, login };
}
/** As the scheme `Basic` shows it. */
function basicOf(login) {
    return `Basic ${Buffer.from(login).toString('base64')}`;
}


/***/ }),

/***/ 2969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nv: () => (/* binding */ MODULES_TITLE),
/* harmony export */   Vi: () => (/* binding */ adviseOnModules),
/* harmony export */   fr: () => (/* binding */ describeModules),
/* harmony export */   gV: () => (/* binding */ sayCall)
/* harmony export */ });
/* harmony import */ var _closure_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7966);
/* harmony import */ var _calls_installed_modules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8577);
// What became of the Terraform modules, as plain data: everything that settings, report, and outputs are made from.


/** All of them, as a reader would say it. */
const MODULES_TITLE = 'Terraform modules';
/** What is wrong, in one sentence. */
function describeModules(modules) {
    return modules.isReady
        ? `Terraform modules are older than max-age (${modules.stale} of them could not be asked for anew)`
        : `Terraform modules are not complete (${explainIncomplete(modules)}), and where Trivy cannot fetch them itself a scan loses their findings with no more than a line in its log`;
}
function explainIncomplete({ unknown, problem }) {
    const parts = problem === undefined ? [] : [problem];
    const [first] = unknown;
    if (first !== undefined) {
        const more = unknown.length === 1 ? '' : `, and ${unknown.length - 1} more`;
        parts.push(`${sayCall(first)}${more}`);
    }
    return parts.join('; ');
}
/** `main.tf:3 calls terraform-aws-modules/vpc/aws: no such module`. */
function sayCall({ where, source, reason }) {
    return source === '' ? `${where}: ${reason}` : `${where} calls ${source}: ${reason}`;
}
/** A list of more is not read. */
const MAX_HINTS = 3;
/** What to do about it: what is said of the calls that are unknown, each hint once. */
function adviseOnModules(modules) {
    const { isOffline, isReady, unknown, hint } = modules;
    if (hint !== undefined)
        return hint;
    const hints = [...new Set(unknown.flatMap((call) => call.hint ?? []))];
    if (hints.length > 0)
        return hints.slice(0, MAX_HINTS).join(' ');
    if (isOffline) {
        return (0,_closure_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .adviseOffline */ .oj)(modules, 'terraform-modules', 'the module registry and the git servers');
    }
    return isReady
        ? 'Run it again when the module registry and the git servers answer, or raise max-age.'
        : _calls_installed_modules_js__WEBPACK_IMPORTED_MODULE_0__/* .INSTALL_FIRST */ .dK;
}


/***/ }),

/***/ 8097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Px: () => (/* binding */ needOfModules),
/* harmony export */   ZR: () => (/* binding */ WITH_MODULES),
/* harmony export */   e$: () => (/* binding */ MODULES),
/* harmony export */   lv: () => (/* binding */ MODULES_REPOSITORY),
/* harmony export */   uI: () => (/* binding */ MODULE_CLUES)
/* harmony export */ });
/* harmony import */ var _scan_effective_scanners_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9661);
/* harmony import */ var _need_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9492);
/* harmony import */ var _calls_terraform_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2838);
// Whether a scan loads Terraform modules: one for misconfigurations of files, where there are any of Terraform's. Pure.



/** Commands that scan files. */
const WITH_MODULES = ['config', 'fs', 'repo', 'rootfs'];
/** Where modules are carried to, below a registry base. */
const MODULES_REPOSITORY = 'trivy-terraform-modules';
/** Name of the resource, under which the walk has its files. */
const MODULES = 'terraform-modules';
/** What the walk collects: files of Terraform and OpenTofu, and what `terraform init` writes. */
const MODULE_CLUES = {
    [MODULES]: { matches: (name) => _calls_terraform_file_js__WEBPACK_IMPORTED_MODULE_2__/* .TERRAFORM_FILE */ .q.test(name) || name === 'modules.json' },
};
/** The decision about Terraform modules. */
function needOfModules({ settings, workspace, trivyVersion, offline }) {
    const command = settings.command.value;
    if (command !== undefined && !WITH_MODULES.includes(command)) {
        return (0,_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .notNeeded */ .tD)(`${command} scans load no Terraform modules`);
    }
    const scan = (0,_scan_effective_scanners_js__WEBPACK_IMPORTED_MODULE_0__/* .effectiveScanners */ .j)(settings, trivyVersion);
    if (command !== undefined && !scan.scanners.has('misconfig')) {
        return (0,_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .notNeeded */ .tD)(`${scan.because}: misconfigurations are not looked for`);
    }
    const files = (workspace?.found.get(MODULES) ?? []).filter((path) => _calls_terraform_file_js__WEBPACK_IMPORTED_MODULE_2__/* .TERRAFORM_FILE */ .q.test(path));
    if (files.length > 0) {
        const need = command === undefined || scan.isUnknown ? 'maybe' : 'needed';
        return (0,_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .provided */ ._1)(need, `Terraform files in the workspace: ${(0,_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .nameFiles */ .rF)(files)}`);
    }
    if (workspace === undefined)
        return unseen('nobody looked for Terraform files', offline);
    if (workspace.stoppedBy !== undefined) {
        return unseen(`no Terraform file was seen before the look ended at ${workspace.stoppedBy}`, offline);
    }
    if (workspace.isEmpty)
        return unseen('the workspace is empty', offline);
    if (workspace.unnameable > 0) {
        return unseen('no Terraform file was seen, but there are directories that cannot be opened here', offline);
    }
    return (0,_need_words_js__WEBPACK_IMPORTED_MODULE_1__/* .notNeeded */ .tD)('no Terraform file is in the workspace');
}
function unseen(why, offline) {
    const what = offline
        ? 'for such files Trivy knows only the modules that its cache holds'
        : 'for such files Trivy asks module registries and git servers';
    return { need: 'maybe', provide: false, reason: `${why}; ${what}` };
}


/***/ }),

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ judgeVersion)
/* harmony export */ });
/* unused harmony export INCIDENTS */
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
// What is known against versions of Trivy: data with sources, and nothing that an input could take away.

/** Newest first. */
const INCIDENTS = [
    {
        versions: { below: '0.73.0' },
        severity: 'warned',
        reason: 'can be made to write outside of its cache by the name of a VEX repository in repository.yaml',
        fixedIn: '0.73.0',
        source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-mcj4-mphf-j9ff',
    },
    {
        versions: { below: '0.71.1' },
        severity: 'warned',
        reason: 'can be made to write outside of its cache by the title of a layer, which whoever fills a mirror chooses',
        fixedIn: '0.71.1',
        source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-mcj4-mphf-j9ff',
    },
    {
        versions: { each: ['0.69.4', '0.69.5', '0.69.6'] },
        severity: 'refused',
        reason: 'was published by attackers in March 2026, through the official workflow and with its signature',
        fixedIn: undefined,
        source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23',
    },
];
/**
 * Judges a version.
 *
 * @param version as semver
 * @param denied versions and ranges of the input `deny-trivy`
 */
function judgeVersion(version, denied) {
    const known = INCIDENTS.filter(({ versions }) => isOneOf(version, versions));
    const refused = known.find(({ severity }) => severity === 'refused');
    const own = denied.find((range) => matches(version, range));
    return {
        refusal: sayRefusal(version, refused, own),
        warnings: known
            .filter(({ severity }) => severity === 'warned')
            .map(({ reason, fixedIn, source }) => `Trivy ${version} ${reason}${sayFix(fixedIn)} (${source})`),
    };
}
function sayRefusal(version, refused, own) {
    if (refused !== undefined)
        return `Trivy ${version} ${refused.reason} (${refused.source})`;
    return own === undefined ? undefined : `Trivy ${version} is denied by the input deny-trivy (${own})`;
}
function sayFix(fixedIn) {
    return fixedIn === undefined ? '' : `; ${fixedIn} does not`;
}
/** A pre-release or build of a version is judged as the version: whoever made it, the name is no excuse. */
function plainOf(version) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.coerce(version)?.version ?? version;
}
function isOneOf(version, versions) {
    const plain = plainOf(version);
    if ('each' in versions)
        return versions.each.includes(plain);
    return [version, plain].some((one) => semver__WEBPACK_IMPORTED_MODULE_0__.valid(one) !== null && semver__WEBPACK_IMPORTED_MODULE_0__.lt(one, versions.below));
}
function matches(version, range) {
    const plain = plainOf(version);
    return semver__WEBPACK_IMPORTED_MODULE_0__.satisfies(version, range, { includePrerelease: true }) || semver__WEBPACK_IMPORTED_MODULE_0__.satisfies(plain, range);
}


/***/ }),

/***/ 9329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ NEWEST_KNOWN),
/* harmony export */   P: () => (/* binding */ KNOWN_RELEASES)
/* harmony export */ });
// The releases that this version of the action knows: the digest of each image index, the same on ghcr.io, docker.io, and
// public.ecr.aws. What lies under such a tag with another digest is not that release, whoever signed it: in March 2026 tags
// were moved by the official workflow itself.
/** Digests by version, newest first. Each was taken from references that several independent public projects pin. */
const KNOWN_RELEASES = {
    '0.74.0': 'sha256:62b1e65e8869bc4b4c6aa4fa2b21595256c7c2f6018a9d9ad61caf87187c1969',
    '0.73.0': 'sha256:7cced7cae583819fc7806d4cbc0dbbc7cad18b99f7d3e235192e6da8c091045c',
    '0.71.2': 'sha256:f5d0e600ecda7449e2a9b272805aef698631d3bb3f3a739a750de2c6819acdc9',
    '0.70.0': 'sha256:be1190afcb28352bfddc4ddeb71470835d16462af68d310f9f4bca710961a41e',
    '0.69.3': 'sha256:bcc376de8d77cfe086a917230e818dc9f8528e3c852f7b1aff648949b6258d1c',
};
/** What is installed where no version is asked for. */
const NEWEST_KNOWN = '0.74.0';


/***/ }),

/***/ 7351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ checkWishes),
/* harmony export */   JW: () => (/* binding */ TRIVY_INPUTS),
/* harmony export */   OB: () => (/* binding */ readWishes),
/* harmony export */   gF: () => (/* binding */ INSTALL),
/* harmony export */   jD: () => (/* binding */ versionRanges)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _inputs_durations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8085);
/* harmony import */ var _inputs_input_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8434);
/* harmony import */ var _inputs_mistakes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2959);
/* harmony import */ var _inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5272);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8718);
/* harmony import */ var _inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2806);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(907);
/* harmony import */ var _wanted_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8719);
// The inputs of Trivy itself, and what they ask for together.









/** `0.69.4`, or a range such as `<0.71.1`. */
const versionRanges = (text) => {
    // A range may hold spaces: lines and commas separate. Lists of YAML too, in lines or in brackets.
    const items = (0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutComments */ .fx)(text)
        .replace(/^\s*\[([^[\]]*)\]\s*$/, '$1')
        .split(/[\n,]/)
        .map((item) => item.trim().replace(/^-\s+/, ''))
        .map((item) => item.replace(/^(["'])(.*)\1$/, '$2').replace(/^v(?=\d)/, ''))
        .filter((item) => item !== '');
    (0,_inputs_mistakes_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEach */ .l)(items, checkRange);
    return items;
};
function checkRange(range) {
    if (semver__WEBPACK_IMPORTED_MODULE_0__.validRange(range) === null)
        throw new Error(`${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(range)} is no version and no range of versions; write for example <0.71.1`);
    // Of two versions with a space between them none is both.
    if (!semver__WEBPACK_IMPORTED_MODULE_0__.intersects(range, range))
        throw new Error(`${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(range)} is a range that no version is in; write one to a line`);
}
/** Where archives are; with a login in it, which goes to its origin alone. */
const downloadUrl = (text) => {
    if (text === '')
        return undefined;
    const url = URL.parse(text);
    if (url === null || !['https:', 'http:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
        // A login may stand in it.
        const shown = (0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text.replace(/^([a-z]+:\/\/)?.*@/i, '$1\u2026@'));
        throw new Error(`${shown} is not the http(s) URL of a directory; write for example https://mirror.example.com/trivy/v{version}`);
    }
    const { username, password } = url;
    const login = `${decode(username)}:${decode(password)}`;
    const encoded = Buffer.from(login).toString('base64');
    const hasLogin = username !== '' || password !== '';
    url.username = '';
    url.password = '';
    return {
        // URL writes braces as %7B and %7D.
        url: url.href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
        authorization: hasLogin ? `Basic ${encoded}` : undefined,
        // Without a password the name is a token.
        secrets: hasLogin ? [decode(password === '' ? username : password), encoded] : [],
    };
};
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        // A percent sign that was not meant as one.
        return part;
    }
}
const INSTALL = { name: 'install-trivy', parse: _inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .bool */ .lc };
const COOLDOWN = { name: 'trivy-cooldown', parse: _inputs_durations_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0, limit: _inputs_input_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .longest */ .xS };
const VERIFY = {
    name: 'verify-trivy',
    parse: (0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneOf */ .yL)('signature', 'digest', 'none'),
    limit: (0,_inputs_input_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .strictestOf */ .x4)('none', 'digest', 'signature'),
};
const DIGEST = { name: 'trivy-digest', parse: _inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .optionalDigest */ .Xt };
const DENIED = { name: 'deny-trivy', parse: versionRanges, limit: _inputs_input_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .both */ .WP };
const DOWNLOAD = {
    name: 'trivy-download-url',
    parse: downloadUrl,
    without: '',
};
/** In the order of action.yml. */
const TRIVY_INPUTS = [INSTALL, COOLDOWN, VERIFY, DIGEST, DENIED, DOWNLOAD];
/** Reads them. */
function readWishes(inputs) {
    return {
        isInstalled: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, INSTALL),
        wanted: (0,_wanted_version_js__WEBPACK_IMPORTED_MODULE_7__/* .readWanted */ .oY)(inputs.trivyVersion),
        cooldownMs: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, COOLDOWN),
        verify: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, VERIFY),
        digest: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, DIGEST),
        denied: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, DENIED),
        download: (0,_inputs_read_own_input_js__WEBPACK_IMPORTED_MODULE_8__/* .readOwnInput */ .P)(inputs, DOWNLOAD),
    };
}
/**
 * Refuses what cannot be meant.
 *
 * @throws {InputError} naming the inputs
 */
function checkWishes(wishes, insecureHosts) {
    const { verify, digest, wanted, isInstalled, download } = wishes;
    const problems = [];
    const { protocol, host } = new URL(download?.url ?? 'https://none');
    if (isInstalled && protocol === 'http:' && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(host) && !insecureHosts.includes(host))
        problems.push(`trivy-download-url: ${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(host)} is named with http://, where anybody on the way reads the login and writes the answer; write https://, or name it in insecure-registries if that is really meant`);
    if (isInstalled && verify === 'digest' && digest === undefined)
        problems.push('verify-trivy: digest needs the input trivy-digest');
    if (isInstalled && digest !== undefined && wanted.kind === 'range')
        problems.push('trivy-digest is of one version: give the exact one in trivy-version');
    if (problems.length > 0)
        throw new _inputs_read_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d(problems);
}


/***/ }),

/***/ 8719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ describeWanted),
/* harmony export */   $e: () => (/* binding */ sortCandidates),
/* harmony export */   nK: () => (/* binding */ judgeAge),
/* harmony export */   oY: () => (/* binding */ readWanted),
/* harmony export */   wE: () => (/* binding */ explainNone)
/* harmony export */ });
/* unused harmony export satisfies */
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _incidents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(806);
/* harmony import */ var _known_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9329);
// Which version is wanted: one, or the newest of a range that is old enough.



/** Reads it; without one it is the newest release that is known here. */
function readWanted(text) {
    if (text === undefined)
        return { kind: 'exact', version: _known_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .NEWEST_KNOWN */ .L };
    return semver__WEBPACK_IMPORTED_MODULE_0__.valid(text) === null ? { kind: 'range', range: text } : { kind: 'exact', version: text };
}
/** As a reader would say it. */
function describeWanted(wanted) {
    return wanted.kind === 'exact' ? wanted.version : wanted.range;
}
/** Whether a version is what is wanted. */
function satisfies(version, wanted) {
    return wanted.kind === 'exact' ? version === wanted.version : semver__WEBPACK_IMPORTED_MODULE_0__.satisfies(version, wanted.range);
}
/** Releases that are looked at, the newest: upstream has some three hundred. More would hold up everything else. */
const MAX_JUDGED = 2000;
/** Of these tags or names those that are wanted, newest first, and those of them that are refused, with the reason. */
function sortCandidates(names, wanted, denied) {
    const releases = releasesOf(names);
    const versions = wanted.kind === 'exact'
        ? releases.filter((version) => version === wanted.version)
        : takeNewest(releases, MAX_JUDGED);
    const fitting = versions.filter((version) => satisfies(version, wanted));
    const judged = fitting.map((version) => ({ version, refusal: (0,_incidents_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeVersion */ .b)(version, denied).refusal }));
    return {
        candidates: judged.filter(({ refusal }) => refusal === undefined).map(({ version }) => version),
        refusals: judged.flatMap(({ refusal }) => refusal ?? []),
    };
}
/** Releases alone: pre-releases, `latest`, and the tags of single platforms are none. */
function releasesOf(names) {
    return [...new Set(names)].filter((name) => /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/.test(name));
}
/** More tell nobody more. */
const MAX_TOLD = 3;
/** What a place has none of, and what it has instead: `it has no Trivy 0.74.0, but 0.76.0`. */
function explainNone(names, wanted) {
    const told = takeNewest(releasesOf(names), MAX_TOLD);
    const others = told.length === 0 ? '' : `, but ${told.join(', ')}`;
    return `it has no Trivy ${describeWanted(wanted)}${others}`;
}
/** Compared by their numbers alone, which a library would read anew for each comparison. */
function takeNewest(releases, count) {
    const rows = releases.map((version) => ({ version, numbers: version.split('.').map(Number) }));
    const byNumber = (place) => (a, b) => (b.numbers[place] ?? 0) - (a.numbers[place] ?? 0);
    const [major, minor, patch] = [byNumber(0), byNumber(1), byNumber(2)];
    rows.sort((a, b) => major(a, b) || minor(a, b) || patch(a, b));
    return rows.slice(0, count).map(({ version }) => version);
}
/** Whether a release is old enough, and how old it is in words. Its time is the latest that anybody vouches for. */
function judgeAge(releasedAt, { now, cooldownMs }) {
    if (cooldownMs === 0)
        return { isOldEnough: true, words: '' };
    if (releasedAt === undefined)
        return { isOldEnough: false, words: 'nothing tells when it was released' };
    const days = Math.floor((now.getTime() - releasedAt.getTime()) / 86_400_000);
    return {
        isOldEnough: now.getTime() - releasedAt.getTime() >= cooldownMs,
        words: `released ${releasedAt.toISOString().slice(0, 10)}, ${days} d ago`,
    };
}


/***/ }),

/***/ 1839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pr: () => (/* binding */ VEX_LAYER_TYPE),
  GP: () => (/* binding */ VEX_MAX_AGE_MS),
  aR: () => (/* binding */ VEX_STALE_IF_ERROR_MS),
  BT: () => (/* binding */ describeVexRepository),
  Sm: () => (/* binding */ idOfVexRepository),
  lK: () => (/* binding */ vexTransport)
});

// UNUSED EXPORTS: VEX_SETTINGS

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/units.js
var units = __webpack_require__(1755);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var bundle_annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/inputs/registry-bases.js
var registry_bases = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-contents.js
/**
 * The checks of the repository with this title.
 *
 * @param reader the Trivy that scans, where it is known: newer ones read more. Of an unknown one the least is expected
 */
function vexContents(title, reader) {
    const load = () => Promise.all(/* import() */[__webpack_require__.e(1709), __webpack_require__.e(2182)]).then(__webpack_require__.bind(__webpack_require__, 9875));
    return {
        memberPath: (path) => path,
        unpack: async (layer) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(6642), __webpack_require__.e(7918), __webpack_require__.e(3132), __webpack_require__.e(1331)]).then(__webpack_require__.bind(__webpack_require__, 3132))).unpackLayer(layer),
        complete: async (directory, context) => (await load()).completeTree(directory, { title, reader }, context),
        inspect: async (directory, { isSealed }) => (await load()).inspectTree(directory, { reader, isSealed }),
        renew: async (directory, confirmedAt, staging) => (await load()).renewTree(directory, { reader, confirmedAt, staging }),
    };
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-files.js
var vex_files = __webpack_require__(7760);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-list.js
var vex_list = __webpack_require__(8363);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-artifact.js
// One VEX repository as the pipe sees it: a tree in our own media type, that its own server publishes.










/** Media type of the layer of a VEX repository: ours, for upstream publishes none as an artifact (docs/vex.md). */
const VEX_LAYER_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.layer.v1.tar+gzip';
/** Default of `max-age`: a nightly run covers the day. */
const VEX_MAX_AGE_MS = 30 * units/* HOUR_MS */.iQ;
/** Age alone never makes it a failure. */
const VEX_STALE_IF_ERROR_MS = Number.POSITIVE_INFINITY;
/** The settings of all of them together. */
const VEX_SETTINGS = {
    skipVariable: 'TRIVY_SKIP_VEX_REPO_UPDATE',
    skipFlag: '--skip-vex-repo-update',
    repositoryVariable: undefined,
    takesList: false,
};
/** Characters of an id: with the dash and digest a file name that every system takes. */
const MAX_SLUG_CHARACTERS = 40;
/**
 * What one VEX repository is.
 *
 * @param trivy the one that scans; absent: any
 */
function describeVexRepository(repository, trivy) {
    const { name } = repository;
    const title = `VEX repository ${(0,log/* clean */.uH)(name, 60)}`;
    const url = (0,vex_list/* showVexUrl */.cB)(repository.url);
    const isVexHub = name === vex_list/* VEX_HUB */.g7.name && url === (0,vex_list/* showVexUrl */.cB)(vex_list/* VEX_HUB */.g7.url);
    const isPlain = vexTransport(repository) === 'plain';
    const reader = trivy?.origin === 'latest-known' ? undefined : trivy?.version;
    return {
        name: 'vex-repo',
        id: idOfVexRepository(name),
        title,
        label: { inPlan: title, inCommand: `vex-repo ${(0,log/* clean */.uH)(name, 50)}` },
        repository: `trivy-vex/${name.toLowerCase()}`,
        directory: `vex/repositories/${name}`,
        layerMediaType: VEX_LAYER_TYPE,
        sharesLayerType: true,
        maxLayerBytes: 512 * units/* MEBIBYTE */.gJ,
        maxExtractedBytes: 2048 * units/* MEBIBYTE */.gJ,
        age: 'confirmation',
        maxAgeMs: VEX_MAX_AGE_MS,
        staleIfErrorMs: VEX_STALE_IF_ERROR_MS,
        schemaWord: 'schema',
        notPublishedAt: registry_bases/* BUILT_IN_BASES */.Qq,
        origin: url,
        checkManifest: ({ annotations }) => {
            const found = annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.origin];
            // Where nobody named an address, what somebody carries as the default stands in for VEX Hub.
            if (found !== undefined && found !== url && !isVexHub)
                throw new errors/* VerifyError */.Gz(`${title} of another address`, {
                    wanted: url,
                    found: (0,log/* clean */.uH)(found, 200),
                    hint: 'Name the repository by the address that whoever exported or mirrored it named, or under another name.',
                });
        },
        publisher: { label: url, key: `${name} ${url}${isPlain ? ' unchecked' : ''}`, isPlain },
        placement: { kind: 'tree', provenFile: vex_files/* VEX_SPEC_VERSION */.N, metadataFile: vex_files/* VEX_CACHE_METADATA */.R },
        contents: vexContents(title, reader),
        // Confirmed says that nobody has newer; how old it is by itself says the day of its index.
        describeVersion: (version) => {
            const day = /^\d{4}-\d\d-\d\d/.exec(version)?.[0];
            return day === undefined ? undefined : `index of ${day}`;
        },
        trivyVersions: () => '>=0.50.0',
        settings: () => VEX_SETTINGS,
        evidence: { repository: { name: (0,log/* clean */.uH)(name, 100), url } },
    };
}
/** Over what its server is spoken to. */
function vexTransport({ url, insecure }) {
    if ((0,reference/* isLoopback */.U9)(url.host))
        return 'loopback';
    return insecure || url.protocol === 'http:' ? 'plain' : 'tls';
}
/** A plain file name, and another for every name of a repository. */
function idOfVexRepository(name) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    const slug = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, MAX_SLUG_CHARACTERS);
    return `vex-repo-${slug}-${digest}`;
}


/***/ }),

/***/ 7760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ VEX_SPEC_VERSION),
/* harmony export */   R: () => (/* binding */ VEX_CACHE_METADATA)
/* harmony export */ });
// Names of what lies in a VEX repository, and beside it.
/** The one version of the specification that Trivy reads: it compares the text. */
const VEX_SPEC_VERSION = '0.1';
/** Trivy's record of its last download, beside the manifest. */
const VEX_CACHE_METADATA = 'cache.json';


/***/ }),

/***/ 8363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ formatRepositoryFile),
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Ki: () => (/* binding */ vexRepositories),
/* harmony export */   Sr: () => (/* binding */ parseRepositoryFile),
/* harmony export */   cB: () => (/* binding */ showVexUrl),
/* harmony export */   g7: () => (/* binding */ VEX_HUB)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _base_windows_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(772);
/* harmony import */ var _base_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3395);
/* harmony import */ var _inputs_pairs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(129);
/* harmony import */ var _inputs_parsers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5272);






/** What Trivy writes when nobody has named one (Trivy's `pkg/vex/repo/manager.go`). */
const VEX_HUB = {
    name: 'default',
    url: new URL('https://github.com/aquasecurity/vexhub'),
    login: { kind: 'none' },
    insecure: false,
};
/** A list has a handful; each costs requests. */
const MAX_REPOSITORIES = 50;
/** Aliases that the document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100;
/** Lines `name=url`, or the text of a repository.yaml; absent when empty. */
const vexRepositories = (text) => {
    if (text === '')
        return undefined;
    const isFile = /^\s*repositories\s*:/m.test(text);
    // The list of such a file alone.
    const isItems = /^\s*-\s+(name|url|enabled|token|username)\s*:/.test(text);
    const repositories = isFile
        ? parseRepositoryFile(text)
        : isItems
            ? parseRepositoryFile(`repositories:\n${text}`)
            : parseLines((0,_inputs_pairs_js__WEBPACK_IMPORTED_MODULE_4__/* .joinPairs */ .k)(text));
    if (repositories.length === 0)
        throw new Error('names no repository that is enabled');
    return repositories;
};
/**
 * The enabled repositories of a repository.yaml, in order.
 *
 * @throws {Error} with a sentence on what Trivy, or this action, could not use
 */
function parseRepositoryFile(text) {
    // Every scalar as it is written: a password of digits keeps its zeros, as in Go's reader.
    const document = (0,_base_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .loadYaml */ .y)().parseDocument(text, {
        schema: 'failsafe',
        merge: true,
        prettyErrors: false,
        logLevel: 'error',
    });
    const [error] = document.errors;
    if (error !== undefined)
        throw new Error(`not YAML: ${error.code}`);
    if (document.contents === null)
        throw new Error('it is empty, and Trivy ends on an empty list');
    const root = toRecord(readYaml(document));
    const list = root?.repositories;
    if (list === undefined || list === '' || isNull(list))
        return [];
    if (!Array.isArray(list))
        throw new Error('repositories is not a list');
    if (list.length > MAX_REPOSITORIES)
        throw new Error(`has more than ${MAX_REPOSITORIES} repositories`);
    const enabled = list.flatMap((item, index) => {
        const fields = toRecord(item);
        if (fields === undefined)
            throw new Error(`repository ${index + 1} is not a map`);
        // Left out, it is disabled.
        return parseSwitch(fields.enabled, 'enabled') ? [readRepository(fields, index)] : [];
    });
    return refuseClashes(enabled);
}
/** The list as a repository.yaml, without logins: what is provided needs none, and a file for all to read must hold none. */
function formatRepositoryFile(repositories) {
    const items = repositories.map(({ name, url, insecure }) => `  - name: ${JSON.stringify(name)}\n    url: ${JSON.stringify(showVexUrl(url))}\n    enabled: true\n${insecure ? '    insecure: true\n' : ''}`);
    return `repositories:\n${items.join('')}`;
}
/** The address as Trivy's own file has it: no slash behind a bare host or at the end. */
function showVexUrl(url) {
    return url.href.replace(/\/$/, '');
}
/** Every secret of a list, for the masks of the log. */
function secretsOf(repositories) {
    return repositories.flatMap(({ login }) => login.kind === 'basic' ? [login.password] : login.kind === 'bearer' ? [login.token] : []);
}
function readYaml(document) {
    try {
        return document.toJS({ maxAliasCount: MAX_ALIASES });
    }
    catch (error) {
        throw new Error(`not YAML: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error), 100)}`);
    }
}
function parseLines(text) {
    const lines = text.split(/[\n,]/).map((line) => line.trim());
    const repositories = lines.filter(Boolean).map((line, index) => {
        const equals = line.indexOf('=');
        if (equals === -1) {
            throw new Error(`line ${index + 1} is not of the form name=url; write for example hub=${VEX_HUB.url}`);
        }
        return readRepository({ name: line.slice(0, equals).trim(), url: line.slice(equals + 1).trim() }, index);
    });
    return refuseClashes(repositories);
}
function readRepository(fields, index) {
    const name = readText(fields, 'name') ?? '';
    refuseName(name, index);
    const text = readText(fields, 'url') ?? '';
    const url = URL.parse(text);
    // The text may hold a password: it is not repeated.
    if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
        throw new Error(`the url of ${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(name)} is not an http(s) address without ? and #`);
    }
    const login = readLogin(fields, url);
    url.username = '';
    url.password = '';
    return { name, url, login, insecure: parseSwitch(fields.insecure, 'insecure') };
}
/** A token wins, as in Trivy's `pkg/downloader/download.go`; a login in the address is one too. */
function readLogin(fields, url) {
    const token = readText(fields, 'token');
    if (token !== undefined)
        return { kind: 'bearer', token };
    const username = readText(fields, 'username') ?? decode(url.username);
    const password = readText(fields, 'password') ?? decode(url.password);
    return username === '' && password === '' ? { kind: 'none' } : { kind: 'basic', username, password };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        // A lone % is meant as it stands.
        return text;
    }
}
/** It names a directory below the cache directory: Trivy joins the two. */
function refuseName(name, index, platform = process.platform) {
    const flaw = platform === 'win32' ? (0,_base_windows_names_js__WEBPACK_IMPORTED_MODULE_5__/* .explainWindowsName */ .o)(name) : undefined;
    const isName = name.length <= 100 &&
        name
            .split('/')
            .every((part) => /^[^\\:\p{Cc}\p{Cf}]+$/u.test(part) && part.trim() === part && !/^\.+$/.test(part));
    if (isName && flaw !== undefined) {
        throw new Error(`the name of repository ${index + 1}, ${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)((0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 50))}, is that of a directory: ${flaw}`);
    }
    if (!isName || name.endsWith('.previous')) {
        throw new Error(`the name of repository ${index + 1}, ${(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)((0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 50))}, is not a plain relative path`);
    }
}
/** Two in one directory would overwrite each other; some file systems know no case. */
function refuseClashes(repositories) {
    const paths = repositories.map(({ name }) => `${name.toLowerCase()}/`);
    for (const [index, path] of paths.entries()) {
        const other = paths.findIndex((longer, at) => at !== index && longer.startsWith(path));
        if (other !== -1) {
            const names = [repositories[index], repositories[other]].map((one) => (0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)((0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(one?.name ?? '', 50)));
            throw new Error(`the repositories ${names.join(' and ')} would share a directory`);
        }
    }
    return repositories;
}
function readText(fields, name) {
    const value = fields[name];
    if (value === undefined || value === '' || isNull(value))
        return undefined;
    if (typeof value !== 'string')
        throw new Error(`${name} of a repository is not text`);
    return value;
}
/** The words that Go's YAML reader takes for a bool. */
function parseSwitch(value, name) {
    if (value === undefined || isNull(value))
        return false;
    const word = typeof value === 'string' ? value : '';
    if (/^(true|True|TRUE|yes|Yes|YES|on|On|ON|y|Y)$/.test(word))
        return true;
    if (/^(false|False|FALSE|no|No|NO|off|Off|OFF|n|N|)$/.test(word))
        return false;
    throw new Error(`${name} of a repository is not true or false`);
}
function isNull(value) {
    return value === null || ['~', 'null', 'Null', 'NULL'].some((word) => word === value);
}
function toRecord(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return undefined;
    return Object.fromEntries(Object.entries(value));
}


/***/ }),

/***/ 1963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ awaitCancellation)
/* harmony export */ });
/* harmony import */ var _base_drain_output_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7378);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
// The signals with which a runner, a shell, or systemd ends a run.


/**
 * From the first signal to the end of the process, at the most. The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s
 * later: time enough to remove what is half done, also on a busy machine.
 */
const MAX_ENDING_MS = 6000;
/** Of which whoever reads what is said then has this much. */
const READING_MS = 500;
const LEFT = 'the job was cancelled; what was under way is left behind, and the next run removes it';
/**
 * Aborted by the first signal; then the process ends within a few seconds whatever is under way.
 *
 * @param tell says why, where it ends although something is under way that did not heed the signal
 */
function awaitCancellation(tell, maxMs = MAX_ENDING_MS) {
    const cancellation = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.once(name, () => {
            cancellation.abort(new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('the job was cancelled'));
            setTimeout(() => {
                tell(LEFT);
                void (0,_base_drain_output_js__WEBPACK_IMPORTED_MODULE_0__/* .drainOutput */ .I)(READING_MS).finally(() => process.exit(1));
            }, maxMs).unref();
        });
    }
    return cancellation.signal;
}


/***/ }),

/***/ 8925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ fulfilPlan)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/acquire/outcome.js
var acquire_outcome = __webpack_require__(5311);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-mode.js
var file_mode = __webpack_require__(7162);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/make-directories.js
var make_directories = __webpack_require__(6594);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/verify/seal.js
var verify_seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/place/staging.js
var place_staging = __webpack_require__(6197);
;// CONCATENATED MODULE: ./build/place/commit.js
// Swaps staged files into their place, so that a crash at any moment leaves either the old or the new, and never less.









/** How often a swap is tried when others swap in between: as many jobs as a machine may start at once. */
const SWAP_TRIES = 10;
/**
 * Puts staged files in their place and seals them.
 *
 * @throws {LocalError} when the file system refuses; what was there before is still there
 */
async function commitStaged(cacheDir, requirement, candidate) {
    const { resource } = requirement;
    const { staged } = candidate;
    const former = await (0,verify_seal/* readSeal */.KI)(cacheDir, resource.id).catch(() => undefined);
    const staging = (0,external_node_path_.dirname)(staged.directory);
    try {
        // A rename keeps size, time, and inode: should another process swap at the same time, this seal speaks of our files only.
        const seal = describeSeal(requirement, candidate);
        await (0,verify_seal/* removeSeal */.EF)(cacheDir, resource.id);
        const { placement } = resource;
        const target = (0,external_node_path_.join)(cacheDir, resource.directory);
        if (placement.kind === 'files')
            await swapFiles(staged.directory, target, placement.files);
        else
            await swapTree(staged.directory, target);
        await sealPlaced({ cacheDir, resource, seal, staging });
        return seal;
    }
    catch (cause) {
        if (former !== undefined)
            await restoreSeal({ cacheDir, resource, seal: former, staging });
        throw new errors/* LocalError */.il(`${resource.title}: cannot be put into ${(0,external_node_path_.join)(cacheDir, resource.directory)}`, {
            hint: 'Check the owner and permissions of the directory named by the input cache-dir, and that no other program holds what is in it.',
            cause,
        });
    }
}
/**
 * Writes the seal, unless another process has swapped in between: then what lies there is its own to seal, and a seal of ours
 * would make it look as if a stranger had changed it.
 */
async function sealPlaced({ cacheDir, resource, seal, staging }) {
    // Whose data it is decides: of two that move file after file, one may be the last with the one, and one with the other.
    const isOurs = () => {
        try {
            const check = (0,verify_seal/* compareFacts */.n6)(cacheDir, resource, seal);
            return check.kind === 'intact' || check.paths.every((path) => path === resource.placement.metadataFile);
        }
        catch (error) {
            // Between the two renames of another process.
            if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
                return false;
            throw error;
        }
    };
    if (!isOurs())
        return;
    await (0,verify_seal/* writeSeal */.Hf)(cacheDir, seal, staging);
    if (!isOurs())
        await (0,verify_seal/* removeSeal */.EF)(cacheDir, resource.id);
}
/** The old files are still there, and so is what was known of them. Best effort: without a seal their contents decide. */
async function restoreSeal({ cacheDir, resource, seal, staging }) {
    try {
        const isIntact = (0,verify_seal/* compareFacts */.n6)(cacheDir, resource, seal).kind === 'intact';
        if (isIntact)
            await (0,verify_seal/* writeSeal */.Hf)(cacheDir, seal, staging);
    }
    catch {
        // Whatever refused the swap refuses this too.
    }
}
/** Brings back a tree whose swap was cut short, and removes what a completed swap left behind. */
async function repairTrees(cacheDir, resources) {
    for (const resource of resources) {
        if (resource.placement.kind === 'files')
            continue;
        const target = (0,external_node_path_.join)(cacheDir, resource.directory);
        const previous = previousOf(target);
        if (!(0,external_node_fs_.existsSync)(previous))
            continue;
        // Never throws: another process may be at the same swap, and what cannot be repaired counts as absent.
        if ((0,external_node_fs_.existsSync)(target))
            await (0,file_moves/* removeQuietly */.S2)(previous);
        else
            await (0,file_moves/* move */.Cy)(previous, target).catch(() => undefined);
    }
}
/** Notes in what is placed and its seal that a source has just confirmed it as current. */
async function renewConfirmation(cacheDir, resource, seal, confirmedAt, provenance) {
    const { contents, placement } = resource;
    if (resource.age === 'data')
        return seal;
    const directory = (0,external_node_path_.join)(cacheDir, resource.directory);
    const staging = await (0,place_staging/* createStaging */.q)(cacheDir, resource.name);
    try {
        const metadata = placement.metadataFile;
        await contents.renew?.(directory, confirmedAt, staging.directory);
        const sha256 = await (0,verify_seal/* hashFile */.DC)((0,external_node_path_.join)(directory, metadata));
        const files = seal.files.map((file) => file.path === metadata ? (0,verify_seal/* sealFile */.mz)(directory, metadata, sha256) : file);
        const renewed = { ...seal, files, measuredAt: confirmedAt.toISOString(), confirmed: true, provenance };
        await (0,verify_seal/* writeSeal */.Hf)(cacheDir, renewed, staging.directory);
        return renewed;
    }
    finally {
        await staging.discard();
    }
}
/** In the resource's own order: what a crash in between leaves is for its folder to know. */
async function swapFiles(from, to, files) {
    (0,make_directories/* makeDirectories */.K)(to);
    for (const file of files)
        await (0,file_moves/* move */.Cy)((0,external_node_path_.join)(from, file), (0,external_node_path_.join)(to, file));
}
/** A directory cannot be replaced atomically: the old one steps aside first, and {@link repairTrees} knows its name. */
async function swapTree(from, to) {
    const previous = previousOf(to);
    (0,file_mode/* setMode */.i)(from, 0o755);
    (0,make_directories/* makeDirectories */.K)((0,external_node_path_.dirname)(to));
    for (let tries = 1;; tries += 1) {
        try {
            // Renamed, which only one process can: two that remove one tree are in each other's way. It goes with our staging.
            if ((0,external_node_fs_.existsSync)(previous))
                await (0,file_moves/* move */.Cy)(previous, `${from}-former-${tries}`);
            if ((0,external_node_fs_.existsSync)(to))
                await (0,file_moves/* move */.Cy)(to, previous);
            await (0,file_moves/* move */.Cy)(from, to);
            break;
        }
        catch (error) {
            if ((0,external_node_fs_.existsSync)(previous) && !(0,external_node_fs_.existsSync)(to))
                await (0,file_moves/* move */.Cy)(previous, to);
            if (tries === SWAP_TRIES || !(0,errors/* hasCode */.up)(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT'))
                throw error;
        }
    }
    // The swap is done; what is left here goes with the next one, or with the next run.
    await (0,file_moves/* removeQuietly */.S2)(previous);
}
function previousOf(directory) {
    return `${directory}.previous`;
}
function describeSeal(requirement, candidate) {
    const { resource } = requirement;
    const { artifact, files, directory } = candidate.staged;
    const { origin } = resource;
    return {
        version: 1,
        resource: resource.id,
        ...(origin === undefined ? {} : { origin }),
        schema: requirement.schema,
        layerDigest: artifact.layer.digest,
        manifestDigest: artifact.fetched.digest,
        artifactVersion: (0,verify_layer/* versionOf */.E4)(artifact.fetched.manifest),
        measuredAt: candidate.measuredAt.toISOString(),
        source: candidate.source,
        confirmed: candidate.confirmed,
        provenance: candidate.provenance,
        ...(artifact.validators === undefined ? {} : { validators: artifact.validators }),
        files: files.map((file) => (0,verify_seal/* sealFile */.mz)(directory, file.path, file.sha256)),
    };
}

// EXTERNAL MODULE: ./build/provenance/trust.js
var trust = __webpack_require__(3072);
// EXTERNAL MODULE: ./build/store/job-directory.js
var job_directory = __webpack_require__(4863);
// EXTERNAL MODULE: ./build/store/store.js
var store_store = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/run/job-paths.js
var job_paths = __webpack_require__(4104);
// EXTERNAL MODULE: ./build/run/planned-run.js + 2 modules
var planned_run = __webpack_require__(271);
// EXTERNAL MODULE: ./build/acquire/acquire.js
var acquire = __webpack_require__(927);
// EXTERNAL MODULE: ./build/acquire/guard-place.js
var guard_place = __webpack_require__(7556);
// EXTERNAL MODULE: ./build/acquire/placed.js
var acquire_placed = __webpack_require__(4890);
// EXTERNAL MODULE: ./build/acquire/progress.js
var progress = __webpack_require__(3292);
// EXTERNAL MODULE: ./build/acquire/unused.js
var acquire_unused = __webpack_require__(7081);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/cache/requirement-stem.js
var requirement_stem = __webpack_require__(8598);
// EXTERNAL MODULE: ./build/provenance/rule.js
var rule = __webpack_require__(3242);
;// CONCATENATED MODULE: ./build/store/join-queue.js
/** Waits for whoever fetches the same, or goes itself. Without a store, or with nothing to fetch, there is no queue. */
async function joinQueue(context, requirement, hasNothingToFetch) {
    if (context === undefined)
        return { leave: () => Promise.resolve() };
    const enter = async () => (await __webpack_require__.e(/* import() */ 8642).then(__webpack_require__.bind(__webpack_require__, 8642))).enterQueue(context, requirement, hasNothingToFetch);
    if (!hasNothingToFetch)
        return await enter();
    return {
        // Something may be there to be added even so: what a bundle had.
        leave: async (result) => {
            if (result.addition !== undefined)
                await (await enter()).leave(result);
        },
    };
}

// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
;// CONCATENATED MODULE: ./build/run/provide.js
// Makes one artifact available, from the look at what is there to the sealed files in their place.














/** Makes one artifact available; never throws for what sources or this machine do wrong. */
async function provide(requirement, context) {
    const startedAt = context.now();
    const inspection = await (0,acquire_placed/* inspectPlaced */.o)(requirement, { ...context, now: startedAt });
    const placed = inspection.kind === 'placed' ? inspection.placed : undefined;
    const unused = (0,acquire_unused/* explainUnused */._D)(inspection, requirement, context.client === undefined);
    if (unused !== undefined)
        (0,acquire_unused/* tell */.qz)(unused, requirement, context.log);
    const usable = unused === undefined ? placed : undefined;
    const queue = await joinQueue(context.store, requirement, hasNothingToFetch(usable, requirement, context));
    const acquisition = await (0,acquire/* acquire */.X)({
        requirement,
        placed: usable,
        isPlacedPinned: requirement.pinnedDigests.length > 0,
        sources: async () => (await Promise.all(/* import() */[__webpack_require__.e(5287), __webpack_require__.e(7903), __webpack_require__.e(5809)]).then(__webpack_require__.bind(__webpack_require__, 7903))).listSources(requirement, usable, context),
        stage: (artifact, source) => stage(artifact, source, requirement, context),
        now: context.now,
        budget: context.budget,
        hosts: context.hosts,
        job: context.job,
        signal: context.signal,
        log: context.log,
    });
    const { best } = acquisition;
    const nearby = [unused, (0,acquire_unused/* sayNoStore */.mc)(context.storeProblem)].filter((attempt) => attempt !== undefined);
    const attempts = [...nearby, ...acquisition.attempts];
    if (context.client === undefined && acquisition.freshness !== 'fresh') {
        const offline = (0,acquire_unused/* sayOffline */.hf)(requirement, context.bundle !== undefined, attempts);
        attempts.push(offline);
        (0,acquire_unused/* tell */.qz)(offline, requirement, context.log);
    }
    let problem = acquisition.problem;
    let ready;
    const quality = (0,acquire_outcome/* judgeQuality */.ZA)(acquisition.freshness, best?.isUpstreamCurrent === true);
    if (best !== undefined && quality !== undefined) {
        try {
            await settle(best, placed, requirement, { ...context, queue });
            ready = (0,acquire_outcome/* describeReady */.Hk)(best, quality);
        }
        catch (thrown) {
            const error = (0,local_failure/* blameLocal */.$u)(thrown);
            if (!(error instanceof errors/* LocalError */.il))
                throw error;
            problem = error;
            ready = await (await __webpack_require__.e(/* import() */ 5232).then(__webpack_require__.bind(__webpack_require__, 5232))).findOlderCopy(requirement, context);
        }
    }
    // It is of somebody else, and better than nothing.
    const isForeign = unused !== undefined && (0,acquire_unused/* explainUnused */._D)(inspection, requirement, true) === undefined;
    if (ready === undefined && isForeign) {
        ready = await (await __webpack_require__.e(/* import() */ 5232).then(__webpack_require__.bind(__webpack_require__, 5232))).findForeignCopy(requirement, context);
    }
    await best?.staged?.discard();
    await queue.leave({ isOwnFault: problem !== undefined || context.signal.aborted });
    return {
        requirement,
        ready,
        attempts,
        problem: problem === undefined ? undefined : (0,errors/* describeError */.Uc)(problem),
        hint: problem?.hint,
        isProvenAbsent: ready === undefined && (0,acquire_placed/* isProvenAbsent */.W)(context.cacheDir, requirement),
        durationMs: context.now().getTime() - startedAt.getTime(),
    };
}
/** Whether others need not wait for this job, nor it for them. */
function hasNothingToFetch(placed, requirement, { cache, client, now }) {
    if (client === undefined && cache?.mode.mayRead !== true)
        return true;
    if (placed === undefined)
        return false;
    const isPinned = requirement.pinnedDigests.length > 0;
    return isPinned || (0,freshness/* judgeFreshness */.dT)(placed.measuredAt, now(), requirement) === 'fresh';
}
async function stage(artifact, source, requirement, context) {
    const { stored } = artifact;
    if (stored !== undefined) {
        const isVersionCertain = context.store?.isVersionCertain === true;
        const options = { ...context, requirement, isVersionCertain, now: context.now() };
        const { stageStored } = await __webpack_require__.e(/* import() */ 7424).then(__webpack_require__.bind(__webpack_require__, 7424));
        return stageStored({ ...artifact, stored }, options);
    }
    const { stageArtifact } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(7918), __webpack_require__.e(7889)]).then(__webpack_require__.bind(__webpack_require__, 2066));
    const { startKept } = await Promise.all(/* import() */[__webpack_require__.e(5287), __webpack_require__.e(2021)]).then(__webpack_require__.bind(__webpack_require__, 2021));
    const kept = await startKept(artifact, source, requirement, context);
    const { title } = requirement.resource;
    return stageArtifact({
        ...artifact,
        openLayer: () => (0,progress/* withProgress */.E)(artifact.openLayer(), { title, ...artifact.layer, ...context }),
    }, { ...context, requirement, label: source.label, kept, now: context.now() });
}
/** Puts the best copy in its place, or notes that what is there was confirmed; then keeps it for later jobs. */
async function settle(best, placed, requirement, context) {
    const { cacheDir, log } = context;
    if (best.staged === undefined) {
        const isRenewed = best.measuredAt.getTime() !== placed?.measuredAt.getTime();
        if (placed?.seal !== undefined && isRenewed) {
            // Not noted, it only costs the next run a request.
            await renewConfirmation(cacheDir, requirement.resource, placed.seal, best.measuredAt, best.provenance).catch((error) => log.info(`the confirmation could not be noted: ${(0,errors/* describeError */.Uc)(error)}`));
        }
        return;
    }
    const { staged } = best;
    if (context.place !== undefined)
        (0,guard_place/* closePlace */.C)(requirement.resource, context.place);
    const seal = await commitStaged(cacheDir, requirement, { ...best, staged });
    const { fetched, stored } = staged.artifact;
    const directory = (0,external_node_path_.join)(cacheDir, requirement.resource.directory);
    const isKnown = stored?.seal.measuredAt === seal.measuredAt;
    const audience = audienceOf(best, requirement, context);
    const isNews = audience !== 'none' && !isKnown;
    const addition = isNews ? { audience, seal, fetched, directory, now: context.now() } : undefined;
    await context.queue.leave({ addition, isOwnFault: false });
    await (await Promise.all(/* import() */[__webpack_require__.e(5287), __webpack_require__.e(2021)]).then(__webpack_require__.bind(__webpack_require__, 2021))).keepStaged(best, requirement, context);
}
function audienceOf({ provenance, sourceKind }, requirement, { store }) {
    if (store === undefined)
        return 'none';
    const isFromCache = sourceKind === 'actions-cache';
    const reader = { acceptsPlain: (0,requirement_stem/* acceptsPlain */.SB)(requirement), isFromCache };
    return (0,rule/* audienceInStore */.x6)(provenance, store.membership.job, reader);
}

// EXTERNAL MODULE: ./build/run/provide-own.js
var provide_own = __webpack_require__(6778);
;// CONCATENATED MODULE: ./build/run/fulfil.js
// Carries out the plan: one resource after the other, with one registry client and one cache for all.













/**
 * Provides every resource of the plan.
 *
 * @throws {ActionError} when the job was cancelled
 */
async function fulfilPlan(run) {
    const { inputs, plan, paths, actionsCache } = run;
    const { clock, log, cancelled } = run.dependencies;
    const { cacheDir } = paths;
    const now = () => new Date(clock.now());
    await (0,place_staging/* sweepStaging */.i)(cacheDir, now());
    await repairTrees(cacheDir, [...plan.requirements, ...plan.omissions].map(({ resource }) => resource));
    if (run.store.kind === 'open')
        await sweepJobs(run.store.store, run, now());
    const client = inputs.offline ? undefined : (0,planned_run/* createClient */.UU)(run);
    const publishers = (0,planned_run/* openPublishers */.Kk)(run);
    const { publisherOf } = publishers;
    const context = { ...describeContext(run, client, now), publisherOf };
    const outcomes = [];
    const ownOutcomes = new Map();
    try {
        for (const planned of plan.resources) {
            for (const requirement of planned.requirements) {
                const { title } = requirement.resource;
                const budget = (0,planned_run/* budgetOf */.nT)(run, requirement, plan);
                outcomes.push(await log.group(title, () => provide(requirement, { ...context, budget })));
            }
            const own = await (0,provide_own/* provideOwn */.E)(planned, run, { ...context, client, away: undefined });
            if (own !== undefined)
                ownOutcomes.set(planned.resource.name, own);
        }
    }
    finally {
        await publishers.close?.();
        if (actionsCache.kind === 'available')
            await actionsCache.cache.close();
    }
    finishResources(run, outcomes, ownOutcomes);
    if (cancelled.aborted)
        throw new errors/* ActionError */.lZ('the job was cancelled; nothing is left half done');
    const ownHosts = [...ownOutcomes.values()].map(({ hosts }) => hosts);
    return {
        plan,
        outcomes,
        ownOutcomes,
        unneeded: findUnneeded(plan, cacheDir),
        cacheDir,
        hosts: (0,planned_run/* contactedHosts */.bj)(run, client?.hostsContacted, publishers.hostsContacted, ...ownHosts),
        onDegraded: inputs.onDegraded,
        onUnavailable: inputs.onUnavailable,
        now: now(),
    };
}
function findUnneeded({ omissions, needs }, cacheDir) {
    return omissions
        .map(({ resource }) => resource)
        .filter(({ name, directory }) => needs[name]?.need === 'not needed' && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(cacheDir, directory)));
}
/** What stands beside the placed data, for what is placed as a whole. */
function finishResources({ plan, paths, dependencies }, outcomes, ownOutcomes) {
    const { environment, log } = dependencies;
    for (const { resource, own } of plan.resources) {
        const outcome = ownOutcomes.get(resource.name);
        const ready = (0,acquire_outcome/* isWholeReady */.rS)(resource.name, outcomes, outcome);
        const facts = { environment, log, cacheDir: paths.cacheDir, isReady: ready, outcome };
        resource.finish?.(facts, own);
    }
}
function describeContext(run, client, now) {
    const { inputs, plan, paths, actionsCache, save, confirm, signal } = run;
    const { log } = run.dependencies;
    return {
        cacheDir: paths.cacheDir,
        trivyVersion: plan.trivy.version,
        client,
        bundle: (0,planned_run/* bundleOf */.cj)(run),
        cache: actionsCache.kind === 'available' ? actionsCache.cache : undefined,
        keyPrefix: inputs.keyPrefix,
        save: save.yes,
        store: describeStore(run),
        storeProblem: run.store.kind === 'off' && run.store.isProblem ? run.store.why : undefined,
        confirm: confirm.yes,
        full: inputs.verify === 'full',
        mustBeSealed: (0,job_paths/* liesInWorkspace */.US)(paths) && !(0,trust/* isTrustedJob */.ZV)(run.job),
        place: (0,job_paths/* sharedPlace */.pT)(paths, run.store),
        now,
        signal,
        hosts: run.hosts,
        job: run.job,
        log,
    };
}
/** Other jobs may wait for this one; then they need time to fetch it themselves, should it fail. */
const WAIT_SHARE = 2 / 3;
function describeStore({ store, inputs, plan, job, dependencies, signal, }) {
    if (store.kind === 'off')
        return undefined;
    const { clock, log } = dependencies;
    const isGuess = plan.trivy.origin === 'latest-known' && !(0,store_store/* stopsWriters */.iX)();
    return {
        store: store.store,
        membership: { job, bundleDigest: inputs.bundle === undefined ? undefined : inputs.bundleDigest },
        isVersionCertain: !isGuess,
        maxWaitMs: inputs.timeout * WAIT_SHARE,
        clock,
        signal,
        log,
    };
}
async function sweepJobs(store, { paths, dependencies }, now) {
    await (0,job_directory/* sweepJobDirectories */.v3)(store, (0,job_directory/* identifyJob */.cN)(paths.temp, dependencies.environment), now);
}


/***/ }),

/***/ 4104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ refuseStrangers),
/* harmony export */   EQ: () => (/* binding */ findPaths),
/* harmony export */   US: () => (/* binding */ liesInWorkspace),
/* harmony export */   Z9: () => (/* binding */ explainPlacement),
/* harmony export */   pD: () => (/* binding */ placeNearStore),
/* harmony export */   pT: () => (/* binding */ sharedPlace),
/* harmony export */   ud: () => (/* binding */ makeCacheDir),
/* harmony export */   xJ: () => (/* binding */ refusePlanted),
/* harmony export */   y0: () => (/* binding */ findTemp)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(222);
/* harmony import */ var _base_make_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6594);
/* harmony import */ var _base_planted_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3248);
/* harmony import */ var _base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9233);
/* harmony import */ var _base_windows_path_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5057);
/* harmony import */ var _store_job_directory_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4863);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4411);
// Where this step keeps what is its own: the cache directory and the files beside it, found and made before anything is asked.










/**
 * The directories: the cache directory is the input, then `TRIVY_CACHE_DIR`, then below `RUNNER_TEMP`, which
 * lies outside the workspace (a scan of the workspace would scan the cache) and is seen by Docker actions.
 */
function findPaths(cacheDirInput, environment) {
    const temp = findTemp(environment);
    const workspace = environment.GITHUB_WORKSPACE || process.cwd();
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'trivy-offline-cache');
    const chosen = cacheDirInput ?? (environment.TRIVY_CACHE_DIR || undefined);
    if (chosen !== undefined)
        refuseControls(chosen);
    return {
        cacheDir: chosen === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'cache') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, asEveryProgramReads(chosen)),
        isChosen: chosen !== undefined,
        isNearStore: false,
        trivyCommand: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'bin', 'trivy-offline'),
        envFile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'env'),
        evidence: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'evidence.json'),
        workspace,
        temp,
    };
}
/** Trivy must find it where this step puts the data. */
function asEveryProgramReads(path) {
    return process.platform === 'win32' ? (0,_base_windows_path_js__WEBPACK_IMPORTED_MODULE_9__/* .plainWindowsPath */ .jK)(path) : path;
}
/** What the runner empties before each job. */
function findTemp(environment) {
    return environment.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)();
}
/**
 * Refuses what another user of the host has made where this step keeps what later steps run and scan by: where there is no
 * RUNNER_TEMP, or all may write to it, anybody can be there first.
 *
 * @throws {LocalError} naming the directory
 */
function refuseStrangers(environment) {
    const temp = findTemp(environment);
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'trivy-offline-cache');
    const own = [home, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'bin'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'cache'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'cache', _verify_seal_js__WEBPACK_IMPORTED_MODULE_8__/* .STATE_DIRECTORY */ .M8)];
    // Before anything is looked at there: else it could be renamed a moment later.
    (0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .holdNames */ .u2)(temp);
    const stranger = (0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .closeToStrangers */ .zf)(own, (0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .trustedOwners */ .Kg)(temp));
    if (stranger === undefined)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`${stranger} was made by another user of this machine`, {
        hint: 'Remove it, or give this user a directory of its own in the variable RUNNER_TEMP.',
    });
}
/** Who may have filled the cache directory: besides us whoever made RUNNER_TEMP, and whose files the runner store gives. */
function sharedPlace({ cacheDir, isChosen, temp }, store) {
    const ofStore = store.kind === 'open' ? store.store.trustedUsers : [];
    return { directory: cacheDir, trustedUsers: [...(0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .trustedOwners */ .Kg)(temp), ...ofStore], isOurs: !isChosen };
}
/**
 * Refuses a cache directory that another user of the host has made where all may make one, such as below `/tmp`: what lies
 * there could be anybody's, and be another thing a moment later.
 *
 * @throws {LocalError} naming the directory
 */
function refusePlanted(paths, store) {
    const planted = (0,_base_planted_js__WEBPACK_IMPORTED_MODULE_5__/* .findPlanted */ .k)([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.cacheDir, _verify_seal_js__WEBPACK_IMPORTED_MODULE_8__/* .STATE_DIRECTORY */ .M8)], sharedPlace(paths, store));
    if (planted === undefined)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`cache-dir: ${planted} was made by another user of this machine`, {
        hint: 'Remove it, or name a directory in the input cache-dir that no other user can make first. One that runners under several users share must be writable for their group, and not for all (chmod o-w).',
    });
}
/**
 * Moves a cache directory that the user did not name to the store's own mount, where RUNNER_TEMP lies on another: in
 * container jobs both are mounts of their own, and nothing can be linked between two. Not where a stranger could put another
 * directory in its place: there the data is copied.
 */
function placeNearStore(paths, store, environment) {
    if (paths.isChosen || !store.isWritable)
        return paths;
    try {
        if ((0,_base_trusted_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .findMovable */ .Sw)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(store.home), store.trustedUsers) !== undefined)
            return paths;
        if (!(0,_store_job_directory_js__WEBPACK_IMPORTED_MODULE_7__/* .isBetterNearStore */ .wS)(store, paths.temp))
            return paths;
        const cacheDir = (0,_store_job_directory_js__WEBPACK_IMPORTED_MODULE_7__/* .makeJobDirectory */ .nF)(store, (0,_store_job_directory_js__WEBPACK_IMPORTED_MODULE_7__/* .identifyJob */ .cN)(paths.temp, environment));
        return { ...paths, cacheDir, isNearStore: true };
    }
    catch {
        // Then the data is copied.
        return paths;
    }
}
/** It becomes a line of the output `env-file`, where a line break would begin another variable. */
function refuseControls(cacheDir) {
    if (!/\p{Cc}/u.test(cacheDir))
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(`cache-dir: ${JSON.stringify(cacheDir)} has a line break or another control character`, {
        hint: 'Correct the input cache-dir, or the variable TRIVY_CACHE_DIR if the input is not set.',
    });
}
/**
 * Makes the cache directory. What else is wrong with it is told when something must go there.
 *
 * @throws {ActionError} when it can never be made
 */
function makeCacheDir(path) {
    try {
        (0,_base_make_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectories */ .K)(path);
    }
    catch (error) {
        if (!(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT'))
            return;
        const hint = 'Name a directory on a disk, or leave the input out.';
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(`cache-dir: ${path} cannot be made`, { hint, cause: error });
    }
}
/** What is to be known of a cache directory at this place; undefined if nothing. */
function explainPlacement(paths, environment) {
    if (liesInWorkspace(paths)) {
        const text = `the cache directory ${paths.cacheDir} lies in the workspace: trivy fs . will scan the cache itself; leave out the input cache-dir (and TRIVY_CACHE_DIR), or name a directory elsewhere`;
        return { text, isProblem: true };
    }
    const isHosted = environment.GITHUB_ACTIONS === 'true';
    if (isHosted && !paths.isNearStore && !(0,_base_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(paths.cacheDir, paths.temp)) {
        const text = `the cache directory ${paths.cacheDir} lies outside RUNNER_TEMP, where Docker actions do not see it; if some follow, leave out the input cache-dir (and TRIVY_CACHE_DIR)`;
        return { text, isProblem: false };
    }
    return undefined;
}
/** Whether the checked-out branch can bring files into the cache directory. */
function liesInWorkspace({ cacheDir, workspace }) {
    return (0,_base_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(cacheDir, workspace);
}


/***/ }),

/***/ 7402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPipeline: () => (/* binding */ runPipeline)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
/* harmony import */ var _report_build_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3742);
/* harmony import */ var _report_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6299);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);
/* harmony import */ var _fulfil_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8925);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9338);
/* harmony import */ var _said_texts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6344);
// The whole action on one page: inputs, plan, provide each resource, settings, report.







/**
 * Runs the action.
 *
 * @returns the verdict; outputs, variables, and summary are written by then
 * @throws {InputError} when the inputs cannot be acted on, {ActionError} when the job was cancelled
 */
async function runPipeline(dependencies) {
    try {
        return await runToEnd(dependencies);
    }
    catch (error) {
        const { environment, host, log } = dependencies;
        const saysNothing = (0,_said_texts_js__WEBPACK_IMPORTED_MODULE_6__/* .textsOf */ .CB)('main', dependencies)('export-env').trim().toLowerCase() === 'false';
        if (!saysNothing)
            (0,_report_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finishFailure */ .wV)(environment, host, log);
        throw error;
    }
}
async function runToEnd(dependencies) {
    const warnings = [];
    const telling = { ...dependencies, log: (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .keepWarnings */ .p)(dependencies.log, warnings) };
    for (const text of (0,_said_texts_js__WEBPACK_IMPORTED_MODULE_6__/* .unknownInputsOf */ .bT)('main', dependencies.environment))
        telling.log.warning(text);
    const run = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .planRun */ .n)(telling);
    const { inputs, paths, plan, earlier } = run;
    for (const text of plan.otherReaders)
        telling.log.warning(text);
    const { environment, host, log, clock, dist } = run.dependencies;
    const build = (0,_report_build_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildIdentity */ .b)(dist);
    const ends = { inputs, paths, environment, earlier, build, host, log, warnings };
    if (inputs.dryRun) {
        await (0,_report_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finishDryRun */ .kF)({ plan, now: new Date(clock.now()) }, ends);
        return _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING_TRIED */ .R0;
    }
    const facts = await (0,_fulfil_js__WEBPACK_IMPORTED_MODULE_4__/* .fulfilPlan */ .s)(run);
    const verdict = (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .decideVerdict */ .AU)(facts);
    await (0,_report_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finishRun */ .JH)(facts, verdict, ends);
    return verdict;
}


/***/ }),

/***/ 3920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SI: () => (/* binding */ gatherPlanFacts)
});

// UNUSED EXPORTS: listClues, wantsWalk

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/read.js
var read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/inputs/said.js
var inputs_said = __webpack_require__(5571);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/base/yaml.js + 1 modules
var yaml = __webpack_require__(3395);
;// CONCATENATED MODULE: ./build/scan/compliance-spec.js
// A compliance report of the user's own, `@file`: which checks it names, for they decide what Trivy looks for.





/** Aliases that one document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100;
/** Beginnings of the ids of checks, whose case does not count; whatever else Trivy takes is a misconfiguration. */
const SCANNERS_OF_CHECKS = [
    ['cve-', 'vuln'],
    ['dla-', 'vuln'],
    ['vuln-', 'vuln'],
    ['secret-', 'secret'],
];
/**
 * Reads the file that a compliance setting names, where Trivy will look for it: in its working directory, which is the
 * workspace unless the later step says otherwise.
 *
 * @returns undefined for a report that is built into Trivy
 */
function readComplianceSpec(setting, workspace) {
    if (setting === undefined || !setting.startsWith('@'))
        return undefined;
    try {
        const text = (0,small_file/* readSmallYaml */.h)((0,external_node_path_.resolve)(workspace, setting.slice(1)));
        const document = (0,yaml/* loadYaml */.y)().parse(text, {
            maxAliasCount: MAX_ALIASES,
            merge: true,
            prettyErrors: false,
        });
        const checks = listChecks(document);
        return { kind: 'read', scanners: new Set(checks.map(scannerOf)) };
    }
    catch (error) {
        // Whoever runs Trivy elsewhere has it elsewhere.
        return { kind: 'unread', why: (0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error).split('\n')[0] ?? '', 150) };
    }
}
function listChecks(document) {
    const controls = fieldOf(fieldOf(document, 'spec'), 'controls');
    if (!Array.isArray(controls))
        throw new Error('it has no spec with controls');
    return controls.flatMap((control) => {
        const checks = fieldOf(control, 'checks');
        return (Array.isArray(checks) ? checks : []).map((check) => String(fieldOf(check, 'id') ?? ''));
    });
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function scannerOf(id) {
    const lower = id.toLowerCase();
    return SCANNERS_OF_CHECKS.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? 'misconfig';
}

// EXTERNAL MODULE: ./build/scan/decide-scans.js + 7 modules
var decide_scans = __webpack_require__(6495);
// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
;// CONCATENATED MODULE: ./build/scan/list-directory.js
// The entries of a directory, for a walk that may stop at any of them.

/** One entry at a time: a directory of millions is not read whole before a bound is noticed. */
function* listDirectory(path, onUnreadable) {
    let directory;
    try {
        directory = (0,external_node_fs_.opendirSync)(path, { bufferSize: 1024 });
    }
    catch (error) {
        // Trivy passes over it too, unless it runs as somebody else, such as root in a container, or knows its name better.
        onUnreadable(error);
        return;
    }
    try {
        for (let entry = readEntry(directory); entry !== null; entry = readEntry(directory))
            yield entry;
    }
    finally {
        directory.closeSync();
    }
}
function readEntry(directory) {
    try {
        return directory.readSync();
    }
    catch {
        // It vanished, or the disk fails: the scan will say it better.
        return null;
    }
}

// EXTERNAL MODULE: ./build/scan/glob.js
var scan_glob = __webpack_require__(5304);
;// CONCATENATED MODULE: ./build/scan/skip-globs.js
// The globs of `--skip-dirs` and `--skip-files`, read as Trivy reads them.


/** Most globs that are matched, and the longest: a hostile trivy.yaml must not make the walk the work of hours. */
const MAX_GLOBS = 1000;
const MAX_GLOB_LENGTH = 300;
/**
 * Whether a path below the root is skipped. A malformed glob ends the list, as for Trivy (`pkg/fanal/utils`, SkipPath);
 * so does what is not matched here: then the walk sees more, and the plan errs on the side of needing something.
 */
function compileSkips(globs, base) {
    const matchers = [];
    for (const glob of globs.slice(0, MAX_GLOBS)) {
        const matches = glob.length > MAX_GLOB_LENGTH ? undefined : (0,scan_glob/* parseGlob */.q)(relativeToRoot(glob, base));
        if (matches === undefined)
            break;
        matchers.push(matches);
    }
    return (path) => matchers.some((matches) => matches(path));
}
/**
 * Whether Trivy reads these globs to their end: only then it comes to those that it adds itself, which are
 * told by name here, for a pattern costs more in every directory.
 */
function areWellFormed(globs, base) {
    const isRead = (glob) => glob.length <= MAX_GLOB_LENGTH && (0,scan_glob/* parseGlob */.q)(relativeToRoot(glob, base)) !== undefined;
    return globs.length <= MAX_GLOBS && globs.every(isRead);
}
/**
 * The three forms of `BuildSkipPaths` (`pkg/fanal/walker/fs.go`): as is, relative to the working directory, absolute. Trivy
 * goes by the two dots alone, so that what lies in the root under a name like `..old` is taken as is, and need not be skipped.
 */
function relativeToRoot(glob, { root, workspace }) {
    const way = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(workspace, glob));
    const text = (0,external_node_path_.isAbsolute)(glob) || !way.startsWith('..') ? way : glob;
    return external_node_path_.posix.normalize(text.split(external_node_path_.sep).join('/')).replace(/^\/+|\/+$/g, '');
}

;// CONCATENATED MODULE: ./build/scan/workspace.js
// A bounded look at the workspace: what in it says which data a scan will want. Follows no links, changes nothing.







/** Entries after which the walk stops: beyond any checkout whose plan should take less than a second. */
const MAX_ENTRIES = 200_000;
/** Time after which it stops, for slow disks. */
const MAX_WALK_MS = 10_000;
/** Looks through the directory that will be scanned, breadth first: what matters mostly lies near the top. */
function walkWorkspace(options) {
    const startedAt = options.now();
    const root = findRoot(options.workspace, options.scanRef);
    const sight = {
        entries: 0,
        files: 0,
        skipped: 0,
        modules: 0,
        unreadable: 0,
        unnameable: 0,
        stoppedBy: undefined,
        found: new Map([...options.clues.keys()].map((name) => [name, []])),
    };
    look(root, sight, options);
    return {
        root,
        filesSeen: sight.files,
        stoppedBy: sight.stoppedBy,
        isComplete: sight.stoppedBy === undefined,
        isEmpty: sight.files + sight.skipped === 0 && sight.stoppedBy === undefined,
        isPart: root !== realOf(options.workspace),
        modulesSkipped: sight.modules,
        unreadable: sight.unreadable,
        unnameable: sight.unnameable,
        found: readClues(root, sight, options),
        durationMs: options.now() - startedAt,
    };
}
/** Adds what is read in the files that were found. */
function readClues(root, { found }, { clues }) {
    for (const [name, clue] of clues)
        if ('readIn' in clue)
            found.set(name, [...clue.readIn(root, found)]);
    return found;
}
/** The workspace may be reached through a link, what is named inside of it may not be one (Trivy scans none). */
function findRoot(workspace, scanRef) {
    const base = realOf(workspace);
    return scanRef === undefined || (0,external_node_path_.isAbsolute)(scanRef) ? (scanRef ?? base) : (0,external_node_path_.resolve)(base, scanRef);
}
/** Of what is not there the walk will find nothing, and say so. */
function realOf(path) {
    return (0,inside/* realPathIfThere */.ZG)(path) ?? path;
}
function look(root, sight, options) {
    const kind = kindOf(root);
    if (kind === 'file')
        noteFile((0,external_node_path_.basename)(root), (0,external_node_path_.basename)(root), sight, options);
    if (kind !== 'directory')
        return;
    const base = { root, workspace: realOf(options.workspace) };
    const skipsDirectory = compileSkips(options.skipDirs, base);
    const hasDefaults = areWellFormed(options.skipDirs, base);
    const skipsFile = compileSkips(options.skipFiles, base);
    const limits = {
        entries: options.maxEntries ?? MAX_ENTRIES,
        deadline: options.now() + MAX_WALK_MS,
        now: options.now,
    };
    const noteUnreadable = (error) => {
        sight.unreadable += 1;
        if (!(0,errors/* hasCode */.up)(error, 'EACCES', 'EPERM'))
            sight.unnameable += 1;
    };
    const queue = [''];
    // By index: `shift` of a long array costs its length.
    for (let next = 0; next < queue.length && sight.stoppedBy === undefined; next += 1) {
        const directory = queue[next] ?? '';
        for (const entry of listDirectory((0,external_node_path_.join)(root, directory), noteUnreadable)) {
            if (isOver(sight, limits))
                return;
            const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
            if (entry.isDirectory()) {
                // The globs first: what Trivy, too, leaves out is not missing from our look.
                const isSkipped = skipsDirectory(path) || (hasDefaults && isSkippedByTrivy(entry.name, path));
                if (isSkipped || isModules(entry.name, sight))
                    sight.skipped += 1;
                else
                    queue.push(path);
            }
            else if (entry.isFile()) {
                if (skipsFile(path))
                    sight.skipped += 1;
                else
                    noteFile(path, entry.name, sight, options);
            }
        }
    }
}
function kindOf(path) {
    const facts = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (facts?.isDirectory())
        return 'directory';
    return facts?.isFile() ? 'file' : 'other';
}
function isOver(sight, limits) {
    sight.entries += 1;
    if (sight.entries > limits.entries) {
        sight.stoppedBy = `its bound of ${(0,count/* count */.U)(limits.entries, 'entry', 'entries')}`;
    }
    else if (sight.entries % 512 === 0 && limits.now() > limits.deadline) {
        sight.stoppedBy = `its bound of ${MAX_WALK_MS / 1000} s`;
    }
    return sight.stoppedBy !== undefined;
}
/** What Trivy itself adds behind the globs of the user (`pkg/fanal/walker/walk.go`). */
function isSkippedByTrivy(name, path) {
    return name === '.git' || path === 'proc' || path === 'sys' || path === 'dev';
}
/** They are many, and hold little that is looked for; whoever needs to know that they were left out is told. */
function isModules(name, sight) {
    if (name !== 'node_modules')
        return false;
    sight.modules += 1;
    return true;
}
function noteFile(path, name, sight, { clues }) {
    sight.files += 1;
    for (const [kind, clue] of clues) {
        if ('matches' in clue && clue.matches(name))
            sight.found.get(kind)?.push(path);
    }
}
/** The root as a reader knows it: relative to the workspace, where it lies inside. */
function nameRoot(root, workspace) {
    const directory = realOf(workspace);
    if (!(0,inside/* isNamedInside */.iT)(root, directory))
        return root;
    return (0,external_node_path_.relative)(directory, root) || 'the workspace';
}

;// CONCATENATED MODULE: ./build/run/plan-facts.js
// Brings together what the plan is made from: the settings of the scan and, where it matters, a look into the workspace.








/** Decides the settings for this Trivy, lets each resource look for itself, and walks the workspace where it matters. */
function gatherPlanFacts({ inputs, config, said: whoSaid, limits }, trivy, context) {
    const { resources, environment } = context;
    const trivyVersion = trivy.version;
    const decided = (0,decide_scans/* decideScans */.D)(inputs, {
        resources,
        environment,
        config,
        trivyVersion,
        originOf: whoSaid === undefined ? undefined : (0,inputs_said/* originOf */.yv)(whoSaid),
    });
    const { problems } = decided;
    const [first, ...others] = decided.scans;
    const readFirst = readSpec(first, context.workspace);
    const readOthers = others.map((scan) => readSpec(scan, context.workspace));
    const scans = [readFirst.scan, ...readOthers.map(({ scan }) => scan)];
    const unread = [readFirst, ...readOthers].flatMap((one) => one.unread ?? []);
    const notes = [...new Set([...decided.notes, ...unread])];
    // Only for the Trivy on PATH, which is asked here: what is wrong for the newest too was told before.
    if (problems.length > 0)
        throw new read/* InputError */.d(problems);
    const own = {
        inputs,
        scans,
        config,
        trivyVersion,
        trivyOrigin: trivy.origin,
        trivyOnPath: trivy.onPath,
        environment,
    };
    const gathered = resources.map((resource) => ({ resource, own: resource.gather?.(own) }));
    const workspace = wantsWalk(resources, inputs, scans) ? walk(inputs, scans, context) : undefined;
    const empty = workspace?.isEmpty === true ? [explainEmpty(workspace, scans, context.workspace)] : [];
    const said = gathered.flatMap(({ resource, own: facts }) => resource.warningsOf?.(facts) ?? []);
    const beyond = (0,trivy_version/* explainBeyondKnown */.wm)(trivy) ?? [];
    const warnings = [...decided.warnings, ...empty, ...said].concat(beyond);
    return { facts: { inputs, said: whoSaid, limits, trivy, scans, workspace }, gathered, notes, warnings };
}
/** The scan with what its compliance report looks for, where a file of the workspace says that. */
function readSpec(scan, workspace) {
    const { value } = scan.compliance;
    const spec = readComplianceSpec(value, workspace);
    if (spec?.kind === 'read')
        return { scan: { ...scan, complianceScanners: spec.scanners } };
    if (spec?.kind !== 'unread')
        return { scan };
    return { scan, unread: `compliance: ${value} could not be read (${spec.why}), so it may ask for anything` };
}
/**
 * Whether the plan has to look into the workspace: for scans whose need it decides, and, where no scan type is given and no
 * list either, for whatever tells of images.
 */
function wantsWalk(resources, inputs, scans) {
    const chosen = inputs.resources;
    const walkers = resources.filter(({ walksFor }) => walksFor !== undefined);
    if (chosen.kind === 'list' && walkers.some(({ name }) => chosen.names.includes(name)))
        return true;
    return scans.some(({ command: { value: command } }) => {
        if (command === undefined)
            return chosen.kind === 'auto';
        return walkers.some(({ walksFor }) => walksFor?.includes(command));
    });
}
function walk(inputs, scans, context) {
    const { scanRef } = inputs;
    const isElsewhere = scanRef !== undefined && scans.some(({ command }) => command.value === 'repo');
    // Trivy clones what is no path here.
    if (isElsewhere && !exists((0,external_node_path_.resolve)(context.workspace, scanRef)))
        return undefined;
    // The same for every scan.
    const [{ skipDirs, skipFiles }] = scans;
    const { workspace, now, resources } = context;
    return walkWorkspace({ workspace, scanRef, skipDirs, skipFiles, now, clues: listClues(resources) });
}
/** What resources look for: first those for which the walk is made, then those that only look where it goes. */
function listClues(resources) {
    const walkers = resources.filter(({ walksFor }) => walksFor !== undefined);
    const others = resources.filter(({ walksFor }) => walksFor === undefined);
    return new Map([...walkers, ...others].flatMap(({ looksFor }) => Object.entries(looksFor ?? {})));
}
function exists(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
function explainEmpty(workspace, scans, directory) {
    const where = nameRoot(workspace.root, directory);
    const isScanRef = workspace.isPart
        ? 'correct the input scan-ref'
        : 'set the input scan-ref to what will be scanned';
    const isSaid = scans.every(({ command }) => command.value !== undefined);
    const other = !isSaid ? 'set the input scan-type to what will be scanned' : isScanRef;
    return `there is nothing in ${where} to plan by: put this step after actions/checkout, or ${other}`;
}


/***/ }),

/***/ 271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nT: () => (/* binding */ budgetOf),
  cj: () => (/* binding */ bundleOf),
  bj: () => (/* binding */ contactedHosts),
  UU: () => (/* binding */ createClient),
  Kk: () => (/* binding */ openPublishers),
  pO: () => (/* binding */ runContext)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/until-aborted.js
var until_aborted = __webpack_require__(6994);
;// CONCATENATED MODULE: ./build/acquire/bundle-opener.js

/** Entries that one line names; more is not read. */
const MAX_NAMED = 5;
/** Remembers the bundle, or why there is none; nobody waits for it longer than for the step. */
function bundleOpener(input, log, signal) {
    let opened;
    const openAndTell = async () => {
        const bundle = await (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(1789)]).then(__webpack_require__.bind(__webpack_require__, 1789))).openBundle(input);
        for (const reason of bundle.passedOver.slice(0, MAX_NAMED))
            log.info(`bundle: passed over: ${reason}`);
        const more = bundle.passedOver.length - MAX_NAMED;
        if (more > 0)
            log.info(`bundle: passed over: ${more} more`);
        return bundle;
    };
    return () => {
        opened ??= (0,until_aborted/* untilAborted */.E)(openAndTell(), signal);
        return opened;
    };
}

// EXTERNAL MODULE: ./build/inputs/allowed-registries.js
var allowed_registries = __webpack_require__(4846);
;// CONCATENATED MODULE: ./build/oci/open-client.js
/** See {@link RegistryClientOptions}; nothing is loaded, read, or contacted until it is asked. */
function openRegistryClient(options) {
    let client;
    let opening;
    const open = () => {
        opening ??= Promise.all(/* import() */[__webpack_require__.e(8280), __webpack_require__.e(7250), __webpack_require__.e(3560), __webpack_require__.e(8726), __webpack_require__.e(5669)]).then(__webpack_require__.bind(__webpack_require__, 8726)).then(({ createRegistryClient }) => {
            client = createRegistryClient(options);
            return client;
        });
        return opening;
    };
    return {
        fetchManifest: async (ref) => (await open()).fetchManifest(ref),
        async *openBlob(ref, blob) {
            yield* (await open()).openBlob(ref, blob);
        },
        fetchBlob: async (ref, blob, maxBytes) => (await open()).fetchBlob(ref, blob, maxBytes),
        hasBlob: async (ref, blob) => (await open()).hasBlob(ref, blob),
        fetchNamed: async (ref) => (await open()).fetchNamed(ref),
        listReferrers: async (ref, digest) => (await open()).listReferrers(ref, digest),
        listTags: async (ref) => (await open()).listTags(ref),
        findManifest: async (ref) => (await open()).findManifest(ref),
        pushBlob: async (target, blob) => (await open()).pushBlob(target, blob),
        pushManifest: async (target, fetched) => (await open()).pushManifest(target, fetched),
        pushDocument: async (ref, document) => (await open()).pushDocument(ref, document),
        get hostsContacted() {
            return client?.hostsContacted ?? new Set();
        },
    };
}

// EXTERNAL MODULE: ./build/scan/decide-scans.js + 7 modules
var decide_scans = __webpack_require__(6495);
// EXTERNAL MODULE: ./build/scan/registry-logins.js
var registry_logins = __webpack_require__(8215);
;// CONCATENATED MODULE: ./build/run/planned-run.js
// A run between its plan and its end: what was decided, and the client, bundle, and hosts that follow from it.






/** Part of the time limit that is kept for what is still to be read, and the most of it. */
const RESERVE = { share: 0.2, maxMs: 120_000 };
/** The time that one resource may take. */
function budgetOf({ inputs, dependencies, timeLeftMs }, requirement, { requirements }) {
    return {
        timeLeftMs,
        reserveMs: Math.min(RESERVE.maxMs, RESERVE.share * inputs.timeout),
        hasMoreToDo: requirements.at(-1) !== requirement,
        stallMs: dependencies.limits.stallMs,
        silentMs: dependencies.limits.silentMs,
    };
}
/** What the inputs name as carried across, opened once and only when it is asked. */
function bundleOf({ inputs, paths, plan, dependencies, signal, }) {
    const { bundle, bundleDigest } = inputs;
    if (bundle === undefined)
        return undefined;
    const rawArchives = plan.resources.flatMap(({ resource }) => resource.published?.rawArchive ?? []);
    const path = (0,external_node_path_.resolve)(paths.workspace, bundle);
    return bundleOpener({ path, digest: bundleDigest, rawArchives }, dependencies.log, signal);
}
/** What a resource's folder is given of a run. */
function runContext({ plan, paths, dependencies, signal, timeLeftMs }) {
    const { environment, clock, limits, host, log } = dependencies;
    return {
        facts: plan,
        environment,
        clock,
        limits,
        log,
        signal,
        timeLeftMs,
        workspace: paths.workspace,
        cacheDir: paths.cacheDir,
        maskSecret: host.maskSecret,
    };
}
/** The publishers of all resources that have any, one way of speaking for each. */
function openPublishers(run) {
    const context = runContext(run);
    const opened = new Map(run.plan.resources.flatMap(({ resource, own }) => {
        const publishers = resource.openPublishers?.(context, own);
        return publishers === undefined ? [] : [[resource.name, publishers]];
    }));
    return {
        publisherOf: (requirement, placed) => opened.get(requirement.resource.name)?.publisherOf(requirement, placed),
        get hostsContacted() {
            return [...opened.values()].flatMap(({ hostsContacted }) => [...hostsContacted]);
        },
        close: async () => {
            for (const publishers of opened.values())
                await publishers.close?.();
        },
    };
}
/** Every host[:port] that a run spoke to; the storage behind the Actions cache is known to its service alone. */
function contactedHosts({ actionsCache, dependencies }, ...contacted) {
    const { ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL } = dependencies.environment;
    const service = actionsCache.kind === 'available' ? (ACTIONS_RESULTS_URL ?? ACTIONS_CACHE_URL) : undefined;
    const host = service === undefined ? undefined : URL.parse(service)?.host;
    const others = contacted.flatMap((hosts) => [...(hosts ?? [])]);
    return [...new Set([...(host === undefined ? [] : [host]), ...others])];
}
/**
 * A client for registries, for reading and for pushing.
 *
 * @param target where it pushes, which the user named besides what is read
 */
function createClient({ inputs, plan, dependencies, signal }, target) {
    const { environment, limits, clock, host, log } = dependencies;
    return openRegistryClient({
        userAgent: 'trivy-offline-cache',
        plainHttp: inputs.insecureRegistries,
        givenFor: (registry, repository) => (0,registry_logins/* loginsFor */.A)({
            registries: inputs.registries,
            settings: (0,decide_scans/* sharedSettings */.V)(plan.scans),
            more: target === undefined ? [] : [target.base],
        }, registry, repository),
        // Whoever named it, and whatever led there.
        refuse: (ref) => explainRefused(ref, plan.limits),
        environment,
        limits,
        clock,
        signal,
        log,
        maskSecret: host.maskSecret,
        namedIn: target?.namedIn,
    });
}
/** Why the limits of this runner forbid a registry; undefined: they do not. */
function explainRefused(ref, limits) {
    const { allowed, file } = limits ?? {};
    if (allowed === undefined || (0,allowed_registries/* isAllowed */.Jr)(ref, allowed))
        return undefined;
    return `${ref.registry}/${ref.repository} is not among the registries that ${file} allows on this runner (${(0,allowed_registries/* sayAllowed */.o7)(allowed)})`;
}


/***/ }),

/***/ 9338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ planRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
;// CONCATENATED MODULE: ./build/acquire/host-memory.js
// Which servers have failed, in this run or in those before it on this host: they are asked after all others, and once,
// whatever is wanted of them.


/** Longer than a queue of jobs that start together, shorter than an outage that somebody is mending. */
const REMEMBERED_MS = 10 * 60_000;
/** Of a file that any job of the host may have written. */
const MAX_HOSTS = 100;
/** What a run begins with: what earlier ones remember, if that can be read. */
function createHostMemory({ file, write = own_file/* writeOwnFile */.OP, now }) {
    const failedAt = file === undefined ? new Map() : recall(file, now());
    const remember = () => {
        if (file === undefined)
            return;
        try {
            // Other jobs may have learnt something meanwhile.
            const known = new Map([...recall(file, now()), ...failedAt].slice(-MAX_HOSTS));
            for (const host of good)
                known.delete(host);
            write(file, JSON.stringify(Object.fromEntries(known)));
        }
        catch {
            // It only saves later jobs time.
        }
    };
    const good = new Set();
    return {
        noteBad(label) {
            good.delete(hostOf(label));
            failedAt.set(hostOf(label), now());
            remember();
        },
        noteGood(label) {
            good.add(hostOf(label));
            if (failedAt.delete(hostOf(label)))
                remember();
        },
        isBad: (label) => failedAt.has(hostOf(label)),
    };
}
/** Whoever writes there can change an order, and nothing else. */
function recall(file, nowMs) {
    try {
        const content = JSON.parse((0,small_file/* readSmallFile */.E)(file));
        const entries = Object.entries(content ?? {}).filter((entry) => typeof entry[1] === 'number' && entry[1] <= nowMs && nowMs - entry[1] < REMEMBERED_MS);
        return new Map(entries.slice(-MAX_HOSTS));
    }
    catch {
        // None yet, or not ours.
        return new Map();
    }
}
/** A label begins with the host, whatever is behind it. */
function hostOf(label) {
    return label.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? label;
}

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/base/child-environment.js
var child_environment = __webpack_require__(1450);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/program.js
var program = __webpack_require__(2488);
;// CONCATENATED MODULE: ./build/cache/cache-environment.js
// Whether this runner has an Actions cache that can hit, and what the process that talks to it may see.






/** Reads `ACTIONS_CACHE_MODE`; unset and unknown permit everything, as the library has it. */
function readCacheMode(environment) {
    const name = (environment.ACTIONS_CACHE_MODE ?? '').trim().toLowerCase();
    return { name, mayRead: !['none', 'write-only'].includes(name), mayWrite: !['none', 'read'].includes(name) };
}
/** Why the Actions cache cannot be used here, as a sentence that says what to do; absent when it can. */
function explainUnavailable(environment, platform = process.platform) {
    return explainNoService(environment) ?? explainNoTools(environment, platform);
}
function explainNoService(environment) {
    if (readCacheMode(environment).name === 'none')
        return "the workflow's cache-mode is none";
    const url = usesServiceV2(environment) ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL';
    const missing = ['ACTIONS_RUNTIME_TOKEN', url].filter((name) => !environment[name]);
    if (missing.length === 0)
        return undefined;
    return `this runner offers no cache service (${missing.join(' and ')} not set)`;
}
// The same rule as the library's: only github.com and its data-residency hosts have version 2 of the service.
function usesServiceV2(environment) {
    const server = environment.GITHUB_SERVER_URL || 'https://github.com';
    const host = URL.canParse(server) ? new URL(server).hostname : '';
    const isGitHub = host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost');
    return isGitHub && Boolean(environment.ACTIONS_CACHE_SERVICE_V2);
}
function explainNoTools(environment, platform) {
    const install = platform === 'linux' ? ' (for example `apt-get install tar zstd`)' : '';
    const tar = findTar(environment, platform);
    if (tar === undefined)
        return `there is no tar on PATH; install it${install}`;
    if ((0,external_node_path_.basename)(tar) === 'busybox')
        return `tar is BusyBox's, and the cache needs GNU tar; install it${install}`;
    if (findCommand('zstd', environment, platform) !== undefined)
        return undefined;
    // Without zstd the library would use gzip, which gives all entries another version (platform notes on the version hash).
    return `there is no zstd on PATH, and entries saved with zstd cannot hit without it; install it${install}`;
}
// Where the library itself looks: Git's tar and the system's on Windows, gtar before tar on macOS.
function findTar(environment, platform) {
    if (platform === 'win32') {
        const fixed = [
            `${environment.PROGRAMFILES}\\Git\\usr\\bin\\tar.exe`,
            `${environment.SYSTEMDRIVE}\\Windows\\System32\\tar.exe`,
        ].find((path) => (0,external_node_fs_.existsSync)(path));
        if (fixed !== undefined)
            return fixed;
    }
    const gtar = platform === 'darwin' ? findCommand('gtar', environment, platform) : undefined;
    return gtar ?? findCommand('tar', environment, platform);
}
/** The real path of a command on PATH. */
function findCommand(name, environment, platform) {
    const file = platform === 'win32' ? `${name}.exe` : name;
    const found = (0,program/* splitSearchPath */.Mv)((0,program/* searchPathOf */.hB)((0,child_environment/* withTrustedPath */.pz)(environment)))
        .map((directory) => (0,external_node_path_.join)(directory, file))
        .find(isExecutable);
    return found === undefined ? undefined : (0,inside/* realPathOf */.dN)(found);
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        // Not there, or not ours to run: both mean to look further.
        return false;
    }
}
/**
 * The temporary directory for the cache's files, its links resolved: RUNNER_TEMP, else the system's. Absent when both have
 * a space or a quote in their names, which the library passes to tar unquoted.
 */
function findTempDirectory(environment, others = [(0,external_node_os_.tmpdir)()], 
// Short names of Windows (`PROGRA~1`) hide spaces.
look = { platform: process.platform, realpath: external_node_fs_.realpathSync.native }) {
    const { RUNNER_TEMP } = environment;
    return ([...(RUNNER_TEMP ? [RUNNER_TEMP] : []), ...others]
        .filter((path) => (0,external_node_fs_.existsSync)(path))
        // Without it, the next directory serves as well, or no cache.
        .map((path) => (0,inside/* realPathIfThere */.ZG)(path, look))
        .find((path) => path !== undefined && !/[\s"']/.test(path)));
}
/** Variables the child needs: to find its tools, to reach the service as the job does, and to be tuned as documented for the library. */
const PASSED_ON = new Set([
    ...['PATH', 'PATHEXT', 'HOME', 'USERPROFILE', 'TEMP', 'TMP', 'TMPDIR'],
    ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PROGRAMFILES'],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'],
    ...['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
    ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'],
    ...['ACTIONS_CACHE_SERVICE_V2', 'ACTIONS_CACHE_MODE', 'GITHUB_SERVER_URL', 'RUNNER_DEBUG'],
    ...['CACHE_UPLOAD_CONCURRENCY', 'CACHE_UPLOAD_CHUNK_SIZE', 'SEGMENT_DOWNLOAD_TIMEOUT_MINS'],
]);
/**
 * GNU tar reads these before its own arguments. The library extracts with `-P`, so a planted entry could write anywhere the
 * runner can: every name and link target is turned into one below the directory of extraction. Our own names are
 * letters, digits, dashes, single dots, and slashes, and stay as they are. BSD tar ignores the variable.
 */
const SAFE_TAR_OPTIONS = '--transform=s,[^-A-Za-z0-9._/],_,g;s,[.][.],__,g;s,^//*,,';
/** The environment of the child: an allow-list, because it handles foreign archives and needs no input and no other token. */
function createChildEnvironment(environment, { tempDirectory, caFile }) {
    const passedOn = Object.entries((0,child_environment/* withTrustedPath */.pz)(environment)).filter(([name]) => PASSED_ON.has(name.toUpperCase()));
    return {
        ...Object.fromEntries(passedOn),
        ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }),
        RUNNER_TEMP: tempDirectory,
        LC_ALL: 'C',
        TAR_OPTIONS: SAFE_TAR_OPTIONS,
    };
}

;// CONCATENATED MODULE: ./build/cache/cache-caller.js
// Calls to the cache process, made in turn in a private directory; after one that cost the process its life, no more.





/** A look-up takes well under a second; the others leave room for a Java DB of 1 GB on a slow line. */
const DEFAULT_DEADLINES = { lookup: 20_000, restore: 300_000, save: 600_000 };
/** Of the time that is left, what one look-up or restore may take: less than half, so that there is as much again in reserve. */
const READING_SHARE = 0.4;
/** A caller whose process starts with the first call; `base` is made when it is first needed. */
function createCacheCaller(options, base) {
    const deadlines = options.deadlines ?? DEFAULT_DEADLINES;
    const deadlineOf = (operation) => {
        const longest = deadlines[operation];
        // Saving comes last. What is read here may be had elsewhere, which needs its time.
        if (operation === 'save' || options.timeLeftMs === undefined)
            return longest;
        return Math.min(longest, Math.max(0, Math.round(options.timeLeftMs() * READING_SHARE)));
    };
    let child;
    let last = Promise.resolve();
    const callNow = async (operation, path, keys) => {
        if (child?.lost !== undefined)
            throw new errors/* ActionError */.lZ(`not used again in this run: ${child.lost}`);
        child ??= await startProcess(options, base);
        return await child.call({ operation, path, keys }, deadlineOf(operation));
    };
    return {
        call: (operation, path, keys) => {
            const next = last.then(() => callNow(operation, path, keys));
            last = next.catch(() => undefined); // Its own caller hears of it.
            return next;
        },
        pathFor: (path) => (0,external_node_path_.join)(prepareDirectories(base).files, path),
        close: async () => {
            await child?.close();
            // What cannot be removed lies in the runner's temporary directory, which it empties itself.
            await (0,file_moves/* remove */.TF)(base).catch((error) => options.log.debug(`Actions cache: ${(0,errors/* describeError */.Uc)(error)}`));
        },
    };
}
async function startProcess(options, base) {
    const { startCacheProcess } = await __webpack_require__.e(/* import() */ 7012).then(__webpack_require__.bind(__webpack_require__, 7012));
    const { files, temporary } = prepareDirectories(base);
    const { workerFile, signal, log, caFile, execArgv = [] } = options;
    const environment = createChildEnvironment(options.environment, { tempDirectory: temporary, caFile });
    return startCacheProcess({ workerFile, execArgv, directory: files, environment, signal, log });
}
/** Only our own user may put anything into these directories. */
function prepareDirectories(base) {
    const files = (0,external_node_path_.join)(base, 'files');
    const temporary = (0,external_node_path_.join)(base, 'temporary');
    for (const path of [base, files, temporary])
        (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 });
    return { files, temporary };
}

// EXTERNAL MODULE: ./build/cache/cache-output.js
var cache_output = __webpack_require__(8145);
;// CONCATENATED MODULE: ./build/cache/cache-client.js
// The Actions cache as a source and a place to keep things: three calls on a private directory, each bounded in time.









/** Looks whether a cache can be used here; starts nothing and asks nobody. */
function openActionsCache(options) {
    const reason = explainUnavailable(options.environment);
    if (reason !== undefined)
        return { kind: 'unavailable', reason };
    const tempDirectory = findTempDirectory(options.environment);
    if (tempDirectory === undefined) {
        const both = 'RUNNER_TEMP and the temporary directory of the system';
        return {
            kind: 'unavailable',
            reason: `${both} have spaces in their names, which the cache library cannot handle, or cannot be looked at`,
        };
    }
    const caller = createCacheCaller(options, (0,external_node_path_.join)(tempDirectory, `offline-cache-${(0,external_node_crypto_.randomUUID)()}`));
    return { kind: 'available', cache: createCache(caller, readCacheMode(options.environment)) };
}
function createCache(caller, mode) {
    const { pathFor, close } = caller;
    const unsaved = new Map();
    const lookup = (resource, keys) => read('look-up', mode, () => caller.call('lookup', resource, keys));
    const save = async (resource, key) => {
        if (!mode.mayWrite)
            return { kind: 'refused', reason: `the workflow's cache-mode is ${mode.name}` };
        try {
            const answer = await caller.call('save', resource, [key]);
            if (answer.key === key)
                return { kind: 'saved' };
            return await explainUnsaved(answer, async () => (await lookup(resource, [key])) === key);
        }
        catch (error) {
            return { kind: 'failed', reason: (0,log/* clean */.uH)(error instanceof Error ? error.message : String(error), 300) };
        }
    };
    return {
        mode,
        lookup,
        pathFor,
        close,
        unsaved,
        restore: async (resource, key) => {
            const directory = pathFor(resource);
            await (0,file_moves/* remove */.TF)(directory);
            const what = `restore of ${(0,log/* clean */.uH)(key, 200)}`;
            const restored = await read(what, mode, () => caller.call('restore', resource, [key]));
            // A key is also a prefix: the entry may have gone, and a longer namesake been restored.
            if (restored !== key)
                return undefined;
            await assertDirectory(directory, key);
            return directory;
        },
        save: async (resource, key) => {
            const outcome = await save(resource, key);
            if ('reason' in outcome)
                unsaved.set(resource, outcome.reason);
            return outcome;
        },
    };
}
/** The key that was read; a library that found nothing and gave a reason has failed, and not found it absent. */
async function read(what, mode, call) {
    if (!mode.mayRead)
        throw new errors/* ActionError */.lZ(`not read, the workflow's cache-mode is ${mode.name}`);
    const { key, reason } = await call().catch((error) => {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        throw new errors/* ActionError */.lZ(`${what} failed: ${error.message}`, { cause: error.cause });
    });
    if (key !== undefined || reason === undefined)
        return key;
    throw new errors/* ActionError */.lZ(`${what} failed: ${reason}`);
}
/** The library does not say why it did not save: look whether the entry is there already, else take what it printed. */
async function explainUnsaved(answer, exists) {
    const reason = answer.reason ?? 'the cache library gave no reason';
    // Conflict: another job has reserved the key, and is still uploading.
    if (reason.includes('(409)'))
        return { kind: 'exists' };
    // A look-up that fails as well adds nothing to why the save did not work.
    if (await exists().catch(() => false))
        return { kind: 'exists' };
    return { kind: (0,cache_output/* isDenial */.c)(reason) ? 'refused' : 'failed', reason };
}
/** The archive's name for its content is as foreign as the content: a link would lead out of our directory. */
async function assertDirectory(path, key) {
    const stats = await (0,promises_.lstat)(path).catch((error) => {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT'))
            return undefined;
        throw error;
    });
    if (stats?.isDirectory())
        return;
    throw new errors/* VerifyError */.Gz(`Actions cache entry ${(0,log/* clean */.uH)(key, 200)}`, {
        wanted: 'a directory',
        found: stats === undefined ? 'nothing' : 'another kind of file',
    });
}

// EXTERNAL MODULE: ./build/provenance/trust.js
var trust = __webpack_require__(3072);
;// CONCATENATED MODULE: ./build/cache/save-policy.js
// Whether to save, and whom to believe, by what job this is. Pure.


/** Whether to save to the Actions cache. */
function decideSave(input, job, environment) {
    if (input === 'never')
        return { yes: false, why: 'the input save says never' };
    const mode = readCacheMode(environment);
    if (!mode.mayWrite)
        return { yes: false, why: `the workflow's cache-mode is ${mode.name}` };
    // What it holds may be a stranger's, and its scope may be everybody's.
    if (job.isSaidUntrusted)
        return { yes: false, why: 'this job is said to be untrusted' };
    if (input === 'always')
        return { yes: true, why: 'the input save says always' };
    return (0,trust/* isTrustedJob */.ZV)(job)
        ? { yes: true, why: 'this is the default branch' }
        : { yes: false, why: `only ${sayBranch(job)} saves what others can read${sayThis(job)}` };
}
/** Whether a registry must vouch for what comes from the Actions cache (docs/threat-model.md). */
function decideConfirm(input, offline, job) {
    if (offline)
        return { yes: false, why: 'offline' };
    if (input !== 'auto')
        return { yes: input === 'always', why: `the input confirm says ${input}` };
    return (0,trust/* isTrustedJob */.ZV)(job)
        ? { yes: false, why: 'only the default branch itself can have saved what it sees' }
        : { yes: true, why: `others than ${sayBranch(job)} can have saved what this ref sees` };
}
/** By its name, where the event tells it. */
function sayBranch({ defaultBranch }) {
    return defaultBranch === undefined ? 'the default branch' : `the default branch (${defaultBranch})`;
}
/** What this job is instead: on the default branch its event, which is not one that is believed. */
function sayThis({ event, ref, defaultBranch }) {
    if (defaultBranch === undefined) {
        return `, and this runner does not say which that is: save: always saves from here too`;
    }
    return ref === `refs/heads/${defaultBranch}`
        ? `, in runs of push, schedule, and workflow_dispatch; this is ${event}`
        : `; this is ${ref?.replace(/^refs\/(heads|tags)\//, '') ?? 'a ref that the runner does not name'}`;
}

// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/provenance/job.js
var provenance_job = __webpack_require__(8521);
// EXTERNAL MODULE: ./build/report/earlier-uses.js
var earlier_uses = __webpack_require__(3036);
// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/requirement-stem.js
var requirement_stem = __webpack_require__(8598);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/report/describe-plan.js
var describe_plan = __webpack_require__(1592);
;// CONCATENATED MODULE: ./build/report/plan-report.js





/** The lines of the `Plan` group. Each names what it speaks of: the log knows no indentation. */
function planLines(facts) {
    const { plan, inputs, cacheDir } = facts;
    return [
        `cache directory: ${cacheDir}`,
        ...describeStore(facts),
        ...(0,describe_plan/* basisLines */.a6)(plan),
        ...plan.resources.flatMap((planned) => [
            (0,describe_plan/* sayNeed */.gb)(planned),
            ...planned.requirements.flatMap((requirement) => describeRequirement(requirement, facts)),
        ]),
        ...(inputs.offline ? ['registries: none is asked, the input offline is true'] : []),
        ...describeActionsCache(facts),
    ];
}
function describeStore({ store }) {
    if (store.kind === 'off')
        return [`runner store: off, ${store.why}`];
    const { home, isWritable } = store.store;
    return [`runner store: ${home}, ${store.why}${isWritable ? '' : '; it is read-only for this job'}`];
}
function describeRequirement(requirement, { inputs, actionsCache }) {
    const { resource, places, maxAgeMs, staleIfErrorMs } = requirement;
    const stem = (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(requirement, inputs.keyPrefix));
    const what = resource.label?.inPlan ?? resource.name;
    const from = [
        ...places.map(({ reference }) => (0,oci_reference/* formatReference */.FH)(reference)),
        ...(resource.publisher === undefined ? [] : [resource.publisher.label]),
    ];
    const limits = `max-age ${(0,freshness/* formatSpan */.QA)(maxAgeMs)}, stale-if-error ${(0,freshness/* formatSpan */.QA)(staleIfErrorMs)}`;
    return [
        `${what}: ${limits}`,
        ...(inputs.offline ? [] : [`${what}: from ${from.join(', ')}`]),
        ...(actionsCache.kind === 'available' ? [`${what}: cache key ${stem}-<time>-<digest>`] : []),
    ];
}
function describeActionsCache({ actionsCache, save, confirm }) {
    if (actionsCache.kind === 'unavailable')
        return [];
    const say = ({ yes, why }) => `${yes ? 'yes' : 'no'}, ${why}`;
    return [
        `saves to the Actions cache: ${say(save)}`,
        `asks a registry to confirm what comes from the Actions cache: ${say(confirm)}`,
    ];
}

// EXTERNAL MODULE: ./build/resources/table.js + 42 modules
var table = __webpack_require__(7960);
// EXTERNAL MODULE: ./build/scan/find-trivy.js
var find_trivy = __webpack_require__(1200);
// EXTERNAL MODULE: ./build/scan/read-scan.js + 1 modules
var read_scan = __webpack_require__(8335);
// EXTERNAL MODULE: ./build/store/store.js
var store_store = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/verify/seal.js
var seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/run/job-paths.js
var job_paths = __webpack_require__(4104);
// EXTERNAL MODULE: ./build/run/plan-facts.js + 4 modules
var plan_facts = __webpack_require__(3920);
// EXTERNAL MODULE: ./build/inputs/allowed-registries.js
var allowed_registries = __webpack_require__(4846);
// EXTERNAL MODULE: ./build/inputs/parsers.js
var parsers = __webpack_require__(5272);
// EXTERNAL MODULE: ./build/inputs/read.js
var inputs_read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/inputs/registry-bases.js
var registry_bases = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/inputs/said.js
var inputs_said = __webpack_require__(5571);
// EXTERNAL MODULE: ./build/inputs/table.js + 2 modules
var inputs_table = __webpack_require__(9197);
// EXTERNAL MODULE: ./build/inputs/own-input.js
var own_input = __webpack_require__(981);
;// CONCATENATED MODULE: ./build/runner-config/apply-limits.js
// The limits of the file on what was asked: what has a stricter value gets that one, and it is told; a registry that is not
// allowed is refused. Pure.



/** Applies the limits. */
function applyLimits(read, config, resources) {
    if (config === undefined)
        return { ...read, allowed: undefined, lines: [], warnings: [], problems: [] };
    const values = { ...read.inputs };
    const said = new Map(read.said);
    const lines = [];
    const warnings = [];
    const table = (0,inputs_table/* composeInputs */.YO)(resources);
    for (const [name, { tighten }] of Object.entries((0,inputs_table/* composeLimits */.nC)(resources))) {
        const text = config.limits.get(name);
        const parse = table[name];
        if (text === undefined || parse === undefined)
            continue;
        const asked = values[(0,own_input/* camelCase */.x)(name)];
        const held = tighten(asked, parse(text));
        if (isSame(asked, held))
            continue;
        values[(0,own_input/* camelCase */.x)(name)] = held;
        const line = describeBite(name, { text, was: said.get(name), config });
        if (said.get(name)?.by === 'step')
            warnings.push(line);
        else
            lines.push(line);
        said.set(name, { text, by: 'limit', origin: `limit in ${config.file}` });
    }
    return {
        lines,
        warnings,
        ...limitRegistries({ inputs: values, said }, config),
    };
}
function describeBite(name, { text, was, config }) {
    const asked = was === undefined || was.text === '' ? '' : ` instead of ${oneLine(was.text)}`;
    // Of several values some may hold, because they are stricter.
    if (was !== undefined && /\b[a-z-]+=\d/.test(was.text))
        return `${name}: at most ${oneLine(text)}, where ${oneLine(was.text)} allows more, by the limits of ${config.file}`;
    return `${name}: ${oneLine(text)}${asked}, by the limits of ${config.file}`;
}
function oneLine(text) {
    return text.trim().replace(/\s*\n\s*/g, ', ');
}
function isSame(a, b) {
    return a === b || spell(a) === spell(b);
}
/** In whatever order; and without a limit in time is a value, too. */
function spell(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return JSON.stringify(value) ?? '';
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([name, one]) => `${name}=${String(one)}`).join();
}
/** What somebody named is refused; of the built-in ones those are taken that are allowed. */
function limitRegistries({ inputs, said }, config) {
    const text = config.limits.get('registries');
    if (text === undefined)
        return { inputs, said, allowed: undefined, problems: [] };
    const allowed = (0,allowed_registries/* allowedRegistries */.YL)(text);
    const isNamed = said.get('registries')?.by !== 'built-in';
    const refused = inputs.registries.filter((base) => !(0,allowed_registries/* isBaseAllowed */.ug)(base, allowed));
    if (refused.length === 0)
        return { inputs, said, allowed, problems: [] };
    if (isNamed) {
        const problems = refused.map((base) => refuseRegistry('registries', base, { allowed, file: config.file }));
        return { inputs, said, allowed, problems };
    }
    const left = inputs.registries.filter((base) => !refused.includes(base));
    const registries = left.length > 0 ? left : allowed.map((one) => (0,allowed_registries/* sayAllowed */.o7)([one]));
    const origin = {
        text: registries.join(', '),
        by: 'limit',
        origin: `limit in ${config.file}`,
    };
    return {
        inputs: { ...inputs, registries },
        said: new Map(said).set('registries', origin),
        allowed,
        problems: [],
    };
}
/** Why what is named cannot be asked. */
function refuseRegistry(what, named, { allowed, file }) {
    return `${what}: ${named} is not among the registries that ${file} allows on this runner (${(0,allowed_registries/* sayAllowed */.o7)(allowed)})`;
}

;// CONCATENATED MODULE: ./build/run/read-limited.js
// All that was said of a run, within the limits of this runner: by the step, the file on the runner, Trivy's own settings.












/**
 * Reads it.
 *
 * @throws {InputError} listing all mistakes at once, or what the limits refuse
 */
async function readLimited(say, { environment, cancelled, config: file, deadlineMs, ageShare = 1 }) {
    const said = new Map(Object.keys((0,inputs_table/* composeInputs */.YO)(table/* RESOURCES */.e)).map((name) => [name, say(name)]));
    const getText = (name) => said.get(name)?.text ?? '';
    const { inputs, config } = await readSaid(getText, { environment, cancelled }, (0,inputs_said/* originOf */.yv)(said));
    const limited = applyLimits({ inputs, said }, file, table/* RESOURCES */.e);
    if (limited.problems.length > 0)
        throw new inputs_read/* InputError */.d(limited.problems);
    const limits = file === undefined ? undefined : { file: file.file, texts: file.limits, allowed: limited.allowed };
    const timeout = Math.min(limited.inputs.timeout, deadlineMs ?? Number.POSITIVE_INFINITY);
    // What whoever runs it has said for this very run, holds as it is.
    const isSaid = said.get('max-age')?.by === 'step';
    const maxAge = isSaid ? limited.inputs.maxAge : shortenAges(limited.inputs.maxAge, ageShare);
    const named = (0,parsers/* list */.p_)(getText('registries'));
    const lines = [...(0,registry_bases/* describeCutReferences */.KR)('registries', named, (0,inputs_table/* repositoriesOf */.Ub)(table/* RESOURCES */.e)), ...limited.lines];
    return { ...limited, inputs: { ...limited.inputs, timeout, maxAge }, lines, config, limits };
}
function shortenAges(ages, share) {
    if (share === 1)
        return ages;
    const all = table/* RESOURCES */.e.flatMap(({ name, maxAgeMs }) => {
        const ms = ages[name] ?? maxAgeMs;
        return ms === undefined ? [] : [[name, ms * share]];
    });
    return Object.fromEntries(all);
}
/**
 * Refuses a plan that would ask a registry beyond the limits, whoever named it: an input, a variable of Trivy's, or
 * trivy.yaml.
 *
 * @throws {InputError} naming each
 */
function refuseBeyondLimits({ requirements, limits }) {
    const { allowed, file = '' } = limits ?? {};
    if (allowed === undefined)
        return;
    const problems = requirements.flatMap(({ resource, places }) => places
        .filter(({ reference }) => !(0,allowed_registries/* isAllowed */.Jr)(reference, allowed))
        .map(({ reference }) => refuseRegistry(resource.title, (0,oci_reference/* formatReference */.FH)(reference), { allowed, file })));
    if (problems.length > 0)
        throw new inputs_read/* InputError */.d([...new Set(problems)]);
}
/**
 * What is a mistake for one Trivy may be none for another. Where something is wrong for the newest, the one on PATH is asked
 * before anything is made: then one message has every mistake, and nothing that is none.
 */
async function readSaid(getText, { environment, cancelled: signal }, origin) {
    try {
        return (0,read_scan/* readScan */.CY)(table/* RESOURCES */.e, getText, environment, { originOf: origin });
    }
    catch (error) {
        if (!(error instanceof inputs_read/* InputError */.d))
            throw error;
        const { version } = await (0,find_trivy/* findTrivy */.M)({
            wanted: undefined,
            environment,
            workingDirectory: (0,job_paths/* findTemp */.y0)(environment),
            memoFile: undefined,
            signal,
        });
        return (0,read_scan/* readScan */.CY)(table/* RESOURCES */.e, getText, environment, { otherwise: version, originOf: origin });
    }
}

// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
;// CONCATENATED MODULE: ./build/run/prepare.js
// Everything that is decided before anything is asked: inputs, Trivy's version, the plan, and what is told of them.



















/**
 * Reads, decides, and tells.
 *
 * @throws {InputError} when the inputs cannot be acted on
 */
async function planRun(dependencies, say = (0,said_texts/* sayInputsOf */.YP)('main', dependencies)) {
    const { host, log, cancelled, clock } = dependencies;
    (0,job_paths/* refuseStrangers */.Ce)(dependencies.environment);
    const earlier = (0,earlier_uses/* readEarlierUses */.x$)(dependencies.environment);
    const environment = (0,earlier_uses/* withoutEarlierUses */.v7)(dependencies.environment, earlier);
    const remember = () => (0,provenance_job/* rememberUntrusted */.wR)(environment, host.exportVariable);
    // Before anything that may be a mistake; what cannot be read counts as true.
    const isSaid = !/^(?:false)?$/i.test(say('untrusted').text.trim());
    if (isSaid)
        remember();
    const said = await readLimited(say, { ...dependencies, environment });
    const { inputs } = said;
    const job = (0,provenance_job/* readJob */.cd)(environment, inputs.untrusted);
    // The runner's file may say it for every job.
    if (inputs.untrusted && !isSaid)
        remember();
    const endsAtMs = performance.now() + inputs.timeout;
    const timeLeftMs = () => endsAtMs - performance.now();
    const signal = AbortSignal.any([cancelled, startDeadline(inputs.timeout)]);
    const { store, paths } = openDirectories(inputs, environment);
    (0,job_paths/* refusePlanted */.xJ)(paths, store);
    if (inputs.caFile !== undefined) {
        const { trustCertificates } = await __webpack_require__.e(/* import() */ 4994).then(__webpack_require__.bind(__webpack_require__, 4994));
        trustCertificates((0,external_node_path_.resolve)(paths.workspace, inputs.caFile));
    }
    const stateDirectory = (0,external_node_path_.join)(paths.cacheDir, seal/* STATE_DIRECTORY */.M8);
    if (!inputs.dryRun) {
        if ((0,job_paths/* liesInWorkspace */.US)(paths))
            (0,own_file/* refuseLinks */.UA)(paths.workspace, paths.cacheDir);
        (0,job_paths/* makeCacheDir */.ud)(stateDirectory);
    }
    // What a checkout can fill tells nothing of a program.
    const ownState = (0,job_paths/* liesInWorkspace */.US)(paths) ? (0,external_node_path_.dirname)(paths.envFile) : stateDirectory;
    const memoFile = (0,external_node_path_.join)(memoDirectory(store, ownState), 'trivy-version.json');
    const trivy = await (0,find_trivy/* findTrivy */.M)({
        wanted: inputs.trivyVersion,
        brought: (0,read_scan/* broughtVersion */.g)(table/* RESOURCES */.e, inputs),
        environment,
        signal,
        workingDirectory: paths.temp,
        memoFile: inputs.dryRun ? undefined : memoFile,
        write: noteWriter(store),
    });
    const { workspace } = paths;
    const context = { resources: table/* RESOURCES */.e, environment, workspace, now: clock.now };
    const { facts, gathered, notes, warnings } = (0,plan_facts/* gatherPlanFacts */.SI)(said, trivy, context);
    maskSecrets(inputs.token, gathered, host);
    const plan = (0,plan_plan/* decidePlan */.s8)(facts, gathered);
    refuseBeyondLimits(plan);
    const run = {
        plan,
        inputs,
        paths,
        actionsCache: openCache(inputs, dependencies, { signal, timeLeftMs }),
        save: decideSave(inputs.save, job, environment),
        confirm: decideConfirm(inputs.confirm, inputs.offline, job),
        store,
        job,
        earlier,
        dependencies: { ...dependencies, environment },
        signal,
        timeLeftMs,
        hosts: createHostMemory({ file: hostsFile(store, inputs), write: noteWriter(store), now: clock.now }),
    };
    await log.group('Plan', async () => {
        for (const line of [...said.lines, ...notes, ...planLines({ ...run, cacheDir: paths.cacheDir })])
            log.info(line);
    });
    for (const warning of [...said.warnings, ...warnings, ...run.plan.warnings])
        log.warning(warning);
    if (!inputs.dryRun)
        sayWhatIsAmiss(run, log);
    return run;
}
/** The runner masks what it knows as a secret; a file of the user's, or a text that was put together, it does not. */
function maskSecrets(token, gathered, { maskSecret }) {
    const own = gathered.flatMap(({ resource, own: facts }) => resource.secretsOf?.(facts) ?? []);
    for (const secret of [token, ...own]) {
        if (secret !== undefined && secret !== '')
            maskSecret(secret);
    }
}
/** A variable that is not set reads like an input that was left out. */
const UNCHECKED_BUNDLE = 'the bundle is not checked against a digest, and what comes from it is unconfirmed: give the input bundle-digest what the export action printed (an empty text counts as none)';
/** Outside of the group: it is seen when the log is closed. */
function sayWhatIsAmiss(run, log) {
    const { actionsCache: opened, store, paths, dependencies, inputs } = run;
    const placement = (0,job_paths/* explainPlacement */.Z9)(paths, dependencies.environment);
    if (store.kind === 'off' && store.isProblem) {
        const isAsked = inputs.store === 'always' || inputs.storeDir !== undefined;
        log[isAsked ? 'warning' : 'info'](`runner store: not used, ${store.why}`);
    }
    if (opened.kind === 'unavailable')
        log.info(`Actions cache: not used, ${opened.reason}`);
    else if (!opened.cache.mode.mayRead)
        log.info(`Actions cache: not read, the workflow's cache-mode is ${opened.cache.mode.name}`);
    if (placement !== undefined)
        log[placement.isProblem ? 'warning' : 'info'](placement.text);
    if (inputs.bundle !== undefined && inputs.bundleDigest === undefined)
        log.warning(UNCHECKED_BUNDLE);
    if (paths.isNearStore) {
        log.info('the cache directory lies near the runner store, where files can be linked; Docker actions do not see it');
    }
}
/** The runner store and the cache directory, which lies near it where it can. A dry run makes neither. */
function openDirectories(inputs, environment) {
    const paths = (0,job_paths/* findPaths */.EQ)(inputs.cacheDir, environment);
    const store = (0,store_store/* openStore */.Ch)({
        mode: inputs.dryRun ? 'never' : inputs.store,
        directory: inputs.storeDir,
        environment,
        workspace: paths.workspace,
    });
    return { store, paths: store.kind === 'open' ? (0,job_paths/* placeNearStore */.pD)(paths, store.store, environment) : paths };
}
/** How a note is written that may lie in the store; undefined: as any file of ours. */
function noteWriter(store) {
    if (store.kind === 'off' || !store.store.isWritable)
        return undefined;
    return (path, text) => (0,store_store/* writeStoreNote */.fp)(store.store, path, text);
}
/** Only where jobs of one host share something: a server that fails there is out of reach for this host. */
function hostsFile(store, { dryRun }) {
    if (dryRun || store.kind === 'off' || !store.store.isWritable)
        return undefined;
    return (0,external_node_path_.join)(store.store.home, 'hosts.json');
}
/** Where it is remembered longest: the runner empties RUNNER_TEMP before every job. */
function memoDirectory(store, stateDirectory) {
    return store.kind === 'open' && store.store.isWritable ? store.store.home : stateDirectory;
}
/** Like `AbortSignal.timeout`, with a reason that names the input. */
function startDeadline(ms) {
    const deadline = new AbortController();
    const reason = new errors/* ActionError */.lZ(`the time limit of ${ms < 120_000 ? `${ms / 1000} s` : `${Math.round(ms / 60_000)} min`} for the step was reached`, {
        hint: 'Raise the input timeout, or name a nearer mirror with the input registries.',
    });
    setTimeout(() => deadline.abort(reason), ms).unref();
    return deadline.signal;
}
function openCache(inputs, dependencies, time) {
    const { environment, log, cacheWorkerFile, cacheTuning } = dependencies;
    return openActionsCache({
        ...cacheTuning,
        environment,
        workerFile: cacheWorkerFile,
        ...time,
        log,
        caFile: inputs.caFile,
    });
}


/***/ }),

/***/ 6778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ provideOwn)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1583);
/* harmony import */ var _provenance_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3072);
/* harmony import */ var _planned_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(271);
// Lets a resource provide itself, where that is its way: what it is given of the run.



/** Lets a resource of the plan provide itself, where that is its way. */
async function provideOwn({ resource, own, decision }, run, { client, cache, bundle, keyPrefix, save, away, platforms }) {
    const { log } = run.dependencies;
    if (!decision.provide || resource.provide === undefined)
        return undefined;
    const context = {
        ...(0,_planned_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runContext */ .pO)(run),
        seen: (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .seenFacts */ .rF)(run.plan),
        client,
        cache,
        bundle,
        store: run.store.kind === 'open' ? run.store.store : undefined,
        keyPrefix,
        save,
        away,
        platforms,
        trustedRoot: run.dependencies.trustedRoot,
        isTrusted: (0,_provenance_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrustedJob */ .ZV)(run.job),
        guardsWhatOutlives: (0,_provenance_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .guardsHome */ .K4)(run.job),
    };
    return await log.group(resource.title, async () => resource.provide?.(context, own));
}


/***/ }),

/***/ 6344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ hasDefaultResources),
  vD: () => (/* binding */ sayEntryInputs),
  YP: () => (/* binding */ sayInputsOf),
  CB: () => (/* binding */ textsOf),
  bT: () => (/* binding */ unknownInputsOf)
});

// EXTERNAL MODULE: ./build/inputs/built-in-texts.js
var built_in_texts = __webpack_require__(395);
// EXTERNAL MODULE: ./build/inputs/entry-inputs.js
var entry_inputs = __webpack_require__(7572);
// EXTERNAL MODULE: ./build/inputs/said.js
var said = __webpack_require__(5571);
// EXTERNAL MODULE: ./build/inputs/trivy-words.js
var trivy_words = __webpack_require__(5364);
;// CONCATENATED MODULE: ./build/inputs/unknown-inputs.js
// Inputs that a step gives and this action does not have: GitHub's runner says so without a hint, others say nothing. Pure.

/** Inputs of trivy-action that people give to this step. */
const OF_TRIVY_ACTION = [
    ...['image-ref', 'input', 'exit-code', 'severity', 'ignore-unfixed', 'vuln-type', 'output', 'template'],
    ...['cache', 'skip-dirs', 'skip-files', 'hide-progress', 'list-all-pkgs', 'trivyignores', 'ignore-policy'],
    ...['artifact-type', 'limit-severities-for-sarif', 'docker-host', 'skip-setup-trivy', 'github-pat'],
];
/**
 * A sentence for each, with what was probably meant.
 *
 * @param known inputs of this action
 * @param environment in which a runner gives inputs as `INPUT_<NAME>`
 * @param page where this action's inputs are described
 */
function describeUnknownInputs(known, environment, page = 'docs/inputs.md') {
    const words = Object.fromEntries(known.map((name) => [name, name]));
    return Object.entries(environment).flatMap(([variable, text]) => {
        const name = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase();
        if (name === undefined || known.includes(name) || (text ?? '').trim() === '')
            return [];
        return `this action has no input ${name}, so it does nothing: ${adviseOn(name, words) ?? `take it out, or look it up in ${page}`}`;
    });
}
function adviseOn(name, words) {
    const dashed = name.replaceAll('_', '-');
    if (OF_TRIVY_ACTION.includes(dashed))
        return 'it is one of trivy-action, so give it to that step';
    const nearest = (0,trivy_words/* nearestWord */.zZ)(words, dashed) ?? pluralOf(words, dashed);
    return nearest === undefined ? undefined : `do you mean ${nearest}?`;
}
/** `registry` is meant for `registries`: too many letters apart to be a slip. */
function pluralOf(words, name) {
    return [name.replace(/y$/, 'ies'), `${name}s`].find((plural) => plural in words);
}

// EXTERNAL MODULE: ./build/resources/table.js + 42 modules
var table = __webpack_require__(7960);
// EXTERNAL MODULE: ./build/runner-config/say-inputs.js
var say_inputs = __webpack_require__(6033);
;// CONCATENATED MODULE: ./build/run/said-texts.js
// What is said of each input of an action: by the step, by the file on the runner, or by nobody.






/** The one input whose default is an expression: the job's token. */
const EXPRESSION = 'token';
/** Speaks for an action in a run. */
function sayInputsOf(action, { host, config, builtIn = built_in_texts/* BUILT_IN_TEXTS */.Q[action] }) {
    return (name) => (0,say_inputs/* sayInput */.Y)(name, {
        ...(0,said/* readHandedOver */.J5)(host.readInput(name), builtIn[name] ?? '', name === EXPRESSION),
        config,
    });
}
/** What this action is given and does not have, for the log. */
function unknownInputsOf(action, environment) {
    const page = action === 'main' ? undefined : 'docs/actions.md';
    return describeUnknownInputs(Object.keys(built_in_texts/* BUILT_IN_TEXTS */.Q[action]), environment, page);
}
/** The same as texts alone. */
function textsOf(action, dependencies) {
    const say = sayInputsOf(action, dependencies);
    return (name) => say(name).text;
}
/** Whether nobody said which resources: whoever writes out the very list of the default asks for all of it. */
function hasDefaultResources(action, dependencies) {
    return sayInputsOf(action, dependencies)('resources').by === 'built-in';
}
/** What the action has, else what stands in for it; everything of the step lies in its own directory. */
function sayEntryInputs(action, workDirectory, dependencies) {
    const say = sayInputsOf(action, dependencies);
    const fixed = { ...(0,entry_inputs/* fixedTexts */.n_)(table/* RESOURCES */.e), 'cache-dir': workDirectory };
    return (name) => name in built_in_texts/* BUILT_IN_TEXTS */.Q[action]
        ? say(name)
        : { text: fixed[name] ?? '', by: 'built-in', origin: 'no input of this action' };
}


/***/ }),

/***/ 3051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/limits.js
var limits = __webpack_require__(8806);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/mode-bits.js
var mode_bits = __webpack_require__(7082);
;// CONCATENATED MODULE: ./build/base/umask.js
// Under which mode files and directories are made.

/**
 * From now on nobody but the owner and the group may write to what this process, or a program that it starts, makes: some
 * runners are started with a umask of 0, and what lies in a job's directories is what its scan goes by, and runs.
 */
function keepOthersFromWriting() {
    // Windows has no such bits.
    if (process.platform === 'win32')
        return;
    const before = process.umask(0o777);
    process.umask(before | mode_bits/* OTHERS_MAY_WRITE */.uc);
}

// EXTERNAL MODULE: ./build/base/drain-output.js
var drain_output = __webpack_require__(7378);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/host.js
var base_host = __webpack_require__(596);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/resources/table.js + 42 modules
var table = __webpack_require__(7960);
// EXTERNAL MODULE: ./build/runner-config/runner-config.js + 3 modules
var runner_config = __webpack_require__(3333);
// EXTERNAL MODULE: ./build/run/cancellation.js
var cancellation = __webpack_require__(1963);
// EXTERNAL MODULE: ./build/run/pipeline.js
var pipeline = __webpack_require__(7402);
;// CONCATENATED MODULE: ./build/run/action.js
// From a run to the end of its process: cancellation, the failure's message, and the exit code.









/** The actions of this repository by the names of their directories; those that are not the step are loaded when they are run. */
const ACTIONS = {
    main: pipeline.runPipeline,
    warm: async (dependencies) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7903), __webpack_require__.e(9410), __webpack_require__.e(4182)]).then(__webpack_require__.bind(__webpack_require__, 4182))).runWarm(dependencies),
    export: async (dependencies) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7903), __webpack_require__.e(9410), __webpack_require__.e(9011)]).then(__webpack_require__.bind(__webpack_require__, 9011))).runExport(dependencies),
    mirror: async (dependencies) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7903), __webpack_require__.e(9410), __webpack_require__.e(7030)]).then(__webpack_require__.bind(__webpack_require__, 7030))).runMirror(dependencies),
    check: async (dependencies) => (await __webpack_require__.e(/* import() */ 7057).then(__webpack_require__.bind(__webpack_require__, 7057))).runCheck(dependencies),
};
/**
 * Runs an action in this process and ends it.
 *
 * @param name of the directory in `dist/` from which it was started
 */
async function runAction(dependencies, name = 'main') {
    const { environment, log } = dependencies;
    const host = (0,base_host/* createStepHost */.T)();
    const cancelled = (0,cancellation/* awaitCancellation */.i)((message) => fail(host, { message, hint: undefined }));
    try {
        const run = ACTIONS[name] ?? pipeline.runPipeline;
        const config = await (0,runner_config/* readRunnerConfig */.x)(table/* RESOURCES */.e, { environment });
        const verdict = await run({ ...dependencies, host, config, cancelled });
        if (verdict.failure !== undefined)
            fail(host, verdict.failure);
    }
    catch (error) {
        const told = (0,local_failure/* blameLocal */.$u)(error);
        fail(host, { message: (0,errors/* describeError */.Uc)(told), hint: (0,errors/* hintOf */.$z)(told) });
        if (error instanceof Error && error.stack !== undefined)
            log.debug(error.stack);
    }
    await (0,drain_output/* drainOutput */.I)(READING_MS);
    // Kept-alive connections to registries would hold the process for seconds.
    process.exit(process.exitCode ?? 0);
}
/** A runner takes lines as they come; one that has stopped does not hold the job. */
const READING_MS = 5000;
/** Together as much as fits: the runner cuts annotations at 4096 characters. */
const MAX_MESSAGE_CHARACTERS = 3000;
const MAX_HINT_CHARACTERS = 1000;
/** The hint is part of the annotation: that is what people see first, and often all they see. */
function fail(host, { message, hint }) {
    const advice = hint === undefined ? '' : `\nWhat to do: ${(0,log/* clean */.uH)(hint, MAX_HINT_CHARACTERS)}`;
    host.fail((0,log/* clean */.uH)(message, MAX_MESSAGE_CHARACTERS) + advice);
}

;// CONCATENATED MODULE: ./build/run/start.js
// What every job loads, as one file of the bundle: the step, as far as it goes where everything is fresh. The other actions,
// and all that asks somebody, unpacks, or follows, are loaded where they are used.





/**
 * Runs one of the actions, the program, or the hook, with the real world around it, and ends the process.
 *
 * @param name of the action, which is that of its directory in dist/
 * @param dist directory of the build
 */
async function start(name, dist) {
    keepOthersFromWriting();
    // The built entry of the child process for the Actions cache.
    const cacheWorkerFile = (0,external_node_path_.join)(dist, 'cache-worker', 'index.js');
    const real = { environment: process.env, clock: limits/* systemClock */.ml, limits: limits/* defaultLimits */.MK, dist, cacheWorkerFile };
    if (name === 'cli')
        return (await __webpack_require__.e(/* import() */ 8161).then(__webpack_require__.bind(__webpack_require__, 542))).runProgram(process.argv.slice(2), real);
    const step = { ...real, log: (0,log/* createLog */.hM)() };
    if (name === 'hook')
        return (await __webpack_require__.e(/* import() */ 8831).then(__webpack_require__.bind(__webpack_require__, 8831))).runHook(step);
    return runAction(step, name);
}


/***/ }),

/***/ 1203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ ConfigError)
/* harmony export */ });
/* harmony import */ var _base_count_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9787);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// The file on the runner cannot be acted on: one error, every mistake with its line.



/** The job does not go on with half of it: what the administrator meant is not known. */
class ConfigError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'ConfigError';
    mistakes;
    constructor(file, mistakes, hint) {
        const list = mistakes.map(({ line, text }, index) => {
            const number = mistakes.length === 1 ? '' : `(${index + 1}) `;
            return `${number}${line === undefined ? '' : `line ${line}: `}${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(text, 300)}`;
        });
        super(`${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U)(mistakes.length, 'mistake')} in ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(file, 300)}, the file of this runner: ${list.join('; ')}`, {
            hint: hint ?? 'Whoever runs this runner must correct the file; no job goes on with half of it.',
        });
        this.mistakes = mistakes;
    }
}


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ readRunnerConfig)
});

// UNUSED EXPORTS: configFor

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/runner-config/config-error.js
var config_error = __webpack_require__(1203);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/program.js
var program = __webpack_require__(2488);
;// CONCATENATED MODULE: ./build/runner-config/runner-environment.js
// Linux tells what a process was started with. A step's variables may come from the runner, from the workflow, or from a file
// that an earlier step wrote: only those of the runner are in the environment of the runner's own process, our ancestor.


/** Processes of the runner (actions/runner: `Runner.Worker` starts steps and hooks, `Runner.Listener` starts that). */
const RUNNER = /^Runner\.(Worker|Listener)$/;
/** Steps are children of the worker, hooks grandchildren; wrappers may stand between. */
const MAX_GENERATIONS = 16;
/**
 * The value of a variable in the environment in which the runner was started; `unknown` where there is no runner among our
 * ancestors (a container job, another kind of runner, a timer), or the system does not tell.
 */
function readRunnerVariable(name, proc = '/proc', pid = process.ppid) {
    let current = pid;
    for (let generation = 0; generation < MAX_GENERATIONS && current > 1; generation++) {
        try {
            if (isRunner(current, proc))
                return { known: true, value: readVariable(current, name, proc) };
            current = readParent(current, proc);
        }
        catch {
            // Another user's process, or no such file system.
            return { known: false };
        }
    }
    return { known: false };
}
function isRunner(pid, proc) {
    // Neither can be written by another process, as the command line of a script could.
    const program = (0,external_node_path_.basename)((0,external_node_fs_.readlinkSync)(`${proc}/${pid}/exe`));
    return RUNNER.test(program);
}
function readVariable(pid, name, proc) {
    const entries = (0,external_node_fs_.readFileSync)(`${proc}/${pid}/environ`, 'utf8').split('\0');
    const found = entries.find((entry) => entry.startsWith(`${name}=`));
    return found?.slice(name.length + 1) || undefined;
}
/** proc(5): the second field behind the command, which stands in parentheses and may hold anything. */
function readParent(pid, proc) {
    const fields = (0,external_node_fs_.readFileSync)(`${proc}/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
    return Number(fields[1]);
}

// EXTERNAL MODULE: ./build/base/inside.js
var base_inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/mode-bits.js
var mode_bits = __webpack_require__(7082);
;// CONCATENATED MODULE: ./build/runner-config/who-may-write.js
// Whether the file belongs to the administrator: a job whose user may write it, or may put another in its place, would set
// its own limits.




/** Why the file cannot be believed to be the administrator's; undefined where nothing speaks against it. */
function explainDistrust(file, asker) {
    const inside = asker.jobDirectories.find((directory) => (0,base_inside/* isInside */.FK)(file, directory));
    if (inside !== undefined)
        return `it lies in ${inside}, which jobs fill`;
    // Also where links lead: a mounted ConfigMap is one.
    const paths = [...new Set([...wayTo(file), ...wayTo((0,base_inside/* realPathOf */.dN)(file))])];
    for (const path of paths) {
        const reason = asker.user === undefined ? undefined : explainPath(path, asker.user);
        if (reason !== undefined)
            return reason;
    }
    return asker.user === undefined && isWritableHere(file) ? `the job may write ${file}` : undefined;
}
function explainPath(path, user) {
    const facts = (0,external_node_fs_.lstatSync)(path);
    const { uid, mode } = facts;
    if (facts.isSymbolicLink())
        return undefined;
    // To root everything is open; then root is the administrator, and only others count.
    if (user !== 0 && uid === user)
        return `${path} belongs to user ${user}, whose jobs may change it`;
    // Where deletion is restricted (`/tmp`), nobody replaces what another user owns; the next one down is looked at itself.
    if (facts.isDirectory() && (mode & mode_bits/* STICKY */.Ag) !== 0)
        return undefined;
    if ((mode & mode_bits/* OTHERS_MAY_WRITE */.uc) !== 0)
        return `everybody may write ${path}`;
    if (user !== 0 && user === process.getuid?.() && isWritable(path))
        return `user ${user}, whose jobs this runs, may write ${path}`;
    return undefined;
}
/** By groups and access control lists too: the system itself answers. */
function isWritable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Windows answers whoever opens it. Who may replace it in its directory is not told there. */
function isWritableHere(file) {
    try {
        (0,external_node_fs_.closeSync)((0,external_node_fs_.openSync)(file, 'r+'));
        return true;
    }
    catch {
        return false;
    }
}
/** The file and every directory above it. */
function wayTo(file) {
    const above = (0,external_node_path_.dirname)(file);
    return above === file ? [file] : [file, ...wayTo(above)];
}

;// CONCATENATED MODULE: ./build/runner-config/find-config.js
// Where the file of the runner is: the variable of the runner's environment, else the system's own place.






/** Names the file, in the environment of the runner. */
const CONFIG_VARIABLE = 'TRIVY_OFFLINE_CACHE_CONFIG';
/** The place where administrators put what is for all of a machine. */
function systemConfigPath(environment, platform = process.platform) {
    if (platform === 'win32') {
        return external_node_path_.win32.join((0,program/* variableOf */.Qn)(environment, 'ProgramData') || 'C:\\ProgramData', 'trivy-offline-cache', 'config.yaml');
    }
    if (platform === 'darwin')
        return '/Library/Application Support/trivy-offline-cache/config.yaml';
    return '/etc/trivy-offline-cache/config.yaml';
}
/**
 * The file that decides; undefined where there is none.
 *
 * @throws {ConfigError} when the one that is named cannot be the administrator's
 */
function findConfig(search) {
    const { environment, platform, named } = search;
    if (named !== undefined) {
        if ((0,external_node_fs_.existsSync)(named))
            return named;
        throw refuse(named, 'there is no such file');
    }
    const system = search.systemPath ?? systemConfigPath(environment, platform);
    const file = chooseFile(search, system);
    if (file === undefined)
        return undefined;
    const user = 'user' in search ? search.user : process.getuid?.();
    const { GITHUB_WORKSPACE, RUNNER_TEMP } = environment;
    const jobDirectories = [GITHUB_WORKSPACE ?? '', RUNNER_TEMP ?? ''].filter((directory) => directory !== '');
    const reason = explainDistrust(file, { user, jobDirectories });
    if (reason === undefined)
        return file;
    throw refuse(file, `${reason}, so it is not believed to be the administrator's`, 'Let root (or another user than the one of the jobs) own the file and every directory above it, with nobody else allowed to write.');
}
function chooseFile({ environment, runnerVariable }, system) {
    const runner = (runnerVariable ?? readRunnerVariable)(CONFIG_VARIABLE);
    const here = environment[CONFIG_VARIABLE] || undefined;
    const isThere = (0,external_node_fs_.existsSync)(system);
    if (here !== undefined && !isBelieved(here, runner, isThere ? system : undefined)) {
        throw refuse(here, `${CONFIG_VARIABLE} was set in the job (by env: or GITHUB_ENV), not where the runner was started`, 'Leave the variable out of the workflow; on the runner it belongs into its file .env, or into /etc for all.');
    }
    // What a job empties still holds.
    const named = runner.known ? runner.value : here;
    if (named === undefined)
        return isThere ? system : undefined;
    if (!(0,external_node_path_.isAbsolute)(named))
        throw refuse(named, `${CONFIG_VARIABLE} is not an absolute path`);
    if (!(0,external_node_fs_.existsSync)(named))
        throw refuse(named, `there is no such file, and ${CONFIG_VARIABLE} names it`);
    return named;
}
/** Where nobody can tell who set it, it may add a file where the system has none, and never replace the system's own. */
function isBelieved(here, runner, system) {
    if (runner.known)
        return here === runner.value;
    return system === undefined || here === system;
}
function refuse(file, text, hint) {
    return new config_error/* ConfigError */.x(file, [{ line: undefined, text }], hint);
}

;// CONCATENATED MODULE: ./build/runner-config/runner-config.js
// What the administrator of this runner has decided for a repository: read once, before anything else.





/**
 * Finds and reads the file.
 *
 * @param resources whose inputs it may name
 * @returns undefined where there is no file
 * @throws {ConfigError} when it is not the administrator's, or has mistakes
 */
async function readRunnerConfig(resources, search) {
    const file = findConfig(search);
    if (file === undefined)
        return undefined;
    // Where there is none, nothing of this is loaded.
    const [{ parseConfig }, { composeKeys }] = await Promise.all([
        __webpack_require__.e(/* import() */ 5606).then(__webpack_require__.bind(__webpack_require__, 5606)),
        __webpack_require__.e(/* import() */ 9438).then(__webpack_require__.bind(__webpack_require__, 9438)),
    ]);
    return configFor(parseConfig(readText(file), (0,log/* clean */.uH)(file, 300), composeKeys(resources)), search.environment);
}
function readText(file) {
    try {
        return (0,small_file/* readSmallYaml */.h)(file);
    }
    catch (error) {
        throw new config_error/* ConfigError */.x(file, [{ line: undefined, text: `it cannot be read: ${(0,errors/* describeError */.Uc)(error)}` }]);
    }
}
/** The file for one repository: what speaks of it takes the place of what speaks of all, key by key. */
function configFor({ file, hookDeadlineMs, defaults, limits, perRepository }, { GITHUB_REPOSITORY }) {
    // GitHub's names do not know case.
    const repository = (GITHUB_REPOSITORY ?? '').toLowerCase();
    const own = perRepository.filter(({ matches }) => repository !== '' && matches(repository));
    const merge = (first, more) => new Map([first, ...more].flatMap((texts) => [...texts]));
    return {
        file,
        hookDeadlineMs,
        defaults: merge(defaults, own.map((block) => block.defaults)),
        limits: merge(limits, own.map((block) => block.limits)),
    };
}


/***/ }),

/***/ 6033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ sayInput)
/* harmony export */ });
/** The text of an input that a step, or a user of the program, can say. */
function sayInput(name, { step, config, builtIn }) {
    if (step !== undefined)
        return { text: step, by: 'step', origin: `input ${name}` };
    const text = config?.defaults.get(name);
    if (config !== undefined && text !== undefined) {
        return { text, by: 'file', origin: `input ${name}, set in ${config.file}` };
    }
    return { text: builtIn, by: 'built-in', origin: 'default' };
}


/***/ }),

/***/ 6495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ decideScans),
  V: () => (/* binding */ sharedSettings)
});

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/inputs/trivy-words.js
var trivy_words = __webpack_require__(5364);
;// CONCATENATED MODULE: ./build/scan/command.js
// The subcommands of Trivy that the later steps run, as far as they are known here.

/** Of one scan. Undefined when nobody said it, or it is one of a newer Trivy. */
function commandOf({ scanType }) {
    const word = scanType?.[0];
    return word !== undefined && (0,trivy_words/* isMeaning */.I$)(trivy_words/* COMMAND_WORDS */.Ko, word) ? word : undefined;
}

// EXTERNAL MODULE: ./build/scan/find-setting.js
var find_setting = __webpack_require__(2784);
// EXTERNAL MODULE: ./build/scan/registry-logins.js
var registry_logins = __webpack_require__(8215);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/inputs/read-own-input.js
var read_own_input = __webpack_require__(2806);
// EXTERNAL MODULE: ./build/inputs/registry-bases.js
var registry_bases = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
;// CONCATENATED MODULE: ./build/scan/setting-repositories.js
// The repositories and mirrors that the user has told Trivy, so that this action asks the same.







/** Where each resource is that can be told, by the name of its input. */
function decideRepositories(resources, sources, report) {
    const rows = resources.flatMap(({ repository }) => repository ?? []);
    return new Map(rows.map((row) => [row.input.name, decideRepository(row, sources, report)]));
}
/**
 * The repositories for one resource; none means `registries`. The own input, else `registries` when it names others than
 * the public ones (it is nearer to this step than what a job or file says), else Trivy's variable, else trivy.yaml.
 */
function decideRepository({ input, flag, takesList }, sources, report) {
    const own = (0,read_own_input/* findOwnInput */.G)(sources.inputs, input) ?? [];
    if (own.length > 0) {
        return { value: own, origin: (0,find_setting/* sayInputOrigin */.uz)(input.name, sources), saidBy: 'input' };
    }
    if ((0,registry_bases/* namesOthers */.sX)(sources.inputs.registries ?? [])) {
        return { value: [], origin: (0,find_setting/* sayInputOrigin */.uz)('registries', sources), saidBy: 'input' };
    }
    const found = (0,find_setting/* findSetting */.SP)(flag, sources);
    if (found === undefined)
        return NOT_SAID;
    const isList = takesList(sources.trivyVersion);
    if (isPassedOver(found.raw, isList)) {
        const wanted = isList ? 'a text or a list of texts' : 'one text';
        report.warnings.push(`${found.origin}: Trivy passes over it, because it is not ${wanted}; so does this step`);
        return NOT_SAID;
    }
    const value = isList ? (0,find_setting/* toList */.st)(found.raw) : [(0,find_setting/* toText */.fE)(found.raw)];
    report.problems.push(...value.flatMap((text) => findMistake(text, found.origin)));
    return { value, origin: found.origin, saidBy: found.kind === 'variable' ? 'variable' : 'file' };
}
const NOT_SAID = { value: [], origin: 'public registries', saidBy: 'nobody' };
/** A map is neither text nor list to Trivy (cast, ToString and ToStringSlice), and a list no text; both read as nothing. */
function isPassedOver(raw, isList) {
    return raw instanceof Map || raw === '' || (Array.isArray(raw) && !isList);
}
/** `registry.mirrors` of trivy.yaml, by host in lower case; `trivy vm` does not have it. */
function decideMirrors({ config, command, trivyVersion }, report) {
    const map = config.get('registry.mirrors');
    if (!(map instanceof Map) || command === 'vm' || !(0,trivy_version/* takesMirrors */.vd)(trivyVersion))
        return new Map();
    const mirrors = new Map();
    for (const [host, raw] of map) {
        // A text is one mirror (cast, ToStringMapStringSlice). An empty one gets Trivy nowhere, nor does a slash at its end.
        const texts = Array.isArray(raw) ? (0,find_setting/* toList */.st)(raw) : [(0,find_setting/* toText */.fE)(raw)];
        const list = texts
            .map((text) => (text.endsWith('/') ? text.slice(0, -1) : text))
            .filter((text) => text !== '');
        const origin = `${config.file}: registry.mirrors: ${(0,log/* clean */.uH)(String(host), 100)}`;
        report.problems.push(...list.flatMap((mirror) => findMistake(`${mirror}/repository`, origin)));
        mirrors.set(String(host), list);
    }
    return mirrors;
}
/** Trivy refuses what is no reference; the later scan would fail on it. */
function findMistake(text, origin) {
    if (text !== text.trim()) {
        return [`${origin}: a space beside a comma, which Trivy takes for a part of the reference`];
    }
    try {
        (0,reference/* parseReference */.F2)(text);
        return [];
    }
    catch (error) {
        return [`${origin}: ${(0,errors/* describeError */.Uc)(error)}`];
    }
}

;// CONCATENATED MODULE: ./build/scan/trivy-flags.js
const SCANS = ['image', 'fs', 'rootfs', 'repo', 'vm', 'k8s', 'sbom', 'client'];
/** The flags (`pkg/flag/*.go`) and where they exist (`pkg/commands/app.go`). */
const FLAGS = {
    scanners: {
        input: 'scanners',
        variable: 'TRIVY_SCANNERS',
        key: 'scan.scanners',
        alias: { variable: 'TRIVY_SECURITY_CHECKS', key: 'scan.security-checks' },
        commands: SCANS,
    },
    imageConfigScanners: {
        input: 'imageConfigScanners',
        variable: 'TRIVY_IMAGE_CONFIG_SCANNERS',
        key: 'image.image-config-scanners',
        commands: ['image'],
    },
    format: {
        input: 'format',
        variable: 'TRIVY_FORMAT',
        key: 'format',
        commands: [...SCANS, 'config', 'other'],
    },
    pkgTypes: {
        input: 'pkgTypes',
        variable: 'TRIVY_PKG_TYPES',
        key: 'pkg.types',
        alias: { variable: 'TRIVY_VULN_TYPE', key: 'vulnerability.type', since: '0.54.0' },
        commands: ['image', 'fs', 'rootfs', 'repo', 'vm', 'k8s', 'sbom'],
    },
    vex: { input: 'vex', variable: 'TRIVY_VEX', key: 'vulnerability.vex', commands: SCANS },
    compliance: {
        input: 'compliance',
        variable: 'TRIVY_COMPLIANCE',
        key: 'scan.compliance',
        commands: ['image', 'fs', 'vm', 'k8s', 'sbom', 'config', 'client'],
    },
    server: {
        input: 'server',
        variable: 'TRIVY_SERVER',
        key: 'server.addr',
        commands: ['image', 'fs', 'rootfs', 'repo', 'vm', 'sbom'],
    },
    remote: { input: 'server', variable: 'TRIVY_REMOTE', key: 'server.addr', commands: ['client'] },
    skipImages: {
        input: undefined,
        variable: 'TRIVY_SKIP_IMAGES',
        key: 'kubernetes.skipImages',
        commands: ['k8s'],
    },
    skipDirs: { input: undefined, variable: 'TRIVY_SKIP_DIRS', key: 'scan.skip-dirs' },
    skipFiles: { input: undefined, variable: 'TRIVY_SKIP_FILES', key: 'scan.skip-files' },
    filePatterns: { input: undefined, variable: 'TRIVY_FILE_PATTERNS', key: 'scan.file-patterns' },
};

;// CONCATENATED MODULE: ./build/scan/setting-surprises.js
// Settings that mean something else to Trivy than they seem to.




/** Booleans that decide whether Trivy goes to the network. */
const BOOLEANS = [
    'TRIVY_OFFLINE_SCAN',
    'TRIVY_SKIP_DB_UPDATE',
    'TRIVY_SKIP_JAVA_DB_UPDATE',
    'TRIVY_SKIP_CHECK_UPDATE',
    'TRIVY_SKIP_VEX_REPO_UPDATE',
    'TRIVY_INSECURE',
];
/**
 * What Trivy does that its users do not expect.
 *
 * @param more flags that belong to resources
 */
function findSurprises(sources, more) {
    const { inputs, environment, config, trivyVersion } = sources;
    const notes = [];
    for (const name of BOOLEANS) {
        const text = environment[name] ?? '';
        if (text !== '' && !(0,find_setting/* isGoBool */.Dq)(text))
            notes.push(`${name}: "${(0,log/* clean */.uH)(text, 60)}" means false to Trivy`);
    }
    for (const flag of [...Object.values(FLAGS), ...more]) {
        const found = (0,find_setting/* findSetting */.SP)(flag, sources);
        if (found?.kind === 'deprecated key') {
            notes.push(`${found.origin} is a deprecated key; Trivy obeys it before flags and variables`);
        }
    }
    const skipsChecks = config.get('rego.skip-policy-update');
    if (skipsChecks !== undefined && !(0,find_setting/* toBool */.AF)(skipsChecks) && semver.gte(trivyVersion, '0.51.0')) {
        notes.push(`${config.file}: rego.skip-policy-update is false, which defeats TRIVY_SKIP_CHECK_UPDATE`);
    }
    if (inputs.compliance !== undefined && inputs.scanners !== undefined) {
        notes.push('scanners: Trivy passes over it, because the compliance report chooses its own');
    }
    return notes;
}

;// CONCATENATED MODULE: ./build/scan/setting-words.js
// The settings that are lists of words: scanners, package types, format. Trivy's defaults differ by subcommand.




/** The default scanners; `config` has only the one, `server` and what scans nothing have none. */
const DEFAULT_SCANNERS = {
    sbom: ['vuln'],
    k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
    config: ['misconfig'],
    server: [],
    other: [],
};
const USUAL_DEFAULT = ['vuln', 'secret'];
/** The scanners that a subcommand accepts where they are not the usual ones. */
const ALLOWED_SCANNERS = {
    sbom: ['vuln', 'license'],
    k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
    image: ['vuln', 'misconfig', 'secret', 'license', 'crypto'],
};
const USUALLY_ALLOWED = ['vuln', 'misconfig', 'secret', 'license'];
/** The scanners that `command` accepts; all when it is not known. */
function allowedScanners(command) {
    if (command === undefined)
        return [...USUALLY_ALLOWED, 'rbac', 'crypto'];
    return ALLOWED_SCANNERS[command] ?? USUALLY_ALLOWED;
}
/** What Trivy looks for. Before SBOM formats and compliance reports, which change it. */
function decideScanners(sources, report) {
    const { command } = sources;
    const found = (0,find_setting/* findSetting */.SP)(FLAGS.scanners, sources);
    if (found === undefined) {
        const value = new Set((command === undefined ? undefined : DEFAULT_SCANNERS[command]) ?? USUAL_DEFAULT);
        // `config` has no flag for it: an SBOM format does not clear what nobody can choose.
        return {
            value,
            origin: command === 'other' ? 'it scans nothing' : `default of trivy ${command ?? 'scans'}`,
            isExplicit: command === 'config',
        };
    }
    const allowed = allowedScanners(command);
    const words = Object.fromEntries(Object.entries(trivy_words/* SCANNER_WORDS */.v6).filter(([, scanner]) => allowed.includes(scanner)));
    const { known, hasUnknown } = readWords(found, words, report);
    // Nobody knows what the word of a newer Trivy needs.
    const value = new Set(hasUnknown ? allowed : known);
    // The deprecated key decides, but when Trivy asks whether somebody chose scanners, it does not look for that one.
    return {
        value,
        origin: found.origin,
        isExplicit: (0,find_setting/* findCurrentSetting */.z3)(FLAGS.scanners, sources) !== undefined,
    };
}
/** The other settings of words. */
function decideWordSettings(sources, report) {
    const found = (0,find_setting/* findSetting */.SP)(FLAGS.imageConfigScanners, sources);
    return {
        imageConfigScanners: {
            value: widestOr(found, trivy_words/* IMAGE_CONFIG_SCANNER_WORDS */.C9, report),
            origin: found?.origin ?? 'not said',
        },
        format: decideFormat(sources, report),
        pkgTypes: decidePkgTypes(sources, report),
    };
}
function decideFormat(sources, report) {
    const found = (0,find_setting/* findSetting */.SP)(FLAGS.format, sources);
    const text = (0,find_setting/* toText */.fE)(found?.raw);
    if (found === undefined || text === '')
        return { value: 'table', origin: 'default of trivy' };
    // A format that is not known here counts as one that lists packages (see `isSbomFormat`).
    const [value = text] = readWords({ ...found, raw: [text] }, trivy_words/* FORMAT_WORDS */.Yj, report).known;
    return { value, origin: found.origin };
}
function decidePkgTypes(sources, report) {
    // A repository has no operating system: Trivy passes over the flag.
    if (sources.command === 'repo')
        return { value: new Set(['library']), origin: 'fixed for trivy repo' };
    const found = (0,find_setting/* findSetting */.SP)(FLAGS.pkgTypes, sources);
    if (found === undefined)
        return { value: new Set(['os', 'library']), origin: 'default of trivy' };
    return { value: widestOr(found, trivy_words/* PKG_TYPE_WORDS */.Yf, report), origin: found.origin };
}
/** What was said; everything where a word of it is not known; nothing where nobody said anything. */
function widestOr(found, words, report) {
    if (found === undefined)
        return new Set();
    const { known, hasUnknown } = readWords(found, words, report);
    return new Set(hasUnknown ? Object.values(words) : known);
}
/** Unknown words that a warning repeats: a pull request may have written thousands. */
const MAX_QUOTED = 3;
/** The known words. An unknown one is only a warning, and counts as the widest need: a newer Trivy may know it. */
function readWords(found, words, { warnings }) {
    const list = (0,find_setting/* toList */.st)(found.raw);
    const unknown = list.filter((word) => (0,trivy_words/* meaningOf */.Pr)(words, word) === undefined);
    // What is misspelt, or refused by this subcommand, no Trivy takes.
    const isNewer = unknown.some((word) => (0,trivy_words/* meaningOf */.Pr)(trivy_words/* SCANNER_WORDS */.v6, word) === undefined && (0,trivy_words/* nearestWord */.zZ)(words, word) === undefined);
    if (unknown.length > 0) {
        const consequence = isNewer
            ? 'is not known here: all that it could need is planned, and this Trivy may refuse it'
            : 'is passed over here, and Trivy may refuse it';
        const known = Object.keys(words).join(', ');
        const quoted = unknown.slice(0, MAX_QUOTED).map(quoteWord);
        const more = unknown.length > MAX_QUOTED ? ` and ${unknown.length - MAX_QUOTED} more` : '';
        warnings.push(`${found.origin}: ${quoted.join(', ')}${more} ${consequence}; known: ${known}`);
    }
    return { known: list.flatMap((word) => (0,trivy_words/* meaningOf */.Pr)(words, word) ?? []), hasUnknown: isNewer };
}
/** With the spaces that Trivy does not trim, and that are the whole mistake. */
function quoteWord(word) {
    const isPadded = word !== word.trim() && word.trim() !== '';
    return isPadded ? `"${(0,log/* clean */.uH)(word, 60)}" (with a space, which Trivy does not trim)` : `"${(0,log/* clean */.uH)(word, 60)}"`;
}

;// CONCATENATED MODULE: ./build/scan/decide-settings.js
// What one later scan will be told, after Trivy's own rules: input, then variable, then trivy.yaml, then default. Pure.









/** The settings that a later scan will have: that of the one `scanType`; `inputs` that could not be parsed are absent. */
function decideSettings(inputs, { resources, environment, config, trivyVersion, originOf }) {
    const command = commandOf(inputs);
    const sources = { inputs, environment, config, trivyVersion, command, originOf };
    const problems = config.problem === undefined ? [] : [config.problem];
    const notes = [];
    const warnings = [];
    const report = { problems, warnings, notes };
    const [said] = inputs.scanType ?? [];
    if (said !== undefined && command === undefined) {
        warnings.push(`input scan-type: "${(0,log/* clean */.uH)(said, 60)}" is not known here, so the plan is that of any scan`);
    }
    const ofResources = resources.flatMap(({ repository }) => repository?.flag ?? []);
    notes.push(...findSurprises(sources, ofResources));
    const settings = {
        command: {
            value: command,
            origin: command === undefined ? 'not said' : (0,find_setting/* sayInputOrigin */.uz)('scan-type', sources),
        },
        scanners: decideScanners(sources, report),
        ...decideWordSettings(sources, report),
        vex: decideVex(sources),
        compliance: decideText(FLAGS.compliance, sources),
        skipsImages: decideFlag(FLAGS.skipImages, sources),
        server: decideServer(sources),
        skipDirs: (0,find_setting/* toList */.st)((0,find_setting/* findSetting */.SP)(FLAGS.skipDirs, sources)?.raw),
        skipFiles: (0,find_setting/* toList */.st)((0,find_setting/* findSetting */.SP)(FLAGS.skipFiles, sources)?.raw),
        filePatterns: (0,find_setting/* toList */.st)((0,find_setting/* findSetting */.SP)(FLAGS.filePatterns, sources)?.raw),
        repositories: decideRepositories(resources, sources, report),
        mirrors: decideMirrors(sources, report),
        logins: (0,registry_logins/* readLogins */.r)(sources, report),
    };
    return { settings, problems, warnings: [...new Set(warnings)], notes: [...new Set(notes)] };
}
function decideText(flag, sources) {
    const found = (0,find_setting/* findSetting */.SP)(flag, sources);
    const text = (0,find_setting/* toText */.fE)(found?.raw);
    return found === undefined || text === ''
        ? { value: undefined, origin: 'not said' }
        : { value: text, origin: found.origin };
}
function decideFlag(flag, sources) {
    const found = (0,find_setting/* findSetting */.SP)(flag, sources);
    return { value: (0,find_setting/* toBool */.AF)(found?.raw), origin: found?.origin ?? 'not said' };
}
/** Until 0.53 the value is one path, whatever it contains. */
function decideVex(sources) {
    const found = (0,find_setting/* findSetting */.SP)(FLAGS.vex, sources);
    if (found === undefined)
        return { value: [], origin: 'not said' };
    const isList = Array.isArray(found.raw) || semver.gte(sources.trivyVersion, '0.54.0');
    return { value: isList ? (0,find_setting/* toList */.st)(found.raw) : [(0,find_setting/* toText */.fE)(found.raw)], origin: found.origin };
}
/** `trivy client` (hidden, old) has another flag for the same, with a default. */
function decideServer(sources) {
    if (sources.command !== 'client')
        return decideText(FLAGS.server, sources);
    const said = decideText(FLAGS.remote, sources);
    if (said.value !== undefined)
        return said;
    return { value: 'http://localhost:4954', origin: 'default of trivy client' };
}

;// CONCATENATED MODULE: ./build/scan/impossible-inputs.js
// Inputs that no scan of the job can have: Trivy would refuse them with its scan type. Pure.





/** The flags that have an input of ours, by its name. */
const FLAG_OF = {
    scanners: FLAGS.scanners,
    imageConfigScanners: FLAGS.imageConfigScanners,
    format: FLAGS.format,
    pkgTypes: FLAGS.pkgTypes,
    vex: FLAGS.vex,
    compliance: FLAGS.compliance,
    server: FLAGS.server,
};
const SCAN_FLAGS = Object.keys(FLAG_OF);
/** The only formats of `trivy k8s` (`pkg/commands/app.go`, NewKubernetesCommand). */
const K8S_FORMATS = ['table', 'json', 'cyclonedx'];
/**
 * Inputs that contradict the scan type: that no scan of the job can have.
 *
 * @param scans what was said of each scan, with one `scanType`
 */
function findImpossibleInputs(scans) {
    const commands = scans.flatMap((one) => commandOf(one) ?? []);
    const [inputs] = scans;
    // Nobody said it, or a newer Trivy knows it, and may take anything.
    if (inputs === undefined || commands.length < scans.length)
        return [];
    const problems = SCAN_FLAGS.flatMap((input) => {
        if (inputs[input] === undefined || commands.some((command) => takes(command, input)))
            return [];
        const [subject, isOne] = describe(commands);
        return [
            `${(0,find_setting/* kebabCase */.kW)(input)}: ${subject} ${isOne ? 'has' : 'have'} no --${(0,find_setting/* kebabCase */.kW)(input)}, so it contradicts scan-type`,
        ];
    });
    return [...problems, ...findRefusedScanners(inputs, commands), ...findRefusedFormat(inputs, commands)];
}
/** The scanners that Trivy lets this scan have; undefined: none were said. */
function acceptedScanners(inputs) {
    const allowed = allowedScanners(commandOf(inputs));
    return inputs.scanners?.filter((one) => !(0,trivy_words/* isMeaning */.I$)(trivy_words/* SCANNER_WORDS */.v6, one) || allowed.includes(one));
}
function takes(command, input) {
    const flag = input === 'server' && command === 'client' ? FLAGS.remote : FLAG_OF[input];
    return flag.commands.some((one) => one === command);
}
function findRefusedScanners({ scanners = [] }, commands) {
    const scanning = commands.filter((command) => takes(command, 'scanners'));
    if (scanning.length === 0)
        return [];
    const allowed = [...new Set(scanning.flatMap((command) => allowedScanners(command)))];
    const refused = scanners.filter((one) => (0,trivy_words/* isMeaning */.I$)(trivy_words/* SCANNER_WORDS */.v6, one) && !allowed.includes(one));
    const [subject, isOne] = describe(scanning);
    const [verb, they] = isOne ? ['refuses', 'it knows'] : ['refuse', 'they know'];
    return refused.map((scanner) => `scanners: ${subject} ${verb} ${scanner}; ${they} ${allowed.join(', ')}`);
}
function findRefusedFormat({ format }, commands) {
    const isRefused = format !== undefined &&
        commands.every((command) => command === 'k8s') &&
        (0,trivy_words/* isMeaning */.I$)(trivy_words/* FORMAT_WORDS */.Yj, format) &&
        !K8S_FORMATS.includes(format);
    return isRefused ? [`format: trivy k8s refuses ${format}; it knows ${K8S_FORMATS.join(', ')}`] : [];
}
/** The subject of a sentence, and whether it is one. */
function describe(commands) {
    const names = commands.map((one) => (one === 'other' ? 'a subcommand that scans nothing' : `trivy ${one}`));
    return [names.join(' and '), names.length === 1];
}

;// CONCATENATED MODULE: ./build/scan/decide-scans.js
// What each later scan of the job will be told, where the input `scan-type` names several. Pure.


/**
 * The settings of every scan, in the order of the input; of one that nobody named where there is none. What the other inputs
 * say holds for each scan that Trivy lets have it.
 */
function decideScans(inputs, context) {
    const words = inputs.scanType ?? [];
    const each = words.map((word) => ({ ...inputs, scanType: [word] }));
    const decided = each.map((one) => decideSettings(words.length > 1 ? withAccepted(one) : one, context));
    const [first = decideSettings(inputs, context), ...others] = decided;
    const gather = (of) => [
        ...new Set([first, ...others].flatMap((one) => of(one))),
    ];
    const fileProblem = context.config.problem === undefined ? [] : [context.config.problem];
    return {
        scans: [first.settings, ...others.map(({ settings }) => settings)],
        // What is wrong with the file at all comes first.
        problems: [
            ...new Set([...fileProblem, ...findImpossibleInputs(each), ...gather(({ problems }) => problems)]),
        ],
        warnings: gather(({ warnings }) => warnings),
        notes: gather(({ notes }) => notes),
    };
}
/** Scanners that are for the other scans alone are not said of this one; with none left, nobody said any. */
function withAccepted(one) {
    const scanners = acceptedScanners(one);
    return { ...one, scanners: scanners?.length === 0 ? undefined : scanners };
}
/** What leads to data, whichever scan reads it: a repository as the first scan says that says it, mirrors of all. */
function sharedSettings(scans) {
    const [first] = scans;
    const repositories = new Map(first.repositories);
    const mirrors = new Map(first.mirrors);
    for (const scan of scans) {
        for (const [name, setting] of scan.repositories) {
            if (repositories.get(name)?.saidBy === 'nobody')
                repositories.set(name, setting);
        }
        for (const [host, list] of scan.mirrors)
            mirrors.set(host, list);
    }
    return { repositories, mirrors, logins: first.logins };
}


/***/ }),

/***/ 9661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ isSbomFormat),
/* harmony export */   j: () => (/* binding */ effectiveScanners)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5364);
// What a scan will really look for: its scanners after formats, compliance specs, and versions have had their say. Pure.



/** Formats for which packages are listed without vulnerabilities (`types.SupportedSBOMFormats`). */
const SBOM_FORMATS = ['cyclonedx', 'spdx', 'spdx-json', 'github'];
/** Whether the report is a list of packages, or may be one, so that JARs are identified whatever the scanners. */
function isSbomFormat(format) {
    return SBOM_FORMATS.includes(format) || !(0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_2__/* .isMeaning */ .I$)(_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_2__/* .FORMAT_WORDS */ .Yj, format);
}
/** Built-in specs that hold nothing but checks of configurations (trivy-checks, pkg/compliance). */
const MISCONFIG_SPEC = /^(k8s-(cis|nsa|pss)|eks-cis|rke2-cis|aws-cis)-/;
const NONE = new Set();
/** The scanners that this command will run with. */
function effectiveScanners(settings, trivyVersion) {
    const { command, scanners, format } = settings;
    const imageConfig = command.value === 'image' ? settings.imageConfigScanners.value : NONE;
    if (command.value === 'config') {
        return {
            scanners: new Set(['misconfig']),
            imageConfig: NONE,
            because: 'config always looks for misconfigurations',
            isUnknown: false,
        };
    }
    const spec = settings.compliance.value;
    const ofFile = settings.complianceScanners;
    if (spec !== undefined && ofFile !== undefined) {
        const because = `the compliance spec ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(spec, 100)} decides the scanners`;
        return { scanners: ofFile, imageConfig: NONE, because, isUnknown: false };
    }
    if (spec !== undefined)
        return scannersOfSpec(spec);
    if (dropsScanners(settings, trivyVersion)) {
        return {
            scanners: NONE,
            imageConfig,
            because: `the format ${format.value} runs no scanner that is not asked for by name`,
            isUnknown: false,
        };
    }
    const names = [...scanners.value].join(', ') || 'none';
    return {
        scanners: scanners.value,
        imageConfig,
        because: `scanners ${names} (${scanners.origin})`,
        isUnknown: false,
    };
}
/**
 * `github` drops nothing; before 0.54 the SPDX formats drop even explicit scanners (`pkg/flag/options.go`
 * at v0.53.0 and v0.54.0, enableSBOM).
 */
function dropsScanners({ format, scanners }, trivyVersion) {
    const isSpdx = format.value === 'spdx' || format.value === 'spdx-json';
    if (isSpdx && semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, '0.54.0'))
        return true;
    return (isSpdx || format.value === 'cyclonedx') && !scanners.isExplicit;
}
function scannersOfSpec(spec) {
    const because = `the compliance spec ${spec} decides the scanners`;
    if (spec === 'docker-cis-1.6.0') {
        return {
            scanners: new Set(['vuln']),
            // Whatever the target is, an image or not: Trivy does not ask (`pkg/flag/options.go`, Align).
            imageConfig: new Set(['misconfig', 'secret']),
            because,
            isUnknown: false,
        };
    }
    if (MISCONFIG_SPEC.test(spec)) {
        return { scanners: new Set(['misconfig']), imageConfig: NONE, because, isUnknown: false };
    }
    return {
        scanners: new Set(['vuln', 'misconfig', 'secret']),
        imageConfig: NONE,
        because: `${because}, and may ask for anything`,
        isUnknown: true,
    };
}


/***/ }),

/***/ 2784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ toBool),
/* harmony export */   Dq: () => (/* binding */ isGoBool),
/* harmony export */   SP: () => (/* binding */ findSetting),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   kW: () => (/* binding */ kebabCase),
/* harmony export */   st: () => (/* binding */ toList),
/* harmony export */   uz: () => (/* binding */ sayInputOrigin),
/* harmony export */   z3: () => (/* binding */ findCurrentSetting)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
// Where the value of a flag comes from, by Trivy's precedence, and what its text means there.

/**
 * The value of a flag, or undefined when nobody said one, or the subcommand does not have the flag. In this order:
 * the deprecated key in trivy.yaml (Trivy reads it first), input, variable, old variable, key.
 */
function findSetting(flag, sources) {
    const { deprecatedKey } = namesFor(flag, sources.trivyVersion);
    const isOld = deprecatedKey !== undefined && hasFlag(flag, sources);
    return ((isOld ? fromKey(deprecatedKey, 'deprecated key', sources) : undefined) ??
        findCurrentSetting(flag, sources));
}
/** The same without the deprecated key. */
function findCurrentSetting(flag, sources) {
    if (!hasFlag(flag, sources))
        return undefined;
    const { inputs, environment, trivyVersion } = sources;
    const { variables, key } = namesFor(flag, trivyVersion);
    const input = flag.input === undefined ? undefined : inputs[flag.input];
    if (flag.input !== undefined && isSaid(input)) {
        return { raw: input, origin: sayInputOrigin(kebabCase(flag.input), sources), kind: 'input' };
    }
    // An empty variable is an unset one.
    const variable = variables.find((name) => (environment[name] ?? '') !== '');
    if (variable !== undefined)
        return { raw: environment[variable], origin: variable, kind: 'variable' };
    return fromKey(key, 'config', sources);
}
/** `input scanners`, with the file that sets it where that is not the step. */
function sayInputOrigin(name, { originOf }) {
    return originOf?.(name) ?? `input ${name}`;
}
function hasFlag({ commands }, { command }) {
    return command === undefined || commands?.includes(command) !== false;
}
function fromKey(path, kind, { config }) {
    const raw = config.get(path);
    return raw === undefined ? undefined : { raw, origin: `${config.file}: ${path}`, kind };
}
function namesFor({ variable, key, alias }, trivyVersion) {
    if (alias === undefined)
        return { variables: [variable], key, deprecatedKey: undefined };
    // Before the flag was renamed, the old name is the only one.
    if (alias.since !== undefined && semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, alias.since)) {
        return { variables: [alias.variable], key: alias.key, deprecatedKey: undefined };
    }
    return { variables: [variable, alias.variable], key, deprecatedKey: alias.key };
}
function isSaid(value) {
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
/** The name of an input as users write it. */
function kebabCase(name) {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
/**
 * A list as Trivy reads it: a text with a comma is split at commas, and nothing is trimmed; another text is split at
 * white space.
 */
function toList(raw) {
    if (Array.isArray(raw))
        return raw.map(toText);
    if (typeof raw !== 'string')
        return raw === undefined ? [] : [toText(raw)];
    return raw.includes(',') ? raw.split(',') : raw.split(/\s+/).filter((item) => item !== '');
}
/** A text as Trivy reads it; a map or list is none. */
function toText(raw) {
    if (typeof raw === 'string')
        return raw;
    return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}
/** A boolean as Trivy reads it: Go's ParseBool, and anything else, `yes` and `on` too, silently means false. */
function toBool(raw) {
    return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(toText(raw));
}
/** Whether Go's ParseBool knows this text. */
function isGoBool(text) {
    return toBool(text) || ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text);
}


/***/ }),

/***/ 1200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ findTrivy),
/* harmony export */   a: () => (/* binding */ findOnPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2088);
/* harmony import */ var _base_child_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1450);
/* harmony import */ var _base_inside_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(222);
/* harmony import */ var _base_own_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3471);
/* harmony import */ var _base_program_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2488);
/* harmony import */ var _base_small_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7454);
/* harmony import */ var _trivy_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2841);
// Which Trivy will scan: the version that decides the checks bundle's major and the form of its metadata.









/** A path, three numbers, a version, and a major. */
const MAX_MEMO_BYTES = 16 * 1024;
/** A program that only prints its version does not need longer. */
const TIMEOUT_MS = 10_000;
/**
 * The version by input, else the one that is brought, else of `trivy` on PATH, else the latest known: a guess is reported as one. The one on PATH is asked in
 * any case: it may be one that must not run, whatever the input says.
 *
 * @throws the reason of `signal`, and nothing else
 */
async function findTrivy(options) {
    const { wanted, brought, environment, signal } = options;
    const path = brought === undefined ? findOnPath(environment) : undefined;
    const told = path === undefined ? undefined : await askTrivy(path, options);
    signal.throwIfAborted();
    const onPath = told?.version;
    if (wanted !== undefined)
        return { version: (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .versionToPlanBy */ .UV)(wanted), origin: 'input', onPath };
    if (brought !== undefined)
        return { version: (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .versionToPlanBy */ .UV)(brought), origin: 'brought' };
    if (told !== undefined)
        return { ...told, origin: 'path', onPath };
    return { version: _trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .LATEST_KNOWN_TRIVY */ .L5, origin: 'latest-known' };
}
/** The program `trivy` that a shell would run; undefined: there is none. */
function findOnPath(environment) {
    const { GITHUB_WORKSPACE: workspace } = environment;
    // A relative entry would be looked up in the workspace; what a pull request brings along is not run, for it could read
    // the tokens of this step.
    const isTrusted = (directory) => !workspace || !(0,_base_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(directory, workspace);
    return (0,_base_program_js__WEBPACK_IMPORTED_MODULE_6__/* .findProgram */ .Kp)('trivy', { environment, isTrusted });
}
async function askTrivy(path, options) {
    const { size, mtimeMs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    const identity = JSON.stringify([(0,_base_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .dN)(path), size, mtimeMs, ino]);
    const known = recall(options.memoFile, identity);
    if (known !== undefined)
        return known;
    const version = (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseTrivyVersion */ .k3)(await run(path, ['--version'], options));
    if (version === undefined)
        return undefined;
    // Nothing is known of it but what it says itself.
    const checksMajor = (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .isBeyondKnown */ .dM)(version)
        ? (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseChecksMajor */ .MW)(await run(path, ['image', '--help'], options))
        : undefined;
    const told = { version, ...(checksMajor === undefined ? {} : { checksMajor }) };
    if (options.memoFile !== undefined)
        remember(options.memoFile, { identity, ...told }, options.write);
    return told;
}
/** What it prints; nothing where it fails. */
async function run(path, words, options) {
    try {
        const { execFile } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1421, 19));
        const { file, args, ...how } = (0,_base_program_js__WEBPACK_IMPORTED_MODULE_6__/* .commandOf */ .Nl)(path, words, options.environment);
        const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(execFile)(file, [...args], {
            ...how,
            cwd: options.workingDirectory,
            // Nothing of the job reaches it: no token, no TRIVY_* that changes what it does.
            env: {
                PATH: (0,_base_program_js__WEBPACK_IMPORTED_MODULE_6__/* .searchPathOf */ .hB)((0,_base_child_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .withTrustedPath */ .pz)(options.environment)),
                SystemRoot: (0,_base_program_js__WEBPACK_IMPORTED_MODULE_6__/* .variableOf */ .Qn)(options.environment, 'SystemRoot') || undefined,
                HOME: options.workingDirectory,
            },
            signal: options.signal,
            timeout: TIMEOUT_MS,
            // A program that ignores SIGTERM would be waited for for ever.
            killSignal: 'SIGKILL',
            maxBuffer: 1 << 20,
        });
        return stdout;
    }
    catch {
        // A Trivy that cannot even print its version is reported as not found; the scan will say the rest.
        return '';
    }
}
function recall(memoFile, identity) {
    if (memoFile === undefined)
        return undefined;
    try {
        const memo = JSON.parse((0,_base_small_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readSmallFile */ .E)(memoFile, MAX_MEMO_BYTES));
        if (memo?.identity !== identity || typeof memo.version !== 'string')
            return undefined;
        const version = semver__WEBPACK_IMPORTED_MODULE_2__.valid(memo.version);
        const { checksMajor } = memo;
        // Written before any was asked for its major, or by somebody else: asked again.
        if (version === null || ((0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .isBeyondKnown */ .dM)(version) && !Number.isSafeInteger(checksMajor)))
            return undefined;
        return (0,_trivy_version_js__WEBPACK_IMPORTED_MODULE_8__/* .isBeyondKnown */ .dM)(version) ? { version, checksMajor: Number(checksMajor) } : { version };
    }
    catch {
        // No memo, or not ours: ask.
        return undefined;
    }
}
function remember(memoFile, memo, write = _base_own_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOwnFile */ .OP) {
    try {
        write(memoFile, JSON.stringify(memo));
    }
    catch {
        // It only saves time next run; a directory that cannot be written is reported when something must go there.
    }
}


/***/ }),

/***/ 5304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseGlob)
/* harmony export */ });
// Globs as Trivy's library (doublestar) reads them. Matching takes time like glob times path, whatever a hostile one holds.
/** Alternatives that one glob may unfold to. */
const MAX_ALTERNATIVES = 100;
/** Any number of what stands in its place: characters of a part, or parts of a path. */
const ANY = Symbol('any number');
/**
 * Whether a whole path matches: `*` and `?` stop at `/`, `**` does not where it is all that stands between slashes,
 * `{a,b}` and `[a-z]` choose, `\` takes the next character for itself. undefined where the glob is malformed, or unfolds
 * to more than anybody would write.
 */
function parseGlob(glob) {
    const globs = unfold(glob);
    if (globs === undefined || globs.length > MAX_ALTERNATIVES)
        return undefined;
    const patterns = [];
    for (const one of globs) {
        const parts = one.split('/').map((part) => (part === '**' ? ANY : readPart([...part])));
        if (parts.includes(undefined))
            return undefined;
        patterns.push(parts.filter((part) => part !== undefined));
    }
    return (path) => {
        const parts = path.split('/').map((part) => [...part]);
        return patterns.some((pattern) => matchAll(pattern, parts, matchPart));
    };
}
function matchPart(pattern, part) {
    return matchAll(pattern, part, (test, character) => test(character));
}
/** Only the last `ANY` ever has to give way for more: one before it has already done its work. */
function matchAll(pattern, items, matches) {
    let [next, at, retryNext, retryAt] = [0, 0, -1, 0];
    while (at < items.length) {
        const one = pattern[next];
        if (one === ANY) {
            next += 1;
            retryNext = next;
            retryAt = at;
        }
        else if (one !== undefined && matches(one, items[at])) {
            next += 1;
            at += 1;
        }
        else if (retryNext !== -1) {
            retryAt += 1;
            next = retryNext;
            at = retryAt;
        }
        else
            return false;
    }
    return pattern.slice(next).every((one) => one === ANY);
}
/** Every choice of the alternatives in braces; undefined where a brace is not closed. */
function unfold(glob) {
    const open = find(glob, 0, '{');
    if (open === undefined)
        return [glob];
    const alternatives = [];
    let depth = 0;
    let from = open + 1;
    for (let at = from; at < glob.length; at += 1) {
        const character = glob[at];
        if (character === '\\')
            at += 1;
        else if (character === '{')
            depth += 1;
        else if (depth === 0 && (character === ',' || character === '}')) {
            alternatives.push(glob.slice(from, at));
            from = at + 1;
            if (character === '}')
                return unfoldEach(glob.slice(0, open), alternatives, glob.slice(from));
        }
        else if (character === '}')
            depth -= 1;
    }
    return undefined;
}
function unfoldEach(before, choices, after) {
    const globs = [];
    for (const choice of choices) {
        const unfolded = unfold(`${before}${choice}${after}`);
        if (unfolded === undefined)
            return undefined;
        globs.push(...unfolded);
        if (globs.length > MAX_ALTERNATIVES)
            break;
    }
    return globs;
}
/** The index of a character that no `\` stands before. */
function find(text, from, wanted) {
    for (let at = from; at < text.length; at += 1) {
        if (text[at] === wanted)
            return at;
        if (text[at] === '\\')
            at += 1;
    }
    return undefined;
}
function readPart(characters) {
    const part = [];
    while (characters.length > 0) {
        const character = characters.shift();
        if (character === '*')
            part.push(ANY);
        else if (character === '?')
            part.push(() => true);
        // A brace that nobody opened.
        else if (character === '}')
            return undefined;
        else {
            const test = character === '[' ? readClass(characters) : readLiteral(character, characters);
            if (test === undefined)
                return undefined;
            part.push(test);
        }
    }
    return part;
}
function readLiteral(character, rest) {
    const literal = character === '\\' ? rest.shift() : character;
    return literal === undefined ? undefined : (found) => found === literal;
}
/** Characters and ranges up to `]`, of which there must be one. */
function readClass(rest) {
    const isNegated = rest[0] === '!' || rest[0] === '^';
    if (isNegated)
        rest.shift();
    const ranges = [];
    while (rest.length > 0 && rest[0] !== ']') {
        const first = takeCharacter(rest);
        const isRange = rest[0] === '-' && rest[1] !== undefined && rest[1] !== ']';
        if (isRange)
            rest.shift();
        const last = isRange ? takeCharacter(rest) : first;
        if (first === undefined || last === undefined)
            return undefined;
        ranges.push([first, last]);
    }
    if (rest.shift() === undefined || ranges.length === 0)
        return undefined;
    return (found) => ranges.some(([first, last]) => first <= found && found <= last) !== isNegated;
}
function takeCharacter(rest) {
    return rest[0] === '\\' ? rest.splice(0, 2)[1] : rest.shift();
}


/***/ }),

/***/ 8335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ broughtVersion),
  CY: () => (/* binding */ readScan),
  wV: () => (/* binding */ saidVersion)
});

// EXTERNAL MODULE: ./build/inputs/read.js
var inputs_read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/scan/decide-scans.js + 7 modules
var decide_scans = __webpack_require__(6495);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/base/yaml.js + 1 modules
var yaml = __webpack_require__(3395);
;// CONCATENATED MODULE: ./build/scan/trivy-config.js
// Reads trivy.yaml as Trivy would: which file, and what it says. A pull request may have written it, so it is bounded.





/** Aliases that one document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100;
/** In place of a file's name in the input: the later steps run Trivy with `--config ""`. A file of that name is `./none`. */
const NO_FILE = 'none';
/** Read as a file without keys by every Trivy (run with 0.59.1, 0.74.0, 0.76.0): before 0.76, `--config ""` was fatal. */
const DEV_NULL = '/dev/null';
/**
 * Reads the file of the input `trivy-config`, else of `TRIVY_CONFIG`, else `trivy.yaml` in the workspace. Only the one
 * of the input must exist, as for Trivy only that of the flag must.
 */
function readTrivyConfig(input, environment) {
    if (input?.toLowerCase() === NO_FILE)
        return emptyConfig();
    const fromVariable = environment.TRIVY_CONFIG === '' ? undefined : environment.TRIVY_CONFIG;
    const file = input ?? fromVariable ?? 'trivy.yaml';
    if (file === DEV_NULL)
        return emptyConfig();
    const shown = (0,log/* clean */.uH)(file, 200);
    try {
        const text = (0,small_file/* readSmallYaml */.h)((0,external_node_path_.resolve)(environment.GITHUB_WORKSPACE || '.', file));
        return parseTrivyConfig(text, shown);
    }
    catch (error) {
        if (!(0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR')) {
            return emptyConfig(shown, `${shown}: ${(0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)}`);
        }
        return input === undefined
            ? emptyConfig()
            : emptyConfig(shown, `trivy-config: there is no file ${shown} in the workspace`);
    }
}
/** The configuration that a text means; `file` is what messages call it. */
function parseTrivyConfig(text, file = 'trivy.yaml') {
    try {
        const root = lowerKeys(readDocument(text));
        if (root === null || root === undefined)
            return emptyConfig(file);
        if (!(root instanceof Map))
            throw new Error('it is not a map of keys');
        return { file, get: (path) => find(root, path.split('.')) ?? undefined, problem: undefined };
    }
    catch (error) {
        return emptyConfig(file, `${file}: Trivy cannot read it, ${(0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)}`);
    }
}
/** What there is when there is no file, or a broken one. */
function emptyConfig(file, problem) {
    return { file, get: () => undefined, problem };
}
function readDocument(text) {
    // Trivy's reader takes the first document and passes over the rest. Excerpts of the file stay out of messages.
    // Its own look for duplicate keys takes the square of their number.
    const options = { merge: true, prettyErrors: false, logLevel: 'error', uniqueKeys: false };
    const documents = (0,yaml/* loadYaml */.y)().parseAllDocuments(text, options);
    const first = 'empty' in documents ? undefined : documents[0];
    if (first === undefined)
        return undefined;
    const [error] = first.errors;
    if (error !== undefined) {
        const problem = error.code.toLowerCase().replaceAll('_', ' ');
        throw new Error(`line ${lineAt(text, error.pos[0])}: ${problem}`);
    }
    const duplicate = findDuplicateKey(first);
    if (duplicate !== undefined)
        throw new Error(`line ${lineAt(text, duplicate)}: duplicate key`);
    return unfoldAliases(first);
}
/** Where a key stands for the second time in its map, which Trivy's reader refuses. */
function findDuplicateKey(document) {
    const { isScalar, visit } = (0,yaml/* loadYaml */.y)();
    let position;
    visit(document, {
        Map(_, { items }) {
            const seen = new Set();
            for (const { key } of items) {
                if (!isScalar(key))
                    continue;
                const name = String(key.source ?? key.value);
                if (seen.has(name))
                    position = key.range?.[0] ?? 0;
                if (position !== undefined)
                    return visit.BREAK;
                seen.add(name);
            }
            return undefined;
        },
    });
    return position;
}
function unfoldAliases(document) {
    try {
        return document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES });
    }
    catch (error) {
        // What follows the colon is an excerpt.
        throw new Error((0,errors/* describeError */.Uc)(error).split(':')[0]);
    }
}
function lineAt(text, position) {
    return text.slice(0, position).split('\n').length;
}
/** Keys do not know case (viper). Depth is bounded by the YAML parser's own recursion. */
function lowerKeys(value) {
    if (Array.isArray(value))
        return value.map(lowerKeys);
    if (!(value instanceof Map))
        return value;
    return new Map([...value].map(([key, inner]) => [String(key).toLowerCase(), lowerKeys(inner)]));
}
/** A key may contain dots itself: the longest one that fits is tried first (viper). */
function find(map, parts) {
    for (let length = parts.length; length > 0; length--) {
        const inner = map.get(parts.slice(0, length).join('.'));
        if (length === parts.length && inner !== undefined && inner !== null)
            return inner;
        const found = inner instanceof Map ? find(inner, parts.slice(length)) : undefined;
        if (found !== undefined && found !== null)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
;// CONCATENATED MODULE: ./build/scan/read-scan.js
// Reads all that the user said, in inputs, variables, and trivy.yaml, and reports every mistake in one message.




/** The version of Trivy that the inputs decide; undefined: they do not. */
function saidVersion(resources, inputs) {
    return inputs.trivyVersion ?? broughtVersion(resources, inputs);
}
/** The version of the Trivy that a resource puts in the place of the one on PATH; undefined: none does. */
function broughtVersion(resources, inputs) {
    const ofResources = resources.map((resource) => resource.scanningVersion?.(inputs));
    return ofResources.find((version) => version !== undefined);
}
/**
 * The inputs and trivy.yaml, which agree with each other.
 *
 * @param getText gives an input's text, with the default of action.yml
 * @throws {InputError} listing all mistakes at once, whether of one input, of several together, or of trivy.yaml
 */
function readScan(resources, getText, environment, { otherwise = trivy_version/* LATEST_KNOWN_TRIVY */.L5, originOf } = {}) {
    const read = {};
    const inputs = (0,inputs_read/* readInputs */.K)(resources, getText, (readable) => {
        read.config = readTrivyConfig(readable.trivyConfig, environment);
        const version = (0,trivy_version/* versionToPlanBy */.UV)(saidVersion(resources, readable) ?? otherwise);
        const context = { resources, environment, config: read.config, trivyVersion: version, originOf };
        return (0,decide_scans/* decideScans */.D)(readable, context).problems;
    });
    return { inputs, config: read.config ?? readTrivyConfig(inputs.trivyConfig, environment) };
}


/***/ }),

/***/ 8215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ loginsFor),
/* harmony export */   r: () => (/* binding */ readLogins)
/* harmony export */ });
/* harmony import */ var _inputs_registry_bases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1094);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(907);
/* harmony import */ var _find_setting_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2784);
// The logins that the user has told Trivy, which it shows to every registry that it asks. Here they go to those alone that the
// user has named. Pure.



/** Reads them; what cannot be paired is a mistake, and Trivy would end on it. */
function readLogins({ environment, config }, report) {
    const { TRIVY_USERNAME, TRIVY_PASSWORD, TRIVY_REGISTRY_TOKEN } = environment;
    const file = config.file ?? 'trivy.yaml';
    return {
        ofJob: pairLogins({
            names: ['TRIVY_USERNAME', 'TRIVY_PASSWORD', 'TRIVY_REGISTRY_TOKEN'],
            usernames: TRIVY_USERNAME || undefined,
            passwords: TRIVY_PASSWORD || undefined,
            token: TRIVY_REGISTRY_TOKEN || undefined,
        }, report),
        ofFile: pairLogins({
            names: ['username', 'password', 'token'].map((key) => `registry.${key} of ${file}`),
            usernames: config.get('registry.username'),
            passwords: config.get('registry.password'),
            token: config.get('registry.token') ?? config.get('registry.registry-token'),
        }, report),
        ofGitHub: readGitHubLogin(environment),
    };
}
/** Trivy pairs the lists by their order, and a token takes the place of all (`pkg/flag/registry_flags.go`). */
function pairLogins({ names, usernames, passwords, token }, { problems }) {
    const [userName, passwordName, tokenName = ''] = names;
    if (typeof token === 'string' && token !== '') {
        return [{ kind: 'registry-token', token, origin: `the token in ${tokenName}` }];
    }
    const [users, secrets] = [(0,_find_setting_js__WEBPACK_IMPORTED_MODULE_2__/* .toList */ .st)(usernames), (0,_find_setting_js__WEBPACK_IMPORTED_MODULE_2__/* .toList */ .st)(passwords)];
    if (users.length !== secrets.length) {
        problems.push(`${userName} names ${users.length} and ${passwordName} ${secrets.length}: Trivy pairs them by their order, and needs as many of both`);
        return [];
    }
    return users.map((username, index) => ({
        kind: 'password',
        username,
        password: secrets[index] ?? '',
        origin: `the login of ${userName}${users.length === 1 ? '' : `, number ${index + 1}`}`,
    }));
}
/** As Trivy does; the token of another GitHub server is nothing to ghcr.io. */
function readGitHubLogin({ GITHUB_TOKEN, GITHUB_ACTOR, GITHUB_SERVER_URL = 'https://github.com', }) {
    if (!GITHUB_TOKEN || GITHUB_SERVER_URL !== 'https://github.com')
        return undefined;
    return {
        kind: 'password',
        username: GITHUB_ACTOR || 'unset',
        password: GITHUB_TOKEN,
        origin: 'the login of GITHUB_TOKEN',
    };
}
/**
 * The logins for a repository: none for the public registries that Trivy knows by itself, and none for what nobody named.
 *
 * @param more bases that the user names besides, such as where `mirror` pushes
 */
function loginsFor({ registries, settings, more = [] }, registry, repository) {
    const asked = `${registry}/${repository}`;
    const isPublic = _inputs_registry_bases_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILT_IN_BASES */ .Qq.some((base) => asked.startsWith(`${base}/`));
    const named = isPublic
        ? []
        : listNamed({ registries, settings, more }).filter(({ place }) => asked === place || asked.startsWith(`${place}/`));
    if (named.length === 0)
        return { first: [], last: [] };
    const { ofJob, ofFile, ofGitHub } = settings.logins;
    const isByUser = named.some(({ isByFile }) => !isByFile);
    const isGitHubs = registry === 'ghcr.io' && isByUser && ofGitHub !== undefined;
    return { first: [...(isByUser ? ofJob : []), ...ofFile], last: isGitHubs ? [ofGitHub] : [] };
}
function listNamed({ registries, settings, more = [] }) {
    const bases = [...registries.filter((base) => !_inputs_registry_bases_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILT_IN_BASES */ .Qq.includes(base)), ...more];
    const repositories = [...settings.repositories.values()].flatMap(({ value, saidBy }) => value.map((text) => ({ text, isByFile: saidBy === 'file' })));
    const mirrors = [...settings.mirrors.values()].flat();
    return [
        ...bases.map((base) => ({ place: placeOf(`${base}/x`, 1), isByFile: false })),
        ...repositories.map(({ text, isByFile }) => ({ place: placeOf(text, 0), isByFile })),
        ...mirrors.map((mirror) => ({ place: placeOf(`${mirror}/x`, 1), isByFile: true })),
    ];
}
/** Host and path as references spell them, without so many parts at the end. */
function placeOf(text, withoutParts) {
    const { registry, repository } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
    const parts = repository.split('/');
    return [registry, ...parts.slice(0, parts.length - withoutParts)].join('/');
}


/***/ }),

/***/ 2841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ NEWEST_RUN_TRIVY),
/* harmony export */   L5: () => (/* binding */ LATEST_KNOWN_TRIVY),
/* harmony export */   Lr: () => (/* binding */ opensDatabaseReadOnly),
/* harmony export */   MW: () => (/* binding */ parseChecksMajor),
/* harmony export */   UV: () => (/* binding */ versionToPlanBy),
/* harmony export */   WF: () => (/* binding */ versionRules),
/* harmony export */   Wb: () => (/* binding */ hasMajorInBundleMetadata),
/* harmony export */   al: () => (/* binding */ hasMemoryCache),
/* harmony export */   dF: () => (/* binding */ hasVersionCheck),
/* harmony export */   dM: () => (/* binding */ isBeyondKnown),
/* harmony export */   jd: () => (/* binding */ checksMajor),
/* harmony export */   k3: () => (/* binding */ parseTrivyVersion),
/* harmony export */   mQ: () => (/* binding */ takesRepositoryLists),
/* harmony export */   t5: () => (/* binding */ needsBundleManifest),
/* harmony export */   vd: () => (/* binding */ takesMirrors),
/* harmony export */   wm: () => (/* binding */ explainBeyondKnown)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
// What follows from Trivy's version: the major of the checks bundle, how its metadata is written, which variables exist.

/** The newest Trivy whose behaviour is known here. */
const LATEST_KNOWN_TRIVY = '0.74.0';
/** The newest Trivy whose behaviour was run (docs/trivy-versions.md). */
const NEWEST_RUN_TRIVY = '0.76.0';
/** Whether it is of a later minor version than any that was run: its rules may be others. */
function isBeyondKnown(trivyVersion) {
    const { major, minor } = new semver__WEBPACK_IMPORTED_MODULE_0__.SemVer(trivyVersion);
    return semver__WEBPACK_IMPORTED_MODULE_0__.gt(`${major}.${minor}.0`, NEWEST_RUN_TRIVY);
}
/** What to say of a Trivy that is newer than all that were run; undefined where it is not. */
function explainBeyondKnown({ version, checksMajor: told }) {
    if (!isBeyondKnown(version))
        return undefined;
    const checks = told === undefined
        ? `the checks bundle is that of major ${checksMajor(version)}`
        : `the checks bundle is that of major ${told}, as its own help says`;
    return `Trivy ${version} is newer than any whose behaviour was run (${NEWEST_RUN_TRIVY}): the plan is that of ${NEWEST_RUN_TRIVY}, and ${checks}`;
}
/** The default tag of the checks bundle in what `trivy image --help` prints; undefined if it names none. */
function parseChecksMajor(help) {
    const major = /--checks-bundle-repository\b.*\(default "[^"]*\/trivy-checks:(\d{1,4})"\)/.exec(help)?.[1];
    return major === undefined ? undefined : Number(major);
}
/** The version to plan by: of a range the newest that is known to be in it, else the first. */
function versionToPlanBy(wanted) {
    if (semver__WEBPACK_IMPORTED_MODULE_0__.valid(wanted) !== null)
        return wanted;
    if (semver__WEBPACK_IMPORTED_MODULE_0__.satisfies(LATEST_KNOWN_TRIVY, wanted))
        return LATEST_KNOWN_TRIVY;
    return semver__WEBPACK_IMPORTED_MODULE_0__.minVersion(wanted)?.version ?? LATEST_KNOWN_TRIVY;
}
/**
 * The major of the checks bundle that this Trivy reads: 0 until 0.55, 1 from 0.56, 2 from 0.69
 * (`pkg/policy/policy.go` BundleVersion).
 */
function checksMajor(trivyVersion) {
    if (semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, '0.56.0'))
        return 0;
    return semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, '0.69.0') ? 1 : 2;
}
/** Whether this Trivy reads `.manifest` in the bundle and silently ignores a bundle without one. */
function needsBundleManifest(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, '0.61.0');
}
/** Whether bundle metadata carries `MajorVersion` and `CustomBuild`. */
function hasMajorInBundleMetadata(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.69.0');
}
/** Whether this Trivy opens the vulnerability DB read-only, so that a read-only mount works. */
function opensDatabaseReadOnly(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.68.0');
}
/** Whether the repository variables take a comma-separated list; before, a single reference. */
function takesRepositoryLists(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.56.0');
}
/** Whether trivy.yaml can name mirrors of registries. */
function takesMirrors(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.59.0');
}
/** Whether this Trivy has a version check and telemetry, and the flags against them; before, a flag is fatal. */
function hasVersionCheck(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.63.0');
}
/** Whether this Trivy can keep its scan cache in memory; before, the value is unknown to it. */
function hasMemoryCache(trivyVersion) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.gte(trivyVersion, '0.53.0');
}
/** The version in what `trivy --version` prints (`Version: 0.74.0`, then facts about caches); undefined if none. */
function parseTrivyVersion(output) {
    return semver__WEBPACK_IMPORTED_MODULE_0__.valid(/^Version:\s*v?(\d+\.\d+\.\d+)/m.exec(output)?.[1]) ?? undefined;
}
/** The rules of this Trivy that decided something in the plan and differ between versions. */
function versionRules({ version: trivyVersion, checksMajor: told }) {
    const before = (version, rule) => (semver__WEBPACK_IMPORTED_MODULE_0__.lt(trivyVersion, version) ? [rule] : []);
    return [
        `checks of major ${told ?? checksMajor(trivyVersion)}`,
        ...before('0.54.0', 'the SPDX formats drop even explicit scanners'),
        ...before('0.54.0', 'VEX repositories are unknown'),
        ...before('0.56.0', 'one repository for each database'),
        ...before('0.59.0', 'registry mirrors are unknown'),
    ];
}


/***/ }),

/***/ 181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ measureRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
// How much room the disk of a directory has, and how much of it is left alone.

/** A runner whose disk is full fails in every job; 2 GiB hold a checkout and both databases as they come. */
const FLOOR_BYTES = 2 * 1024 ** 3;
/** Of a small disk less. */
const FLOOR_SHARE = 0.1;
/** @throws what the file system says */
function measureRoom(directory) {
    const { bavail, bsize, blocks } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory);
    const floorBytes = Math.min(FLOOR_BYTES, Math.round(blocks * bsize * FLOOR_SHARE));
    return { freeBytes: bavail * bsize, floorBytes };
}


/***/ }),

/***/ 5323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IH: () => (/* binding */ canShare),
/* harmony export */   oQ: () => (/* binding */ mayLink),
/* harmony export */   yh: () => (/* binding */ createDuplicator)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_mode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7162);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5867);
// Puts files of the store at another place without reading them: by clone, else by hard link, else by copy.





/**
 * Not supported by the file system or between the two places, mounts of one file system included; or, for links, not
 * allowed for a file of another user (fs.protected_hardlinks, proc(5)); or linked too often.
 */
const NOT_THIS_WAY = [
    'ENOTSUP',
    'EOPNOTSUPP',
    'EXDEV',
    'EINVAL',
    'ENOSYS',
    'ENOTTY',
    'EPERM',
    'EACCES',
    'EMLINK',
    // exFAT and RAM disks of Windows.
    'EISDIR',
];
/** Whether jobs may have the very same file: on Windows nobody can remove it, under any name, while one of them reads it. */
function mayLink(platform = process.platform) {
    return platform !== 'win32';
}
/** @param mayShare whether the very same file may be given out; not to a program that opens it for writing */
function createDuplicator({ mayShare, platform, }) {
    const ways = mayShare && mayLink(platform) ? ['clone', 'link', 'copy'] : ['clone', 'copy'];
    return {
        way: () => ways[0] ?? 'copy',
        async duplicate(from, to) {
            while (ways.length > 1) {
                if (tryShare(ways[0] ?? 'copy', from, to))
                    return;
                // What does not work for one file works for none.
                ways.shift();
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(from, to, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_EXCL);
            (0,_base_file_mode_js__WEBPACK_IMPORTED_MODULE_3__/* .setMode */ .i)(to, 0o644);
        },
    };
}
/** Clones or links, synchronously: a bundle has 700 small files, and each takes microseconds. False: not possible here. */
function tryShare(way, from, to) {
    // Windows answers that it has no clones before it looks.
    const wasThere = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(to, { throwIfNoEntry: false }) !== undefined;
    try {
        if (way === 'link')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)(from, to);
        else {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)(from, to, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE_FORCE);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(to, 0o644);
        }
        return true;
    }
    catch (error) {
        if (!(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, ...NOT_THIS_WAY))
            throw error;
        // Some file systems leave an empty file where a clone failed; what was there before is not ours, and will be in the way.
        if (!wasThere && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(to, { throwIfNoEntry: false }) !== undefined)
            (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .removeNow */ .ny)(to);
        return false;
    }
}
/**
 * Whether a file can be had elsewhere without its bytes: tried, because device numbers do not tell (`link(2)` fails between
 * two mounts of one file system). `target` does not exist, and does not afterwards.
 *
 * @throws what the file system says when nothing at all can be made there
 */
function canShare(file, target) {
    const isShared = tryShare('clone', file, target) || (mayLink() && tryShare('link', file, target));
    if (isShared)
        (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .removeNow */ .ny)(target);
    return isShared;
}


/***/ }),

/***/ 4863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cN: () => (/* binding */ identifyJob),
/* harmony export */   nF: () => (/* binding */ makeJobDirectory),
/* harmony export */   v3: () => (/* binding */ sweepJobDirectories),
/* harmony export */   wS: () => (/* binding */ isBetterNearStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _base_last_changed_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9415);
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(181);
/* harmony import */ var _duplicate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5323);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4899);
// A cache directory on the store's own mount, for jobs whose RUNNER_TEMP lies on another: nothing can be linked between two.








/** GitHub ends a job on a self-hosted runner after five days; a directory that is older than six belongs to none. */
const MAX_JOB_MS = 6 * 24 * 3_600_000;
/** Both databases (0.7 and 1.3 GB), for a job that fetches them and for the store. */
const TWO_COPIES_BYTES = 2 * 2.1e9;
/**
 * Who runs. A runner is known by its name and by the device and inode of its work directory, which a bind mount keeps: several
 * runners of one host may have one name.
 */
function identifyJob(temp, environment) {
    const work = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(temp), { throwIfNoEntry: false });
    const { GITHUB_SERVER_URL, RUNNER_NAME, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB } = environment;
    const runner = RUNNER_NAME
        ? shorten([GITHUB_SERVER_URL, RUNNER_NAME, temp, work?.dev, work?.ino])
        : undefined;
    // Where the temporary directory was made anew, a new job began: the legs of a matrix have one name.
    const itself = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(temp, { throwIfNoEntry: false });
    const job = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, itself?.ino, itself?.birthtimeMs];
    return { runner, job: shorten([temp, ...job]) };
}
/**
 * Whether a job's cache directory had better lie below the store: nothing can be shared with the directory that it would
 * have, and what the store does not have yet fits on the store's disk, twice, besides what is left alone there.
 */
function isBetterNearStore(store, directory, platform = process.platform) {
    // Where jobs never share files, no place is nearer than another.
    if (!(0,_duplicate_js__WEBPACK_IMPORTED_MODULE_6__/* .mayLink */ .oQ)(platform))
        return false;
    if (canShareWith(store, directory))
        return false;
    const { freeBytes, floorBytes } = (0,_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .measureRoom */ .q)(store.home);
    return freeBytes - floorBytes >= TWO_COPIES_BYTES;
}
/** Whether files of the store can be cloned or linked into this directory: tried with a file of ours. */
function canShareWith(store, directory) {
    const probe = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.home, 'locks', 'probe');
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `.trivy-offline-cache-probe-${process.pid}`);
    try {
        // Not empty: an empty file has nothing to share.
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(probe)) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(probe, 'probe\n');
            (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .giveToHeir */ .Hr)(store, probe);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { recursive: true });
        return (0,_duplicate_js__WEBPACK_IMPORTED_MODULE_6__/* .canShare */ .IH)(probe, target);
    }
    catch {
        // Not writable: whoever places something there says so better.
        return true;
    }
}
/**
 * The directory of a job below the store; the same for all its steps.
 *
 * @throws what the file system says
 */
function makeJobDirectory(store, identity) {
    (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .makeDirectory */ .Oh)(store, jobsRoot(store));
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(jobsRoot(store), nameOf(identity));
    (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .makeDirectory */ .Oh)(store, directory);
    (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .giveToHeir */ .Hr)(store, directory);
    return directory;
}
/** Removes what earlier jobs of this runner have left, and what is older than any job. Never throws. */
async function sweepJobDirectories(store, current, now) {
    const root = jobsRoot(store);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(root))
        return;
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(root)) {
        if (!/^[0-9a-f]{16}-[0-9a-f]{16}$/.test(name) || name === nameOf(current))
            continue;
        const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
        // What cannot be looked at is somebody else's.
        const isOld = now.getTime() - ((0,_base_last_changed_js__WEBPACK_IMPORTED_MODULE_4__/* .lastChangedMs */ .J)(directory, now) ?? now.getTime()) > MAX_JOB_MS;
        const isOfOurRunner = current.runner !== undefined && name.startsWith(`${current.runner}-`);
        if (isOld || isOfOurRunner) {
            // Another user's stays.
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(directory);
        }
    }
}
function nameOf({ runner, job }) {
    return `${runner ?? '0'.repeat(16)}-${job}`;
}
function jobsRoot(store) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.home, 'jobs');
}
function shorten(parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}


/***/ }),

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ openStore),
/* harmony export */   HZ: () => (/* binding */ lockPath),
/* harmony export */   Hr: () => (/* binding */ giveToHeir),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   Rb: () => (/* binding */ storeStem),
/* harmony export */   fp: () => (/* binding */ writeStoreNote),
/* harmony export */   iX: () => (/* binding */ stopsWriters),
/* harmony export */   qH: () => (/* binding */ stagingRoot),
/* harmony export */   ug: () => (/* binding */ resourceDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(222);
/* harmony import */ var _base_make_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6594);
/* harmony import */ var _base_own_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3471);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8718);
// The runner store: a directory that jobs of one host share, laid out as `@actions/tool-cache` does, with what they need to
// take turns beside it.







/** Our directory in the tool cache; each resource is a tool in it. */
const HOME = 'trivy-offline-cache';
/**
 * Opens the store on self-hosted runners, or as the inputs say.
 *
 * @throws {InputError} when the store would lie in the workspace, where a pull request could plant data
 */
function openStore({ mode, directory, environment, workspace }) {
    const off = (why, isProblem = false) => ({ kind: 'off', why, isProblem });
    if (mode === 'never')
        return off('the input store is never');
    const isSelfHosted = environment.RUNNER_ENVIRONMENT === 'self-hosted';
    if (mode === 'auto' && !isSelfHosted) {
        return off('this is not known to be a self-hosted runner (RUNNER_ENVIRONMENT)');
    }
    const named = directory ?? (environment.RUNNER_TOOL_CACHE || undefined);
    if (named === undefined) {
        return off('there is neither RUNNER_TOOL_CACHE nor the input store-dir', mode === 'always');
    }
    // Later steps, which may run elsewhere, are told of directories in it.
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, named);
    if ((0,_base_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(root, workspace)) {
        throw new _inputs_read_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .d([`store-dir: ${named} lies in the workspace; name a directory outside of it`]);
    }
    const why = mode === 'always' ? 'the input store is always' : 'this runner is self-hosted';
    try {
        return { kind: 'open', store: enter(root), why };
    }
    catch (error) {
        if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOTDIR', 'EEXIST')) {
            return off(`${root} ${(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(root) ? 'is no directory' : 'lies below a file'}: name a directory in the input store-dir`, true);
        }
        return off(`${root} cannot be used: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`, true);
    }
}
/** What all entries, and the lock, of a requirement have in common; other sources may have other data under one name. */
function storeStem(requirement, sourcesHash) {
    return `${requirement.schema}.0.0-s${sourcesHash}`;
}
/** Where the versions of a resource are. */
function resourceDirectory(store, requirement) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.home, requirement.resource.name);
}
/** Where processes leave what is half done. */
function stagingRoot(store) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.home, 'staging');
}
/** Path of the lock of a requirement. */
function lockPath(store, requirement, stem) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.home, 'locks', `${requirement.resource.name}-${stem}`);
}
/** Gives what a container's root has made to the user who owns the store. Best effort: in some containers root may not. */
function giveToHeir({ heir }, path) {
    if (heir === undefined)
        return;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(path, heir.uid, heir.gid);
    }
    catch {
        // It stays root's: it can be read, and only root can remove it.
    }
}
/** Writes a small file that jobs of the host leave for each other in the store; whoever writes it, it is the owner's. */
function writeStoreNote(store, path, text) {
    (0,_base_own_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOwnFile */ .OP)(path, text);
    giveToHeir(store, path);
}
/** Whether its files, which are read-only, stop a program of this user from writing into them: all users but root. */
function stopsWriters() {
    return process.getuid?.() !== 0;
}
function enter(root) {
    (0,_base_make_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectories */ .K)(root);
    const { uid, gid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(root);
    // Windows has no user ids: all files say 0 there.
    const own = process.getuid?.() ?? 0;
    const store = {
        home: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, HOME),
        trustedUsers: [...new Set([own, 0, uid])],
        heir: own === 0 && uid !== 0 ? { uid, gid } : undefined,
    };
    const isWritable = prepare({ ...store, isWritable: true });
    const home = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(store.home);
    if (!home.isDirectory() || !store.trustedUsers.includes(home.uid)) {
        // In a directory where everybody may write, somebody was quicker than we.
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(`${store.home} is not a directory of ours: it belongs to user ${home.uid}`);
    }
    return { ...store, isWritable };
}
/** Makes the directories; false when they are there, but not for us to write to. */
function prepare(store) {
    const isThere = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(store.home);
    try {
        for (const directory of [store.home, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.home, 'locks'), stagingRoot(store)]) {
            makeDirectory(store, directory);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(directory, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        }
        return true;
    }
    catch (error) {
        if (isThere)
            return false;
        throw error;
    }
}
/** Makes a directory that everybody may read, whatever the umask: Trivy may run as another user, in a container. */
function makeDirectory(store, directory) {
    const made = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { recursive: true });
    if (made === undefined)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(directory, 0o755);
    giveToHeir(store, directory);
}


/***/ }),

/***/ 4427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JU: () => (/* binding */ knownInstant),
/* harmony export */   PS: () => (/* binding */ sayAge),
/* harmony export */   Pk: () => (/* binding */ FUTURE_TOLERANCE_MS),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   S5: () => (/* binding */ isFromFuture),
/* harmony export */   Wi: () => (/* binding */ sayLimits),
/* harmony export */   dT: () => (/* binding */ judgeFreshness)
/* harmony export */ });
/* unused harmony export describeAge */
/** Clocks of runners and publishers differ by seconds, not by more than this. */
const FUTURE_TOLERANCE_MS = 10 * 60_000;
/**
 * @param measuredAt the instant its data was built, or where it does not say so, when a source last confirmed it
 */
function judgeFreshness(measuredAt, now, limits) {
    const ageMs = now.getTime() - measuredAt.getTime();
    if (ageMs <= limits.maxAgeMs)
        return 'fresh';
    return ageMs <= limits.maxAgeMs + limits.staleIfErrorMs ? 'stale' : 'expired';
}
/** Whether an instant lies so far ahead that it cannot be an honest clock. */
function isFromFuture(instant, now) {
    return instant.getTime() > now.getTime() + FUTURE_TOLERANCE_MS;
}
/** An instant that was written by some clock; the epoch, which stands for an age that nobody knows, if it lies in the future. */
function knownInstant(instant, now) {
    return isFromFuture(instant, now) ? new Date(0) : instant;
}
/** An age for people: `3 h ago`, `2 d ago`. */
function describeAge(instant, now) {
    const minutes = Math.max(0, Math.round((now.getTime() - instant.getTime()) / 60_000));
    if (minutes < 120)
        return `${minutes} min ago`;
    const hours = Math.round(minutes / 60);
    return hours < 72 ? `${hours} h ago` : `${Math.round(hours / 24)} d ago`;
}
/**
 * An age and what it means, for people: `built 3 h ago` of data that says when it was built, `current as of 3 h ago` of what
 * a source then said is current. The epoch stands for an age that nobody knows.
 */
function sayAge({ age }, instant, now) {
    if (instant.getTime() === 0)
        return 'age unknown';
    const ago = describeAge(instant, now);
    if (age === 'data')
        return `built ${ago}`;
    return ago === '0 min ago' ? 'current as of now' : `current as of ${ago}`;
}
/** The limits that an age is judged by: `max-age 30 h, used up to 78 h`. */
function sayLimits({ maxAgeMs, staleIfErrorMs }) {
    const end = Number.isFinite(staleIfErrorMs)
        ? `up to ${formatSpan(maxAgeMs + staleIfErrorMs)}`
        : 'at any age';
    return `max-age ${formatSpan(maxAgeMs)}, used ${end}`;
}
/** A span of time as users write it: `30 h`, `4 d`. */
function formatSpan(ms) {
    if (!Number.isFinite(ms))
        return 'without limit';
    if (ms > 0 && ms < 60_000)
        return `${Math.ceil(ms / 1000)} s`;
    if (ms < 2 * 3_600_000)
        return `${Math.round(ms / 60_000)} min`;
    const hours = Math.round(ms / 360_000) / 10;
    return hours >= 72 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`;
}


/***/ }),

/***/ 3039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ parseGoJson),
/* harmony export */   WM: () => (/* binding */ findMisfit),
/* harmony export */   bi: () => (/* binding */ parseGoTime),
/* harmony export */   eR: () => (/* binding */ parseFirstGoJson),
/* harmony export */   jw: () => (/* binding */ fitsPlain),
/* harmony export */   sE: () => (/* binding */ goFields),
/* harmony export */   zN: () => (/* binding */ foldName)
/* harmony export */ });
// Whether Go's decoder, and so Trivy, would take a JSON value: names in any case, null for anything, strict in its types.
/** Go's `encoding/json` gives up on what is nested deeper. */
const MAX_DEPTH = 10_000;
/**
 * The value of a JSON text.
 *
 * @throws {SyntaxError} when it is none, or nested deeper than Go reads
 */
function parseGoJson(text) {
    const value = JSON.parse(text);
    if (text.length > MAX_DEPTH && measureDepth(text) > MAX_DEPTH)
        throw new SyntaxError('nested too deep');
    return value;
}
/**
 * The first value of a text, as Go's `json.Decoder` reads it: what follows an object or list is not looked at.
 *
 * @throws {SyntaxError} when it is none, or nested deeper than Go reads
 */
function parseFirstGoJson(text) {
    return parseGoJson(text.slice(0, endOfFirst(text)));
}
/** Behind the bracket that closes the first one; the end of the text where none does. */
function endOfFirst(text) {
    let depth = 0;
    let isString = false;
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        if (letter === '"')
            isString = !isString;
        else if (isString)
            at += letter === '\\' ? 1 : 0;
        else if (letter === '[' || letter === '{')
            depth += 1;
        else if ((letter === ']' || letter === '}') && --depth === 0)
            return at + 1;
    }
    return text.length;
}
/** Of a text that is JSON. By hand: an expression that matches strings of megabytes exhausts the stack. */
function measureDepth(text) {
    let depth = 0;
    let deepest = 0;
    let isString = false;
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        if (letter === '"')
            isString = !isString;
        else if (isString)
            at += letter === '\\' ? 1 : 0;
        else if (letter === '[' || letter === '{')
            deepest = Math.max(deepest, ++depth);
        else if (letter === ']' || letter === '}')
            depth -= 1;
    }
    return deepest;
}
/**
 * A field's name as Go compares it: in any case. Its folding knows two letters beyond ASCII that stand for some within: \u017f, and
 * K for Kelvin, which JavaScript folds itself.
 */
function foldName(name) {
    return name.toLowerCase().replaceAll('\u017f', 's');
}
/** The fields of an object by folded name; undefined for anything else. Of two spellings the last counts. */
function goFields(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return undefined;
    return new Map(Object.entries(value).map(([name, field]) => [foldName(name), field]));
}
/** Where a value is not of its shape, as a path such as `statements.3.products`; undefined when it is. */
function findMisfit(value, shape, path = '') {
    // Go leaves what it declares as it is.
    if (value === null || value === undefined)
        return undefined;
    const here = path === '' ? 'the document' : path;
    if (typeof shape === 'string')
        return fitsPlain(value, shape) ? undefined : here;
    if ('list' in shape) {
        if (!Array.isArray(value))
            return here;
        return firstMisfit([...value.entries()].map(([index, item]) => [String(index), item, shape.list]), path);
    }
    const fields = goFields(value);
    if (fields === undefined)
        return here;
    if ('map' in shape) {
        return firstMisfit([...fields].map(([name, item]) => [name, item, shape.map]), path);
    }
    return firstMisfit(Object.entries(shape.fields).map(([name, of]) => [name, fields.get(name), of]), path);
}
function firstMisfit(parts, path) {
    for (const [name, value, shape] of parts) {
        const misfit = findMisfit(value, shape, path === '' ? name : `${path}.${name}`);
        if (misfit !== undefined)
            return misfit;
    }
    return undefined;
}
/**
 * RFC 3339, the only form in which Go reads a time, as leniently as its `time.Parse` does (run with Trivy 0.76.0): an hour of one
 * digit, a comma before the fraction, a zone of 24 hours or with 60 minutes. It knows no 24 o'clock.
 */
const GO_TIME = /^(\d{4}-\d\d-\d\d)T(\d|[01]\d|2[0-3]):([0-5]\d:[0-5]\d)(?:[.,](\d+))?(?:Z|([+-])([01]\d|2[0-4]):([0-5]\d|60))$/;
/** A time that Go reads; undefined for any other, such as 30 February, which JavaScript takes for 2 March. */
function parseGoTime(text) {
    const [, day = '', hour = '', rest = '', fraction = '', sign, hours, minutes] = GO_TIME.exec(text) ?? [];
    const local = new Date(`${day}T${hour.padStart(2, '0')}:${rest}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(day))
        return undefined;
    const zoneMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    return new Date(local.getTime() - (sign === '-' ? -zoneMs : zoneMs));
}
/** Whether a value is what Go declares. */
function fitsPlain(value, shape) {
    switch (shape) {
        case 'any':
            return true;
        case 'integer':
            return Number.isSafeInteger(value);
        case 'time':
            return typeof value === 'string' && parseGoTime(value) !== undefined;
        default:
            return typeof value === shape;
    }
}


/***/ }),

/***/ 7789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   Pv: () => (/* binding */ withoutVersion),
/* harmony export */   YC: () => (/* binding */ selectLayer)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// Which layer of a manifest is the resource: the same rules by which Trivy accepts or refuses an artifact.


const TITLE = 'org.opencontainers.image.title';
const VERSION = 'org.opencontainers.image.version';
const CREATED = 'org.opencontainers.image.created';
/**
 * The one layer that holds the resource (Trivy's `pkg/oci/artifact.go`): exactly one layer, of the
 * right media type, with a title that is a plain local file name; and of the right major, where it says one.
 *
 * @throws {VerifyError} with what Trivy would have wanted
 */
function selectLayer(manifest, wanted) {
    const { resource } = wanted;
    const [layer, ...others] = manifest.layers;
    if (layer === undefined || others.length > 0) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('wrong number of layers', { wanted: '1', found: String(manifest.layers.length) });
    }
    if (layer.mediaType !== resource.layerMediaType) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('unacceptable media type', {
            wanted: resource.layerMediaType,
            found: (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(layer.mediaType, 200),
            hint: `Mirror the artifact byte for byte, for example with skopeo copy; do not push its files again.`,
        });
    }
    const title = layer.annotations[TITLE];
    if (title === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`annotation ${TITLE} is missing`, { hint: 'Trivy refuses such a layer too.' });
    }
    if (!/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(title) || !/\.(tar\.gz|tgz)$/.test(title)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`annotation ${TITLE} is not the plain name of a tar.gz file`, {
            wanted: 'a name such as db.tar.gz',
            found: (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(title, 100),
        });
    }
    if (layer.size > resource.maxLayerBytes) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('the layer is too large', {
            wanted: `at most ${resource.maxLayerBytes} bytes`,
            found: `${layer.size} bytes`,
        });
    }
    resource.checkManifest?.(manifest, wanted.schema);
    return layer;
}
/** The same artifact without a word on its version, for where nobody vouches for what its manifest says. */
function withoutVersion(fetched) {
    const { [VERSION]: _, ...annotations } = fetched.manifest.annotations;
    return { ...fetched, manifest: { ...fetched.manifest, annotations } };
}
/** The version that upstream annotates some artifacts with. */
function versionOf(manifest) {
    const version = manifest.annotations[VERSION];
    return version === undefined ? undefined : (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(version, 50);
}
/** When the manifest says that it was made: by `oras`, the instant of the push. Undefined when it does not say, or says nonsense. */
function createdAt(manifest) {
    const created = new Date(manifest.annotations[CREATED] ?? '');
    return Number.isNaN(created.getTime()) || created.getTime() <= 0 ? undefined : created;
}


/***/ }),

/***/ 4411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sealPath),
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   EF: () => (/* binding */ removeSeal),
/* harmony export */   FD: () => (/* binding */ compareDirectory),
/* harmony export */   HN: () => (/* binding */ isAsSealed),
/* harmony export */   Hf: () => (/* binding */ writeSeal),
/* harmony export */   KI: () => (/* binding */ readSeal),
/* harmony export */   M8: () => (/* binding */ STATE_DIRECTORY),
/* harmony export */   Tu: () => (/* binding */ sealFacts),
/* harmony export */   XG: () => (/* binding */ MAX_SEAL_BYTES),
/* harmony export */   l6: () => (/* binding */ readSealFields),
/* harmony export */   mz: () => (/* binding */ sealFile),
/* harmony export */   n6: () => (/* binding */ compareFacts),
/* harmony export */   vR: () => (/* binding */ compareDigests)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5867);
/* harmony import */ var _base_list_below_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4394);
/* harmony import */ var _base_regular_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5503);
/* harmony import */ var _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1387);
// What we wrote beside a placed resource to recognise it later without reading it: digests, and facts of each file.








/** Directory in the cache directory for what is ours alone; Trivy never looks there. */
const STATE_DIRECTORY = '.offline-cache';
/** Largest seal that is read: a checks bundle of 700 files needs 250 kB. */
const MAX_SEAL_BYTES = 64 * 1024 * 1024;
/** Where the seal of a resource lies. */
function sealPath(cacheDir, id) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, STATE_DIRECTORY, `${id}.seal.json`);
}
/** What tells one seal from another without reading it: time and inode; empty when there is none, or none that can be seen. */
function sealFacts(cacheDir, id) {
    try {
        const { mtimeNs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(sealPath(cacheDir, id), { bigint: true });
        return `${mtimeNs} ${ino}`;
    }
    catch {
        return '';
    }
}
/** The seal of a resource; undefined when there is none that can be understood. */
async function readSeal(cacheDir, id) {
    try {
        const file = { path: sealPath(cacheDir, id), what: `the seal of ${id}` };
        return readSealFields(JSON.parse((await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(file, MAX_SEAL_BYTES)).toString()), id);
    }
    catch (error) {
        // No seal, or not ours: the contents check decides then, and the copy is reported as unsealed.
        if (error instanceof SyntaxError || (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz && error.found === 'nothing'))
            return undefined;
        throw error;
    }
}
/**
 * Writes a seal, all or nothing.
 *
 * @param staging a directory of this process on the same file system: what a kill leaves there is swept
 */
async function writeSeal(cacheDir, seal, staging = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, STATE_DIRECTORY)) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, `${seal.resource}.seal.json.tmp`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(temporary, `${JSON.stringify(seal, undefined, 1)}\n`);
    await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .move */ .Cy)(temporary, sealPath(cacheDir, seal.resource));
}
/** Removes a seal before the files it speaks of change. */
async function removeSeal(cacheDir, id) {
    await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .remove */ .TF)(sealPath(cacheDir, id));
}
/**
 * Compares file facts with the seal. Synchronous on purpose: a bundle has hundreds of small files, and this is the path
 * that every warm job takes.
 */
function compareFacts(cacheDir, resource, seal) {
    return compareDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, resource.directory), resource, seal);
}
/** Like {@link compareFacts}, for the resource's files in another directory than Trivy's. */
function compareDirectory(directory, resource, seal) {
    const changed = seal.files.filter((file) => !isAsSealed(directory, file)).map((file) => file.path);
    const unsealed = listOwned(directory, resource.placement);
    const sealed = new Set(seal.files.map((file) => file.path));
    const paths = [...changed, ...unsealed.filter((path) => !sealed.has(path))];
    return paths.length === 0 ? { kind: 'intact' } : { kind: 'broken', paths };
}
/** Like {@link compareFacts}, but hashes every byte again (`verify: full`). */
async function compareDigests(cacheDir, resource, seal) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(cacheDir, resource.directory);
    const facts = compareFacts(cacheDir, resource, seal);
    if (facts.kind === 'broken')
        return facts;
    const paths = [];
    for (const file of seal.files) {
        if ((await hashFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, file.path))) !== file.sha256)
            paths.push(file.path);
    }
    return paths.length === 0 ? { kind: 'intact' } : { kind: 'broken', paths };
}
/** The facts of a file for its seal. */
function sealFile(directory, path, sha256) {
    const { size, mtimeNs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, path), { bigint: true });
    return { path, sha256, size: Number(size), modified: String(mtimeNs), inode: String(ino) };
}
/** Up to this a stream of Node's costs more than the file. */
const SMALL_BYTES = 256 * 1024;
/** sha256 of a file, in hex. */
async function hashFile(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path);
    if (facts.isFile() && facts.size <= SMALL_BYTES)
        return hash.update((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path)).digest('hex');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest('hex');
}
/** Whether a file is still the one that was sealed. */
function isAsSealed(directory, file) {
    // Put together by hand: there are hundreds of them, and `join` reads every character of each.
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(`${directory}/${file.path}`, { bigint: true, throwIfNoEntry: false });
    return (facts?.isFile() === true &&
        Number(facts.size) === file.size &&
        String(facts.mtimeNs) === file.modified &&
        String(facts.ino) === file.inode);
}
/** What must be sealed: of files those that are its own, of a tree all, for Trivy would load what was added to it too. */
function listOwned(directory, placement) {
    if (placement.kind === 'files')
        return placement.files.filter((path) => path !== placement.metadataFile);
    return (0,_base_list_below_js__WEBPACK_IMPORTED_MODULE_5__/* .listBelow */ .I)(directory)
        .filter(({ entry }) => !entry.isDirectory())
        .map(({ path }) => path);
}
/** A seal from JSON that was parsed; undefined when it is none of this resource. */
function readSealFields(value, id) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const seal = value;
    const isSeal = seal.version === 1 &&
        seal.resource === id &&
        (seal.origin === undefined || typeof seal.origin === 'string') &&
        typeof seal.schema === 'number' &&
        typeof seal.layerDigest === 'string' &&
        typeof seal.manifestDigest === 'string' &&
        (seal.artifactVersion === undefined || typeof seal.artifactVersion === 'string') &&
        typeof seal.measuredAt === 'string' &&
        !Number.isNaN(Date.parse(seal.measuredAt)) &&
        typeof seal.source === 'string' &&
        typeof seal.confirmed === 'boolean' &&
        (seal.provenance === undefined || (0,_provenance_provenance_js__WEBPACK_IMPORTED_MODULE_7__/* .parseProvenance */ .X6)(seal.provenance) !== undefined) &&
        (seal.validators === undefined || isTextRecord(seal.validators)) &&
        Array.isArray(seal.files) &&
        seal.files.length > 0 &&
        seal.files.every(isSealedFile);
    return isSeal ? value : undefined;
}
function isTextRecord(value) {
    return (typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((text) => typeof text === 'string'));
}
function isSealedFile(value) {
    const file = value;
    return (typeof file?.path === 'string' &&
        // Only what lies below the resource's own directory.
        !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(file.path) &&
        !file.path.split(/[/\\]/).includes('..') &&
        typeof file.sha256 === 'string' &&
        typeof file.size === 'number' &&
        typeof file.modified === 'string' &&
        typeof file.inode === 'string');
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ timeOfVersion),
/* harmony export */   s: () => (/* binding */ isLowerVersion)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
// Which of two versions is the lower one: of a checks bundle, or of a VEX repository, whose version is a time. Pure.

/** When the index of a VEX repository was written, in the one form that this action gives it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Whether both are versions and the first is lower; a confirmation's time says nothing about that. */
function isLowerVersion(version, than) {
    if (version === undefined || than === undefined)
        return false;
    if (INSTANT.test(version) && INSTANT.test(than))
        return version < than;
    const [a, b] = [semver__WEBPACK_IMPORTED_MODULE_0__.valid(version), semver__WEBPACK_IMPORTED_MODULE_0__.valid(than)];
    return a !== null && b !== null && semver__WEBPACK_IMPORTED_MODULE_0__.lt(a, b);
}
/** The time that a version is, where it is one. */
function timeOfVersion(version) {
    return version !== undefined && INSTANT.test(version) ? new Date(version) : undefined;
}


/***/ })

};
