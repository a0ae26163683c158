export const id = 6320;
export const ids = [6320];
export const modules = {

/***/ 1492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ openShare),
/* harmony export */   z: () => (/* binding */ SlowSourceError)
/* harmony export */ });
/* harmony import */ var _base_patience_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7705);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3260);
// What one server may take of the step's time while something else remains: a share, and no longer than its rate has hope.


/** A server that was ended because it took too long. */
class SlowSourceError extends _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl {
    name = 'SlowSourceError';
}
/** Of a server that has failed before: for its first byte. */
const SECOND_CHANCE_MS = 10_000;
/** Opens a turn; `close` must be called. */
function openShare(options) {
    const { budget, label, hasRivals, hasFallback, isSecondChance, isContested, claim } = options;
    const ending = new AbortController();
    const end = (why) => {
        ending.abort(new SlowSourceError(`${label}: ${why}`, { temporary: false, hint: HINT }));
    };
    const hasElse = hasRivals || hasFallback;
    const reserveMs = hasElse || budget.hasMoreToDo ? budget.reserveMs : 0;
    const usableMs = Math.max(0, budget.timeLeftMs() - reserveMs);
    const shareMs = hasRivals ? usableMs / 2 : usableMs;
    const seconds = Math.max(1, Math.round(shareMs / 1000));
    const whole = reserveMs > 0 || hasElse
        ? setTimeout(() => end(`took more than its share of the time limit, ${seconds} s`), shareMs)
        : undefined;
    const firstByte = isSecondChance
        ? setTimeout(() => end('failed before, and did not answer at once'), SECOND_CHANCE_MS)
        : undefined;
    const endsAtMs = performance.now() + shareMs;
    const patience = { signal: ending.signal, isSecondChance, isContested, claim, endsAtMs };
    const windowMs = Math.min(2 * budget.stallMs, shareMs / 3);
    return {
        run: (body) => (0,_base_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .withPatience */ .oW)(patience, body),
        end,
        watch: (bytes, size) => {
            const onFirst = () => clearTimeout(firstByte);
            // Where there is nothing else, its rate may yet recover.
            const onHopeless = hasElse ? end : () => undefined;
            const leftMs = () => budget.timeLeftMs() - reserveMs;
            return watchRate(bytes, { size, windowMs, leftMs, onFirst, onHopeless });
        },
        close: () => {
            clearTimeout(firstByte);
            clearTimeout(whole);
        },
    };
}
const HINT = 'Raise the input timeout, or name a nearer mirror with the input registries.';
/** Only waiting counts against a server: while the consumer holds a chunk, its time stands still. */
async function* watchRate(bytes, watch) {
    const { size, windowMs, leftMs, onFirst, onHopeless } = watch;
    let missing = size;
    let [windowBytes, waitedMs] = [0, 0];
    const judge = (pendingMs) => {
        if (waitedMs + pendingMs < windowMs)
            return;
        const bytesPerMs = windowBytes / (waitedMs + pendingMs);
        if (missing > bytesPerMs * leftMs())
            onHopeless(describeRate(bytesPerMs, missing));
        [windowBytes, waitedMs] = [0, 0];
    };
    const iterator = bytes[Symbol.asyncIterator]();
    try {
        for (;;) {
            const since = performance.now();
            // In steps, so that what never comes is judged too.
            const timer = setInterval(() => judge(performance.now() - since), windowMs);
            const step = await iterator.next().finally(() => clearInterval(timer));
            if (step.done === true)
                return;
            onFirst();
            waitedMs += performance.now() - since;
            windowBytes += step.value.length;
            missing -= step.value.length;
            judge(0);
            yield step.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}
function describeRate(bytesPerMs, missing) {
    if (bytesPerMs === 0)
        return 'sends nothing';
    const kilobytes = bytesPerMs < 10 ? bytesPerMs.toFixed(1) : String(Math.round(bytesPerMs));
    return `sends ${kilobytes} kB/s, too slow for the ${Math.ceil(missing / 1000)} kB that are missing`;
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

/***/ 6431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageEntries),
/* harmony export */   Q: () => (/* binding */ imageDocuments)
/* harmony export */ });
/* harmony import */ var _bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9651);
// An image as files of a layout: entries of its index, and blobs.

/** The entries of an image and of what refers to it. */
function imageEntries(image) {
    const { name, repository, tag, root, referrers } = image;
    return [
        entryOf(root, {
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.refName]: tag,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.resource]: name,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.repository]: repository,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.tag]: tag,
        }),
        ...referrers.map((referrer) => entryOf(referrer, referrer.annotations)),
    ];
}
/** Its manifests, which are blobs of a layout like any other. */
function imageDocuments({ root, children, referrers }) {
    return [root, ...children, ...referrers];
}
function entryOf({ mediaType, digest, bytes }, annotations) {
    return { mediaType, digest, size: bytes.length, annotations };
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

/***/ 904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2244);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3701);
/* harmony import */ var _base_write_all_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5809);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2782);
/* harmony import */ var _proxy_login_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3733);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5386);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3260);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7620);
/* harmony import */ var _status_advice_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3031);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(143);
// Downloads by HTTP over the transport of the registries: bounded, tried again, asked with a condition, and refused in words that help.














/**
 * Downloads into `file`.
 *
 * @throws {RegistryError} when the server refuses or breaks off, {VerifyError} when what it sends is too large or another,
 *   {LocalError} when this machine cannot take it
 */
function download(context, request, file) {
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_10__/* .withTries */ .w4)(context.newTries(), () => downloadOnce(context, request, file));
}
async function downloadOnce(context, request, file) {
    const { url, authorization, accept = '*/*', etag, ledFrom } = request;
    const condition = etag === undefined ? {} : { 'if-none-match': etag };
    const headers = { accept, 'accept-encoding': 'identity', ...condition };
    const answer = await context.transport.send({ method: 'GET', url, headers, authorization, ledFrom });
    if (answer.status === 304 && etag !== undefined) {
        await answer.discard();
        return { kind: 'unchanged' };
    }
    if (answer.status !== 200)
        throw await describeHttpRefusal(answer, request, context.now());
    await store(answer, request, file);
    return { kind: 'changed', etag: usableEtag(answer.headers.etag) };
}
async function store(answer, request, file) {
    const { what, maxBytes, checksum } = request;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(checksum?.algorithm ?? 'sha256');
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'w', 0o600).catch((cause) => rethrow(what, cause));
    let sizeBytes = 0;
    try {
        for await (const chunk of answer.chunks()) {
            sizeBytes += chunk.length;
            if (sizeBytes > maxBytes) {
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${what} is too large`, {
                    wanted: `at most ${maxBytes} bytes`,
                    found: 'more',
                });
            }
            hash.update(chunk);
            await (0,_base_write_all_js__WEBPACK_IMPORTED_MODULE_12__/* .writeAll */ .f)(handle, chunk).catch((cause) => rethrow(what, cause, {
                name: 'it',
                sizeBytes: lengthOf(answer),
                writtenBytes: sizeBytes - chunk.length,
            }));
        }
    }
    finally {
        await handle.close().catch((cause) => rethrow(what, cause));
    }
    const found = hash.digest('hex');
    if (checksum !== undefined && found !== checksum.hex) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${what}: wrong ${checksum.algorithm}`, { wanted: checksum.hex, found });
    }
}
/** It goes into a header again; what is longer than any real one is not kept. */
function usableEtag(etag) {
    return etag !== undefined && /^(W\/)?"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined;
}
/** The start of an error's body is enough for what it says. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Who refused, in which words, when it may be tried again, and what to do. */
async function describeHttpRefusal(answer, request, now) {
    const { status, headers, url } = answer;
    const waitMs = readWait(answer, now);
    const isLimit = waitMs !== undefined && headers['x-ratelimit-remaining'] === '0';
    const parts = [`HTTP ${status} ${node_http__WEBPACK_IMPORTED_MODULE_2__.STATUS_CODES[status] ?? ''}`.trim()];
    const words = await readWords(answer);
    if (words !== undefined)
        parts.push(words);
    if (isLimit)
        parts.push(`the rate limit resets ${sayWhen(waitMs, now)}`);
    else if (waitMs !== undefined)
        parts.push(`asks to wait ${Math.ceil(waitMs / 1000)} s`);
    const quota = status === 429 ? (0,_status_advice_js__WEBPACK_IMPORTED_MODULE_13__/* .sayQuota */ ._o)(headers) : undefined;
    if (quota !== undefined)
        parts.push(quota);
    const from = answer.isOwnOrigin ? (0,_transport_js__WEBPACK_IMPORTED_MODULE_11__/* .showUrl */ .jr)(url) : `${(0,_transport_js__WEBPACK_IMPORTED_MODULE_11__/* .showUrl */ .jr)(url)}, where a redirect led`;
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_9__/* .RegistryError */ .gl(`${request.what}: ${parts.join(', ')} (from ${from})`, {
        status,
        temporary: status >= 500 || status === 429 || status === 408 || isLimit,
        retryAfterMs: waitMs,
        hint: isLimit ? LIMIT_HINT : adviseOn(status, { url, waitMs, request }),
    });
}
function adviseOn(status, { url, waitMs, request }) {
    switch (status) {
        case 401:
            return request.loginHint;
        case 403:
            return `${request.loginHint} ${(0,_status_advice_js__WEBPACK_IMPORTED_MODULE_13__/* .adviseOnForbidden */ .DF)(url.host)} Some stores say so of a file that is missing, too.`;
        case 404:
            return request.absentHint ?? request.loginHint;
        case 407:
            return (0,_proxy_login_js__WEBPACK_IMPORTED_MODULE_7__/* .proxyLoginHint */ .L)(url);
        case 429:
            return `${(0,_status_advice_js__WEBPACK_IMPORTED_MODULE_13__/* .adviseOnLimit */ .tN)(url.host, waitMs)}; ${request.insteadOfAsking ?? 'so that no scan asks it, keep the data with the action warm'}.`;
        default:
            return undefined;
    }
}
const LIMIT_HINT = 'Give a token with the input token: GitHub limits requests without one to 60 an hour and address.';
/** GitHub names the second in which its limit resets, and may ask for a pause beside it. */
function readWait({ headers }, now) {
    const asked = (0,_retry_js__WEBPACK_IMPORTED_MODULE_10__/* .parseRetryAfter */ .mu)(headers['retry-after'], now.getTime());
    if (asked !== undefined)
        return asked;
    const reset = headers['x-ratelimit-reset'];
    if (headers['x-ratelimit-remaining'] !== '0' || typeof reset !== 'string' || !/^\d{1,11}$/.test(reset)) {
        return undefined;
    }
    return Math.max(0, Number(reset) * 1000 - now.getTime());
}
function sayWhen(waitMs, now) {
    const at = new Date(now.getTime() + waitMs).toISOString().replace(/\.\d+Z$/, 'Z');
    return `at ${at}, in ${Math.ceil(waitMs / 60_000)} min`;
}
async function readWords(answer) {
    try {
        const body = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_11__/* .readBody */ .x8)(answer, MAX_ERROR_BYTES);
        const value = JSON.parse(body?.toString() ?? '');
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value) && typeof value.message === 'string'
            ? (0,_base_log_js__WEBPACK_IMPORTED_MODULE_5__/* .clean */ .uH)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutQueries */ .B)(value.message), 150)
            : undefined;
    }
    catch (error) {
        // No JSON, or broken off: the status says what there is to say. Only a cancelled run ends here.
        if (error instanceof SyntaxError || error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_9__/* .RegistryError */ .gl)
            return undefined;
        throw error;
    }
}
/** As the server says, where it does. */
function lengthOf({ headers }) {
    const length = headers['content-length'];
    return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
/** Whoever sent it is not to blame. */
function rethrow(what, cause, file) {
    throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(what, cause, file);
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

/***/ 6320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provideTrivy: () => (/* binding */ provideTrivy)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/acquire/attempt.js
var acquire_attempt = __webpack_require__(9734);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/owned-directory.js
var owned_directory = __webpack_require__(4283);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var oci_transport = __webpack_require__(143);
// EXTERNAL MODULE: ./build/store/turn.js + 1 modules
var store_turn = __webpack_require__(6947);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var bundle_annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/oci/blob-sink.js
var blob_sink = __webpack_require__(5143);
// EXTERNAL MODULE: ./build/oci/document-request.js
var document_request = __webpack_require__(2053);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: ./build/verify/digest.js
var digest = __webpack_require__(8154);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/oci/json.js
var oci_json = __webpack_require__(2782);
;// CONCATENATED MODULE: ./build/resources/trivy/platform.js
// For which machine a Trivy is, in the words of those who name it: images, release archives, the tool cache.
/** Architectures by Node's names for them (https://nodejs.org/api/process.html#processarch). */
const ARCHITECTURES = {
    x64: 'amd64',
    arm64: 'arm64',
    s390x: 's390x',
    ppc64: 'ppc64le',
};
const SYSTEMS = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
/** The words of Trivy's release archives (`name_template` and `replacements` of its goreleaser.yml). */
const ARCHIVE_SYSTEMS = {
    linux: 'Linux',
    darwin: 'macOS',
    windows: 'windows',
};
const ARCHIVE_ARCHITECTURES = {
    amd64: '64bit',
    arm64: 'ARM64',
    s390x: 's390x',
    ppc64le: 'PPC64LE',
};
/** What the official image is built for. */
const IMAGE_PLATFORMS = [
    'linux/amd64',
    'linux/arm64',
    'linux/ppc64le',
    'linux/s390x',
];
/** The platform of a Node process; what nobody knows keeps Node's own word, and fits nothing. */
function platformOf(system, architecture) {
    return {
        os: SYSTEMS[system] ?? system,
        architecture: ARCHITECTURES[architecture] ?? architecture,
    };
}
/** `linux/arm64` */
function formatPlatform({ os, architecture }) {
    return `${os}/${architecture}`;
}
/** Parses `os/architecture`; undefined when the official image is not built for it. */
function parseImagePlatform(text) {
    const [os = '', architecture = ''] = text.split('/');
    return IMAGE_PLATFORMS.includes(text) ? { os, architecture } : undefined;
}
/** Whether Trivy comes as an image here; else it comes as a release archive. */
function hasImage(platform) {
    return IMAGE_PLATFORMS.includes(formatPlatform(platform));
}
/** The name of a release archive, such as `trivy_0.76.0_macOS-ARM64.tar.gz`; undefined where there is none. */
function archiveName(version, { os, architecture }) {
    const system = ARCHIVE_SYSTEMS[os];
    const machine = ARCHIVE_ARCHITECTURES[architecture];
    if (system === undefined || machine === undefined)
        return undefined;
    // Of Windows there is only the one (`ignore` of goreleaser.yml), of macOS these two.
    if (os === 'windows' && architecture !== 'amd64')
        return undefined;
    if (os === 'darwin' && !['amd64', 'arm64'].includes(architecture))
        return undefined;
    return `trivy_${version}_${system}-${machine}${os === 'windows' ? '.zip' : '.tar.gz'}`;
}
/** What the program is called. */
function binaryName({ os }) {
    return os === 'windows' ? 'trivy.exe' : 'trivy';
}

// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/resources/trivy/signature/cosign-bundle.js
// What cosign signed before it wrote Sigstore bundles, as the bundle that it would be: a layer per signature, with the
// certificate and the log's promise in annotations
// (https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md).




/** Media type of the layer. */
const SIMPLE_SIGNING_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** What `critical.type` of the payload says. */
const PAYLOAD_TYPE = 'cosign container image signature';
const ANNOTATIONS = {
    signature: 'dev.cosignproject.cosign/signature',
    certificate: 'dev.sigstore.cosign/certificate',
    bundle: 'dev.sigstore.cosign/bundle',
};
const MAX_PAYLOAD_BYTES = 64 * 1024;
const MAX_ANNOTATION_BYTES = 256 * 1024;
/**
 * The bundle, as its JSON would be read (version 0.1, which has the log's promise in place of a proof).
 *
 * @param payload the layer's bytes: what was signed
 * @throws {VerifyError} when an annotation is missing or is not what it should be
 */
function toSigstoreBundle(payload, annotations, what) {
    const read = (name) => {
        const text = annotations[ANNOTATIONS[name]];
        if (text === undefined || text === '') {
            throw new errors/* VerifyError */.Gz(`${what}: the signature has no ${name} (annotation ${ANNOTATIONS[name]})`, {
                hint: 'Only keyless signatures, with a certificate and an entry in the transparency log, are of use here.',
            });
        }
        return text;
    };
    const entry = readEntry(Buffer.from(read('bundle')), what);
    return {
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
            x509CertificateChain: { certificates: [{ rawBytes: readCertificate(read('certificate'), what) }] },
            tlogEntries: [entry],
        },
        messageSignature: {
            messageDigest: {
                algorithm: 'SHA2_256',
                digest: Buffer.from((0,oci_digest/* digestOf */.o)(payload).slice('sha256:'.length), 'hex').toString('base64'),
            },
            signature: read('signature'),
        },
    };
}
/**
 * The digest of the image that a payload is about.
 *
 * @throws {VerifyError} when it is about something else
 */
function signedDigest(payload, what) {
    const { critical } = (0,oci_json/* parseJsonObject */.dw)(payload, `${what}: signed payload`, MAX_PAYLOAD_BYTES);
    const { image, type } = (0,oci_json/* isObject */.Gv)(critical) ? critical : {};
    if (type !== PAYLOAD_TYPE)
        throw (0,oci_json/* unexpected */.os)(`${what}: signed payload: type`, PAYLOAD_TYPE, type);
    const digest = (0,oci_json/* isObject */.Gv)(image) ? image['docker-manifest-digest'] : undefined;
    if (typeof digest !== 'string')
        throw (0,oci_json/* unexpected */.os)(`${what}: signed payload: digest`, 'a digest', digest);
    return digest;
}
function readCertificate(pem, what) {
    try {
        return new external_node_crypto_.X509Certificate(pem).raw.toString('base64');
    }
    catch (cause) {
        throw new errors/* VerifyError */.Gz(`${what}: the certificate of the signature cannot be read`, { cause });
    }
}
/** The log's entry, from cosign's spelling (`SignedEntryTimestamp`, `Payload`) to that of bundles. */
function readEntry(json, what) {
    const label = `${what}: entry of the transparency log`;
    const { SignedEntryTimestamp: promise, Payload } = (0,oci_json/* parseJsonObject */.dw)(json, label, MAX_ANNOTATION_BYTES);
    const { body, integratedTime, logIndex, logID } = (0,oci_json/* isObject */.Gv)(Payload) ? Payload : {};
    if (typeof promise !== 'string')
        throw (0,oci_json/* unexpected */.os)(`${label}: SignedEntryTimestamp`, 'base64', promise);
    if (typeof body !== 'string')
        throw (0,oci_json/* unexpected */.os)(`${label}: body`, 'base64', body);
    if (typeof logID !== 'string' || !/^[0-9a-f]{64}$/.test(logID)) {
        throw (0,oci_json/* unexpected */.os)(`${label}: logID`, '64 hex digits', logID);
    }
    if (!Number.isSafeInteger(integratedTime) || !Number.isSafeInteger(logIndex)) {
        throw (0,oci_json/* unexpected */.os)(`${label}: integratedTime and logIndex`, 'whole numbers', undefined);
    }
    const { kind, apiVersion } = (0,oci_json/* parseJsonObject */.dw)(Buffer.from(body, 'base64'), `${label}: body`, MAX_ANNOTATION_BYTES);
    return {
        logIndex: String(logIndex),
        logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
        kindVersion: { kind, version: apiVersion },
        integratedTime: String(integratedTime),
        inclusionPromise: { signedEntryTimestamp: promise },
        canonicalizedBody: body,
    };
}

;// CONCATENATED MODULE: ./build/resources/trivy/image-source.js
// An image of Trivy where it lies, be it a registry or a layout: its index, its blobs, and what was signed of it.





/** A bundle has a certificate, a log entry, and a statement: some 10 KiB. */
const MAX_SIGNATURE_BYTES = 1 << 20;
const BUNDLE_TYPE = /^application\/vnd\.dev\.sigstore\.bundle(\.v\d+\.\d+)?\+json/;
/** Whether something that refers to the image may be a signature; some registries do not tell what it is. */
function mayBeSignature(artifactType) {
    return artifactType === undefined || BUNDLE_TYPE.test(artifactType);
}
/** The blobs of a signature's manifest that must be read to know what is signed; none: it is no signature. */
function signatureLayers({ layers }) {
    return layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE || BUNDLE_TYPE.test(mediaType));
}
/**
 * The signatures in a document.
 *
 * @throws {VerifyError} when it is none that can be read
 */
function readSignatures(document, what) {
    const label = document.tag ?? `referrer ${document.fetched.digest}`;
    return signatureLayers(document.fetched.manifest).map((layer) => {
        const bytes = document.blobs.get(layer.digest);
        if (bytes === undefined)
            throw new errors/* VerifyError */.Gz(`${what}: a blob of the signature ${label} is missing`);
        if (layer.mediaType !== SIMPLE_SIGNING_TYPE) {
            const bundle = (0,oci_json/* parseJsonObject */.dw)(bytes, `${what}: bundle of the signature`, MAX_SIGNATURE_BYTES);
            return { bundle, signed: { kind: 'statement' }, label };
        }
        const about = signedDigest(bytes, what);
        const bundle = toSigstoreBundle(bytes, layer.annotations, what);
        return { bundle, signed: { kind: 'payload', bytes, about }, label };
    });
}
/** The tag under which cosign 2 keeps the signatures of a digest. */
function signatureTag(digest) {
    return `${digest.replace(':', '-')}.sig`;
}
/**
 * The child for a platform.
 *
 * @throws {VerifyError} naming those that are there
 */
function selectChild({ document }, platform, what) {
    if (document.kind === 'manifest') {
        throw new errors/* VerifyError */.Gz(`${what} is the image of one platform, not the index of all`, {
            hint: 'The signature is that of the index: copy all platforms, with crane copy, skopeo copy --all, or regctl image copy.',
        });
    }
    const wanted = formatPlatform(platform);
    const platforms = document.children.flatMap((child) => child.platform === undefined ? [] : [{ child, name: formatPlatform(child.platform) }]);
    const match = platforms.find(({ name }) => name === wanted);
    if (match !== undefined)
        return match.child;
    // BuildKit's attestations stand in an index as unknown/unknown.
    const there = platforms.map(({ name }) => name).filter((name) => name !== 'unknown/unknown');
    throw new errors/* VerifyError */.Gz(`${what}: no image for this platform`, {
        wanted,
        found: (0,log/* clean */.uH)(there.join(', '), 200) || 'none',
    });
}

// EXTERNAL MODULE: ./build/oci/blob.js
var oci_blob = __webpack_require__(2887);
// EXTERNAL MODULE: ./build/oci/manifest.js
var manifest = __webpack_require__(5669);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
;// CONCATENATED MODULE: ./build/resources/trivy/registry-image.js
// The image in a registry: its index by the tag of its version, and its signatures by the list of referrers and by tag.





/** An image has a handful. Whoever may push to a repository can add more, at either end of the list. */
const MAX_REFERRERS = 100;
/**
 * Opens the image that a reference names.
 *
 * @throws {RegistryError} when it is not there, {VerifyError} when it is not what it claims to be
 */
async function openRegistryImage(client, ref) {
    const root = await client.fetchNamed(ref);
    const place = { ...ref, tag: undefined, digest: undefined };
    return {
        label: (0,reference/* formatReference */.FH)(ref),
        kind: 'registry',
        root,
        fetchChild: async (child) => toManifest(await client.fetchNamed({ ...place, digest: child.digest })),
        openBlob: (blob) => client.openBlob(place, blob),
        fetchBlob: (blob, maxBytes) => client.fetchBlob(place, blob, maxBytes),
        listSignatures: () => listSignatures(client, place, root),
    };
}
async function listSignatures(client, place, { digest }) {
    const documents = [];
    const problems = [];
    const referrers = await client.listReferrers(place, digest);
    const claimed = referrers.filter(({ artifactType }) => mayBeSignature(artifactType));
    const half = MAX_REFERRERS / 2;
    for (const referrer of [...claimed.slice(0, half), ...claimed.slice(half).slice(-half)]) {
        const read = await readDocument(client, { ...place, digest: referrer.digest }, undefined).catch((error) => {
            // One that cannot be read, which anybody may have put there, is no word against the others.
            if (!(error instanceof registry_error/* RegistryError */.gl || error instanceof errors/* VerifyError */.Gz))
                throw error;
            problems.push(error);
            return undefined;
        });
        if (read !== undefined)
            documents.push(read);
    }
    const tag = signatureTag(digest);
    const tagged = await absentIfUnknown(readDocument(client, { ...place, tag }, tag));
    if (tagged !== undefined)
        documents.push(tagged);
    const [problem] = problems;
    if (documents.length === 0 && problem !== undefined)
        throw problem;
    return documents;
}
async function readDocument(client, ref, tag) {
    const named = await client.fetchNamed(ref);
    if (named.document.kind === 'index')
        return undefined;
    const fetched = toManifest(named);
    const { manifest } = fetched;
    const place = { ...ref, tag: undefined, digest: undefined };
    if (signatureLayers(manifest).length === 0)
        return undefined;
    const blobs = new Map();
    for (const blob of [manifest.config, ...manifest.layers])
        await collect(client, place, blob, blobs);
    return { fetched, blobs, tag };
}
async function collect(client, place, blob, blobs) {
    if (!blobs.has(blob.digest)) {
        blobs.set(blob.digest, await client.fetchBlob(place, blob, MAX_SIGNATURE_BYTES));
    }
}
async function absentIfUnknown(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof registry_error/* RegistryError */.gl && error.status === 404)
            return undefined;
        throw error;
    }
}
/** A document that must be the manifest of an image. */
function toManifest({ bytes, digest, document }) {
    if (document.kind === 'manifest')
        return { manifest: document.manifest, bytes, digest };
    throw new errors/* VerifyError */.Gz(`manifest ${digest}`, { wanted: 'an image manifest', found: 'an index' });
}
/** The same of bytes, whose digest is checked. */
function parseChild(bytes, child, what) {
    const parsed = (0,document_request/* parseDocument */.Tp)(bytes, what);
    if (parsed.digest !== child.digest) {
        throw new errors/* VerifyError */.Gz(`${what}: digest`, { wanted: child.digest, found: parsed.digest });
    }
    return toManifest(parsed);
}

;// CONCATENATED MODULE: ./build/resources/trivy/layout-image.js
// The image in a layout, as a bundle or a cache entry has it: entries of the index that say of which version they are.









/** Annotation of an entry that is a signature: the digest of what is signed. */
const SIGNATURE_OF = 'dev.trivy-offline-cache.signature-of';
/** Of such an entry: the tag that leads to it, where one does. */
const SIGNATURE_TAG = 'dev.trivy-offline-cache.signature-tag';
/** What other tools write for a tag (image-spec, annotations); containerd adds the name as a whole. */
const REF_NAME = 'org.opencontainers.image.ref.name';
const MAX_INDEX_BYTES = 1 << 20;
/**
 * The versions in a layout, by our annotations, or by the tag that `crane`, `skopeo`, and `regctl` leave.
 *
 * @throws {VerifyError} when the index cannot be read
 */
async function listVersions(files, kind) {
    const what = `${files.where}: ${layout/* LAYOUT */.rs.index}`;
    const parsed = (0,manifest/* parseManifestOrIndex */.yA)(await files.readSmall({ name: layout/* LAYOUT */.rs.index, what }, MAX_INDEX_BYTES), what);
    if (parsed.kind !== 'index')
        return [];
    const entries = parsed.children;
    return entries.flatMap((entry) => {
        const version = versionOf(entry);
        return version === undefined ? [] : [{ version, open: () => openImage({ files, entries, entry, kind }) }];
    });
}
function versionOf({ annotations }) {
    const { resource, tag } = bundle_annotations/* BUNDLE_ANNOTATIONS */.G;
    if (annotations[SIGNATURE_OF] !== undefined)
        return undefined;
    if (annotations[resource] !== undefined)
        return annotations[resource] === 'trivy' ? annotations[tag] : undefined;
    return /(?:^|\/trivy:)v?(\d+\.\d+\.\d+)$/.exec(annotations[REF_NAME] ?? '')?.[1];
}
async function openImage({ files, entries, entry, kind }) {
    const label = `${kind === 'bundle' ? 'bundle' : 'Actions cache'}: trivy:${versionOf(entry)}`;
    const read = (child) => files.readSmall({ name: (0,layout/* blobName */.PF)(child.digest), what: `${files.where}: ${child.digest}`, sizeBytes: child.size }, manifest/* MAX_MANIFEST_BYTES */.ZJ);
    const root = (0,document_request/* parseDocument */.Tp)(await read(entry), label);
    if (root.digest !== entry.digest) {
        throw new errors/* VerifyError */.Gz(`${label}: digest`, { wanted: entry.digest, found: root.digest });
    }
    // Only for the words of what is read: no registry is asked.
    const ref = (0,reference/* parseReference */.F2)('localhost/trivy');
    const fetchBlob = (blob, maxBytes) => (0,oci_blob/* collectBlob */.kS)((0,layout/* openBlobOf */.J$)(files, blob), { ref, blob, maxBytes });
    const readSignature = async (child) => {
        const fetched = parseChild(await read(child), child, `${label}: signature`);
        if (signatureLayers(fetched.manifest).length === 0)
            return undefined;
        const blobs = new Map();
        for (const blob of [fetched.manifest.config, ...fetched.manifest.layers]) {
            blobs.set(blob.digest, await fetchBlob(blob, MAX_SIGNATURE_BYTES));
        }
        return { fetched, blobs, tag: child.annotations[SIGNATURE_TAG] };
    };
    return {
        label,
        kind,
        root,
        fetchChild: async (child) => parseChild(await read(child), child, `${label}: image`),
        openBlob: (blob) => (0,layout/* openBlobOf */.J$)(files, blob),
        fetchBlob,
        listSignatures: async () => {
            const own = entries.filter(({ annotations }) => annotations[SIGNATURE_OF] === root.digest);
            const documents = await Promise.all(own.map(readSignature));
            return documents.filter((document) => document !== undefined);
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/trivy/carry-image.js
// An image of Trivy copied into a layout in a directory, to be packed, pushed, or kept: index and signatures byte for byte, and
// the children of the platforms that are wanted, every byte checked.










/**
 * Copies the image.
 *
 * @throws {VerifyError} when a platform is missing or bytes are wrong, and whatever the source throws
 */
async function copyImage(image, { version, platforms, directory }) {
    const what = `Trivy ${version} from ${image.label}`;
    const wanted = platforms ?? platformsOf(image);
    const children = [];
    const blobs = new Map();
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,layout/* blobPath */.nD)(directory, image.root.digest)), { recursive: true });
    for (const platform of wanted) {
        const child = await image.fetchChild(selectChild(image.root, platform, what));
        children.push(child);
        for (const blob of [child.manifest.config, ...child.manifest.layers]) {
            if (!blobs.has(blob.digest))
                await copyBlob(image, blob, { directory, what });
            blobs.set(blob.digest, { digest: blob.digest, size: blob.size });
        }
    }
    const signatures = await image.listSignatures();
    const small = new Map(signatures.flatMap((document) => [...document.blobs]));
    for (const [digest, bytes] of small)
        blobs.set(digest, { digest, size: bytes.length });
    return {
        ...describeImage(image, version, signatures),
        platforms: wanted.map(formatPlatform),
        children: children.map(toDocument),
        blobs: [...blobs.values()],
        async *openBlob(blob, start) {
            const bytes = small.get(blob.digest);
            if (bytes === undefined)
                yield* (0,layout/* openLayoutBlob */.Ub)(directory, blob, start);
            else
                yield bytes.subarray(start);
        },
    };
}
/** What of it does not depend on platforms. */
function describeImage({ root }, version, signatures) {
    return {
        name: 'trivy',
        title: `Trivy ${version}`,
        repository: 'trivy',
        tag: version,
        root: { bytes: root.bytes, digest: root.digest, mediaType: (0,document_request/* mediaTypeOf */.c0)(root) },
        referrers: signatures.map((signature) => toReferrer(signature, root.digest)),
    };
}
/** A manifest as it is carried. */
function toDocument({ bytes, digest, manifest }) {
    return { bytes, digest, mediaType: manifest.mediaType };
}
function platformsOf({ root }) {
    const children = root.document.kind === 'index' ? root.document.children : [];
    const names = children.flatMap(({ platform }) => (platform === undefined ? [] : formatPlatform(platform)));
    const known = IMAGE_PLATFORMS.filter((name) => names.includes(name));
    return known.flatMap((name) => parseImagePlatform(name) ?? []);
}
function toReferrer({ fetched, tag }, root) {
    const { manifest } = fetched;
    return {
        ...toDocument(fetched),
        tag,
        artifactType: manifest.artifactType ?? manifest.config.mediaType,
        annotations: {
            [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.resource]: 'trivy',
            [SIGNATURE_OF]: root,
            ...(tag === undefined ? {} : { [SIGNATURE_TAG]: tag }),
        },
    };
}
async function copyBlob(image, blob, { directory, what }) {
    const sink = await (0,blob_sink/* openFileSink */.o)({
        path: (0,layout/* blobPath */.nD)(directory, blob.digest),
        blob,
        what,
        onCommit: () => undefined,
    });
    try {
        for await (const chunk of (0,digest/* verifyDigest */.U)(image.openBlob(blob), blob, what))
            await sink.write(chunk);
        await sink.commit();
    }
    finally {
        await sink.discard();
    }
}

// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/inflate-zstd.js
var inflate_zstd = __webpack_require__(5423);
// EXTERNAL MODULE: ./build/place/extract.js + 1 modules
var extract = __webpack_require__(7918);
;// CONCATENATED MODULE: ./build/resources/trivy/layer-path.js
// What one member of an image layer means for the two things that are wanted of the image, by the overlay rules of
// https://specs.opencontainers.org/image-spec/layer/: an upper layer wins, and whiteouts hide what lies below.


/** Where the official image has the program (`Dockerfile` of Trivy), and the templates of reports. */
const BINARY_PATH = 'usr/local/bin/trivy';
const TEMPLATES_PATH = 'contrib';
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
const NOTHING = { kind: 'nothing' };
/**
 * What a member means.
 *
 * @throws {VerifyError} when the program, or a directory on the way to it, is a link or anything else than a file
 */
function readMember({ name, type }) {
    const path = normalise(name);
    if (path === undefined)
        return NOTHING;
    const slash = path.lastIndexOf('/');
    const [directory, base] = [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
    if (base === OPAQUE)
        return concerns(directory) ? { kind: 'hides', path: `${directory}/` } : NOTHING;
    if (base.startsWith(WHITEOUT)) {
        const hidden = join(directory, base.slice(WHITEOUT.length));
        return concerns(hidden) ? { kind: 'hides', path: hidden } : NOTHING;
    }
    const isFile = type === 'file' || type === 'contiguous-file';
    if (path === BINARY_PATH)
        return isFile ? { kind: 'binary' } : refuse(path, type);
    if (path.startsWith(`${TEMPLATES_PATH}/`))
        return isFile ? { kind: 'template', path } : NOTHING;
    if (type === 'directory')
        return NOTHING;
    // A file or link in place of a directory hides all that lower layers have in it.
    if (BINARY_PATH.startsWith(`${path}/`))
        return refuse(path, type);
    return path === TEMPLATES_PATH ? { kind: 'hides', path } : NOTHING;
}
/** Whether what lies at `path` in a lower layer is hidden by this. */
function isHidden(path, hidden) {
    return [...hidden].some((each) => each.endsWith('/') ? path.startsWith(each) : path === each || path.startsWith(`${each}/`));
}
/** A path as a plain relative one; undefined for what leaves the root, which nobody asks for here. */
function normalise(name) {
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    return parts.length === 0 || parts.includes('..') || name.includes('\0') ? undefined : parts.join('/');
}
function concerns(path) {
    return [BINARY_PATH, TEMPLATES_PATH].some((wanted) => wanted === path || wanted.startsWith(`${path}/`) || path.startsWith(`${wanted}/`));
}
function join(directory, base) {
    return directory === '' ? base : `${directory}/${base}`;
}
function refuse(path, type) {
    throw new errors/* VerifyError */.Gz(`/${(0,log/* clean */.uH)(path, 100)} in the image is a ${type ?? 'special file'}`, {
        wanted: path === BINARY_PATH ? 'a regular file' : 'a directory',
        found: (0,log/* clean */.uH)(String(type ?? 'a special file'), 40),
        hint: 'The official image has the program there as a file. Name an image that is a copy of it.',
    });
}

;// CONCATENATED MODULE: ./build/resources/trivy/unpack-layers.js
// Gets the program and the templates out of an image: layers newest first, and no more of them than it takes.








/** Several times what the official image has: 60 MB packed, 190 MB unpacked (0.76.0, linux/amd64). */
const MAX_LAYER_BYTES = 1 << 29;
const MAX_UNPACKED_BYTES = 2 ** 31;
/**
 * Unpacks `usr/local/bin/trivy` as `trivy`, and `contrib/`, as the image shows them: the upper layer wins, whiteouts hide.
 * Every layer that is looked into is read to its end and checked against its digest before this returns.
 *
 * @throws {VerifyError} when bytes are not what they claim to be, or the program is no file, or not there
 * @throws {LocalError} when this machine cannot take it
 */
async function unpackProgram(wanted) {
    const hidden = new Set();
    const templates = new Set();
    const layersRead = [];
    let sha256;
    for (const layer of [...wanted.layers].reverse()) {
        const found = await unpackLayer(layer, wanted, { hidden, templates, hasBinary: sha256 !== undefined });
        layersRead.push(layer);
        sha256 ??= found.sha256;
        for (const path of found.hides)
            hidden.add(path);
        const isDecided = sha256 !== undefined || isHidden(BINARY_PATH, hidden);
        if (isDecided && (templates.size > 0 || isHidden(TEMPLATES_PATH, hidden)))
            break;
    }
    if (sha256 === undefined) {
        throw new errors/* VerifyError */.Gz(`${wanted.what} has no /${BINARY_PATH}`, {
            hint: 'Name an image that is a copy of the official one.',
        });
    }
    await (0,promises_.chmod)((0,external_node_path_.join)(wanted.directory, 'trivy'), 0o755);
    return { binary: 'trivy', sha256, hasTemplates: templates.size > 0, layersRead };
}
async function unpackLayer(layer, { open, directory, what, signal }, above) {
    if (layer.size > MAX_LAYER_BYTES) {
        throw new errors/* VerifyError */.Gz(`${what}: layer ${layer.digest} is too large`, {
            wanted: `at most ${MAX_LAYER_BYTES} bytes`,
            found: `${layer.size}`,
        });
    }
    const hides = [];
    const select = (name, type) => {
        const meaning = readMember({ name, type });
        if (meaning.kind === 'hides')
            hides.push(meaning.path);
        if (meaning.kind === 'binary') {
            return above.hasBinary || isHidden(BINARY_PATH, above.hidden) ? undefined : 'trivy';
        }
        if (meaning.kind !== 'template' || isUnsafe(meaning.path))
            return undefined;
        if (above.templates.has(meaning.path) || isHidden(meaning.path, above.hidden))
            return undefined;
        above.templates.add(meaning.path);
        return meaning.path;
    };
    const files = await (0,extract/* extract */.o)((0,digest/* verifyDigest */.U)(open(layer), layer, `${what}: layer`), directory, {
        target: () => undefined,
        select,
        maxExtractedBytes: MAX_UNPACKED_BYTES,
        inflate: inflateOf(layer, what),
        signal,
    });
    return { sha256: files.find(({ path }) => path === 'trivy')?.sha256, hides };
}
/** The official image has a flat directory of plain names; what else lies there is nobody's template. */
function isUnsafe(path) {
    return !/^contrib\/[\w.-]+$/.test(path) || path.endsWith('/.') || path.endsWith('/..');
}
/** How a layer is packed (https://specs.opencontainers.org/image-spec/layer/#distributable-media-types); gzip: undefined. */
function inflateOf({ mediaType, digest }, what) {
    if (/\.tar(\+|\.)gzip$/.test(mediaType))
        return undefined;
    if (/\.tar\+zstd$/.test(mediaType))
        return inflate_zstd/* inflateZstd */.L;
    if (/\.tar$/.test(mediaType))
        return passOn;
    throw new errors/* VerifyError */.Gz(`${what}: layer ${digest} is of a type that is not known here`, {
        wanted: 'a tar, plain, by gzip, or by zstd',
        found: (0,log/* clean */.uH)(mediaType, 100),
    });
}
async function* passOn(packed) {
    yield* packed;
}

// EXTERNAL MODULE: ./build/resources/trivy/known-releases.js
var known_releases = __webpack_require__(9329);
;// CONCATENATED MODULE: ./build/resources/trivy/signature/identity.js
// Who signs the releases of Trivy, and what is said of somebody else who did.


/** The issuer of the tokens of GitHub's own Actions: no self-hosted GitHub can have it. */
const ISSUER = 'https://token.actions.githubusercontent.com';
const REPOSITORY = 'https://github.com/aquasecurity/trivy';
/** The workflow that builds and signs releases (Trivy's page "Signature Verification"). */
const WORKFLOW = `${REPOSITORY}/.github/workflows/reusable-release.yaml`;
/** The one that signs this version: a signature of another version, by the same workflow, is not one of this. */
function releaseIdentity(version) {
    return { subject: `${WORKFLOW}@refs/tags/v${version}`, issuer: ISSUER };
}
/**
 * Compares whole strings, no patterns.
 *
 * @throws {VerifyError} with a sentence of its own for each way to be somebody else
 */
function checkIdentity(signer, version, what) {
    const { subject, issuer } = releaseIdentity(version);
    const found = (0,log/* clean */.uH)(signer.subject ?? 'nobody', 300);
    if (signer.issuer !== issuer) {
        const stranger = (0,log/* clean */.uH)(signer.issuer ?? 'nobody', 200);
        throw new errors/* VerifyError */.Gz(`${what}: another issuer vouches for the signer`, {
            wanted: String(issuer),
            found: stranger,
        });
    }
    if (signer.subject === subject)
        return;
    throw new errors/* VerifyError */.Gz(`${what}: ${differenceOf(signer.subject ?? '', version)}`, {
        wanted: String(subject),
        found,
    });
}
function differenceOf(subject, version) {
    if (!subject.startsWith(`${REPOSITORY}/`))
        return "the signer is not Trivy's repository";
    if (!subject.startsWith(`${WORKFLOW}@`))
        return "signed by another workflow of Trivy's repository";
    return `the signature is not that of the release of ${version}`;
}

;// CONCATENATED MODULE: ./build/resources/trivy/signature/verify-signature.js
// Whether a Sigstore bundle vouches for a digest: offline, by the root of trust that lies in this action.




/** Payload type of in-toto statements in DSSE (https://github.com/in-toto/attestation). */
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const MAX_STATEMENT_BYTES = 1 << 20;
/**
 * Verifies a signature: certificate, transparency log, time, signed bytes, digest, and signer.
 *
 * @throws {VerifyError} with a sentence of its own for each thing that is not right
 */
async function verifySignature(found, wanted) {
    const { what } = wanted;
    const { verifier, bundle, toSignedEntity } = await loadVerifier(found.bundle, wanted);
    const { signed } = found;
    const isStatement = bundle.content.$case === 'dsseEnvelope';
    if (isStatement !== (signed.kind === 'statement')) {
        throw new errors/* VerifyError */.Gz(`${what}: the bundle holds another kind of signature than its place says`);
    }
    checkSubject(bundle, signed, wanted);
    const entity = signed.kind === 'file'
        ? await withFile(toSignedEntity(bundle), signed.path)
        : toSignedEntity(bundle, signed.kind === 'payload' ? signed.bytes : undefined);
    const identity = attempt(() => verifier.verify(entity), what);
    checkIdentity(identity, wanted.version, what);
    return { signer: String(identity.subject), signedAt: signingTime(entity) };
    function attempt(verify, label) {
        try {
            const { identity: signer } = verify();
            return { subject: signer?.subjectAlternativeName, issuer: signer?.extensions?.issuer };
        }
        catch (cause) {
            throw new errors/* VerifyError */.Gz(`${label}: ${explain(cause)}`, { cause });
        }
    }
}
/** The libraries, which nobody else needs, and the root of trust. */
async function loadVerifier(json, { what, trustedRoot }) {
    const [{ bundleFromJSON }, { toSignedEntity, toTrustMaterial, Verifier }, { TrustedRoot }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(1040)]).then(__webpack_require__.t.bind(__webpack_require__, 1040, 19)),
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 4187, 19)),
        __webpack_require__.e(/* import() */ 9654).then(__webpack_require__.t.bind(__webpack_require__, 9654, 19)),
    ]);
    const root = trustedRoot ?? (await __webpack_require__.e(/* import() */ 1460).then(__webpack_require__.bind(__webpack_require__, 1460))).TRUSTED_ROOT;
    const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(root))));
    try {
        return { verifier, bundle: bundleFromJSON(json), toSignedEntity };
    }
    catch (cause) {
        throw new errors/* VerifyError */.Gz(`${what}: the signature is no Sigstore bundle that can be read`, { cause });
    }
}
/** What is signed must be about this digest, and nothing else that happens to be signed well. */
function checkSubject(bundle, signed, wanted) {
    const { digest, what } = wanted;
    const about = signed.kind === 'statement' ? readSubjects(bundle, wanted) : [aboutOf(bundle, signed)];
    if (about.includes(digest))
        return;
    throw new errors/* VerifyError */.Gz(`${what}: the signature is of another digest`, {
        wanted: digest,
        found: about.slice(0, 3).join(', ') || 'none',
    });
}
function aboutOf({ content }, signed) {
    if (signed.kind === 'payload')
        return signed.about;
    if (content.$case !== 'messageSignature')
        return '';
    const { digest } = content.messageSignature.messageDigest;
    return `sha256:${Buffer.from(digest).toString('hex')}`;
}
function readSubjects({ content }, { what, predicateType }) {
    if (content.$case !== 'dsseEnvelope')
        return [];
    const { payload, payloadType } = content.dsseEnvelope;
    const statement = (0,oci_json/* parseJsonObject */.dw)(Buffer.from(payload), `${what}: signed statement`, MAX_STATEMENT_BYTES);
    const isWanted = predicateType === undefined || statement.predicateType === predicateType;
    if (payloadType !== STATEMENT_TYPE || !isWanted) {
        throw new errors/* VerifyError */.Gz(`${what}: what is signed is no statement on a release`, {
            wanted: predicateType ?? STATEMENT_TYPE,
            found: String(statement.predicateType ?? payloadType).slice(0, 200),
        });
    }
    const subjects = Array.isArray(statement.subject) ? statement.subject : [];
    return subjects.flatMap((subject) => {
        const digest = (0,oci_json/* isObject */.Gv)(subject) && (0,oci_json/* isObject */.Gv)(subject.digest) ? subject.digest.sha256 : undefined;
        return typeof digest === 'string' ? [`sha256:${digest}`] : [];
    });
}
/** A file is not held in memory: the signature is checked over what streams past. */
async function withFile(entity, path) {
    const { createVerify } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7598, 19));
    const checker = createVerify('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }))
        checker.update(chunk);
    const content = entity.signature;
    return {
        ...entity,
        signature: {
            signature: content.signature,
            compareSignature: (signature) => content.compareSignature(signature),
            compareDigest: (digest) => content.compareDigest(digest),
            compareSignedDigest: (digest) => content.compareSignedDigest(digest),
            verifySignature: (key) => checker.verify(key, content.signature),
        },
    };
}
/** The earliest time that somebody vouches for; the verifier has checked that there is one. */
function signingTime({ timestamps }) {
    const times = timestamps.map((stamp) => stamp.$case === 'timestamp-authority'
        ? stamp.timestamp.signingTime.getTime()
        : Number(stamp.tlogEntry.integratedTime) * 1000);
    return new Date(Math.min(...times));
}
/** The library's codes (`@sigstore/verify`, `VerificationError`), in words. */
const SENTENCES = {
    CERTIFICATE_ERROR: 'the certificate of the signer comes from no authority that is trusted here',
    TIMESTAMP_ERROR: 'nobody who is trusted here vouches for the time of the signature',
    SIGNATURE_ERROR: 'the signature does not fit what it is said to sign',
    PUBLIC_KEY_ERROR: 'it is signed with a bare key, and not by the release workflow',
};
function explain(error) {
    const { code } = error;
    if ((0,errors/* describeError */.Uc)(error).includes('not valid or expired')) {
        return 'the certificate of the signer was not valid when it signed';
    }
    const known = typeof code === 'string' ? SENTENCES[code] : undefined;
    if (known !== undefined)
        return known;
    return typeof code === 'string' && code.startsWith('TLOG')
        ? 'the entry of the transparency log does not hold for this signature'
        : 'the signature cannot be verified';
}

;// CONCATENATED MODULE: ./build/resources/trivy/vouch.js
// Who vouches for what was found: the signature of the release workflow, a digest that the user gave, or nobody.




/** What cosign says of an image since version 3 (https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md). */
const IMAGE_STATEMENT = 'https://sigstore.dev/cosign/sign/v1';
/**
 * Whether the index of an image may be used.
 *
 * @throws {VerifyError} when it may not, with the reason
 */
async function vouchForImage(image, version, policy) {
    const { digest } = image.root;
    const what = `Trivy ${version} from ${image.label}`;
    if (policy.kind !== 'none')
        refuseOtherDigest(digest, policy.digest, what);
    if (policy.kind !== 'signature')
        return vouchWithoutSignature(policy);
    refuseOtherRelease(version, digest, what);
    const documents = await image.listSignatures();
    if (documents.length === 0)
        throw new errors/* VerifyError */.Gz(`${what}: there is no signature`, { hint: hintFor(image) });
    const found = documents.map((document) => () => readSignatures(document, what));
    const wanted = { digest, version, what, trustedRoot: policy.trustedRoot, predicateType: IMAGE_STATEMENT };
    return vouchBySignature(found, wanted);
}
/** The same of a file, by its digest and the bundle beside it. */
async function vouchForFile(file, version, policy) {
    const { digest, signature, what } = file;
    if (policy.kind !== 'none')
        refuseOtherDigest(digest, policy.digest, what);
    if (policy.kind !== 'signature')
        return vouchWithoutSignature(policy);
    if (signature === undefined) {
        throw new errors/* VerifyError */.Gz(`${what}: there is no signature`, {
            hint: 'Releases since 0.68.1 have one beside each archive, as <archive>.sigstore.json: copy it to the same place, or say verify-trivy: digest with the input trivy-digest.',
        });
    }
    return vouchBySignature([() => [signature]], { digest, version, what, trustedRoot: policy.trustedRoot });
}
/** A digest that is known here, and is not this: the tag was moved. */
function refuseOtherRelease(version, digest, what) {
    const known = known_releases/* KNOWN_RELEASES */.P[version];
    if (known === undefined || known === digest)
        return;
    throw new errors/* VerifyError */.Gz(`${what} is not the release that is known by this version`, {
        wanted: known,
        found: digest,
        hint: 'Copy the official image byte for byte, all platforms of it. An image of your own is used with verify-trivy: digest.',
    });
}
function vouchWithoutSignature({ kind }) {
    return { by: kind, words: kind === 'none' ? '' : 'the input trivy-digest', signedAt: undefined };
}
function refuseOtherDigest(digest, wanted, what) {
    if (wanted === undefined || wanted === digest)
        return;
    throw new errors/* VerifyError */.Gz(`${what}: digest`, {
        wanted,
        found: digest,
        hint: 'The input trivy-digest is that of the image index, or of the archive where no image is used.',
    });
}
/** One good signature is enough; else the first reason is told, which is that of the newest kind. */
async function vouchBySignature(found, wanted) {
    const reasons = [];
    for (const read of found) {
        try {
            for (const signature of read()) {
                const verified = await verifySignature(signature, wanted).catch((error) => {
                    reasons.push(error);
                });
                if (verified !== undefined) {
                    return { by: 'signature', words: verified.signer, signedAt: verified.signedAt };
                }
            }
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            reasons.push(error);
        }
    }
    const [first] = reasons;
    if (first === undefined)
        throw new errors/* VerifyError */.Gz(`${wanted.what}: there is no signature`);
    throw new errors/* VerifyError */.Gz((0,errors/* describeError */.Uc)(first), { hint: (0,errors/* hintOf */.$z)(first) ?? BAD_SIGNATURE_HINT });
}
const BAD_SIGNATURE_HINT = 'Do not use it before you know why. The official images and archives are signed by the release workflow of their version.';
function hintFor({ kind, root, label }) {
    if (kind !== 'registry')
        return 'Export the bundle again: this action carries the signature along.';
    const digest = root.digest;
    return `Copy it along with the image: cosign copy, oras cp -r, regctl image copy --referrers --digest-tags, or the mirror action with install-trivy. It is looked for as a referrer of ${digest} and as the tag ${digest.replace(':', '-')}.sig beside ${label}. Without it, say verify-trivy: digest with the input trivy-digest.`;
}

;// CONCATENATED MODULE: ./build/resources/trivy/open-program.js
// From an image to the program on disk: who vouches for it, the child of this platform, its layers.





/** The config of the official image has 6 KiB. */
const MAX_CONFIG_BYTES = 1 << 20;
const VERSION_LABEL = 'org.opencontainers.image.version';
/**
 * Checks who vouches, and finds the platform.
 *
 * @throws {VerifyError} for whatever is not right
 */
async function vouchAndSelect(image, { version, platform, policy }) {
    const what = `Trivy ${version} from ${image.label}`;
    const descriptor = selectChild(image.root, platform, what);
    const voucher = await vouchForImage(image, version, policy);
    const child = await image.fetchChild(descriptor);
    const { createdAt, label } = await readConfig(image, child.manifest.config, what);
    if (label !== undefined && label !== version) {
        throw new errors/* VerifyError */.Gz(`${what} is another version, by its own label`, { wanted: version, found: label });
    }
    const times = [createdAt, voucher.signedAt].flatMap((time) => (time === undefined ? [] : [time.getTime()]));
    const releasedAt = times.length === 0 ? undefined : new Date(Math.max(...times));
    return { image, version, voucher, platform, child, releasedAt };
}
/** Unpacks the program into an empty directory; `tee` sees the bytes of each layer as they pass. */
function unpackImage({ image, child, version }, { directory, signal, tee = (_, bytes) => bytes, }) {
    const { layers } = child.manifest;
    const open = (layer) => tee(layer, image.openBlob(layer));
    return unpackProgram({ layers, open, directory, what: `Trivy ${version} from ${image.label}`, signal });
}
/** What the image says of itself: claims, of which only those count that speak against it. */
async function readConfig(image, config, what) {
    const bytes = await image.fetchBlob(config, MAX_CONFIG_BYTES);
    const fields = (0,oci_json/* parseJsonObject */.dw)(bytes, `${what}: config`, MAX_CONFIG_BYTES);
    const created = new Date(typeof fields.created === 'string' ? fields.created : '');
    const labels = (0,oci_json/* isObject */.Gv)(fields.config) && (0,oci_json/* isObject */.Gv)(fields.config.Labels) ? fields.config.Labels : {};
    const label = labels[VERSION_LABEL];
    return {
        // Reproducible builds give the epoch: that is no time.
        createdAt: created.getTime() > 0 ? created : undefined,
        label: typeof label === 'string' && /^v?\d+\.\d+\.\d+$/.test(label) ? label.replace(/^v/, '') : undefined,
    };
}

// EXTERNAL MODULE: ./build/oci/download.js
var download = __webpack_require__(904);
// EXTERNAL MODULE: ./build/place/unzip.js
var unzip = __webpack_require__(6126);
;// CONCATENATED MODULE: ./build/resources/trivy/program-format.js
/** How many first bytes tell it: Windows' header may stand behind a longer stub, and is unknown then. */
const FORMAT_BYTES = 4096;
/** `e_machine` of ELF (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, and its registry). */
const ELF_MACHINES = {
    3: '386',
    21: 'ppc64le',
    22: 's390x',
    40: 'arm',
    62: 'amd64',
    183: 'arm64',
};
/** `EI_OSABI`: Go writes it for FreeBSD alone. */
const ELF_FREEBSD = 9;
/** `cputype` of Mach-O (`mach/machine.h`). */
const MACH_MACHINES = { 16777223: 'amd64', 16777228: 'arm64' };
/** `Machine` of PE (https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types). */
const PE_MACHINES = { 332: '386', 34404: 'amd64', 43620: 'arm64' };
/** The platform of a program; undefined for what is none of the three formats, such as a script. */
function readPlatform(head) {
    if (head.length < 64)
        return undefined;
    const magic = head.readUInt32BE(0);
    if (magic === 0x7f454c46) {
        const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
        return { os: head[7] === ELF_FREEBSD ? 'freebsd' : 'linux', architecture: nameOf(ELF_MACHINES, machine) };
    }
    if (magic === 0xcffaedfe)
        return { os: 'darwin', architecture: nameOf(MACH_MACHINES, head.readUInt32LE(4)) };
    if (magic >>> 16 === 0x4d5a)
        return readWindows(head);
    return undefined;
}
function readWindows(head) {
    const at = head.readUInt32LE(0x3c);
    if (at + 6 > head.length || head.readUInt32BE(at) !== 0x50450000)
        return undefined;
    return { os: 'windows', architecture: nameOf(PE_MACHINES, head.readUInt16LE(at + 4)) };
}
function nameOf(machines, machine) {
    return machines[machine] ?? `machine ${machine}`;
}

;// CONCATENATED MODULE: ./build/resources/trivy/release-archive.js
// A release archive: for systems that the image is not built for, and for places that serve archives and no images.












/** Where upstream publishes them. */
const RELEASES_URL = 'https://github.com/aquasecurity/trivy/releases/download/v{version}';
/** Several times what upstream has: 60 MB packed, 190 MB unpacked. */
const MAX_ARCHIVE_BYTES = 1 << 29;
const release_archive_MAX_UNPACKED_BYTES = 2 ** 31;
const MAX_CHECKSUMS_BYTES = 256 * 1024;
const release_archive_MAX_SIGNATURE_BYTES = 1 << 20;
/**
 * Downloads an archive, checks it against the list of checksums beside it and by the policy, and unpacks it.
 *
 * @throws {RegistryError} when the server refuses, {VerifyError} when something is not right, {LocalError} for this machine
 */
async function installArchive(wanted, context) {
    const { version, platform, downloads, directory, policy, signal } = wanted;
    const name = archiveName(version, platform);
    if (name === undefined) {
        throw new errors/* ActionError */.lZ(`there is no Trivy for ${formatPlatform(platform)}`, {
            hint: 'Install Trivy by another way, and leave out install-trivy.',
        });
    }
    await (0,promises_.mkdir)(downloads, { recursive: true });
    const fetchFile = (file, maxBytes) => fetchTo((0,external_node_path_.join)(downloads, file), file, maxBytes);
    const hex = await readChecksum(await fetchFile(`trivy_${version}_checksums.txt`, MAX_CHECKSUMS_BYTES), name);
    const signaturePath = policy.kind === 'signature'
        ? await release_archive_absentIfUnknown(fetchFile(`${name}.sigstore.json`, release_archive_MAX_SIGNATURE_BYTES))
        : undefined;
    const path = (0,external_node_path_.join)(downloads, name);
    const what = `Trivy ${version}: ${name}`;
    await (0,download/* download */.R)(context, { ...requestFor(name, MAX_ARCHIVE_BYTES), checksum: { algorithm: 'sha256', hex } }, path);
    const signature = signaturePath === undefined ? undefined : await readSignature(signaturePath, path, what);
    const digest = `sha256:${hex}`;
    const voucher = await vouchForFile({ digest, signature, what }, version, policy);
    const files = await unpack(path, directory, platform, signal);
    const binary = binaryName(platform);
    const sha256 = files.find((file) => file.path === binary)?.sha256;
    if (sha256 === undefined)
        throw new errors/* VerifyError */.Gz(`${what} holds no ${binary}`);
    await refuseOtherPlatform((0,external_node_path_.join)(directory, binary), platform, what);
    if (platform.os !== 'windows')
        await (0,promises_.chmod)((0,external_node_path_.join)(directory, binary), 0o755);
    const { size } = await (0,promises_.stat)(path);
    const hasTemplates = files.some((file) => file.path.startsWith('contrib/'));
    return { voucher, digest, sha256, hasTemplates, sizeBytes: size };
    async function fetchTo(target, file, maxBytes) {
        await (0,download/* download */.R)(context, requestFor(file, maxBytes), target);
        return target;
    }
    function requestFor(file, maxBytes) {
        const { url, authorization } = wanted.location;
        return {
            url: new URL(`${url.replaceAll('{version}', version).replace(/\/+$/, '')}/${file}`),
            what: file,
            authorization,
            maxBytes,
            loginHint: authorization === undefined
                ? `No login was sent to ${new URL(url).host}: where it wants one, write it into the input trivy-download-url, from a secret, as https://user:password@host/path.`
                : `${new URL(url).host} refused the login in the input trivy-download-url: check it, and what it may read.`,
            absentHint: `Check the input trivy-download-url, and that ${version} was copied there (the input trivy-version): the archive, the file with checksums, and the signature lie below it under the names of the release.`,
            insteadOfAsking: 'so that jobs do not ask it, copy the release to a server of yours and name that in the input trivy-download-url, or mirror the image of Trivy to a registry',
        };
    }
}
/** One release has archives for many platforms, and a signature names no file: any of them could stand under this name. */
async function refuseOtherPlatform(binary, platform, what) {
    const file = await (0,promises_.open)(binary);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(FORMAT_BYTES), 0, FORMAT_BYTES, 0);
        const found = readPlatform(buffer.subarray(0, bytesRead));
        if (found === undefined || formatPlatform(found) === formatPlatform(platform))
            return;
        throw new errors/* VerifyError */.Gz(`${what} holds a program for ${formatPlatform(found)}`, {
            hint: 'Copy the files of the release anew, each under its own name: another archive of it stands in this place.',
        });
    }
    finally {
        await file.close();
    }
}
/** The SHA-256 of a file in the list that `sha256sum` writes. */
async function readChecksum(path, name) {
    const text = await (0,promises_.readFile)(path, 'utf8');
    if (text.trimStart().startsWith('<')) {
        throw new errors/* VerifyError */.Gz('the list of checksums is a web page', {
            hint: 'A login page or a proxy may have answered instead: check the address in the input trivy-download-url, its login, and the proxy settings.',
        });
    }
    const lines = text.split('\n');
    const hex = lines
        .map((line) => /^([0-9a-f]{64}) [ *](\S+)$/.exec(line.trim()))
        .find((match) => match?.[2] === name)?.[1];
    if (hex !== undefined)
        return hex;
    throw new errors/* VerifyError */.Gz(`the list of checksums does not name ${name}`, {
        hint: 'Check the input trivy-version, and that trivy-download-url serves the files of one release.',
    });
}
async function readSignature(path, archive, what) {
    const bundle = (0,oci_json/* parseJsonObject */.dw)(await (0,promises_.readFile)(path), `${what}: signature`, release_archive_MAX_SIGNATURE_BYTES);
    const signed = (0,oci_json/* isObject */.Gv)(bundle.dsseEnvelope)
        ? { kind: 'statement' }
        : { kind: 'file', path: archive };
    return { bundle, signed, label: 'the bundle beside the archive' };
}
function unpack(path, directory, platform, signal) {
    const binary = binaryName(platform);
    const target = (member) => member === binary || /^contrib\/[\w-][\w.-]*$/.test(member) ? member : undefined;
    const rules = { target, maxExtractedBytes: release_archive_MAX_UNPACKED_BYTES, signal };
    return path.endsWith('.zip')
        ? (0,unzip/* unzip */.$)(path, directory, rules)
        : (0,extract/* extract */.o)((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }), directory, rules);
}
/** Absent is a matter of the policy, not of the download. */
async function release_archive_absentIfUnknown(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof registry_error/* RegistryError */.gl && error.status === 404)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/acquire/share.js
var acquire_share = __webpack_require__(1492);
// EXTERNAL MODULE: ./build/resources/trivy/wanted-version.js
var wanted_version = __webpack_require__(8719);
;// CONCATENATED MODULE: ./build/resources/trivy/walk-places.js
// Walks the places until one offers what is proven and old enough, each server in a turn of its own: one never decides.






/**
 * What became of the first offer that is proven; undefined when there is none.
 *
 * @throws {LocalError} when this machine is at fault: another source would not help
 */
async function useFirst(places, context, uses) {
    for (const [index, place] of places.entries()) {
        const hasRivals = places.slice(index + 1).some(({ isServer }) => isServer);
        const used = place.isServer
            ? await inItsTurn(place, hasRivals, context, uses)
            : await usePlace(place, context, uses);
        if (used !== undefined)
            return used;
    }
    return undefined;
}
async function inItsTurn(place, hasRivals, context, uses) {
    const { timeLeftMs, limits } = context;
    const { stallMs, silentMs } = limits;
    const budget = { timeLeftMs, reserveMs: 0, hasMoreToDo: false, stallMs, silentMs };
    const alone = { hasFallback: false, isContested: hasRivals, isSecondChance: false, claim: () => undefined };
    const share = (0,acquire_share/* openShare */.m)({ budget, label: place.label, hasRivals, ...alone });
    try {
        return await share.run(() => usePlace(place, context, uses, share));
    }
    finally {
        share.close();
    }
}
async function usePlace(place, context, uses, share) {
    for await (const offer of guarded(place, context)) {
        try {
            const used = await useOffer(offer, context, uses, share);
            if (used === undefined)
                continue;
            context.note({ source: offer.label, outcome: 'used', detail: '' });
            return used;
        }
        catch (error) {
            context.signal.throwIfAborted();
            if (!(error instanceof errors/* ActionError */.lZ) || error instanceof errors/* LocalError */.il)
                throw error;
            const outcome = error.name === 'VerifyError' ? 'refused' : 'failed';
            const detail = (0,acquire_attempt/* sayFailure */.Kt)(error, offer.label);
            context.note({ source: offer.label, outcome, detail, hint: (0,errors/* hintOf */.$z)(error) });
            // Its turn is over.
            if (error instanceof acquire_share/* SlowSourceError */.z)
                return undefined;
        }
    }
    return undefined;
}
/** What a place offers; one that fails is an attempt, and the next one is asked. */
async function* guarded(place, { note, signal }) {
    try {
        yield* place.offers();
    }
    catch (error) {
        signal.throwIfAborted();
        // A bundle or a cache that cannot be read here is one source less.
        if (!((0,local_failure/* isFileError */.lz)(error) || error instanceof errors/* ActionError */.lZ) || error instanceof errors/* LocalError */.il)
            throw error;
        const detail = (0,acquire_attempt/* sayFailure */.Kt)(error, place.label);
        note({ source: place.label, outcome: 'failed', detail, hint: (0,errors/* hintOf */.$z)(error) });
    }
}
async function useOffer(offer, context, uses, share) {
    if (offer.kind === 'archive')
        return uses.archive?.(offer);
    const { version } = offer;
    const { platform, policy } = context;
    const image = await offer.open();
    const vouched = await vouchAndSelect(share === undefined ? image : watched(image, share), {
        version,
        platform,
        policy,
    });
    return isTooYoung(offer, vouched.releasedAt, context) ? undefined : uses.image(vouched);
}
/** Left early when its rate has no hope. */
function watched(image, share) {
    return { ...image, openBlob: (blob) => share.watch(image.openBlob(blob), blob.size) };
}
/** Only a range waits: who names a version wants it. What is too young is noted. */
function isTooYoung(offer, releasedAt, context) {
    const { wishes, now, note } = context;
    if (!offer.hasCooldown || wishes.wanted.kind === 'exact')
        return false;
    const { isOldEnough, words } = (0,wanted_version/* judgeAge */.nK)(releasedAt, { now: now(), cooldownMs: wishes.cooldownMs });
    if (!isOldEnough)
        note({ source: offer.label, outcome: 'skipped', detail: `${words}; trivy-cooldown` });
    return !isOldEnough;
}

;// CONCATENATED MODULE: ./build/resources/trivy/find-program.js
// A proven offer, unpacked; and what is said where there is none.










/** Unpacks an image, and copies what streams past where it is to be kept. */
async function unpackVouched(vouched, options) {
    const { copy, directory, signal } = options;
    await empty(directory);
    const tee = copy === undefined ? {} : { tee: copy.tee };
    const unpacked = await unpackImage(vouched, { directory, signal, ...tee });
    const { version, image, voucher, releasedAt } = vouched;
    return {
        version,
        label: image.label,
        sourceKind: image.kind,
        voucher,
        digest: image.root.digest,
        sha256: unpacked.sha256,
        hasTemplates: unpacked.hasTemplates,
        sizeBytes: unpacked.layersRead.reduce((sum, { size }) => sum + size, 0),
        releasedAt,
        vouched,
    };
}
/** Downloads and unpacks an archive; undefined when it is too young for a range. */
async function unpackArchive(offer, context, directory) {
    const { platform, policy, signal } = context;
    await empty(directory);
    const downloads = `${directory}-downloads`;
    try {
        const { version, location } = offer;
        const archive = await installArchive({ version, location, platform, policy, downloads, directory, signal }, context.archives);
        const releasedAt = archive.voucher.signedAt;
        if (isTooYoung(offer, releasedAt, context)) {
            throw new errors/* ActionError */.lZ(`Trivy ${version} is not old enough for trivy-cooldown`);
        }
        return { ...archive, version, label: offer.label, sourceKind: 'archive', releasedAt, vouched: undefined };
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)(downloads);
    }
}
/** What an offer before has left half done. */
async function empty(directory) {
    await (0,file_moves/* remove */.TF)(directory);
    await (0,promises_.mkdir)(directory, { recursive: true });
}
/**
 * What each source said, in one sentence, and the advice of the first that failed: the others stand in for it.
 *
 * @param isOffline nobody may be asked but a bundle
 */
function explainAttempts(attempts, wanted, isOffline) {
    const what = `Trivy ${(0,wanted_version/* describeWanted */.$C)(wanted)}`;
    const told = attempts.filter(({ outcome }) => outcome !== 'used');
    const message = told.length === 0 ? `${what}: there is nobody to ask` : `${what} is not available: ${(0,acquire_attempt/* listAttempts */.NN)(told)}`;
    const first = attempts
        .filter(isOfServer)
        .find(({ outcome }) => outcome === 'failed' || outcome === 'refused');
    const hint = first?.outcome === 'failed' && first.hint === undefined
        ? `Run it again when ${(0,acquire_attempt/* hostOf */.w4)(first.source)} answers; so that no job waits for it, ${isArchive(first) ? 'mirror the image of Trivy to a registry in the input registries (on Linux)' : 'name a second registry in the input registries'}, or carry Trivy in a bundle that was exported with install-trivy.`
        : attempts.find((attempt) => attempt.hint !== undefined)?.hint;
    return {
        message,
        hint: hint ??
            (isOffline
                ? 'Carry a bundle that was exported with install-trivy, and give in trivy-version what it has.'
                : 'Check the inputs trivy-version, trivy-download-url, and registries, or carry Trivy in a bundle that was exported with install-trivy.'),
    };
}
/**
 * What this machine refuses, or that the time of the step is up, in one sentence, and what to do.
 *
 * @throws what it is given, where it is neither
 */
function explainLocal(thrown, { aborted, reason }) {
    if (aborted)
        return { message: `Trivy: ${(0,errors/* describeError */.Uc)(reason)}`, hint: (0,errors/* hintOf */.$z)(reason) ?? 'Raise the input timeout.' };
    const error = (0,local_failure/* blameLocal */.$u)(thrown);
    if (!(error instanceof errors/* LocalError */.il))
        throw error;
    const hint = (0,errors/* hintOf */.$z)(error) ?? 'Check the free space and the permissions there.';
    return { message: `Trivy: ${(0,errors/* describeError */.Uc)(error)}`, hint };
}
/** What lies in a bundle or in the Actions cache is labelled so, and lists of releases have no server of their own. */
function isOfServer({ source }) {
    return !/^(bundle|Actions cache|release archives)(: |$)/.test(source);
}
/** Registries are named by references, a place of release archives by its host. */
function isArchive({ source }) {
    return !source.includes('/');
}
/** Where a program is unpacked before it is installed. */
function stagedIn(directory) {
    return (0,external_node_path_.join)(directory, 'program');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/trusted-owner.js
var trusted_owner = __webpack_require__(9233);
// EXTERNAL MODULE: ./build/provenance/trust.js
var trust = __webpack_require__(3072);
// EXTERNAL MODULE: ./build/verify/seal.js
var seal = __webpack_require__(4411);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __webpack_require__(3471);
;// CONCATENATED MODULE: ./build/resources/trivy/tool-cache.js
// Trivy in the runner's tool cache, in its own layout, so that other actions find it; with a record of ours, so that we know
// what it is that we find.










const TOOL = 'trivy';
const RECORD_SUFFIX = '.trivy-offline-cache.json';
const MAX_RECORD_BYTES = 16 * 1024;
/** Whatever the umask: what all may write to is believed by nobody. */
const DIRECTORY_MODE = 0o755;
const FILE_MODE = 0o644;
/** What we have of our own beside the programs: where turns are taken, and where they are unpacked. */
function stateOf({ root }) {
    const state = (0,external_node_path_.join)(root, 'trivy-offline-cache');
    return { locks: (0,external_node_path_.join)(state, 'locks'), staging: (0,external_node_path_.join)(state, 'staging') };
}
/** All directories of ours for these versions: whoever may write to one could put a program of his own there. */
function directoriesOf(cache, versions) {
    const { locks, staging } = stateOf(cache);
    const programs = (0,external_node_path_.join)(cache.root, TOOL);
    return [programs, ...versions.map((version) => (0,external_node_path_.join)(programs, version)), (0,external_node_path_.dirname)(locks), locks, staging];
}
/** The versions that lie there, whoever put them there. */
async function listInstalled({ root }) {
    // Absent: there are none.
    return (0,promises_.readdir)((0,external_node_path_.join)(root, TOOL)).catch(() => []);
}
/**
 * A version that lies there, is complete, is the very file that was recorded, was put there by nobody else than a trusted
 * user, and passes the test.
 *
 * @param full whether the file is read and hashed, and not only compared by its facts
 */
async function findInstalled(cache, version, { test, full }) {
    const directory = directoryOf(cache, version);
    const binary = (0,external_node_path_.join)(directory, binaryName(cache.platform));
    const record = readRecord(`${directory}${RECORD_SUFFIX}`);
    const facts = (0,external_node_fs_.lstatSync)(binary, { throwIfNoEntry: false });
    const isComplete = (0,external_node_fs_.lstatSync)(`${directory}.complete`, { throwIfNoEntry: false })?.isFile();
    if (record?.version !== version || facts?.isFile() !== true || isComplete !== true || !test(record)) {
        return undefined;
    }
    const files = [binary, `${directory}.complete`, `${directory}${RECORD_SUFFIX}`];
    if ((0,trusted_owner/* findStranger */.W8)([(0,external_node_path_.dirname)(directory), directory, ...files], cache.trustedUsers) !== undefined)
        return undefined;
    const isSame = facts.size === record.size && facts.mtimeMs === record.mtimeMs && facts.ino === record.ino;
    if (full || !isSame) {
        if (facts.size !== record.size || (await (0,seal/* hashFile */.DC)(binary)) !== record.sha256)
            return undefined;
    }
    return { directory, binary, record };
}
/**
 * Puts a staged program there, whole or not at all; whatever lay there was none that counts. The layout is that of
 * `@actions/tool-cache`, whose own way would copy 190 MB: what is staged on the same file system is moved.
 */
async function addInstalled(cache, staged, record) {
    const directory = directoryOf(cache, record.version);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(directory), { recursive: true, mode: DIRECTORY_MODE });
    const stranger = (0,trusted_owner/* findStranger */.W8)([(0,external_node_path_.dirname)(directory)], cache.trustedUsers);
    if (stranger !== undefined) {
        throw new errors/* LocalError */.il(`${stranger} is a link, belongs to another user, or may be written to by all`, {
            hint: "A program there could be anybody's: remove it.",
        });
    }
    // Readers believe nothing without the record, which comes last and goes first.
    for (const suffix of [RECORD_SUFFIX, '.complete'])
        await (0,file_moves/* remove */.TF)(`${directory}${suffix}`);
    await (0,file_moves/* remove */.TF)(directory);
    await (0,promises_.chmod)(staged, DIRECTORY_MODE);
    await (0,file_moves/* move */.Cy)(staged, directory);
    (0,own_file/* writeOwnBytes */.$m)(`${directory}.complete`, Buffer.alloc(0), FILE_MODE);
    const binary = (0,external_node_path_.join)(directory, binaryName(cache.platform));
    const { size, mtimeMs, ino } = (0,external_node_fs_.lstatSync)(binary);
    const whole = { ...record, size, mtimeMs, ino };
    (0,own_file/* writeOwnBytes */.$m)(`${directory}${RECORD_SUFFIX}`, Buffer.from(JSON.stringify(whole)), FILE_MODE);
    return { directory, binary, record: whole };
}
function directoryOf({ root, architecture }, version) {
    return (0,external_node_path_.join)(root, TOOL, version, architecture);
}
function readRecord(path) {
    try {
        const facts = (0,external_node_fs_.lstatSync)(path);
        if (!facts.isFile() || facts.size > MAX_RECORD_BYTES)
            return undefined;
        const record = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return isRecord(record) ? record : undefined;
    }
    catch {
        // None, or not ours: then nobody knows what lies there.
        return undefined;
    }
}
function isRecord(value) {
    if (!(0,oci_json/* isObject */.Gv)(value))
        return false;
    const texts = [value.version, value.digest, value.sha256, value.words, value.source];
    const numbers = [value.size, value.mtimeMs, value.ino];
    return (texts.every((text) => typeof text === 'string') &&
        numbers.every((number) => typeof number === 'number') &&
        ['number', 'undefined'].includes(typeof value.releasedMs) &&
        ['signature', 'digest', 'none'].includes(String(value.by)));
}

;// CONCATENATED MODULE: ./build/resources/trivy/host-trivy.js
// Trivy as this host has it already: where it is looked for and kept, and whose word for it counts.










/**
 * The runner's tool cache, which other jobs and actions read: for what is signed, and for a digest where nobody else's job
 * could have chosen it; and where another user of the host can put nothing in its place once it was verified. Everything
 * else is for this job alone. It never lies in the workspace, where the checkout could hold
 * a program with a record that fits.
 *
 * @throws {LocalError} when a stranger has made the directory of this job
 */
function openToolCache({ context, wishes, policy, platform }) {
    const versions = wishes.wanted.kind === 'exact' ? [wishes.wanted.version] : [];
    const { environment, workspace } = context;
    const how = { platform, architecture: process.arch };
    const named = sharedRoot(policy, context);
    if (named && !(0,inside/* isInside */.FK)(named, workspace) && isWritable(named)) {
        const shared = { ...how, root: named, trustedUsers: (0,trusted_owner/* trustedOwners */.Kg)(named) };
        const movable = findMovableRoot(shared, environment);
        if (movable !== undefined) {
            context.log.info(`Trivy is kept for this job alone, and not in ${named}: other users can rename what lies in ${movable} (chmod +t, or o-w)`);
        }
        else if ((0,trusted_owner/* findStranger */.W8)(directoriesOf(shared, versions), shared.trustedUsers) === undefined) {
            return shared;
        }
    }
    const { above, home } = placeOfJob(context);
    const own = { ...how, root: (0,external_node_path_.join)(home, 'tools'), trustedUsers: (0,trusted_owner/* trustedOwners */.Kg)(above) };
    const stranger = (0,trusted_owner/* findStranger */.W8)([home, own.root, ...directoriesOf(own, versions)], own.trustedUsers);
    if (stranger === undefined)
        return own;
    throw new errors/* LocalError */.il(`${stranger} is a link, belongs to another user, or may be written to by all`, {
        hint: "A program there could be anybody's: remove it, or name another directory in the input cache-dir.",
    });
}
/**
 * Where jobs of this host share it: what is signed by its version, where other actions find it too; what a digest vouches for
 * below that digest, for jobs that demand a signature run what lies at the plain version.
 */
function sharedRoot(policy, { environment, guardsWhatOutlives }) {
    const root = environment.RUNNER_TOOL_CACHE;
    if (!root || policy.kind === 'signature')
        return root;
    if (policy.kind === 'none' || guardsWhatOutlives)
        return undefined;
    return (0,external_node_path_.join)(root, 'trivy-offline-cache', 'by-digest', policy.digest.replace(':', '-'));
}
/**
 * Where a stranger could put another tool cache in the place of this one. GitHub's own machines are new for each job and have
 * no other users; their tool cache is open to all.
 */
function findMovableRoot({ root, trustedUsers }, environment) {
    const isKept = (0,trust/* outlivesJob */.fh)({ runnerEnvironment: environment.RUNNER_ENVIRONMENT });
    return isKept ? (0,trusted_owner/* findMovable */.Sw)(root, trustedUsers) : undefined;
}
/** Beside this job's data; where the checkout could bring that along, in what the runner empties before each job. */
function placeOfJob({ cacheDir, workspace, environment }) {
    if (!(0,inside/* isInside */.FK)(cacheDir, workspace))
        return { above: cacheDir, home: (0,external_node_path_.join)(cacheDir, seal/* STATE_DIRECTORY */.M8) };
    const above = environment.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    return { above, home: (0,external_node_path_.join)(above, 'trivy-offline-cache') };
}
function isWritable(directory) {
    try {
        // Whatever the umask: where all may write, nobody could rely on what lies there.
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o775 });
        (0,external_node_fs_.accessSync)(directory, external_node_fs_.constants.W_OK);
        return true;
    }
    catch {
        // Read-only, or another user's: then this job has one of its own.
        return false;
    }
}
/** The newest that lies there and is wanted, and is no other than what somebody vouched for. */
async function findWanted(cache, run) {
    const { wishes, policy, context } = run;
    const names = wishes.wanted.kind === 'exact' ? [wishes.wanted.version] : await listInstalled(cache);
    const { candidates } = (0,wanted_version/* sortCandidates */.$e)(names, wishes.wanted, wishes.denied);
    const full = context.facts.inputs.verify === 'full';
    const now = new Date(context.clock.now());
    const test = (record) => counts(record, policy) && isRested(record, wishes, now);
    for (const version of candidates) {
        const found = await findInstalled(cache, version, { test, full });
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** A job that names a version exactly may have brought it here on its first day: a range still waits. */
function isRested({ releasedMs }, { wanted, cooldownMs }, now) {
    const releasedAt = releasedMs === undefined ? undefined : new Date(releasedMs);
    return wanted.kind === 'exact' || (0,wanted_version/* judgeAge */.nK)(releasedAt, { now, cooldownMs }).isOldEnough;
}
function counts(record, policy) {
    if (policy.kind === 'none')
        return false;
    const isDigest = policy.digest === undefined || record.digest === policy.digest;
    return isDigest && (policy.kind === 'digest' || record.by === 'signature');
}

// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/carry/image-files.js
var image_files = __webpack_require__(6431);
// EXTERNAL MODULE: ./build/oci/layout-files.js
var layout_files = __webpack_require__(8404);
// EXTERNAL MODULE: ./build/oci/layout-writer.js
var layout_writer = __webpack_require__(1540);
;// CONCATENATED MODULE: ./build/resources/trivy/kept-image.js
// Trivy in the Actions cache: a layout with the index, its signatures, and the layers of one platform that it takes.













/** The name of its entries. */
const RESOURCE = 'trivy';
const kept_image_MAX_CONFIG_BYTES = 1 << 20;
/** Restores a version; undefined: it is not there. What is restored is as yet unverified. */
async function openKept(kept, version) {
    const { cache } = kept;
    if (!cache.mode.mayRead)
        return undefined;
    const key = await cache.lookup(RESOURCE, [`${(0,cache_key/* formatStem */.r_)(stemOf(kept, version))}-`]);
    const directory = key === undefined ? undefined : await cache.restore(RESOURCE, key);
    if (directory === undefined)
        return undefined;
    const versions = await listVersions((0,layout_files/* directoryFiles */.pb)(directory), 'actions-cache');
    return versions.find((each) => each.version === version)?.open;
}
/** Starts a copy beside the place from which the cache packs it: on one file system moving it there costs nothing. */
function startImageCopy(kept) {
    const { cache, log } = kept;
    const directory = `${cache.pathFor(RESOURCE)}-copy`;
    let failure;
    const sinks = [];
    const discard = async () => {
        await Promise.all(sinks.map((sink) => sink.discard().catch(() => undefined)));
        await (0,file_moves/* removeQuietly */.S2)(directory);
    };
    return {
        discard,
        async *tee(layer, bytes) {
            const sink = await openSink(directory, layer).catch((error) => {
                failure ??= error;
            });
            if (sink !== undefined)
                sinks.push(sink);
            for await (const chunk of bytes) {
                await sink?.write(chunk).catch((error) => {
                    failure ??= error;
                });
                yield chunk;
            }
            // Whoever reads it checks the digest again.
            await sink?.commit().catch((error) => {
                failure ??= error;
            });
        },
        async save(vouched) {
            try {
                if (failure !== undefined)
                    throw failure;
                await finishLayout(directory, vouched);
                const { version, image, releasedAt = new Date(0) } = vouched;
                const key = (0,cache_key/* formatKey */.TD)({
                    ...stemOf(kept, version),
                    time: releasedAt,
                    layerDigest: image.root.digest,
                });
                const path = cache.pathFor(RESOURCE);
                await (0,file_moves/* remove */.TF)(path);
                await (0,file_moves/* move */.Cy)(directory, path);
                const outcome = await cache.save(RESOURCE, key);
                const reason = outcome.kind === 'saved' || outcome.kind === 'exists' ? '' : `: ${outcome.reason}`;
                log.info(`Actions cache: ${outcome.kind} ${key}${reason}`);
                return outcome.kind === 'saved' || outcome.kind === 'exists' ? outcome.kind : undefined;
            }
            catch (error) {
                log.info(`Actions cache: not saved: ${(0,errors/* describeError */.Uc)(error)}`);
                return undefined;
            }
            finally {
                await discard();
            }
        },
    };
}
async function openSink(directory, blob) {
    const path = (0,layout/* blobPath */.nD)(directory, blob.digest);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    return (0,blob_sink/* openFileSink */.o)({ path, blob, what: 'copy for the Actions cache', onCommit: () => undefined });
}
async function finishLayout(directory, { image, version, child }) {
    const signatures = await image.listSignatures();
    const carried = describeImage(image, version, signatures);
    const { config } = child.manifest;
    const small = [carried.root, toDocument(child), ...carried.referrers];
    const files = new Map(small.map(({ digest, bytes }) => [digest, bytes]));
    files.set(config.digest, await image.fetchBlob(config, kept_image_MAX_CONFIG_BYTES));
    for (const [digest, bytes] of signatures.flatMap(({ blobs }) => [...blobs]))
        files.set(digest, bytes);
    for (const [digest, bytes] of files)
        await (0,promises_.writeFile)((0,layout/* blobPath */.nD)(directory, digest), bytes);
    const index = (0,layout_writer/* encodeIndex */.b)([], (0,image_files/* imageEntries */.I)(carried));
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, layout/* LAYOUT */.rs.marker), JSON.stringify({ imageLayoutVersion: layout/* LAYOUT */.rs.version }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, layout/* LAYOUT */.rs.index), index);
}
/** The contents prove themselves, whatever registries are configured. */
function stemOf({ keyPrefix, platform }, version) {
    const schema = `${version}-${formatPlatform(platform).replace('/', '-')}`;
    return { prefix: keyPrefix, resource: RESOURCE, schema, sourcesHash: (0,cache_key/* hashSources */.jD)([]) };
}

// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
;// CONCATENATED MODULE: ./build/resources/trivy/listed-versions.js
// Which versions a place lists, and which of them are tried.







/**
 * Releases have no list that could be asked without a login: the tags of the image are that list, in each registry that tells
 * them, so that none decides alone what there is.
 */
async function* versionsFrom(client, context) {
    const { wanted } = context.wishes;
    if (wanted.kind === 'exact')
        return yield wanted.version;
    const told = new Set();
    let isTold = false;
    for (const ref of registriesOf(context)) {
        const tags = await tagsAt(client, ref, context);
        if (tags === undefined)
            continue;
        isTold = true;
        const more = fitting(tags, (0,reference/* formatReference */.FH)(ref), context).filter((version) => !told.has(version));
        for (const version of more) {
            told.add(version);
            yield version;
        }
    }
    if (isTold)
        return;
    throw new errors/* ActionError */.lZ(`no registry tells which versions are in ${(0,wanted_version/* describeWanted */.$C)(wanted)}`, {
        hint: 'Give an exact version in trivy-version, or name a registry that lists its tags in the input registries.',
    });
}
/** Undefined where it does not tell them, which is noted where it failed. */
async function tagsAt(client, ref, { note }) {
    const source = (0,reference/* formatReference */.FH)(ref);
    const tooLate = new registry_error/* RegistryError */.gl(`${source}: took more than its share of the time limit`, {
        temporary: false,
    });
    try {
        return await (0,patience/* withHalfOfTheTime */.Vo)(tooLate, () => client.listTags(ref));
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error instanceof errors/* LocalError */.il)
            throw error;
        // A whole turn that is over ends with it.
        if (error !== tooLate && error instanceof acquire_share/* SlowSourceError */.z)
            throw error;
        note({ source, outcome: 'failed', detail: (0,acquire_attempt/* sayFailure */.Kt)(error, source), hint: (0,errors/* hintOf */.$z)(error) });
        return undefined;
    }
}
/** A range has a dozen releases a year, of which a cooldown passes over a few: who lists more holds others up. */
const MAX_VERSIONS = 20;
/** What is refused of one list and told one by one. */
const MAX_REFUSALS = 5;
/** The versions of a source that are wanted, newest first, as many as are tried; what is refused of them is said. */
function fitting(names, label, { wishes, note }) {
    const { candidates, refusals } = (0,wanted_version/* sortCandidates */.$e)(names, wishes.wanted, wishes.denied);
    for (const refusal of refusals.slice(0, MAX_REFUSALS)) {
        note({ source: label, outcome: 'refused', detail: refusal });
    }
    const more = refusals.length - MAX_REFUSALS;
    if (more > 0)
        note({ source: label, outcome: 'refused', detail: `${more} more versions for the same reasons` });
    if (candidates.length === 0 && refusals.length === 0) {
        note({ source: label, outcome: 'absent', detail: (0,wanted_version/* explainNone */.wE)(names, wishes.wanted) });
    }
    const passedOver = candidates.length - MAX_VERSIONS;
    if (passedOver > 0) {
        const detail = `it lists very many versions in ${(0,wanted_version/* describeWanted */.$C)(wishes.wanted)}, of which the newest ${MAX_VERSIONS} are tried`;
        note({ source: label, outcome: 'skipped', detail });
    }
    return candidates.slice(0, MAX_VERSIONS);
}
/** Where the images of Trivy lie, in the order in which they are asked. */
function registriesOf({ registries }) {
    return registries.map((base) => (0,reference/* parseReference */.F2)(`${base}/trivy`));
}

;// CONCATENATED MODULE: ./build/resources/trivy/offers.js
// Where Trivy may come from, nearest first: what was carried, what was kept, archives where they are asked for, registries.








/** The places, in the order in which they are asked. */
function listPlaces(context) {
    const { wishes, client, openBundle, kept, onlyImages, platform } = context;
    const places = [];
    if (openBundle !== undefined) {
        places.push({ label: 'bundle', isServer: false, offers: () => bundleOffers(openBundle, context) });
    }
    if (kept !== undefined) {
        places.push({ label: 'Actions cache', isServer: false, offers: () => keptOffers(context) });
    }
    if (client === undefined)
        return places;
    const wantsArchive = !onlyImages && (wishes.download !== undefined || !hasImage(platform));
    if (wantsArchive) {
        places.push({ label: 'release archives', isServer: true, offers: () => archiveOffers(client, context) });
    }
    if (!onlyImages && !hasImage(platform))
        return places;
    const registries = registriesOf(context).map((ref) => ({
        label: (0,reference/* formatReference */.FH)(ref),
        isServer: true,
        offers: () => registryOffers(client, ref, context),
    }));
    return [...places, ...registries];
}
async function* bundleOffers(openBundle, context) {
    const lists = await Promise.all((await openBundle()).map((files) => listVersions(files, 'bundle')));
    const held = lists.flat();
    const names = held.map(({ version }) => version);
    for (const version of fitting(names, 'bundle', context)) {
        const found = held.find((each) => each.version === version);
        if (found !== undefined) {
            yield {
                kind: 'image',
                version,
                label: `bundle: trivy:${version}`,
                hasCooldown: false,
                open: found.open,
            };
        }
    }
}
async function* keptOffers({ wishes, kept, note }) {
    // By name only: what is the newest of a range, a registry must say.
    if (wishes.wanted.kind !== 'exact' || kept === undefined)
        return;
    const { version } = wishes.wanted;
    const open = await openKept(kept, version);
    if (open === undefined)
        note({ source: 'Actions cache', outcome: 'absent', detail: '' });
    else
        yield { kind: 'image', version, label: `Actions cache: trivy:${version}`, hasCooldown: false, open };
}
async function* archiveOffers(client, context) {
    const { wishes } = context;
    const location = wishes.download ?? { url: RELEASES_URL, authorization: undefined };
    const label = new URL(location.url).host;
    for await (const version of versionsFrom(client, context)) {
        yield { kind: 'archive', version, label, hasCooldown: true, location };
    }
}
async function* registryOffers(client, ref, context) {
    const { wanted } = context.wishes;
    const tags = wanted.kind === 'exact' ? [wanted.version] : await client.listTags(ref);
    if (tags === undefined)
        throw new errors/* ActionError */.lZ('the registry does not tell its tags');
    for (const version of fitting(tags, (0,reference/* formatReference */.FH)(ref), context)) {
        const tagged = { ...ref, tag: version };
        const open = () => openRegistryImage(client, tagged);
        yield { kind: 'image', version, label: (0,reference/* formatReference */.FH)(tagged), hasCooldown: true, open };
    }
}

;// CONCATENATED MODULE: ./build/resources/trivy/provide-trivy.js
// Makes Trivy available: from the tool cache, or once for all jobs of this host from wherever it is; or gathers it to be carried.


















/** Provides it; never throws for what sources or this machine do wrong. */
async function provideTrivy(context, wishes) {
    const startedMs = context.clock.now();
    const run = startRun(context, wishes);
    const provided = context.away === undefined ? install(run) : gather(run);
    const explain = (error) => ({ shortfall: explainLocal(error, context.signal) });
    const part = await provided.catch(explain);
    const isThere = part.installed !== undefined || part.found !== undefined || (part.images?.length ?? 0) > 0;
    const missing = explainAttempts(run.attempts, wishes.wanted, context.client === undefined);
    return {
        installed: part.installed,
        found: part.found,
        images: part.images ?? [],
        attempts: run.attempts,
        hosts: [...run.hosts],
        inCache: part.inCache,
        shortfall: part.shortfall ?? (isThere ? undefined : missing),
        durationMs: context.clock.now() - startedMs,
    };
}
/** Whoever is asked for archives; registries are asked by the client. */
const SPEAKER = { userAgent: 'trivy-offline-cache', namedIn: 'the input trivy-download-url' };
function startRun(context, wishes) {
    const { log, signal, clock, limits, client } = context;
    const platform = platformOf(process.platform, process.arch);
    const attempts = [];
    const transport = client && (0,oci_transport/* createTransport */.oO)({ ...SPEAKER, limits, signal, log });
    const archives = transport && {
        transport,
        newTries: () => (0,retry/* createTries */.Us)({ limits, clock, signal, log, onGivenUp: () => undefined }),
        now: () => new Date(clock.now()),
    };
    const note = (attempt) => {
        attempts.push(attempt);
        log.info((0,acquire_attempt/* describeAttempt */.Be)(attempt));
    };
    const policy = policyOf(wishes, context.trustedRoot);
    const now = () => new Date(clock.now());
    const { timeLeftMs } = context;
    const walk = { wishes, platform, policy, now, timeLeftMs, limits, archives, signal, log, note };
    return { context, wishes, platform, policy, attempts, walk, hosts: transport?.hostsContacted ?? new Set() };
}
function policyOf({ verify, digest }, trustedRoot) {
    if (verify === 'signature')
        return { kind: 'signature', trustedRoot, digest };
    // Without one there is nothing that fits: the inputs were checked.
    return verify === 'digest' ? { kind: 'digest', digest: digest ?? '' } : { kind: 'none' };
}
async function install(run) {
    const { context, wishes } = run;
    const cache = openToolCache(run);
    const there = await findWanted(cache, run);
    if (there !== undefined)
        return { installed: there };
    const { locks, staging: stagingRoot } = stateOf(cache);
    (0,external_node_fs_.mkdirSync)(locks, { recursive: true, mode: 0o755 });
    const name = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([wishes.wanted, run.policy]))
        .digest('hex')
        .slice(0, 16);
    let found;
    const turn = await (0,store_turn/* takeTurn */.V)({
        path: (0,external_node_path_.join)(locks, `trivy-${name}-${cache.architecture}`),
        isThere: async () => {
            found = await findWanted(cache, run);
            return found !== undefined;
        },
        maxWaitMs: (context.facts.inputs.timeout * 2) / 3,
        clock: context.clock,
        signal: context.signal,
        onWait: () => context.log.info('waiting for another job of this host that installs the same'),
    });
    if (found !== undefined)
        return { installed: found };
    const staging = await (0,owned_directory/* createOwnedDirectory */.d)(stagingRoot, 'trivy');
    try {
        await (0,owned_directory/* sweepOwnedDirectories */.r)(stagingRoot, new Date(context.clock.now()));
        return await fetchAndInstall(run, cache, staging.directory);
    }
    finally {
        await staging.discard();
        if (turn.kind === 'ours')
            await turn.end((await findWanted(cache, run)) !== undefined);
    }
}
async function fetchAndInstall(run, cache, staging) {
    const program = await fetchProgram(run, staging);
    if (program === undefined)
        return {};
    const { found, inCache } = program;
    const { version, digest, sha256, voucher, label } = found;
    const releasedMs = found.releasedAt?.getTime();
    const record = { version, digest, sha256, by: voucher.by, words: voucher.words, source: label, releasedMs };
    const installed = await addInstalled(cache, stagedIn(staging), record);
    return { installed, found, inCache };
}
async function fetchProgram(run, staging) {
    const { context, walk, wishes } = run;
    const directory = stagedIn(staging);
    const kept = keptImages(run);
    let inCache;
    const found = await useFirst(placesOf(run, { kept, onlyImages: false }), walk, {
        image: async (vouched) => {
            const isKept = kept !== undefined && context.save && vouched.image.kind === 'registry';
            const copy = isKept ? startImageCopy(kept) : undefined;
            try {
                const program = await unpackVouched(vouched, { directory, signal: context.signal, copy });
                inCache = vouched.image.kind === 'actions-cache' ? 'exists' : await copy?.save(vouched);
                return program;
            }
            finally {
                await copy?.discard();
            }
        },
        archive: async (offer) => {
            const { archives } = walk;
            if (archives === undefined)
                throw new errors/* LocalError */.il('nobody may be asked');
            return unpackArchive(offer, { ...walk, archives }, directory);
        },
    });
    context.log.debug(`wanted: ${(0,wanted_version/* describeWanted */.$C)(wishes.wanted)}`);
    return found === undefined ? undefined : { found, inCache };
}
/** For another place: the whole image, or what the Actions cache is to keep of it. */
async function gather(run) {
    const { context, walk } = run;
    const away = (0,external_node_path_.join)(context.away ?? '', 'trivy');
    if (context.save) {
        const program = await fetchProgram(run, away);
        return program ?? {};
    }
    const platforms = context.platforms?.flatMap((name) => parseImagePlatform(name) ?? []);
    const first = platforms?.[0] ?? { os: 'linux', architecture: 'amd64' };
    const image = await useFirst(placesOf(run, { kept: undefined, onlyImages: true }), { ...walk, platform: first }, { image: ({ image: source, version }) => copyImage(source, { version, platforms, directory: away }) });
    return { images: image === undefined ? [] : [image] };
}
function placesOf(run, how) {
    const { context, wishes, platform, walk } = run;
    const { bundle, client, facts } = context;
    return listPlaces({
        ...how,
        wishes,
        platform,
        client,
        archives: walk.archives,
        registries: facts.inputs.registries,
        openBundle: bundle && (async () => (await bundle()).layouts),
        note: walk.note,
    });
}
/** What nobody vouches for is kept by nobody. */
function keptImages({ context, policy, platform }) {
    const { cache, keyPrefix, log } = context;
    return cache === undefined || policy.kind === 'none' ? undefined : { cache, keyPrefix, platform, log };
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


/***/ })

};
