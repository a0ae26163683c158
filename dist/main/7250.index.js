export const id = 7250;
export const ids = [7250];
export const modules = {

/***/ 5344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ reachOfResolved),
/* harmony export */   x: () => (/* binding */ reachOf)
/* harmony export */ });
/* harmony import */ var ipaddr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8280);
// How far away a host is, by its name or by an address that it resolved to: what somebody else names must not lead to what
// only insiders reach.

/**
 * Host services outside of 169.254.0.0/16 and fe80::/10, each by its cloud's documentation: Azure (168.63.129.16), AWS
 * (fd00:ec2::254 and its DNS and time beside it), Alibaba (100.100.100.200), Oracle (192.0.0.192), Google (fd20:ce::254),
 * Scaleway (fd00:42::42).
 */
const SERVICES = [
    '168.63.129.16/32',
    '100.100.100.200/32',
    '192.0.0.192/32',
    'fd00:ec2::/32',
    'fd20:ce::254/128',
    'fd00:42::42/128',
].map((text) => ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parseCIDR(text));
/** Names of the same, for where a proxy resolves them. */
const SERVICE_NAMES = /^(?:metadata|(?:.+\.)?metadata\.(?:google|goog|azure)(?:\.internal)?|instance-data(?:\.ec2\.internal)?)$/;
/** Names that no public DNS has: RFC 6762, RFC 8375, ICANN's reserved `internal`, and those of one part alone. */
const PRIVATE_NAMES = /^[^.]+$|\.(?:local|internal|home\.arpa|intranet|lan|corp|home)$/;
/** ipaddr.js's names of the registered blocks (https://www.iana.org/assignments/iana-ipv4-special-registry). */
const REACHES = {
    unicast: 'public',
    private: 'private',
    uniqueLocal: 'private',
    carrierGradeNat: 'private',
    deprecatedSiteLocal: 'private',
    loopback: 'loopback',
    // "This host" (RFC 1122): Linux connects it to itself.
    unspecified: 'loopback',
    linkLocal: 'link-local',
};
/** The one block from which global IPv6 addresses are given out (RFC 4291, IANA's registry). */
const GLOBAL_UNICAST = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parseCIDR('2000::/3');
/** RFC 1122: all of it, where the library knows only its first address. */
const THIS_NETWORK = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parseCIDR('0.0.0.0/8');
/** IPv4 in its deprecated form with IPv4's bits alone (RFC 4291, 2.5.5.1). */
const COMPATIBLE = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parseCIDR('::/96');
/** The reach of a host as `URL.hostname` spells it: IPv6 in brackets, IPv4 in its one dotted form. */
function reachOf(hostname) {
    // A trailing dot names the same host.
    const name = hostname.replace(/\.$/, '').toLowerCase();
    if (/^(?:.+\.)?localhost$/.test(name))
        return 'loopback';
    const text = name.replace(/^\[|\]$/g, '');
    if (ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.isValid(text))
        return reachOfParsed(ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parse(text));
    if (SERVICE_NAMES.test(name))
        return 'service';
    return PRIVATE_NAMES.test(name) ? 'private' : 'public';
}
/**
 * The reach of an address that a name resolved to, as Node gives it. Unlike in a link, a NAT64 address counts as the IPv4
 * address inside: networks without IPv4 resolve every name so (RFC 6147).
 */
function reachOfResolved(address) {
    const text = address.replace(/%.*$/, '');
    if (!ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.isValid(text))
        return 'special';
    const parsed = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parse(text);
    if (parsed instanceof ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6 && parsed.match(WELL_KNOWN_NAT64))
        return reachOfParsed(lastIPv4(parsed));
    return reachOfParsed(parsed);
}
const WELL_KNOWN_NAT64 = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parseCIDR('64:ff9b::/96');
function reachOfParsed(address) {
    if (SERVICES.some((range) => isIn(address, range)))
        return 'service';
    if (isIn(address, THIS_NETWORK))
        return 'loopback';
    const range = address.range();
    const known = REACHES[range];
    if (address instanceof ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv4)
        return known ?? 'special';
    if (known !== undefined && known !== 'public')
        return known;
    if (address.isIPv4MappedAddress())
        return reachOfParsed(address.toIPv4Address());
    if (isIn(address, COMPATIBLE)) {
        const inside = reachOfParsed(lastIPv4(address));
        return inside === 'public' ? 'special' : inside;
    }
    return known === 'public' && isIn(address, GLOBAL_UNICAST) ? 'public' : 'special';
}
function lastIPv4(address) {
    return new ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv4(address.toByteArray().slice(12));
}
function isIn(address, range) {
    return address.kind() === range[0].kind() && address.match([...range]);
}


/***/ }),

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


/***/ }),

/***/ 8671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WZ: () => (/* binding */ resolveAll),
/* harmony export */   Y5: () => (/* binding */ INNER_ADDRESS),
/* harmony export */   iB: () => (/* binding */ createPublicLookup),
/* harmony export */   pE: () => (/* binding */ createGuardedLookup)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5344);

/** The code of the error for a name that leads where it must not. */
const INNER_ADDRESS = 'EINNER';
/** The system's resolver. */
const resolveAll = async (hostname, callback) => {
    const { lookup } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 610, 19));
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => callback(error, addresses ?? []));
};
/** A look-up for a name that a stranger chose: global addresses alone. */
function createPublicLookup(resolve = resolveAll) {
    return createGuardedLookup((reaches) => reaches.every((reach) => reach === 'public'), resolve);
}
/**
 * A look-up for a socket.
 *
 * @param mayConnect is given the reach of every address of the name: one bad address is enough, for which of them is tried
 *   is not ours to say
 */
function createGuardedLookup(mayConnect, resolve = resolveAll) {
    return (hostname, options, callback) => {
        resolve(hostname, (error, addresses) => {
            const usable = addresses.filter(({ family }) => !options.family || family === options.family);
            const [first] = usable;
            if (error !== null || first === undefined) {
                callback(error ?? new Error(`${hostname} has no address`), '', 0);
                return;
            }
            const reaches = addresses.map(({ address }) => (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .reachOfResolved */ .H)(address));
            if (!mayConnect(reaches, hostname)) {
                const refusal = Object.assign(new Error('the name leads to an inner address'), {
                    code: INNER_ADDRESS,
                });
                callback(refusal, '', 0);
            }
            else if (options.all === true)
                callback(null, [...usable]);
            else
                callback(null, first.address, first.family);
        });
    };
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

/***/ 2957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   dy: () => (/* binding */ INNER_HINT),
/* harmony export */   sT: () => (/* binding */ followLink),
/* harmony export */   uI: () => (/* binding */ leadsInside)
/* harmony export */ });
/* harmony import */ var _base_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5344);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3701);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3260);
// Where a registry may send us: each redirect and each token realm is a URL that somebody else chose.



const REDIRECTS = [301, 302, 303, 307, 308];
/** Whether a status asks to look elsewhere (RFC 9110, 15.4); 300 and 304 do not. */
function isRedirect(status) {
    return REDIRECTS.includes(status);
}
/**
 * The URL of a `Location` header or a realm, resolved against `from`, where it was read.
 * Throws when it is none, when it would leave https, or when it leads from outside to this machine, its link, or
 * its cloud's host services.
 */
function followLink(from, link) {
    const url = link === undefined ? null : URL.parse(link, from.href);
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
        const shown = link === undefined ? 'nowhere (no Location)' : `"${(0,_base_log_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(link.split('?')[0] ?? '', 100)}"`;
        throw refuse(from, shown);
    }
    // A login in a URL would be one that we did not choose.
    url.username = '';
    url.password = '';
    if (from.protocol === 'https:' && url.protocol === 'http:') {
        throw refuse(from, `${url.host} over plain HTTP`, 'An https registry must not lead to plain HTTP.');
    }
    if (!mayReach(from, url)) {
        throw leadsInside(from, url);
    }
    return url;
}
// By name alone; the addresses of names are judged when they are connected to (link-guard.ts).
function mayReach(from, to) {
    const reach = (0,_base_address_js__WEBPACK_IMPORTED_MODULE_0__/* .reachOf */ .x)(to.hostname);
    return (reach === 'public' || reach === 'private' || to.host === from.host || (0,_base_address_js__WEBPACK_IMPORTED_MODULE_0__/* .reachOf */ .x)(from.hostname) === reach);
}
/** What to do where a name or a link leads inside. */
const INNER_HINT = 'Nobody else may lead to an address that only this machine or its network can reach. If it is meant, name the registry itself by such an address too.';
/** The error for a link to what must not be led to. */
function leadsInside(from, to) {
    return refuse(from, `the inner address ${to.host}`, INNER_HINT);
}
function refuse(from, where, hint) {
    return new _registry_error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl(`${from.host} leads to ${where}: not followed`, { hint, temporary: false });
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


/***/ }),

/***/ 7620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Us: () => (/* binding */ createTries),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   w4: () => (/* binding */ withTries)
/* harmony export */ });
/* unused harmony export decideDelay */
/* harmony import */ var _base_patience_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7705);
/* harmony import */ var _connection_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3223);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3260);
// When to try again, and after how long: exponential backoff with jitter, and what the server asks for.



/** Counts the failures of one operation. */
function createTries(options) {
    const { limits, clock, log } = options;
    let failures = [];
    return {
        startOver() {
            failures = [];
        },
        async afterFailure(error) {
            const signal = (0,_base_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .signalOfNow */ .At)(options.signal);
            signal.throwIfAborted();
            failures.push(error);
            const isLast = (0,_base_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .isLastTry */ .Ak)() || ((0,_base_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .isContested */ .sS)() && wasWaitedInVain(error));
            const delayMs = isLast
                ? undefined
                : decideDelay(error, failures.length, { limits, random: () => clock.random() });
            if (delayMs === undefined) {
                if (isLast || isFinal(error, failures.length, limits))
                    options.onGivenUp(failures);
                throw error;
            }
            const seconds = (delayMs / 1000).toFixed(1);
            const message = error instanceof Error ? error.message : String(error);
            log.info(`${message}; try ${failures.length + 1} of ${limits.tries} in ${seconds} s`);
            await clock.sleep(delayMs, signal);
        },
    };
}
/** Runs `attempt` until it succeeds or its tries are used up. */
async function withTries(tries, attempt) {
    for (;;) {
        try {
            return await attempt();
        }
        catch (error) {
            await tries.afterFailure(error);
        }
    }
}
/**
 * How long to wait after failure number `failures` (1 is the first), or `undefined` for: not again.
 * Full jitter unless the limits are steady, so that many runners do not come back at once; never earlier than the server
 * asked for.
 */
function decideDelay(error, failures, { limits, random }) {
    if (!(error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl) || !error.temporary || failures >= limits.tries)
        return undefined;
    const { retryAfterMs = 0 } = error;
    if (retryAfterMs > limits.retryAfterCapMs)
        return undefined;
    const backoffMs = limits.backoffMs * 2 ** (failures - 1);
    const share = limits.steadiness + (1 - limits.steadiness) * random();
    return Math.max(retryAfterMs, Math.round(share * backoffMs));
}
/** Milliseconds that a `Retry-After` header asks for: seconds or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(value, nowMs) {
    if (value === undefined)
        return undefined;
    const text = value.trim();
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    // Date.parse would also take bare numbers and much else.
    const dateMs = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
/** Who did not answer in all that time is asked again only when there is nobody else. */
function wasWaitedInVain(error) {
    return error instanceof _connection_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ConnectionError */ .Rc && (error.problem === 'timeout' || error.problem === 'silent');
}
// An error that waiting cannot cure is as final as the last of many.
function isFinal(error, failures, limits) {
    return failures >= limits.tries || (error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl && !error.temporary);
}


/***/ }),

/***/ 143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oO: () => (/* binding */ createTransport),
  x8: () => (/* binding */ readBody),
  jr: () => (/* binding */ showUrl)
});

// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/secrets.js
var secrets = __webpack_require__(7033);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/base/guarded-lookup.js
var guarded_lookup = __webpack_require__(8671);
// EXTERNAL MODULE: ./build/base/patience.js
var patience = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/base/until-aborted.js
var until_aborted = __webpack_require__(6994);
// EXTERNAL MODULE: ./build/base/arrivals.js
var base_arrivals = __webpack_require__(416);
// EXTERNAL MODULE: ./build/base/format-bytes.js
var format_bytes = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/oci/registry-error.js
var registry_error = __webpack_require__(3260);
;// CONCATENATED MODULE: ./build/oci/answer-body.js



/** Longest body, and longest time, that `discardBody` spends on saving a connection. */
const DISCARD_BYTES = 64 * 1024;
const DISCARD_MS = 1000;
/** Most that waits for a slow reader: long enough that what each piece costs on its way does not matter. */
const WAITING_BYTES = 256 << 10;
/** The body of an answer. Throws RegistryError when it breaks off or falls silent, or the signal's reason. */
async function* readChunks(message, url, options) {
    const { stallMs } = options.limits;
    const endsAtMs = options.isSmall ? performance.now() + stallMs : Number.POSITIVE_INFINITY;
    const arrivals = (0,base_arrivals/* gatherArrivals */.W)(message, WAITING_BYTES);
    let hasStalled = false;
    let receivedBytes = 0;
    const onStall = () => {
        hasStalled = true;
        message.destroy();
    };
    try {
        for (;;) {
            // Only the wait is measured: while the consumer holds a chunk, no time runs against the server.
            const timer = setTimeout(onStall, Math.min(stallMs, endsAtMs - performance.now()));
            const pieces = await arrivals.next().finally(() => clearTimeout(timer));
            if (hasStalled)
                throw new Error('stalled');
            // A body without a length ends with its connection, and that is what aborting ends.
            options.signal.throwIfAborted();
            if (pieces === undefined)
                return;
            const piece = join(pieces);
            receivedBytes += piece.length;
            yield piece;
        }
    }
    catch (cause) {
        options.signal.throwIfAborted();
        if (!hasStalled) {
            throw new registry_error/* RegistryError */.gl(`${url.host} broke off in the middle of its answer`, { temporary: true, cause });
        }
        const seconds = stallMs / 1000;
        throw options.isSmall
            ? new registry_error/* RegistryError */.gl(`${url.host} did not send all of its answer within ${seconds} s`, {
                temporary: true,
            })
            : new registry_error/* RegistryError */.gl(`${url.host} sent nothing for ${seconds} s, after ${(0,format_bytes/* formatBytes */.z)(receivedBytes)}`, {
                temporary: true,
                hint: adviseOnStall(url.host),
            });
    }
    finally {
        message.destroy();
    }
}
function adviseOnStall(host) {
    return `A slow network, or a proxy that scans large downloads before it lets go of them, looks like this: run it again; if it stays so, let ${host} pass unscanned (NO_PROXY, where it can be reached directly), or keep the data with the action warm, so that no scan waits for it.`;
}
/** One piece in the place of many, which are given back at once: the collector would let them pile up. */
function join(pieces) {
    const [first] = pieces;
    if (first !== undefined && pieces.length === 1)
        return first;
    const joined = Buffer.concat(pieces);
    for (const { buffer, byteLength } of pieces) {
        // One that is a part of a larger buffer is not ours alone.
        if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength)
            buffer.transfer(0);
    }
    return joined;
}
/** Reads a body that nobody wants if that is quick, so that its connection can be used again; else drops both. */
async function discardBody(message) {
    const timer = setTimeout(() => message.destroy(), DISCARD_MS);
    let bytes = 0;
    try {
        for await (const chunk of message) {
            bytes += chunk.length;
            if (bytes > DISCARD_BYTES)
                break;
        }
    }
    catch {
        // Whatever broke, it was not wanted; the next request opens a connection of its own.
    }
    finally {
        clearTimeout(timer);
    }
}

// EXTERNAL MODULE: ./build/oci/connection-error.js
var connection_error = __webpack_require__(3223);
// EXTERNAL MODULE: ./build/oci/hop.js
var oci_hop = __webpack_require__(2957);
// EXTERNAL MODULE: ./build/oci/proxy-exemption.js
var proxy_exemption = __webpack_require__(4808);
;// CONCATENATED MODULE: ./build/oci/origin-clients.js

/** Longest timer that Node knows: our deadlines rule, not the library's. */
const NO_SOCKET_TIMEOUT_MS = 2 ** 31 - 1;
/** Gives a function that finds the client for a URL, and makes it when it is the first of its origin. */
function createOriginClients(options) {
    const clients = new Map();
    return (url) => {
        const known = clients.get(url.origin);
        if (known !== undefined)
            return known;
        const client = createClient(url, options);
        clients.set(url.origin, client);
        return client;
    };
}
/** The library is loaded with the first request: most jobs make none. */
async function createClient(url, { userAgent, uncheckedOrigins }) {
    const { HttpClient, getProxyUrl } = await __webpack_require__.e(/* import() */ 7716).then(__webpack_require__.bind(__webpack_require__, 7716));
    const isUnchecked = uncheckedOrigins?.has(url.origin) === true;
    const client = new HttpClient(userAgent, [], {
        ignoreSslError: isUnchecked,
        allowRedirects: false,
        allowRetries: false,
        keepAlive: true,
        socketTimeout: NO_SOCKET_TIMEOUT_MS,
    });
    const goesPast = getProxyUrl(url.href) !== '' && (0,proxy_exemption/* isExemptFromProxy */.u)(url, process.env);
    return { client, agent: goesPast ? await createDirectAgent(url, isUnchecked) : undefined };
}
async function createDirectAgent(url, isUnchecked) {
    if (url.protocol === 'http:')
        return new (await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19))).Agent({ keepAlive: true });
    return new (await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19))).Agent({ keepAlive: true, rejectUnauthorized: !isUnchecked });
}

;// CONCATENATED MODULE: ./build/oci/exchange.js










/** A function that sends one request, without following redirects. It throws ConnectionError, or the signal's reason. */
function createExchange(options) {
    const exchange = createUnassisted(options);
    // Those that run beside each other wait for the same answer.
    let trusting;
    return async (request) => {
        const before = trusting;
        try {
            return await exchange(request);
        }
        catch (error) {
            // A company's authority is often known to the system alone.
            if (before !== undefined || !(error instanceof connection_error/* ConnectionError */.Rc) || !(0,connection_error/* isUnknownAuthority */.c2)(error.cause))
                throw error;
            trusting ??= __webpack_require__.e(/* import() */ 4994).then(__webpack_require__.bind(__webpack_require__, 4994)).then(({ trustSystem }) => trustSystem());
            if (!(await trusting))
                throw error;
            return exchange(request);
        }
    };
}
function createUnassisted(options) {
    const clientFor = createOriginClients(options);
    return async (request) => {
        const { limits } = options;
        const named = { namedIn: request.namedIn ?? options.namedIn, instead: options.instead };
        const signal = (0,patience/* signalOfNow */.At)(options.signal);
        signal.throwIfAborted();
        const cancel = new AbortController();
        const onAbort = () => cancel.abort(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        // Real time, not the injected clock: a socket does not follow a clock that tests move.
        const headMs = limits.connectMs + limits.stallMs;
        const deadline = setTimeout(() => cancel.abort(), headMs);
        // What is sent may take its time, as long as it moves.
        const body = openBody(request.body, () => deadline.refresh());
        body?.once('error', (error) => cancel.abort(error));
        try {
            const { message } = await start(await clientFor(request.url), request, {
                connectMs: limits.connectMs,
                signal: cancel.signal,
                body,
            });
            message.once('close', () => signal.removeEventListener('abort', onAbort));
            return asAnswer(message, request.url, { ...options, signal });
        }
        catch (cause) {
            signal.removeEventListener('abort', onAbort);
            signal.throwIfAborted();
            // Our own file could not be read: nobody else is to blame.
            if (body?.errored)
                throw body.errored;
            if (cancel.signal.aborted)
                throw waitedTooLong(request.url, 'silent', headMs, named);
            if ((0,errors/* hasCode */.up)(cause, guarded_lookup/* INNER_ADDRESS */.Y5)) {
                throw new registry_error/* RegistryError */.gl(`${request.url.host}: the name leads to an inner address: not asked`, {
                    temporary: false,
                    hint: oci_hop/* INNER_HINT */.dy,
                    cause,
                });
            }
            const problem = (0,connection_error/* classifyConnectionError */.Hg)(cause);
            if (problem !== 'timeout')
                throw new connection_error/* ConnectionError */.Rc(request.url, problem, { ...named, detail: textOf(cause), cause });
            // The library reports the time-out but leaves the socket connecting.
            cancel.abort();
            throw waitedTooLong(request.url, problem, limits.connectMs, named);
        }
        finally {
            clearTimeout(deadline);
            body?.destroy();
        }
    };
}
/** Largest piece that is handed to the socket at once: the time limit for one piece is that of silence. */
const PIECE_BYTES = 256 * 1024;
function openBody(body, onProgress) {
    if (body === undefined || typeof body === 'string')
        return undefined;
    const pieces = async function* () {
        for await (const chunk of body.open()) {
            for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
                yield chunk.subarray(start, start + PIECE_BYTES);
                onProgress();
            }
        }
    };
    return external_node_stream_.Readable.from(pieces(), { objectMode: false, highWaterMark: PIECE_BYTES });
}
function start({ client, agent }, request, timing) {
    const prepareRequest = (options) => {
        options.timeout = timing.connectMs;
        options.signal = timing.signal;
        // The URL's brackets are not part of an IPv6 address.
        options.host = options.host?.replace(/^\[|\]$/g, '');
        Object.assign(options, agent === undefined ? {} : { agent }, request.socket);
    };
    // Handlers are called before the library's method first waits, so concurrent requests do not meet here.
    client.handlers = [
        { prepareRequest, canHandleAuthentication: () => false, handleAuthentication: () => Promise.reject() },
    ];
    const { href } = request.url;
    const { method, body } = request;
    // A request that waits for a proxy's tunnel has no socket yet, and Node then does not report that it was aborted.
    if (method === 'HEAD')
        return (0,until_aborted/* untilAborted */.E)(client.head(href, { ...request.headers }), timing.signal);
    if (method === 'GET')
        return (0,until_aborted/* untilAborted */.E)(client.get(href, { ...request.headers }), timing.signal);
    const headers = { ...request.headers };
    if (typeof body === 'object') {
        headers['content-length'] = String(body.size);
        // An answer may come before all was sent: what is left of it must not become the start of the next request.
        headers.connection = 'close';
    }
    const sent = timing.body ?? (typeof body === 'string' ? body : '');
    return (0,until_aborted/* untilAborted */.E)(client.request(method, href, sent, headers), timing.signal);
}
// No cause: the library's words for a time-out hold the path with its query, which may be a signature.
function waitedTooLong(url, problem, waitedMs, named) {
    return new connection_error/* ConnectionError */.Rc(url, problem, { ...named, detail: `waited ${waitedMs / 1000} s` });
}
function textOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function asAnswer(message, url, options) {
    return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        url,
        chunks: () => readChunks(message, url, { ...options, isSmall: false }),
        smallBody: () => readChunks(message, url, { ...options, isSmall: true }),
        discard: () => discardBody(message),
    };
}

// EXTERNAL MODULE: ./build/base/address.js
var address = __webpack_require__(5344);
;// CONCATENATED MODULE: ./build/oci/link-guard.js


/**
 * A company's storage may have an address of its own network; what only the machine itself, its link, or its cloud's host
 * answers on is led to only by a host that lies there too, and nothing inner by a host that is known to lie outside. Who owns
 * a name says to which addresses it leads: one of them alone proves nothing.
 */
function mayLead(from, to) {
    if (to === 'public' || from.every((reach) => reach === to))
        return true;
    return to === 'private' && !from.includes('public');
}
/** Starts without any memory. Through a proxy names are resolved by the proxy, and only what they say is judged. */
function createLinkGuard(resolve) {
    const resolved = new Map();
    const reachesOf = ({ hostname }) => resolved.get(hostname) ?? [(0,address/* reachOf */.x)(hostname)];
    const note = (hostname, reaches) => resolved.set(hostname, reaches);
    return {
        lookupFor: (to, from) => {
            const led = from === undefined || from.host === to.host ? undefined : from;
            const isAllowed = (reaches) => led === undefined || reaches.every((reach) => mayLead(reachesOf(led), reach));
            // A connection that stands already is used again without a look-up.
            if (resolved.has(to.hostname) && !isAllowed(reachesOf(to)))
                return undefined;
            return (0,guarded_lookup/* createGuardedLookup */.pE)((reaches, hostname) => {
                note(hostname, reaches);
                return isAllowed(reaches);
            }, resolve);
        },
    };
}

;// CONCATENATED MODULE: ./build/oci/transport.js
// HTTP as the registry client needs it: redirects followed by hand, a login that never leaves its origin, and a memory of dead hosts.






/** Registries need one or two: to their storage, and there perhaps to another region. */
const MAX_REDIRECTS = 5;
/** Starts without any memory: one transport is one run. */
function createTransport(options) {
    const exchange = createExchange(options);
    const hostsContacted = new Set();
    const dead = new Map();
    const answered = new Set();
    async function sendHop(request) {
        const cause = dead.get(request.url.origin);
        if (cause) {
            throw new registry_error/* RegistryError */.gl(`${request.url.host}: not asked again in this run (${cause.reason})`, {
                temporary: false,
                hint: cause.hint,
                cause,
            });
        }
        hostsContacted.add(request.url.host);
        const answer = await exchange(request);
        answered.add(request.url.origin);
        options.log.debug(`${request.method} ${showUrl(request.url)}: ${answer.status}`);
        return answer;
    }
    function giveUp(error) {
        const stood = error.problem === 'broken' || error.problem === 'silent';
        if (!(stood && answered.has(error.origin)))
            dead.set(error.origin, error);
    }
    const guard = createLinkGuard(options.resolve);
    const send = (request) => followRedirects(sendHop, guard, request);
    return { send, giveUp, hostsContacted };
}
async function followRedirects(sendHop, guard, request) {
    const { authorization, socketFor, ledFrom, ...hop } = request;
    // Whoever is shown it could send it back.
    if (authorization !== undefined)
        (0,secrets/* rememberAuthorization */.h$)(authorization);
    let url = request.url;
    let from = ledFrom;
    for (let redirects = 0;; redirects++) {
        // The whole origin decides: another port or scheme of the same host is somebody else.
        const isOwnOrigin = url.origin === request.url.origin;
        const login = isOwnOrigin && authorization !== undefined ? { authorization } : {};
        const lookup = guard.lookupFor(url, from);
        if (lookup === undefined)
            throw (0,oci_hop/* leadsInside */.uI)(from ?? url, url);
        const socket = { lookup, ...socketFor?.(url) };
        const answer = await sendHop({ ...hop, url, socket, headers: { ...hop.headers, ...login } });
        // What is sent, a secret or an upload, goes where it was meant to go, and nowhere else.
        const isRead = request.method === 'GET' || request.method === 'HEAD';
        if (!(0,oci_hop/* isRedirect */.N6)(answer.status) || !isRead)
            return { ...answer, isOwnOrigin };
        await answer.discard();
        if (redirects === MAX_REDIRECTS) {
            throw new registry_error/* RegistryError */.gl(`${request.url.host}: more than ${MAX_REDIRECTS} redirects`, {
                temporary: false,
            });
        }
        from = url;
        url = (0,oci_hop/* followLink */.sT)(url, answer.headers.location);
    }
}
/**
 * The whole body, or `undefined` when it is longer than `maxBytes`; then the connection is dropped. Caches in front of a
 * registry may send what they compressed for somebody else, though we ask for nothing of the kind: that is unfolded.
 */
async function readBody(answer, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of answer.smallBody()) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxBytes)
            return undefined;
    }
    const body = Buffer.concat(chunks);
    const isPacked = /^(?:x-)?gzip$/i.test(answer.headers['content-encoding'] ?? '') && body.length > 0;
    return isPacked ? unfold(body, maxBytes, answer.url.host) : body;
}
async function unfold(body, maxBytes, host) {
    const { gunzipSync } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 19));
    try {
        return gunzipSync(body, { maxOutputLength: maxBytes });
    }
    catch (cause) {
        if ((0,errors/* hasCode */.up)(cause, 'ERR_BUFFER_TOO_LARGE'))
            return undefined;
        throw new registry_error/* RegistryError */.gl(`${host} calls its answer gzip, which it is not`, { temporary: false, cause });
    }
}
/** A URL without what may be a signature: its query, and what some storage has in its path, as `exp=\u2026~hmac=\u2026`. */
function showUrl({ origin, pathname }) {
    return `${origin}${pathname.replace(/[^/]*=[^/]*/g, '\u2026')}`;
}


/***/ })

};
