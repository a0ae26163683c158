export const id = 565;
export const ids = [565];
export const modules = {

/***/ 146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ findGitHubRepository),
/* harmony export */   X$: () => (/* binding */ manifestInApi),
/* harmony export */   ZT: () => (/* binding */ headArchive),
/* harmony export */   bU: () => (/* binding */ githubToken),
/* harmony export */   xT: () => (/* binding */ apiArchive)
/* harmony export */ });
// VEX repositories that live on github.com: their archives need no API, and so no token and none of its 60 requests an hour.
/** Origin of the one API that a token of github.com is sent to. */
const GITHUB_API = 'https://api.github.com';
/** The repository that an address names; undefined for any other host. GHES is another host, and its token stays there. */
function findGitHubRepository(url) {
    if (url.protocol !== 'https:' || url.host !== 'github.com')
        return undefined;
    const [, owner = '', name = '', ...rest] = url.pathname.replace(/\/+$/, '').split('/');
    const isPlain = [owner, name].every((part) => /^[A-Za-z0-9._-]{1,100}$/.test(part) && !/^\.+$/.test(part));
    return isPlain && rest.length === 0 ? { owner, name: name.replace(/\.git$/, '') } : undefined;
}
/** The archive of the default branch, which holds the manifest. */
function headArchive({ owner, name }) {
    return new URL(`https://github.com/${owner}/${name}/archive/HEAD.tar.gz`);
}
/** The manifest alone, from the API. */
function manifestInApi({ owner, name }) {
    return new URL(`${GITHUB_API}/repos/${owner}/${name}/contents/vex-repository.json`);
}
/** The same archive from the API, which knows logins where the page knows only browsers; undefined for any other address. */
function apiArchive(url) {
    if (url.origin !== 'https://github.com')
        return undefined;
    const match = /^\/([\w.-]+)\/([\w.-]+)\/archive\/(.+)\.tar\.gz$/.exec(url.pathname);
    const [, owner, name, ref] = match ?? [];
    if (ref === undefined || /(^|\/)\.{1,2}(\/|$)/.test(`${owner}/${name}/${ref}`))
        return undefined;
    return new URL(`${GITHUB_API}/repos/${owner}/${name}/tarball${ref === 'HEAD' ? '' : `/${ref}`}`);
}
/**
 * The token for api.github.com: never that of a GHES or of another GitHub, whose jobs get one of their own server.
 *
 * @param serverUrl `GITHUB_SERVER_URL` of the job
 */
function githubToken(token, serverUrl) {
    const isGitHub = serverUrl === undefined || serverUrl === '' || URL.parse(serverUrl)?.host === 'github.com';
    return isGitHub && token !== undefined && token !== '' ? token : undefined;
}


/***/ }),

/***/ 7565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openVexNetwork: () => (/* binding */ openVexNetwork)
});

// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var oci_transport = __webpack_require__(143);
// EXTERNAL MODULE: ./build/place/staging.js
var place_staging = __webpack_require__(6197);
// EXTERNAL MODULE: ./build/resources/vex-repo/github.js
var github = __webpack_require__(146);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/oci/single-layer.js
var single_layer = __webpack_require__(6080);
// EXTERNAL MODULE: ./build/verify/freshness.js
var freshness = __webpack_require__(4427);
// EXTERNAL MODULE: ./build/verify/layer.js
var verify_layer = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/bundle/annotations.js
var annotations = __webpack_require__(9651);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-artifact.js + 2 modules
var vex_artifact = __webpack_require__(8789);
;// CONCATENATED MODULE: ./build/resources/vex-repo/artifact.js
// A VEX repository as an OCI artifact of our own media type: manifest, empty config, one layer (docs/vex.md).



/** `artifactType` of the manifest. */
const VEX_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.v1';
/** The manifest for a layer; the same layer and facts give the same bytes. */
function describeVexArtifact({ digest, size }, { repository, version }) {
    return (0,single_layer/* describeSingleLayer */.l)({
        artifactType: VEX_ARTIFACT_TYPE,
        layer: { mediaType: vex_artifact/* VEX_LAYER_TYPE */.pr, digest, size },
        title: 'vex-repository.tar.gz',
        annotations: {
            [annotations/* BUNDLE_ANNOTATIONS */.G.repository]: repository,
            ...(version === undefined ? {} : { 'org.opencontainers.image.version': version }),
        },
        what: 'manifest of a VEX repository',
    });
}

// EXTERNAL MODULE: ./build/resources/vex-repo/vex-index.js
var vex_index = __webpack_require__(4007);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-list.js
var vex_list = __webpack_require__(8363);
// EXTERNAL MODULE: ./build/resources/vex-repo/vex-manifest.js
var vex_manifest = __webpack_require__(8554);
;// CONCATENATED MODULE: ./build/resources/vex-repo/http-source.js
// The server that publishes a VEX repository as a source: what it has becomes an artifact at this edge, and is like any other from then on.















/** The source for one repository. */
function vexHttpSource(options) {
    const { repository } = options;
    let offer;
    return {
        kind: 'http',
        label: (0,log/* clean */.uH)((0,vex_list/* showVexUrl */.cB)(repository.url), 200),
        isUpstream: true,
        transport: (0,vex_artifact/* vexTransport */.lK)(repository),
        async *offers() {
            // Asked for a confirmation first, it is not asked again for the same.
            offer ??= fetchOffer(repository, options);
            yield await offer;
        },
    };
}
/** What the server has, packed. Its digest is known only then: an archive is packed anew by whoever serves it. */
async function fetchOffer(repository, options) {
    const { resource, placed } = options;
    const { maxLayerBytes, maxExtractedBytes } = resource;
    const context = { ...options.context, maxDownloadBytes: maxLayerBytes, maxExtractedBytes };
    const known = await readKnownCopy(options);
    const [{ fetchVexRepository }, { packLayer }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(663), __webpack_require__.e(642), __webpack_require__.e(126), __webpack_require__.e(132), __webpack_require__.e(722)]).then(__webpack_require__.bind(__webpack_require__, 4722)),
        Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(480)]).then(__webpack_require__.bind(__webpack_require__, 3480)),
    ]);
    const staging = await options.createDirectory(resource.name);
    try {
        const fetched = await fetchVexRepository(repository, { context, known, directory: staging.directory });
        if (fetched.kind === 'unchanged')
            return offerPlaced(placed);
        const { directory, files, updatedAt, validators } = fetched;
        const paths = files.map(({ path }) => path);
        const first = [vex_manifest/* VEX_MANIFEST */.Yj, `${vex_manifest/* VEX_SPEC_VERSION */.Ng}/${vex_index/* VEX_INDEX */.Bx}`];
        const layer = await packLayer(directory, paths, { file: (0,external_node_path_.join)(staging.directory, 'layer.tar.gz'), first });
        const version = usableVersion(updatedAt, context.now());
        return offerPacked({ layer, version, validators, moveFiles: moveOnce(directory, files) }, options);
    }
    catch (error) {
        await staging.discard();
        // A full disk stays full whoever sends the bytes.
        return (0,local_failure/* rethrowLocal */.bS)(error);
    }
}
/** Only a copy that came from this server is asked for with its ETag: nobody else's word makes another's bytes current. */
async function readKnownCopy({ resource, placed, cacheDir, }) {
    const validators = placed?.seal?.validators;
    if (validators === undefined)
        return undefined;
    const manifest = await (0,promises_.readFile)((0,external_node_path_.join)(cacheDir, resource.directory, vex_manifest/* VEX_MANIFEST */.Yj)).catch(() => undefined);
    return manifest && { manifest, validators };
}
/** The server says that what is there is what it has. */
function offerPlaced(placed) {
    const digestPrefix = placed?.seal?.layerDigest;
    if (digestPrefix === undefined)
        throw new errors/* VerifyError */.Gz('the server says that nothing changed, and nothing is there');
    const refuse = async () => {
        throw new errors/* VerifyError */.Gz('the server says that nothing changed, and sent nothing');
    };
    return { digestPrefix, promisedAt: undefined, version: undefined, isPinned: false, load: refuse };
}
/** When the index was written serves as the version, so that no source brings back an older one; one from the future would shut out all others. */
function usableVersion(updatedAt, now) {
    const instant = new Date(updatedAt ?? Number.NaN);
    return Number.isNaN(instant.getTime()) || (0,freshness/* isFromFuture */.S5)(instant, now) ? undefined : instant.toISOString();
}
/** Whoever comes second reads the layer. */
function moveOnce(directory, files) {
    let isThere = true;
    return async (into) => {
        if (!isThere)
            return undefined;
        isThere = false;
        for (const name of await (0,promises_.readdir)(directory))
            await (0,file_moves/* move */.Cy)((0,external_node_path_.join)(directory, name), (0,external_node_path_.join)(into, name));
        return files;
    };
}
function offerPacked(packed, { resource, schema, context }) {
    const { layer, version, validators, moveFiles } = packed;
    const fetched = describeVexArtifact(layer, { repository: resource.repository, version });
    return {
        digestPrefix: layer.digest,
        promisedAt: undefined,
        version: (0,verify_layer/* versionOf */.E4)(fetched.manifest),
        isPinned: false,
        load: async () => ({
            fetched,
            layer: (0,verify_layer/* selectLayer */.YC)(fetched.manifest, { resource, schema }),
            confirmedAt: context.now(),
            confirmed: true,
            validators,
            moveFiles,
            openLayer: () => (0,external_node_fs_.createReadStream)(layer.file, { highWaterMark: 1 << 20 }),
            readConfig: async () => single_layer/* EMPTY_CONFIG */.$,
        }),
    };
}

;// CONCATENATED MODULE: ./build/resources/vex-repo/vex-network.js






/** Speaks to nobody until a source is asked. */
function openVexNetwork(run, { repositories, origin }) {
    const { facts, environment, clock, limits, log, signal, cacheDir } = run;
    const { inputs } = facts;
    const unchecked = repositories.filter(({ insecure }) => insecure).map(({ url }) => url.origin);
    const userAgent = 'trivy-offline-cache';
    const namedIn = namedInOf(origin);
    const transport = (0,oci_transport/* createTransport */.oO)({
        userAgent,
        limits,
        signal,
        log,
        uncheckedOrigins: new Set(unchecked),
        namedIn,
        instead: 'mirror it to a registry of yours, and name that in the input registries',
    });
    const giveUp = (errors) => {
        const last = errors.at(-1);
        if (last instanceof connection_error/* ConnectionError */.Rc)
            transport.giveUp(last);
    };
    const context = {
        transport,
        newTries: () => (0,retry/* createTries */.Us)({ limits, clock, signal, log, onGivenUp: giveUp }),
        now: () => new Date(clock.now()),
        githubToken: (0,github/* githubToken */.bU)(inputs.token, environment.GITHUB_SERVER_URL),
        plainHttp: inputs.insecureRegistries,
        namedIn,
        signal,
        log,
    };
    const fetched = [];
    const createDirectory = async (name) => {
        const staging = await (0,place_staging/* createStaging */.q)(cacheDir, name);
        fetched.push(staging);
        return staging;
    };
    return {
        sourceOf: (repository, { resource, schema }, placed) => vexHttpSource({ resource, repository, schema, placed, cacheDir, context, createDirectory }),
        hostsContacted: transport.hostsContacted,
        async close() {
            for (const directory of fetched.splice(0))
                await directory.discard();
        },
    };
}
/** VEX Hub is named by nobody, and can be replaced. */
function namedInOf(origin) {
    return /^(input|\/|\w:)/.test(origin) ? origin.replace(/^input/, 'the input') : 'the input vex-repositories';
}


/***/ })

};
