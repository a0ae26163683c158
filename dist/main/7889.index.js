export const id = 7889;
export const ids = [7889];
export const modules = {

/***/ 416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ gatherArrivals)
/* harmony export */ });
const BROKEN_OFF = { error: new Error('closed before its end') };
/**
 * Reads a stream; whoever leaves before its end destroys it. Unlike the stream's own iterator it makes no new buffer of what waits.
 *
 * @param mostBytes that wait here; the stream holds what it holds besides
 */
function gatherArrivals(stream, mostBytes) {
    const waiting = [];
    let waitingBytes = 0;
    let outcome;
    let wake = () => { };
    const finish = (how) => {
        outcome ??= how;
        wake();
    };
    stream.on('data', (piece) => {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes >= mostBytes)
            stream.pause();
        wake();
    });
    stream.once('end', () => finish('ended'));
    stream.on('error', (error) => finish({ error }));
    // Behind the other two it says nothing new.
    stream.once('close', () => finish(BROKEN_OFF));
    // Of what has happened before nobody is told any more.
    if (stream.readableEnded)
        finish('ended');
    else if (stream.destroyed)
        finish(stream.errored === null ? BROKEN_OFF : { error: stream.errored });
    return {
        async next() {
            if (waiting.length === 0 && outcome === undefined) {
                await new Promise((resolve) => {
                    wake = resolve;
                });
            }
            const pieces = waiting.splice(0);
            waitingBytes = 0;
            stream.resume();
            if (pieces.length > 0)
                return pieces;
            if (outcome === 'ended' || outcome === undefined)
                return undefined;
            throw outcome.error;
        },
    };
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

/***/ 2066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ extractVerified),
/* harmony export */   N: () => (/* binding */ rulesFor),
/* harmony export */   stageArtifact: () => (/* binding */ stageArtifact)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _verify_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8154);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6969);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7918);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6197);
/* harmony import */ var _write_entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5922);
// One pass from a source's bytes to verified, extracted, checked files beside the target. Nothing is placed here.







/**
 * Reads, hashes, inflates, unpacks, and checks an artifact in one pass.
 *
 * @throws {VerifyError} when it is not what it claims to be; nothing is left behind
 * @throws {LocalError} when this machine cannot take it; nothing is left behind
 */
async function stageArtifact(artifact, context) {
    const { requirement, kept } = context;
    const { resource } = requirement;
    const staging = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_5__/* .createStaging */ .q)(context.cacheDir, resource.name);
    const discard = async () => {
        await staging.discard();
        await kept?.discard();
    };
    try {
        const extracted = await extractLayer(artifact, staging.directory, context);
        const { measuredAt, metadata, removed } = await (0,_complete_js__WEBPACK_IMPORTED_MODULE_3__/* .completeStaged */ .g)(artifact, staging.directory, context);
        const isKept = (await kept?.complete()) === true;
        const others = extracted.filter((file) => file.path !== metadata.path && !removed.includes(file.path));
        const files = [...others, metadata];
        return {
            measuredAt,
            artifact,
            directory: staging.directory,
            files,
            kept: isKept ? kept : undefined,
            discard,
        };
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function extractLayer(artifact, into, context) {
    const { kept, cacheDir, requirement, signal = new AbortController().signal } = context;
    const { title, name, contents, maxExtractedBytes } = requirement.resource;
    const open = () => (kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer()));
    const verified = (0,_verify_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyDigest */ .U)({ [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator]() }, artifact.layer, `${title} from ${context.label}`);
    const moved = await artifact.moveFiles?.(into);
    if (moved !== undefined) {
        if (kept !== undefined)
            while (!(await verified.next()).done)
                ;
        return moved;
    }
    if (contents.unpack === undefined)
        return extractVerified(verified, into, rulesFor(context));
    const waiting = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_5__/* .createStaging */ .q)(cacheDir, name);
    try {
        await (0,_write_entry_js__WEBPACK_IMPORTED_MODULE_6__/* .createEntryWriter */ .W)(waiting.directory)(verified, 'layer');
        return await contents.unpack({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(waiting.directory, 'layer'), into, maxExtractedBytes, signal });
    }
    finally {
        await waiting.discard();
    }
}
/**
 * Damaged bytes are a broken archive long before their digest is known: reads on to the end, so that the error tells
 * what was damaged on the way (wanted and found digest) from what was published broken.
 */
async function extractVerified(verified, target, rules) {
    const unclosed = { [Symbol.asyncIterator]: () => ({ next: () => verified.next() }) };
    try {
        const files = await (0,_extract_js__WEBPACK_IMPORTED_MODULE_4__/* .extract */ .o)(unclosed, target, rules);
        // The digest is known only at the very end of the layer, whatever follows the archive in it.
        while (!(await verified.next()).done)
            ;
        return files;
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz)
            await drain(verified);
        throw error;
    }
    finally {
        await verified.return(undefined);
    }
}
/** @throws {VerifyError} when the bytes turn out not to be what they should */
async function drain(verified) {
    try {
        while (!(await verified.next()).done) {
            // Only hashed.
        }
    }
    catch (error) {
        // That the rest cannot be had says nothing new.
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz)
            throw error;
    }
}
/** Which files of the archive belong to the resource, and under which path. */
function rulesFor({ requirement, signal, }) {
    const { contents, maxExtractedBytes } = requirement.resource;
    return { target: (path) => contents.memberPath(path), maxExtractedBytes, signal };
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
