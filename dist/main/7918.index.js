export const id = 7918;
export const ids = [7918,5809];
export const modules = {

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

/***/ 7574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ entryPath)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// Which path an archive entry may be written to. An archive is hostile until it has been read.


/** Longest path in a checks bundle is far below this; file systems refuse more than 255 per part. */
const MAX_PATH_CHARACTERS = 1024;
/** The checks bundle has seven; as many directories as a path has room for take longer to remove than any step runs. */
const MAX_PARTS = 32;
/**
 * The relative path of an archive entry, with `/`, or undefined for the archive's root itself.
 *
 * @param type the entry's type, as tar-stream names it
 * @throws {VerifyError} for anything but a regular file or directory below the root
 */
function entryPath(name, type) {
    const shown = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 100);
    if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: is a ${type ?? 'special or sparse file'}, not a regular file`);
    }
    if (name.length > MAX_PATH_CHARACTERS)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: path too long`);
    if (/^([/\\]|[A-Za-z]:)/.test(name))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: absolute path`);
    // A colon names a second stream of a file on Windows.
    if (/[\\:\u0000-\u001f\u007f]/.test(name)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: forbidden character in the path`);
    }
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.includes('..'))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: leaves its directory`);
    if (parts.length > MAX_PARTS)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: too deep`);
    return parts.length === 0 ? undefined : parts.join('/');
}


/***/ }),

/***/ 967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ refuseBomb),
/* harmony export */   Sd: () => (/* binding */ MAX_ENTRIES),
/* harmony export */   wF: () => (/* binding */ refuseNumber)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
// How much may come out of an archive before it is no honest one.

/** Databases inflate about eleven times; from here on more than this is a bomb. gzip can reach 1032. */
const MAX_RATIO = 200;
const RATIO_APPLIES_FROM_BYTES = 64 << 20;
/** Most members of an archive; the checks bundle holds about 700 files. */
const MAX_ENTRIES = 50_000;
/** So many times the bytes that are wanted may be passed over: inflating them costs some seconds, and no disk. */
const MAX_PASSED_OVER = 8;
/** @throws {VerifyError} when so many members are to be looked at that it is no mistake */
function refuseNumber(members) {
    if (members > MAX_ENTRIES)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`the archive holds more than ${MAX_ENTRIES} entries`);
}
/** @throws {VerifyError} when so few bytes became so many that no honest archive does it */
function refuseBomb({ compressed, inflated, wanted }, { maxExtractedBytes, countsWanted = false }) {
    refuseSize(inflated, countsWanted ? maxExtractedBytes * MAX_PASSED_OVER : maxExtractedBytes);
    // Documents of one kind repeat themselves more than any database: no ratio tells them from a bomb.
    if (countsWanted)
        refuseSize(wanted, maxExtractedBytes);
    else if (inflated > RATIO_APPLIES_FROM_BYTES && inflated > compressed * MAX_RATIO) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('the archive is a decompression bomb', {
            wanted: `at most ${MAX_RATIO} times its size`,
            found: `${Math.round(inflated / compressed)} times`,
        });
    }
}
function refuseSize(bytes, most) {
    if (bytes <= most)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('the archive inflates to too much', {
        wanted: `at most ${most} bytes`,
        found: `${bytes} bytes and more`,
    });
}


/***/ }),

/***/ 7918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ extract),
  F: () => (/* binding */ findTarget)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/base/arrivals.js
var base_arrivals = __webpack_require__(416);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/base/collect-garbage.js
// Gives the memory of dead chunks back at our own pace, so that its peak does not depend on how much flows through.


/**
 * V8 lets about 64 MB of dead buffers pile up before it looks, and then looks at the whole heap. A look at the young ones
 * alone after every 4 MB costs less in total, as long as what is on its way is less than that: a buffer that is still in use
 * at a second look counts as old, and only a look at everything gives it back (docs/performance.md).
 */
const INTERVAL_BYTES = 4 << 20;
/**
 * Buffers count against the limit of V8's heap, which stands some 9 MB above the little that is in it: on a busy machine every
 * few chunks began a marking of everything, 140 of them in one download, two fifths of its CPU time.
 */
const NO_MARKING_BESIDE = '--no-incremental-marking';
/** Dead buffers are freed at once and not when another thread finds the time; the young ones are too few to share. */
const AT_ONCE = ['--no-concurrent-array-buffer-sweeping', '--no-parallel-scavenge'];
/** A function to be told of every chunk that flows through. */
function createReclaimer() {
    const collectGarbage = findCollector();
    let bytes = 0;
    return (chunkBytes) => {
        bytes += chunkBytes;
        if (bytes < INTERVAL_BYTES)
            return;
        bytes = 0;
        collectGarbage?.({ type: 'minor' });
    };
}
/** How often, where a library holds the chunks and cannot tell us of them. Milliseconds. */
const INTERVAL_MS = 10;
/** Reclaims all the time until the work is done, whatever becomes of it. */
async function reclaimDuring(work) {
    const collectGarbage = findCollector();
    const timer = setInterval(() => collectGarbage?.({ type: 'minor' }), INTERVAL_MS);
    try {
        return await work();
    }
    finally {
        clearInterval(timer);
    }
}
/** The way that Node's documentation shows to reach the collector of a process that was not started with a flag for it. */
function findCollector() {
    for (const flag of ['--expose-gc', NO_MARKING_BESIDE, ...AT_ONCE])
        (0,external_node_v8_.setFlagsFromString)(flag);
    const collector = (0,external_node_vm_.runInNewContext)('gc');
    return typeof collector === 'function' ? collector : undefined;
}

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/place/entry-path.js
var entry_path = __webpack_require__(7574);
// EXTERNAL MODULE: ./build/place/extract-bounds.js
var extract_bounds = __webpack_require__(967);
// EXTERNAL MODULE: ./build/place/write-entry.js + 1 modules
var write_entry = __webpack_require__(5922);
;// CONCATENATED MODULE: ./build/place/extract.js










/**
 * Chunks of 256 KiB inflate as fast as larger ones, three times faster than Node's 16 KiB default. Inflating runs ahead of
 * hashing and writing by a few of them, so that none of the three threads waits for another (docs/decisions/one-pass.md);
 * and while one piece is inflated, the next one waits. More on its way would outlive the collector's looks (measured: 15 MB
 * more at the peak for chunks of 1 MiB).
 */
const CHUNK_BYTES = 256 << 10;
const INFLATE_OPTIONS = {
    chunkSize: CHUNK_BYTES,
    readableHighWaterMark: 2 * CHUNK_BYTES,
    writableHighWaterMark: CHUNK_BYTES + 1,
};
/**
 * Unpacks `archive` into the directory `target`, which is empty, or hands each file to `target`.
 *
 * @throws {VerifyError} when the archive is broken or holds what it must not hold
 * @throws {LocalError} when this machine cannot take it (disk full, permissions)
 * @throws whatever `archive` itself throws
 */
async function extract(archive, target, rules) {
    const counter = { compressed: 0, inflated: 0, wanted: 0 };
    const tar = (0,tar_stream.extract)();
    const reclaim = createReclaimer();
    let broken;
    let ending = Buffer.alloc(0);
    const source = (async function* () {
        try {
            for await (const chunk of archive) {
                // Of which nothing may come out.
                rules.signal?.throwIfAborted();
                counter.compressed += chunk.length;
                reclaim(chunk.length);
                yield chunk;
            }
        }
        catch (error) {
            broken = { by: error };
            throw error;
        }
    })();
    const capped = async function* (inflated) {
        for await (const chunk of inflated) {
            counter.inflated += chunk.length;
            reclaim(chunk.length);
            (0,extract_bounds/* refuseBomb */.N6)(counter, rules);
            rules.signal?.throwIfAborted();
            ending = endOf(ending, chunk);
            yield chunk;
        }
    };
    const { inflate } = rules;
    const gunzip = (0,external_node_zlib_.createGunzip)(INFLATE_OPTIONS);
    const [streamed, written] = await Promise.allSettled([
        inflate === undefined
            ? (0,promises_.pipeline)(source, gunzip, (inflated) => capped(inOrder(inflated)), tar)
            : (0,promises_.pipeline)(source, (packed) => inflate(packed), capped, tar),
        writeEntries(tar, { ...rules, counter }, typeof target === 'string' ? (0,write_entry/* createEntryWriter */.W)(target) : target),
    ]);
    // Whoever has enough breaks the stream off.
    if (written.status === 'fulfilled' && rules.isEnough?.(written.value.length) === true)
        return written.value;
    if (written.status === 'rejected' && written.reason instanceof errors/* ActionError */.lZ)
        throw written.reason;
    if (broken !== undefined)
        throw broken.by;
    if (streamed.status === 'rejected')
        throw translate(streamed.reason);
    if (written.status === 'rejected')
        throw translate(written.reason);
    // Node drops in silence what follows a member and begins none. Go looks there only while the tar has not come to its end:
    // padding behind a whole archive is nothing, in place of more of it the archive is broken.
    if (inflate === undefined && gunzip.bytesWritten < counter.compressed && !isEndOfTar(ending)) {
        throw new errors/* VerifyError */.Gz('the archive is broken: something else follows what gzip packed');
    }
    return written.value;
}
/** Two blocks of zeros (POSIX pax, "ustar Interchange Format"). */
const END_OF_TAR_BYTES = 1024;
/** The last bytes of what has come so far: copied, so that no chunk lives longer for them, and looked at when all is there. */
function endOf(before, chunk) {
    if (chunk.length >= END_OF_TAR_BYTES)
        return Buffer.from(chunk.subarray(-END_OF_TAR_BYTES));
    return Buffer.concat([before, chunk]).subarray(-END_OF_TAR_BYTES);
}
function isEndOfTar(ending) {
    return ending.length === END_OF_TAR_BYTES && ending.every((byte) => byte === 0);
}
/** What a stream brings, piece by piece, as it made them. */
async function* inOrder(stream) {
    const arrivals = (0,base_arrivals/* gatherArrivals */.W)(stream, CHUNK_BYTES);
    for (;;) {
        const pieces = await arrivals.next();
        if (pieces === undefined)
            return;
        yield* pieces;
    }
}
async function writeEntries(tar, rules, write) {
    const files = new Map();
    let counted = 0;
    for await (const entry of tar) {
        // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
        entry.on('error', () => undefined);
        rules.signal?.throwIfAborted();
        const { name, type, pax, size = 0 } = entry.header;
        refuseSparse(pax);
        const path = findTarget(name, type, rules);
        if (path !== undefined || rules.countsWanted !== true)
            (0,extract_bounds/* refuseNumber */.wF)(++counted);
        if (path === undefined) {
            entry.resume();
            continue;
        }
        rules.counter.wanted += size;
        (0,extract_bounds/* refuseBomb */.N6)(rules.counter, rules);
        const file = await write(entry, path, size);
        files.set(file.path, file);
        if (rules.isEnough?.(files.size) === true)
            break;
    }
    return [...files.values()];
}
/** Holes are told in an extended header, under a name that nobody asks for: without this the file would seem to be missing. */
function refuseSparse(pax) {
    const records = new Map(Object.entries(pax ?? {}));
    if (![...records.keys()].some((name) => name.startsWith('GNU.sparse.')))
        return;
    const name = String(records.get('GNU.sparse.name') ?? records.get('path'));
    throw new errors/* VerifyError */.Gz(`archive entry ${(0,log/* clean */.uH)(name, 100)}: is stored as a sparse file`, {
        hint: 'Whoever packed it must pack it again without --sparse.',
    });
}
/** What zlib and the tar reader throw means the archive is broken; everything else keeps its own meaning. */
function translate(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    const code = error?.code;
    // Node's gunzip has ended, and goes on where a piece begins with another member.
    const isZlib = typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_STREAM_PUSH_AFTER_EOF');
    const isTar = error instanceof Error &&
        /^(Invalid (tar )?header|Header exceeds|Unexpected end of data)/.test(error.message);
    return isZlib || isTar ? new errors/* VerifyError */.Gz('the archive is broken', { cause: error }) : error;
}
/**
 * Where an entry goes; undefined for what is passed over.
 *
 * @throws {VerifyError} for what an archive must not hold
 */
function findTarget(name, type, rules) {
    if (rules.select !== undefined)
        return rules.select(name, type);
    if (type === 'symlink' && rules.passesOverLinks === true)
        return undefined;
    // Sources may be named as Windows names nothing; no index may.
    if (rules.countsWanted === true && /^..+:/.test(name))
        return undefined;
    const member = (0,entry_path/* entryPath */.s)(name, type);
    return member === undefined || type === 'directory' ? undefined : rules.target(member);
}


/***/ }),

/***/ 5922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ createEntryWriter)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/windows-names.js
var windows_names = __webpack_require__(772);
// EXTERNAL MODULE: ./build/base/write-all.js
var write_all = __webpack_require__(5809);
// EXTERNAL MODULE: ./build/verify/seal.js
var seal = __webpack_require__(4411);
;// CONCATENATED MODULE: ./build/place/spelling.js
// Names that a file system takes for one: it may tell apart neither upper and lower case nor the ways to compose a letter.


/** What may be told apart or not, each for itself: NTFS is blind for case alone, APFS for all, and there are others. */
const FOLDS = [
    (name) => name.toLowerCase(),
    (name) => name.normalize('NFC'),
    (name) => name.normalize('NFC').toLowerCase(),
];
/**
 * Spells each path as the file system has it: where it takes two names for one, the earlier one names the file. A path must be
 * written before the next one is spelled.
 *
 * @param directory where they are written
 * @param isThere whether something is at a path; tests replace it
 */
function createSpelling(directory, isThere = external_node_fs_.existsSync) {
    const kinds = FOLDS.map((fold) => ({
        fold,
        first: new Map(),
        isBlind: undefined,
    }));
    /** An earlier name for the same file, if there is one. */
    const findEarlier = (name) => {
        for (const kind of kinds) {
            const earlier = kind.first.get(kind.fold(name));
            if (earlier === undefined || earlier === name)
                continue;
            kind.isBlind ??= isThere((0,external_node_path_.join)(directory, name));
            if (kind.isBlind)
                return earlier;
        }
        return undefined;
    };
    const spell = (name) => {
        const earlier = findEarlier(name);
        if (earlier !== undefined)
            return earlier;
        for (const { fold, first } of kinds)
            if (!first.has(fold(name)))
                first.set(fold(name), name);
        return name;
    };
    return (path) => {
        let spelled = '';
        for (const part of path.split('/'))
            spelled = spell(spelled === '' ? part : `${spelled}/${part}`);
        return spelled;
    };
}

;// CONCATENATED MODULE: ./build/place/write-entry.js
// Writes one file of an archive while it streams, and says whose fault it is when that fails.











/** Trivy in a container may run as another user than this action (users' files must be readable by all). */
const FILE_MODE = 0o644;
/** Whatever the umask: of what lies in it a program may read templates. */
const DIRECTORY_MODE = 0o755;
/**
 * Writes the files of one archive into `directory`, which is empty, or holds files of other names. Where the file system takes
 * two names of the archive for one, the later content stands under the earlier name, as with every program that unpacks there.
 *
 * @throws {VerifyError} when the path is at fault, {LocalError} when this machine is, and whatever the entry throws
 */
function createEntryWriter(directory, platform = process.platform) {
    const refuse = refuserOf(directory);
    const made = new Set([directory]);
    const written = new Set();
    const spell = createSpelling(directory);
    return async (entry, named, sizeBytes) => {
        const flaw = platform === 'win32' ? (0,windows_names/* explainWindowsName */.o)(named) : undefined;
        if (flaw !== undefined)
            throw new errors/* VerifyError */.Gz(`archive entry ${(0,log/* clean */.uH)(named, 100)}: ${flaw}`);
        const path = spell(named);
        const target = (0,external_node_path_.join)(directory, path);
        const parent = (0,external_node_path_.dirname)(target);
        if (!made.has(parent))
            await (0,promises_.mkdir)(parent, { recursive: true, mode: DIRECTORY_MODE }).catch(rethrowFor(path, parent, refuse));
        made.add(parent);
        // wx: an archive that names a file twice is not what it seems.
        const flag = path !== named && !written.has(named) && written.has(path) ? 'w' : 'wx';
        written.add(named).add(path);
        const file = await (0,promises_.open)(target, flag, FILE_MODE).catch(rethrowFor(path, target, refuse));
        return {
            path,
            sha256: await fill(file, entry, (error, writtenBytes) => refuse(error, { name: path, sizeBytes, writtenBytes })),
        };
    };
}
/** Of a file that is staged the user knows the cache directory. */
function refuserOf(directory) {
    const [cacheDir = '', ...staged] = directory.split(`${external_node_path_.sep}${seal/* STATE_DIRECTORY */.M8}${external_node_path_.sep}`);
    return (error, file) => {
        if (staged.length > 0)
            return (0,local_failure/* rethrowLocal */.bS)(error, { cacheDir, file });
        throw (0,local_failure/* isFileError */.lz)(error) ? (0,local_failure/* cannotWrite */.zz)((0,external_node_path_.join)(directory, file.name), error, file) : error;
    };
}
async function fill(file, entry, refuse) {
    let writtenBytes = 0;
    const refuseNow = (error) => refuse(error, writtenBytes);
    try {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        // The next chunk is hashed while this one is written: the two halves run on different threads.
        let writing = Promise.resolve();
        for await (const chunk of entry) {
            await writing;
            writing = (0,write_all/* writeAll */.f)(file, chunk).then(() => {
                writtenBytes += chunk.length;
            }, refuseNow);
            // Whoever awaits it later sees the error; until then it must not count as unhandled.
            writing.catch(() => undefined);
            hash.update(chunk);
        }
        await writing;
        return hash.digest('hex');
    }
    finally {
        // A network file system may notice only here that its disk is full.
        await file.close().catch(refuseNow);
    }
}
/** For what goes wrong in making a file or directory of this path: most often the path is at fault. */
function rethrowFor(path, target, refuse) {
    const shown = `archive entry ${(0,log/* clean */.uH)(path, 100)}`;
    return (error) => {
        // EISDIR is also what some file systems of Windows answer for a file that somebody has open.
        if ((0,errors/* hasCode */.up)(error, 'EEXIST', 'ENOTDIR') || ((0,errors/* hasCode */.up)(error, 'EISDIR') && (0,external_node_fs_.existsSync)(target))) {
            throw new errors/* VerifyError */.Gz(`${shown}: stands twice in the archive`, { cause: error });
        }
        // What this file system cannot name: a part of 256 bytes, or NUL on Windows.
        if ((0,errors/* hasCode */.up)(error, 'ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'ENOENT')) {
            throw new errors/* VerifyError */.Gz(`${shown}: not a name for a file here`, { cause: error });
        }
        return refuse(error, { name: path, sizeBytes: undefined, writtenBytes: 0 });
    };
}


/***/ })

};
