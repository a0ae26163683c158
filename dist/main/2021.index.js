export const id = 2021;
export const ids = [2021,5809];
export const modules = {

/***/ 9365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oi: () => (/* binding */ readConfigOf),
/* harmony export */   uz: () => (/* binding */ startKeptCopy),
/* harmony export */   x5: () => (/* binding */ readKeptArtifact)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9651);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2470);
/* harmony import */ var _oci_layout_writer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1540);
/* harmony import */ var _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1387);
/* harmony import */ var _verify_digest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8154);
/* harmony import */ var _registry_source_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2380);
// A copy of the compressed bytes as they stream past, as an OCI image layout, for the Actions cache.










/**
 * Starts a copy of `artifact` in a new directory below `parent`.
 *
 * @param tag under which the layout names it, such as `2`
 */
async function startKeptCopy(artifact, options) {
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.parent, 'kept-'));
    const writer = await (0,_oci_layout_writer_js__WEBPACK_IMPORTED_MODULE_6__/* .createLayoutWriter */ .u)(directory);
    let sink;
    let failure;
    const finish = async () => {
        await sink?.commit();
        await writer.writeBlob(await artifact.readConfig());
        await writer.addManifest(artifact.fetched, {
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_ANNOTATIONS */ .G.refName]: options.tag,
            [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_ANNOTATIONS */ .G.confirmedAt]: artifact.confirmedAt.toISOString(),
            ...(artifact.provenance === undefined
                ? {}
                : { [_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_ANNOTATIONS */ .G.provenance]: JSON.stringify(artifact.provenance) }),
        });
        await writer.finish();
    };
    const discard = async () => {
        try {
            await sink?.discard();
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .remove */ .TF)(directory);
        }
        catch (error) {
            // It goes with the cache's directory at the end of the run.
            options.log.debug(`not removed: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
        }
    };
    const giveUp = async (error) => {
        failure = error;
        // At once: on a full disk the resource itself may still find the space.
        await discard();
        if (options.onFailure !== undefined)
            return options.onFailure(error);
        options.log.info(`not kept for the Actions cache: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
    };
    return {
        directory,
        async *tee(source) {
            await writer.openBlobSink(artifact.layer).then((opened) => {
                sink = opened;
            }, giveUp);
            for await (const chunk of source) {
                if (failure === undefined)
                    await sink?.write(chunk).catch(giveUp);
                yield chunk;
            }
        },
        async complete() {
            if (failure === undefined)
                await finish().catch(giveUp);
            return failure === undefined;
        },
        discard,
    };
}
/** Reads the one artifact of a layout; its manifest is verified, its layer not yet. */
async function readKeptArtifact(directory) {
    const entries = await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .readLayout */ .T4)(directory);
    const [entry] = entries;
    if (entry === undefined || entries.length > 1) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('wrong number of artifacts in the layout', {
            wanted: '1',
            found: String(entries.length),
        });
    }
    const confirmedAt = new Date(entry.annotations[_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_ANNOTATIONS */ .G.confirmedAt] ?? '');
    const { config } = entry.fetched.manifest;
    return {
        fetched: entry.fetched,
        provenance: (0,_provenance_provenance_js__WEBPACK_IMPORTED_MODULE_7__/* .parseProvenanceText */ .sj)(entry.annotations[_bundle_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_ANNOTATIONS */ .G.provenance]),
        readConfig: () => readConfigOf((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .openLayoutBlob */ .Ub)(directory, config), config),
        confirmedAt: Number.isNaN(confirmedAt.getTime()) ? undefined : confirmedAt,
    };
}
/** The config blob of a layout, verified; one that is too large is refused before it is read. */
async function readConfigOf(bytes, config) {
    if (config.size > _registry_source_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_CONFIG_BYTES */ .GW) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('the config blob is too large', {
            wanted: `at most ${_registry_source_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_CONFIG_BYTES */ .GW} bytes`,
            found: `${config.size} bytes`,
        });
    }
    const chunks = [];
    for await (const chunk of (0,_verify_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .verifyDigest */ .U)(bytes, config, 'config blob'))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 2380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ registrySource),
/* harmony export */   GW: () => (/* binding */ MAX_CONFIG_BYTES),
/* harmony export */   S2: () => (/* binding */ confirmLayer)
/* harmony export */ });
/* unused harmony export transportOf */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7705);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(907);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3260);
/* harmony import */ var _verify_layer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7789);
// A registry as a source: the manifest says which artifact is current, the layer is read only when it is wanted.





/** Upstream's config blob is the two bytes `{}` (image-spec, empty descriptor); an image's is some kilobytes. */
const MAX_CONFIG_BYTES = 1 << 20;
/** The source for one reference. */
function registrySource(client, place, wanted, now) {
    const { isUpstream } = place;
    const reference = namedReference(place);
    const label = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference);
    return {
        kind: 'registry',
        label,
        isUpstream,
        transport: transportOf(place),
        async *offers() {
            const fetched = await client.fetchManifest(reference);
            const layer = (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .selectLayer */ .YC)(fetched.manifest, wanted);
            yield {
                digestPrefix: layer.digest,
                // The manifest's creation time is the time of a push, not of the data.
                promisedAt: undefined,
                version: (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .versionOf */ .E4)(fetched.manifest),
                isPinned: reference.digest !== undefined,
                load: async () => ({
                    fetched,
                    layer,
                    confirmedAt: now(),
                    confirmed: true,
                    openLayer: () => client.openBlob(reference, layer),
                    readConfig: () => client.fetchBlob(reference, fetched.manifest.config, MAX_CONFIG_BYTES),
                }),
            };
        },
    };
}
/** The reference, for a client that gives advice. */
function namedReference({ reference, namedIn }) {
    return namedIn === undefined ? reference : { ...reference, namedIn };
}
/** Over what a registry is spoken to, at the worst: who may answer over plain HTTP may have been led there. */
function transportOf({ reference, isPlain }) {
    if ((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(reference.registry))
        return 'loopback';
    return isPlain === true ? 'plain' : 'tls';
}
/**
 * Asks the registries in order, by `HEAD`, whether they have this very layer. It anchors a copy whose origin is not
 * trusted: whoever can write to a cache can plant an entry that agrees with itself (docs/threat-model.md).
 */
async function confirmLayer({ client, places, log, maxMs }, layer) {
    let isDenied = false;
    let hasAnswered = false;
    for (const { reference } of places) {
        try {
            const tooLate = new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${reference.registry} did not answer in time`, { temporary: true });
            const ask = () => client.hasBlob(reference, layer);
            if (await (maxMs === undefined ? ask() : (0,_base_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .withinMs */ .SV)(maxMs, tooLate, ask)))
                return 'confirmed';
            isDenied = true;
        }
        catch (error) {
            // This registry cannot say; the next may. Only an answer that contradicts itself is more than an outage.
            if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerifyError */ .Gz)
                isDenied = true;
            // What is no 404 from one storage is one from another: 403 for what is not there, or for whoever may not look.
            if (error instanceof _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl && error.status !== undefined)
                hasAnswered = true;
            const reason = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
            log.info(`${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(reference)} could not confirm the copy: ${reason}`);
        }
    }
    if (isDenied)
        return 'denied';
    if (hasAnswered)
        return 'undecided';
    log.info('no registry could be asked whether it knows this copy: unconfirmed');
    return 'unanswered';
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

/***/ 5809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeAll)
/* harmony export */ });
/** Writes all of `bytes` where the file stands: one write may take less than it was given. Throws what the system says. */
async function writeAll(file, bytes) {
    for (let offset = 0; offset < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset);
        offset += bytesWritten;
    }
}


/***/ }),

/***/ 7560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ keep)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5867);
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4525);
// Keeps what was fetched, for later jobs: one entry of the Actions cache per artifact, named by age and digest.



/**
 * Saves a copy. Never throws and never warns: what only costs time in the next run is one line of information.
 *
 * @returns what became of it, for whom it is more than that
 */
async function keep(options) {
    const { cache, copy, stem, log } = options;
    const key = (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_2__/* .formatKey */ .TD)({ ...stem, time: options.measuredAt, layerDigest: options.layerDigest });
    try {
        // The library packs everything before it asks whether the entry is there. Where reading is not allowed, writing may be.
        if ((await cache.lookup(stem.resource, [key]).catch(() => undefined)) === key) {
            log.info(`Actions cache: ${key} is there already`);
            return { kind: 'exists' };
        }
        const path = cache.pathFor(stem.resource);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__/* .remove */ .TF)(path);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_1__/* .move */ .Cy)(copy.directory, path);
        const outcome = await cache.save(stem.resource, key);
        if (outcome.kind === 'saved')
            log.info(`Actions cache: saved ${key}`);
        else if (outcome.kind === 'exists')
            log.info(`Actions cache: ${key} is there already`);
        else
            log.info(`Actions cache: not saved (${outcome.kind}: ${outcome.reason})`);
        return outcome;
    }
    catch (error) {
        const reason = (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error);
        log.info(`Actions cache: not saved: ${reason}`);
        return { kind: 'failed', reason };
    }
    finally {
        await copy.discard();
    }
}


/***/ }),

/***/ 5143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ openFileSink)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2244);
/* harmony import */ var _base_write_all_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5809);
// A file that gets its name only when it is complete, for a blob that streams past.






/** Opens a sink that writes beside `path` and renames to it. */
async function openFileSink(options) {
    const { path, blob, what, onCommit } = options;
    const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(partial, 'wx').catch((cause) => {
        throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, cause);
    });
    let writtenBytes = 0;
    let isOpen = true;
    const discard = async () => {
        if (!isOpen)
            return;
        isOpen = false;
        await handle.close().catch(() => undefined);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(partial);
    };
    const commit = async () => {
        try {
            checkSize(options, writtenBytes);
            await handle.close();
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .move */ .Cy)(partial, path);
        }
        catch (error) {
            await discard();
            throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileError */ .lz)(error) ? (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, error) : error;
        }
        isOpen = false;
        onCommit();
    };
    const write = async (chunk) => {
        try {
            await (0,_base_write_all_js__WEBPACK_IMPORTED_MODULE_5__/* .writeAll */ .f)(handle, chunk);
        }
        catch (cause) {
            throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotWrite */ .zz)(`${what}: blob ${blob.digest}`, cause, {
                name: 'it',
                sizeBytes: blob.size,
                writtenBytes,
            });
        }
        writtenBytes += chunk.length;
    };
    return { write, commit, discard };
}
function checkSize({ blob, what }, writtenBytes) {
    if (writtenBytes === blob.size)
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${what}: size of blob ${blob.digest}`, {
        wanted: `${blob.size}`,
        found: `${writtenBytes}`,
    });
}


/***/ }),

/***/ 1540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ encodeIndex),
/* harmony export */   u: () => (/* binding */ createLayoutWriter)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5867);
/* harmony import */ var _base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2244);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3701);
/* harmony import */ var _blob_sink_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5143);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1564);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2470);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8404);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5669);
// Writing an OCI image layout: it becomes one only when its index is there, and then it holds exactly what its manifests name.












/** Starts a layout in `dir`, which must be empty or absent, so that nothing of somebody else's becomes part of it. */
async function createLayoutWriter(dir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(dir, { recursive: true });
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir)).length > 0) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(`${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(dir)}: the directory is not empty`, {
            hint: 'Name a new or empty directory.',
        });
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobsDirectory */ .IA)(dir), { recursive: true });
    const state = { dir, blobs: new Map(), entries: [] };
    return {
        writeBlob: (bytes) => writeBlob(state, bytes),
        openBlobSink: (blob) => (0,_blob_sink_js__WEBPACK_IMPORTED_MODULE_7__/* .openFileSink */ .o)({
            path: (0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(dir, blob.digest),
            blob,
            what: (0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(dir),
            onCommit: () => state.blobs.set(blob.digest, blob.size),
        }),
        addManifest: (fetched, annotations) => addManifest(state, { fetched, annotations }),
        finish: () => finish(state),
    };
}
async function writeBlob(state, bytes) {
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .digestOf */ .o)(bytes);
    if (!state.blobs.has(digest)) {
        await publish((0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(state.dir, digest), bytes);
        state.blobs.set(digest, bytes.length);
    }
    return { digest, size: bytes.length };
}
async function addManifest(state, entry) {
    const { digest } = await writeBlob(state, entry.fetched.bytes);
    if (digest !== entry.fetched.digest) {
        const what = `${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(state.dir)}: manifest`;
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(what, { wanted: entry.fetched.digest, found: digest });
    }
    state.entries.push(entry);
}
async function finish(state) {
    const named = new Set();
    for (const { fetched } of state.entries) {
        const { config, layers } = fetched.manifest;
        named.add(fetched.digest);
        for (const blob of [config, ...layers]) {
            requireBlob(state, blob);
            named.add(blob.digest);
        }
    }
    await removeOthers(state.dir, named);
    await publish((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state.dir, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.marker), encode({ imageLayoutVersion: _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.version }));
    await publish((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state.dir, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .LAYOUT */ .rs.index), encodeIndex(state.entries));
}
function requireBlob(state, blob) {
    const size = state.blobs.get(blob.digest);
    if (size === blob.size)
        return;
    const found = size === undefined ? 'nothing' : `${size} bytes`;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerifyError */ .Gz(`${(0,_layout_files_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayout */ .M2)(state.dir)}: blob ${blob.digest}`, {
        wanted: `${blob.size} bytes`,
        found,
    });
}
// Blobs of a source that was given up, and what a sink left that was neither committed nor discarded.
async function removeOthers(dir, named) {
    const blobs = (0,_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobsDirectory */ .IA)(dir);
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(blobs)) {
        if (!named.has(`sha256:${name}`))
            await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .remove */ .TF)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(blobs, name));
    }
}
/** The `index.json` of these artifacts: the same artifacts give the same bytes, so that a bundle can be compared. */
function encodeIndex(entries, others = []) {
    return encode(describeIndex(entries, others));
}
function describeIndex(entries, others) {
    return {
        schemaVersion: 2,
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_11__/* .MEDIA_TYPES */ .Z2.ociIndex,
        manifests: [...entries.map(toIndexEntry), ...others].map(({ annotations, ...entry }) => ({
            ...entry,
            ...(Object.keys(annotations).length > 0 && { annotations: sortKeys(annotations) }),
        })),
    };
}
function toIndexEntry({ fetched, annotations }) {
    const { mediaType } = fetched.manifest;
    return { mediaType, digest: fetched.digest, size: fetched.bytes.length, annotations };
}
function sortKeys(fields) {
    const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted);
}
function encode(value) {
    return Buffer.from(JSON.stringify(value));
}
// A reader sees the whole file or none.
async function publish(path, bytes) {
    const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, bytes, { flag: 'wx' });
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .move */ .Cy)(partial, path);
    }
    catch (cause) {
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .removeQuietly */ .S2)(partial);
        throw (0,_base_local_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .cannotWrite */ .zz)((0,_base_log_js__WEBPACK_IMPORTED_MODULE_6__/* .clean */ .uH)(path, 300), cause);
    }
}


/***/ }),

/***/ 2021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepStaged: () => (/* binding */ keepStaged),
/* harmony export */   startKept: () => (/* binding */ startKept)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _acquire_kept_copy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9365);
/* harmony import */ var _acquire_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2410);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _cache_keep_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7560);
/* harmony import */ var _cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8598);
/* harmony import */ var _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1387);
/* harmony import */ var _provenance_rule_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3242);
// What is kept for later jobs, and under which name: a copy of the compressed bytes, saved once they are placed.








/** A copy for the Actions cache, when this run saves and the cache does not have these bytes with this age already. */
async function startKept(artifact, source, requirement, context) {
    const { cache, log } = context;
    const { resource, schema } = requirement;
    // What a registry confirmed just now gets a new, small entry that says so.
    const isNew = (0,_acquire_source_js__WEBPACK_IMPORTED_MODULE_2__/* .isServer */ .S$)(source.kind) || (resource.age === 'confirmation' && artifact.confirmed);
    const isOurs = (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_7__/* .mayBeKept */ .Zv)(artifact.provenance ?? _provenance_provenance_js__WEBPACK_IMPORTED_MODULE_6__/* .UNKNOWN */ .HV, { acceptsPlain: (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_5__/* .acceptsPlain */ .SB)(requirement) });
    if (cache === undefined || !context.save || !isNew || !isOurs)
        return undefined;
    try {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(cache.pathFor(resource.name));
        return await (0,_acquire_kept_copy_js__WEBPACK_IMPORTED_MODULE_1__/* .startKeptCopy */ .uz)(artifact, { parent, tag: String(schema), log });
    }
    catch (error) {
        // Keeping only saves time next run.
        log.info(`not kept for the Actions cache: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(error)}`);
        return undefined;
    }
}
/** Saves the copy of what was placed, if there is one. */
async function keepStaged(best, requirement, context) {
    const { cache, keyPrefix, log } = context;
    const { staged, measuredAt } = best;
    if (cache === undefined || staged?.kept === undefined)
        return;
    const stem = (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_5__/* .stemOf */ .Vc)(requirement, keyPrefix);
    const layerDigest = staged.artifact.layer.digest;
    await (0,_cache_keep_js__WEBPACK_IMPORTED_MODULE_4__/* .keep */ .a)({ cache, stem, copy: staged.kept, layerDigest, measuredAt, log });
}


/***/ })

};
