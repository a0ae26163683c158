export const id = 7057;
export const ids = [7057,5669];
export const modules = {

/***/ 4904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ findNewestEntry)
/* harmony export */ });
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4525);
// Finds the newest entry in the Actions cache, although the service only knows which one was created last.

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** The service accepts ten keys in one look-up (limit of `@actions/cache`). */
const KEYS_PER_LOOKUP = 10;
/** Entries that nobody reads are evicted after 7 days; a month back is as far as looking can be worth its requests. */
const LONGEST_RANGE_DAYS = 30;
/**
 * Usually one look-up finds an entry and one to four more prove that nothing newer is there (25 prefixes cover the rest
 * of a day at worst, and a day each those after it). Every hit is newer than the last, so the search ends by itself;
 * the bound is for a scope in which somebody has planted entries to keep us busy.
 */
const MAX_LOOKUPS = 16;
/**
 * The newest entry of the range, or the newest found when the bound is reached.
 *
 * A look-up answers with what was created last under the first prefix that matches, and with the run's own scope before
 * that of the default branch: a hit says nothing about newer entries, not even of other days. So every hit is followed
 * by a look-up for all that is newer. To go on below an entry that was refused, ask again with `to` a minute before it.
 */
async function findNewestEntry(lookup, range) {
    const { stem, to } = range;
    const earliest = new Date(to.getTime() - LONGEST_RANGE_DAYS * DAY_MS);
    // Also for a range without a beginning, whose date is invalid and later than nothing.
    const from = range.from > earliest ? range.from : earliest;
    const ask = createAsker(lookup, stem);
    let newest;
    // Whole days cost one prefix each; only an entry outside of the range makes us name its ends exactly.
    let low = new Date(startOfDay(from));
    let high = new Date(startOfDay(to) + DAY_MS - MINUTE_MS);
    for (;;) {
        const found = await ask((0,_cache_key_js__WEBPACK_IMPORTED_MODULE_0__/* .coverPrefixes */ .y)(stem, low, high));
        if (found === undefined)
            return newest;
        if (found.time > to) {
            high = to;
        }
        else if (found.time < startOfMinute(from)) {
            low = from;
        }
        else {
            newest = found;
            low = new Date(found.time.getTime() + MINUTE_MS);
        }
    }
}
/** A function that finds an entry under any of the prefixes, and nothing more once all look-ups are spent. */
function createAsker(lookup, stem) {
    let lookupsLeft = MAX_LOOKUPS;
    return async (prefixes) => {
        let remaining = prefixes;
        while (remaining.length > 0 && lookupsLeft > 0) {
            lookupsLeft -= 1;
            const asked = remaining.slice(0, KEYS_PER_LOOKUP);
            const key = await lookup(asked);
            if (key === undefined) {
                remaining = remaining.slice(KEYS_PER_LOOKUP);
                continue;
            }
            const parsed = (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_0__/* .parseKey */ .Do)(key, stem);
            if (parsed !== undefined && asked.some((prefix) => key.startsWith(prefix)))
                return { key, ...parsed };
            // A foreign key hides what else its prefix has: go on with the others.
            remaining = remaining.filter((prefix) => !key.startsWith(prefix));
        }
        return undefined;
    };
}
function startOfDay(time) {
    return Math.floor(time.getTime() / DAY_MS) * DAY_MS;
}
function startOfMinute(time) {
    return new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
}


/***/ }),

/***/ 2782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   H8: () => (/* binding */ pageHint),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   kd: () => (/* binding */ WebPageError),
/* harmony export */   os: () => (/* binding */ unexpected)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// Foreign JSON: bytes become an object whose every field is still unknown.


/** Parses foreign bytes as a JSON object; `what` names them in the VerifyError that HTML, other JSON, or too many bytes cause. */
function parseJsonObject(bytes, what, maxBytes) {
    if (bytes.length > maxBytes) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what}: too large`, {
            wanted: `at most ${maxBytes} bytes`,
            found: `${bytes.length}`,
        });
    }
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    }
    catch (cause) {
        throw notJson(bytes, what, cause);
    }
    if (isObject(value))
        return value;
    throw unexpected(what, 'a JSON object', value);
}
/** Whether a JSON value is an object: not null, not a list. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A list, or a VerifyError in which `what` names it. */
function readList(value, what) {
    if (Array.isArray(value))
        return value;
    throw unexpected(what, 'a list', value);
}
/** The VerifyError for a JSON value that is not what it should be. */
function unexpected(what, wanted, value) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted, found: describeValue(value) });
}
// Lists and objects are not printed: they may be megabytes, or nested deeper than JSON.stringify can go.
function describeValue(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (isObject(value))
        return 'an object';
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(JSON.stringify(value), 200);
}
function notJson(bytes, what, cause) {
    const start = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(bytes.subarray(0, 200).toString(), 80);
    if (!start.startsWith('<')) {
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: 'JSON', found: start || 'nothing', cause });
    }
    const found = `a web page (${start})`;
    return new WebPageError(what, { wanted: 'JSON', found, hint: pageHint(), cause });
}
/** A web page in place of what was asked for: whoever knows where the server was named has better advice. */
class WebPageError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz {
    constructor(message, options) {
        super(message, { ...options, isWhole: true });
    }
    /** The same with this advice. */
    advising(hint) {
        const { message, cause } = this;
        return new WebPageError(message, { hint, cause });
    }
}
/** What to do about a web page in place of an answer. @param namedIn where the user named whom was asked */
function pageHint(namedIn) {
    const address = namedIn === undefined ? 'its name' : `its name in ${namedIn}`;
    return `A login page or a proxy may have answered instead of the registry: check ${address}, and the proxy settings.`;
}


/***/ }),

/***/ 5669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Z2: () => (/* binding */ MEDIA_TYPES),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   dY: () => (/* binding */ MANIFEST_ACCEPT),
/* harmony export */   tZ: () => (/* binding */ selectLinuxAmd64),
/* harmony export */   yA: () => (/* binding */ parseManifestOrIndex)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2782);
// What a manifest must look like before anything in it is believed: bytes from a registry or a cache become typed data here only.




/** Names of the documents (https://specs.opencontainers.org/image-spec/media-types/) and their Docker forerunners. */
const MEDIA_TYPES = {
    ociManifest: 'application/vnd.oci.image.manifest.v1+json',
    ociIndex: 'application/vnd.oci.image.index.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
};
/** Value of the `Accept` header of a manifest request: what this file can parse. */
const MANIFEST_ACCEPT = Object.values(MEDIA_TYPES).join(', ');
/** 4 MiB: the size that the distribution spec asks registries to support (https://specs.opencontainers.org/distribution-spec/#pushing-manifests). */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
/**
 * Parses a manifest or index; `what` names it in the VerifyError that anything else causes, best with where it came from
 * (`ghcr.io/aquasecurity/trivy-db:2: manifest`).
 *
 * @param onForeign told of entries of an index that cannot be read, such as those of another digest algorithm, which are
 * then left out; without it they are an error
 */
function parseManifestOrIndex(bytes, what = 'manifest', onForeign) {
    const fields = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJsonObject */ .dw)(bytes, what, MAX_MANIFEST_BYTES);
    if (fields.schemaVersion !== 2)
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: schemaVersion`, '2', fields.schemaVersion);
    // A document that is both would mean one thing to us and another to the next reader (image-spec advisory GHSA-77vh-xpmg-72qh).
    if ('manifests' in fields && ('layers' in fields || 'config' in fields)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what}: it claims to be an image and an index at once`);
    }
    const mediaType = readDocumentType(fields, what);
    if (mediaType === MEDIA_TYPES.ociIndex || mediaType === MEDIA_TYPES.dockerList) {
        const list = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readList */ .LD)(fields.manifests, `${what}: manifests`);
        const children = list.flatMap((child, position) => {
            try {
                return [readChild(child, `${what}: entry ${position}`)];
            }
            catch (error) {
                if (onForeign === undefined || !(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz))
                    throw error;
                onForeign(error);
                return [];
            }
        });
        return { kind: 'index', mediaType, children };
    }
    return { kind: 'manifest', manifest: readManifest(fields, mediaType, what) };
}
/** Parses bytes that must be an image manifest, not an index, and computes their digest. */
function parseManifest(bytes, what = 'manifest') {
    const parsed = parseManifestOrIndex(bytes, what);
    if (parsed.kind === 'manifest')
        return { manifest: parsed.manifest, bytes, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(bytes) };
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: 'an image manifest', found: 'an index' });
}
/**
 * The child that Trivy would take: the first for linux/amd64, where a child without a platform counts as that.
 * Throws VerifyError naming the platforms that are there.
 */
function selectLinuxAmd64(children, what = 'index') {
    const match = children.find(({ platform }) => platform === undefined || isLinuxAmd64(platform));
    if (match !== undefined)
        return match;
    const present = children.map(({ platform }) => `${platform?.os}/${platform?.architecture}`);
    const found = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(present.join(', '), 200) || 'no entries';
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: 'linux/amd64', found });
}
/** Parses one descriptor; `what` names it in the VerifyError. */
function parseDescriptor(value, what) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(what, 'a descriptor', value);
    const { mediaType, digest, size } = value;
    if (!isMediaType(mediaType))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: mediaType`, 'a media type', mediaType);
    if (typeof digest !== 'string' || !(0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest)) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: digest`, 'sha256: and 64 hex digits', digest);
    }
    // Past 2^53 a size would be rounded and compare equal to what it is not.
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: size`, 'a number of bytes', size);
    }
    return { mediaType, digest, size, annotations: readAnnotations(value.annotations, what) };
}
function readManifest(fields, mediaType, what) {
    // An empty string is how some Go programs write an absent one.
    const artifactType = fields.artifactType === '' ? undefined : fields.artifactType;
    if (artifactType !== undefined && !isMediaType(artifactType)) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: artifactType`, 'a media type', artifactType);
    }
    const layers = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readList */ .LD)(fields.layers, `${what}: layers`);
    return {
        mediaType,
        artifactType,
        config: parseDescriptor(fields.config, `${what}: config`),
        layers: layers.map((layer, position) => parseDescriptor(layer, `${what}: layer ${position}`)),
        annotations: readAnnotations(fields.annotations, what),
    };
}
function readChild(value, what) {
    const { artifactType: named, platform } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) ? value : {};
    const artifactType = typeof named === 'string' && named !== '' ? named : undefined;
    const descriptor = { ...parseDescriptor(value, what), artifactType };
    if (platform === undefined || platform === null)
        return { ...descriptor, platform: undefined };
    // Go programs leave out what is empty; such a platform is none that anybody asks for.
    const { os = '', architecture = '' } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(platform) ? platform : {};
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(platform) || typeof os !== 'string' || typeof architecture !== 'string') {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: platform`, 'os and architecture', platform);
    }
    return { ...descriptor, platform: { os, architecture } };
}
function isLinuxAmd64(platform) {
    return platform.os === 'linux' && platform.architecture === 'amd64';
}
// The OCI specs let `mediaType` be absent, which some Go programs write as an empty text; then the fields decide.
function readDocumentType(fields, what) {
    const implied = 'manifests' in fields ? MEDIA_TYPES.ociIndex : MEDIA_TYPES.ociManifest;
    const type = fields.mediaType === '' ? implied : (fields.mediaType ?? implied);
    const known = Object.values(MEDIA_TYPES).find((mediaType) => mediaType === type);
    if (known === undefined)
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: mediaType`, 'an image manifest or index', type);
    return known;
}
function readAnnotations(value, what) {
    // Go programs write null for an empty map.
    if (value === undefined || value === null)
        return {};
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: annotations`, 'an object', value);
    const entries = Object.entries(value).map(([name, text]) => {
        if (typeof text === 'string')
            return [name, text];
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .os)(`${what}: annotation ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 100)}`, 'a string', text);
    });
    return Object.fromEntries(entries);
}
// RFC 6838, with the parameters that some writers append.
function isMediaType(value) {
    return typeof value === 'string' && /^[!-~]{1,127}\/[ -~]{1,255}$/.test(value);
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
    const { resource, title, where, problem, hint, isFault, maxAgeMs, at } = observation;
    if (problem !== undefined) {
        if (!isFault)
            return [];
        return [
            { kind: 'unreachable', resource, where: [where], message: `${title} at ${where}: ${problem}`, hint },
        ];
    }
    if (at !== undefined && (0,freshness/* isFromFuture */.S5)(at, now)) {
        const message = `${title} at ${where} is dated in the future, ${at.toISOString()}: nothing tells how old it is, and a job that reads it may find it too old`;
        return [{ kind: 'stale', resource, where: [where], message }];
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
        return { ...facts, ...ABSENT, problem: (0,registry_error/* explainError */.UW)(error), hint: (0,errors/* hintOf */.$z)(error), isFault: true };
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
            hint: 'Run it on the host whose runner store it is, with store: always where the runner does not say that it is self-hosted.',
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
        return { ...facts, ...ABSENT, problem: (0,errors/* describeError */.Uc)(error), hint: (0,errors/* hintOf */.$z)(error), isFault: true };
    }
}
const NO_CACHE_HINT = 'Leave actions-cache out of the input places, or run it where jobs have a cache service.';
/** Its key tells the time of an entry and the beginning of its digest: nothing is restored. */
async function observeCache(requirement, run) {
    const { actionsCache, inputs, dependencies } = run;
    const stem = (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(requirement, inputs.keyPrefix));
    const facts = { ...about(requirement), kind: 'actions-cache', where: stem };
    if (actionsCache.kind === 'unavailable')
        return { ...facts, ...ABSENT, problem: actionsCache.reason, hint: NO_CACHE_HINT, isFault: false };
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
        return { ...facts, ...ABSENT, problem: (0,errors/* describeError */.Uc)(error), hint: (0,errors/* hintOf */.$z)(error), isFault: true };
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
const LAST_RUN = 'Look at the last run of the mirror or warm job: a schedule ends by itself in a repository without activity.';
function fail(findings) {
    const hints = new Set(findings.map(({ hint = LAST_RUN }) => hint));
    const places = (0,count/* count */.U)(findings.length, 'place is not as it', 'places are not as they');
    return {
        message: `${places} should be: ${findings.map(({ message }) => message).join('; ')}`,
        hint: `${[...hints].join(' ')} on-finding: warn lets the step pass.`,
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


/***/ }),

/***/ 8494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ checkOwner),
/* harmony export */   MD: () => (/* binding */ noteUse),
/* harmony export */   Xx: () => (/* binding */ COMPLETE_FILE),
/* harmony export */   _Z: () => (/* binding */ ARCHITECTURE),
/* harmony export */   bM: () => (/* binding */ formatRecord),
/* harmony export */   fi: () => (/* binding */ listEntries),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   lt: () => (/* binding */ RECORD_FILE),
/* harmony export */   pJ: () => (/* binding */ USED_FILE),
/* harmony export */   rh: () => (/* binding */ writeRecord),
/* harmony export */   sh: () => (/* binding */ versionName)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _base_list_below_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4394);
/* harmony import */ var _base_regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5503);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2782);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5669);
/* harmony import */ var _verify_layer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7789);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4411);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4899);
// One version of a resource in the store: its extracted files, and beside them a record with their seal and manifest.











/** In place of an architecture: data is the same for all. */
const ARCHITECTURE = 'any';
/** What `@actions/tool-cache` writes last, beside the files. */
const COMPLETE_FILE = `${ARCHITECTURE}.complete`;
/** Our record of the files. */
const RECORD_FILE = `${ARCHITECTURE}.json`;
/** Touched when a job takes the files: what nobody takes is pruned. */
const USED_FILE = `${ARCHITECTURE}.used`;
const RECORD = 'the record of an entry of the runner store';
/** The directory name of a version, which `@actions/tool-cache` takes for a semantic version. */
function versionName(stem, layerDigest) {
    return `${stem}-${layerDigest.replace(':', '-')}`;
}
/** The complete versions that a requirement can be met with. Never throws for what lies there. */
async function listEntries(store, requirement, stem) {
    const root = (0,_store_js__WEBPACK_IMPORTED_MODULE_10__/* .resourceDirectory */ .ug)(store, requirement);
    const entries = [];
    const problems = [];
    // Absent or not readable: there are none for us.
    for (const name of (0,_base_list_below_js__WEBPACK_IMPORTED_MODULE_4__/* .namesIn */ .w)(root).filter((name) => name.startsWith(`${stem}-sha256-`))) {
        try {
            const entry = await readEntry(store, requirement, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name));
            if (entry !== undefined && versionName(stem, entry.layer.digest) === name)
                entries.push(entry);
        }
        catch (error) {
            problems.push(`${name} is passed over: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
        }
    }
    return { entries: entries.sort(newestFirst), problems };
}
/**
 * Reads one version; undefined when it is not there, or not complete.
 *
 * @throws {VerifyError} when it is not what was put there, or belongs to somebody who is not trusted
 */
async function readEntry(store, requirement, directory) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, COMPLETE_FILE)))
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, RECORD_FILE);
    checkOwner(store, directory);
    checkOwner(store, path);
    const { seal, fetched } = parseRecord(await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)({ path, what: RECORD }, _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_SEAL_BYTES */ .XG), requirement);
    const layer = (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_8__/* .selectLayer */ .YC)(fetched.manifest, requirement);
    const isConsistent = layer.digest === seal.layerDigest &&
        fetched.digest === seal.manifestDigest &&
        seal.schema === requirement.schema;
    if (!isConsistent)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${RECORD} contradicts itself`);
    return { directory, files: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, ARCHITECTURE), seal, fetched, layer };
}
/** Notes that a job uses the version. Best effort: where it cannot be noted, age alone keeps the version. */
async function noteUse(entry, now) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.directory, USED_FILE), now, now);
    }
    catch {
        // Somebody else's, or on a disk that cannot be written to.
    }
}
/** Writes the record of an entry anew, all or nothing. Best effort: not written, it only costs time. */
async function writeRecord(store, { directory, seal, fetched }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, RECORD_FILE);
    const temporary = `${path}.${process.pid}`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, formatRecord(seal, fetched));
        (0,_store_js__WEBPACK_IMPORTED_MODULE_10__/* .giveToHeir */ .Hr)(store, temporary);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .move */ .Cy)(temporary, path);
    }
    catch {
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(temporary);
    }
}
/** The text of a record. */
function formatRecord(seal, fetched) {
    return `${JSON.stringify({ seal, manifest: fetched.bytes.toString('base64') })}\n`;
}
function parseRecord(bytes, { resource }) {
    const { seal: sealed, manifest } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJsonObject */ .dw)(bytes, RECORD, _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_SEAL_BYTES */ .XG);
    const seal = (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .readSealFields */ .l6)(sealed, resource.id);
    if (seal === undefined || typeof manifest !== 'string') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${RECORD} cannot be understood`);
    }
    const fetched = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .parseManifest */ .Ng)(Buffer.from(manifest, 'base64'), 'the manifest of an entry of the runner store');
    // Nobody vouched for what the manifest says of its version, or it says nothing.
    return { seal, fetched: seal.artifactVersion === undefined ? (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutVersion */ .Pv)(fetched) : fetched };
}
/**
 * On shared hosts a store may be writable for all.
 *
 * @throws {VerifyError} when a user who is not trusted could have planted the file
 */
function checkOwner({ trustedUsers }, path) {
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    // What is not there nobody can have planted.
    if (facts === undefined || trustedUsers.includes(facts.uid))
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('an entry of the runner store has a foreign owner', {
        wanted: `one of the users ${trustedUsers.join(', ')}`,
        found: String(facts.uid),
    });
}
/** The order of entries in a list: {@link Listing}. */
function newestFirst(a, b) {
    return Date.parse(b.seal.measuredAt) - Date.parse(a.seal.measuredAt);
}


/***/ }),

/***/ 4778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shelvesFor),
/* harmony export */   Z: () => (/* binding */ listShelves)
/* harmony export */ });
/* harmony import */ var _cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
/* harmony import */ var _provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8494);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4899);
// Under which names the runner store keeps what a job may read and add: one for all who ask the same sources, and others for
// what only this repository, or only whoever gives the same bundle digest, is to believe.




/** The shelves of a job; the first one is everybody's. */
function shelvesFor(requirement, { job, bundleDigest }) {
    const stem = (owner) => (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .storeStem */ .Rb)(requirement, (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .hashPlaces */ .de)(requirement, owner));
    const repository = job.repository === undefined ? undefined : `${job.server ?? ''}/${job.repository}`;
    return [
        { audience: 'shared', stem: stem() },
        ...(repository === undefined
            ? []
            : [{ audience: 'repository', stem: stem(`repository ${repository}`) }]),
        ...(bundleDigest === undefined
            ? []
            : [{ audience: 'bundle', stem: stem(`bundle ${bundleDigest}`) }]),
    ];
}
/** What a job may read of a requirement, newest first; never throws for what lies there. */
async function listShelves(store, requirement, shelves) {
    const entries = [];
    const problems = [];
    const reader = { acceptsPlain: (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .acceptsPlain */ .SB)(requirement) };
    const asked = (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .placeNames */ .YJ)(requirement);
    for (const { audience, stem } of shelves) {
        const listing = await (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .listEntries */ .fi)(store, requirement, stem);
        // The name of an entry is a claim; whose its bytes are, its record says.
        const isOurs = ({ seal: { provenance } }) => (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .mayBeRead */ .BJ)(provenance, audience, reader) && (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .isOfPlaces */ .OG)(provenance, asked);
        entries.push(...listing.entries.filter(isOurs));
        problems.push(...listing.problems);
    }
    return { entries: entries.sort(_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .newestFirst */ .ll), problems };
}


/***/ })

};
