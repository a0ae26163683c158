export const id = 2515;
export const ids = [2515];
export const modules = {

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ findBashHome)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _windows_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5057);
// Pure but for one look: the home that the bash of Git for Windows, and git itself, take.


/**
 * Where bash and git of Windows are at home: `HOME`, else `HOMEDRIVE` with `HOMEPATH` where that is a directory (a share of a
 * domain's users), else `USERPROFILE` (Git for Windows, `db_home: env` of its runtime, and `mingw.c` of git). A HOME that a step of
 * bash has set is spelled `/c/Users/me`.
 *
 * @returns undefined where nothing says
 */
function findBashHome(environment, isThere = node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync) {
    if (environment.HOME)
        return (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fromBash */ .lJ)(environment.HOME);
    const { HOMEDRIVE, HOMEPATH } = environment;
    const ofDomain = HOMEDRIVE && HOMEPATH ? (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_1__/* .plainWindowsPath */ .jK)(HOMEDRIVE + HOMEPATH) : undefined;
    if (ofDomain !== undefined && isThere(ofDomain))
        return ofDomain;
    return environment.USERPROFILE || undefined;
}


/***/ }),

/***/ 5423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ inflateZstd)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
// Inflates zstd of several frames. Node's own stream (24.21.0) drops in silence what follows the end of a frame in the same
// chunk, and reads on where a chunk begins with a frame. So the chunks are cut where frames end.



/** RFC 8878, 3.1.1 and 3.1.2: what a frame begins with, and one whose contents are not data (by its first 28 bits). */
const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
/** RFC 8878, 3.1.1.1.1: how many bytes of a frame's head say the size of its contents, and its dictionary, by their flags. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CHECKSUM_BYTES = 4;
/** RFC 8878, 3.1.1.2.2: a block that says one byte and how often it stands there. */
const REPEATED_BYTE = 1;
/** The largest chunk that comes out. */
const CHUNK_BYTES = 1 << 20;
/**
 * Inflates all frames: `pzstd`, appended files, and zstd:chunked layers have several, the latter with skippable ones.
 *
 * @throws what Node's zlib says of broken or incomplete bytes; Error where neither a frame nor the end follows a frame
 */
async function* inflateZstd(packed) {
    const inflater = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress)({ chunkSize: CHUNK_BYTES });
    const feeding = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(cutAtFrames(packed)), inflater);
    // The reader of the inflater gets the same error.
    feeding.catch(() => undefined);
    for await (const chunk of inflater)
        yield chunk;
    await feeding;
}
/** The same bytes; in no chunk anything follows the end of a frame. */
async function* cutAtFrames(packed) {
    const endsIn = followFrames();
    for await (const chunk of packed) {
        let from = 0;
        for (const end of endsIn(chunk)) {
            yield chunk.subarray(from, end);
            from = end;
        }
        if (from < chunk.length)
            yield chunk.subarray(from);
    }
}
/** Gives a function that takes one chunk after the other, and lists the places in it where a frame ends. */
function followFrames() {
    const walk = walkFrames();
    let part = walk.next().value;
    let left = part.bytes;
    let head = Buffer.alloc(0);
    return function* endsIn(chunk) {
        let at = 0;
        for (;;) {
            const here = Math.min(left, chunk.length - at);
            if (part.isRead)
                head = Buffer.concat([head, chunk.subarray(at, at + here)]);
            at += here;
            left -= here;
            if (left > 0)
                return;
            if (part.endsFrame)
                yield at;
            part = walk.next(head).value;
            left = part.bytes;
            head = Buffer.alloc(0);
        }
    };
}
const read = (bytes) => ({ bytes, isRead: true });
function* walkFrames() {
    for (;;) {
        const magic = (yield read(4)).readUInt32LE();
        if (magic === FRAME_MAGIC)
            yield* walkFrame();
        else if ((magic & ~0xf) === SKIPPABLE_MAGIC) {
            const size = yield read(4);
            yield { bytes: size.readUInt32LE(), endsFrame: true };
        }
        else
            throw new Error('what follows a zstd frame is none');
    }
}
/** RFC 8878, 3.1.1: behind the magic number a head, blocks, and a checksum. */
function* walkFrame() {
    const flags = (yield read(1)).readUInt8();
    const isSingleSegment = (flags & 0x20) !== 0;
    const sizeFlag = flags >> 6;
    const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[sizeFlag] ?? 0);
    const windowBytes = isSingleSegment ? 0 : 1;
    yield { bytes: windowBytes + (DICTIONARY_BYTES[flags & 3] ?? 0) + sizeBytes };
    for (let isLast = false; !isLast;) {
        const block = (yield read(3)).readUIntLE(0, 3);
        isLast = (block & 1) === 1;
        yield { bytes: ((block >> 1) & 3) === REPEATED_BYTE ? 1 : block >> 3 };
    }
    yield { bytes: (flags & 4) === 0 ? 0 : CHECKSUM_BYTES, endsFrame: true };
}


/***/ }),

/***/ 6617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots)
/* harmony export */ });
// A bounded number of things at a time, first come, first served.
/** That many slots. */
function createSlots(count) {
    const waiting = [];
    let free = count;
    return async (body) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await body();
        }
        finally {
            const next = waiting.shift();
            // The slot goes over to whoever waits, without ever being free.
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}


/***/ }),

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

/***/ 6080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ EMPTY_CONFIG),
/* harmony export */   l: () => (/* binding */ describeSingleLayer)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1564);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5669);
// An artifact of one layer and nothing else: its manifest, and the empty config that goes with it.


/** The empty descriptor of https://specs.opencontainers.org/image-spec/manifest/#guidance-for-an-empty-descriptor */
const EMPTY_CONFIG = Buffer.from('{}');
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
/** The manifest; the same parts give the same bytes. */
function describeSingleLayer({ artifactType, layer: { mediaType, digest, size }, title, annotations, what, }) {
    const manifest = {
        schemaVersion: 2,
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MEDIA_TYPES */ .Z2.ociManifest,
        artifactType,
        config: { mediaType: EMPTY_TYPE, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(EMPTY_CONFIG), size: EMPTY_CONFIG.length },
        layers: [{ mediaType, digest, size, annotations: { 'org.opencontainers.image.title': title } }],
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
    return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(Buffer.from(JSON.stringify(manifest)), what);
}


/***/ }),

/***/ 200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ asBrokenArchive)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);
// What the error of whoever unpacks an archive says of it.


/** The archive is broken; but that its file cannot be read here says nothing of what is in it. */
function asBrokenArchive(cause) {
    return (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isFileError */ .lz)(cause) ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('the archive is broken', { cause });
}


/***/ }),

/***/ 2003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inflateBzip2)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/place/bit-reader.js
// Numbers of any count of bits out of bytes that arrive in pieces.

/** Reads the highest bit of a byte first. */
class BitReader {
    #bytes = Buffer.alloc(0);
    #position = 0;
    #window = 0;
    #windowBits = 0;
    /** Bytes of which no bit has been read. */
    get bytesLeft() {
        return this.#bytes.length - this.#position;
    }
    /** Adds bytes behind those that are left. */
    feed(pieces) {
        this.#bytes = Buffer.concat([this.#bytes.subarray(this.#position), ...pieces]);
        this.#position = 0;
    }
    /**
     * @param count 1 to 24
     * @throws {VerifyError} when fewer are left
     */
    read(count) {
        while (this.#windowBits < count) {
            const byte = this.#bytes[this.#position];
            if (byte === undefined)
                throw new errors/* VerifyError */.Gz('the archive is broken: it ends too early');
            this.#position += 1;
            this.#window = ((this.#window << 8) | byte) >>> 0;
            this.#windowBits += 8;
        }
        this.#windowBits -= count;
        return (this.#window >>> this.#windowBits) & ((1 << count) - 1);
    }
    /** Goes on at the next whole byte. */
    align() {
        this.#windowBits -= this.#windowBits % 8;
    }
}

;// CONCATENATED MODULE: ./build/place/bzip2-block.js
// One block of bzip2: Huffman codes, runs, moves to front, and the sorted rotations (format of bzip2 1.0.8, which has no
// specification but its source). A block costs what its own length and size cost, whatever its bytes say.

const MAX_TABLES = 6;
const MAX_CODE_BITS = 20;
/** So many symbols share one table. */
const GROUP_SYMBOLS = 50;
/** What 900,000 bytes can need; more are read and pass for nothing, as the original has it. */
const MAX_SELECTORS = 2 + 900_000 / GROUP_SYMBOLS;
const RUN_A = 0;
const RUN_B = 1;
/**
 * Reads a block into `links`, which is as long as the largest one: for each byte in the low 8 bits a byte, above them where the
 * next one stands.
 *
 * @throws {VerifyError} when it is broken
 */
function readBlock(bits, links) {
    if (bits.read(1) === 1)
        throw broken('it is of a form that was given up in 1999');
    const origin = bits.read(24);
    const bytes = readAlphabet(bits);
    const symbolCount = bytes.length + 2;
    const tableCount = bits.read(3);
    if (tableCount < 2 || tableCount > MAX_TABLES)
        throw broken('a number of tables');
    const selectors = readSelectors(bits, tableCount);
    const tables = Array.from({ length: tableCount }, () => readTable(bits, symbolCount));
    const length = readSymbols(bits, { bytes, selectors, tables, links });
    if (origin >= length)
        throw broken('where it begins');
    linkUp(links, length);
    return { length, origin };
}
/** Which bytes occur, by a map of two steps. */
function readAlphabet(bits) {
    const bytes = [];
    const rows = bits.read(16);
    for (let row = 0; row < 16; row += 1) {
        if ((rows & (0x8000 >> row)) === 0)
            continue;
        const columns = bits.read(16);
        for (let column = 0; column < 16; column += 1)
            if ((columns & (0x8000 >> column)) !== 0)
                bytes.push(row * 16 + column);
    }
    if (bytes.length === 0)
        throw broken('it uses no byte');
    return Uint8Array.from(bytes);
}
function readSelectors(bits, tableCount) {
    const count = bits.read(15);
    if (count === 0)
        throw broken('it selects no table');
    const selectors = new Uint8Array(Math.min(count, MAX_SELECTORS));
    const recent = Array.from({ length: tableCount }, (_, index) => index);
    for (let index = 0; index < count; index += 1) {
        let back = 0;
        while (bits.read(1) === 1) {
            back += 1;
            if (back >= tableCount)
                throw broken('it selects a table that is not there');
        }
        recent.unshift(...recent.splice(back, 1));
        if (index < selectors.length)
            selectors[index] = recent[0] ?? 0;
    }
    return selectors;
}
function readTable(bits, symbolCount) {
    const lengths = new Uint8Array(symbolCount);
    let length = bits.read(5);
    for (let symbol = 0; symbol < symbolCount; symbol += 1) {
        for (;;) {
            if (length < 1 || length > MAX_CODE_BITS)
                throw broken('the length of a code');
            if (bits.read(1) === 0)
                break;
            length += bits.read(1) === 0 ? 1 : -1;
        }
        lengths[symbol] = length;
    }
    return buildTable(lengths);
}
function buildTable(lengths) {
    const last = new Int32Array(MAX_CODE_BITS + 1).fill(-1);
    const shift = new Int32Array(MAX_CODE_BITS + 1);
    const symbols = new Uint16Array(lengths.length);
    let place = 0;
    let code = 0;
    for (let bitCount = 1; bitCount <= MAX_CODE_BITS; bitCount += 1) {
        shift[bitCount] = code - place;
        for (let symbol = 0; symbol < lengths.length; symbol += 1) {
            if (lengths[symbol] !== bitCount)
                continue;
            symbols[place] = symbol;
            place += 1;
            code += 1;
        }
        if ((shift[bitCount] ?? 0) + place > 1 << bitCount)
            throw broken('more codes than there can be');
        last[bitCount] = code - 1;
        code *= 2;
    }
    return { shortest: Math.min(...lengths), last, shift, symbols };
}
function readSymbol(bits, { shortest, last, shift, symbols }) {
    let code = bits.read(shortest);
    for (let bitCount = shortest; bitCount <= MAX_CODE_BITS; bitCount += 1) {
        if (code <= (last[bitCount] ?? -1)) {
            const symbol = symbols[code - (shift[bitCount] ?? 0)];
            if (symbol !== undefined)
                return symbol;
        }
        code = code * 2 + bits.read(1);
    }
    throw broken('a code that nothing has');
}
/** Puts the bytes of the sorted rotations into the links; gives their number. */
function readSymbols(bits, { bytes, selectors, tables, links }) {
    const end = bytes.length + 1;
    let length = 0;
    let run = 0;
    let runUnit = 1;
    for (const selector of selectors) {
        const table = tables[selector];
        for (let index = 0; index < GROUP_SYMBOLS; index += 1) {
            const symbol = readSymbol(bits, table);
            if (symbol === RUN_A || symbol === RUN_B) {
                run += runUnit << symbol;
                runUnit *= 2;
                // Before the unit outgrows a number.
                if (run > links.length)
                    throw broken('a run that is too long');
                continue;
            }
            if (length + run > links.length)
                throw broken('more than a block holds');
            links.fill(bytes[0] ?? 0, length, length + run);
            length += run;
            run = 0;
            runUnit = 1;
            if (symbol === end)
                return length;
            if (length === links.length)
                throw broken('more than a block holds');
            const byte = bytes[symbol - 1];
            bytes.copyWithin(1, 0, symbol - 1);
            bytes[0] = byte;
            links[length] = byte;
            length += 1;
        }
    }
    throw broken('it has no end');
}
/** From the last column of the sorted rotations to the order in which their bytes follow each other. */
function linkUp(links, length) {
    const places = new Uint32Array(256);
    for (let index = 0; index < length; index += 1) {
        const byte = links[index];
        places[byte] = places[byte] + 1;
    }
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) {
        const count = places[byte];
        places[byte] = sum;
        sum += count;
    }
    for (let index = 0; index < length; index += 1) {
        const byte = links[index] & 0xff;
        const place = places[byte];
        places[byte] = place + 1;
        links[place] = (links[place] | (index << 8)) >>> 0;
    }
}
function broken(what) {
    return new errors/* VerifyError */.Gz(`the archive is broken: ${what}`);
}

// EXTERNAL MODULE: ./build/place/turns.js
var turns = __webpack_require__(468);
;// CONCATENATED MODULE: ./build/place/bzip2.js
// Inflates bzip2 block by block. The libraries for it are abandoned, inflate a whole archive at once, or cannot be stopped; here
// a block is the most that is worked on before others have their turn.




/** A block of 900,000 symbols of 20 bits with its tables is less; tables that say the same over and over are not honest. */
const MAX_PACKED_BLOCK_BYTES = 3 << 20;
const BLOCK_UNIT_BYTES = 100_000;
const PIECE_BYTES = 64 << 10;
/** The first digits of pi, and of its square root. */
const BLOCK_MARK = 0x314159265359;
const END_MARK = 0x177245385090;
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 24;
    for (let bit = 0; bit < 8; bit += 1)
        rest = rest < 0 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
    return rest;
});
/**
 * Inflates one stream, or several that follow each other. Holds about 10 MB at the most, and gives way to timers and signals also where
 * nothing comes out.
 *
 * @param giveWay called between blocks and between pieces
 * @throws {VerifyError} when it is broken
 */
async function* inflateBzip2(packed, giveWay = (0,turns/* createTurns */.z)()) {
    const input = createInput(packed);
    // A stream of nothing is nothing, but no bytes at all are no stream.
    do {
        yield* inflateStream(input, giveWay);
        input.bits.align();
        await input.fill();
        await giveWay();
    } while (input.bits.bytesLeft > 0);
}
async function* inflateStream({ bits, fill, space }, giveWay) {
    await fill();
    const level = readHeader(bits);
    const links = space.subarray(0, level * BLOCK_UNIT_BYTES);
    let streamCrc = 0;
    for (;;) {
        await fill();
        await giveWay();
        const mark = bits.read(24) * 2 ** 24 + bits.read(24);
        const crc = readCrc(bits);
        if (mark === END_MARK && crc === streamCrc)
            return;
        if (mark !== BLOCK_MARK)
            throw bzip2_broken('what is neither a block nor the end');
        for (const piece of unfold(readBlock(bits, links), links, crc)) {
            yield piece;
            await giveWay();
        }
        streamCrc = ((streamCrc << 1) | (streamCrc >>> 31)) ^ crc;
    }
}
function readHeader(bits) {
    const [b, z, h, level] = [bits.read(8), bits.read(8), bits.read(8), bits.read(8) - 0x30];
    if (b !== 0x42 || z !== 0x5a || h !== 0x68 || level < 1 || level > 9)
        throw bzip2_broken('it is no bzip2');
    return level;
}
function readCrc(bits) {
    return (bits.read(16) << 16) | bits.read(16);
}
/** Four equal bytes are followed by how many more there are. @throws {VerifyError} where the checksum is another */
function* unfold({ length, origin }, links, wantedCrc) {
    let piece = Buffer.allocUnsafe(PIECE_BYTES);
    let filled = 0;
    let crc = -1;
    let link = links[origin] >>> 8;
    let equal = 0;
    let before = -1;
    for (let index = 0; index < length; index += 1) {
        const step = links[link];
        link = step >>> 8;
        let byte = step & 0xff;
        let count = 1;
        if (equal === 4) {
            count = byte;
            byte = before;
            equal = 0;
        }
        else {
            equal = byte === before ? equal + 1 : 1;
            before = byte;
        }
        for (; count > 0; count -= 1) {
            piece[filled] = byte;
            filled += 1;
            crc = (crc << 8) ^ CRC_TABLE[(crc >>> 24) ^ byte];
            if (filled < PIECE_BYTES)
                continue;
            yield piece;
            piece = Buffer.allocUnsafe(PIECE_BYTES);
            filled = 0;
        }
    }
    if (~crc !== wantedCrc)
        throw bzip2_broken('the checksum of a block');
    if (filled > 0)
        yield piece.subarray(0, filled);
}
/** The bits of a stream of bytes, of which enough for a block are there after each `fill`. */
function createInput(packed) {
    const bits = new BitReader();
    const source = packed[Symbol.asyncIterator]();
    const fill = async () => {
        const pieces = [];
        let bytes = bits.bytesLeft;
        if (bytes >= MAX_PACKED_BLOCK_BYTES)
            return;
        // More than is needed, so that what is left over is not moved for each small block.
        while (bytes < 2 * MAX_PACKED_BLOCK_BYTES) {
            const next = await source.next();
            if (next.done === true)
                break;
            pieces.push(next.value);
            bytes += next.value.length;
        }
        if (pieces.length > 0)
            bits.feed(pieces);
    };
    return { bits, fill, space: new Uint32Array(9 * BLOCK_UNIT_BYTES) };
}
function bzip2_broken(what) {
    return new errors/* VerifyError */.Gz(`the archive is broken: ${what}`);
}


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ createTurns)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// Work in pieces that gives way to timers and signals between them.

/** So long timers and signals wait at the most, beside the work on one piece. */
const TURN_MS = 20;
/** To be awaited between pieces. A promise alone lets no timer and no signal through. */
function createTurns() {
    let since = performance.now();
    return async () => {
        if (performance.now() - since < TURN_MS)
            return;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        since = performance.now();
    };
}


/***/ }),

/***/ 6126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ unzip)
/* harmony export */ });
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(663);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _broken_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(200);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);
/* harmony import */ var _extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(967);
/* harmony import */ var _write_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5922);
// Unpacks a zip with the same rules as a tar: regular files below the root, bounded in number and size.






/**
 * Unpacks the zip `file` into `directory`, which is empty.
 *
 * @throws {VerifyError} when it is broken or holds what it must not hold, {LocalError} when this machine cannot take it
 */
async function unzip(file, directory, rules) {
    let zip;
    try {
        // Closed by us alone: reading on after the last entry is closed would be an error of its own.
        zip = await (0,yauzl__WEBPACK_IMPORTED_MODULE_0__/* .openPromise */ .sO)(file, { autoClose: false, strictFileNames: true });
    }
    catch (cause) {
        throw (0,_broken_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .asBrokenArchive */ .q)(cause);
    }
    try {
        return await unpackEntries(zip, directory, rules);
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
            throw error;
        rules.signal?.throwIfAborted();
        throw (0,_broken_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .asBrokenArchive */ .q)(error);
    }
    finally {
        zip.close();
    }
}
async function unpackEntries(zip, directory, rules) {
    if (rules.countsWanted !== true)
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseNumber */ .wF)(zip.entryCount);
    const write = (0,_write_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .createEntryWriter */ .W)(directory);
    const counter = { compressed: zip.fileSize, inflated: 0, wanted: 0 };
    const files = new Map();
    for await (const entry of zip.eachEntry()) {
        rules.signal?.throwIfAborted();
        const path = (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(entry.fileName, typeOf(entry, rules), rules);
        if (path === undefined)
            continue;
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseNumber */ .wF)(files.size + 1);
        if (!entry.canDecodeFileData())
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz('the archive is encrypted, or packed in an unknown way');
        const content = await zip.openReadStreamPromise(entry);
        // It may fail before anybody reads it; whoever does sees the error then.
        content.on('error', () => undefined);
        const file = await write(counted(content, counter, rules), path, entry.uncompressedSize);
        files.set(file.path, file);
        if (rules.isEnough?.(files.size) === true)
            break;
    }
    return [...files.values()];
}
async function* counted(content, counter, rules) {
    for await (const chunk of content) {
        counter.inflated += chunk.length;
        // Of a zip nothing else is inflated.
        counter.wanted += chunk.length;
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseBomb */ .N6)(counter, rules);
        rules.signal?.throwIfAborted();
        yield chunk;
    }
}
/** In the words of a tar. The upper half of the attributes is the mode of a Unix file, where one packed it. */
function typeOf(entry, { writesZippedLinks }) {
    if (entry.fileName.endsWith('/'))
        return 'directory';
    const type = (entry.externalFileAttributes >>> 16) & 0o170000;
    if (type === 0o120000)
        return writesZippedLinks === true ? 'file' : 'symlink';
    return type === 0 || type === 0o100000 ? 'file' : 'special file';
}


/***/ }),

/***/ 3784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ inflateXz)
/* harmony export */ });
/* harmony import */ var node_stream_web__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7830);
/* harmony import */ var xz_decompress__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6642);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _turns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(468);
// Inflates xz, in pieces of 64 KiB and with a dictionary of at most 64 MiB: what the library has room for.




/**
 * Inflates xz. Gives way to timers and signals also where nothing comes out.
 *
 * @throws {VerifyError} when it is broken
 */
async function* inflateXz(packed) {
    let interrupted;
    const giveWay = (0,_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .createTurns */ .z)();
    const watched = (async function* () {
        try {
            for await (const piece of packed) {
                yield piece;
                await giveWay();
            }
        }
        catch (error) {
            interrupted = { by: error };
            throw error;
        }
    })();
    try {
        for await (const chunk of new xz_decompress__WEBPACK_IMPORTED_MODULE_1__.XzReadableStream(node_stream_web__WEBPACK_IMPORTED_MODULE_0__.ReadableStream.from(watched))) {
            yield Buffer.from(chunk);
            await giveWay();
        }
    }
    catch (error) {
        throw interrupted === undefined ? asVerifyError(error) : interrupted.by;
    }
}
function asVerifyError(cause) {
    return cause instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('the archive is broken', { cause });
}


/***/ }),

/***/ 2515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provideModules: () => (/* binding */ provideModules)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/place/staging.js
var place_staging = __webpack_require__(6197);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var base_log = __webpack_require__(3701);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/module-calls.js
// The module calls of one file: of HCL by HashiCorp's parser, of its JSON form by a reader of JSON that knows positions.


/** The largest real ones, which are generated, have some hundred kB. */
const MAX_FILE_BYTES = 2 << 20;
/** Some ten times the largest real files, so that no file holds the step past its time limit. */
const MAX_CALLS = 2000;
const NOTHING = { calls: [], doubt: undefined };
/** Reads the calls. A file that is no HCL holds none, for Trivy neither; one with more than 2,000 calls is in doubt. */
async function readCalls(name, text, hcl) {
    const read = name.endsWith('.json') ? readJson(text) : await readHcl(name, text, hcl);
    return read.calls.length <= MAX_CALLS ? read : { calls: [], doubt: `it holds more than ${MAX_CALLS} calls` };
}
async function readHcl(name, text, hcl) {
    // Most files call nothing, and need no parser: the word can be written in no other way.
    if (!/\bmodule\b/.test(text))
        return NOTHING;
    const answer = await hcl.read(name, text.replace(/^\uFEFF/, ''));
    if (answer.kind === 'body')
        return { calls: callsOf(answer.body.module, text), doubt: undefined };
    if (answer.kind === 'broken')
        return NOTHING;
    return { calls: [], doubt: `it could not be read (${(0,base_log/* clean */.uH)(answer.reason, 100)})` };
}
/** The library gives the blocks by their label, each label with its list; values are literals or templates. */
function callsOf(modules, text) {
    if (typeof modules !== 'object' || modules === null)
        return [];
    const linesOf = findHeaders(text);
    return Object.entries(modules).flatMap(([name, blocks]) => {
        const lines = linesOf.get(name) ?? [];
        return (Array.isArray(blocks) ? blocks : []).flatMap((block, index) => {
            if (typeof block !== 'object' || block === null || name === '')
                return [];
            const { source, version = '' } = block;
            // Without one, or with a number for one, Trivy has nothing to ask for.
            if (typeof source !== 'string' || source === '')
                return [];
            return {
                name,
                source: literalOf(source),
                version: typeof version === 'string' ? literalOf(version) : '',
                line: lines[index] ?? lines[0] ?? 1,
            };
        });
    });
}
/** The text of a template that has no expression in it; undefined when it has. */
function literalOf(template) {
    const rest = template.replaceAll('$${', '').replaceAll('%%{', '');
    if (rest.includes('${') || rest.includes('%{'))
        return undefined;
    return template.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
/** Lines by label, in one pass: the parser gives no positions, and the header of a block can hardly be written in another way. */
function findHeaders(text) {
    const lines = new Map();
    for (const [index, line] of text.split('\n').entries()) {
        const [, quoted, bare] = /^[ \t]*module[ \t]+(?:"([^"]*)"|([^\s"{]+))[ \t]*\{/.exec(line) ?? [];
        const label = quoted ?? bare;
        if (label === undefined)
            continue;
        const known = lines.get(label);
        if (known === undefined)
            lines.set(label, [index + 1]);
        else
            known.push(index + 1);
    }
    return lines;
}
/** Nested deeper than any program can follow it is nobody's configuration. */
function readJson(text) {
    try {
        return { calls: readJsonCalls(text), doubt: undefined };
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return { calls: [], doubt: 'it could not be read (nested too deep)' };
    }
}
/** Blocks of one type may be an object by label, a list of such objects, and each label one block or a list of blocks. */
function readJsonCalls(text) {
    const root = parseJson(text);
    const lineAt = lineCounter(text);
    const calls = [];
    for (const top of itemsOf(root)) {
        for (const modules of membersOf(top, 'module')) {
            for (const labels of itemsOf(modules)) {
                for (const [name, blocks] of entriesOf(labels)) {
                    for (const block of itemsOf(blocks))
                        calls.push(...jsonCall(name, block, lineAt));
                }
            }
        }
    }
    return calls;
}
function jsonCall(name, block, lineAt) {
    const [source] = membersOf(block, 'source');
    const [version] = membersOf(block, 'version');
    if (name === '' || typeof source?.value !== 'string' || source.value === '')
        return [];
    return [
        {
            name,
            source: literalOf(source.value),
            version: typeof version?.value === 'string' ? literalOf(version.value) : '',
            line: lineAt(block.parent?.offset ?? block.offset),
        },
    ];
}
/** The line of an offset, for offsets that grow: the text is gone through once. */
function lineCounter(text) {
    let line = 1;
    let seen = 0;
    return (offset) => {
        for (let at = text.indexOf('\n', seen); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line += 1;
            seen = at + 1;
        }
        return line;
    };
}
/** undefined for what is no JSON: Trivy passes over the file. */
function parseJson(text) {
    const errors = [];
    const root = (0,main.parseTree)(text, errors, { disallowComments: true, allowTrailingComma: false });
    return errors.length === 0 ? root : undefined;
}
function itemsOf(node) {
    if (node === undefined)
        return [];
    return node.type === 'array' ? (node.children ?? []) : [node];
}
/** A name may stand twice: both are blocks. */
function entriesOf(node) {
    if (node.type !== 'object')
        return [];
    return (node.children ?? []).flatMap(({ children: [name, value] = [] }) => typeof name?.value === 'string' && value !== undefined ? [[name.value, value]] : []);
}
function membersOf(node, name) {
    return entriesOf(node).flatMap(([key, value]) => (key === name ? [value] : []));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/resources/terraform-modules/calls/terraform-file.js
var terraform_file = __webpack_require__(2838);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/module-files.js
// The files of a configuration as Trivy's parser sees them: of the scanned directory only what the walk saw, of a fetched
// module, and above the scanned directory, whatever lies on disk. Paths have `/` and are relative; `.` is the top.








/**
 * The files that a walk saw.
 *
 * @param seen paths below `root`, or the name of the file that `root` itself is
 */
function workspaceFiles(root, seen) {
    const isFile = (0,external_node_fs_.statSync)(root, { throwIfNoEntry: false })?.isFile() === true;
    const directory = isFile ? external_node_path_.posix.dirname(root) : root;
    const byDirectory = new Map();
    const known = new Set(seen.map((path) => external_node_path_.posix.normalize(path)));
    for (const path of seen) {
        // A directory is there when something in it, or below it, is.
        for (let parent = external_node_path_.posix.dirname(path);; parent = external_node_path_.posix.dirname(parent)) {
            if (!byDirectory.has(parent))
                byDirectory.set(parent, []);
            if (parent === '.')
                break;
        }
        if (terraform_file/* TERRAFORM_FILE */.q.test(path))
            byDirectory.get(external_node_path_.posix.dirname(path))?.push(external_node_path_.posix.basename(path));
    }
    for (const names of byDirectory.values())
        names.sort();
    return {
        directory,
        // A call may lead out of what is scanned, to a module beside it (`mapfs/fs.go`, isPathAboveRoot).
        list: (path) => (isAbove(path) ? listTerraform((0,external_node_path_.join)(directory, path)) : byDirectory.get(path)),
        // Of what the walk did not see as a file, nothing is read: it may be a link, or a pipe.
        read: (path, maxBytes) => isAbove(path) || known.has(external_node_path_.posix.normalize(path)) ? readSmall((0,external_node_path_.join)(directory, path), maxBytes) : ABSENT,
    };
}
/** All directories with Terraform files of a tree that a walk saw. */
function directoriesOf(seen) {
    return [
        ...new Set(seen.filter((path) => terraform_file/* TERRAFORM_FILE */.q.test(path)).map((path) => external_node_path_.posix.dirname(path))),
    ].sort();
}
/** The files of a module that was fetched. It holds no links: they were left out or followed when it was packed. */
function fetchedFiles(directory) {
    return {
        directory,
        list: (path) => {
            if (!isInside(path))
                return undefined;
            return listTerraform((0,external_node_path_.join)(directory, path));
        },
        read: (path, maxBytes) => (isInside(path) ? readSmall((0,external_node_path_.join)(directory, path), maxBytes) : ABSENT),
    };
}
function isThere(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        // Not there, or where nobody of this user may look.
        return false;
    }
}
function isInside(path) {
    return !isAbove(path) && !external_node_path_.posix.isAbsolute(external_node_path_.posix.normalize(path));
}
function isAbove(path) {
    const clean = external_node_path_.posix.normalize(path);
    return clean === '..' || clean.startsWith('../');
}
function listTerraform(directory) {
    let entries;
    try {
        entries = (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        // Not there, or no directory: then Trivy cannot load the module either.
        return undefined;
    }
    return entries
        .flatMap((entry) => (terraform_file/* TERRAFORM_FILE */.q.test(entry.name) && isFile(entry, directory) ? entry.name : []))
        .sort();
}
/** A link is what it leads to; a pipe of such a name would be waited for. */
function isFile(entry, directory) {
    if (!entry.isSymbolicLink())
        return entry.isFile();
    return isThere((0,external_node_path_.join)(directory, entry.name));
}
const ABSENT = { kind: 'absent' };
function readSmall(path, maxBytes) {
    try {
        return { kind: 'text', text: (0,small_file/* readSmallFile */.E)(path, maxBytes) };
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return ABSENT;
        if ((0,local_failure/* isFileError */.lz)(error)) {
            const reason = `this machine cannot read it (${(0,base_log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)})`;
            return { kind: 'unread', reason, hint: UNREADABLE_HINT };
        }
        // A directory, or a pipe that nobody writes to, is no file for Trivy either.
        if (!isThere(path))
            return ABSENT;
        return { kind: 'unread', reason: (0,errors/* describeError */.Uc)(error), hint: LARGE_HINT };
    }
}
const UNREADABLE_HINT = 'Look at the owner and the permissions of the file: whoever runs this step, and the scan, must be able to read it.';
const LARGE_HINT = 'Split the file: this action reads none that is so large.';
/**
 * Whether any file could call a module that is none of the files that were seen: by its text alone, because the parser takes
 * longer to start than most scans need. A false yes costs that time.
 */
function mayLeadOut(root, seen) {
    const files = workspaceFiles(root, seen);
    return seen.some((path) => {
        if (!terraform_file/* TERRAFORM_FILE */.q.test(path))
            return false;
        const read = files.read(path, MAX_FILE_BYTES);
        if (read.kind === 'absent')
            return false;
        if (read.kind === 'unread')
            return true;
        const { text } = read;
        // JSON can spell both words otherwise; HCL cannot, but puts comments anywhere.
        if (path.endsWith('.json') && text.includes('\\u'))
            return true;
        if (!/\bmodule\b/.test(text))
            return false;
        const sources = text.matchAll(/\bsource\b(?:"?\s*[=:]\s*"(\.\.?\/[^"\\$%]*)")?/g);
        return [...sources].some(([, local]) => local === undefined || isAbove(external_node_path_.posix.join(external_node_path_.posix.dirname(path), local)));
    });
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/call-reader.js
// Which modules the files of a tree call, each file read once, and from where the walk through them starts.



/** Starts without any memory. */
function createCallReader(hcl) {
    const known = new Map();
    return {
        read(files, path, name) {
            const file = external_node_path_.posix.join(path, name);
            const identity = `${files.directory}\n${file}`;
            const before = known.get(identity);
            if (before !== undefined)
                return before;
            const text = files.read(file, MAX_FILE_BYTES);
            const reading = text.kind === 'text' ? readCalls(name, text.text, hcl) : Promise.resolve(doubt(text));
            known.set(identity, reading);
            return reading;
        },
    };
}
function doubt(read) {
    if (read.kind === 'absent')
        return { calls: [], doubt: 'it is not there any more' };
    return { calls: [], doubt: read.reason, hint: read.hint };
}
/**
 * Directories that no local call of the workspace leads to (`modules.go`); what is installed is none.
 *
 * @param seen files that the walk of the workspace saw
 */
async function findRoots(files, seen, { reader, signal }) {
    const directories = directoriesOf(seen).filter((path) => !`${path}/`.includes('.terraform/modules/'));
    const called = new Set();
    for (const path of directories) {
        for (const name of files.list(path) ?? []) {
            signal.throwIfAborted();
            const { calls } = await reader.read(files, path, name);
            for (const { source } of calls) {
                if (source?.startsWith('.'))
                    called.add(cleanPath(external_node_path_.posix.join(path, source)));
            }
        }
    }
    return directories.filter((path) => !called.has(path));
}
/** As Go's `path.Clean` has it. */
function cleanPath(normal) {
    return normal.replace(/(.)\/$/, '$1');
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/calls/installed-modules.js
var installed_modules = __webpack_require__(8577);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/module-source.js
// How Trivy reads the `source` of a module call: what is local, what is fetched, and under which key its cache has it. Pure.

/** Beginnings that Trivy hands to go-getter (`resolvers/remote.go`); `git::https://\u2026` begins with `git:` too. */
const REMOTE_PREFIXES = ['github.com/', 'bitbucket.org/', 's3:', 'git@', 'git:', 'hg:', 'https:', 'gcs:'];
/** The registry of a source without a host, also under OpenTofu's file names (`resolvers/registry.go`). */
const DEFAULT_HOST = 'registry.terraform.io';
/** Splits at the `//` behind the scheme; a query stays with the package (`resolvers/source.go`). */
function splitSource(source) {
    const query = source.indexOf('?');
    const stop = query === -1 ? source.length : query;
    const scheme = source.slice(0, stop).indexOf('://');
    const at = source.slice(0, stop).indexOf('//', scheme === -1 ? 0 : scheme + 3);
    if (at === -1)
        return { pkg: source, subdir: '.' };
    return { pkg: source.slice(0, at) + source.slice(stop), subdir: source.slice(at + 2, stop) };
}
/** Name of the directory in Trivy's module cache (`resolvers/cache.go`). */
function cacheKey(pkg, version) {
    return (0,external_node_crypto_.createHash)('md5').update(`${pkg}:${version}`).digest('hex');
}
/** In Trivy's order; its cache lies between the first and the others. */
function kindOfSource(source) {
    if (source.startsWith('.'))
        return 'local';
    if (isRemote(source))
        return 'remote';
    return parseRegistryAddress(splitSource(source).pkg) === undefined ? 'none' : 'registry';
}
/** Whether go-getter is asked for it. */
function isRemote(source) {
    return REMOTE_PREFIXES.some((prefix) => source.startsWith(prefix));
}
/** Three parts, or four of which the first is the host; undefined for anything else. */
function parseRegistryAddress(pkg) {
    const parts = pkg.split('/');
    const isHostNamed = parts.length === 4;
    if (parts.length !== 3 && !isHostNamed)
        return undefined;
    const [host = ''] = isHostNamed ? parts : [DEFAULT_HOST];
    return { host, isHostNamed, path: parts.slice(-3).join('/') };
}
/** The source as it may be shown and kept: without a login in it, and without a key. */
function showSource(source) {
    return source
        .replace(/\/\/[^/?#]*@/, '//\u2026@')
        .replace(/([?&](?!(?:ref|depth|archive|checksum|filename|version)=)[^=&#]*=)[^&#]+/g, '$1\u2026');
}
/** Secrets that a source carries, which no log may show. */
function secretsOfSource(source) {
    const login = /\/\/([^/?#]*)@/.exec(source)?.[1] ?? '';
    const password = login.includes(':') ? login.slice(login.indexOf(':') + 1) : '';
    const name = password === '' && !/^(git|hg|ssh)?$/.test(login) ? login : '';
    const hidden = source.matchAll(/[?&](?:sshkey|[^=&#]*(?:token|secret|password|signature|sig|key)[^=&#]*)=([^&#]+)/gi);
    const values = [...hidden].flatMap(([, value = '']) => [value, decode(value)]);
    return [...new Set([password, decode(password), name, ...values])].filter((secret) => secret !== '');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        // Not encoded, then it is what it is.
        return text;
    }
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/follow-calls.js
// The closure of module calls, as Trivy's parser walks it: from every root module of the scanned directory through local
// modules, installed ones, and those that are fetched, for as long as there is something new.





/** Modules inside each other: real ones have fewer than ten. A module that calls itself ends here, where Trivy does not end. */
const MAX_DEPTH = 40;
/** Places at which modules are called: large repositories have some hundreds. */
const MAX_VISITS = 20_000;
/** Follows everything. Whatever cannot be followed is told, and ends nothing. */
async function followCalls(options) {
    const workspace = workspaceFiles(options.root, options.seen);
    const shared = {
        ...options,
        visited: new Set(),
        reader: createCallReader(options.hcl),
        absent: new Map(),
        unknown: new Map(),
        counts: { found: new Set(), installed: new Set(), visits: 0 },
    };
    for (const rootPath of await findRoots(workspace, options.seen, shared)) {
        await visit({ files: workspace, path: rootPath, prefix: '', names: [] }, { ...shared, rootPath });
    }
    const { counts, absent, unknown } = shared;
    return {
        foundCalls: counts.found.size,
        installedCalls: counts.installed.size,
        absent: [...absent.values()],
        unknown: [...unknown.values()],
    };
}
async function visit(place, walk) {
    walk.signal.throwIfAborted();
    const { files, path, names } = place;
    const installed = installedFor(place, walk);
    // With a list of installed modules the names of the calls decide; else the same files lead to the same modules.
    const identity = JSON.stringify([files.directory, path, walk.rootPath, installed && names]);
    if (walk.visited.has(identity))
        return;
    walk.visited.add(identity);
    walk.counts.visits += 1;
    if (names.length > MAX_DEPTH || walk.counts.visits > MAX_VISITS) {
        lose(walk.unknown, place, {
            source: showSource(names.join('.')),
            reason: 'modules are called without end',
        });
        return;
    }
    const calls = await readPlace(place, walk);
    await Promise.all(calls.map((call) => follow(call, place, installed, walk)));
}
function installedFor(place, { rootPath, unknown }) {
    const installed = (0,installed_modules/* readInstalled */.jx)(place.files, rootPath);
    if (installed === undefined || !('kind' in installed))
        return installed;
    const path = external_node_path_.posix.join(rootPath, installed_modules/* MANIFEST */.e0);
    lose(unknown, { ...place, path }, { source: '', reason: installed.reason, hint: installed.hint });
    return undefined;
}
async function readPlace(place, walk) {
    const calls = [];
    for (const name of place.files.list(place.path) ?? []) {
        const read = await walk.reader.read(place.files, place.path, name);
        const file = external_node_path_.posix.join(place.path, name);
        if (read.doubt !== undefined)
            lose(walk.unknown, { ...place, path: file }, { source: '', reason: read.doubt, hint: read.hint });
        calls.push(...read.calls.map((call) => ({ ...call, file })));
    }
    return calls;
}
async function follow(call, place, installed, walk) {
    const names = [...place.names, call.name];
    const at = { ...place, path: `${call.file}:${call.line}` };
    const there = installed?.get(names.join('.'));
    if (there !== undefined && place.files.list(there) !== undefined) {
        walk.counts.installed.add(JSON.stringify([walk.rootPath, names]));
        return visit({ ...place, path: there, names }, walk);
    }
    const { source, version } = call;
    if (source === undefined || version === undefined) {
        const what = source === undefined ? 'source' : 'version';
        return lose(walk.unknown, at, {
            source: showSource(source ?? ''),
            reason: `an expression decides over its ${what}`,
            hint: `${installed_modules/* INSTALL_FIRST */.dK} Or write the ${what} out.`,
        });
    }
    switch (kindOfSource(source)) {
        case 'local':
            return followLocal({ source, at, names, place }, walk);
        case 'none':
            return lose(walk.absent, at, {
                source: showSource(source),
                reason: 'Trivy fetches no source of this form',
            });
        default:
            return followPackage({ source, version, at, names }, walk);
    }
}
async function followLocal({ source, at, names, place }, walk) {
    // Where it is not below the module that calls it, Trivy looks below the top (`resolvers/local.go`).
    const paths = [external_node_path_.posix.join(place.path, source), external_node_path_.posix.normalize(source)].map(cleanPath);
    const path = paths.find((each) => place.files.list(each) !== undefined);
    if (path === undefined)
        return lose(walk.absent, at, { source, reason: 'there is no such directory' });
    await visit({ ...place, path, names }, walk);
}
async function followPackage({ source, version, at, names }, walk) {
    const { pkg, subdir } = splitSource(source);
    const key = cacheKey(pkg, version);
    const resolved = await walk.resolve({ key, source: pkg, version });
    const shown = showSource(source);
    if (resolved.kind !== 'found')
        return lose(walk[resolved.kind], at, { source: shown, reason: resolved.reason, hint: resolved.hint });
    const path = cleanPath(external_node_path_.posix.normalize(subdir));
    const { files } = resolved;
    if (files.list(path) === undefined) {
        return lose(walk.absent, at, { source: shown, reason: `it has no directory ${path}` });
    }
    walk.counts.found.add(`${at.prefix}${at.path}`);
    await visit({ files, path, prefix: `${showSource(pkg)}//`, names }, walk);
}
/** Each place once, however many ways lead to it. */
function lose(into, at, lost) {
    const where = `${at.prefix}${at.path}`;
    into.set(`${where}\n${lost.source}\n${lost.reason}`, { where, ...lost });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./build/base/program.js
var program = __webpack_require__(2488);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/hcl-process.js
// The parent's side of the HCL parser: started when the first file needs it, given up when it does not answer.





/** A file of 2 MiB takes some ten seconds; real ones are read in milliseconds. */
const TIMEOUT_MS = 30_000;
/** Of 64 KiB each: 1 GiB, of which an honest file needs a tenth. */
const MAX_WASM_PAGES = 16_384;
const here = (0,external_node_url_.fileURLToPath)(import.meta.url);
// Beside the bundle of the action, or beside its source.
const WORKER = here.endsWith('.ts')
    ? (0,external_node_path_.join)((0,external_node_path_.dirname)(here), '..', '..', '..', 'hcl-worker.ts')
    : (0,external_node_path_.join)((0,external_node_path_.dirname)(here), '..', 'hcl-worker', 'index.js');
/** A reader; nothing is started until something is read. */
function createHclReader(signal) {
    let child;
    let line = Promise.resolve();
    let count = 0;
    const read = async (name, text) => {
        signal.throwIfAborted();
        child ??= start();
        count += 1;
        const answer = await ask(child, { id: count, name, text }, signal);
        // What it could not take has left it in a state that nobody knows.
        if (answer.kind === 'failed')
            stop();
        return answer;
    };
    const stop = () => {
        child?.kill('SIGKILL');
        child = undefined;
    };
    return {
        // One after the other: it has one thread.
        read: (name, text) => {
            const answer = line.then(() => read(name, text));
            line = answer.catch(() => undefined);
            return answer;
        },
        close: stop,
    };
}
/**
 * What the parser may know of the job: it reads nothing but what it is sent, and no token reaches it. What is not set is left
 * out: Windows' own values are filled in for it (libuv's `uv_spawn`), but not in the place of an empty one.
 */
function hclEnvironment(job) {
    const values = ['PATH', 'SystemRoot'].map((name) => [name, (0,program/* variableOf */.Qn)(job, name)]);
    return Object.fromEntries(values.filter(([, value]) => value !== ''));
}
function start() {
    const child = (0,external_node_child_process_.fork)(WORKER, [], {
        execArgv: [`--wasm-max-mem-pages=${MAX_WASM_PAGES}`],
        env: hclEnvironment(process.env),
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A call in progress hears of it by itself.
    child.on('error', () => undefined);
    return child;
}
function ask(child, request, signal) {
    return new Promise((resolve) => {
        const finish = (answer) => {
            clearTimeout(timer);
            child.off('message', onMessage).off('exit', onExit);
            signal.removeEventListener('abort', onAbort);
            resolve(answer);
        };
        const fail = (reason) => finish({ kind: 'failed', reason });
        const onMessage = (value) => {
            if ((0,json/* isObject */.Gv)(value) && value.id === request.id)
                finish(parseAnswer(value));
        };
        const onExit = () => fail('the HCL parser ended');
        const onAbort = () => fail('stopped with the step');
        const timer = setTimeout(() => fail(`no answer in ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
        child.on('message', onMessage).on('exit', onExit);
        signal.addEventListener('abort', onAbort);
        child.send(request, (error) => {
            if (error !== null)
                fail('the HCL parser could not be started');
        });
    });
}
function parseAnswer({ body, error }) {
    if ((0,json/* isObject */.Gv)(body))
        return { kind: 'body', body };
    const reason = typeof error === 'string' ? error : 'an unknown answer';
    // The library's words for what HashiCorp's parser refuses.
    return reason.startsWith('parse config:')
        ? { kind: 'broken', reason: reason.slice('parse config:'.length).trim() }
        : { kind: 'failed', reason };
}

// EXTERNAL MODULE: ./build/oci/single-layer.js
var single_layer = __webpack_require__(6080);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/base/regular-file.js
var regular_file = __webpack_require__(5503);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/keep.js
var keep = __webpack_require__(7560);
// EXTERNAL MODULE: ./build/oci/layout-writer.js
var layout_writer = __webpack_require__(1540);
// EXTERNAL MODULE: ./build/verify/seal.js
var seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/verify/collect.js
var collect = __webpack_require__(1814);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/packages/module-record.js
// The record of what was provided: which source and constraint led to which files, and when that was last confirmed. It is
// kept and carried beside the modules, and read as if an enemy had written it.




/** Whether it is what this call wants: the key alone is one for several calls, for it has their parts with nothing sure between. */
function isOfCall(kept, wanted) {
    return kept.source === showSource(wanted.source) && kept.version === wanted.version;
}
const SCHEMA = 1;
/** A package takes some 500 bytes. */
const MAX_RECORD_BYTES = 4 << 20;
/** The record as JSON; the same packages give the same bytes. */
function encodeRecord(packages) {
    const rows = [...packages]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, source, version, layer, origin, reason, isFixed, confirmedAt }) => ({
        key,
        source,
        ...(version === '' ? {} : { version }),
        ...(layer === undefined ? {} : { layer: { digest: layer.digest, size: layer.size } }),
        ...(origin === undefined ? {} : { origin: inOrder(origin) }),
        ...(reason === undefined ? {} : { reason }),
        fixed: isFixed,
        confirmedAt: confirmedAt.toISOString(),
    }));
    return Buffer.from(`${JSON.stringify({ schema: SCHEMA, packages: rows }, undefined, 1)}\n`);
}
/** The same members in the same order, wherever they come from: the same packages are the same bytes. */
function inOrder({ location, version, commit }) {
    return {
        location,
        ...(version === undefined ? {} : { version }),
        ...(commit === undefined ? {} : { commit }),
    };
}
/** Reads it. @throws {VerifyError} for anything that {@link encodeRecord} does not write */
function parseRecord(bytes) {
    const what = 'record of Terraform modules';
    const { schema, packages } = (0,json/* parseJsonObject */.dw)(bytes, what, MAX_RECORD_BYTES);
    if (schema !== SCHEMA)
        throw (0,json/* unexpected */.os)(`${what}: schema`, String(SCHEMA), schema);
    const rows = (0,json/* readList */.LD)(packages, `${what}: packages`).map((row) => parsePackage(row));
    return new Map(rows.map((row) => [row.key, row]));
}
function parsePackage(row) {
    const bad = (wanted) => new errors/* VerifyError */.Gz('record of Terraform modules', { wanted, found: 'another' });
    if (!(0,json/* isObject */.Gv)(row))
        throw bad('objects');
    const { key, source, version = '', layer, origin, reason, fixed, confirmedAt } = row;
    if (typeof key !== 'string' || !/^[0-9a-f]{32}$/.test(key))
        throw bad('a key of 32 hex digits');
    if (typeof source !== 'string' || typeof version !== 'string')
        throw bad('a source and a version');
    const time = new Date(typeof confirmedAt === 'string' ? confirmedAt : Number.NaN);
    return {
        key,
        source,
        version,
        layer: layer === undefined ? undefined : parseLayer(layer, bad),
        origin: origin === undefined ? undefined : parseOrigin(origin, bad),
        reason: typeof reason === 'string' ? reason : undefined,
        isFixed: fixed === true,
        // Of unknown age is as old as can be.
        confirmedAt: Number.isNaN(time.getTime()) ? new Date(0) : time,
    };
}
function parseLayer(layer, bad) {
    if (!(0,json/* isObject */.Gv)(layer))
        throw bad('a layer');
    const { digest, size } = layer;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.B)(digest) || !Number.isSafeInteger(size) || Number(size) < 0) {
        throw bad('a digest and a size');
    }
    return { digest, size: Number(size) };
}
function parseOrigin(origin, bad) {
    if (!(0,json/* isObject */.Gv)(origin) || typeof origin.location !== 'string')
        throw bad('an origin');
    const { version, location, commit } = origin;
    return inOrder({
        location,
        ...(typeof version === 'string' ? { version } : {}),
        ...(typeof commit === 'string' ? { commit } : {}),
    });
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/packages/module-artifacts.js
// Modules and their record as artifacts like any other: a manifest, an empty config, one layer of our types.





/** Documented in docs/terraform.md. */
const MODULE_TYPE = 'application/vnd.trivy-offline-cache.terraform-module.v1';
const MODULE_LAYER_TYPE = 'application/vnd.trivy-offline-cache.terraform-module.layer.v1.tar+gzip';
const RECORD_TYPE = 'application/vnd.trivy-offline-cache.terraform-modules.v1';
const RECORD_LAYER_TYPE = 'application/vnd.trivy-offline-cache.terraform-modules.record.v1+json';
/** When what can change was last confirmed, ISO 8601. */
const MODULES_CONFIRMED_AT = 'dev.trivy-offline-cache.confirmed-at';
/** Makes the artifact of a record. Its age is that of the oldest thing in it that can change. */
function buildRecordArtifact(packages, now) {
    const layer = encodeRecord(packages);
    const layerDigest = (0,oci_digest/* digestOf */.o)(layer);
    const changing = packages.filter(({ isFixed }) => !isFixed).map(({ confirmedAt }) => confirmedAt.getTime());
    const confirmedAt = new Date(Math.min(now.getTime(), ...changing));
    const fetched = (0,single_layer/* describeSingleLayer */.l)({
        artifactType: RECORD_TYPE,
        layer: { mediaType: RECORD_LAYER_TYPE, digest: layerDigest, size: layer.length },
        title: 'terraform-modules.json',
        annotations: { [MODULES_CONFIRMED_AT]: confirmedAt.toISOString() },
        what: 'record of Terraform modules',
    });
    return { fetched, layer, layerDigest, confirmedAt };
}
/** The manifest of one package; the same files give the same bytes, whoever wants them. */
function describeModule(layer) {
    return (0,single_layer/* describeSingleLayer */.l)({
        artifactType: MODULE_TYPE,
        layer: { mediaType: MODULE_LAYER_TYPE, ...layer },
        title: 'terraform-module.tar.gz',
        annotations: {},
        what: 'Terraform module',
    });
}
/** Whether a manifest is that of a record. */
function isRecord({ layers }) {
    return layers.length === 1 && layers[0]?.mediaType === RECORD_LAYER_TYPE;
}
/** Whether a manifest is that of a record or a module. */
function isOurs({ layers }) {
    return [RECORD_LAYER_TYPE, MODULE_LAYER_TYPE].includes(layers[0]?.mediaType ?? '');
}
/**
 * Reads a record from an artifact of any source; every byte is checked against the manifest.
 *
 * @throws {VerifyError} when it is no record, or not what its manifest says
 */
async function readRecordArtifact({ manifest }, openLayer) {
    const layer = onlyLayer(manifest, RECORD_LAYER_TYPE);
    if (layer.size > MAX_RECORD_BYTES) {
        throw new errors/* VerifyError */.Gz('record of Terraform modules: size', {
            wanted: `at most ${MAX_RECORD_BYTES}`,
            found: `${layer.size}`,
        });
    }
    const bytes = await (0,collect/* collectVerified */.D)(openLayer(layer), layer, 'record of Terraform modules');
    return { record: parseRecord(bytes), layerDigest: layer.digest };
}
/** The one layer of that type. @throws {VerifyError} for another artifact */
function onlyLayer({ layers }, mediaType) {
    const [layer, ...others] = layers;
    if (layer !== undefined && others.length === 0 && layer.mediaType === mediaType)
        return layer;
    throw new errors/* VerifyError */.Gz('Terraform modules', {
        wanted: `one layer of type ${mediaType}`,
        found: 'another artifact',
    });
}
/** What a record's manifest says of its own time. */
function confirmedAtOf({ annotations }) {
    const confirmed = new Date(annotations[MODULES_CONFIRMED_AT] ?? '');
    return Number.isNaN(confirmed.getTime()) ? undefined : confirmed;
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/keep-modules.js
// Keeps the modules of a run for later ones: for those of this job beside the cache directory, for other jobs in the Actions
// cache, there only what everybody may see unless the user says otherwise.















/** What everybody may see, or all of it, of which a bundle's word is none for other jobs; undefined when that is nothing. */
function selectKeepable({ packages, privateKeys, carriedKeys }, { keepsPrivate, isForOthers, now }) {
    const rows = [...packages.values()].filter(({ key }) => (keepsPrivate || !privateKeys.has(key)) && !(isForOthers && carriedKeys.has(key)));
    return rows.length === 0 ? undefined : { artifact: buildRecordArtifact(rows, now), packages: rows };
}
/**
 * What a run has provided, as other jobs may have it: what is here by the word of somebody who speaks for none of them counts as
 * the same package does at a place that does speak for them. Without it, what is kept would become less with each run that
 * took a part of it from nearer by.
 */
async function asOthersHave(provided, places) {
    const packages = new Map(provided.packages);
    const privateKeys = new Set(provided.privateKeys);
    const carriedKeys = new Set(provided.carriedKeys);
    for (const load of places) {
        if (carriedKeys.size === 0)
            break;
        const place = await load();
        if (place === undefined || place.isCarried)
            continue;
        for (const key of carriedKeys) {
            const row = place.record.get(key);
            if (row === undefined || row.layer?.digest !== packages.get(key)?.layer?.digest)
                continue;
            if (row.layer === undefined && !place.tellsAbsence)
                continue;
            packages.set(key, row);
            carriedKeys.delete(key);
            if (place.isPublic)
                privateKeys.delete(key);
        }
    }
    return { ...provided, packages, privateKeys, carriedKeys };
}
/** Saves what is new. Never throws: it only costs time next run. */
async function keepModules({ artifact, packages }, { layers }, { cache, stem, keys, log }) {
    const { layerDigest, confirmedAt } = artifact;
    const isKnown = keys.some((key) => {
        const parsed = (0,cache_key/* parseKey */.Do)(key, (0,cache_key/* formatStem */.r_)(stem));
        return parsed !== undefined && layerDigest.startsWith(`sha256:${parsed.digestPrefix}`);
    });
    if (isKnown) {
        log.info('Actions cache: it has exactly these modules already');
        return 'exists';
    }
    try {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(cache.pathFor(stem.resource)), 'kept-'));
        const discard = () => (0,file_moves/* removeQuietly */.S2)(directory);
        await writeLayout(directory, { artifact, packages }, layers);
        const copy = { directory, discard };
        const { kind } = await (0,keep/* keep */.a)({ cache, stem, copy, log, layerDigest, measuredAt: confirmedAt });
        return kind === 'saved' || kind === 'exists' ? kind : undefined;
    }
    catch (error) {
        log.info(`Actions cache: not saved: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
}
/** Writes record and modules as an OCI image layout into an empty directory. */
async function writeLayout(directory, { artifact, packages }, layers) {
    const writer = await (0,layout_writer/* createLayoutWriter */.u)(directory);
    await writer.writeBlob(single_layer/* EMPTY_CONFIG */.$);
    await writer.writeBlob(artifact.layer);
    await writer.addManifest(artifact.fetched, {
        [annotations/* BUNDLE_ANNOTATIONS */.G.refName]: 'record',
        [annotations/* BUNDLE_ANNOTATIONS */.G.confirmedAt]: artifact.confirmedAt.toISOString(),
    });
    for (const layer of layersOf(packages)) {
        await writeFile(writer, layer, layers.get(layer.digest) ?? '');
        await writer.addManifest(describeModule(layer), {});
    }
    await writer.finish();
}
/** Each once, although several packages may have the same files. */
function layersOf(packages) {
    const layers = packages.flatMap(({ layer }) => layer ?? []);
    return [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
}
async function writeFile(writer, layer, file) {
    const sink = await writer.openBlobSink(layer);
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 }))
            await sink.write(chunk);
        await sink.commit();
    }
    finally {
        await sink.discard();
    }
}
const LOCAL_RECORD = (0,external_node_path_.join)(seal/* STATE_DIRECTORY */.M8, 'terraform-modules.json');
/** Notes for a later use in this job what lies in Trivy's cache. It only saves requests. */
function noteLocally(cacheDir, { packages }, log) {
    try {
        (0,own_file/* writeOwnFile */.OP)((0,external_node_path_.join)(cacheDir, LOCAL_RECORD), encodeRecord(packages.values()).toString());
    }
    catch (error) {
        log.debug(`Terraform modules: not noted: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}
/** How that place is called. */
const LOCAL_LABEL = 'this job';
/** What an earlier use in this job has placed: a package counts while exactly its files are there. */
function localModules(cacheDir, cache, work) {
    return async () => {
        const record = await (0,regular_file/* readRegularFile */.XF)({ path: (0,external_node_path_.join)(cacheDir, LOCAL_RECORD), what: 'record' }, MAX_RECORD_BYTES)
            .then(parseRecord)
            // None, or not ours.
            .catch(() => undefined);
        if (record === undefined)
            return undefined;
        const keyOf = new Map([...record.values()].map(({ key, layer }) => [layer?.digest, key]));
        const openLayer = async function* (layer) {
            const key = keyOf.get(layer.digest) ?? '';
            const file = (0,external_node_path_.join)(work, `local-${key}`);
            const packed = await cache.pack(key, file);
            if (packed !== undefined)
                yield* (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 });
        };
        return { label: LOCAL_LABEL, record, isPublic: false, isCarried: true, tellsAbsence: true, openLayer };
    };
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/modules-outcome.js
var modules_outcome = __webpack_require__(2969);
// EXTERNAL MODULE: ./build/resources/terraform-modules/need-modules.js
var need_modules = __webpack_require__(8097);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/carried-modules.js
// The modules of a run as artifacts that are packed into a bundle or pushed to a registry: the modules first, so that no record
// ever leads to what is not there yet.






/** The tag that moves with a project. */
function projectTag(project) {
    return `project-${project}`;
}
/** Describes what a run has gathered. */
function describeCarriedModules({ artifact, packages }, { layers }, { project, maxAgeMs }) {
    const common = {
        name: 'terraform-modules',
        title: modules_outcome/* MODULES_TITLE */.Nv,
        repository: need_modules/* MODULES_REPOSITORY */.lv,
        schema: '1',
        measuredAt: artifact.confirmedAt,
        hasOwnAge: false,
        version: undefined,
        isPinned: false,
        origin: undefined,
        trivyVersions: '*',
    };
    const modules = layersOf(packages).map((layer) => {
        const fetched = describeModule(layer);
        return {
            ...common,
            ...describeContent(fetched, MODULE_LAYER_TYPE, () => (0,external_node_fs_.createReadStream)(layers.get(layer.digest) ?? '')),
            tag: `module-${hexOf(layer)}`,
            fixedTag: undefined,
            timeOf: () => undefined,
        };
    });
    const record = {
        ...common,
        ...describeContent(artifact.fetched, RECORD_LAYER_TYPE, async function* () {
            yield artifact.layer;
        }),
        tag: projectTag(project),
        fixedTag: `record-${hexOf({ digest: artifact.layerDigest })}`,
        timeOf: confirmedAtOf,
        renewAfterMs: maxAgeMs / 2,
    };
    return [...modules, record];
}
function hexOf({ digest }) {
    return digest.replace('sha256:', '').slice(0, 32);
}
function describeContent(fetched, mediaType, open) {
    const layer = onlyLayer(fetched.manifest, mediaType);
    return {
        fetched,
        layer,
        async *openBlob(blob, start) {
            let at = 0;
            for await (const chunk of blob.digest === layer.digest ? open() : [single_layer/* EMPTY_CONFIG */.$]) {
                const from = Math.max(0, start - at);
                at += chunk.length;
                if (from < chunk.length)
                    yield chunk.subarray(from);
            }
        },
        selectLayer: (manifest) => onlyLayer(manifest, mediaType),
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/module-credentials.js
// Tokens for module registries: the variables TF_TOKEN_\u2026, which Trivy reads too, and what Terraform's own files say.





const PREFIX = 'TF_TOKEN_';
const MAX_BYTES = 1 << 20;
/** Reads them; a file that cannot be read gives none. */
async function readTokens(environment, hcl) {
    const files = await readFiles(environment, hcl);
    const variables = Object.entries(environment).filter(([name, value]) => name.startsWith(PREFIX) && value);
    const tokenFor = (hostname) => {
        // In the name of a variable it would stand for a dot: the token is another host's.
        if (hostname.includes('_'))
            return files.get(hostname);
        // As Trivy spells a host: `_` for a dot, and for a dash it stands itself or `__`.
        const name = `${PREFIX}${((0,external_node_url_.domainToASCII)(hostname) || hostname).replaceAll('.', '_')}`;
        return environment[name] || environment[name.replaceAll('-', '__')] || files.get(hostname);
    };
    return {
        tokenFor,
        hosts: new Set([...files.keys(), ...variables.map(([name]) => hostOf(name))].map(withPort)),
        secrets: [...files.values(), ...variables.flatMap(([, value]) => value ?? [])],
    };
}
function withPort(host) {
    return host.includes(':') ? host : `${host}:443`;
}
function hostOf(variable) {
    return variable.slice(PREFIX.length).replaceAll('__', '-').replaceAll('_', '.').toLowerCase();
}
/** `credentials.tfrc.json`, which `terraform login` writes, then the CLI configuration. */
async function readFiles(environment, hcl) {
    const home = environment.HOME || environment.USERPROFILE || (0,external_node_os_.homedir)();
    const roaming = environment.APPDATA || home;
    const isWindows = process.platform === 'win32';
    const login = (0,external_node_path_.join)(isWindows ? roaming : home, isWindows ? 'terraform.d' : '.terraform.d', 'credentials.tfrc.json');
    const config = environment.TF_CLI_CONFIG_FILE ||
        (0,external_node_path_.join)(isWindows ? roaming : home, isWindows ? 'terraform.rc' : '.terraformrc');
    const found = new Map();
    for (const body of [module_credentials_parseJson(readText(login)), await parseHcl(config, hcl)]) {
        const credentials = (0,json/* isObject */.Gv)(body) ? body.credentials : undefined;
        for (const [host, blocks] of Object.entries((0,json/* isObject */.Gv)(credentials) ? credentials : {})) {
            const [block] = Array.isArray(blocks) ? blocks : [blocks];
            if ((0,json/* isObject */.Gv)(block) && typeof block.token === 'string')
                found.set(host.toLowerCase(), block.token);
        }
    }
    return found;
}
async function parseHcl(file, hcl) {
    const text = readText(file);
    if (text === undefined || !/\bcredentials\b/.test(text))
        return undefined;
    if (file.endsWith('.json'))
        return module_credentials_parseJson(text);
    const answer = await hcl.read('terraformrc', text);
    return answer.kind === 'body' ? answer.body : undefined;
}
function module_credentials_parseJson(text) {
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function readText(file) {
    try {
        return (0,small_file/* readSmallFile */.E)(file, MAX_BYTES);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/base/write-all.js
var write_all = __webpack_require__(5809);
// EXTERNAL MODULE: ./build/oci/client.js + 20 modules
var client = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/oci/proxy-login.js
var proxy_login = __webpack_require__(3733);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var oci_transport = __webpack_require__(143);
// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/status-advice.js
var status_advice = __webpack_require__(3031);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/module-advice.js
// What helps when a module registry, a git server, or whoever has an archive cannot be reached or refuses: in the words of this
// action's inputs and of Terraform. Pure.





/** Where the user names module registries, in words. */
const MODULES_INPUT = 'the input terraform-registry';
const OR_INSTALL = 'run terraform init before this step, whose modules Trivy takes';
/** What to do about an error on the way to a registry's answer. */
function adviseOnRegistry(error, asked) {
    const { host, replaced } = asked;
    if (error instanceof json/* WebPageError */.kd)
        return adviseOnPage(asked);
    const others = replaced === undefined ? `put a mirror in its place with ${MODULES_INPUT}` : withoutMirror(asked);
    const failure = (0,connection_error/* connectionErrorOf */.GW)(error);
    if (failure !== undefined)
        return adviseOnConnection(failure, host, { asked, others });
    if (!(error instanceof registry_error/* RegistryError */.gl))
        return (0,errors/* hintOf */.$z)(error);
    if (error.status === 429)
        return `${(0,status_advice/* adviseOnLimit */.tN)(host, error.retryAfterMs)}, or ${others}.`;
    return error.hint ?? (error.status === undefined ? undefined : waitFor(host, others));
}
/** What to do about an answer of a registry that leads nowhere; undefined: its status says nothing. */
function adviseOnStatus(status, asked) {
    if (status !== 401 && status !== 403)
        return undefined;
    const { host, hasToken, tokenName, replaced } = asked;
    if (hasToken) {
        return `${host} refuses the token that it is given (${tokenName}, or Terraform's own files): check that it is still good, and may read this module.`;
    }
    return tokenName === undefined
        ? `No token is sent to a registry that the source does not name: a proxy or firewall may be in the way of ${host}, or write ${host} into the source.`
        : `Put a token that may read this module${replaced === undefined ? '' : ` at ${host}`} into ${tokenName}, from a secret.`;
}
/** What to do where a stand-in lacks something: that proves nothing of the registry itself. */
function adviseOnStandIn({ host, replaced }) {
    return `Check the address of ${host} in ${MODULES_INPUT}, to which /v1/modules/\u2026 is added, and the source in the configuration, and that the module was copied there; Trivy knows nothing of that input, and asks ${replaced} itself.`;
}
/** What to do about an error on the way to an archive, or to a page that names a source. */
function adviseOnFile(error) {
    const failure = (0,connection_error/* connectionErrorOf */.GW)(error);
    if (failure !== undefined) {
        const { host } = new URL(failure.origin);
        return adviseOnConnection(failure, host, { asked: undefined, others: OR_INSTALL });
    }
    const hint = (0,errors/* hintOf */.$z)(error);
    return hint ?? (error instanceof registry_error/* RegistryError */.gl ? adviseOnFileStatus(error.status) : undefined);
}
/** What to do about an answer that is no archive and no page. */
function adviseOnFileStatus(status) {
    if (status === undefined)
        return undefined;
    return status === 401 || status === 403
        ? `Whoever has it wants a login, which this step does not give: ${OR_INSTALL}.`
        : `Run it again when the server answers, or ${OR_INSTALL}.`;
}
/** What git, or the gate before it, says, and what helps. */
const GIT_ADVICE = [
    [
        /could not read (Username|Password)|terminal prompts disabled|Authentication failed|Access denied|error: 40[13]\b/i,
        (host) => `Give git a login for ${host} before this step, for example by git config --global url."https://oauth2:TOKEN@${host}/".insteadOf "https://${host}/" with a token from a secret.`,
    ],
    [
        /Permission denied|Host key verification failed/i,
        (host) => `Give ssh a key for ${host} and the host's own key (known_hosts) before this step.`,
    ],
    [/is not asked: only a module's source/, () => `If it is yours, list it in ${MODULES_INPUT}.`],
    [
        /Could not resolve host|ENOTFOUND|EAI_AGAIN/i,
        (host) => `Check the name ${host} in the source, and the DNS of the runner.`,
    ],
    [
        /certificate|SSL/i,
        (host) => `If ${host} or a proxy uses a private CA, give its certificate in the input ca-file.`,
    ],
    [
        /Failed to connect|Couldn't connect|Connection (refused|timed out|reset)|unreachable|CONNECT tunnel|no connection|E(CONNREFUSED|TIMEDOUT|(HOST|NET)UNREACH)/i,
        (host) => `Check that git on this runner may reach ${host} (firewall, HTTPS_PROXY), or ${OR_INSTALL}.`,
    ],
];
/** What to do about a failure that git told in these words. */
function adviseOnGit(words, { host }) {
    const found = GIT_ADVICE.find(([pattern]) => pattern.test(words));
    return found?.[1](host) ?? `Run it again when ${host} answers, or ${OR_INSTALL}.`;
}
function adviseOnConnection(error, host, { asked, others }) {
    const namedIn = asked?.replaced === undefined ? 'the source' : MODULES_INPUT;
    switch (error.problem) {
        case 'dns':
            return `Check the name ${host} in ${namedIn}, and the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`;
        case 'refused':
        case 'network':
        case 'timeout':
            return `Check that this runner may reach ${host} (firewall, HTTPS_PROXY), or ${others}.`;
        case 'not-tls':
            return asked?.replaced === undefined
                ? `${host} speaks plain HTTP, and the source says https: check its port.`
                : `${host} speaks plain HTTP: write its address with http:// in ${MODULES_INPUT} if it is yours.`;
        case 'silent':
            return `${(0,connection_error/* adviseOnSilence */.rY)(host)}, or ${others}.`;
        case 'broken':
        case 'tls':
            return waitFor(host, others);
        case 'certificate':
            return (0,connection_error/* isUnknownAuthority */.c2)(error.cause) ? `${error.hint} ${connection_error/* TRIVY_TRUSTS */.f4}` : error.hint;
        default:
            return error.hint;
    }
}
function adviseOnPage({ host, replaced }) {
    const where = replaced === undefined ? '' : ` the address of ${host} in ${MODULES_INPUT},`;
    return `A login page or a proxy may have answered instead of the module registry: check${where} its login, and the proxy settings.`;
}
function waitFor(host, others) {
    return `Run it again when ${host} answers, or ${others}.`;
}
function withoutMirror({ replaced }) {
    return `take it out of ${MODULES_INPUT} where ${replaced} itself can be reached`;
}

// EXTERNAL MODULE: ./build/resources/terraform-modules/fetch/url-login.js
var url_login = __webpack_require__(2347);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/fetch-http.js
// Downloads over HTTP for modules: answers of registries, and archives; each request tried again, and judged at every hop.












/** A list of all versions of the largest modules has some MB. */
const MAX_ANSWER_BYTES = 32 << 20;
/** A module's archive, packed. */
const MAX_ARCHIVE_BYTES = 512 << 20;
/** Trivy's own name says nothing of us. */
const USER_AGENT = 'trivy-offline-cache';
/** Starts without any memory. */
function openModuleHttp(rule, needs) {
    const transport = (0,oci_transport/* createTransport */.oO)({ ...needs, userAgent: USER_AGENT, namedIn: MODULES_INPUT });
    const counts = { requests: 0, bytes: 0 };
    const tries = () => (0,retry/* createTries */.Us)({ ...needs, onGivenUp: (errors) => (0,client.giveUpHost)(transport, errors) });
    const send = (request) => sendTo(transport, rule, request, counts, needs);
    const answers = new Map();
    const ask = (request) => (0,retry/* withTries */.w4)(tries(), async () => {
        const answer = await send(request);
        const body = await (0,oci_transport/* readBody */.x8)(answer, MAX_ANSWER_BYTES);
        counts.bytes += body?.length ?? 0;
        const { status, headers, url } = answer;
        return { status, headers, url, body };
    });
    return {
        counts,
        hostsContacted: transport.hostsContacted,
        // Several constraints of one module ask for the same lists.
        get: (request) => {
            const identity = `${request.token ?? ''}\n${request.url.href}`;
            const known = answers.get(identity) ?? ask(request);
            answers.set(identity, known);
            return known;
        },
        download: (url, file, checksum) => (0,retry/* withTries */.w4)(tries(), async () => {
            const answer = await send({ url });
            if (answer.status !== 200) {
                await answer.discard();
                throw refusal(answer);
            }
            counts.bytes += await store(answer, file, checksum);
        }),
    };
}
async function sendTo(transport, rule, { url, token, headers = {} }, counts, { clock }) {
    counts.requests += 1;
    const { url: plain, login } = (0,url_login/* splitLogin */.sv)(url);
    const answer = await transport.send({
        method: 'GET',
        url: plain,
        headers: { 'accept-encoding': 'identity', ...headers },
        authorization: token === undefined ? login && (0,url_login/* basicOf */.wV)(login) : `Bearer ${token}`,
        socketFor: (hop) => rule.socketFor(hop),
    });
    if (answer.status !== 429 && answer.status < 500)
        return answer;
    await answer.discard();
    throw refusal(answer, (0,retry/* parseRetryAfter */.mu)(answer.headers['retry-after'], clock.now()));
}
function refusal({ status, url }, retryAfterMs) {
    const words = external_node_http_.STATUS_CODES[status] ?? '';
    const hint = status === 407 ? (0,proxy_login/* proxyLoginHint */.L)(url) : undefined;
    return new registry_error/* RegistryError */.gl(`${url.host}: HTTP ${status} ${words}`.trim(), { status, retryAfterMs, hint });
}
async function store(answer, file, checksum) {
    const hash = (0,external_node_crypto_.createHash)(checksum?.algorithm ?? 'sha256');
    const handle = await (0,promises_.open)(file, 'w', 0o600);
    let size = 0;
    try {
        for await (const chunk of answer.chunks()) {
            size += chunk.length;
            if (size > MAX_ARCHIVE_BYTES) {
                throw new errors/* VerifyError */.Gz('the archive is too large', {
                    wanted: `at most ${MAX_ARCHIVE_BYTES} bytes`,
                    found: 'more',
                });
            }
            hash.update(chunk);
            await (0,write_all/* writeAll */.f)(handle, chunk);
        }
    }
    finally {
        await handle.close();
    }
    const found = hash.digest('hex');
    if (checksum === undefined || checksum.hex === found)
        return size;
    throw new errors/* VerifyError */.Gz(`wrong ${checksum.algorithm}`, { wanted: checksum.hex, found });
}

// EXTERNAL MODULE: ./build/base/child-environment.js
var child_environment = __webpack_require__(1450);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/git-command.js
// Runs git as if its repository were an enemy: no prompt, no hook, no filter that downloads, only the protocols that are meant.







/** Cloning the largest repositories of modules takes a minute. */
const git_command_TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 16 << 20;
/** What a repository, its attributes, or a template of this machine could make git run. */
const SAFE = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.autocrlf=false',
    'core.protectNTFS=true',
    'core.protectHFS=true',
    'protocol.allow=never',
    'protocol.https.allow=always',
    'protocol.http.allow=always',
    'protocol.ssh.allow=always',
    'submodule.recurse=false',
    'gc.auto=0',
    'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting]);
/** Of the job's environment: what leads git elsewhere. */
const WITHHELD = /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|EXEC_PATH|TEMPLATE_DIR|ALLOW_PROTOCOL|EXTERNAL_DIFF|PROXY_COMMAND|TRACE.*)$/i;
/** `git` on PATH, but not from the workspace, which a pull request controls. */
function findGit(environment, workspace) {
    const isTrusted = (directory) => !(0,inside/* isInside */.FK)(directory, workspace);
    // What modules say becomes arguments: none of it may meet a shell.
    return (0,program/* findProgram */.Kp)('git', { environment, isTrusted, isBinary: true });
}
/** The environment of git: the job's, without what is not its business, and without a way to ask anybody anything. */
function gitEnvironment(job, more) {
    const kept = Object.entries((0,child_environment/* childEnvironment */.Qc)(job)).filter(([name]) => !WITHHELD.test(name));
    const isSshChosen = job.GIT_SSH_COMMAND !== undefined || job.GIT_SSH !== undefined;
    return {
        ...Object.fromEntries(kept),
        GIT_TERMINAL_PROMPT: '0',
        SSH_ASKPASS_REQUIRE: 'never',
        GCM_INTERACTIVE: 'never',
        GIT_LFS_SKIP_SMUDGE: '1',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
        // No question whether a host is known, or for a passphrase.
        ...(isSshChosen ? {} : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' }),
        ...more,
    };
}
/**
 * Runs one command; whatever it started ends with it.
 *
 * @throws {ActionError} when git cannot be started; the signal's reason
 */
function runGit(args, context) {
    const { git, directory, environment } = context;
    const signal = (0,patience/* signalOfNow */.At)(context.signal);
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const isGroup = process.platform !== 'win32';
        const child = (0,external_node_child_process_.spawn)(git, [...SAFE, ...args], {
            cwd: directory,
            env: environment,
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: isGroup,
            windowsHide: true,
        });
        const end = () => {
            // Its helpers for https and ssh are of its group.
            if (isGroup && child.pid !== undefined)
                process.kill(-child.pid, 'SIGKILL');
            else
                child.kill('SIGKILL');
        };
        const stop = () => {
            try {
                end();
            }
            catch {
                // It has ended by itself.
            }
        };
        const timer = setTimeout(stop, git_command_TIMEOUT_MS);
        signal.addEventListener('abort', stop, { once: true });
        let output = '';
        let words = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            output += text;
            if (output.length > MAX_OUTPUT_BYTES)
                stop();
        });
        child.stderr.setEncoding('utf8').on('data', (text) => {
            words = (words + text).slice(-2000);
        });
        child.once('error', (cause) => reject(new errors/* ActionError */.lZ('git could not be started', { cause })));
        child.once('close', (code) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', stop);
            if (signal.aborted)
                reject(signal.reason);
            else
                resolve({ isGood: code === 0, output, words: lastWords(words) });
        });
    });
}
/** The line that says what was wrong, without a login that a URL in it may have. */
function lastWords(words) {
    const lines = words.split('\n').filter((line) => line.trim() !== '');
    const said = lines.findLast((line) => /^(fatal|error|ssh|remote):/i.test(line)) ?? lines.at(-1) ?? 'no word';
    return (0,base_log/* clean */.uH)(said.replace(/\/\/[^/@\s]*@/g, '//\u2026@'), 200);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(4649);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/git-gate.js
// The way of git to the network: a proxy on this machine that lets it reach whom the rule allows, at the very address that
// was judged, redirects and submodules included, and no more bytes than a module is worth.




/** Largest repositories of modules have some hundred MB with all of their history. */
const git_gate_MAX_BYTES = 2 ** 31;
/** Longest time without a connection. */
const CONNECT_MS = 10_000;
/** Opens the gate on a port of this machine that only its password opens. */
async function openGitGate(rule) {
    const password = (0,external_node_crypto_.randomUUID)();
    const state = { refusal: undefined, bytes: 0 };
    const sockets = new Set();
    const isOurs = ({ headers }) => headers['proxy-authorization'] === `Basic ${Buffer.from(`git:${password}`).toString('base64')}`;
    const count = (from) => {
        sockets.add(from);
        from.once('close', () => sockets.delete(from));
        from.on('data', (chunk) => {
            state.bytes += chunk.length;
            if (state.bytes <= git_gate_MAX_BYTES)
                return;
            state.refusal = `git took more than ${git_gate_MAX_BYTES >> 20} MiB`;
            for (const socket of sockets)
                socket.destroy();
        });
    };
    const server = (0,external_node_http_.createServer)((request, response) => {
        if (!isOurs(request))
            return void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
        forward(request, response);
    });
    const forward = (request, response) => {
        const url = URL.parse(request.url ?? '');
        if (url?.protocol !== 'http:')
            return void response.writeHead(400).end();
        try {
            const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
            const onward = (0,external_node_http_.request)(url, { method: request.method, headers, lookup: rule.lookupFor(url) }, (answer) => {
                count(answer);
                response.writeHead(answer.statusCode ?? 502, answer.headers);
                answer.pipe(response);
            });
            onward.once('error', (error) => refuse(error, () => response.writeHead(502).end()));
            request.pipe(onward);
        }
        catch (error) {
            refuse(error, () => response.writeHead(403).end());
        }
    };
    const refuse = (error, answer) => {
        state.refusal = (0,errors/* describeError */.Uc)(error);
        answer();
    };
    server.on('connect', (request, client) => {
        // The server forgets a socket that it has handed over.
        sockets.add(client);
        client.once('close', () => sockets.delete(client)).on('error', () => undefined);
        // git asks without its login first, and comes back on a new connection only when it is told that this one ends.
        const end = (status, header = '') => client.end(`HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`, () => client.destroy());
        if (!isOurs(request)) {
            end('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic\r\n');
            return;
        }
        const url = URL.parse(`https://${request.url}`);
        const fail = (error) => refuse(error, () => end('403 Forbidden'));
        if (url === null)
            return fail(new Error('not a host'));
        try {
            const host = url.hostname.replace(/^\[|\]$/g, '');
            const onward = (0,external_node_net_.connect)({ host, port: Number(url.port || 443), lookup: rule.lookupFor(url) });
            onward.setTimeout(CONNECT_MS, () => onward.destroy(new Error(`${url.host}: no connection`)));
            onward.once('error', fail);
            onward.once('connect', () => {
                onward.setTimeout(0);
                // From here on the bytes are theirs: nothing of ours may come between them.
                onward.off('error', fail).on('error', () => client.destroy());
                client.write('HTTP/1.1 200 Connection established\r\n\r\n');
                count(onward);
                onward.pipe(client).pipe(onward);
            });
            client.once('close', () => onward.destroy());
        }
        catch (error) {
            fail(error);
        }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = `http://git:${password}@127.0.0.1:${server.address().port}`;
    return {
        // Both spellings: curl reads http_proxy in lower case only. Nothing goes around it.
        environment: {
            http_proxy: proxy,
            https_proxy: proxy,
            HTTPS_PROXY: proxy,
            all_proxy: proxy,
            no_proxy: '',
            NO_PROXY: '',
        },
        get refusal() {
            return state.refusal;
        },
        get bytes() {
            return state.bytes;
        },
        close: async () => {
            for (const socket of sockets)
                socket.destroy();
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}

// EXTERNAL MODULE: ./build/base/bash-home.js
var bash_home = __webpack_require__(6146);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/git-logins.js
// Where git may log in by itself, so that nobody can tell whether what it fetches is private; and how a login that a source
// names is given to it.






/** Of `http` and `http.<url>`: headers, cookies, a client's certificate and key, and what has to do with Kerberos and NTLM. */
const HTTP = 'http\\.(.*\\.)?(extraheader|cookiefile|sslcert|sslkey|emptyauth|delegation)';
const SETTINGS = `^(credential\\..*|${HTTP}|url\\..*\\.insteadof|core\\.askpass)$`;
/** With any of these git may log in anywhere. */
const VARIABLES = ['GIT_ASKPASS', 'SSH_ASKPASS', 'GIT_CONFIG_COUNT', 'GIT_SSL_CERT', 'GIT_SSL_KEY'];
/** Reads git's configuration once; then says of a URL whether a login may go there. */
async function readLogins(context) {
    const { environment } = context;
    const home = (process.platform === 'win32' ? (0,bash_home/* findBashHome */.z)(environment) : environment.HOME) || (0,external_node_os_.homedir)();
    const isAnywhere = ['.netrc', '_netrc'].some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(home, name))) ||
        VARIABLES.some((name) => environment[name]);
    const { output } = await runGit(['config', '--null', '--get-regexp', SETTINGS], context);
    const settings = output.split('\0').flatMap((item) => {
        const [name = '', value = ''] = item.split(/\n(.*)/s);
        return name === '' ? [] : [[name, value]];
    });
    return (url) => isAnywhere || settings.some(([name, value]) => concerns(name, value, url));
}
/** A setting may be for all URLs, or stand below one: `credential.https://host.helper`. */
function concerns(name, value, url) {
    if (name.startsWith('url.'))
        return url.href.startsWith(value);
    const below = /^[a-z]+\.(.+)\.[a-z]+$/i.exec(name)?.[1];
    if (below === undefined)
        return true;
    const host = URL.parse(below)?.hostname ?? below;
    // With a wildcard it may be for any.
    return host === url.hostname || host.includes('*');
}
/**
 * An environment that gives git a login. git would send the header on to wherever the server redirects: with a login it follows
 * no redirect. Both come behind the settings that the job gives git in the same way.
 */
function withLogin(environment, url, login) {
    const count = Number(/^\d{1,4}$/.exec(environment.GIT_CONFIG_COUNT ?? '')?.[0] ?? 0);
    return {
        ...environment,
        GIT_CONFIG_COUNT: String(count + 2),
        [`GIT_CONFIG_KEY_${count}`]: `http.${url.origin}/.extraHeader`,
        [`GIT_CONFIG_VALUE_${count}`]: `Authorization: ${(0,url_login/* basicOf */.wV)(login)}`,
        [`GIT_CONFIG_KEY_${count + 1}`]: 'http.followRedirects',
        [`GIT_CONFIG_VALUE_${count + 1}`]: 'false',
    };
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: ./build/base/address.js
var address = __webpack_require__(5344);
// EXTERNAL MODULE: ./build/base/guarded-lookup.js
var guarded_lookup = __webpack_require__(8671);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/host-rule.js
// Whom a module's source may make us ask: a configuration in a pull request names hosts, and none of them may be this
// machine, its network, or a metadata service, unless the user listed it.





/** Hosts that configurations may make us ask in one run: real ones name a handful. */
const MAX_STRANGERS = 30;
/**
 * A rule.
 *
 * @param listed `host` or `host:port`, in lower case: the user named them
 * @param publicLookup for tests
 */
function createHostRule(listed, publicLookup = (0,guarded_lookup/* createPublicLookup */.iB)()) {
    const strangers = new Set();
    const hostsAsked = new Set();
    const lookupFor = (url) => {
        const port = url.port || (url.protocol === 'http:' ? '80' : '443');
        const isListed = [url.host, url.hostname, `${url.hostname}:${port}`].some((name) => listed.has(name));
        if (!isListed) {
            if ((0,address/* reachOf */.x)(url.hostname) !== 'public')
                throw refuse(url, 'it is an inner address');
            if (strangers.size >= MAX_STRANGERS && !strangers.has(url.host)) {
                throw refuse(url, `it is one host more than the ${MAX_STRANGERS} that are asked`);
            }
            strangers.add(url.host);
        }
        hostsAsked.add(url.host);
        return isListed ? external_node_dns_.lookup : publicLookup;
    };
    return {
        hostsAsked,
        lookupFor,
        socketFor: (url) => ({ lookup: lookupFor(url) }),
        check: (url) => {
            const lookup = lookupFor(url);
            const hostname = url.hostname.replace(/^\[|\]$/g, '');
            return new Promise((resolve, reject) => {
                lookup(hostname, { all: true }, (error) => {
                    if (error === null)
                        resolve();
                    else
                        reject(refuse(url, (0,base_log/* clean */.uH)(error.message, 100)));
                });
            });
        },
    };
}
function refuse(url, why) {
    return new registry_error/* RegistryError */.gl(`${(0,base_log/* clean */.uH)(url.host, 100)} is not asked: only a module's source names it, and ${why}`, {
        temporary: false,
        hint: 'If it is yours, list it in the input terraform-registry.',
    });
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/module-network.js
// Everything that speaks to somebody about modules, opened when the first package has to be fetched.








/** Opens nothing yet. */
function openNetwork(options, needs) {
    const { hosts, tokens } = options;
    const rule = createHostRule(new Set([...hosts.listed, ...tokens.hosts]));
    const http = openModuleHttp(rule, needs);
    const opened = {};
    let opening;
    return {
        open: () => {
            opening ??= openContext({ ...options, rule, http, opened }, needs);
            return opening;
        },
        facts: () => ({
            requests: http.counts.requests,
            bytes: http.counts.bytes + (opened.gate?.bytes ?? 0),
            hosts: [...new Set([...http.hostsContacted, ...rule.hostsAsked])],
        }),
        close: async () => {
            await opening?.catch(() => undefined);
            await opened.gate?.close();
        },
    };
}
async function openContext({ rule, http, hosts, tokens, workspace, work, caFile, opened }, { environment, signal, timeLeftMs }) {
    const accessFor = (address) => {
        const mirror = hosts.mirrors.get(address.host.toLowerCase());
        const base = mirror ?? new URL(`https://${address.host}`);
        // Trivy sends one only to a host that the source names; for a mirror the user has named it.
        const named = mirror !== undefined ? base.hostname : address.isHostNamed ? base.host : undefined;
        const token = named === undefined ? undefined : tokens.tokenFor(named);
        return { base, isMirror: mirror !== undefined, token, tokenHost: named };
    };
    const git = findGit(environment, workspace);
    if (git === undefined)
        return { http, rule, accessFor, git: undefined, signal, timeLeftMs };
    // A proxy of the user's resolves names by itself.
    const hasProxy = PROXIES.some((name) => environment[name]);
    const gate = hasProxy ? undefined : await openGitGate(rule);
    opened.gate = gate;
    const certificates = caFile === undefined ? {} : trustForGit(caFile, work);
    const gitEnv = gitEnvironment(environment, { ...gate?.environment, ...certificates });
    const command = { git, environment: gitEnv, signal };
    const mayLogIn = await readLogins({ ...command, directory: work });
    return { http, rule, accessFor, git: { ...command, gate, mayLogIn }, signal, timeLeftMs };
}
const PROXIES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
/** git knows one file of certificates, and not besides the usual ones but instead. */
function trustForGit(caFile, work) {
    const file = (0,external_node_path_.join)(work, 'certificates.pem');
    (0,external_node_fs_.writeFileSync)(file, [...(0,external_node_tls_.getCACertificates)('default'), (0,external_node_fs_.readFileSync)(caFile, 'utf8')].join('\n'));
    return { GIT_SSL_CAINFO: file };
}

// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/scan/project-name.js
var project_name = __webpack_require__(3141);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/packages/kept-modules.js









/** The records of a bundle: one for each checkout that was exported into it. */
function bundleModules(open, context) {
    return guarded('bundle', context, async () => {
        const bundle = await open();
        const entries = bundle.entries.filter(({ fetched }) => isOurs(fetched.manifest));
        // It may be made of several layouts, each with blobs of its own.
        const homes = new Map(entries.map((entry) => [entry.fetched.manifest.layers[0]?.digest ?? '', entry]));
        const openLayer = (blob) => homes.get(blob.digest)?.openBlob(blob) ?? nothing();
        const record = await readRecords(entries, openLayer);
        return (record && { label: 'bundle', record, isPublic: false, isCarried: true, tellsAbsence: true, openLayer });
    });
}
/** What a record names and nobody brought: its digest will say so. */
async function* nothing() { }
/** The newest entry of this project in the Actions cache. `onKey` is told which one was read. */
function cachedModules(cache, stem, context) {
    return guarded('Actions cache', context, async () => {
        const prefix = `${(0,cache_key/* formatStem */.r_)(stem)}-`;
        const key = await cache.lookup(stem.resource, [prefix]);
        const parsed = key === undefined ? undefined : (0,cache_key/* parseKeyBelow */.Sw)(key, prefix);
        if (key === undefined || parsed === undefined)
            return undefined;
        const directory = await cache.restore(stem.resource, key);
        if (directory === undefined)
            return undefined;
        const openLayer = (blob) => (0,layout/* openLayoutBlob */.Ub)(directory, blob);
        const record = await readRecords(await (0,layout/* readLayout */.T4)(directory), openLayer, parsed.digestPrefix);
        if (record === undefined)
            throw new errors/* VerifyError */.Gz(`the entry ${key} holds another record than it says`);
        context.onKey(key);
        return { label: 'Actions cache', record, isPublic: true, tellsAbsence: context.tellsAbsence, openLayer };
    });
}
/** The record of a project in a registry that the user chose, and beside it the modules. */
function registryModules(client, ref, context) {
    const label = (0,reference/* formatReference */.FH)(ref);
    return guarded(label, context, async () => {
        const fetched = await client.fetchManifest(ref).catch((error) => {
            if (error instanceof registry_error/* RegistryError */.gl && error.status === 404)
                return undefined;
            throw error;
        });
        if (fetched === undefined)
            return undefined;
        const { record } = await readRecordArtifact(fetched, (layer) => client.openBlob(ref, layer));
        const openLayer = (blob) => client.openBlob(ref, { ...blob, mediaType: 'application/octet-stream', annotations: {} });
        return { label, record, isPublic: false, tellsAbsence: true, openLayer };
    });
}
/** Records that are read, each of which may have 4 MiB: what a later one names is unknown then, and asked for. */
const MAX_RECORDS = 100;
/** All records of a layout as one, the first of a key before the others; undefined: there is none. */
async function readRecords(entries, open, digestPrefix = '') {
    const rows = new Map();
    let isFound = false;
    const records = entries.filter(({ fetched }) => isRecord(fetched.manifest));
    for (const { fetched } of records.slice(0, MAX_RECORDS)) {
        const { record, layerDigest } = await readRecordArtifact(fetched, open);
        if (!layerDigest.startsWith(`sha256:${digestPrefix}`))
            continue;
        isFound = true;
        for (const [key, row] of record)
            if (!rows.has(key))
                rows.set(key, row);
    }
    return isFound ? rows : undefined;
}
/** Notes what happened. A place that cannot be had only costs requests. */
function guarded(label, { log, attempts }, read) {
    let reading;
    const tell = (attempt) => {
        attempts.push(attempt);
        log.info(`${label}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`);
    };
    const load = async () => {
        try {
            const place = await read();
            const detail = place === undefined ? '' : `${(0,count/* count */.U)(place.record.size, 'package')} of modules`;
            tell({ source: label, outcome: place === undefined ? 'absent' : 'used', detail });
            return place;
        }
        catch (error) {
            if (error instanceof errors/* LocalError */.il)
                throw error;
            const detail = (0,errors/* describeError */.Uc)(error);
            const isRefused = error instanceof errors/* VerifyError */.Gz;
            if (isRefused)
                log.warning(`Terraform modules: ${label}: ${detail}`);
            tell({ source: label, outcome: isRefused ? 'refused' : 'failed', detail, hint: (0,errors/* hintOf */.$z)(error) });
            return undefined;
        }
    };
    return () => {
        reading ??= load();
        return reading;
    };
}
/** Every place that knows the package: the fresh ones in their order, then the others; read only as far as somebody asks. */
async function* findKept(wanted, loaders, { maxAgeMs, now, canAsk }) {
    const stale = [];
    for (const load of loaders) {
        const place = await load();
        const kept = place?.record.get(wanted.key);
        if (place === undefined || kept === undefined || !isOfCall(kept, wanted))
            continue;
        const isAbsence = kept.layer === undefined;
        if (isAbsence && !place.tellsAbsence)
            continue;
        const ageMs = now - kept.confirmedAt.getTime();
        // A time in the future would keep a branch for ever.
        const isYoung = ageMs <= maxAgeMs && ageMs >= -freshness/* FUTURE_TOLERANCE_MS */.Pk;
        const isOld = !isYoung && (isAbsence || !kept.isFixed);
        // That there is none is proven by no digest: whoever can say it again is asked.
        const find = { place, kept, isOld, isFresh: !isOld && !(isAbsence && canAsk) };
        if (find.isFresh)
            yield find;
        else
            stale.push(find);
    }
    yield* stale;
}

// EXTERNAL MODULE: ./build/base/make-directories.js
var make_directories = __webpack_require__(6594);
// EXTERNAL MODULE: ./build/base/owned-directory.js
var owned_directory = __webpack_require__(4283);
// EXTERNAL MODULE: ./build/store/store.js
var store_store = __webpack_require__(4899);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/store-modules.js
// The modules of a project in the runner store: the layout that the Actions cache gets, each version whole or not there. Only jobs
// that run the default branch's own code write it; all jobs of the project on this host read it.











/** Of one project: the newest, and the one before it, which another job may be reading. */
const KEPT_VERSIONS = 2;
/** How this place is called. */
const LABEL = 'runner store';
/** The newest version of a project, if it is of somebody whose files are believed. */
function storedModules(store, project, context) {
    return guarded(LABEL, context, async () => {
        const [newest] = await listVersions(store, project);
        if (newest === undefined)
            return undefined;
        const directory = (0,external_node_path_.join)(rootOf(store, project), newest);
        const openLayer = (blob) => readWhole((0,layout/* openLayoutBlob */.Ub)(directory, blob));
        const record = await readRecords(await (0,layout/* readLayout */.T4)(directory), openLayer, digestOf(newest));
        return record && { label: LABEL, record, isPublic: true, tellsAbsence: true, openLayer };
    });
}
/** Adds a version unless it is there. Never throws: it only costs requests next time. */
async function storeModules(modules, { layers }, { store, project, log }) {
    if (!store.isWritable)
        return;
    const { layerDigest } = modules.artifact;
    const digest = layerDigest.replace('sha256:', '').slice(0, 16);
    try {
        const there = await listVersions(store, project);
        if (there[0] !== undefined && digestOf(there[0]) === digest)
            return;
        const staging = await (0,owned_directory/* createOwnedDirectory */.d)((0,store_store/* stagingRoot */.qH)(store), 'terraform-modules');
        try {
            const layout = (0,external_node_path_.join)(staging.directory, 'layout');
            await writeLayout(layout, modules, layers);
            const root = rootOf(store, project);
            (0,make_directories/* makeDirectories */.K)(root);
            await (0,file_moves/* move */.Cy)(layout, (0,external_node_path_.join)(root, `${String(Date.now()).padStart(15, '0')}-${digest}`));
            for (const old of there.slice(KEPT_VERSIONS - 1))
                await (0,file_moves/* removeQuietly */.S2)((0,external_node_path_.join)(root, old));
        }
        finally {
            await staging.discard();
        }
        log.info(`${LABEL}: ${(0,count/* count */.U)(modules.packages.length, 'package')} of modules added`);
    }
    catch (error) {
        log.info(`${LABEL}: modules not added: ${(0,errors/* describeError */.Uc)(error)}`);
    }
}
function rootOf({ home }, project) {
    return (0,external_node_path_.join)(home, 'terraform-modules', project);
}
/** Newest first; by the names, which begin with the time. */
async function listVersions(store, project) {
    const root = rootOf(store, project);
    // Absent: nobody has added any.
    const names = (await (0,promises_.readdir)(root).catch(() => [])).filter((name) => /^\d{15}-[0-9a-f]{16}$/.test(name));
    const versions = await Promise.all(names.map(async (name) => {
        const facts = await (0,promises_.lstat)((0,external_node_path_.join)(root, name)).catch(() => undefined);
        return facts?.isDirectory() === true && store.trustedUsers.includes(facts.uid) ? name : undefined;
    }));
    return versions
        .filter((name) => name !== undefined)
        .sort()
        .reverse();
}
function digestOf(name) {
    return name.slice(-16);
}
/** A version that is removed meanwhile is no reason to fail. */
async function* readWhole(bytes) {
    try {
        yield* bytes;
    }
    catch (cause) {
        if (cause instanceof errors/* VerifyError */.Gz)
            throw cause;
        throw new errors/* VerifyError */.Gz(`it could not be read (${(0,errors/* describeError */.Uc)(cause)})`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/module-places.js
// What a run wants of modules, and the places where they may lie already: under which names, and in which order.









/** Nearest first. */
function listPlaces({ wanted, context, cache, work }, { attempts, keys }) {
    const { bundle, client, log, cacheDir, away, store } = context;
    const kept = { log, attempts };
    const onKey = (key) => void keys.push(key);
    // A checkout that fills the cache directory could bring along a note of what is absent.
    const isLocal = away === undefined && !wanted.guardsLocal && !(0,inside/* isInside */.FK)(cacheDir, wanted.workspace);
    const actions = context.cache;
    const project = projectOf(wanted, context);
    const tag = projectTag(project);
    return [
        ...(isLocal ? [localModules(cacheDir, cache, work)] : []),
        ...(store === undefined ? [] : [storedModules(store, project, kept)]),
        ...(bundle === undefined ? [] : [bundleModules(bundle, kept)]),
        ...(actions?.mode.mayRead === true
            ? [cachedModules(actions, stemOf(wanted, context), { ...kept, onKey, tellsAbsence: wanted.isTrusted })]
            : []),
        ...wanted.registries.flatMap((base) => {
            const ref = (0,reference/* parseReference */.F2)(`${base}/${need_modules/* MODULES_REPOSITORY */.lv}:${tag}`);
            return client === undefined ? [] : [registryModules(client, ref, kept)];
        }),
    ];
}
/** 16 hex digits: the same for all versions of one project, as long as the same hosts are asked for it. */
function projectOf({ root, workspace, hosts, keepsPrivate, }, { environment }) {
    const mirrors = [...hosts.mirrors].map(([host, url]) => `${host}=${url.href}`).sort();
    const facts = [
        'terraform',
        ...(0,project_name/* nameProject */.l)({ environment, workspace, root }),
        String(keepsPrivate),
        ...mirrors,
    ];
    return (0,external_node_crypto_.createHash)('sha256').update(facts.join('\n')).digest('hex').slice(0, 16);
}
/** Version of the record's format, and of what following reads. */
const module_places_SCHEMA = 1;
function stemOf(wanted, context) {
    const sourcesHash = projectOf(wanted, context);
    return { prefix: context.keyPrefix, resource: 'terraform-modules', schema: module_places_SCHEMA, sourcesHash };
}

// EXTERNAL MODULE: ./build/base/slots.js
var slots = __webpack_require__(6617);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/calls/module-version.js
// Which of a registry's versions a constraint means: by the rules of the library that Trivy uses (aquasecurity/go-version),
// which are not Terraform's in one thing: a pre-release fits a range.
// One way to match a text, so that none takes longer than it is: what that library writes as `x+[xy]*` is `x[xy]*` here.
const VERSION = 'v?([0-9]+(?:\\.[0-9]+)*)(?:-([0-9][0-9A-Za-z~-]*(?:\\.[0-9A-Za-z~-]+)*)|-?([A-Za-z~-][0-9A-Za-z~-]*(?:\\.[0-9A-Za-z~-]+)*))?(?:\\+([0-9A-Za-z~-]+(?:\\.[0-9A-Za-z~-]+)*))?';
const WHOLE_VERSION = new RegExp(`^${VERSION}$`);
const ONE_CONSTRAINT = new RegExp(`\\s*(~>|==|!=|>=|=>|<=|=<|=|>|<|~|\\^|)\\s*(${VERSION})\\s*,?`, 'y');
/** Longer ones are nobody's: the time that a pattern takes grows with its text. */
const MAX_CHARACTERS = 256;
/** Whether a constraint is read at all; what is not may still mean something to Trivy. */
function isReadable(constraint) {
    return constraint.length <= MAX_CHARACTERS;
}
/** The highest of these versions that fits; undefined when none does, or when the constraint is none. */
function findVersion(constraint, versions) {
    const alternatives = parseConstraint(constraint);
    if (alternatives === undefined)
        return undefined;
    const fitting = versions
        .flatMap((text) => parseVersion(text) ?? [])
        .filter((version) => alternatives.some((all) => all.every((one) => fits(version, one))))
        .sort((a, b) => compare(b, a));
    const [highest] = fitting;
    return highest === undefined ? undefined : format(highest);
}
/** Whether only one version can ever fit, so that what was found once stays right. */
function isExactVersion(constraint) {
    const alternatives = parseConstraint(constraint);
    const [only, ...others] = alternatives?.length === 1 ? (alternatives[0] ?? []) : [];
    return only !== undefined && others.length === 0 && ['', '=', '=='].includes(only.operator);
}
function parseConstraint(text) {
    if (!isReadable(text))
        return undefined;
    const alternatives = [];
    for (const part of text.split('||')) {
        const all = parseAll(part);
        if (all === undefined)
            return undefined;
        alternatives.push(all);
    }
    return alternatives;
}
function parseAll(part) {
    const all = [];
    let at = 0;
    while (part.slice(at).trim() !== '') {
        ONE_CONSTRAINT.lastIndex = at;
        const match = ONE_CONSTRAINT.exec(part);
        const version = parseVersion(match?.[2] ?? '');
        if (match === null || version === undefined)
            return undefined;
        all.push({ operator: match[1] ?? '', version });
        at = ONE_CONSTRAINT.lastIndex;
    }
    return all.length === 0 ? undefined : all;
}
function parseVersion(text) {
    if (text.length > MAX_CHARACTERS)
        return undefined;
    const match = WHOLE_VERSION.exec(text);
    if (match === null)
        return undefined;
    const pre = match[3] ?? match[2] ?? '';
    return {
        segments: (match[1] ?? '').split('.').map(Number),
        preRelease: pre === '' ? [] : pre.split('.'),
        build: match[4] ?? '',
    };
}
function format({ segments, preRelease, build }) {
    const pre = preRelease.length === 0 ? '' : `-${preRelease.join('.')}`;
    return `${segments.join('.')}${pre}${build === '' ? '' : `+${build}`}`;
}
function fits(version, { operator, version: bound }) {
    const order = compare(version, bound);
    switch (operator) {
        case '!=':
            return order !== 0;
        case '>':
            return order > 0;
        case '<':
            return order < 0;
        case '>=':
        case '=>':
            return order >= 0;
        case '<=':
        case '=<':
            return order <= 0;
        case '~>':
            return order >= 0 && compare(version, bumpPessimistic(bound)) < 0;
        case '~':
            return order >= 0 && compare(version, bumpTilde(bound)) < 0;
        case '^':
            return order >= 0 && compare(version, bumpCaret(bound)) < 0;
        default:
            return order === 0;
    }
}
/** The first version that is too high for `~>`: `1.2.3` \u2192 `1.3.0`, `1.2` \u2192 `2.0`, `1` \u2192 `2`. */
function bumpPessimistic(version) {
    const segments = [...version.segments];
    const last = segments.length - 1;
    if (last === 0)
        return { ...version, segments: [(segments[0] ?? 0) + 1] };
    segments[last] = 0;
    segments[last - 1] = (segments[last - 1] ?? 0) + 1;
    return { segments, preRelease: [], build: '' };
}
/** For `~`: `1.2` \u2192 `1.3`, else as for `~>`. */
function bumpTilde(version) {
    const [major = 0, minor = 0] = version.segments;
    return version.segments.length === 2
        ? { ...version, segments: [major, minor + 1] }
        : bumpPessimistic(version);
}
/** For `^`: the first part that is not zero goes up; `0.0` \u2192 `0.1`. */
function bumpCaret({ segments }) {
    const found = segments.findIndex((segment) => segment !== 0);
    const at = found === -1 ? segments.length - 1 : found;
    const bumped = segments.map((segment, index) => index < at ? segment : index === at ? segment + 1 : found === -1 ? segment : 0);
    return { segments: bumped, preRelease: [], build: '' };
}
function compare(a, b) {
    const length = Math.max(a.segments.length, b.segments.length);
    for (let index = 0; index < length; index += 1) {
        const order = (a.segments[index] ?? 0) - (b.segments[index] ?? 0);
        if (order !== 0)
            return order;
    }
    return comparePreReleases(a.preRelease, b.preRelease);
}
/** A release is higher than what came before it. */
function comparePreReleases(a, b) {
    if (a.length === 0 || b.length === 0)
        return b.length - a.length;
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const order = comparePart(a[index], b[index]);
        if (order !== 0)
            return order;
    }
    return 0;
}
function comparePart(a, b) {
    if (a === b)
        return 0;
    if (a === undefined)
        return -1;
    if (b === undefined)
        return 1;
    const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumberA && isNumberB)
        return Number(a) - Number(b);
    if (isNumberA !== isNumberB)
        return isNumberA ? -1 : 1;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/ask-registry.js
// The module registry protocol, as Trivy speaks it: which versions there are, and where the source of one lies.









const MAX_JSON_BYTES = 32 << 20;
/** The modules with most have some hundreds; comparing them holds the step up. */
const MAX_VERSIONS = 20_000;
/** Asks for the source of the highest version that fits. Never throws for what the registry does wrong. */
async function askRegistry(address, constraint, access, http) {
    const asked = describeAsked(address, access);
    const { path } = address;
    let version;
    try {
        version =
            constraint === '' ? undefined : await chooseVersion(path, constraint, { ...access, asked }, http);
        const answer = typeof version === 'object' ? version : await askLocation(path, version, { ...access, asked }, http);
        return answer.kind === 'absent' ? judgeAbsence(answer, address, access) : answer;
    }
    catch (error) {
        // Whoever has named versions, or has sent us elsewhere, has answered.
        const isUnanswered = version === undefined && (0,connection_error/* connectionErrorOf */.GW)(error)?.origin === access.base.origin;
        return {
            kind: 'unknown',
            reason: (0,errors/* describeError */.Uc)(error),
            hint: adviseOnRegistry(error, asked),
            isUnanswered,
        };
    }
}
/**
 * What a stand-in of the user's lacks, or leads to where nothing is, is unknown: a mirror that was not filled, or whose path is
 * wrong, says 404 to everything, and Trivy, which does not know it, asks the registry itself.
 */
function judgeAbsence(absent, address, access) {
    if (!access.isMirror)
        return absent;
    const { host } = access.base;
    const standsIn = `${host} was asked in place of ${address.host} (${MODULES_INPUT}), which may have it`;
    const hint = adviseOnStandIn(describeAsked(address, access));
    return { kind: 'unknown', reason: `${absent.reason}; ${standsIn}`, hint };
}
function describeAsked({ host }, { base, isMirror, token, tokenHost }) {
    return {
        host: base.host,
        replaced: isMirror ? host : undefined,
        hasToken: token !== undefined,
        tokenName: tokenHost && `TF_TOKEN_${tokenHost.replaceAll('.', '_').replaceAll('-', '__')}`,
    };
}
async function chooseVersion(path, constraint, access, http) {
    if (!isReadable(constraint))
        return { kind: 'unknown', reason: 'its constraint is longer than is read' };
    const answer = await http.get({ url: urlOf(access, `${path}/versions`), token: access.token });
    if (answer.status !== 200)
        return ask_registry_refuse(answer, access);
    const versions = readVersions(answer);
    const found = findVersion(constraint, versions);
    if (found !== undefined)
        return found;
    const shown = (0,base_log/* clean */.uH)(constraint, 100);
    return { kind: 'absent', reason: `none of the registry's ${versions.length} versions fits "${shown}"` };
}
/** @throws {VerifyError} when it is no such list */
function readVersions(answer) {
    const { modules } = (0,json/* parseJsonObject */.dw)(answer.body ?? Buffer.alloc(0), `list of versions of ${answer.url.host}`, MAX_JSON_BYTES);
    const [only, ...others] = Array.isArray(modules) ? modules : [];
    if (!(0,json/* isObject */.Gv)(only) || others.length > 0 || !Array.isArray(only.versions)) {
        throw new errors/* VerifyError */.Gz('list of versions', { wanted: 'one module', found: 'something else' });
    }
    if (only.versions.length > MAX_VERSIONS) {
        const found = String(only.versions.length);
        throw new errors/* VerifyError */.Gz('list of versions', { wanted: `at most ${MAX_VERSIONS}`, found });
    }
    return only.versions.flatMap((row) => (0,json/* isObject */.Gv)(row) && typeof row.version === 'string' ? row.version : []);
}
async function askLocation(path, version, access, http) {
    const url = urlOf(access, `${path}${version === undefined ? '' : `/${version}`}/download`);
    const headers = version === undefined ? {} : { 'x-terraform-version': version };
    const answer = await http.get({ url, token: access.token, headers });
    const location = readLocation(answer);
    if (location === undefined)
        return ask_registry_refuse(answer, access);
    // The protocol allows it, Trivy does not follow it; of a mirror only we are told.
    const isRelative = /^\.{0,2}\//.test(location);
    const absolute = isRelative && access.isMirror ? new URL(location, answer.url).href : location;
    const { pkg } = splitSource(absolute);
    const isOfMirror = access.isMirror && URL.parse(pkg)?.origin === access.base.origin;
    if (isRemote(pkg) || isOfMirror)
        return { kind: 'found', version, location: pkg };
    const shown = (0,base_log/* clean */.uH)(location.replace(/\/\/[^/@]*@/, '//\u2026@').split('?')[0] ?? '', 80);
    return { kind: 'absent', reason: `the registry leads to ${shown}, where Trivy does not go` };
}
/** 204 with a header, or 200 with a body, as OpenTofu's registry has it. */
function readLocation({ status, headers, body, url }) {
    const header = headers['x-terraform-get'];
    if (status === 204)
        return typeof header === 'string' && header !== '' ? header : undefined;
    if (status !== 200)
        return undefined;
    const { location } = (0,json/* parseJsonObject */.dw)(body ?? Buffer.alloc(0), `address of the source at ${url.host}`, MAX_JSON_BYTES);
    return typeof location === 'string' && location !== '' ? location : undefined;
}
function urlOf({ base }, path) {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return new URL(`${base.href.replace(/\/+$/, '')}/v1/modules/${encoded}`);
}
/** That it has no such module is an answer; that we may not see it is none. */
function ask_registry_refuse({ status, url }, { asked }) {
    if (status === 404 || status === 410)
        return { kind: 'absent', reason: `${url.host} has no such module` };
    const words = `${url.host}: HTTP ${status} ${external_node_http_.STATUS_CODES[status] ?? ''}`.trim();
    if (status < 400)
        return { kind: 'absent', reason: `${words}, and it names no source` };
    const hint = status === 407 ? (0,proxy_login/* proxyLoginHint */.L)(url) : adviseOnStatus(status, asked);
    return { kind: 'unknown', reason: words, hint };
}

// EXTERNAL MODULE: ./build/base/windows-names.js
var windows_names = __webpack_require__(772);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/getter.js
// How go-getter, which Trivy downloads modules with, understands a source: the program that fetches it, from where, and what
// of it. Pure; what this action does not fetch is said by name.


/** By the end of the path or the value of `archive=`; the longest that fits counts. */
const FORMATS = {
    tar: 'tar',
    'tar.gz': 'tar.gz',
    tgz: 'tar.gz',
    'tar.bz2': 'tar.bz2',
    tbz2: 'tar.bz2',
    'tar.xz': 'tar.xz',
    txz: 'tar.xz',
    'tar.zst': 'tar.zst',
    tzst: 'tar.zst',
    zip: 'zip',
};
/** Compressions of a single file, of which go-getter makes no directory. */
const SINGLE_FILES = ['gz', 'bz2', 'xz', 'zst'];
/** Length of a checksum's hex digits, for those that name no algorithm. */
const ALGORITHMS = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
const impossible = (reason) => ({ kind: 'impossible', reason });
const unsupported = (reason) => ({ kind: 'unsupported', reason });
/** Reads a source without its own sub-directory, as Trivy hands it over. */
function parseDownload(source) {
    const [, forced, rest = ''] = /^(?:([A-Za-z0-9]+)::)?(.+)$/s.exec(source) ?? [];
    const { address, subdir: written } = splitSubdir(detect(rest));
    const [, detected, plain = ''] = /^(?:([A-Za-z0-9]+)::)?(.*)$/s.exec(address) ?? [];
    const url = URL.parse(plain);
    // Go's reader of URLs takes more.
    if (url === null)
        return unsupported(`${shown(plain)} is not a URL`);
    const getter = forced ?? detected ?? url.protocol.slice(0, -1);
    const subdir = written === undefined ? undefined : external_node_path_.posix.normalize(written);
    if (subdir === '..' || subdir?.startsWith('../'))
        return impossible('its sub-directory leads out of the package');
    if (subdir !== undefined && /[*?[\\]/.test(subdir))
        return unsupported('its sub-directory is a pattern');
    switch (getter) {
        case 'git':
            return describeGit(url, subdir);
        case 'http':
        case 'https':
            return describeHttp(url, subdir);
        case 's3':
            return unsupported('it lies in S3, which this action does not fetch from');
        case 'gcs':
            return unsupported('it lies in Google Cloud Storage, which this action does not fetch from');
        case 'hg':
            return unsupported('it is a Mercurial repository, which this action does not fetch');
        case 'file':
            return unsupported('it names a file of this machine, which this action does not take a module from');
        default:
            return impossible(`nobody fetches ${shown(getter)}`);
    }
}
/** go-getter's short forms; the others stay as they are. */
function detect(source) {
    if (source.startsWith('github.com/'))
        return expand(source);
    // Trivy asks Bitbucket whether it is git or Mercurial, which Bitbucket gave up in 2020.
    if (source.startsWith('bitbucket.org/'))
        return expand(source);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source))
        return source;
    // Of scp: only with the user `git`, and `//` behind it is a sub-directory as elsewhere.
    const [, host, path] = /^git@([^:/]+):\/?(.+)$/s.exec(source) ?? [];
    return host === undefined ? source : `git::ssh://git@${host}/${path}`;
}
/** `github.com/owner/name/below` \u2192 `git::https://github.com/owner/name.git//below` */
function expand(source) {
    const { address, subdir } = splitSubdir(source);
    const query = address.indexOf('?');
    const path = query === -1 ? address : address.slice(0, query);
    const [host = '', owner = '', name = '', ...below] = path.split('/');
    const inside = [...below, ...(subdir === undefined ? [] : [subdir])].join('/');
    const repository = `git::https://${host}/${owner}/${name.replace(/\.git$/, '')}.git`;
    return `${repository}${inside === '' ? '' : `//${inside}`}${query === -1 ? '' : address.slice(query)}`;
}
function splitSubdir(source) {
    const query = source.indexOf('?');
    const stop = query === -1 ? source.length : query;
    const scheme = source.slice(0, stop).indexOf('://');
    const at = source.slice(0, stop).indexOf('//', scheme === -1 ? 0 : scheme + 3);
    if (at === -1)
        return { address: source, subdir: undefined };
    const subdir = source.slice(at + 2, stop).replace(/^\/+|\/+$/g, '');
    return { address: source.slice(0, at) + source.slice(stop), subdir: subdir === '' ? undefined : subdir };
}
function describeGit(from, subdir) {
    const url = new URL(from);
    if (!['https:', 'http:', 'ssh:'].includes(url.protocol)) {
        return unsupported(`git over ${shown(url.protocol)} is not taken; write https or ssh`);
    }
    // What begins with a dash would be an option for git or ssh.
    if (!/^[a-z0-9[]/i.test(url.hostname))
        return unsupported(`${shown(url.hostname)} is not a host`);
    if (url.searchParams.has('sshkey')) {
        return unsupported('its URL carries an SSH key; give the key to the ssh agent of the job');
    }
    const ref = url.searchParams.get('ref') ?? '';
    // An option, or several words; what else it may mean, such as `v1~1`, git itself says.
    if (/^-|[\s\0-\x1f\x7f]/.test(ref))
        return unsupported(`${shown(ref)} is not taken for the name of a git reference`);
    // Only how much of the history is taken, of which nothing is used.
    for (const name of ['ref', 'depth'])
        url.searchParams.delete(name);
    if (url.protocol === 'ssh:' && !namesOneSshHost(url.href))
        return unsupported(`its address for ssh is not of the form ssh://user@host:port/path`);
    return { kind: 'git', url, ref: ref === '' ? undefined : ref, subdir };
}
/**
 * Whether git, too, connects by ssh to the host that a reader of URLs sees. Git decodes the whole address first, and takes all
 * before its first slash for user and host (`connect.c`), so that an escape, a second `@`, `?`, or `#` there names another one.
 */
function namesOneSshHost(text) {
    return /^ssh:\/\/(?:[\w.~-]+@)?(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?\//i.test(text);
}
function describeHttp(from, subdir) {
    const url = new URL(from);
    const archive = url.searchParams.get('archive');
    const wanted = archive === null || archive === '' ? endingOf(url.pathname) : archive;
    const isOff = archive !== null && /^(0|f|false)$/i.test(archive);
    const checksum = parseChecksum(url.searchParams.get('checksum'));
    if (checksum === 'unknown')
        return unsupported('its checksum is of a form that this action does not check');
    for (const name of ['archive', 'checksum'])
        url.searchParams.delete(name);
    if (!isOff && wanted !== undefined && SINGLE_FILES.includes(wanted)) {
        return impossible(`a file packed as ${wanted} is no directory`);
    }
    const format = isOff || wanted === undefined ? undefined : FORMATS[wanted];
    if (format === undefined && url.pathname.endsWith('/'))
        return { kind: 'page', url, subdir };
    const fileName = url.searchParams.get('filename') || getter_decode(url.pathname.split('/').at(-1) ?? '');
    url.searchParams.delete('filename');
    return { kind: 'file', url, format, fileName, checksum, subdir };
}
/** Empty, as no file is called, where it cannot be decoded. */
function getter_decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        // A stray percent sign, which Go refuses.
        return '';
    }
}
function endingOf(path) {
    return [...Object.keys(FORMATS), ...SINGLE_FILES]
        .filter((ending) => path.endsWith(`.${ending}`))
        .sort((a, b) => b.length - a.length)[0];
}
/** `sha256:\u2026`, or the hex digits alone; `unknown` for a file of checksums, which is a second download. */
function parseChecksum(text) {
    if (text === null || text === '')
        return undefined;
    const [, named, hex = ''] = /^(?:(\w+):)?([0-9a-f]+)$/i.exec(text) ?? [];
    const algorithm = ALGORITHMS[hex.length];
    if (algorithm === undefined || (named !== undefined && named !== algorithm))
        return 'unknown';
    return { algorithm, hex: hex.toLowerCase() };
}
function shown(text) {
    return `"${(0,base_log/* clean */.uH)(text.replace(/\/\/[^/@]*@/, '//\u2026@'), 80)}"`;
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/fetch-git.js
// Fetches one revision of a git repository into a directory: the reference as go-getter finds it, no history where the server
// can do without, and submodules, which Trivy takes too.





const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Files of a revision; the largest collections of modules have some thousands. */
const MAX_FILES = 50_000;
const MAX_TOTAL_BYTES = 1 << 30;
/** Whether a reference is a commit, which never leads elsewhere. */
function isCommit(ref) {
    return ref !== undefined && COMMIT.test(ref);
}
/** The commit that a reference leads to now: one request, and nothing is downloaded. */
async function resolveRef(download, context) {
    const { url, ref } = download;
    if (ref !== undefined && isCommit(ref))
        return { kind: 'commit', name: ref, commit: ref };
    const names = ref === undefined ? ['HEAD'] : namesFor(ref);
    const answer = await runGit(['ls-remote', '--', url.href, ...names], context);
    if (!answer.isGood)
        return describeFailure(answer);
    const found = new Map(answer.output.split('\n').flatMap((line) => {
        const [commit = '', name = ''] = line.split('\t');
        return COMMIT.test(commit) ? [[name, commit]] : [];
    }));
    for (const name of names) {
        const commit = found.get(name);
        if (commit !== undefined)
            return { kind: 'commit', name: name.replace('^{}', ''), commit };
    }
    // What no list has may still be something to git: the beginning of a commit, `main~1`, the words of `git describe`.
    return ref === undefined ? { kind: 'absent', reason: 'the repository is empty' } : { kind: 'expression' };
}
/** What `git rev-parse` tries in a fresh clone, by the names of the server: a tag before a branch. */
function namesFor(ref) {
    const branch = /^(?:refs\/remotes\/|remotes\/)?origin\/(.+)$/.exec(ref)?.[1];
    const tags = [`refs/${ref}`, `refs/tags/${ref}`].flatMap((name) => [`${name}^{}`, name]);
    const heads = [ref, ...(branch === undefined ? [] : [branch])].map((name) => `refs/heads/${name}`);
    return [ref, ...tags, ...heads];
}
/** Fetches into the directory of the context, which is empty. */
async function fetchGit(download, context) {
    const { href } = download.url;
    await expectGood(['init', '-q', '--template='], context);
    const commit = await fetchRevision(download, context);
    if (typeof commit !== 'string')
        return commit;
    const tooMuch = await measure(commit, context);
    if (tooMuch !== undefined)
        return { kind: 'unknown', reason: tooMuch };
    await expectGood(['checkout', '-q', '--force', '--detach', commit, '--'], context);
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(context.directory, '.gitmodules'))) {
        await expectGood(['remote', 'add', 'origin', '--', href], context);
        const submodules = await updateSubmodules(download.url, context);
        if (!submodules.isGood)
            return { kind: 'unknown', reason: `its submodules are not available (${submodules.words})` };
    }
    // What git keeps for itself is no part of the module, whatever the names in it.
    await (0,file_moves/* remove */.TF)((0,external_node_path_.join)(context.directory, '.git'));
    return { kind: 'found', commit };
}
/**
 * Over HTTP every address that a submodule names is judged where it is connected to; ssh makes its own connections, and is
 * left to submodules beside a source that the user reaches by ssh.
 */
async function updateSubmodules(source, context) {
    const update = ['submodule', '-q', 'update', '--init', '--depth=1'];
    if (source.protocol === 'ssh:') {
        const init = await runGit(['submodule', '-q', 'init'], context);
        if (!init.isGood)
            return init;
        const first = (await areAllBeside(source, context)) ? await runGit(update, context) : init;
        if (!first.isGood)
            return first;
    }
    const environment = { ...context.environment, GIT_ALLOW_PROTOCOL: 'http:https' };
    return await runGit([...update, '--recursive'], { ...context, environment });
}
/**
 * Whether no submodule of the top leads to another host by ssh. Asked of git once it has resolved their addresses, for those
 * that are relative may climb above the path into the host.
 */
async function areAllBeside({ host }, context) {
    const query = ['config', '--local', '-z', '--get-regexp', '^submodule\\..*\\.url$'];
    const listed = await runGit(query, context);
    const urls = listed.output.split('\0').flatMap((row) => row.split('\n')[1] ?? []);
    return urls.every((url) => {
        const { protocol, host: other } = URL.canParse(url) ? new URL(url) : {};
        return (protocol === 'http:' ||
            protocol === 'https:' ||
            (protocol === 'ssh:' && other === host && namesOneSshHost(url)));
    });
}
/**
 * Without history, and in one exchange: git looks a name up as `git rev-parse` does. Servers that cannot do that, or give no
 * commit by its name, are asked for everything; what is no name of a reference may be a short commit.
 */
async function fetchRevision(download, context) {
    const { ref, url } = download;
    // In a refspec a plus sign is no part of the name.
    const name = ref?.startsWith('+') === true ? `refs/tags/${ref}` : (ref ?? 'HEAD');
    const shallow = await runGit(['fetch', '-q', '--depth=1', '--no-tags', '--', url.href, name], context);
    if (shallow.isGood) {
        const fetched = await runGit(['rev-parse', '--verify', '-q', 'FETCH_HEAD^{commit}'], context);
        return fetched.output.trim() || { kind: 'unknown', reason: 'git fetched no commit' };
    }
    const isInability = /couldn't find remote ref|invalid refspec|dumb|shallow|unadvertised|not our ref|allow/i.test(shallow.words);
    if (!isInability)
        return describeFailure(shallow);
    const target = await resolveRef(download, context);
    if (target.kind === 'absent' || target.kind === 'unknown')
        return target;
    return fetchAll(url.href, target.kind === 'commit' ? target.commit : ref, context);
}
async function fetchAll(href, ref, context) {
    const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
    const answer = await runGit(['fetch', '-q', '--', href, ...everything], context);
    if (!answer.isGood)
        return describeFailure(answer);
    const head = await standOnDefaultBranch(href, context);
    if (!head.isGood)
        return describeFailure(head);
    for (const name of [`${ref}`, `refs/remotes/origin/${ref}`]) {
        const found = await runGit(['rev-parse', '--verify', '-q', '--end-of-options', `${name}^{commit}`], context);
        const [commit = ''] = found.output.trim().split('\n').slice(-1);
        if (found.isGood && COMMIT.test(commit))
            return commit;
    }
    return { kind: 'absent', reason: `it has no reference ${ref}` };
}
/** As after a clone: `HEAD`, and one branch of our own. What the server said; whoever does not say it denies no reference. */
async function standOnDefaultBranch(href, context) {
    const answer = await runGit(['ls-remote', '--symref', '--', href, 'HEAD'], context);
    const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer.output)?.[1];
    if (branch === undefined)
        return answer;
    await runGit(['update-ref', `refs/heads/${branch}`, `refs/remotes/origin/${branch}`], context);
    await runGit(['symbolic-ref', 'HEAD', `refs/heads/${branch}`], context);
    return answer;
}
/** A tree of some kB can hold more files than any disk: why this one is not unpacked, if so. */
async function measure(commit, context) {
    const { isGood, output } = await runGit(['ls-tree', '-r', '-l', '--full-tree', commit], context);
    if (!isGood)
        return 'it holds more files than a module has';
    const lines = output.split('\n');
    const bytes = lines.reduce((sum, line) => sum + (Number(/^\S+ \S+ \S+ +(\d+)\t/.exec(line)?.[1]) || 0), 0);
    return lines.length > MAX_FILES || bytes > MAX_TOTAL_BYTES ? 'it holds more than a module has' : undefined;
}
async function expectGood(args, context) {
    const answer = await runGit(args, context);
    if (!answer.isGood)
        throw new GitFailure(`git ${args[0]}: ${answer.words}`);
}
/** A step that fails only on this machine, or for a repository that is broken. */
class GitFailure extends Error {
    name = 'GitFailure';
}
/** That a server knows no such repository is an answer, and the same that Trivy gets; everything else may pass. */
function describeFailure({ words }) {
    const isAbsent = /repository .* not found|Repository not found|does not appear to be a git repository/i.test(words);
    return { kind: isAbsent ? 'absent' : 'unknown', reason: words };
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/source-page.js
// Which source a page names, as go-getter reads it: by the element `meta` of the name `terraform-get` in its head. Pure.
/** Of a page; what names a source stands at its beginning. */
const source_page_MAX_CHARACTERS = 100_000;
const META = /<meta((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/gi;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** go-getter reads pages with Go's XML decoder, which knows these and leaves all others as they stand. */
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The source; undefined where none is named in a way that is certain to mean the same to go-getter. */
function sourceNamedBy(page) {
    const [head = ''] = withoutComments(page.slice(0, source_page_MAX_CHARACTERS)).split(/<\/head|<body/i);
    for (const [, attributes = ''] of head.matchAll(META)) {
        const values = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
            name.toLowerCase(),
            source_page_decode(double ?? single ?? ''),
        ]));
        if (values.get('name') === 'terraform-get')
            return values.get('content') || undefined;
    }
    return undefined;
}
function withoutComments(text) {
    let rest = '';
    for (let at = 0;;) {
        const start = text.indexOf('<!--', at);
        if (start === -1)
            return rest + text.slice(at);
        rest += text.slice(at, start);
        const end = text.indexOf('-->', start + 4);
        if (end === -1)
            return rest;
        at = end + 3;
    }
}
function source_page_decode(text) {
    return text.replace(/&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,5})|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, name) => {
        if (name !== undefined)
            return ENTITIES[name] ?? '';
        return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    });
}

// EXTERNAL MODULE: ./build/base/inflate-zstd.js
var inflate_zstd = __webpack_require__(5423);
// EXTERNAL MODULE: ./build/place/broken-archive.js
var broken_archive = __webpack_require__(200);
// EXTERNAL MODULE: ./build/place/bzip2.js + 2 modules
var bzip2 = __webpack_require__(2003);
// EXTERNAL MODULE: ./build/place/extract.js + 1 modules
var extract = __webpack_require__(7918);
// EXTERNAL MODULE: ./build/place/unzip.js
var unzip = __webpack_require__(6126);
// EXTERNAL MODULE: ./build/place/xz.js
var xz = __webpack_require__(3784);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/place/entry-path.js
var entry_path = __webpack_require__(7574);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/packages/pack-tree.js
// A fetched module as one archive, of which the same files give the same bytes. What is packed may be hostile: links that
// stay inside are followed. What is left out can never be a part of a configuration: Trivy would find less in our copy.













/** Files and bytes of a module, unpacked: several times what the largest collections of modules have. */
const pack_tree_MAX_FILES = 50_000;
const MAX_UNPACKED_BYTES = 1 << 30;
/**
 * Packs a directory into `file`. What cannot be packed is left out where Trivy makes nothing of it.
 *
 * @throws {VerifyError} when it holds more than a module does, or a configuration that cannot be packed: by its name, in a
 * directory called `.git`, or by a link that leads out of it or to what lies around it
 */
async function packTree(directory, file) {
    const root = (0,inside/* realPathOf */.dN)(directory);
    const members = [];
    const collection = { root, members, bytes: 0 };
    await pack_tree_collect(collection, root, '', [root]);
    members.sort((a, b) => (a.name < b.name ? -1 : 1));
    const archive = (0,tar_stream.pack)();
    const feeding = feed(archive, members).catch((error) => archive.destroy(error));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    await (0,external_node_stream_promises_.pipeline)(archive, (0,external_node_zlib_.createGzip)({ level: 6 }), async function* (packed) {
        for await (const chunk of packed) {
            // RFC 1952, 2.3.1: the byte that names the system that packed it; 255 is "unknown".
            if (size === 0)
                chunk[9] = 255;
            size += chunk.length;
            hash.update(chunk);
            yield chunk;
        }
    }, (0,external_node_fs_.createWriteStream)(file, { flags: 'w', mode: 0o600 }));
    await feeding;
    return { digest: `sha256:${hash.digest('hex')}`, size, unpackedBytes: collection.bytes };
}
/** Unpacks what {@link packTree} wrote, or what somebody else gave out as that, into an empty directory. */
async function unpackTree(archive, directory, signal) {
    await (0,extract/* extract */.o)(archive, directory, { target: (path) => path, maxExtractedBytes: MAX_UNPACKED_BYTES, signal });
}
async function pack_tree_collect(into, directory, prefix, ancestors) {
    for (const entry of await (0,promises_.readdir)(directory, { withFileTypes: true })) {
        const name = `${prefix}${entry.name}`;
        const refuse = (why) => new errors/* VerifyError */.Gz(`${(0,base_log/* clean */.uH)(name, 150)}: ${why}`);
        if (isOfGit(entry.name)) {
            if (await holdsConfiguration((0,external_node_path_.join)(directory, entry.name), entry))
                throw refuse('holds a configuration');
            continue;
        }
        if (!isPackable(name)) {
            if (entry.isFile() && !isConfiguration(name))
                continue;
            throw refuse('cannot be packed under this name');
        }
        const path = await locate(into.root, (0,external_node_path_.join)(directory, entry.name), entry);
        if (path === undefined) {
            if (await isOfNoUse(into.root, (0,external_node_path_.join)(directory, entry.name)))
                continue;
            throw refuse('is a link that leads out of the module');
        }
        const facts = await (0,promises_.stat)(path);
        if (facts.isDirectory()) {
            // It would have no end.
            if (ancestors.includes(path))
                throw refuse('is a link to a directory that it lies in');
            await pack_tree_collect(into, path, `${name}/`, [...ancestors, path]);
            continue;
        }
        if (!facts.isFile())
            continue;
        into.bytes += facts.size;
        into.members.push({ name, path, size: facts.size });
        if (into.members.length > pack_tree_MAX_FILES || into.bytes > MAX_UNPACKED_BYTES) {
            throw new errors/* VerifyError */.Gz('it holds more than a module does', {
                wanted: `at most ${pack_tree_MAX_FILES} files of ${MAX_UNPACKED_BYTES} bytes`,
                found: 'more',
            });
        }
    }
}
/**
 * Whether a directory holds nothing but what {@link unpackTree} writes. Trivy reads more than is packed: what somebody put
 * beside it would not show in the digest.
 */
async function isAsUnpacked(directory, prefix = '') {
    for (const entry of await (0,promises_.readdir)(directory, { withFileTypes: true })) {
        const name = `${prefix}${entry.name}`;
        if (isOfGit(entry.name) || !isPackable(name))
            return false;
        if (entry.isDirectory()) {
            if (!(await isAsUnpacked((0,external_node_path_.join)(directory, entry.name), `${name}/`)))
                return false;
        }
        else if (!entry.isFile())
            return false;
    }
    return true;
}
/** Files whose content Trivy takes for a part of a module. */
function isConfiguration(name) {
    return terraform_file/* TERRAFORM_FILE */.q.test(name) || /\.tfvars(\.json)?$/.test(name);
}
/** In any case: some file systems know it so. */
function isOfGit(name) {
    return name.toLowerCase() === '.git';
}
/** Of a directory called `.git`, which an archive can bring too: then a call can lead there. A file of that name is a submodule's. */
async function holdsConfiguration(path, entry) {
    if (!entry.isDirectory())
        return entry.isSymbolicLink();
    const below = await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true });
    return below.some(({ name }) => isConfiguration(name));
}
/** Whether a link that cannot be followed means nothing to Trivy: it leads to a file that is no configuration by its name, or nowhere. */
async function isOfNoUse(root, path) {
    if (isConfiguration(path))
        return false;
    const facts = await (0,promises_.stat)(path).catch(() => undefined);
    if (facts !== undefined)
        return facts.isFile();
    // Nothing is there, but where Trivy has its copy it may be, unless that is in the copy itself.
    const target = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), await (0,promises_.readlink)(path));
    return target !== root && (0,inside/* isNamedInside */.iT)(target, root);
}
/** Where the bytes are; undefined for a link that leads out, or nowhere. */
function locate(root, path, entry) {
    if (!entry.isSymbolicLink())
        return path;
    const target = (0,inside/* realPathIfThere */.ZG)(path);
    if (target === undefined || target === root || !(0,inside/* isNamedInside */.iT)(target, root))
        return undefined;
    const below = (0,external_node_path_.relative)(root, target).split(external_node_path_.sep);
    return below.some(isOfGit) ? undefined : target;
}
/** Whether it could be unpacked again: by the very rule that refuses it then. */
function isPackable(name) {
    try {
        return (0,entry_path/* entryPath */.s)(name, 'file') !== undefined;
    }
    catch {
        return false;
    }
}
async function feed(archive, members) {
    for (const { name, path, size } of members) {
        const header = { name, size, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };
        if (size === 0)
            archive.entry(header, '');
        else
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { end: size - 1 }), archive.entry(header));
    }
    archive.finalize();
}
/** Whether something lies there, and is a directory and no link. */
async function isDirectory(path) {
    return (await (0,promises_.lstat)(path).catch(() => undefined))?.isDirectory() === true;
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/unpack-archive.js
// Unpacks a module's archive under the hostile rules of all archives. Links are
// left out of a tar, of which go-getter makes empty files, and in a zip are files that hold where they lead.








/**
 * Unpacks all of it.
 *
 * @throws {VerifyError} when it is broken or holds what it must not hold, {LocalError} when this machine cannot take it
 */
async function unpackArchive({ file, format, into, signal }) {
    const target = (path) => path;
    const rules = {
        target,
        maxExtractedBytes: MAX_UNPACKED_BYTES,
        signal,
        passesOverLinks: true,
        writesZippedLinks: true,
    };
    if (format === 'zip')
        await (0,unzip/* unzip */.$)(file, into, rules);
    else {
        const bytes = (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 });
        await (0,extract/* extract */.o)(bytes, into, { ...rules, inflate: INFLATE[format] });
    }
}
const INFLATE = {
    tar: async function* (bytes) {
        yield* bytes;
    },
    // The default of the extraction, tuned for it.
    'tar.gz': undefined,
    'tar.bz2': bzip2/* inflateBzip2 */.N,
    'tar.xz': xz/* inflateXz */.A,
    'tar.zst': inflateFrames,
};
async function* inflateFrames(packed) {
    try {
        yield* (0,inflate_zstd/* inflateZstd */.L)(packed);
    }
    catch (cause) {
        throw (0,broken_archive/* asBrokenArchive */.q)(cause);
    }
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/fetch-source.js
// Fetches the files of one source, by its kind: a git repository, an archive, or a page that names another source.

















/** Pages that name other pages: nobody needs two. */
const MAX_PAGES = 3;
/** Fetches below `work`, which is empty. */
async function fetchSource(location, kept, work, context) {
    let download = parseDownload(location);
    for (let pages = 0; download.kind === 'page'; pages += 1) {
        const next = pages < MAX_PAGES ? await readPage(download.url, context.http) : undefined;
        if (typeof next !== 'string') {
            const reason = `${download.url.host} names no source that this action understands`;
            return next ?? { kind: 'unknown', reason, hint: installed_modules/* INSTALL_FIRST */.dK };
        }
        download = parseDownload(next);
    }
    if (download.kind === 'unsupported')
        return { kind: 'unknown', reason: download.reason, hint: installed_modules/* INSTALL_FIRST */.dK };
    if (download.kind === 'impossible')
        return { kind: 'absent', reason: download.reason };
    const into = (0,external_node_path_.join)(work, 'fetched');
    await (0,promises_.mkdir)(into);
    const fetched = download.kind === 'git'
        ? await fetchRepository(download, location, kept, into, context)
        : await fetchFile(download, location, work, context);
    if (fetched.kind !== 'found' || download.subdir === undefined)
        return fetched;
    return narrow(fetched, download.subdir);
}
async function fetchRepository(from, location, kept, directory, { git, rule }) {
    if (git === undefined)
        return {
            kind: 'unknown',
            reason: 'it needs git, and there is none on PATH',
            hint: 'Install git on this runner.',
        };
    // Through the gate every address is judged anew; ssh, and git behind a proxy, go their own way.
    await rule.check(from.url);
    const { url, login } = (0,url_login/* splitLogin */.sv)(from.url);
    const download = { ...from, url };
    const environment = login === undefined ? git.environment : withLogin(git.environment, url, login);
    const command = { ...git, environment, directory };
    if (kept?.origin?.commit !== undefined && kept.layer !== undefined) {
        const now = await resolveRef(download, command);
        if (now.kind === 'commit' && now.commit === kept.origin.commit)
            return { kind: 'unchanged' };
    }
    const outcome = await fetchGit(download, command);
    if (outcome.kind === 'unknown') {
        // The gate knows better than git why it let nothing through.
        const reason = git.gate?.refusal ?? outcome.reason;
        return { kind: 'unknown', reason, hint: adviseOnGit(reason, url) };
    }
    if (outcome.kind !== 'found')
        return outcome;
    return {
        kind: 'found',
        directory,
        origin: { location: showSource(location), commit: outcome.commit },
        isFixed: isCommit(download.ref),
        isPublic: login === undefined && !git.mayLogIn(url) && url.protocol !== 'ssh:',
    };
}
async function fetchFile(download, location, work, { http, signal }) {
    const { url, format, checksum, fileName } = download;
    const directory = (0,external_node_path_.join)(work, 'fetched');
    const file = (0,external_node_path_.join)(work, 'archive');
    try {
        await http.download(url, file, checksum);
    }
    catch (error) {
        const isAbsent = error instanceof registry_error/* RegistryError */.gl && [404, 410].includes(error.status ?? 0);
        if (isAbsent)
            return { kind: 'absent', reason: error.message };
        throw error;
    }
    if (format !== undefined)
        await unpackArchive({ file, format, into: directory, signal });
    else if (isFileName(fileName))
        await (0,file_moves/* move */.Cy)(file, (0,external_node_path_.join)(directory, fileName));
    else
        return { kind: 'unknown', reason: 'its URL names a file in a way that is not taken' };
    await (0,file_moves/* removeQuietly */.S2)(file);
    return {
        kind: 'found',
        directory,
        origin: { location: showSource(location) },
        isFixed: checksum !== undefined,
        isPublic: !(0,url_login/* hasLogin */.eA)(url),
    };
}
/** Whether a file can have this name, on this machine. */
function isFileName(name, platform = process.platform) {
    const isPlain = !/[/\\\p{Cc}]/u.test(name) && !/^\.*$/.test(name) && Buffer.byteLength(name) <= 255;
    return isPlain && (platform !== 'win32' || (0,windows_names/* explainWindowsName */.o)(name) === undefined);
}
/**
 * What go-getter asks a page for: a header, or the element `meta` of that name. A page may name one in a way that only
 * go-getter understands.
 */
async function readPage(from, http) {
    const url = new URL(from);
    url.searchParams.append('terraform-get', '1');
    const { status, headers, body } = await http.get({ url });
    if (status < 200 || status > 299) {
        const reason = `${url.host} answers HTTP ${status}`;
        if (status === 404 || status === 410)
            return { kind: 'absent', reason };
        const hint = status === 407 ? (0,proxy_login/* proxyLoginHint */.L)(url) : adviseOnFileStatus(status);
        return { kind: 'unknown', reason, hint };
    }
    const header = headers['x-terraform-get'];
    if (typeof header === 'string' && header !== '')
        return header;
    return sourceNamedBy(body?.toString() ?? '');
}
/** Only what go-getter's short form names of a repository. */
function narrow(fetched, subdir) {
    const directory = findSubdirectory(fetched.directory, subdir);
    if (directory === undefined)
        return { kind: 'absent', reason: `it has no directory ${(0,base_log/* clean */.uH)(subdir, 100)}` };
    return { ...fetched, directory };
}
/** The real path of what a repository has there; undefined where it has nothing, or a link that leads out of it. */
function findSubdirectory(repository, subdir) {
    try {
        const root = (0,inside/* realPathOf */.dN)(repository);
        const directory = (0,inside/* realPathOf */.dN)((0,external_node_path_.join)(root, subdir));
        return (0,inside/* isNamedInside */.iT)(directory, root) ? directory : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/fetch/fetch-package.js
// Fetches one package of modules: from a registry the source, by its kind a download, and of that the files.











/**
 * What one package may take of the time that is left: after it an older copy can be used, and others are asked for. What
 * ends at the time limit itself leaves nothing.
 */
const TIME_SHARE = 1 / 2;
/** Fetches below `work`, which is empty. Never throws for what others do wrong. */
async function fetchPackage(wanted, kept, work, context) {
    const tooLate = new registry_error/* RegistryError */.gl('it took more than its share of the time limit', { temporary: false });
    try {
        return await (0,patience/* forAtMostMs */.e$)(Math.max(0, context.timeLeftMs()) * TIME_SHARE, tooLate, () => fetchLocated(wanted, kept, work, context));
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        const error = (0,local_failure/* blameLocal */.$u)(thrown);
        if (error instanceof errors/* LocalError */.il)
            throw error;
        // Not where a registry or a page has named another host.
        const silent = (0,connection_error/* connectionErrorOf */.GW)(error);
        const isUnanswered = silent !== undefined && silent.origin === URL.parse(wanted.source)?.origin;
        return {
            kind: 'unknown',
            reason: (0,base_log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 300),
            hint: adviseOnFile(error),
            isUnanswered,
        };
    }
}
async function fetchLocated(wanted, kept, work, context) {
    const located = await fetch_package_locate(wanted, context);
    if ('kind' in located)
        return located;
    const { location, version, isPublic, judge } = located;
    const isSame = version !== undefined && kept?.layer !== undefined;
    if (isSame && kept.origin?.version === version && kept.origin.location === showSource(location)) {
        return { kind: 'unchanged' };
    }
    const fetched = await fetchSource(location, kept, work, context);
    if (fetched.kind === 'absent')
        return judge(fetched);
    if (fetched.kind !== 'found')
        return fetched;
    const isNamed = version !== undefined && isExactVersion(wanted.version);
    return {
        ...fetched,
        origin: {
            ...fetched.origin,
            ...(version === undefined ? {} : { version }),
            location: showSource(location),
        },
        isFixed: fetched.isFixed || isNamed,
        isPublic: fetched.isPublic && isPublic,
    };
}
async function fetch_package_locate({ source, version }, context) {
    if (isRemote(source))
        return { location: source, version: undefined, isPublic: true, judge: (absent) => absent };
    const address = parseRegistryAddress(source);
    if (address === undefined)
        return { kind: 'absent', reason: 'Trivy fetches no source of this form' };
    const access = context.accessFor(address);
    const answer = await askRegistry(address, version, access, context.http);
    if (answer.kind !== 'found')
        return answer;
    const judge = (absent) => judgeAbsence(absent, address, access);
    return { location: answer.location, version: answer.version, isPublic: access.token === undefined, judge };
}

// EXTERNAL MODULE: ./build/verify/digest.js
var digest = __webpack_require__(8154);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/load-layer.js
// Brings the files of a package, which are kept somewhere, into this run.




/**
 * Brings a layer into a file of ours, verified, once.
 *
 * @throws {VerifyError} when the bytes are others, or what whoever gives them throws
 */
async function loadLayer(layer, bytes, { work, provided }) {
    if (provided.layers.has(layer.digest))
        return;
    const file = (0,external_node_path_.join)(work, layer.digest.replace('sha256:', ''));
    await (0,external_node_stream_promises_.pipeline)((0,digest/* verifyDigest */.U)(bytes, layer, 'Terraform module'), (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }));
    provided.layers.set(layer.digest, file);
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/provided.js


/** Nothing yet. */
function createProvided() {
    return {
        packages: new Map(),
        privateKeys: new Set(),
        carriedKeys: new Set(),
        layers: new Map(),
        fetchedBytes: 0,
        counts: { local: 0, kept: 0, fetched: 0, stale: 0 },
        problem: undefined,
    };
}
/** Why a call cannot have its directory in Trivy's cache, where another one has it; undefined: it can. */
function explainTaken({ packages }, wanted) {
    const other = packages.get(wanted.key);
    return other?.layer === undefined || isOfCall(other, wanted)
        ? undefined
        : `Trivy has it in one directory with ${(0,base_log/* clean */.uH)(other.source, 200)}`;
}
/** Notes a package that was found, or is absent. */
function noteProvided({ packages, privateKeys, carriedKeys, counts }, kept, { isPublic, isCarried, isOld = false, }) {
    if (isCarried)
        carriedKeys.add(kept.key);
    // What was not there for one call is there for another that shares its directory.
    if (kept.layer !== undefined || packages.get(kept.key)?.layer === undefined)
        packages.set(kept.key, kept);
    if (!isPublic && kept.layer !== undefined)
        privateKeys.add(kept.key);
    if (isOld)
        counts.stale += 1;
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/module-provider.js
// Provides packages, each at most once: from where it lies already while that is to be believed, else from whoever publishes
// it, else from what is there although it is old.
















/** Packages at a time; git uses a processor each. */
const CONCURRENCY = 4;
/** Unpacked, of all that one run fetches: several times what the largest configurations lead to. */
const MAX_FETCHED_BYTES = 4 * 2 ** 30;
/** Real configurations lead to some dozens. */
const MAX_PACKAGES = 1000;
/** A provider for one run. */
function createProvider(options) {
    const provided = createProvided();
    const provider = { ...options, provided };
    const known = new Map();
    /** By key: the last call of those that share a directory, which one has after the other. */
    const turns = new Map();
    const inSlot = (0,slots/* createSlots */.e)(CONCURRENCY);
    return {
        provided,
        resolve: (wanted) => {
            // Not by the key, which is one for several: the colon between source and version may stand in either.
            const call = JSON.stringify([wanted.source, wanted.version]);
            const start = () => inSlot(() => provide(wanted, known.size, provider));
            const answer = known.get(call) ?? turns.get(wanted.key)?.then(start) ?? start();
            if (!known.has(call))
                turns.set(wanted.key, answer);
            known.set(call, answer);
            return answer;
        },
    };
}
async function provide(wanted, count, provider) {
    const { provided, log } = provider;
    const tooMany = count > MAX_PACKAGES ? `there are more than ${MAX_PACKAGES} packages` : undefined;
    const reason = provided.problem?.message ?? tooMany ?? explainTaken(provided, wanted);
    if (reason !== undefined)
        return { kind: 'unknown', reason };
    const name = `${showSource(wanted.source)}${wanted.version === '' ? '' : ` ${wanted.version}`}`;
    try {
        const { resolved, how } = await provideOne(wanted, provider);
        log.info(`${(0,base_log/* clean */.uH)(name, 200)}: ${resolved.kind === 'found' ? how : `${resolved.kind}, ${resolved.reason}`}`);
        return resolved;
    }
    catch (thrown) {
        const error = (0,local_failure/* blameLocal */.$u)(thrown);
        if (!(error instanceof errors/* LocalError */.il))
            throw error;
        provided.problem = error;
        return { kind: 'unknown', reason: (0,errors/* describeError */.Uc)(error) };
    }
}
async function provideOne(wanted, provider) {
    const { loaders, maxAgeMs, now, fetching } = provider;
    let stale;
    for await (const find of findKept(wanted, loaders, { maxAgeMs, now: now(), canAsk: !!fetching })) {
        if (!find.isFresh && fetching !== undefined) {
            stale = find;
            break;
        }
        const used = await use(find, provider);
        if (used !== undefined)
            return used;
    }
    if (fetching === undefined)
        return unknown('nobody may be asked, and it is nowhere here');
    if (isFull(provider)) {
        const older = stale?.kept.layer === undefined ? undefined : stale;
        return (older && (await useBecause(FULL, older, provider))) ?? unknown(FULL);
    }
    const fetched = await fetchFor(wanted, stale?.kept, await fetching(), provider);
    if (fetched.kind === 'unchanged' && stale !== undefined) {
        const used = await use({ ...stale, isOld: false }, provider, new Date(now()));
        if (used !== undefined)
            return used;
        return settle(wanted, await fetchFor(wanted, undefined, await fetching(), provider), provider);
    }
    const settled = await settle(wanted, fetched, provider);
    if (settled.resolved.kind !== 'unknown' || stale === undefined)
        return settled;
    // Whoever answered, whatever it was, did not say that there is none: an earlier such word is no longer worth anything.
    const isAnswered = fetched.kind !== 'unknown' || fetched.isUnanswered !== true;
    if (stale.kept.layer === undefined && isAnswered)
        return settled;
    return (await useBecause(settled.resolved.reason, stale, provider)) ?? settled;
}
/** Takes what is kept, for want of anything newer. */
async function useBecause(reason, stale, provider) {
    const used = await use(stale, provider);
    return used && { ...used, how: `${used.how}, because ${reason}` };
}
/** Whoever writes a configuration can name very many packages, and each may be large. */
const FULL = 'the modules of this run would take more room than they may';
function isFull({ provided, maxFetchedBytes = MAX_FETCHED_BYTES }) {
    return provided.fetchedBytes > maxFetchedBytes;
}
function unknown(reason, hint) {
    return { resolved: { kind: 'unknown', reason, hint }, how: '' };
}
/** Takes what is kept; undefined when it is not what its record says. */
async function use({ place, kept, isOld }, provider, confirmedAt = kept.confirmedAt) {
    const { provided, log, localLabel } = provider;
    const { key, layer, reason = 'it was absent' } = kept;
    if (layer === undefined) {
        noteProvided(provided, { ...kept, confirmedAt }, { ...place, isOld });
        return { resolved: { kind: 'absent', reason }, how: '' };
    }
    const isLocal = place.label === localLabel;
    try {
        await loadLayer(layer, place.openLayer(layer), provider);
        await provider.cache.place(key, layer, () => (0,external_node_fs_.createReadStream)(provided.layers.get(layer.digest) ?? ''));
    }
    catch (error) {
        if (error instanceof errors/* LocalError */.il)
            throw error;
        if (!(error instanceof errors/* VerifyError */.Gz || error instanceof registry_error/* RegistryError */.gl))
            throw error;
        // What another step has changed is no lie of anybody's.
        if (!isLocal)
            log.warning(`Terraform modules: ${place.label}: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
    noteProvided(provided, { ...kept, confirmedAt }, { ...place, isOld });
    provided.counts[isLocal ? 'local' : 'kept'] += 1;
    return found(key, provider, `${isOld ? 'older than max-age, ' : ''}from ${place.label}`);
}
function found(key, { cache }, how) {
    return { resolved: { kind: 'found', files: fetchedFiles(cache.pathOf(key)) }, how };
}
async function fetchFor(wanted, kept, context, { work }) {
    const directory = (0,external_node_path_.join)(work, `fetch-${wanted.key}`);
    await (0,file_moves/* remove */.TF)(directory);
    await (0,promises_.mkdir)(directory, { recursive: true });
    return await fetchPackage(wanted, kept, directory, context);
}
/** Packs and places what was fetched. */
async function settle(wanted, fetched, provider) {
    const { work, provided, cache, now } = provider;
    const { key, version } = wanted;
    const row = { key, source: showSource(wanted.source), version, confirmedAt: new Date(now()) };
    try {
        if (fetched.kind === 'absent') {
            const { reason } = fetched;
            const absent = { ...row, layer: undefined, origin: undefined, reason, isFixed: false };
            noteProvided(provided, absent, { isPublic: true });
            return { resolved: { kind: 'absent', reason }, how: '' };
        }
        if (fetched.kind !== 'found')
            return fetched.kind === 'unknown' ? unknown(fetched.reason, fetched.hint) : unknown('it was not had');
        const { origin, isFixed, isPublic } = fetched;
        const packed = (0,external_node_path_.join)(work, `packed-${key}`);
        const { unpackedBytes, ...layer } = await packTree(fetched.directory, packed);
        provided.fetchedBytes += unpackedBytes;
        if (isFull(provider)) {
            await (0,file_moves/* removeQuietly */.S2)(packed);
            return unknown(FULL);
        }
        provided.layers.set(layer.digest, packed);
        await cache.place(key, layer, () => (0,external_node_fs_.createReadStream)(packed));
        noteProvided(provided, { ...row, layer, origin, reason: undefined, isFixed }, { isPublic });
        provided.counts.fetched += 1;
        return found(key, provider, `fetched${origin.version === undefined ? '' : `, version ${(0,base_log/* clean */.uH)(origin.version, 50)}`}`);
    }
    catch (error) {
        if (!(error instanceof errors/* VerifyError */.Gz))
            throw error;
        return unknown((0,errors/* describeError */.Uc)(error));
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)((0,external_node_path_.join)(work, `fetch-${key}`));
    }
}

// EXTERNAL MODULE: ./build/base/windows-path.js
var windows_path = __webpack_require__(5057);
;// CONCATENATED MODULE: ./build/resources/terraform-modules/packages/module-cache.js
// Trivy's module cache, as the process that will scan finds it: below its temporary directory, owned by its user, one
// directory for each source and constraint. What lies there is replaced by a rename, and only by other files.










/** The names by which Go finds it (`os.TempDir`; on Windows `GetTempPath`). */
const module_cache_VARIABLES = { windows: ['TMP', 'TEMP'], others: ['TMPDIR'] };
/**
 * The temporary directory that the user chose, else that of the machine where it is this job's alone; else one below
 * RUNNER_TEMP, which is emptied for every job: what others left in a shared one is not trusted, and what they use is not
 * touched.
 */
function decideTemp({ environment, away, platform = process.platform }) {
    if (away !== undefined)
        return { directory: (0,external_node_path_.join)(away, 'tmp'), variables: {} };
    const names = platform === 'win32' ? module_cache_VARIABLES.windows : module_cache_VARIABLES.others;
    const chosen = names.map((name) => environment[name]).find(Boolean);
    const current = chosen ?? (0,external_node_os_.tmpdir)();
    const isOurs = chosen !== undefined || environment.RUNNER_ENVIRONMENT === 'github-hosted';
    if (isOurs &&
        // `/tmp` and `/c/tmp` are one directory for bash of Windows, and another for PowerShell.
        (platform === 'win32' ? (0,windows_path/* isWholeWindowsPath */.wu)(current) : (0,external_node_path_.isAbsolute)(current)) &&
        !isInWorkspace(current, environment) &&
        isUsable((0,external_node_path_.join)(current, CACHE))) {
        return { directory: current, variables: {} };
    }
    const directory = (0,external_node_path_.join)(environment.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'trivy-offline-cache', 'tmp');
    return { directory, variables: Object.fromEntries(names.map((name) => [name, directory])) };
}
/** Below a temporary directory (`resolvers/cache.go`). */
const CACHE = (0,external_node_path_.join)('.aqua', 'cache');
/** Beside it, for what is not whole yet. */
const STAGING = (0,external_node_path_.join)('.aqua', 'offline-cache');
/** A scan of the workspace would scan it. */
function isInWorkspace(path, { GITHUB_WORKSPACE }) {
    return Boolean(GITHUB_WORKSPACE) && (0,inside/* isInside */.FK)(path, GITHUB_WORKSPACE ?? '');
}
/** Trivy passes over a cache of another user's (`resolvers/writable.go`). */
function isUsable(cache) {
    try {
        (0,external_node_fs_.mkdirSync)(cache, { recursive: true });
        (0,external_node_fs_.accessSync)(cache, external_node_fs_.constants.W_OK);
        return process.geteuid === undefined || (0,external_node_fs_.statSync)(cache).uid === process.geteuid();
    }
    catch {
        return false;
    }
}
/** Opens it; nothing is made before something is placed. */
function openModuleCache(temp, work, signal) {
    const pathOf = (key) => (0,external_node_path_.join)(temp.directory, CACHE, key);
    const pack = async (key, file) => (await isDirectory(pathOf(key))) ? packTree(pathOf(key), file) : undefined;
    return {
        temp,
        pathOf,
        pack,
        place: async (key, layer, open) => {
            const there = await pack(key, (0,external_node_path_.join)(work, `there-${key}`)).catch(() => undefined);
            if (there?.digest === layer.digest && (await isAsUnpacked(pathOf(key))))
                return 'there';
            const staging = (0,external_node_path_.join)(temp.directory, STAGING, (0,external_node_crypto_.randomUUID)());
            try {
                await (0,promises_.mkdir)((0,external_node_path_.join)(staging, 'new'), { recursive: true }).catch(blame);
                await (0,promises_.mkdir)((0,external_node_path_.join)(temp.directory, CACHE), { recursive: true, mode: 0o755 }).catch(blame);
                await unpackTree(open(), (0,external_node_path_.join)(staging, 'new'), signal);
                if ((0,external_node_fs_.existsSync)(pathOf(key)))
                    await (0,file_moves/* move */.Cy)(pathOf(key), (0,external_node_path_.join)(staging, 'old')).catch(blame);
                await (0,file_moves/* move */.Cy)((0,external_node_path_.join)(staging, 'new'), pathOf(key)).catch(blame);
                return 'written';
            }
            finally {
                await (0,file_moves/* removeQuietly */.S2)(staging);
            }
        },
    };
}
function blame(cause) {
    throw new errors/* LocalError */.il('cannot write to the temporary directory', {
        hint: 'Check the owner and permissions of TMPDIR, or leave it unset.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/unseen-calls.js
// What Trivy reads and the walk of the workspace did not: calls there are neither followed nor forgotten.






/** Large trees of packages have some hundred thousand files. */
const MAX_ENTRIES = 500_000;
const MAX_LOOK_MS = 10_000;
const MAX_TOLD = 20;
/** Files that may call modules and that nobody follows; the walk itself leaves `node_modules` out for its size. */
function findUnseenCalls(workspace) {
    const { root, modulesSkipped, unnameable, stoppedBy } = workspace;
    if (stoppedBy !== undefined)
        return [lost('.', `the look ended at ${stoppedBy}`)];
    const closed = unnameable === 0 ? [] : [lost('.', 'there are directories that cannot be opened here')];
    return modulesSkipped === 0 ? closed : [...closed, ...findBelowModules(root)];
}
function findBelowModules(root) {
    const { files, isComplete } = lookBelowNodeModules(root);
    const found = files.filter((path) => mayLeadOut(root, [path])).slice(0, MAX_TOLD);
    const told = found.map((path) => lost((0,base_log/* clean */.uH)(path, 200), 'Terraform files below node_modules are not followed'));
    return isComplete ? told : [...told, lost('node_modules', 'it holds more than is looked at')];
}
function lost(where, reason) {
    return { where, source: 'unseen', reason: `${reason}, and Trivy reads them` };
}
/** Links are followed by nobody. */
function lookBelowNodeModules(root) {
    const files = [];
    const queue = [{ path: '.', isBelow: false }];
    const until = performance.now() + MAX_LOOK_MS;
    let entries = 0;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        if (entries > MAX_ENTRIES || performance.now() > until)
            return { files, isComplete: false };
        const listed = unseen_calls_entriesOf((0,external_node_path_.join)(root, next.path));
        if (listed === undefined)
            return { files, isComplete: false };
        for (const entry of listed) {
            entries += 1;
            const path = external_node_path_.posix.join(next.path, entry.name);
            if (entry.isDirectory() && entry.name !== '.git') {
                queue.push({ path, isBelow: next.isBelow || entry.name === 'node_modules' });
            }
            else if (next.isBelow && entry.isFile() && terraform_file/* TERRAFORM_FILE */.q.test(entry.name))
                files.push(path);
        }
    }
    return { files, isComplete: true };
}
/** undefined: it is there, and cannot be opened by its name, which Trivy may know better. */
function unseen_calls_entriesOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch (error) {
        // Not to be read by Trivy either, which runs as the same user.
        return (0,errors/* hasCode */.up)(error, 'EACCES', 'EPERM') ? [] : undefined;
    }
}

;// CONCATENATED MODULE: ./build/resources/terraform-modules/provide-modules.js
// Makes the Terraform modules available: follows the calls, provides what they lead to, keeps what was found.


















/** Makes them available; never throws for what registries, repositories, modules, or this machine do wrong. */
async function provideModules(wanted, context) {
    const startedAt = context.clock.now();
    const { signal, away, cacheDir } = context;
    const staging = away === undefined ? await (0,place_staging/* createStaging */.q)(cacheDir, 'terraform-modules') : undefined;
    const work = staging?.directory ?? (0,external_node_path_.join)(away ?? cacheDir, 'terraform-modules');
    await (0,promises_.mkdir)(work, { recursive: true });
    const hcl = createHclReader(signal);
    const closers = [() => hcl.close(), () => staging?.discard()];
    try {
        const cache = openModuleCache(decideTemp(context), work, signal);
        const tokens = await readTokens(context.environment, hcl);
        for (const secret of tokens.secrets)
            context.maskSecret(secret);
        const network = openNetwork({ ...wanted, tokens, work }, context);
        closers.push(() => network.close());
        const notes = { attempts: [], keys: [] };
        const places = listPlaces({ wanted, context, cache, work }, notes);
        const { resolve, provided } = createProvider({
            loaders: places,
            localLabel: LOCAL_LABEL,
            fetching: context.client === undefined ? undefined : network.open,
            cache,
            work,
            maxAgeMs: wanted.maxAgeMs,
            now: () => context.clock.now(),
            log: context.log,
        });
        const { root, seen } = wanted;
        const followed = mayLeadOut(root, seen)
            ? await followCalls({ root, seen, hcl, resolve, signal })
            : { foundCalls: 0, installedCalls: 0, absent: [], unknown: [] };
        const calls = { ...followed, unknown: [...followed.unknown, ...findUnseenCalls(wanted.unseen)] };
        return await finish({
            wanted,
            context,
            cache,
            places,
            provided,
            calls,
            notes,
            facts: network.facts,
            startedAt,
        });
    }
    finally {
        for (const close of closers.reverse())
            await close();
    }
}
/** Lines of the log about calls that were lost: more tell nobody more. */
const MAX_LOGGED = 50;
async function finish(run) {
    const { wanted, context, cache, provided, calls, notes, startedAt } = run;
    const { clock, log, away, cacheDir, client, store } = context;
    const lost = [...calls.unknown, ...calls.absent];
    for (const call of lost.slice(0, MAX_LOGGED))
        log.info(`${call.where}: ${(0,modules_outcome/* sayCall */.gV)(call)}`);
    if (lost.length > MAX_LOGGED)
        log.info(`and ${lost.length - MAX_LOGGED} more calls`);
    if (away === undefined && !wanted.guardsLocal && provided.packages.size > 0)
        noteLocally(cacheDir, provided, log);
    const { keepsPrivate, maxAgeMs } = wanted;
    const now = new Date(clock.now());
    const forOthers = { keepsPrivate, isForOthers: true, now };
    const keepable = selectKeepable(provided, forOthers) && selectKeepable(await asOthersHave(provided, run.places), forOthers);
    const left = [...provided.privateKeys].filter((key) => !provided.carriedKeys.has(key)).length;
    if (left > 0 && !keepsPrivate)
        log.info(`${(0,count/* count */.U)(left, 'package is', 'packages are')} not kept: what may have needed a login`);
    const inCache = keepable === undefined || context.cache === undefined || !context.save
        ? undefined
        : await keepModules(keepable, provided, {
            cache: context.cache,
            stem: stemOf(wanted, context),
            keys: notes.keys,
            log,
        });
    const project = projectOf(wanted, context);
    if (keepable !== undefined && store !== undefined && away === undefined && !wanted.guardsLocal) {
        await storeModules(keepable, provided, { store, project, log });
    }
    const { requests, bytes, hosts } = run.facts();
    const keys = [...provided.packages.values()]
        .filter(({ layer }) => layer !== undefined)
        .map(({ key }) => key);
    const outcome = {
        isOffline: client === undefined,
        isReady: calls.unknown.length === 0 && provided.problem === undefined,
        counts: {
            ...provided.counts,
            installed: calls.installedCalls,
            absent: calls.absent.length,
            unknown: calls.unknown.length,
            requests,
            fetchedBytes: bytes,
        },
        absent: calls.absent,
        unknown: calls.unknown,
        stale: provided.counts.stale,
        attempts: notes.attempts,
        hosts,
        temp: cache.temp.directory,
        variables: cache.temp.variables,
        keys,
        layerDigest: keepable?.artifact.layerDigest,
        inCache,
        problem: provided.problem === undefined ? undefined : (0,errors/* describeError */.Uc)(provided.problem),
        hint: (0,errors/* hintOf */.$z)(provided.problem),
        durationMs: clock.now() - startedAt,
    };
    // A bundle and a registry are the user's own: what a login gave goes there too.
    const all = selectKeepable(provided, { keepsPrivate: true, isForOthers: false, now });
    const carried = all === undefined || away === undefined
        ? []
        : describeCarriedModules(all, provided, { project, maxAgeMs });
    return { outcome, carried };
}


/***/ }),

/***/ 3141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ nameProject)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_inside_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(222);
// Which project a scan is of, for the names under which something is kept for the project alone.


/**
 * The server, for on a host with runners of two GitHub servers both may have a repository of one name; the repository; and the
 * way to what is scanned: with `/` from the workspace, where it lies inside, else its path.
 */
function nameProject({ environment, workspace, root }) {
    const { GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' } = environment;
    const where = (0,_base_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamedInside */ .iT)(root, workspace) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, root).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/') : root;
    return [GITHUB_SERVER_URL, GITHUB_REPOSITORY, where];
}


/***/ }),

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ collectVerified)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8154);
// A small verified blob as a whole: for what has to be in memory anyway.

/** All bytes, once size and digest have matched. @throws {VerifyError} when they do not */
async function collectVerified(source, expected, what) {
    const chunks = [];
    for await (const chunk of (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyDigest */ .U)(source, expected, what))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ })

};
