export const id = 3085;
export const ids = [3085];
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


/***/ })

};
