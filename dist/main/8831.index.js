export const id = 8831;
export const ids = [8831];
export const modules = {

/***/ 8831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHook: () => (/* binding */ runHook)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_host_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(596);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _inputs_built_in_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(395);
/* harmony import */ var _report_build_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3742);
/* harmony import */ var _report_finish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6299);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7342);
/* harmony import */ var _resources_table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7960);
/* harmony import */ var _runner_config_runner_config_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3333);
/* harmony import */ var _runner_config_say_inputs_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6033);
/* harmony import */ var _verify_freshness_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4427);
/* harmony import */ var _cancellation_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1963);
/* harmony import */ var _fulfil_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8925);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9338);














/** Unless the file on the runner says otherwise. */
const DEADLINE_MS = 10_000;
/** Beyond the deadline, for whatever does not heed it: the process ends. */
const GRACE_MS = 500;
/** What holds whatever the file says: a hook decides over no job, and the repository's own step may want more. */
const FIXED = {
    'on-unavailable': 'continue',
    'on-degraded': 'warn',
    save: 'never',
    'export-env': 'true',
    'dry-run': 'false',
    // The job that follows decides over itself.
    untrusted: 'false',
};
/** The runner's own lines are many; this is one of them. */
const BEGINNING = 'Trivy data of this runner';
/** Runs the hook and ends the process, always with 0. */
async function runHook(real) {
    const { environment } = real;
    const startedAt = performance.now();
    const log = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .createLog */ .hM)();
    // Half a file on this runner is none; what cannot be read must not keep a job from starting.
    const end = (line) => {
        log.info(`${BEGINNING}: ${line}`);
        process.exit(0);
    };
    try {
        const config = await (0,_runner_config_runner_config_js__WEBPACK_IMPORTED_MODULE_7__/* .readRunnerConfig */ .x)(_resources_table_js__WEBPACK_IMPORTED_MODULE_6__/* .RESOURCES */ .e, { environment });
        const deadlineMs = config?.hookDeadlineMs ?? DEADLINE_MS;
        const leftMs = deadlineMs - (performance.now() - startedAt);
        setTimeout(() => end(`the deadline of ${deadlineMs / 1000} s is over; ${NOTHING}`), leftMs + GRACE_MS);
        const dependencies = {
            ...real,
            host: createQuietHost(),
            log: quiet(log),
            config,
            deadlineMs: leftMs,
            cancelled: (0,_cancellation_js__WEBPACK_IMPORTED_MODULE_8__/* .awaitCancellation */ .i)((message) => log.warning(`${BEGINNING}: ${message}`)),
        };
        const run = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .planRun */ .n)(dependencies, (name) => sayOf(name, config));
        end(describeEnd(await carryOut(run)));
    }
    catch (error) {
        log.warning(`${BEGINNING}: ${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error), 1000)}; ${NOTHING}`);
    }
    process.exit(0);
}
const NOTHING = 'later steps are as they would be without the hook';
/** Before the checkout there is nothing to plan by, and what an earlier job left in the workspace says nothing of this one. */
function sayOf(name, config) {
    const fixed = FIXED[name];
    if (fixed !== undefined)
        return { text: fixed, by: 'built-in', origin: 'the hook' };
    const builtIn = { ..._inputs_built_in_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILT_IN_TEXTS */ .Q.main, store: 'always' };
    const said = (0,_runner_config_say_inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .sayInput */ .Y)(name, { step: undefined, config, builtIn: builtIn[name] ?? '' });
    const isAuto = name === 'resources' && /\bauto\b/i.test(said.text);
    return isAuto ? { ...said, text: _inputs_built_in_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILT_IN_TEXTS */ .Q.warm.resources } : said;
}
async function carryOut(run) {
    const facts = await (0,_fulfil_js__WEBPACK_IMPORTED_MODULE_9__/* .fulfilPlan */ .s)(run);
    const { inputs, paths, earlier } = run;
    const { environment, host, log, dist } = run.dependencies;
    await (0,_report_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .finishRun */ .JH)(facts, (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .decideVerdict */ .AU)(facts), {
        inputs,
        paths,
        environment,
        earlier,
        build: (0,_report_build_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildIdentity */ .b)(dist),
        host,
        log,
        warnings: [],
    });
    return facts;
}
/** In one line, what later Trivy steps will use, and what they will not find. */
function describeEnd({ outcomes, ownOutcomes, plan, now }) {
    const ready = outcomes.filter((outcome) => outcome.ready !== undefined);
    const missing = outcomes.filter((outcome) => outcome.ready === undefined);
    const own = plan.resources.flatMap(({ resource }) => {
        const outcome = ownOutcomes.get(resource.name);
        return outcome === undefined ? [] : [{ title: resource.title, isReady: outcome.isReady }];
    });
    const there = [
        ...ready.map((outcome) => describeReady(outcome, now)),
        ...own.filter(({ isReady }) => isReady).map(({ title }) => title),
    ];
    const not = [
        ...missing.map((outcome) => `${outcome.requirement.resource.title} (${explain(outcome)})`),
        ...own.filter(({ isReady }) => !isReady).map(({ title }) => title),
    ];
    return [
        there.length === 0 ? NOTHING : `later Trivy steps use ${there.join(', ')}`,
        ...(not.length === 0 ? [] : [`not provided: ${not.join(', ')}`]),
    ].join('; ');
}
function describeReady({ ready, requirement: { resource } }, now) {
    if (ready === undefined)
        return resource.title;
    return `${resource.title} (${ready.source}, ${(0,_verify_freshness_js__WEBPACK_IMPORTED_MODULE_12__/* .sayAge */ .PS)(resource, ready.measuredAt, now)})`;
}
function explain({ problem, attempts }) {
    const last = attempts.at(-1);
    return (0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(problem ?? (last === undefined ? 'no source' : `${last.source}: ${last.outcome}`), 200);
}
/** Nothing but variables reaches a job from a hook: it has no outputs, and its summary is the job's. */
function createQuietHost() {
    return {
        ...(0,_base_host_js__WEBPACK_IMPORTED_MODULE_13__/* .createStepHost */ .T)(),
        readInput: () => ' ',
        setOutput: () => undefined,
        notice: () => undefined,
        writeSummary: async () => undefined,
    };
}
/** What a step would tell is there for whoever turns on the runner's debug log. */
function quiet(log) {
    return {
        info: log.debug,
        warning: log.debug,
        debug: log.debug,
        group: (title, body) => {
            log.debug(title);
            return body();
        },
    };
}


/***/ })

};
