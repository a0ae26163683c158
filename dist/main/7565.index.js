export const id = 7565;
export const ids = [7565,5669];
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

/***/ 146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ findGitHubRepository),
/* harmony export */   X$: () => (/* binding */ manifestInApi),
/* harmony export */   ZT: () => (/* binding */ headArchive),
/* harmony export */   bU: () => (/* binding */ githubToken),
/* harmony export */   xT: () => (/* binding */ apiArchive)
/* harmony export */ });
// VEX repositories that live on github.com: their archives need no API, and so no token and none of its 60 requests an hour.
/** Origin of the one API that a token of github.com is sent to. */
const GITHUB_API = 'https://api.github.com';
/** The repository that an address names; undefined for any other host. GHES is another host, and its token stays there. */
function findGitHubRepository(url) {
    if (url.protocol !== 'https:' || url.host !== 'github.com')
        return undefined;
    const [, owner = '', name = '', ...rest] = url.pathname.replace(/\/+$/, '').split('/');
    const isPlain = [owner, name].every((part) => /^[A-Za-z0-9._-]{1,100}$/.test(part) && !/^\.+$/.test(part));
    return isPlain && rest.length === 0 ? { owner, name: name.replace(/\.git$/, '') } : undefined;
}
/** The archive of the default branch, which holds the manifest. */
function headArchive({ owner, name }) {
    return new URL(`https://github.com/${owner}/${name}/archive/HEAD.tar.gz`);
}
/** The manifest alone, from the API. */
function manifestInApi({ owner, name }) {
    return new URL(`${GITHUB_API}/repos/${owner}/${name}/contents/vex-repository.json`);
}
/** The same archive from the API, which knows logins where the page knows only browsers; undefined for any other address. */
function apiArchive(url) {
    if (url.origin !== 'https://github.com')
        return undefined;
    const match = /^\/([\w.-]+)\/([\w.-]+)\/archive\/(.+)\.tar\.gz$/.exec(url.pathname);
    const [, owner, name, ref] = match ?? [];
    if (ref === undefined || /(^|\/)\.{1,2}(\/|$)/.test(`${owner}/${name}/${ref}`))
        return undefined;
    return new URL(`${GITHUB_API}/repos/${owner}/${name}/tarball${ref === 'HEAD' ? '' : `/${ref}`}`);
}
/**
 * The token for api.github.com: never that of a GHES or of another GitHub, whose jobs get one of their own server.
 *
 * @param serverUrl `GITHUB_SERVER_URL` of the job
 */
function githubToken(token, serverUrl) {
    const isGitHub = serverUrl === undefined || serverUrl === '' || URL.parse(serverUrl)?.host === 'github.com';
    return isGitHub && token !== undefined && token !== '' ? token : undefined;
}


/***/ }),

/***/ 4007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ VEX_INDEX),
/* harmony export */   jW: () => (/* binding */ documentPath),
/* harmony export */   oA: () => (/* binding */ MAX_VEX_INDEX_BYTES),
/* harmony export */   xs: () => (/* binding */ parseVexIndex)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3039);
// index.json: which documents a VEX repository has, and for what. Nothing else of it is wanted.



/** Name of the index, at the top of the repository. */
const VEX_INDEX = 'index.json';
/** Of VEX Hub: 12 kB for 57 packages; of rancher's: 215 kB for 1,118. It is read at once: of 64 MiB a hostile one took minutes, in which nothing else has its turn. */
const MAX_VEX_INDEX_BYTES = 8 * 1024 * 1024;
const INDEX = {
    fields: {
        updated_at: 'time',
        packages: { list: { fields: { id: 'string', location: 'string', format: 'string' } } },
    },
};
/** @throws {VerifyError} when Trivy could not read it */
function parseVexIndex(bytes) {
    let value;
    try {
        value = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFirstGoJson */ .eR)(bytes.toString('utf8'));
    }
    catch (cause) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('index.json is not JSON', { cause });
    }
    const fields = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value);
    const misfit = fields === undefined ? 'the document' : (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .findMisfit */ .WM)(value, INDEX);
    if (misfit !== undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`index.json: ${misfit} is not what Trivy can read`);
    const packages = fields?.get('packages');
    const updatedAt = fields?.get('updated_at');
    return {
        updatedAt: typeof updatedAt === 'string' ? (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(updatedAt, 40) : undefined,
        entries: (Array.isArray(packages) ? packages : [])
            .map((item) => {
            const entry = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(item);
            const text = (name) => String(entry?.get(name) ?? '');
            return { id: text('id'), location: text('location'), format: text('format') };
        })
            // To Go `null` is an item too, of no package: nobody ever looks it up.
            .filter(({ id, location }) => id !== '' || location !== ''),
    };
}
/**
 * Where a document lies, beside the index. Until 0.71 Trivy opens whatever the index names, wherever it lies.
 *
 * @throws {VerifyError} when that is no path of a document inside
 */
function documentPath({ location }) {
    const parts = location.split('/').filter((part) => part !== '' && part !== '.');
    const isInside = !location.startsWith('/') && !parts.includes('..') && parts.length > 0 && !/[\\:\p{Cc}]/u.test(location);
    // Of itself it would be a document that ends Trivy's scan.
    if (isInside && parts.join('/') !== VEX_INDEX)
        return parts.join('/');
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`index.json names ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(location, 100) || 'an empty path'}, which is no path of a document inside of it`);
}


/***/ }),

/***/ 8554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fz: () => (/* binding */ MAX_VEX_MANIFEST_BYTES),
/* harmony export */   Yj: () => (/* binding */ VEX_MANIFEST),
/* harmony export */   w$: () => (/* binding */ readVexLocations),
/* harmony export */   yR: () => (/* binding */ vexPageHint)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2782);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3039);
/* harmony import */ var _vex_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7760);
// vex-repository.json: where a VEX repository's archive lies. Written by whoever runs the repository, so nothing in it is believed.




/** Name of the manifest, in an archive as in Trivy's cache (Trivy's `pkg/vex/repo/repo.go`). */
const VEX_MANIFEST = 'vex-repository.json';
/** A real one has 600 bytes. */
const MAX_VEX_MANIFEST_BYTES = 1024 * 1024;
/** A real one names one or two; each may cost minutes. */
const MAX_LOCATIONS = 10;
const SHAPE = {
    fields: {
        name: 'string',
        description: 'string',
        versions: {
            list: {
                fields: {
                    spec_version: 'string',
                    locations: { list: { fields: { url: 'string' } } },
                    update_interval: 'string',
                },
            },
        },
    },
};
/** The form of Go's `time.ParseDuration`. */
const GO_DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$/;
const UNIT_SECONDS = { s: 1, m: 60, h: 3600 };
/** Go counts nanoseconds in 64 bits: 292 years. */
const MAX_DURATION_SECONDS = 2 ** 63 / 1e9;
/**
 * The locations of the archive of version 0.1, in order.
 *
 * @throws {VerifyError} when Trivy could not read it, or it has no version 0.1
 */
function readVexLocations(bytes) {
    let value;
    try {
        value = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGoJson */ .Si)(bytes.toString('utf8'));
    }
    catch (cause) {
        if (bytes.toString('utf8').trimStart().startsWith('<'))
            throw webPage(cause);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST} is not JSON`, { cause });
    }
    const misfit = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value) === undefined ? 'the document' : (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .findMisfit */ .WM)(value, SHAPE);
    if (misfit !== undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: ${misfit} is not what Trivy can read`);
    const versions = toList((0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(value)?.get('versions')).map(_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE);
    // Trivy decodes them all before it looks for its own.
    if (versions.some((fields) => !isInterval(fields?.get('update_interval')))) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: an update_interval is not a duration that Trivy can read`);
    }
    const version = versions.find((fields) => fields?.get('spec_version') === _vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N);
    if (version === undefined)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: no version ${_vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N}`);
    const urls = toList(version.get('locations')).flatMap((location) => {
        const url = (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .goFields */ .sE)(location)?.get('url');
        return typeof url === 'string' && url !== '' ? [url] : [];
    });
    if (urls.length === 0)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${VEX_MANIFEST}: no location of version ${_vex_files_js__WEBPACK_IMPORTED_MODULE_3__/* .VEX_SPEC_VERSION */ .N}`);
    return urls.slice(0, MAX_LOCATIONS);
}
function webPage(cause) {
    return new _oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .WebPageError */ .kd(`${VEX_MANIFEST} is a web page`, { hint: vexPageHint(), cause });
}
/** What to do about a web page in place of a manifest. @param namedIn where the user named the repository */
function vexPageHint(namedIn) {
    const where = namedIn === undefined ? '' : ` in ${namedIn}`;
    return `A login page or a proxy may have answered instead of the VEX repository: check its address and its login${where}, and the proxy settings.`;
}
function toList(value) {
    return Array.isArray(value) ? value : [];
}
/** Absent is good; null is not, for Trivy parses whatever is there (`Duration` in its `pkg/vex/repo/repo.go`). */
function isInterval(value) {
    if (value === undefined)
        return true;
    if (typeof value !== 'string' || !GO_DURATION.test(value))
        return false;
    // The small units do not come near.
    const parts = value.matchAll(/([\d.]+)([smh])(?![a-z])/g);
    const seconds = [...parts].reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 0), 0);
    return seconds < MAX_DURATION_SECONDS;
}


/***/ }),

/***/ 7565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openVexNetwork: () => (/* binding */ openVexNetwork)
});

// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var oci_transport = __webpack_require__(143);
// EXTERNAL MODULE: ./build/place/staging.js
var place_staging = __webpack_require__(6197);
// EXTERNAL MODULE: ./build/resources/vex-repo/github.js
var github = __webpack_require__(146);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/oci/single-layer.js
var single_layer = __webpack_require__(6080);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-artifact.js + 1 modules
var vex_artifact = __webpack_require__(1839);
;// CONCATENATED MODULE: ./build/resources/vex-repo/artifact.js
// A VEX repository as an OCI artifact of our own media type: manifest, empty config, one layer (docs/vex.md).



/** `artifactType` of the manifest. */
const VEX_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.v1';
/** The manifest for a layer; the same layer and facts give the same bytes. */
function describeVexArtifact({ digest, size }, { repository, origin, version }) {
    return (0,single_layer/* describeSingleLayer */.l)({
        artifactType: VEX_ARTIFACT_TYPE,
        layer: { mediaType: vex_artifact/* VEX_LAYER_TYPE */.pr, digest, size },
        title: 'vex-repository.tar.gz',
        annotations: {
            [annotations/* BUNDLE_ANNOTATIONS */.G.repository]: repository,
            ...(origin === undefined ? {} : { [annotations/* BUNDLE_ANNOTATIONS */.G.origin]: origin }),
            ...(version === undefined ? {} : { 'org.opencontainers.image.version': version }),
        },
        what: 'manifest of a VEX repository',
    });
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-files.js
var vex_files = __webpack_require__(7760);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-index.js
var vex_index = __webpack_require__(4007);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-list.js
var vex_list = __webpack_require__(8363);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-manifest.js
var vex_manifest = __webpack_require__(8554);
;// CONCATENATED MODULE: ./build/resources/vex-repo/http-source.js
// The server that publishes a VEX repository as a source: what it has becomes an artifact at this edge, and is like any other from then on.
















/** The source for one repository. */
function vexHttpSource(options) {
    const { repository } = options;
    let offer;
    return {
        kind: 'http',
        label: (0,log/* clean */.uH)((0,vex_list/* showVexUrl */.cB)(repository.url), 200),
        isUpstream: true,
        transport: (0,vex_artifact/* vexTransport */.lK)(repository),
        async *offers() {
            // Asked for a confirmation first, it is not asked again for the same.
            offer ??= fetchOffer(repository, options);
            yield await offer;
        },
    };
}
/** What the server has, packed. Its digest is known only then: an archive is packed anew by whoever serves it. */
async function fetchOffer(repository, options) {
    const { resource, placed } = options;
    const { maxLayerBytes, maxExtractedBytes } = resource;
    const context = { ...options.context, maxDownloadBytes: maxLayerBytes, maxExtractedBytes };
    const known = await readKnownCopy(options);
    const [{ fetchVexRepository }, { packLayer }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(6642), __webpack_require__.e(7918), __webpack_require__.e(3132), __webpack_require__.e(1709), __webpack_require__.e(4722)]).then(__webpack_require__.bind(__webpack_require__, 4722)),
        Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(3480)]).then(__webpack_require__.bind(__webpack_require__, 3480)),
    ]);
    const staging = await options.createDirectory(resource.name);
    try {
        const fetched = await fetchVexRepository(repository, { context, known, directory: staging.directory });
        if (fetched.kind === 'unchanged')
            return offerPlaced(placed);
        const { directory, files, updatedAt, validators } = fetched;
        const paths = files.map(({ path }) => path);
        const first = [vex_manifest/* VEX_MANIFEST */.Yj, `${vex_files/* VEX_SPEC_VERSION */.N}/${vex_index/* VEX_INDEX */.Bx}`];
        const layer = await packLayer(directory, paths, { file: (0,external_node_path_.join)(staging.directory, 'layer.tar.gz'), first });
        const version = usableVersion(updatedAt, context.now());
        return offerPacked({ layer, version, validators, moveFiles: moveOnce(directory, files) }, options);
    }
    catch (error) {
        await staging.discard();
        // A full disk stays full whoever sends the bytes.
        return (0,local_failure/* rethrowLocal */.bS)(error);
    }
}
/** Only a copy that came from this server is asked for with its ETag: nobody else's word makes another's bytes current. */
async function readKnownCopy({ resource, placed, cacheDir, }) {
    const validators = placed?.seal?.validators;
    if (validators === undefined)
        return undefined;
    const manifest = await (0,promises_.readFile)((0,external_node_path_.join)(cacheDir, resource.directory, vex_manifest/* VEX_MANIFEST */.Yj)).catch(() => undefined);
    return manifest && { manifest, validators };
}
/** The server says that what is there is what it has. */
function offerPlaced(placed) {
    const digestPrefix = placed?.seal?.layerDigest;
    if (digestPrefix === undefined)
        throw new errors/* VerifyError */.Gz('the server says that nothing changed, and nothing is there');
    const refuse = async () => {
        throw new errors/* VerifyError */.Gz('the server says that nothing changed, and sent nothing');
    };
    return { digestPrefix, promisedAt: undefined, version: undefined, isPinned: false, load: refuse };
}
/** When the index was written serves as the version, so that no source brings back an older one; one from the future would shut out all others. */
function usableVersion(updatedAt, now) {
    const instant = new Date(updatedAt ?? Number.NaN);
    return Number.isNaN(instant.getTime()) || (0,freshness/* isFromFuture */.S5)(instant, now) ? undefined : instant.toISOString();
}
/** Whoever comes second reads the layer. */
function moveOnce(directory, files) {
    let isThere = true;
    return async (into) => {
        if (!isThere)
            return undefined;
        isThere = false;
        for (const name of await (0,promises_.readdir)(directory))
            await (0,file_moves/* move */.Cy)((0,external_node_path_.join)(directory, name), (0,external_node_path_.join)(into, name));
        return files;
    };
}
function offerPacked(packed, { resource, schema, context }) {
    const { layer, version, validators, moveFiles } = packed;
    const fetched = describeVexArtifact(layer, {
        repository: resource.repository,
        origin: resource.origin,
        version,
    });
    return {
        digestPrefix: layer.digest,
        promisedAt: undefined,
        version: (0,verify_layer/* versionOf */.E4)(fetched.manifest),
        isPinned: false,
        load: async () => ({
            fetched,
            layer: (0,verify_layer/* selectLayer */.YC)(fetched.manifest, { resource, schema }),
            confirmedAt: context.now(),
            confirmed: true,
            validators,
            moveFiles,
            openLayer: () => (0,external_node_fs_.createReadStream)(layer.file, { highWaterMark: 1 << 20 }),
            readConfig: async () => single_layer/* EMPTY_CONFIG */.$,
        }),
    };
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-network.js






/** Speaks to nobody until a source is asked. */
function openVexNetwork(run, { repositories, origin }) {
    const namedIn = namedInOf(origin);
    const unchecked = repositories.filter(({ insecure }) => insecure).map(({ url }) => url.origin);
    // One that need not be checked says nothing of its neighbours at the same origin, whose logins go over a connection of theirs.
    const checkedContext = speak(run, namedIn, new Set());
    const uncheckedContext = speak(run, namedIn, new Set(unchecked));
    const { cacheDir } = run;
    const fetched = [];
    const createDirectory = async (name) => {
        const staging = await (0,place_staging/* createStaging */.q)(cacheDir, name);
        fetched.push(staging);
        return staging;
    };
    return {
        sourceOf: (repository, { resource, schema }, placed) => {
            const context = repository.insecure ? uncheckedContext : checkedContext;
            return vexHttpSource({ resource, repository, schema, placed, cacheDir, context, createDirectory });
        },
        get hostsContacted() {
            const both = [checkedContext, uncheckedContext].map(({ transport }) => transport.hostsContacted);
            return new Set(both.flatMap((hosts) => [...hosts]));
        },
        async close() {
            for (const directory of fetched.splice(0))
                await directory.discard();
        },
    };
}
/** How servers are spoken to, those of these origins without a check of their certificate. */
function speak(run, namedIn, uncheckedOrigins) {
    const { facts, environment, clock, limits, log, signal } = run;
    const { inputs } = facts;
    const transport = (0,oci_transport/* createTransport */.oO)({
        userAgent: 'trivy-offline-cache',
        limits,
        signal,
        log,
        uncheckedOrigins,
        namedIn,
        instead: 'mirror it to a registry of yours, and name that in the input registries',
    });
    const giveUp = (errors) => {
        const last = errors.at(-1);
        if (last instanceof connection_error/* ConnectionError */.Rc)
            transport.giveUp(last);
    };
    return {
        transport,
        newTries: () => (0,retry/* createTries */.Us)({ limits, clock, signal, log, onGivenUp: giveUp }),
        now: () => new Date(clock.now()),
        githubToken: (0,github/* githubToken */.bU)(inputs.token, environment.GITHUB_SERVER_URL),
        plainHttp: inputs.insecureRegistries,
        namedIn,
        signal,
        log,
    };
}
/** VEX Hub is named by nobody, and can be replaced. */
function namedInOf(origin) {
    return /^(input|\/|\w:)/.test(origin) ? origin.replace(/^input/, 'the input') : 'the input vex-repositories';
}


/***/ })

};
