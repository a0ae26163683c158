import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

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

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

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

/***/ 3193:
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

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

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
/******/ 		792: 0
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
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/base/errors.js
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
class errors_VerifyError extends ActionError {
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
function errors_hasCode(error, ...codes) {
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
class LocalError extends (/* unused pure expression or super */ null && (ActionError)) {
    name = 'LocalError';
}
/** The hint of an error for people, if it is one that has a hint. */
function hintOf(error) {
    return error instanceof ActionError ? error.hint : undefined;
}

;// CONCATENATED MODULE: ./build/base/inside.js
// Whether one path lies in another, for decisions on trust: several names can lead to one directory.




/**
 * Whether a path, which need not exist, is a directory or lies below it: by its name, or by what its name leads to. Upper
 * and lower case where the file system does not tell them apart, short names of Windows, links, and `/tmp` of macOS, which
 * is `/private/tmp`, give a directory names that no comparison of texts finds to be the same.
 */
function inside_isInside(path, directory) {
    const [inner, outer] = [path, directory].map((name) => resolve(asWindowsReads(name)));
    if (isNamedInside(inner, outer))
        return true;
    const wanted = identify(outer);
    if (wanted === undefined)
        return false;
    for (let current = realPart(inner);; current = dirname(current)) {
        if (identify(current) === wanted)
            return true;
        if (dirname(current) === current)
            return false;
    }
}
const LOOK = { platform: process.platform, realpath: external_node_fs_.realpathSync };
/**
 * What exFAT, RAM disks, and volumes that Windows' mount manager does not know answer for a path that is there. Some of them
 * say that it is not.
 */
const NO_ANSWER = (/* unused pure expression or super */ null && (['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'UNKNOWN']));
/** The real path; the name itself where the file system has no answer: then it has no links either. Throws what it says. */
function realPathOf(path, { platform, realpath } = LOOK) {
    try {
        return realpath(path);
    }
    catch (error) {
        const isUnanswered = hasCode(error, ...NO_ANSWER) || (hasCode(error, 'ENOENT') && existsSync(path));
        if (platform === 'win32' && isUnanswered)
            return resolve(path);
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
    return process.platform === 'win32' ? plainWindowsPath(path) : path;
}
/** The same by the texts of two absolute paths alone, for those that are real already. */
function isNamedInside(path, directory) {
    const way = relative(directory, path);
    return way.split(sep)[0] !== '..' && !isAbsolute(way);
}
/** Of what exists on the way to it. */
function realPart(path) {
    for (let current = path;; current = dirname(current)) {
        try {
            return realPathOf(current);
        }
        catch {
            // Not there, or not to be looked at: what it lies in is.
            if (dirname(current) === current)
                return current;
        }
    }
}
/** Device and inode: the same for all names of a directory. */
function identify(directory) {
    try {
        const { dev, ino } = statSync(directory, { bigint: true });
        // File systems of Windows that number nothing.
        return ino === 0n ? undefined : `${dev}:${ino}`;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/base/program.js
// Programs on PATH, as each system looks for them, and how they are started: on Windows some are scripts of its shell.



/** What Windows tries where PATHEXT says nothing; of what PATHEXT says only these can be started. */
const EXTENSIONS = (/* unused pure expression or super */ null && (['.com', '.exe', '.bat', '.cmd']));
const SCRIPTS = (/* unused pure expression or super */ null && (['.bat', '.cmd']));
/** The path of a program, by its name without an extension; undefined: there is none. */
function findProgram(name, search) {
    const { environment, platform = process.platform } = search;
    const { isTrusted = () => true, isProgram = isExecutable } = search;
    const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
    const extensions = extensionsOf(environment, platform).filter((extension) => search.isBinary !== true || !SCRIPTS.includes(extension));
    return (program_splitSearchPath(searchPathOf(environment), platform)
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
function program_splitSearchPath(text, platform = process.platform) {
    if (platform !== 'win32')
        return text.split(':');
    const entries = text.match(/(?:"[^"]*"|[^;])+/g) ?? [];
    return entries.map((entry) => plainWindowsPath(entry));
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
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        // Not there, or not ours to run: the shell would pass over it too.
        return false;
    }
}

;// CONCATENATED MODULE: ./build/base/child-environment.js
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
    const isTrusted = (directory) => isAbsolute(directory) && (!workspace || !isInside(directory, workspace));
    const trusted = names.map((name) => {
        const directories = splitSearchPath(environment[name] ?? '').filter(isTrusted);
        return [name, directories.map(quoteForPath).join(delimiter)];
    });
    return copyEnvironment(environment, Object.fromEntries(trusted));
}
/** Only Windows can have the delimiter in a name, in quotes. */
function quoteForPath(directory) {
    return directory.includes(delimiter) ? `"${directory}"` : directory;
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
        const bytes = (0,external_node_fs_.readFileSync)('/proc/self/environ');
        const start = startOfEnvironment();
        const memory = (0,external_node_fs_.openSync)('/proc/self/mem', 'r+');
        try {
            // The C library keeps what is set anew in memory of its own.
            for (const [name, value] of Object.entries(environment))
                environment[name] = value;
            const hidden = withoutValues(bytes);
            (0,external_node_fs_.writeSync)(memory, hidden, 0, hidden.length, start);
        }
        finally {
            (0,external_node_fs_.closeSync)(memory);
        }
    }
    catch {
        // No /proc, or one that is read-only: a hardened machine has other ways to keep processes apart.
    }
}
/** Field 50 of proc_pid_stat(5), `env_start`; the second field, a name in brackets, may hold anything. */
function startOfEnvironment() {
    const stat = (0,external_node_fs_.readFileSync)('/proc/self/stat', 'latin1');
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

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
;// CONCATENATED MODULE: ./build/base/collect-garbage.js
// Gives the memory of dead chunks back at our own pace, so that its peak does not depend on how much flows through.


/**
 * V8 lets about 64 MB of dead buffers pile up before it looks, and then looks at the whole heap. A look at the young ones
 * alone after every 4 MB costs less in total, as long as what is on its way is less than that: a buffer that is still in use
 * at a second look counts as old, and only a look at everything gives it back (docs/performance.md).
 */
const INTERVAL_BYTES = (/* unused pure expression or super */ null && (4 << 20));
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
/** How often, where a library holds the chunks and cannot tell us of them. Milliseconds. */
const INTERVAL_MS = 10;
/** Reclaims all the time until the work is done, whatever becomes of it. */
async function reclaimDuring(work) {
    const collectGarbage = findCollector();
    const timer = setInterval(() => collectGarbage?.({ type: 'minor' }), INTERVAL_MS);
    try {
        return await work();
    }
    finally {
        clearInterval(timer);
    }
}
/** The way that Node's documentation shows to reach the collector of a process that was not started with a flag for it. */
function findCollector() {
    for (const flag of ['--expose-gc', NO_MARKING_BESIDE, ...AT_ONCE])
        (0,external_node_v8_namespaceObject.setFlagsFromString)(flag);
    const collector = (0,external_node_vm_namespaceObject.runInNewContext)('gc');
    return typeof collector === 'function' ? collector : undefined;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/base/standard-output.js
// Standard output, line by line and at once. Node's own stream for a pipe brings its sockets along, which costs an eighth of
// Node's start-up: a job that finds everything fresh has little else to do.


const DESCRIPTOR = 1;
/** Windows writes to a pipe later, and in no order with what is written around Node's stream. */
let isDirect = process.platform !== 'win32';
/** Prints a line for whoever started this process. */
function standard_output_printLine(line) {
    const rest = isDirect ? writeDirectly(Buffer.from(line + EOL)) : line + EOL;
    if (rest.length > 0)
        process.stdout.write(rest);
}
/** What could not be written: a pipe that somebody set not to block is full, or closed. Node's stream knows what to do. */
function writeDirectly(bytes) {
    let offset = 0;
    try {
        while (offset < bytes.length)
            offset += writeSync(DESCRIPTOR, bytes, offset);
    }
    catch {
        // What follows must not overtake it.
        isDirect = false;
    }
    return bytes.subarray(offset);
}

;// CONCATENATED MODULE: ./build/base/log.js
// What the user reads while it runs. Every line is cleaned here, once, so that foreign text can never become a command.


/** Longest line we print: the runner cuts annotations at 4096 characters. */
const MAX_LINE_CHARACTERS = 2000;
/**
 * Makes foreign text harmless: one line, no control or invisible characters, no workflow command, no secret of this run,
 * capped at `maxCharacters`. The runner takes `::` for a command at the start of a line, but `##[` anywhere in it
 * (actions/runner, `ActionCommand.cs`).
 */
function log_clean(text, maxCharacters = MAX_LINE_CHARACTERS) {
    const shown = hideSecrets(text);
    const single = (PLAIN.test(shown) ? shown : withoutControls(shown)).replaceAll('##[', '## [').trim();
    const harmless = single.startsWith('::') ? `'${single}` : single;
    return harmless.length <= maxCharacters ? harmless : `${harmless.slice(0, maxCharacters - 1)}\u2026`;
}
/** Nearly every line: without the tables of all characters, which take a millisecond to set up. */
const PLAIN = /^[\x20-\x7e]*$/;
/**
 * Controls, line and paragraph separators, and format characters: those that reorder what is read, and those of zero width,
 * which a comparison by culture would skip in front of `::`.
 */
function withoutControls(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, ' ');
}
/** The log of a real job: lines, and commands of the runner as `@actions/core` writes them. */
function createLog() {
    return {
        info: (line) => printLine(log_clean(line)),
        warning: (line) => printLine(command('warning', line)),
        debug: (line) => printLine(command('debug', line)),
        async group(title, body) {
            printLine(command('group', title));
            try {
                return await body();
            }
            finally {
                printLine(command('endgroup'));
            }
        },
    };
}
/** The runner decodes `%25`; of what else it decodes, a clean line has nothing. */
function command(name, text = '') {
    return `::${name}::${log_clean(text).replaceAll('%', '%25')}`;
}
/** A log that also adds every warning to `warnings`, for whoever shows them again at the end. */
function keepWarnings(log, warnings) {
    return {
        ...log,
        warning: (line) => {
            warnings.push(line);
            log.warning(line);
        },
    };
}

;// CONCATENATED MODULE: ./build/oci/json.js
// Foreign JSON: bytes become an object whose every field is still unknown.


/** Parses foreign bytes as a JSON object; `what` names them in the VerifyError that HTML, other JSON, or too many bytes cause. */
function parseJsonObject(bytes, what, maxBytes) {
    if (bytes.length > maxBytes) {
        throw new VerifyError(`${what}: too large`, {
            wanted: `at most ${maxBytes} bytes`,
            found: `${bytes.length}`,
        });
    }
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    }
    catch (cause) {
        throw notJson(bytes, what, cause);
    }
    if (json_isObject(value))
        return value;
    throw unexpected(what, 'a JSON object', value);
}
/** Whether a JSON value is an object: not null, not a list. */
function json_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A list, or a VerifyError in which `what` names it. */
function readList(value, what) {
    if (Array.isArray(value))
        return value;
    throw unexpected(what, 'a list', value);
}
/** The VerifyError for a JSON value that is not what it should be. */
function unexpected(what, wanted, value) {
    return new VerifyError(what, { wanted, found: describeValue(value) });
}
// Lists and objects are not printed: they may be megabytes, or nested deeper than JSON.stringify can go.
function describeValue(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (json_isObject(value))
        return 'an object';
    return clean(JSON.stringify(value), 200);
}
function notJson(bytes, what, cause) {
    const start = clean(bytes.subarray(0, 200).toString(), 80);
    if (!start.startsWith('<')) {
        return new VerifyError(what, { wanted: 'JSON', found: start || 'nothing', cause });
    }
    const found = `a web page (${start})`;
    return new WebPageError(what, { wanted: 'JSON', found, hint: pageHint(), cause });
}
/** A web page in place of what was asked for: whoever knows where the server was named has better advice. */
class WebPageError extends errors_VerifyError {
    constructor(message, options) {
        super(message, { ...options, isWhole: true });
    }
    /** The same with this advice. */
    advising(hint) {
        const { message, cause } = this;
        return new WebPageError(message, { hint, cause });
    }
}
/** What to do about a web page in place of an answer. @param namedIn where the user named whom was asked */
function pageHint(namedIn) {
    const address = namedIn === undefined ? 'its name' : `its name in ${namedIn}`;
    return `A login page or a proxy may have answered instead of the registry: check ${address}, and the proxy settings.`;
}

;// CONCATENATED MODULE: ./build/cache/cache-protocol.js
// What parent and child say to each other about the Actions cache. One call at a time, so messages need no numbers.

/** The three things the child can do. */
const CACHE_OPERATIONS = ['lookup', 'restore', 'save'];
/** Reads a request; absent when it is none. */
function parseRequest(value) {
    if (!json_isObject(value))
        return undefined;
    const { path, keys } = value;
    const operation = CACHE_OPERATIONS.find((known) => known === value.operation);
    if (operation === undefined || typeof path !== 'string' || !isTextList(keys))
        return undefined;
    return { operation, path, keys };
}
/** Reads a message; absent when it is none. */
function parseMessage(value) {
    if (!isObject(value))
        return undefined;
    const { kind, text, key } = value;
    if ((kind === 'output' || kind === 'error') && typeof text === 'string')
        return { kind, text };
    if (kind === 'result')
        return { kind, key: typeof key === 'string' ? key : undefined };
    return undefined;
}
function isTextList(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

;// CONCATENATED MODULE: ./build/cache-worker.js
// Child process around @actions/cache. The library prints commands to the job's log, can hang, and needs a working
// directory of its own: here it may do all that, and its parent hears of it as messages.




/**
 * From Azure's hosts 4 MiB in each of so many requests at a time, each twice in memory, and not 128 MiB in one buffer: half the
 * library's own number takes no longer over loopback, and 50 MB less. Bundled alone it has a say (scripts/bundled-libraries.ts).
 * Who is silent for ten seconds is asked again; elsewhere the library itself waits five.
 */
const DOWNLOAD = { useAzureSdk: false, downloadConcurrency: 4, timeoutInMs: 10_000 };
// Archives hold paths relative to GITHUB_WORKSPACE and are searched from the working directory: one place for both makes
// entries independent of where a runner keeps its workspace.
process.env.GITHUB_WORKSPACE = process.cwd();
hideFromChildren(process.env);
// Output travels in the same channel as results, so that a call's warnings always arrive before its result.
process.stdout.write = (chunk) => {
    send({ kind: 'output', text: Buffer.from(chunk).toString() });
    return true;
};
process.on('message', (value) => {
    const request = parseRequest(value);
    if (request !== undefined)
        void answer(request);
});
// The parent is gone: nobody waits for what is under way.
process.on('disconnect', () => process.exit());
async function answer(request) {
    try {
        send({ kind: 'result', key: await perform(request) });
    }
    catch (error) {
        send({ kind: 'error', text: describeError(error) });
    }
}
/** The key that was found, restored, or saved. */
async function perform({ operation, path, keys }) {
    // Loaded here so that the process listens at once, and a failure to load is an answer.
    const cache = await __nccwpck_require__.e(/* import() */ 454).then(__nccwpck_require__.bind(__nccwpck_require__, 2454));
    const [key = '', ...otherKeys] = keys;
    const crossOs = true;
    switch (operation) {
        case 'lookup':
            return cache.restoreCache([path], key, otherKeys, { lookupOnly: true }, crossOs);
        case 'restore':
            return reclaimDuring(() => cache.restoreCache([path], key, [], DOWNLOAD, crossOs));
        case 'save':
            return (await cache.saveCache([path], key, {}, crossOs)) === -1 ? undefined : key;
    }
}
function send(message) {
    process.send?.(message);
}

