export const id = 8642;
export const ids = [8642,5669];
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

/***/ 8642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  enterQueue: () => (/* binding */ enterQueue)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/owned-directory.js
var owned_directory = __webpack_require__(4283);
// EXTERNAL MODULE: ./build/verify/seal.js
var verify_seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/store/disk.js
var disk = __webpack_require__(181);
// EXTERNAL MODULE: ./build/store/entry.js
var store_entry = __webpack_require__(8494);
// EXTERNAL MODULE: ./build/base/last-changed.js
var last_changed = __webpack_require__(9415);
// EXTERNAL MODULE: ./build/base/regular-file.js
var regular_file = __webpack_require__(5503);
// EXTERNAL MODULE: ./build/store/store.js
var store_store = __webpack_require__(4899);
;// CONCATENATED MODULE: ./build/store/prune.js
// Which versions of the store may go, and their removal: what a newer one has superseded, and what nobody has used for long.












const HOUR_MS = 3_600_000;
/**
 * A job that was offered a version links to it within milliseconds, or copies it within minutes; once it has, the
 * version may go. An hour is longer than a step may be at work by default, four times over.
 */
const GRACE_MS = HOUR_MS;
/** Of a Trivy, or of registries, that no job asks for any more. */
const UNUSED_MS = 14 * 24 * HOUR_MS;
/** The names of those that may go. Pure. */
function decidePrunable(found, now) {
    const versions = found.map((version) => withoutFuture(version, now));
    const prunable = versions.filter((version) => {
        const idleMs = now.getTime() - version.usedAtMs;
        const isSuperseded = versions.some((other) => other.stem === version.stem &&
            other.measuredAt !== undefined &&
            (version.measuredAt === undefined || other.measuredAt > version.measuredAt));
        const isUseless = version.measuredAt === undefined || isSuperseded;
        return idleMs > (isUseless ? GRACE_MS : UNUSED_MS);
    });
    return prunable.map(({ name }) => name);
}
/** No job takes what a clock that was ahead has dated, and it supersedes nothing. */
function withoutFuture(version, now) {
    const { measuredAt } = version;
    const isHonest = measuredAt === undefined || !(0,freshness/* isFromFuture */.S5)(new Date(measuredAt), now);
    return isHonest ? version : { ...version, measuredAt: undefined };
}
/** Removes what may go, and what killed processes left. Never throws: it is done again with the next download. */
async function pruneStore(store, now) {
    await (0,owned_directory/* sweepOwnedDirectories */.r)((0,store_store/* stagingRoot */.qH)(store), now);
    // Whatever resources an older or newer version of this action knows: what is no version of ours is left alone.
    for (const resource of await (0,promises_.readdir)(store.home).catch(() => [])) {
        const root = (0,external_node_path_.join)(store.home, resource);
        const names = await (0,promises_.readdir)(root).catch(() => []);
        const versions = await Promise.all(names.map((name) => lookAt(root, name, now)));
        const known = versions.filter((version) => version !== undefined);
        for (const name of decidePrunable(known, now))
            await remove(store, (0,external_node_path_.join)(root, name)).catch(() => undefined);
    }
}
/** Makes room where less than the floor is left. Never throws. */
async function pruneIfTight(store, now) {
    try {
        const { freeBytes, floorBytes } = (0,disk/* measureRoom */.q)(store.home);
        if (freeBytes < floorBytes)
            await pruneStore(store, now);
    }
    catch {
        // A disk that does not say how full it is.
    }
}
/** Moved away first: a version is there as a whole, or not at all. */
async function remove(store, directory) {
    const staging = await (0,owned_directory/* createOwnedDirectory */.d)((0,store_store/* stagingRoot */.qH)(store), 'pruned');
    try {
        await (0,file_moves/* move */.Cy)(directory, (0,external_node_path_.join)(staging.directory, 'version'));
    }
    finally {
        await staging.discard();
    }
}
/** Empty where there is none; a pipe is not waited for. */
async function readRecord(path) {
    return await (0,regular_file/* readRegularFile */.XF)({ path, what: 'record of the store' }, verify_seal/* MAX_SEAL_BYTES */.XG).then(String, () => '');
}
async function lookAt(root, name, now) {
    const match = /^(\d+\.\d+\.\d+-s[0-9a-f]+)-sha256-[0-9a-f]{64}$/.exec(name);
    // Not ours.
    if (match?.[1] === undefined)
        return undefined;
    const directory = (0,external_node_path_.join)(root, name);
    const changedAtMs = (0,last_changed/* lastChangedMs */.J)(directory, now);
    if (changedAtMs === undefined)
        return undefined;
    const isComplete = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, store_entry/* COMPLETE_FILE */.Xx));
    const text = isComplete ? await readRecord((0,external_node_path_.join)(directory, store_entry/* RECORD_FILE */.lt)) : '';
    return {
        name,
        stem: match[1],
        // Of the whole record only the age matters here.
        measuredAt: /"measuredAt":"(\d{4}-[0-9T:.Z-]+)"/.exec(text)?.[1],
        usedAtMs: Math.max((0,last_changed/* lastChangedMs */.J)((0,external_node_path_.join)(directory, store_entry/* USED_FILE */.pJ), now) ?? 0, changedAtMs),
    };
}

// EXTERNAL MODULE: ./build/store/verify-entry.js
var verify_entry = __webpack_require__(9068);
;// CONCATENATED MODULE: ./build/store/add.js
// Puts placed files into the store: copied by `@actions/tool-cache` into a directory of our own, and moved to their place as
// a whole. So a version that can be seen is complete, whoever is killed when.













/**
 * Adds a version, under the lock of its requirement.
 *
 * @throws {VerifyError} when the files changed while they were copied
 * @throws what the file system says; nothing is left behind then
 */
async function addEntry(store, addition) {
    const { requirement, stem, seal, now } = addition;
    const target = (0,external_node_path_.join)((0,store_store/* resourceDirectory */.ug)(store, requirement), (0,store_entry/* versionName */.sh)(stem, seal.layerDigest));
    const former = await findIntact(store, requirement, target);
    if (former !== undefined) {
        await renewEntry(store, former, addition);
        return { kind: 'there' };
    }
    await pruneStore(store, now);
    const sizeBytes = seal.files.reduce((sum, { size }) => sum + size, 0);
    const room = (0,disk/* measureRoom */.q)(store.home);
    if (room.freeBytes - sizeBytes < room.floorBytes) {
        return { kind: 'refused', sizeBytes, ...room };
    }
    const staging = await (0,owned_directory/* createOwnedDirectory */.d)((0,store_store/* stagingRoot */.qH)(store), requirement.resource.name);
    try {
        (0,store_store/* makeDirectory */.Oh)(store, (0,store_store/* resourceDirectory */.ug)(store, requirement));
        const copied = await copyFiles(store, staging, addition, (0,external_node_path_.basename)(target));
        await publish(copied, target, staging);
        return { kind: 'added' };
    }
    finally {
        await staging.discard();
    }
}
/** Notes a newer confirmation. Best effort: not noted, it only costs a request. */
async function renewEntry(store, entry, { seal: { measuredAt, confirmed, provenance }, now }) {
    // One by a clock that was ahead is replaced by any honest one.
    const isHonest = !(0,freshness/* isFromFuture */.S5)(new Date(entry.seal.measuredAt), now);
    if (isHonest && entry.seal.provenance !== undefined && measuredAt <= entry.seal.measuredAt)
        return;
    await (0,store_entry/* writeRecord */.rh)(store, { ...entry, seal: { ...entry.seal, measuredAt, confirmed, provenance } });
}
/** A version that is there, complete, and as it was put there. */
async function findIntact(store, requirement, directory) {
    try {
        const entry = await (0,store_entry/* readEntry */.hB)(store, requirement, directory);
        return entry !== undefined && (0,verify_entry/* isIntact */.kM)(store, entry, requirement) ? entry : undefined;
    }
    catch (error) {
        // Damaged: it is replaced.
        if (error instanceof errors/* VerifyError */.Gz || (0,errors/* hasCode */.up)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** The version's directory in our own, complete with its record. */
async function copyFiles(store, staging, { requirement, directory, seal, fetched }, version) {
    const { resource } = requirement;
    // Loaded only here: the many jobs that add nothing should not pay for it.
    const { cacheDir: copyToToolCache } = await __webpack_require__.e(/* import() */ 7622).then(__webpack_require__.bind(__webpack_require__, 7622));
    const files = await withToolCache(staging.directory, () => copyToToolCache(directory, resource.name, version, store_entry/* ARCHITECTURE */._Z));
    // What was copied is what was sealed only if the original still is.
    const isUnchanged = (0,verify_seal/* compareDirectory */.FD)(directory, resource, seal).kind === 'intact';
    const copied = seal.files.map((file) => (0,verify_seal/* sealFile */.mz)(files, file.path, file.sha256));
    if (!isUnchanged || copied.some(({ size }, index) => size !== seal.files[index]?.size)) {
        throw new errors/* VerifyError */.Gz(`${resource.title}: changed while it was copied to the runner store`);
    }
    const home = (0,external_node_path_.join)(staging.directory, resource.name, version);
    await (0,promises_.writeFile)((0,external_node_path_.join)(home, store_entry/* RECORD_FILE */.lt), (0,store_entry/* formatRecord */.bM)({ ...seal, files: copied }, fetched));
    await (0,promises_.writeFile)((0,external_node_path_.join)(home, store_entry/* USED_FILE */.pJ), '');
    protect(store, home);
    return home;
}
/** The library takes its directory from the environment only; what runs besides does not read it. */
async function withToolCache(directory, body) {
    const { RUNNER_TOOL_CACHE: former } = process.env;
    process.env.RUNNER_TOOL_CACHE = directory;
    try {
        return await body();
    }
    finally {
        if (former === undefined)
            delete process.env.RUNNER_TOOL_CACHE;
        else
            process.env.RUNNER_TOOL_CACHE = former;
    }
}
/** Readable by all, writable by none: jobs get the very same files, and a Trivy of another user must be able to read them. */
function protect(store, home) {
    (0,external_node_fs_.chmodSync)(home, 0o755);
    (0,store_store/* giveToHeir */.Hr)(store, home);
    for (const entry of (0,external_node_fs_.readdirSync)(home, { recursive: true, withFileTypes: true })) {
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const isOfData = path.startsWith((0,external_node_path_.join)(home, store_entry/* ARCHITECTURE */._Z, '/'));
        // On Windows a file that is read-only cannot be deleted.
        if (entry.isDirectory())
            (0,external_node_fs_.chmodSync)(path, 0o755);
        else if (process.platform !== 'win32')
            (0,external_node_fs_.chmodSync)(path, isOfData ? 0o444 : 0o644);
        (0,store_store/* giveToHeir */.Hr)(store, path);
    }
}
/** Moves the version to its place. What is there is damaged and steps aside, or somebody was as quick as we. */
async function publish(from, target, staging) {
    const swap = async (former) => {
        if ((0,external_node_fs_.existsSync)(target))
            await (0,file_moves/* move */.Cy)(target, (0,external_node_path_.join)(staging.directory, former));
        await (0,file_moves/* move */.Cy)(from, target);
    };
    try {
        await swap('replaced');
    }
    catch (error) {
        if (!(0,errors/* hasCode */.up)(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES') || !(0,external_node_fs_.existsSync)(target))
            throw error;
        await swap('replaced-since');
    }
}

// EXTERNAL MODULE: ./build/store/shelves.js
var store_shelves = __webpack_require__(4778);
// EXTERNAL MODULE: ./build/store/turn.js + 1 modules
var store_turn = __webpack_require__(6947);
;// CONCATENATED MODULE: ./build/store/queue.js
// How a job stands in the queue for a resource that the runner store does not have, and what it leaves there for the others.










/** Waits for whoever fetches the same, or goes itself; with nothing to fetch it only adds. */
async function enterQueue(context, requirement, hasNothingToFetch) {
    const wanted = { requirement, shelves: (0,store_shelves/* shelvesFor */.S)(requirement, context.membership) };
    const turn = hasNothingToFetch || !context.store.isWritable ? undefined : await awaitTurn(context, wanted);
    let hasLeft = false;
    const leave = async ({ addition, isOwnFault }) => {
        if (hasLeft)
            return;
        hasLeft = true;
        if (addition !== undefined)
            await add(context, wanted, turn, addition);
        if (turn?.kind === 'ours')
            await turn.end(isOwnFault || (await hasFresh(context, wanted)));
    };
    return { leave };
}
async function awaitTurn(context, wanted) {
    const { store, clock, signal, maxWaitMs, log } = context;
    const startedMs = clock.now();
    let hasWaited = false;
    const turn = await (0,store_turn/* takeTurn */.V)({
        path: (0,store_store/* lockPath */.HZ)(store, wanted.requirement, wanted.shelves[0].stem),
        isThere: () => hasFresh(context, wanted),
        maxWaitMs,
        clock,
        signal,
        onWait: (owner) => {
            hasWaited = true;
            const process = owner === undefined ? '' : ` (process ${owner.pid} on ${owner.host})`;
            log.info(`runner store: waiting for another job that fetches the same${process}`);
        },
    });
    if (hasWaited) {
        const seconds = ((clock.now() - startedMs) / 1000).toFixed(1);
        const result = { there: 'it is there', ours: 'our turn', passed: 'it has not come', none: '' }[turn.kind];
        log.info(`runner store: waited ${seconds} s; ${result}`);
    }
    // A download needs room before it can replace anything.
    if (turn.kind === 'ours')
        await pruneIfTight(store, new Date(clock.now()));
    if (turn.kind === 'none') {
        log.info(`runner store: no lock: ${(0,errors/* describeError */.Uc)(turn.cause)}`);
    }
    return turn;
}
async function add({ store, log }, wanted, turn, { audience, ...addition }) {
    try {
        const { requirement } = wanted;
        const stem = wanted.shelves.find((shelf) => shelf.audience === audience)?.stem;
        if (stem === undefined)
            return;
        const { entries } = await (0,store_entry/* listEntries */.fi)(store, requirement, stem);
        const same = entries.find(({ layer }) => layer.digest === addition.seal.layerDigest);
        if (turn?.kind === 'ours' && (await turn.isOurs())) {
            const outcome = await addEntry(store, { requirement, stem, ...addition });
            if (outcome.kind === 'added')
                log.info('runner store: kept for later jobs');
            if (outcome.kind === 'refused') {
                const [size, free, floor] = [outcome.sizeBytes, outcome.freeBytes, outcome.floorBytes].map(format_bytes/* formatBytes */.z);
                log.info(`runner store: not kept: it needs ${size}; ${free} of that disk are free, and ${floor} are left alone`);
            }
        }
        else if (same !== undefined && store.isWritable)
            await renewEntry(store, same, addition);
    }
    catch (error) {
        log.info(`runner store: not kept: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}
/** Whether the store has what this requirement would be settled with. */
async function hasFresh({ store, clock }, wanted) {
    const { requirement, shelves } = wanted;
    const now = new Date(clock.now());
    const { entries } = await (0,store_shelves/* listShelves */.Z)(store, requirement, shelves);
    return entries.some((entry) => isWanted(entry, requirement, now) && (0,verify_entry/* isIntact */.kM)(store, entry, requirement));
}
function isWanted({ seal }, requirement, now) {
    const { pinnedDigests } = requirement;
    if (pinnedDigests.length > 0)
        return pinnedDigests.includes(seal.manifestDigest);
    return isFresh(new Date(seal.measuredAt), requirement, now);
}
function isFresh(measuredAt, requirement, now) {
    return (0,freshness/* judgeFreshness */.dT)((0,freshness/* knownInstant */.JU)(measuredAt, now), now, requirement) === 'fresh';
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


/***/ }),

/***/ 6947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ takeTurn)
});

// UNUSED EXPORTS: TURN_TIMING

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/process-owner.js
var process_owner = __webpack_require__(403);
// EXTERNAL MODULE: ./build/base/regular-file.js
var regular_file = __webpack_require__(5503);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/store/lock-file.js
// The file that says who is at work: made by one process only, touched while that process lives, removed by it or over it.






/** An owner takes some hundred bytes. */
const MAX_OWNER_BYTES = 64 << 10;
/** How long a process that removes a dead one's file may take; one that takes longer was killed at it. */
const BREAK_MS = 60_000;
/**
 * Makes the file; undefined when another process has one there. Not by `link` or `mkdir`: exclusive creation is the one
 * way that works on every file system, NFS from version 3 on included.
 *
 * @throws what the file system says, such as EACCES, EROFS, or ENOSPC
 */
async function createLockFile(path, beatMs) {
    let handle;
    try {
        handle = await (0,promises_.open)(path, 'wx', 0o644);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'EEXIST'))
            return undefined;
        throw error;
    }
    const text = JSON.stringify({ ...(await (0,process_owner/* describeOwner */.$S)()), token: (0,external_node_crypto_.randomUUID)() });
    try {
        await handle.writeFile(text);
    }
    catch (error) {
        await handle.close();
        await (0,file_moves/* removeQuietly */.S2)(path);
        throw error;
    }
    // By handle: should the file have been replaced meanwhile, somebody else's is not kept alive. Errors only make it look
    // dead, which is safe.
    const beat = setInterval(() => void touch(handle), beatMs);
    beat.unref();
    const isOurs = async () => (await readLockFile(path))?.identity === text;
    const remove = async () => {
        clearInterval(beat);
        await handle.close().catch(() => undefined);
        if (await isOurs().catch(() => false))
            await (0,file_moves/* removeQuietly */.S2)(path);
    };
    return { isOurs, remove };
}
async function touch(handle) {
    const now = new Date();
    await handle.utimes(now, now).catch(() => undefined);
}
/** Looks at the file; undefined when there is none. Opens it, because NFS tells what is new only to who opens. */
async function readLockFile(path) {
    let handle;
    try {
        // Not blocking: a pipe must not be waited for.
        handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'EACCES'))
            return undefined;
        throw error;
    }
    try {
        const facts = await handle.stat();
        const { ino, mtimeMs } = facts;
        const isText = facts.isFile() && facts.size <= MAX_OWNER_BYTES;
        const text = isText ? await handle.readFile('utf8') : '';
        return { identity: text === '' ? `file ${ino}` : text, touchedMs: mtimeMs, owner: (0,process_owner/* parseOwner */.pZ)(text) };
    }
    finally {
        await handle.close();
    }
}
/**
 * Removes a dead process's file, if it is still the one that was seen. One process at a time: else a slow one would remove
 * the file that a quicker one has made in its place.
 *
 * @throws what the file system says when it may not be removed
 */
async function breakLockFile(path, seen) {
    const breaker = `${path}.break`;
    let handle;
    try {
        handle = await (0,promises_.open)(breaker, 'wx');
    }
    catch (error) {
        if (!(0,errors/* hasCode */.up)(error, 'EEXIST'))
            throw error;
        const facts = await (0,promises_.stat)(breaker).catch(() => undefined);
        if (facts !== undefined && Date.now() - facts.mtimeMs > BREAK_MS)
            await (0,file_moves/* remove */.TF)(breaker);
        return;
    }
    try {
        const current = await readLockFile(path);
        if (current?.identity === seen.identity && current.touchedMs === seen.touchedMs) {
            await (0,file_moves/* remove */.TF)(path);
        }
    }
    finally {
        await handle.close();
        await (0,file_moves/* removeQuietly */.S2)(breaker);
    }
}

;// CONCATENATED MODULE: ./build/store/turn.js
// One at a time: of all processes that want the same thing at once, one goes and gets it, and the others wait for its result.






/** The timing of a real run. */
const TURN_TIMING = { lookMs: 200, beatMs: 2000, silenceMs: 20_000 };
/** Waits until it is our turn or there is no need for one. Never throws. */
async function takeTurn(options) {
    const { path, isThere, maxWaitMs, clock, signal, onWait, timing = TURN_TIMING } = options;
    const startedMs = clock.now();
    const watch = { path, timing, clock, sight: undefined, sinceMs: startedMs };
    try {
        const before = await readPassed(path);
        for (let isFirst = true;; isFirst = false) {
            if (await isThere())
                return { kind: 'there' };
            const file = await createLockFile(path, timing.beatMs);
            if (file !== undefined)
                return await begin(file, options);
            if (isFirst)
                onWait?.((await readLockFile(path))?.owner);
            const isOver = clock.now() - startedMs >= maxWaitMs || signal.aborted;
            if (isOver || (await readPassed(path)) !== before)
                return { kind: 'passed' };
            await removeIfDead(watch);
            // Rejects when the step is stopped; the next look sees that.
            await clock.sleep(timing.lookMs, signal).catch(() => undefined);
        }
    }
    catch (cause) {
        return { kind: 'none', cause };
    }
}
async function begin(file, { path, isThere }) {
    // It may have come between the look and the lock.
    if (await isThere()) {
        await file.remove();
        return { kind: 'there' };
    }
    const end = async (isWorthRetrying) => {
        // Whoever waits now would only meet the same: all of them at once, not one after the other.
        if (!isWorthRetrying && (await file.isOurs().catch(() => false)))
            await writePassed(path);
        await file.remove();
    };
    return { kind: 'ours', isOurs: file.isOurs, end };
}
/** A killed process is known to be gone where it can be seen from here, else by its silence. */
async function removeIfDead(watch) {
    const { path, timing, clock } = watch;
    const sight = await readLockFile(path);
    const isSame = sight?.identity === watch.sight?.identity && sight?.touchedMs === watch.sight?.touchedMs;
    if (!isSame)
        Object.assign(watch, { sight, sinceMs: clock.now() });
    if (sight === undefined)
        return;
    const isGone = sight.owner !== undefined && (await (0,process_owner/* findOwnerState */.c4)(sight.owner)) === 'gone';
    if (isGone || clock.now() - watch.sinceMs >= timing.silenceMs)
        await breakLockFile(path, sight);
}
/** Of a UUID, with room. */
const MAX_PASSED_BYTES = 100;
/** Changes with every turn that ended without success. */
async function readPassed(path) {
    // Absent: none has.
    return await (0,regular_file/* readRegularFile */.XF)({ path: `${path}.passed`, what: 'turn' }, MAX_PASSED_BYTES).then(String, () => '');
}
async function writePassed(path) {
    const temporary = `${path}.passed.${process.pid}`;
    try {
        await (0,promises_.writeFile)(temporary, (0,external_node_crypto_.randomUUID)());
        await (0,file_moves/* move */.Cy)(temporary, `${path}.passed`);
    }
    catch {
        // On a full disk the others only wait for each other.
        await (0,file_moves/* removeQuietly */.S2)(temporary);
    }
}


/***/ }),

/***/ 9068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ discardEntry),
/* harmony export */   i: () => (/* binding */ verifyEntry),
/* harmony export */   kM: () => (/* binding */ isIntact)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4411);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8494);
// Whether an entry still is what was put into the store: by the facts of its files, else by every byte of them.






/** Whether the files are those that were put there, by their facts and owners. */
function isIntact(store, entry, { resource }) {
    try {
        for (const { path } of entry.seal.files)
            (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .checkOwner */ .AA)(store, `${entry.files}/${path}`);
        return (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .compareDirectory */ .FD)(entry.files, resource, entry.seal).kind === 'intact';
    }
    catch {
        // A stranger's, or pruned in between: as if it were not there.
        return false;
    }
}
/**
 * Checks the files by their facts. Facts also change where a store was copied: baked into an image, restored from a backup,
 * on a volume that numbers its files anew. Then the bytes decide, and the new facts are noted.
 *
 * @returns the entry with the facts of its files as they are
 * @throws {VerifyError} when a file was changed, removed, or added, or belongs to somebody who is not trusted
 */
async function verifyEntry(store, entry, requirement) {
    const { resource } = requirement;
    for (const { path } of entry.seal.files)
        (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .checkOwner */ .AA)(store, `${entry.files}/${path}`);
    const check = (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .compareDirectory */ .FD)(entry.files, resource, entry.seal);
    if (check.kind === 'intact')
        return entry;
    const sealed = new Map(entry.seal.files.map((file) => [file.path, file]));
    for (const path of check.paths) {
        const found = await describeChange(entry, sealed.get(path), path);
        if (found === undefined)
            continue;
        await discardEntry(entry);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${resource.title}: changed since it was put there`, {
            wanted: 'the files as they were sealed',
            found,
            hint: `Something wrote to ${entry.directory}; the next download replaces it.`,
        });
    }
    const files = entry.seal.files.map(({ path, sha256 }) => (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .sealFile */ .mz)(entry.files, path, sha256));
    const renewed = { ...entry, seal: { ...entry.seal, files } };
    await (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .writeRecord */ .rh)(store, renewed);
    return renewed;
}
/** Makes a damaged entry invisible until the next download replaces it. Best effort: it is refused every time. */
async function discardEntry({ directory }) {
    await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _entry_js__WEBPACK_IMPORTED_MODULE_5__/* .COMPLETE_FILE */ .Xx));
}
/** What is other than it was sealed; undefined when only facts are. */
async function describeChange(entry, sealed, path) {
    if (sealed === undefined)
        return `${path}, which was not there`;
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, path), { throwIfNoEntry: false });
    if (facts?.isFile() !== true)
        return `no ${path}`;
    if (facts.size !== sealed.size)
        return `${path} with ${facts.size} bytes`;
    const sha256 = await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .hashFile */ .DC)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, path));
    return sha256 === sealed.sha256 ? undefined : `${path} with other bytes`;
}


/***/ })

};
