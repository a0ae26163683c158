export const id = 8059;
export const ids = [8059,5809];
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

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ findBashHome)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _windows_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5057);
// Pure but for one look: the home that the bash of Git for Windows, and git itself, take.


/**
 * Where bash and git of Windows are at home: `HOME`, else `HOMEDRIVE` with `HOMEPATH` where that is a directory (a share of a
 * domain's users), else `USERPROFILE` (Git for Windows, `db_home: env` of its runtime, and `mingw.c` of git). A HOME that a step of
 * bash has set is spelled `/c/Users/me`.
 *
 * @returns undefined where nothing says
 */
function findBashHome(environment, isThere = node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync) {
    if (environment.HOME)
        return (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fromBash */ .lJ)(environment.HOME);
    const { HOMEDRIVE, HOMEPATH } = environment;
    const ofDomain = HOMEDRIVE && HOMEPATH ? (0,_windows_path_js__WEBPACK_IMPORTED_MODULE_1__/* .plainWindowsPath */ .jK)(HOMEDRIVE + HOMEPATH) : undefined;
    if (ofDomain !== undefined && isThere(ofDomain))
        return ofDomain;
    return environment.USERPROFILE || undefined;
}


/***/ }),

/***/ 6617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots)
/* harmony export */ });
// A bounded number of things at a time, first come, first served.
/** That many slots. */
function createSlots(count) {
    const waiting = [];
    let free = count;
    return async (body) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await body();
        }
        finally {
            const next = waiting.shift();
            // The slot goes over to whoever waits, without ever being free.
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
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

/***/ 6080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ EMPTY_CONFIG),
/* harmony export */   l: () => (/* binding */ describeSingleLayer)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1564);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5669);
// An artifact of one layer and nothing else: its manifest, and the empty config that goes with it.


/** The empty descriptor of https://specs.opencontainers.org/image-spec/manifest/#guidance-for-an-empty-descriptor */
const EMPTY_CONFIG = Buffer.from('{}');
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
/** The manifest; the same parts give the same bytes. */
function describeSingleLayer({ artifactType, layer: { mediaType, digest, size }, title, annotations, what, }) {
    const manifest = {
        schemaVersion: 2,
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MEDIA_TYPES */ .Z2.ociManifest,
        artifactType,
        config: { mediaType: EMPTY_TYPE, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(EMPTY_CONFIG), size: EMPTY_CONFIG.length },
        layers: [{ mediaType, digest, size, annotations: { 'org.opencontainers.image.title': title } }],
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
    return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(Buffer.from(JSON.stringify(manifest)), what);
}


/***/ }),

/***/ 8059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeCarriedPoms: () => (/* reexport */ describeCarriedPoms),
  providePoms: () => (/* reexport */ providePoms)
});

// EXTERNAL MODULE: ./build/resources/maven-poms/poms-outcome.js
var poms_outcome = __webpack_require__(1682);
// EXTERNAL MODULE: ./build/resources/maven-poms/sets/names.js
var names = __webpack_require__(6628);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/oci/digest.js
var digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/single-layer.js
var single_layer = __webpack_require__(6080);
// EXTERNAL MODULE: ./build/verify/collect.js
var collect = __webpack_require__(1814);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/pom-path.js
// Where a POM lies below a repository, local or remote: the Maven layout, in which nothing leaves its directory.
/** Central's longest paths have some 250 characters; file systems refuse more than 255 per part. */
const MAX_PATH_CHARACTERS = 1024;
// What Maven allows in coordinates, but for the names of this directory and the one above. `@project.version@` stands in
// files that a build fills in first: Trivy asks for it, and every repository says 404.
const SEGMENT = /^(?!\.+$)[A-Za-z0-9_.+~@-]{1,200}$/;
/**
 * `com/example/app/1.0/app-1.0.pom`, exactly as Trivy looks for it, a SNAPSHOT under its literal
 * name; undefined for coordinates that could name a file elsewhere, or none.
 */
function pomPath({ groupId, artifactId, version }) {
    const directories = [...groupId.split('.'), artifactId, version];
    const path = [...directories, `${artifactId}-${version}.pom`].join('/');
    return directories.every((name) => SEGMENT.test(name)) && isPomPath(path) ? path : undefined;
}
/** Whether a path is one that {@link pomPath} can give. */
function isPomPath(path) {
    const segments = path.split('/');
    if (path.length > MAX_PATH_CHARACTERS || segments.length < 4)
        return false;
    const [artifactId, version, file] = segments.slice(-3);
    return file === `${artifactId}-${version}.pom` && segments.every((segment) => SEGMENT.test(segment));
}
/** Whether a version is replaced under the same name (`isSnapshot`). */
function isSnapshot(version) {
    return version.endsWith('SNAPSHOT') || version === 'LATEST';
}
/** The version that a path of {@link pomPath} is of. */
function versionOfPath(path) {
    return path.split('/').at(-2) ?? '';
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/read-tar.js
// The files of a tar archive that is in memory and may be hostile: regular files, few enough, whole.



/** The largest projects read some thousands of POMs. */
const MAX_FILES = 200_000;
/** Yields every file, in order. @throws {VerifyError} for anything that is not a regular file, and for a broken archive */
async function* readTar(archive) {
    const tar = (0,tar_stream.extract)();
    tar.end(archive);
    let count = 0;
    try {
        for await (const entry of tar) {
            entry.on('error', () => undefined);
            const { name, type } = entry.header;
            count += 1;
            if (count > MAX_FILES)
                throw new errors/* VerifyError */.Gz(`the archive holds more than ${MAX_FILES} files`);
            if (type !== 'file')
                throw new errors/* VerifyError */.Gz(`archive entry ${(0,log/* clean */.uH)(name, 100)} is not a regular file`);
            const chunks = [];
            for await (const chunk of entry)
                chunks.push(chunk);
            yield { name, bytes: Buffer.concat(chunks) };
        }
    }
    catch (cause) {
        if (cause instanceof errors/* VerifyError */.Gz)
            throw cause;
        throw new errors/* VerifyError */.Gz('the archive is broken', { cause });
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/pom-set.js
// A set of POMs as it is kept and carried: the files, and what was confirmed not to exist. Bytes in, bytes out.








/** Name of the record at the head of the archive, and of the directory with the POMs. */
const RECORD = 'poms.json';
const DIRECTORY = 'repository/';
/** A hundred times what the largest projects need. */
const MAX_INFLATED_BYTES = 1 << 30;
const MAX_RECORD_BYTES = 64 << 20;
/** Packs a set as a `tar.gz` of which the same set gives the same bytes. */
async function packPomSet(set) {
    const keys = [
        ...new Set([
            ...[...set.origins.values()].flatMap(({ from, after }) => [...from, ...after]),
            ...[...set.absent.values()].flat(),
        ]),
    ].sort();
    const positions = new Map(keys.map((key, position) => [key, position]));
    const place = (list) => list.map((key) => positions.get(key));
    const record = {
        schema: names/* SET_VERSION */.KM,
        complete: set.isComplete,
        repositories: keys,
        poms: sorted(set.origins).map(([path, { from, after }]) => ({
            path,
            from: place(from),
            after: place([...after].sort()),
        })),
        absent: sorted(set.absent).map(([path, by]) => ({ path, by: place([...by].sort()) })),
    };
    const archive = (0,tar_stream.pack)();
    archive.entry(header(RECORD), JSON.stringify(record));
    for (const [path, text] of sorted(set.poms))
        archive.entry(header(`${DIRECTORY}${path}`), text);
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    const packed = (0,external_node_zlib_.gzipSync)(Buffer.concat(chunks), { level: 9 });
    // RFC 1952, 2.3.1: the byte that names the system that packed it; 255 is "unknown".
    packed[9] = 255;
    return packed;
}
/**
 * Unpacks a set that may be hostile.
 *
 * @throws {VerifyError} for anything that {@link packPomSet} does not write
 */
async function unpackPomSet(packed) {
    const poms = new Map();
    let record;
    for await (const { name, bytes } of readTar(inflate(packed))) {
        if (record === undefined) {
            if (name !== RECORD)
                throw new errors/* VerifyError */.Gz('POM set', { wanted: RECORD, found: (0,log/* clean */.uH)(name, 100) });
            record = parseRecord(bytes);
            continue;
        }
        const path = name.startsWith(DIRECTORY) ? name.slice(DIRECTORY.length) : '';
        if (!isPomPath(path))
            throw new errors/* VerifyError */.Gz(`POM set: ${(0,log/* clean */.uH)(name, 100)} is not the path of a POM`);
        if (poms.has(path))
            throw new errors/* VerifyError */.Gz(`POM set: ${(0,log/* clean */.uH)(name, 100)} is there twice`);
        poms.set(path, bytes);
    }
    if (record === undefined)
        throw new errors/* VerifyError */.Gz('POM set', { wanted: RECORD, found: 'nothing' });
    return { poms, ...record };
}
function inflate(packed) {
    try {
        return (0,external_node_zlib_.gunzipSync)(packed, { maxOutputLength: MAX_INFLATED_BYTES });
    }
    catch (cause) {
        throw new errors/* VerifyError */.Gz('POM set: the archive is broken or inflates to too much', { cause });
    }
}
function parseRecord(bytes) {
    const what = `POM set: ${RECORD}`;
    const { schema, complete, repositories, poms, absent } = (0,json/* parseJsonObject */.dw)(bytes, what, MAX_RECORD_BYTES);
    if (schema === 1) {
        throw new errors/* VerifyError */.Gz('POM set: of an earlier version of this action, which does not say where its POMs are from; the next one that is kept takes its place');
    }
    if (schema !== names/* SET_VERSION */.KM)
        throw (0,json/* unexpected */.os)(`${what}: schema`, String(names/* SET_VERSION */.KM), schema);
    const keys = (0,json/* readList */.LD)(repositories, `${what}: repositories`).map((key) => {
        if (typeof key === 'string' && KEY.test(key))
            return key;
        throw (0,json/* unexpected */.os)(`${what}: repositories`, 'keys', key);
    });
    const read = (list, name, parse) => new Map((0,json/* readList */.LD)(list, `${what}: ${name}`).map((entry) => {
        if (!(0,json/* isObject */.Gv)(entry) || typeof entry.path !== 'string' || !isPomPath(entry.path))
            throw (0,json/* unexpected */.os)(`${what}: ${name}`, 'the path of a POM', entry);
        return [entry.path, parse(entry)];
    }));
    const keysAt = (list) => (0,json/* readList */.LD)(list, `${what}: positions`).map((position) => {
        const key = typeof position === 'number' ? keys[position] : undefined;
        if (key === undefined)
            throw (0,json/* unexpected */.os)(`${what}: positions`, 'one of its repositories', position);
        return key;
    });
    return {
        origins: read(poms, 'poms', ({ from, after }) => ({ from: keysAt(from), after: keysAt(after) })),
        absent: read(absent, 'absent', ({ by }) => keysAt(by)),
        isComplete: complete === true,
    };
}
/** Of a repository: see `repositoryKey`. */
const KEY = /^[0-9a-f]{32}$/;
function header(name) {
    return { name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };
}
function sorted(map) {
    return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/pom-artifact.js
// A set of POMs as an artifact like any other: a manifest, an empty config, and one layer of our own type.





/** Documented in docs/maven.md. */
const POM_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.maven-poms.v1';
const POM_LAYER_TYPE = 'application/vnd.trivy-offline-cache.maven-poms.layer.v1.tar+gzip';
/** When what can change (snapshots, and what is absent) was last confirmed, ISO 8601. */
const POMS_CONFIRMED_AT = 'dev.trivy-offline-cache.confirmed-at';
/** The input digest that the set was made for. */
const POMS_INPUT = 'dev.trivy-offline-cache.poms-input';
/** Compressed, a POM has some 2 kB. */
const MAX_LAYER_BYTES = 256 << 20;
/** Makes the artifact of a set. Its layer is the same for the same set; only the manifest says when it was confirmed. */
async function buildPomArtifact(set, facts) {
    const layer = await packPomSet(set);
    const layerDigest = (0,digest/* digestOf */.o)(layer);
    const fetched = (0,single_layer/* describeSingleLayer */.l)({
        artifactType: POM_ARTIFACT_TYPE,
        layer: { mediaType: POM_LAYER_TYPE, digest: layerDigest, size: layer.length },
        title: 'maven-poms.tar.gz',
        annotations: {
            [POMS_CONFIRMED_AT]: facts.confirmedAt.toISOString(),
            [POMS_INPUT]: facts.inputDigest,
        },
        what: 'POM set',
    });
    return { fetched, config: single_layer/* EMPTY_CONFIG */.$, layer, layerDigest };
}
/**
 * Reads a set from an artifact of any source: cache entry, bundle, registry. Every byte is checked against the manifest.
 *
 * @throws {VerifyError} when it is not a POM set, or not what its manifest says
 */
async function readPomArtifact(artifact) {
    const { manifest } = artifact.fetched;
    const layer = pomLayerOf(manifest);
    if (layer.size > MAX_LAYER_BYTES) {
        throw new errors/* VerifyError */.Gz('POM set: size', { wanted: `at most ${MAX_LAYER_BYTES}`, found: `${layer.size}` });
    }
    const packed = await (0,collect/* collectVerified */.D)(artifact.openLayer(layer), layer, 'POM set');
    const set = await unpackPomSet(packed);
    return {
        ...set,
        confirmedAt: confirmedAtOf(manifest) ?? new Date(0),
        layerDigest: layer.digest,
        sizeBytes: layer.size,
    };
}
/**
 * The one layer of a set.
 *
 * @throws {VerifyError} when it is none
 */
function pomLayerOf({ layers }) {
    const [layer, ...others] = layers;
    if (layer !== undefined && others.length === 0 && layer.mediaType === POM_LAYER_TYPE)
        return layer;
    throw new errors/* VerifyError */.Gz('POM set', {
        wanted: `one layer of type ${POM_LAYER_TYPE}`,
        found: 'another artifact',
    });
}
/** When its manifest says that it was last confirmed; undefined: it does not. */
function confirmedAtOf({ annotations }) {
    const confirmed = new Date(annotations[POMS_CONFIRMED_AT] ?? '');
    return Number.isNaN(confirmed.getTime()) ? undefined : confirmed;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/scan/project-name.js
var project_name = __webpack_require__(3141);
// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/go-xml-errors.js
// Which of what saxes holds against a document ends Go's decoder too (encoding/xml of Go 1.26), and so Trivy. Pure.
/** At the same place, because both have read the same up to there. */
const SAME = /^(undefined entity|malformed comment|the string "--"|unexpected close tag|unmatched closing tag|unclosed tag|unexpected end|document must contain a root element|disallowed character in tag name|unquoted attribute value)/;
/** What Go looks into for nothing but its end. */
const UNREAD_BY_GO = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Z][^>]*>/g;
/** XML 1.0, 2.2: anything but these is no character. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** Half of a pair has a code, which Go replaces. */
const HALF_OF_A_PAIR = /&#(?:x0*d[89a-f]|0*5[5-7]\d{3};)/i;
/** Whether Go's decoder ends with an error as well. @param text the whole document */
function endsGo(message, text) {
    if (SAME.test(message))
        return true;
    if (message.startsWith('disallowed character.'))
        return NO_CHARACTER.test(text.replace(UNREAD_BY_GO, ''));
    return message.startsWith('malformed character entity') && !HALF_OF_A_PAIR.test(text);
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/xml-doubt.js

/** A document that we do not read, and of which it is not certain that Trivy does not either: it counts as unknown. */
class XmlDoubtError extends errors/* ActionError */.lZ {
    name = 'XmlDoubtError';
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/xml-prolog.js
// What stands before the first element of a document, read as Go's encoding/xml does, which takes much that XML forbids:
// text, comments and declarations in any order, a declaration in another spelling. What it names decides how bytes are read.



/**
 * The document from its first element on, decoded by the encoding that its declaration names (WHATWG labels, as in
 * Trivy), else UTF-8. Throws `ActionError` where Go ends too: another version than 1.0, an encoding that nobody knows,
 * what is not closed, no element at all.
 */
function readProlog(bytes) {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const before = skipProlog(latin);
    const encoding = before.encoding ?? 'utf-8';
    if (!isUtf8(encoding)) {
        const text = decode(bytes.subarray(before.end), encoding);
        // A second declaration would change the encoding again: what Trivy then reads is not known here.
        const rest = skipProlog(text);
        if (rest.encoding !== undefined)
            throw new XmlDoubtError('XML: two encodings are declared');
        return { text: text.slice(rest.end), isLossy: false };
    }
    // Everything that ends a prolog is ASCII, so that its end is the same in bytes and in text.
    const body = bytes.subarray(before.end);
    try {
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), isLossy: false };
    }
    catch {
        return { text: new TextDecoder('utf-8').decode(body), isLossy: true };
    }
}
function skipProlog(text) {
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
        if (text.startsWith('<?', at)) {
            const end = endOf(text, '?>', at + 2);
            const encoding = readDeclaration(text.slice(at + 2, end - 2));
            if (encoding !== '' && !isUtf8(encoding))
                return { end, encoding };
            at = end;
        }
        else if (text.startsWith('<!--', at))
            at = endOfComment(text, at + 4);
        else if (text.startsWith('<!', at))
            at = endOfDirective(text, at + 3);
        else
            return { end: at };
    }
    throw new errors/* ActionError */.lZ('XML: no element is in it');
}
/** The encoding that a declaration names, empty for none and for every other instruction. */
function readDeclaration(instruction) {
    const [target] = instruction.split(/[ \r\n\t]/, 1);
    if (target !== 'xml')
        return '';
    const version = pseudoAttribute(instruction, 'version');
    if (version !== '' && version !== '1.0')
        throw new errors/* ActionError */.lZ('XML: not version 1.0');
    return pseudoAttribute(instruction, 'encoding');
}
/** As Go's `procInst`: the name, an equals sign, and a quote without a space between them, wherever they stand. */
function pseudoAttribute(instruction, name) {
    const found = new RegExp(`${name}=(["'])`).exec(instruction);
    if (found?.[1] === undefined)
        return '';
    const start = found.index + found[0].length;
    const end = instruction.indexOf(found[1], start);
    return end < 0 ? '' : instruction.slice(start, end);
}
function endOf(text, mark, from) {
    const at = text.indexOf(mark, from);
    if (at < 0)
        throw new errors/* ActionError */.lZ(`XML: unexpected end, ${mark} is missing`);
    return at + mark.length;
}
function endOfComment(text, from) {
    const end = endOf(text, '--', from);
    if (text[end] !== '>')
        throw new errors/* ActionError */.lZ('XML: malformed comment, it holds --');
    return end + 1;
}
/** As Go: angle brackets nest, unless they are quoted or in a comment. */
function endOfDirective(text, from) {
    let depth = 0;
    let quote = '';
    for (let at = from; at < text.length; at += 1) {
        const char = text[at] ?? '';
        if (quote !== '') {
            if (char === quote)
                quote = '';
        }
        else if (char === '"' || char === "'")
            quote = char;
        else if (char === '<') {
            if (text.startsWith('!--', at + 1))
                at = endOf(text, '-->', at + 4) - 1;
            else
                depth += 1;
        }
        else if (char === '>') {
            if (depth === 0)
                return at + 1;
            depth -= 1;
        }
    }
    throw new errors/* ActionError */.lZ('XML: unexpected end, a <! is not closed');
}
function isUtf8(label) {
    return /^utf-8$/i.test(label);
}
function decode(bytes, encoding) {
    try {
        return new TextDecoder(encoding).decode(bytes);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ(`XML: encoding ${(0,log/* clean */.uH)(encoding, 50)} is not known`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/xml.js
// XML of POMs and settings as Trivy decodes it (Go's encoding/xml): names without prefix, no entities of a document's own.






/** Longest document that is parsed; the longest POMs of Maven Central (managed dependencies of platforms) have 1\u20132 MB. */
const MAX_XML_BYTES = 10 * 1024 * 1024;
/** Far beyond any POM, and a bound on the memory that a document of 10 MB can cost. */
const MAX_ELEMENTS = 500_000;
/** POMs nest plugin configurations some ten deep. */
const MAX_DEPTH = 200;
/**
 * Parses the first element of a document; what follows it is ignored, as Go does. Throws `ActionError` where Trivy ends
 * too, and `XmlDoubtError` where that is not certain: beyond our bounds, and for most of what saxes holds against a
 * document, because Go's decoder takes much that XML forbids (encoding/xml of Go 1.26).
 */
function parseXml(bytes) {
    if (bytes.length > MAX_XML_BYTES)
        throw new XmlDoubtError(`XML: more than ${MAX_XML_BYTES} bytes`);
    const { text, isLossy } = readProlog(bytes);
    const tree = build(text, isLossy ? refuseLostBytes(bytes) : () => undefined);
    if (tree === undefined)
        throw new errors/* ActionError */.lZ('XML: its first element is not closed');
    return tree;
}
/** The direct children with this name. */
function childrenOf(element, name) {
    return element.children.filter((child) => child.name === name);
}
/** All elements at the end of this path, in the order of the document. */
function findAll(element, ...path) {
    return path.reduce((found, name) => found.flatMap((one) => childrenOf(one, name)), [element]);
}
/** The text at the end of this path, untrimmed: of several elements the last, as Go decodes; absent is empty. */
function textOf(element, ...path) {
    return findAll(element, ...path).at(-1)?.text ?? '';
}
/** What saxes holds against a document and Go does not; attributes are nothing to POMs. */
const PASSED_OVER = /^(duplicate attribute: |no whitespace between attributes)/;
function build(text, judgeText) {
    const parser = new saxes/* SaxesParser */.wT({ position: false });
    const open = [];
    let root;
    let isClosed = false;
    let count = 0;
    parser.on('error', ({ message }) => {
        if (isClosed || PASSED_OVER.test(message))
            return;
        const inside = open.length === 0 ? '' : `, in <${(0,log/* clean */.uH)(open.at(-1)?.name ?? '', 60)}>`;
        const said = `XML: ${(0,log/* clean */.uH)(message, 200)}${inside}`;
        throw endsGo(message, text) ? new errors/* ActionError */.lZ(said) : new XmlDoubtError(said);
    });
    parser.on('opentag', ({ name, attributes }) => {
        if (isClosed)
            return;
        count += 1;
        if (count > MAX_ELEMENTS || open.length >= MAX_DEPTH) {
            throw new XmlDoubtError(`XML: more than ${MAX_ELEMENTS} elements, or nested more than ${MAX_DEPTH} deep`);
        }
        for (const value of Object.values(attributes))
            judgeText(value);
        const element = { name: localName(name), text: '', children: [] };
        open.at(-1)?.children.push(element);
        root ??= element;
        open.push(element);
    });
    parser.on('closetag', () => {
        open.pop();
        if (open.length === 0)
            isClosed = true;
    });
    const append = (data) => {
        const element = open.at(-1);
        if (element === undefined)
            return;
        judgeText(data);
        element.text += data;
    };
    parser.on('text', append);
    parser.on('cdata', append);
    parser.write(text).close();
    return isClosed ? root : undefined;
}
/** As Go splits a name: a colon at its begin or end belongs to it. */
function localName(name) {
    const [prefix, local] = name.split(':', 2);
    return prefix === '' || local === undefined || local === '' ? name : local;
}
/** A byte that is no UTF-8 ends Go's decoder in text and attributes; where a document also has U+FFFD of its own, who knows. */
function refuseLostBytes(bytes) {
    const isSure = !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\uFFFD');
    return (text) => {
        if (!text.includes('\uFFFD'))
            return;
        throw isSure ? new errors/* ActionError */.lZ('XML: not valid UTF-8') : new XmlDoubtError('XML: not valid UTF-8');
    };
}

// EXTERNAL MODULE: ./build/base/address.js
var base_address = __webpack_require__(5344);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/mirror-rule.js
/** The first mirror that matches, by Maven's rules (maven-resolver's DefaultMirrorSelector). */
function findMirror({ id, url: address }, mirrors) {
    const url = URL.parse(address);
    return mirrors.find(({ patterns }) => {
        let matches = false;
        for (const pattern of patterns) {
            if (pattern === id)
                return true;
            if (pattern.length > 1 && pattern.slice(1) === id && pattern.startsWith('!'))
                return false;
            if (pattern === '*')
                matches = true;
            else if (pattern === 'external:*')
                matches ||= isExternal(url);
            else if (pattern === 'external:http:*')
                matches ||= isExternal(url) && url?.protocol === 'http:';
        }
        return matches;
    });
}
function isExternal(url) {
    return (url !== null && url.protocol !== 'file:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
}
/** One spelling of a repository's URL: without login and trailing slash, the path cleaned. */
function mirrorKey(text) {
    const url = URL.parse(text);
    return url === null ? text : `${url.origin}${cleanPath(url.pathname)}`;
}
function cleanPath(path) {
    return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/obstacle.js
// Why somebody is not asked whom the user named, or whom Trivy will ask: what nobody was asked for is not known to be absent. Pure.

/**
 * What stands in the way of asking.
 *
 * @param repository what is meant
 * @param mirror of settings.xml, that stands for it
 * @param readsMirrors whether the Trivy that will scan obeys mirrors
 */
function findObstacle(repository, mirror, readsMirrors) {
    if (mirror?.isBlocked === true)
        return readsMirrors ? undefined : explainBlocked(repository, mirror);
    const { id, url } = mirror ?? repository;
    const name = `${mirror === undefined ? 'repository' : 'mirror'} ${(0,log/* clean */.uH)(id, 100)} of settings.xml`;
    if (mirror === undefined && repository.declaredIn !== 'settings')
        return undefined;
    const variable = /\$\{env\.([^}\s]+)\}/.exec(url)?.[1];
    if (variable !== undefined) {
        return {
            reason: `the address of the ${name} names \${env.${(0,log/* clean */.uH)(variable, 100)}}, which has no value for this step`,
            hint: `Set ${(0,log/* clean */.uH)(variable, 100)} for this step too, or for the whole job.`,
        };
    }
    // Trivy passes over a repository of the kind and asks the others; without the others it is a mirror.
    if (mirror === undefined || isAskable(url))
        return undefined;
    return {
        reason: `the ${name} has an address that cannot be asked (${(0,log/* clean */.uH)(url, 200) || 'none'})`,
        hint: `Give the ${name} an address that begins with https:// (Trivy replaces no variables but \${env.NAME}); Trivy asks nobody else in its place.`,
    };
}
function explainBlocked({ url }, { id }) {
    const where = (0,log/* clean */.uH)(URL.parse(url)?.host ?? url, 200);
    return {
        reason: `the mirror ${(0,log/* clean */.uH)(id, 100)} of settings.xml blocks ${where}, which Trivy before 0.71 asks all the same`,
        hint: `Use a Trivy of 0.71 or later, which obeys <mirrors>, or name ${where} over https.`,
    };
}
/** Whether Trivy's client, and this action's, can send a request there. */
function isAskable(text) {
    const url = URL.parse(text.trim());
    return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '';
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/stand-in.js

/**
 * Whom Trivy will ask in the place of `address`; undefined: the very same.
 *
 * @param repository what is asked at `address`
 * @param meant the repository that it stands for, as Trivy has it
 */
function findUnasked(repository, meant, address, { mirrors, readsMirrors, configMirrors }) {
    const mirror = readsMirrors ? findMirror(meant, mirrors) : undefined;
    if (mirror?.isBlocked === true)
        return undefined;
    const url = mirrorKey(mirror?.url ?? meant.url);
    const asked = configMirrors.get(url)?.map(mirrorKey) ?? [url];
    const [first = url] = asked;
    if (asked.includes(mirrorKey(address)) || !/^https?:/.test(first))
        return undefined;
    const { releases, snapshots } = meant;
    const namedIn = repository.declaredIn === 'input' ? 'the input maven-repository' : 'settings.xml';
    return { url: first, releases, snapshots, namedIn, readsMirrors };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/candidates.js
// Which repositories are asked for a POM, in which order, through which mirrors, and with whose login. Pure.





/** The default repository of Maven and Trivy. */
const CENTRAL = {
    id: 'central',
    url: 'https://repo.maven.apache.org/maven2/',
    releases: true,
    snapshots: false,
    declaredIn: 'central',
};
/**
 * The repositories for one POM: of settings.xml, of the input, of the POMs on the way, then Central, each through its
 * mirror, none twice. One that is named `central` in settings.xml or the input takes the place of Central.
 */
function listCandidates(ofPoms, facts) {
    const named = [...facts.settings, ...facts.inputs];
    const central = named.some(({ id }) => id === CENTRAL.id) ? [] : [CENTRAL];
    const found = new Map();
    for (const repository of [...named, ...ofPoms, ...central]) {
        for (const candidate of throughMirrors(repository, facts)) {
            const known = found.get(candidate.url);
            found.set(candidate.url, known === undefined ? candidate : join(known, candidate));
        }
    }
    // Whoever is asked himself has his own word.
    return [...found.values()].map((one) => one.unasked !== undefined && found.has(one.unasked.url) ? { ...one, unasked: undefined } : one);
}
/** Named twice, it may be asked for what either says, and is listed if either is. */
function join(a, b) {
    const authorization = a.authorization ?? b.authorization;
    return {
        id: a.id,
        url: a.url,
        key: a.key,
        namedIn: a.namedIn ?? b.namedIn,
        standsFor: [...new Set([...a.standsFor, ...b.standsFor])],
        releases: a.releases || b.releases,
        snapshots: a.snapshots || b.snapshots,
        isListed: a.isListed || b.isListed,
        authorization,
        isLoginWithheld: a.isLoginWithheld || b.isLoginWithheld,
        loginProblem: authorization === undefined ? (a.loginProblem ?? b.loginProblem) : undefined,
        unasked: a.unasked ?? b.unasked,
        obstacle: a.obstacle ?? b.obstacle,
        distrust: a.isListed || b.isListed ? undefined : a.distrust,
    };
}
function throughMirrors(repository, facts) {
    const { releases, snapshots, declaredIn } = repository;
    // The input says where to ask, and means it.
    const mirror = declaredIn === 'input' ? undefined : findMirror(repository, facts.mirrors);
    const isListed = mirror !== undefined || declaredIn !== 'pom';
    const { id, url: address } = mirror ?? repository;
    const standsFor = replacedBy(repository, mirror);
    const obstacle = findObstacle(repository, mirror, facts.readsMirrors);
    if (obstacle !== undefined)
        return [asUnasked(address, { ...repository, id, standsFor, isListed }, obstacle)];
    if (mirror?.isBlocked === true)
        return [];
    const rules = { id, releases, snapshots, namedIn: NAMED_IN[mirror === undefined ? declaredIn : 'settings'] };
    const meant = replacesCentral(repository) ? CENTRAL : repository;
    const unaskedAt = (place) => findUnasked(repository, meant, place, facts);
    // The file lies in the workspace, and is as foreign as a POM.
    const targets = facts.configMirrors.get(mirrorKey(address));
    if (targets !== undefined) {
        const namedIn = 'scan.maven.mirrors of trivy.yaml';
        const stranger = { ...rules, namedIn, isListed: false, standsFor: [] };
        return targets.flatMap((target) => describe(target, { ...stranger, unasked: unaskedAt(target) }, undefined, facts) ?? []);
    }
    // The built-in Central would get the login of a company's server which happens to be called so.
    const server = repository === CENTRAL && mirror === undefined ? undefined : serverOf(id, facts);
    return [
        describe(address, { ...rules, isListed, standsFor, unasked: unaskedAt(address) }, server, facts) ?? [],
    ].flat();
}
const NAMED_IN = {
    pom: 'the POM that declares it',
    settings: 'settings.xml',
    input: 'the input maven-repository',
    central: undefined,
};
/** What a listed URL stands for, besides itself. */
function replacedBy(repository, mirror) {
    const replaced = mirror === undefined ? [] : [repository.url];
    if (replacesCentral(repository))
        replaced.push(CENTRAL.url);
    return replaced.map(repositoryKey);
}
/** The user says so by its name. Trivy asks Central besides what settings.xml calls `central`. */
function replacesCentral({ id, declaredIn }) {
    return id === CENTRAL.id && (declaredIn === 'settings' || declaredIn === 'input');
}
/** A repository's name where its URL is nobody else's business: 32 hex digits of the sha256 of its URL in one spelling. */
function repositoryKey(url) {
    return (0,external_node_crypto_.createHash)('sha256').update(mirrorKey(url)).digest('hex').slice(0, 32);
}
/** It keeps its place in the order, so that what it may have is not taken for absent. */
function asUnasked(address, rules, obstacle) {
    const { id, releases, snapshots, isListed, standsFor } = rules;
    const [url, key] = [mirrorKey(address), repositoryKey(address)];
    const login = { authorization: undefined, isLoginWithheld: false, loginProblem: undefined };
    const place = { id, url, key, standsFor, releases, snapshots, isListed, namedIn: 'settings.xml' };
    return { ...place, ...login, unasked: undefined, distrust: undefined, obstacle };
}
function describe(text, rules, server, facts) {
    // Trivy's client cannot ask these either.
    if (!isAskable(text))
        return undefined;
    const url = new URL(text.trim());
    const login = server !== undefined && isUsable(server) ? server : loginOf(url);
    const mayShow = url.protocol === 'https:' || isInsecureAllowed(url, facts);
    return {
        ...rules,
        url: mirrorKey(url.href),
        key: repositoryKey(url.href),
        // Only a URL that the user wrote down gets a login: by the id alone a stranger's would. Trivy goes by the id, and what
        // is absent without a login may be there for Trivy.
        authorization: login !== undefined && rules.isListed && mayShow ? basic(login) : undefined,
        isLoginWithheld: login !== undefined && rules.isListed && !mayShow,
        // A login in the URL of a stranger is not sent either; Trivy sends it.
        loginProblem: login === undefined ? server?.problem : rules.isListed ? undefined : 'unlisted',
        obstacle: undefined,
        distrust: rules.isListed ? undefined : explainDistrust(url, facts),
    };
}
/** Of a URL that only a POM names. What is taken from there is in the local repository for later builds and scans. */
function explainDistrust({ protocol, hostname }, facts) {
    // Anybody on the way could write the answer.
    if (protocol === 'http:' && (0,base_address/* reachOf */.x)(hostname) !== 'loopback')
        return 'over plain HTTP';
    return facts.guardsLocalRepository ? 'and the local repository of this runner outlives the job' : undefined;
}
/** Plain HTTP shows a login to everybody on the way: only to this machine, and where the user allowed it (D12). */
function isInsecureAllowed(url, { insecureHosts }) {
    return (0,base_address/* reachOf */.x)(url.hostname) === 'loopback' || insecureHosts.some((host) => host.toLowerCase() === url.host);
}
function serverOf(id, { servers }) {
    return id === '' ? undefined : servers.find((server) => server.id === id);
}
/** Trivy wants both texts; what Maven has encrypted is no password to anybody else. */
function isUsable(server) {
    return server.username !== '' && server.password !== '' && server.problem === undefined;
}
function loginOf(url) {
    if (url.username === '' || url.password === '')
        return undefined;
    try {
        const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
        return { id: '', username, password, problem: undefined };
    }
    catch {
        // A percent sign that was not meant as one: then it is not.
        return { id: '', username: url.username, password: url.password, problem: undefined };
    }
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/pom-project.js
// What a set of POMs is for: the project, and everything in it and around it that decides which POMs are read.







/** Raised whenever the closure reads more than before, so that older sets are completed and saved anew. */
const RESOLVER_VERSION = 3;
/** The names for this project as it stands. */
function identifyProject(facts) {
    const { root, keepsPrivate } = facts;
    return {
        project: hash(['project', ...(0,project_name/* nameProject */.l)(facts), String(keepsPrivate)]).slice(0, 16),
        inputDigest: `sha256:${hash([
            `resolver ${RESOLVER_VERSION}`,
            ...listCandidates([], facts.repositories).map(({ url }) => url),
            ...facts.repositories.mirrors.map(({ url, patterns }) => `${patterns.join(',')} ${url}`),
            ...[...facts.repositories.configMirrors].map(([source, targets]) => `${source} ${targets.join(' ')}`),
            ...facts.pomFiles
                .map((file) => `${(0,external_node_path_.relative)(root, file).split(external_node_path_.sep).join('/')} ${digestOfFile(file)}`)
                .sort(),
        ])}`,
    };
}
/** The tags of a set in a registry: of this very input, and the one that moves with the project. */
function pomTags({ project, inputDigest }) {
    return { input: inputDigest.replace('sha256:', ''), project: `project-${project}` };
}
/** A file that cannot be read is one more input: the closure will say what is wrong with it. */
function digestOfFile(file) {
    try {
        const facts = (0,external_node_fs_.statSync)(file);
        if (!facts.isFile())
            return 'unreadable';
        return facts.size > MAX_XML_BYTES ? 'too large' : (0,digest/* digestOf */.o)((0,external_node_fs_.readFileSync)(file));
    }
    catch {
        return 'unreadable';
    }
}
function hash(lines) {
    return (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex');
}
/** Absolute paths of the pom.xml files that a walk saw; the root may itself be one. */
function absolutePaths(root, poms) {
    const isFile = (0,external_node_fs_.statSync)(root, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? [root] : poms.map((path) => (0,external_node_path_.join)(root, path));
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/carried-poms.js




/**
 * Describes the set of this run.
 *
 * @param maxAgeMs how long its readers believe what is confirmed in it: half of that, and it is confirmed anew
 */
function describeCarriedPoms(artifact, project, maxAgeMs) {
    const { fetched, config, layer: bytes } = artifact;
    const layer = pomLayerOf(fetched.manifest);
    const tags = pomTags(project);
    return {
        name: names/* POMS */.o5,
        title: poms_outcome/* POMS_TITLE */.jz,
        repository: names/* POMS_REPOSITORY */.Bq,
        tag: tags.project,
        fixedTag: tags.input,
        schema: String(names/* SET_VERSION */.KM),
        fetched,
        layer,
        async *openBlob(blob, start) {
            yield (blob.digest === layer.digest ? bytes : config).subarray(start);
        },
        measuredAt: confirmedAtOf(fetched.manifest) ?? new Date(0),
        hasOwnAge: false,
        version: undefined,
        isPinned: false,
        origin: undefined,
        trivyVersions: '*',
        selectLayer: pomLayerOf,
        // Of other inputs neither is the newer one.
        timeOf: (manifest) => inputOf(manifest) === inputOf(fetched.manifest) ? confirmedAtOf(manifest) : undefined,
        renewAfterMs: maxAgeMs / 2,
    };
}
function inputOf({ annotations }) {
    return annotations[POMS_INPUT];
}

// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/allowed-environment.js
// Which environment variables a POM may read: what it names becomes part of a URL that is sent to a host of its choice.
/** Words that `${env.X}` stands for in real builds, and that say nothing about whoever runs them. */
const ALLOWED_NAMES = /^(?:CI|REVISION|CHANGELIST|SHA1|VERSION|BUILD_NUMBER|[A-Z][A-Z0-9_]*_VERSION)$/;
/** Of the runner, of GitHub, and of this step: their values are tokens, or addresses with tokens. */
const FOREIGN_NAMES = /^(?:ACTIONS_|GITHUB_|INPUT_|RUNNER_)/;
const SECRET_NAMES = /TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|PRIVATE|(?:^|_)KEY(?:_|$)/;
/** A version, and shorter than any token (GitHub's have 40 characters and more). */
const VERSION_LIKE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,38}$/;
/**
 * The variables that a POM may read: only names of an allow-list, only values that look like a version
 * and are no secret that this step knows of, under whatever name.
 *
 * @param secrets values that were masked
 */
function allowedEnvironment(environment, secrets = []) {
    const hidden = new Set(secrets);
    for (const [name, value] of Object.entries(environment)) {
        if (value !== undefined && SECRET_NAMES.test(name.toUpperCase()))
            hidden.add(value);
    }
    const allowed = {};
    for (const [name, value] of Object.entries(environment)) {
        if (value !== undefined && mayRead(name) && VERSION_LIKE.test(value) && !hidden.has(value)) {
            allowed[name] = value;
        }
    }
    return allowed;
}
function mayRead(name) {
    return ALLOWED_NAMES.test(name) && !FOREIGN_NAMES.test(name) && !SECRET_NAMES.test(name);
}

// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/bounds.js
// How far a closure goes: a POM may be written by an attacker, and Trivy itself has no bounds.

/** The whole look-up is given up, because its input asks for more than any project does. */
class ClosureBoundError extends errors/* ActionError */.lZ {
    name = 'ClosureBoundError';
}
/**
 * Repositories of a thousand modules lead to some ten thousand POMs. Fifteen real projects with 376 modules and 3,000
 * POMs evaluate fewer than 300,000 managed entries together.
 */
const CLOSURE_BOUNDS = {
    maxPoms: 20_000,
    maxQuestions: 200_000,
    maxEntries: 5_000_000,
};
/** Repositories that POMs declare on the way to one: the largest of 62 real projects have about ten. */
const MAX_REPOSITORIES = 50;
/** Parents above a POM, or imports inside each other: real ones have fewer than ten. */
const bounds_MAX_DEPTH = 50;
/** Lists of managed entries that one POM imports; large platforms have about a hundred. */
const MAX_LAYERS = 5000;
/** Modules inside modules; real ones have fewer than ten. */
const MAX_MODULE_DEPTH = 50;

// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/pom.js
// A POM as Trivy decodes it (pkg/dependency/parser/java/pom/pom.go): these elements, untrimmed, and no others.



/** What stands for a parent that is not there. */
const EMPTY_POM = {
    parent: { groupId: '', artifactId: '', version: '', relativePath: '' },
    groupId: '',
    artifactId: '',
    version: '',
    modules: [],
    hasSubprojects: false,
    properties: propertiesIn(new Map()),
    managed: [],
    dependencies: [],
    repositories: [],
};
/**
 * Decodes a POM. Throws `XmlDoubtError` for what Trivy may decode, and another `ActionError` for what it cannot either:
 * broken XML, an `optional` that is no boolean.
 *
 * @param keep where many are held, what holds their texts
 */
function readPom(bytes, keep = (text) => text) {
    const project = parseXml(bytes);
    const read = (element, ...path) => keep(textOf(element, ...path));
    return {
        parent: {
            groupId: read(project, 'parent', 'groupId'),
            artifactId: read(project, 'parent', 'artifactId'),
            version: read(project, 'parent', 'version'),
            relativePath: read(project, 'parent', 'relativePath'),
        },
        groupId: read(project, 'groupId'),
        artifactId: read(project, 'artifactId'),
        version: read(project, 'version'),
        modules: findAll(project, 'modules', 'module').map((module) => read(module)),
        hasSubprojects: findAll(project, 'subprojects', 'subproject').length > 0,
        properties: readProperties(project, keep),
        managed: findAll(project, 'dependencyManagement', 'dependencies').flatMap((list) => readDependencies(list, read)),
        dependencies: childrenOf(project, 'dependencies').flatMap((list) => readDependencies(list, read)),
        repositories: findAll(project, 'repositories', 'repository').flatMap((one) => readRepository(one, read)),
    };
}
/** Nothing, if its URL is none: Go's url.Parse refuses control characters, and a scheme after a space. */
function readRepository(element, read) {
    const url = read(element, 'url');
    if (/[\p{Cc}]|^ /u.test(url))
        return [];
    const [releases, snapshots] = ['releases', 'snapshots'].map((kind) => read(element, kind, 'enabled'));
    return [{ id: read(element, 'id'), url, releases: releases ?? '', snapshots: snapshots ?? '' }];
}
/** The last `properties` element counts, and in it the last of a name. */
function readProperties(project, keep) {
    const element = childrenOf(project, 'properties').at(-1);
    return propertiesIn(new Map(element?.children.map(({ name, text }) => [keep(name), keep(text)])));
}
function propertiesIn(texts) {
    const get = (name) => texts.get(name);
    return { get, written: get };
}
/** Every `dependency` at any depth, because Trivy reads this list token by token. */
function readDependencies(list, read) {
    return list.children.flatMap((child) => child.name === 'dependency' ? [readDependency(child, read)] : readDependencies(child, read));
}
function readDependency(element, read) {
    const exclusions = findAll(element, 'exclusions', 'exclusion').map((exclusion) => ({
        groupId: read(exclusion, 'groupId'),
        artifactId: read(exclusion, 'artifactId'),
    }));
    return {
        groupId: read(element, 'groupId'),
        artifactId: read(element, 'artifactId'),
        version: read(element, 'version'),
        scope: read(element, 'scope'),
        optional: readOptional(element),
        exclusions: exclusions.length === 0 ? NO_EXCLUSIONS : exclusions,
    };
}
const NO_EXCLUSIONS = [];
/** Go's strconv.ParseBool of what TrimSpace leaves (U+0085 is space to it); anything else, such as a property, makes the whole POM undecodable. */
function readOptional(element) {
    const text = textOf(element, 'optional');
    if (text === '' || /^[\s\u0085]*(0|f|F|false|FALSE|False)[\s\u0085]*$/.test(text))
        return false;
    if (/^[\s\u0085]*(1|t|T|true|TRUE|True)[\s\u0085]*$/.test(text))
        return true;
    const name = [textOf(element, 'groupId'), textOf(element, 'artifactId')].join(':');
    throw new errors/* ActionError */.lZ(`POM: of the dependency ${(0,log/* clean */.uH)(name, 150)} <optional> is neither true nor false, but ${(0,log/* clean */.uH)(text, 60)}`);
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/repository-lists.js
/** None. */
const NO_REPOSITORIES = [];
/** Starts empty. */
function createRepositoryLists() {
    const known = new Map();
    const numbers = new Map();
    const numberOfList = new WeakMap();
    return {
        intern: (list) => {
            const text = list
                .map(({ id, url, releases, snapshots }) => `${id} ${url} ${releases} ${snapshots}`)
                .join('\n');
            const same = known.get(text) ?? list;
            known.set(text, same);
            return same;
        },
        numberOf: (list) => {
            const before = numberOfList.get(list);
            if (before !== undefined)
                return before;
            const text = list.map(({ url }) => url).join('\n');
            const number = numbers.get(text) ?? numbers.size;
            numbers.set(text, number);
            numberOfList.set(list, number);
            return number;
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/context.js
// What every part of a closure shares, and the two places where a POM comes from: the workspace, and the source.











/** What Maven allows in coordinates, and a file name; what else a POM says is asked nowhere. */
const SAFE_SEGMENT = /^(?!\.+$)[\w.+~@-]{1,200}$/;
/** Asks the source for a POM; undefined if it has none, or none that can be read. Each is asked for once. */
function findPom(context, { groupId, artifactId, version }, wish) {
    // Without a version Trivy does not look; without the others no repository can have it.
    if (groupId === '' || artifactId === '' || version === '')
        return Promise.resolve(undefined);
    const label = `${groupId}:${artifactId}:${version}`;
    const key = `${label}\n${context.lists.numberOf(wish.repositories)}`;
    const before = context.asked.get(key);
    if (before !== undefined)
        return before;
    const answer = askSource(context, { groupId, artifactId, version, ...wish }, label);
    // What was asked ahead may fail when nobody waits for it any more; whoever does still hears of it.
    answer.catch(() => undefined);
    context.asked.set(key, answer);
    return answer;
}
async function askSource(context, request, label) {
    const { source, ledger, bounds, signal, asked } = context;
    signal?.throwIfAborted();
    context.work.questions += 1 + request.repositories.length;
    if (context.work.questions > bounds.maxQuestions) {
        throw new ClosureBoundError(`Maven POMs: more than ${bounds.maxQuestions} questions to repositories that POMs declare`, { hint: 'Look at the <repositories> of the pom.xml files in this workspace.' });
    }
    if (asked.size >= bounds.maxPoms) {
        throw new ClosureBoundError(`Maven POMs: more than ${bounds.maxPoms} are wanted`, {
            hint: 'Look at what the pom.xml files of this workspace ask for: no ordinary project needs so many.',
        });
    }
    const { groupId, artifactId, version } = request;
    if (![...groupId.split('.'), artifactId, version].every((segment) => SAFE_SEGMENT.test(segment))) {
        const reason = 'its coordinates are not those of Maven, so nothing was asked';
        ledger.note(request, { kind: 'unknown', reason });
        return undefined;
    }
    const answer = await source.find(request);
    ledger.note(request, answer);
    if (answer.kind !== 'found')
        return undefined;
    return context_decode(answer.text, { label }, context);
}
/** The file beside `file` that a parent or module names (a directory means its pom.xml); undefined if there is none. */
function findBeside(context, file, path) {
    // XML has no NUL, but the file system would throw for one.
    const beside = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), path.replaceAll('\0', ''));
    return readFile(context, isDirectory(beside) ? (0,external_node_path_.join)(beside, 'pom.xml') : beside);
}
/** A pom.xml of the workspace; undefined if it is not there, outside (which is told), or cannot be decoded. */
function readFile(context, file) {
    if (context.files.has(file))
        return context.files.get(file);
    const label = (0,external_node_path_.relative)(context.root, file).replaceAll(external_node_path_.sep, '/');
    const bytes = readInside(context.root, file, (reason) => context.ledger.problem(label, reason));
    const loaded = bytes === undefined ? undefined : context_decode(bytes, { label, file }, context);
    context.files.set(file, loaded);
    return loaded;
}
function context_decode(bytes, where, { ledger, keepText }) {
    try {
        const pom = readPom(bytes, keepText);
        // Of a library no modules are looked for.
        if (pom.hasSubprojects && 'file' in where)
            ledger.unreadable(where.label, UNREAD_SUBPROJECTS);
        return { ...where, pom };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        // What is in doubt an online scan may decode; what is broken for certain it cannot either.
        if (error instanceof XmlDoubtError)
            ledger.problem(where.label, error.message);
        else
            ledger.unreadable(where.label, error.message);
        return undefined;
    }
}
/** Of Maven's model 4.1.0, which no Trivy so far knows. */
const UNREAD_SUBPROJECTS = 'its <subprojects> are no <modules>: each is scanned alone, and what Maven 4 infers from the files around it is missing';
function isDirectory(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        // Absent, or not to be looked at: reading it will tell.
        return false;
    }
}
/** What is there and not read is told: Trivy has no such borders, and its user may be another. */
function readInside(root, file, tell) {
    try {
        const isOurs = (0,inside/* isNamedInside */.iT)((0,inside/* realPathOf */.dN)(file), (0,inside/* realPathOf */.dN)(root));
        const facts = (0,external_node_fs_.statSync)(file);
        if (!facts.isFile())
            return undefined;
        if (!isOurs) {
            tell('lies outside of the workspace, and is not read here');
            return undefined;
        }
        // One byte more is enough to be refused.
        return facts.size > MAX_XML_BYTES ? Buffer.alloc(MAX_XML_BYTES + 1) : (0,external_node_fs_.readFileSync)(file);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'))
            return undefined;
        if (!(0,local_failure/* isFileError */.lz)(error))
            throw error;
        const why = (0,errors/* hasCode */.up)(error, 'EACCES') ? 'may' : 'can';
        tell(`${why} not be read by this user (${(0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)})`);
        return undefined;
    }
}
/** Repositories to ask, in order: of a POM, then of those on the way to it; in old versions of all POMs so far. */
function repositoriesFor(context, declared, inherited = NO_REPOSITORIES) {
    const { keepsModulesApart, enablesByDefault } = context.dialect;
    const isEnabled = (text) => text === 'true' || (text === '' && enablesByDefault);
    const own = declared
        .map(({ id, url, releases, snapshots }) => {
        return { id, url, releases: isEnabled(releases), snapshots: isEnabled(snapshots), declaredIn: 'pom' };
    })
        .filter(({ releases, snapshots }) => releases || snapshots);
    // Most POMs declare none, and the list on the way to them stays the very same.
    if (keepsModulesApart)
        return own.length === 0 ? inherited : bounded(context, [...own, ...inherited]);
    if (own.length > 0)
        context.declared = bounded(context, [...own, ...context.declared]);
    return context.declared;
}
function bounded({ lists, ledger }, repositories) {
    const byUrl = new Map();
    for (const repository of repositories) {
        if (!byUrl.has(repository.url))
            byUrl.set(repository.url, repository);
    }
    const all = [...byUrl.values()];
    if (all.length > MAX_REPOSITORIES) {
        ledger.problem('<repositories>', `more than ${MAX_REPOSITORIES} on the way to a POM: the others are not asked`);
    }
    return lists.intern(all.slice(0, MAX_REPOSITORIES));
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/dialect.js
// How versions of Trivy differ in reading POMs (its sources at each version).

/** How this version of Trivy reads POMs. */
function dialectOf(trivyVersion) {
    const since = (version) => semver.gte(trivyVersion, version);
    return {
        comparesEvaluated: since('0.59.0'),
        fillsThenOverrides: since('0.68.0'),
        prefersOwnElements: since('0.69.0'),
        keepsModulesApart: since('0.69.0'),
        enablesByDefault: since('0.68.0'),
        addsExclusions: since('0.70.0'),
    };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/kept-texts.js
// Texts of thousands of POMs, each held once. V8 keeps a part of a string as a place in the whole, so that one name of a
// POM would hold all of it in memory; and most names stand in many POMs.
/** With no text in it. */
function openTexts() {
    const kept = new Map();
    return (text) => {
        const before = kept.get(text);
        if (before !== undefined)
            return before;
        const copy = copyOf(text);
        kept.set(copy, copy);
        return copy;
    };
}
/** One byte for each character where that is enough. */
function copyOf(text) {
    const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le';
    return Buffer.from(text, encoding).toString(encoding);
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/ledger.js
// What a closure asked for and what it was told, each POM once, for the report.

/** A ledger with nothing in it. */
function openLedger() {
    const outcomes = new Map();
    const problems = new Map();
    const unreadable = new Map();
    const variables = new Set();
    // Thousands of POMs may be unknown for one reason: it is held once.
    const reasons = new Map();
    const intern = (answer) => {
        const known = reasons.get(answer.reason) ?? answer;
        reasons.set(answer.reason, known);
        return known;
    };
    const keep = (into) => (pom, reason) => {
        into.set(`${pom}\n${reason}`, { pom, reason: (0,log/* clean */.uH)(reason, 300) });
    };
    return {
        note({ groupId, artifactId, version, wantedBy }, answer) {
            const name = `${groupId}:${artifactId}:${version}`;
            const known = outcomes.get(name);
            const slim = answer.kind === 'found' ? FOUND : answer.kind === 'absent' ? answer : intern(answer);
            if (known !== undefined)
                known.answers.push(slim);
            else
                outcomes.set(name, { outcome: { groupId, artifactId, version, wantedBy }, answers: [slim] });
        },
        problem: keep(problems),
        unreadable: keep(unreadable),
        variable: (name) => variables.add(name),
        report: () => ({
            ...sortOutcomes([...outcomes.values()]),
            problems: [...problems.values()],
            unreadable: [...unreadable.values()],
            variables: [...variables].sort(),
        }),
    };
}
/** Its text is not for the report. */
const FOUND = { kind: 'found', text: Buffer.alloc(0) };
/** A POM may be asked for at different repositories: found once is found, and one that is not known is not absent. */
function sortOutcomes(all) {
    const found = [];
    const absent = [];
    const unknown = [];
    for (const { outcome, answers } of all) {
        const doubt = answers.find(({ kind }) => kind === 'unknown');
        if (answers.some(({ kind }) => kind === 'found'))
            found.push(outcome);
        else if (doubt?.kind === 'unknown')
            unknown.push({ ...outcome, reason: doubt.reason, hint: doubt.hint });
        else
            absent.push(outcome);
    }
    return { found, absent, unknown };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/interpolate.js
// `${name}` in a POM, as Trivy evaluates it (pkg/dependency/parser/java/pom/var.go), but bounded: a POM is hostile input.

// Go's \S leaves out only these.
const PLACEHOLDER = /\$\{([^\t\n\f\r ]+?)\}/g;
/** Properties that one text may lead to: real chains have a handful. A loop that Trivy does not see ends here too. */
const MAX_STEPS = 2000;
/** Longest text on the way; coordinates have some fifty characters. */
const MAX_CHARACTERS = 10_000;
/**
 * The text with its placeholders replaced, trimmed; unknown names and loops are empty, as in Trivy.
 * Throws `ActionError` when the properties grow without end.
 */
function evaluate(text, properties, readVariable) {
    if (!text.includes('${'))
        return text.trim();
    return expand(text, [], { properties, readVariable, steps: 0, depth: 0 });
}
/** Everything in `${\u2026}` that a text has. */
function placeholdersIn(text) {
    return text.includes('${') ? [...text.matchAll(PLACEHOLDER)].map(([placeholder]) => placeholder) : [];
}
/** Whether the whole text is one placeholder. */
function isProperty(text) {
    return text.startsWith('${') && text.endsWith('}');
}
function expand(text, seen, expansion) {
    let result = text;
    let path = seen;
    for (const [placeholder, name = ''] of text.matchAll(PLACEHOLDER)) {
        interpolate_count(expansion, result);
        let value = '';
        if (name.startsWith('env.')) {
            value = expansion.readVariable(name.slice('env.'.length)) ?? '';
        }
        else {
            const found = expansion.properties.get(name);
            if (found !== undefined) {
                if (path.includes(found))
                    return '';
                value = expandDeeper(found, [...path, found], expansion);
                // Trivy forgets the path here, so that a name may stand twice in a text.
                path = [];
            }
        }
        result = result.replaceAll(placeholder, () => value);
    }
    return result.trim();
}
function expandDeeper(text, path, expansion) {
    expansion.depth += 1;
    const value = expand(text, path, expansion);
    expansion.depth -= 1;
    return value;
}
function interpolate_count(expansion, text) {
    expansion.steps += 1;
    // Each level of depth is a step too, so that the stack is bounded with them.
    if (expansion.steps > MAX_STEPS || expansion.depth > MAX_STEPS / 4 || text.length > MAX_CHARACTERS) {
        throw new errors/* ActionError */.lZ('POM: its properties refer to each other without end');
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/version.js
// Versions as Trivy understands them (pkg/dependency/parser/java/pom/artifact.go): one version, soft or hard; no ranges.
/** Reads an evaluated version. */
function parseVersion(text) {
    const isHard = text.startsWith('[') && text.endsWith(']');
    const inner = isHard ? text.replace(/^[[\]]+|[[\]]+$/g, '') : text;
    return { text: /[,()[\]]/.test(inner) ? '' : inner, isHard };
}
/** Whether a version that is met later replaces the one met first. */
function overrides(later, first) {
    return later.isHard && !first.isHard;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/model.js


/** Coordinates evaluated with these properties. */
function evaluateCoordinates(raw, properties, readVariable) {
    return {
        groupId: evaluate(raw.groupId, properties, readVariable),
        artifactId: evaluate(raw.artifactId, properties, readVariable),
        version: parseVersion(evaluate(raw.version, properties, readVariable)),
    };
}
/** A POM's own coordinates: its `project.\u2026` properties do not exist yet where Trivy asks for them. */
function coordinatesOf(pom, readVariable) {
    return evaluateCoordinates(pom, pom.properties, readVariable);
}
/**
 * The child with what the (already complete) parent gives it. The parent's `project.\u2026` values become plain properties
 * of the child; lists are joined by the names as written, the child's first. Repositories and modules are not inherited.
 */
function inherit(child, parent, { readVariable, dialect }) {
    const inherited = propertiesOf(parent, dialect);
    const properties = {
        get: (name) => child.properties.get(name) ?? inherited.get(name),
        written: (name) => child.properties.written(name) ?? parent.properties.written(name),
    };
    const own = evaluateCoordinates(child, properties, readVariable);
    const above = coordinatesOf(parent, readVariable);
    return {
        ...child,
        properties,
        groupId: own.groupId === '' ? above.groupId : own.groupId,
        artifactId: own.artifactId,
        version: own.version.text === '' ? above.version.text : own.version.text,
        managed: joinByName(child.managed, parent.managed),
        dependencies: joinByName(child.dependencies, parent.dependencies),
    };
}
/** `group:artifact:version`. */
function labelOf(coordinates) {
    return `${nameOf(coordinates)}:${coordinates.version.text}`;
}
/** `group:artifact` of a list's entry, as it stands there. */
function nameOf({ groupId, artifactId }) {
    return `${groupId}:${artifactId}`;
}
/** The entries of both lists, of each name only the first. The second has each name once, and serves many as it is. */
function joinByName(first, second) {
    if (first.length === 0)
        return second;
    const byName = new Map();
    for (const entry of [...first, ...second]) {
        const name = nameOf(entry);
        if (!byName.has(name))
            byName.set(name, entry);
    }
    return [...byName.values()];
}
/**
 * What `${\u2026}` may name in a POM: its properties, and its elements with and without `project.` in front. An element wins
 * over a property of its name if it is not empty; `groupId` and `version` always do. Looked up where they stand: of
 * thousands of POMs with hundreds of properties above each, a list for each would fill the memory.
 */
function propertiesOf(pom, { prefersOwnElements }) {
    const find = (name) => {
        const element = ELEMENTS.get(name)?.(pom);
        if (element !== undefined && (name === 'groupId' || name === 'version'))
            return element;
        if (element !== undefined && element !== '' && prefersOwnElements)
            return element;
        return pom.properties.get(name) ?? element;
    };
    return {
        get: (name) => {
            if (!name.startsWith(PROJECT))
                return find(name);
            const bare = name.slice(PROJECT.length);
            // What is not found here is not found above either, but by its whole name.
            return (bare.startsWith(PROJECT) ? undefined : find(bare)) ?? pom.properties.written(name);
        },
    };
}
const PROJECT = 'project.';
const ELEMENTS = new Map([
    ['parent.groupId', ({ parent }) => parent.groupId],
    ['parent.artifactId', ({ parent }) => parent.artifactId],
    ['parent.version', ({ parent }) => parent.version],
    ['parent.relativePath', ({ parent }) => parent.relativePath],
    ['groupId', ({ groupId }) => groupId],
    ['artifactId', ({ artifactId }) => artifactId],
    ['version', ({ version }) => version],
]);

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/dependency.js


function findManaged(managed, name) {
    for (const layer of managed) {
        const entry = layer.get(name);
        if (entry !== undefined)
            return entry;
    }
    return undefined;
}
/** The dependency with everything evaluated and filled in. */
function resolveDependency(raw, facts) {
    const { dialect, properties, readVariable } = facts;
    const say = (text) => evaluate(text, properties, readVariable);
    const groupId = say(raw.groupId);
    const artifactId = say(raw.artifactId);
    const name = nameOf(dialect.comparesEvaluated ? { groupId, artifactId } : raw);
    const root = findManaged(facts.root, name);
    const own = dialect.fillsThenOverrides || root === undefined ? findManaged(facts.own, name) : undefined;
    let version = say(raw.version);
    let scope = say(raw.scope);
    if (own !== undefined) {
        version ||= say(own.version);
        scope ||= say(own.scope);
    }
    if (root !== undefined) {
        if (root.version !== '')
            version = say(root.version);
        const isSpared = dialect.fillsThenOverrides && scope === 'test';
        if (root.scope !== '' && !isSpared)
            scope = say(root.scope);
    }
    return {
        groupId,
        artifactId,
        version,
        scope,
        optional: [raw, own, root].some((one) => one?.optional === true),
        exclusions: joinExclusions([raw, own, root], dialect),
    };
}
function joinExclusions([raw, own, root], { addsExclusions }) {
    const ofRoot = root?.exclusions ?? [];
    if (!addsExclusions && ofRoot.length > 0)
        return ofRoot;
    const more = [...(own?.exclusions ?? []), ...ofRoot];
    // Most have none: no list is copied for them.
    return more.length === 0 ? raw.exclusions : [...raw.exclusions, ...more];
}
/** Whether a dependency by this name is left out. */
function isExcluded({ groupId, artifactId }, exclusions) {
    return exclusions.some((one) => (one.groupId === groupId || one.groupId === '*') &&
        (one.artifactId === artifactId || one.artifactId === '*'));
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/managed-entries.js
// Managed entries as they are written, found by their evaluated names, and evaluated when a dependency asks for one: a platform
// has thousands, all POMs below it have them too, and each POM asks for some ten.



// Children that manage nothing themselves have the very list of their parent.
const known = new WeakMap();
/** Reads a list, once. */
function readManagedList(managed) {
    const before = known.get(managed);
    if (before !== undefined)
        return before;
    const imports = [];
    const constant = new Map();
    const variable = [];
    const placeholders = new Set();
    for (const [position, entry] of managed.entries()) {
        const { groupId, artifactId, version, scope } = entry;
        for (const text of [groupId, artifactId, version, scope]) {
            for (const placeholder of placeholdersIn(text))
                placeholders.add(placeholder);
        }
        if (scope === 'import')
            imports.push(entry);
        else if (groupId.includes('${') || artifactId.includes('${'))
            variable.push({ entry, position });
        else {
            const name = nameOf({ groupId: groupId.trim(), artifactId: artifactId.trim() });
            if (!constant.has(name))
                constant.set(name, { entry, position });
        }
    }
    const list = { imports, placeholders: [...placeholders], constant, variable };
    known.set(managed, list);
    return list;
}
/** What a list says with these properties. Throws `ActionError` when they grow without end. */
function evaluateManaged(list, facts) {
    const { properties, readVariable } = facts;
    const say = (text) => evaluate(text, properties, readVariable);
    const variable = new Map();
    for (const placed of list.variable) {
        const { groupId, artifactId } = placed.entry;
        const name = nameOf({ groupId: say(groupId), artifactId: say(artifactId) });
        if (!variable.has(name))
            variable.set(name, placed);
    }
    const evaluated = new Map();
    return {
        get(name) {
            const entry = firstOf(list.constant.get(name), variable.get(name))?.entry;
            if (entry === undefined)
                return undefined;
            const before = evaluated.get(entry);
            if (before !== undefined)
                return before;
            const answer = resolveDependency(entry, { ...facts, own: [], root: [] });
            evaluated.set(entry, answer);
            return answer;
        },
    };
}
function firstOf(one, other) {
    if (one === undefined || other === undefined)
        return one ?? other;
    return one.position < other.position ? one : other;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/parents.js
// The POM with everything its parents give it, found where Trivy looks (pkg/dependency/parser/java/pom/parse.go).





/** The complete model of a POM. A parent that is not found gives nothing, as in Trivy. */
async function resolveModel(context, loaded, options) {
    const key = `${loaded.label}\n${context.lists.numberOf(options.repositories)}`;
    const before = options.models.get(key);
    if (before !== undefined)
        return before;
    const below = [...(options.below ?? []), loaded.label];
    const parent = await findParent(context, loaded, { ...options, below });
    const model = inherit(loaded.pom, parent, context);
    options.models.set(key, model);
    return model;
}
async function findParent(context, child, options) {
    const { parent } = child.pom;
    // Properties are not known here, so that a parent's `${revision}` is an empty version.
    const target = evaluateCoordinates(parent, EMPTY_POM.properties, context.readVariable);
    const hasName = target.groupId !== '' && target.artifactId !== '';
    if (!hasName && !isProperty(parent.version))
        return EMPTY_POM;
    if (child.file !== undefined) {
        const paths = parent.relativePath === '' ? ['../pom.xml'] : [parent.relativePath, '../pom.xml'];
        for (const path of paths) {
            const beside = findBeside(context, child.file, path);
            if (beside === undefined)
                continue;
            const model = await acceptBeside(context, beside, { target, options });
            if (model !== undefined)
                return model;
        }
    }
    const loaded = await findPom(context, { ...target, version: target.version.text }, { repositories: options.repositories, wantedBy: child.label });
    if (loaded === undefined || isCircle(context, loaded, options))
        return EMPTY_POM;
    return resolveModel(context, loaded, options);
}
/**
 * A file beside the child is its parent if the artifact's name is right, before and after its own parents are known;
 * group and version are not compared.
 */
async function acceptBeside(context, beside, { target, options }) {
    if (coordinatesOf(beside.pom, context.readVariable).artifactId !== target.artifactId)
        return undefined;
    if (isCircle(context, beside, options))
        return undefined;
    const model = await resolveModel(context, beside, options);
    const own = coordinatesOf(model, context.readVariable);
    const isEqual = own.artifactId === target.artifactId ||
        own.groupId === target.groupId ||
        own.version.text === target.version.text;
    return isEqual ? model : undefined;
}
/** Trivy would not come back from a circle. */
function isCircle(context, parent, { below = [] }) {
    if (!below.includes(parent.label) && below.length < bounds_MAX_DEPTH)
        return false;
    context.ledger.problem(parent.label, below.includes(parent.label)
        ? 'is its own ancestor, by <parent>'
        : `has more than ${bounds_MAX_DEPTH} POMs below it, by <parent>`);
    return true;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/management.js
// Managed dependencies with their imports (BOMs), in Trivy's order (pkg/dependency/parser/java/pom/parse.go).







/** A cache with nothing in it. */
function openManagementCache(models) {
    return {
        models,
        closed: new WeakMap(),
        closedEntries: new WeakMap(),
        own: new WeakMap(),
        entries: 0,
        entriesAtTurn: 0,
    };
}
/** The managed entries of a complete POM by its own properties; those of its imports stand behind its own. */
async function resolveManaged(context, cache, owner) {
    const before = cache.own.get(owner.pom);
    if (before !== undefined)
        return before;
    const managed = await resolveWithin(context, cache, { ...owner, outer: undefined });
    cache.own.set(owner.pom, managed);
    return managed;
}
async function resolveWithin(context, cache, scope) {
    const before = cache.closed.get(scope.pom);
    if (before !== undefined)
        return before;
    const { lookup, misses } = watchMisses(propertiesOf(scope.pom, context.dialect), scope.outer);
    const { layer, imports } = evaluateEntries(context, cache, { pom: scope.pom, lookup, misses });
    const wish = { repositories: repositoriesFor(context, []), wantedBy: scope.label };
    // All are asked for together, but followed one after the other: side by side, hostile ones would fill the memory.
    for (const one of imports)
        findPom(context, nameTarget(one), wish).catch(() => undefined);
    const imported = [];
    for (const target of imports) {
        imported.push(await resolveImport(context, cache, { ...scope, outer: lookup, target }));
    }
    const managed = [...new Set([...layer, ...imported.flat()])];
    if (managed.length > MAX_LAYERS)
        throw new ClosureBoundError(`Maven POMs: ${scope.label} imports too many others`);
    if (misses() === 0)
        cache.closed.set(scope.pom, managed);
    return managed;
}
function evaluateEntries({ readVariable, bounds, dialect }, cache, { pom, lookup, misses }) {
    const before = cache.closedEntries.get(pom);
    if (before !== undefined)
        return before;
    cache.entries += 1 + pom.managed.length;
    if (cache.entries > bounds.maxEntries) {
        throw new ClosureBoundError(`Maven POMs: more than ${bounds.maxEntries} managed dependencies`);
    }
    const list = readManagedList(pom.managed);
    // Also what no dependency asks for may be endless, or name a variable.
    for (const placeholder of list.placeholders)
        evaluate(placeholder, lookup, readVariable);
    const imports = list.imports.map((raw) => evaluateCoordinates(raw, lookup, readVariable));
    const isEmpty = pom.managed.length === list.imports.length;
    const layer = isEmpty ? [] : [evaluateManaged(list, { properties: lookup, readVariable, dialect })];
    const entries = { layer, imports };
    if (misses() === 0)
        cache.closedEntries.set(pom, entries);
    return entries;
}
function nameTarget({ groupId, artifactId, version }) {
    return { groupId, artifactId, version: version.text };
}
/** What an imported POM manages; nothing if it is not found. It is looked for without the repositories of the importer. */
async function resolveImport(context, cache, scope) {
    const label = labelOf(scope.target);
    const importedBy = [...scope.importedBy, scope.label];
    if (importedBy.includes(label) || importedBy.length > bounds_MAX_DEPTH) {
        context.ledger.problem(label, 'imports itself, or too many POMs inside each other');
        return [];
    }
    await takeTurn(context, cache);
    const wish = { repositories: repositoriesFor(context, []), wantedBy: scope.label };
    const loaded = await findPom(context, nameTarget(scope.target), wish);
    if (loaded === undefined)
        return [];
    const repositories = repositoriesFor(context, loaded.pom.repositories);
    const pom = await resolveModel(context, loaded, { repositories, models: cache.models });
    // Trivy analyzes an import like any POM: its dependencies are not used, but what they would need is read.
    if (pom.dependencies.length > 0)
        await resolveManaged(context, cache, { pom, label, importedBy });
    return resolveWithin(context, cache, { pom, label, importedBy, outer: scope.outer });
}
/** What is cached is answered at once: without a turn for timers now and then, nothing could end a long look-up. */
async function takeTurn({ signal }, cache) {
    if (cache.entries - cache.entriesAtTurn < 20_000)
        return;
    cache.entriesAtTurn = cache.entries;
    await (0,promises_.setImmediate)();
    signal?.throwIfAborted();
}
/** The properties of a POM in front of those outside, counting how often only the outside was left to ask. */
function watchMisses(own, outer) {
    let count = 0;
    const lookup = {
        get(name) {
            const value = own.get(name);
            if (value !== undefined)
                return value;
            count += 1;
            return outer?.get(name);
        },
    };
    return { lookup, misses: () => count };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/analysis.js
// One POM analyzed as Trivy does it: its model, its managed entries, and the dependencies that are followed.








/** Only these are followed; anything else, and what is optional, is not. */
const FOLLOWED_SCOPES = ['', 'compile', 'runtime'];
/** Finds and analyzes a dependency; undefined if it has no version, is not found, or leads nowhere. */
async function analyzeArtifact(context, artifact, options) {
    const { coordinates, repositories, exclusions } = artifact;
    try {
        const name = { ...coordinates, version: coordinates.version.text };
        const wish = { repositories: repositoriesFor(context, [], repositories), wantedBy: artifact.wantedBy };
        const loaded = await findPom(context, name, wish);
        if (loaded === undefined)
            return undefined;
        return await analyze(context, loaded, { ...options, repositories, exclusions });
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error instanceof ClosureBoundError)
            throw error;
        // One POM with endless properties does not take the others with it.
        context.ledger.problem(labelOf(coordinates), error.message);
        return undefined;
    }
}
/** Analyzes a POM. Throws `ActionError` when its properties are endless. */
async function analyze(context, loaded, options) {
    const repositories = repositoriesFor(context, loaded.pom.repositories, options.repositories);
    const pom = await resolveModel(context, loaded, { repositories, models: options.cache.models });
    const coordinates = coordinatesOf(pom, context.readVariable);
    const dependencies = pom.dependencies.length === 0
        ? []
        : listDependencies(context, {
            ...options,
            repositories,
            pom,
            label: loaded.label,
            own: await ownManaged(),
        });
    return { loaded, pom, coordinates, repositories, dependencies };
    function ownManaged() {
        return resolveManaged(context, options.cache, { pom, label: loaded.label, importedBy: [] });
    }
}
function listDependencies({ readVariable, dialect }, options) {
    const { pom, own, rootManaged: root, exclusions, repositories } = options;
    const properties = propertiesOf(pom, dialect);
    return pom.dependencies
        .map((raw) => resolveDependency(raw, { properties, own, root, readVariable, dialect }))
        .filter(({ scope, optional }) => FOLLOWED_SCOPES.includes(scope) && !optional)
        .filter((dependency) => !isExcluded(dependency, exclusions))
        .map(({ groupId, artifactId, version, exclusions: more }) => ({
        coordinates: { groupId, artifactId, version: parseVersion(version) },
        exclusions: more.length === 0 ? exclusions : analysis_joinExclusions(exclusions, more),
        repositories,
        wantedBy: options.label,
    }));
}
function analysis_joinExclusions(...lists) {
    return [...new Map(lists.flat().map((one) => [`${one.groupId}:${one.artifactId}`, one])).values()];
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/walk.js
// The tree of each project and module, breadth first and nearest wins (Trivy's parseRoot).









/** The state before the first project. */
function openWalk() {
    return { cache: openManagementCache(new Map()), walked: new Map(), analyses: new Map() };
}
/** Asks for everything that Trivy reads for a pom.xml, its modules included. Throws `ClosureBoundError`. */
function walkProject(context, state, loaded) {
    return walk(context, state, { loaded, repositories: NO_REPOSITORIES, depth: 0 });
}
async function walk(context, state, start) {
    const { loaded, depth } = start;
    if (wasWalked(state, start))
        return;
    if (depth > MAX_MODULE_DEPTH) {
        context.ledger.problem(loaded.label, `is a module more than ${MAX_MODULE_DEPTH} deep`);
        return;
    }
    // What is cached is answered at once: without a turn of its own for timers, nothing could end a long walk.
    await (0,promises_.setImmediate)();
    context.signal?.throwIfAborted();
    try {
        const root = await analyzeStart(context, state, start);
        // Trivy hands the repositories of the first project to its modules, but not on to theirs.
        const repositories = depth === 0 ? root.repositories : NO_REPOSITORIES;
        const modules = root.pom.modules
            .map((path) => findBeside(context, loaded.file, path))
            .filter((module) => module !== undefined)
            .map((module) => ({ loaded: module, repositories, depth: depth + 1 }));
        // Also when there is no dependency: Trivy reads the imports of a project in any case.
        const owner = { pom: root.pom, label: loaded.label, importedBy: [] };
        const rootManaged = await resolveManaged(context, state.cache, owner);
        if (!context.dialect.keepsModulesApart) {
            for (const module of modules)
                await analyzeStart(context, state, module);
        }
        for (const module of modules)
            await walk(context, state, module);
        await walkTree(context, root, { ...state, rootManaged });
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error instanceof ClosureBoundError)
            throw error;
        context.ledger.problem(loaded.label, error.message);
    }
}
/** A module is also a project of its own, but then it asks no other repositories than as a module. */
function wasWalked({ walked }, { loaded, repositories }) {
    const before = walked.get(loaded.label) ?? new Set();
    const key = repositories.map(({ url }) => url).join('\n');
    if (before.has(key) || (key === '' && before.size > 0))
        return true;
    walked.set(loaded.label, before.add(key));
    return false;
}
async function analyzeStart(context, { cache, analyses }, { loaded, repositories }) {
    const root = await analyze(context, loaded, { cache, exclusions: [], rootManaged: [], repositories });
    analyses.set(labelOf(root.coordinates), Promise.resolve(root));
    return root;
}
/**
 * A dependency is looked up when it is put into the queue, not when its turn comes: the first of a name is the nearest,
 * and is read in any case, so that all of one depth are asked for together and nothing is asked for in vain.
 */
async function walkTree(context, root, options) {
    const { keepsModulesApart } = context.dialect;
    const chosen = new Map([[nameOf(root.coordinates), root.coordinates.version]]);
    const analyses = keepsModulesApart ? new Map() : options.analyses;
    const queue = [];
    const enqueue = (artifacts) => {
        for (const artifact of artifacts) {
            const name = nameOf(artifact.coordinates);
            const { version } = artifact.coordinates;
            const first = chosen.get(name);
            if (first !== undefined && !overrides(version, first))
                continue;
            chosen.set(name, version);
            const label = labelOf(artifact.coordinates);
            const analysis = analyses.get(label) ?? analyzeArtifact(context, artifact, options);
            // It may fail long before its turn; then nobody listens yet.
            analysis.catch(() => undefined);
            analyses.set(label, analysis);
            queue.push(analysis);
        }
    };
    try {
        enqueue(root.dependencies);
        for (let next = 0; next < queue.length; next += 1) {
            const analysis = await queue[next];
            if (analysis !== undefined)
                enqueue(analysis.dependencies);
        }
    }
    finally {
        // After a failure nothing is left running, or rejected with nobody listening.
        await Promise.allSettled(queue);
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/closure/closure.js
// The closure: every POM that Trivy reads for the pom.xml files of a workspace, asked for once each.








/**
 * Asks the source for every POM that Trivy would read. Nothing that a POM says makes it throw; it throws what the
 * source throws, and when the signal says so.
 */
async function resolveClosure(options) {
    const ledger = openLedger();
    const context = {
        source: options.source,
        root: options.root,
        readVariable: (name) => {
            const value = Object.hasOwn(options.environment, name) ? options.environment[name] : undefined;
            if (value === undefined)
                ledger.variable(name);
            return value;
        },
        dialect: dialectOf(options.trivyVersion ?? trivy_version/* LATEST_KNOWN_TRIVY */.L5),
        ledger,
        keepText: openTexts(),
        bounds: options.bounds ?? CLOSURE_BOUNDS,
        signal: options.signal,
        asked: new Map(),
        files: new Map(),
        lists: createRepositoryLists(),
        work: { questions: 0 },
        declared: [],
    };
    const stoppedBy = await walkAll(context, options.pomFiles);
    return { ...ledger.report(), stoppedBy };
}
async function walkAll(context, pomFiles) {
    const shared = openWalk();
    // Upper directories first: what is met as a module of a project need not be walked again.
    const depth = (file) => file.split(/[\\/]/).length;
    const sorted = [...pomFiles].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
    try {
        for (const file of sorted) {
            const loaded = readFile(context, file);
            if (loaded === undefined)
                continue;
            if (context.dialect.keepsModulesApart)
                await walkProject(context, shared, loaded);
            // What holds for all modules of a project holds for that project only.
            else
                await walkProject({ ...context, declared: [] }, { ...openWalk(), cache: shared.cache }, loaded);
        }
    }
    catch (error) {
        if (!(error instanceof ClosureBoundError))
            throw error;
        return error;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/judge-closure.js
// What a closure that was followed is worth: how many POMs, from where, and what may be missing all the same.



/** When the time is up, what was found until then is placed and kept like any other incomplete set. */
async function followClosure(options) {
    try {
        return await resolveClosure(options);
    }
    catch (error) {
        if (!options.signal.aborted)
            throw error;
        const reason = (0,errors/* describeError */.Uc)(options.signal.reason);
        const problems = [{ pom: 'Maven POMs', reason }];
        const nothing = { found: [], absent: [], unknown: [], unreadable: [], variables: [] };
        return { ...nothing, problems, stoppedBy: undefined };
    }
}
/** Whatever may make an online scan read more than this closure. */
function listDoubts(closure, environment) {
    const variables = closure.variables.filter((name) => (environment[name] ?? '') !== '');
    return [
        ...(closure.stoppedBy === undefined ? [] : [closure.stoppedBy.message]),
        ...closure.problems.map(({ pom, reason }) => `${(0,log/* clean */.uH)(pom, 200)}: ${reason}`),
        ...variables.map((name) => `POMs may not read the variable ${(0,log/* clean */.uH)(name, 100)} here, but Trivy would`),
    ];
}
/** The counts of a run. */
function countPoms(closure, { found }, fetcher) {
    const count = (origin) => [...found.values()].filter((pom) => pom.origin === origin).length;
    return {
        local: count('local'),
        kept: count('kept'),
        fetched: count('fetched'),
        absent: closure.absent.length,
        unknown: closure.unknown.length,
        requests: fetcher?.counts.requests ?? 0,
        fetchedBytes: fetcher?.counts.bytes ?? 0,
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/keep.js
var keep = __webpack_require__(7560);
// EXTERNAL MODULE: ./build/oci/layout-writer.js
var layout_writer = __webpack_require__(1540);
// EXTERNAL MODULE: ./build/acquire/kept-copy.js
var kept_copy = __webpack_require__(9365);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/kept-sets.js










/** What all keys of this very input have in common: the project first, so that its newest set is found by prefix. */
function pomStem(prefix, { project, inputDigest }) {
    const input = inputDigest.replace('sha256:', '').slice(0, 16);
    return { prefix, resource: names/* POMS */.o5, schema: names/* SET_VERSION */.KM, sourcesHash: `${project}-${input}` };
}
/** A set in the Actions cache: of this input, else the newest of the project. `onKey` is told which one was read. */
function cacheSet(cache, stem, context) {
    const ofInput = `${(0,cache_key/* formatStem */.r_)(stem)}-`;
    const ofProject = ofInput.slice(0, -17);
    return guarded('Actions cache', { ...context, isPublic: true }, async () => {
        const key = await cache.lookup(names/* POMS */.o5, [ofInput, ofProject]);
        if (key === undefined)
            return undefined;
        const parsed = (0,cache_key/* parseKeyBelow */.Sw)(key, ofProject);
        if (parsed === undefined)
            return undefined;
        const directory = await cache.restore(names/* POMS */.o5, key);
        if (directory === undefined)
            return undefined;
        const { fetched } = await (0,kept_copy/* readKeptArtifact */.x5)(directory);
        const set = await readPomArtifact({ fetched, openLayer: (layer) => (0,layout/* openLayoutBlob */.Ub)(directory, layer) });
        if (!set.layerDigest.startsWith(`sha256:${parsed.digestPrefix}`)) {
            throw new errors/* VerifyError */.Gz(`the entry ${key} holds another set`, {
                wanted: `sha256:${parsed.digestPrefix}\u2026`,
                found: set.layerDigest,
            });
        }
        context.onKey(key);
        return set;
    });
}
/** A set in a registry that the user chose. */
function registrySet(client, reference, context) {
    const find = async () => {
        const fetched = await client.fetchManifest(reference).catch((error) => {
            if (error instanceof registry_error/* RegistryError */.gl && error.status === 404)
                return undefined;
            throw error;
        });
        return fetched && { fetched, openLayer: (layer) => client.openBlob(reference, layer) };
    };
    return artifactSet((0,oci_reference/* formatReference */.FH)(reference), find, context);
}
/** Any artifact as a set, such as one of a bundle that is carried across; it is looked for when it is wanted. */
function artifactSet(source, find, context) {
    return guarded(source, context, async () => {
        const artifact = await find();
        return artifact && (await readPomArtifact(artifact));
    });
}
/** Notes what happened. A set that cannot be had only costs requests. */
function guarded(source, context, read) {
    const { maxAgeMs, now, log, attempts, isPublic = false, isCarried } = context;
    const tell = (attempt) => {
        attempts.push(attempt);
        log.info(`${source}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`);
    };
    return async () => {
        try {
            const set = await read();
            if (set === undefined) {
                tell({ source, outcome: 'absent', detail: '' });
                return undefined;
            }
            // A time in the future would keep snapshots for ever.
            const isFresh = !(0,freshness/* isFromFuture */.S5)(set.confirmedAt, now()) &&
                (0,freshness/* judgeFreshness */.dT)(set.confirmedAt, now(), { maxAgeMs, staleIfErrorMs: 0 }) === 'fresh';
            const quality = set.isComplete ? 'complete' : 'not complete';
            tell({ source, outcome: 'used', detail: `${(0,count/* count */.U)(set.poms.size, 'POM')}, ${quality} when it was kept` });
            return { ...set, isFresh, isPublic, isCarried };
        }
        catch (error) {
            if (error instanceof errors/* LocalError */.il)
                throw error;
            const detail = (0,errors/* describeError */.Uc)(error);
            if (error instanceof errors/* VerifyError */.Gz)
                log.warning(`Maven POMs: ${source}: ${detail}`);
            tell({
                source,
                outcome: error instanceof errors/* VerifyError */.Gz ? 'refused' : 'failed',
                detail,
                hint: (0,errors/* hintOf */.$z)(error),
            });
            return undefined;
        }
    };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/keep-poms.js
// Keeps the POMs of a run for later ones: only what everybody may see, unless the user says otherwise.












/** Keeps the set where that is wanted. */
async function keepFindings({ finder, isReady, project, keys }, { keepsPrivate }, context) {
    const { cache, save, keyPrefix, clock, log } = context;
    const { found, carried, oldestConfirmation: oldest, hasReconfirmed } = finder.findings;
    const now = new Date(clock.now());
    const confirmedAt = oldest !== undefined && oldest < now ? oldest : now;
    const build = async (set) => set.poms.size + set.absent.size === 0
        ? undefined
        : await buildPomArtifact(set, { inputDigest: project.inputDigest, confirmedAt });
    const set = selectKeepable(finder, { isComplete: isReady, keepsPrivate });
    const left = found.size - set.poms.size;
    if (left > 0)
        log.info(`${(0,count/* count */.U)(left, 'POM is', 'POMs are')} not kept: what needed a login, or was there before`);
    const artifact = await build(set);
    const shared = carried.size === 0
        ? artifact
        : await build(selectKeepable(finder, { isComplete: isReady, keepsPrivate, isForOthers: true }));
    if (shared === undefined)
        return { artifact };
    const stem = pomStem(keyPrefix, project);
    const isKnown = keys.some((key) => isSameSet(key, (0,cache_key/* formatStem */.r_)(stem), shared.layerDigest));
    if (isKnown && !hasReconfirmed) {
        log.info('Actions cache: it has exactly these POMs already');
        return { artifact, inCache: 'exists' };
    }
    if (cache === undefined || !save)
        return { artifact };
    return { artifact, inCache: await keepPoms(shared, { cache, stem, confirmedAt, log }) };
}
/** What was found, without what only a login gave, or what nobody knows the origin of. */
function selectKeepable(finder, { isComplete, keepsPrivate, isForOthers = false }) {
    const { found, absent, privatelyAbsent, carried } = finder.findings;
    const isLeftOut = (path) => isForOthers && carried.has(path);
    const poms = new Map();
    const origins = new Map();
    for (const [path, { text, isPublic, given }] of found) {
        const kept = finder.keptOrigin(path, text);
        const isKept = kept !== undefined || (!isLeftOut(path) && (isPublic || keepsPrivate));
        if (!isKept)
            continue;
        const { from, after } = (isLeftOut(path) ? kept : (given ?? kept)) ?? { from: [], after: [] };
        const alsoAfter = isLeftOut(path) ? [] : (absent.get(path) ?? []);
        poms.set(path, text);
        origins.set(path, {
            from,
            after: [...new Set([...after, ...alsoAfter])].filter((key) => key !== from[0]),
        });
    }
    const isAbsent = (path) => !found.has(path) && !isLeftOut(path) && (keepsPrivate || !privatelyAbsent.has(path));
    return {
        poms,
        origins,
        absent: new Map([...absent].filter(([path]) => isAbsent(path))),
        isComplete: isComplete && poms.size === found.size,
    };
}
function isSameSet(key, stem, layerDigest) {
    const parsed = (0,cache_key/* parseKey */.Do)(key, stem);
    return parsed !== undefined && layerDigest.startsWith(`sha256:${parsed.digestPrefix}`);
}
/** Never throws: it only costs time next run. */
async function keepPoms(artifact, options) {
    const { cache, stem, confirmedAt, log } = options;
    try {
        const directory = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(cache.pathFor(names/* POMS */.o5)), 'kept-'));
        const discard = () => (0,file_moves/* removeQuietly */.S2)(directory);
        await writePomLayout(directory, artifact, confirmedAt);
        const copy = { directory, discard, complete: async () => true, tee: (source) => source };
        const facts = { layerDigest: artifact.layerDigest, measuredAt: confirmedAt };
        const { kind } = await (0,keep/* keep */.a)({ cache, stem, copy, log, ...facts });
        return kind === 'saved' || kind === 'exists' ? kind : undefined;
    }
    catch (error) {
        log.info(`Actions cache: not saved: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
}
/** Writes the artifact as an OCI image layout into an empty directory. */
async function writePomLayout(directory, artifact, confirmedAt) {
    const writer = await (0,layout_writer/* createLayoutWriter */.u)(directory);
    await writer.writeBlob(artifact.layer);
    await writer.writeBlob(artifact.config);
    await writer.addManifest(artifact.fetched, {
        'org.opencontainers.image.ref.name': names/* POMS */.o5,
        [annotations/* BUNDLE_ANNOTATIONS */.G.confirmedAt]: confirmedAt.toISOString(),
    });
    await writer.finish();
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/bundle-set.js


/** The newest set of a bundle: most hold but one, that of the checkout where it was exported. */
function bundleSet(open, context) {
    const findNewest = async () => {
        const { entries } = await open();
        const [newest] = entries
            .filter(({ fetched }) => fetched.manifest.layers[0]?.mediaType === POM_LAYER_TYPE)
            .sort((a, b) => confirmedIn(b) - confirmedIn(a));
        return newest && { fetched: newest.fetched, openLayer: newest.openBlob };
    };
    return artifactSet('bundle', findNewest, { ...context, isCarried: true });
}
function confirmedIn({ fetched }) {
    return confirmedAtOf(fetched.manifest)?.getTime() ?? 0;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/list-sets.js





/** Bundle, Actions cache, then the user's registries by the tag of this very input and by that of the project. */
function listSets(wanted, context, { attempts, keys }) {
    const { bundle, cache, client, clock, log, keyPrefix, project } = context;
    const now = () => new Date(clock.now());
    const setContext = { maxAgeMs: wanted.maxAgeMs, now, log, attempts };
    const onKey = (key) => keys.push(key);
    const tags = pomTags(project);
    // Off the default branch others may have filled what it reads: nothing of theirs goes where it outlives the job.
    const ofCache = cache?.mode.mayRead === true && !wanted.guardsLocalRepository
        ? [cacheSet(cache, pomStem(keyPrefix, project), { ...setContext, onKey })]
        : [];
    const ofRegistries = client === undefined
        ? []
        : wanted.registries.flatMap((base) => [tags.input, tags.project].map((tag) => registrySet(client, pomReference(base, tag), setContext)));
    const ofBundle = bundle === undefined ? [] : [bundleSet(bundle, setContext)];
    return [...ofBundle, ...ofCache, ...ofRegistries];
}
/** Below a base like every resource. */
function pomReference(base, tag) {
    return (0,oci_reference/* parseReference */.F2)(`${base}/${names/* POMS_REPOSITORY */.Bq}:${tag}`);
}

// EXTERNAL MODULE: ./build/base/make-directories.js
var make_directories = __webpack_require__(6594);
// EXTERNAL MODULE: ./build/base/regular-file.js
var regular_file = __webpack_require__(5503);
;// CONCATENATED MODULE: ./build/resources/maven-poms/local/local-origin.js
// What is noted beside a POM in the local repository: who gave it, for later runs of this action, and for Maven.






/** Maven and Trivy read no file of this name. */
const SUFFIX = '.trivy-offline-cache';
/** A list of a few keys. */
const MAX_NOTE_BYTES = 64 << 10;
/** Maven's own list of which repository gave which file of a directory (maven-resolver, EnhancedLocalRepositoryManager). */
const MAVEN_NOTES = '_remote.repositories';
/** Its first line, as Maven writes it. */
const MAVEN_HEADER = '#NOTE: This is a Maven Resolver internal implementation file, its format can be changed without prior notice.\n';
/** Where the POM at this path is from, if this action put these very bytes there. */
async function readLocalOrigin(root, path, text) {
    const file = `${(0,external_node_path_.join)(root, path)}${SUFFIX}`;
    let note;
    try {
        const bytes = await (0,regular_file/* readRegularFile */.XF)({ path: file, what: 'note of a POM' }, MAX_NOTE_BYTES);
        note = JSON.parse(bytes.toString());
    }
    catch {
        // None, or none of ours: then nobody knows where the POM is from.
        return undefined;
    }
    const { sha256, from, after } = (note ?? {});
    return sha256 === local_origin_digest(text) && isList(from) && from.length > 0 && isList(after)
        ? { from, after }
        : undefined;
}
/** Notes beside a POM who gave it. */
async function noteOrigin(file, { text, given, repositoryId }) {
    if (given === undefined || given.from.length === 0)
        return;
    await replaceFile(`${file}${SUFFIX}`, `${JSON.stringify({ sha256: local_origin_digest(text), ...given })}\n`);
    if (repositoryId !== undefined)
        await noteForMaven(file, repositoryId);
}
/** Removes a POM, and what was noted beside it. */
async function removePom(file) {
    await (0,file_moves/* remove */.TF)(file);
    await (0,file_moves/* remove */.TF)(`${file}${SUFFIX}`);
}
/** Writes a file so that it appears as a whole. */
async function replaceFile(file, text) {
    const partial = `${file}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    try {
        await (0,external_node_fs_promises_.writeFile)(partial, text, { flag: 'wx', mode: 0o644 });
        await (0,file_moves/* move */.Cy)(partial, file);
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)(partial);
    }
}
/** With it Maven takes the file for what this repository gave, and asks again where that one is not configured. */
async function noteForMaven(file, repositoryId) {
    const notes = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), MAVEN_NOTES);
    const line = `${escapeProperty(`${(0,external_node_path_.basename)(file)}>${repositoryId}`)}=\n`;
    try {
        await (0,external_node_fs_promises_.writeFile)(notes, `${MAVEN_HEADER}#${javaDate(new Date())}\n${line}`, { flag: 'wx', mode: 0o644 });
        return;
    }
    catch (error) {
        if (!(0,errors/* hasCode */.up)(error, 'EEXIST'))
            throw error;
    }
    // A link could lead anywhere.
    const before = await (0,regular_file/* readRegularFile */.XF)({ path: notes, what: MAVEN_NOTES }, MAX_NOTE_BYTES).then(String, () => undefined);
    if (before === undefined)
        return;
    if (!before.split(/\r?\n/).includes(line.trimEnd()))
        await (0,external_node_fs_promises_.appendFile)(notes, `${before === '' || before.endsWith('\n') ? '' : '\n'}${line}`);
}
/** As java.util.Properties writes a key. */
function escapeProperty(key) {
    return key.replace(/[\\ \t\n\r\f=:#!]/g, (character) => `\\${ESCAPES[character] ?? character}`);
}
const ESCAPES = { '\t': 't', '\n': 'n', '\r': 'r', '\f': 'f' };
/** As java.util.Date writes itself. */
function javaDate(date) {
    const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
    return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
function local_origin_digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function isList(value) {
    return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/local/twins.js
// Where a file system takes upper and lower case for one, a POM may lie under the name of another: `org/Foo` and `org/foo` are
// two for Maven, and one file there. Trivy would read one for the other, and so nobody may say that both are there.


/** Most systems tell names apart, and are asked once for each repository. */
const blindness = new Map();
/**
 * The path, in the spelling of the file system, of another POM whose file is found under this name.
 *
 * @param path of a file that is there, relative to the local repository `root`, with `/`
 * @returns undefined: it is the file of this very name
 */
async function findTwin(root, path, look = { lstat: external_node_fs_promises_.lstat, readdir: external_node_fs_promises_.readdir, realpath: external_node_fs_promises_.realpath }) {
    const isBlind = blindness.get(root) ?? isFoundInOtherCase((0,external_node_path_.join)(root, swapCase(path)), look);
    blindness.set(root, isBlind);
    if (!(await isBlind))
        return undefined;
    // exFAT and RAM disks of Windows have no real path, but lists of names.
    const real = await look.realpath((0,external_node_path_.join)(root, path)).catch(() => readSpelling(root, path, look));
    const there = real.replaceAll(external_node_path_.sep, '/').slice(-path.length);
    return there !== path && fold(there) === fold(path) ? there : undefined;
}
/** Each name on the way as its directory spells it. */
async function readSpelling(root, path, look) {
    const spelled = [];
    for (const name of path.split('/')) {
        const names = await look.readdir((0,external_node_path_.join)(root, ...spelled));
        spelled.push(names.includes(name) ? name : (names.find((one) => fold(one) === fold(name)) ?? name));
    }
    return spelled.join('/');
}
async function isFoundInOtherCase(path, look) {
    return look.lstat(path).then(() => true, () => false);
}
function swapCase(path) {
    return path.replace(/[a-z]+|[A-Z]+/g, (letters) => letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase());
}
/** Coordinates are ASCII, which no composing changes. */
function fold(path) {
    return path.toLowerCase();
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/local/local-repository.js
// The local repository: POMs are read from it and added to it, never changed in it; a later Maven build shares it.













/** Files at a time: enough to keep a disk busy. */
const CONCURRENCY = 16;
/**
 * The POM at this path of a local repository; undefined when there is none.
 *
 * @throws {VerifyError} when something else is there, such as the POM of another case, or it is too large
 */
async function readLocalPom(root, path) {
    const file = (0,external_node_path_.join)(root, path);
    try {
        await (0,external_node_fs_promises_.lstat)(file);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw new errors/* VerifyError */.Gz(`${(0,log/* clean */.uH)(file, 300)} cannot be read`, { cause: error });
    }
    const twin = await findTwin(root, path);
    if (twin !== undefined)
        throw new errors/* VerifyError */.Gz(sayTwin(path, twin));
    return await (0,regular_file/* readRegularFile */.XF)({ path: file, what: (0,log/* clean */.uH)(file, 300) }, MAX_XML_BYTES);
}
/**
 * Adds the POMs that are not there yet. Each appears as a whole or not at all, and what is there stays as it is, unless this
 * action put it there and another repository gave it.
 *
 * @param displaced paths of such POMs that no repository gives now: they are removed
 * @throws {LocalError} when this machine cannot take them, or the repository's directories lead out of it
 */
async function placePoms(root, poms, displaced = new Set()) {
    const prepare = createDirectoryMaker(root);
    const queue = [...poms].values();
    let [written, alreadyThere] = [0, 0];
    const work = async () => {
        for (const [path, pom] of queue) {
            const target = (0,external_node_path_.join)(root, path);
            await prepare((0,external_node_path_.dirname)(target));
            if (await addFile(root, path, pom))
                written += 1;
            else
                alreadyThere += 1;
        }
    };
    try {
        // All are waited for, so that none still writes when an error is reported.
        const done = await Promise.allSettled(Array.from({ length: CONCURRENCY }, work));
        for (const result of done)
            if (result.status === 'rejected')
                throw result.reason;
        for (const path of displaced)
            await displace(root, path);
    }
    catch (cause) {
        if (cause instanceof errors/* LocalError */.il)
            throw cause;
        throw new errors/* LocalError */.il(`the local Maven repository ${(0,log/* clean */.uH)(root, 200)} cannot be written`, {
            hint: 'Look at its owner, its permissions, and the space on its disk.',
            cause,
        });
    }
    return { written, alreadyThere };
}
function makeRoot(root) {
    (0,make_directories/* makeDirectories */.K)(root);
    return (0,inside/* realPathOf */.dN)(root);
}
/** Makes each directory once. A link on the way, such as a checkout could hold, must not lead out of the repository. */
function createDirectoryMaker(root) {
    const made = new Map();
    let realRoot;
    const make = async (directory) => {
        realRoot ??= makeRoot(root);
        await (0,external_node_fs_promises_.mkdir)(directory, { recursive: true });
        if ((0,inside/* isNamedInside */.iT)((0,inside/* realPathOf */.dN)(directory), realRoot))
            return;
        throw new errors/* LocalError */.il(`${(0,log/* clean */.uH)(directory, 300)} leads out of the local Maven repository`, {
            hint: 'Remove the link.',
        });
    };
    return (directory) => {
        const making = made.get(directory) ?? make(directory);
        made.set(directory, making);
        return making;
    };
}
async function addFile(root, path, pom) {
    const target = (0,external_node_path_.join)(root, path);
    const { text } = pom;
    if (await exists(target)) {
        await refuseTwin(root, path);
        return await replaceOwn(root, path, pom);
    }
    const partial = `${target}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    try {
        await (0,external_node_fs_promises_.writeFile)(partial, text, { flag: 'wx', mode: 0o644 });
        if (!(await publish(partial, target))) {
            await refuseTwin(root, path);
            return false;
        }
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)(partial);
    }
    await noteOrigin(target, pom);
    return true;
}
async function refuseTwin(root, path) {
    const twin = await findTwin(root, path);
    if (twin === undefined)
        return;
    throw new errors/* LocalError */.il(sayTwin(path, twin), {
        hint: 'Keep the local repository on a file system that tells upper and lower case apart, or use one of the two libraries alone.',
    });
}
function sayTwin(path, twin) {
    return `${(0,log/* clean */.uH)(path, 300)} and ${(0,log/* clean */.uH)(twin, 300)} are one file in the local Maven repository, and two POMs`;
}
/** Another repository gave it to an earlier run: then it is ours to replace, and what is noted of it too. */
async function replaceOwn(root, path, pom) {
    if (pom.given === undefined)
        return false;
    const target = (0,external_node_path_.join)(root, path);
    const there = await readLocalPom(root, path);
    if (there === undefined)
        return false;
    const before = await readLocalOrigin(root, path, there);
    if (before === undefined || before.from.join() === pom.given.from.join())
        return false;
    if (!there.equals(pom.text))
        await replaceFile(target, pom.text);
    await noteOrigin(target, pom);
    return !there.equals(pom.text);
}
async function displace(root, path) {
    const there = await readLocalPom(root, path);
    if (there !== undefined && (await readLocalOrigin(root, path, there)) !== undefined)
        await removePom((0,external_node_path_.join)(root, path));
}
/** A link never replaces what came in between, and the file is whole when its name appears. */
async function publish(partial, target) {
    try {
        await (0,external_node_fs_promises_.link)(partial, target);
        return true;
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'EEXIST'))
            return false;
        // A file system without links has many words for it; what else is wrong, a copy meets too.
    }
    try {
        await (0,external_node_fs_promises_.copyFile)(partial, target, external_node_fs_.constants.COPYFILE_EXCL);
        return true;
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'EEXIST'))
            return false;
        throw error;
    }
}
async function exists(path) {
    try {
        await (0,external_node_fs_promises_.lstat)(path);
        return true;
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT'))
            return false;
        throw new errors/* LocalError */.il(`${(0,log/* clean */.uH)(path, 300)} cannot be looked at: ${(0,log/* clean */.uH)((0,errors/* describeError */.Uc)(error), 200)}`);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/base/bash-home.js
var bash_home = __webpack_require__(6146);
// EXTERNAL MODULE: ./build/base/windows-path.js
var windows_path = __webpack_require__(5057);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/maven-settings.js

/** Maven writes what it has encrypted in braces (https://maven.apache.org/guides/mini/guide-encryption.html). */
function isEncrypted(password) {
    return /(?:^|[^\\])\{[^}]+\}/.test(password);
}
/** The text of `localRepository` as it is written. */
function writtenLocalRepository(bytes) {
    return textOf(parseXml(bytes), 'localRepository').trim();
}
/** What a job without any settings.xml has. */
const NO_SETTINGS = {
    localRepository: '',
    servers: [],
    profiles: [],
    activeProfiles: [],
    proxies: [],
    mirrors: [],
};
/** Reads a settings.xml. Throws ActionError when it is not well-formed: Trivy then ignores it too. */
function parseSettings(bytes, variable) {
    const root = parseXml(bytes);
    const read = (element, ...path) => maven_settings_expand(textOf(element, ...path), 'text', variable);
    const readLogin = (element, ...path) => maven_settings_expand(textOf(element, ...path), 'login', variable);
    const readAddress = (element, ...path) => expandAddress(textOf(element, ...path), variable);
    return {
        localRepository: read(root, 'localRepository'),
        servers: findAll(root, 'servers', 'server').map((server) => readServer(server, read, readLogin)),
        profiles: findAll(root, 'profiles', 'profile').map((profile) => readProfile(profile, read, readAddress)),
        activeProfiles: findAll(root, 'activeProfiles', 'activeProfile').map((profile) => read(profile)),
        proxies: findAll(root, 'proxies', 'proxy')
            .filter((proxy) => ['', 'true'].includes(read(proxy, 'active')))
            .map((proxy) => readProxy(proxy, read, readLogin)),
        mirrors: findAll(root, 'mirrors', 'mirror').map((mirror) => ({
            id: read(mirror, 'id'),
            url: readAddress(mirror, 'url'),
            patterns: splitTexts(read(mirror, 'mirrorOf'), ','),
            isBlocked: read(mirror, 'blocked') === 'true',
        })),
    };
}
function readServer(server, read, readLogin) {
    const [username, password] = [readLogin(server, 'username'), readLogin(server, 'password')];
    const find = () => {
        if (isEncrypted(password))
            return 'encrypted';
        if (username !== '' && password !== '')
            return undefined;
        const [variable] = ['username', 'password'].flatMap((name) => readLogin(server, name) === '' ? (VARIABLE.exec(textOf(server, name)) ?? []) : []);
        if (variable !== undefined)
            return variable;
        if (hasHeaders(server))
            return 'headers';
        if (textOf(server, 'privateKey') !== '')
            return 'key';
        return username === '' && password === '' ? undefined : 'half';
    };
    return { id: read(server, 'id'), username, password, problem: find() };
}
/** Where Maven 3 and 4 read them, and where its transport before them did. */
function hasHeaders(server) {
    return (findAll(server, 'configuration', 'httpHeaders').length > 0 ||
        ['all', 'get'].some((method) => findAll(server, 'configuration', 'httpConfiguration', method, 'headers').length > 0));
}
function readProfile(profile, read, readAddress) {
    return {
        id: read(profile, 'id'),
        isActiveByDefault: /^(1|t|true)$/i.test(textOf(profile, 'activation', 'activeByDefault').trim()),
        repositories: findAll(profile, 'repositories', 'repository').map((repository) => ({
            id: read(repository, 'id'),
            url: readAddress(repository, 'url'),
            releases: isEnabled(repository, 'releases'),
            snapshots: isEnabled(repository, 'snapshots'),
            declaredIn: 'settings',
        })),
    };
}
function readProxy(proxy, read, readLogin) {
    return {
        id: read(proxy, 'id'),
        protocol: read(proxy, 'protocol').toLowerCase(),
        host: read(proxy, 'host'),
        port: read(proxy, 'port'),
        username: readLogin(proxy, 'username'),
        password: readLogin(proxy, 'password'),
        nonProxyHosts: splitTexts(read(proxy, 'nonProxyHosts'), '|'),
    };
}
/** The user's settings before the global ones; of the same id the first counts. */
function mergeSettings(user, global) {
    return {
        localRepository: user.localRepository || global.localRepository,
        servers: uniqueById([...user.servers, ...global.servers]),
        profiles: uniqueById([...user.profiles, ...global.profiles]),
        activeProfiles: [...user.activeProfiles, ...global.activeProfiles],
        proxies: uniqueById([...user.proxies, ...global.proxies]),
        mirrors: uniqueById([...user.mirrors, ...global.mirrors]),
    };
}
/** The repositories of active profiles, the last one first, as Maven and Trivy ask them. */
function repositoriesOf(settings) {
    const active = settings.profiles.filter(({ id, isActiveByDefault }) => isActiveByDefault || settings.activeProfiles.includes(id));
    return uniqueById(active.flatMap(({ repositories }) => repositories)).reverse();
}
/** `${env.X}` is the only thing that is known here; everything else is empty. */
function maven_settings_expand(text, use, variable) {
    const expanded = text.replace(/\$\{([^}\s]+)\}/g, (_, name) => name.startsWith('env.') ? variable(name.slice('env.'.length), use) : '');
    return expanded.trim();
}
const VARIABLE = /\$\{[^}\s]+\}/;
/** A variable without a value stays as it is written: whom the address names is then not known, and nobody else is meant. */
function expandAddress(text, variable) {
    const expanded = text.replace(/\$\{([^}\s]+)\}/g, (written, name) => name.startsWith('env.') ? variable(name.slice('env.'.length), 'text') || written : '');
    return expanded.trim();
}
function isEnabled(repository, kind) {
    return ['', 'true'].includes(textOf(repository, kind, 'enabled').trim());
}
function splitTexts(text, separator) {
    return text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
function uniqueById(all) {
    return all.filter(({ id }, position) => all.findIndex((one) => one.id === id) === position);
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/local/settings-files.js
// Where settings.xml and the local repositories of the job are: those of this step, and those of its Docker actions.









/** Real ones have a few kB. */
const MAX_SETTINGS_BYTES = 1 << 20;
/**
 * Reads `$HOME/.m2/settings.xml` and `${MAVEN_HOME:-/usr/share/maven}/conf/settings.xml`, which are all that Trivy knows.
 * A broken file is a note: Trivy ignores it too.
 */
async function findSettings(context) {
    const { environment, trivyVersion } = context;
    const warnings = [];
    const notes = new Set();
    const files = [];
    const variable = settingsVariable(environment, notes);
    const readSettings = (bytes) => {
        const settings = parseSettings(bytes, variable);
        // Before 0.64 Trivy took the text as it is.
        return semver.gte(trivyVersion, '0.64.0')
            ? settings
            : { ...settings, localRepository: writtenLocalRepository(bytes) };
    };
    const read = async (path) => {
        const bytes = await readIfThere(path, { notes, warnings });
        if (bytes === undefined)
            return NO_SETTINGS;
        try {
            const settings = readSettings(bytes);
            const warning = explainLocalRepository({ file: path, written: writtenLocalRepository(bytes), read: settings.localRepository }, { environment, trivyVersion });
            if (warning !== undefined)
                warnings.push(warning);
            files.push(path);
            return settings;
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            notes.add(`${(0,log/* clean */.uH)(path, 300)} is ignored, as Trivy does: ${error.message}`);
            return NO_SETTINGS;
        }
    };
    const home = mayGetHome(context) ? (0,bash_home/* findBashHome */.z)(environment) : environment.HOME;
    const user = home ? await read((0,external_node_path_.join)(home, '.m2', 'settings.xml')) : NO_SETTINGS;
    const global = await read((0,external_node_path_.join)(environment.MAVEN_HOME || '/usr/share/maven', 'conf', 'settings.xml'));
    const namesSomebody = [...user.mirrors, ...user.profiles, ...user.servers].length > 0;
    return {
        settings: mergeSettings(user, global),
        files,
        notes: [...notes],
        warnings,
        isAskedByShell: mayGetHome(context) && namesSomebody,
    };
}
/**
 * On Windows bash gives Trivy a HOME where there is none, and one that it spells `/c/Users/me` as `C:\Users\me`, so that Trivy
 * reads the settings there; from PowerShell it reads none.
 */
function mayGetHome({ environment, platform }) {
    return platform === 'win32' && (!environment.HOME || (0,windows_path/* isSpelledByBash */.l$)(environment.HOME));
}
/**
 * The local repositories that a later scan may read: of this step's user first, then, where the shell decides whether
 * settings.xml is read, the one that is read without it; on a runner with Docker actions,
 * that of their HOME, which is `RUNNER_TEMP/_github_home` and has no settings.xml of its own.
 */
function findLocalRepositories(settings, { environment, platform }) {
    const home = (platform === 'win32' ? environment.USERPROFILE : environment.HOME) || (0,external_node_os_.homedir)();
    const byDefault = (0,external_node_path_.join)(home, '.m2', 'repository');
    const own = settings.localRepository || byDefault;
    const withoutSettings = mayGetHome({ environment, platform }) ? [byDefault] : [];
    const { RUNNER_TEMP: temp } = environment;
    const ofDockerActions = temp === undefined || temp === '' || platform !== 'linux'
        ? []
        : [(0,external_node_path_.join)(temp, '_github_home', '.m2', 'repository')];
    return [...new Set([own, ...withoutSettings, ...ofDockerActions])];
}
/**
 * Maven knows `${user.home}` and its like in it, Trivy only `${env.X}`: it then reads another directory than Maven, which a
 * process of root may even write to. So does a variable that is not set.
 */
function explainLocalRepository({ file, written, read }, { environment, trivyVersion }) {
    const unknown = /\$\{(?!env\.)[^}\s]*\}/.exec(written)?.[0];
    const where = read === '' ? 'its default' : (0,log/* clean */.uH)(read, 300);
    const names = `${(0,log/* clean */.uH)(file, 300)}: <localRepository> names`;
    if (unknown === undefined) {
        // A Trivy before 0.64 takes it as it is written.
        const variables = read === written ? [] : [...written.matchAll(/\$\{env\.([^}\s]*)\}/g)];
        const [empty] = variables.find(([, name = '']) => !environment[name]) ?? [];
        if (empty === undefined)
            return undefined;
        return `${names} ${(0,log/* clean */.uH)(empty, 100)}, which is not set for this step: Trivy reads ${where}, so the Maven POMs are put there; set the variable for the job, or write the path`;
    }
    return `${names} ${(0,log/* clean */.uH)(unknown, 100)}, which Trivy ${trivyVersion} does not know: it reads ${where}, so the Maven POMs are put there, where Maven does not look; write \${env.HOME} instead`;
}
/** The runner's own tokens are nobody's login for a Maven repository; the job's `GITHUB_TOKEN` is, for GitHub Packages. */
function settingsVariable(environment, notes) {
    return (name, use) => {
        const isForbidden = /^(?:ACTIONS|INPUT)_/i.test(name) || (use === 'text' && /TOKEN/i.test(name));
        if (isForbidden) {
            notes.add(`settings.xml: \${env.${(0,log/* clean */.uH)(name, 100)}} is not read here, and empty`);
            return '';
        }
        return environment[name] ?? '';
    };
}
async function readIfThere(path, { notes, warnings }) {
    try {
        const facts = await (0,external_node_fs_promises_.stat)(path);
        // A pipe would be waited for.
        const why = facts.isFile() ? `is too large (${facts.size} bytes)` : 'is not a file';
        if (facts.isFile() && facts.size <= MAX_SETTINGS_BYTES)
            return await (0,external_node_fs_promises_.readFile)(path);
        notes.add(`${(0,log/* clean */.uH)(path, 300)} ${why}, and ignored`);
    }
    catch (error) {
        if (!(0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR')) {
            warnings.push(`${(0,log/* clean */.uH)(path, 300)} cannot be read, so its mirrors, proxies, and logins are not used: ${(0,errors/* describeError */.Uc)(error)}. Check its owner and permissions.`);
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/other-scans.js
// Why a scan of this job may read other Maven settings than this step did, which the shell that starts it decides.



/**
 * Trivy reads `$HOME/.m2/settings.xml`, and with an empty HOME the same path below its working directory. On Windows bash
 * sets HOME where there is none, and PowerShell does not; one that a step of bash has set, `/c/Users/me`, leads nowhere there.
 *
 * @returns what a scan offline could find otherwise than one online; undefined when there is no such thing
 */
function explainOtherScans(facts) {
    const { environment, workspace, isAskedByShell, absent } = facts;
    const inWorkspace = (0,external_node_path_.join)('.m2', 'settings.xml');
    if (!environment.HOME && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, inWorkspace))) {
        return `HOME is not set, and a step without it reads ${inWorkspace} of the workspace, which is not trusted here; set HOME for the job, or remove that file`;
    }
    if (isAskedByShell && absent > 0) {
        const why = environment.HOME
            ? `only bash finds the HOME ${(0,log/* clean */.uH)(environment.HOME, 200)}`
            : 'HOME is not set';
        return `${why}, so that settings.xml of the profile decides in bash who is asked, and in PowerShell it does not; POMs that nobody has may be had by the other; set HOME for the job, as Windows spells it`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/base/windows-names.js
var windows_names = __webpack_require__(772);
;// CONCATENATED MODULE: ./build/resources/maven-poms/findings.js
/** Nothing yet. */
function createFindings() {
    return {
        found: new Map(),
        absent: new Map(),
        privatelyAbsent: new Set(),
        displaced: new Set(),
        carried: new Set(),
        hasReconfirmed: false,
        oldestConfirmation: undefined,
        staleCount: 0,
    };
}
/** Notes that these repositories, by their keys, do not have the POM at this path. */
function noteAbsent(findings, { path, keys }, isPublic) {
    findings.absent.set(path, [...new Set([...(findings.absent.get(path) ?? []), ...keys])]);
    if (!isPublic)
        findings.privatelyAbsent.add(path);
}
/** Notes when what was believed was confirmed. */
function noteConfirmation(findings, confirmedAt) {
    const { oldestConfirmation: oldest } = findings;
    if (oldest === undefined || confirmedAt < oldest)
        findings.oldestConfirmation = confirmedAt;
}

// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/proxy-login.js
var proxy_login = __webpack_require__(3733);
// EXTERNAL MODULE: ./build/oci/status-advice.js
var status_advice = __webpack_require__(3031);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/proxy-agent.js
// The proxies of settings.xml, which Node does not know: an agent that opens its sockets through one of them.



/** Longest time for a proxy to open a tunnel. */
const TUNNEL_MS = 10_000;
/** Finds the agent for a URL; undefined where no proxy of settings.xml is for it, and the environment decides. */
function createProxyAgents(proxies) {
    const agents = new Map();
    return (url) => {
        const proxy = findProxy(url, proxies);
        if (proxy === undefined)
            return undefined;
        const key = `${url.protocol}//${proxy.host}:${proxy.port}`;
        const agent = agents.get(key) ?? createAgent(proxy, url.protocol === 'https:');
        agents.set(key, agent);
        return agent;
    };
}
/** The first active one for the scheme whose `nonProxyHosts` do not name the host. */
function findProxy(url, proxies) {
    const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
    return proxies.find(({ protocol, nonProxyHosts }) => `${protocol}:` === url.protocol && !nonProxyHosts.some((pattern) => matches(pattern, host)));
}
function matches(pattern, host) {
    const parts = pattern
        .toLowerCase()
        .split('*')
        .map((part) => part.replace(/[^\w-]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(host);
}
function createAgent(proxy, isSecure) {
    const agent = isSecure ? new external_node_https_.Agent({ keepAlive: true }) : new external_node_http_.Agent({ keepAlive: true });
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
        openTunnel(proxy, options).then(
        // TLS is spoken with the repository, inside of the tunnel.
        (socket) => callback?.(null, isSecure ? asDuplex(connect({ ...options, socket })) : socket), (error) => callback?.(error instanceof Error ? error : new Error(String(error)), NO_SOCKET));
        return undefined;
    };
    return agent;
}
// The type wants a socket even beside an error, where nobody looks at it.
const NO_SOCKET = undefined;
function isPort(text) {
    return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}
function asDuplex(socket) {
    if (socket === null || socket === undefined)
        throw new Error('no socket for TLS');
    return socket;
}
/** A `CONNECT` (RFC 9110, 9.3.6); the words of a failure are those by which the transport knows a proxy's. */
function openTunnel(proxy, { host, port }) {
    const target = `${String(host).includes(':') ? `[${host}]` : host}:${port}`;
    const login = proxy.username === ''
        ? {}
        : {
            'proxy-authorization': `Basic ${Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64')}`,
        };
    return new Promise((resolve, reject) => {
        const fail = (why) => reject(new Error(`tunneling socket could not be established, ${why}`));
        // Node would ask this machine, and throw for a port that is none.
        if (proxy.host === '')
            return fail('it has no <host>');
        if (proxy.port !== '' && !isPort(proxy.port))
            return fail(`its <port> is ${(0,log/* clean */.uH)(proxy.port, 50)}`);
        const request = external_node_http_.request({
            host: proxy.host,
            port: proxy.port === '' ? 8080 : proxy.port,
            method: 'CONNECT',
            path: target,
            headers: { host: target, ...login },
            agent: false,
            timeout: TUNNEL_MS,
        });
        request.once('connect', ({ statusCode }, socket) => {
            if (statusCode === 200)
                resolve(socket);
            else {
                socket.destroy();
                fail(`statusCode=${statusCode}`);
            }
        });
        request.once('timeout', () => request.destroy(new Error('no answer')));
        request.once('error', ({ message }) => fail(`cause=${message}`));
        request.end();
    });
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/maven-advice.js
// What helps when a Maven repository cannot be reached, or refuses: in the words of settings.xml and of this action's inputs.






/** Nothing stood at the other end, or nothing let us through. */
const UNREACHED = ['refused', 'network', 'timeout'];
/** What to do about a connection that failed; undefined: nothing but waiting is known to help. */
function adviseOnConnection(thrown, asked, proxies) {
    const error = (0,connection_error/* connectionErrorOf */.GW)(thrown);
    if (error === undefined)
        return undefined;
    // It may be somebody to whom whoever was asked has sent us on.
    const url = new URL(error.origin);
    const namedIn = url.origin === asked.url.origin ? asked.namedIn : `what ${asked.url.host} answers`;
    const scheme = url.protocol.replace(':', '');
    switch (error.problem) {
        case 'certificate':
            return (0,connection_error/* isUnknownAuthority */.c2)(error.cause) ? `${error.hint} ${connection_error/* TRIVY_TRUSTS */.f4}` : error.hint;
        case 'proxy':
            if ((0,connection_error/* isProxyLogin */.iq)(error.message))
                return adviseOnProxyLogin(url, proxies);
            return `Look at ${nameProxy(findProxy(url, proxies))}, and whether it allows ${url.host}.`;
        case 'not-tls':
            return `${url.host} speaks plain HTTP: name it by http:// if it is yours.`;
        default:
            // Trivy, like Maven, takes a proxy for the URLs of its protocol only.
            if (proxies.length > 0 && proxies.every(({ protocol }) => protocol !== scheme)) {
                const [{ host, port, protocol } = NO_PROXY] = proxies;
                const isFor = protocol === '' ? 'has no <protocol>' : `is for ${protocol}:// alone`;
                return `The proxy ${host}:${port} in settings.xml ${isFor}, and ${url.host} is asked over ${scheme}: add a <proxy> with <protocol>${scheme}</protocol>, or set HTTPS_PROXY.`;
            }
            if (error.problem === 'dns') {
                const name = namedIn === undefined ? '' : `the name ${url.host} in ${namedIn}, and `;
                return `Check ${name}the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`;
            }
            if (error.problem === 'silent')
                return `${(0,connection_error/* adviseOnSilence */.rY)(url.host)}: ${ONLY_MISSING}.`;
            return UNREACHED.includes(error.problem)
                ? `Check that this runner may reach ${url.host} (firewall, HTTPS_PROXY), or name another in settings.xml or the input maven-repository.`
                : waitFor(url);
    }
}
/** What to do about an answer 407. */
function adviseOnProxyLogin(url, proxies) {
    const own = findProxy(url, proxies);
    if (own === undefined)
        return (0,proxy_login/* proxyLoginHint */.L)(url);
    const name = `The proxy ${own.host}:${own.port}`;
    if (isEncrypted(own.password)) {
        return `The password of ${nameProxy(own)} is encrypted by Maven, which nobody else can read: give it a plain one by a variable, \${env.NAME}.`;
    }
    return own.username === ''
        ? `${name} wants a login: write it into its <username> and <password> in settings.xml.`
        : `${name} refused the login in its <username> and <password> in settings.xml: check it.`;
}
/** What to do about a repository that is not asked any more: it limits requests, or has failed too often. */
function adviseOnClosed({ limit }, url) {
    return limit === undefined
        ? waitFor(url)
        : `${(0,status_advice/* adviseOnLimit */.tN)(url.host, limit.retryAfterMs)}, when ${ONLY_MISSING}, or name another in settings.xml or the input maven-repository.`;
}
const ONLY_MISSING = 'only what is missing is asked for';
/** What to do about what passes. */
function waitFor({ host }) {
    return `Run it again when ${host} answers: ${ONLY_MISSING}.`;
}
/** What something is that is no whole POM, and what to do. */
function explainContents(bytes, host) {
    const isPage = /<!doctype\s+html|<html[\s/>]/i.test(bytes.subarray(0, 1000).toString('latin1'));
    if (isPage) {
        return {
            reason: 'what it sent is a web page',
            hint: `A login page or a proxy may have answered instead of ${host}: check its address in settings.xml or the input maven-repository, its login, and the proxy settings.`,
        };
    }
    return {
        reason: bytes.length === 0 ? 'what it sent is empty' : 'what it sent is no POM, or not all of one',
        hint: `Look at that file in the repository at ${host}: its copy may be damaged, or a proxy or firewall may have answered in its place.`,
    };
}
/** Why what a stand-in lacks is not known to be absent, and what to do. */
function explainStandIn({ url }, { url: unasked, namedIn, readsMirrors }) {
    const { host } = new URL(url);
    const isCentral = repositoryKey(unasked) === repositoryKey(CENTRAL.url);
    const other = isCentral ? 'Maven Central' : new URL(unasked).host;
    const check = `Check the name in the POM, the path of ${host} in ${namedIn}, and that ${host} has all that ${other} has`;
    return {
        reason: `${host}, asked in place of ${other} (${namedIn}), does not have it, but ${other} may`,
        hint: readsMirrors
            ? `${check}; if it has, name it as a <mirror> of central in settings.xml instead, which Trivy asks too: what it lacks then counts as absent.`
            : `${check}; Trivy before 0.71 reads no <mirrors>, and asks ${other} itself.`,
    };
}
const NO_PROXY = { host: '', port: '', protocol: '' };
function nameProxy(proxy) {
    return proxy === undefined
        ? 'the proxy in HTTPS_PROXY and NO_PROXY'
        : `the proxy ${proxy.host || '(without a <host>)'}:${proxy.port} in settings.xml`;
}
/** What to do where a login has a variable in it that has no value. */
function adviseOnVariable(variable, { id }) {
    const name = /^\$\{env\.([^}]+)\}$/.exec(variable)?.[1];
    return name === undefined
        ? `The login of the server ${id} in settings.xml names ${variable}, which Trivy does not know: write \${env.NAME} instead, with a variable of the job.`
        : `Set ${name}, from a secret, for this step too: the login of the server ${id} in settings.xml names it.`;
}
/** What allows a repository that only a POM names. */
const LIST_IT = 'If it is yours, list it as id=URL in the input maven-repository.';
/**
 * Why a login did not help, and what would.
 *
 * @param status 401 or 403; 404 or 410 where a login that there is was not sent
 */
function explainRefusal(candidate, status) {
    const { isListed, isLoginWithheld, loginProblem, id, key, url, authorization } = candidate;
    const { host } = new URL(url);
    const forbidden = status === 403 ? ` ${(0,status_advice/* adviseOnForbidden */.DF)(host)}` : '';
    if (isLoginWithheld) {
        return {
            why: 'the login is not sent over plain HTTP',
            hint: `Ask ${host} over https, or name it in the input insecure-registries if everybody on the way may read its login.`,
        };
    }
    if (!isListed || loginProblem === 'unlisted')
        return { why: 'only a POM names it, so no login is sent to it', hint: LIST_IT };
    if (loginProblem !== undefined)
        return explainLogin(loginProblem, id);
    if (authorization !== undefined) {
        return {
            hint: `The login for ${host} was refused${ofServer(id)}: check it, and what it may read.${forbidden}`,
        };
    }
    if (key === repositoryKey(CENTRAL.url)) {
        return {
            hint: 'Maven Central takes no login: a proxy or firewall may be in the way, or it blocks this address. Name a mirror in settings.xml or the input maven-repository.',
        };
    }
    return {
        hint: id === ''
            ? `No login is known for ${host}: write it as id=URL in the input maven-repository, and put a <server> with that id into settings.xml.${forbidden}`
            : `No login is known for ${host}: put a <server> with the id ${id}, a <username>, and a <password> into settings.xml.${forbidden}`,
    };
}
/** Why a server of settings.xml, which is there, gives no login. */
function explainLogin(problem, id) {
    const server = `the server ${id} in settings.xml`;
    const plain = `Give ${server} a <username> and a <password>`;
    switch (problem) {
        case 'encrypted':
            return {
                why: `the password of ${server} is encrypted by Maven, which nobody else can read`,
                hint: `Give ${server} a plain password by a variable, \${env.NAME}: Trivy reads no encrypted ones.`,
            };
        case 'headers':
            return {
                why: `the login of ${server} is an HTTP header, which Trivy does not send`,
                hint: `Give ${server} a username and a password instead of <httpHeaders>; GitLab takes its tokens as such too.`,
            };
        case 'key':
            return { why: `${server} has a key, which is for ssh`, hint: `${plain} instead of the <privateKey>.` };
        case 'half':
            return {
                why: `${server} has a <username> or a <password> alone`,
                hint: `${plain}: Trivy sends no half of a login. Where only a token is wanted, any name will mostly do.`,
            };
        default:
            return {
                why: `the login of ${server} names ${problem}, which has no value for this step`,
                hint: adviseOnVariable(problem, { id }),
            };
    }
}
function ofServer(id) {
    return id === '' ? '' : ` (the server ${id} in settings.xml, or in its URL)`;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/fetch-pom.js
// A POM from the repositories that may have it, in order: the first that has it counts, and "absent" is what all must say.





/** The repositories that are asked for this path. */
function eligible(path, candidates) {
    const wantsSnapshots = isSnapshot(versionOfPath(path));
    const mayHave = ({ releases, snapshots }) => wantsSnapshots ? snapshots : releases;
    const asked = candidates
        .filter(mayHave)
        .map((one) => (one.unasked === undefined || mayHave(one.unasked) ? one : { ...one, unasked: undefined }));
    // Nothing is taken from these, so they are asked only whether there is anything.
    const isTrusted = ({ distrust }) => distrust === undefined;
    return [...asked.filter(isTrusted), ...asked.filter((one) => !isTrusted(one))];
}
/**
 * Asks the eligible repositories one after the other. Broken POMs there are, and Trivy meets them too: one counts where its
 * checksum says that this is what the repository has.
 */
async function fetchPom(path, candidates, fetcher) {
    const reasons = [];
    let hint;
    for (const candidate of eligible(path, candidates)) {
        const answer = await fetchFrom(candidate, path, fetcher);
        if (answer.kind === 'unknown') {
            reasons.push(answer.reason);
            hint ??= answer.hint;
        }
        if (answer.kind !== 'found')
            continue;
        if (candidate.distrust !== undefined) {
            reasons.push(`${new URL(candidate.url).host}: only a POM names it, ${candidate.distrust}: not taken from there`);
            hint ??= LIST_IT;
        }
        else if (answer.isChecked || isPom(answer.bytes)) {
            return { kind: 'found', text: answer.bytes, withLogin: candidate.authorization !== undefined };
        }
        else {
            const { host } = new URL(candidate.url);
            const explained = explainContents(answer.bytes, host);
            reasons.push(`${host}: ${explained.reason}`);
            hint ??= explained.hint;
        }
    }
    return reasons.length === 0 ? { kind: 'absent' } : { kind: 'unknown', reason: reasons.join('; '), hint };
}
async function fetchFrom(candidate, path, fetcher) {
    if (!isSnapshot(versionOfPath(path)))
        return await fetcher.fetchFile(candidate, path);
    const directory = path.slice(0, path.lastIndexOf('/'));
    const metadata = await fetcher.fetchFile(candidate, `${directory}/maven-metadata.xml`);
    if (metadata.kind === 'unknown')
        return metadata;
    const name = metadata.kind === 'absent' ? undefined : nameOfSnapshot(metadata.bytes, path);
    return await fetcher.fetchFile(candidate, name === undefined ? path : `${directory}/${name}`);
}
/** The last entry with the extension `pom`, as Trivy takes it; without one, the literal name. */
function nameOfSnapshot(metadata, path) {
    try {
        const versions = findAll(parseXml(metadata), 'versioning', 'snapshotVersions', 'snapshotVersion');
        const value = textOf(versions.findLast((one) => textOf(one, 'extension') === 'pom') ?? EMPTY, 'value');
        const artifactId = path.split('/').at(-3) ?? '';
        return /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,199}$/.test(value) ? `${artifactId}-${value}.pom` : undefined;
    }
    catch (error) {
        // Trivy then gives the POM up; under its literal name we may still find it.
        if (error instanceof errors/* ActionError */.lZ)
            return undefined;
        throw error;
    }
}
const EMPTY = { name: '', text: '', children: [] };
/**
 * Whether bytes are a whole document of a project: what a proxy or a login form sends with status 200 is none, and neither is
 * half of one. What Trivy may read and we do not is told elsewhere.
 */
function isPom(bytes) {
    try {
        return parseXml(bytes).name === 'project';
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return error instanceof XmlDoubtError;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/origin.js
/** The origin of what this repository gave, after those did not have it. */
function originOf({ key, standsFor }, after) {
    return { from: [key, ...standsFor], after };
}
/** Whether this very repository gave it, and is still believed. */
function isGivenBy({ from }, { key, distrust }) {
    return from[0] === key && distrust === undefined;
}
/**
 * Whether a mirror gave it that stood for this repository where the set was made. That is the word of whoever made the set:
 * enough for one that the user's own registry or bundle brought, where this repository itself may be out of reach; not for
 * the Actions cache, to which a workflow with another mirror may once have written.
 */
function isStoodFor({ from }, { key, distrust }) {
    return from.includes(key) && distrust === undefined;
}
/** Whether it is what asking these repositories, in this order, gave. */
function isInPlace(origin, candidates) {
    const position = candidates.findIndex((candidate) => isGivenBy(origin, candidate));
    return position >= 0 && candidates.slice(0, position).every(({ key }) => origin.after.includes(key));
}
/**
 * Whether one of these repositories gave it, or stands for the one that did, whatever the order: enough where nobody can be
 * asked.
 */
function isAmong({ from }, candidates) {
    return candidates.some(({ key, standsFor, distrust }) => distrust === undefined && [key, ...standsFor].some((one) => from.includes(one)));
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/sets/kept-lookup.js


/**
 * What this repository said of a path, as far as that is still to be believed: releases never change, and neither does who
 * did not have them when they were found; snapshots do, and what is absent may be published.
 */
async function askKept(path, candidate, sets) {
    for (let position = 0;; position += 1) {
        const set = await sets.read(position);
        if (set === undefined)
            return undefined;
        const { confirmedAt, isPublic, isCarried } = set;
        const said = { confirmedAt, isPublic, isCarried };
        const pom = findIn(set, path);
        const isBelieved = set.isFresh || (pom !== undefined && !isChangeable(path));
        if (pom !== undefined && isBelieved) {
            const isGiven = isGivenBy(pom.origin, candidate) || (!isPublic && isStoodFor(pom.origin, candidate));
            if (isGiven)
                return { kind: 'found', ...pom, ...said };
            if (pom.origin.after.includes(candidate.key))
                return { kind: 'absent', ...said };
        }
        if (set.isFresh && set.absent.get(path)?.includes(candidate.key) === true)
            return { kind: 'absent', ...said };
    }
}
/** What a set says, old or from another place in the order, for whoever cannot ask. */
async function resortToKept(path, { candidates, isOffline }, sets) {
    for (let position = 0;; position += 1) {
        const set = await sets.read(position);
        if (set === undefined)
            return undefined;
        const { confirmedAt, isPublic, isCarried } = set;
        const said = { confirmedAt, isPublic, isCarried };
        const pom = findIn(set, path);
        if (pom !== undefined && (isAmong(pom.origin, candidates) || (isOffline && pom.origin.from.length === 0)))
            return { kind: 'found', ...pom, ...said };
        const absentAt = set.absent.get(path) ?? [];
        const isAbsent = isOffline
            ? absentAt.length > 0
            : candidates.every(({ key, unasked }) => unasked === undefined && absentAt.includes(key));
        if (isAbsent && candidates.length > 0)
            return { kind: 'absent', ...said };
    }
}
/** Whether a set has these very bytes, and where they are from. */
function keptOrigin(path, text, { loaded }) {
    for (const set of loaded) {
        const pom = set.isPublic ? findIn(set, path) : undefined;
        if (pom?.text.equals(text) === true)
            return pom.origin;
    }
    return undefined;
}
function findIn({ poms, origins }, path) {
    const [text, origin] = [poms.get(path), origins.get(path)];
    return text === undefined || origin === undefined ? undefined : { text, origin };
}
/** Whether the POM at this path may be another tomorrow. */
function isChangeable(path) {
    return isSnapshot(versionOfPath(path));
}
/** A reader of these sets. */
function createSetReader(loaders) {
    const reading = [];
    const loaded = [];
    const load = async (position) => {
        const set = await loaders[position]?.();
        if (set !== undefined)
            loaded.push(set);
    };
    return {
        loaded,
        read: async (position) => {
            for (let next = 0; loaded[position] === undefined && next < loaders.length; next += 1) {
                reading[next] ??= load(next);
                await reading[next];
            }
            return loaded[position];
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/find-in-order.js





/** Asks these repositories, in this order, each by a kept set if one knows what it said. */
async function findInOrder(search, path, candidates) {
    const { findings, sets } = search;
    const asking = { search, path, after: [], isPublic: true, doubts: [], hasAsked: false };
    for (const candidate of candidates) {
        const kept = await askKept(path, candidate, sets);
        if (kept === undefined) {
            const answer = await askRepository(asking, candidate);
            if (answer !== undefined)
                return answer;
        }
        else if (kept.kind === 'found')
            return takeKept(asking, kept, candidate);
        else
            believeAbsent(asking, kept, candidate);
    }
    asking.doubts.push(...doubtStandIns(asking, candidates));
    if (asking.doubts.length > 0)
        return await resort(asking, candidates);
    findings.hasReconfirmed ||= asking.hasAsked;
    noteAbsent(findings, { path, keys: asking.after }, asking.isPublic);
    return { kind: 'absent' };
}
/** A 404 counts where Trivy will be told the same. A stand-in that it does not know proves nothing of whom it stands for. */
function doubtStandIns({ after, doubts }, candidates) {
    // What failed is told already.
    if (doubts.length > 0)
        return [];
    return candidates.flatMap((candidate) => candidate.unasked !== undefined && after.includes(candidate.key)
        ? [{ kind: 'unknown', ...explainStandIn(candidate, candidate.unasked) }]
        : []);
}
/** Undefined: it does not have it, or nobody knows. */
async function askRepository(asking, candidate) {
    const { search, path, after, doubts } = asking;
    const { findings, fetcher } = search;
    if (fetcher === undefined) {
        doubts.push({ kind: 'unknown', reason: 'offline: no repository is asked' });
        return undefined;
    }
    const { obstacle } = candidate;
    const answer = obstacle === undefined ? await fetchPom(path, [candidate], fetcher) : { kind: 'unknown', ...obstacle };
    if (answer.kind === 'unknown') {
        doubts.push(answer);
        return undefined;
    }
    asking.hasAsked = true;
    const isPublic = candidate.authorization === undefined && !fetcher.isInner(candidate.url);
    if (answer.kind === 'absent') {
        after.push(candidate.key);
        asking.isPublic &&= isPublic;
        return undefined;
    }
    findings.hasReconfirmed ||= isChangeable(path);
    findings.found.set(path, {
        text: answer.text,
        origin: 'fetched',
        isPublic,
        given: originOf(candidate, after),
        repositoryId: candidate.id,
    });
    return { kind: 'found', text: answer.text };
}
function believeAbsent(asking, kept, { key }) {
    noteCarried(asking, kept);
    noteConfirmation(asking.search.findings, kept.confirmedAt);
    asking.after.push(key);
    asking.isPublic &&= kept.isPublic;
}
function takeKept(asking, kept, candidate) {
    const { text, origin, isPublic, confirmedAt } = kept;
    const { path, after } = asking;
    const { findings } = asking.search;
    noteCarried(asking, kept);
    if (isChangeable(path))
        noteConfirmation(findings, confirmedAt);
    const given = candidate === undefined ? origin : { from: origin.from, after: [...after] };
    findings.found.set(path, { text, origin: 'kept', isPublic, given, repositoryId: candidate?.id });
    return { kind: 'found', text };
}
function noteCarried({ search, path }, { isCarried }) {
    if (isCarried === true)
        search.findings.carried.add(path);
}
/** What is kept, though it is old, or those who would be asked before could not be. */
async function resort(asking, candidates) {
    const { search, path, doubts } = asking;
    const { findings, sets, fetcher } = search;
    const isOffline = fetcher === undefined;
    const kept = await resortToKept(path, { candidates, isOffline }, sets);
    if (kept === undefined)
        return sumUp(doubts);
    const isOld = sets.loaded.every(({ isFresh }) => !isFresh);
    if (!isOffline || (isOld && (kept.kind === 'absent' || isChangeable(path))))
        findings.staleCount += 1;
    if (kept.kind === 'found')
        return takeKept(asking, kept, undefined);
    noteCarried(asking, kept);
    noteConfirmation(findings, kept.confirmedAt);
    noteAbsent(findings, { path, keys: candidates.map(({ key }) => key) }, kept.isPublic);
    return { kind: 'absent' };
}
/** Reasons that are told of one POM. */
const MAX_REASONS = 3;
function sumUp(doubts) {
    const reasons = [...new Set(doubts.map(({ reason }) => reason))];
    const more = reasons.length > MAX_REASONS ? `; and ${reasons.length - MAX_REASONS} more repositories` : '';
    const hint = doubts.find((doubt) => doubt.hint !== undefined)?.hint;
    return { kind: 'unknown', reason: `${reasons.slice(0, MAX_REASONS).join('; ')}${more}`, hint };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/pom-finder.js
// Finds each POM in the nearest place that has it: the local repository, a kept set, and only then a Maven repository.













/** A finder for one run. */
function createPomFinder(options) {
    const sets = createSetReader(options.keptSets);
    const findings = createFindings();
    const finder = {
        options,
        search: { sets, findings, fetcher: options.fetcher },
        candidatesFor: createCandidateLists(options.facts),
        running: new Map(),
    };
    return {
        findings,
        keptOrigin: (path, text) => keptOrigin(path, text, sets),
        find: (request) => findOnce(finder, request),
    };
}
/** Lists are few, and POMs are many: each list is made once for releases and once for snapshots. */
function createCandidateLists(facts) {
    const byRequest = new WeakMap();
    const numbers = new Map();
    return ({ repositories }, path) => {
        const wantsSnapshots = isSnapshot(versionOfPath(path));
        const lists = byRequest.get(repositories) ?? new Map();
        byRequest.set(repositories, lists);
        const known = lists.get(wantsSnapshots);
        if (known !== undefined)
            return known;
        const candidates = eligible(path, listCandidates(repositories, facts));
        const text = candidates.map(({ key }) => key).join('\n');
        const number = numbers.get(text) ?? numbers.size;
        numbers.set(text, number);
        const list = { candidates, number };
        lists.set(wantsSnapshots, list);
        return list;
    };
}
function findOnce(finder, request) {
    const path = pomPath(request);
    if (path === undefined)
        return Promise.resolve({ kind: 'unknown', reason: 'coordinates of no POM' });
    const { platform = process.platform } = finder.options;
    const flaw = platform === 'win32' ? (0,windows_names/* explainWindowsName */.o)(path) : undefined;
    // Trivy would look for it online, and that it has to.
    if (flaw !== undefined)
        return Promise.resolve({ kind: 'unknown', reason: flaw });
    const { running } = finder;
    const { candidates, number } = finder.candidatesFor(request, path);
    const key = `${path}\n${number}`;
    const known = running.get(key);
    if (known !== undefined)
        return known;
    // One at a time for a path: what one list of repositories has found is there for all.
    const before = running.get(path) ?? Promise.resolve({ kind: 'absent' });
    const answer = before.then((earlier) => earlier.kind === 'found' ? earlier : findNearest(finder, path, candidates));
    running.set(path, answer);
    running.set(key, answer);
    return answer;
}
async function findNearest({ options, search }, path, candidates) {
    const { findings } = search;
    const local = await readLocal(options.localRepository, path);
    if (local.kind === 'unknown')
        return local;
    if (local.kind === 'absent')
        return await findInOrder(search, path, candidates);
    const { text } = local;
    const given = await readLocalOrigin(options.localRepository, path, text);
    if (given !== undefined && !isInPlace(given, candidates))
        return await findInstead();
    if (isReadable(text))
        return takeLocal();
    // Online, Trivy passes over such a file and asks on; ours would never be placed beside it.
    const other = await findInOrder(search, path, candidates);
    if (other.kind !== 'found' || other.text.equals(text))
        return other;
    findings.found.delete(path);
    return { kind: 'unknown', reason: 'its file in the local repository cannot be read as XML: delete it' };
    function takeLocal() {
        findings.displaced.delete(path);
        // Whether everybody may have it, nobody knows.
        findings.found.set(path, { text, origin: 'local', isPublic: false, given, repositoryId: undefined });
        return local;
    }
    /** This action put it there, in another run that asked others. */
    async function findInstead() {
        const answer = await findInOrder(search, path, candidates);
        if (answer.kind === 'unknown' && given !== undefined && isAmong(given, candidates))
            return takeLocal();
        if (answer.kind !== 'found')
            findings.displaced.add(path);
        else
            findings.displaced.delete(path);
        return answer;
    }
}
async function readLocal(root, path) {
    try {
        const text = await readLocalPom(root, path);
        return text === undefined ? { kind: 'absent' } : { kind: 'found', text };
    }
    catch (error) {
        if (!((0,local_failure/* isFileError */.lz)(error) || error instanceof errors/* ActionError */.lZ))
            throw error;
        return { kind: 'unknown', reason: (0,errors/* describeError */.Uc)(error) };
    }
}
function isReadable(text) {
    try {
        readPom(text);
        return true;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/base/guarded-lookup.js
var guarded_lookup = __webpack_require__(8671);
// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/base/slots.js
var slots = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/oci/client.js + 20 modules
var client = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/origin-gate.js
/** Files that may fail before their repository is given up. */
const MAX_FAILURES = 3;
/**
 * Maven Central blocks an address for half an hour and longer each time that it goes on: so one pause
 * of at most `retryAfterCapMs` is waited for, and whatever follows it, or asks for more, ends asking for this run.
 */
function createOriginGate({ limits, clock, signal }) {
    const closed = new Map();
    const pauses = new Map();
    const failures = new Map();
    return {
        pass: async (origin) => {
            await pauses.get(origin)?.over;
            return closed.get(origin);
        },
        onRateLimit: (origin, retryAfterMs) => {
            const pause = pauses.get(origin);
            // Sent before the pause began.
            if (pause !== undefined && !pause.isOver)
                return true;
            if (pause === undefined && retryAfterMs !== undefined && retryAfterMs <= limits.retryAfterCapMs) {
                const entry = { isOver: false, over: Promise.resolve() };
                entry.over = clock.sleep(retryAfterMs, signal).then(() => {
                    entry.isOver = true;
                });
                pauses.set(origin, entry);
                return true;
            }
            const wait = retryAfterMs === undefined ? '' : `, asks to wait ${Math.ceil(retryAfterMs / 1000)} s`;
            closed.set(origin, { reason: `HTTP 429${wait}; not asked again in this run`, limit: { retryAfterMs } });
            return false;
        },
        onFailure: (origin, reason) => {
            const count = (failures.get(origin) ?? 0) + 1;
            failures.set(origin, count);
            if (count >= MAX_FAILURES)
                closed.set(origin, { reason: `not asked again in this run (${reason})` });
        },
    };
}

// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var transport = __webpack_require__(143);
;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/checksum.js
// The SHA-1 that a Maven repository sends along with a file: it tells a broken transfer, not a hostile repository.

/**
 * The SHA-1 of the answer's body, where the server names it: `X-Checksum-Sha1` (Maven Central, Artifactory) or Nexus'
 * `ETag: "{SHA1{\u2026}}"`. Asking for `<file>.sha1` would double the requests to a repository that counts them.
 */
function offeredSha1(headers) {
    const named = headers['x-checksum-sha1'];
    const text = typeof named === 'string' ? named : /^"?\{SHA1\{([^}]*)\}\}"?$/i.exec(headers.etag ?? '')?.[1];
    return text !== undefined && /^[0-9a-f]{40}$/i.test(text.trim()) ? text.trim().toLowerCase() : undefined;
}
/** The SHA-1 of these bytes, in hex. */
function sha1Of(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/request-file.js
// One request for one file of a repository, and what its answer says: found, absent, unknown, or not now.








/** Longest file that is read: what is longer is no POM that Trivy could have to read. */
const MAX_FILE_BYTES = MAX_XML_BYTES;
/**
 * Asks once.
 *
 * @throws {RegistryError} when there is no answer, or one that may be another the next time
 */
async function requestFile({ candidate, url, context, counts, }) {
    const { transport, socketFor, clock } = context;
    counts.requests += 1;
    const answer = await transport.send({
        method: 'GET',
        url,
        headers: { accept: 'application/xml, text/xml, */*' },
        authorization: candidate.authorization,
        socketFor: socketFor(candidate.isListed),
    });
    const { status, headers } = answer;
    if (status === 200)
        return await request_file_readFile(answer, counts);
    await answer.discard();
    // Some say so to whoever shows no login, and Trivy may show one.
    const isAbsent = !candidate.isLoginWithheld && candidate.loginProblem === undefined;
    if (isAbsent && (status === 404 || status === 410))
        return { kind: 'absent' };
    if (status === 429) {
        return { kind: 'limited', retryAfterMs: (0,retry/* parseRetryAfter */.mu)(headers['retry-after'], clock.now()) };
    }
    const reason = `HTTP ${status} ${external_node_http_.STATUS_CODES[status] ?? ''}`.trim();
    if (status >= 500 || status === 408)
        throw new registry_error/* RegistryError */.gl(`${url.host}: ${reason}`, { status, temporary: true });
    if (status === 407)
        return unknown(url, reason, adviseOnProxyLogin(url, context.proxies));
    if (![401, 403, 404, 410].includes(status))
        return unknown(url, reason);
    const { why, hint } = explainRefusal(candidate, status);
    return unknown(url, why === undefined ? reason : `${reason} (${why})`, hint);
}
async function request_file_readFile(answer, counts) {
    const { url, headers } = answer;
    const tooLong = unknown(url, `its answer is longer than ${MAX_FILE_BYTES} bytes`);
    if (Number(headers['content-length']) > MAX_FILE_BYTES) {
        await answer.discard();
        return tooLong;
    }
    const bytes = await (0,transport/* readBody */.x8)(answer, MAX_FILE_BYTES);
    if (bytes === undefined)
        return tooLong;
    counts.bytes += bytes.length;
    const offered = offeredSha1(headers);
    if (offered !== undefined && offered !== sha1Of(bytes)) {
        throw new registry_error/* RegistryError */.gl(`${url.host}: the SHA-1 is not what it says`, { temporary: true });
    }
    return { kind: 'found', bytes, isChecked: offered !== undefined };
}
/** Nobody knows, and why. */
function unknown(url, reason, hint) {
    return {
        kind: 'unknown',
        reason: (0,log/* clean */.uH)(`${url.host}: ${reason}`, 300),
        ...(hint === undefined ? {} : { hint }),
    };
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/stranger-rule.js



/** A URL that is not asked, because nobody but a stranger named it. */
class StrangerError extends registry_error/* RegistryError */.gl {
    name = 'StrangerError';
}
/** Hosts that strangers may make us ask in one run: real dependency trees name a handful. */
const MAX_STRANGERS = 20;
/**
 * A rule that remembers for one run.
 *
 * @param listedOrigins of settings.xml and the input: the user allowed them
 * @param lookup for tests
 */
function createStrangerRule(listedOrigins, lookup = (0,guarded_lookup/* createPublicLookup */.iB)()) {
    const strangers = new Set();
    return (url) => {
        if (listedOrigins.has(url.origin))
            return {};
        if ((0,base_address/* reachOf */.x)(url.hostname) !== 'public')
            throw refuse(url, 'an inner address');
        if (strangers.size >= MAX_STRANGERS && !strangers.has(url.origin))
            throw refuse(url, `one host more than the ${MAX_STRANGERS} that are asked`);
        strangers.add(url.origin);
        // Through a proxy the name is resolved by the proxy, and this is not used.
        return { lookup };
    };
}
function refuse(url, why) {
    return new StrangerError(`${url.host}: only a POM names it, and it is ${why}: not asked`, {
        temporary: false,
        hint: 'If it is yours, list it in the input maven-repository or in settings.xml.',
    });
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/fetch-file.js
// One file of one repository, asked for at most once in a run: how many at a time, how often, how long,
// and of whom not any more.











/** Requests at a time: Maven itself uses five, browsers six. */
const fetch_file_CONCURRENCY = 6;
/**
 * What one file may take of the time that is left: after three that took too long their repository is not asked again, and
 * others have time still.
 */
const TIME_SHARE = 1 / 4;
/** Of all files together, which are held in memory: several times what the largest projects need. */
const MAX_TOTAL_BYTES = 512 << 20;
/** A fetcher that remembers every URL, every block, and every dead host for one run. */
function createFileFetcher(context) {
    const counts = { requests: 0, bytes: 0 };
    const fetcher = {
        context,
        gate: createOriginGate(context),
        inSlot: (0,slots/* createSlots */.e)(fetch_file_CONCURRENCY),
        counts,
        refused: new Map(),
    };
    const known = new Map();
    return {
        counts,
        isInner: (url) => context.isInner(new URL(url)),
        fetchFile: (candidate, path) => {
            // Said once, and without a request: a POM may name very many of these, for very many files.
            const refused = fetcher.refused.get(asWhom(candidate.url, candidate));
            if (refused !== undefined)
                return refused;
            const href = `${candidate.url}/${path}`;
            const question = asWhom(href, candidate);
            const answer = known.get(question) ?? ask(fetcher, candidate, new URL(href));
            known.set(question, answer);
            return answer;
        },
    };
}
/**
 * An address, and who asks there: of one file a stranger's repository, which is shown no login, says another thing than the
 * user's own, and neither answer is the other's.
 */
function asWhom(href, { authorization = '', isListed, isLoginWithheld, loginProblem }) {
    return `${href} ${isListed} ${isLoginWithheld} ${loginProblem !== undefined} ${authorization}`;
}
async function ask(fetcher, candidate, url) {
    const { gate, inSlot } = fetcher;
    for (let isSecond = false;; isSecond = true) {
        const before = await gate.pass(url.origin);
        if (before !== undefined)
            return leftAlone(before, url);
        const got = await inSlot(async () => {
            // It may have been closed while this request waited for its slot.
            const closed = await gate.pass(url.origin);
            return closed === undefined ? await sendInTime(fetcher, candidate, url) : leftAlone(closed, url);
        });
        if (got.kind !== 'limited')
            return got;
        const isWorthIt = gate.onRateLimit(url.origin, got.retryAfterMs);
        if (isSecond || !isWorthIt) {
            const limited = { reason: 'HTTP 429', limit: { retryAfterMs: got.retryAfterMs } };
            return leftAlone((await gate.pass(url.origin)) ?? limited, url);
        }
    }
}
function leftAlone(closed, url) {
    return unknown(url, closed.reason, adviseOnClosed(closed, url));
}
async function sendInTime(fetcher, candidate, url) {
    const leftMs = fetcher.context.timeLeftMs?.() ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(leftMs))
        return await send(fetcher, candidate, url);
    const reason = new registry_error/* RegistryError */.gl(`${url.host}: took more than its share of the time limit`, {
        temporary: true,
    });
    return await (0,patience/* forAtMostMs */.e$)(Math.max(0, leftMs) * TIME_SHARE, reason, () => send(fetcher, candidate, url));
}
async function send({ context, gate, counts, refused }, candidate, url) {
    const { limits, transport, maxTotalBytes = MAX_TOTAL_BYTES } = context;
    if (counts.bytes > maxTotalBytes)
        return unknown(url, `not asked, after more than ${maxTotalBytes} bytes of POMs`);
    // A stranger's host costs one try: POMs could name many that never answer.
    const tries = (0,retry/* createTries */.Us)({
        ...context,
        limits: candidate.isListed ? limits : { ...limits, tries: 1 },
        onGivenUp: (errors) => (0,client.giveUpHost)(transport, errors),
    });
    try {
        return await (0,retry/* withTries */.w4)(tries, () => requestFile({ candidate, url, context, counts }));
    }
    catch (error) {
        if (!(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        const isInner = (0,errors/* hasCode */.up)(error.cause, guarded_lookup/* INNER_ADDRESS */.Y5);
        const reason = isInner
            ? 'only a POM names it, and its name leads to an inner address: not asked'
            : error.message.replace(`${url.host}: `, '');
        if (error.temporary)
            gate.onFailure(url.origin, reason);
        const hint = isInner
            ? LIST_IT
            : (adviseOnConnection(error, { url, namedIn: candidate.namedIn }, context.proxies) ?? (0,errors/* hintOf */.$z)(error));
        const answer = unknown(url, reason, hint ?? (error.temporary ? waitFor(url) : undefined));
        if (error instanceof StrangerError)
            refused.set(asWhom(candidate.url, candidate), Promise.resolve(answer));
        return answer;
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/maven-transport.js
// HTTP to Maven repositories: the transport of the registries under our own name, the proxies of settings.xml, and a rule
// for whom strangers name.





/** Maven Central asks tools to say who they are; Trivy's own name is what it limits. */
const USER_AGENT = 'trivy-offline-cache';
/** Starts without any memory: one transport is one run. */
function openMavenTransport(facts, proxies, needs) {
    const judgeStranger = createStrangerRule(facts.listedOrigins);
    const agentFor = createProxyAgents(proxies);
    const throughProxy = (url) => {
        const agent = agentFor(url);
        return agent === undefined ? {} : { agent };
    };
    const innerNames = new Set();
    const resolve = (hostname, callback) => (0,guarded_lookup/* resolveAll */.WZ)(hostname, (error, addresses) => {
        if (addresses.some(({ address }) => isInnerReach((0,base_address/* reachOfResolved */.H)(address))))
            innerNames.add(hostname);
        callback(error, addresses);
    });
    return {
        proxies,
        isInner: ({ hostname }) => isInnerReach((0,base_address/* reachOf */.x)(hostname)) || innerNames.has(hostname),
        transport: (0,transport/* createTransport */.oO)({ ...needs, userAgent: USER_AGENT, resolve }),
        socketFor: (isListed) => (url) => ({ ...(isListed ? {} : judgeStranger(url)), ...throughProxy(url) }),
    };
}
function isInnerReach(reach) {
    return reach !== 'public' && reach !== 'loopback';
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/repositories/repository-facts.js
// Brings together what is known of repositories before any POM is read: settings.xml, the input, trivy.yaml.



/** Everything that is known; each secret is masked on the way. */
function readRepositoryFacts(settings, inputs, maskSecret) {
    const ofSettings = repositoriesOf(settings);
    const ofInputs = inputs.mavenRepositories.map(({ id, url }) => ({ id, url, releases: true, snapshots: true, declaredIn: 'input' }));
    const urls = [
        ...ofSettings,
        ...ofInputs,
        ...settings.mirrors.filter(({ isBlocked }) => !isBlocked),
    ].flatMap(({ url }) => URL.parse(url) ?? []);
    const secrets = [
        ...settings.servers.map(({ password }) => password),
        ...settings.proxies.map(({ password }) => password),
        ...urls.flatMap(({ password }) => [password, repository_facts_decode(password)]),
    ].filter((secret) => secret !== '');
    for (const secret of secrets)
        maskSecret(secret);
    for (const { username, password } of settings.servers) {
        if (password !== '')
            maskSecret(Buffer.from(`${username}:${password}`).toString('base64'));
    }
    return {
        settings: ofSettings,
        inputs: ofInputs,
        mirrors: settings.mirrors,
        // `mirror.go` in its parser of POMs.
        readsMirrors: semver.gte(inputs.trivyVersion, '0.71.0'),
        servers: settings.servers,
        configMirrors: new Map([...inputs.mavenMirrors].map(([source, targets]) => [mirrorKey(source), targets])),
        insecureHosts: inputs.insecureHosts,
        guardsLocalRepository: inputs.guardsLocalRepository,
        secrets,
        listedOrigins: new Set(urls.map(({ origin }) => origin)),
    };
}
function repository_facts_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        // Not encoded, then it is what it is.
        return text;
    }
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/provide-poms.js
// Makes the Maven POMs available: follows the closure, fetches what no nearer place has, places and keeps what was found.
















/** Makes the POMs available; never throws for what repositories, POMs, or this machine do wrong. */
async function providePoms(wanted, context) {
    const { clock, environment } = context;
    const startedAt = clock.now();
    const found = await readSettings(wanted, context);
    const { repositories, localRepositories: ofJob, proxies, warnings } = found;
    const localRepositories = wanted.placeIn ?? ofJob;
    const pomFiles = absolutePaths(wanted.root, wanted.poms);
    const project = identifyProject({ ...wanted, pomFiles, repositories, environment });
    const transport = context.client && openMavenTransport(repositories, proxies, context);
    const fetcher = transport && createFileFetcher({ ...context, ...transport });
    const notes = { attempts: [], keys: [] };
    const finder = createPomFinder({
        localRepository: localRepositories[0] ?? '',
        keptSets: listSets(wanted, { ...context, project }, notes),
        facts: repositories,
        fetcher,
    });
    const closure = await followClosure({
        pomFiles,
        root: findReadRoot(wanted),
        source: finder,
        environment: allowedEnvironment(environment, repositories.secrets),
        trivyVersion: wanted.trivyVersion,
        signal: context.signal,
    });
    const problem = await placeAll(localRepositories, finder.findings, context.log);
    const doubts = listDoubts(closure, environment);
    const isReady = problem === undefined && closure.unknown.length + doubts.length === 0;
    const { artifact: set, inCache } = await keepFindings({ finder, isReady, project, keys: notes.keys }, wanted, context);
    const outcome = {
        ...project,
        ...describeClosure(closure, finder.findings, fetcher),
        ...describeProblem(problem, closure),
        isReady,
        doubts,
        otherwise: explainOtherScans({ ...found, ...wanted, environment, absent: closure.absent.length }),
        warnings,
        unread: closure.unreadable,
        attempts: notes.attempts,
        hosts: [...(transport?.transport.hostsContacted ?? [])],
        localRepositories,
        layerDigest: set?.layerDigest,
        inCache,
        durationMs: clock.now() - startedAt,
    };
    return { outcome, set };
}
function describeClosure(closure, findings, fetcher) {
    return {
        isOffline: fetcher === undefined,
        counts: countPoms(closure, findings, fetcher),
        unknown: closure.unknown,
        absent: closure.absent,
        stale: findings.staleCount,
    };
}
function describeProblem(problem, { stoppedBy, unknown }) {
    return {
        problem: problem === undefined ? undefined : (0,errors/* describeError */.Uc)(problem),
        hint: (0,errors/* hintOf */.$z)(problem) ?? stoppedBy?.hint ?? joinHints(unknown),
    };
}
/** A list of more is not read. */
const MAX_HINTS = 3;
function joinHints(unknown) {
    const hints = [...new Set(unknown.flatMap(({ hint }) => hint ?? []))];
    return hints.length === 0 ? undefined : hints.slice(0, MAX_HINTS).join(' ');
}
/** Parents and modules may lie anywhere in the workspace; what is scanned outside of it is a place of its own. */
function findReadRoot({ root, workspace }) {
    return (0,inside/* isNamedInside */.iT)(root, (0,inside/* realPathOf */.dN)(workspace)) ? workspace : root;
}
async function readSettings(wanted, { environment, log, maskSecret }) {
    const place = { environment, platform: process.platform, trivyVersion: wanted.trivyVersion };
    const { settings, notes, files, warnings, isAskedByShell } = await findSettings(place);
    for (const file of files)
        log.info(`settings: ${file}`);
    for (const note of notes)
        log.info(note);
    const repositories = readRepositoryFacts(settings, wanted, maskSecret);
    const listed = listCandidates([], repositories).map(({ url }) => url);
    log.info(`repositories: ${listed.join(', ')}, and those that POMs declare`);
    return {
        repositories,
        localRepositories: findLocalRepositories(settings, place),
        warnings,
        proxies: settings.proxies,
        isAskedByShell,
    };
}
/** The word of a bundle, which is that of no repository. */
const BY_BUNDLE = { from: ['bundle'], after: [] };
async function placeAll(localRepositories, { found, displaced, carried }, log) {
    // Where the home outlives the job, a later one asks for these anew, unless it has the bundle too.
    const placed = [...found].map(([path, pom]) => [
        path,
        carried.has(path) ? { ...pom, given: BY_BUNDLE } : pom,
    ]);
    for (const root of localRepositories) {
        try {
            const { written, alreadyThere } = await placePoms(root, new Map(placed), displaced);
            for (const path of displaced)
                log.info(`${root}: ${path} is removed: the repository that gave it is not asked now`);
            log.info(`${root}: ${(0,count/* count */.U)(written, 'POM')} written, ${alreadyThere} were there`);
        }
        catch (error) {
            if (!(error instanceof errors/* LocalError */.il))
                throw error;
            return error;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/resources/maven-poms/following.js
// All that following the closure takes, in one part of the bundle that is loaded for it alone.




/***/ }),

/***/ 3141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ nameProject)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _base_inside_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(222);
// Which project a scan is of, for the names under which something is kept for the project alone.


/**
 * The server, for on a host with runners of two GitHub servers both may have a repository of one name; the repository; and the
 * way to what is scanned: with `/` from the workspace, where it lies inside, else its path.
 */
function nameProject({ environment, workspace, root }) {
    const { GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' } = environment;
    const where = (0,_base_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamedInside */ .iT)(root, workspace) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, root).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/') : root;
    return [GITHUB_SERVER_URL, GITHUB_REPOSITORY, where];
}


/***/ }),

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ collectVerified)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8154);
// A small verified blob as a whole: for what has to be in memory anyway.

/** All bytes, once size and digest have matched. @throws {VerifyError} when they do not */
async function collectVerified(source, expected, what) {
    const chunks = [];
    for await (const chunk of (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyDigest */ .U)(source, expected, what))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ })

};
