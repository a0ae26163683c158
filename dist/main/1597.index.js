export const id = 1597;
export const ids = [1597];
export const modules = {

/***/ 1597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askSources: () => (/* binding */ askSources)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/until-aborted.js
var until_aborted = __webpack_require__(6994);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/verify/version.js
var version = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/acquire/acquisition.js
var acquisition = __webpack_require__(3680);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/acquire/attempt.js
var attempt = __webpack_require__(9734);
// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
;// CONCATENATED MODULE: ./build/acquire/refused.js

/** Of a digest or a size: the bytes changed on their way, or where they are stored. */
const OF_BYTES = /^(?:sha256:[0-9a-f]+|\d+ bytes)$/;
/** Tells bytes that were changed from data that was published or pushed as something else. */
function adviseOnRefused({ wanted }, { resource, places }) {
    const namedIn = places.find((place) => place.namedIn !== undefined)?.namedIn ?? connection_error/* REGISTRIES_INPUT */.p6;
    return wanted !== undefined && OF_BYTES.test(wanted)
        ? `A proxy or the storage of the registry changed or cut the bytes: run it again; if that stays so, mirror them anew, or name another registry in ${namedIn}.`
        : `What is there is not what is published as ${resource.title}: mirror it anew, byte for byte, for example with the action mirror or with skopeo copy.`;
}

// EXTERNAL MODULE: ./build/acquire/share.js
var acquire_share = __webpack_require__(1492);
// EXTERNAL MODULE: ./build/acquire/source.js
var acquire_source = __webpack_require__(2410);
;// CONCATENATED MODULE: ./build/acquire/note-failure.js
// Why a source could not give what it has: told, kept, and held against its host.








/**
 * Notes why a source could not give what it has.
 *
 * @throws {LocalError} when the error is one: a full disk stays full whoever sends the bytes
 */
function noteFailure(run, source, thrown) {
    // A server has no files here; what a bundle or a cache on this machine answers is a failure of theirs, and others may do better.
    const error = (0,acquire_source/* isServer */.S$)(source.kind) ? (0,local_failure/* blameLocal */.$u)(thrown) : thrown;
    // Noted already, further in.
    if (error instanceof errors/* LocalError */.il && error === run.problem)
        throw error;
    const isRefused = error instanceof errors/* VerifyError */.Gz;
    const { log, requirement, hosts } = run.context;
    const detail = (0,attempt/* sayFailure */.Kt)(error, source.label, requirement.resource.title);
    (0,acquisition/* note */.N4)(run, {
        source: source.label,
        outcome: isRefused ? 'refused' : error instanceof errors/* LocalError */.il ? 'skipped' : 'failed',
        detail,
        hint: (0,errors/* hintOf */.$z)(error) ??
            (isRefused && source.kind === 'registry' ? adviseOnRefused(error, requirement) : undefined),
    });
    if (error instanceof errors/* LocalError */.il) {
        run.problem = error;
        throw error;
    }
    if ((0,acquire_source/* isServer */.S$)(source.kind) && isOfHost(error))
        hosts?.noteBad(source.label);
    // Bytes that are not what they claim to be are more than an outage: somebody should look.
    if (!isRefused)
        return;
    const advice = error.hint === undefined ? '' : `. ${error.hint}`;
    const holder = source.kind === 'bundle' ? 'the bundle' : source.label;
    log.warning(`${requirement.resource.title}: refused what ${holder} has: ${detail}${advice}`);
}
/** Whether it is the server that failed, whatever was asked of it; what it lacks says nothing of what it has. */
function isOfHost(error) {
    return error instanceof acquire_share/* SlowSourceError */.z || (error instanceof registry_error/* RegistryError */.gl && error.temporary);
}

// EXTERNAL MODULE: ./build/provenance/provenance.js
var provenance = __webpack_require__(1387);
;// CONCATENATED MODULE: ./build/acquire/provenance-of.js
// The provenance of an offer that was read: what travelled with it, and what a server says of it in this run.


/** Joins the two. */
function provenanceOf({ artifact, source, voucher }, asker) {
    const carried = artifact.provenance ?? provenance/* UNKNOWN */.HV;
    if ((0,acquire_source/* isServer */.S$)(source.kind)) {
        const giver = source.kind === 'registry' ? 'registry' : 'publisher';
        return namedBy({ ...carried, giver, from: source.label }, source, asker);
    }
    if (voucher !== undefined)
        return namedBy(carried, voucher, asker);
    if (source.kind !== 'actions-cache' || !artifact.confirmed)
        return carried;
    return namedBy(carried, { label: 'by HEAD', transport: artifact.confirmedOver }, asker);
}
/** The same, named by a server just now. */
function namedBy(carried, server, { now, job }) {
    return {
        ...carried,
        transport: server.transport ?? 'tls',
        vouched: 'server',
        voucher: server.label,
        at: now.toISOString(),
        job: nameJob(job),
    };
}
function nameJob(job) {
    if (job?.repository === undefined)
        return '';
    const { server = '', repository, event = '', ref = '', runId = '' } = job;
    return `${server}/${repository} ${event} ${ref} run ${runId}`.slice(0, 500);
}

;// CONCATENATED MODULE: ./build/acquire/relay.js
// Servers in their order, the next beside those that are silent: whoever has the first byte goes on alone.
/** Asks until nobody need be asked any more. One that was overtaken, by one that then failed, is asked again at the end. */
async function relay(servers, options) {
    const waiting = [...servers];
    const running = new Set();
    let winner;
    const claim = (turn) => {
        if (turn.isDropped())
            throw new Error('another server was faster');
        if (winner !== undefined)
            return;
        winner = turn;
        for (const other of running) {
            if (other === turn)
                continue;
            waiting.push(other.server);
            other.drop(turn.server);
        }
    };
    try {
        while (!options.isSettled()) {
            const next = winner === undefined ? waiting.shift() : undefined;
            if (next !== undefined) {
                const crowd = { isContested: servers.length > 1, hasSuccessors: waiting.length > 0 };
                running.add(begin(next, { ...crowd, claim, ask: options.ask }));
            }
            if (running.size === 0)
                return;
            const mayHedge = winner === undefined && waiting.length > 0;
            const gone = await firstToEnd(running, mayHedge ? options.silentMs : undefined);
            if (gone === undefined)
                continue;
            running.delete(gone);
            if (gone === winner)
                winner = undefined;
        }
    }
    catch (error) {
        winner = undefined;
        throw error;
    }
    finally {
        // Who has settled everything may have something to tidy up yet.
        for (const turn of running)
            if (turn !== winner)
                turn.drop(undefined);
        await Promise.allSettled([...running].map(({ ended }) => ended));
    }
}
function begin(server, { claim, ask, ...crowd }) {
    const listeners = [];
    let isDropped = false;
    const turn = {
        ...crowd,
        server,
        claim: () => claim(running),
        onDropped: (listener) => listeners.push(listener),
    };
    const running = {
        ...turn,
        isDropped: () => isDropped,
        drop: (faster) => {
            if (isDropped)
                return;
            isDropped = true;
            for (const listener of listeners)
                listener(faster);
        },
        // Not before `running` is there.
        ended: Promise.resolve().then(() => ask(turn)),
    };
    return running;
}
/** The turn that ended; undefined after `ms` without one. Rejects with what ends everything. */
async function firstToEnd(running, ms) {
    const ends = [...running].map((turn) => turn.ended.then(() => turn));
    let timer;
    if (ms !== undefined) {
        ends.push(new Promise((resolve) => {
            timer = setTimeout(() => resolve(undefined), ms);
        }));
    }
    try {
        return await Promise.race(ends);
    }
    finally {
        clearTimeout(timer);
    }
}

// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/acquire/candidate.js
var acquire_candidate = __webpack_require__(2370);
;// CONCATENATED MODULE: ./build/acquire/try-offer.js
// Reads one offer, verified and extracted beside the target, and keeps it if that is no rollback.










/**
 * Reads an offer and keeps it if it is better than what there is; false when it was refused, or failed, or when no server that
 * answered vouched for it: then it is put off behind everything else.
 */
async function tryOffer(run, attempt) {
    try {
        await stageOffer(run, attempt);
        return true;
    }
    catch (error) {
        if (error instanceof acquire_source/* UnconfirmedError */.b)
            return putOff(run, attempt, error);
        noteFailure(run, attempt.source, error);
        return false;
    }
}
/** Whether nothing else of its source need be looked at: where nobody answers, nobody vouches for another copy either. */
function putOff(run, attempt, error) {
    const { offer, source } = attempt;
    const { loadUnconfirmed } = offer;
    if (loadUnconfirmed !== undefined) {
        const more = (async function* () { })();
        run.deferred.push({ offer: { ...offer, load: loadUnconfirmed }, source, more });
    }
    const detail = `${error.message}; it is used only if nobody gives anything`;
    (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'skipped', detail });
    return !error.isAnswered;
}
async function stageOffer(run, attempt) {
    const { offer, source, voucher } = attempt;
    const { context } = run;
    // Who calls it current vouches for it.
    const load = (voucher && offer.loadUnconfirmed) ?? offer.load;
    const loaded = await (0,until_aborted/* untilAborted */.E)(load(), context.signal);
    const artifact = withKnownAge(vouchFor(loaded, voucher, context.now()), context.now());
    const asker = { now: context.now(), job: context.job };
    const provenance = provenanceOf({ artifact, source, voucher: voucher?.source }, asker);
    const openLayer = () => (0,patience/* claiming */.Fk)(artifact.openLayer());
    const staged = await context.stage({ ...artifact, provenance, openLayer }, source);
    await take(run, {
        measuredAt: staged.measuredAt,
        layerDigest: artifact.layer.digest,
        version: (0,verify_layer/* versionOf */.E4)(artifact.fetched.manifest),
        isPinned: offer.isPinned,
        source: source.label,
        name: offer.name,
        sourceKind: source.kind,
        provenance,
        confirmed: artifact.confirmed,
        isDoubtful: artifact.isDoubtful === true,
        isUpstreamCurrent: (voucher?.source ?? source).isUpstream,
        staged,
    });
}
/** A confirmation of tomorrow is by a clock that was wrong: nobody knows how old it is, and the next one replaces it. */
function withKnownAge(artifact, now) {
    return { ...artifact, confirmedAt: (0,freshness/* knownInstant */.JU)(artifact.confirmedAt, now) };
}
/** A key names only a part of the digest; a registry vouches for the whole. */
function vouchFor(artifact, voucher, now) {
    if (voucher === undefined)
        return artifact;
    if (!(0,acquire_source/* isSameLayer */.kR)(voucher.offer, artifact.layer.digest)) {
        throw new errors/* VerifyError */.Gz(`not what ${voucher.source.label} calls current`, {
            wanted: voucher.offer.digestPrefix,
            found: artifact.layer.digest,
        });
    }
    return { ...artifact, confirmed: true, isDoubtful: false, confirmedAt: now };
}
async function take(run, candidate) {
    const { best } = run;
    if (best !== undefined && !candidate.isPinned && (0,acquire_candidate/* isOlder */.t)(candidate, best)) {
        const detail = `${(0,acquisition/* sayAge */.PS)(run, candidate.measuredAt)}; what is there is newer`;
        (0,acquisition/* note */.N4)(run, { source: candidate.source, outcome: 'older', detail });
        await candidate.staged?.discard();
        return;
    }
    await best?.staged?.discard();
    run.best = candidate;
    (0,acquisition/* noteCandidate */.Qs)(run, candidate);
}

;// CONCATENATED MODULE: ./build/acquire/ask-sources.js
// Asks the sources of one artifact, nearest first, until a copy is fresh.











/** Leaves in `run` the best copy that there is, and all that was tried. */
async function askSources(run) {
    const { budget, hosts } = run.context;
    const sources = await run.context.sources();
    try {
        for (const source of sources.filter(({ kind }) => !(0,acquire_source/* isServer */.S$)(kind))) {
            if ((0,acquisition/* isSettled */.Is)(run))
                break;
            await unlessAborted(run, source, () => trySource(run, source));
        }
        await relay(badLast(sources, hosts), {
            silentMs: budget?.silentMs,
            isSettled: () => (0,acquisition/* isSettled */.Is)(run),
            ask: (turn) => unlessAborted(run, turn.server, () => inItsTurn(run, turn)),
        });
        for (const deferred of run.deferred)
            await tryDeferred(run, deferred);
    }
    catch (error) {
        // It is in `run.problem`: settle on what there is.
        if (!(error instanceof errors/* LocalError */.il))
            throw error;
    }
}
/** The servers; those that have failed lately come after all others. */
function badLast(sources, hosts) {
    const servers = sources.filter(({ kind }) => (0,acquire_source/* isServer */.S$)(kind));
    const isBad = ({ label }) => hosts?.isBad(label) === true;
    return [...servers.filter((source) => !isBad(source)), ...servers.filter(isBad)];
}
/** One bad server never decides: what it may take leaves time for whatever else there is. */
async function inItsTurn(run, turn) {
    const { server: source, hasSuccessors: hasRivals, isContested } = turn;
    const { budget, hosts } = run.context;
    if (budget === undefined)
        return await trySource(run, source);
    const isSecondChance = hosts?.isBad(source.label) === true;
    const hasFallback = run.deferred.length > 0 || (run.best !== undefined && (0,acquisition/* freshnessOf */.T5)(run, run.best) !== 'expired');
    const claim = () => {
        turn.claim();
        hosts?.noteGood(source.label);
    };
    const crowd = { hasRivals, hasFallback, isContested, claim };
    const share = (0,acquire_share/* openShare */.m)({ budget, label: source.label, isSecondChance, ...crowd });
    turn.onDropped((faster) => share.end(faster === undefined ? 'sends nothing' : `sends nothing, and ${faster.label} does`));
    try {
        await share.run(() => trySource(run, watched(source, share)));
    }
    finally {
        share.close();
    }
}
function watched(source, share) {
    return {
        ...source,
        async *offers() {
            for await (const offer of source.offers()) {
                const load = async () => {
                    const artifact = await offer.load();
                    return { ...artifact, openLayer: () => share.watch(artifact.openLayer(), artifact.layer.size) };
                };
                yield { ...offer, load };
            }
        },
    };
}
async function trySource(run, source) {
    try {
        const more = source.offers()[Symbol.asyncIterator]();
        let offer = await nextOffer(run, more);
        if (offer === undefined) {
            (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'absent', detail: source.explainAbsence?.() ?? '' });
        }
        while (offer !== undefined && !(await considerOffer(run, { offer, source, more }))) {
            offer = run.context.signal.aborted ? undefined : await nextOffer(run, more);
        }
    }
    catch (error) {
        noteFailure(run, source, error);
    }
}
/** Reads what was put off, if it is still better than what there is; when it is refused, what its source has next. */
async function tryDeferred(run, deferred) {
    const { source, more } = deferred;
    try {
        let offer = deferred.offer;
        while (offer !== undefined && !(0,acquisition/* isSettled */.Is)(run) && isPromising(run, offer) && !run.context.signal.aborted) {
            if (await tryOffer(run, { offer, source }))
                return;
            offer = run.context.signal.aborted ? undefined : await nextOffer(run, more);
        }
    }
    catch (error) {
        noteFailure(run, source, error);
    }
}
function isPromising({ best }, offer) {
    return best === undefined || (offer.promisedAt ?? best.measuredAt) > best.measuredAt;
}
/** What opens a bundle may know nothing of the end of the step. */
async function nextOffer({ context: { signal } }, offers) {
    const { value, done } = await (0,until_aborted/* untilAborted */.E)(offers.next(), signal);
    return done === true ? undefined : value;
}
/** Deals with one offer; false when it was refused, or has rivals, so that the source may have a better one. */
async function considerOffer(run, sourced) {
    const { best, context } = run;
    const { offer, source } = sourced;
    if (best !== undefined && (0,acquire_source/* isSameLayer */.kR)(offer, best.layerDigest)) {
        noteSame(run, best, source);
        return offer.hasRivals !== true;
    }
    if (!offer.isPinned && (0,version/* isLowerVersion */.s)(offer.version, best?.version)) {
        const detail = `version ${offer.version}; what is there is ${best?.version}`;
        (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'older', detail });
        return true;
    }
    if ((0,acquire_source/* isServer */.S$)(source.kind) && (await tryNearer(run, { offer, source })))
        return true;
    const { promisedAt } = offer;
    if (promisedAt !== undefined &&
        (0,freshness/* judgeFreshness */.dT)(promisedAt, context.now(), context.requirement) !== 'fresh') {
        run.deferred.push(sourced);
        const detail = `${(0,acquisition/* sayAge */.PS)(run, promisedAt)}; a fresher one is looked for`;
        (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'stale', detail });
        return true;
    }
    return (await tryOffer(run, { offer, source })) && offer.hasRivals !== true;
}
/** A source has exactly what is there already. A cache cannot confirm it: only a registry or the publisher knows what is current. */
function noteSame(run, best, source) {
    const hasOwnAge = run.context.requirement.resource.age === 'data';
    const measuredAt = hasOwnAge ? best.measuredAt : run.context.now();
    const isUpstreamCurrent = best.isUpstreamCurrent || source.isUpstream;
    const isConfirmed = (0,acquire_source/* isServer */.S$)(source.kind);
    if (isConfirmed) {
        const asker = { now: run.context.now(), job: run.context.job };
        const provenance = namedBy(best.provenance, source, asker);
        run.best = { ...best, measuredAt, provenance, confirmed: true, isDoubtful: false, isUpstreamCurrent };
        run.context.hosts?.noteGood(source.label);
    }
    const detail = `names the same digest as the ${best.source}`;
    const age = isConfirmed ? `; ${(0,acquisition/* sayAge */.PS)(run, measuredAt)}` : '';
    (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'current', detail: detail + age });
}
/** Reads the bytes that a registry calls current from a nearer source that has the very same. */
async function tryNearer(run, voucher) {
    const index = run.deferred.findIndex((nearer) => (0,acquire_source/* isSameLayer */.kR)(nearer.offer, voucher.offer.digestPrefix));
    const [nearer] = index < 0 ? [] : run.deferred.splice(index, 1);
    if (nearer === undefined || !(await tryOffer(run, { ...nearer, voucher })))
        return false;
    const detail = `names the same digest as the ${nearer.source.label}`;
    (0,acquisition/* note */.N4)(run, { source: voucher.source.label, outcome: 'current', detail });
    return true;
}
/** Once the step was stopped, by its time limit or with the job, nobody is asked. */
async function unlessAborted(run, source, ask) {
    const { signal } = run.context;
    if (!signal.aborted)
        return await ask();
    const reason = signal.reason;
    const detail = reason instanceof Error ? reason.message : 'stopped';
    (0,acquisition/* note */.N4)(run, { source: source.label, outcome: 'skipped', detail, hint: (0,errors/* hintOf */.$z)(reason) });
}


/***/ }),

/***/ 1492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ openShare),
/* harmony export */   z: () => (/* binding */ SlowSourceError)
/* harmony export */ });
/* harmony import */ var _base_patience_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7705);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3260);
// What one server may take of the step's time while something else remains: a share, and no longer than its rate has hope.


/** A server that was ended because it took too long. */
class SlowSourceError extends _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl {
    name = 'SlowSourceError';
}
/** Of a server that has failed before: for its first byte. */
const SECOND_CHANCE_MS = 10_000;
/** Opens a turn; `close` must be called. */
function openShare(options) {
    const { budget, label, hasRivals, hasFallback, isSecondChance, isContested, claim } = options;
    const ending = new AbortController();
    const end = (why) => {
        ending.abort(new SlowSourceError(`${label}: ${why}`, { temporary: false, hint: HINT }));
    };
    const hasElse = hasRivals || hasFallback;
    const reserveMs = hasElse || budget.hasMoreToDo ? budget.reserveMs : 0;
    const usableMs = Math.max(0, budget.timeLeftMs() - reserveMs);
    const shareMs = hasRivals ? usableMs / 2 : usableMs;
    const seconds = Math.max(1, Math.round(shareMs / 1000));
    const whole = reserveMs > 0 || hasElse
        ? setTimeout(() => end(`took more than its share of the time limit, ${seconds} s`), shareMs)
        : undefined;
    const firstByte = isSecondChance
        ? setTimeout(() => end('failed before, and did not answer at once'), SECOND_CHANCE_MS)
        : undefined;
    const endsAtMs = performance.now() + shareMs;
    const patience = { signal: ending.signal, isSecondChance, isContested, claim, endsAtMs };
    const windowMs = Math.min(2 * budget.stallMs, shareMs / 3);
    return {
        run: (body) => (0,_base_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .withPatience */ .oW)(patience, body),
        end,
        watch: (bytes, size) => {
            const onFirst = () => clearTimeout(firstByte);
            // Where there is nothing else, its rate may yet recover.
            const onHopeless = hasElse ? end : () => undefined;
            const leftMs = () => budget.timeLeftMs() - reserveMs;
            return watchRate(bytes, { size, windowMs, leftMs, onFirst, onHopeless });
        },
        close: () => {
            clearTimeout(firstByte);
            clearTimeout(whole);
        },
    };
}
const HINT = 'Raise the input timeout, or name a nearer mirror with the input registries.';
/** Only waiting counts against a server: while the consumer holds a chunk, its time stands still. */
async function* watchRate(bytes, watch) {
    const { size, windowMs, leftMs, onFirst, onHopeless } = watch;
    let missing = size;
    let [windowBytes, waitedMs] = [0, 0];
    const judge = (pendingMs) => {
        if (waitedMs + pendingMs < windowMs)
            return;
        const bytesPerMs = windowBytes / (waitedMs + pendingMs);
        if (missing > bytesPerMs * leftMs())
            onHopeless(describeRate(bytesPerMs, missing));
        [windowBytes, waitedMs] = [0, 0];
    };
    const iterator = bytes[Symbol.asyncIterator]();
    try {
        for (;;) {
            const since = performance.now();
            // In steps, so that what never comes is judged too.
            const timer = setInterval(() => judge(performance.now() - since), windowMs);
            const step = await iterator.next().finally(() => clearInterval(timer));
            if (step.done === true)
                return;
            onFirst();
            waitedMs += performance.now() - since;
            windowBytes += step.value.length;
            missing -= step.value.length;
            judge(0);
            yield step.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}
function describeRate(bytesPerMs, missing) {
    if (bytesPerMs === 0)
        return 'sends nothing';
    const kilobytes = bytesPerMs < 10 ? bytesPerMs.toFixed(1) : String(Math.round(bytesPerMs));
    return `sends ${kilobytes} kB/s, too slow for the ${Math.ceil(missing / 1000)} kB that are missing`;
}


/***/ }),

/***/ 7705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ak: () => (/* binding */ isLastTry),
/* harmony export */   At: () => (/* binding */ signalOfNow),
/* harmony export */   Fk: () => (/* binding */ claiming),
/* harmony export */   SV: () => (/* binding */ withinMs),
/* harmony export */   Vo: () => (/* binding */ withHalfOfTheTime),
/* harmony export */   e$: () => (/* binding */ forAtMostMs),
/* harmony export */   oW: () => (/* binding */ withPatience),
/* harmony export */   sS: () => (/* binding */ isContested)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
// How long whoever is asked just now may take, known to everything that waits for its answer, however far down.

const current = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
/** Runs `body`, and all that it starts, under this patience. */
function withPatience(patience, body) {
    return current.run(patience, body);
}
/** The signal of a run, and of whoever is asked just now. */
function signalOfNow(signal) {
    const patience = current.getStore();
    return patience === undefined ? signal : AbortSignal.any([signal, patience.signal]);
}
/** Whether others can be asked instead. */
function isContested() {
    return current.getStore()?.isContested === true;
}
/** Passes bytes on, and tells whoever is asked just now of the first of them. */
async function* claiming(bytes) {
    let isFirst = true;
    for await (const chunk of bytes) {
        if (isFirst)
            current.getStore()?.claim?.();
        isFirst = false;
        yield chunk;
    }
}
/** Whether a failure is final although the server could be asked again. */
function isLastTry() {
    return current.getStore()?.isSecondChance === true;
}
/**
 * Runs `body` for at most half of the time that whoever is asked just now has left, so that something else can be tried after it.
 *
 * @param reason what is thrown when that is over
 */
async function withHalfOfTheTime(reason, body) {
    const outer = current.getStore();
    if (outer?.endsAtMs === undefined)
        return await body();
    return await bounded(Math.max(0, outer.endsAtMs - performance.now()) / 2, reason, outer, body);
}
/**
 * Runs `body` for at most `ms`, with one try for each request.
 *
 * @param reason what is thrown when its time is over
 */
async function withinMs(ms, reason, body) {
    return await bounded(ms, reason, { isSecondChance: true }, body);
}
/**
 * The same, with as many tries as there is time for.
 *
 * @param reason what is thrown when its time is over
 */
async function forAtMostMs(ms, reason, body) {
    return await bounded(ms, reason, { isSecondChance: false }, body);
}
/** Narrows a patience to a time. */
async function bounded(ms, reason, patience, body) {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(reason), ms);
    const signals = patience.signal === undefined ? [] : [patience.signal];
    const signal = AbortSignal.any([...signals, ending.signal]);
    try {
        return await withPatience({ ...patience, signal, endsAtMs: performance.now() + ms }, body);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 3223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ connectionErrorOf),
/* harmony export */   Hg: () => (/* binding */ classifyConnectionError),
/* harmony export */   Rc: () => (/* binding */ ConnectionError),
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   f4: () => (/* binding */ TRIVY_TRUSTS),
/* harmony export */   iq: () => (/* binding */ isProxyLogin),
/* harmony export */   p6: () => (/* binding */ REGISTRIES_INPUT),
/* harmony export */   rY: () => (/* binding */ adviseOnSilence)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _proxy_login_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3733);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3260);
// No HTTP answer at all: what Node says about it, sorted into what we and the user can do.




/** Where most registries are named, in words. */
const REGISTRIES_INPUT = 'the input registries';
/** A host that gave no answer. It is temporary, except that a certificate does not become trusted by waiting. */
class ConnectionError extends _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl {
    name = 'ConnectionError';
    isWhole = true;
    origin;
    problem;
    /** The message without the host, and without what Node says about it. */
    reason;
    constructor(url, problem, options) {
        const detail = SELF_EXPLAINING.includes(problem) ? '' : ` (${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(withoutAdvice(options.detail), 200)})`;
        super(`${url.host}: ${TITLES[problem]}${detail}`, {
            temporary: problem !== 'certificate' && problem !== 'not-tls',
            hint: problem === 'certificate' ? certificateHint(url, options.cause) : adviseOn(problem, url, options),
            cause: options.cause,
        });
        this.origin = url.origin;
        this.problem = problem;
        this.reason = TITLES[problem];
    }
}
/** The failure that this is, or that it reminds of: of a host that has failed, the transport says that it is not asked again. */
function connectionErrorOf(error) {
    if (error instanceof ConnectionError)
        return error;
    return error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl && error.cause instanceof ConnectionError ? error.cause : undefined;
}
// Node adds which of its command-line options might help; nobody can give one to a runner's Node.
function withoutAdvice(detail) {
    return detail.replace(/; if the root CA is installed locally,.*$/, '');
}
const TITLES = {
    dns: 'host name not found',
    refused: 'connection refused',
    network: 'not reachable',
    timeout: 'no connection',
    silent: 'no answer',
    proxy: 'the proxy did not connect',
    'not-tls': 'does not speak TLS',
    tls: 'TLS handshake failed',
    certificate: 'certificate not trusted',
    broken: 'connection lost',
};
/** Where Node's words would add nothing; they stay in the cause. */
const SELF_EXPLAINING = ['dns', 'refused', 'not-tls'];
/** Whether the tunnel says that the proxy wants a login. */
function isProxyLogin(words) {
    return /\bstatusCode=407\b/.test(words);
}
/** What it says where the proxy itself was not reached. */
const NO_PROXY_THERE = /\bcause=(?:connect|getaddrinfo) /;
function adviseOn(problem, url, { detail, namedIn = REGISTRIES_INPUT, instead = `name another in ${namedIn}`, }) {
    const { host } = url;
    switch (problem) {
        case 'dns':
            return `Check the name ${host} in ${namedIn}, and the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`;
        case 'proxy':
            if (isProxyLogin(detail))
                return (0,_proxy_login_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyLoginHint */ .L)(url);
            if (NO_PROXY_THERE.test(detail))
                return `The proxy itself is out of reach: check its address in ${(0,_proxy_login_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyVariable */ .r)(url)}.`;
            return `Check HTTPS_PROXY, HTTP_PROXY, and NO_PROXY, and whether the proxy allows ${host}.`;
        case 'not-tls':
            return `Name ${host} in the input insecure-registries if it really serves plain HTTP.`;
        case 'refused':
        case 'network':
        case 'timeout':
            return `Check that this runner may reach ${host} (firewall, HTTPS_PROXY), or ${instead}.`;
        case 'silent':
            return `${adviseOnSilence(host)}, or ${instead}.`;
        default:
            return undefined;
    }
}
/** Begins the advice on a connection that stood, over which no answer came. */
function adviseOnSilence(host) {
    return `A firewall or proxy on the way to ${host} may hold its answer back (HTTPS_PROXY, NO_PROXY); if none does, run it again when ${host} answers`;
}
/** What ails a certificate is not always that nobody knows its authority. */
function certificateHint({ host }, cause) {
    if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(cause, 'CERT_HAS_EXPIRED')) {
        return 'Whoever runs this host must renew its certificate; if it is still good, check the clock of the runner.';
    }
    if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(cause, 'CERT_NOT_YET_VALID'))
        return 'Check the clock of the runner.';
    if ((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(cause, 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH')) {
        return 'Name the host as its certificate does, or have a certificate made for the name that is used.';
    }
    return `If ${host} or a proxy uses a private CA, give its certificate in the input ca-file (ca-certificate of the reusable workflows).`;
}
const CODES = [
    ['dns', ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']],
    ['refused', ['ECONNREFUSED']],
    [
        'network',
        ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EHOSTDOWN', 'ENETDOWN', 'ETIMEDOUT'],
    ],
];
// OpenSSL's X509_V_ERR_* names as Node gives them (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
const CERTIFICATE_CODES = /^(?:CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_|ERROR_IN_CERT_)/;
/** What that means for whatever Trivy asks itself besides this action (Go's crypto/x509 reads the variable). */
const TRIVY_TRUSTS = 'Trivy, where it asks itself, must trust it too: SSL_CERT_FILE.';
/** Whether it is the authority alone that nobody knows here. */
function isUnknownAuthority(error) {
    return (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT');
}
// What OpenSSL says when the peer's first bytes are no TLS record. An alert ("alert protocol version") is one.
const NOT_TLS = /:(?:wrong version number|packet length too long|http request|unknown protocol):/;
/** Sorts what `http.request` and the proxy tunnel throw. */
function classifyConnectionError(error) {
    const message = error instanceof Error ? error.message : '';
    const code = String(error?.code ?? '');
    if (message.startsWith('tunneling socket could not be established'))
        return 'proxy';
    // http-client's own words for a socket timeout; ours is set for the time before the connection stands.
    if (message.startsWith('Request timeout'))
        return 'timeout';
    const known = CODES.find(([, codes]) => (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, ...codes));
    if (known)
        return known[0];
    if (CERTIFICATE_CODES.test(code))
        return 'certificate';
    if (NOT_TLS.test(message))
        return 'not-tls';
    return code === 'EPROTO' || /^ERR_(?:SSL|TLS)_/.test(code) ? 'tls' : 'broken';
}


/***/ }),

/***/ 4808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isExemptFromProxy)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4649);
// Who is asked past the proxy. NO_PROXY has no standard: the library of GitHub's actions knows names, their subdomains, and
// addresses; Trivy, as all programs in Go, also `*.example.com` and networks such as 10.0.0.0/8. Both read the same variable in a job.

/**
 * Whether the scan's Trivy would ask this host past the proxy (golang.org/x/net/http/httpproxy 0.49.0, `useProxy` and
 * `Config.init`). What the library exempts in addition stays exempt.
 */
function isExemptFromProxy(url, environment) {
    const host = withoutBrackets(url.hostname).toLowerCase();
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const entries = (environment.NO_PROXY || environment.no_proxy || '').toLowerCase().split(',');
    return entries.some((entry) => matches(entry.trim(), host, port));
}
function matches(entry, host, port) {
    if (entry === '')
        return false;
    if (entry === '*')
        return true;
    if (entry.includes('/'))
        return isWithin(host, entry);
    const [name, ofPort] = splitPort(entry);
    if (ofPort !== undefined && ofPort !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) !== 0)
        return isSameAddress(host, name);
    const suffix = name.startsWith('*.') ? name.slice(1) : name;
    if (suffix === '')
        return false;
    return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
}
function splitPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d*))?$/.exec(entry) ?? [];
    return [bracketed ?? plain ?? entry, port || undefined];
}
function isWithin(host, network) {
    const [address = '', bits = ''] = network.split('/');
    const [version, ofHost] = [(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address), (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host)];
    if (version === 0 || ofHost === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128))
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(address, Number(bits), familyOf(version));
    return list.check(host, familyOf(ofHost));
}
function isSameAddress(host, address) {
    return isWithin(host, `${address}/${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128}`);
}
function familyOf(version) {
    return version === 4 ? 'ipv4' : 'ipv6';
}
function withoutBrackets(host) {
    return host.replace(/^\[|\]$/g, '');
}


/***/ }),

/***/ 3733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ proxyLoginHint),
/* harmony export */   r: () => (/* binding */ proxyVariable)
/* harmony export */ });
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3701);
/* harmony import */ var _proxy_exemption_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4808);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(907);
// What to do about a proxy that wants a login, or refuses the one that it was shown: which proxy that is, and where it was set.



/** The variable that names the proxy for an address: each scheme has one of its own. */
function proxyVariable({ protocol }) {
    return protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
}
/** What to do about a 407 on the way to an address. */
function proxyLoginHint(url) {
    const variable = proxyVariable(url);
    const proxy = findProxy(url, variable);
    const writeAs = (address) => `write it, from a secret, into ${variable} as http://user:password@${address}, with special characters percent-encoded.`;
    if (proxy === undefined) {
        return `${url.host} answers as a proxy does that wants a login, and none is set for it: if one stands on the way, ${writeAs('proxy:port')}`;
    }
    const host = (0,_base_log_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(proxy.host, 100);
    return proxy.username === ''
        ? `The proxy ${host} wants a login: ${writeAs(host)}`
        : `The proxy ${host} refused the login in ${variable}: check it; special characters in it must be percent-encoded.`;
}
/** As @actions/http-client finds it, which reads the spelling in small letters first and asks no proxy for this machine itself. */
function findProxy(url, variable) {
    const text = process.env[variable.toLowerCase()] || process.env[variable] || '';
    if (text === '' || (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.host) || (0,_proxy_exemption_js__WEBPACK_IMPORTED_MODULE_1__/* .isExemptFromProxy */ .u)(url, process.env))
        return undefined;
    return URL.parse(/^https?:\/\//.test(text) ? text : `http://${text}`) ?? undefined;
}


/***/ })

};
