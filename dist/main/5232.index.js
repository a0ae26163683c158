export const id = 5232;
export const ids = [5232];
export const modules = {

/***/ 5232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findForeignCopy: () => (/* binding */ findForeignCopy),
/* harmony export */   findOlderCopy: () => (/* binding */ findOlderCopy)
/* harmony export */ });
/* harmony import */ var _acquire_acquire_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(927);
/* harmony import */ var _acquire_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5311);
/* harmony import */ var _acquire_placed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4890);
/* harmony import */ var _acquire_unused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7081);
// What is used when a newer copy cannot be put in its place: what lies there, if it would do with nobody to ask.




/**
 * Looks at the place again, for the attempt may have changed it, and judges by the rules of a run that has no source:
 * seal, contents, pin, and age all count.
 *
 * @returns undefined when nothing usable lies there
 */
async function findOlderCopy(requirement, context) {
    const inspection = await (0,_acquire_placed_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectPlaced */ .o)(requirement, { ...context, now: context.now() });
    const isOffline = context.client === undefined;
    if (inspection.kind !== 'placed' || (0,_acquire_unused_js__WEBPACK_IMPORTED_MODULE_2__/* .explainUnused */ ._D)(inspection, requirement, isOffline) !== undefined)
        return undefined;
    const { best, freshness } = await (0,_acquire_acquire_js__WEBPACK_IMPORTED_MODULE_0__/* .acquire */ .X)({
        requirement,
        placed: inspection.placed,
        isPlacedPinned: requirement.pinnedDigests.length > 0,
        sources: async () => [],
        stage: () => Promise.reject(new Error('there is no source')),
        now: context.now,
        signal: context.signal,
        log: context.log,
    });
    const quality = (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeQuality */ .ZA)(freshness, false);
    return best === undefined || quality === undefined ? undefined : (0,_acquire_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .describeReady */ .Hk)(best, quality);
}
/**
 * What lies there of a registry that is not asked now, for a job that can have nothing from those that are: as good as a copy
 * that is too old, whatever its age, so that it is told.
 */
async function findForeignCopy(requirement, context) {
    const ready = await findOlderCopy(requirement, { ...context, client: undefined });
    return ready && { ...ready, quality: 'stale' };
}


/***/ })

};
