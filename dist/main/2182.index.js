export const id = 2182;
export const ids = [2182];
export const modules = {

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

/***/ 9875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  completeTree: () => (/* binding */ completeTree),
  inspectTree: () => (/* binding */ inspectTree),
  renewTree: () => (/* binding */ renewTree)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/resources/metadata/metadata-file.js
var metadata_file = __webpack_require__(9568);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-files.js
var vex_files = __webpack_require__(7760);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-metadata.js
// Trivy's record of its last download of a VEX repository, and which Trivys the tree beside it was made for.




/**
 * Writes the record (Trivy's `pkg/vex/repo/repo.go`). Without ETags: with one, Trivy 0.54 to 0.72 deletes its copy when the
 * server answers 304. Fields that it does not know it passes over.
 */
async function writeVexMetadata(directory, updatedAt, { readers, staging = directory }) {
    const ours = readers === undefined ? {} : { Readers: readers };
    const record = { UpdatedAt: updatedAt.toISOString(), ETags: {}, ...ours };
    await (0,metadata_file/* writeMetadata */.f5)(directory, record, { staging, name: vex_files/* VEX_CACHE_METADATA */.R });
}
/** Its fields by lower-cased name; none where there is no record. */
async function readVexMetadata(directory) {
    try {
        return (0,metadata_file/* parseFields */.L5)(await (0,metadata_file/* readMetadata */._6)(directory, vex_files/* VEX_CACHE_METADATA */.R), vex_files/* VEX_CACHE_METADATA */.R);
    }
    catch (error) {
        if (error instanceof errors/* VerifyError */.Gz && (0,errors/* hasCode */.up)(error.cause, 'ENOENT'))
            return new Map();
        throw error;
    }
}
/**
 * The versions that a tree is for, where that was noted.
 *
 * @param reader the Trivy that scans; undefined: nobody knows, so it may be any
 * @throws {ActionError} when it is another: of the tree too much would be read, or too little
 */
async function readReaders(directory, reader) {
    const readers = (await readVexMetadata(directory)).get('readers');
    if (typeof readers !== 'string')
        return undefined;
    if (semver.satisfies(reader ?? '0.0.0', readers, { includePrerelease: true }))
        return readers;
    throw new errors/* ActionError */.lZ(`it was made for Trivy ${readers}, which reads other documents of it`);
}
/** Whether a document of no use to others is of use to this reader. */
function isReadBy(mendedIn, reader) {
    return mendedIn !== undefined && semver.gte(reader ?? '0.0.0', mendedIn);
}
/** The versions that a tree is for which was made for one reader; undefined: for all. */
function readersLike(reader, changes) {
    const known = [...new Set(changes.filter((version) => version !== undefined))];
    const ranges = known.map((version) => `${isReadBy(version, reader) ? '>=' : '<'}${version}`);
    return ranges.length === 0 ? undefined : ranges.join(' ');
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-repository.js + 5 modules
var vex_repository = __webpack_require__(1709);
;// CONCATENATED MODULE: ./build/resources/vex-repo/check-contents.js
// How the tree of a VEX repository is recognised: what in it the scanning Trivy cannot use is named and removed, and the rest is used.





/** Documents that one warning names; more is not read. */
const MAX_NAMED_FLAWS = 5;
/** Checks what was unpacked, removes what cannot be used, and notes when it was confirmed. */
async function completeTree(directory, { title, reader }, { confirmedAt, label, log, signal }) {
    // From the runner store it comes without what other jobs had no use for.
    const noted = await readReaders(directory, reader);
    const { flaws, packages, updatedAt } = await (0,vex_repository/* checkVexRepository */.sC)(directory, signal);
    const unread = findUnread(flaws, reader);
    const removed = [...new Set(unread.map(({ path }) => path))];
    await (0,vex_repository/* removeFlawed */.qF)(directory, removed);
    const changes = flaws.map(({ mendedIn }) => mendedIn);
    await writeVexMetadata(directory, confirmedAt, { readers: readersLike(reader, changes) ?? noted });
    const age = updatedAt === undefined ? '' : `, written ${updatedAt}`;
    log?.info(`${label}: statements for ${packages} packages${age}`);
    if (unread.length > 0) {
        const named = unread.slice(0, MAX_NAMED_FLAWS).map(describe).join('; ');
        const more = unread.length > MAX_NAMED_FLAWS ? `; and ${unread.length - MAX_NAMED_FLAWS} more` : '';
        log?.warning(`${title}: ${unread.length} of its documents cannot be used, the rest is: ${named}${more}`);
    }
    return { measuredAt: confirmedAt, removed };
}
/**
 * Checks what lies in its place.
 *
 * @throws {VerifyError} for documents that Trivy cannot use
 */
async function inspectTree(directory, { reader, isSealed }) {
    await readReaders(directory, reader);
    // What was sealed was checked then, and holds nothing that Trivy cannot use; what Trivy itself fetched may.
    if (isSealed) {
        (0,vex_repository/* readVexIndex */.UR)(directory);
        return undefined;
    }
    const unread = findUnread((await (0,vex_repository/* checkVexRepository */.sC)(directory)).flaws, reader);
    if (unread[0] !== undefined) {
        throw new errors/* VerifyError */.Gz(`it has documents that Trivy cannot use, first ${describe(unread[0])}`);
    }
    return (0,metadata_file/* instantOf */.B9)((await readVexMetadata(directory)).get('updatedat'));
}
/** Notes that a source has just confirmed what lies in its place. */
async function renewTree(directory, { reader, confirmedAt, staging, }) {
    const readers = await readReaders(directory, reader);
    await writeVexMetadata(directory, confirmedAt, { readers, staging });
}
function findUnread(flaws, reader) {
    return flaws.filter(({ mendedIn }) => !isReadBy(mendedIn, reader));
}
function describe({ location, purl, why }) {
    return `${(0,log/* clean */.uH)(location, 150)} for ${(0,log/* clean */.uH)(purl, 100)}: ${why}`;
}


/***/ }),

/***/ 4007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ VEX_INDEX),
/* harmony export */   jW: () => (/* binding */ documentPath),
/* harmony export */   oA: () => (/* binding */ MAX_VEX_INDEX_BYTES),
/* harmony export */   xs: () => (/* binding */ parseVexIndex)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3039);
// index.json: which documents a VEX repository has, and for what. Nothing else of it is wanted.



/** Name of the index, at the top of the repository. */
const VEX_INDEX = 'index.json';
/** Of VEX Hub: 12 kB for 57 packages; of rancher's: 215 kB for 1,118. It is read at once: of 64 MiB a hostile one took minutes, in which nothing else has its turn. */
const MAX_VEX_INDEX_BYTES = 8 * 1024 * 1024;
const INDEX = {
    fields: {
        updated_at: 'time',
        packages: { list: { fields: { id: 'string', location: 'string', format: 'string' } } },
    },
};
/** @throws {VerifyError} when Trivy could not read it */
function parseVexIndex(bytes) {
    let value;
    try {
        value = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFirstGoJson */ .eR)(bytes.toString('utf8'));
    }
    catch (cause) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('index.json is not JSON', { cause });
    }
    const fields = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value);
    const misfit = fields === undefined ? 'the document' : (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .findMisfit */ .WM)(value, INDEX);
    if (misfit !== undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`index.json: ${misfit} is not what Trivy can read`);
    const packages = fields?.get('packages');
    const updatedAt = fields?.get('updated_at');
    return {
        updatedAt: typeof updatedAt === 'string' ? (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(updatedAt, 40) : undefined,
        entries: (Array.isArray(packages) ? packages : [])
            .map((item) => {
            const entry = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(item);
            const text = (name) => String(entry?.get(name) ?? '');
            return { id: text('id'), location: text('location'), format: text('format') };
        })
            // To Go `null` is an item too, of no package: nobody ever looks it up.
            .filter(({ id, location }) => id !== '' || location !== ''),
    };
}
/**
 * Where a document lies, beside the index. Until 0.71 Trivy opens whatever the index names, wherever it lies.
 *
 * @throws {VerifyError} when that is no path of a document inside
 */
function documentPath({ location }) {
    const parts = location.split('/').filter((part) => part !== '' && part !== '.');
    const isInside = !location.startsWith('/') && !parts.includes('..') && parts.length > 0 && !/[\\:\p{Cc}]/u.test(location);
    // Of itself it would be a document that ends Trivy's scan.
    if (isInside && parts.join('/') !== VEX_INDEX)
        return parts.join('/');
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`index.json names ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(location, 100) || 'an empty path'}, which is no path of a document inside of it`);
}


/***/ }),

/***/ 8554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fz: () => (/* binding */ MAX_VEX_MANIFEST_BYTES),
/* harmony export */   Yj: () => (/* binding */ VEX_MANIFEST),
/* harmony export */   w$: () => (/* binding */ readVexLocations),
/* harmony export */   yR: () => (/* binding */ vexPageHint)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2782);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3039);
/* harmony import */ var _vex_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7760);
// vex-repository.json: where a VEX repository's archive lies. Written by whoever runs the repository, so nothing in it is believed.




/** Name of the manifest, in an archive as in Trivy's cache (Trivy's `pkg/vex/repo/repo.go`). */
const VEX_MANIFEST = 'vex-repository.json';
/** A real one has 600 bytes. */
const MAX_VEX_MANIFEST_BYTES = 1024 * 1024;
/** A real one names one or two; each may cost minutes. */
const MAX_LOCATIONS = 10;
const SHAPE = {
    fields: {
        name: 'string',
        description: 'string',
        versions: {
            list: {
                fields: {
                    spec_version: 'string',
                    locations: { list: { fields: { url: 'string' } } },
                    update_interval: 'string',
                },
            },
        },
    },
};
/** The form of Go's `time.ParseDuration`. */
const GO_DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$/;
const UNIT_SECONDS = { s: 1, m: 60, h: 3600 };
/** Go counts nanoseconds in 64 bits: 292 years. */
const MAX_DURATION_SECONDS = 2 ** 63 / 1e9;
/**
 * The locations of the archive of version 0.1, in order.
 *
 * @throws {VerifyError} when Trivy could not read it, or it has no version 0.1
 */
function readVexLocations(bytes) {
    let value;
    try {
        value = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGoJson */ .Si)(bytes.toString('utf8'));
    }
    catch (cause) {
        if (bytes.toString('utf8').trimStart().startsWith('<'))
            throw webPage(cause);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST} is not JSON`, { cause });
    }
    const misfit = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value) === undefined ? 'the document' : (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .findMisfit */ .WM)(value, SHAPE);
    if (misfit !== undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: ${misfit} is not what Trivy can read`);
    const versions = toList((0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value)?.get('versions')).map(_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE);
    // Trivy decodes them all before it looks for its own.
    if (versions.some((fields) => !isInterval(fields?.get('update_interval')))) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: an update_interval is not a duration that Trivy can read`);
    }
    const version = versions.find((fields) => fields?.get('spec_version') === _vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N);
    if (version === undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: no version ${_vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N}`);
    const urls = toList(version.get('locations')).flatMap((location) => {
        const url = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(location)?.get('url');
        return typeof url === 'string' && url !== '' ? [url] : [];
    });
    if (urls.length === 0)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: no location of version ${_vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N}`);
    return urls.slice(0, MAX_LOCATIONS);
}
function webPage(cause) {
    return new _oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .WebPageError */ .kd(`${VEX_MANIFEST} is a web page`, { hint: vexPageHint(), cause });
}
/** What to do about a web page in place of a manifest. @param namedIn where the user named the repository */
function vexPageHint(namedIn) {
    const where = namedIn === undefined ? '' : ` in ${namedIn}`;
    return `A login page or a proxy may have answered instead of the VEX repository: check its address and its login${where}, and the proxy settings.`;
}
function toList(value) {
    return Array.isArray(value) ? value : [];
}
/** Absent is good; null is not, for Trivy parses whatever is there (`Duration` in its `pkg/vex/repo/repo.go`). */
function isInterval(value) {
    if (value === undefined)
        return true;
    if (typeof value !== 'string' || !GO_DURATION.test(value))
        return false;
    // The small units do not come near.
    const parts = value.matchAll(/([\d.]+)([smh])(?![a-z])/g);
    const seconds = [...parts].reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 0), 0);
    return seconds < MAX_DURATION_SECONDS;
}


/***/ })

};
