export const id = 1709;
export const ids = [1709];
export const modules = {

/***/ 1709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sC: () => (/* binding */ checkVexRepository),
  UR: () => (/* binding */ readVexIndex),
  qF: () => (/* binding */ removeFlawed)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/resources/vex-repo/read-pieces.js
// Reads files of a VEX repository: thousands of small ones, and documents of hundreds of megabytes, which are never held whole.



/** Enough for most documents to be one piece. */
const PIECE_BYTES = 1 << 20;
const piece = Buffer.allocUnsafe(PIECE_BYTES);
let isTaken = false;
/** A whole small file. @throws {VerifyError} when it is missing, no regular file, or larger than `maxBytes` */
function readSmall(path, name, maxBytes) {
    const file = openRegular(path, name, maxBytes);
    try {
        return (0,external_node_fs_.readFileSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/**
 * A file piece by piece; each is good until the next is asked for. Synchronous but for a pause after each full piece: four
 * turns through the thread pool for every small file cost more than reading it.
 *
 * @throws {VerifyError} when it is missing, no regular file, or larger than `maxBytes`; the signal's reason
 */
async function* openPieces(path, { maxBytes, signal }) {
    const file = openRegular(path, 'it', maxBytes);
    // Whoever else reads at the same time has a piece of its own.
    const bytes = isTaken ? Buffer.allocUnsafe(PIECE_BYTES) : piece;
    const isOurs = bytes === piece;
    if (isOurs)
        isTaken = true;
    try {
        for (let length = (0,external_node_fs_.readSync)(file, bytes); length > 0; length = (0,external_node_fs_.readSync)(file, bytes)) {
            yield bytes.subarray(0, length);
            if (length < PIECE_BYTES)
                continue;
            await (0,external_node_timers_promises_.setImmediate)();
            signal?.throwIfAborted();
        }
    }
    finally {
        if (isOurs)
            isTaken = false;
        (0,external_node_fs_.closeSync)(file);
    }
}
/** What was extracted holds no links, what lies in a cache directory may: a file is read only where it stands itself. */
function openRegular(path, name, maxBytes) {
    try {
        const facts = (0,external_node_fs_.lstatSync)(path);
        if (!facts.isFile())
            throw new errors/* VerifyError */.Gz(`${name} is not a regular file`);
        if (facts.size > maxBytes)
            throw new errors/* VerifyError */.Gz(`${name} has ${facts.size} bytes, more than ${maxBytes}`);
        // Should it have been exchanged for a link or a pipe since.
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    }
    catch (cause) {
        if ((0,errors/* hasCode */.up)(cause, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG'))
            throw new errors/* VerifyError */.Gz(`${name} is missing`, { cause });
        throw cause;
    }
}

// EXTERNAL MODULE: ./build/verify/go-json.js
var go_json = __webpack_require__(3039);
;// CONCATENATED MODULE: ./build/verify/json-reader.js
// Reads JSON (RFC 8259) while it streams past, token by token, in constant memory: whoever listens sees what is there, and
// nothing is built.
/** Go's `encoding/json` gives up on what is nested deeper. */
const MAX_DEPTH = 10_000;
/** Of a token that two chunks share no more is kept: no name, time, or number that is looked at has as much. */
const MAX_HELD_BYTES = 512;
// What may come next. Numbers, for every byte passes here.
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const COLON = 4;
const COMMA_OR_END = 5;
const END = 6;
const STRING = 7;
const ESCAPE = 8;
const NUMBER = 9;
const LITERAL = 10;
const BROKEN = 11;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPED = new Set(Buffer.from('"\\/bfnrt'));
const HEX = new Set(Buffer.from('0123456789abcdefABCDEF'));
const IN_NUMBER = new Set(Buffer.from('0123456789+-.eE'));
const WHOLE_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const WORDS = new Map(['true', 'false', 'null'].map((word) => [word.charCodeAt(0), word]));
/** Reads one text. */
class JsonReader {
    #listener;
    #next = VALUE;
    /** Of all that is open, whether it is a list. */
    #open = [];
    #isKey = false;
    /** Hex digits that an escape still lacks. */
    #hexDigits = 0;
    #word = '';
    #wordBytes = 0;
    #tokenStart = 0;
    /** The beginning of a token whose end the next chunk has. */
    #held = Buffer.alloc(MAX_HELD_BYTES);
    #heldBytes = 0;
    #isHeld = false;
    /** The same for all of them: there are millions. */
    #token = { bytes: this.#held, start: 0, end: 0 };
    constructor(listener) {
        this.#listener = listener;
    }
    /** Takes the next bytes. */
    write(chunk) {
        this.#tokenStart = 0;
        for (let at = 0; at < chunk.length && this.#next !== END;) {
            // Nearly all bytes are those of strings and the spaces between them.
            if (this.#next === STRING)
                at = this.#readString(chunk, at);
            else if (this.#next < STRING)
                at = this.#readStructure(chunk, at);
            else if (this.#next === ESCAPE)
                this.#readEscape(chunk[at++] ?? 0);
            else if (this.#next === LITERAL)
                this.#readWord(chunk[at++] ?? 0);
            else if (this.#next === NUMBER)
                at = this.#readNumber(chunk, at);
            else
                return;
        }
        if (this.#next === STRING || this.#next === ESCAPE || this.#next === NUMBER)
            this.#hold(chunk, chunk.length);
    }
    /** Whether what was written begins with a JSON text, nested no deeper than Go reads: its decoder looks at nothing behind it. */
    finish() {
        if (this.#next === NUMBER)
            this.#endNumber(this.#held, 0);
        return this.#next === END;
    }
    #readString(chunk, from) {
        let at = from;
        for (; at < chunk.length; at += 1) {
            const byte = chunk[at] ?? 0;
            if (byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20)
                continue;
            if (byte === QUOTE)
                this.#endString(chunk, at);
            else
                this.#next = byte === BACKSLASH ? ESCAPE : BROKEN;
            return at + 1;
        }
        return at;
    }
    #endString(chunk, end) {
        const token = this.#takeToken(chunk, end);
        this.#next = this.#isKey ? COLON : this.#afterValue();
        if (this.#isKey)
            this.#listener.key(token);
        else
            this.#listener.string(token);
    }
    #readEscape(byte) {
        if (this.#hexDigits > 0) {
            if (!HEX.has(byte))
                this.#next = BROKEN;
            else if (--this.#hexDigits === 0)
                this.#next = STRING;
        }
        else if (byte === 0x75)
            this.#hexDigits = 4;
        else
            this.#next = ESCAPED.has(byte) ? STRING : BROKEN;
    }
    #readNumber(chunk, from) {
        let at = from;
        while (at < chunk.length && IN_NUMBER.has(chunk[at] ?? 0))
            at += 1;
        if (at < chunk.length)
            this.#endNumber(chunk, at);
        return at;
    }
    #endNumber(chunk, end) {
        const token = this.#takeToken(chunk, end);
        const isWhole = token.end - token.start < MAX_HELD_BYTES && WHOLE_NUMBER.test(textOf(token));
        this.#next = isWhole ? this.#afterValue() : BROKEN;
        if (isWhole)
            this.#listener.number(token);
    }
    #readWord(byte) {
        if (this.#word.charCodeAt(this.#wordBytes++) !== byte)
            this.#next = BROKEN;
        else if (this.#wordBytes === this.#word.length) {
            this.#next = this.#afterValue();
            this.#listener.literal(this.#word);
        }
    }
    #readStructure(chunk, from) {
        let at = from;
        while (chunk[at] === 0x20)
            at += 1;
        const byte = chunk[at];
        if (byte === undefined || byte === 0x0a || byte === 0x0d || byte === 0x09)
            return at + 1;
        const next = this.#next;
        if (byte === QUOTE && next <= KEY_OR_END) {
            this.#isKey = next >= KEY;
            this.#next = STRING;
            this.#tokenStart = at + 1;
        }
        else if (byte === 0x3a && next === COLON)
            this.#next = VALUE;
        else if (byte === 0x2c && next === COMMA_OR_END)
            this.#next = this.#isInList() ? VALUE : KEY;
        else if (byte === 0x5d || byte === 0x7d)
            this.#close(byte === 0x5d);
        else if (next > VALUE_OR_END)
            this.#next = BROKEN;
        else
            return this.#beginValue(byte, at);
        return at + 1;
    }
    #beginValue(byte, at) {
        if (byte === 0x5b || byte === 0x7b) {
            const isList = byte === 0x5b;
            this.#next = this.#open.push(isList) > MAX_DEPTH ? BROKEN : isList ? VALUE_OR_END : KEY_OR_END;
            this.#listener.open(isList);
            return at + 1;
        }
        const word = WORDS.get(byte);
        if (word !== undefined) {
            this.#word = word;
            this.#wordBytes = 1;
            this.#next = LITERAL;
        }
        else {
            // Whatever else it is, no number begins with it.
            this.#next = IN_NUMBER.has(byte) ? NUMBER : BROKEN;
            this.#tokenStart = at;
        }
        return at + 1;
    }
    #close(isList) {
        const mayEnd = this.#next === COMMA_OR_END || this.#next === (isList ? VALUE_OR_END : KEY_OR_END);
        if (!mayEnd || this.#open.pop() !== isList) {
            this.#next = BROKEN;
            return;
        }
        this.#next = this.#afterValue();
        this.#listener.close();
    }
    #isInList() {
        return this.#open[this.#open.length - 1] === true;
    }
    #afterValue() {
        return this.#open.length === 0 ? END : COMMA_OR_END;
    }
    #takeToken(chunk, end) {
        const token = this.#token;
        if (this.#isHeld)
            this.#hold(chunk, end);
        token.bytes = this.#isHeld ? this.#held : chunk;
        token.start = this.#isHeld ? 0 : this.#tokenStart;
        token.end = this.#isHeld ? this.#heldBytes : end;
        this.#isHeld = false;
        this.#heldBytes = 0;
        return token;
    }
    #hold(chunk, end) {
        const room = Math.min(end, this.#tokenStart + MAX_HELD_BYTES - this.#heldBytes);
        this.#heldBytes += chunk.copy(this.#held, this.#heldBytes, this.#tokenStart, room);
        this.#isHeld = true;
    }
}
/** As it is written, escapes and all. */
function textOf({ bytes, start, end }) {
    return bytes.toString('utf8', start, end);
}

;// CONCATENATED MODULE: ./build/verify/shape-node.js
// A shape made ready for text that streams past: its fields are found by their bytes.


/** Makes a shape ready. */
function nodeOf(shape, place = '') {
    const below = (name) => (place === '' ? name : `${place}.${name}`);
    const plain = { place, item: ANY, fields: [], byLength: [], required: new Map(), requiresItems: false };
    if (typeof shape === 'string')
        return { ...plain, kind: shape };
    if ('list' in shape) {
        const requiresItems = shape.requiresItems === true;
        return { ...plain, kind: 'list', item: nodeOf(shape.list, below('*')), requiresItems };
    }
    if ('map' in shape)
        return { ...plain, kind: 'object', item: nodeOf(shape.map, below('*')) };
    const fields = Object.entries(shape.fields).map(([name, of]) => {
        return { name, bytes: Buffer.from(name), node: nodeOf(of, below(name)) };
    });
    const longest = Math.max(-1, ...fields.map(({ bytes }) => bytes.length));
    const byLength = Array.from({ length: longest + 1 }, (_, length) => fields.filter(({ bytes }) => bytes.length === length));
    const required = new Map(Object.entries(shape.required ?? {}));
    return { ...plain, kind: 'object', fields, byLength, required };
}
const ANY = {
    kind: 'any',
    place: '',
    get item() {
        return ANY;
    },
    fields: [],
    byLength: [],
    required: new Map(),
    requiresItems: false,
};
/** The field that Go would put this name into: it knows no case, and escapes are letters too. */
function findField(node, token) {
    if (node.fields.length === 0)
        return undefined;
    for (const field of node.byLength[token.end - token.start] ?? []) {
        if (isSame(field.bytes, token))
            return field;
    }
    if (isLowerCase(token))
        return undefined;
    const name = foldToken(token);
    return node.fields.find((field) => field.name === name);
}
/** Of names of the same length. */
function isSame(name, { bytes, start }) {
    for (let at = 0; at < name.length; at += 1)
        if (name[at] !== bytes[start + at])
            return false;
    return true;
}
/** Such a name is what it seems. */
function isLowerCase({ bytes, start, end }) {
    for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === 0x5c || byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a))
            return false;
    }
    return true;
}
function foldToken(token) {
    try {
        return (0,go_json/* foldName */.zN)(String(JSON.parse(`"${textOf(token)}"`)));
    }
    catch {
        // Cut off within an escape: longer than any field's name.
        return '';
    }
}

;// CONCATENATED MODULE: ./build/verify/json-fit.js
// Whether Go's decoder, and so Trivy, would take a JSON text: found in one pass while it streams past, whatever its size.



/**
 * Reads a text against a shape.
 *
 * @throws whatever the bytes throw
 */
async function fitJson(bytes, shape) {
    const fitting = new Fitting(shape);
    const reader = new JsonReader(fitting);
    for await (const chunk of bytes)
        reader.write(chunk);
    if (!reader.finish())
        return { kind: 'no-json' };
    const { misfit, missing } = fitting;
    return misfit === undefined ? { kind: 'fits', missing } : { kind: 'misfit', path: misfit };
}
const MAX_KNOWN_TIMES = 1000;
class Fitting {
    misfit;
    missing = new Set();
    #root;
    #frames = [];
    /** How deep inside of what nobody asks for. */
    #passedOver = 0;
    /** In most documents all times are some few. */
    #goodTimes = new Set();
    constructor(root) {
        this.#root = root;
    }
    open(isList) {
        if (this.#passedOver > 0) {
            this.#passedOver += 1;
            return;
        }
        const node = this.#begin(true);
        if (node.kind === (isList ? 'list' : 'object')) {
            const present = node.required.size === 0 ? undefined : new Set();
            this.#frames.push({ node, at: -1, value: node.item, present });
            return;
        }
        if (node.kind !== 'any')
            this.#refuse();
        this.#passedOver = 1;
    }
    close() {
        if (this.#passedOver > 0) {
            this.#passedOver -= 1;
            return;
        }
        const frame = this.#frames.pop();
        for (const name of frame?.node.required.keys() ?? []) {
            if (frame?.present?.has(name) !== true)
                this.#miss(frame?.node, name);
        }
    }
    key(token) {
        const frame = this.#passedOver > 0 ? undefined : this.#frames.at(-1);
        if (frame === undefined)
            return;
        const field = findField(frame.node, token);
        frame.value = field?.node ?? frame.node.item;
        frame.at = field?.name ?? textOf(token);
    }
    string(token) {
        if (this.#passedOver > 0)
            return;
        const { kind } = this.#begin(true, token.end > token.start);
        if (kind === 'any' || kind === 'string')
            return;
        if (kind !== 'time' || !this.#isTime(textOf(token)))
            this.#refuse();
    }
    number(token) {
        if (this.#passedOver > 0)
            return;
        const { kind } = this.#begin(true);
        if (kind !== 'any' && !(kind === 'integer' && isGoInteger(textOf(token))))
            this.#refuse();
    }
    literal(word) {
        if (this.#passedOver > 0)
            return;
        const { kind } = this.#begin(word !== 'null');
        // Where null stands, Go leaves what it declares as it is; but a text that is null says nothing.
        const fits = word === 'null' ? this.#frames.length > 0 : kind === 'any' || kind === 'boolean';
        if (!fits)
            this.#refuse();
    }
    /** What the value must be that begins here. */
    #begin(isThere, isFilled = true) {
        const frame = this.#frames.at(-1);
        if (frame === undefined)
            return this.#root;
        if (typeof frame.at === 'number') {
            frame.at += 1;
            if (!isThere && frame.node.requiresItems)
                this.#miss(frame.node, '*');
        }
        else if (frame.present !== undefined) {
            const isEnough = isThere && (isFilled || frame.node.required.get(frame.at) === 'there');
            if (isEnough)
                frame.present.add(frame.at);
            else
                frame.present.delete(frame.at);
        }
        return frame.value;
    }
    #isTime(text) {
        if (this.#goodTimes.has(text))
            return true;
        if (!(0,go_json/* fitsPlain */.jw)(text, 'time'))
            return false;
        if (this.#goodTimes.size < MAX_KNOWN_TIMES)
            this.#goodTimes.add(text);
        return true;
    }
    #miss(node, name) {
        this.missing.add([node?.place, name].filter(Boolean).join('.'));
    }
    #refuse() {
        this.misfit ??= this.#frames.map(({ at }) => at).join('.');
    }
}
/** Of 64 bits, and spelled as one: Go takes no `2.0` for it. */
function isGoInteger(text) {
    if (!/^-?\d{1,19}$/.test(text))
        return false;
    const value = BigInt(text);
    return value >= -(2n ** 63n) && value < 2n ** 63n;
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-document.js


const COMPONENT = {
    '@id': 'string',
    hashes: { map: 'string' },
    identifiers: { map: 'string' },
    supplier: 'string',
};
/** `VEX` of openvex/go-vex v0.2.7, which Trivy v0.74.0 decodes into. */
const OPENVEX = nodeOf({
    // Without it Trivy takes the document for none, and then reads from it all the same.
    required: { '@context': 'filled' },
    fields: {
        '@context': 'string',
        '@id': 'string',
        author: 'string',
        role: 'string',
        timestamp: 'time',
        last_updated: 'time',
        version: 'integer',
        tooling: 'string',
        supplier: 'string',
        statements: {
            list: {
                fields: {
                    '@id': 'string',
                    vulnerability: {
                        fields: { '@id': 'string', name: 'string', description: 'string', aliases: { list: 'string' } },
                    },
                    timestamp: 'time',
                    last_updated: 'time',
                    products: { list: { fields: { ...COMPONENT, subcomponents: { list: { fields: COMPONENT } } } } },
                    status: 'string',
                    status_notes: 'string',
                    justification: 'string',
                    impact_statement: 'string',
                    action_statement: 'string',
                    action_statement_timestamp: 'time',
                },
            },
        },
    },
});
/** What Trivy looks at of `Advisory` of gocsaf/csaf v3. */
const CSAF = nodeOf({
    // Trivy's `pkg/vex/csaf.go` reads them without looking whether they are there.
    required: { vulnerabilities: 'there', product_tree: 'there' },
    fields: {
        document: { fields: { title: 'string', category: 'string' } },
        product_tree: { fields: { branches: { list: 'any' }, relationships: { list: { fields: {} } } } },
        vulnerabilities: {
            requiresItems: true,
            list: {
                required: { cve: 'there' },
                fields: {
                    cve: 'string',
                    product_status: { map: { list: 'string' } },
                    flags: { list: { fields: {} } },
                },
            },
        },
    },
});
/** By the place that is empty. */
const FLAWS = {
    '@context': { why: 'it has no @context, so it is not OpenVEX' },
    vulnerabilities: { why: 'it has no vulnerabilities, so it is not a CSAF advisory' },
    'vulnerabilities.*': { why: 'it has an empty vulnerability, on which Trivy fails' },
    product_tree: { why: 'it has no product_tree, without which Trivy fails' },
    // Trivy 0.74.0 reads the CVE of every one, and 0.76.0 passes over it (both were run); of 0.75 nothing is known.
    'vulnerabilities.*.cve': {
        why: 'it has a vulnerability without a CVE, on which Trivy before 0.76 fails',
        mendedIn: '0.76.0',
    },
};
/**
 * Why a Trivy could not use a document in this format; undefined when every Trivy can.
 *
 * @param format of the index; empty means OpenVEX (Trivy's `pkg/vex/repo.go`)
 * @throws whatever the bytes throw
 */
async function explainVexDocument(bytes, format) {
    if (format !== '' && format !== 'openvex' && format !== 'csaf')
        return { why: 'its format is neither openvex nor csaf' };
    const fit = await fitJson(bytes, format === 'csaf' ? CSAF : OPENVEX);
    if (fit.kind === 'no-json')
        return { why: 'it is not JSON' };
    if (fit.kind === 'misfit') {
        return { why: fit.path === '' ? 'it is not a JSON object' : `its ${fit.path} is not what Trivy can read` };
    }
    // The gravest first.
    return Object.entries(FLAWS).find(([place]) => fit.missing.has(place))?.[1];
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-files.js
var vex_files = __webpack_require__(7760);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-index.js
var vex_index = __webpack_require__(4007);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-manifest.js
var vex_manifest = __webpack_require__(8554);
;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-repository.js
// Whether a directory holds a VEX repository as Trivy reads it: its manifest, its index, and every document that the index names.









/** Largest of VEX Hub: 200 kB; of rancher's: 4 MB, and they grow. Trivy itself reads one into memory. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;
/**
 * Checks the directory of one repository.
 *
 * @throws {VerifyError} when Trivy could not read manifest or index, or when the index names a path outside of it
 */
async function checkVexRepository(directory, signal) {
    const { updatedAt, entries } = readVexIndex(directory);
    const root = (0,external_node_path_.join)(directory, vex_files/* VEX_SPEC_VERSION */.N);
    const flaws = [];
    // Of many entries that name one document, each once more would take a hostile index hours.
    const known = new Map();
    for (const entry of entries) {
        const { id, location, format } = entry;
        const path = (0,vex_index/* documentPath */.jW)(entry);
        const key = `${format}\n${path}`;
        if (!known.has(key))
            known.set(key, await explainFlaw((0,external_node_path_.join)(root, path), format, signal));
        const flaw = known.get(key);
        if (flaw !== undefined)
            flaws.push({ ...flaw, location, purl: id, path: `${vex_files/* VEX_SPEC_VERSION */.N}/${path}` });
    }
    return { updatedAt, packages: entries.length, flaws };
}
/**
 * Manifest and index alone.
 *
 * @throws {VerifyError} when Trivy could not read them
 */
function readVexIndex(directory) {
    (0,vex_manifest/* readVexLocations */.w$)(readSmall((0,external_node_path_.join)(directory, vex_manifest/* VEX_MANIFEST */.Yj), vex_manifest/* VEX_MANIFEST */.Yj, vex_manifest/* MAX_VEX_MANIFEST_BYTES */.Fz));
    return (0,vex_index/* parseVexIndex */.xs)(readSmall((0,external_node_path_.join)(directory, vex_files/* VEX_SPEC_VERSION */.N, vex_index/* VEX_INDEX */.Bx), vex_index/* VEX_INDEX */.Bx, vex_index/* MAX_VEX_INDEX_BYTES */.oA));
}
/** Removes what Trivy cannot use, for it does not pass over all of it: some documents end its scan. */
async function removeFlawed(directory, paths) {
    for (const path of paths) {
        const file = (0,external_node_path_.join)(directory, path);
        const facts = await (0,promises_.lstat)(file).catch((error) => {
            if (!(0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
                throw error;
        });
        // In a directory other documents may lie, and Trivy does not take it for a document.
        if (facts !== undefined && !facts.isDirectory())
            await (0,file_moves/* remove */.TF)(file);
    }
}
async function explainFlaw(path, format, signal) {
    try {
        return await explainVexDocument(openPieces(path, { maxBytes: MAX_DOCUMENT_BYTES, signal }), format);
    }
    catch (error) {
        if (error instanceof errors/* VerifyError */.Gz)
            return { why: error.message };
        throw error;
    }
}


/***/ })

};
