export const id = 525;
export const ids = [525];
export const modules = {

/***/ 2003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inflateBzip2)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
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

;// CONCATENATED MODULE: ./build/place/bzip2.js
// Inflates bzip2 block by block. The libraries for it are abandoned, inflate a whole archive at once, or cannot be stopped; here
// a block is the most that is worked on before others have their turn.




/** A block of 900,000 symbols of 20 bits with its tables is less; tables that say the same over and over are not honest. */
const MAX_PACKED_BLOCK_BYTES = 3 << 20;
const BLOCK_UNIT_BYTES = 100_000;
const PIECE_BYTES = 64 << 10;
/** So long timers and signals wait at the most, beside the work on one block. */
const TURN_MS = 20;
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
async function* inflateBzip2(packed, giveWay = createTurns()) {
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
/** A promise alone lets no timer and no signal through. */
function createTurns() {
    let since = performance.now();
    return async () => {
        if (performance.now() - since < TURN_MS)
            return;
        await (0,promises_.setImmediate)();
        since = performance.now();
    };
}
function bzip2_broken(what) {
    return new errors/* VerifyError */.Gz(`the archive is broken: ${what}`);
}


/***/ }),

/***/ 7574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ entryPath)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2130);
// Which path an archive entry may be written to. An archive is hostile until it has been read.


/** Longest path in a checks bundle is far below this; file systems refuse more than 255 per part. */
const MAX_PATH_CHARACTERS = 1024;
/** The checks bundle has seven; as many directories as a path has room for take longer to remove than any step runs. */
const MAX_PARTS = 32;
/**
 * The relative path of an archive entry, with `/`, or undefined for the archive's root itself.
 *
 * @param type the entry's type, as tar-stream names it
 * @throws {VerifyError} for anything but a regular file or directory below the root
 */
function entryPath(name, type) {
    const shown = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 100);
    if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: is a ${type ?? 'special or sparse file'}, not a regular file`);
    }
    if (name.length > MAX_PATH_CHARACTERS)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: path too long`);
    if (/^([/\\]|[A-Za-z]:)/.test(name))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: absolute path`);
    // A colon names a second stream of a file on Windows.
    if (/[\\:\u0000-\u001f\u007f]/.test(name)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: forbidden character in the path`);
    }
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.includes('..'))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: leaves its directory`);
    if (parts.length > MAX_PARTS)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`archive entry ${shown}: too deep`);
    return parts.length === 0 ? undefined : parts.join('/');
}


/***/ }),

/***/ 7918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sd: () => (/* binding */ MAX_ENTRIES),
  o6: () => (/* binding */ extract),
  FB: () => (/* binding */ findTarget),
  N6: () => (/* binding */ refuseBomb),
  wF: () => (/* binding */ refuseNumber)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/base/arrivals.js
var base_arrivals = __webpack_require__(416);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/base/collect-garbage.js
// Gives the memory of dead chunks back at our own pace, so that its peak does not depend on how much flows through.


/**
 * V8 lets about 64 MB of dead buffers pile up before it looks, and then looks at the whole heap. A look at the young ones
 * alone after every 4 MB costs less in total, as long as what is on its way is less than that: a buffer that is still in use
 * at a second look counts as old, and only a look at everything gives it back (docs/performance.md).
 */
const INTERVAL_BYTES = 4 << 20;
/**
 * Buffers count against the limit of V8's heap, which stands some 9 MB above the little that is in it: on a busy machine every
 * few chunks began a marking of everything, 140 of them in one download, two fifths of its CPU time.
 */
const NO_MARKING_BESIDE = '--no-incremental-marking';
/** Dead buffers are freed at once and not when another thread finds the time; the young ones are too few to share. */
const AT_ONCE = ['--no-concurrent-array-buffer-sweeping', '--no-parallel-scavenge'];
/** A function to be told of every chunk that flows through. */
function createReclaimer() {
    const collectGarbage = findCollector();
    let bytes = 0;
    return (chunkBytes) => {
        bytes += chunkBytes;
        if (bytes < INTERVAL_BYTES)
            return;
        bytes = 0;
        collectGarbage?.({ type: 'minor' });
    };
}
/** The way that Node's documentation shows to reach the collector of a process that was not started with a flag for it. */
function findCollector() {
    for (const flag of ['--expose-gc', NO_MARKING_BESIDE, ...AT_ONCE])
        (0,external_node_v8_.setFlagsFromString)(flag);
    const collector = (0,external_node_vm_.runInNewContext)('gc');
    return typeof collector === 'function' ? collector : undefined;
}

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js
var log = __webpack_require__(2130);
// EXTERNAL MODULE: ./build/place/entry-path.js
var entry_path = __webpack_require__(7574);
// EXTERNAL MODULE: ./build/place/write-entry.js + 1 modules
var write_entry = __webpack_require__(5922);
;// CONCATENATED MODULE: ./build/place/extract.js









/**
 * Chunks of 256 KiB inflate as fast as larger ones, three times faster than Node's 16 KiB default. Inflating runs ahead of
 * hashing and writing by a few of them, so that none of the three threads waits for another (docs/decisions/one-pass.md);
 * and while one piece is inflated, the next one waits. More on its way would outlive the collector's looks (measured: 15 MB
 * more at the peak for chunks of 1 MiB).
 */
const CHUNK_BYTES = 256 << 10;
const INFLATE_OPTIONS = {
    chunkSize: CHUNK_BYTES,
    readableHighWaterMark: 2 * CHUNK_BYTES,
    writableHighWaterMark: CHUNK_BYTES + 1,
};
/** Databases inflate about eleven times; from here on more than this is a bomb. gzip can reach 1032. */
const MAX_RATIO = 200;
const RATIO_APPLIES_FROM_BYTES = 64 << 20;
/** Most members of an archive; the checks bundle holds about 700 files. */
const MAX_ENTRIES = 50_000;
/** So many times the bytes that are wanted may be passed over: inflating them costs some seconds, and no disk. */
const MAX_PASSED_OVER = 8;
/**
 * Unpacks `archive` into the directory `target`, which is empty, or hands each file to `target`.
 *
 * @throws {VerifyError} when the archive is broken or holds what it must not hold
 * @throws {LocalError} when this machine cannot take it (disk full, permissions)
 * @throws whatever `archive` itself throws
 */
async function extract(archive, target, rules) {
    const counter = { compressed: 0, inflated: 0, wanted: 0 };
    const tar = (0,tar_stream.extract)();
    const reclaim = createReclaimer();
    let broken;
    const source = (async function* () {
        try {
            for await (const chunk of archive) {
                // Of which nothing may come out.
                rules.signal?.throwIfAborted();
                counter.compressed += chunk.length;
                reclaim(chunk.length);
                yield chunk;
            }
        }
        catch (error) {
            broken = { by: error };
            throw error;
        }
    })();
    const capped = async function* (inflated) {
        for await (const chunk of inflated) {
            counter.inflated += chunk.length;
            reclaim(chunk.length);
            refuseBomb(counter, rules);
            rules.signal?.throwIfAborted();
            yield chunk;
        }
    };
    const { inflate } = rules;
    const [streamed, written] = await Promise.allSettled([
        inflate === undefined
            ? (0,promises_.pipeline)(source, (0,external_node_zlib_.createGunzip)(INFLATE_OPTIONS), (inflated) => capped(inOrder(inflated)), tar)
            : (0,promises_.pipeline)(source, (packed) => inflate(packed), capped, tar),
        writeEntries(tar, { ...rules, counter }, typeof target === 'string' ? (0,write_entry/* createEntryWriter */.W)(target) : target),
    ]);
    // Whoever has enough breaks the stream off.
    if (written.status === 'fulfilled' && rules.isEnough?.(written.value.length) === true)
        return written.value;
    if (written.status === 'rejected' && written.reason instanceof errors/* ActionError */.lZ)
        throw written.reason;
    if (broken !== undefined)
        throw broken.by;
    if (streamed.status === 'rejected')
        throw translate(streamed.reason);
    if (written.status === 'rejected')
        throw translate(written.reason);
    return written.value;
}
/** What a stream brings, piece by piece, as it made them. */
async function* inOrder(stream) {
    const arrivals = (0,base_arrivals/* gatherArrivals */.W)(stream, CHUNK_BYTES);
    for (;;) {
        const pieces = await arrivals.next();
        if (pieces === undefined)
            return;
        yield* pieces;
    }
}
async function writeEntries(tar, rules, write) {
    const files = new Map();
    let counted = 0;
    for await (const entry of tar) {
        // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
        entry.on('error', () => undefined);
        rules.signal?.throwIfAborted();
        const { name, type, pax, size = 0 } = entry.header;
        refuseSparse(pax);
        const path = findTarget(name, type, rules);
        if (path !== undefined || rules.countsWanted !== true)
            refuseNumber(++counted);
        if (path === undefined) {
            entry.resume();
            continue;
        }
        rules.counter.wanted += size;
        refuseBomb(rules.counter, rules);
        const file = await write(entry, path);
        files.set(file.path, file);
        if (rules.isEnough?.(files.size) === true)
            break;
    }
    return [...files.values()];
}
/** @throws {VerifyError} when so many members are to be looked at that it is no mistake */
function refuseNumber(members) {
    if (members > MAX_ENTRIES)
        throw new errors/* VerifyError */.Gz(`the archive holds more than ${MAX_ENTRIES} entries`);
}
/** Holes are told in an extended header, under a name that nobody asks for: without this the file would seem to be missing. */
function refuseSparse(pax) {
    const records = new Map(Object.entries(pax ?? {}));
    if (![...records.keys()].some((name) => name.startsWith('GNU.sparse.')))
        return;
    const name = String(records.get('GNU.sparse.name') ?? records.get('path'));
    throw new errors/* VerifyError */.Gz(`archive entry ${(0,log/* clean */.uH)(name, 100)}: is stored as a sparse file`, {
        hint: 'Whoever packed it must pack it again without --sparse.',
    });
}
/** @throws {VerifyError} when so few bytes became so many that no honest archive does it */
function refuseBomb({ compressed, inflated, wanted }, { maxExtractedBytes, countsWanted = false }) {
    refuseSize(inflated, countsWanted ? maxExtractedBytes * MAX_PASSED_OVER : maxExtractedBytes);
    // Documents of one kind repeat themselves more than any database: no ratio tells them from a bomb.
    if (countsWanted)
        refuseSize(wanted, maxExtractedBytes);
    else if (inflated > RATIO_APPLIES_FROM_BYTES && inflated > compressed * MAX_RATIO) {
        throw new errors/* VerifyError */.Gz('the archive is a decompression bomb', {
            wanted: `at most ${MAX_RATIO} times its size`,
            found: `${Math.round(inflated / compressed)} times`,
        });
    }
}
function refuseSize(bytes, most) {
    if (bytes <= most)
        return;
    throw new errors/* VerifyError */.Gz('the archive inflates to too much', {
        wanted: `at most ${most} bytes`,
        found: `${bytes} bytes and more`,
    });
}
/** What zlib and the tar reader throw means the archive is broken; everything else keeps its own meaning. */
function translate(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    const code = error?.code;
    const isZlib = typeof code === 'string' && code.startsWith('Z_');
    const isTar = error instanceof Error &&
        /^(Invalid (tar )?header|Header exceeds|Unexpected end of data)/.test(error.message);
    return isZlib || isTar ? new errors/* VerifyError */.Gz('the archive is broken', { cause: error }) : error;
}
/**
 * Where an entry goes; undefined for what is passed over.
 *
 * @throws {VerifyError} for what an archive must not hold
 */
function findTarget(name, type, rules) {
    if (rules.select !== undefined)
        return rules.select(name, type);
    if (type === 'symlink' && rules.passesOverLinks === true)
        return undefined;
    // Sources may be named as Windows names nothing; no index may.
    if (rules.countsWanted === true && /^..+:/.test(name))
        return undefined;
    const member = (0,entry_path/* entryPath */.s)(name, type);
    return member === undefined || type === 'directory' ? undefined : rules.target(member);
}


/***/ }),

/***/ 6126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ unzip)
/* harmony export */ });
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(663);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2244);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);
/* harmony import */ var _write_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5922);
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
        throw asVerifyError(cause);
    }
    try {
        return await unpackEntries(zip, directory, rules);
    }
    catch (error) {
        if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
            throw error;
        rules.signal?.throwIfAborted();
        throw asVerifyError(error);
    }
    finally {
        zip.close();
    }
}
/** That the file cannot be read here says nothing of what is in it. */
function asVerifyError(cause) {
    return (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .isFileError */ .lz)(cause) ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz('the archive is broken', { cause });
}
async function unpackEntries(zip, directory, rules) {
    if (rules.countsWanted !== true)
        (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseNumber */ .wF)(zip.entryCount);
    const write = (0,_write_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .createEntryWriter */ .W)(directory);
    const counter = { compressed: zip.fileSize, inflated: 0, wanted: 0 };
    const files = new Map();
    for await (const entry of zip.eachEntry()) {
        rules.signal?.throwIfAborted();
        const path = (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .FB)(entry.fileName, typeOf(entry, rules), rules);
        if (path === undefined)
            continue;
        (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseNumber */ .wF)(files.size + 1);
        if (!entry.canDecodeFileData())
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifyError */ .Gz('the archive is encrypted, or packed in an unknown way');
        const content = await zip.openReadStreamPromise(entry);
        // It may fail before anybody reads it; whoever does sees the error then.
        content.on('error', () => undefined);
        const file = await write(counted(content, counter, rules), path);
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
        (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseBomb */ .N6)(counter, rules);
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

/***/ 5922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ createEntryWriter)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/log.js
var log = __webpack_require__(2130);
// EXTERNAL MODULE: ./build/base/windows-names.js
var windows_names = __webpack_require__(772);
// EXTERNAL MODULE: ./build/base/write-all.js
var write_all = __webpack_require__(5809);
;// CONCATENATED MODULE: ./build/place/spelling.js
// Names that a file system takes for one: it may tell apart neither upper and lower case nor the ways to compose a letter.


/**
 * Spells each path as the file system has it: where it takes two names for one, the earlier one names the file. A path must be
 * written before the next one is spelled.
 *
 * @param directory where they are written
 * @param isThere whether something is at a path; tests replace it
 */
function createSpelling(directory, isThere = external_node_fs_.existsSync) {
    const first = new Map();
    let isBlind;
    return (path) => {
        let spelled = '';
        for (const part of path.split('/')) {
            const name = spelled === '' ? part : `${spelled}/${part}`;
            const key = name.normalize('NFC').toLowerCase();
            const earlier = first.get(key);
            if (earlier === undefined)
                first.set(key, name);
            else if (earlier !== name)
                isBlind ??= isThere((0,external_node_path_.join)(directory, name));
            spelled = isBlind === true ? (earlier ?? name) : name;
        }
        return spelled;
    };
}

;// CONCATENATED MODULE: ./build/place/write-entry.js
// Writes one file of an archive while it streams, and says whose fault it is when that fails.










/** Trivy in a container may run as another user than this action (users' files must be readable by all). */
const FILE_MODE = 0o644;
/**
 * Writes the files of one archive into `directory`, which is empty, or holds files of other names. Where the file system takes
 * two names of the archive for one, the later content stands under the earlier name, as with every program that unpacks there.
 *
 * @throws {VerifyError} when the path is at fault, {LocalError} when this machine is, and whatever the entry throws
 */
function createEntryWriter(directory, platform = process.platform) {
    const made = new Set([directory]);
    const written = new Set();
    const spell = createSpelling(directory);
    return async (entry, named) => {
        const flaw = platform === 'win32' ? (0,windows_names/* explainWindowsName */.o)(named) : undefined;
        if (flaw !== undefined)
            throw new errors/* VerifyError */.Gz(`archive entry ${(0,log/* clean */.uH)(named, 100)}: ${flaw}`);
        const path = spell(named);
        const target = (0,external_node_path_.join)(directory, path);
        const parent = (0,external_node_path_.dirname)(target);
        if (!made.has(parent))
            await (0,promises_.mkdir)(parent, { recursive: true }).catch(rethrowFor(path, parent));
        made.add(parent);
        // wx: an archive that names a file twice is not what it seems.
        const flag = path !== named && !written.has(named) && written.has(path) ? 'w' : 'wx';
        written.add(named).add(path);
        const file = await (0,promises_.open)(target, flag, FILE_MODE).catch(rethrowFor(path, target));
        return { path, sha256: await fill(file, entry) };
    };
}
async function fill(file, entry) {
    try {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        // The next chunk is hashed while this one is written: the two halves run on different threads.
        let writing = Promise.resolve();
        for await (const chunk of entry) {
            await writing;
            writing = (0,write_all/* writeAll */.f)(file, chunk).catch(local_failure/* rethrowLocal */.bS);
            // Whoever awaits it later sees the error; until then it must not count as unhandled.
            writing.catch(() => undefined);
            hash.update(chunk);
        }
        await writing;
        return hash.digest('hex');
    }
    finally {
        // A network file system may notice only here that its disk is full.
        await file.close().catch(local_failure/* rethrowLocal */.bS);
    }
}
/** For what goes wrong in making a file or directory of this path: most often the path is at fault. */
function rethrowFor(path, target) {
    const shown = `archive entry ${(0,log/* clean */.uH)(path, 100)}`;
    return (error) => {
        // EISDIR is also what some file systems of Windows answer for a file that somebody has open.
        if ((0,errors/* hasCode */.up)(error, 'EEXIST', 'ENOTDIR') || ((0,errors/* hasCode */.up)(error, 'EISDIR') && (0,external_node_fs_.existsSync)(target))) {
            throw new errors/* VerifyError */.Gz(`${shown}: stands twice in the archive`, { cause: error });
        }
        // What this file system cannot name: a part of 256 bytes, or NUL on Windows.
        if ((0,errors/* hasCode */.up)(error, 'ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'ENOENT')) {
            throw new errors/* VerifyError */.Gz(`${shown}: not a name for a file here`, { cause: error });
        }
        return (0,local_failure/* rethrowLocal */.bS)(error);
    };
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
// Inflates xz, in pieces of 64 KiB and with a dictionary of at most 64 MiB: what the library has room for.



/** Inflates xz. @throws {VerifyError} when it is broken */
async function* inflateXz(packed) {
    let interrupted;
    const watched = (async function* () {
        try {
            yield* packed;
        }
        catch (error) {
            interrupted = { by: error };
            throw error;
        }
    })();
    try {
        for await (const chunk of new xz_decompress__WEBPACK_IMPORTED_MODULE_1__.XzReadableStream(node_stream_web__WEBPACK_IMPORTED_MODULE_0__.ReadableStream.from(watched)))
            yield Buffer.from(chunk);
    }
    catch (error) {
        throw interrupted === undefined ? asVerifyError(error) : interrupted.by;
    }
}
function asVerifyError(cause) {
    return cause instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz ? cause : new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('the archive is broken', { cause });
}


/***/ })

};
