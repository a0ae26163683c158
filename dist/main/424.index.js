export const id = 424;
export const ids = [424];
export const modules = {

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

/***/ 7424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageStored: () => (/* binding */ stageStored)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_count_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9787);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3427);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2244);
/* harmony import */ var _store_duplicate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5323);
/* harmony import */ var _store_verify_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9068);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4411);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6969);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6197);
// From the runner store to files beside the target: cloned or linked, with metadata of their own. Nothing is placed here.











/**
 * Gives a job the files of an entry.
 *
 * @throws {VerifyError} when they are not what was put into the store; nothing is left behind
 * @throws {LocalError} when this machine cannot take a copy; nothing is left behind
 */
async function stageStored(artifact, context) {
    const { requirement, log } = context;
    const { stored } = artifact;
    const { resource } = requirement;
    const staging = await (0,_staging_js__WEBPACK_IMPORTED_MODULE_8__/* .createStaging */ .q)(context.cacheDir, resource.name);
    try {
        const metadataName = resource.placement.metadataFile;
        const files = stored.seal.files.filter(({ path }) => path !== metadataName);
        const duplicator = (0,_store_duplicate_js__WEBPACK_IMPORTED_MODULE_4__/* .createDuplicator */ .yh)({ mayShare: mayShare(resource, context) });
        await duplicateFiles(stored, files, { directory: staging.directory, duplicator });
        if (context.full)
            await checkDigests(stored, files, { directory: staging.directory, title: resource.title });
        // Every job has metadata of its own: it says when this job got the data, in the form of this job's Trivy.
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stored.files, metadataName), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging.directory, metadataName));
        const { measuredAt, metadata } = await (0,_complete_js__WEBPACK_IMPORTED_MODULE_7__/* .completeStaged */ .g)(artifact, staging.directory, {
            ...context,
            label: 'runner store',
        });
        log.info(`runner store: ${describeFiles(stored)}, by ${WORDS[duplicator.way()]}`);
        return {
            measuredAt,
            artifact,
            directory: staging.directory,
            files: [...files.map(({ path, sha256 }) => ({ path, sha256 })), metadata],
            kept: undefined,
            discard: staging.discard,
        };
    }
    catch (error) {
        await staging.discard();
        throw error;
    }
}
/** Trivy must not be able to write to a file that other jobs have. */
function mayShare({ isWrittenBy }, { trivyVersion, isVersionCertain }) {
    return isWrittenBy === undefined || (isVersionCertain && !isWrittenBy(trivyVersion));
}
const WORDS = { clone: 'clone', link: 'hard link', copy: 'copy' };
function describeFiles({ seal }) {
    const sizeBytes = seal.files.reduce((sum, { size }) => sum + size, 0);
    return `${(0,_base_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__/* .formatBytes */ .z)(sizeBytes)} in ${(0,_base_count_js__WEBPACK_IMPORTED_MODULE_10__/* .count */ .U)(seal.files.length, 'file')}`;
}
async function duplicateFiles(entry, files, { directory, duplicator }) {
    const made = new Set([directory]);
    for (const file of files) {
        const [from, to] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, file.path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file.path)];
        if (!made.has((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to)))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), { recursive: true });
        made.add((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to));
        try {
            await duplicator.duplicate(from, to);
        }
        catch (error) {
            if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT'))
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('it was pruned meanwhile', { cause: error });
            if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'EACCES'))
                throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('it cannot be read', { cause: error });
            (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .rethrowLocal */ .bS)(error);
        }
        // It may have been exchanged or written to since it was checked. A layered file system numbers it anew at its first link.
        if (!(0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .isAsSealed */ .HN)(entry.files, file) && (await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .hashFile */ .DC)(to)) !== file.sha256) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${file.path} changed while it was taken from the runner store`);
        }
    }
}
async function checkDigests(entry, files, { directory, title }) {
    for (const { path, sha256 } of files) {
        const found = await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .hashFile */ .DC)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path));
        if (found !== sha256) {
            await (0,_store_verify_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .discardEntry */ .HI)(entry);
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${title}: ${path} in the runner store is damaged`, { wanted: sha256, found });
        }
    }
}


/***/ })

};
