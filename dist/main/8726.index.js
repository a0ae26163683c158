export const id = 8726;
export const ids = [8726];
export const modules = {

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistryClient: () => (/* binding */ createRegistryClient),
  giveUpHost: () => (/* binding */ giveUpHost)
});

;// CONCATENATED MODULE: ./build/oci/challenge.js
// What a 401 says it wants: the `WWW-Authenticate` header (RFC 9110, 11.6.1), of which several may arrive as one.
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const SEPARATORS = /[\s,]*/y;
// Unquoted values are taken up to the next comma: some servers do not quote URLs.
const PARAMETER = new RegExp(`(${TOKEN})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`, 'y');
const SCHEME = new RegExp(`(${TOKEN})(?=[\\s,]|$)`, 'y');
/** What schemes such as Negotiate have instead of parameters. It is skipped. */
const TOKEN68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/** The challenges in order; what cannot be read ends the list. */
function parseChallenges(header) {
    const challenges = [];
    const text = header ?? '';
    let position = 0;
    const take = (pattern) => {
        pattern.lastIndex = position;
        const match = pattern.exec(text);
        if (match)
            position = pattern.lastIndex;
        return match;
    };
    for (;;) {
        take(SEPARATORS);
        const current = challenges.at(-1);
        const parameter = current && take(PARAMETER);
        if (parameter) {
            const [, name = '', quoted, plain] = parameter;
            // The first one counts: a second realm must not replace the one that was read.
            current.parameters[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
            continue;
        }
        const scheme = take(SCHEME)?.[1];
        if (scheme === undefined)
            return challenges;
        challenges.push({ scheme: scheme.toLowerCase(), parameters: Object.create(null) });
        take(TOKEN68);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var base_log = __webpack_require__(3701);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/base/child-environment.js
var child_environment = __webpack_require__(1450);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
// EXTERNAL MODULE: ./build/base/program.js
var base_program = __webpack_require__(2488);
// EXTERNAL MODULE: ./build/oci/json.js
var json = __webpack_require__(2782);
;// CONCATENATED MODULE: ./build/oci/credential-helper.js
// `docker-credential-*` programs, which keep logins outside of files (https://github.com/docker/docker-credential-helpers#development).





/** Helpers may ask a cloud service; one that waits for a person would wait for ever. */
const TIMEOUT_MS = 10_000;
const MAX_OUTPUT_BYTES = 64 * 1024;
/** Letters that need no shell and name no other directory. */
const NAME = /^[A-Za-z0-9_.-]+$/;
/** Asks a helper; `undefined` when it has no login for the registry. Throws an Error that quotes nothing of its output. */
async function askCredentialHelper(options) {
    if (!NAME.test(options.name))
        throw new Error('its name is not the name of a credential helper');
    const { output, exitCode } = await run(options);
    if (exitCode !== 0) {
        if (/credentials not found/i.test(output))
            return undefined;
        throw new Error(`exit code ${exitCode}`);
    }
    return parseLogin(output);
}
function parseLogin(output) {
    let value;
    try {
        value = JSON.parse(output);
    }
    catch {
        // Handled below; the parser's message would quote a secret.
    }
    if (!(0,json/* isObject */.Gv)(value))
        throw new Error('its answer is not JSON');
    const { Username: username, Secret: secret } = value;
    if (typeof username !== 'string' || typeof secret !== 'string')
        throw new Error('its answer has no login');
    return secret === '' ? undefined : { username, secret };
}
/** Not from the workspace: what a pull request brings along could read the tokens of this step. */
function findHelper({ name, environment }) {
    const { GITHUB_WORKSPACE: workspace } = environment;
    const isTrusted = (directory) => !workspace || !(0,inside/* isInside */.FK)(directory, workspace);
    const program = (0,base_program/* findProgram */.Kp)(`docker-credential-${name}`, { environment, isTrusted });
    if (program === undefined)
        throw new Error('not found on PATH');
    return (0,base_program/* commandOf */.Nl)(program, ['get'], environment);
}
function run(options) {
    const { signal, environment, timeoutMs = TIMEOUT_MS } = options;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const { file, args, ...how } = findHelper(options);
        const child = (0,external_node_child_process_.spawn)(file, [...args], {
            ...how,
            cwd: options.directory,
            env: (0,child_environment/* childEnvironment */.Qc)(environment),
            stdio: ['pipe', 'pipe', 'ignore'],
            windowsHide: true,
        });
        let output = '';
        const stop = (error) => {
            child.kill('SIGKILL');
            // A grandchild may hold the pipe open: we do not wait for it.
            child.stdout.destroy();
            settle(() => reject(error));
        };
        const onAbort = () => stop(signal.reason);
        const timer = setTimeout(() => stop(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
        const settle = (done) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            done();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        child.stdout.setEncoding('utf8').on('data', (text) => {
            output += text;
            if (output.length > MAX_OUTPUT_BYTES)
                stop(new Error('its answer is too long'));
        });
        child.on('error', (error) => stop(new Error(error.code === 'ENOENT' ? 'not found on PATH' : `cannot be started (${error.code})`)));
        child.on('close', (exitCode) => settle(() => resolve({ output, exitCode })));
        // A helper that ends without reading breaks the pipe: its exit code says more.
        child.stdin.on('error', () => { });
        child.stdin.end(`${options.serverUrl}\n`);
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/oci/docker-config.js
// The files in which docker, podman, and their login tools keep logins: read as foreign data, and never quoted.





/** Real ones have a few kB; a login tool would choke on more as well. */
const MAX_CONFIG_BYTES = 1024 * 1024;
/** Docker's own file: `$DOCKER_CONFIG/config.json`, else `~/.docker/config.json` (https://docs.docker.com/reference/cli/docker/#configuration-files). */
function dockerConfigPath(environment) {
    if (environment.DOCKER_CONFIG)
        return (0,external_node_path_.join)(environment.DOCKER_CONFIG, 'config.json');
    const home = process.platform === 'win32' ? environment.USERPROFILE : environment.HOME;
    return home ? (0,external_node_path_.join)(home, '.docker', 'config.json') : undefined;
}
/** Podman's file: `$REGISTRY_AUTH_FILE`, else `$XDG_RUNTIME_DIR/containers/auth.json` (containers-auth.json(5)). */
function podmanConfigPath(environment) {
    if (environment.REGISTRY_AUTH_FILE)
        return environment.REGISTRY_AUTH_FILE;
    return environment.XDG_RUNTIME_DIR
        ? (0,external_node_path_.join)(environment.XDG_RUNTIME_DIR, 'containers', 'auth.json')
        : undefined;
}
/** Reads a file; absent is `undefined`, and a broken one is a warning with its name, for a scan of public data needs no login. */
async function readDockerConfig(path, log) {
    const problem = (text) => {
        log.warning(`${(0,base_log/* clean */.uH)(path, 500)}: ${text}; going on without its logins.`);
        return undefined;
    };
    let text;
    try {
        const facts = await (0,promises_.stat)(path);
        // A pipe would be waited for.
        if (!facts.isFile() && !facts.isDirectory())
            return problem('not a file');
        const { size } = facts;
        if (size > MAX_CONFIG_BYTES)
            return problem(`too large (${size} bytes)`);
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        return problem(`cannot be read (${error.code ?? 'unknown error'})`);
    }
    try {
        const value = JSON.parse(text);
        return (0,json/* isObject */.Gv)(value) ? parseConfig(path, value) : problem('not a Docker configuration');
    }
    catch {
        // The parser's message quotes the file, which holds passwords.
        return problem('not valid JSON');
    }
}
function parseConfig(path, value) {
    const auths = entriesOf(value.auths).flatMap(([key, entry]) => (0,json/* isObject */.Gv)(entry) ? [[normalizeKey(key), parseEntry(entry)]] : []);
    const helpers = entriesOf(value.credHelpers).flatMap(([key, name]) => typeof name === 'string' && name !== '' ? [[normalizeKey(key), name]] : []);
    const store = asText(value.credsStore);
    return { path, auths: new Map(auths), helpers: new Map(helpers), store };
}
function parseEntry(entry) {
    return {
        auth: asText(entry.auth),
        username: asText(entry.username),
        password: asText(entry.password),
        identityToken: asText(entry.identitytoken),
        registryToken: asText(entry.registrytoken),
    };
}
/**
 * One spelling for the ways in which tools write a registry: `https://host/v1/` is `host`, Docker Hub's many are `docker.io`.
 * A path that is more than the API's version (podman's namespaces) stays.
 */
function normalizeKey(key) {
    const [host = '', ...path] = key
        .replace(/^https?:\/\//, '')
        .replace(/\/+$/, '')
        .split('/');
    const name = DOCKER_HUB_NAMES.includes(host) ? 'docker.io' : host.toLowerCase();
    const isVersion = path.length === 1 && /^v[12]$/.test(path[0] ?? '');
    return path.length === 0 || isVersion ? name : [name, ...path].join('/');
}
const DOCKER_HUB_NAMES = ['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];
function entriesOf(value) {
    return (0,json/* isObject */.Gv)(value) ? Object.entries(value) : [];
}
function asText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/oci/credentials.js
// Which login belongs to a repository: found where `docker login` and its friends leave it, and nowhere else.




/** Reads nothing yet: most runs need no login at all. */
function createCredentials(options) {
    const { environment, log } = options;
    const paths = [dockerConfigPath(environment), podmanConfigPath(environment)].filter((path) => path !== undefined);
    const configs = new Map();
    const answers = new Map();
    const problems = [];
    const noteProblem = (problem) => {
        problems.push(problem);
        log.info(`${problem}; asking without a login`);
    };
    const ask = (name, registry, config) => remember(answers, `${name} ${registry}`, () => askHelper({ name, registry, config }, { ...options, noteProblem }));
    async function find(registry, repository) {
        for (const path of paths) {
            const config = await remember(configs, path, () => readDockerConfig(path, log));
            const login = config && (await findInConfig(config, { registry, repository }, ask));
            if (!login)
                continue;
            maskLogin(login, options.maskSecret);
            return login;
        }
        return undefined;
    }
    const given = (registry, repository) => options.givenFor?.(registry, repository) ?? NONE_GIVEN;
    const found = new Map();
    const findOnce = (registry, repository) => remember(found, `${registry}/${repository}`, () => find(registry, repository));
    async function findAll(registry, repository) {
        const own = await findOnce(registry, repository);
        const { first } = given(registry, repository);
        for (const login of first)
            maskLogin(login, options.maskSecret);
        return own === undefined ? first : [own, ...first];
    }
    return {
        places: paths,
        problems,
        find: findOnce,
        findAll,
        findLast: (registry, repository) => {
            const { last } = given(registry, repository);
            for (const login of last)
                maskLogin(login, options.maskSecret);
            return last;
        },
    };
}
const NONE_GIVEN = { first: [], last: [] };
// Docker's order, but a login that stands in the file comes before the helper for all hosts, which may not work on a runner.
async function findInConfig(config, { registry, repository }, ask) {
    const helper = config.helpers.get(registry);
    if (helper !== undefined)
        return ask(helper, registry, config);
    // The longest namespace wins (containers-auth.json(5)): host/a/b, host/a, host.
    const parts = [registry, ...repository.split('/')];
    for (let length = parts.length; length > 0; length--) {
        const key = parts.slice(0, length).join('/');
        const entry = config.auths.get(key);
        const login = entry && asLogin(entry, `the login for ${key} in ${(0,base_log/* clean */.uH)(config.path, 300)}`);
        if (login)
            return login;
    }
    return config.store === undefined ? undefined : ask(config.store, registry, config);
}
function asLogin(entry, origin) {
    if (entry.identityToken !== undefined)
        return { kind: 'identity-token', token: entry.identityToken, origin };
    // Only what a header can hold: it goes into one as it is.
    if (entry.registryToken !== undefined && /^[!-~]+$/.test(entry.registryToken))
        return { kind: 'registry-token', token: entry.registryToken, origin };
    const { username, password } = entry.auth === undefined ? entry : decodeAuth(entry.auth);
    if (username === undefined || password === undefined || username + password === '')
        return undefined;
    return { kind: 'password', username, password, origin };
}
// `user:password` in Base64, which Docker may pad with NUL bytes; the password may hold colons.
function decodeAuth(auth) {
    const text = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
    const colon = text.indexOf(':');
    return colon === -1 ? {} : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
async function askHelper({ name, registry, config }, options) {
    const program = `docker-credential-${(0,base_log/* clean */.uH)(name, 50)}`;
    const origin = `the login for ${registry} from ${program}`;
    // Docker Hub's entry has kept the address of its first API.
    const serverUrl = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
    const { environment, signal } = options;
    try {
        const answer = await askCredentialHelper({
            name,
            serverUrl,
            environment,
            signal,
            directory: (0,external_node_path_.dirname)(config.path),
        });
        if (!answer)
            return undefined;
        if (answer.username === '<token>')
            return { kind: 'identity-token', token: answer.secret, origin };
        return { kind: 'password', username: answer.username, password: answer.secret, origin };
    }
    catch (error) {
        signal.throwIfAborted();
        const problem = error instanceof Error ? error.message : 'failed';
        options.noteProblem(`${program} (named in ${(0,base_log/* clean */.uH)(config.path, 300)}): ${problem}`);
        return undefined;
    }
}
function maskLogin(login, maskSecret) {
    // The encoded form is what would show up in a dump of headers.
    const secrets = login.kind === 'password' ? [login.password, basicCredentials(login)] : [login.token];
    for (const secret of secrets)
        if (secret !== '')
            maskSecret(secret);
}
/** The part of a Basic `Authorization` that carries the login (RFC 7617). */
function basicCredentials({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
function remember(memory, key, make) {
    const made = memory.get(key) ?? make();
    memory.set(key, made);
    return made;
}

;// CONCATENATED MODULE: ./build/oci/door.js
/** Remembers the answers for one run; who did not answer is asked again. */
function createDoors(transport) {
    const answers = new Map();
    return async (origin) => {
        const answer = answers.get(origin) ?? ask(transport, origin);
        answers.set(origin, answer);
        try {
            return await answer;
        }
        catch (error) {
            answers.delete(origin);
            throw error;
        }
    };
}
// https://specs.opencontainers.org/distribution-spec/#determining-support
async function ask(transport, origin) {
    const answer = await transport.send({ method: 'GET', url: new URL('/v2/', origin), headers: {} });
    await answer.discard();
    return answer.isOwnOrigin && answer.status === 401 ? answer.headers['www-authenticate'] : undefined;
}

// EXTERNAL MODULE: ./build/oci/hop.js
var hop = __webpack_require__(2957);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
;// CONCATENATED MODULE: ./build/oci/target.js
// What a request to a registry is about, as far as a login or a token is for it. Pure.
/** The same for all that one token is good for. */
function keyOf({ origin, repository, access }) {
    return `${origin}/${repository}${access === 'pull,push' ? ' push' : ''}`;
}

// EXTERNAL MODULE: ./build/oci/refusal.js
var refusal = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/oci/transport.js + 4 modules
var oci_transport = __webpack_require__(143);
;// CONCATENATED MODULE: ./build/oci/token.js
// Fetching a bearer token from the realm that a challenge named (https://distribution.github.io/distribution/spec/auth/token/).





/** What the specification says when the server does not. */
const DEFAULT_LIFETIME_SECONDS = 60;
/** Tokens of large installations have some kB. */
const MAX_TOKEN_ANSWER_BYTES = 1024 * 1024;
/** Asks for a token. Throws RegistryError with the realm's status when it refuses. */
async function fetchToken(transport, request) {
    const grant = request.login?.kind === 'identity-token'
        ? refreshGrant(request, request.login.token)
        : tokenQuery(request);
    const answer = await transport.send({ ...grant, ledFrom: request.ledFrom });
    const what = `token for ${request.scope}`;
    if (answer.status !== 200)
        throw await (0,refusal/* describeRefusal */.a)(answer, { what, ...request });
    const body = await (0,oci_transport/* readBody */.x8)(answer, MAX_TOKEN_ANSWER_BYTES);
    return parseToken(body?.toString() ?? '', `${what} from ${answer.url.host}`);
}
function tokenQuery({ realm, service, scope, login }) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    url.searchParams.set('scope', scope);
    const authorization = login?.kind === 'password' ? `Basic ${basicCredentials(login)}` : undefined;
    return { method: 'GET', url, headers: { accept: 'application/json' }, authorization };
}
function refreshGrant(request, refreshToken) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: request.clientId,
        scope: request.scope,
        refresh_token: refreshToken,
    });
    if (request.service !== undefined)
        form.set('service', request.service);
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: request.realm, headers, body: form.toString() };
}
function parseToken(text, what) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // The parser's message would quote the token.
    }
    const fields = (0,json/* isObject */.Gv)(value) ? value : {};
    // Servers may write both, and one of them empty; where they differ the specification lets us choose, and this is Trivy's choice.
    const token = [fields.access_token, fields.token].find((text) => typeof text === 'string' && text !== '');
    // Only what a header can hold: it goes into one.
    if (typeof token !== 'string' || !/^[!-~]+$/.test(token)) {
        throw new registry_error/* RegistryError */.gl(`${what}: the answer holds no token`, { temporary: false });
    }
    const { expires_in: seconds } = fields;
    const isLifetime = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
    return { value: token, expiresInMs: 1000 * (isLifetime ? seconds : DEFAULT_LIFETIME_SECONDS) };
}

;// CONCATENATED MODULE: ./build/oci/token-scope.js
// What a token shall be good for (https://distribution.github.io/distribution/spec/auth/scope/): what the challenge names, if it
// names anything that can be meant. Pure.
/**
 * The scope to ask for. A challenge to reading does not know yet that the same repository will be written; some name no
 * repository at all: an empty text, or a right to the catalogue.
 */
function scopeOf({ repository, access = 'pull' }, challenged = '') {
    const isEnough = access === 'pull' || grantsPush(challenged);
    return challenged.includes('repository') && isEnough ? challenged : `repository:${repository}:${access}`;
}
/** By the actions of one of its scopes: the name of a repository may have the word in it, and a port before it. */
function grantsPush(challenged) {
    return challenged.split(' ').some((scope) => scope
        .slice(scope.lastIndexOf(':') + 1)
        .split(',')
        .includes('push'));
}
/** Whether a challenge names another repository than the one that is asked: that behind a mirror, or an example. */
function namesAnother({ repository }, challenged = '') {
    return challenged.includes('repository') && !challenged.includes(`:${repository}:`);
}

;// CONCATENATED MODULE: ./build/oci/cloud-advice.js
// What makes a login at the registry of a cloud, where a job has the cloud's credentials alone. Pure.
/** Registries of clouds, whose logins live for hours: what makes one, in a job and elsewhere. */
const CLOUDS = [
    [
        /^\d+\.dkr\.ecr(-fips)?\..+\.amazonaws\.com(\.cn)?$/,
        'For ECR: aws-actions/amazon-ecr-login after aws-actions/configure-aws-credentials, or the helper docker-credential-ecr-login.',
    ],
    [
        /(^|\.)(gcr\.io|pkg\.dev)$/,
        'For Artifact Registry: google-github-actions/auth with token_format: access_token and docker/login-action as oauth2accesstoken, or the helper docker-credential-gcr.',
    ],
    [
        /\.azurecr\.(io|cn|us)$/,
        'For ACR: azure/login and `az acr login`, or the helper docker-credential-acr-env.',
    ],
];
/** One sentence for such a registry; empty for others. */
function adviseCloud(registry) {
    const advice = CLOUDS.find(([host]) => host.test(registry))?.[1];
    return advice === undefined ? '' : ` ${advice}`;
}

;// CONCATENATED MODULE: ./build/oci/describe-login.js
// What to tell somebody whose request stayed refused: which login was shown, where it came from, and what to do about it.

const LOG_IN = 'before this step, for example with docker/login-action (the reusable workflows: by their secrets registry-username and registry-password)';
/** What to tell the user whose request to the target stayed refused. */
async function describeLogin(known, target) {
    const { findAll, findLast, places, problems } = known.credentials;
    const { registry, repository } = target;
    const [login] = [...(await findAll(registry, repository)), ...findLast(registry, repository)];
    if (!login) {
        const where = places.join(' or ') || 'the Docker configuration';
        const whom = target.access === 'pull,push' ? ' as somebody who has the right to push' : '';
        const why = problems.length === 0 ? '' : ` (${[...new Set(problems)].join('; ')})`;
        return `No login for ${registry} was found in ${where}${why}: log in${whom} ${LOG_IN}.${adviseCloud(registry)}`;
    }
    const sentence = `${login.origin} ${describeFate(known, target, login)}`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
function describeFate({ accepted, isUsable }, target, login) {
    if (target.access === 'pull,push') {
        return accepted.has(login.origin)
            ? 'is good for reading, and was refused for pushing: give it the right to push, or log in as somebody who has it.'
            : `was refused for pushing: give it the right to push, or, if it is wrong, log in anew ${LOG_IN}.`;
    }
    const fate = isUsable ? 'did not suffice' : 'was refused, and so was asking without a login';
    return `${fate}: log in anew ${LOG_IN}.`;
}

;// CONCATENATED MODULE: ./build/oci/tried-logins.js


/** Knows nothing yet of any of them. */
function createTriedLogins(credentials, log) {
    /** Origins of logins, with the registry behind them, or the target where only that was refused. */
    const refused = new Set();
    /** Targets that would not answer without a login. */
    const closed = new Set();
    /** Origins of logins. */
    const accepted = new Set();
    const isRefused = (target, { origin }) => refused.has(`${origin} ${target.registry}`) || refused.has(`${origin} ${keyOf(target)}`);
    const findUsable = async (target) => {
        const { registry, repository } = target;
        const first = await credentials.findAll(registry, repository);
        const last = closed.has(keyOf(target)) ? credentials.findLast(registry, repository) : [];
        return [...first, ...last].find((login) => !isRefused(target, login));
    };
    return {
        findUsable,
        async closeTarget(target) {
            if (closed.has(keyOf(target)))
                return false;
            closed.add(keyOf(target));
            return (await findUsable(target)) !== undefined;
        },
        refuse(target, { login, status, isInvalid }) {
            // What one registry does not know, another may: some logins are said for all that are named.
            const key = `${login.origin} ${isInvalid ? target.registry : keyOf(target)}`;
            // Downloads that run side by side are refused side by side; one warning is enough.
            if (refused.has(key))
                return;
            refused.add(key);
            const who = isInvalid ? target.registry : `${target.registry}/${target.repository}`;
            log.warning(`${who} refused ${login.origin} (HTTP ${status}); asking without a login. Log in anew before this step.`);
        },
        noteAccepted: ({ origin }) => void accepted.add(origin),
        async describe(target) {
            const isUsable = (await findUsable(target)) !== undefined;
            return describeLogin({ credentials, accepted, isUsable }, target);
        },
    };
}

;// CONCATENATED MODULE: ./build/oci/auth.js









const NOTHING = { authorization: undefined, login: undefined, isFresh: false };
/** Remembers tokens per origin and repository, and refused logins, for one run. */
function createAuth(options) {
    const state = {
        ...options,
        proofs: new Map(),
        logins: createTriedLogins(options.credentials, options.log),
        misled: new Set(),
        askDoor: createDoors(options.transport),
    };
    return {
        current(target) {
            const proof = state.proofs.get(keyOf(target));
            return proof && proof.untilMs > options.now() ? { ...proof, isFresh: false } : NOTHING;
        },
        afterRefusal: (target, shown, answer) => answerRefusal(state, { target, shown, answer }),
        noteAccepted({ login }) {
            if (login !== undefined)
                state.logins.noteAccepted(login);
        },
        describeLogin: (target) => state.logins.describe(target),
    };
}
async function answerRefusal(state, { target, shown, answer }) {
    // Only the registry itself may ask for something: a host that it redirected to is answered with nothing.
    if (!answer.isOwnOrigin)
        return undefined;
    if (answer.status === 403 && shown.login) {
        refuseLogin(state, target, { login: shown.login, status: 403, isInvalid: false });
        // A 403 names no challenge; the answer to a request without a login does.
        return NOTHING;
    }
    const challenge = answer.status === 401 ? answer.headers['www-authenticate'] : undefined;
    if (challenge === undefined)
        return proveAtDoor(state, target, { shown, answer });
    if (shown.isFresh) {
        if (isMisled(state, target, challenge)) {
            state.misled.add(keyOf(target));
            return keepProof(state, target, challenge);
        }
        // A token that was just given to nobody in particular does not suffice.
        if (!shown.login && !(await state.logins.closeTarget(target)))
            return undefined;
        // Without a login nobody may push, and one that may not push need not be wrong.
        if (target.access === 'pull,push')
            return undefined;
        // A token that the realm gave for this login, and that does not suffice, says nothing about the login elsewhere.
        const isInvalid = shown.authorization?.startsWith('Basic ') === true;
        if (shown.login)
            refuseLogin(state, target, { login: shown.login, status: 401, isInvalid });
    }
    return keepProof(state, target, challenge);
}
/**
 * Some registries hide from whoever shows no login that there is anything (404, 403), or do not say how to log in (401), but
 * for their door, where clients of the specification's first days, and Trivy, begin. Asked where there is a login to show.
 */
async function proveAtDoor(state, target, { shown, answer }) {
    if (![401, 403, 404].includes(answer.status) || shown.authorization !== undefined)
        return undefined;
    if ((await state.logins.findUsable(target)) === undefined)
        return undefined;
    const challenge = await state.askDoor(target.origin);
    return challenge === undefined ? undefined : keepProof(state, target, challenge);
}
/** Whether what was just shown was a token for another repository, which the challenge had named: once for each target. */
function isMisled(state, target, challenge) {
    const scope = findBearer(challenge)?.parameters.scope;
    return !state.misled.has(keyOf(target)) && namesAnother(target, scope);
}
async function keepProof(state, target, challenge) {
    const proof = await makeProof(state, target, challenge);
    if (proof)
        state.proofs.set(keyOf(target), proof);
    return proof;
}
async function makeProof(state, target, text) {
    const challenges = parseChallenges(text);
    const bearer = findBearer(text);
    if (bearer)
        return makeBearerProof(state, target, bearer);
    const login = await state.logins.findUsable(target);
    if (login?.kind !== 'password' || !challenges.some(({ scheme }) => scheme === 'basic'))
        return undefined;
    return makeLasting(`Basic ${basicCredentials(login)}`, login);
}
function findBearer(text) {
    return parseChallenges(text).find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm);
}
async function makeBearerProof(state, target, challenge) {
    const login = await state.logins.findUsable(target);
    if (login?.kind === 'registry-token')
        return makeLasting(`Bearer ${login.token}`, login);
    try {
        const { value, expiresInMs } = await obtainToken(state, target, { challenge, login });
        return { ...makeLasting(`Bearer ${value}`, login), untilMs: state.now() + expiresInMs };
    }
    catch (error) {
        const status = error instanceof registry_error/* RegistryError */.gl ? error.status : undefined;
        if (status !== 401 && status !== 403)
            throw error;
        if (!login) {
            if (!(await state.logins.closeTarget(target)))
                throw error;
            return makeBearerProof(state, target, challenge);
        }
        refuseLogin(state, target, { login, status, isInvalid: status === 401 });
        return makeBearerProof(state, target, challenge);
    }
}
function makeLasting(authorization, login) {
    return { authorization, login, isFresh: true, untilMs: Number.POSITIVE_INFINITY };
}
async function obtainToken(state, target, { challenge, login }) {
    const { realm, service, scope } = challenge.parameters;
    const token = await fetchToken(state.transport, {
        // It may be another host: this origin named it, and that is the rule for logins. It must not leave https.
        realm: (0,hop/* followLink */.sT)(new URL(target.origin), realm),
        ledFrom: new URL(target.origin),
        service,
        scope: scopeOf(target, state.misled.has(keyOf(target)) ? undefined : scope),
        login,
        clientId: state.clientId,
        nowMs: state.now(),
        loginHint: await state.logins.describe(target),
    });
    state.maskSecret(token.value);
    return token;
}
function refuseLogin(state, target, refusal) {
    state.proofs.delete(keyOf(target));
    state.logins.refuse(target, refusal);
}

// EXTERNAL MODULE: ./build/oci/blob.js
var oci_blob = __webpack_require__(2887);
// EXTERNAL MODULE: ./build/oci/content-range.js
var content_range = __webpack_require__(8755);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(907);
;// CONCATENATED MODULE: ./build/oci/blob-presence.js




/** What those say that know no HEAD, or whose gateway lets none through. */
const METHOD_REFUSED = [400, 405, 501];
/** Asks by HEAD, and by GET for one byte where that tells nothing. 404 is `false`, and so is a blob of another size, with a warning; other refusals throw RegistryError. */
async function findBlob({ send, log }, ref, blob) {
    const request = {
        ref,
        what: `${(0,oci_blob/* showBlob */.Pw)(blob)} of ${(0,reference/* formatReference */.FH)(ref)}`,
        method: 'HEAD',
        path: `blobs/${blob.digest}`,
        headers: { 'accept-encoding': 'identity' },
        // What storage says to HEAD is no refusal of the registry, and some registries refuse nothing but HEAD.
        accepts: (answer) => isDecisive(answer) || !answer.isOwnOrigin || METHOD_REFUSED.includes(answer.status),
    };
    const head = await send(request);
    await head.discard();
    const isEnough = isDecisive(head) && (head.status === 404 || sizeOf(head) !== undefined);
    const answer = isEnough ? head : await askForFirstByte(send, request);
    if (answer.status === 404)
        return false;
    const found = sizeOf(answer);
    // A login page of the network would also say 200; without a size nothing speaks for the blob.
    if (found === undefined)
        throw new registry_error/* RegistryError */.gl(`${request.what}: ${answer.url.host} does not tell its size`);
    if (found === blob.size)
        return true;
    log.warning(`${request.what}: wanted ${blob.size} bytes, found ${found}; not counted as the same.`);
    return false;
}
// Storage behind a registry may have signed its URL for GET alone, and refuses HEAD.
async function askForFirstByte(send, request) {
    const answer = await send({
        ...request,
        method: 'GET',
        headers: { ...request.headers, range: 'bytes=0-0' },
        // 416: it is there, and has no first byte.
        accepts: (given) => isDecisive(given) || given.status === 206 || given.status === 416,
    });
    await answer.discard();
    return answer;
}
function isDecisive({ status }) {
    return status === 200 || status === 404;
}
function sizeOf({ status, headers }) {
    return status === 200
        ? (0,content_range/* parseLength */.w)(headers['content-length'])
        : (0,content_range/* parseContentRange */.C)(headers['content-range']).total;
}

// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/document-request.js
var document_request = __webpack_require__(2053);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/manifest-request.js
var manifest_request = __webpack_require__(8549);
;// CONCATENATED MODULE: ./build/oci/open-upload.js


/** The address that closes an upload, or sends and closes it in one. */
function withDigest(location, digest) {
    const url = new URL(location);
    url.searchParams.set('digest', digest);
    return url;
}
/** Where to go on; relative in some registries, on another host in others (where no login goes). */
function nextLocation(answer) {
    return (0,hop/* followLink */.sT)(answer.url, answer.headers.location);
}
/** Some say 200 or 204 where the specification says 201; what counts is what can be read back. */
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** For a request without a body. */
async function* noBytes() {
    // Nothing.
}
/** Restarting, some registries lose what was begun, or the key by which they know it again. */
function refuseForgotten({ what }, { status }) {
    if (status !== 404)
        return;
    throw new registry_error/* RegistryError */.gl(`${what}: the registry does not know this upload any more`, {
        status,
        temporary: true,
    });
}
/** Whether a body was too large for somebody on the way. */
function isTooLarge(error) {
    return error instanceof registry_error/* RegistryError */.gl && error.status === 413;
}
/** Whether the upload itself is gone. */
function isForgotten(error) {
    return error instanceof registry_error/* RegistryError */.gl && error.status === 404;
}
/** Whether nobody looked at a request: the upload stands as it did, and each question about it would count as well. */
function wasTurnedAway(error) {
    return error instanceof registry_error/* RegistryError */.gl && error.status === 429;
}

// EXTERNAL MODULE: ./build/oci/status-advice.js
var status_advice = __webpack_require__(3031);
;// CONCATENATED MODULE: ./build/oci/push-hint.js

const FULL = /quota|no space left|insufficient|storage.{0,20}(full|exceed|limit)|exceed.{0,30}(storage|quota)/i;
const FIXED_TAG = /immutab|already exists|overwrit|locked|cannot be (re)?tagged|not allowed to (change|update)/i;
const READ_ONLY = /read.?only/i;
const FOREIGN_TYPE = /media ?type|mediatype|artifact ?type|does not match schema|manifest[_ ]invalid|not one of|unsupported|unknown blob type/i;
/** The hint for a refusal of anything that is sent in a push; undefined where the usual hints say enough. */
const hintForPush = ({ status, words, retryAfterMs, repository, namedIn }) => {
    if (status === 507 || FULL.test(words)) {
        return 'The registry has no room left: free some, or raise the quota of the project. The old tag is untouched.';
    }
    if (status === 404) {
        return `Check ${namedIn}, to which /${(0,status_advice/* addedPart */.mW)(repository)} is added; if that is right, create ${repository} first: many registries do not create a project or repository by a push.`;
    }
    if (status === 405 || READ_ONLY.test(words))
        return 'This registry is read-only, perhaps a pull-through cache: name one that takes pushes.';
    if (status === 413) {
        return 'A proxy in front of the registry limits the size of uploads: raise its limit (nginx: client_max_body_size).';
    }
    if (status === 429) {
        return `${(0,status_advice/* adviseOnLimit */.tN)('The registry', retryAfterMs)}, or less often. The old tag is untouched.`;
    }
    if (status >= 500) {
        return 'The registry failed on its side, and its own log tells why; a full disk behind it often looks like this. The old tag is untouched.';
    }
    return undefined;
};
/** The formats of Docker, in which the image of Trivy itself is published. */
const DOCKER_TYPE = /^application\/vnd\.docker\./;
/**
 * The hint for a refusal of a manifest: what its tag or its types are to blame for.
 *
 * @param isMove the tag exists, and what was sent before it was taken
 * @param mediaType of the manifest
 */
const hintForManifest = (isMove, mediaType) => (refusal) => {
    const { status, words } = refusal;
    const isFixedTag = status === 409 || status === 412 || FIXED_TAG.test(words);
    if (isFixedTag) {
        return 'The registry does not let this tag move: exempt the tag from its immutability rule (the tags that Trivy asks for move with every update), or mirror to a project without such a rule.';
    }
    if (status === 415 || (status >= 400 && status < 500 && FOREIGN_TYPE.test(words))) {
        if (DOCKER_TYPE.test(mediaType)) {
            return 'The registry does not take images in the format of Docker, in which this one is published: allow it there (zot: `"compat": ["docker2s2"]` in `http`).';
        }
        return 'The registry does not take this type of artifact: allow it there (Quay: FEATURE_GENERAL_OCI_SUPPORT, or ALLOWED_OCI_ARTIFACT_TYPES), or set the input as-image to true, which wraps the same layer as a plain image that Trivy accepts too.';
    }
    if (isMove && (status === 401 || status === 403)) {
        return 'The login may add to this repository, but not move a tag that is there: give it the right to overwrite tags (zot: the action update). What was uploaded stays.';
    }
    return hintForPush(refusal);
};

// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/oci/upload-parts.js
// Uploading a blob in parts (https://specs.opencontainers.org/distribution-spec/#pushing-a-blob-in-chunks): a break costs
// one part, because the registry is asked how far it got.


/** Below the limits of common proxies (nginx: 1 MiB when nothing is set, then often 20 MiB and more), and few requests. */
const PART_BYTES = 16 * 1024 * 1024;
/** When that was too large: the default limit of nginx. */
const SMALL_PART_BYTES = 1024 * 1024;
/**
 * Sends a blob in parts, over as many connections as it takes.
 *
 * @throws {RegistryError} when a part, or closing the upload, stays refused
 */
async function uploadInParts(context) {
    const tries = context.newTries();
    let progress = {
        upload: await context.open(),
        offset: 0,
        partBytes: PART_BYTES,
        isClosed: false,
    };
    let furthest = 0;
    while (!progress.isClosed) {
        progress = await takeStep(context, { progress, tries });
        // A registry that forgets each upload near its end must not be tried for ever.
        if (progress.offset > furthest)
            tries.startOver();
        furthest = Math.max(furthest, progress.offset);
    }
}
/** Sends the next part, or closes the upload; after a failure, finds out where the registry is. */
async function takeStep(context, { progress, tries }) {
    const isWhole = progress.offset === progress.upload.blob.size;
    try {
        return await (isWhole ? upload_parts_close(context, progress) : sendPart(context, progress));
    }
    catch (error) {
        if (isTooLarge(error) && progress.partBytes > SMALL_PART_BYTES) {
            return { ...progress, partBytes: SMALL_PART_BYTES };
        }
        await tries.afterFailure(error);
        if (wasTurnedAway(error))
            return progress;
        if (isWhole && (await context.isThere()))
            return { ...progress, isClosed: true };
        const known = isForgotten(error) ? undefined : await askProgress(context, progress);
        return known ?? { ...progress, upload: await context.open(), offset: 0 };
    }
}
async function sendPart(context, progress) {
    const { upload, offset, partBytes } = progress;
    const end = Math.min(offset + partBytes, upload.blob.size);
    const answer = await context.send({
        ...described(upload),
        method: 'PATCH',
        location: upload.location,
        headers: { 'content-type': 'application/octet-stream', 'content-range': `${offset}-${end - 1}` },
        body: { size: end - offset, open: () => firstBytes(upload.blob.open(offset), end - offset) },
        // 416: it has more or less than we think.
        accepts: ({ status }) => [202, 204, 404, 416].includes(status),
    });
    await answer.discard();
    refuseForgotten(upload, answer);
    if (answer.status === 416) {
        throw new registry_error/* RegistryError */.gl(`${upload.what}: the registry is at another place than byte ${offset}`, {
            status: 416,
            temporary: true,
        });
    }
    return { ...progress, upload: { ...upload, location: nextLocation(answer) }, offset: end };
}
async function upload_parts_close(context, progress) {
    const { upload } = progress;
    const answer = await context.send({
        ...described(upload),
        method: 'PUT',
        location: withDigest(upload.location, upload.blob.digest),
        headers: { 'content-type': 'application/octet-stream' },
        body: { size: 0, open: noBytes },
        accepts: (given) => isSuccess(given) || given.status === 404,
    });
    await answer.discard();
    refuseForgotten(upload, answer);
    return { ...progress, isClosed: true };
}
/** How far the registry got; undefined when it does not know the upload any more. */
async function askProgress(context, progress) {
    const { upload } = progress;
    try {
        const answer = await context.send({
            ...described(upload),
            method: 'GET',
            location: upload.location,
            headers: {},
            accepts: isSuccess,
        });
        await answer.discard();
        const offset = parseOffset(answer);
        if (offset === undefined || offset > upload.blob.size)
            return undefined;
        return { ...progress, upload: { ...upload, location: nextLocation(answer) }, offset };
    }
    catch (error) {
        // It cannot say: a new upload begins at the start.
        if (error instanceof registry_error/* RegistryError */.gl)
            return undefined;
        throw error;
    }
}
// `0-1023`: the last byte that it has; `0-0` is also how Distribution says that it has none.
function parseOffset({ headers }) {
    const { range } = headers;
    const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(typeof range === 'string' ? range : '')?.[1];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function described({ ref, what }) {
    return { ref, what, path: '' };
}
async function* firstBytes(source, count) {
    let left = count;
    for await (const chunk of source) {
        const part = chunk.subarray(0, left);
        left -= part.length;
        yield part;
        if (left === 0)
            return;
    }
}

;// CONCATENATED MODULE: ./build/oci/upload.js
// Puts a blob into a repository: not at all where it is there already, from a neighbour, whole, or in parts.









/**
 * Puts a blob into the repository of `ref`. The registry checks the digest.
 *
 * @param mountFrom a repository of the same registry that has it, too
 * @throws {RegistryError} when it stays refused
 */
async function pushBlob(context, target, blob) {
    const wanted = { ref: target.ref, blob, mountFrom: target.mountFrom };
    const pushing = { ...context, send: forPush(context.send) };
    if (await isThere(pushing, wanted))
        return 'present';
    const upload = await startUpload(pushing, wanted);
    if (upload === undefined)
        return 'mounted';
    await sendBlob(pushing, wanted, upload);
    return 'uploaded';
}
/** Whole, again after a wait that the registry asks for, and in parts where the whole does not get through. */
async function sendBlob(context, wanted, first) {
    const tries = context.newTries();
    const open = () => reopen(context, wanted);
    const isThereNow = () => isThere(context, wanted);
    for (let upload = first;;) {
        try {
            return await sendWhole(context.send, upload);
        }
        catch (error) {
            if (!isTooLarge(error))
                await tries.afterFailure(error);
            if (isForgotten(error))
                upload = await open();
            if (!mayHelpInParts(error))
                continue;
            // Perhaps it was taken, and only the answer was lost.
            if (!isTooLarge(error) && (await isThereNow()))
                return;
            context.log.info(`${error.message}; sending it in parts`);
            return uploadInParts({ ...context, open, isThere: isThereNow });
        }
    }
}
function isThere(context, { ref, blob }) {
    return (0,retry/* withTries */.w4)(context.newTries(), () => findBlob(context, ref, blob));
}
/** Every request of a push says so: see `RegistryRequest.isPush`. */
function forPush(send) {
    return (request) => send({ isPush: true, hint: hintForPush, ...request });
}
/** Opens an upload; undefined when the blob was mounted instead. */
async function startUpload(context, wanted) {
    const { ref, blob, mountFrom } = wanted;
    const mount = new URLSearchParams({ mount: blob.digest, from: mountFrom ?? '' });
    const what = `upload of ${(0,oci_blob/* showBlob */.Pw)(blob)} to ${(0,reference/* formatReference */.FH)(ref)}`;
    const request = {
        ref,
        what,
        method: 'POST',
        path: `blobs/uploads/${mountFrom === undefined ? '' : `?${mount}`}`,
        headers: {},
        body: { size: 0, open: noBytes },
        accepts: ({ status }) => status === 202 || (mountFrom !== undefined && status === 201),
    };
    try {
        const answer = await (0,retry/* withTries */.w4)(context.newTries(), () => context.send(request));
        await answer.discard();
        return answer.status === 201 ? undefined : { ref, blob, what, location: nextLocation(answer) };
    }
    catch (error) {
        // Perhaps only the other repository may not be read: then it is sent.
        const isForbidden = error instanceof registry_error/* RegistryError */.gl && [401, 403, 404].includes(error.status ?? 0);
        if (mountFrom === undefined || !isForbidden)
            throw error;
        return startUpload(context, { ref, blob });
    }
}
async function reopen(context, { ref, blob }) {
    const upload = await startUpload(context, { ref, blob });
    if (upload === undefined)
        throw new registry_error/* RegistryError */.gl('the registry opened no upload');
    return upload;
}
async function sendWhole(send, upload) {
    const { ref, blob, what, location } = upload;
    const answer = await send({
        ref,
        what,
        method: 'PUT',
        path: '',
        location: withDigest(location, blob.digest),
        headers: { 'content-type': 'application/octet-stream' },
        body: { size: blob.size, open: () => blob.open(0) },
        accepts: (given) => isSuccess(given) || given.status === 404,
    });
    await answer.discard();
    refuseForgotten(upload, answer);
}
// A limit of a proxy on the way, or a line that breaks too often for the whole.
function mayHelpInParts(error) {
    if (error instanceof connection_error/* ConnectionError */.Rc)
        return error.problem === 'broken' || error.problem === 'silent';
    return error instanceof registry_error/* RegistryError */.gl && (isTooLarge(error) || (error.status ?? 0) >= 500);
}

;// CONCATENATED MODULE: ./build/oci/manifest-push.js
// Pushing a manifest, byte for byte, and asking which tags there are. A tag is the last thing that changes.











/** Room for thirty thousand tags. */
const MAX_TAGS_BYTES = 1024 * 1024;
/** Registries give 50 to 1000 tags at once; more pages than this are not worth what they tell. */
const MAX_TAG_PAGES = 10;
/**
 * Puts a manifest under the tag of `ref`; its blobs are there already.
 *
 * @param isMove the tag exists and is to name another manifest from now on
 * @throws {RegistryError} when it is refused, {VerifyError} when the registry made another manifest of it
 */
function pushManifest(context, target, { manifest, bytes, digest }) {
    return pushDocument(context, target, { bytes, digest, mediaType: manifest.mediaType });
}
/** The same of whatever a tag or digest can name: without a tag it goes under its digest. */
async function pushDocument(context, { ref, isMove }, { bytes, digest, mediaType }) {
    const what = `push of the manifest to ${(0,reference/* formatReference */.FH)(ref)}`;
    const answer = await (0,retry/* withTries */.w4)(context.newTries(), () => forPush(context.send)({
        ref,
        what,
        method: 'PUT',
        path: `manifests/${ref.tag ?? digest}`,
        headers: { 'content-type': mediaType },
        body: { size: bytes.length, open: () => once(bytes) },
        hint: hintForManifest(isMove, mediaType),
        accepts: isSuccess,
    }));
    await answer.discard();
    const found = answer.headers['docker-content-digest'];
    if (typeof found === 'string' && (0,oci_digest/* isDigest */.B)(found) && found !== digest) {
        throw new errors/* VerifyError */.Gz(`${what}: the registry keeps another manifest`, { wanted: digest, found });
    }
}
/**
 * The manifest that a tag names, as whoever pushes sees it; undefined when there is none. Looking takes no right to
 * push; but many registries refuse to be asked about a repository that does not exist yet without it.
 */
async function findManifest(context, ref) {
    const send = forPush(context.send);
    try {
        return await (0,manifest_request/* fetchImageManifest */.Xr)({ ...context, send: (request) => send({ access: 'pull', ...request }) }, ref);
    }
    catch (error) {
        if (!isRefusal(error, 401, 403))
            return absentIfUnknown(error);
        return await (0,manifest_request/* fetchImageManifest */.Xr)({ ...context, send }, ref).catch(absentIfUnknown);
    }
}
function absentIfUnknown(error) {
    if (!isRefusal(error, 404))
        throw error;
}
function isRefusal(error, ...statuses) {
    return error instanceof registry_error/* RegistryError */.gl && statuses.includes(error.status ?? 0);
}
/** Tags of a repository, all of them unless they are very many; undefined when the registry does not tell. */
async function listTags(context, ref) {
    const tags = [];
    let location;
    try {
        for (let page = 0; page < MAX_TAG_PAGES; page += 1) {
            const listed = await listPage(context, ref, location);
            tags.push(...listed.tags);
            location = listed.next;
            if (location === undefined)
                break;
        }
        return tags;
    }
    catch (error) {
        // Not every registry lists; it only helps to notice what somebody else did.
        if (error instanceof registry_error/* RegistryError */.gl || error instanceof errors/* VerifyError */.Gz)
            return undefined;
        throw error;
    }
}
/**
 * One page, and where the next is (RFC 8288): as Distribution spells it, `</v2/\u2026/tags/list?last=\u2026&n=\u2026>; rel="next"`. Behind a
 * proxy some name themselves by their inner address: the path and the query are what counts, and the registry is whom we ask.
 */
async function listPage(context, ref, location) {
    const what = `tags of ${(0,reference/* formatReference */.FH)(ref)}`;
    const answer = await forPush(context.send)({
        ref,
        what,
        method: 'GET',
        access: 'pull',
        path: 'tags/list',
        location,
        headers: {},
        accepts: ({ status }) => status === 200 || status === 404,
    });
    const bytes = await (0,oci_transport/* readBody */.x8)(answer, MAX_TAGS_BYTES);
    if (answer.status === 404)
        return { tags: [], next: undefined };
    if (bytes === undefined)
        throw new errors/* VerifyError */.Gz(`${what}: more than ${MAX_TAGS_BYTES} bytes`);
    const { tags } = (0,json/* parseJsonObject */.dw)(bytes, what, MAX_TAGS_BYTES);
    const link = /<([^>]+)>[^,<]*;\s*rel="?next"?/i.exec(String(answer.headers.link ?? ''))?.[1];
    const next = link === undefined ? null : URL.parse(link, answer.url.href);
    return {
        tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
        next: next === null ? undefined : new URL(`${next.pathname}${next.search}`, answer.url.origin),
    };
}
async function* once(bytes) {
    yield bytes;
}

;// CONCATENATED MODULE: ./build/oci/ranges.js
// Downloading a large blob in several ranges at once: many servers and proxies give each connection a share of the line. The bytes
// are handed over in their order, and at the first sign that a server does not honour ranges, one stream fetches the rest.




/** Measured over loopback: a reader that inflates waits for less than a third of the time, and ranges would cost it a third more. */
const RANGE_RULES = { worthwhileBytes: 32 << 20, probeBytes: 8 << 20, waitingShare: 0.4 };
/** One range: long enough that the way to the server and back does not matter, and short enough to wait in memory. */
const RANGE_BYTES = 2 << 20;
/** What a reader gets at a time, as from one stream. */
const PIECE_BYTES = 256 << 10;
/** Most ranges that are fetched, or wait in memory, at once. */
const MAX_RANGES = 6;
/** With fewer, reading and fetching would take turns. */
const MIN_RANGES = 2;
/**
 * The bytes of a blob in order, as `downloadBlob` gives them: a large one in ranges as soon as one stream has proven slower
 * than its reader, as many at once as the reader has to wait for. The address to which the first range was redirected serves
 * them all. Does not hash: whoever reads them does, so that parts of different blobs never become one.
 */
async function* downloadLargeBlob(context, ref, blob, rules = RANGE_RULES) {
    let offset = 0;
    let probe = { from: 0, startedAt: performance.now(), waitedMs: 0 };
    const stream = (0,oci_blob/* downloadBlob */.WN)(context, ref, blob);
    try {
        for (;;) {
            const askedAt = performance.now();
            const { done, value: chunk } = await stream.next();
            const now = performance.now();
            probe.waitedMs += now - askedAt;
            if (done === true)
                return;
            offset += chunk.length;
            yield chunk;
            if (offset - probe.from < rules.probeBytes)
                continue;
            const isWorthwhile = blob.size - probe.from >= rules.worthwhileBytes;
            if (isWorthwhile && probe.waitedMs > rules.waitingShare * (now - probe.startedAt))
                break;
            probe = { from: offset, startedAt: performance.now(), waitedMs: 0 };
        }
    }
    finally {
        await stream.return(undefined);
    }
    context.log.debug(`${blob.digest}: in ranges from byte ${offset} of ${blob.size}`);
    yield* downloadInRanges(context, { ref, blob, from: offset });
}
/** The rest in ranges, and what a server does not give that way in one stream. */
async function* downloadInRanges(context, wanted) {
    const { ref, blob } = wanted;
    const ranges = readRanges(context, wanted);
    let offset = wanted.from;
    try {
        for (;;) {
            const step = await (0,oci_blob/* nextOrError */.V_)(ranges);
            // A break costs one of the tries, wherever it was.
            if (step.kind === 'error')
                await context.tries.afterFailure(step.error);
            if (step.kind !== 'chunk')
                break;
            offset += step.chunk.length;
            yield step.chunk;
        }
    }
    finally {
        await ranges.return(undefined);
    }
    if (offset === blob.size)
        return;
    context.log.debug(`${blob.digest}: in one stream from byte ${offset} of ${blob.size}`);
    yield* (0,oci_blob/* downloadBlob */.WN)(context, ref, blob, offset);
}
/** As far as ranges are honoured. */
async function* readRanges(context, wanted) {
    const { blob, from } = wanted;
    const running = [];
    let address;
    let started = from;
    let atOnce = 1;
    const startMore = () => {
        while (running.length < atOnce && started < blob.size) {
            const end = Math.min(started + RANGE_BYTES, blob.size);
            running.push(startRange(context, wanted, { start: started, end, address }));
            started = end;
        }
    };
    startMore();
    try {
        while (running.length > 0) {
            const [next] = running;
            const hadToWait = next?.isHere === false;
            const fetched = await next?.fetched;
            if (fetched === undefined)
                return;
            running.shift();
            address = fetched.address;
            // A reader that never waits is slower than the line: more ranges would only lie in memory.
            atOnce = Math.max(MIN_RANGES, Math.min(MAX_RANGES, atOnce + (hadToWait ? 1 : -1)));
            // Before this one is read, or the line would rest meanwhile.
            startMore();
            yield* cut(fetched.bytes);
        }
    }
    finally {
        for (const range of running)
            range.leave();
    }
}
/**
 * In pieces of their own, so that the range is given back as soon as it is read: it has waited long enough to count as old,
 * and the collector would let many of its kind pile up.
 */
function* cut(bytes) {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
        yield Buffer.from(bytes.subarray(start, start + PIECE_BYTES));
    }
    bytes.buffer.transfer(0);
}
function startRange({ send }, { ref, blob }, place) {
    const state = { isHere: false, isLeft: false };
    const { start, end, address } = place;
    const fetchRange = async () => {
        const answer = await send({
            ref,
            what: `${(0,oci_blob/* showBlob */.Pw)(blob)} of ${(0,reference/* formatReference */.FH)(ref)}`,
            method: 'GET',
            path: `blobs/${blob.digest}`,
            location: address,
            headers: { 'accept-encoding': 'identity', range: `bytes=${start}-${end - 1}` },
            accepts: ({ status }) => status === 200 || status === 206 || status === 416,
        });
        if (state.isLeft || !isExactly(answer, place, blob.size)) {
            await answer.discard();
            return undefined;
        }
        const bytes = await fill(Buffer.allocUnsafeSlow(end - start), answer, () => state.isLeft);
        if (bytes === undefined)
            return undefined;
        state.isHere = true;
        return { bytes, address: address ?? (answer.isOwnOrigin ? undefined : answer.url) };
    };
    const fetched = fetchRange().catch((error) => {
        // One stream asks the registry anew: the address may have been good for a while only.
        if (error instanceof registry_error/* RegistryError */.gl && !error.temporary)
            return undefined;
        throw error;
    });
    // Who leaves does not wait for it any more.
    fetched.catch(() => undefined);
    return {
        get isHere() {
            return state.isHere;
        },
        fetched,
        leave: () => {
            state.isLeft = true;
        },
    };
}
/** Undefined when the body is shorter or longer than the range, or nobody waits for it any more. */
async function fill(bytes, answer, isLeft) {
    let filled = 0;
    for await (const chunk of answer.chunks()) {
        if (isLeft() || filled + chunk.length > bytes.length)
            return undefined;
        filled += chunk.copy(bytes, filled);
    }
    return filled === bytes.length ? bytes : undefined;
}
/** A server that counts otherwise, or has another blob there, is asked for the whole. */
function isExactly({ status, headers }, { start, end }, size) {
    const range = (0,content_range/* parseContentRange */.C)(headers['content-range']);
    return status === 206 && range.start === start && range.last === end - 1 && range.total === size;
}

;// CONCATENATED MODULE: ./build/oci/request.js




/** Nothing, a login's token, nothing again after a 403, an anonymous token, and the same for each further login: no honest registry needs more. */
const MAX_REFUSALS = 8;
/** Remembers which registries speak plain HTTP, for one run. */
function createRequester(options) {
    const schemes = new Map();
    async function send(request) {
        const { registry } = request.ref;
        const reason = options.refuse?.(request.ref);
        if (reason !== undefined)
            throw new registry_error/* RegistryError */.gl(`${request.what}: ${reason}`, { temporary: false });
        const scheme = schemes.get(registry) ?? 'https';
        try {
            const answer = await sendAuthorized(request, scheme, options);
            schemes.set(registry, scheme);
            return answer;
        }
        catch (error) {
            // What spoke TLS once must go on doing so.
            const maySwitch = schemes.get(registry) !== 'https' && mayBePlain(registry, options.plainHttp);
            if (!maySwitch || !speaksNoTls(error, registry))
                throw error;
            schemes.set(registry, 'http');
            return send(request);
        }
    }
    return send;
}
async function sendAuthorized(request, scheme, { transport, auth, now, namedIn }) {
    const { ref, method, headers, body } = request;
    const origin = `${scheme}://${(0,reference/* apiHost */.nz)(ref.registry)}`;
    const access = request.access ?? (request.isPush === true ? 'pull,push' : 'pull');
    const target = { registry: ref.registry, repository: ref.repository, origin, access };
    const url = request.location ?? new URL(`${origin}/v2/${ref.repository}/${request.path}`);
    const isOwn = url.origin === origin;
    let shown = auth.current(target);
    for (let refusals = 0;; refusals++) {
        const authorization = isOwn ? shown.authorization : undefined;
        const ledFrom = request.location === undefined ? undefined : new URL(origin);
        const address = { url, ledFrom, namedIn: ref.namedIn };
        const sent = await transport.send({ ...address, method, headers, body, authorization });
        const answer = isOwn ? sent : { ...sent, isOwnOrigin: false };
        if (isOwn && answer.status < 500 && ![401, 403].includes(answer.status))
            auth.noteAccepted(shown);
        // Without a login nobody may push: that this login may not is the end.
        const mayNotPush = answer.status === 403 && request.isPush === true && shown.authorization !== undefined;
        const next = refusals === MAX_REFUSALS || mayNotPush ? undefined : await auth.afterRefusal(target, shown, answer);
        if (!next) {
            if (request.accepts(answer))
                return answer;
            const loginHint = await auth.describeLogin(target);
            const asked = {
                repository: `${ref.registry}/${ref.repository}`,
                namedIn: ref.namedIn ?? namedIn ?? connection_error/* REGISTRIES_INPUT */.p6,
            };
            throw await (0,refusal/* describeRefusal */.a)(answer, {
                what: request.what,
                loginHint,
                nowMs: now(),
                hint: (refusal) => request.hint?.({ ...refusal, ...asked }),
                namedIn: asked.namedIn,
            });
        }
        await answer.discard();
        shown = next;
    }
}
function mayBePlain(registry, plainHttp) {
    return (0,reference/* isLoopback */.U9)(registry) || plainHttp.includes(registry);
}
// A TLS failure of any other kind, above all a certificate, never leads to plain HTTP: somebody may be in between.
// Without a port, plain HTTP is another port than the one that refused.
function speaksNoTls(error, registry) {
    if (!(error instanceof connection_error/* ConnectionError */.Rc) || error.origin !== new URL(`https://${registry}`).origin)
        return false;
    if (error.problem === 'not-tls')
        return true;
    return error.problem === 'refused' && !/:\d+$/.test(registry);
}

;// CONCATENATED MODULE: ./build/oci/client.js
// The front door of oci/: manifests and blobs of a registry, with all retries, logins, and redirects behind it.













/** A client for one run: it remembers tokens, dead hosts, and refused logins. */
function createRegistryClient(options) {
    const { clock } = options;
    // References are lower-case; what a user wrote need not be.
    const plainHttp = options.plainHttp.map((host) => host.toLowerCase());
    const transport = (0,oci_transport/* createTransport */.oO)(options);
    const now = () => clock.now();
    const auth = createAuth({
        ...options,
        transport,
        credentials: createCredentials(options),
        clientId: options.userAgent.split('/')[0] ?? '',
        now,
    });
    const send = createRequester({ ...options, transport, auth, plainHttp, now });
    const newTries = () => (0,retry/* createTries */.Us)({ ...options, onGivenUp: (errors) => giveUpHost(transport, errors) });
    const openBlob = (ref, blob) => downloadLargeBlob({ send, tries: newTries(), log: options.log }, ref, blob, options.rangeRules);
    const upload = { send, newTries, log: options.log };
    const named = (ref) => ({ ...ref, namedIn: ref.namedIn ?? options.namedIn });
    return {
        pushBlob: (target, blob) => pushBlob(upload, target, blob),
        pushManifest: (target, fetched) => pushManifest(upload, target, fetched),
        pushDocument: (ref, document) => pushDocument(upload, { ref, isMove: false }, document),
        findManifest: (ref) => findManifest(upload, named(ref)),
        listTags: (ref) => listTags(upload, ref),
        fetchManifest: (ref) => (0,manifest_request/* fetchImageManifest */.Xr)({ send, newTries }, named(ref)),
        fetchNamed: (ref) => (0,document_request/* fetchNamed */.Si)({ send, newTries }, named(ref)),
        listReferrers: (ref, digest) => (0,document_request/* listReferrers */.xt)({ send, newTries }, ref, digest),
        openBlob,
        fetchBlob: async (ref, blob, maxBytes) => (0,oci_blob/* collectBlob */.kS)(openBlob(ref, blob), { ref, blob, maxBytes }),
        hasBlob: createPresenceCheck((ref, blob) => findBlob({ send, log: options.log }, ref, blob), newTries),
        hostsContacted: transport.hostsContacted,
    };
}
/**
 * One try where nobody is reached, and none after that: asking whether a copy is known must not cost the minutes that the
 * copy would save. It is no reason to call the host dead for downloads, which try harder.
 */
function createPresenceCheck(find, newTries) {
    const unreachable = new Map();
    return async (ref, blob) => {
        const answer = unreachable.get(ref.registry) ??
            (await (0,retry/* withTries */.w4)(newTries(), () => find(ref, blob).catch(keepConnectionError)));
        if (typeof answer === 'boolean')
            return answer;
        unreachable.set(ref.registry, answer);
        throw answer;
    };
}
function keepConnectionError(error) {
    if (error instanceof connection_error/* ConnectionError */.Rc)
        return error;
    throw error;
}
/** Only when all tries of one operation ended at the same silent host is the host, and not the hour, to blame. */
function giveUpHost(transport, errors) {
    const last = errors.at(-1);
    if (!(last instanceof connection_error/* ConnectionError */.Rc))
        return;
    if (errors.every((error) => error instanceof connection_error/* ConnectionError */.Rc && error.origin === last.origin))
        transport.giveUp(last);
}


/***/ })

};
