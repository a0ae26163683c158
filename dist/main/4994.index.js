export const id = 4994;
export const ids = [4994];
export const modules = {

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   trustCertificates: () => (/* binding */ trustCertificates),
/* harmony export */   trustSystem: () => (/* binding */ trustSystem)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _small_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7454);
// Whose certificates are trusted: beside the authorities that Node brings, those of the input `ca-file`, and, when they are needed,
// those of the system, which Trivy trusts too.



/** The authorities of a whole system have a quarter of it for each hundred. */
const MAX_BYTES = 16 * 1024 * 1024;
/**
 * Adds the certificates of a PEM file for every connection of this process.
 *
 * @throws {ActionError} when the file holds none, or this Node cannot do it
 */
function trustCertificates(path) {
    // Not in the first Node 24 releases: runner 2.327.1 ships 24.4.0.
    if (typeof node_tls__WEBPACK_IMPORTED_MODULE_0__.setDefaultCACertificates !== 'function') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`ca-file: Node ${process.version} of this runner cannot add certificate authorities`, {
            hint: 'Update the runner to 2.328.0 or later, or set NODE_EXTRA_CA_CERTS in the environment of the runner.',
        });
    }
    const certificates = readCertificates(path);
    try {
        node_tls__WEBPACK_IMPORTED_MODULE_0__.setDefaultCACertificates([...node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates('default'), ...certificates]);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`ca-file: ${path} holds a certificate that cannot be read`, {
            hint: 'Check each block of the file, for example with openssl x509.',
            cause,
        });
    }
}
/** As Node's own list: one for the process. */
let trustsSystem;
/**
 * Adds what the system trusts (https://nodejs.org/api/tls.html#tlsgetcacertificatestype: its store, SSL_CERT_FILE, SSL_CERT_DIR) for
 * every connection from now on. Reading it takes some 50 ms, and nearly nobody needs it: only for a certificate that was refused.
 *
 * @returns whether anything was added, now or before: false where the store is empty, or this Node cannot do it
 */
function trustSystem() {
    trustsSystem ??= addSystem();
    return trustsSystem;
}
function addSystem() {
    if (typeof node_tls__WEBPACK_IMPORTED_MODULE_0__.setDefaultCACertificates !== 'function')
        return false;
    try {
        const known = new Set(node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates('default'));
        const added = node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates('system').filter((certificate) => !known.has(certificate));
        if (added.length > 0)
            node_tls__WEBPACK_IMPORTED_MODULE_0__.setDefaultCACertificates([...known, ...added]);
        return added.length > 0;
    }
    catch {
        // A store that cannot be read is none; the connection's own error says what is missing.
        return false;
    }
}
function readCertificates(path) {
    try {
        const text = (0,_small_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readSmallFile */ .E)(path, MAX_BYTES);
        const certificates = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
        if (certificates.length > 0)
            return certificates;
    }
    catch (cause) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(cause, 'ENOENT')) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`ca-file: there is no file ${path}`, {
                hint: 'Name an existing PEM file.',
                cause,
                isWhole: true,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`ca-file: ${path} cannot be read`, { hint: 'Name an existing PEM file.', cause });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`ca-file: ${path} holds no PEM certificate`, {
        hint: 'The file must hold at least one block that begins with -----BEGIN CERTIFICATE-----.',
    });
}


/***/ })

};
