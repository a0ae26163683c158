export const id = 3480;
export const ids = [3480];
export const modules = {

/***/ 3480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   packLayer: () => (/* binding */ packLayer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8522);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6118);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5145);
// Packs files into the layer of an artifact: the same files give the same bytes, so that its digest says whether anything changed.







/** A third of the time of zlib's default; of rancher's repository (183 MB) 5.8 MB are left instead of 3.9. */
const LEVEL = 1;
const PIECE_BYTES = 1 << 20;
/** The tenth byte of a gzip header tells the system that wrote it (RFC 1952, 2.3); 255 tells none. */
const SYSTEM_BYTE = 9;
/**
 * Packs these files of `directory` in the order of their names, without anything that depends on time or machine.
 *
 * @param options `first`: paths that come before all others, for they say what of the rest is wanted
 */
async function packLayer(directory, paths, { file, first = [] }) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_5__.pack)();
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    const finished = async function* (bytes) {
        for await (const chunk of bytes) {
            // zlib writes the ten bytes of the header at once.
            if (size === 0 && chunk.length > SYSTEM_BYTE)
                chunk[SYSTEM_BYTE] = 255;
            size += chunk.length;
            hash.update(chunk);
            yield chunk;
        }
    };
    const written = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.createGzip)({ level: LEVEL, chunkSize: 1 << 18 }), finished, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(file));
    // Whichever fails first is thrown below; the other must not count as unhandled.
    written.catch(() => undefined);
    const others = paths.filter((path) => !first.includes(path)).sort((a, b) => (a < b ? -1 : 1));
    try {
        for (const path of [...first, ...others])
            await addFile(archive, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, path), path);
    }
    catch (error) {
        // Nothing writes any more when the caller clears up.
        archive.destroy();
        const refusal = await written.catch((cause) => cause);
        // What was packed last only met the archive that a failed write had closed.
        throw !(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isSystemError */ .Or)(error) && (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isSystemError */ .Or)(refusal) ? refusal : error;
    }
    archive.finalize();
    await written;
    return { file, digest: `sha256:${hash.digest('hex')}`, size };
}
async function addFile(archive, source, path) {
    const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(source);
    // Most are small, and one piece costs less than a stream. Read before its entry is open, which nobody would close.
    const contents = size > PIECE_BYTES ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(source, { highWaterMark: PIECE_BYTES }) : [(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(source)];
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(contents, archive.entry({ name: path, size, mode: 0o644, mtime: new Date(0) }));
}


/***/ })

};
