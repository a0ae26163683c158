export const id = 9011;
export const ids = [9011];
export const modules = {

/***/ 6431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageEntries),
/* harmony export */   Q: () => (/* binding */ imageDocuments)
/* harmony export */ });
/* harmony import */ var _bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9651);
// An image as files of a layout: entries of its index, and blobs.

/** The entries of an image and of what refers to it. */
function imageEntries(image) {
    const { name, repository, tag, root, referrers } = image;
    return [
        entryOf(root, {
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.refName]: tag,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.resource]: name,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.repository]: repository,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_ANNOTATIONS */ .G.tag]: tag,
        }),
        ...referrers.map((referrer) => entryOf(referrer, referrer.annotations)),
    ];
}
/** Its manifests, which are blobs of a layout like any other. */
function imageDocuments({ root, children, referrers }) {
    return [root, ...children, ...referrers];
}
function entryOf({ mediaType, digest, bytes }, annotations) {
    return { mediaType, digest, size: bytes.length, annotations };
}


/***/ }),

/***/ 2659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ formatTarHeader),
/* harmony export */   E_: () => (/* binding */ TAR_BLOCK_BYTES),
/* harmony export */   OH: () => (/* binding */ parseTarHeader),
/* harmony export */   OQ: () => (/* binding */ paddingAfter),
/* harmony export */   _G: () => (/* binding */ isSparseMapContinued),
/* harmony export */   oH: () => (/* binding */ BROKEN_COPY_HINT)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// The 512-byte header of a tar entry: written in one way only, so that the same files give the same bytes, and read as
// strictly as a stranger's file deserves. Format: POSIX.1-1988 ustar (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).


/** Everything in a tar comes in blocks of this size. */
const TAR_BLOCK_BYTES = 512;
const NAME_BYTES = 100;
/** Eleven octal digits. */
const MAX_SIZE = 8 ** 11 - 1;
/** The header of a file: owner 0, mode 0644, the epoch. */
function formatTarHeader(name, size) {
    if (Buffer.byteLength(name) > NAME_BYTES || size > MAX_SIZE) {
        throw new RangeError(`no room in a tar header for ${name} of ${size} bytes`);
    }
    const header = Buffer.alloc(TAR_BLOCK_BYTES);
    const octal = (value, digits, at) => header.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1');
    header.write(name, 0);
    octal(0o644, 7, 100);
    octal(0, 7, 108);
    octal(0, 7, 116);
    octal(size, 11, 124);
    octal(0, 11, 136);
    header.write('0', 156, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return header;
}
/** Whether another block of a sparse file's map follows: this header of GNU's old format, or a block that it was followed by. */
function isSparseMapContinued(block, isHeader) {
    // https://www.gnu.org/software/tar/manual/html_node/Standard.html: isextended of oldgnu_header, and of sparse_header.
    return block[isHeader ? 482 : 504] === 1;
}
/** Bytes that follow an entry of this size, up to the next block. */
function paddingAfter(size) {
    return (TAR_BLOCK_BYTES - (size % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES;
}
/** What to do about bytes that are no tar, where a tar was brought. */
const BROKEN_COPY_HINT = 'Carry the file again, and compare its size or its sha256 with the one where it comes from: its copy may have failed.';
/**
 * Reads a header; undefined for the block of zeros that ends a tar.
 *
 * @throws {VerifyError} for anything that is no header
 */
function parseTarHeader(header, what) {
    if (header.every((byte) => byte === 0))
        return undefined;
    const sum = parseOctal(header.subarray(148, 156));
    if (sum !== checksumOf(header)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what} is no tar archive, or a damaged one`, {
            hint: BROKEN_COPY_HINT,
        });
    }
    const size = parseOctal(header.subarray(124, 136));
    const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(header.subarray(345, 500)) : '';
    const name = text(header.subarray(0, NAME_BYTES));
    if (size === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what}: entry ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 100)} has a size that is not octal`);
    }
    const type = header[156] === 0 ? '0' : String.fromCharCode(header[156] ?? 0);
    const seconds = parseOctal(header.subarray(136, 148)) ?? 0;
    return {
        name: prefix === '' ? name : `${prefix}/${name}`,
        type,
        size,
        modifiedAt: seconds === 0 ? undefined : new Date(seconds * 1000),
    };
}
// The sum of all bytes, those of the sum itself taken as spaces.
function checksumOf(header) {
    let sum = 8 * 0x20;
    for (const [at, byte] of header.entries()) {
        if (at < 148 || at >= 156)
            sum += byte;
    }
    return sum;
}
function parseOctal(field) {
    const digits = /^ *([0-7]+)[ \0]*$/.exec(field.toString('latin1'))?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits, 8);
}
function text(field) {
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end === -1 ? field.length : end);
}


/***/ }),

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ DOUBT_HINT),
/* harmony export */   OA: () => (/* binding */ sayUnconfirmed),
/* harmony export */   dt: () => (/* binding */ listUnconfirmed)
/* harmony export */ });
/** What to do where it is refused. */
const DOUBT_HINT = 'Let this step ask a registry, or set on-degraded: warn to carry it as it is.';
/** The artifacts that nobody has confirmed. */
function listUnconfirmed({ artifacts }) {
    return artifacts.filter(({ provenance }) => provenance?.vouched === 'nobody');
}
/** @param consequence what follows for whoever gets it */
function sayUnconfirmed(artifacts, consequence) {
    return `not confirmed by anybody: ${artifacts.map(({ title }) => title).join(', ')}; ${consequence}`;
}


/***/ }),

/***/ 9011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExport: () => (/* binding */ runExport)
});

// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/base/output-file.js
var output_file = __webpack_require__(6974);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var bundle_annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/oci/digest.js
var digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/write-all.js
var write_all = __webpack_require__(5809);
// EXTERNAL MODULE: ./build/oci/tar-header.js
var tar_header = __webpack_require__(2659);
;// CONCATENATED MODULE: ./build/oci/layout-tar-writer.js
// Writes a tar that depends on nothing but the names and bytes of its files, and that has its name only when it is whole.







/**
 * Writes the files in their order; replaces what is at `path` only at the end.
 *
 * @throws {LocalError} when this machine cannot take it; whatever a file's bytes throw; then nothing is changed
 */
async function writeTar(path, files) {
    const partial = `${path}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    const handle = await (0,promises_.open)(partial, 'wx').catch((cause) => rethrow(path, cause));
    try {
        for (const file of files)
            await writeOne(handle, file, path);
        await write(handle, Buffer.alloc(2 * tar_header/* TAR_BLOCK_BYTES */.E_), path);
        await give(handle, partial, path).catch((cause) => rethrow(path, cause));
    }
    catch (error) {
        await handle.close().catch(() => undefined); // Perhaps it is closed; the error that counts is thrown.
        await (0,file_moves/* removeQuietly */.S2)(partial);
        throw error;
    }
}
/** On the disk, and only then under its name. */
async function give(handle, partial, path) {
    await handle.sync();
    await handle.close();
    await (0,file_moves/* move */.Cy)(partial, path);
}
async function writeOne(handle, file, path) {
    await write(handle, (0,tar_header/* formatTarHeader */.C)(file.name, file.size), path);
    let written = 0;
    for await (const chunk of file.open()) {
        written += chunk.length;
        await write(handle, chunk, path);
    }
    if (written !== file.size)
        throw new RangeError(`${file.name}: ${written} bytes instead of ${file.size}`);
    await write(handle, Buffer.alloc((0,tar_header/* paddingAfter */.OQ)(file.size)), path);
}
async function write(handle, bytes, path) {
    try {
        await (0,write_all/* writeAll */.f)(handle, bytes);
    }
    catch (cause) {
        rethrow(path, cause);
    }
}
function rethrow(path, cause) {
    throw (0,local_failure/* cannotWrite */.zz)(`the file ${(0,log/* clean */.uH)(path, 300)}`, cause);
}

// EXTERNAL MODULE: ./build/oci/layout-writer.js
var layout_writer = __webpack_require__(1540);
// EXTERNAL MODULE: ./build/verify/digest.js
var verify_digest = __webpack_require__(8154);
// EXTERNAL MODULE: ./build/carry/image-files.js
var image_files = __webpack_require__(6431);
;// CONCATENATED MODULE: ./build/carry/bundle-file.js
// Packs gathered artifacts into one file to carry across: an OCI image layout in a tar, the same bytes for the same content.









/**
 * Writes the bundle; a file that is there is replaced only when the new one is whole.
 *
 * @throws {LocalError} when this machine cannot take it
 */
async function writeBundle(path, artifacts, images = []) {
    const index = (0,layout_writer/* encodeIndex */.b)(artifacts.map(describeEntry), images.flatMap(image_files/* imageEntries */.I));
    const small = [
        inMemory(layout/* LAYOUT */.rs.marker, Buffer.from(JSON.stringify({ imageLayoutVersion: layout/* LAYOUT */.rs.version }))),
        inMemory(layout/* LAYOUT */.rs.index, index),
    ];
    await writeTar(path, [...small, ...listBlobs(artifacts, images)]);
    return {
        path,
        digest: (0,digest/* digestOf */.o)(index),
        sha256: (await (0,verify_digest/* hashBytes */.y)((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }))).slice('sha256:'.length),
        sizeBytes: (await (0,promises_.stat)(path)).size,
    };
}
/** Name and age of an artifact, and what else an index can say of it. */
function describeEntry(artifact) {
    const { name, repository, tag, schema, fetched, layer, trivyVersions } = artifact;
    const annotations = {
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.refName]: `${repository}-${tag}`.replaceAll('/', '-'),
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.resource]: name,
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.repository]: repository,
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.tag]: tag,
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.schema]: schema,
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.layerDigest]: layer.digest,
        [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.trivyVersions]: trivyVersions,
        ...describeAge(artifact),
        ...describeProvenance(artifact),
    };
    return { fetched, annotations };
}
/**
 * The age of data is part of it. A confirmation is of the moment: told to the day, so that two exports of one day with
 * the same content are the same file, and never as later than it was.
 */
function describeAge({ measuredAt, hasOwnAge }) {
    if (hasOwnAge)
        return { [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.updatedAt]: measuredAt.toISOString() };
    const day = `${measuredAt.toISOString().slice(0, 10)}T00:00:00.000Z`;
    return { [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.confirmedAt]: day };
}
/** Without instants and jobs: the same content is the same file. */
function describeProvenance({ provenance }) {
    if (provenance === undefined)
        return {};
    return { [bundle_annotations/* BUNDLE_ANNOTATIONS */.G.provenance]: JSON.stringify({ ...provenance, at: '', job: '' }) };
}
/** Every blob once, in the order of the artifacts: manifest, config, layer. */
function listBlobs(artifacts, images) {
    const files = new Map();
    const add = (added) => {
        for (const file of added)
            if (!files.has(file.name))
                files.set(file.name, file);
    };
    for (const { fetched, openBlob } of artifacts) {
        const manifest = inMemory((0,layout/* blobName */.PF)(fetched.digest), fetched.bytes);
        const others = [fetched.manifest.config, ...fetched.manifest.layers].map((blob) => ({
            name: (0,layout/* blobName */.PF)(blob.digest),
            size: blob.size,
            open: () => openBlob(blob, 0),
        }));
        add([manifest, ...others]);
    }
    for (const image of images) {
        add((0,image_files/* imageDocuments */.Q)(image).map(({ digest, bytes }) => inMemory((0,layout/* blobName */.PF)(digest), bytes)));
        add(image.blobs.map((blob) => ({
            name: (0,layout/* blobName */.PF)(blob.digest),
            size: blob.size,
            open: () => image.openBlob(blob, 0),
        })));
    }
    return [...files.values()];
}
function inMemory(name, bytes) {
    return {
        name,
        size: bytes.length,
        async *open() {
            yield bytes;
        },
    };
}

// EXTERNAL MODULE: ./build/inputs/entry-inputs.js
var entry_inputs = __webpack_require__(7572);
// EXTERNAL MODULE: ./build/run/carry.js + 1 modules
var carry = __webpack_require__(8259);
// EXTERNAL MODULE: ./build/run/carry-doubt.js
var carry_doubt = __webpack_require__(8326);
// EXTERNAL MODULE: ./build/run/job-paths.js
var job_paths = __webpack_require__(4104);
// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
;// CONCATENATED MODULE: ./build/run/export.js
// Everything into one file, to be carried to where there is no network.








/** Runs the action `export`. */
async function runExport(dependencies) {
    const { file, platforms } = (0,entry_inputs/* readEntryInputs */.Cz)('export', (0,said_texts/* textsOf */.CB)('export', dependencies));
    const own = `linux/${architecture()}`;
    // What cannot be written to is told before anything is fetched.
    (0,output_file/* findOutputFile */.b)('file', file, (0,job_paths/* findPaths */.EQ)(undefined, dependencies.environment).workspace);
    return (0,carry/* carryRun */.V)(dependencies, {
        action: 'export',
        readsCache: true,
        platforms: platforms.length === 0 ? [own] : platforms,
        end: (run) => endExport(run, file),
    });
}
/** As OCI indexes write it. */
function architecture() {
    return { x64: 'amd64', ppc64: 'ppc64le' }[process.arch] ?? process.arch;
}
async function endExport(run, file) {
    const { verdict, artifacts, images, paths, dependencies } = run;
    const outputs = { file: '', 'bundle-digest': '', sha256: '', resources: '' };
    // Half a bundle would be noticed only on the other side.
    if (verdict.failure !== undefined || artifacts.length + images.length === 0)
        return { verdict, notes: ['No bundle was written.'], outputs };
    const unconfirmed = (0,carry_doubt/* listUnconfirmed */.dt)(run);
    const doubt = (0,carry_doubt/* sayUnconfirmed */.OA)(unconfirmed, 'it stays so for whoever reads the bundle');
    if (unconfirmed.length > 0 && run.inputs.onDegraded === 'fail') {
        const failure = { message: `No bundle was written: ${doubt}`, hint: carry_doubt/* DOUBT_HINT */.Hi };
        return { verdict: { ...verdict, failure }, notes: ['No bundle was written.'], outputs };
    }
    if (unconfirmed.length > 0)
        dependencies.log.warning(`Bundle: ${doubt}`);
    const bundle = await writeBundle((0,output_file/* findOutputFile */.b)('file', file, paths.workspace), artifacts, images);
    const resources = [...new Set([...artifacts, ...images].map(({ name }) => name))].join(',');
    const lines = [
        `Bundle: ${bundle.path} (${(0,format_bytes/* formatBytes */.z)(bundle.sizeBytes)}) with ${resources}`,
        `bundle-digest: ${bundle.digest}`,
        `sha256 of the file: ${bundle.sha256}`,
    ];
    for (const line of lines)
        dependencies.log.info(line);
    dependencies.host.notice(lines.slice(0, 2).join('\n'), 'Bundle written');
    return {
        verdict,
        notes: lines,
        outputs: { file: bundle.path, 'bundle-digest': bundle.digest, sha256: bundle.sha256, resources },
    };
}


/***/ })

};
