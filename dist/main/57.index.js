export const id = 57;
export const ids = [57];
export const modules = {

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

/***/ 7057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCheck: () => (/* binding */ runCheck)
});

// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/base/output-file.js
var output_file = __webpack_require__(6974);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/inputs/entry-inputs.js
var entry_inputs = __webpack_require__(7572);
// EXTERNAL MODULE: ./build/report/finish.js + 10 modules
var finish = __webpack_require__(6299);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/run/planned-run.js + 2 modules
var planned_run = __webpack_require__(271);
// EXTERNAL MODULE: ./build/run/prepare.js + 8 modules
var prepare = __webpack_require__(9338);
// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
;// CONCATENATED MODULE: ./build/run/check/observation.js
// What was seen of one resource at one place, without downloading it.
/** The age of what was seen, in milliseconds; undefined where nothing tells it. */
function ageOf({ at }, now) {
    return at === undefined ? undefined : Math.max(0, now.getTime() - at.getTime());
}

;// CONCATENATED MODULE: ./build/run/check/findings.js
// What somebody should look at: what is older than its cadence allows, cannot be reached, or is not the same everywhere. Pure.


/** All findings, in the order of the observations. */
function listFindings(observations, thresholds) {
    const resources = [...new Set(observations.map(({ resource }) => resource))];
    return [
        ...observations.flatMap((observation) => judgePlace(observation, thresholds)),
        ...resources.flatMap((resource) => judgeAgreement(observations.filter((one) => one.resource === resource && one.kind === 'registry'), thresholds)),
    ];
}
function judgePlace(observation, { now }) {
    const { resource, title, where, problem, isFault, maxAgeMs } = observation;
    if (problem !== undefined) {
        if (!isFault)
            return [];
        return [{ kind: 'unreachable', resource, where: [where], message: `${title} at ${where}: ${problem}` }];
    }
    const age = ageOf(observation, now);
    if (age === undefined || age <= maxAgeMs)
        return [];
    const message = `${title} at ${where} is ${(0,freshness/* formatSpan */.QA)(age)} old, and ${(0,freshness/* formatSpan */.QA)(maxAgeMs)} is the limit: whatever fills this place has not run, or got nothing newer`;
    return [{ kind: 'stale', resource, where: [where], message }];
}
/** Copies of registries run behind each other for hours; what differs by more, or by nothing that a time explains, is a finding. */
function judgeAgreement(observations, { now, maxLagMs }) {
    const seen = observations.filter(({ digest }) => digest !== undefined);
    const digests = new Set(seen.map(({ digest }) => digest));
    const [first] = seen;
    if (digests.size < 2 || first === undefined)
        return [];
    const { resource, title } = first;
    const ages = seen.map((one) => ageOf(one, now) ?? 0);
    const lag = Math.max(...ages) - Math.min(...ages);
    const isExplained = seen.every(({ at }) => at !== undefined) && lag > 0 && lag <= maxLagMs;
    if (isExplained)
        return [];
    const where = seen.map((one) => one.where);
    const each = seen.map((one) => `${one.where} has ${one.digest}`);
    const why = lag > maxLagMs
        ? `they are ${(0,freshness/* formatSpan */.QA)(lag)} apart, and ${(0,freshness/* formatSpan */.QA)(maxLagMs)} is the limit`
        : 'no time explains it';
    const message = `${title} is not the same everywhere (${each.join('; ')}): ${why}`;
    return [{ kind: 'disagreement', resource, where, message }];
}

;// CONCATENATED MODULE: ./build/run/check/metrics.js

/**
 * The text (https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md): gauges, seconds, no timestamps,
 * which the textfile collector refuses.
 */
function renderMetrics(observations, findings, now) {
    const labels = ({ resource, kind, where }) => ({ resource, kind, where });
    const aged = observations.flatMap((one) => {
        const age = ageOf(one, now);
        return age === undefined ? [] : [[labels(one), age / 1000]];
    });
    const kinds = ['stale', 'unreachable', 'disagreement'];
    const count = (kind) => findings.filter((finding) => finding.kind === kind).length;
    return [
        family('data_age_seconds', 'Age of the data as the place tells it.', aged),
        family('data_max_age_seconds', 'Age that jobs accept as fresh.', observations.map((one) => [labels(one), one.maxAgeMs / 1000])),
        family('place_up', 'Whether the place could be looked at and holds the resource.', observations.map((one) => [labels(one), one.problem === undefined ? 1 : 0])),
        family('data_info', 'Which data lies at the place.', observations
            .filter(({ digest }) => digest !== undefined)
            .map((one) => [{ ...labels(one), digest: one.digest ?? '' }, 1])),
        family('check_findings', 'What somebody should look at, by kind.', kinds.map((kind) => [{ kind }, count(kind)])),
        family('check_timestamp_seconds', 'When this check ran.', [[{}, Math.round(now.getTime() / 1000)]]),
        '# EOF\n',
    ].join('');
}
function family(name, help, samples) {
    if (samples.length === 0)
        return '';
    const full = `trivy_offline_cache_${name}`;
    const lines = samples.map(([labels, value]) => `${full}${renderLabels(labels)} ${value}\n`);
    return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}
function renderLabels(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
function escapeLabel(value) {
    return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/cache-search.js
var cache_search = __webpack_require__(4904);
// EXTERNAL MODULE: ./build/cache/requirement-stem.js
var requirement_stem = __webpack_require__(8598);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/store/shelves.js
var store_shelves = __webpack_require__(4778);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/verify/version.js
var version = __webpack_require__(1296);
;// CONCATENATED MODULE: ./build/run/check/observe.js
// Looks at every place where a resource can come from, and downloads nothing but manifests.












/** Everything that is seen of one requirement. */
async function observe(requirement, look) {
    const { run, client, places } = look;
    const looksAt = (place) => places?.includes(place) ?? true;
    const seen = [];
    if (client !== undefined && looksAt('registries')) {
        for (const place of requirement.places)
            seen.push(await observeRegistry(place, requirement, client));
    }
    if (looksAt('store'))
        seen.push(await observeStore(requirement, run));
    if (looksAt('actions-cache'))
        seen.push(await observeCache(requirement, run));
    // A place that nobody named, and nobody has filled, is none of this user's.
    return places === undefined
        ? seen.filter(({ problem, isFault }) => problem === undefined || isFault)
        : seen.map(asFault);
}
/** What was named must be there. */
function asFault(one) {
    return one.problem === undefined ? one : { ...one, isFault: true };
}
function about(requirement) {
    const { resource, maxAgeMs } = requirement;
    return { resource: resource.label?.inPlan ?? resource.name, title: resource.title, maxAgeMs };
}
const ABSENT = { digest: undefined, at: undefined };
async function observeRegistry({ reference }, requirement, client) {
    const facts = { ...about(requirement), kind: 'registry', where: (0,oci_reference/* formatReference */.FH)(reference) };
    try {
        const { manifest } = await client.fetchManifest(reference);
        const { digest } = (0,verify_layer/* selectLayer */.YC)(manifest, requirement);
        // Of what carries its own age, the time of the push upstream is that of the data within minutes, in copies too: `mirror`
        // copies manifests byte for byte. What carries none is published months apart, and its push says nothing.
        const isAged = requirement.resource.age === 'data';
        const at = (0,version/* timeOfVersion */.$)((0,verify_layer/* versionOf */.E4)(manifest)) ?? (0,verify_layer/* createdAt */.CT)(manifest);
        return { ...facts, digest, at: isAged ? at : undefined, problem: undefined, isFault: false };
    }
    catch (error) {
        return { ...facts, ...ABSENT, problem: (0,registry_error/* explainError */.UW)(error), isFault: true };
    }
}
async function observeStore(requirement, run) {
    const kind = 'store';
    if (run.store.kind === 'off') {
        return {
            ...about(requirement),
            kind,
            where: 'runner store',
            ...ABSENT,
            problem: run.store.why,
            isFault: false,
        };
    }
    const { store } = run.store;
    const facts = { ...about(requirement), kind, where: store.home };
    try {
        const shelves = (0,store_shelves/* shelvesFor */.S)(requirement, { job: run.job, bundleDigest: undefined });
        const listing = await (0,store_shelves/* listShelves */.Z)(store, requirement, shelves);
        const [newest] = listing.entries;
        if (newest === undefined) {
            const isExpected = run.inputs.store === 'always' || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(store.home, requirement.resource.name));
            return { ...facts, ...ABSENT, problem: 'nothing is there', isFault: isExpected };
        }
        const at = new Date(newest.seal.measuredAt);
        return { ...facts, digest: newest.layer.digest, at, problem: undefined, isFault: false };
    }
    catch (error) {
        return { ...facts, ...ABSENT, problem: (0,errors/* describeError */.Uc)(error), isFault: true };
    }
}
/** Its key tells the time of an entry and the beginning of its digest: nothing is restored. */
async function observeCache(requirement, run) {
    const { actionsCache, inputs, dependencies } = run;
    const stem = (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(requirement, inputs.keyPrefix));
    const facts = { ...about(requirement), kind: 'actions-cache', where: stem };
    if (actionsCache.kind === 'unavailable')
        return { ...facts, ...ABSENT, problem: actionsCache.reason, isFault: false };
    if (!actionsCache.cache.mode.mayRead)
        return { ...facts, ...ABSENT, problem: 'it cannot be read by this job', isFault: false };
    const { cache } = actionsCache;
    const nowMs = dependencies.clock.now();
    const range = { stem, from: new Date(Number.NaN), to: new Date(nowMs + freshness/* FUTURE_TOLERANCE_MS */.Pk) };
    try {
        const lookup = (keys) => cache.lookup(requirement.resource.name, keys);
        const entry = await (0,cache_search/* findNewestEntry */.c)(lookup, range);
        if (entry === undefined)
            return { ...facts, ...ABSENT, problem: 'nothing is there', isFault: false };
        return {
            ...facts,
            digest: `sha256:${entry.digestPrefix}`,
            at: entry.time,
            problem: undefined,
            isFault: false,
        };
    }
    catch (error) {
        return { ...facts, ...ABSENT, problem: (0,errors/* describeError */.Uc)(error), isFault: true };
    }
}

;// CONCATENATED MODULE: ./build/run/check/check.js
// Whether what jobs are to find is there and as new as it should be: at every base, in the runner store, in the Actions cache.













/**
 * Looks, tells, and judges. Nothing is downloaded but manifests, and nothing is changed.
 *
 * @throws {InputError} when the inputs cannot be acted on
 */
async function runCheck(dependencies) {
    const own = (0,entry_inputs/* readEntryInputs */.Cz)('check', (0,said_texts/* textsOf */.CB)('check', dependencies));
    const run = await (0,prepare/* planRun */.n)(dependencies, (0,said_texts/* sayEntryInputs */.vD)('check', '', dependencies));
    const { log, clock, host } = run.dependencies;
    if (run.inputs.dryRun)
        return { failure: undefined };
    const client = run.inputs.offline ? undefined : (0,planned_run/* createClient */.UU)(run);
    const observations = [];
    try {
        for (const requirement of run.plan.requirements) {
            const { title } = requirement.resource;
            const seen = await log.group(title, async () => {
                const all = await observe(requirement, { run, client, places: own.places });
                for (const one of all)
                    log.info(sayObservation(one, new Date(clock.now())));
                return all;
            });
            observations.push(...seen);
        }
    }
    finally {
        if (run.actionsCache.kind === 'available')
            await run.actionsCache.cache.close();
    }
    if (observations.length === 0)
        return { failure: NOWHERE };
    const now = new Date(clock.now());
    const findings = listFindings(observations, { now, maxLagMs: own['max-lag'] });
    for (const { message } of findings)
        log.warning(message);
    if (own.metrics !== undefined)
        writeMetrics(own.metrics, renderMetrics(observations, findings, now), run);
    const outputs = {
        findings: JSON.stringify(findings),
        observations: JSON.stringify(observations.map((one) => describe(one, now))),
        good: String(findings.length === 0),
    };
    (0,finish/* setOutputs */.n0)(outputs, host);
    if (findings.length === 0) {
        log.info(`${(0,count/* count */.U)(observations.length, 'place is as it', 'places are as they')} should be.`);
        return { failure: undefined };
    }
    return own['on-finding'] === 'warn' ? { failure: undefined } : { failure: fail(findings), isAlarm: true };
}
/** Silence would pass for a good sign. */
const NOWHERE = {
    message: 'there is no place to look at',
    hint: 'Name where the data is to be found: registries, a runner store, or the Actions cache, with the input places.',
};
function fail(findings) {
    const places = (0,count/* count */.U)(findings.length, 'place is not as it', 'places are not as they');
    return {
        message: `${places} should be: ${findings.map(({ message }) => message).join('; ')}`,
        hint: 'Look at the last run of the mirror or warm job: a schedule ends by itself in a repository without activity. on-finding: warn lets the step pass.',
    };
}
function sayObservation(one, now) {
    if (one.problem !== undefined)
        return `${one.where}: ${one.problem}`;
    const age = ageOf(one, now);
    const digest = one.digest?.slice(0, 'sha256:'.length + 16) ?? '';
    return `${one.where}: ${digest}, ${age === undefined ? 'its age is not told there' : `${(0,freshness/* formatSpan */.QA)(age)} old`}`;
}
function describe(one, now) {
    const { resource, kind, where, digest, at, problem, maxAgeMs } = one;
    const age = ageOf(one, now);
    return {
        ...{ resource, kind, where, digest, problem },
        at: at?.toISOString(),
        ageSeconds: age === undefined ? undefined : Math.round(age / 1000),
        maxAgeSeconds: Math.round(maxAgeMs / 1000),
    };
}
/** All at once: the collector reads at any time. */
function writeMetrics(file, text, { paths }) {
    (0,own_file/* writeOwnFile */.OP)((0,output_file/* findOutputFile */.b)('metrics', file, paths.workspace), text);
}


/***/ })

};
