export const id = 3132;
export const ids = [3132];
export const modules = {

/***/ 200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ asBrokenArchive)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);
// What the error of whoever unpacks an archive says of it.


/** The archive is broken; but that its file cannot be read here says nothing of what is in it. */
function asBrokenArchive(cause) {
    return (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isFileError */ .lz)(cause) ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz('the archive is broken', { cause });
}


/***/ }),

/***/ 2003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inflateBzip2)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/place/bit-reader.js
// Numbers of any count of bits out of bytes that arrive in pieces.

/** Reads the highest bit of a byte first. */
class BitReader {
    #bytes = Buffer.alloc(0);
    #position = 0;
    #window = 0;
    #windowBits = 0;
    /** Bytes of which no bit has been read. */
    get bytesLeft() {
        return this.#bytes.length - this.#position;
    }
    /** Adds bytes behind those that are left. */
    feed(pieces) {
        this.#bytes = Buffer.concat([this.#bytes.subarray(this.#position), ...pieces]);
        this.#position = 0;
    }
    /**
     * @param count 1 to 24
     * @throws {VerifyError} when fewer are left
     */
    read(count) {
        while (this.#windowBits < count) {
            const byte = this.#bytes[this.#position];
            if (byte === undefined)
                throw new errors/* VerifyError */.Gz('the archive is broken: it ends too early');
            this.#position += 1;
            this.#window = ((this.#window << 8) | byte) >>> 0;
            this.#windowBits += 8;
        }
        this.#windowBits -= count;
        return (this.#window >>> this.#windowBits) & ((1 << count) - 1);
    }
    /** Goes on at the next whole byte. */
    align() {
        this.#windowBits -= this.#windowBits % 8;
    }
}

;// CONCATENATED MODULE: ./build/place/bzip2-block.js
// One block of bzip2: Huffman codes, runs, moves to front, and the sorted rotations (format of bzip2 1.0.8, which has no
// specification but its source). A block costs what its own length and size cost, whatever its bytes say.

const MAX_TABLES = 6;
const MAX_CODE_BITS = 20;
/** So many symbols share one table. */
const GROUP_SYMBOLS = 50;
/** What 900,000 bytes can need; more are read and pass for nothing, as the original has it. */
const MAX_SELECTORS = 2 + 900_000 / GROUP_SYMBOLS;
const RUN_A = 0;
const RUN_B = 1;
/**
 * Reads a block into `links`, which is as long as the largest one: for each byte in the low 8 bits a byte, above them where the
 * next one stands.
 *
 * @throws {VerifyError} when it is broken
 */
function readBlock(bits, links) {
    if (bits.read(1) === 1)
        throw broken('it is of a form that was given up in 1999');
    const origin = bits.read(24);
    const bytes = readAlphabet(bits);
    const symbolCount = bytes.length + 2;
    const tableCount = bits.read(3);
    if (tableCount < 2 || tableCount > MAX_TABLES)
        throw broken('a number of tables');
    const selectors = readSelectors(bits, tableCount);
    const tables = Array.from({ length: tableCount }, () => readTable(bits, symbolCount));
    const length = readSymbols(bits, { bytes, selectors, tables, links });
    if (origin >= length)
        throw broken('where it begins');
    linkUp(links, length);
    return { length, origin };
}
/** Which bytes occur, by a map of two steps. */
function readAlphabet(bits) {
    const bytes = [];
    const rows = bits.read(16);
    for (let row = 0; row < 16; row += 1) {
        if ((rows & (0x8000 >> row)) === 0)
            continue;
        const columns = bits.read(16);
        for (let column = 0; column < 16; column += 1)
            if ((columns & (0x8000 >> column)) !== 0)
                bytes.push(row * 16 + column);
    }
    if (bytes.length === 0)
        throw broken('it uses no byte');
    return Uint8Array.from(bytes);
}
function readSelectors(bits, tableCount) {
    const count = bits.read(15);
    if (count === 0)
        throw broken('it selects no table');
    const selectors = new Uint8Array(Math.min(count, MAX_SELECTORS));
    const recent = Array.from({ length: tableCount }, (_, index) => index);
    for (let index = 0; index < count; index += 1) {
        let back = 0;
        while (bits.read(1) === 1) {
            back += 1;
            if (back >= tableCount)
                throw broken('it selects a table that is not there');
        }
        recent.unshift(...recent.splice(back, 1));
        if (index < selectors.length)
            selectors[index] = recent[0] ?? 0;
    }
    return selectors;
}
function readTable(bits, symbolCount) {
    const lengths = new Uint8Array(symbolCount);
    let length = bits.read(5);
    for (let symbol = 0; symbol < symbolCount; symbol += 1) {
        for (;;) {
            if (length < 1 || length > MAX_CODE_BITS)
                throw broken('the length of a code');
            if (bits.read(1) === 0)
                break;
            length += bits.read(1) === 0 ? 1 : -1;
        }
        lengths[symbol] = length;
    }
    return buildTable(lengths);
}
function buildTable(lengths) {
    const last = new Int32Array(MAX_CODE_BITS + 1).fill(-1);
    const shift = new Int32Array(MAX_CODE_BITS + 1);
    const symbols = new Uint16Array(lengths.length);
    let place = 0;
    let code = 0;
    for (let bitCount = 1; bitCount <= MAX_CODE_BITS; bitCount += 1) {
        shift[bitCount] = code - place;
        for (let symbol = 0; symbol < lengths.length; symbol += 1) {
            if (lengths[symbol] !== bitCount)
                continue;
            symbols[place] = symbol;
            place += 1;
            code += 1;
        }
        if ((shift[bitCount] ?? 0) + place > 1 << bitCount)
            throw broken('more codes than there can be');
        last[bitCount] = code - 1;
        code *= 2;
    }
    return { shortest: Math.min(...lengths), last, shift, symbols };
}
function readSymbol(bits, { shortest, last, shift, symbols }) {
    let code = bits.read(shortest);
    for (let bitCount = shortest; bitCount <= MAX_CODE_BITS; bitCount += 1) {
        if (code <= (last[bitCount] ?? -1)) {
            const symbol = symbols[code - (shift[bitCount] ?? 0)];
            if (symbol !== undefined)
                return symbol;
        }
        code = code * 2 + bits.read(1);
    }
    throw broken('a code that nothing has');
}
/** Puts the bytes of the sorted rotations into the links; gives their number. */
function readSymbols(bits, { bytes, selectors, tables, links }) {
    const end = bytes.length + 1;
    let length = 0;
    let run = 0;
    let runUnit = 1;
    for (const selector of selectors) {
        const table = tables[selector];
        for (let index = 0; index < GROUP_SYMBOLS; index += 1) {
            const symbol = readSymbol(bits, table);
            if (symbol === RUN_A || symbol === RUN_B) {
                run += runUnit << symbol;
                runUnit *= 2;
                // Before the unit outgrows a number.
                if (run > links.length)
                    throw broken('a run that is too long');
                continue;
            }
            if (length + run > links.length)
                throw broken('more than a block holds');
            links.fill(bytes[0] ?? 0, length, length + run);
            length += run;
            run = 0;
            runUnit = 1;
            if (symbol === end)
                return length;
            if (length === links.length)
                throw broken('more than a block holds');
            const byte = bytes[symbol - 1];
            bytes.copyWithin(1, 0, symbol - 1);
            bytes[0] = byte;
            links[length] = byte;
            length += 1;
        }
    }
    throw broken('it has no end');
}
/** From the last column of the sorted rotations to the order in which their bytes follow each other. */
function linkUp(links, length) {
    const places = new Uint32Array(256);
    for (let index = 0; index < length; index += 1) {
        const byte = links[index];
        places[byte] = places[byte] + 1;
    }
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) {
        const count = places[byte];
        places[byte] = sum;
        sum += count;
    }
    for (let index = 0; index < length; index += 1) {
        const byte = links[index] & 0xff;
        const place = places[byte];
        places[byte] = place + 1;
        links[place] = (links[place] | (index << 8)) >>> 0;
    }
}
function broken(what) {
    return new errors/* VerifyError */.Gz(`the archive is broken: ${what}`);
}

// EXTERNAL MODULE: ./build/place/turns.js
var turns = __webpack_require__(468);
;// CONCATENATED MODULE: ./build/place/bzip2.js
// Inflates bzip2 block by block. The libraries for it are abandoned, inflate a whole archive at once, or cannot be stopped; here
// a block is the most that is worked on before others have their turn.




/** A block of 900,000 symbols of 20 bits with its tables is less; tables that say the same over and over are not honest. */
const MAX_PACKED_BLOCK_BYTES = 3 << 20;
const BLOCK_UNIT_BYTES = 100_000;
const PIECE_BYTES = 64 << 10;
/** The first digits of pi, and of its square root. */
const BLOCK_MARK = 0x314159265359;
const END_MARK = 0x177245385090;
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 24;
    for (let bit = 0; bit < 8; bit += 1)
        rest = rest < 0 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
    return rest;
});
/**
 * Inflates one stream, or several that follow each other. Holds about 10 MB at the most, and gives way to timers and signals also where
 * nothing comes out.
 *
 * @param giveWay called between blocks and between pieces
 * @throws {VerifyError} when it is broken
 */
async function* inflateBzip2(packed, giveWay = (0,turns/* createTurns */.z)()) {
    const input = createInput(packed);
    // A stream of nothing is nothing, but no bytes at all are no stream.
    do {
        yield* inflateStream(input, giveWay);
        input.bits.align();
        await input.fill();
        await giveWay();
    } while (input.bits.bytesLeft > 0);
}
async function* inflateStream({ bits, fill, space }, giveWay) {
    await fill();
    const level = readHeader(bits);
    const links = space.subarray(0, level * BLOCK_UNIT_BYTES);
    let streamCrc = 0;
    for (;;) {
        await fill();
        await giveWay();
        const mark = bits.read(24) * 2 ** 24 + bits.read(24);
        const crc = readCrc(bits);
        if (mark === END_MARK && crc === streamCrc)
            return;
        if (mark !== BLOCK_MARK)
            throw bzip2_broken('what is neither a block nor the end');
        for (const piece of unfold(readBlock(bits, links), links, crc)) {
            yield piece;
            await giveWay();
        }
        streamCrc = ((streamCrc << 1) | (streamCrc >>> 31)) ^ crc;
    }
}
function readHeader(bits) {
    const [b, z, h, level] = [bits.read(8), bits.read(8), bits.read(8), bits.read(8) - 0x30];
    if (b !== 0x42 || z !== 0x5a || h !== 0x68 || level < 1 || level > 9)
        throw bzip2_broken('it is no bzip2');
    return level;
}
function readCrc(bits) {
    return (bits.read(16) << 16) | bits.read(16);
}
/** Four equal bytes are followed by how many more there are. @throws {VerifyError} where the checksum is another */
function* unfold({ length, origin }, links, wantedCrc) {
    let piece = Buffer.allocUnsafe(PIECE_BYTES);
    let filled = 0;
    let crc = -1;
    let link = links[origin] >>> 8;
    let equal = 0;
    let before = -1;
    for (let index = 0; index < length; index += 1) {
        const step = links[link];
        link = step >>> 8;
        let byte = step & 0xff;
        let count = 1;
        if (equal === 4) {
            count = byte;
            byte = before;
            equal = 0;
        }
        else {
            equal = byte === before ? equal + 1 : 1;
            before = byte;
        }
        for (; count > 0; count -= 1) {
            piece[filled] = byte;
            filled += 1;
            crc = (crc << 8) ^ CRC_TABLE[(crc >>> 24) ^ byte];
            if (filled < PIECE_BYTES)
                continue;
            yield piece;
            piece = Buffer.allocUnsafe(PIECE_BYTES);
            filled = 0;
        }
    }
    if (~crc !== wantedCrc)
        throw bzip2_broken('the checksum of a block');
    if (filled > 0)
        yield piece.subarray(0, filled);
}
/** The bits of a stream of bytes, of which enough for a block are there after each `fill`. */
function createInput(packed) {
    const bits = new BitReader();
    const source = packed[Symbol.asyncIterator]();
    const fill = async () => {
        const pieces = [];
        let bytes = bits.bytesLeft;
        if (bytes >= MAX_PACKED_BLOCK_BYTES)
            return;
        // More than is needed, so that what is left over is not moved for each small block.
        while (bytes < 2 * MAX_PACKED_BLOCK_BYTES) {
            const next = await source.next();
            if (next.done === true)
                break;
            pieces.push(next.value);
            bytes += next.value.length;
        }
        if (pieces.length > 0)
            bits.feed(pieces);
    };
    return { bits, fill, space: new Uint32Array(9 * BLOCK_UNIT_BYTES) };
}
function bzip2_broken(what) {
    return new errors/* VerifyError */.Gz(`the archive is broken: ${what}`);
}


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ createTurns)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// Work in pieces that gives way to timers and signals between them.

/** So long timers and signals wait at the most, beside the work on one piece. */
const TURN_MS = 20;
/** To be awaited between pieces. A promise alone lets no timer and no signal through. */
function createTurns() {
    let since = performance.now();
    return async () => {
        if (performance.now() - since < TURN_MS)
            return;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        since = performance.now();
    };
}


/***/ }),

/***/ 6126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ unzip)
/* harmony export */ });
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(663);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _broken_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(200);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);
/* harmony import */ var _extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(967);
/* harmony import */ var _write_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5922);
// Unpacks a zip with the same rules as a tar: regular files below the root, bounded in number and size.






/**
 * Unpacks the zip `file` into `directory`, which is empty.
 *
 * @throws {VerifyError} when it is broken or holds what it must not hold, {LocalError} when this machine cannot take it
 */
async function unzip(file, directory, rules) {
    let zip;
    try {
        // Closed by us alone: reading on after the last entry is closed would be an error of its own.
        zip = await (0,yauzl__WEBPACK_IMPORTED_MODULE_0__/* .openPromise */ .sO)(file, { autoClose: false, strictFileNames: true });
    }
    catch (cause) {
        throw (0,_broken_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .asBrokenArchive */ .q)(cause);
    }
    try {
        return await unpackEntries(zip, directory, rules);
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
            throw error;
        rules.signal?.throwIfAborted();
        throw (0,_broken_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .asBrokenArchive */ .q)(error);
    }
    finally {
        zip.close();
    }
}
async function unpackEntries(zip, directory, rules) {
    if (rules.countsWanted !== true)
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseNumber */ .wF)(zip.entryCount);
    const write = (0,_write_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .createEntryWriter */ .W)(directory);
    const counter = { compressed: zip.fileSize, inflated: 0, wanted: 0 };
    const files = new Map();
    for await (const entry of zip.eachEntry()) {
        rules.signal?.throwIfAborted();
        const path = (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(entry.fileName, typeOf(entry, rules), rules);
        if (path === undefined)
            continue;
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseNumber */ .wF)(files.size + 1);
        if (!entry.canDecodeFileData())
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz('the archive is encrypted, or packed in an unknown way');
        const content = await zip.openReadStreamPromise(entry);
        // It may fail before anybody reads it; whoever does sees the error then.
        content.on('error', () => undefined);
        const file = await write(counted(content, counter, rules), path, entry.uncompressedSize);
        files.set(file.path, file);
        if (rules.isEnough?.(files.size) === true)
            break;
    }
    return [...files.values()];
}
async function* counted(content, counter, rules) {
    for await (const chunk of content) {
        counter.inflated += chunk.length;
        // Of a zip nothing else is inflated.
        counter.wanted += chunk.length;
        (0,_extract_bounds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseBomb */ .N6)(counter, rules);
        rules.signal?.throwIfAborted();
        yield chunk;
    }
}
/** In the words of a tar. The upper half of the attributes is the mode of a Unix file, where one packed it. */
function typeOf(entry, { writesZippedLinks }) {
    if (entry.fileName.endsWith('/'))
        return 'directory';
    const type = (entry.externalFileAttributes >>> 16) & 0o170000;
    if (type === 0o120000)
        return writesZippedLinks === true ? 'file' : 'symlink';
    return type === 0 || type === 0o100000 ? 'file' : 'special file';
}


/***/ }),

/***/ 3784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ inflateXz)
/* harmony export */ });
/* harmony import */ var node_stream_web__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7830);
/* harmony import */ var xz_decompress__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6642);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _turns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(468);
// Inflates xz, in pieces of 64 KiB and with a dictionary of at most 64 MiB: what the library has room for.




/**
 * Inflates xz. Gives way to timers and signals also where nothing comes out.
 *
 * @throws {VerifyError} when it is broken
 */
async function* inflateXz(packed) {
    let interrupted;
    const giveWay = (0,_turns_js__WEBPACK_IMPORTED_MODULE_3__/* .createTurns */ .z)();
    const watched = (async function* () {
        try {
            for await (const piece of packed) {
                yield piece;
                await giveWay();
            }
        }
        catch (error) {
            interrupted = { by: error };
            throw error;
        }
    })();
    try {
        for await (const chunk of new xz_decompress__WEBPACK_IMPORTED_MODULE_1__.XzReadableStream(node_stream_web__WEBPACK_IMPORTED_MODULE_0__.ReadableStream.from(watched))) {
            yield Buffer.from(chunk);
            await giveWay();
        }
    }
    catch (error) {
        throw interrupted === undefined ? asVerifyError(error) : interrupted.by;
    }
}
function asVerifyError(cause) {
    return cause instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('the archive is broken', { cause });
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
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
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
/* harmony import */ var _place_extract_bounds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(967);
/* harmony import */ var _unpack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6667);
/* harmony import */ var _vex_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7760);
/* harmony import */ var _vex_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4007);
/* harmony import */ var _vex_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8554);
// Unpacks a VEX repository from its archive or layer: first its index, then the documents that the index names, and nothing else.








/** Of VEX Hub 57, of rancher's 1,118, of the largest feed known some thousands. */
const MAX_DOCUMENTS = _place_extract_bounds_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_ENTRIES */ .Sd;
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
    return unpackNamed({ ...packed, ...layer }, { top: `${_vex_files_js__WEBPACK_IMPORTED_MODULE_7__/* .VEX_SPEC_VERSION */ .N}/`, others: [_vex_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .VEX_MANIFEST */ .Yj] });
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
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3701);
/* harmony import */ var _place_bzip2_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2003);
/* harmony import */ var _place_extract_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7918);
/* harmony import */ var _place_unzip_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6126);
/* harmony import */ var _place_xz_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3784);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9178);
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
        ? await (0,_place_unzip_js__WEBPACK_IMPORTED_MODULE_5__/* .unzip */ .$)(file, into, rules)
        : await (0,_place_extract_js__WEBPACK_IMPORTED_MODULE_4__/* .extract */ .o)(readFile(file), into, { ...rules, inflate: INFLATE[format] });
    if (directory.length > 0 && pick.found() === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`the archive has no directory ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(directory.join('/'), 100)}`);
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
    'tar.bz2': _place_bzip2_js__WEBPACK_IMPORTED_MODULE_3__/* .inflateBzip2 */ .N,
    'tar.xz': _place_xz_js__WEBPACK_IMPORTED_MODULE_6__/* .inflateXz */ .A,
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
            const isBelow = parts.length > pattern.length && pattern.every((part, index) => (0,_location_js__WEBPACK_IMPORTED_MODULE_7__/* .matchesPart */ .JB)(parts[index] ?? '', part));
            if (!isBelow)
                return undefined;
            const directory = parts.slice(0, pattern.length).join('/');
            found ??= directory;
            if (found === directory)
                return parts.slice(pattern.length).join('/');
            const both = [found, directory].map((name) => (0,_base_log_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(name, 50)).join(' and ');
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz(`the archive has more than one directory that is meant: ${both}`);
        },
        found: () => found,
    };
}


/***/ })

};
