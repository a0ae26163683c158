export const id = 1789;
export const ids = [1789];
export const modules = {

/***/ 5423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ inflateZstd)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
// Inflates zstd of several frames. Node's own stream (24.21.0) drops in silence what follows the end of a frame in the same
// chunk, and reads on where a chunk begins with a frame. So the chunks are cut where frames end.



/** RFC 8878, 3.1.1 and 3.1.2: what a frame begins with, and one whose contents are not data (by its first 28 bits). */
const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
/** RFC 8878, 3.1.1.1.1: how many bytes of a frame's head say the size of its contents, and its dictionary, by their flags. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CHECKSUM_BYTES = 4;
/** RFC 8878, 3.1.1.2.2: a block that says one byte and how often it stands there. */
const REPEATED_BYTE = 1;
/** The largest chunk that comes out. */
const CHUNK_BYTES = 1 << 20;
/**
 * Inflates all frames: `pzstd`, appended files, and zstd:chunked layers have several, the latter with skippable ones.
 *
 * @throws what Node's zlib says of broken or incomplete bytes; Error where neither a frame nor the end follows a frame
 */
async function* inflateZstd(packed) {
    const inflater = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress)({ chunkSize: CHUNK_BYTES });
    const feeding = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(cutAtFrames(packed)), inflater);
    // The reader of the inflater gets the same error.
    feeding.catch(() => undefined);
    for await (const chunk of inflater)
        yield chunk;
    await feeding;
}
/** The same bytes; in no chunk anything follows the end of a frame. */
async function* cutAtFrames(packed) {
    const endsIn = followFrames();
    for await (const chunk of packed) {
        let from = 0;
        for (const end of endsIn(chunk)) {
            yield chunk.subarray(from, end);
            from = end;
        }
        if (from < chunk.length)
            yield chunk.subarray(from);
    }
}
/** Gives a function that takes one chunk after the other, and lists the places in it where a frame ends. */
function followFrames() {
    const walk = walkFrames();
    let part = walk.next().value;
    let left = part.bytes;
    let head = Buffer.alloc(0);
    return function* endsIn(chunk) {
        let at = 0;
        for (;;) {
            const here = Math.min(left, chunk.length - at);
            if (part.isRead)
                head = Buffer.concat([head, chunk.subarray(at, at + here)]);
            at += here;
            left -= here;
            if (left > 0)
                return;
            if (part.endsFrame)
                yield at;
            part = walk.next(head).value;
            left = part.bytes;
            head = Buffer.alloc(0);
        }
    };
}
const read = (bytes) => ({ bytes, isRead: true });
function* walkFrames() {
    for (;;) {
        const magic = (yield read(4)).readUInt32LE();
        if (magic === FRAME_MAGIC)
            yield* walkFrame();
        else if ((magic & ~0xf) === SKIPPABLE_MAGIC) {
            const size = yield read(4);
            yield { bytes: size.readUInt32LE(), endsFrame: true };
        }
        else
            throw new Error('what follows a zstd frame is none');
    }
}
/** RFC 8878, 3.1.1: behind the magic number a head, blocks, and a checksum. */
function* walkFrame() {
    const flags = (yield read(1)).readUInt8();
    const isSingleSegment = (flags & 0x20) !== 0;
    const sizeFlag = flags >> 6;
    const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[sizeFlag] ?? 0);
    const windowBytes = isSingleSegment ? 0 : 1;
    yield { bytes: windowBytes + (DICTIONARY_BYTES[flags & 3] ?? 0) + sizeBytes };
    for (let isLast = false; !isLast;) {
        const block = (yield read(3)).readUIntLE(0, 3);
        isLast = (block & 1) === 1;
        yield { bytes: ((block >> 1) & 3) === REPEATED_BYTE ? 1 : block >> 3 };
    }
    yield { bytes: (flags & 4) === 0 ? 0 : CHECKSUM_BYTES, endsFrame: true };
}


/***/ }),

/***/ 1789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBundle: () => (/* binding */ openBundle)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: ./build/oci/layout-files.js
var layout_files = __webpack_require__(8404);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/regular-file.js
var regular_file = __webpack_require__(5503);
;// CONCATENATED MODULE: ./build/oci/tar-extensions.js
// Entries of a tar that tell about the next one: its long name and size, in the dialects that people's tools write.
// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, https://www.gnu.org/software/tar/manual/html_node/Standard.html

/** Long names, times, and what other systems note about owners. */
const MAX_EXTENSION_BYTES = 64 * 1024;
const KINDS = {
    '1': 'a hard link',
    '2': 'a symbolic link',
    '3': 'a device',
    '4': 'a device',
    '6': 'a pipe',
    S: 'a sparse file',
};
/** Starts at the head of an archive. */
function createEntryNamer(where) {
    let next = {};
    const isExtension = ({ type }) => ['x', 'g', 'L', 'K'].includes(type);
    return {
        isExtension,
        async take({ type, size }, read) {
            if (size > MAX_EXTENSION_BYTES)
                throw new errors/* VerifyError */.Gz(`${where}: an extended header is too large`);
            const bytes = await read(size);
            if (type === 'L')
                next.path = textOf(bytes);
            if (type !== 'x' && type !== 'g')
                return;
            const records = parseRecords(bytes, where);
            const hasMeaning = ['path', 'size'].some((name) => records.has(name)) || isSparse(records);
            // For all entries that follow: nobody writes that, and readers differ in it.
            if (type === 'g' && hasMeaning) {
                throw new errors/* VerifyError */.Gz(`${where}: an extended header gives all files one name or size`);
            }
            if (type === 'x')
                next = { ...next, ...readMeaning(records, where) };
        },
        apply(entry) {
            if (isExtension(entry))
                return { ...entry, unusable: undefined };
            const { path = entry.name, size = entry.size, isSparse: hasHoles = false } = next;
            next = {};
            const isFile = entry.type === '0' || entry.type === '7';
            const unusable = hasHoles ? KINDS.S : isFile ? undefined : (KINDS[entry.type] ?? 'a special file');
            return { ...entry, name: path, size, unusable };
        },
    };
}
function readMeaning(records, where) {
    const path = records.get('GNU.sparse.name') ?? records.get('path');
    const size = records.get('size');
    if (size !== undefined && !/^\d{1,15}$/.test(size)) {
        throw new errors/* VerifyError */.Gz(`${where}: an extended header gives a size that is no number`);
    }
    return {
        ...(path === undefined ? {} : { path }),
        ...(size === undefined ? {} : { size: Number(size) }),
        isSparse: isSparse(records),
    };
}
function isSparse(records) {
    return [...records.keys()].some((name) => name.startsWith('GNU.sparse.'));
}
/** `<length> <name>=<value>\n`, the length in decimal digits and of all of it. */
function parseRecords(bytes, where) {
    const records = new Map();
    for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
        const digits = /^(\d{1,6}) /.exec(bytes.toString('latin1', at, at + 7))?.[1];
        const end = at + Number(digits);
        const equals = bytes.indexOf('=', at);
        if (digits === undefined || end > bytes.length || equals === -1 || equals >= end) {
            throw new errors/* VerifyError */.Gz(`${where}: an extended header is damaged`);
        }
        records.set(bytes.toString('utf8', at + digits.length + 1, equals), bytes.toString('utf8', equals + 1, end - 1));
        at = end;
    }
    return records;
}
function textOf(bytes) {
    const end = bytes.indexOf(0);
    return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

// EXTERNAL MODULE: ./build/oci/tar-header.js
var tar_header = __webpack_require__(2659);
;// CONCATENATED MODULE: ./build/oci/layout-tar.js
// An image layout in a tar (an `oci-archive`), read in place: its headers tell where each file lies, and nothing is unpacked.







/** A bundle holds some dozens, a cache directory with VEX repositories some thousands. */
const MAX_TAR_ENTRIES = 200_000;
/** Reads the headers of a tar. Throws VerifyError when it is none. */
async function tarFiles(path) {
    const where = (0,layout_files/* describeLayout */.M2)(path);
    const tar = { path, places: await findPlaces(path, (0,log/* clean */.uH)(path, 200)) };
    return {
        where,
        list: async (under, depth) => (0,layout_files/* withinDepth */.dP)(tar.places.keys(), under, depth),
        facts: async (file) => ({ ...placeOf(tar.places, file), archivedAt: await writtenAt(path) }),
        readSmall: async (file, maxBytes) => {
            const place = placeOf(tar.places, file);
            refuseLarger(file, place, maxBytes);
            const chunks = [];
            for await (const chunk of streamPlace(tar, file, { ...place, offset: 0 }))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
        async *stream(file, offset) {
            yield* streamPlace(tar, file, { ...placeOf(tar.places, file), offset });
        },
    };
}
/** When an archive itself was written. */
async function writtenAt(path) {
    return (await (0,promises_.stat)(path)).mtime;
}
function streamPlace({ path }, { what }, { start, sizeBytes, offset }) {
    return (0,layout_files/* streamRange */.y1)({ path, what }, { start: start + offset, end: start + sizeBytes });
}
/** @throws {VerifyError} when there is no such file, when it cannot be read, or when it has another size */
function placeOf(places, { name, what, sizeBytes }) {
    const place = places.get(name);
    if (place === undefined)
        throw new errors/* VerifyError */.Gz(what, { wanted: 'a file of the archive', found: 'nothing' });
    if ('unusable' in place) {
        throw new errors/* VerifyError */.Gz(what, {
            wanted: 'a plain file of the archive',
            found: place.unusable,
            hint: 'Pack it again with plain files only, for example with tar and without --sparse.',
        });
    }
    if (sizeBytes !== undefined && place.sizeBytes !== sizeBytes) {
        throw new errors/* VerifyError */.Gz(`${what}: size`, { wanted: `${sizeBytes}`, found: `${place.sizeBytes}` });
    }
    return place;
}
/** @throws {VerifyError} when a file that should be small is not */
function refuseLarger(file, { sizeBytes }, maxBytes) {
    if (sizeBytes <= maxBytes)
        return;
    throw new errors/* VerifyError */.Gz(`${file.what}: size`, { wanted: `at most ${maxBytes}`, found: `${sizeBytes}` });
}
async function findPlaces(path, where) {
    const { handle, sizeBytes } = await (0,regular_file/* openRegularFile */.ZU)({ path, what: where });
    const places = new Map();
    const namer = createEntryNamer(where);
    const refuseCut = (end) => {
        if (end > sizeBytes)
            throw new errors/* VerifyError */.Gz(`${where} is cut short`, { hint: tar_header/* BROKEN_COPY_HINT */.oH });
    };
    try {
        const header = Buffer.alloc(tar_header/* TAR_BLOCK_BYTES */.E_);
        for (let position = 0, entries = 0;; entries += 1) {
            if (entries > MAX_TAR_ENTRIES)
                throw new errors/* VerifyError */.Gz(`${where} holds more than ${MAX_TAR_ENTRIES} entries`);
            refuseCut(position + tar_header/* TAR_BLOCK_BYTES */.E_);
            await (0,regular_file/* readExactly */.Lo)(handle, header, where, position);
            const parsed = (0,tar_header/* parseTarHeader */.OH)(header, where);
            if (parsed === undefined)
                return places;
            const start = await endOfHeader(handle, { header, position, where, isSparse: parsed.type === 'S' });
            const entry = namer.apply(parsed);
            const end = start + entry.size;
            refuseCut(end);
            if (namer.isExtension(parsed)) {
                await namer.take(parsed, async (length) => {
                    const bytes = Buffer.alloc(length);
                    await (0,regular_file/* readExactly */.Lo)(handle, bytes, where, start);
                    return bytes;
                });
            }
            else
                note(places, entry, { start, where });
            position = end + (0,tar_header/* paddingAfter */.OQ)(entry.size);
        }
    }
    finally {
        await handle.close();
    }
}
/** Where the bytes of an entry begin: GNU's old format for files with holes puts more blocks of their map between. */
async function endOfHeader(handle, at) {
    let end = at.position + tar_header/* TAR_BLOCK_BYTES */.E_;
    if (!at.isSparse)
        return end;
    let isContinued = (0,tar_header/* isSparseMapContinued */._G)(at.header, true);
    for (const block = Buffer.alloc(tar_header/* TAR_BLOCK_BYTES */.E_); isContinued; end += tar_header/* TAR_BLOCK_BYTES */.E_) {
        await (0,regular_file/* readExactly */.Lo)(handle, block, at.where, end);
        isContinued = (0,tar_header/* isSparseMapContinued */._G)(block, false);
    }
    return end;
}
function note(places, entry, at) {
    if (entry.type === '5')
        return;
    const name = plainName(entry.name);
    // The first reader would see one, the next another.
    if (places.has(name))
        throw new errors/* VerifyError */.Gz(`${at.where}: entry ${(0,log/* clean */.uH)(name, 100)} stands twice in the archive`);
    const facts = { sizeBytes: entry.size, modifiedAt: entry.modifiedAt };
    places.set(name, entry.unusable === undefined ? { ...facts, start: at.start } : { ...facts, unusable: entry.unusable });
}
/** How an entry is asked for: without what only says "here". */
function plainName(name) {
    return name
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/inflate-zstd.js
var inflate_zstd = __webpack_require__(5423);
;// CONCATENATED MODULE: ./build/oci/packed-tar.js
// A layout in a compressed tar. There is no place in it to begin at but its start: what is small is kept while its files are
// listed, and each large file is found again by reading from the start.










/** By the first bytes of a file (RFC 1952, 2.3.1; RFC 8878, 3.1.1). */
function compressionOf(head) {
    if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])))
        return 'gzip';
    return head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd])) ? 'zstd' : undefined;
}
/** An index or manifest; larger files are read when they are wanted. */
const KEPT_BYTES = 4 << 20;
/** All that is kept: indexes and manifests of hundreds of artifacts. */
const MAX_KEPT_BYTES = 64 << 20;
/** Of everything that this action takes, the largest of each kind fit in twice. */
const MAX_INFLATED_BYTES = 128 * 2 ** 30;
/** Layers are compressed already. From here on more than this is a bomb. */
const MAX_RATIO = 200;
const RATIO_APPLIES_FROM_BYTES = 64 << 20;
/** Lists the files of a compressed tar. Throws VerifyError when it is none. */
async function packedTarFiles(path, compression) {
    const where = (0,layout_files/* describeLayout */.M2)(path);
    const shown = (0,log/* clean */.uH)(path, 200);
    const places = new Map();
    const kept = new Map();
    let keptBytes = 0;
    for await (const { entry, name, place } of readEntries(path, compression, shown)) {
        if (places.has(name))
            throw new errors/* VerifyError */.Gz(`${shown}: entry ${(0,log/* clean */.uH)(name, 100)} stands twice in the archive`);
        if (places.size > MAX_TAR_ENTRIES)
            throw new errors/* VerifyError */.Gz(`${shown} holds more than ${MAX_TAR_ENTRIES} entries`);
        places.set(name, place);
        const isKept = place.sizeBytes <= KEPT_BYTES && keptBytes + place.sizeBytes <= MAX_KEPT_BYTES;
        if (!isKept || 'unusable' in place)
            continue;
        keptBytes += place.sizeBytes;
        kept.set(name, await collect(entry));
    }
    async function* stream(file, start) {
        placeOf(places, file);
        const small = kept.get(file.name);
        if (small !== undefined) {
            yield small.subarray(start);
            return;
        }
        for await (const { entry, name } of readEntries(path, compression, shown)) {
            if (name !== file.name)
                continue;
            yield* skip(entry, start);
            return;
        }
    }
    return {
        where,
        list: async (under, depth) => (0,layout_files/* withinDepth */.dP)(places.keys(), under, depth),
        facts: async (file) => ({ ...placeOf(places, file), archivedAt: await writtenAt(path) }),
        readSmall: async (file, maxBytes) => {
            refuseLarger(file, placeOf(places, file), maxBytes);
            return collect(stream(file, 0));
        },
        stream,
    };
}
/** The entries in their order; of each that the caller does not read the bytes are passed over. */
async function* readEntries(path, compression, where) {
    const tar = (0,tar_stream.extract)();
    const packed = (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 });
    const inflate = compression === 'gzip' ? (0,external_node_zlib_.createGunzip)({ chunkSize: 1 << 20 }) : inflate_zstd/* inflateZstd */.L;
    const capped = (bytes) => refuseBombs(bytes, () => packed.bytesRead, where);
    // Its errors are those of `tar`, which the loop below throws.
    (0,external_node_stream_.pipeline)(packed, inflate, capped, tar, () => undefined);
    try {
        for await (const entry of tar) {
            // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
            entry.on('error', () => undefined);
            const { name, type, size = 0, mtime, pax } = entry.header;
            const modifiedAt = mtime === undefined || mtime.getTime() === 0 ? undefined : mtime;
            const facts = { sizeBytes: size, modifiedAt };
            const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'));
            const isFile = type === 'file' || type === 'contiguous-file';
            const unusable = isSparse ? 'a sparse file' : `a ${type ?? 'special or sparse file'}`;
            if (type !== 'directory') {
                const place = isFile && !isSparse ? { ...facts, start: 0 } : { ...facts, unusable };
                yield { entry: entry, name: plainName(name), place };
            }
            entry.resume();
        }
    }
    catch (error) {
        throw translate(error, where);
    }
    finally {
        packed.destroy();
        tar.destroy();
    }
}
async function* refuseBombs(bytes, bytesRead, where) {
    let inflated = 0;
    for await (const chunk of bytes) {
        inflated += chunk.length;
        const isBomb = inflated > RATIO_APPLIES_FROM_BYTES && inflated > bytesRead() * MAX_RATIO;
        if (isBomb || inflated > MAX_INFLATED_BYTES)
            throw new errors/* VerifyError */.Gz(`${where} inflates to too much`);
        yield chunk;
    }
}
function translate(error, where) {
    if (error instanceof errors/* VerifyError */.Gz)
        return error;
    return new errors/* VerifyError */.Gz(`${where} is no tar archive, or a damaged one`, {
        cause: error,
        hint: tar_header/* BROKEN_COPY_HINT */.oH,
    });
}
async function* skip(bytes, count) {
    let left = count;
    for await (const chunk of bytes) {
        const taken = Math.min(left, chunk.length);
        left -= taken;
        if (taken < chunk.length)
            yield chunk.subarray(taken);
    }
}
async function collect(bytes) {
    const chunks = [];
    for await (const chunk of bytes)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: ./build/verify/digest.js
var digest = __webpack_require__(8154);
// EXTERNAL MODULE: ./build/bundle/repack.js
var repack = __webpack_require__(425);
;// CONCATENATED MODULE: ./build/bundle/archives.js
// Layers that were carried without their manifest: the archives of `oras pull`, and the layers in what `docker load` reads.











/** A file that is an archive. */
async function openArchive(files, name) {
    return describeArchive(files, name, [name.slice(name.lastIndexOf('/') + 1)]);
}
/** An array with one image for each: `Layers` are files, `RepoTags` references. */
const DOCKER_INDEX = 'manifest.json';
const MAX_INDEX_BYTES = 1 << 20;
/**
 * The layers of what `docker load` reads, of images that have exactly one.
 *
 * @throws {VerifyError} when there is none, with what to use in its place
 */
async function listDockerLayers(all, under) {
    const files = (0,layout_files/* filesBelow */.DR)(all, under);
    const what = `${files.where}: ${DOCKER_INDEX}`;
    const text = (await files.readSmall({ name: DOCKER_INDEX, what }, MAX_INDEX_BYTES)).toString();
    const images = readImages(text, what);
    // One file may be several images: it is read once, under all their names.
    const namesOf = new Map();
    for (const { RepoTags: tags, Layers: layers } of images) {
        const [layer, ...others] = Array.isArray(layers) ? layers : [];
        if (typeof layer !== 'string' || others.length > 0)
            continue;
        const names = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
        const known = namesOf.get(layer);
        if (known === undefined)
            namesOf.set(layer, names);
        else
            known.push(...names);
    }
    const archives = [];
    for (const [layer, names] of namesOf)
        archives.push(await describeArchive(files, layer, names));
    if (archives.length > 0)
        return archives;
    throw new errors/* VerifyError */.Gz(`${what} names no image of one layer, as every artifact is`, {
        hint: saveAsLayout(text),
    });
}
function readImages(text, what) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* VerifyError */.Gz(`${what} is not JSON`, { cause });
    }
    return (0,json/* readList */.LD)(value, what).filter(json/* isObject */.Gv);
}
/** crane writes names that begin with the algorithm; docker and skopeo do not. */
function saveAsLayout(index) {
    return index.includes('"sha256:')
        ? 'Save it with `crane pull --format=oci`, which keeps all of it.'
        : 'Save it with `skopeo copy docker://REFERENCE oci-archive:FILE:TAG`, which keeps all of it: `docker save` and `docker-archive:` do not.';
}
async function describeArchive(files, name, names) {
    const file = { name, what: `${files.where}: ${(0,log/* clean */.uH)(name, 100)}` };
    const { sizeBytes, ...times } = await files.facts(file);
    const open = () => files.stream({ ...file, sizeBytes }, 0);
    return {
        names,
        times,
        listFirst: () => listFirstMembers(open()),
        read: async () => {
            if (await isCompressed(open()))
                return { digest: await (0,digest/* hashBytes */.y)(open()), size: sizeBytes, open };
            return (0,repack/* repackTar */.a)(open);
        },
    };
}
async function isCompressed(bytes) {
    for await (const chunk of bytes)
        return compressionOf(chunk.subarray(0, 4)) !== undefined;
    return false;
}
/** A database's metadata may stand before it; what is larger than that is the database itself. */
const SMALL_MEMBER_BYTES = 1 << 20;
const MAX_FIRST_MEMBERS = 2;
async function listFirstMembers(bytes) {
    const names = [];
    const tar = (0,tar_stream.extract)();
    // What is broken is no archive that could be recognised; its error is that of `tar`, which the loop sees.
    (0,external_node_stream_.pipeline)(bytes, inflateIfPacked, tar, () => undefined);
    try {
        for await (const entry of tar) {
            entry.on('error', () => undefined);
            names.push(plainName(entry.header.name));
            if (names.length === MAX_FIRST_MEMBERS || (entry.header.size ?? 0) > SMALL_MEMBER_BYTES)
                break;
            entry.resume();
        }
    }
    catch {
        // Then nothing is known of it.
    }
    finally {
        tar.destroy();
    }
    return names;
}
async function* inflateIfPacked(bytes) {
    const iterator = bytes[Symbol.asyncIterator]();
    const first = await iterator.next();
    if (first.done === true)
        return;
    const all = async function* () {
        yield first.value;
        yield* { [Symbol.asyncIterator]: () => iterator };
    };
    if (compressionOf(first.value.subarray(0, 4)) !== 'gzip')
        return yield* all();
    const gunzip = (0,external_node_zlib_.createGunzip)();
    // Whatever breaks is the error of `gunzip`.
    (0,external_node_stream_.pipeline)(all, gunzip, () => undefined);
    yield* gunzip;
}

;// CONCATENATED MODULE: ./build/bundle/forms.js
// The forms in which people carry artifacts, recognised by the names of files alone. Pure.

/**
 * Whether there is a layout but for the file that says so: without it nobody is to read the rest (OCI image layout, oci-layout).
 * In one look at each name, for whoever packed them can name very many.
 */
function lacksMarker(names) {
    const withBlobs = new Set();
    for (const name of names) {
        const at = name.lastIndexOf(layout/* LAYOUT */.rs.blobs);
        if (at === 0 || name[at - 1] === '/')
            withBlobs.add(name.slice(0, at));
    }
    return names.some((name) => {
        const under = name.slice(0, name.lastIndexOf('/') + 1);
        return name === `${under}${layout/* LAYOUT */.rs.index}` && withBlobs.has(under);
    });
}
/** How far down archives and tarballs may lie: everything of one job in one directory, each thing in a directory of its own. */
const MAX_DEPTH = 2;
/** How far layouts and their like may: `skopeo sync --scoped` makes a directory of each part of a name, the host among them. */
const MAX_LAYOUT_DEPTH = 6;
/**
 * Finds them.
 *
 * @param rawArchives the names under which upstream publishes archives
 */
function findForms(names, rawArchives) {
    const present = new Set(names);
    const forms = [];
    for (const name of names) {
        const slash = name.lastIndexOf('/') + 1;
        const [under, file] = [name.slice(0, slash), name.slice(slash)];
        const depth = under.split('/').length - 1;
        if (depth > MAX_LAYOUT_DEPTH)
            continue;
        const has = (other) => present.has(`${under}${other}`);
        if (file === 'oci-layout')
            forms.push({ kind: 'layout', under });
        // A layout that `docker load` reads too is a layout.
        else if (file === 'manifest.json' && !has('oci-layout') && has('version')) {
            forms.push({ kind: 'transport', under });
        }
        else if (depth > MAX_DEPTH)
            continue;
        else if (file === 'manifest.json' && !has('oci-layout'))
            forms.push({ kind: 'docker', under });
        else if (rawArchives.includes(file))
            forms.push({ kind: 'archive', name });
    }
    return forms;
}

// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/manifest.js
var manifest = __webpack_require__(5669);
;// CONCATENATED MODULE: ./build/oci/survey.js
// What lies in a layout that anybody may have written: every artifact that an index leads to, and what was passed over on the
// way, because nobody's artifact beside ours is a reason to refuse ours.




/** An index of an index is what some tools write; more is not what anybody means. */
const survey_MAX_DEPTH = 3;
/** A backup of all tags of a repository has hundreds. */
const MAX_DOCUMENTS = 5000;
/** All manifests are held in memory; real ones have about 1 KiB. */
const MAX_TOTAL_BYTES = 64 << 20;
/** Names by which tools say what something is: an entry of an index below takes them from above. */
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
/** Looks at everything that an index names. */
async function surveyIndex(children, read) {
    const entries = [];
    const passedOver = [];
    let documents = 0;
    let totalBytes = 0;
    async function visit(child, depth) {
        documents += 1;
        totalBytes += child.size;
        if (documents > MAX_DOCUMENTS || totalBytes > MAX_TOTAL_BYTES) {
            throw new errors/* VerifyError */.Gz(`the index leads to more than ${MAX_DOCUMENTS} documents, or to more than 64 MiB of them`);
        }
        const what = `manifest ${child.digest}`;
        const bytes = await read(child);
        (0,layout/* checkDigest */.H2)((0,oci_digest/* digestOf */.o)(bytes), child.digest, what);
        const parsed = (0,manifest/* parseManifestOrIndex */.yA)(bytes, what, (error) => void passedOver.push(error.message));
        if (parsed.kind === 'manifest') {
            const fetched = { manifest: parsed.manifest, bytes, digest: child.digest };
            entries.push({ fetched, annotations: child.annotations });
            return;
        }
        if (depth >= survey_MAX_DEPTH)
            throw new errors/* VerifyError */.Gz(`${what}: an index too far down`);
        for (const below of forThisPlatform(parsed.children))
            await note({ ...below, annotations: inherit(child, below) }, depth + 1);
    }
    /** What is damaged or foreign is no reason to refuse the rest. */
    async function note(child, depth) {
        try {
            if (!isReadable(child.mediaType))
                throw new errors/* VerifyError */.Gz(`${child.digest}: of the foreign type ${child.mediaType}`);
            await visit(child, depth);
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            passedOver.push((0,errors/* describeError */.Uc)(error));
        }
    }
    for (const child of children)
        await note(child, 0);
    return { entries, passedOver };
}
/** As Trivy takes it: linux/amd64, and what has no platform: builds for others, and attestations beside them, are not. */
function forThisPlatform(children) {
    return children.filter(({ platform }) => platform === undefined || (platform.os === 'linux' && platform.architecture === 'amd64'));
}
function inherit(above, below) {
    const names = Object.entries(above.annotations).filter(([name]) => NAMES.includes(name));
    return { ...Object.fromEntries(names), ...below.annotations };
}
function isReadable(mediaType) {
    return Object.values(manifest/* MEDIA_TYPES */.Z2).includes(mediaType);
}
/** The largest document that is read. */
const MAX_DOCUMENT_BYTES = manifest/* MAX_MANIFEST_BYTES */.ZJ;

;// CONCATENATED MODULE: ./build/bundle/layouts.js
// The two forms that keep manifests: an OCI image layout, and the directory of skopeo's `dir:`.






/** Opens the layout below a directory. */
async function openLayout(all, under, { digest, isOneOfMany = false } = {}) {
    const files = (0,layout_files/* filesBelow */.DR)(all, under);
    const passedOver = [];
    const children = await (0,layout/* readLayoutIndex */.Xn)(files, digest, (error) => void passedOver.push(error.message));
    const survey = await surveyIndex(children, ({ digest: of, size }) => files.readSmall({ name: (0,layout/* blobName */.PF)(of), what: `manifest ${of}`, sizeBytes: size }, MAX_DOCUMENT_BYTES));
    if (children.length > 0 && survey.entries.length === 0 && !isOneOfMany)
        await refuseWithoutBlobs(files);
    const times = await files.facts({ name: layout/* LAYOUT */.rs.index, what: layout/* LAYOUT */.rs.index });
    const openBlob = (blob) => (0,layout/* openBlobOf */.J$)(files, blob);
    return {
        entries: survey.entries.map((entry) => ({ ...entry, times, openBlob })),
        passedOver: [...passedOver, ...survey.passedOver],
    };
}
/** What an index names may lie elsewhere: skopeo can give several layouts one directory of blobs. */
async function refuseWithoutBlobs(files) {
    if ((await files.list(layout/* LAYOUT */.rs.blobs, 0)).length > 0)
        return;
    throw new errors/* VerifyError */.Gz(`${files.where} has an ${layout/* LAYOUT */.rs.index} and no ${layout/* LAYOUT */.rs.blobs}`, {
        hint: `Carry the blobs in it, below ${layout/* LAYOUT */.rs.blobs}: copy the whole directory, and with skopeo leave out --dest-shared-blob-dir.`,
    });
}
const TRANSPORT_INDEX = 'manifest.json';
/** Opens what skopeo's `dir:` leaves: one manifest or index, and beside it every blob under the hex of its digest. */
async function openTransport(all, under) {
    const files = (0,layout_files/* filesBelow */.DR)(all, under);
    const what = `${files.where}: ${TRANSPORT_INDEX}`;
    const bytes = await files.readSmall({ name: TRANSPORT_INDEX, what }, MAX_DOCUMENT_BYTES);
    const parsed = (0,manifest/* parseManifestOrIndex */.yA)(bytes, what);
    const mediaType = parsed.kind === 'index' ? parsed.mediaType : parsed.manifest.mediaType;
    const root = {
        mediaType,
        digest: (0,oci_digest/* digestOf */.o)(bytes),
        size: bytes.length,
        annotations: {},
        platform: undefined,
    };
    const { entries, passedOver } = await surveyIndex([root], async ({ digest, size }) => digest === root.digest
        ? bytes
        : files.readSmall({ name: `${hexOf(digest)}.${TRANSPORT_INDEX}`, what: `manifest ${digest}`, sizeBytes: size }, MAX_DOCUMENT_BYTES));
    if (entries.length === 0 && passedOver[0] !== undefined)
        throw new errors/* VerifyError */.Gz(passedOver[0]);
    const times = await files.facts({ name: TRANSPORT_INDEX, what });
    const openBlob = ({ digest, size }) => files.stream({ name: hexOf(digest), what: `blob ${digest}`, sizeBytes: size }, 0);
    return { entries: entries.map((entry) => ({ ...entry, times, openBlob })), passedOver };
}
/** Of a digest that the parser has accepted. */
function hexOf(digest) {
    return (0,layout/* blobName */.PF)(digest).slice('blobs/sha256/'.length);
}

;// CONCATENATED MODULE: ./build/bundle/locate.js
// What lies at the path that the input names, before anything is opened: a pipe or a device would never end.



/** What can be carried, for whoever carried something else. */
const FORMS = 'A bundle is the file that the export action writes, or the directory that it unpacks to; an OCI image layout of oras, crane, regctl, or skopeo, as a directory or in a tar; the archives that oras pull leaves; or a cache directory of Trivy.';
/**
 * Finds the file or directory. The path is the user's own word: where it is a link, what it leads to is meant; inside of it
 * no link is followed.
 *
 * @throws {ActionError} when there is nothing that could be a bundle
 */
function locateBundle(named) {
    const stats = statBundle(named);
    return { path: followLinks(named), isDirectory: stats.isDirectory() };
}
function followLinks(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        // Some file systems cannot tell (EISDIR on a RAM disk of Windows); they have no links either.
        return path;
    }
}
function statBundle(path) {
    const stats = statIfThere(path);
    if (stats === undefined) {
        throw new errors/* ActionError */.lZ(`there is nothing at ${(0,log/* clean */.uH)(path, 300)}`, {
            hint: 'The input bundle takes a path, absolute or below the workspace: put the step that brings the file before this one.',
        });
    }
    if (stats.isDirectory() || stats.isFile())
        return stats;
    throw new errors/* ActionError */.lZ(`${(0,log/* clean */.uH)(path, 300)} is ${describeSpecial(stats)}, and no file or directory`, {
        hint: `A bundle is read more than once, so write it to a file first. ${FORMS}`,
    });
}
function statIfThere(path) {
    try {
        return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    }
    catch (cause) {
        if (!(cause instanceof Error && 'code' in cause))
            throw cause;
        const isCircle = cause.code === 'ELOOP';
        throw new errors/* ActionError */.lZ(`${(0,log/* clean */.uH)(path, 300)} ${isCircle ? 'is a link that leads in a circle' : 'cannot be looked at'}`, { hint: 'Correct the input bundle, or what lies at that path.', cause: isCircle ? undefined : cause });
    }
}
function describeSpecial(stats) {
    if (stats.isFIFO())
        return 'a named pipe';
    return stats.isSocket() ? 'a socket' : 'a device';
}

;// CONCATENATED MODULE: ./build/bundle/open-tar.js
// Opens one file that was carried, and tells what it is where it is no tar.







/**
 * Opens a tar, compressed or not.
 *
 * @throws {ActionError} when it is something else that people name, {VerifyError} when it is damaged, and what the system says
 */
async function openTar(path) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
        const head = buffer.subarray(0, bytesRead);
        refuseOtherPackings(head, path);
        refuseDocument(head, path);
        const compression = compressionOf(head);
        if (compression === undefined)
            await refuseShort(file, path);
        return await (compression === undefined ? tarFiles(path) : packedTarFiles(path, compression));
    }
    finally {
        await file.close();
    }
}
/** Enough for each of {@link OTHER_PACKINGS}. */
const HEAD_BYTES = 6;
/** No tar is shorter than one header. */
async function refuseShort(file, path) {
    const { size } = await file.stat();
    if (size >= tar_header/* TAR_BLOCK_BYTES */.E_)
        return;
    const length = size === 0 ? 'empty' : `${size} bytes long`;
    throw new errors/* VerifyError */.Gz(`${(0,log/* clean */.uH)(path, 300)} is no bundle: it is ${length}`, {
        hint: tar_header/* BROKEN_COPY_HINT */.oH,
    });
}
/** By their first bytes: what people pack with, and what cannot be read as it streams past, or only slowly. */
const OTHER_PACKINGS = [
    ['fd377a585a00', 'xz', 'xz -d'],
    ['425a68', 'bzip2', 'bunzip2'],
    ['504b0304', 'zip', 'unzip'],
    ['377abcaf271c', '7z', '7z x'],
];
function refuseOtherPackings(head, path) {
    const hex = head.toString('hex');
    const [, name, command] = OTHER_PACKINGS.find(([magic]) => hex.startsWith(magic)) ?? [];
    if (name === undefined)
        return;
    throw new errors/* ActionError */.lZ(`${(0,log/* clean */.uH)(path, 300)} is packed by ${name}`, {
        hint: `Unpack it before this step (\`${command}\`), and name what comes out of it. Plain tars, and those compressed by gzip or zstd, are read as they are.`,
    });
}
/** What somebody names who means the directory around it. */
function refuseDocument(head, path) {
    if (head[0] !== '{'.charCodeAt(0))
        return;
    throw new errors/* ActionError */.lZ(`${(0,log/* clean */.uH)(path, 300)} is no tar archive but a JSON file`, {
        hint: `If it is the ${layout/* LAYOUT */.rs.index} of an OCI image layout, name the directory that it lies in.`,
    });
}

;// CONCATENATED MODULE: ./build/bundle/bundle.js
// Opens what was carried across, in whatever form: layouts, what docker reads, archives of `oras pull`, a cache directory; each
// in a directory or in a tar, compressed or not.










/** Tars and archives that are looked into, each of which may have to be read: people carry one for each artifact, or fewer. */
const MAX_LOOKED_INTO = 200;
/** How far down anything may lie: what `skopeo sync --scoped` makes of a long name, in a directory of its own. */
const LOOK_DEPTH = 7;
/**
 * Opens a bundle.
 *
 * @throws {ActionError} when there is nothing that could be one, {VerifyError} when it is not what it claims to be
 */
async function openBundle({ path: named, digest, rawArchives }) {
    const { path, isDirectory } = locateBundle(named);
    if (!isDirectory && rawArchives.includes((0,external_node_path_.basename)(path))) {
        const archives = [await openArchive((0,layout_files/* directoryFiles */.pb)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path))];
        return refuseAnchor({ ...NOTHING, archives }, digest);
    }
    const files = isDirectory ? (0,layout_files/* directoryFiles */.pb)(path) : await openTar(path);
    const place = { files, ...(await look(files, rawArchives)) };
    const layouts = place.forms.filter(({ kind }) => kind === 'layout');
    if (digest !== undefined && layouts.length > 0)
        return openAnchored(files, layouts, digest);
    const tars = isDirectory ? await openTars(path, place, rawArchives) : { found: [], passedOver: [] };
    const bundle = await openForms([place, ...tars.found], (0,log/* clean */.uH)(path, 300));
    const layoutTar = tars.found.find(({ forms }) => forms.some(({ kind }) => kind === 'layout'));
    return refuseAnchor({ ...bundle, passedOver: [...tars.passedOver, ...bundle.passedOver] }, digest, layoutTar && (0,external_node_path_.join)((0,log/* clean */.uH)(named, 300), (0,log/* clean */.uH)(layoutTar.name, 100)));
}
const NOTHING = {
    entries: [],
    layouts: [],
    archives: [],
    places: [],
    anchor: undefined,
    passedOver: [],
};
async function look(files, rawArchives) {
    const names = await files.list('', LOOK_DEPTH);
    return { names, forms: findForms(names, rawArchives) };
}
/** One for each artifact, in a directory: what a tool writes that makes one file of each. */
async function openTars(path, { names }, rawArchives) {
    const tars = names.filter((name) => isTarName(name) && !rawArchives.includes((0,external_node_path_.basename)(name)));
    const found = [];
    const passedOver = [];
    for (const name of tars.slice(0, MAX_LOOKED_INTO)) {
        try {
            const files = await openTar((0,external_node_path_.join)(path, name));
            found.push({ name, files, ...(await look(files, rawArchives)) });
        }
        catch (error) {
            // It need not be ours, and nobody said that it was; a copy that was cut off looks the same.
            passedOver.push((0,errors/* describeError */.Uc)(error));
        }
    }
    return { found, passedOver: [...passedOver, ...sayMore(tars.length, 'tars')] };
}
/** What is beyond the bound. */
function sayMore(count, what) {
    const more = count - MAX_LOOKED_INTO;
    return more > 0 ? [`${more} more ${what} than the ${MAX_LOOKED_INTO} that are looked into`] : [];
}
function isTarName(name) {
    return !name.includes('/') && /\.(tar|tar\.gz|tgz|tar\.zst|tzst|oci)$/i.test(name);
}
/** The one layout that the digest is of; whatever else lies beside it, the digest says nothing of. */
async function openAnchored(files, layouts, digest) {
    let mismatch;
    for (const layout of layouts) {
        if (layout.kind !== 'layout')
            continue;
        try {
            const { entries, passedOver } = await openLayout(files, layout.under, { digest });
            return { ...NOTHING, entries, layouts: [(0,layout_files/* filesBelow */.DR)(files, layout.under)], anchor: digest, passedOver };
        }
        catch (error) {
            mismatch ??= error;
        }
    }
    throw explainMismatch(mismatch, digest);
}
/** Layouts and archives up to which it is looked for what each of them lacks: in a tar each look goes through all names. */
const MAX_EXPLAINED = 100;
async function openForms(places, where) {
    const entries = [];
    const layouts = [];
    const archives = [];
    const passedOver = [];
    const failures = [];
    const forms = places.flatMap(({ files, forms }) => forms.map((form) => ({ files, form })));
    const isOneOfMany = forms.length > MAX_EXPLAINED;
    for (const { files, form } of forms) {
        try {
            const opened = await openForm(files, form, isOneOfMany);
            entries.push(...opened.entries);
            if (form.kind === 'layout')
                layouts.push((0,layout_files/* filesBelow */.DR)(files, form.under));
            archives.push(...opened.archives);
            passedOver.push(...opened.passedOver);
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            failures.push(error);
            passedOver.push((0,errors/* describeError */.Uc)(error));
        }
    }
    // Beside good ones, one that is damaged is passed over; alone it is what went wrong.
    if (entries.length + layouts.length + archives.length === 0 && failures.length > 0)
        throw failures[0];
    if (places.every(({ names }) => names.length === 0)) {
        throw new errors/* ActionError */.lZ(`${where} holds no bundle`, { hint: FORMS });
    }
    if (entries.length + layouts.length + archives.length === 0)
        refuseUnmarked(places, where);
    const looked = archives.slice(0, MAX_LOOKED_INTO);
    passedOver.push(...sayMore(archives.length, 'archives'));
    return { entries, layouts, archives: looked, places, anchor: undefined, passedOver };
}
function refuseUnmarked(places, where) {
    if (!places.some(({ names }) => lacksMarker(names)))
        return;
    throw new errors/* VerifyError */.Gz(`${where} has ${layout/* LAYOUT */.rs.index} and ${layout/* LAYOUT */.rs.blobs}, and lacks the file ${layout/* LAYOUT */.rs.marker} of an OCI image layout`, {
        hint: 'Copy the whole directory: the step that brings it leaves a file out.',
    });
}
async function openForm(files, form, isOneOfMany) {
    if (form.kind === 'layout')
        return { ...NOTHING, ...(await openLayout(files, form.under, { isOneOfMany })) };
    if (form.kind === 'transport')
        return { ...NOTHING, ...(await openTransport(files, form.under)) };
    const archives = form.kind === 'docker' ? await listDockerLayers(files, form.under) : [await openArchive(files, form.name)];
    return { ...NOTHING, archives };
}
/** A digest that cannot be checked must not look as if it had been. @param layoutTar a file in the directory that it may be of */
function refuseAnchor(bundle, digest, layoutTar) {
    if (digest === undefined)
        return bundle;
    if (layoutTar !== undefined) {
        throw new errors/* ActionError */.lZ(`the input bundle-digest does not apply to a directory that holds ${layoutTar}`, {
            hint: `It is the digest of one bundle: name the file in the input bundle (${layoutTar}).`,
        });
    }
    throw new errors/* ActionError */.lZ('the input bundle-digest does not apply here: there is no OCI image layout', {
        hint: "It is the digest of a layout's index.json: leave the input out, or carry a bundle of the export action.",
    });
}
function explainMismatch(error, digest) {
    if (!(error instanceof errors/* VerifyError */.Gz) || error.wanted !== digest)
        return error;
    return new errors/* VerifyError */.Gz(error.message, {
        hint: `This is not the bundle whose digest the export action printed (of its ${layout/* LAYOUT */.rs.index}): carry it again, or correct the input bundle-digest.`,
        cause: error.cause,
    });
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


/***/ })

};
