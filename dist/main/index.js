import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 4649:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3774:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream/web");

/***/ }),

/***/ 5574:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 1450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qc: () => (/* binding */ childEnvironment),
/* harmony export */   oW: () => (/* binding */ hideFromChildren),
/* harmony export */   pz: () => (/* binding */ withTrustedPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _copy_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7675);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(222);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2488);
// What a program that we start can learn of the job's environment: nothing of the tokens and inputs of this step, for which it
// has no use, neither from what it is given nor by reading ours.





/** The runner's own tokens and the files by which it takes commands, our inputs, and logins for others than this program. */
const WITHHELD = /^(ACTIONS_.*|INPUT_.*|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)|TF_TOKEN_.*|TRIVY_.*)$/i;
/** What such a program may know; it finds no other program in the workspace. */
function childEnvironment(job) {
    const kept = Object.entries(job).filter(([name]) => !WITHHELD.test(name));
    return withTrustedPath(Object.fromEntries(kept));
}
/** The same with a PATH in which nothing is found that a pull request brings along: no relative entry, none of the workspace. */
function withTrustedPath(environment) {
    // On Windows it is called `Path`.
    const names = Object.keys(environment).filter((name) => name.toUpperCase() === 'PATH');
    const { GITHUB_WORKSPACE: workspace } = environment;
    const isTrusted = (directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(directory) && (!workspace || !(0,_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(directory, workspace));
    const trusted = names.map((name) => {
        const directories = (0,_program_js__WEBPACK_IMPORTED_MODULE_3__/* .splitSearchPath */ .Mv)(environment[name] ?? '').filter(isTrusted);
        return [name, directories.map(quoteForPath).join(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)];
    });
    return (0,_copy_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .copyEnvironment */ .t)(environment, Object.fromEntries(trusted));
}
/** Only Windows can have the delimiter in a name, in quotes. */
function quoteForPath(directory) {
    return directory.includes(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter) ? `"${directory}"` : directory;
}
/** By this the runner finds what a job has left running (actions/runner, `JobExtension.FinalizeJob`). */
const KEPT_IN_SIGHT = 'RUNNER_TRACKING_ID';
/**
 * Moves the environment of this process to where `/proc/<id>/environ` does not show it. Any program of the same user may read
 * that file, which goes on showing the bytes with which the process began, whatever is unset later
 * (proc_pid_environ(5)). Which of the job's variables are secrets only its author knows: all values go but one. Only Linux has
 * that file; where the memory cannot be written all stays as it was.
 *
 * @param environment that of this process, which keeps its values
 */
function hideFromChildren(environment) {
    if (process.platform !== 'linux')
        return;
    try {
        const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/self/environ');
        const start = startOfEnvironment();
        const memory = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)('/proc/self/mem', 'r+');
        try {
            // The C library keeps what is set anew in memory of its own.
            for (const [name, value] of Object.entries(environment))
                environment[name] = value;
            const hidden = withoutValues(bytes);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(memory, hidden, 0, hidden.length, start);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(memory);
        }
    }
    catch {
        // No /proc, or one that is read-only: a hardened machine has other ways to keep processes apart.
    }
}
/** Field 50 of proc_pid_stat(5), `env_start`; the second field, a name in brackets, may hold anything. */
function startOfEnvironment() {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/self/stat', 'latin1');
    const address = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[47]);
    if (!Number.isSafeInteger(address) || address <= 0)
        throw new Error('no address of the environment');
    return address;
}
/** Texts `NAME=value`, each ended by a zero, of the same length and with their names (pure). */
function withoutValues(environment) {
    const hide = (text) => {
        const [name = ''] = text.split('=', 1);
        return name === KEPT_IN_SIGHT ? text : name.padEnd(text.length, '=');
    };
    // One character for each byte, whatever they mean.
    return Buffer.from(environment.toString('latin1').split('\0').map(hide).join('\0'), 'latin1');
}


/***/ }),

/***/ 5682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ findCompileCache)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _mode_bits_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7082);
/* harmony import */ var _trusted_owner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9233);
// Where compiled code is kept between jobs of one host: half of what a job costs that finds everything fresh is compiling this
// action.




/**
 * Where compiled code is kept: in the runner store, once a job has made it.
 *
 * What lies there is run, so the store must belong to this very user, and nobody but root may write to it, or put another in
 * its place.
 *
 * @returns undefined where there is no such place
 */
function findCompileCache(environment) {
    const { RUNNER_ENVIRONMENT, RUNNER_TOOL_CACHE, INPUT_STORE, 'INPUT_STORE-DIR': named } = environment;
    if (INPUT_STORE === 'never')
        return undefined;
    if (RUNNER_ENVIRONMENT !== 'self-hosted' && INPUT_STORE !== 'always')
        return undefined;
    const root = named || RUNNER_TOOL_CACHE || '';
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(root))
        return undefined;
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'trivy-offline-cache');
    return isOursAlone(home) ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'compile-cache') : undefined;
}
/** Windows has no user ids and no modes: there it is never the case. */
function isOursAlone(directory) {
    try {
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(directory);
        const isOurs = facts.isDirectory() &&
            facts.uid === process.getuid?.() &&
            (facts.mode & _mode_bits_js__WEBPACK_IMPORTED_MODULE_3__/* .GROUP_AND_OTHERS_MAY_WRITE */ .wQ) === 0;
        return isOurs && (0,_trusted_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .findMovable */ .Sw)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory), [facts.uid, 0], 'stranger') === undefined;
    }
    catch {
        // Nothing there, or nothing that can be looked at: what is wrong with it, whoever opens the store says.
        return false;
    }
}


/***/ }),

/***/ 3510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ requireCompiled),
  L: () => (/* binding */ useCompiledParts)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __nccwpck_require__(714);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __nccwpck_require__(5867);
;// CONCATENATED MODULE: ./build/base/compiled-builds.js
// Compiled code of this build apart from that of others, so that what no job runs any more does not pile up in the store.




/** One build under one Node: V8's data is good for nothing else. */
const NAME = /^v\d+\.\d+\.\d+-\w+(-[0-9a-f]{16})?$/;
/** Workflows of one host that name several versions of this action, each in use, make room for each other once a day at most. */
const SPARED_MS = 24 * 60 * 60 * 1000;
/**
 * Where the compiled code of this build is, below the directory for all.
 *
 * @param dist directory of the build; the digests of all its files tell it from others
 * @returns undefined when it has no digests
 */
function directoryOfBuild(kept, dist) {
    try {
        const digest = (0,external_node_crypto_.createHash)('sha256').update((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(dist, 'SHA256SUMS')));
        return (0,external_node_path_.join)(kept, `${process.version}-${process.arch}-${digest.digest('hex').slice(0, 16)}`);
    }
    catch {
        // Not a build as it was published.
        return undefined;
    }
}
/** Removes all but the present build, the one before it, and what was written in the last day. What is in the way is left. */
function pruneBuilds(kept, present, now = Date.now()) {
    const others = listBuilds(kept).filter(({ path }) => path !== present);
    const [, ...older] = others.sort((a, b) => b.writtenAtMs - a.writtenAtMs);
    for (const { path, writtenAtMs } of older)
        if (now - writtenAtMs > SPARED_MS)
            (0,file_moves/* removeQuietlyNow */.Oy)(path);
}
function listBuilds(kept) {
    return (0,external_node_fs_.readdirSync)(kept)
        .filter((name) => NAME.test(name))
        .map((name) => (0,external_node_path_.join)(kept, name))
        .map((path) => ({ path, writtenAtMs: (0,external_node_fs_.lstatSync)(path).mtimeMs }));
}

// EXTERNAL MODULE: ./build/base/mode-bits.js
var mode_bits = __nccwpck_require__(7082);
// EXTERNAL MODULE: ./build/base/own-file.js
var own_file = __nccwpck_require__(3471);
;// CONCATENATED MODULE: ./build/base/compiled-parts.js
// Parts of the bundle, compiled as far as an earlier job called them. Node's own compile cache keeps what is compiled when a
// file is loaded, which is not what a job calls: half of compiling would be done anew in every job.







let keeping;
/** Has parts of this bundle loaded as they were kept, and at the end of a good run those kept that were not. */
function useCompiledParts({ parts, kept, entry }) {
    if (false)
        {}
    const directory = directoryOfBuild(kept, (0,external_node_path_.dirname)(parts));
    if (directory === undefined)
        return;
    const loadAsAlways = __nccwpck_require__.e;
    const loaded = new Set();
    const all = { directory, entry, news: new Map() };
    keeping = all;
    __nccwpck_require__.e = (part) => {
        if (loaded.has(part))
            return Promise.resolve();
        const script = loadScript(all, (0,external_node_path_.join)(parts, `${part}.index.js`), modulesOf);
        if (script === undefined)
            return loadAsAlways(part);
        loaded.add(part);
        Object.assign(__nccwpck_require__.m, script.runInThisContext());
        return Promise.resolve();
    };
    process.once('exit', (code) => {
        if (code === 0 && all.news.size > 0)
            keepAll(all.news, () => pruneBuilds(kept, directory));
    });
}
/** What `require(name)` gives, of a CommonJS library of the bundle in a file of its own; loaded as it was kept, like parts. */
function requireCompiled(require, name) {
    if (keeping === undefined)
        return require(name);
    const path = require.resolve(name);
    const script = loadScript(keeping, path, functionOf);
    if (script === undefined)
        return require(name);
    const module = { exports: {} };
    script.runInThisContext().call(module.exports, module.exports, require, module, path, (0,external_node_path_.dirname)(path));
    return module.exports;
}
/** A file as a script; undefined: it cannot be one. */
function loadScript({ directory, entry, news }, file, scriptOf) {
    const bytes = (0,external_node_fs_.readFileSync)(file);
    const text = scriptOf(bytes.toString());
    if (text === undefined)
        return undefined;
    const path = (0,external_node_path_.join)(directory, `${sha256(bytes).toString('hex')}-${entry}`);
    const cachedData = recall(path);
    try {
        const script = new external_node_vm_.Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
        if (script.cachedDataRejected !== false)
            news.set(path, script);
        return script;
    }
    catch {
        // `import.meta`, which only a module has.
        return undefined;
    }
}
/** What webpack writes before the modules of a part. */
const HEAD = /^export const id = \d+;\nexport const ids = \[\d+\];\nexport const modules = (?=\{)/;
const TAIL = '};';
/** A part as a script whose value is its modules; undefined: it has more than those, and must be loaded as a module. */
function modulesOf(source) {
    const head = HEAD.exec(source)?.[0];
    const end = source.lastIndexOf(TAIL);
    if (head === undefined || end < 0 || source.slice(end + TAIL.length).trim() !== '')
        return undefined;
    // On its own lines, so that a stack trace names those of the file; strict, as modules are.
    return `'use strict';\n\n(${source.slice(head.length, end)}})`;
}
/** A CommonJS file as a script whose value is the function that Node makes of it. */
function functionOf(source) {
    return `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
}
/** The digest stands first: V8 does not look whether what it is given is damaged. */
const DIGEST_BYTES = 32;
function recall(path) {
    try {
        const bytes = readOurs(path);
        const data = bytes.subarray(DIGEST_BYTES);
        return sha256(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
    }
    catch {
        // Not kept yet, or not to be believed.
        return undefined;
    }
}
/** Whatever the directory lets others do: only what this user wrote, and nobody else could change. */
function readOurs(path) {
    const descriptor = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const { uid, mode } = (0,external_node_fs_.fstatSync)(descriptor);
        if (uid !== process.getuid?.() || (mode & mode_bits/* GROUP_AND_OTHERS_MAY_WRITE */.wQ) !== 0)
            throw new Error('it is not of this user alone');
        return (0,external_node_fs_.readFileSync)(descriptor);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function keepAll(scripts, prune) {
    try {
        for (const [path, script] of scripts) {
            const data = script.createCachedData();
            (0,own_file/* writeOwnBytes */.$m)(path, Buffer.concat([sha256(data), data]), 0o600);
        }
        prune();
    }
    catch {
        // It only saves later jobs time.
    }
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest();
}


/***/ }),

/***/ 7675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ copyEnvironment)
/* harmony export */ });
// A changed copy of an environment that is one still: Windows finds a variable under any spelling of its name, but not in an
// ordinary object.
/**
 * A copy with other values; one that is undefined is not there. On Windows it is found, changed, and removed in any case, as
 * in `process.env`: programs started from bash have `PROGRAMDATA` where others have `ProgramData`, and a workflow may write
 * `trivy_username`, which Trivy reads there.
 */
function copyEnvironment(environment, changes, platform = process.platform) {
    const copy = { ...environment };
    const changed = platform === 'win32' ? inAnyCase(copy) : copy;
    for (const [name, value] of Object.entries(changes)) {
        if (value === undefined)
            delete changed[name];
        else
            changed[name] = value;
    }
    return changed;
}
function inAnyCase(variables) {
    const spell = (name) => {
        if (typeof name === 'symbol' || Object.hasOwn(variables, name))
            return name;
        const wanted = name.toUpperCase();
        return Object.keys(variables).find((variable) => variable.toUpperCase() === wanted) ?? name;
    };
    return new Proxy(variables, {
        get: (target, name) => Reflect.get(target, spell(name)),
        set: (target, name, value) => Reflect.set(target, spell(name), value),
        has: (target, name) => Reflect.has(target, spell(name)),
        deleteProperty: (target, name) => Reflect.deleteProperty(target, spell(name)),
        getOwnPropertyDescriptor: (target, name) => Reflect.getOwnPropertyDescriptor(target, spell(name)),
    });
}


/***/ }),

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ hintOf),
/* harmony export */   Gz: () => (/* binding */ VerifyError),
/* harmony export */   Or: () => (/* binding */ isSystemError),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   il: () => (/* binding */ LocalError),
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
// Errors are for people: what failed, where, what to do. Everything here may be imported by every folder.
/** An error whose message is meant for the user; `hint` says what to do, naming the input or permission. */
class ActionError extends Error {
    name = 'ActionError';
    hint;
    /** The message says all that its causes could tell a user; they are for the debug log. */
    isWhole;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.hint = options.hint;
        this.isWhole = options.isWhole ?? false;
    }
}
/** Bytes or contents that are not what they claim to be: they are discarded, never used. */
class VerifyError extends ActionError {
    name = 'VerifyError';
    wanted;
    found;
    constructor(message, options = {}) {
        const detail = options.wanted === undefined ? '' : `: wanted ${options.wanted}, found ${options.found}`;
        super(message + detail, options);
        this.wanted = options.wanted;
        this.found = options.found;
    }
}
/** Whether `error` is a Node system error with this code, such as `ENOENT`. */
function hasCode(error, ...codes) {
    const code = error?.code;
    return typeof code === 'string' && codes.includes(code);
}
/** Whether it is an answer of the system that nobody has put into words yet. */
function isSystemError(error) {
    const { code, syscall } = (error ?? {});
    return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) && typeof syscall === 'string';
}
/** An error and its causes, to the first that is whole, in one line, outermost first; foreign text must be cleaned by the caller. */
function describeError(error) {
    const links = [];
    for (let link = error; link !== undefined && links.length < 8;) {
        links.push(messageOf(link));
        const isLast = link instanceof ActionError && link.isWhole;
        link = link instanceof Error && !isLast ? link.cause : undefined;
    }
    return links.join(': ');
}
function messageOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // Node's AggregateError (all addresses of a host refused) has an empty message; its code says what happened.
    if (error.message === '')
        return String(error.code ?? error.name);
    return error.message;
}
/** This machine is at fault (full disk, no permission): another source would not help. */
class LocalError extends ActionError {
    name = 'LocalError';
}
/** The hint of an error for people, if it is one that has a hint. */
function hintOf(error) {
    return error instanceof ActionError ? error.hint : undefined;
}


/***/ }),

/***/ 5867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ moveNow),
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   Oy: () => (/* binding */ removeQuietlyNow),
/* harmony export */   S2: () => (/* binding */ removeQuietly),
/* harmony export */   TF: () => (/* binding */ remove),
/* harmony export */   ny: () => (/* binding */ removeNow)
/* harmony export */ });
/* unused harmony exports PASSING_OF_REMOVALS, untilFree, untilFreeNow */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5145);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8806);
// Renames and removals on a system that refuses for a while: on Windows nothing moves that a virus scanner, an indexer, or
// another job has open, and they are done with it in a moment. The one place where anything is renamed or removed.




const PATIENCE = { platform: process.platform, clock: _limits_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .ml };
const PATIENCE_NOW = { platform: process.platform, clock: { now: _limits_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .ml.now, sleepNow } };
/** What Windows answers for a file that somebody has open; EISDIR and ENOTSUP are those of exFAT, RAM disks, and SMB. */
const PASSING = ['EPERM', 'EACCES', 'EBUSY', 'EISDIR', 'ENOTSUP'];
/**
 * For a directory: a file in it that somebody has open is gone by name only when they let go of it (exFAT, SMB, and Windows
 * before 10.0.17763, where nothing is removed as POSIX wants it).
 */
const PASSING_OF_REMOVALS = [...PASSING, 'ENOTEMPTY'];
/** Scanners hold a new file for some 20 to 200 ms, several of them one after the other. */
const WAIT_MS = 4_000;
const FIRST_PAUSE_MS = 10;
const MAX_PAUSE_MS = 500;
/**
 * Does something to a file, and again with growing pauses for up to four seconds while Windows refuses it. Elsewhere an
 * open file is in nobody's way, and a refusal is for good.
 *
 * @throws what the last attempt threw
 */
async function untilFree(attempt, patience = PATIENCE, passing = PASSING) {
    const pauseAfter = startPauses(patience, passing);
    for (;;) {
        try {
            return await attempt();
        }
        catch (error) {
            await patience.clock.sleep(pauseAfter(error), new AbortController().signal);
        }
    }
}
/** As {@link untilFree}, at once: for small files at moments when nothing else goes on. */
function untilFreeNow(attempt, patience = PATIENCE_NOW, passing = PASSING) {
    const pauseAfter = startPauses(patience, passing);
    for (;;) {
        try {
            return attempt();
        }
        catch (error) {
            patience.clock.sleepNow(pauseAfter(error));
        }
    }
}
/** Renames, and replaces what is there where it is a file. Throws what the file system says. */
async function move(from, to, patience) {
    // Another thread would take longer to be asked than this takes.
    await untilFree(async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(from, to), patience);
}
/** As {@link move}, at once. */
function moveNow(from, to, patience) {
    untilFreeNow(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(from, to), patience);
}
/** Removes a file or a whole directory; what is not there is no error. Throws what the file system says. */
async function remove(path, patience) {
    // A tree of 50,000 files takes seconds, in which nothing else would go on.
    await untilFree(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }), patience, PASSING_OF_REMOVALS);
}
/** As {@link remove}, at once. */
function removeNow(path, patience) {
    untilFreeNow(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true }), patience, PASSING_OF_REMOVALS);
}
/** Removes what is in nobody's way: what cannot be removed is left, and a later run sweeps it. Never throws. */
async function removeQuietly(path, patience) {
    await remove(path, patience).catch(() => undefined);
}
/** As {@link removeQuietly}, at once. */
function removeQuietlyNow(path, patience) {
    try {
        removeNow(path, patience);
    }
    catch {
        // A later run sweeps it.
    }
}
/** Says how long to wait after a refusal; throws it when it is for good, or has lasted long enough. */
function startPauses({ platform, clock, }, passing) {
    const endsAt = clock.now() + WAIT_MS;
    let pauseMs = FIRST_PAUSE_MS;
    return (error) => {
        const isPassing = platform === 'win32' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, ...passing);
        if (!isPassing || clock.now() + pauseMs > endsAt)
            throw error;
        const thisMs = pauseMs;
        pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS);
        return thisMs;
    };
}
function sleepNow(ms) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}


/***/ }),

/***/ 222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   ZG: () => (/* binding */ realPathIfThere),
/* harmony export */   dN: () => (/* binding */ realPathOf),
/* harmony export */   iT: () => (/* binding */ isNamedInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5145);
/* harmony import */ var _windows_path_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5057);
// Whether one path lies in another, for decisions on trust: several names can lead to one directory.




/**
 * Whether a path, which need not exist, is a directory or lies below it: by its name, or by what its name leads to. Upper
 * and lower case where the file system does not tell them apart, short names of Windows, links, and `/tmp` of macOS, which
 * is `/private/tmp`, give a directory names that no comparison of texts finds to be the same.
 */
function isInside(path, directory) {
    const [inner, outer] = [path, directory].map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(asWindowsReads(name)));
    if (isNamedInside(inner, outer))
        return true;
    const wanted = identify(outer);
    if (wanted === undefined)
        return false;
    for (let current = realPart(inner);; current = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(current)) {
        if (identify(current) === wanted)
            return true;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(current) === current)
            return false;
    }
}
const LOOK = { platform: process.platform, realpath: node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync };
/**
 * What exFAT, RAM disks, and volumes that Windows' mount manager does not know answer for a path that is there. Some of them
 * say that it is not.
 */
const NO_ANSWER = ['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'UNKNOWN'];
/** The real path; the name itself where the file system has no answer: then it has no links either. Throws what it says. */
function realPathOf(path, { platform, realpath } = LOOK) {
    try {
        return realpath(path);
    }
    catch (error) {
        const isUnanswered = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, ...NO_ANSWER) || ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT') && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path));
        if (platform === 'win32' && isUnanswered)
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
        throw error;
    }
}
/** As {@link realPathOf}; undefined for what is not there, or may not be looked at. */
function realPathIfThere(path, look) {
    try {
        return realPathOf(path, look);
    }
    catch {
        return undefined;
    }
}
/** `D:\workspace.` is the workspace for every program but Node. */
function asWindowsReads(path) {
    return process.platform === 'win32' ? (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_3__/* .plainWindowsPath */ .jK)(path) : path;
}
/** The same by the texts of two absolute paths alone, for those that are real already. */
function isNamedInside(path, directory) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path);
    return way.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..' && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}
/** Of what exists on the way to it. */
function realPart(path) {
    for (let current = path;; current = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(current)) {
        try {
            return realPathOf(current);
        }
        catch {
            // Not there, or not to be looked at: what it lies in is.
            if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(current) === current)
                return current;
        }
    }
}
/** Device and inode: the same for all names of a directory. */
function identify(directory) {
    try {
        const { dev, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { bigint: true });
        // File systems of Windows that number nothing.
        return ino === 0n ? undefined : `${dev}:${ino}`;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ patient),
/* harmony export */   MK: () => (/* binding */ defaultLimits),
/* harmony export */   ml: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);
// How long we wait and how often we try; time itself is passed in, so that tests need not wait.

/** The bounds of a normal run, said so in docs: a dead mirror costs seconds, a slow one is left to finish. */
const defaultLimits = {
    connectMs: 10_000,
    stallMs: 30_000,
    // A registry that is well answers within a second.
    silentMs: 2_500,
    tries: 3,
    backoffMs: 500,
    steadiness: 0,
    retryAfterCapMs: 60_000,
};
/**
 * The bounds for a registry that is pushed to: there is no other to turn to, so one that restarts is waited for, 7.75 s
 * at least and 15.5 s at most.
 */
function patient(limits) {
    return { ...limits, tries: 2 * limits.tries, steadiness: 0.5 };
}
/** The clock of a real run. */
const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
        }
        catch (error) {
            // Node's own AbortError hides why; the reason is what the caller wants to say.
            signal.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 6594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ makeDirectories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5145);
// Makes a directory with its parents, and ends everywhere: Node's own recursive way does not.



/**
 * Makes a directory, and those above it that are missing, step by step: where a parent exists that takes no directories, and says so by ENOENT (`/proc`, the
 * homes of an automounter), Node's `recursive` tries for ever.
 *
 * @param mode of each that is made, less the umask; default: 0o777
 * @throws what the file system says; ENOENT where it can never be made, and ENOTDIR below a file, of which Windows says ENOENT
 */
function makeDirectories(path, mode) {
    try {
        makeOne(path, mode);
    }
    catch (error) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ENOENT') || parent === path)
            throw error;
        makeDirectories(parent, mode);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(parent).isDirectory())
            throw belowFile(path);
        // Also where the parent was there: another process may have made it in between.
        makeOne(path, mode);
    }
}
function makeOne(path, mode) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, mode);
    }
    catch (error) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
            throw error;
    }
}
function belowFile(path) {
    const code = 'ENOTDIR';
    return Object.assign(new Error(`${code}: not a directory, mkdir '${path}'`), {
        code,
        syscall: 'mkdir',
        path,
    });
}


/***/ }),

/***/ 7082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ STICKY),
/* harmony export */   uc: () => (/* binding */ OTHERS_MAY_WRITE),
/* harmony export */   wQ: () => (/* binding */ GROUP_AND_OTHERS_MAY_WRITE)
/* harmony export */ });
// Bits of a mode that say who may write.
/** The right of all others. */
const OTHERS_MAY_WRITE = 0o002;
/** That of the group as well. */
const GROUP_AND_OTHERS_MAY_WRITE = 0o022;
/** Where all may write, each may rename and remove what is its own alone (`/tmp`). */
const STICKY = 0o1000;


/***/ }),

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ writeOwnBytes),
/* harmony export */   OP: () => (/* binding */ writeOwnFile),
/* harmony export */   UA: () => (/* binding */ refuseLinks)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5145);
/* harmony import */ var _file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5867);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6594);
// Files that are ours alone.





/** Writes a file of ours, with its directory. What is there is replaced and never written through: a link may lead anywhere. */
function writeOwnFile(path, text) {
    writeOwnBytes(path, Buffer.from(text));
}
/** As {@link writeOwnFile}, for whom `mode` says. */
function writeOwnBytes(path, bytes, mode = 0o666) {
    // Node's own way of making all of them does not end in `/proc`.
    (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectories */ .K)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    const temporary = `${path}.${process.pid}.tmp`;
    (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeNow */ .ny)(temporary);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, bytes, { flag: 'wx', mode });
        (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .moveNow */ .Ah)(temporary, path);
    }
    catch (error) {
        (0,_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietlyNow */ .Oy)(temporary);
        throw error;
    }
}
/** Entries that are looked at; a state directory of ours has some hundreds. */
const MAX_ENTRIES = 100_000;
/**
 * Refuses links on the way from one directory to another below it, and everywhere in that one: whoever fills the first
 * could lead what is written elsewhere.
 *
 * @throws {LocalError} that names the first link
 */
function refuseLinks(from, to) {
    let path = from;
    for (const part of (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(from, to).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, part);
        if (isLink(path))
            throw leads(path);
    }
    const waiting = [to];
    for (let seen = 0; waiting.length > 0 && seen < MAX_ENTRIES;) {
        const directory = waiting.pop() ?? '';
        for (const entry of list(directory)) {
            seen += 1;
            const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, entry.name);
            if (entry.isSymbolicLink())
                throw leads(inside);
            if (entry.isDirectory())
                waiting.push(inside);
        }
    }
}
function isLink(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
function list(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        // Not there, or not readable: what must be written there says so.
        return [];
    }
}
function leads(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LocalError */ .il(`cache-dir: ${path} is a link, in a directory that the checkout can fill`, {
        hint: 'Leave the input cache-dir out, or name a directory outside of the workspace.',
    });
}


/***/ }),

/***/ 2488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   Mv: () => (/* binding */ splitSearchPath),
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   hB: () => (/* binding */ searchPathOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _windows_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5057);
// Programs on PATH, as each system looks for them, and how they are started: on Windows some are scripts of its shell.



/** What Windows tries where PATHEXT says nothing; of what PATHEXT says only these can be started. */
const EXTENSIONS = ['.com', '.exe', '.bat', '.cmd'];
const SCRIPTS = ['.bat', '.cmd'];
/** The path of a program, by its name without an extension; undefined: there is none. */
function findProgram(name, search) {
    const { environment, platform = process.platform } = search;
    const { isTrusted = () => true, isProgram = isExecutable } = search;
    const { isAbsolute, join } = platform === 'win32' ? node_path__WEBPACK_IMPORTED_MODULE_1__.win32 : node_path__WEBPACK_IMPORTED_MODULE_1__.posix;
    const extensions = extensionsOf(environment, platform).filter((extension) => search.isBinary !== true || !SCRIPTS.includes(extension));
    return (splitSearchPath(searchPathOf(environment), platform)
        .filter(isAbsolute)
        .flatMap((directory) => extensions.map((extension) => ({ directory, path: join(directory, name + extension) })))
        // A program can be a link. First whether it is there: most directories of PATH need not be looked into then.
        .find(({ directory, path }) => isProgram(path) && isTrusted(directory) && isTrusted(path))?.path);
}
/** PATH under any of its spellings: Windows has `Path`, and only its own environment finds it as `PATH`. */
function searchPathOf(environment) {
    return variableOf(environment, 'PATH');
}
/**
 * The directories of PATH. On Windows one may stand in quotes, and one that a bash step added to GITHUB_PATH is spelled
 * `/c/tools`, or `/cygdrive/c/tools`.
 */
function splitSearchPath(text, platform = process.platform) {
    if (platform !== 'win32')
        return text.split(':');
    const entries = text.match(/(?:"[^"]*"|[^;])+/g) ?? [];
    return entries.map((entry) => (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_2__/* .plainWindowsPath */ .jK)(entry));
}
/**
 * How to start it. Windows starts `.cmd` and `.bat` only through its shell, which is given nothing but the path in quotes
 * and plain words.
 *
 * @throws {RangeError} when path or words hold what that shell would read, even in quotes
 */
function commandOf(program, words, environment) {
    if (!SCRIPTS.some((extension) => program.toLowerCase().endsWith(extension)))
        return { file: program, args: words };
    if (/["%\r\n]/.test(program) || !words.every((word) => /^[\w.-]+$/.test(word))) {
        throw new RangeError('it cannot be started through cmd by this name');
    }
    const shell = variableOf(environment, 'ComSpec') || 'C:\\Windows\\System32\\cmd.exe';
    const line = `"${[`"${program}"`, ...words].join(' ')}"`;
    // No command of the registry's AutoRun, no `!name!`, and the outer quotes are dropped.
    return { file: shell, args: ['/d', '/v:off', '/s', '/c', line], windowsVerbatimArguments: true };
}
function extensionsOf(environment, platform) {
    if (platform !== 'win32')
        return [''];
    const said = variableOf(environment, 'PATHEXT')
        .split(';')
        .map((extension) => extension.trim().toLowerCase())
        .filter((extension) => EXTENSIONS.includes(extension));
    // What PATHEXT leaves out cmd does not find, but bash does.
    return said.length === 0 ? EXTENSIONS : [...new Set([...said, '.exe'])];
}
/** A variable under any spelling of its name: Windows finds it so, but not in a copy of the environment. */
function variableOf(environment, name) {
    const wanted = name.toUpperCase();
    return Object.entries(environment).find(([variable]) => variable.toUpperCase() === wanted)?.[1] ?? '';
}
function isExecutable(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        // Not there, or not ours to run: the shell would pass over it too.
        return false;
    }
}


/***/ }),

/***/ 9233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kg: () => (/* binding */ trustedOwners),
/* harmony export */   Sw: () => (/* binding */ findMovable),
/* harmony export */   W8: () => (/* binding */ findStranger),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   u2: () => (/* binding */ holdNames),
/* harmony export */   zf: () => (/* binding */ closeToStrangers)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7082);
// Whose files and directories are believed to be ours: on shared hosts some directories are writable for all.



/** The users who may have made what lies below a directory: our own, root, and whoever owns it. */
function trustedOwners(root) {
    const owner = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(root, { throwIfNoEntry: false })?.uid;
    const own = process.getuid?.() ?? 0;
    return [...new Set([own, 0, ...(owner === undefined ? [] : [owner])])];
}
/**
 * The first of these that a stranger has made, or may change or replace; undefined: there is none. A link counts as a
 * stranger's, wherever it leads. Windows has no owners that could be asked for here.
 */
function findStranger(paths, trusted) {
    if (process.platform === 'win32')
        return undefined;
    return paths.find((path) => {
        // What is not there nobody has made.
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
        return facts !== undefined && !(isTrusted(facts, trusted) && !facts.isSymbolicLink() && !isOpen(facts));
    });
}
/**
 * The first of these directories that a stranger has made, or, where it is a link, the link or what it leads to; undefined:
 * there is none. One of ours to which all may write is closed to them: some job's step has opened all there is.
 */
function closeToStrangers(paths, trusted) {
    if (process.platform === 'win32')
        return undefined;
    return paths.find((path) => {
        const [link, facts] = [node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync, node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync].map((look) => look(path, { throwIfNoEntry: false }));
        if (link === undefined || facts === undefined)
            return false;
        if (!isTrusted(link, trusted) || !isTrusted(facts, trusted))
            return true;
        if (isOpen(facts))
            close(path, facts);
        return false;
    });
}
/**
 * The first directory, this one or one above it, in which a stranger may rename what lies there, and so put another in its
 * place after it was looked at; undefined: there is none. Windows has no modes that could be asked for here.
 *
 * @param directory one that is there
 * @param trusted who may own them
 * @param group whether the group counts as strangers too
 * @throws what the file system says of a directory that cannot be looked at
 */
function findMovable(directory, trusted, group = 'trusted') {
    if (process.platform === 'win32')
        return undefined;
    const writers = group === 'trusted' ? _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .OTHERS_MAY_WRITE */ .uc : _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .GROUP_AND_OTHERS_MAY_WRITE */ .wQ;
    let path = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(directory);
    for (;;) {
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
        const isFree = (facts.mode & writers) !== 0 && (facts.mode & _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .STICKY */ .Ag) === 0;
        if (isFree || !isTrusted(facts, trusted))
            return path;
        if (path === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))
            return undefined;
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    }
}
/** Of a directory of ours to which all may write: lets each rename and remove there what is its own alone. */
function holdNames(directory) {
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false });
    if (facts === undefined || facts.uid !== process.getuid?.() || !isOpen(facts))
        return;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(directory, (facts.mode & 0o7777) | _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .STICKY */ .Ag);
    }
    catch {
        // The file system has no such bit.
    }
}
function isTrusted({ uid }, trusted) {
    return trusted.includes(uid);
}
/** Whether all users of the machine may write to it. */
function isOpen({ mode }) {
    return (mode & _mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .OTHERS_MAY_WRITE */ .uc) !== 0;
}
function close(path, { mode }) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, mode & 0o7777 & ~_mode_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .OTHERS_MAY_WRITE */ .uc);
    }
    catch {
        // Another trusted user's: it stays as that user wants it.
    }
}


/***/ }),

/***/ 5057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   jK: () => (/* binding */ plainWindowsPath),
/* harmony export */   l$: () => (/* binding */ isSpelledByBash),
/* harmony export */   lJ: () => (/* binding */ fromBash),
/* harmony export */   wu: () => (/* binding */ isWholeWindowsPath)
/* harmony export */ });
// Pure. Ways to spell a path of Windows that programs read differently: Node takes one as it stands where Windows itself, Trivy
// with it, changes it first, and the bash of Git has a spelling of its own.
/**
 * What a path names, as every program reads it:
 *
 * - `/d/x` and `/cygdrive/d/x` are what bash calls `D:/x`;
 * - `\\?\D:\x`, `\\.\D:\x`, and `\\?\UNC\server\share` are `D:\x` and `\\server\share`: a path without its prefix;
 * - a name has no quotes, which stand around a path that cmd was told to set;
 * - Windows takes away dots and spaces at the end, and a single dot at the end of a part (Microsoft, "File path formats on
 *   Windows systems"). Node asks for the name with them, which is another.
 */
function plainWindowsPath(path) {
    const plain = fromBash(path.replaceAll('"', ''))
        .replace(/^[\\/]{2}[?.][\\/]UNC[\\/]/i, '\\\\')
        .replace(/^[\\/]{2}[?.][\\/](?=[A-Za-z]:)/, '');
    const parts = plain.split(/(?<=[\\/])/).map((part) => part.replace(/(?<=[^\\/.])\.(?=[\\/])/, ''));
    return withoutEnd(parts.join(''));
}
const DRIVE_OF_BASH = /^(?:\/cygdrive)?\/([A-Za-z])(?=\/|$)/;
/** Whether it is what only bash takes for a path on a drive. */
function isSpelledByBash(path) {
    return DRIVE_OF_BASH.test(path);
}
/** `/d/x` and `/cygdrive/d/x` are drive D; anything else is as it was. */
function fromBash(path) {
    return path
        .replace(DRIVE_OF_BASH, (_, drive) => `${drive.toUpperCase()}:`)
        .replace(/^([A-Z]:)$/, '$1\\');
}
/** Whether a path says on which drive or server it is: `/tmp` and `\tmp` are on the drive where a process happens to be. */
function isWholeWindowsPath(path) {
    return /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(path);
}
/** `.` and `..` stay. */
function withoutEnd(path) {
    return /(?:^|[\\/])\.{1,2}$/.test(path) ? path : path.replace(/[. ]+$/, '');
}


/***/ }),

/***/ 3395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ loadYaml)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
// EXTERNAL MODULE: ./build/base/compiled-parts.js + 1 modules
var compiled_parts = __nccwpck_require__(3510);
;// CONCATENATED MODULE: ./build/base/yaml.js
// The YAML library, loaded when the first text is there to be read: most jobs meet none, and it costs a fifth of their start.


/** Where it is, package.json says: the published package, and in dist/ a file beside the bundle (`scripts/build.ts`). */
const NAME = '#yaml';
let library;
/** Loads it at once and not with `import(\u2026)`: inputs are read, with all their mistakes, in one go. */
function loadYaml() {
    library ??= (0,compiled_parts/* requireCompiled */.Z)((0,external_node_module_namespaceObject.createRequire)(import.meta.url), NAME);
    return library;
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1708);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3136);
/* harmony import */ var _base_child_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1450);
/* harmony import */ var _base_compile_cache_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5682);
/* harmony import */ var _base_compiled_parts_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3510);
/* harmony import */ var _base_yaml_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3395);
// The entry of all four actions: where code compiled by an earlier job may be kept, and then the step itself.






// Here for the bundler alone: a part of the bundle that says `import.meta` is never kept compiled, and this file says it anyhow.

// Not `new URL(\u2026, import.meta.url)`: the bundler would take the other entry for an asset of this one.
const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
// Before anything else of this action is loaded, or any program started.
(0,_base_child_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .hideFromChildren */ .oW)(process.env);
// `dist/warm/index.js` and its like only import this file.
const entry = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(node_process__WEBPACK_IMPORTED_MODULE_1__.argv[1] ?? ''));
const kept = (0,_base_compile_cache_js__WEBPACK_IMPORTED_MODULE_4__/* .findCompileCache */ .b)(process.env);
if (kept !== undefined)
    (0,_base_compiled_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .useCompiledParts */ .L)({ parts: directory, kept, entry });
const { start } = await Promise.all(/* import() */[__nccwpck_require__.e(3434), __nccwpck_require__.e(3051)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3051));
await start(entry, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, '..'));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // module factories are used so entry inlining is disabled
/******/ // startup
/******/ // Load entry module and return exports
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
