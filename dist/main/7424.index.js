export const id = 7424;
export const ids = [7424,5669];
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

/***/ 7424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageStored: () => (/* binding */ stageStored)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_count_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9787);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3427);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2244);
/* harmony import */ var _store_duplicate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5323);
/* harmony import */ var _store_verify_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9068);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4411);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6969);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6197);
// From the runner store to files beside the target: cloned or linked, with metadata of their own. Nothing is placed here.











/**
 * Gives a job the files of an entry.
 *
 * @throws {VerifyError} when they are not what was put into the store; nothing is left behind
 * @throws {LocalError} when this machine cannot take a copy; nothing is left behind
 */
async function stageStored(artifact, context) {
    const { requirement, log } = context;
    const { stored } = artifact;
    const { resource } = requirement;
    const staging = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_8__/* .createStaging */ .q)(context.cacheDir, resource.name);
    try {
        const metadataName = resource.placement.metadataFile;
        const files = stored.seal.files.filter(({ path }) => path !== metadataName);
        const duplicator = (0,_store_duplicate_js__WEBPACK_IMPORTED_MODULE_4__/* .createDuplicator */ .yh)({ mayShare: mayShare(resource, context) });
        await duplicateFiles(stored, files, { directory: staging.directory, duplicator });
        if (context.full)
            await checkDigests(stored, files, { directory: staging.directory, title: resource.title });
        // Every job has metadata of its own: it says when this job got the data, in the form of this job's Trivy.
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stored.files, metadataName), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging.directory, metadataName));
        const { measuredAt, metadata } = await (0,_complete_js__WEBPACK_IMPORTED_MODULE_7__/* .completeStaged */ .g)(artifact, staging.directory, {
            ...context,
            label: 'runner store',
        });
        log.info(`runner store: ${describeFiles(stored)}, by ${WORDS[duplicator.way()]}`);
        return {
            measuredAt,
            artifact,
            directory: staging.directory,
            files: [...files.map(({ path, sha256 }) => ({ path, sha256 })), metadata],
            kept: undefined,
            discard: staging.discard,
        };
    }
    catch (error) {
        await staging.discard();
        throw error;
    }
}
/** Trivy must not be able to write to a file that other jobs have. */
function mayShare({ isWrittenBy }, { trivyVersion, isVersionCertain }) {
    return isWrittenBy === undefined || (isVersionCertain && !isWrittenBy(trivyVersion));
}
const WORDS = { clone: 'clone', link: 'hard link', copy: 'copy' };
function describeFiles({ seal }) {
    const sizeBytes = seal.files.reduce((sum, { size }) => sum + size, 0);
    return `${(0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__/* .formatBytes */ .z)(sizeBytes)} in ${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_10__/* .count */ .U)(seal.files.length, 'file')}`;
}
async function duplicateFiles(entry, files, { directory, duplicator }) {
    const made = new Set([directory]);
    for (const file of files) {
        const [from, to] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, file.path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file.path)];
        if (!made.has((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to)))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), { recursive: true });
        made.add((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to));
        try {
            await duplicator.duplicate(from, to);
        }
        catch (error) {
            if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT'))
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('it was pruned meanwhile', { cause: error });
            if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'EACCES'))
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('it cannot be read', { cause: error });
            (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .rethrowLocal */ .bS)(error);
        }
        // It may have been exchanged or written to since it was checked. A layered file system numbers it anew at its first link.
        if (!(0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .isAsSealed */ .HN)(entry.files, file) && (await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .hashFile */ .DC)(to)) !== file.sha256) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${file.path} changed while it was taken from the runner store`);
        }
    }
}
async function checkDigests(entry, files, { directory, title }) {
    for (const { path, sha256 } of files) {
        const found = await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .hashFile */ .DC)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path));
        if (found !== sha256) {
            await (0,_store_verify_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .discardEntry */ .HI)(entry);
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${title}: ${path} in the runner store is damaged`, { wanted: sha256, found });
        }
    }
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
