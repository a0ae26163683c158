export const id = 480;
export const ids = [480];
export const modules = {

/***/ 3480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   packLayer: () => (/* binding */ packLayer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8522);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6118);
// Packs files into the layer of an artifact: the same files give the same bytes, so that its digest says whether anything changed.







/** The tenth byte of a gzip header tells the system that wrote it (RFC 1952, 2.3); 255 tells none. */
const SYSTEM_BYTE = 9;
/** Packs these files of `directory`, in the order of their names and without anything that depends on time or machine. */
async function packLayer(directory, paths, file) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_6__.pack)();
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
    const written = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createGzip)({ level: 6 }), finished, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(file));
    // Whichever fails first is thrown below; the other must not count as unhandled.
    written.catch(() => undefined);
    for (const path of [...paths].sort((a, b) => (a < b ? -1 : 1))) {
        const source = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, path);
        const entry = archive.entry({
            name: path,
            size: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(source)).size,
            mode: 0o644,
            mtime: new Date(0),
        });
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(source), entry);
    }
    archive.finalize();
    await written;
    return { file, digest: `sha256:${hash.digest('hex')}`, size };
}


/***/ })

};
