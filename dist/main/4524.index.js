export const id = 4524;
export const ids = [4524];
export const modules = {

/***/ 4524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAudit: () => (/* binding */ runAudit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/audit/findings.js
/** Every kind, what it weighs, and what helps; the order is that of the report. */
const KINDS = {
    'compromised-pin': {
        severity: 'error',
        advice: 'Look into what ran with it, and pin a release that was never moved.',
    },
    'compromised-trivy': { severity: 'error', advice: 'Look into what ran with it, and use another version.' },
    'denied-trivy': { severity: 'error', advice: 'Use a version that is allowed.' },
    'static-skip': {
        severity: 'warning',
        advice: 'Leave it out: our step sets it when the data is proven to be there.',
    },
    'hand-rolled-cache': { severity: 'warning', advice: 'Replace it by our step; `--fix` prints the patch.' },
    'hand-rolled-download': {
        severity: 'warning',
        advice: 'Replace it by our step; `--fix` prints the patch.',
    },
    'cached-program': {
        severity: 'warning',
        advice: 'Use install-trivy: a cached program is run unchecked, long after upstream has taken it back.',
    },
    'step-after-scan': { severity: 'warning', advice: 'Move our step before the first scan.' },
    'step-lacks': {
        severity: 'warning',
        advice: 'Give our step the values of the scan, or name the resource in its `resources`.',
    },
    unpinned: { severity: 'warning', advice: 'Pin the commit or the digest.' },
    'old-trivy': { severity: 'warning', advice: 'Use a newer Trivy.' },
    unread: { severity: 'warning', advice: 'Nothing in it was looked at: look yourself.' },
    'own-cache': { severity: 'note', advice: "Set `cache: 'false'`: with our step nobody reads that cache." },
    'step-missing': {
        severity: 'note',
        advice: 'Put our step before it, unless the runner has the job-started hook.',
    },
    elsewhere: { severity: 'note', advice: 'What it fetches cannot be read here; see its own documentation.' },
};
/** The first line of lines. */
function at(file, { first }, job = '') {
    return { file, line: first, job };
}
/** Each once, by file and line. */
function sortFindings(findings) {
    const known = new Map(findings.map((one) => [`${one.kind} ${one.file} ${one.line} ${one.message}`, one]));
    return [...known.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
}
const KIND_ORDER = Object.keys(KINDS);
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/audit/installs.js
// How a command installs Trivy by hand. Pure.
const PACKAGE_MANAGERS = ['apt', 'apt-get', 'apk', 'yum', 'dnf', 'brew', 'snap', 'choco'];
/**
 * Reads a command.
 *
 * @param next words of the command behind the pipe, to which an install script is handed
 */
function readInstall(words, next) {
    const found = { kind: 'install' };
    const archive = words.find((word) => word.includes('aquasecurity/trivy/releases/download/'));
    if (archive !== undefined) {
        const version = /\/releases\/download\/v?(\d[\w.-]*?)\//.exec(archive)?.[1];
        return { ...found, version, by: 'a release archive' };
    }
    if (words.some((word) => word.includes('aquasecurity/trivy/') && word.includes('install.sh'))) {
        const version = [...words, ...next].find((word) => /^v?\d+\.\d+\.\d+$/.test(word));
        return { ...found, version: version?.replace(/^v/, ''), by: 'its install script' };
    }
    return isPackage(words) ? { ...found, version: undefined, by: 'a package manager' } : undefined;
}
/** `apt-get install -y trivy=0.70.0`, also behind `sudo` and with the manager's options before its command. */
function isPackage(words) {
    const manager = words.findIndex((word) => PACKAGE_MANAGERS.includes(word));
    const command = words.findIndex((word, index) => index > manager && ['install', 'add'].includes(word));
    return (manager !== -1 &&
        command !== -1 &&
        words.some((word, index) => index > command && /^(?:[\w./-]*\/)?trivy\b/.test(word)));
}

;// CONCATENATED MODULE: ./build/audit/shell-commands.js
// The simple commands of a script, as far as they can be read without running it: words between `;`, `|`, `&&`, and line
// ends. Quotes, comments, continued lines, here documents, and substitutions are known; nothing is expanded. Pure.
/** Longer than any real script. */
const MAX_SCRIPT_CHARACTERS = 100_000;
const MAX_COMMANDS = 2_000;
/** Substitutions in quotes in substitutions: real scripts have two. */
const MAX_DEPTH = 5;
/** Words before a command that are no part of it. */
const KEYWORDS = ['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', '{', 'time'];
/**
 * Reads a script.
 *
 * @param continuation what joins a line to the next: `\`, in PowerShell a backtick, in cmd `^`
 */
function readCommands(script, continuation = '\\') {
    return new Reader(script.slice(0, MAX_SCRIPT_CHARACTERS), continuation).read().slice(0, MAX_COMMANDS);
}
class Reader {
    text;
    continuation;
    commands = [];
    words = [];
    word;
    start = 0;
    line = 0;
    at = 0;
    heredocs = [];
    depth;
    constructor(text, continuation, depth = 0) {
        this.text = text;
        this.continuation = continuation;
        this.depth = depth;
    }
    read() {
        while (this.at < this.text.length && this.commands.length < MAX_COMMANDS)
            this.step();
        this.endCommand();
        return this.commands;
    }
    step() {
        const rest = this.text.slice(this.at, this.at + 2);
        const char = rest.charAt(0);
        if (char === this.continuation && /^.\r?\n/s.test(this.text.slice(this.at, this.at + 3))) {
            this.line += 1;
            this.at += this.text.charAt(this.at + 1) === '\r' ? 3 : 2;
        }
        else if (rest === '${')
            this.takeUntilClosed('{', '}');
        else if (char === '\\' && this.continuation === '\\') {
            this.add(rest.charAt(1));
            this.at += 2;
        }
        else if (char === "'" || char === '"')
            this.takeQuoted(char);
        else if (rest === '$(')
            this.at += this.openSubstitution(2);
        else if (char === '`' && this.continuation !== '`')
            this.at += this.openSubstitution(1);
        else if (char === '#' && this.word === undefined)
            this.at = this.endOfLine();
        else if (rest === '<<')
            this.takeHeredoc();
        else if (char === '\n')
            this.endLine();
        else if (';|&()'.includes(char)) {
            // `2>&1` and `&>` are no end of a command.
            if (char === '&' && (/[<>]$/.test(this.word ?? '') || this.text.charAt(this.at + 1) === '>'))
                this.add(char);
            else
                this.endCommand();
            this.at += 1;
        }
        else if (/\s/.test(char)) {
            this.endWord();
            this.at += 1;
        }
        else {
            this.add(char);
            this.at += 1;
        }
    }
    add(text) {
        if (this.words.length === 0 && this.word === undefined)
            this.start = this.line;
        this.word = (this.word ?? '') + text;
    }
    endWord() {
        if (this.word !== undefined)
            this.words.push(this.word);
        this.word = undefined;
    }
    endCommand() {
        this.endWord();
        let first = 0;
        while (KEYWORDS.includes(this.words[first] ?? ''))
            first += 1;
        if (this.words.length > first)
            this.commands.push({ words: this.words.slice(first), line: this.start });
        this.words = [];
    }
    /** What is substituted is a command of its own; the one around it goes on without it. */
    openSubstitution(length) {
        this.endCommand();
        return length;
    }
    takeQuoted(quote) {
        const isDouble = quote === '"';
        this.add('');
        for (this.at += 1; this.at < this.text.length; this.at += 1) {
            const char = this.text.charAt(this.at);
            if (char === quote)
                break;
            if (char === '\n')
                this.line += 1;
            // In double quotes a command may be substituted, too.
            if (isDouble && this.depth < MAX_DEPTH && this.text.startsWith('$(', this.at)) {
                this.takeInner();
                continue;
            }
            if (isDouble && char === '\\' && /["\\$`\n]/.test(this.text.charAt(this.at + 1))) {
                this.at += 1;
                if (this.text.charAt(this.at) === '\n')
                    this.line += 1;
                else
                    this.add(this.text.charAt(this.at));
            }
            else
                this.add(char);
        }
        this.at += 1;
    }
    /** `"$(trivy \u2026)"`: read by itself, so that the word around it stays one. */
    takeInner() {
        const end = closingParenthesis(this.text, this.at + 2);
        const inner = this.text.slice(this.at + 2, end);
        for (const { words, line } of new Reader(inner, this.continuation, this.depth + 1).read())
            this.commands.push({ words, line: line + this.line });
        this.line += inner.split('\n').length - 1;
        this.add('$(\u2026)');
        this.at = end;
    }
    /** `${name}` and `${{ expression }}`, white space included. */
    takeUntilClosed(open, close) {
        const isExpression = this.text.startsWith('${{', this.at);
        const end = this.text.indexOf(isExpression ? '}}' : close, this.at);
        const stop = end === -1 ? this.at + 1 + open.length : end + (isExpression ? 2 : 1);
        const taken = this.text.slice(this.at, stop);
        this.add(taken);
        this.line += taken.split('\n').length - 1;
        this.at = stop;
    }
    takeHeredoc() {
        const [all = '<<', , , name] = /^<<(-?)\s*(['"]?)([\w.-]+)\2/.exec(this.text.slice(this.at, this.at + 100)) ?? [];
        if (name !== undefined)
            this.heredocs.push(name);
        this.endWord();
        this.at += all.length;
    }
    endLine() {
        this.endCommand();
        this.line += 1;
        this.at += 1;
        for (const name of this.heredocs.splice(0)) {
            while (this.at < this.text.length) {
                const end = this.endOfLine();
                const line = this.text.slice(this.at, end).trim();
                this.at = end + 1;
                this.line += 1;
                if (line === name)
                    break;
            }
        }
    }
    endOfLine() {
        const end = this.text.indexOf('\n', this.at);
        return end === -1 ? this.text.length : end;
    }
}
function closingParenthesis(text, from) {
    let depth = 1;
    for (let at = from; at < text.length; at += 1) {
        if (text.charAt(at) === '(')
            depth += 1;
        if (text.charAt(at) === ')')
            depth -= 1;
        if (depth === 0)
            return at;
    }
    return text.length;
}

// EXTERNAL MODULE: ./build/inputs/trivy-words.js
var trivy_words = __webpack_require__(5364);
;// CONCATENATED MODULE: ./build/audit/trivy-invocation.js
// What a command line says to Trivy, in the words of the inputs that say the same to the plan. Pure.

/** Flags whose value the plan reads, and the input of the same meaning. */
const TOLD = {
    '--scanners': 'scanners',
    '--security-checks': 'scanners',
    '--format': 'format',
    '-f': 'format',
    '--pkg-types': 'pkg-types',
    '--vuln-type': 'pkg-types',
    '--image-config-scanners': 'image-config-scanners',
    '--vex': 'vex',
    '--compliance': 'compliance',
    '--server': 'server',
    '--config': 'trivy-config',
    '-c': 'trivy-config',
    '--cache-dir': 'cache-dir',
};
/** Flags without a value (`pkg/flag/*.go`); any other has one, so that it is not taken for what is scanned. */
const BOOLEAN = /^(-[qdAh]|-v|--(quiet|debug|help|version|insecure|no-progress|no-tty|clear-cache|reset|light|trace|download-\S+-only|skip-\S+-update|skip-update|skip-version-check|disable-telemetry|offline-scan|ignore-unfixed|exit-on-eosl|list-all-pkgs|removed-pkgs|dependency-tree|include-\S+|license-full|show-suppressed|all-namespaces|disable-node-collector|generate-default-config|tf-exclude-downloaded-modules|redis-tls|cache-backend-readonly|skip-images))$/;
/** What a shell or a runner would put in. */
const EXPANDED = /[$`]|%\w+%/;
/** One expression that means the same in another step of the job. */
const EXPRESSION = /^\$\{\{\s*(inputs|env|matrix|vars)\.[\w-]+\s*\}\}$/;
/** Reads the words behind `trivy`. */
function readInvocation(words) {
    const texts = new Map();
    const flags = new Set();
    const positional = [];
    let isPartlyUnknown = false;
    for (let at = 0; at < words.length; at += 1) {
        const word = words[at] ?? '';
        if (!word.startsWith('-')) {
            if (!/^\d?[<>]/.test(word))
                positional.push(word);
            continue;
        }
        const equals = word.indexOf('=');
        const flag = equals === -1 ? word : word.slice(0, equals);
        const next = words[at + 1];
        // A command is never the value of a flag that is not known here.
        const isKnown = Object.hasOwn(TOLD, flag);
        const mayTake = isKnown || (!BOOLEAN.test(flag) && next !== undefined && !isCommand(next));
        const takesNext = equals === -1 && mayTake && (isKnown || next?.startsWith('-') === false);
        const value = takesNext ? next : word.slice(equals + 1);
        if (takesNext)
            at += 1;
        const input = isKnown ? TOLD[flag] : undefined;
        if (input !== undefined && value !== undefined)
            texts.set(input, value);
        else if (equals === -1 || !/^(0|f|false)$/i.test(value ?? ''))
            flags.add(flag);
    }
    const command = commandIn(positional);
    if (command !== undefined)
        texts.set('scan-type', command);
    else
        isPartlyUnknown = positional.length > 0;
    const reference = command === undefined ? undefined : targetOf(command, positional);
    if (reference !== undefined)
        texts.set('scan-ref', reference);
    const expressions = new Map([...texts].filter(([, text]) => EXPRESSION.test(text)));
    for (const [input, text] of texts) {
        if (!EXPANDED.test(text) || input === 'cache-dir')
            continue;
        texts.delete(input);
        if (input !== 'scan-ref')
            isPartlyUnknown = true;
    }
    return { texts, expressions, flags, isPartlyUnknown };
}
function commandIn(positional) {
    return positional.find(isCommand);
}
function isCommand(word) {
    return (0,trivy_words/* meaningOf */.Pr)(trivy_words/* COMMAND_WORDS */.Ko, word) !== undefined;
}
/** The directory of a scan of files. */
function targetOf(command, positional) {
    const meaning = (0,trivy_words/* meaningOf */.Pr)(trivy_words/* COMMAND_WORDS */.Ko, command);
    if (meaning !== 'fs' && meaning !== 'config')
        return undefined;
    const target = positional[positional.indexOf(command) + 1];
    return target === undefined || target === '.' || target === './' ? undefined : target;
}

;// CONCATENATED MODULE: ./build/audit/command-uses.js
// What a script does that is of interest here: calls of Trivy, by itself or in a container, downloads of its data by hand,
// its installation, and skip variables handed to later steps. Pure.



/** Programs that run another one. */
const WRAPPERS = [
    ...['sudo', 'exec', 'command', 'nohup', 'env', 'nice', 'timeout', 'retry', 'xargs', 'find'],
];
const CONTAINER_TOOLS = ['docker', 'podman', 'nerdctl'];
const TRIVY_IMAGE = /(^|\/)(aquasec(urity)?\/trivy)(?=[:@]|$)/;
/** The repositories that upstream publishes, wherever they were copied to. */
const DATA_REPOSITORY = /\/(trivy-db|trivy-java-db|trivy-checks|trivy-policies)(?=[:@]|$)/;
const PULLERS = ['oras', 'crane', 'regctl', 'skopeo'];
const HANDLERS = [
    ...['mkdir', 'tar', 'rm', 'mv', 'cp', 'ls', 'cd', 'du', 'chmod', 'chown'],
    ...['gunzip', 'gzip', 'find', 'touch'],
    ...['echo', 'printf', 'date', 'cat', 'set', 'test', '[', '[[', 'true', ':', 'sleep', 'exit', 'which'],
    ...['for', 'done', 'fi', 'break', 'continue', '}'],
];
/** Variables by which Trivy leaves data alone. */
const SKIP_VARIABLES = [
    'TRIVY_SKIP_DB_UPDATE',
    'TRIVY_SKIP_JAVA_DB_UPDATE',
    'TRIVY_SKIP_CHECK_UPDATE',
    'TRIVY_SKIP_POLICY_UPDATE',
    'TRIVY_SKIP_VEX_REPO_UPDATE',
    'TRIVY_OFFLINE_SCAN',
];
/** Flags of the same meaning. */
const SKIP_FLAGS = [
    '--skip-db-update',
    '--skip-update',
    '--skip-java-db-update',
    '--skip-check-update',
    '--skip-policy-update',
    '--skip-vex-repo-update',
    '--offline-scan',
];
/** Flags by which Trivy fetches data and scans nothing, and what they fetch. */
const ONLY_FLAGS = {
    '--download-db-only': 'trivy-db',
    '--download-java-db-only': 'trivy-java-db',
};
/** Scripts within scripts (`bash -c`): real ones have one. */
const command_uses_MAX_DEPTH = 3;
/**
 * Reads a script.
 *
 * @param shell as the workflow names it; undefined: bash
 */
function readCommandUses(script, shell, depth = 0) {
    if (shell !== undefined && /^(python|node|perl|ruby)/.test(shell))
        return [];
    const continuation = /^(pwsh|powershell)/.test(shell ?? '') ? '`' : shell === 'cmd' ? '^' : '\\';
    return readCommands(script, continuation).flatMap((command, index, all) => readUse(command, { depth, next: all[index + 1] }));
}
function readUse(command, { depth, next }) {
    const { line } = command;
    const { words, environment } = unwrap(command.words);
    const [program = '', ...rest] = words;
    const name = program
        .replace(/\.exe$/i, '')
        .split('/')
        .at(-1) ?? '';
    const inner = /^(ba|z|da)?sh$/.test(name) ? rest[rest.indexOf('-c') + 1] : undefined;
    if (rest.includes('-c') && inner !== undefined && depth < command_uses_MAX_DEPTH)
        return readCommandUses(inner, undefined, depth + 1).map((use) => ({ ...use, line: line + use.line }));
    const handedOver = variablesOf(command.words);
    if (handedOver.length > 0)
        return handedOver.map((use) => ({ ...use, line }));
    if (words.length === 0)
        return [];
    if (name === 'trivy' || /^\$\{?TRIVY_CMD/.test(program))
        return readTrivy({ line, kind: 'trivy', invocation: readInvocation(rest), environment });
    if (CONTAINER_TOOLS.includes(name))
        return readContainer(rest, line);
    if (PULLERS.includes(name))
        return readPull(name, rest, line);
    const installed = readInstall(command.words, next?.words ?? []);
    if (installed !== undefined)
        return [{ ...installed, line }];
    return [{ kind: HANDLERS.includes(name) ? 'handling' : 'other', line }];
}
/** A scan, unless it only fetches. */
function readTrivy(use) {
    const { line } = use;
    const fetched = [...use.invocation.flags].flatMap((flag) => {
        const repository = Object.hasOwn(ONLY_FLAGS, flag) ? ONLY_FLAGS[flag] : undefined;
        return repository === undefined ? [] : [{ kind: 'data', line, repository, by: `trivy ${flag}` }];
    });
    if (fetched.length > 0)
        return fetched;
    const { flags, texts } = use.invocation;
    if (flags.has('--version') || flags.has('-v') || flags.has('--help'))
        return [{ kind: 'other', line }];
    if (texts.get('scan-type') === undefined && !use.invocation.isPartlyUnknown)
        return [{ kind: 'other', line }];
    return [use];
}
function readContainer(words, line) {
    const run = words.indexOf('run');
    const at = words.findIndex((word) => TRIVY_IMAGE.test(word));
    if (run === -1 || at < run)
        return [{ kind: 'other', line }];
    const image = words[at] ?? '';
    const options = words.slice(run + 1, at);
    const environment = options.flatMap((word, index) => {
        const said = /^(?:-e|--env)(?:=(.*))?$/s.exec(word);
        const text = said === null ? undefined : (said[1] ?? options[index + 1]);
        const [, name, value] = /^(\w+)=(.*)$/s.exec(text ?? '') ?? [];
        return name === undefined ? [] : [[name, value ?? '']];
    });
    const invocation = readInvocation(words.slice(at + 1));
    return readTrivy({ kind: 'container', line, image, invocation, environment: new Map(environment) });
}
function readPull(name, words, line) {
    const pulled = words.flatMap((word) => DATA_REPOSITORY.exec(word)?.[1] ?? []);
    const [repository] = pulled;
    return [
        repository === undefined
            ? { kind: words[0] === 'version' ? 'handling' : 'other', line }
            : { kind: 'data', line, repository, by: `${name} ${words[0]}` },
    ];
}
/** `NAME=value`, `export NAME=value`, and `echo NAME=value >> "$GITHUB_ENV"` of what Trivy is told to skip. */
function variablesOf(words) {
    const said = words.flatMap((word) => {
        const [, name, value = ''] = /^(TRIVY_\w+)=(.*)$/s.exec(word) ?? [];
        return name !== undefined && SKIP_VARIABLES.includes(name)
            ? [{ kind: 'variable', line: 0, name, value }]
            : [];
    });
    const isForLater = /\bGITHUB_ENV\b/.test(words.join(' ')) || words[0] === 'export';
    return isForLater || words.every((word) => /^\w+=/.test(word)) ? said : [];
}
function unwrap(all) {
    const environment = new Map();
    let words = all;
    for (let taken = true; taken;) {
        taken = false;
        const [first = ''] = words;
        const [, name, value] = /^(\w+)=(.*)$/s.exec(first) ?? [];
        if (name !== undefined) {
            environment.set(name, value ?? '');
            words = words.slice(1);
            taken = true;
        }
        else if (WRAPPERS.includes(first)) {
            words = behindWrapper(words.slice(1));
            taken = true;
        }
    }
    return { words, environment };
}
/** What a wrapper runs: something of interest near its beginning, else whatever stands behind its flags. */
function behindWrapper(words) {
    const names = ['trivy', 'sh', 'bash', ...CONTAINER_TOOLS, ...PULLERS];
    const known = words.slice(0, 12).findIndex((word) => names.includes(word.split('/').at(-1) ?? ''));
    const first = words.findIndex((word) => !word.startsWith('-'));
    return known === -1 ? words.slice(first === -1 ? words.length : first) : words.slice(known);
}

;// CONCATENATED MODULE: ./build/audit/step-uses.js
// What a step does that is of interest here. Pure.


const ACTION = /^([\w.-]+\/[\w.-]+)((?:\/[\w./-]+)?)@(.+)$/;
const OURS = /\/trivy-offline-cache$/;
const TRIVY_ACTION = 'aquasecurity/trivy-action';
/** Actions that run Trivy among other things, or in a way of their own. */
const RUNS_TRIVY = /^(reviewdog\/action-trivy|crazy-max\/ghaction-container-scan|azure\/container-scan|(super-)?github\/super-linter|super-linter\/super-linter|oxsecurity\/megalinter)$/i;
/** An action that keeps Trivy's data, and no more. */
const KEEPS_DATA = /\/trivy-cache-action$/;
/** Actions whose input is a command. */
const RUNS_COMMAND = /\/(retry|retry-step)$/;
/** Inputs of trivy-action that the plan reads, by ours. */
const ACTION_INPUTS = {
    'scan-type': 'scan-type',
    scanners: 'scanners',
    'security-checks': 'scanners',
    format: 'format',
    'vuln-type': 'pkg-types',
    'pkg-types': 'pkg-types',
    'trivy-config': 'trivy-config',
};
/** The name and reference of an action; undefined: it is in this repository, or an image. */
function splitUses(uses) {
    const [, action, path = '', ref = ''] = ACTION.exec(uses.trim()) ?? [];
    return action === undefined ? undefined : { action: action.toLowerCase(), path: path.slice(1), ref };
}
/** Everything that a step does; nothing of interest is `other`. */
function readStepUses(step) {
    const found = step.run === undefined ? readAction(step) : readScript(step.run, step);
    return found.length === 0 ? [{ kind: 'other', line: step.lines.first }] : found;
}
function readScript(script, step) {
    // The text of a block begins on the line behind its key.
    const isBlock = script.lines.last > script.lines.first;
    const first = script.lines.first + (isBlock ? 1 : 0);
    return readCommandUses(script.text, step.shell).map((use) => {
        const line = Math.min(first + use.line, script.lines.last);
        if (use.kind === 'trivy')
            return { ...use, kind: 'scan', by: 'trivy', line };
        if (use.kind === 'container')
            return { ...use, kind: 'scan', by: 'container', line };
        if (use.kind === 'install')
            return { kind: 'setup', by: use.by, version: use.version, line };
        return { ...use, line };
    });
}
function readAction(step) {
    const { uses } = step;
    if (uses === undefined)
        return [];
    const line = uses.lines.first;
    const text = (input) => step.with.get(input)?.text;
    const [, image] = /^docker:\/\/(.*aquasec(?:urity)?\/trivy[:@].*)$/.exec(uses.text) ?? [];
    if (image !== undefined)
        return readImageAction(image, step, line);
    const named = splitUses(uses.text);
    if (named === undefined)
        return [];
    const { action, path } = named;
    if (OURS.test(action))
        return [{ kind: 'ours', action: path === '' ? 'main' : path, line }];
    if (action === TRIVY_ACTION)
        return [readTrivyAction(step, line)];
    if (action === 'aquasecurity/setup-trivy')
        return [{ kind: 'setup', by: 'setup-trivy', version: plainVersion(text('version')), action, line }];
    if (action === 'oras-project/setup-oras')
        return [{ kind: 'tool', line }];
    if (action === 'actions/cache')
        return readCache(path, text('path') ?? '', `${text('key')} ${text('restore-keys')}`, line);
    if (KEEPS_DATA.test(action))
        return [
            { kind: 'cache', mode: 'both', holds: 'data', isMixed: false, path: `the data of ${action}`, line },
        ];
    const command = step.with.get('command');
    if (RUNS_COMMAND.test(action) && command !== undefined)
        return readScript(command, step);
    if (RUNS_TRIVY.test(action) || /\btrivy\b/i.test(uses.text.split('@')[0] ?? ''))
        return [{ kind: 'elsewhere', what: uses.text, line }];
    return [];
}
function readTrivyAction(step, line) {
    const texts = new Map([['scan-type', 'image']]);
    const expressions = new Map();
    let isPartlyUnknown = false;
    for (const [name, input] of Object.entries(ACTION_INPUTS)) {
        const said = step.with.get(name)?.text.trim();
        if (said === undefined || said === '')
            continue;
        if (said.includes('${{')) {
            texts.delete(input);
            if (EXPRESSION.test(said))
                expressions.set(input, said);
            isPartlyUnknown = true;
        }
        else
            texts.set(input, said);
    }
    const reference = step.with.get('scan-ref')?.text.trim() ?? '.';
    const isOfFiles = ['fs', 'config', 'filesystem'].includes(texts.get('scan-type') ?? '');
    if (isOfFiles && reference !== '.' && !reference.includes('${{'))
        texts.set('scan-ref', reference);
    const cache = step.with.get('cache')?.text ?? 'true';
    return {
        kind: 'scan',
        by: 'trivy-action',
        line,
        invocation: { texts, expressions, flags: new Set(), isPartlyUnknown },
        environment: new Map(),
        version: plainVersion(step.with.get('version')?.text),
        hasOwnCache: cache !== 'false',
    };
}
function readImageAction(image, step, line) {
    const args = step.with.get('args')?.text ?? '';
    const uses = readCommandUses(`trivy ${args.replace(/\s*\n\s*/g, ' ')}`, undefined);
    return uses.map((use) => use.kind === 'trivy'
        ? { ...use, kind: 'scan', by: 'container action', image, line }
        : use.kind === 'install'
            ? { kind: 'other', line }
            : use.kind === 'container'
                ? { kind: 'other', line }
                : { ...use, line });
}
function readCache(path, paths, keys, line) {
    const list = paths.split('\n').map((one) => one.trim());
    const named = list.filter((one) => one !== '');
    const ofTrivy = named.filter((one) => /trivy/i.test(one));
    const isByKey = ofTrivy.length === 0 && /trivy/i.test(keys);
    if (ofTrivy.length === 0 && !isByKey)
        return [];
    const isProgram = ofTrivy.length > 0 && ofTrivy.every((one) => /\bbin\b|tool[-_]?cache|trivy-bin/i.test(one));
    return [
        {
            kind: 'cache',
            line,
            mode: path === 'restore' || path === 'save' ? path : 'both',
            holds: isProgram ? 'program' : 'data',
            isMixed: !isByKey && ofTrivy.length < named.length,
            path: ofTrivy[0] ?? named[0] ?? '',
        },
    ];
}
/** A version that is one: not `latest`, and nothing that only the run will know. */
function plainVersion(text) {
    const version = text?.trim().replace(/^v/, '');
    return version !== undefined && /^\d/.test(version) ? version : undefined;
}

;// CONCATENATED MODULE: ./build/audit/flow.js

/** GitHub's own bound for composite actions in each other. */
const flow_MAX_DEPTH = 10;
/** Steps of one job, opened, and of all of a repository; and different calls of one workflow. */
const MAX_OCCURRENCES = 2_000;
const MAX_ALL_OCCURRENCES = 20_000;
const MAX_CALLS = 20;
/** Every job of every workflow, and every composite action that no job of these runs. */
function listFlows(files) {
    const opening = {
        byPath: new Map(files.map((file) => [file.path, file])),
        reached: new Set(),
        left: MAX_ALL_OCCURRENCES,
        cut: undefined,
    };
    const flows = [];
    const openAll = (file, inputs) => {
        for (const list of file.lists) {
            if (opening.left <= 0)
                opening.cut ??= { file, list };
            else
                flows.push(openFlow(file, list, inputs, opening));
        }
    };
    const isWorkflow = ({ lists }) => lists.every(({ kind }) => kind === 'job');
    const callers = callersIn(files.filter(isWorkflow));
    for (const file of files.filter(isWorkflow))
        for (const inputs of callsOf(file, callers.get(file.path) ?? [], opening))
            openAll(file, inputs);
    for (const file of files)
        if (!isWorkflow(file) && !opening.reached.has(file.path))
            openAll(file, file.inputs ?? new Map());
    return { flows, cut: opening.cut };
}
function openFlow(file, list, inputs, opening) {
    const occurrences = [];
    openList({ file, list, inputs, env: list.env, depth: 0, top: undefined }, opening, occurrences);
    return { file, list, occurrences };
}
function openList(opened, opening, found) {
    const { file, list, inputs, depth } = opened;
    for (const [index, written] of list.steps.entries()) {
        if (found.length >= MAX_OCCURRENCES || opening.left <= 0) {
            opening.cut ??= { file, list };
            return;
        }
        opening.left -= 1;
        const top = opened.top ?? index;
        const step = fillStep(written, inputs, opened.env);
        const env = new Map([...opened.env, ...step.env]);
        found.push({ step, uses: readStepUses(step), file, list, env, top });
        const action = depth < flow_MAX_DEPTH ? findAction(step.uses?.text, opening.byPath) : undefined;
        if (action === undefined)
            continue;
        opening.reached.add(action.path);
        const given = new Map([...(action.inputs ?? []), ...textsOf(step.with)]);
        for (const inner of action.lists)
            openList({ file: action, list: inner, inputs: given, env, depth: depth + 1, top }, opening, found);
    }
}
/** The action of this repository that a step names. */
function findAction(uses, byPath) {
    const directory = localPath(uses);
    if (directory === undefined)
        return undefined;
    const path = directory === '' ? '' : `${directory}/`;
    return byPath.get(`${path}action.yml`) ?? byPath.get(`${path}action.yaml`);
}
/** A line of a step, for a finding. */
function whereOf({ file, list }, line) {
    return { file: file.path, line, job: list.name };
}
/** A path in this repository; undefined: it is elsewhere. */
function localPath(uses) {
    const [, path] = /^(?:\.|\$)\/(.*?)\/*$/.exec(uses?.trim() ?? '') ?? [];
    return path?.replace(/^(\.\/)+/, '');
}
/** Jobs that are another workflow, by the path of that. */
function callersIn(workflows) {
    const callers = workflows.flatMap(({ lists }) => lists.filter(({ uses }) => uses !== undefined));
    return Map.groupBy(callers, ({ uses }) => localPath(uses?.text) ?? '');
}
/** What is said to a workflow by each that calls it; once, with its defaults, where nobody does. */
function callsOf(file, callers, opening) {
    const { inputs, lists } = file;
    if (inputs === undefined)
        return [new Map()];
    const calls = callers.map((caller) => new Map([...inputs, ...textsOf(caller.with)]));
    const different = new Map(calls.map((call) => [JSON.stringify([...call]), call]));
    const [first] = lists;
    if (different.size > MAX_CALLS && first !== undefined)
        opening.cut ??= { file, list: first };
    return different.size === 0 ? [inputs] : [...different.values()].slice(0, MAX_CALLS);
}
function textsOf(said) {
    return new Map([...said].map(([name, { text }]) => [name, text]));
}
function fillStep(step, inputs, around) {
    const known = { inputs, env: textsOf(around) };
    const fill = (said) => said === undefined ? said : { ...said, text: fillIn(said.text, known) };
    const fillAll = (texts) => new Map([...texts].map(([name, said]) => [name, fill(said)]));
    return {
        ...step,
        uses: fill(step.uses),
        run: fill(step.run),
        with: fillAll(step.with),
        env: fillAll(step.env),
    };
}
/** Longest text that comes of filling in: actions within actions can multiply what they are given. */
const MAX_FILLED = 100_000;
/** What only a run knows stays as it is written, and all where it would be too long; so does a text of several lines, which would move all that follow. */
function fillIn(text, known) {
    let length = text.length;
    return text.replace(/\$\{\{\s*(inputs|env)\.([\w-]+)\s*\}\}/g, (all, where, name) => {
        const value = known[where].get(name);
        if (value === undefined || value.includes('\n'))
            return all;
        length += value.length;
        return length > MAX_FILLED ? all : value;
    });
}

;// CONCATENATED MODULE: ./build/audit/found-scans.js

/** The scans of a flow, in the order in which they run. */
function listScans(flow, needs) {
    let isServed = false;
    let version;
    const scans = [];
    for (const occurrence of flow.occurrences) {
        for (const use of occurrence.uses) {
            if (use.kind === 'ours' && use.action === 'main')
                isServed = true;
            if (use.kind === 'setup')
                version = use.version;
            if (use.kind !== 'scan')
                continue;
            const known = use.version ?? tagOf(use.image ?? flow.list.container?.text) ?? version;
            const texts = {
                ...Object.fromEntries(use.invocation.texts),
                ...(known === undefined ? {} : { 'trivy-version': known }),
            };
            scans.push({
                ...whereOf(occurrence, use.line),
                by: use.by,
                texts,
                isPartlyUnknown: use.invocation.isPartlyUnknown,
                needs: needs.ofScan(texts, environmentOf(occurrence.env, use.environment)),
                isServed,
                top: occurrence.top,
            });
        }
    }
    return scans;
}
/** The version that an image of Trivy is of. */
function tagOf(image) {
    return /aquasec(?:urity)?\/trivy:v?(\d+\.\d+\.\d+)/.exec(image ?? '')?.[1];
}
/** What Trivy sees of variables, as far as it is known. */
function environmentOf(said, own) {
    const all = [...[...said].map(([name, { text }]) => [name, text]), ...own];
    return Object.fromEntries(all.filter(([name, text]) => name.startsWith('TRIVY_') && !text.includes('$')));
}

;// CONCATENATED MODULE: ./build/audit/judge-order.js

/** Judges it; a flow without a scan has none. */
function judgeOrder(flow, scans, needs) {
    const [first] = scans;
    if (first === undefined)
        return [];
    const ours = flow.occurrences.flatMap((occurrence) => occurrence.uses.flatMap((use) => use.kind === 'ours' && use.action === 'main' ? [{ occurrence, use }] : []));
    const before = scans.find(({ isServed }) => !isServed);
    if (ours.length === 0) {
        const wanted = [...new Set(scans.flatMap((scan) => wantsOf(scan)))];
        if (wanted.length === 0)
            return [];
        const message = `nothing of ours provides what the scan needs: ${wanted.join(', ')}`;
        return [{ kind: 'step-missing', message, file: first.file, line: first.line, job: first.job }];
    }
    if (before !== undefined) {
        const [{ occurrence, use }] = ours;
        const message = `our step stands behind the scan of line ${before.line}${before.file === occurrence.file.path ? '' : ` of ${before.file}`}`;
        return [{ kind: 'step-after-scan', message, ...whereOf(occurrence, use.line) }];
    }
    const given = ours.map(({ occurrence }) => occurrence.step.with);
    const provided = given.map((said) => needs.ofStep(said));
    // What only the run knows nobody judges here.
    const lacks = provided.includes(undefined)
        ? []
        : scans.flatMap((scan) => wantsOf(scan)
            .filter((resource) => !provided.some((names) => names?.includes(resource)))
            .map((resource) => ({ scan, resource })));
    const own = flow.occurrences.flatMap(({ uses, file, list }) => uses.flatMap((use) => use.kind === 'scan' && use.hasOwnCache === true ? [whereOf({ file, list }, use.line)] : []));
    return [
        ...lacks.map(({ scan: { file, line, job }, resource }) => ({
            ...{ kind: 'step-lacks', file, line, job },
            message: `this scan needs ${resource}, which our step does not provide as it is set`,
        })),
        ...own.map((where) => ({
            ...{ kind: 'own-cache', ...where },
            message: 'trivy-action restores and saves a cache of its own beside our step',
        })),
    ];
}
/** What a scan is sure to need. */
function wantsOf({ needs, isPartlyUnknown }) {
    return isPartlyUnknown ? [] : needs.filter(({ need }) => need === 'needed').map(({ resource }) => resource);
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/resources/trivy/incidents.js
var incidents = __webpack_require__(806);
;// CONCATENATED MODULE: ./build/audit/pin-incidents.js
// What is known against references of Trivy's own actions (advisory GHSA-69fq-xp46-6x23, CVE-2026-33634, March 2026): data.
// The versions of Trivy itself are in resources/trivy/incidents.ts. Pure.

const SOURCE = 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23';
/** The releases that were never moved, or made after it. */
const GOOD_PINS = {
    'aquasecurity/trivy-action': 'aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25 # v0.36.0',
    'aquasecurity/setup-trivy': 'aquasecurity/setup-trivy@81e514348e19b6112ce2a7e3ecbafe19c1e1f567 # v0.3.1',
};
const INCIDENTS = [
    {
        action: 'aquasecurity/trivy-action',
        // 76 of 77 tags were moved; those without a leading v are gone since, and were made anew with one.
        isMeant: (ref) => isTagUpTo(ref, '0.34.2') && !ref.startsWith('v'),
        reason: `is a tag that attackers moved in March 2026, and that has been removed since (${SOURCE})`,
        instead: GOOD_PINS['aquasecurity/trivy-action'] ?? '',
    },
    {
        action: 'aquasecurity/trivy-action',
        isMeant: (ref) => ref === 'ddb9da4475c1cef7d5389062bdfdfbdbd1394648',
        reason: `is a commit of the attackers of March 2026 (${SOURCE})`,
        instead: GOOD_PINS['aquasecurity/trivy-action'] ?? '',
    },
    {
        action: 'aquasecurity/setup-trivy',
        // All tags of that day were moved; those up to v0.2.5 are gone since.
        isMeant: (ref) => isTagUpTo(ref, '0.2.5'),
        reason: `is a tag that attackers moved in March 2026, and that has been removed since (${SOURCE})`,
        instead: GOOD_PINS['aquasecurity/setup-trivy'] ?? '',
    },
];
/** What speaks against a reference; undefined: nothing that is known. */
function findPinIncident(action, ref) {
    return INCIDENTS.find((one) => one.action === action && one.isMeant(ref));
}
function isTagUpTo(ref, version) {
    const tag = semver.valid(ref);
    return tag !== null && /^v?\d/.test(ref) && semver.lte(tag, version);
}

;// CONCATENATED MODULE: ./build/audit/pins.js
// Whether what a step runs is named so that nobody can exchange it, and what is known against it. Pure.




/** Actions that fetch, run, or keep Trivy or its data. */
const TOOLCHAIN = /(^|\/)([\w.-]*trivy[\w.-]*|setup-oras|ghaction-container-scan|container-scan)$/;
/** Ours are judged by whoever chooses them, and are no third party's. */
const pins_OURS = /\/trivy-offline-cache$/;
/** What is to be said of `uses:`. */
function judgeUses(uses, denied, where) {
    const [, image] = /^docker:\/\/(.+)$/.exec(uses) ?? [];
    if (image !== undefined)
        return judgeImage(image, denied, where);
    const named = splitUses(uses);
    if (named === undefined || pins_OURS.test(named.action) || !TOOLCHAIN.test(named.action))
        return [];
    const { action, ref } = named;
    const incident = findPinIncident(action, ref);
    const say = (found) => [{ ...found, ...where }];
    if (incident !== undefined) {
        const message = `${action}@${ref} ${incident.reason}; name ${incident.instead}`;
        return say({ kind: 'compromised-pin', message });
    }
    if (/^[0-9a-f]{40}$/.test(ref))
        return [];
    return say({ kind: 'unpinned', message: `${action}@${ref} is a tag or branch, which can be moved` });
}
/** What is to be said of an image of Trivy; nothing of other images. */
function judgeImage(image, denied, where) {
    const [, name, tag, digest] = /^(.*aquasec(?:urity)?\/trivy)(?::([^@]*))?(?:@(.*))?$/.exec(image.trim()) ?? [];
    if (name === undefined || /[$]/.test(tag ?? ''))
        return [];
    const ofVersion = tag === undefined ? [] : judgeTrivy(tag.replace(/^v/, ''), denied, where);
    if (digest?.startsWith('sha256:') === true)
        return ofVersion;
    const message = tag === undefined || tag === 'latest'
        ? `${name}:latest is whatever is newest on the day of the run`
        : `${name}:${tag} is a tag, which can be moved`;
    return [...ofVersion, { kind: 'unpinned', message, ...where }];
}
/** What is to be said of a version of Trivy; nothing of what is no version. */
function judgeTrivy(text, denied, where) {
    const version = semver.valid(semver.coerce(text));
    if (version === null || !/^\d+\.\d+\.\d+/.test(text))
        return [];
    const isKnownBad = (0,incidents/* judgeVersion */.b)(version, []).refusal;
    const verdict = (0,incidents/* judgeVersion */.b)(version, denied);
    const say = (kind, message) => ({ kind, message, ...where });
    if (isKnownBad !== undefined)
        return [say('compromised-trivy', isKnownBad)];
    if (verdict.refusal !== undefined)
        return [say('denied-trivy', verdict.refusal)];
    // One sentence is enough: the newest says which version is well.
    return verdict.warnings.slice(0, 1).map((message) => say('old-trivy', message));
}

;// CONCATENATED MODULE: ./build/audit/judge-flow.js
// The findings of one job: what its steps do, and in which order. Pure.





/** Judges a flow. */
function judgeFlow(flow, rules) {
    const scans = listScans(flow, rules.needs);
    const findings = flow.occurrences.flatMap((occurrence) => judgeStep(occurrence, rules));
    const container = flow.list.container;
    if (container !== undefined) {
        const where = { file: flow.file.path, line: container.lines.first, job: flow.list.name };
        findings.push(...judgeImage(container.text, rules.denied, where));
    }
    if (scans.length > 0)
        findings.push(...judgeSkips(flow.list.env, whereOf(flow, flow.list.lines.first)));
    findings.push(...judgeOrder(flow, scans, rules.needs));
    return { scans, findings };
}
function judgeStep(occurrence, { denied }) {
    const { step, uses } = occurrence;
    const found = [];
    if (step.uses !== undefined) {
        const text = step.uses.text;
        found.push(...judgeUses(text, denied, whereOf(occurrence, step.uses.lines.first)));
    }
    for (const use of uses)
        found.push(...judgeUse(use, occurrence, denied));
    found.push(...judgeSkips(step.env, whereOf(occurrence, step.lines.first)));
    const version = step.env.get('TRIVY_VERSION') ?? occurrence.list.env.get('TRIVY_VERSION');
    if (version !== undefined && !version.text.includes('$')) {
        found.push(...judgeTrivy(version.text.replace(/^v/, ''), denied, whereOf(occurrence, version.lines.first)));
    }
    return found;
}
function judgeUse(use, occurrence, denied) {
    const where = whereOf(occurrence, use.line);
    const say = (kind, message) => [{ kind, message, ...where }];
    switch (use.kind) {
        case 'scan': {
            const ofVersion = use.version === undefined ? [] : judgeTrivy(use.version, denied, where);
            const ofImage = use.by === 'container' ? judgeImage(use.image ?? '', denied, where) : [];
            const skips = SKIP_FLAGS.filter((flag) => use.invocation.flags.has(flag));
            const variables = [...use.environment].filter(([name, text]) => isSkip(name, text));
            const latest = saysLatest(occurrence) ? [{ ...LATEST, ...where }] : [];
            return [
                ...[...ofVersion, ...ofImage, ...latest],
                ...skips.flatMap((flag) => say('static-skip', `${flag} is given whether the data is there or not`)),
                ...variables.flatMap(([name, text]) => say('static-skip', `${name} is set: ${sayWhy(name, text)}`)),
            ];
        }
        case 'setup': {
            if (use.version !== undefined)
                return judgeTrivy(use.version, denied, where);
            const isLatest = use.by === 'its install script' || saysLatest(occurrence);
            return isLatest ? [{ ...LATEST, ...where }] : [];
        }
        case 'cache': {
            const what = `${use.path} is kept in the Actions cache by hand (${use.mode === 'both' ? 'restored and saved' : `${use.mode}d`})`;
            return use.holds === 'program'
                ? say('cached-program', `Trivy itself is kept in the Actions cache by hand: ${use.path}`)
                : say('hand-rolled-cache', what);
        }
        case 'data':
            return say('hand-rolled-download', `${use.by} fetches ${use.repository} by hand`);
        case 'variable':
            return say('static-skip', `${use.name} is set for later commands and steps: ${sayWhy(use.name, use.value)}`);
        case 'elsewhere':
            return say('elsewhere', `${use.what} runs Trivy in its own way`);
        default:
            return [];
    }
}
const LATEST = {
    kind: 'unpinned',
    message: 'no version of Trivy is named: the day of the run decides which is run',
};
function saysLatest({ step }) {
    return step.with.get('version')?.text.trim() === 'latest';
}
function judgeSkips(env, where) {
    return [...env].flatMap(([name, { text, lines }]) => {
        if (!isSkip(name, text))
            return [];
        const message = `${name} is set: ${sayWhy(name, text)}`;
        return [{ kind: 'static-skip', message, ...where, line: lines.first }];
    });
}
/** Anything but false: Trivy passes over words that it does not know, but nobody meant them. */
function isSkip(name, text) {
    return SKIP_VARIABLES.includes(name) && !/^(0|f|false|)$/i.test(text.trim());
}
function sayWhy(name, text) {
    if (text.includes('${{'))
        return 'an expression knows what was restored, not whether Trivy can use it';
    if (/_(CHECK|POLICY)_/.test(name))
        return 'where the bundle is not there, the checks embedded in Trivy are used';
    return name === 'TRIVY_OFFLINE_SCAN'
        ? 'dependencies that are not at hand are left out without a word'
        : 'where the data is not there, the scan ends';
}

;// CONCATENATED MODULE: ./build/audit/line-edits.js
// Changes of a text by whole lines: what is not named stays byte for byte, line ends included. Pure.
/** Context of a hunk, as `git diff` has it. */
const CONTEXT = 3;
/** The lines of a text, each with its end. */
function splitLines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** The text with all changes; each line is changed by one of them at most. */
function applyEdits(text, edits) {
    const lines = splitLines(text);
    let at = 0;
    const parts = [];
    for (const { first, count, insert } of inOrder(edits)) {
        parts.push(...lines.slice(at, first - 1), ...insert);
        at = first - 1 + count;
    }
    return [...parts, ...lines.slice(at)].join('');
}
/** The same as a unified diff that `git apply` takes; empty where nothing changes. */
function formatDiff(path, text, edits) {
    const hunks = groupHunks(inOrder(edits), splitLines(text).length);
    if (hunks.length === 0)
        return '';
    // A name with a space ends in a tab, as git writes it.
    const tab = path.includes(' ') ? '\t' : '';
    let shift = 0;
    const bodies = hunks.map((hunk) => {
        const { body, grown } = formatHunk(hunk, text, shift);
        shift += grown;
        return body;
    });
    return `--- a/${path}${tab}\n+++ b/${path}${tab}\n${bodies.join('')}`;
}
/** A patch whose paths lie below a directory, which ends in `/`. */
function prefixPatch(patch, directory) {
    // Both lines of a head: a line that goes can look like the first of them.
    return patch.replace(/^--- a\/(.*)\n\+\+\+ b\//gm, (_, path) => `--- a/${directory}${path}\n+++ b/${directory}`);
}
/** Whether a path can stand in a diff as it is. */
function isPlainPath(path) {
    return /^[\w.@+/ -]+$/.test(path);
}
function groupHunks(edits, length) {
    const hunks = [];
    for (const edit of edits) {
        const first = Math.max(1, edit.first - CONTEXT);
        const end = Math.min(length + 1, edit.first + edit.count + CONTEXT);
        const last = hunks.at(-1);
        if (last !== undefined && first <= last.end)
            hunks[hunks.length - 1] = { edits: [...last.edits, edit], first: last.first, end };
        else
            hunks.push({ edits: [edit], first, end });
    }
    return hunks;
}
function formatHunk({ edits, first, end }, text, shift) {
    const lines = splitLines(text);
    const rows = [];
    let added = 0;
    let removed = 0;
    const keep = (from, to) => {
        for (let line = from; line < to; line += 1)
            rows.push(` ${line_edits_closed(lines[line - 1] ?? '')}`);
    };
    let at = first;
    for (const edit of edits) {
        keep(at, edit.first);
        for (let line = edit.first; line < edit.first + edit.count; line += 1)
            rows.push(`-${line_edits_closed(lines[line - 1] ?? '')}`);
        for (const line of edit.insert)
            rows.push(`+${line_edits_closed(line)}`);
        added += edit.insert.length;
        removed += edit.count;
        at = edit.first + edit.count;
    }
    keep(at, end);
    const before = end - first;
    const after = before - removed + added;
    return {
        body: `@@ -${first},${before} +${first + shift},${after} @@\n${rows.join('')}`,
        grown: added - removed,
    };
}
/** A last line without an end is told as `diff` tells it. */
function line_edits_closed(line) {
    return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}
function inOrder(edits) {
    return edits.toSorted((a, b) => a.first - b.first || a.count - b.count);
}

;// CONCATENATED MODULE: ./build/audit/changes.js
// What is to become of the lines of a file, gathered line by line. Pure.

/** Gathers changes; lines are counted from 1. */
class Changes {
    lines;
    /** Of each line, for a file may mix them; empty: the last line has none. */
    ends;
    changed = new Map();
    inserted = new Map();
    constructor(text) {
        const lines = splitLines(text);
        this.lines = lines.map((line) => line.replace(/\r?\n$/, ''));
        this.ends = lines.map((line) => /\r?\n$/.exec(line)?.[0] ?? '');
    }
    /** A line as it stands now; undefined: it is gone, or there is none. */
    lineAt(line) {
        return this.changed.has(line) ? this.changed.get(line) : this.lines[line - 1];
    }
    remove({ first, last }) {
        for (let line = first; line <= last; line += 1)
            this.changed.set(line, undefined);
    }
    replace(line, text) {
        if (text !== this.lineAt(line))
            this.changed.set(line, text);
    }
    insertBefore(line, lines) {
        this.inserted.set(line, [...(this.inserted.get(line) ?? []), ...lines]);
    }
    /** A step with the comments right above it, and one of the empty lines around it. */
    removeStep(lines) {
        const first = this.firstWithComments(lines.first);
        this.remove({ first, last: lines.last });
        const isEmpty = (line) => this.lines[line - 1]?.trim() === '';
        if (isEmpty(lines.last + 1))
            this.remove({ first: lines.last + 1, last: lines.last + 1 });
    }
    /** Where the comments begin that stand right above a line. */
    firstWithComments(line) {
        let first = line;
        while (/^\s*#/.test(this.lines[first - 2] ?? ''))
            first -= 1;
        return first;
    }
    /** What a line that is put in before another ends with: as that one does, or the one before it. */
    endNear(line) {
        return this.ends[line - 1] || this.ends[line - 2] || '\n';
    }
    /** Neighbouring changes are one. */
    edits() {
        const numbers = [...new Set([...this.changed.keys(), ...this.inserted.keys()])].sort((a, b) => a - b);
        const edits = [];
        for (const line of numbers) {
            const isChanged = this.changed.has(line);
            const text = this.changed.get(line);
            const end = this.endNear(line);
            const insert = [
                ...(this.inserted.get(line) ?? []).map((one) => one + end),
                ...(text === undefined ? [] : [text + (this.ends[line - 1] ?? end)]),
            ];
            const last = edits.at(-1);
            if (last !== undefined && last.count > 0 && last.first + last.count === line)
                edits[edits.length - 1] = {
                    first: last.first,
                    count: last.count + (isChanged ? 1 : 0),
                    insert: [...last.insert, ...insert],
                };
            else
                edits.push({ first: line, count: isChanged ? 1 : 0, insert });
        }
        return edits;
    }
}

;// CONCATENATED MODULE: ./build/audit/recipe.js
/** Finds it. */
function findRecipe(steps) {
    const left = [];
    const found = new Set();
    for (const [index, { step, uses }] of steps.entries()) {
        if (!uses.some(isPart))
            continue;
        const why = explainStay(step, uses);
        if (why === undefined)
            found.add(index);
        else
            left.push({ line: step.lines.first, why });
    }
    if (found.size > 0)
        addServants(steps, found);
    const uses = [...found].flatMap((index) => steps[index]?.uses ?? []);
    return {
        steps: found,
        left,
        repositories: [...new Set(uses.flatMap((use) => (use.kind === 'data' ? [use.repository] : [])))],
        isKept: uses.some((use) => use.kind === 'cache' && use.mode !== 'restore'),
    };
}
function isPart(use) {
    return use.kind === 'data' || use.kind === 'variable' || (use.kind === 'cache' && use.holds === 'data');
}
/** Why a step cannot simply go; undefined: it can. */
function explainStay({ indent }, uses) {
    if (indent === undefined)
        return 'it is not written as a list item on lines of its own';
    if (uses.some((use) => use.kind === 'cache' && use.isMixed))
        return 'it keeps other directories too';
    if (uses.some((use) => use.kind === 'scan'))
        return 'it scans too';
    if (uses.some((use) => !isPart(use) && use.kind !== 'handling'))
        return 'it does other things too';
    return undefined;
}
/** What serves the recipe alone: setup-oras, a directory that is made, a date for the key. */
function addServants(steps, found) {
    const isFree = (index) => !found.has(index);
    const textOf = (index) => allTexts(steps[index]?.step);
    const paths = [...found].flatMap((index) => (steps[index]?.uses ?? []).flatMap((use) => (use.kind === 'cache' ? [use.path] : [])));
    const others = () => steps.flatMap((_, index) => (isFree(index) ? [textOf(index)] : []));
    for (const [index, { step, uses }] of steps.entries()) {
        if (!isFree(index) || step.indent === undefined)
            continue;
        const isTool = uses.every(({ kind }) => kind === 'tool');
        const rest = steps.flatMap((_, other) => (isFree(other) && other !== index ? [textOf(other)] : []));
        if (isTool && !rest.some((text) => /\boras\b/.test(text)))
            found.add(index);
        if (uses.every(({ kind }) => kind === 'handling') && isAboutData(step.run?.text ?? '', paths))
            found.add(index);
    }
    for (const [index, { step, uses }] of steps.entries()) {
        if (!isFree(index) || step.id === undefined || step.indent === undefined)
            continue;
        const isDate = uses.every(({ kind }) => kind === 'handling') || /time|date/i.test(step.uses?.text ?? '');
        const mention = new RegExp(`\\bsteps\\.${step.id.replace(/[^\w-]/g, '')}\\b`);
        const isAskedByRecipe = [...found].some((other) => mention.test(textOf(other)));
        if (isDate && isAskedByRecipe && !others().some((text) => mention.test(text)))
            found.add(index);
    }
}
/** Whether each command makes, mends, or removes files of Trivy's data, and nothing else. */
function isAboutData(script, paths) {
    const lines = script.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
    const plain = paths.map((path) => path.replace(/^\.\/|\/$/g, ''));
    const isData = (line) => /\btrivy(-java)?\.db\b|\.cache\/trivy|trivy-?cache/.test(line) ||
        plain.some((path) => line.includes(path));
    return lines.every((line) => /^\s*(sudo\s+)?(mkdir|chmod|chown|rm|ls|du)\s/.test(line) && isData(line));
}
function allTexts(step) {
    if (step === undefined)
        return '';
    const texts = [...step.with.values(), ...step.env.values()].map(({ text }) => text);
    return [step.condition, step.run?.text, step.uses?.text, ...texts].join('\n');
}

;// CONCATENATED MODULE: ./build/audit/container-data.js
/** The name of our step where its output is asked for. */
const DATA_STEP = 'trivy-data';
/** `docker run` is given the data, and no longer mounts a directory of its own in its place. */
function handOver(step, line, changes) {
    const run = changes.lineAt(line) ?? '';
    const given = run.replace(/\b(docker|podman|nerdctl) run\b/, (all) => `${all} \${{ steps.${DATA_STEP}.outputs.docker-args }}`);
    if (given === run)
        return { line, why: 'docker run is not on one line' };
    changes.replace(line, given);
    for (let at = step.lines.first; at <= step.lines.last; at += 1) {
        const text = changes.lineAt(at);
        if (text === undefined)
            continue;
        if (/--cache-dir\b/.test(text))
            return { line: at, why: 'it names a cache directory inside of the container' };
        const without = text
            .replace(/\s+(-v|--volume)[ =](?:"[^"\s]+:\/root\/\.cache(?:\/trivy)?\/?(?::\w+)?"|[^\s"]+:\/root\/\.cache(?:\/trivy)?\/?(?::\w+)?)(?=\s|$)/g, '')
            .replace(/\s+(-e|--env)[ =]TRIVY_(SKIP_\w+_UPDATE|OFFLINE_SCAN|CACHE_DIR)(=\S+)?(?=\s|$)/g, '');
        if (/^\s*\\?$/.test(without) && text.trim() !== '')
            changes.remove({ first: at, last: at });
        else
            changes.replace(at, without);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/audit/our-step.js
// The step that takes the place of a recipe, as lines of a workflow. Pure.
/** Its lines, without line ends. */
function writeOurStep({ uses, indent, id, condition, inputs }) {
    const keys = [
        `uses: ${uses}`,
        ...(id === undefined ? [] : [`id: ${id}`]),
        ...(condition === undefined ? [] : [`if: ${writeScalar(condition)}`]),
        ...(inputs.length === 0
            ? []
            : ['with:', ...inputs.map(([name, text]) => `  ${name}: ${writeScalar(text)}`)]),
    ];
    return keys.map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}`);
}
/** A text as a scalar on one line that YAML reads as this text. */
function writeScalar(text) {
    const line = text.replace(/\s*\n\s*/g, ' ').trim();
    const isWord = /^[A-Za-z./~]/.test(line) && !/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(line);
    const isVersion = /^\d+\.\d+\.\d+$/.test(line);
    const isPlain = isWord || isVersion || line.startsWith('${{');
    return isPlain && !/: | #|:$/.test(line) ? line : `'${line.replaceAll("'", "''")}'`;
}

;// CONCATENATED MODULE: ./build/audit/scan-directory.js
/** The cache directory that scans name by themselves, as an input of ours; undefined: none. */
function directoryFor({ steps }) {
    const named = steps.flatMap(({ step, uses }) => uses.flatMap((use) => {
        if (use.kind !== 'scan' || use.by === 'container')
            return [];
        const own = use.by === 'trivy'
            ? (use.invocation.texts.get('cache-dir') ?? step.env.get('TRIVY_CACHE_DIR')?.text)
            : undefined;
        const ofAction = use.by === 'trivy-action' && !obeysTrivyCommand(step) ? actionDirectory(step) : undefined;
        const text = own ?? ofAction;
        return text === undefined ? [] : [{ line: use.line, text: spellOut(text) }];
    }));
    const [first] = named;
    if (first === undefined)
        return undefined;
    if (named.some(({ text }) => text !== first.text))
        return { line: first.line, why: 'the scans name different cache directories' };
    return (first.text ?? { line: first.line, why: 'only the shell knows the cache directory that the scan names' });
}
/** Variables of the shell as expressions; undefined where that cannot be done. */
function spellOut(text) {
    const spelt = text
        .replace(/\$\{?GITHUB_WORKSPACE\}?/g, () => `\${{ github.workspace }}`)
        .replace(/\$\{?RUNNER_TEMP\}?/g, () => `\${{ runner.temp }}`)
        .replace(/^\$\{?HOME\}?(?=\/|$)/, '~');
    return /\$(?!\{\{)|`/.test(spelt) ? undefined : spelt;
}
/** Since v0.35.0; before, it scans with a cache directory of its own. */
function obeysTrivyCommand(step) {
    const ref = step.uses?.text.split('@')[1] ?? '';
    const [, minor] = /^v0\.(\d+)\./.exec(ref) ?? [];
    return minor !== undefined ? Number(minor) >= 35 : ref === 'ed142fd0673e97e23eac54620cfb913e5ce36c25';
}
function actionDirectory(step) {
    return step.with.get('cache-dir')?.text ?? `\${{ github.workspace }}/.cache/trivy`;
}

;// CONCATENATED MODULE: ./build/audit/static-skips.js

/** Whether steps that scan have any. */
function hasSkips({ list, steps }) {
    const isSkipVariable = (name) => SKIP_VARIABLES.includes(name);
    const inFlags = steps.some(({ uses }) => uses.some((use) => use.kind === 'scan' &&
        (SKIP_FLAGS.some((flag) => use.invocation.flags.has(flag)) ||
            [...use.environment.keys()].some(isSkipVariable))));
    const scans = steps.some((one) => one.scans.length > 0);
    return (scans &&
        (inFlags ||
            [...list.env.keys(), ...steps.flatMap(({ step }) => [...step.env.keys()])].some(isSkipVariable)));
}
/** Static skips go from the steps and from the job; those of the workflow go with the last job that has them. */
function removeSkips({ list, steps }, recipe, changes) {
    const left = [];
    for (const [index, { step, uses }] of steps.entries()) {
        if (recipe.steps.has(index))
            continue;
        const lines = step.keys.get('env');
        if (lines !== undefined)
            left.push(...removeFromEnv({ lines, texts: step.env }, changes));
        if (step.run !== undefined && uses.some(({ kind }) => kind === 'scan'))
            removeFlags(step, changes);
    }
    const [ofJob] = list.envBlocks.filter(({ lines }) => lines.first >= list.lines.first);
    if (ofJob !== undefined)
        left.push(...removeFromEnv(ofJob, changes));
    return left;
}
/** Takes the skips out of a block; the block goes with its last entry. */
function removeFromEnv({ lines, texts }, changes) {
    const skips = [...texts].filter(([name]) => SKIP_VARIABLES.includes(name));
    if (skips.length === 0)
        return [];
    const inline = skips.find(([, said]) => said.lines.first === lines.first);
    if (inline !== undefined && skips.length < texts.size)
        return [{ line: lines.first, why: `${inline[0]} stands on one line with other variables` }];
    if (skips.length === texts.size)
        changes.remove(lines);
    else
        for (const [, said] of skips)
            changes.remove(said.lines);
    return [];
}
/** Static flags, and variables before a command, where a line holds them as words of their own. */
function removeFlags(step, changes) {
    const lines = step.keys.get('run') ?? step.lines;
    const flags = new RegExp(`\\s(${SKIP_FLAGS.join('|')})(=\\w+)?(?=\\s|$)`, 'g');
    const variables = new RegExp(`(^|\\s)(?:${SKIP_VARIABLES.join('|')})=\\w*\\s+(?=\\S)`, 'g');
    for (let at = lines.first; at <= lines.last; at += 1) {
        const text = changes.lineAt(at);
        if (text === undefined || text.trimStart().startsWith('#'))
            continue;
        const without = text.replace(flags, '').replace(variables, '$1');
        if (without === text)
            continue;
        if (/^\s*\\$/.test(without))
            changes.remove({ first: at, last: at });
        // A last line of its own would leave the one before it open.
        else if (without.trim() !== '')
            changes.replace(at, without);
    }
}

;// CONCATENATED MODULE: ./build/audit/step-inputs.js
// What our step has to be told, so that it provides what the scans behind it need. Pure.

/** Inputs of ours that say what a scan says, in the order in which they are written. */
const SCAN_INPUTS = [
    'scan-type',
    'scan-ref',
    'scanners',
    'format',
    'pkg-types',
    'image-config-scanners',
    'vex',
    'compliance',
    'server',
    'trivy-config',
];
/** Formats that change what a scan needs; others need not be said. */
const TELLING_FORMATS = /^(cyclonedx|spdx|spdx-json|github)$/;
/**
 * The inputs. Scans of one kind are said as they say themselves; of different kinds, the resources are named.
 *
 * @param scans those behind it
 */
function inputsFor(scans) {
    const version = only(scans.map(({ texts }) => texts['trivy-version']));
    const isUsable = version !== undefined && (0,incidents/* judgeVersion */.b)(version, []).refusal === undefined;
    const ofVersion = !isUsable ? [] : [['trivy-version', version]];
    if (scans.some(({ isPartlyUnknown }) => isPartlyUnknown))
        return ofVersion;
    const said = scans.map(({ texts }) => telling(texts));
    const [first] = said;
    const isOne = said.every((one) => JSON.stringify(one) === JSON.stringify(first));
    if (isOne)
        return [...(first ?? []), ...ofVersion];
    const merged = mergeScanners(said);
    return [...(merged ?? [['resources', namesOf(scans).join(', ')]]), ...ofVersion];
}
/**
 * What one scan says by expressions that mean the same in the step before it, such as `${{ inputs.scan-type }}`, in the place
 * of what one caller makes of them.
 */
function withExpressions(inputs, expressions) {
    const names = [...SCAN_INPUTS, 'trivy-version', 'cache-dir'];
    const all = new Map([...inputs, ...[...expressions].filter(([name]) => names.includes(name))]);
    return names.flatMap((name) => {
        const text = all.get(name);
        return text === undefined ? [] : [[name, text]];
    });
}
function telling(texts) {
    return SCAN_INPUTS.flatMap((name) => {
        const text = texts[name];
        if (text === undefined || text === '')
            return [];
        if (name === 'format' && !TELLING_FORMATS.test(text))
            return [];
        if (name === 'pkg-types' && text === 'os,library')
            return [];
        return [[name, text]];
    });
}
/** Where only the scanners differ, and each scan names its own. */
function mergeScanners(said) {
    const rest = said.map((inputs) => JSON.stringify(inputs.filter(([name]) => name !== 'scanners')));
    const scanners = said.map((inputs) => inputs.find(([name]) => name === 'scanners')?.[1]);
    if (new Set(rest).size > 1 || scanners.includes(undefined))
        return undefined;
    const all = [...new Set(scanners.flatMap((text) => text?.split(/[\s,]+/) ?? []))].join(',');
    return SCAN_INPUTS.flatMap((name) => {
        const text = name === 'scanners' ? all : said[0]?.find(([one]) => one === name)?.[1];
        return text === undefined ? [] : [[name, text]];
    });
}
function namesOf(scans) {
    const needs = scans.flatMap((scan) => scan.needs);
    return [...new Set(needs.filter(({ need }) => need !== 'not needed').map(({ resource }) => resource))];
}
function only(values) {
    return new Set(values).size === 1 ? values[0] : undefined;
}

;// CONCATENATED MODULE: ./build/audit/repair-list.js







/** Makes the changes of a list. */
function repairList(view, changes, options) {
    const recipe = findRecipe(view.steps);
    const ours = view.steps.findIndex(({ uses }) => uses.some(isOurs));
    const scanAt = view.steps.findIndex(({ scans }) => scans.length > 0);
    const isAfter = ours !== -1 && scanAt !== -1 && ours > scanAt;
    const skips = hasSkips(view);
    if (recipe.steps.size === 0 && !isAfter && !skips)
        return { isChanged: false, left: recipe.left, removedIds: [] };
    const left = [...recipe.left];
    if (recipe.left.length > 0)
        return { isChanged: false, left, removedIds: [] };
    const put = isAfter
        ? move(view, { from: ours, to: scanAt }, changes)
        : place(view, { recipe, ours, scanAt }, changes, options);
    if (put !== undefined)
        return { isChanged: false, left: [...left, put], removedIds: [] };
    for (const index of recipe.steps) {
        const step = view.steps[index]?.step;
        if (step !== undefined)
            changes.removeStep(step.lines);
    }
    left.push(...removeSkips(view, recipe, changes));
    const removedIds = [...recipe.steps].flatMap((index) => view.steps[index]?.step.id ?? []);
    return { isChanged: true, left, removedIds };
}
function isOurs(use) {
    return use.kind === 'ours' && use.action === 'main';
}
/** Our step, as it stands, before the first scan. */
function move({ steps }, { from, to }, changes) {
    const [ours, scan] = [steps[from]?.step, steps[to]?.step];
    if (ours?.indent === undefined || scan?.indent === undefined || ours.indent !== scan.indent)
        return {
            line: ours?.lines.first ?? 0,
            why: 'our step stands behind the scan, and is not written as it is',
        };
    const text = changes.lines.slice(changes.firstWithComments(ours.lines.first) - 1, ours.lines.last);
    changes.removeStep(ours.lines);
    changes.insertBefore(changes.firstWithComments(scan.lines.first), text);
    return undefined;
}
function place(view, { recipe, ours, scanAt }, changes, options) {
    if (scanAt === -1)
        return replaceWhole(view, recipe, changes, options);
    const isServed = view.steps.every(({ scans }) => scans.every((scan) => scan.isServed));
    if (ours !== -1 || isServed)
        return undefined;
    return insert(view, scanAt, changes, options);
}
/** Where nothing scans: a job that keeps data for others, or an action that its callers' scans rely on. */
function replaceWhole({ list, steps, later }, recipe, changes, { uses, resourceOf }) {
    const first = steps[Math.min(...recipe.steps)]?.step;
    if (first?.indent === undefined)
        return undefined;
    if (list.kind === 'job' && !recipe.isKept)
        return {
            line: first.lines.first,
            why: 'nothing in this job scans, or keeps what it fetches in the Actions cache',
        };
    const resources = recipe.repositories.flatMap((repository) => resourceOf(repository) ?? []);
    const named = resources.length === 0 ? [] : [['resources', resources.join(', ')]];
    const inputs = list.kind === 'composite' && later.length > 0 ? inputsFor(later) : named;
    const warm = uses.replace(/(?=@|$)/, '/warm');
    const ours = { uses: list.kind === 'job' ? warm : uses, indent: first.indent, inputs };
    changes.insertBefore(changes.firstWithComments(first.lines.first), writeOurStep(ours));
    return undefined;
}
function insert(view, scanAt, changes, { uses }) {
    const scan = view.steps[scanAt];
    const scans = view.steps.flatMap((one) => one.scans);
    if (scan?.step.indent === undefined)
        return {
            line: scan?.step.lines.first ?? 0,
            why: 'the scan is not written as a list item on lines of its own',
        };
    const containers = view.steps.flatMap(({ step, uses: all }) => all.flatMap((use) => (use.kind === 'scan' && use.by.startsWith('container') ? [{ step, use }] : [])));
    const byAction = containers.find(({ use }) => use.by === 'container action');
    if (byAction !== undefined)
        return {
            line: byAction.use.line,
            why: 'the image is run as an action, and cannot be given the data: run it with docker run',
        };
    const id = containers.length > 0 ? DATA_STEP : undefined;
    for (const { step, use } of containers) {
        const problem = handOver(step, use.line, changes);
        if (problem !== undefined)
            return problem;
    }
    const directory = directoryFor(view);
    if (typeof directory === 'object')
        return directory;
    const told = inputsFor(scans);
    const own = scans.length === 1 ? readStepUses(scan.step).find((use) => use.kind === 'scan') : undefined;
    const inputs = [
        ...(own === undefined ? told : withExpressions(told, own.invocation.expressions)),
        ...(directory === undefined ? [] : [['cache-dir', directory]]),
    ];
    const text = writeOurStep({ uses, indent: scan.step.indent, id, condition: conditionOf(view), inputs });
    const line = changes.firstWithComments(scan.step.lines.first);
    // Where empty lines stand between steps, one does here too.
    const isSpaced = scanAt > 0 && changes.lines[line - 2]?.trim() === '';
    changes.insertBefore(line, isSpaced ? [...text, ''] : text);
    return undefined;
}
/** That of the scans where they share one; else one by which it runs whenever any of them does. */
function conditionOf({ steps }) {
    const scanning = steps.filter(({ scans }) => scans.length > 0).map(({ step }) => step.condition);
    if (new Set(scanning).size === 1)
        return scanning[0];
    return scanning.some((text) => /\b(always|cancelled|failure)\(\)/.test(text ?? ''))
        ? '!cancelled()'
        : undefined;
}

// EXTERNAL MODULE: ./build/base/yaml.js + 1 modules
var yaml = __webpack_require__(3395);
;// CONCATENATED MODULE: ./build/audit/yaml-file.js

// At once: who audits reads YAML.
const { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument } = (0,yaml/* loadYaml */.y)();
/** GitHub refuses workflows far below this. */
const MAX_FILE_BYTES = 512 * 1024;
/** Aliases that are followed in one file: real ones have a handful, and each costs a look through the file. */
const MAX_ALIASES = 100;
/**
 * Reads a file.
 *
 * @throws {Error} saying, without an excerpt, why it cannot be read
 */
function parseYamlFile(text) {
    const counter = new LineCounter();
    const options = { prettyErrors: false, logLevel: 'error', uniqueKeys: false };
    const document = parseDocument(text, { ...options, lineCounter: counter });
    const [error] = document.errors;
    if (error !== undefined) {
        const problem = error.code.toLowerCase().replaceAll('_', ' ');
        throw new Error(`line ${counter.linePos(error.pos[0]).line}: ${problem}`);
    }
    const follow = followAliases(document);
    const lineAt = (offset) => counter.linePos(Math.max(0, offset)).line;
    const linesOf = (node) => {
        const first = lineAt(node.range?.[0] ?? 0);
        return { first, last: Math.max(first, lastLine(text, lineAt, endOf(node))) };
    };
    return {
        text,
        root: document.contents ?? undefined,
        linesOf,
        itemsOf: (node) => {
            const list = follow(node);
            return list !== undefined && 'items' in list && !isMap(list) ? list.items.filter(isNode) : [];
        },
        textOf: (node) => {
            const scalar = follow(node);
            if (!isScalar(scalar) || scalar.value === null)
                return undefined;
            // As it is written: `1.10` is a version, and `on` a word.
            return scalar.type === 'PLAIN' ? (scalar.source ?? String(scalar.value)) : String(scalar.value);
        },
        entriesOf: (node) => {
            const map = follow(node);
            if (!isMap(map))
                return [];
            return map.items.flatMap(({ key, value }) => {
                if (!isScalar(key))
                    return [];
                const start = linesOf(key);
                const inside = isNode(value) ? value : undefined;
                const last = inside === undefined ? start.last : linesOf(inside).last;
                const lines = { first: start.first, last: Math.max(start.last, last) };
                return { key: String(key.source ?? key.value), value: inside, lines };
            });
        },
    };
}
/** What an alias stands for; an error where there are too many. */
function followAliases(document) {
    const known = new Map();
    return (node) => {
        if (!isAlias(node))
            return node;
        if (!known.has(node)) {
            if (known.size >= MAX_ALIASES)
                throw new Error(`more than ${MAX_ALIASES} aliases`);
            const target = node.resolve(document);
            known.set(node, isAlias(target) ? undefined : target);
        }
        return known.get(node);
    };
}
/** The end of what a node says: comments behind it are not part of it. */
function endOf(node) {
    let current = node;
    while ('items' in current) {
        const last = current.items.at(-1);
        const pair = last;
        const inner = isNode(last) ? last : isNode(pair?.value) ? pair.value : pair?.key;
        // What stands in brackets ends behind its last item.
        if (!isNode(inner) || ('flow' in current && current.flow === true))
            break;
        current = inner;
    }
    return current.range?.[1] ?? 0;
}
/** The line of the last character that is no white space. */
function lastLine(text, lineAt, end) {
    let last = end - 1;
    while (last > 0 && /\s/.test(text.charAt(last)))
        last -= 1;
    return lineAt(last);
}

;// CONCATENATED MODULE: ./build/audit/workflow.js

/** Steps and jobs that one file may have: GitHub's own bound is 1,000 for a job, and 256 for a matrix of them. */
const MAX_STEPS = 5_000;
/**
 * Reads a file.
 *
 * @throws {Error} saying why it cannot be read
 */
function parseWorkflow(path, text) {
    const file = parseYamlFile(text);
    const top = byKey(file, file.root);
    const runs = byKey(file, top.get('runs')?.value);
    const lists = runs.size > 0 ? workflow_readAction(file, top, runs) : readJobs(file, top);
    if (lists.reduce((count, { steps }) => count + steps.length, lists.length) > MAX_STEPS)
        throw new Error(`more than ${MAX_STEPS} jobs and steps`);
    return { path, text, lists, inputs: readInputs(file, top) };
}
function byKey(file, node) {
    return new Map(file.entriesOf(node).map((entry) => [entry.key, entry]));
}
function workflow_readAction(file, top, runs) {
    const steps = runs.get('steps');
    if (steps === undefined)
        return [];
    const name = file.textOf(top.get('name')?.value) ?? '';
    const none = { env: new Map(), envBlocks: [], with: new Map(), container: undefined, uses: undefined };
    return [{ kind: 'composite', name, steps: readSteps(file, steps.value), lines: steps.lines, ...none }];
}
function readJobs(file, top) {
    const ofWorkflow = readEnv(file, top.get('env'));
    return file.entriesOf(top.get('jobs')?.value).map(({ key, value, lines }) => {
        const job = byKey(file, value);
        const envBlocks = [...readEnv(file, job.get('env')), ...ofWorkflow];
        return {
            kind: 'job',
            name: key,
            lines,
            steps: readSteps(file, job.get('steps')?.value),
            env: new Map(envBlocks.toReversed().flatMap(({ texts }) => [...texts])),
            envBlocks,
            container: workflow_readContainer(file, job.get('container')),
            uses: readSaid(file, job.get('uses')),
            with: readTexts(file, job.get('with')?.value),
        };
    });
}
function readEnv(file, entry) {
    return entry === undefined ? [] : [{ lines: entry.lines, texts: readTexts(file, entry.value) }];
}
/** An image by its name, or as one of several keys. */
function workflow_readContainer(file, entry) {
    return readSaid(file, entry) ?? readSaid(file, byKey(file, entry?.value).get('image'));
}
/** `on.workflow_call.inputs` of a workflow, `inputs` of an action. */
function readInputs(file, top) {
    const call = byKey(file, top.get('on')?.value).get('workflow_call');
    const isAction = top.has('runs');
    if (call === undefined && !isAction)
        return undefined;
    const inputs = isAction ? top.get('inputs')?.value : byKey(file, call?.value).get('inputs')?.value;
    return new Map(file.entriesOf(inputs).map(({ key, value }) => {
        const said = byKey(file, value).get('default');
        return [key, file.textOf(said?.value) ?? ''];
    }));
}
function readSteps(file, node) {
    return file.itemsOf(node).map((item) => readStep(file, item));
}
function readStep(file, item) {
    const keys = byKey(file, item);
    const text = (key) => file.textOf(keys.get(key)?.value);
    return {
        name: text('name'),
        id: text('id'),
        uses: readSaid(file, keys.get('uses')),
        run: readSaid(file, keys.get('run')),
        shell: text('shell'),
        condition: text('if'),
        with: readTexts(file, keys.get('with')?.value),
        env: readTexts(file, keys.get('env')?.value),
        lines: file.linesOf(item),
        indent: indentOf(file, item),
        keys: new Map([...keys].map(([key, { lines }]) => [key, lines])),
    };
}
/** Only of what stands behind a dash with nothing before it, in block style: an anchor, or brackets, may mean more. */
function indentOf({ text }, item) {
    const start = item.range?.[0] ?? 0;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const isBlock = 'items' in item && !('flow' in item && item.flow === true);
    return isBlock && /^ *- +$/.test(before) ? before.indexOf('-') : undefined;
}
function readTexts(file, node) {
    return new Map(file.entriesOf(node).flatMap(({ key, value, lines }) => {
        const text = file.textOf(value);
        return text === undefined ? [] : [[key, { text, lines }]];
    }));
}
function readSaid(file, entry) {
    const text = file.textOf(entry?.value);
    return entry === undefined || text === undefined ? undefined : { text, lines: entry.lines };
}

;// CONCATENATED MODULE: ./build/audit/repair.js
// The patch of a file: recipes by hand replaced by a step of ours, everything else byte for byte as it stands. Pure.







/**
 * Controls besides line ends and tabs, and what reorders, hides, or ends a line: a patch is there to be read before it is
 * applied.
 */
const UNSEEN = /\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
/** Repairs a file. */
function repairFile(file, judged, options) {
    const left = [];
    const good = [];
    for (const list of withoutShared(file.lists)) {
        const view = viewOf(file, list, judged);
        const changes = new Changes(file.text);
        const done = repairList(view, changes, options);
        left.push(...done.left);
        if (!done.isChanged)
            continue;
        const problem = checkResult(file, list, changes.edits(), done.removedIds);
        if (problem === undefined)
            good.push(view);
        else
            left.push({ line: list.lines.first, why: problem });
    }
    if (good.length === 0)
        return { patch: '', left: eachOnce(left) };
    const changes = new Changes(file.text);
    for (const view of good)
        repairList(view, changes, options);
    left.push(...removeFromWorkflow(file, good, judged, changes));
    const edits = changes.edits();
    // What is put in comes from values, in which an escape in the file has become what it stands for.
    const isSeen = ![file.text, applyEdits(file.text, edits)].some((text) => UNSEEN.test(text));
    const why = isPlainPath(file.path)
        ? !isSeen && 'it holds characters that a terminal does not show, or shows elsewhere'
        : 'its name cannot stand in a patch';
    if (why !== false)
        return { patch: '', left: [...eachOnce(left), { line: 1, why }] };
    return { patch: formatDiff(file.path, file.text, edits), left: eachOnce(left) };
}
function eachOnce(left) {
    return [...new Map(left.map((one) => [`${one.line} ${one.why}`, one])).values()];
}
/** Each list once: an alias gives one list to several jobs. */
function withoutShared(lists) {
    const known = new Map(lists.toReversed().map((list) => [list.steps[0]?.lines.first ?? list.name, list]));
    return lists.filter((list) => known.get(list.steps[0]?.lines.first ?? list.name) === list);
}
/** What is known of the steps of a list, from wherever it runs. */
function viewOf(file, list, judged) {
    const own = judged.filter(({ flow }) => flow.list === list);
    const callers = judged.filter(({ flow }) => flow.list !== list);
    const later = callers.flatMap(({ flow, scans }) => {
        const call = flow.occurrences.find((one) => one.list === list);
        return call === undefined ? [] : scans.filter(({ top }) => top > call.top);
    });
    return {
        list,
        later,
        steps: list.steps.map((step, index) => {
            const line = step.lines.first;
            const seen = judged
                .flatMap(({ flow }) => flow.occurrences)
                .find((one) => one.list === list && one.step.lines.first === line);
            const ofFlows = own.flatMap(({ scans }) => scans.filter(({ top }) => top === index));
            const inOthers = judged.flatMap(({ scans }) => scans.filter((scan) => scan.file === file.path && scan.line >= line && scan.line <= step.lines.last));
            // Several calls of one workflow say the same several times, and may differ.
            const scans = own.length > 0 ? ofFlows : inOthers;
            const different = new Map(scans.map((scan) => [JSON.stringify([scan.line, scan.texts]), scan]));
            return { step, uses: seen?.uses ?? readStepUses(step), scans: [...different.values()] };
        }),
    };
}
/** Whether the patched list is one, without what was to go; undefined: it is. */
function checkResult(file, list, edits, removedIds) {
    const text = applyEdits(file.text, edits);
    let patched;
    try {
        const { lists } = parseWorkflow(file.path, text);
        patched = lists.length === file.lists.length ? lists[file.lists.indexOf(list)] : undefined;
    }
    catch {
        // What cannot be read any more is no patch; the file itself could be.
    }
    if (patched === undefined || patched.steps.length === 0)
        return 'the patched file could not be read';
    const steps = patched.steps.map((step) => ({ step, uses: readStepUses(step) }));
    if (findRecipe(steps).steps.size > 0)
        return 'a part of the recipe would stay';
    const lines = text
        .split('\n')
        .slice(patched.lines.first - 1, patched.lines.last)
        .join('\n');
    const missed = removedIds.find((id) => new RegExp(`\\bsteps\\.${id.replace(/[^\w-]/g, '')}\\b`).test(lines));
    return missed === undefined ? undefined : `other steps ask for what the step ${missed} said`;
}
/** Skips that all jobs share go where every job that scans was repaired, or has our step. */
function removeFromWorkflow(file, repaired, judged, changes) {
    const block = file.lists[0]?.envBlocks.find(({ lines }) => file.lists.every((list) => lines.first < list.lines.first || lines.first > list.lines.last));
    if (block === undefined)
        return [];
    const isGood = (list) => repaired.some((view) => view.list === list) ||
        judged
            .filter(({ flow }) => flow.list === list)
            .every(({ scans }) => scans.every(({ isServed }) => isServed));
    return file.lists.every(isGood) ? removeFromEnv(block, changes) : [];
}

// EXTERNAL MODULE: ./build/base/small-file.js
var small_file = __webpack_require__(7454);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/base/inside.js
var inside = __webpack_require__(222);
;// CONCATENATED MODULE: ./build/audit/find-repositories.js
// The clones in a directory.




/** Clones lie as `name`, `owner/name`, or `host/owner/name`. */
const find_repositories_MAX_DEPTH = 3;
const MAX_REPOSITORIES = 10_000;
/**
 * Every clone below a directory, or the directory itself where it is one, in the order of their names.
 *
 * @throws {Error} what the system says, when the directory cannot be read; or that it has more clones than are looked at
 */
function findRepositories(directory) {
    // The one that was named has to be there.
    (0,external_node_fs_.readdirSync)(directory);
    if (isRepository(directory))
        return [{ name: '.', root: directory }];
    const found = [];
    lookBelow(directory, '', found);
    return found;
}
function lookBelow(directory, name, found) {
    const depth = name === '' ? 0 : name.split('/').length;
    for (const entry of namesIn(directory)) {
        const below = (0,external_node_path_.join)(directory, entry);
        if (entry === '.git' || !isDirectory(below))
            continue;
        const inside = name === '' ? entry : `${name}/${entry}`;
        if (isClosed(below) || isRepository(below))
            found.push({ name: inside, root: below });
        else if (depth + 1 < find_repositories_MAX_DEPTH)
            lookBelow(below, inside, found);
        if (found.length > MAX_REPOSITORIES)
            throw new Error(`there are more than ${MAX_REPOSITORIES} clones; audit one part of them after the other`);
    }
}
/** What cannot be looked into counts as a clone, which then says so: it may be one. */
function isClosed(directory) {
    try {
        namesIn(directory);
        return false;
    }
    catch {
        return true;
    }
}
/** A checkout without `.git` is one too. An organisation's own repository has the name `.github`, and is a clone beside others. */
function isRepository(directory) {
    const github = (0,external_node_path_.join)(directory, '.github');
    return (kindOf((0,external_node_path_.join)(directory, '.git')) !== 'none' ||
        (isDirectory(github) && kindOf((0,external_node_path_.join)(github, '.git')) === 'none'));
}
/** Whether a path, with all links followed, lies in a directory; false where it is not there. */
function staysInside(path, directory) {
    try {
        const [real, base] = [(0,inside/* realPathOf */.dN)(path), (0,inside/* realPathOf */.dN)(directory)];
        return real === base || real.startsWith(base.endsWith(external_node_path_.sep) ? base : base + external_node_path_.sep);
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'))
            return false;
        throw error;
    }
}
/** Names in a directory, sorted; none where there is no such directory. */
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory).sort();
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'ENOENT', 'ENOTDIR'))
            return [];
        throw error;
    }
}
/** Whether there is a directory, which a link is not; false where nobody may look. */
function isDirectory(path) {
    return kindOf(path) === 'directory';
}
/** A link is none of both. */
function kindOf(path) {
    const facts = factsOf(path);
    if (facts === undefined)
        return 'none';
    return facts.isDirectory() ? 'directory' : 'other';
}
function factsOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    }
    catch (error) {
        if ((0,errors/* hasCode */.up)(error, 'EACCES', 'EPERM'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/audit/source-files.js
// The files of a clone that can run Trivy: workflows, and composite actions. A clone may be hostile: no link leads out of it,
// nothing is read that is too large or too much, and whatever was not read is told.





/** Of one repository: workflows, and actions; and their characters together. Large projects have some hundred, of 1 MiB. */
const MAX_FILES = 500;
const MAX_CHARACTERS = 16 << 20;
/** Entries of a repository that are looked at for actions. */
const MAX_ENTRIES = 20_000;
/** Directories of one clone that cannot be read, each told by its name. */
const MAX_TOLD = 20;
/** Its workflows, and every composite action. */
function readSourceFiles({ root }, { maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS } = {}) {
    const unread = [];
    const list = (directory) => {
        try {
            return namesIn((0,external_node_path_.join)(root, directory));
        }
        catch (error) {
            if (unread.length < MAX_TOLD)
                unread.push({ path: directory || '.', content: { why: (0,errors/* describeError */.Uc)(error) } });
            return [];
        }
    };
    const workflows = list('.github/workflows')
        .filter((name) => /\.ya?ml$/i.test(name))
        .map((name) => `.github/workflows/${name}`);
    const { paths: actions, isAll } = findActions(root, list, maxEntries);
    if (!isAll) {
        const why = `it has more than ${maxEntries} files and directories, of which only these were looked at for actions`;
        unread.push({ path: '.', content: { why } });
    }
    const paths = [...workflows, ...actions];
    let characters = 0;
    const read = paths.slice(0, MAX_FILES).map((path) => {
        if (characters > maxCharacters) {
            const why = `the files of the repository before it have more than ${maxCharacters} characters`;
            return { path, content: { why } };
        }
        const content = readFile(root, path);
        if ('text' in content)
            characters += content.text.length;
        return { path, content };
    });
    const rest = paths.slice(MAX_FILES).map((path) => ({ path, content: { why: TOO_MANY_FILES } }));
    return [...read, ...rest, ...unread];
}
const TOO_MANY_FILES = `it is beyond the first ${MAX_FILES} files of the repository`;
/** Directories in which no action of the repository lies. */
const SKIPPED = ['.git', 'node_modules', 'vendor', 'dist'];
function findActions(root, list, maxEntries) {
    const paths = [];
    const queue = [''];
    let entries = 0;
    for (let next = 0; next < queue.length; next += 1) {
        const directory = queue[next] ?? '';
        for (const name of list(directory)) {
            entries += 1;
            if (entries > maxEntries)
                return { paths, isAll: false };
            const path = directory === '' ? name : `${directory}/${name}`;
            if (/^action\.ya?ml$/.test(name))
                paths.push(path);
            else if (!SKIPPED.includes(name) && isDirectory((0,external_node_path_.join)(root, path)))
                queue.push(path);
        }
    }
    return { paths, isAll: true };
}
function readFile(root, path) {
    try {
        if (!staysInside((0,external_node_path_.join)(root, path), root))
            return { why: 'it is a link that leads out of the repository' };
        return { text: (0,small_file/* readSmallFile */.E)((0,external_node_path_.join)(root, path), MAX_FILE_BYTES) };
    }
    catch (error) {
        return { why: (0,errors/* describeError */.Uc)(error) };
    }
}

;// CONCATENATED MODULE: ./build/audit/audit.js
// What a repository does with Trivy, from its workflow files: needs, findings, and the patch.







/** Reads a repository, and judges it. Whatever it holds, it does not end the audit of others. */
function auditRepository(repository, rules, options) {
    try {
        return judgeRepository(repository, rules, options);
    }
    catch (error) {
        const findings = [unread(`it could not be looked at: ${(0,errors/* describeError */.Uc)(error)}`)];
        return { name: repository.name, files: [], scans: [], findings, patch: '', left: [] };
    }
}
function judgeRepository(repository, rules, options) {
    const findings = [];
    const files = [];
    for (const { path, content } of readSourceFiles(repository)) {
        try {
            if ('why' in content)
                throw new Error(content.why);
            files.push(parseWorkflow(path, content.text));
        }
        catch (error) {
            findings.push(unread(`it could not be read: ${(0,errors/* describeError */.Uc)(error)}`, at(path, { first: 1, last: 1 })));
        }
    }
    const { flows, cut } = listFlows(files);
    const judged = flows.map((flow) => ({ flow, ...judgeFlow(flow, rules) }));
    if (cut !== undefined)
        findings.push(unread(TOO_MUCH, whereOf(cut, cut.list.lines.first)));
    if (rules.needs.isSpent())
        findings.push(unread(NOT_PLANNED));
    // A part that was not followed may need what a patch would take away.
    const repairable = cut === undefined ? files : [];
    const repairs = repairable.map((file) => ({
        file: file.path,
        ...repairFile(file, judged.filter(({ flow }) => touches(flow, file)), options),
    }));
    const scans = judged.flatMap((one) => one.scans);
    return {
        name: repository.name,
        files: files.map(({ path }) => path),
        scans: [
            ...new Map(scans.map((scan) => [JSON.stringify([scan.file, scan.line, scan.texts]), scan])).values(),
        ],
        findings: sortFindings([...findings, ...judged.flatMap((one) => one.findings)]),
        patch: repairs.map(({ patch }) => patch).join(''),
        left: repairs.flatMap(({ file, left }) => left.map((one) => ({ file, ...one }))),
    };
}
const TOO_MUCH = 'it was not followed to its end: with all that it calls, this job or the repository has more steps than are followed, and no patch is made';
const NOT_PLANNED = 'looking into it for each scan took too long: for the others it is told what any scan would need';
/** Said of a place, or of all of the repository. */
function unread(message, where = at('.', { first: 1, last: 1 })) {
    return { kind: 'unread', message, ...where };
}
/** Whether a part of the file runs in the flow. */
function touches({ file, occurrences }, wanted) {
    return file === wanted || occurrences.some((one) => one.file === wanted);
}

;// CONCATENATED MODULE: ./build/audit/report-document.js

/** Changes when a member is removed or means something else. */
const AUDIT_VERSION = 1;
/** The document. */
function describeAudit(audits, withPatches) {
    return {
        version: AUDIT_VERSION,
        repositories: audits.map(({ name, files, scans, findings, patch, left }) => ({
            name,
            files,
            scans: scans.map(({ file, line, job, by, texts, isPartlyUnknown, isServed, needs }) => ({
                ...{ file, line, job, by, says: texts, isPartlyUnknown, isServed, needs },
            })),
            findings: findings.map(({ kind, file, line, job, message }) => ({
                ...{ kind, severity: KINDS[kind].severity, file, line, job, message, advice: KINDS[kind].advice },
            })),
            byHand: left,
            ...(withPatches ? { patch } : {}),
        })),
    };
}

// EXTERNAL MODULE: ./build/base/count.js
var count = __webpack_require__(9787);
// EXTERNAL MODULE: ./build/report/escape-markdown.js
var escape_markdown = __webpack_require__(4200);
;// CONCATENATED MODULE: ./build/audit/report-markdown.js
// The report for people: what each repository needs, and what somebody should look at. Foreign text is escaped. Pure.



/** Longest foreign text in a cell. */
const MAX_CELL = 300;
/** The whole report. */
function renderAudit(audits) {
    const concerned = audits.filter(isConcerned);
    const rest = audits.length - concerned.length;
    return [
        '# Trivy in these repositories',
        '',
        sayTotals(audits),
        '',
        ...(concerned.length === 0 ? [] : [...overview(concerned), '']),
        ...concerned.flatMap(renderRepository),
        ...(rest === 0
            ? []
            : [`${(0,count/* count */.U)(rest, 'repository', 'repositories')} without Trivy in workflow files.`, '']),
    ].join('\n');
}
function isConcerned({ scans, findings }) {
    return scans.length + findings.length > 0;
}
function sayTotals(audits) {
    const all = audits.flatMap(({ findings }) => findings);
    const scans = audits.reduce((sum, one) => sum + one.scans.length, 0);
    return `${(0,count/* count */.U)(audits.length, 'repository', 'repositories')}, ${(0,count/* count */.U)(scans, 'scan')}; ${say(all)}.`;
}
function say(findings) {
    const severities = ['error', 'warning', 'note'];
    return severities
        .map((severity) => (0,count/* count */.U)(findings.filter(({ kind }) => KINDS[kind].severity === severity).length, severity))
        .join(', ');
}
function overview(audits) {
    return [
        '| Repository | Scans | Needs | Findings | Patch |',
        '| --- | --- | --- | --- | --- |',
        ...audits.map(({ name, scans, findings, patch }) => row([
            cell(name),
            String(scans.length),
            neededBy(scans).join(', ') || 'nothing',
            say(findings),
            patch === '' ? 'no' : 'yes',
        ])),
    ];
}
function neededBy(scans) {
    const names = scans.flatMap(({ needs }) => needs.filter(({ need }) => need !== 'not needed'));
    return [
        ...new Set(names.map(({ resource, need }) => (need === 'maybe' ? `${resource} (maybe)` : resource))),
    ];
}
function renderRepository({ name, scans, findings, left }) {
    return [
        `## ${cell(name)}`,
        '',
        ...(scans.length === 0 ? [] : [...renderScans(scans), '']),
        ...(findings.length === 0 ? ['No findings.', ''] : [...renderFindings(findings), '']),
        ...(left.length === 0
            ? []
            : [
                'To be changed by hand:',
                '',
                ...left.map(({ file, line, why }) => `- ${cell(file)}:${line}: ${cell(why)}`),
                '',
            ]),
    ];
}
function renderScans(scans) {
    return [
        '| Scan | By | Says | Needs |',
        '| --- | --- | --- | --- |',
        ...scans.map(({ file, line, job, by, texts, isPartlyUnknown, needs }) => {
            const said = Object.entries(texts).filter(([name]) => name !== 'cache-dir');
            const told = said.map(([name, text]) => `${name}: ${text}`).join('; ');
            const unknown = isPartlyUnknown ? '; the rest is known to the run alone' : '';
            const reasons = needs
                .filter(({ need }) => need !== 'not needed')
                .map(({ resource, need, reason }) => cell(`${resource}: ${need}, ${reason}`));
            return row([
                cell(`${file}:${line}, ${job}`),
                cell(by),
                cell(told + unknown),
                reasons.join('<br>') || 'nothing',
            ]);
        }),
    ];
}
function renderFindings(findings) {
    return [
        '| | Where | Finding | What to do |',
        '| --- | --- | --- | --- |',
        ...findings.map(({ kind, file, line, job, message }) => {
            const { severity, advice } = KINDS[kind];
            const where = cell(`${file}:${line}${job === '' ? '' : `, ${job}`}`);
            return row([severity, where, `\`${kind}\`: ${cell(message)}`, advice]);
        }),
    ];
}
function cell(text) {
    return (0,escape_markdown/* escapeMarkdown */.F)(text, MAX_CELL);
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}

// EXTERNAL MODULE: ./build/inputs/built-in-texts.js
var built_in_texts = __webpack_require__(395);
// EXTERNAL MODULE: ./build/inputs/mistakes.js
var mistakes = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/inputs/parsers.js
var parsers = __webpack_require__(5272);
// EXTERNAL MODULE: ./build/inputs/read.js
var read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/plan/need.js
var need = __webpack_require__(3504);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/resources/table.js + 42 modules
var table = __webpack_require__(7960);
// EXTERNAL MODULE: ./build/resources/trivy/trivy-inputs.js
var trivy_inputs = __webpack_require__(7351);
// EXTERNAL MODULE: ./build/scan/read-scan.js + 1 modules
var read_scan = __webpack_require__(8335);
// EXTERNAL MODULE: ./build/scan/trivy-version.js
var trivy_version = __webpack_require__(2841);
// EXTERNAL MODULE: ./build/run/plan-facts.js + 4 modules
var plan_facts = __webpack_require__(3920);
// EXTERNAL MODULE: ./build/run/program/audit-flags.js
var audit_flags = __webpack_require__(2904);
;// CONCATENATED MODULE: ./build/run/program/audit.js
// `audit`: what the workflow files of many clones do with Trivy, judged by the rules of the plan. Asks nobody, and changes
// nothing.





















/**
 * Reads all clones, and prints the report or, with `fix`, the patch.
 *
 * @throws {InputError} when a flag cannot be acted on
 * @throws {ActionError} when there is no clone
 */
async function runAudit(dependencies, flags) {
    const text = (name) => flags.get(name)?.trim() || audit_flags/* AUDIT_FLAGS */.O[name];
    const { uses, denied } = readFlags(text('uses'), text('deny-trivy'), dependencies);
    const isFix = text('fix') === 'true';
    const resourceOf = (repository) => table/* RESOURCES */.e.find(({ published }) => published?.repository === repository)?.name;
    const audits = findClones((0,external_node_path_.resolve)(text('directory') || '.')).map((repository) => {
        const rules = { denied, needs: needsIn(repository, dependencies) };
        return auditRepository(repository, rules, { uses, resourceOf });
    });
    const found = audits.flatMap(({ findings }) => findings.map(({ kind }) => KINDS[kind].severity));
    return {
        failure: undefined,
        isAlarm: !isFix && found.some((severity) => severity !== 'note'),
        report: {
            text: isFix ? allPatches(audits) : renderAudit(audits),
            data: describeAudit(audits, isFix),
        },
    };
}
/** Versions that the file on this machine denies to every job are denied here too. */
function readFlags(uses, denied, { config }) {
    const problems = [];
    if (!/^[\w.-]+\/[\w.-]+@[\w./-]+$/.test(uses))
        problems.push(`uses: ${(0,parsers/* quote */.hD)(uses)} is no action with its reference, such as ${audit_flags/* AUDIT_FLAGS */.O.uses}`);
    const ranges = [config?.limits.get('deny-trivy') ?? '', denied].flatMap((text) => {
        try {
            return (0,trivy_inputs/* versionRanges */.jD)(text);
        }
        catch (error) {
            problems.push(...(0,mistakes/* sayMistakes */.p)(error).map((mistake) => `deny-trivy: ${mistake}`));
            return [];
        }
    });
    if (problems.length > 0)
        throw new read/* InputError */.d(problems);
    return { uses, denied: ranges };
}
function findClones(directory) {
    const hint = 'Name a clone, or a directory of clones, with --directory.';
    let found;
    try {
        found = findRepositories(directory);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ(`${directory} cannot be read`, { hint, cause: error });
    }
    if (found.length === 0)
        throw new errors/* ActionError */.lZ(`there is no clone in ${directory}`, { hint });
    return found;
}
/** Paths are those below the directory that was named: there `git apply` takes it. */
function allPatches(audits) {
    return audits.map(({ name, patch }) => prefixPatch(patch, name === '.' ? '' : `${name}/`)).join('');
}
/** Inputs of ours that the plan of a clone is made from. */
const PLAN_INPUTS = [...SCAN_INPUTS, 'trivy-version', 'resources', 'install-trivy'];
/** Time for looking into one clone, as its scans differ: some seconds each on the largest, and a stranger may name many. */
const MAX_PLANNING_MS = 60_000;
/** The plan of scans of one clone, each said once. */
function needsIn({ root }, { environment, clock }) {
    const known = new Map();
    let spentMs = 0;
    let isSpent = false;
    const plan = (said, variables) => {
        // Nothing of the machine that audits: no home, no variables.
        const around = {
            ...variables,
            GITHUB_WORKSPACE: root,
            HOME: (0,external_node_path_.join)(environment.RUNNER_TEMP ?? root, 'no-home'),
        };
        const getText = (name) => said[name] ?? built_in_texts/* BUILT_IN_TEXTS */.Q.main[name] ?? '';
        try {
            const { inputs, config } = (0,read_scan/* readScan */.CY)(table/* RESOURCES */.e, getText, around);
            const version = (0,trivy_version/* versionToPlanBy */.UV)((0,read_scan/* saidVersion */.wV)(table/* RESOURCES */.e, inputs) ?? trivy_version/* LATEST_KNOWN_TRIVY */.L5);
            const trivy = { version, origin: 'input' };
            const context = { resources: table/* RESOURCES */.e, environment: around, workspace: root, now: clock.now };
            const { facts, gathered } = (0,plan_facts/* gatherPlanFacts */.SI)({ inputs, config }, trivy, context);
            return (0,need/* decideNeeds */.m)(gathered, (0,plan_plan/* needFacts */.sl)(facts)).map((one) => (0,need/* applyChoice */.s)(one, inputs));
        }
        catch (error) {
            if (error instanceof read/* InputError */.d)
                return undefined;
            throw error;
        }
    };
    const ask = (texts, variables, isNeeded = false) => {
        const said = [confine(texts, root), confine(variables, root)];
        const key = JSON.stringify(said);
        if (known.has(key))
            return known.get(key);
        if (spentMs > MAX_PLANNING_MS && !isNeeded) {
            isSpent = true;
            return undefined;
        }
        const startedAt = clock.now();
        known.set(key, plan(...said));
        spentMs += clock.now() - startedAt;
        return known.get(key);
    };
    return {
        ofScan: (texts, variables) => 
        // A version that is refused needs what others do; what Trivy itself would refuse, what any scan does.
        (ask(texts, variables) ?? ask(withoutVersion(texts), variables) ?? ask({}, {}, true) ?? [])
            .filter(({ resource }) => resource.isAskedFor === undefined)
            .map(({ resource, decision: { need, reason } }) => ({ resource: resource.name, need, reason })),
        ofStep: (said) => {
            const texts = Object.fromEntries([...said].map(([name, { text }]) => [name, text]));
            if (Object.entries(texts).some(([name, text]) => PLAN_INPUTS.includes(name) && text.includes('${{')))
                return undefined;
            return ask(texts, {})?.flatMap(({ resource, decision }) => (decision.provide ? [resource.name] : []));
        },
        isSpent: () => isSpent,
    };
}
function withoutVersion({ 'trivy-version': _, ...rest }) {
    return rest;
}
/** Texts that the plan reads; paths only where they stay in the clone, which a stranger may have written. */
function confine(texts, root) {
    const isPath = ['scan-ref', 'trivy-config', 'TRIVY_CONFIG'];
    const all = Object.entries(texts).filter(([name, text]) => {
        if (isPath.includes(name))
            return staysInside((0,external_node_path_.resolve)(root, text), root);
        if (name === 'compliance' || name === 'TRIVY_COMPLIANCE')
            return !text.startsWith('@');
        return PLAN_INPUTS.includes(name) || name.startsWith('TRIVY_');
    });
    // A file of Trivy's own that leads out of the clone is none.
    const own = staysInside((0,external_node_path_.join)(root, 'trivy.yaml'), root) ? {} : { 'trivy-config': 'none' };
    return { ...own, ...Object.fromEntries(all) };
}


/***/ })

};
