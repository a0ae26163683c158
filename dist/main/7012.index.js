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


/***/ })

};
