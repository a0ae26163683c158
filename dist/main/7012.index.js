export const id = 7012;
export const ids = [7012];
export const modules = {

/***/ 7012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCacheProcess: () => (/* binding */ startCacheProcess)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/cache/cache-output.js
var cache_output = __webpack_require__(8145);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
;// CONCATENATED MODULE: ./build/cache/cache-protocol.js
// What parent and child say to each other about the Actions cache. One call at a time, so messages need no numbers.

/** The three things the child can do. */
const CACHE_OPERATIONS = (/* unused pure expression or super */ null && (['lookup', 'restore', 'save']));
/** Reads a request; absent when it is none. */
function parseRequest(value) {
    if (!isObject(value))
        return undefined;
    const { path, keys } = value;
    const operation = CACHE_OPERATIONS.find((known) => known === value.operation);
    if (operation === undefined || typeof path !== 'string' || !isTextList(keys))
        return undefined;
    return { operation, path, keys };
}
/** Reads a message; absent when it is none. */
function parseMessage(value) {
    if (!(0,json/* isObject */.Gv)(value))
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

;// CONCATENATED MODULE: ./build/cache/cache-process.js
// The parent's side of the cache process: one call at a time, each with a deadline that ends the process.






/** Enough of a crash's stack to see what happened. */
const MAX_STDERR_CHARACTERS = 2000;
/** Starts the process; what it prints never reaches the job's own output. */
function startCacheProcess(options) {
    const child = (0,external_node_child_process_.fork)(options.workerFile, [], {
        execArgv: [...options.execArgv],
        cwd: options.directory,
        env: options.environment,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output = (0,cache_output/* createOutputReader */.H)(options.log);
    let lost;
    let stderr = '';
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(-MAX_STDERR_CHARACTERS);
    });
    // Also without a call under way an error must have a listener; a call in progress hears of it by itself.
    child.on('error', (error) => options.log.debug(`cache process: ${(0,errors/* describeError */.Uc)(error)}`));
    return {
        get lost() {
            return lost;
        },
        call: async (request, deadlineMs) => {
            const signal = AbortSignal.any([options.signal, AbortSignal.timeout(deadlineMs)]);
            try {
                return await exchange(child, { request, signal, output });
            }
            catch (error) {
                if (error instanceof errors/* ActionError */.lZ)
                    throw error;
                child.kill('SIGKILL');
                lost = describeLoss({ options, isOverdue: signal.aborted, deadlineMs, stderr });
                // That an overdue call was aborted is no cause, but what came of it.
                const cause = options.signal.aborted ? options.signal.reason : signal.aborted ? undefined : error;
                throw new errors/* ActionError */.lZ(lost, { cause });
            }
        },
        close: async () => {
            lost ??= 'closed';
            await endProcess(child);
        },
    };
}
async function endProcess(child) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
        return;
    await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGKILL');
    });
}
async function exchange(child, { request, signal, output }) {
    // `close` comes after the last byte of stderr, which `exit` may not.
    const messages = (0,external_node_events_.on)(child, 'message', { signal, close: ['close'] });
    // Without a callback a failure to send arrives as an `error` event, which ends the loop below.
    child.send(request);
    for await (const [value] of messages) {
        const message = parseMessage(value);
        if (message === undefined)
            continue;
        if (message.kind === 'output') {
            output.push(message.text);
            continue;
        }
        const reason = output.takeReason();
        if (message.kind === 'error')
            throw new errors/* ActionError */.lZ((0,log/* clean */.uH)(message.text, 300));
        return { key: message.key, reason };
    }
    throw new Error('the cache process ended before it answered');
}
function describeLoss(facts) {
    if (facts.options.signal.aborted)
        return 'stopped with the step';
    if (facts.isOverdue)
        return `timed out after ${Math.round(facts.deadlineMs / 100) / 10} s`;
    return (0,log/* clean */.uH)(`the cache process ended unexpectedly: ${facts.stderr || 'it said nothing'}`, 300);
}


/***/ }),

/***/ 2782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   H8: () => (/* binding */ pageHint),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   kd: () => (/* binding */ WebPageError),
/* harmony export */   os: () => (/* binding */ unexpected)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
// Foreign JSON: bytes become an object whose every field is still unknown.


/** Parses foreign bytes as a JSON object; `what` names them in the VerifyError that HTML, other JSON, or too many bytes cause. */
function parseJsonObject(bytes, what, maxBytes) {
    if (bytes.length > maxBytes) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(`${what}: too large`, {
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
    if (isObject(value))
        return value;
    throw unexpected(what, 'a JSON object', value);
}
/** Whether a JSON value is an object: not null, not a list. */
function isObject(value) {
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
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted, found: describeValue(value) });
}
// Lists and objects are not printed: they may be megabytes, or nested deeper than JSON.stringify can go.
function describeValue(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (isObject(value))
        return 'an object';
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(JSON.stringify(value), 200);
}
function notJson(bytes, what, cause) {
    const start = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(bytes.subarray(0, 200).toString(), 80);
    if (!start.startsWith('<')) {
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz(what, { wanted: 'JSON', found: start || 'nothing', cause });
    }
    const found = `a web page (${start})`;
    return new WebPageError(what, { wanted: 'JSON', found, hint: pageHint(), cause });
}
/** A web page in place of what was asked for: whoever knows where the server was named has better advice. */
class WebPageError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz {
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


/***/ })

};
