export const id = 541;
export const ids = [541];
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

/***/ 9178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ matchesPart),
/* harmony export */   ZD: () => (/* binding */ showLocation),
/* harmony export */   yQ: () => (/* binding */ parseVexLocation)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2130);
// An address of a VEX archive as go-getter, and so Trivy, reads it: `//` names a directory inside, some parameters are meant for the reader.


const SUFFIXES = [
    ['tar.gz', 'tar.gz'],
    ['tgz', 'tar.gz'],
    ['tar.bz2', 'tar.bz2'],
    ['tbz2', 'tar.bz2'],
    ['tar.xz', 'tar.xz'],
    ['txz', 'tar.xz'],
    ['zip', 'zip'],
    ['tar', 'tar'],
];
/** Digests that `checksum=` may name, with their length in hex. */
const CHECKSUMS = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };
/** @throws {ActionError} when it is no address of an archive that this action reads */
function parseVexLocation(text) {
    const { source, directory } = splitDirectory(text);
    const url = URL.parse(source);
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
        throw refuse(text, 'it is not an http(s) address');
    }
    url.username = '';
    url.password = '';
    const parts = directory.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.includes('..'))
        throw refuse(text, 'its directory leaves the archive');
    // More of them in one part, and a hostile name would keep the comparison busy for hours.
    if (parts.some((part) => part.split('*').length > 3))
        throw refuse(text, 'its directory has too many *');
    const checksum = readChecksum(url.searchParams.get('checksum'), text);
    const format = findFormat(url, text);
    for (const name of ['archive', 'checksum', 'filename']) {
        // Only where it is there: the rest of a query is written anew by that, and may be a signature.
        if (url.searchParams.has(name))
            url.searchParams.delete(name);
    }
    return { text, url, format, directory: parts, checksum };
}
/** Whether a part of a path is what a part of the directory means. */
function matchesPart(part, pattern) {
    const escaped = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su').test(part);
}
/** An address as a message shows it: without its query, which may be a signature, and without a login. */
function showLocation(text) {
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)((text.split('?')[0] ?? '').replace(/\/\/[^/@]*@/, '//'), 150);
}
/** The first `//` behind that of the scheme, and before the query. */
function splitDirectory(text) {
    const question = text.indexOf('?');
    const path = question === -1 ? text : text.slice(0, question);
    const query = question === -1 ? '' : text.slice(question);
    const scheme = path.indexOf('://');
    const at = path.indexOf('//', scheme === -1 ? 0 : scheme + 3);
    if (at === -1)
        return { source: text, directory: '' };
    return { source: path.slice(0, at) + query, directory: path.slice(at + 2) };
}
function findFormat(url, text) {
    const said = url.searchParams.get('archive');
    const name = url.searchParams.get('filename') ?? url.pathname;
    const found = said === null || said === ''
        ? SUFFIXES.find(([suffix]) => name.endsWith(`.${suffix}`))
        : SUFFIXES.find(([suffix]) => suffix === said);
    if (found === undefined)
        throw refuse(text, `it is none of ${SUFFIXES.map(([suffix]) => suffix).join(', ')}`);
    return found[1];
}
function readChecksum(value, text) {
    if (value === null || value === '')
        return undefined;
    const [algorithm = '', hex = ''] = value.toLowerCase().split(':');
    if (CHECKSUMS[algorithm] !== hex.length || !/^[0-9a-f]+$/.test(hex)) {
        throw refuse(text, 'its checksum is not of the form sha256:\u2026');
    }
    return { algorithm, hex };
}
function refuse(text, why) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`location ${showLocation(text)}: not used, ${why}`);
}


/***/ }),

/***/ 3132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   unpackArchive: () => (/* binding */ unpackArchive),
/* harmony export */   unpackLayer: () => (/* binding */ unpackLayer)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _place_extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);
/* harmony import */ var _unpack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6667);
/* harmony import */ var _vex_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4007);
/* harmony import */ var _vex_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8554);
// Unpacks a VEX repository from its archive or layer: first its index, then the documents that the index names, and nothing else.







/** Of VEX Hub 57, of rancher's 1,118, of the largest feed known some thousands. */
const MAX_DOCUMENTS = _place_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_ENTRIES */ .Sd;
/**
 * Unpacks what a server publishes: in the directory that the location means lie the index and what it names.
 *
 * @param packed `into`: for the files beside the index
 * @throws {VerifyError} when the archive is broken or hostile, or Trivy could not read its index
 */
function unpackArchive(packed, inside) {
    return unpackNamed({ ...packed, ...inside }, { top: '', others: [] });
}
/** Unpacks a layer: the manifest, and the rest in a directory of its own. Throws as {@link unpackArchive}. */
function unpackLayer(packed) {
    const layer = { format: 'tar.gz', directory: [] };
    return unpackNamed({ ...packed, ...layer }, { top: `${_vex_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .VEX_SPEC_VERSION */ .Ng}/`, others: [_vex_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .VEX_MANIFEST */ .Yj] });
}
async function unpackNamed(options, { top, others }) {
    const index = `${top}${_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .VEX_INDEX */ .Bx}`;
    const first = new Set([index, ...others]);
    const found = await (0,_unpack_js__WEBPACK_IMPORTED_MODULE_4__/* .unpackVex */ .q)({
        ...options,
        accepts: (path) => first.has(path),
        isEnough: (files) => files === first.size,
    });
    if (!found.some(({ path }) => path === index))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .VEX_INDEX */ .Bx} is missing`);
    const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.into, index));
    if (bytes.length > _vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_VEX_INDEX_BYTES */ .oA)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .VEX_INDEX */ .Bx} is too large`);
    const named = new Set((0,_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .parseVexIndex */ .xs)(bytes).entries.map((entry) => top + (0,_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .documentPath */ .jW)(entry)));
    if (named.size > MAX_DOCUMENTS)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${_vex_index_js__WEBPACK_IMPORTED_MODULE_5__/* .VEX_INDEX */ .Bx} names more than ${MAX_DOCUMENTS} documents`);
    let seen = 0;
    const documents = await (0,_unpack_js__WEBPACK_IMPORTED_MODULE_4__/* .unpackVex */ .q)({
        ...options,
        accepts: (path) => {
            // Of two, Trivy reads the last and we the first.
            if (path === index && ++seen > 1)
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`archive entry ${path}: stands twice in the archive`);
            return named.has(path) && !first.has(path);
        },
    });
    return [...found, ...documents];
}


/***/ }),

/***/ 6667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ unpackVex)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2130);
/* harmony import */ var _place_bzip2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2003);
/* harmony import */ var _place_extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);
/* harmony import */ var _place_unzip_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6126);
/* harmony import */ var _place_xz_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3784);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9178);
// Unpacks the archive of a VEX repository: of whatever format, only the directory that is meant, under the hostile rules of all archives.








/**
 * Unpacks the wanted files; their paths are relative to the directory inside.
 *
 * @throws {VerifyError} when the archive is broken, holds what it must not hold, or has no such directory or several
 * @throws {LocalError} when this machine cannot take it
 */
async function unpackVex(options) {
    const { file, format, into, directory, accepts = () => true, isEnough, maxExtractedBytes, signal } = options;
    const pick = createPicker(directory);
    const target = (path) => {
        const below = pick.below(path);
        return below !== undefined && accepts(below) ? below : undefined;
    };
    // A repository of sources may have some anywhere. Trivy makes empty files of them: a document that is one is missing.
    const bounds = { maxExtractedBytes, countsWanted: true, isEnough, signal };
    const rules = { target, passesOverLinks: true, ...bounds };
    const files = format === 'zip'
        ? await (0,_place_unzip_js__WEBPACK_IMPORTED_MODULE_4__/* .unzip */ .$)(file, into, rules)
        : await (0,_place_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .extract */ .o6)(readFile(file), into, { ...rules, inflate: INFLATE[format] });
    if (directory.length > 0 && pick.found() === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`the archive has no directory ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_7__/* .clean */ .uH)(directory.join('/'), 100)}`);
    }
    return files;
}
async function* plain(bytes) {
    yield* bytes;
}
const INFLATE = {
    tar: plain,
    // The default of the extraction, tuned for it.
    'tar.gz': undefined,
    'tar.bz2': _place_bzip2_js__WEBPACK_IMPORTED_MODULE_2__/* .inflateBzip2 */ .N,
    'tar.xz': _place_xz_js__WEBPACK_IMPORTED_MODULE_5__/* .inflateXz */ .A,
};
function readFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { highWaterMark: 1 << 20 });
}
/** Finds the one directory that the pattern means while the members stream past. */
function createPicker(pattern) {
    let found;
    return {
        below(path) {
            const parts = path.split('/');
            const isBelow = parts.length > pattern.length && pattern.every((part, index) => (0,_location_js__WEBPACK_IMPORTED_MODULE_6__/* .matchesPart */ .JB)(parts[index] ?? '', part));
            if (!isBelow)
                return undefined;
            const directory = parts.slice(0, pattern.length).join('/');
            found ??= directory;
            if (found === directory)
                return parts.slice(pattern.length).join('/');
            const both = [found, directory].map((name) => (0,_base_log_js__WEBPACK_IMPORTED_MODULE_7__/* .clean */ .uH)(name, 50)).join(' and ');
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`the archive has more than one directory that is meant: ${both}`);
        },
        found: () => found,
    };
}


/***/ })

};
