export const id = 7030;
export const ids = [7030];
export const modules = {

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ DOUBT_HINT),
/* harmony export */   OA: () => (/* binding */ sayUnconfirmed),
/* harmony export */   dt: () => (/* binding */ listUnconfirmed)
/* harmony export */ });
/** What to do where it is refused. */
const DOUBT_HINT = 'Let this step ask a registry, or set on-degraded: warn to carry it as it is.';
/** The artifacts that nobody has confirmed. */
function listUnconfirmed({ artifacts }) {
    return artifacts.filter(({ provenance }) => provenance?.vouched === 'nobody');
}
/** @param consequence what follows for whoever gets it */
function sayUnconfirmed(artifacts, consequence) {
    return `not confirmed by anybody: ${artifacts.map(({ title }) => title).join(', ')}; ${consequence}`;
}


/***/ }),

/***/ 7030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMirror: () => (/* binding */ runMirror)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(907);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
// EXTERNAL MODULE: ./build/verify/digest.js
var digest = __webpack_require__(8154);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(5669);
;// CONCATENATED MODULE: ./build/carry/as-image.js
// The same layer under the manifest of a plain image, for registries that take no other artifacts: Trivy looks at the layer alone.





/**
 * Wraps the one layer of an artifact as an image for linux/amd64 (https://specs.opencontainers.org/image-spec/config/).
 * Layer digest, media type, title, and annotations stay; the same artifact gives the same manifest.
 *
 * @param layerBytes the compressed layer, which is read to its end for the digest of what is in it
 */
async function wrapAsImage({ manifest }, layerBytes) {
    const diffId = (0,external_node_crypto_.createHash)('sha256');
    await (0,promises_.pipeline)(layerBytes, (0,external_node_zlib_.createGunzip)({ chunkSize: 1 << 20 }), diffId);
    const config = encode({
        architecture: 'amd64',
        os: 'linux',
        config: {},
        rootfs: { type: 'layers', diff_ids: [`sha256:${diffId.digest('hex')}`] },
    });
    const wrapped = encode({
        schemaVersion: 2,
        mediaType: oci_manifest/* MEDIA_TYPES */.Z2.ociManifest,
        config: {
            mediaType: 'application/vnd.oci.image.config.v1+json',
            digest: (0,oci_digest/* digestOf */.o)(config),
            size: config.length,
        },
        layers: manifest.layers,
        annotations: manifest.annotations,
    });
    return { fetched: (0,oci_manifest/* parseManifest */.Ng)(wrapped), config };
}
function encode(value) {
    return Buffer.from(JSON.stringify(value));
}

// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/verify/version.js
var verify_version = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/carry/carried.js
var carried = __webpack_require__(8002);
;// CONCATENATED MODULE: ./build/carry/held.js
// What a tag holds before it is moved, against what is to be put there: newer data is never replaced by older, whoever put
// it there and whatever the registry can list.







/** Newest dated tags that are looked at: the nightly job's own is among the first. */
const DATED_TAGS = 3;
/**
 * Compares.
 *
 * @param wanted what would be pushed
 * @throws {RegistryError} when the registry does not let itself be looked at: then nothing may be moved
 */
async function compareHeld(place, artifact, { wanted, context }) {
    const { before } = place;
    if (before.digest === wanted.digest)
        return isDue(before, artifact, context) ? { kind: 'other' } : { kind: 'same' };
    // Pinned by its digest: the user wants this one, whatever is there.
    if (artifact.isPinned)
        return { kind: 'other' };
    const layer = layerOf(before, artifact);
    if (layer === undefined)
        return { kind: 'other' };
    const isSame = layer.digest === artifact.layer.digest;
    if (isSame && isAlike(before, wanted) && !isDue(before, artifact, context))
        return { kind: 'same' };
    const evidence = await findNewer(place, artifact, { layer, isSame, context });
    return evidence === undefined ? { kind: 'other' } : { kind: 'newer', evidence };
}
/** What is there by the rules of whoever reads it; undefined when nobody could. */
function layerOf({ manifest }, artifact) {
    try {
        return artifact.selectLayer(manifest);
    }
    catch (error) {
        if (error instanceof errors/* VerifyError */.Gz)
            return undefined;
        throw error;
    }
}
/** Registries' copies of one layer have manifests of their own; what a reader sees is the same unless these differ. */
function isAlike({ manifest: a }, { manifest: b }) {
    return a.config.mediaType === b.config.mediaType && (0,verify_layer/* versionOf */.E4)(a) === (0,verify_layer/* versionOf */.E4)(b);
}
/** Whether what it confirms is so old that its readers will soon not believe it. */
function isDue({ manifest }, { renewAfterMs, timeOf, measuredAt }, { now }) {
    if (renewAfterMs === undefined)
        return false;
    const confirmedAt = timeOf(manifest);
    if (confirmedAt === undefined)
        return true;
    return measuredAt > confirmedAt && now().getTime() - confirmedAt.getTime() > renewAfterMs;
}
/** What shows that the tag holds something newer; undefined when nothing does. */
async function findNewer(place, artifact, facts) {
    const { manifest } = place.before;
    const version = (0,verify_layer/* versionOf */.E4)(manifest);
    if ((0,verify_version/* isLowerVersion */.s)(artifact.version, version))
        return `version ${version}`;
    if (facts.isSame)
        return undefined;
    if (artifact.readAge !== undefined)
        return findNewerData(place, artifact, facts);
    // Versions that differ have spoken.
    if ((0,verify_version/* isLowerVersion */.s)(version, artifact.version))
        return undefined;
    const [held, carried] = [artifact.timeOf(manifest), artifact.timeOf(artifact.fetched.manifest)];
    if (held === undefined || carried === undefined || held <= carried)
        return undefined;
    if ((0,freshness/* isFromFuture */.S5)(held, facts.context.now()))
        return undefined;
    return `a manifest of ${held.toISOString()}`;
}
/** By a dated tag of an earlier run, which costs next to nothing; else by the data itself. */
async function findNewerData(place, artifact, facts) {
    const dated = await findDated(place, facts.context);
    if (dated !== undefined && artifact.fixedTag !== undefined) {
        return dated > artifact.fixedTag ? `the tag ${dated}` : undefined;
    }
    const builtAt = await readHeld(place, artifact, facts);
    if (builtAt === undefined || builtAt <= artifact.measuredAt)
        return undefined;
    return `data of ${builtAt.toISOString()}`;
}
/** The dated tag that names what the tag holds. */
async function findDated({ ref, before }, { client, now }) {
    const latest = (0,carried/* datedTag */.J)(Number(ref.tag), now()) ?? '';
    const dated = ((await client.listTags(ref)) ?? []).filter((tag) => tag.startsWith(`${ref.tag}-`) && /-\d{8}t\d{4}$/.test(tag) && tag <= latest);
    for (const tag of dated.sort().reverse().slice(0, DATED_TAGS)) {
        const found = await client.findManifest({ ...ref, tag });
        if (found?.digest === before.digest)
            return tag;
    }
    return undefined;
}
/** When the data that is there was built; undefined when it is no good, and may go. */
async function readHeld({ ref, before }, artifact, { layer, context }) {
    const { client, log } = context;
    const reference = (0,oci_reference/* formatReference */.FH)(ref);
    log.info(`${reference}: no dated tag names what is there; its data is read for its age`);
    try {
        return await artifact.readAge?.({
            fetched: before,
            layer,
            openLayer: () => client.openBlob(ref, layer),
        });
    }
    catch (error) {
        const isGone = error instanceof registry_error/* RegistryError */.gl && error.status === 404;
        if (!isGone && !(error instanceof errors/* VerifyError */.Gz))
            throw error;
        log.info(`${reference}: what is there is no good, and is replaced: ${(0,errors/* describeError */.Uc)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/carry/publish.js
// Puts one artifact into a private registry, unless it is there or something newer is: blobs, then an immutable tag, and,
// when the bytes read back right, the tag that Trivy asks for.






/**
 * Publishes an artifact under the name that Trivy and the main action look for.
 *
 * @throws {RegistryError} when something is refused, {VerifyError} when it reads back as something else; the old tag
 * stays as it was unless the registry changes the manifest itself
 */
async function publish(artifact, context) {
    const { client, log } = context;
    const ref = (0,oci_reference/* parseReference */.F2)(`${context.base}/${artifact.repository}:${artifact.tag}`);
    const reference = (0,oci_reference/* formatReference */.FH)(ref);
    const before = await client.findManifest(ref);
    const wanted = await assemble(artifact, context.asImage);
    const held = before === undefined
        ? undefined
        : await compareHeld({ ref, before }, artifact, { wanted: wanted.fetched, context });
    if (before !== undefined && held?.kind === 'newer') {
        log.warning(`${reference} is left as it is: ${held.evidence} is there, newer than what the sources have`);
        return { reference, outcome: 'newer-there', digest: before.digest, uploadedBytes: 0 };
    }
    if (before !== undefined && held?.kind === 'same' && (await isWhole(ref, before, context))) {
        log.info(`${reference} is there already`);
        return { reference, outcome: 'current', digest: before.digest, uploadedBytes: 0 };
    }
    const uploadedBytes = await pushBlobs(ref, wanted, artifact, context);
    const { digest } = wanted.fetched;
    if (before?.digest === digest) {
        log.info(`${reference} is there already; what was missing of it is there again`);
        return { reference, outcome: 'current', digest, uploadedBytes };
    }
    const { fixedTag } = artifact;
    const again = () => pushBlobs(ref, wanted, artifact, context);
    if (fixedTag !== undefined)
        await pushFixed({ ...ref, tag: fixedTag }, wanted.fetched, { ...context, again });
    await readLayerBack(ref, artifact.selectLayer(wanted.fetched.manifest), context);
    await refuseMoved(ref, before, wanted.fetched, context);
    await pushTag({ ref, isMove: before !== undefined }, wanted.fetched, { ...context, again });
    await readManifestBack(ref, wanted.fetched, context);
    log.info(`${reference} names ${digest}`);
    return { reference, outcome: 'published', digest, uploadedBytes };
}
/** Whether the registry still has all that the manifest names: somebody may have tidied up too much. */
async function isWhole(ref, { manifest }, { client }) {
    for (const blob of [manifest.config, ...manifest.layers]) {
        if (!(await client.hasBlob(ref, blob)))
            return false;
    }
    return true;
}
async function assemble(artifact, asImage) {
    const open = (blob) => ({
        ...blob,
        open: (start) => artifact.openBlob(blob, start),
    });
    const layer = open(artifact.layer);
    if (!asImage)
        return { fetched: artifact.fetched, blobs: [open(artifact.fetched.manifest.config), layer] };
    const { fetched, config } = await wrapAsImage(artifact.fetched, layer.open(0));
    const { digest, size } = fetched.manifest.config;
    const inMemory = {
        digest,
        size,
        async *open(start) {
            yield config.subarray(start);
        },
    };
    return { fetched, blobs: [inMemory, layer] };
}
async function pushBlobs(ref, { blobs }, { origin }, { client, log }) {
    const from = origin === undefined ? undefined : (0,oci_reference/* parseReference */.F2)(origin);
    const mountFrom = from?.registry === ref.registry ? from.repository : undefined;
    let bytes = 0;
    for (const blob of blobs) {
        const outcome = await client.pushBlob({ ref, mountFrom }, blob);
        log.info(`${(0,oci_reference/* formatReference */.FH)(ref)}: blob ${blob.digest.slice(0, 19)}: ${outcome}`);
        if (outcome === 'uploaded')
            bytes += blob.size;
    }
    return bytes;
}
/** A registry that restarts may tidy up what no manifest names yet (olareg does): then it is sent once more. */
async function pushTag(target, fetched, { client, log, again }) {
    try {
        await client.pushManifest(target, fetched);
    }
    catch (error) {
        const isLost = error instanceof registry_error/* RegistryError */.gl && error.codes.some((code) => LOST_CODES.includes(code));
        if (!isLost)
            throw error;
        log.info(`${error.message}; what is missing is sent again`);
        await again();
        await client.pushManifest(target, fetched);
    }
}
/** Of a manifest whose blobs are not there (https://specs.opencontainers.org/distribution-spec/#error-codes). */
const LOST_CODES = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'];
/** The name under which this very version stays, also when the moving tag has moved on. */
async function pushFixed(fixed, fetched, context) {
    const { client, log } = context;
    const there = await client.findManifest(fixed);
    if (there === undefined)
        await pushTag({ ref: fixed, isMove: false }, fetched, context);
    else if (there.digest !== fetched.digest) {
        log.info(`${(0,oci_reference/* formatReference */.FH)(fixed)} names another manifest, and stays`);
    }
}
/** Somebody else may mirror at the same time; whoever finds the tag moved leaves it to them. */
async function refuseMoved(ref, before, wanted, { client }) {
    const now = await client.findManifest(ref);
    if (now?.digest === before?.digest || now?.digest === wanted.digest)
        return;
    throw new registry_error/* RegistryError */.gl(`${(0,oci_reference/* formatReference */.FH)(ref)} moved while this was uploaded: from ${before?.digest ?? 'nothing'} to ${now?.digest ?? 'nothing'}`, {
        temporary: false,
        hint: 'Another job mirrors to the same place, and its tag was left. Give both one `concurrency` group, or run this again.',
    });
}
/** What Trivy would take must be there to its last byte before a tag leads to it. */
async function readLayerBack(ref, layer, { client }) {
    const what = `${(0,oci_reference/* formatReference */.FH)(ref)}, layer read back`;
    for await (const _ of (0,digest/* verifyDigest */.U)(client.openBlob(ref, layer), layer, what)) {
        // Only hashed.
    }
}
/** The tag must name the very manifest by whose rules the layer was chosen. */
async function readManifestBack(ref, wanted, { client }) {
    const found = await client.fetchManifest(ref);
    if (found.digest === wanted.digest)
        return;
    throw new errors/* VerifyError */.Gz(`${(0,oci_reference/* formatReference */.FH)(ref)}, read back: the tag names another manifest`, {
        wanted: wanted.digest,
        found: found.digest,
        hint: 'The registry changed the manifest, or another job moved the tag in between: run this again.',
    });
}

;// CONCATENATED MODULE: ./build/carry/publish-image.js
// Puts a whole image into a registry, byte for byte, with its signatures: blobs, manifests, signatures, and last its tag.





/**
 * Publishes an image; what is there already is not sent again.
 *
 * @throws {RegistryError} when the registry refuses, or another image has the tag
 */
async function publishImage(image, context) {
    const { client, base, log } = context;
    const ref = (0,oci_reference/* parseReference */.F2)(`${base}/${image.repository}:${image.tag}`);
    const reference = (0,oci_reference/* formatReference */.FH)(ref);
    const before = await findDigest(client, ref);
    if (before !== undefined && before !== image.root.digest) {
        throw new registry_error/* RegistryError */.gl(`${reference} names another image: ${before}`, {
            temporary: false,
            hint: 'The tag of a release is not moved. If that image is not the official one, delete the tag and run this again.',
        });
    }
    const place = { ...ref, tag: undefined };
    let uploadedBytes = 0;
    for (const blob of image.blobs) {
        const open = (start) => image.openBlob(blob, start);
        const outcome = await client.pushBlob({ ref }, { ...blob, open });
        log.info(`${reference}: blob ${blob.digest.slice(0, 19)}: ${outcome}`);
        if (outcome === 'uploaded')
            uploadedBytes += blob.size;
    }
    for (const child of image.children)
        await client.pushDocument({ ...place, digest: child.digest }, child);
    if (before === undefined)
        await pushRoot(image, ref, context);
    for (const { tag, ...referrer } of image.referrers) {
        const target = tag === undefined ? { ...place, digest: referrer.digest } : { ...place, tag, digest: undefined };
        await client.pushDocument(target, referrer);
    }
    await listInTag(image, ref, context);
    const after = await findDigest(client, ref);
    if (after !== image.root.digest) {
        throw new errors/* VerifyError */.Gz(`${reference}, read back`, { wanted: image.root.digest, found: String(after) });
    }
    const outcome = before === undefined ? 'published' : 'current';
    log.info(`${reference} names ${image.root.digest}`);
    return { reference, outcome, digest: image.root.digest, uploadedBytes };
}
/** An index of which some children are missing is refused by some registries, and the reason is ours to tell. */
async function pushRoot(image, ref, { client }) {
    try {
        await client.pushDocument({ ...ref, digest: undefined }, image.root);
    }
    catch (error) {
        if (!(error instanceof registry_error/* RegistryError */.gl) || ![400, 404].includes(error.status ?? 0))
            throw error;
        throw new registry_error/* RegistryError */.gl(`${(0,oci_reference/* formatReference */.FH)(ref)}: the index was refused: ${error.message}`, {
            temporary: false,
            status: error.status,
            hint: `Only ${image.platforms.join(', ')} was carried, and this registry wants all platforms that the index names: leave the input platforms empty, here and where the bundle is exported.`,
            cause: error,
        });
    }
}
async function findDigest(client, ref) {
    try {
        return (await client.fetchNamed(ref)).digest;
    }
    catch (error) {
        // Some answer so for a repository that does not exist yet.
        if (error instanceof registry_error/* RegistryError */.gl && [401, 403, 404].includes(error.status ?? 0))
            return undefined;
        throw error;
    }
}
/** Where a registry does not list referrers, whoever pushes keeps the list, under a tag (distribution-spec, referrers tag schema). */
async function listInTag(image, ref, { client }) {
    const untagged = image.referrers.filter(({ tag }) => tag === undefined);
    if (untagged.length === 0)
        return;
    const there = await client.listReferrers(ref, image.root.digest);
    const missing = untagged.filter(({ digest }) => !there.some((each) => each.digest === digest));
    if (missing.length === 0)
        return;
    const manifests = [...there, ...missing.map(describeReferrer)];
    const index = { schemaVersion: 2, mediaType: oci_manifest/* MEDIA_TYPES */.Z2.ociIndex, manifests };
    const bytes = Buffer.from(JSON.stringify(index));
    const tag = image.root.digest.replace(':', '-');
    const document = { bytes, digest: (0,oci_digest/* digestOf */.o)(bytes), mediaType: oci_manifest/* MEDIA_TYPES */.Z2.ociIndex };
    await client.pushDocument({ ...ref, tag, digest: undefined }, document);
}
function describeReferrer({ mediaType, digest, bytes, artifactType }) {
    return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
}

// EXTERNAL MODULE: ./build/inputs/entry-inputs.js
var entry_inputs = __webpack_require__(7572);
// EXTERNAL MODULE: ./build/run/carry.js + 1 modules
var carry = __webpack_require__(8259);
// EXTERNAL MODULE: ./build/run/carry-doubt.js
var carry_doubt = __webpack_require__(8326);
// EXTERNAL MODULE: ./build/run/said-texts.js + 1 modules
var said_texts = __webpack_require__(6344);
;// CONCATENATED MODULE: ./build/run/mirror.js
// Everything into a private registry, under the names that Trivy and the main action look for.









/** Runs the action `mirror`. */
function runMirror(dependencies) {
    const own = (0,entry_inputs/* readEntryInputs */.Cz)('mirror', (0,said_texts/* textsOf */.CB)('mirror', dependencies));
    return (0,carry/* carryRun */.V)(dependencies, {
        action: 'mirror',
        readsCache: false,
        target: { base: own.to, namedIn: 'the input to' },
        // A registry takes an index with all that it names.
        platforms: own.platforms.length === 0 ? undefined : own.platforms,
        end: (run) => endMirror(run, own),
    });
}
async function endMirror(run, { to, 'as-image': asImage }) {
    const { log } = run.dependencies;
    const now = () => new Date(run.dependencies.clock.now());
    const context = { client: run.client, base: to, asImage, now, log };
    const published = [];
    const failures = refuseUnconfirmed(run, to);
    const refused = failures.map(({ title }) => title);
    const artifacts = run.artifacts.filter(({ title }) => !refused.includes(title));
    const wanted = [
        ...artifacts.map((artifact) => ({ ...artifact, push: () => publish(artifact, context) })),
        ...run.images.map((image) => ({
            ...image,
            push: () => publishImage(image, { ...context, client: run.client }),
        })),
    ];
    for (const { title, push } of wanted) {
        try {
            published.push(await log.group(`Mirror: ${title}`, push));
        }
        catch (thrown) {
            const error = (0,local_failure/* blameLocal */.$u)(thrown);
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            failures.push({ title, reason: (0,registry_error/* explainError */.UW)(error), hint: (0,errors/* hintOf */.$z)(error) });
        }
    }
    const lines = published.map(({ reference, outcome, digest }) => `${reference}: ${outcome}, ${digest}`);
    for (const line of lines)
        log.info(line);
    return {
        verdict: withFailures(run.verdict, failures),
        notes: [...lines, ...sayFailures(failures).map((text) => `Not mirrored: ${text}`)],
        outputs: { references: published.map(({ reference, digest }) => `${reference}@${digest}`).join('\n') },
    };
}
/** A registry says nothing of who vouched: what it has counts as confirmed by it. Warns, or with `on-degraded: fail` refuses. */
function refuseUnconfirmed(run, to) {
    const unconfirmed = (0,carry_doubt/* listUnconfirmed */.dt)(run);
    if (unconfirmed.length === 0)
        return [];
    const consequence = `every job that asks ${to} will take the word of that registry for it`;
    if (run.inputs.onDegraded !== 'fail') {
        run.dependencies.log.warning(`Mirror: ${(0,carry_doubt/* sayUnconfirmed */.OA)(unconfirmed, consequence)}`);
        return [];
    }
    const reason = `not confirmed by anybody, and ${consequence}`;
    return unconfirmed.map(({ title }) => ({ title, reason, hint: carry_doubt/* DOUBT_HINT */.Hi }));
}
/** Each reason once, with all that failed for it. */
function sayFailures(failures) {
    const reasons = [...new Set(failures.map(({ reason }) => reason))];
    return reasons.map((reason) => {
        const titles = failures.filter((failure) => failure.reason === reason).map(({ title }) => title);
        return `${titles.join(', ')}: ${reason}`;
    });
}
/** What is not available and what could not be pushed, in one failure. */
function withFailures(verdict, failures) {
    if (failures.length === 0)
        return verdict;
    const { failure } = verdict;
    const hints = [
        ...new Set(failures.flatMap(({ hint }) => hint ?? [])),
        ...(failure === undefined ? [] : [failure.hint]),
    ];
    return {
        ...verdict,
        failureClass: 'data',
        failure: {
            message: [
                `Not mirrored: ${sayFailures(failures).join('; ')}`,
                ...(failure === undefined ? [] : [failure.message]),
            ].join('. '),
            hint: hints.join(' ') || 'Run it again when the registry answers; until then the old tag is untouched.',
        },
    };
}


/***/ })

};
