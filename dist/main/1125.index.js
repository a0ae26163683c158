export const id = 1125;
export const ids = [1125];
export const modules = {

/***/ 1125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findPlaced: () => (/* binding */ findPlaced)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
/* harmony import */ var _verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3039);
/* harmony import */ var _repack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(425);
// A cache directory of Trivy, carried as it is: its files become a layer again, so that they are checked and placed like any
// other. Nobody vouches for them.



/** A few hundred bytes; more is not Trivy's. */
const MAX_METADATA_BYTES = 64 * 1024;
/** The checks bundle has seven; deeper is no resource. */
const MAX_DEPTH = 32;
/** Looks for a resource as Trivy places it; undefined where it is not. */
async function findPlaced(files, names, resource) {
    const under = directoryOf(names, resource);
    if (under === undefined)
        return undefined;
    const { metadataFile } = resource.placement;
    const metadata = {
        name: `${under}${metadataFile}`,
        what: `${files.where}: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(`${under}${metadataFile}`, 100)}`,
    };
    const isThere = names.includes(metadata.name);
    const times = isThere ? await files.facts(metadata) : { modifiedAt: undefined };
    const recordedAt = isThere ? readRecord(await files.readSmall(metadata, MAX_METADATA_BYTES)) : undefined;
    return {
        under,
        times,
        recordedAt,
        read: async () => (0,_repack_js__WEBPACK_IMPORTED_MODULE_1__/* .repackFiles */ .q)(await listMembers(files, under, resource)),
    };
}
/** Files lie in any directory that has them, trees below a directory of their own name. */
function directoryOf(names, { directory, placement }) {
    if (placement.kind === 'tree') {
        const inside = `${directory}/${placement.provenFile}/`;
        const name = names.find((each) => each.startsWith(inside) || each.includes(`/${inside}`));
        return name?.slice(0, name.indexOf(inside) + directory.length + 1);
    }
    const present = new Set(names);
    const proven = names.filter((name) => name === placement.provenFile || name.endsWith(`/${placement.provenFile}`));
    const directories = proven.map((name) => name.slice(0, -placement.provenFile.length));
    const isComplete = (under) => placement.files.every((file) => present.has(`${under}${file}`));
    // Of one that lacks something, reading it says what.
    return directories.find(isComplete) ?? directories[0];
}
/** Of a tree everything but Trivy's own record. */
async function listMembers(files, under, resource) {
    const { placement } = resource;
    const listed = placement.kind === 'files'
        ? placement.files
        : (await files.list(under, MAX_DEPTH)).map((name) => name.slice(under.length));
    const members = [];
    for (const path of listed) {
        const member = memberOf(path, resource);
        if (member === undefined || (placement.kind === 'tree' && path === placement.metadataFile))
            continue;
        const file = { name: `${under}${path}`, what: `${files.where}: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(path, 100)}` };
        const { sizeBytes } = await files.facts(file);
        members.push({ path: member, sizeBytes, open: () => files.stream({ ...file, sizeBytes }, 0) });
    }
    return members;
}
/** The path in the archive that would be placed there: the same, or without the directory that placing puts before it. */
function memberOf(path, { contents }) {
    const shorter = path.slice(path.indexOf('/') + 1);
    return [path, shorter].find((member) => contents.memberPath(member) === path);
}
/** `DownloadedAt` of the checks bundle, `UpdatedAt` of a VEX repository. A database tells its age by itself. */
function readRecord(bytes) {
    try {
        const fields = JSON.parse(bytes.toString());
        const text = fields.DownloadedAt ?? fields.UpdatedAt;
        return typeof text === 'string' ? (0,_verify_go_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGoTime */ .bi)(text) : undefined;
    }
    catch {
        // Then the time of the file is all there is.
        return undefined;
    }
}


/***/ }),

/***/ 425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ repackTar),
/* harmony export */   q: () => (/* binding */ repackFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6118);
// Files that were carried without their archive become a layer again: a tar in a gzip that does not compress, for what is
// carried is read once. The same files give the same bytes.




/** Packs files; they are read once for the digest, and again whenever the layer is opened. */
function repackFiles(members) {
    const sorted = [...members].sort((a, b) => (a.path < b.path ? -1 : 1));
    return measure(() => storeInGzip(packTar(sorted)));
}
/** Puts a tar that was carried bare into its gzip. */
function repackTar(open) {
    return measure(() => storeInGzip(open()));
}
async function measure(open) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    for await (const chunk of open()) {
        hash.update(chunk);
        size += chunk.length;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size, open };
}
async function* packTar(members) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_3__.pack)();
    const feed = async () => {
        for (const { path, sizeBytes, open } of members) {
            const entry = archive.entry({ name: path, size: sizeBytes, mode: 0o644, mtime: new Date(0) });
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(open(), entry);
        }
        archive.finalize();
    };
    feed().catch((error) => archive.destroy(error));
    yield* archive;
}
/** Of a stored block (RFC 1951, 3.2.4). */
const MAX_BLOCK_BYTES = 0xffff;
/** RFC 1952, 2.3: deflate, no flags, no time, an unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
async function* storeInGzip(bytes) {
    yield HEADER;
    let checksum = 0;
    let size = 0;
    let rest = Buffer.alloc(0);
    for await (const chunk of bytes) {
        checksum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(chunk, checksum);
        size += chunk.length;
        rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        // Blocks of one size whatever the chunks are: the same bytes whenever it is read.
        for (; rest.length > MAX_BLOCK_BYTES; rest = rest.subarray(MAX_BLOCK_BYTES)) {
            yield* storeBlock(rest.subarray(0, MAX_BLOCK_BYTES), false);
        }
    }
    yield* storeBlock(rest, true);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(checksum, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield trailer;
}
function* storeBlock(bytes, isLast) {
    const head = Buffer.from([isLast ? 1 : 0, 0, 0, 0, 0]);
    head.writeUInt16LE(bytes.length, 1);
    head.writeUInt16LE(bytes.length ^ 0xffff, 3);
    yield head;
    yield bytes;
}


/***/ })

};
