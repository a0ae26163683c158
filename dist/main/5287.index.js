export const id = 5287;
export const ids = [5287,5669];
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

/***/ 8404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   M2: () => (/* binding */ describeLayout),
/* harmony export */   dP: () => (/* binding */ withinDepth),
/* harmony export */   pb: () => (/* binding */ directoryFiles),
/* harmony export */   y1: () => (/* binding */ streamRange)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3701);
/* harmony import */ var _base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5503);
// The files of an image layout, wherever they lie: in a directory, or in a tar that is read in place.





// Much larger than what a hand-over costs, and small enough to be out of use before the collector has looked twice.
const CHUNK_BYTES = 256 * 1024;
/** The layout in a directory. No link is followed, neither of a file nor of the directories of the blobs. */
function directoryFiles(dir) {
    const where = describeLayout(dir);
    const place = async ({ name, what, sizeBytes }) => {
        const parents = name.split('/').slice(0, -1);
        for (const [at] of parents.entries()) {
            const parent = parents.slice(0, at + 1).join('/');
            await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .checkDirectory */ .W3)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, parent), `${where}: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)(parent, 100)}`);
        }
        return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, name), what, sizeBytes };
    };
    return {
        where,
        list: (under, depth) => listFiles(dir, under, depth),
        facts: async (file) => {
            const { handle, sizeBytes } = await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegularFile */ .ZU)(await place(file));
            try {
                return { sizeBytes, modifiedAt: (await handle.stat()).mtime };
            }
            finally {
                await handle.close();
            }
        },
        readSmall: async (file, maxBytes) => (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(await place(file), maxBytes),
        async *stream(file, start) {
            yield* streamRange(await place(file), { start, end: file.sizeBytes });
        },
    };
}
/** Directories in which nobody carries anything, and that can hold very much. */
const PASSED_OVER = ['node_modules', '.git'];
/** A cache directory with VEX repositories has some thousands of files. */
const MAX_FILES = 200_000;
async function listFiles(root, under, depth) {
    const found = [];
    let level = [under];
    for (let below = 0; below <= depth && level.length > 0; below += 1) {
        const next = [];
        for (const directory of level) {
            // What may not be read is not carried; what is wanted of it says so when it is opened.
            const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory), { withFileTypes: true }).catch(() => []);
            for (const entry of entries) {
                if (entry.isFile())
                    found.push(`${directory}${entry.name}`);
                if (entry.isDirectory() && !PASSED_OVER.includes(entry.name))
                    next.push(`${directory}${entry.name}/`);
            }
            if (found.length > MAX_FILES)
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${describeLayout(root)} holds more than ${MAX_FILES} files`);
        }
        level = next;
    }
    return found;
}
/** Of all names those that lie below `under`, at most so many directories further down; the nearest first. */
function withinDepth(names, under, depth) {
    const depthOf = (name) => name.slice(under.length).split('/').length - 1;
    return [...names]
        .filter((name) => name.startsWith(under) && depthOf(name) <= depth)
        .sort((a, b) => depthOf(a) - depthOf(b));
}
/** The files below a directory, as if it were the root. */
function filesBelow(files, under) {
    if (under === '')
        return files;
    const inside = (file) => ({ ...file, name: `${under}${file.name}` });
    return {
        where: `${files.where}/${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)(under.slice(0, -1), 100)}`,
        list: async (further, depth) => (await files.list(`${under}${further}`, depth)).map((name) => name.slice(under.length)),
        facts: (file) => files.facts(inside(file)),
        readSmall: (file, maxBytes) => files.readSmall(inside(file), maxBytes),
        stream: (file, start) => files.stream(inside(file), start),
    };
}
/** A part of a plain file, in chunks of 256 KiB. */
async function* streamRange(file, { start, end }) {
    const { handle } = await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegularFile */ .ZU)(file);
    try {
        for (let position = start; position < end;) {
            const chunk = Buffer.allocUnsafe(Math.min(end - position, CHUNK_BYTES));
            await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readExactly */ .Lo)(handle, chunk, file.what, position);
            position += chunk.length;
            yield chunk;
        }
    }
    finally {
        await handle.close();
    }
}
/** How messages name a layout. */
function describeLayout(path) {
    return `OCI layout ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)(path, 200)}`;
}


/***/ }),

/***/ 2470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   IA: () => (/* binding */ blobsDirectory),
/* harmony export */   J$: () => (/* binding */ openBlobOf),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   T4: () => (/* binding */ readLayout),
/* harmony export */   Ub: () => (/* binding */ openLayoutBlob),
/* harmony export */   Xn: () => (/* binding */ readLayoutIndex),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   rs: () => (/* binding */ LAYOUT)
/* harmony export */ });
/* unused harmony export readLayoutFiles */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3701);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2782);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8404);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5669);
// An OCI image layout on disk, read as if an enemy had written it: it may come from a poisoned cache entry or a carried bundle.







/** Names and version of https://specs.opencontainers.org/image-spec/image-layout/ */
const LAYOUT = {
    marker: 'oci-layout',
    version: '1.0.0',
    index: 'index.json',
    blobs: 'blobs/sha256/',
};
// One entry takes some 300 bytes, so this is room for thousands; a real layout holds a handful.
const MAX_INDEX_BYTES = 1024 * 1024;
// All manifests are held in memory; real ones have about 1 KiB.
const MAX_MANIFESTS_BYTES = 4 * _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_MANIFEST_BYTES */ .ZJ;
// A JSON object with one short field.
const MAX_MARKER_BYTES = 4096;
/** Reads which artifacts a layout holds; every manifest is checked against its digest. Throws VerifyError on the first lie. */
function readLayout(dir) {
    return readLayoutFiles((0,_layout_files_js__WEBPACK_IMPORTED_MODULE_5__/* .directoryFiles */ .pb)(dir));
}
/**
 * The same, wherever the layout lies.
 *
 * @param indexDigest what the digest of `index.json` must be, which then vouches for everything
 */
async function readLayoutFiles(files, indexDigest) {
    const children = await readLayoutIndex(files, indexDigest);
    checkTotalSize(children, `${files.where}: ${LAYOUT.index}`);
    const entries = [];
    for (const child of children) {
        entries.push({ fetched: await readManifest(files, child), annotations: child.annotations });
    }
    return entries;
}
/**
 * What the index of a layout names, unread. Other parameters and errors as of {@link readLayoutFiles}.
 *
 * @param onForeign told of what cannot be read, which is then left out; without it that is an error
 */
async function readLayoutIndex(files, indexDigest, onForeign) {
    await readMarker(files);
    const what = `${files.where}: ${LAYOUT.index}`;
    const index = await files.readSmall({ name: LAYOUT.index, what }, MAX_INDEX_BYTES);
    if (indexDigest !== undefined)
        checkDigest((0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(index), indexDigest, what);
    const parsed = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .parseManifestOrIndex */ .yA)(index, what, onForeign);
    if (parsed.kind !== 'index')
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(what, { wanted: 'an index', found: 'a manifest' });
    return parsed.children;
}
/**
 * Streams a blob of a layout in chunks of 256 KiB. Its size is checked before the first byte; its digest is not:
 * the reader of the stream must do that.
 */
function openLayoutBlob(dir, blob, start = 0) {
    return openBlobOf((0,_layout_files_js__WEBPACK_IMPORTED_MODULE_5__/* .directoryFiles */ .pb)(dir), blob, start);
}
/** The same, wherever the layout lies. */
async function* openBlobOf(files, blob, start = 0) {
    const what = `${files.where}: blob ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(blob.digest, 80)}`;
    yield* files.stream({ name: blobName(blob.digest), what, sizeBytes: blob.size }, start);
}
/** The name of a blob's file in a layout. Throws VerifyError when `digest` is not one, before it becomes a path. */
function blobName(digest) {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .B)(digest))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpected */ .os)('blob: digest', 'sha256: and 64 hex digits', digest);
    return `${LAYOUT.blobs}${digest.slice('sha256:'.length)}`;
}
/** Where a layout keeps a blob. Throws VerifyError when `digest` is not one, before it becomes a path. */
function blobPath(dir, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, blobName(digest));
}
/** The directory of all blobs of a layout. */
function blobsDirectory(dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, 'blobs', 'sha256');
}
async function readMarker(files) {
    const what = `${files.where}: ${LAYOUT.marker}`;
    const bytes = await files.readSmall({ name: LAYOUT.marker, what }, MAX_MARKER_BYTES);
    const { imageLayoutVersion } = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJsonObject */ .dw)(bytes, what, MAX_MARKER_BYTES);
    if (imageLayoutVersion !== LAYOUT.version) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpected */ .os)(`${what}: imageLayoutVersion`, LAYOUT.version, imageLayoutVersion);
    }
}
async function readManifest(files, child) {
    const what = `${files.where}: manifest ${child.digest}`;
    const file = { name: blobName(child.digest), what, sizeBytes: child.size };
    const bytes = await files.readSmall(file, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_MANIFEST_BYTES */ .ZJ);
    checkDigest((0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(bytes), child.digest, what);
    const fetched = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .parseManifest */ .Ng)(bytes, what);
    if (fetched.manifest.mediaType !== child.mediaType) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpected */ .os)(`${what}: mediaType`, child.mediaType, fetched.manifest.mediaType);
    }
    return fetched;
}
/** @throws {VerifyError} when they differ */
function checkDigest(found, wanted, what) {
    if (found !== wanted)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`${what}: digest`, { wanted, found });
}
function checkTotalSize(children, what) {
    const total = children.reduce((sum, child) => sum + child.size, 0);
    if (total <= MAX_MANIFESTS_BYTES)
        return;
    const wanted = `at most ${MAX_MANIFESTS_BYTES} bytes`;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`${what}: all manifests`, { wanted, found: `${total}` });
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

/***/ 8154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ verifyDigest),
/* harmony export */   y: () => (/* binding */ hashBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
// Bytes are what their descriptor says, or they are refused: size and sha256, checked while they stream.


/**
 * Passes the bytes through and fails at the end, or as soon as they are too many, when they are not what is expected.
 * Whoever consumes them must not publish anything before this has ended without an error.
 *
 * @param what names the bytes in the error, such as `Java DB from ghcr.io/\u2026`
 * @throws {VerifyError} on a size or digest that differs
 */
async function* verifyDigest(source, expected, what) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    for await (const chunk of source) {
        size += chunk.length;
        if (size > expected.size)
            break;
        hash.update(chunk);
        yield chunk;
    }
    if (size !== expected.size) {
        const found = size > expected.size ? 'more bytes' : `${size} bytes`;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`${what}: wrong size`, { wanted: `${expected.size} bytes`, found });
    }
    const found = `sha256:${hash.digest('hex')}`;
    if (found !== expected.digest) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`${what}: digest mismatch`, { wanted: expected.digest, found });
    }
}
/** The digest of bytes that stream past, as a descriptor writes it. */
async function hashBytes(source) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of source)
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}


/***/ })

};
