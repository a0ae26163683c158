export const id = 5606;
export const ids = [5606];
export const modules = {

/***/ 5606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseConfig: () => (/* binding */ parseConfig)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _base_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3395);
/* harmony import */ var _inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5364);
/* harmony import */ var _scan_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5304);
/* harmony import */ var _config_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1203);






// At once: this file is loaded where there is a text to read.
const { LineCounter: Lines, isAlias, isMap, isScalar, isSeq, parseDocument } = (0,_base_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .loadYaml */ .y)();
/** More than anybody waits for a job to begin. */
const MAX_HOOK_SECONDS = 300;
/**
 * Reads a file.
 *
 * @throws {ConfigError} listing every mistake with its line
 */
function parseConfig(text, file, keys) {
    const lines = new Lines();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const mistakes = document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        text: message,
    }));
    const reader = new Reader(keys, lines, mistakes);
    const root = document.contents;
    const parsed = root === null && mistakes.length === 0 ? NOTHING : reader.readRoot(root);
    if (mistakes.length > 0)
        throw new _config_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ConfigError */ .x(file, byLine(mistakes));
    return { ...parsed, file };
}
const NOTHING = {
    defaults: new Map(),
    limits: new Map(),
    perRepository: [],
    hookDeadlineMs: undefined,
};
function byLine(mistakes) {
    return mistakes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
class Reader {
    keys;
    lines;
    mistakes;
    constructor(keys, lines, mistakes) {
        this.keys = keys;
        this.lines = lines;
        this.mistakes = mistakes;
    }
    readRoot(root) {
        const known = ['defaults', 'limits', 'per-repository', 'hook'];
        const entries = this.entriesOf(root, 'the file', known);
        const find = (name) => entries.find(([key]) => key === name)?.[1];
        return {
            ...this.readBlock(find('defaults'), find('limits')),
            perRepository: this.readRepositories(find('per-repository')),
            hookDeadlineMs: this.readHook(find('hook')),
        };
    }
    readBlock(defaults, limits) {
        return {
            defaults: this.readTexts(defaults, 'defaults', this.keys.defaults),
            limits: this.readTexts(limits, 'limits', this.keys.limits),
        };
    }
    readTexts(node, where, table) {
        const texts = new Map();
        for (const [name, value, at] of this.entriesOf(node, where, Object.keys(table))) {
            const text = this.textOf(value, at);
            if (text === undefined)
                continue;
            try {
                table[name]?.(text);
                texts.set(name, text);
            }
            catch (error) {
                this.note(value ?? at, `${where}: ${name}: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error)}`);
            }
        }
        return texts;
    }
    readRepositories(node) {
        return this.entriesOf(node, 'per-repository').flatMap(([glob, value, at]) => {
            const matches = (0,_scan_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .parseGlob */ .q)(glob.toLowerCase());
            if (matches === undefined || !glob.includes('/')) {
                this.note(at, `per-repository: "${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(glob, 60)}" is not a glob such as owner/name or owner/team-*`);
                return [];
            }
            const entries = this.entriesOf(value, `per-repository: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(glob, 60)}`, ['defaults', 'limits']);
            const find = (name) => entries.find(([key]) => key === name)?.[1];
            return [{ ...this.readBlock(find('defaults'), find('limits')), matches }];
        });
    }
    readHook(node) {
        const [entry] = this.entriesOf(node, 'hook', ['deadline']);
        if (entry === undefined)
            return undefined;
        const text = this.textOf(entry[1], entry[2]) ?? '';
        const seconds = Number(/^(\d{1,3})\s?s$/.exec(text)?.[1]);
        if (seconds > 0 && seconds <= MAX_HOOK_SECONDS)
            return seconds * 1000;
        this.note(entry[1] ?? entry[2], `hook: deadline: "${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(text, 60)}" is not 1s to ${MAX_HOOK_SECONDS}s; write for example 10s`);
        return undefined;
    }
    /** The entries of a map whose keys are texts, each once; unknown ones are mistakes. */
    entriesOf(node, where, known) {
        if (node === null || node === undefined || (isScalar(node) && node.value === null))
            return [];
        if (!isMap(node)) {
            this.note(node, `${where} is not a map of keys`);
            return [];
        }
        return node.items.flatMap(({ key, value }) => {
            const name = isScalar(key) ? String(key.value) : '';
            if (known === undefined || known.includes(name))
                return [[name, value, key]];
            const words = Object.fromEntries(known.map((word) => [word, word]));
            const nearest = (0,_inputs_trivy_words_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestWord */ .zZ)(words, name) ?? known.join(', ');
            const what = where === 'the file' ? '' : `${where}: `;
            this.note(key, `${what}"${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(name, 60)}" is not known; ${known.length > 4 ? 'the nearest is ' : 'there are '}${nearest}`);
            return [];
        });
    }
    /** The value as a workflow would write it: a list is lines, a map `name=value`. */
    textOf(value, at) {
        if (value === null)
            return '';
        if (isScalar(value))
            return value.value === null ? '' : (scalarText(value) ?? this.refuse(value));
        if (isSeq(value)) {
            const items = value.items.map((item) => (isScalar(item) ? scalarText(item) : undefined));
            return items.includes(undefined) ? this.refuse(value) : items.join('\n');
        }
        if (isMap(value)) {
            const items = value.items.map(({ key, value: inner }) => {
                const text = isScalar(inner) ? scalarText(inner) : undefined;
                return isScalar(key) && text !== undefined ? `${String(key.value)}=${text}` : undefined;
            });
            return items.includes(undefined) ? this.refuse(value) : items.join('\n');
        }
        return this.refuse(isAlias(value) ? value : at);
    }
    refuse(node) {
        this.note(node, 'is not a text, a list of texts, or a map of texts');
        return undefined;
    }
    note(node, text) {
        const line = node.range === null || node.range === undefined ? undefined : this.lines.linePos(node.range[0]).line;
        this.mistakes.push({ line, text });
    }
}
/** As it is written: `1.10` is a version, and not the number 1.1. */
function scalarText({ value, source }) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : undefined;
}


/***/ })

};
