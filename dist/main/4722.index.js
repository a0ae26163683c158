export const id = 4722;
export const ids = [4722];
export const modules = {

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


/***/ }),

/***/ 4722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchVexRepository: () => (/* binding */ fetchVexRepository)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var base_errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/oci/hop.js
var hop = __webpack_require__(2957);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/oci/download.js
var download = __webpack_require__(904);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/resources/vex-repo/github.js
var vex_repo_github = __webpack_require__(146);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-list.js
var vex_list = __webpack_require__(8363);
;// CONCATENATED MODULE: ./build/resources/vex-repo/ask.js
// Who is asked for what, and with which login: credentials of a VEX repository stay where they belong.




/** From the page first, which has no hourly limit; from the API with a login where the page says that there is nothing. */
async function downloadArchive(asker, request, file) {
    const { context, repository } = asker;
    try {
        return { downloaded: await (0,download/* download */.R)(context, request, file), isFromApi: false };
    }
    catch (error) {
        const api = (0,vex_repo_github/* findGitHubRepository */.LD)(repository.url) === undefined ? undefined : (0,vex_repo_github/* apiArchive */.xT)(request.url);
        const authorization = authorizeApi(asker);
        const isHidden = error instanceof registry_error/* RegistryError */.gl && error.status === 404;
        if (!isHidden || api === undefined || authorization === undefined)
            throw error;
        context.log.info(`${request.what}: not public; asking ${api.host} with a login`);
        const etag = undefined;
        const downloaded = await (0,download/* download */.R)(context, { ...request, url: api, authorization, etag }, file);
        return { downloaded, isFromApi: true };
    }
}
/** What GitHub's API is shown: the login of the repository's own entry, else the token of the job. */
function authorizeApi({ repository, context }) {
    return authorizationOf(repository) ?? bearer(context.githubToken);
}
/** What is asked of one address. A login goes to the origin of the repository's own address, and on github.com to its API alone. */
function requestFor({ repository, context }, url, what) {
    const isOwn = url.origin === repository.url.origin && (0,vex_repo_github/* findGitHubRepository */.LD)(repository.url) === undefined;
    return {
        url,
        what,
        authorization: isOwn ? authorizationOf(repository) : undefined,
        maxBytes: context.maxDownloadBytes,
        loginHint: adviseOnLogin(repository, context.namedIn),
        absentHint: `Check the address of the VEX repository ${(0,vex_list/* showVexUrl */.cB)(repository.url)} in ${context.namedIn}, and that it has this file; some servers answer 404 as well when a login is missing${repository.login.kind === 'none' ? ', and none is known' : ', and one was sent'}.`,
    };
}
function adviseOnLogin({ url, login }, namedIn) {
    const whose = `the VEX repository ${(0,vex_list/* showVexUrl */.cB)(url)} in ${namedIn}`;
    return login.kind === 'none'
        ? `No login is known for ${whose}: where it wants one, write it there in the form of a repository.yaml, with its username and password or its token from a secret.`
        : `Check the login of ${whose}: its username and password or its token were sent.`;
}
function authorizationOf({ login }) {
    if (login.kind === 'none')
        return undefined;
    if (login.kind === 'bearer')
        return bearer(login.token);
    return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
}
function bearer(token) {
    return token === undefined ? undefined : `Bearer ${token}`;
}

// EXTERNAL MODULE: ./build/resources/vex-repo/unpack.js
var unpack = __webpack_require__(6667);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-manifest.js
var vex_manifest = __webpack_require__(8554);
;// CONCATENATED MODULE: ./build/resources/vex-repo/fetch-manifest.js
// Fetches the manifest of a VEX repository: from its well-known address, or out of the archive of a repository on github.com.








/**
 * The bytes of the manifest. On github.com the archive holds it, and needs no API; only where that archive is of no use
 * the API is asked for the one file. Elsewhere it has an address of its own.
 */
async function fetchManifest(run) {
    const { repository, context, directory } = run;
    const github = (0,vex_repo_github/* findGitHubRepository */.LD)(repository.url);
    const file = (0,external_node_path_.join)(directory, 'manifest');
    if (github === undefined) {
        const path = `${repository.url.pathname.replace(/\/+$/, '')}/.well-known/${vex_manifest/* VEX_MANIFEST */.Yj}`;
        const what = `${vex_manifest/* VEX_MANIFEST */.Yj} of ${repository.url.host}`;
        const request = requestFor(run, new URL(path, repository.url), what);
        await (0,download/* download */.R)(context, { ...request, maxBytes: vex_manifest/* MAX_VEX_MANIFEST_BYTES */.Fz }, file);
        return (0,promises_.readFile)(file);
    }
    try {
        return await fetchFromArchive(run, github, file);
    }
    catch (error) {
        // Larger than any VEX repository, for example: its manifest may name a smaller one.
        if (!(error instanceof base_errors/* VerifyError */.Gz))
            throw error;
        context.log.info(`${(0,base_errors/* describeError */.Uc)(error)}; asking the API for ${vex_manifest/* VEX_MANIFEST */.Yj}`);
        const url = (0,vex_repo_github/* manifestInApi */.X$)(github);
        const request = requestFor(run, url, `${vex_manifest/* VEX_MANIFEST */.Yj} of ${github.owner}/${github.name}`);
        const own = { authorization: authorizeApi(run), accept: 'application/vnd.github.raw+json' };
        await (0,download/* download */.R)(context, { ...request, ...own, maxBytes: vex_manifest/* MAX_VEX_MANIFEST_BYTES */.Fz }, file);
        return (0,promises_.readFile)(file);
    }
}
async function fetchFromArchive(run, github, file) {
    const { context, directory } = run;
    const url = (0,vex_repo_github/* headArchive */.ZT)(github);
    const what = `archive of ${github.owner}/${github.name}`;
    const request = { ...requestFor(run, url, what), etag: run.known?.validators[url.href] };
    const { downloaded } = await downloadArchive(run, request, file);
    if (downloaded.kind === 'unchanged' && run.known !== undefined && request.etag !== undefined) {
        run.validators[url.href] = request.etag;
        return run.known.manifest;
    }
    const into = (0,external_node_path_.join)(directory, 'head');
    await (0,promises_.mkdir)(into);
    const unpacked = { file, format: 'tar.gz', into, directory: ['*'] };
    const files = await (0,unpack/* unpackVex */.q)({
        ...unpacked,
        ...context,
        accepts: (path) => path === vex_manifest/* VEX_MANIFEST */.Yj,
        isEnough: (files) => files === 1,
    });
    if (files.length === 0) {
        throw new base_errors/* VerifyError */.Gz(`${what}: it holds no ${vex_manifest/* VEX_MANIFEST */.Yj}`, {
            hint: 'Check the url of the VEX repository: it must be one of github.com with that file at its top.',
        });
    }
    const manifest = await (0,promises_.readFile)((0,external_node_path_.join)(into, vex_manifest/* VEX_MANIFEST */.Yj));
    if (manifest.length > vex_manifest/* MAX_VEX_MANIFEST_BYTES */.Fz)
        throw new base_errors/* VerifyError */.Gz(`${vex_manifest/* VEX_MANIFEST */.Yj} is too large`);
    noteValidator(run, url.href, downloaded);
    return manifest;
}
/** Keeps the ETag of what turned out to be good. */
function noteValidator(run, address, downloaded) {
    if (downloaded.kind === 'changed' && downloaded.etag !== undefined)
        run.validators[address] = downloaded.etag;
}

// EXTERNAL MODULE: ./build/resources/vex-repo/location.js
var vex_repo_location = __webpack_require__(9178);
// EXTERNAL MODULE: ./build/resources/vex-repo/unpack-repository.js
var unpack_repository = __webpack_require__(3132);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-files.js
var vex_files = __webpack_require__(7760);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-repository.js + 5 modules
var vex_repository = __webpack_require__(1709);
;// CONCATENATED MODULE: ./build/resources/vex-repo/fetch-repository.js
// Fetches one VEX repository from where it is published: its manifest, then its archive from the first location that has a good one.

















/**
 * Fetches `repository` into `directory`, which is empty.
 *
 * @throws {ActionError} that names every location and what was wrong there
 */
async function fetchVexRepository(repository, options) {
    const run = { repository, ...options, validators: {} };
    refusePlainHttp(run);
    const manifest = await fetchManifest(run);
    const locations = readLocations(manifest, run.context.namedIn);
    const known = run.known?.manifest.equals(manifest) === true ? run.known : undefined;
    const errors = [];
    for (const [index, text] of locations.entries()) {
        const fetch = () => fetchLocation(run, { text, manifest, etag: known?.validators[text] });
        const isLast = index === locations.length - 1;
        try {
            return await (isLast ? fetch() : (0,patience/* withHalfOfTheTime */.Vo)(tookTooLong(text), fetch));
        }
        catch (thrown) {
            run.context.signal.throwIfAborted();
            const error = (0,local_failure/* blameLocal */.$u)(thrown);
            if (error instanceof base_errors/* LocalError */.il)
                throw error;
            if (locations.length > 1)
                run.context.log.info((0,base_errors/* describeError */.Uc)(error));
            errors.push(error);
        }
    }
    throw summarize(errors);
}
function readLocations(manifest, namedIn) {
    try {
        return (0,vex_manifest/* readVexLocations */.w$)(manifest);
    }
    catch (error) {
        throw error instanceof json/* WebPageError */.kd ? error.advising((0,vex_manifest/* vexPageHint */.yR)(namedIn)) : error;
    }
}
/** As long as it is, nothing else would be tried. */
function tookTooLong(location) {
    return new base_errors/* ActionError */.lZ(`archive ${(0,vex_repo_location/* showLocation */.ZD)(location)}: took more than its share of the time limit`);
}
/** One error for all locations; bytes that are not what they claim to be weigh more than an outage. */
function summarize(errors) {
    if (errors.length === 1)
        return errors[0];
    const message = errors.map((error) => (0,base_errors/* describeError */.Uc)(error)).join('; ');
    const refused = errors.find((error) => error instanceof base_errors/* VerifyError */.Gz);
    const hint = errors.map(base_errors/* hintOf */.$z).find((text) => text !== undefined);
    return refused === undefined
        ? new base_errors/* ActionError */.lZ(message, { hint })
        : new base_errors/* VerifyError */.Gz(message, hint === undefined ? {} : { hint });
}
function refusePlainHttp({ repository, context }) {
    const { url, insecure } = repository;
    if (url.protocol === 'https:' || insecure || (0,reference/* isLoopback */.U9)(url.host) || context.plainHttp.includes(url.host))
        return;
    throw new base_errors/* ActionError */.lZ(`${url.host}: plain HTTP is not used`, {
        hint: `Name ${url.host} in the input insecure-registries, or set insecure: true for the repository, if that is really meant.`,
    });
}
async function fetchLocation(run, { text, manifest, etag, }) {
    const { repository, context, directory } = run;
    const location = (0,vex_repo_location/* parseVexLocation */.yQ)(text);
    // What a manifest names is as foreign as a redirect.
    const url = (0,hop/* followLink */.sT)(repository.url, location.url.href);
    const file = (0,external_node_path_.join)(directory, 'archive');
    const what = `archive ${(0,vex_repo_location/* showLocation */.ZD)(text)}`;
    const ledFrom = repository.url;
    const request = { ...requestFor(run, url, what), etag, checksum: location.checksum, ledFrom };
    const { downloaded, isFromApi } = await downloadArchive(run, request, file);
    if (downloaded.kind === 'unchanged')
        return { kind: 'unchanged' };
    const tree = (0,external_node_path_.join)(directory, 'tree');
    await (0,file_moves/* remove */.TF)(tree);
    const into = (0,external_node_path_.join)(tree, vex_files/* VEX_SPEC_VERSION */.N);
    await (0,promises_.mkdir)(into, { recursive: true });
    const inside = isFromApi ? { format: 'tar.gz', directory: topOf(location) } : location;
    const unpacked = await (0,unpack_repository.unpackArchive)({ file, into, ...context }, inside);
    await (0,promises_.writeFile)((0,external_node_path_.join)(tree, vex_manifest/* VEX_MANIFEST */.Yj), manifest);
    // Its documents are checked where they are placed.
    const { updatedAt } = (0,vex_repository/* readVexIndex */.UR)(tree);
    // Only now: of a bad archive that did not change nothing follows for the good one of another location.
    noteValidator(run, text, downloaded);
    const files = unpacked.map(({ path, sha256 }) => ({ path: `${vex_files/* VEX_SPEC_VERSION */.N}/${path}`, sha256 }));
    files.push({ path: vex_manifest/* VEX_MANIFEST */.Yj, sha256: (0,external_node_crypto_.createHash)('sha256').update(manifest).digest('hex') });
    return { kind: 'changed', directory: tree, files, updatedAt, validators: run.validators };
}
/** The API calls the archive's one directory by owner, name, and commit; the page by name and branch. */
function topOf({ directory }) {
    return directory.length === 0 ? [] : ['*', ...directory.slice(1)];
}


/***/ })

};
