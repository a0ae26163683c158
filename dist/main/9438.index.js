export const id = 9438;
export const ids = [9438];
export const modules = {

/***/ 9438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   composeKeys: () => (/* binding */ composeKeys)
/* harmony export */ });
/* harmony import */ var _inputs_allowed_registries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4846);
/* harmony import */ var _inputs_entry_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7572);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9197);
// What the file may say: every input of every action as a default, and limits for those that can be limited.



/** What no file decides: a secret does not lie in a file that all jobs may read, and what a run is for is its caller's to say. */
const NO_DEFAULTS = ['token', 'dry-run'];
/** The keys, given the resources of the table. */
function composeKeys(resources) {
    const inputs = (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_2__/* .composeInputs */ .YO)(resources);
    const entries = Object.assign({}, ...Object.values(_inputs_entry_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .entryTables */ .KJ));
    const defaults = Object.entries({ ...entries, ...inputs }).filter(([name]) => !NO_DEFAULTS.includes(name));
    const limits = Object.keys((0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_2__/* .composeLimits */ .nC)(resources)).flatMap((name) => {
        const parse = inputs[name];
        return parse === undefined ? [] : [[name, parse]];
    });
    return {
        defaults: Object.fromEntries(defaults),
        limits: { registries: _inputs_allowed_registries_js__WEBPACK_IMPORTED_MODULE_0__/* .allowedRegistries */ .YL, ...Object.fromEntries(limits) },
    };
}


/***/ })

};
