export const id = 416;
export const ids = [416];
export const modules = {

/***/ 416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ gatherArrivals)
/* harmony export */ });
const BROKEN_OFF = { error: new Error('closed before its end') };
/**
 * Reads a stream; whoever leaves before its end destroys it. Unlike the stream's own iterator it makes no new buffer of what waits.
 *
 * @param mostBytes that wait here; the stream holds what it holds besides
 */
function gatherArrivals(stream, mostBytes) {
    const waiting = [];
    let waitingBytes = 0;
    let outcome;
    let wake = () => { };
    const finish = (how) => {
        outcome ??= how;
        wake();
    };
    stream.on('data', (piece) => {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes >= mostBytes)
            stream.pause();
        wake();
    });
    stream.once('end', () => finish('ended'));
    stream.on('error', (error) => finish({ error }));
    // Behind the other two it says nothing new.
    stream.once('close', () => finish(BROKEN_OFF));
    // Of what has happened before nobody is told any more.
    if (stream.readableEnded)
        finish('ended');
    else if (stream.destroyed)
        finish(stream.errored === null ? BROKEN_OFF : { error: stream.errored });
    return {
        async next() {
            if (waiting.length === 0 && outcome === undefined) {
                await new Promise((resolve) => {
                    wake = resolve;
                });
            }
            const pieces = waiting.splice(0);
            waitingBytes = 0;
            stream.resume();
            if (pieces.length > 0)
                return pieces;
            if (outcome === 'ended' || outcome === undefined)
                return undefined;
            throw outcome.error;
        },
    };
}


/***/ })

};
