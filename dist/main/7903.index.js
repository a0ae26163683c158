export const id = 7903;
export const ids = [7903];
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

/***/ 7903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  listSources: () => (/* binding */ listSources)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/cache/cache-key.js
var cache_key = __webpack_require__(4525);
// EXTERNAL MODULE: ./build/cache/requirement-stem.js
var requirement_stem = __webpack_require__(8598);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/store/shelves.js
var store_shelves = __webpack_require__(4778);
// EXTERNAL MODULE: ./build/cache/cache-search.js
var cache_search = __webpack_require__(4904);
// EXTERNAL MODULE: ./build/oci/layout.js
var layout = __webpack_require__(2470);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/acquire/kept-copy.js
var kept_copy = __webpack_require__(9365);
// EXTERNAL MODULE: ./build/acquire/source.js
var source = __webpack_require__(2410);
;// CONCATENATED MODULE: ./build/acquire/actions-cache-source.js
// The Actions cache as a source: the newest entry by its key, trusted only after its bytes have matched their digests.








/** How many entries are tried when some are refused: a poisoned one must not hide the good one behind it. */
const MAX_OFFERS = 3;
/** The Actions cache of this repository. */
function actionsCacheSource(given) {
    const { cache, requirement, stem, now } = given;
    const { name } = requirement.resource;
    const options = { ...given, restore: restoreOnce(cache, name) };
    return {
        kind: 'actions-cache',
        label: 'Actions cache',
        isUpstream: false,
        async *offers() {
            // What is pinned is wanted whatever its age.
            const isPinned = requirement.pinnedDigests.length > 0;
            const oldest = now().getTime() - requirement.maxAgeMs - requirement.staleIfErrorMs;
            const from = new Date(isPinned ? 0 : oldest);
            let to = new Date(now().getTime() + freshness/* FUTURE_TOLERANCE_MS */.Pk);
            for (let count = 0; count < MAX_OFFERS; count += 1) {
                const entry = await (0,cache_search/* findNewestEntry */.c)((keys) => cache.lookup(name, keys), { stem, from, to });
                if (entry === undefined)
                    return;
                yield offerEntry(entry, options);
                to = new Date(entry.time.getTime() - 60_000);
            }
        },
    };
}
/** What lies there since the last time is not downloaded again. */
function restoreOnce(cache, name) {
    let last;
    return async (key) => {
        if (last?.key === key)
            return last.directory;
        last = undefined;
        const directory = await cache.restore(name, key);
        if (directory === undefined)
            throw new errors/* ActionError */.lZ(`the entry ${key} could not be restored`);
        last = { key, directory };
        return directory;
    };
}
function offerEntry(entry, options) {
    const { requirement } = options;
    const isPinned = requirement.pinnedDigests.length > 0;
    return {
        digestPrefix: `sha256:${entry.digestPrefix}`,
        promisedAt: isPinned ? undefined : entry.time,
        name: entry.key,
        version: undefined,
        isPinned,
        load: () => loadEntry(entry, options, 'confirmed'),
        loadUnconfirmed: () => loadEntry(entry, options, 'as it is'),
    };
}
async function loadEntry(entry, options, wish) {
    const { requirement, confirm } = options;
    const { pinnedDigests } = requirement;
    const directory = await options.restore(entry.key);
    const { fetched, readConfig, confirmedAt, provenance } = await (0,kept_copy/* readKeptArtifact */.x5)(directory);
    const layer = (0,verify_layer/* selectLayer */.YC)(fetched.manifest, requirement);
    const wanted = `sha256:${entry.digestPrefix}\u2026`;
    if (!layer.digest.startsWith(`sha256:${entry.digestPrefix}`)) {
        throw new errors/* VerifyError */.Gz(`the entry ${entry.key} holds another artifact`, { wanted, found: layer.digest });
    }
    if (pinnedDigests.length > 0 && !pinnedDigests.includes(fetched.digest)) {
        throw new errors/* VerifyError */.Gz(`the entry ${entry.key} is not the pinned artifact`, {
            wanted: pinnedDigests.join(' or '),
            found: fetched.digest,
        });
    }
    const confirmation = wish === 'confirmed' ? await confirm?.(layer) : undefined;
    if (confirmation === 'denied') {
        throw new errors/* VerifyError */.Gz(`the entry ${entry.key} is not from a registry: none knows its layer`, {
            wanted: 'a registry that has it',
            found: layer.digest,
            hint: 'Somebody may have planted it. Look at who can run code on this ref, and delete the entry.',
        });
    }
    // A digest that somebody typed vouches for it.
    const isPinned = pinnedDigests.length > 0;
    if (!isPinned && (confirmation === 'undecided' || confirmation === 'unanswered')) {
        const isAnswered = confirmation === 'undecided';
        const why = isAnswered ? 'could say whether it knows' : 'could be asked for';
        throw new source/* UnconfirmedError */.b(`no server ${why} the entry ${entry.key}`, isAnswered);
    }
    if (confirmation === 'superseded') {
        throw new errors/* ActionError */.lZ(`the entry ${entry.key} is not what its publisher has now`);
    }
    // What is confirmed is the layer alone: a planted version, once placed, would shut out every honest one.
    const isVouchedFor = confirm === undefined || isPinned;
    return {
        fetched: isVouchedFor ? fetched : (0,verify_layer/* withoutVersion */.Pv)(fetched),
        layer,
        // The annotation is as untrusted as the key: of the two claims the older one counts.
        confirmedAt: confirmedAt !== undefined && confirmedAt < entry.time ? confirmedAt : entry.time,
        confirmed: confirmation === 'confirmed',
        isDoubtful: wish === 'as it is' && !isPinned,
        // The worst of those that could have said so.
        confirmedOver: (0,requirement_stem/* acceptsPlain */.SB)(requirement) ? 'plain' : 'tls',
        // What it says of itself is worth as much as whoever may write there.
        provenance: provenance === undefined ? undefined : { ...provenance, vouched: 'nobody' },
        openLayer: () => (0,layout/* openLayoutBlob */.Ub)(directory, layer),
        readConfig,
    };
}

// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var base_log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/verify/version.js
var version = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var bundle_annotations = __webpack_require__(9651);
;// CONCATENATED MODULE: ./build/bundle/age.js




/**
 * The age of an artifact in a layout: what the export wrote; else when the layout was written, because that is when a tool
 * took it from where it was current; else what the manifest says.
 */
function ageOfEntry(entry, now) {
    const claimed = (0,bundle_annotations/* claimedAge */.r)(entry);
    if (claimed !== undefined)
        return { at: claimed, evidence: 'by what its export says', statedAt: claimed };
    return judge(statedIn(entry), { times: entry.times, of: 'its index', now });
}
/** The age of a file without a manifest. */
function ageOfFile(times, now) {
    return judge(undefined, { times, of: 'its file', now });
}
/** The age of what Trivy itself had placed, by its own record. */
function ageOfRecord(recordedAt, times, now) {
    if (recordedAt === undefined || (0,freshness/* isFromFuture */.S5)(recordedAt, now))
        return ageOfFile(times, now);
    return { at: recordedAt, evidence: "by Trivy's own record", statedAt: recordedAt };
}
function judge(stated, { times, of, now }) {
    const statedAt = stated !== undefined && !(0,freshness/* isFromFuture */.S5)(stated, now) ? stated : undefined;
    // Archives that are to be the same again have the epoch in place of times; and no copy is older than what it is of.
    const isPlausible = (at) => at !== undefined && at.getTime() > 0 && !(0,freshness/* isFromFuture */.S5)(at, now) && at >= (statedAt ?? at);
    const { modifiedAt, archivedAt } = times;
    if (isPlausible(modifiedAt))
        return { at: modifiedAt, evidence: `by the time of ${of}`, statedAt };
    if (isPlausible(archivedAt))
        return { at: archivedAt, evidence: 'by the time of its archive', statedAt };
    if (statedAt !== undefined)
        return { at: statedAt, evidence: 'by the time in its manifest', statedAt };
    return { at: new Date(0), evidence: '', statedAt: undefined };
}
function statedIn({ fetched: { manifest } }) {
    return (0,version/* timeOfVersion */.$)((0,verify_layer/* versionOf */.E4)(manifest)) ?? (0,verify_layer/* createdAt */.CT)(manifest);
}

;// CONCATENATED MODULE: ./build/bundle/choose.js
// Which of the artifacts in a bundle is the one that is wanted, and which to read first. Pure.




/**
 * Whether an entry is of this resource: by the layer's type, which tells the resources apart in every layout; of several
 * things of one type only by its name, for one's data is not the other's.
 */
function isOfResource({ fetched, annotations }, { resource }) {
    const [layer] = fetched.manifest.layers;
    if (layer?.mediaType !== resource.layerMediaType)
        return false;
    const repository = annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.repository] ?? fetched.manifest.annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.repository];
    if (repository !== undefined)
        return repository === resource.repository;
    return resource.sharesLayerType !== true || namesOf(annotations).some((name) => isNameOf(name, resource));
}
/** Whether it is of the schema that is wanted, or the very one that is pinned. What tells no schema may be. */
function fits(entry, wanted) {
    const { pinnedDigests, schema } = wanted;
    if (pinnedDigests.length > 0)
        return pinnedDigests.includes(entry.fetched.digest);
    const found = schemaOf(entry, wanted);
    return found === undefined || found === String(schema);
}
/** The schema by the index, by the manifest, or, where only that tells, by the tag that it was copied under; undefined when none tells. */
function schemaOf({ annotations, fetched }, { resource }) {
    const written = annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.schema] ?? resource.schemaOf?.(fetched.manifest);
    if (written !== undefined)
        return (0,base_log/* clean */.uH)(written, 20);
    // Data that tells its schema by itself is not judged by what somebody called its copy.
    if (resource.schemaOf === undefined)
        return undefined;
    const tags = namesOf(annotations).flatMap((name) => tagIn(name, resource) ?? []);
    return tags.flatMap((tag) => /^v?(\d+)(?:[.-]|$)/.exec(tag)?.[1] ?? [])[0];
}
/** Best first: of the schema that is wanted before those that tell none, then the newest, then those that have a name. */
function inOrder(entries, wanted) {
    // Of equals the later one: tools add at the end.
    return [...entries].reverse().sort((a, b) => compare(a, b, wanted));
}
function compare(a, b, wanted) {
    const told = Number(schemaOf(b, wanted) !== undefined) - Number(schemaOf(a, wanted) !== undefined);
    if (told !== 0)
        return told;
    const [versionA, versionB] = [(0,verify_layer/* versionOf */.E4)(a.fetched.manifest), (0,verify_layer/* versionOf */.E4)(b.fetched.manifest)];
    if ((0,version/* isLowerVersion */.s)(versionA, versionB))
        return 1;
    if ((0,version/* isLowerVersion */.s)(versionB, versionA))
        return -1;
    const time = timeOf(b) - timeOf(a);
    return time !== 0 ? time : Number(isNamed(b)) - Number(isNamed(a));
}
function timeOf(entry) {
    return ((0,bundle_annotations/* claimedAge */.r)(entry) ?? (0,verify_layer/* createdAt */.CT)(entry.fetched.manifest))?.getTime() ?? 0;
}
function isNamed({ annotations }) {
    return namesOf(annotations).length > 0;
}
/** What tools call an entry: a tag alone, or the whole reference that it was copied from. */
function namesOf(annotations) {
    const names = [annotations['io.containerd.image.name'], annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.refName]];
    return names.flatMap((name) => (name === undefined || name === '' ? [] : [name]));
}
/** Whether a name means this repository: a reference to it, its last part, or either with dashes and a tag behind. */
function isNameOf(name, { repository, sharesLayerType }) {
    const [path = ''] = withoutTag(name.toLowerCase());
    // All that stands behind what it shares with its like: of `trivy-vex/team/one`, `one` is another's name.
    const own = repository.slice(repository.indexOf('/') + 1);
    if (path === own || path === repository || path.endsWith(`/${repository}`))
        return true;
    const dashed = repository.replaceAll('/', '-');
    if (path === dashed)
        return true;
    // As `export` names it: with the tag behind another dash. A number alone may be the end of another's name.
    const tag = sharesLayerType === true ? /^[0-9]+\.[0-9]+$/ : /^[0-9][0-9.]*$/;
    return path.startsWith(`${dashed}-`) && tag.test(path.slice(dashed.length + 1));
}
/** The tag in a name; a name without any sign of a repository is a tag itself. */
function tagIn(name, { repository }) {
    const [path = '', tag] = withoutTag(name);
    if (tag !== undefined)
        return tag;
    const dashed = `${repository.replaceAll('/', '-')}-`;
    if (path.startsWith(dashed))
        return path.slice(dashed.length);
    return path.includes('/') ? undefined : path;
}
/** A colon before the last slash belongs to a port. */
function withoutTag(name) {
    const [reference = ''] = name.split('@');
    const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
    return colon === -1 ? [reference, undefined] : [reference.slice(0, colon), reference.slice(colon + 1)];
}

// EXTERNAL MODULE: ./build/oci/single-layer.js
var single_layer = __webpack_require__(6080);
// EXTERNAL MODULE: ./build/provenance/provenance.js
var provenance = __webpack_require__(1387);
// EXTERNAL MODULE: ./build/provenance/rule.js
var rule = __webpack_require__(3242);
;// CONCATENATED MODULE: ./build/acquire/bundle-lacks.js
// Why a bundle has nothing for a resource, where more can be said than that.


/** Where all that could be it was passed over, nobody knows what it was. */
function refuseUnreadable({ entries, archives, passedOver }, { resource }) {
    const [reason] = passedOver;
    if (reason === undefined || entries.length + archives.length > 0)
        return;
    throw new errors/* VerifyError */.Gz(`it holds no ${resource.title} that can be read; passed over: ${reason}`, {
        hint: 'Copy the bundle again, whole: the step that brings it may have lost a file; or it is of another kind than this step reads.',
    });
}
/** What would be it if it had the name: whoever copied it can give it one. */
function sayNameless({ entries }, { resource }, log) {
    const others = entries.filter(({ fetched }) => fetched.manifest.layers[0]?.mediaType === resource.layerMediaType);
    if (resource.sharesLayerType !== true || others.length === 0)
        return;
    const name = resource.repository.split('/').at(-1);
    log.info(`bundle: ${others.length} of this kind, of which none is named ${(0,base_log/* clean */.uH)(name ?? '', 60)}; copy it under that name`);
}

;// CONCATENATED MODULE: ./build/acquire/bundle-source.js
// A bundle as a source: carried across by somebody, verified like anything else, and vouched for by its digest if one is given.











/** Copies of one resource that are read until one is good, best first: each may be read whole, and tools carry one or a few. */
const MAX_READ = 16;
/** The source for one resource. */
function bundleSource({ open, requirement, now, log }) {
    return {
        kind: 'bundle',
        label: 'bundle',
        isUpstream: false,
        async *offers() {
            const bundle = await open();
            const all = [
                ...offersOfEntries(bundle, requirement, now),
                ...(await offersOfArchives(bundle, requirement, now)),
                ...(await offersOfPlaced(bundle, requirement, now)),
            ];
            const found = all.slice(0, MAX_READ);
            const more = all.length - found.length;
            if (more > 0)
                log.info(`bundle: ${more} more copies of ${requirement.resource.title} are not looked into`);
            if (found.length === 0) {
                refuseUnreadable(bundle, requirement);
                sayNameless(bundle, requirement, log);
            }
            // What nobody vouches for tells its age only when it is read: then all are, and the newest is kept.
            const isOpen = requirement.resource.age === 'data' && found.some(({ promisedAt }) => promisedAt === undefined);
            const hasRivals = isOpen && found.length > 1;
            for (const offer of found)
                yield hasRivals ? { ...offer, promisedAt: undefined, hasRivals } : offer;
        },
        explainAbsence: () => `it holds no ${requirement.resource.title}`,
    };
}
function offersOfEntries(bundle, requirement, now) {
    const { resource, pinnedDigests } = requirement;
    const isPinned = pinnedDigests.length > 0;
    const ofResource = bundle.entries.filter((entry) => isOfResource(entry, requirement));
    const fitting = inOrder(ofResource.filter((entry) => fits(entry, requirement)), requirement);
    const [other] = ofResource;
    if (fitting.length === 0 && other !== undefined) {
        throw new errors/* VerifyError */.Gz(`the bundle holds another ${resource.title} than the one that is wanted`, {
            wanted: isPinned ? pinnedDigests.join(' or ') : describeSchema(String(requirement.schema), requirement),
            found: isPinned
                ? other.fetched.digest
                : describeSchema(schemaOf(other, requirement) ?? 'unknown', requirement),
            hint: 'Export the bundle with the input trivy-version (and the registries) that this step has.',
        });
    }
    return fitting.map((entry) => {
        const provenance = provenanceOfEntry(entry, bundle.anchor);
        const { openBlob } = entry;
        // As of what lies in the Actions cache, its version counts where somebody vouches for it.
        const fetched = (0,rule/* isVouchedFor */.SJ)(provenance) ? entry.fetched : (0,verify_layer/* withoutVersion */.Pv)(entry.fetched);
        return {
            digestPrefix: fetched.manifest.layers[0]?.digest ?? '',
            promisedAt: isPinned ? undefined : (0,bundle_annotations/* claimedAge */.r)(entry),
            name: tellAge(ageOfEntry(entry, now()), requirement),
            version: (0,verify_layer/* versionOf */.E4)(fetched.manifest),
            isPinned,
            load: async () => bundle_source_loadEntry({ fetched, openBlob }, requirement, { age: ageOfEntry(entry, now()), provenance }),
        };
    });
}
function bundle_source_loadEntry({ fetched, openBlob }, requirement, { age, provenance }) {
    const layer = (0,verify_layer/* selectLayer */.YC)(fetched.manifest, requirement);
    const { config } = fetched.manifest;
    return {
        fetched,
        layer,
        confirmedAt: age.at,
        statedAt: age.statedAt,
        confirmed: (0,rule/* isVouchedFor */.SJ)(provenance),
        provenance,
        openLayer: () => openBlob(layer),
        readConfig: () => (0,kept_copy/* readConfigOf */.oi)(openBlob(config), config),
    };
}
/** A digest vouches for what its exporter was sure of; what he was not stays so on the other side of the gap. */
function provenanceOfEntry({ annotations }, anchor) {
    const carried = (0,provenance/* parseProvenanceText */.sj)(annotations[bundle_annotations/* BUNDLE_ANNOTATIONS */.G.provenance]);
    const isVouched = anchor !== undefined && (carried === undefined || (0,rule/* isVouchedFor */.SJ)(carried));
    return {
        ...(carried ?? provenance/* UNKNOWN */.HV),
        giver: 'bundle',
        transport: 'file',
        vouched: isVouched ? 'digest' : 'nobody',
        voucher: isVouched ? anchor : '',
    };
}
async function offersOfArchives(bundle, requirement, now) {
    const offers = [];
    for (const archive of bundle.archives) {
        if (!(await isArchiveOf(archive, requirement)))
            continue;
        offers.push(offerOfLoose(archive, requirement, ageOfFile(archive.times, now())));
    }
    return offers;
}
/** By its name; a database also by what is in it, for nothing else holds a file of that name. */
async function isArchiveOf(archive, { resource }) {
    if (archive.names.some((name) => name === resource.rawArchive || isNameOf(name, resource)))
        return true;
    const { placement } = resource;
    return placement.kind === 'files' && (await archive.listFirst()).includes(placement.provenFile);
}
async function offersOfPlaced(bundle, requirement, now) {
    const { findPlaced } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(1125)]).then(__webpack_require__.bind(__webpack_require__, 1125));
    const offers = [];
    for (const { files, names } of bundle.places) {
        const placed = await findPlaced(files, names, requirement.resource);
        if (placed === undefined)
            continue;
        offers.push(offerOfLoose(placed, requirement, ageOfRecord(placed.recordedAt, placed.times, now())));
    }
    return offers;
}
/** What lies there without a manifest, given one again; nobody vouches for it. */
function offerOfLoose(loose, requirement, age) {
    const what = 'under' in loose ? `the directory ${(0,base_log/* clean */.uH)(loose.under, 100)}` : (0,base_log/* clean */.uH)(loose.names[0] ?? '', 100);
    return {
        // Known only when it was read.
        digestPrefix: ' ',
        promisedAt: undefined,
        name: [`from ${what}`, tellAge(age, requirement)].filter((text) => text !== undefined).join(', '),
        version: undefined,
        isPinned: false,
        load: async () => {
            if (requirement.pinnedDigests.length > 0) {
                throw new errors/* ActionError */.lZ(`${what} has no manifest that could be the pinned one`);
            }
            return describeLoose(await loose.read(), requirement, { age, what });
        },
    };
}
function describeLoose({ digest, size, open }, { resource }, { age, what }) {
    const title = resource.rawArchive ?? `${resource.id}.tar.gz`;
    const fetched = (0,single_layer/* describeSingleLayer */.l)({
        artifactType: 'application/vnd.aquasec.trivy.config.v1+json',
        layer: { mediaType: resource.layerMediaType, digest, size },
        title,
        annotations: {},
        what,
    });
    const [layer] = fetched.manifest.layers;
    if (layer === undefined)
        throw new errors/* VerifyError */.Gz(`${what}: no layer`);
    return {
        fetched,
        layer,
        confirmedAt: age.at,
        statedAt: age.statedAt,
        confirmed: false,
        openLayer: open,
        readConfig: async () => single_layer/* EMPTY_CONFIG */.$,
    };
}
/** What tells an age that the data does not tell by itself. */
function tellAge({ evidence }, { resource }) {
    return resource.age === 'data' || evidence === '' ? undefined : evidence;
}
function describeSchema(schema, { resource }) {
    return `${resource.schemaWord} ${schema}`;
}

;// CONCATENATED MODULE: ./build/acquire/publisher.js
// The publisher of a resource that has its home elsewhere than in registries, as the one who can say whether a copy is his.


/**
 * Asks the publisher what he has, which is more than a `HEAD`. `superseded`: he has other
 * bytes now, whoever made those of the copy.
 */
async function confirmByPublisher(publisher, layer, log) {
    try {
        for await (const offer of publisher.offers()) {
            return (0,source/* isSameLayer */.kR)(offer, layer.digest) ? 'confirmed' : 'superseded';
        }
    }
    catch (error) {
        // He cannot say; the copy is used all the same, and reported as what it is.
        log.info(`${publisher.label} could not confirm the copy: ${(0,errors/* describeError */.Uc)(error)}`);
    }
    return 'unanswered';
}

// EXTERNAL MODULE: ./build/acquire/registry-source.js
var registry_source = __webpack_require__(2380);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/store/entry.js
var store_entry = __webpack_require__(8494);
// EXTERNAL MODULE: ./build/store/verify-entry.js
var verify_entry = __webpack_require__(9068);
;// CONCATENATED MODULE: ./build/acquire/runner-store-source.js
// The runner store as a source: what an earlier job on this host has verified and extracted, nearest after the cache directory.









/** The source for one requirement. */
function runnerStoreSource(options) {
    const { store, shelves, requirement, now, log } = options;
    return {
        kind: 'runner-store',
        label: 'runner store',
        isUpstream: false,
        async *offers() {
            const { entries, problems } = await (0,store_shelves/* listShelves */.Z)(store, requirement, shelves);
            for (const problem of problems)
                log.info(`runner store: ${problem}`);
            for (const entry of entries) {
                const isPinned = requirement.pinnedDigests.includes(entry.seal.manifestDigest);
                if (!isPinned && requirement.pinnedDigests.length > 0)
                    continue;
                yield {
                    digestPrefix: entry.layer.digest,
                    // What is pinned is wanted whatever its age.
                    promisedAt: isPinned ? undefined : (0,freshness/* knownInstant */.JU)(new Date(entry.seal.measuredAt), now()),
                    version: entry.seal.artifactVersion,
                    isPinned,
                    load: () => load(entry, options),
                };
            }
        },
    };
}
async function load(entry, { store, requirement, now }) {
    // First, so that it is not pruned now.
    await (0,store_entry/* noteUse */.MD)(entry, now());
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(entry.directory, store_entry/* COMPLETE_FILE */.Xx)))
        throw new errors/* ActionError */.lZ('it was pruned meanwhile');
    const verified = await (0,verify_entry/* verifyEntry */.i)(store, entry, requirement);
    const noLayer = () => new errors/* ActionError */.lZ('the runner store keeps extracted files, not the layer');
    return {
        fetched: entry.fetched,
        layer: entry.layer,
        confirmedAt: new Date(entry.seal.measuredAt),
        confirmed: (0,rule/* isVouchedFor */.SJ)(entry.seal.provenance ?? provenance/* UNKNOWN */.HV),
        provenance: entry.seal.provenance,
        stored: verified,
        openLayer: () => {
            throw noLayer();
        },
        readConfig: () => Promise.reject(noLayer()),
    };
}

;// CONCATENATED MODULE: ./build/acquire/list-sources.js
// Which sources are asked for a resource, nearest first.











/** Longest wait for one server's word on a copy that lies there. */
const MAX_CONFIRM_MS = 15_000;
/** Asking whether a copy is known must not cost the time in which it would be read. */
function confirmMs(servers, { budget }) {
    if (budget === undefined)
        return MAX_CONFIRM_MS;
    return Math.min(MAX_CONFIRM_MS, Math.max(0, budget.timeLeftMs() - budget.reserveMs) / (servers + 1));
}
/** Whoever has failed lately is asked for its word last, too. */
function badLast(places, hosts) {
    const isBad = ({ reference }) => hosts?.isBad((0,oci_reference/* formatReference */.FH)(reference)) === true;
    return [...places.filter((place) => !isBad(place)), ...places.filter(isBad)];
}
/** The sources of one resource, nearest first. */
function listSources(requirement, placed, context) {
    const { cache, client, now, log } = context;
    const places = badLast(requirement.places, context.hosts);
    const publisher = client === undefined ? undefined : context.publisherOf?.(requirement, placed);
    const sources = [];
    if (context.store !== undefined) {
        const { store, membership } = context.store;
        const shelves = (0,store_shelves/* shelvesFor */.S)(requirement, membership);
        sources.push(runnerStoreSource({ store, shelves, requirement, now, log }));
    }
    if (context.bundle !== undefined)
        sources.push(bundleSource({ open: context.bundle, requirement, now, log }));
    if (cache?.mode.mayRead === true) {
        const confirm = context.confirm && client !== undefined
            ? async (layer) => {
                const answer = await (0,registry_source/* confirmLayer */.S2)({ client, places, log, maxMs: confirmMs(places.length + 1, context) }, layer);
                // A registry need not have what has its home elsewhere: its no says nothing.
                if (answer === 'confirmed' || publisher === undefined)
                    return answer;
                const tooLate = new errors/* ActionError */.lZ(`${publisher.label} did not answer in time`);
                return await (0,patience/* withinMs */.SV)(confirmMs(1, context), tooLate, () => confirmByPublisher(publisher, layer, log));
            }
            : undefined;
        const stem = (0,cache_key/* formatStem */.r_)((0,requirement_stem/* stemOf */.Vc)(requirement, context.keyPrefix));
        sources.push(actionsCacheSource({ cache, requirement, stem, confirm, now }));
    }
    if (client !== undefined) {
        sources.push(...places.map((place) => (0,registry_source/* registrySource */.Bf)(client, place, requirement, now)));
        if (publisher !== undefined)
            sources.push(publisher);
    }
    return sources;
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

/***/ 4904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ findNewestEntry)
/* harmony export */ });
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4525);
// Finds the newest entry in the Actions cache, although the service only knows which one was created last.

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** The service accepts ten keys in one look-up (limit of `@actions/cache`). */
const KEYS_PER_LOOKUP = 10;
/** Entries that nobody reads are evicted after 7 days; a month back is as far as looking can be worth its requests. */
const LONGEST_RANGE_DAYS = 30;
/**
 * Usually one look-up finds an entry and one to four more prove that nothing newer is there (25 prefixes cover the rest
 * of a day at worst, and a day each those after it). Every hit is newer than the last, so the search ends by itself;
 * the bound is for a scope in which somebody has planted entries to keep us busy.
 */
const MAX_LOOKUPS = 16;
/**
 * The newest entry of the range, or the newest found when the bound is reached.
 *
 * A look-up answers with what was created last under the first prefix that matches, and with the run's own scope before
 * that of the default branch: a hit says nothing about newer entries, not even of other days. So every hit is followed
 * by a look-up for all that is newer. To go on below an entry that was refused, ask again with `to` a minute before it.
 */
async function findNewestEntry(lookup, range) {
    const { stem, to } = range;
    const earliest = new Date(to.getTime() - LONGEST_RANGE_DAYS * DAY_MS);
    // Also for a range without a beginning, whose date is invalid and later than nothing.
    const from = range.from > earliest ? range.from : earliest;
    const ask = createAsker(lookup, stem);
    let newest;
    // Whole days cost one prefix each; only an entry outside of the range makes us name its ends exactly.
    let low = new Date(startOfDay(from));
    let high = new Date(startOfDay(to) + DAY_MS - MINUTE_MS);
    for (;;) {
        const found = await ask((0,_cache_key_js__WEBPACK_IMPORTED_MODULE_0__/* .coverPrefixes */ .y)(stem, low, high));
        if (found === undefined)
            return newest;
        if (found.time > to) {
            high = to;
        }
        else if (found.time < startOfMinute(from)) {
            low = from;
        }
        else {
            newest = found;
            low = new Date(found.time.getTime() + MINUTE_MS);
        }
    }
}
/** A function that finds an entry under any of the prefixes, and nothing more once all look-ups are spent. */
function createAsker(lookup, stem) {
    let lookupsLeft = MAX_LOOKUPS;
    return async (prefixes) => {
        let remaining = prefixes;
        while (remaining.length > 0 && lookupsLeft > 0) {
            lookupsLeft -= 1;
            const asked = remaining.slice(0, KEYS_PER_LOOKUP);
            const key = await lookup(asked);
            if (key === undefined) {
                remaining = remaining.slice(KEYS_PER_LOOKUP);
                continue;
            }
            const parsed = (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_0__/* .parseKey */ .Do)(key, stem);
            if (parsed !== undefined && asked.some((prefix) => key.startsWith(prefix)))
                return { key, ...parsed };
            // A foreign key hides what else its prefix has: go on with the others.
            remaining = remaining.filter((prefix) => !key.startsWith(prefix));
        }
        return undefined;
    };
}
function startOfDay(time) {
    return Math.floor(time.getTime() / DAY_MS) * DAY_MS;
}
function startOfMinute(time) {
    return new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
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

/***/ 8494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ checkOwner),
/* harmony export */   MD: () => (/* binding */ noteUse),
/* harmony export */   Xx: () => (/* binding */ COMPLETE_FILE),
/* harmony export */   _Z: () => (/* binding */ ARCHITECTURE),
/* harmony export */   bM: () => (/* binding */ formatRecord),
/* harmony export */   fi: () => (/* binding */ listEntries),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   lt: () => (/* binding */ RECORD_FILE),
/* harmony export */   pJ: () => (/* binding */ USED_FILE),
/* harmony export */   rh: () => (/* binding */ writeRecord),
/* harmony export */   sh: () => (/* binding */ versionName)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _base_list_below_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4394);
/* harmony import */ var _base_regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5503);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2782);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5669);
/* harmony import */ var _verify_layer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7789);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4411);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4899);
// One version of a resource in the store: its extracted files, and beside them a record with their seal and manifest.











/** In place of an architecture: data is the same for all. */
const ARCHITECTURE = 'any';
/** What `@actions/tool-cache` writes last, beside the files. */
const COMPLETE_FILE = `${ARCHITECTURE}.complete`;
/** Our record of the files. */
const RECORD_FILE = `${ARCHITECTURE}.json`;
/** Touched when a job takes the files: what nobody takes is pruned. */
const USED_FILE = `${ARCHITECTURE}.used`;
const RECORD = 'the record of an entry of the runner store';
/** The directory name of a version, which `@actions/tool-cache` takes for a semantic version. */
function versionName(stem, layerDigest) {
    return `${stem}-${layerDigest.replace(':', '-')}`;
}
/** The complete versions that a requirement can be met with. Never throws for what lies there. */
async function listEntries(store, requirement, stem) {
    const root = (0,_store_js__WEBPACK_IMPORTED_MODULE_10__/* .resourceDirectory */ .ug)(store, requirement);
    const entries = [];
    const problems = [];
    // Absent or not readable: there are none for us.
    for (const name of (0,_base_list_below_js__WEBPACK_IMPORTED_MODULE_4__/* .namesIn */ .w)(root).filter((name) => name.startsWith(`${stem}-sha256-`))) {
        try {
            const entry = await readEntry(store, requirement, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name));
            if (entry !== undefined && versionName(stem, entry.layer.digest) === name)
                entries.push(entry);
        }
        catch (error) {
            problems.push(`${name} is passed over: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`);
        }
    }
    return { entries: entries.sort(newestFirst), problems };
}
/**
 * Reads one version; undefined when it is not there, or not complete.
 *
 * @throws {VerifyError} when it is not what was put there, or belongs to somebody who is not trusted
 */
async function readEntry(store, requirement, directory) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, COMPLETE_FILE)))
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, RECORD_FILE);
    checkOwner(store, directory);
    checkOwner(store, path);
    const { seal, fetched } = parseRecord(await (0,_base_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)({ path, what: RECORD }, _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_SEAL_BYTES */ .XG), requirement);
    const layer = (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_8__/* .selectLayer */ .YC)(fetched.manifest, requirement);
    const isConsistent = layer.digest === seal.layerDigest &&
        fetched.digest === seal.manifestDigest &&
        seal.schema === requirement.schema;
    if (!isConsistent)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${RECORD} contradicts itself`);
    return { directory, files: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, ARCHITECTURE), seal, fetched, layer };
}
/** Notes that a job uses the version. Best effort: where it cannot be noted, age alone keeps the version. */
async function noteUse(entry, now) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.directory, USED_FILE), now, now);
    }
    catch {
        // Somebody else's, or on a disk that cannot be written to.
    }
}
/** Writes the record of an entry anew, all or nothing. Best effort: not written, it only costs time. */
async function writeRecord(store, { directory, seal, fetched }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, RECORD_FILE);
    const temporary = `${path}.${process.pid}`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, formatRecord(seal, fetched));
        (0,_store_js__WEBPACK_IMPORTED_MODULE_10__/* .giveToHeir */ .Hr)(store, temporary);
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .move */ .Cy)(temporary, path);
    }
    catch {
        await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)(temporary);
    }
}
/** The text of a record. */
function formatRecord(seal, fetched) {
    return `${JSON.stringify({ seal, manifest: fetched.bytes.toString('base64') })}\n`;
}
function parseRecord(bytes, { resource }) {
    const { seal: sealed, manifest } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJsonObject */ .dw)(bytes, RECORD, _verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_SEAL_BYTES */ .XG);
    const seal = (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_9__/* .readSealFields */ .l6)(sealed, resource.id);
    if (seal === undefined || typeof manifest !== 'string') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${RECORD} cannot be understood`);
    }
    const fetched = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .parseManifest */ .Ng)(Buffer.from(manifest, 'base64'), 'the manifest of an entry of the runner store');
    // Nobody vouched for what the manifest says of its version, or it says nothing.
    return { seal, fetched: seal.artifactVersion === undefined ? (0,_verify_layer_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutVersion */ .Pv)(fetched) : fetched };
}
/**
 * On shared hosts a store may be writable for all.
 *
 * @throws {VerifyError} when a user who is not trusted could have planted the file
 */
function checkOwner({ trustedUsers }, path) {
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    // What is not there nobody can have planted.
    if (facts === undefined || trustedUsers.includes(facts.uid))
        return;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz('an entry of the runner store has a foreign owner', {
        wanted: `one of the users ${trustedUsers.join(', ')}`,
        found: String(facts.uid),
    });
}
/** The order of entries in a list: {@link Listing}. */
function newestFirst(a, b) {
    return Date.parse(b.seal.measuredAt) - Date.parse(a.seal.measuredAt);
}


/***/ }),

/***/ 4778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shelvesFor),
/* harmony export */   Z: () => (/* binding */ listShelves)
/* harmony export */ });
/* harmony import */ var _cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8598);
/* harmony import */ var _provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8494);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4899);
// Under which names the runner store keeps what a job may read and add: one for all who ask the same sources, and others for
// what only this repository, or only whoever gives the same bundle digest, is to believe.




/** The shelves of a job; the first one is everybody's. */
function shelvesFor(requirement, { job, bundleDigest }) {
    const stem = (owner) => (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .storeStem */ .Rb)(requirement, (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .hashPlaces */ .de)(requirement, owner));
    const repository = job.repository === undefined ? undefined : `${job.server ?? ''}/${job.repository}`;
    return [
        { audience: 'shared', stem: stem() },
        ...(repository === undefined
            ? []
            : [{ audience: 'repository', stem: stem(`repository ${repository}`) }]),
        ...(bundleDigest === undefined
            ? []
            : [{ audience: 'bundle', stem: stem(`bundle ${bundleDigest}`) }]),
    ];
}
/** What a job may read of a requirement, newest first; never throws for what lies there. */
async function listShelves(store, requirement, shelves) {
    const entries = [];
    const problems = [];
    const reader = { acceptsPlain: (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .acceptsPlain */ .SB)(requirement) };
    const asked = (0,_cache_requirement_stem_js__WEBPACK_IMPORTED_MODULE_0__/* .placeNames */ .YJ)(requirement);
    for (const { audience, stem } of shelves) {
        const listing = await (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .listEntries */ .fi)(store, requirement, stem);
        // The name of an entry is a claim; whose its bytes are, its record says.
        const isOurs = ({ seal: { provenance } }) => (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .mayBeRead */ .BJ)(provenance, audience, reader) && (0,_provenance_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .isOfPlaces */ .OG)(provenance, asked);
        entries.push(...listing.entries.filter(isOurs));
        problems.push(...listing.problems);
    }
    return { entries: entries.sort(_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .newestFirst */ .ll), problems };
}


/***/ }),

/***/ 9068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ discardEntry),
/* harmony export */   i: () => (/* binding */ verifyEntry),
/* harmony export */   kM: () => (/* binding */ isIntact)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5145);
/* harmony import */ var _base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5867);
/* harmony import */ var _verify_seal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4411);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8494);
// Whether an entry still is what was put into the store: by the facts of its files, else by every byte of them.






/** Whether the files are those that were put there, by their facts and owners. */
function isIntact(store, entry, { resource }) {
    try {
        for (const { path } of entry.seal.files)
            (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .checkOwner */ .AA)(store, `${entry.files}/${path}`);
        return (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .compareDirectory */ .FD)(entry.files, resource, entry.seal).kind === 'intact';
    }
    catch {
        // A stranger's, or pruned in between: as if it were not there.
        return false;
    }
}
/**
 * Checks the files by their facts. Facts also change where a store was copied: baked into an image, restored from a backup,
 * on a volume that numbers its files anew. Then the bytes decide, and the new facts are noted.
 *
 * @returns the entry with the facts of its files as they are
 * @throws {VerifyError} when a file was changed, removed, or added, or belongs to somebody who is not trusted
 */
async function verifyEntry(store, entry, requirement) {
    const { resource } = requirement;
    for (const { path } of entry.seal.files)
        (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .checkOwner */ .AA)(store, `${entry.files}/${path}`);
    const check = (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .compareDirectory */ .FD)(entry.files, resource, entry.seal);
    if (check.kind === 'intact')
        return entry;
    const sealed = new Map(entry.seal.files.map((file) => [file.path, file]));
    for (const path of check.paths) {
        const found = await describeChange(entry, sealed.get(path), path);
        if (found === undefined)
            continue;
        await discardEntry(entry);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .VerifyError */ .Gz(`${resource.title}: changed since it was put there`, {
            wanted: 'the files as they were sealed',
            found,
            hint: `Something wrote to ${entry.directory}; the next download replaces it.`,
        });
    }
    const files = entry.seal.files.map(({ path, sha256 }) => (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .sealFile */ .mz)(entry.files, path, sha256));
    const renewed = { ...entry, seal: { ...entry.seal, files } };
    await (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .writeRecord */ .rh)(store, renewed);
    return renewed;
}
/** Makes a damaged entry invisible until the next download replaces it. Best effort: it is refused every time. */
async function discardEntry({ directory }) {
    await (0,_base_file_moves_js__WEBPACK_IMPORTED_MODULE_3__/* .removeQuietly */ .S2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _entry_js__WEBPACK_IMPORTED_MODULE_5__/* .COMPLETE_FILE */ .Xx));
}
/** What is other than it was sealed; undefined when only facts are. */
async function describeChange(entry, sealed, path) {
    if (sealed === undefined)
        return `${path}, which was not there`;
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, path), { throwIfNoEntry: false });
    if (facts?.isFile() !== true)
        return `no ${path}`;
    if (facts.size !== sealed.size)
        return `${path} with ${facts.size} bytes`;
    const sha256 = await (0,_verify_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .hashFile */ .DC)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.files, path));
    return sha256 === sealed.sha256 ? undefined : `${path} with other bytes`;
}


/***/ })

};
