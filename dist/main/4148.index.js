export const id = 4148;
export const ids = [4148];
export const modules = {

/***/ 4148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runWarmStore: () => (/* binding */ runWarmStore)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _report_finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6299);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7177);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);
/* harmony import */ var _fulfil_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8925);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9338);
// Fills the runner store from a timer: what it holds must still be fresh for jobs until the timer runs again.






/**
 * Asks for anew what is older than half of what a job accepts: then a job that comes just before the next time finds it
 * fresh.
 *
 * @throws {ActionError} when there is no store to fill
 */
async function runWarmStore(dependencies) {
    const run = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .planRun */ .n)({ ...dependencies, ageShare: 1 / 2 });
    if (run.store.kind === 'off' || !run.store.store.isWritable) {
        const why = run.store.kind === 'off' ? run.store.why : `${run.store.store.home} is read-only`;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`there is no runner store to fill: ${why}`, {
            hint: 'Name its directory with --store-dir, or as RUNNER_TOOL_CACHE, and run this as the user of the runner.',
        });
    }
    const facts = await (0,_fulfil_js__WEBPACK_IMPORTED_MODULE_4__/* .fulfilPlan */ .s)(run);
    const { host, log } = run.dependencies;
    for (const line of (0,_report_report_js__WEBPACK_IMPORTED_MODULE_2__/* .closingLines */ .Po)(facts))
        log.info(line);
    for (const outcome of facts.outcomes) {
        const warning = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_2__/* .describeWarning */ .U9)(outcome, facts);
        if (warning !== undefined)
            log.warning(warning);
    }
    const verdict = (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .decideVerdict */ .AU)(facts);
    const ready = facts.outcomes.filter((outcome) => outcome.ready !== undefined);
    const outputs = {
        store: run.store.store.home,
        ready: [...new Set(ready.map(({ requirement }) => requirement.resource.name))].join(','),
        degraded: String(verdict.degraded),
        unavailable: verdict.unavailable.join(','),
        hosts: facts.hosts.join('\n'),
    };
    (0,_report_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .setOutputs */ .n0)(outputs, host);
    return verdict;
}


/***/ })

};
