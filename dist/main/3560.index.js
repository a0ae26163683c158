export const id = 3560;
export const ids = [3560];
export const modules = {

/***/ 2887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pw: () => (/* binding */ showBlob),
/* harmony export */   V_: () => (/* binding */ nextOrError),
/* harmony export */   WN: () => (/* binding */ downloadBlob),
/* harmony export */   kS: () => (/* binding */ collectBlob)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _content_range_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8755);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(907);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3260);
// Downloading a blob that is allowed to break off: what has arrived is kept, and the rest is asked for with `Range`.





/** Progress after which a download that breaks has all its tries again: a slow line may break often and still arrive. */
const PROGRESS_BYTES = 1024 * 1024;
/**
 * The bytes of a blob from byte `from` on, in order, all that are left of its `blob.size`, and over several connections if need be.
 * Throws VerifyError when the server sends or announces another size. Does not hash.
 */
async function* downloadBlob(context, ref, blob, from = 0) {
    const { tries, log } = context;
    let offset = from;
    let countedFrom = from;
    for (;;) {
        const stretch = readStretch(context, { ref, blob, offset });
        try {
            for (;;) {
                const step = await nextOrError(stretch);
                if (step.kind === 'end')
                    return;
                if (step.kind === 'error') {
                    if (offset - countedFrom >= PROGRESS_BYTES) {
                        tries.startOver();
                        countedFrom = offset;
                    }
                    await tries.afterFailure(step.error);
                    break;
                }
                offset += step.chunk.length;
                yield step.chunk;
            }
        }
        finally {
            await stretch.return(undefined);
        }
        if (offset > 0)
            log.debug(`${blob.digest}: going on at byte ${offset} of ${blob.size}`);
    }
}
/** An error as a value, so that what a consumer throws into the generator at `yield` is not mistaken for a network error. */
async function nextOrError(stretch) {
    try {
        const step = await stretch.next();
        return step.done ? { kind: 'end' } : { kind: 'chunk', chunk: step.value };
    }
    catch (error) {
        return { kind: 'error', error };
    }
}
/** One connection's worth: from `offset` to the end, or until it breaks. */
async function* readStretch({ send }, stretch) {
    const { ref, blob, offset } = stretch;
    const ask = (headers) => askFor(send, { ref, blob }, headers);
    let answer = await ask(offset > 0 ? { range: `bytes=${offset}-` } : {});
    if (offset > 0 && hasNoOpenRanges(answer)) {
        await answer.discard();
        answer = await ask({});
    }
    // A server that ignores `Range` begins anew, and so do we: what we have is skipped.
    let position = await checkAnswer(answer, stretch);
    const chunks = answer.chunks();
    try {
        for (;;) {
            const step = await chunks.next();
            if (step.done)
                break;
            const end = position + step.value.length;
            if (end > blob.size)
                throw wrongSize(stretch, 'more than that');
            if (end > offset)
                yield step.value.subarray(Math.max(0, offset - position));
            position = end;
        }
    }
    catch (error) {
        // All bytes are here; that the connection was not closed properly is of no interest.
        if (position === blob.size && error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl)
            return;
        throw error;
    }
    finally {
        await chunks.return(undefined);
    }
    if (position < blob.size)
        throw endedEarly(answer, stretch, position);
}
/** Blobs are known from a manifest: its name and its tag were right. */
const GONE_HINT = 'The registry has the manifest and not what it names (removed by its garbage collection, or never sent by a mirror run that broke off): mirror it anew.';
function askFor(send, { ref, blob }, headers) {
    return send({
        ref,
        what: `${showBlob(blob)} of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(ref)}`,
        method: 'GET',
        path: `blobs/${blob.digest}`,
        // Compressed on the way, neither the length nor an offset would mean anything.
        headers: { 'accept-encoding': 'identity', ...headers },
        accepts: ({ status }) => status === 200 || status === 206 || status === 416,
        hint: ({ status }) => (status === 404 ? GONE_HINT : undefined),
    });
}
/**
 * A 416 that does not say how long the whole is (RFC 9110, 15.5.17, asks for it) is no word on the blob: `crane registry
 * serve` 0.22 answers so to every range without an end.
 */
function hasNoOpenRanges({ status, headers }) {
    return status === 416 && (0,_content_range_js__WEBPACK_IMPORTED_MODULE_4__/* .parseContentRange */ .C)(headers['content-range']).total === undefined;
}
// Where the answer's first byte belongs. When the server announces something else than was asked for, its body is left and VerifyError thrown.
async function checkAnswer(answer, stretch) {
    const problem = findProblem(answer, stretch);
    if (problem === undefined)
        return answer.status === 200 ? 0 : stretch.offset;
    await answer.discard();
    throw problem;
}
function findProblem({ status, headers }, stretch) {
    const { start, total } = (0,_content_range_js__WEBPACK_IMPORTED_MODULE_4__/* .parseContentRange */ .C)(headers['content-range']);
    if (status === 416)
        return wrongSize(stretch, total ?? 'less than that');
    const announced = status === 206 ? total : (0,_content_range_js__WEBPACK_IMPORTED_MODULE_4__/* .parseLength */ .w)(headers['content-length']);
    if (announced !== undefined && announced !== stretch.blob.size)
        return wrongSize(stretch, announced);
    if (status === 200 || start === stretch.offset)
        return undefined;
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${describe(stretch)} came from another place`, {
        wanted: `the bytes from ${stretch.offset}`,
        found: start === undefined ? 'a part without its place' : `those from ${start}`,
    });
}
function endedEarly(answer, stretch, position) {
    const { headers, url } = answer;
    const hasEnd = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (hasEnd)
        return wrongSize(stretch, position);
    // Without a length the end of the connection is the end of the body, and a broken one looks the same.
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${url.host} closed the connection early`, { temporary: true });
}
function wrongSize(stretch, found) {
    const { size } = stretch.blob;
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${describe(stretch)} has another size`, {
        wanted: `${size} bytes`,
        found: typeof found === 'number' ? `${found} bytes` : found,
    });
}
function describe({ ref, blob }) {
    return `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(ref)}: ${showBlob(blob)}`;
}
/** A blob as messages name it: enough of its digest to recognise it. */
function showBlob({ digest }) {
    return `blob ${digest.slice(0, 'sha256:'.length + 12)}`;
}
/** All bytes of a small blob, refused beforehand when it is larger than `maxBytes`, and checked against its digest. */
async function collectBlob(chunks, { ref, blob, maxBytes }) {
    const what = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(ref)}: ${showBlob(blob)}`;
    if (blob.size > maxBytes) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: `at most ${maxBytes} bytes`, found: `${blob.size}` });
    }
    const parts = [];
    for await (const chunk of chunks)
        parts.push(chunk);
    const bytes = Buffer.concat(parts);
    const found = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(bytes);
    if (found !== blob.digest)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: blob.digest, found });
    return bytes;
}


/***/ }),

/***/ 8755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ parseContentRange),
/* harmony export */   w: () => (/* binding */ parseLength)
/* harmony export */ });
// The headers that tell how long a body is, and which part of the whole it is.
/** Start, last byte, and total of `bytes 5-9/10`, of `bytes 5-9/*`, and of the unsatisfied form of a 416 (RFC 9110, 14.4). */
function parseContentRange(value) {
    const [, start, last, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(value?.trim() ?? '') ?? [];
    return {
        ...(start === undefined ? {} : { start: Number(start) }),
        ...(last === undefined ? {} : { last: Number(last) }),
        ...(total === undefined || total === '*' ? {} : { total: Number(total) }),
    };
}
/** The number of a `Content-Length` header. */
function parseLength(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}


/***/ }),

/***/ 2053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ fetchNamed),
/* harmony export */   Tp: () => (/* binding */ parseDocument),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5669);
/* harmony import */ var _manifest_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8549);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(907);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3260);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7620);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(143);
// Whatever a reference names, image or index, as it is; and what else in its repository refers to it.








/** Parses what was fetched or read; `what` names it in the VerifyError. */
function parseDocument(bytes, what) {
    return { bytes, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(bytes), document: (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifestOrIndex */ .yA)(bytes, what) };
}
/** The media type of a document. */
function mediaTypeOf({ document }) {
    return document.kind === 'index' ? document.mediaType : document.manifest.mediaType;
}
/** What a reference names, checked against every digest that is known; throws RegistryError or VerifyError. */
async function fetchNamed(context, ref) {
    const bytes = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .withTries */ .w4)(context.newTries(), () => (0,_manifest_request_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchDocument */ .sW)(context.send, ref));
    return (0,_manifest_request_js__WEBPACK_IMPORTED_MODULE_3__/* .advising */ .Cp)(ref, () => parseDocument(bytes, (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .formatReference */ .FH)(ref)));
}
/**
 * What refers to the manifest of this digest (https://specs.opencontainers.org/distribution-spec/#listing-referrers); by the
 * tag `sha256-<hex>` where the registry has no such list.
 */
async function listReferrers(context, ref, digest) {
    const bytes = await askReferrers(context, ref, digest);
    if (bytes !== undefined)
        return readReferrers(bytes, `referrers of ${digest}`);
    const fallback = { ...ref, tag: digest.replace(':', '-'), digest: undefined };
    try {
        const { bytes: index } = await fetchNamed(context, fallback);
        return readReferrers(index, (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .formatReference */ .FH)(fallback));
    }
    catch (error) {
        if (error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryError */ .gl && error.status === 404)
            return [];
        throw error;
    }
}
/** Undefined where the registry has no list: 404 by the specification, and other refusals of those that know no such path. */
async function askReferrers({ send, newTries }, ref, digest) {
    const what = `referrers of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .formatReference */ .FH)({ ...ref, tag: undefined, digest })}`;
    const answer = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .withTries */ .w4)(newTries(), () => send({
        ref,
        what,
        method: 'GET',
        path: `referrers/${digest}`,
        headers: { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MEDIA_TYPES */ .Z2.ociIndex, 'accept-encoding': 'identity' },
        accepts: ({ status }) => [200, 400, 404, 405].includes(status),
    }));
    const bytes = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_7__/* .readBody */ .x8)(answer, _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_MANIFEST_BYTES */ .ZJ);
    if (answer.status !== 200)
        return undefined;
    if (bytes === undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what}: more than ${_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_MANIFEST_BYTES */ .ZJ} bytes`);
    // A registry of before 1.1 may answer any path with a page of its own.
    return String(answer.headers['content-type'] ?? '').includes('json') ? bytes : undefined;
}
function readReferrers(bytes, what) {
    const parsed = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifestOrIndex */ .yA)(bytes, what);
    if (parsed.kind !== 'index')
        return [];
    return parsed.children.map(({ digest, mediaType, size, artifactType }) => ({
        digest,
        mediaType,
        size,
        artifactType,
    }));
}


/***/ }),

/***/ 8549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ advising),
/* harmony export */   Xr: () => (/* binding */ fetchImageManifest),
/* harmony export */   sW: () => (/* binding */ fetchDocument)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _connection_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3223);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2782);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5669);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(907);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7620);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(143);
// Fetching a manifest: its bytes are checked against every digest that is known before anything in them is believed.








/** Indexes in one another, as Trivy follows them; nobody has been seen to nest more than two. */
const MAX_NESTED = 4;
/** The image manifest that a reference names; of an index the linux/amd64 child, as Trivy would take it. */
async function fetchImageManifest(context, ref) {
    let named = ref;
    for (let depth = 0;; depth++) {
        const bytes = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .withTries */ .w4)(context.newTries(), () => fetchDocument(context.send, named));
        if (depth === MAX_NESTED)
            return saying(named, () => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes));
        const child = saying(named, () => chooseChild(bytes));
        if (child === undefined)
            return saying(named, () => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes));
        named = { ...ref, tag: undefined, digest: child.digest };
    }
}
/** The child of an index to go on with; undefined for an image. What it says of other platforms need not be readable. */
function chooseChild(bytes) {
    const unread = [];
    const parsed = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifestOrIndex */ .yA)(bytes, 'manifest', (error) => unread.push(error));
    if (parsed.kind === 'manifest')
        return undefined;
    const [reason] = unread;
    if (parsed.children.length === 0 && reason !== undefined)
        throw reason;
    return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .selectLinuxAmd64 */ .tZ)(parsed.children);
}
/** The bytes of what a reference names, checked against every digest that is known. */
async function fetchDocument(send, ref) {
    const what = `manifest of ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatReference */ .FH)(ref)}`;
    const answer = await send({
        ref,
        what,
        method: 'GET',
        // "latest" is what a reference without a tag has always meant.
        path: `manifests/${ref.digest ?? ref.tag ?? 'latest'}`,
        headers: { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_ACCEPT */ .dY, 'accept-encoding': 'identity' },
        accepts: ({ status }) => status === 200,
    });
    const bytes = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_7__/* .readBody */ .x8)(answer, _manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_MANIFEST_BYTES */ .ZJ);
    if (!bytes)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: `at most ${_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_MANIFEST_BYTES */ .ZJ} bytes`, found: 'more' });
    checkDigest(bytes, what, ref.digest);
    checkDigest(bytes, `${what} (Docker-Content-Digest)`, announcedDigest(answer));
    return bytes;
}
function checkDigest(bytes, what, wanted) {
    const found = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(bytes);
    if (wanted !== undefined && wanted !== found)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted, found });
}
// Another algorithm than ours says nothing that we can check.
function announcedDigest({ headers }) {
    const digest = headers['docker-content-digest'];
    return typeof digest === 'string' && (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest) ? digest : undefined;
}
// The parser knows what is wrong and not whose manifest it is.
function saying(ref, parse) {
    try {
        return advising(ref, parse);
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz))
            throw error;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${(0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatReference */ .FH)(ref)}: ${error.message}`, {
            cause: error.cause,
            isWhole: error.isWhole,
            ...(error.hint === undefined ? {} : { hint: error.hint }),
        });
    }
}
/** Parses what a reference names; of a web page in its place the error says where that was named. */
function advising({ namedIn }, parse) {
    try {
        return parse();
    }
    catch (error) {
        throw error instanceof _json_js__WEBPACK_IMPORTED_MODULE_3__/* .WebPageError */ .kd ? error.advising((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .pageHint */ .H8)(namedIn ?? _connection_error_js__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRIES_INPUT */ .p6)) : error;
    }
}


/***/ }),

/***/ 5386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutQueries),
/* harmony export */   a: () => (/* binding */ describeRefusal)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
/* harmony import */ var _connection_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3223);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2782);
/* harmony import */ var _proxy_login_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3733);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3260);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7620);
/* harmony import */ var _status_advice_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3031);
// An answer that is no success becomes an error that helps: what was asked, who refused, in which words, and what to do.







/** Enough for every error body of the distribution specification, and for seeing that it is a web page. */
const MAX_BODY_BYTES = 64 * 1024;
/** Reads the answer's body (capped) and describes the refusal. */
async function describeRefusal(answer, context) {
    const { status, headers, url } = answer;
    const body = await readStart(answer);
    const errors = parseErrors(body);
    const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code]));
    const isPage = isWebPage(headers['content-type'], body);
    const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRetryAfter */ .mu)(headers['retry-after'], context.nowMs);
    // Loaded here: the module alone costs a job that asks nobody as much as all the rest of its start-up.
    const { STATUS_CODES } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
    const parts = [`HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()];
    if (isPage)
        parts.push('with a web page');
    else if (errors.length > 0)
        parts.push((0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(errors.map(showError).join('; '), 200));
    const quota = status === 429 ? (0,_status_advice_js__WEBPACK_IMPORTED_MODULE_6__/* .sayQuota */ ._o)(headers) : undefined;
    if (quota !== undefined)
        parts.push(quota);
    if (retryAfterMs !== undefined)
        parts.push(`asks to wait ${Math.ceil(retryAfterMs / 1000)} s`);
    const from = answer.isOwnOrigin ? url.host : `${url.host}, where a redirect led`;
    const words = errors.map(showError).join('; ');
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl(`${context.what}: ${parts.join(', ')} (from ${from})`, {
        status,
        codes,
        temporary: mayPass(status) || (0,_registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isTemporary */ .ey)(status, codes),
        retryAfterMs,
        hint: context.hint?.({ status, words, retryAfterMs }) ??
            hintFor(answer, { isPage, retryAfterMs, ...context }),
    });
}
// A server that fails may recover; one that cannot (RFC 9110, 15.6: not implemented, HTTP version) or has no room (RFC 4918) does not by waiting.
function mayPass(status) {
    return status >= 500 && ![501, 505, 507].includes(status);
}
function hintFor(answer, { isPage, retryAfterMs, loginHint, namedIn = _connection_error_js__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRIES_INPUT */ .p6 }) {
    const { status, isOwnOrigin, headers } = answer;
    if (status === 407)
        return (0,_proxy_login_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyLoginHint */ .L)(answer.url);
    // nginx and Apache say in a web page what they ask for in a header: a login, and no other page does.
    const isAskedFor = status === 401 && headers['www-authenticate'] !== undefined;
    if (isOwnOrigin && (isAskedFor || (!isPage && status === 401)))
        return loginHint;
    if (isOwnOrigin && !isPage && status === 403)
        return `${loginHint} ${(0,_status_advice_js__WEBPACK_IMPORTED_MODULE_6__/* .adviseOnForbidden */ .DF)(answer.url.host)}`;
    if (status === 429) {
        return `${(0,_status_advice_js__WEBPACK_IMPORTED_MODULE_6__/* .adviseOnLimit */ .tN)('The registry', retryAfterMs)}; so that no scan asks it, keep the data with the action warm, log in to it before this step, or name a mirror in ${namedIn}.`;
    }
    if (isPage && [502, 503, 504].includes(status)) {
        return 'The gateway in front of the registry answers, and the registry behind it does not: look there.';
    }
    if (isPage)
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .pageHint */ .H8)(namedIn);
    if (status === 401 || status === 403) {
        return 'The storage behind the registry refused: a proxy or firewall may be in the way.';
    }
    return status === 404 ? absentHint(answer.url, namedIn) : undefined;
}
/** The input of the registries takes bases; whatever else names one takes a whole reference. */
function absentHint({ pathname }, namedIn) {
    const [, repository = 'trivy-db', tag] = /^\/v2\/(.+)\/(?:manifests\/([^/:]+)$|(?:manifests|blobs|tags)\/)/.exec(pathname) ?? [];
    const isFilled = tag === undefined ? 'was filled' : `has the tag ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(tag, 60)}`;
    const part = (0,_status_advice_js__WEBPACK_IMPORTED_MODULE_6__/* .addedPart */ .mW)(repository);
    const how = part === 'trivy' ? ' (the action mirror brings it with install-trivy: true)' : '';
    const check = namedIn === _connection_error_js__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRIES_INPUT */ .p6
        ? `Check the path in ${namedIn}, to which /${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(part, 60)} is added, and that a mirror there ${isFilled}${how}`
        : `Check the name and tag in ${namedIn}`;
    return `${check}; many registries answer 404 as well when a login is missing.`;
}
// https://specs.opencontainers.org/distribution-spec/#error-codes; token servers often write one `details` or `message`.
function parseErrors(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        // Not JSON: the status says what there is to say.
        return [];
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        return [];
    const list = Array.isArray(value.errors) ? value.errors.slice(0, 5) : [value];
    return list.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv).flatMap((error) => {
        const code = asText(error.code);
        const said = asText(error.message) ?? asText(error.details) ?? asText(error.error_description);
        // The reason itself is there in some (olareg), an object of many things in others.
        const detail = asText(error.detail);
        const message = detail === undefined || detail === said ? said : `${said ?? ''}: ${detail}`;
        return code === undefined && message === undefined ? [] : [{ code: code && (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(code, 50), message }];
    });
}
/** Storage may repeat the address that it was asked at, whose query may be a signature. */
function showError({ code, message }) {
    return withoutQueries([code, message].filter((text) => text !== undefined).join(': '));
}
/** A text of a server, without the queries of addresses in it. */
function withoutQueries(text) {
    return text.replace(/\?[^\s"'?]*=[^\s"']*/g, '?\u2026');
}
function asText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function isWebPage(contentType, body) {
    return /^\s*<(?:!doctype|html)/i.test(body) || (/^text\/html\b/i.test(contentType ?? '') && body !== '');
}
async function readStart(answer) {
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of answer.smallBody()) {
            chunks.push(chunk);
            bytes += chunk.length;
            if (bytes > MAX_BODY_BYTES)
                break;
        }
    }
    catch (error) {
        // The status was there before the body broke, and it is what matters; only a cancelled run ends here.
        if (!(error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl))
            throw error;
    }
    return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString();
}


/***/ }),

/***/ 3031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ adviseOnForbidden),
/* harmony export */   _o: () => (/* binding */ sayQuota),
/* harmony export */   mW: () => (/* binding */ addedPart),
/* harmony export */   tN: () => (/* binding */ adviseOnLimit)
/* harmony export */ });
// What helps against answers that say the same of every server: forbidden, and too many requests. Pure.
/** What was put behind the base that the user named: the last name, or all of that of a VEX repository (`trivy-vex/team/one`). */
function addedPart(repository) {
    return /(?:^|\/)(trivy-vex\/.+|[^/]+)$/.exec(repository)?.[1] ?? repository;
}
/** What a 403 may mean besides a login that is missing or does not suffice. */
function adviseOnForbidden(host) {
    return `If no login is missing, a firewall or a rule of ${host} forbids it: its log tells.`;
}
/**
 * Begins the advice on a 429: who limits requests, and when to run again.
 *
 * @param who `The registry`, or a host
 * @param retryAfterMs what the server asked to wait; undefined: it did not say
 */
function adviseOnLimit(who, retryAfterMs) {
    return `${who} limits requests: run it again ${retryAfterMs === undefined ? 'later' : `in ${sayWait(retryAfterMs)}`}`;
}
/** Rounded up: whoever comes too early is refused again. */
function sayWait(ms) {
    if (ms <= 90_000)
        return `${Math.ceil(ms / 1000)} s`;
    const minutes = Math.ceil(ms / 60_000);
    return minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
/**
 * How many requests a server allows, where it says so; undefined: it does not.
 *
 * @param headers `ratelimit-limit` as Docker Hub has it (`100;w=21600`, a window in seconds), or GitHub's `x-ratelimit-limit`
 */
function sayQuota(headers) {
    const [, number, windowSeconds] = /^(\d{1,9})(?:[,;].*?\bw=(\d{1,9}))?/.exec(String(headers['ratelimit-limit'] ?? headers['x-ratelimit-limit'] ?? '')) ?? [];
    if (number === undefined)
        return undefined;
    return `allows ${number} requests${windowSeconds === undefined ? '' : ` in ${sayWait(Number(windowSeconds) * 1000)}`}`;
}


/***/ })

};
