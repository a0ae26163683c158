export const id = 2362;
export const ids = [2362];
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
