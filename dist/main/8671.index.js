export const id = 8671;
export const ids = [8671,3085];
export const modules = {

/***/ 7705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ak: () => (/* binding */ isLastTry),
/* harmony export */   At: () => (/* binding */ signalOfNow),
/* harmony export */   Fk: () => (/* binding */ claiming),
/* harmony export */   SV: () => (/* binding */ withinMs),
/* harmony export */   Vo: () => (/* binding */ withHalfOfTheTime),
/* harmony export */   e$: () => (/* binding */ forAtMostMs),
/* harmony export */   oW: () => (/* binding */ withPatience),
/* harmony export */   sS: () => (/* binding */ isContested)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
// How long whoever is asked just now may take, known to everything that waits for its answer, however far down.

const current = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
/** Runs `body`, and all that it starts, under this patience. */
function withPatience(patience, body) {
    return current.run(patience, body);
}
/** The signal of a run, and of whoever is asked just now. */
function signalOfNow(signal) {
    const patience = current.getStore();
    return patience === undefined ? signal : AbortSignal.any([signal, patience.signal]);
}
/** Whether others can be asked instead. */
function isContested() {
    return current.getStore()?.isContested === true;
}
/** Passes bytes on, and tells whoever is asked just now of the first of them. */
async function* claiming(bytes) {
    let isFirst = true;
    for await (const chunk of bytes) {
        if (isFirst)
            current.getStore()?.claim?.();
        isFirst = false;
        yield chunk;
    }
}
/** Whether a failure is final although the server could be asked again. */
function isLastTry() {
    return current.getStore()?.isSecondChance === true;
}
/**
 * Runs `body` for at most half of the time that whoever is asked just now has left, so that something else can be tried after it.
 *
 * @param reason what is thrown when that is over
 */
async function withHalfOfTheTime(reason, body) {
    const outer = current.getStore();
    if (outer?.endsAtMs === undefined)
        return await body();
    return await bounded(Math.max(0, outer.endsAtMs - performance.now()) / 2, reason, outer, body);
}
/**
 * Runs `body` for at most `ms`, with one try for each request.
 *
 * @param reason what is thrown when its time is over
 */
async function withinMs(ms, reason, body) {
    return await bounded(ms, reason, { isSecondChance: true }, body);
}
/**
 * The same, with as many tries as there is time for.
 *
 * @param reason what is thrown when its time is over
 */
async function forAtMostMs(ms, reason, body) {
    return await bounded(ms, reason, { isSecondChance: false }, body);
}
/** Narrows a patience to a time. */
async function bounded(ms, reason, patience, body) {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(reason), ms);
    const signals = patience.signal === undefined ? [] : [patience.signal];
    const signal = AbortSignal.any([...signals, ending.signal]);
    try {
        return await withPatience({ ...patience, signal, endsAtMs: performance.now() + ms }, body);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 5809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeAll)
/* harmony export */ });
/** Writes all of `bytes` where the file stands: one write may take less than it was given. Throws what the system says. */
async function writeAll(file, bytes) {
    for (let offset = 0; offset < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset);
        offset += bytesWritten;
    }
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

/***/ 5143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ openFileSink)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2244);
/* harmony import */ var _base_write_all_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5809);
// A file that gets its name only when it is complete, for a blob that streams past.






/** Opens a sink that writes beside `path` and renames to it. */
async function openFileSink(options) {
    const { path, blob, what, onCommit } = options;
    const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(partial, 'wx').catch((cause) => {
        throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, cause);
    });
    let writtenBytes = 0;
    let isOpen = true;
    const discard = async () => {
        if (!isOpen)
            return;
        isOpen = false;
        await handle.close().catch(() => undefined);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(partial);
    };
    const commit = async () => {
        try {
            checkSize(options, writtenBytes);
            await handle.close();
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .move */ .Cy)(partial, path);
        }
        catch (error) {
            await discard();
            throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileError */ .lz)(error) ? (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, error) : error;
        }
        isOpen = false;
        onCommit();
    };
    const write = async (chunk) => {
        try {
            await (0,_base_write_all_js__WEBPACK_IMPORTED_MODULE_5__/* .writeAll */ .f)(handle, chunk);
        }
        catch (cause) {
            throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, cause, {
                name: 'it',
                sizeBytes: blob.size,
                writtenBytes,
            });
        }
        writtenBytes += chunk.length;
    };
    return { write, commit, discard };
}
function checkSize({ blob, what }, writtenBytes) {
    if (writtenBytes === blob.size)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${what}: size of blob ${blob.digest}`, {
        wanted: `${blob.size}`,
        found: `${writtenBytes}`,
    });
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

/***/ 1540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ encodeIndex),
/* harmony export */   u: () => (/* binding */ createLayoutWriter)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5867);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2244);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3701);
/* harmony import */ var _blob_sink_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5143);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1564);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2470);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8404);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5669);
// Writing an OCI image layout: it becomes one only when its index is there, and then it holds exactly what its manifests name.












/** Starts a layout in `dir`, which must be empty or absent, so that nothing of somebody else's becomes part of it. */
async function createLayoutWriter(dir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(dir, { recursive: true });
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir)).length > 0) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(`${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(dir)}: the directory is not empty`, {
            hint: 'Name a new or empty directory.',
        });
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobsDirectory */ .IA)(dir), { recursive: true });
    const state = { dir, blobs: new Map(), entries: [] };
    return {
        writeBlob: (bytes) => writeBlob(state, bytes),
        openBlobSink: (blob) => (0,_blob_sink_js__WEBPACK_IMPORTED_MODULE_7__/* .openFileSink */ .o)({
            path: (0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(dir, blob.digest),
            blob,
            what: (0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(dir),
            onCommit: () => state.blobs.set(blob.digest, blob.size),
        }),
        addManifest: (fetched, annotations) => addManifest(state, { fetched, annotations }),
        finish: () => finish(state),
    };
}
async function writeBlob(state, bytes) {
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .digestOf */ .o)(bytes);
    if (!state.blobs.has(digest)) {
        await publish((0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(state.dir, digest), bytes);
        state.blobs.set(digest, bytes.length);
    }
    return { digest, size: bytes.length };
}
async function addManifest(state, entry) {
    const { digest } = await writeBlob(state, entry.fetched.bytes);
    if (digest !== entry.fetched.digest) {
        const what = `${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(state.dir)}: manifest`;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(what, { wanted: entry.fetched.digest, found: digest });
    }
    state.entries.push(entry);
}
async function finish(state) {
    const named = new Set();
    for (const { fetched } of state.entries) {
        const { config, layers } = fetched.manifest;
        named.add(fetched.digest);
        for (const blob of [config, ...layers]) {
            requireBlob(state, blob);
            named.add(blob.digest);
        }
    }
    await removeOthers(state.dir, named);
    await publish((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state.dir, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.marker), encode({ imageLayoutVersion: _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.version }));
    await publish((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state.dir, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.index), encodeIndex(state.entries));
}
function requireBlob(state, blob) {
    const size = state.blobs.get(blob.digest);
    if (size === blob.size)
        return;
    const found = size === undefined ? 'nothing' : `${size} bytes`;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(state.dir)}: blob ${blob.digest}`, {
        wanted: `${blob.size} bytes`,
        found,
    });
}
// Blobs of a source that was given up, and what a sink left that was neither committed nor discarded.
async function removeOthers(dir, named) {
    const blobs = (0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobsDirectory */ .IA)(dir);
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(blobs)) {
        if (!named.has(`sha256:${name}`))
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .remove */ .TF)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(blobs, name));
    }
}
/** The `index.json` of these artifacts: the same artifacts give the same bytes, so that a bundle can be compared. */
function encodeIndex(entries, others = []) {
    return encode(describeIndex(entries, others));
}
function describeIndex(entries, others) {
    return {
        schemaVersion: 2,
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_11__/* .MEDIA_TYPES */ .Z2.ociIndex,
        manifests: [...entries.map(toIndexEntry), ...others].map(({ annotations, ...entry }) => ({
            ...entry,
            ...(Object.keys(annotations).length > 0 && { annotations: sortKeys(annotations) }),
        })),
    };
}
function toIndexEntry({ fetched, annotations }) {
    const { mediaType } = fetched.manifest;
    return { mediaType, digest: fetched.digest, size: fetched.bytes.length, annotations };
}
function sortKeys(fields) {
    const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted);
}
function encode(value) {
    return Buffer.from(JSON.stringify(value));
}
// A reader sees the whole file or none.
async function publish(path, bytes) {
    const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, bytes, { flag: 'wx' });
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .move */ .Cy)(partial, path);
    }
    catch (cause) {
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .removeQuietly */ .S2)(partial);
        throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .cannotWrite */ .zz)((0,_base_log_js__WEBPACK_IMPORTED_MODULE_6__/* .clean */ .uH)(path, 300), cause);
    }
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
