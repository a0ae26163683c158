export const id = 8161;
export const ids = [8161];
export const modules = {

/***/ 2904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ AUDIT_FLAGS)
/* harmony export */ });
// The flags of `audit`, with what each has by itself: known before anything of it is loaded. Pure.
const AUDIT_FLAGS = {
    /** A clone, or a directory of clones; empty: the working directory. */
    directory: '',
    /** Print the patches in place of the report. */
    fix: 'false',
    /** What patches name as our action. */
    uses: 'org/trivy-offline-cache@v1',
    /** Versions of Trivy that are refused besides those that attackers published. */
    'deny-trivy': '',
};


/***/ }),

/***/ 542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EXIT_CODES: () => (/* binding */ EXIT_CODES),
  runProgram: () => (/* binding */ runProgram)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/base/copy-environment.js
var copy_environment = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/base/drain-output.js
var drain_output = __webpack_require__(7378);
// EXTERNAL MODULE: ./build/base/errors.js
var errors = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/base/file-moves.js
var file_moves = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/base/local-failure.js
var local_failure = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/base/make-directories.js
var make_directories = __webpack_require__(6594);
// EXTERNAL MODULE: ./build/inputs/built-in-texts.js
var built_in_texts = __webpack_require__(395);
// EXTERNAL MODULE: ./build/inputs/read.js
var read = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/resources/table.js + 42 modules
var table = __webpack_require__(7960);
// EXTERNAL MODULE: ./build/runner-config/config-error.js
var config_error = __webpack_require__(1203);
// EXTERNAL MODULE: ./build/runner-config/runner-config.js + 3 modules
var runner_config = __webpack_require__(3333);
// EXTERNAL MODULE: ./build/run/cancellation.js
var cancellation = __webpack_require__(1963);
// EXTERNAL MODULE: ./build/run/program/audit-flags.js
var audit_flags = __webpack_require__(2904);
;// CONCATENATED MODULE: ./build/run/program/commands.js
// The commands of the program: which action each stands for, and what is fixed where there is no job.




/** Trivy's own place, so that it finds there what was provided (os.UserCacheDir of Go). */
function trivyCacheDir() {
    if (process.env.TRIVY_CACHE_DIR)
        return process.env.TRIVY_CACHE_DIR;
    if (process.platform === 'win32')
        return (0,external_node_path_.join)(process.env.LocalAppData || (0,external_node_os_.homedir)(), 'trivy');
    if (process.platform === 'darwin')
        return (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'Library', 'Caches', 'trivy');
    return (0,external_node_path_.join)(process.env.XDG_CACHE_HOME || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache'), 'trivy');
}
const runStep = async (dependencies) => (await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7402))).runPipeline(dependencies);
/** The commands by name, in the order of the help. */
const COMMANDS = {
    plan: {
        about: 'say what a scan needs and why, and ask nobody',
        action: 'main',
        builtIn: { 'cache-dir': trivyCacheDir() },
        fixed: { 'dry-run': 'true' },
        looksHere: true,
        run: runStep,
    },
    provide: {
        about: 'make available what the plan needs, by default where Trivy itself looks',
        action: 'main',
        builtIn: { 'cache-dir': trivyCacheDir() },
        fixed: { save: 'never', 'export-env': 'true' },
        looksHere: true,
        run: runStep,
    },
    'warm-store': {
        about: 'fill the runner store of this host before its jobs need it',
        action: 'main',
        builtIn: { resources: built_in_texts/* BUILT_IN_TEXTS */.Q.warm.resources },
        fixed: { store: 'always', save: 'never', 'export-env': 'false', 'cache-dir': '', 'dry-run': 'false' },
        looksHere: false,
        run: async (dependencies) => (await __webpack_require__.e(/* import() */ 4148).then(__webpack_require__.bind(__webpack_require__, 4148))).runWarmStore(dependencies),
    },
    export: {
        about: 'write everything to one file, to be carried',
        action: 'export',
        looksHere: false,
        run: async (dependencies) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7903), __webpack_require__.e(9410), __webpack_require__.e(9011)]).then(__webpack_require__.bind(__webpack_require__, 9011))).runExport(dependencies),
    },
    mirror: {
        about: 'copy everything to a private registry',
        action: 'mirror',
        looksHere: false,
        run: async (dependencies) => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(5287), __webpack_require__.e(7918), __webpack_require__.e(7903), __webpack_require__.e(9410), __webpack_require__.e(7030)]).then(__webpack_require__.bind(__webpack_require__, 7030))).runMirror(dependencies),
    },
    check: {
        about: 'say how old the data is at each base, in the store, and in the Actions cache',
        action: 'check',
        looksHere: false,
        run: async (dependencies) => (await __webpack_require__.e(/* import() */ 7057).then(__webpack_require__.bind(__webpack_require__, 7057))).runCheck(dependencies),
    },
    audit: {
        about: 'say what workflow files of many clones do with Trivy, and print patches',
        flags: audit_flags/* AUDIT_FLAGS */.O,
        prints: true,
        looksHere: false,
        run: async (dependencies, flags) => (await __webpack_require__.e(/* import() */ 4524).then(__webpack_require__.bind(__webpack_require__, 4524))).runAudit(dependencies, flags),
    },
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/inputs/trivy-words.js
var trivy_words = __webpack_require__(5364);
;// CONCATENATED MODULE: ./build/run/program/flags.js
// The command line: flags named as the inputs of the action that a command stands for, and a few of the program's own. Pure.



const OWN = ['json', 'config', 'workspace'];
/** Inputs that name a file or directory: relative to the working directory here, as with any program. */
const PATHS = [
    ...['cache-dir', 'store-dir', 'bundle', 'ca-file', 'file', 'metrics', 'evidence-dir', 'directory'],
];
/**
 * Reads the flags of a command.
 *
 * @param inputs names of its inputs, with the text that each has by itself
 * @param resolvePath makes a path absolute
 * @throws {InputError} listing all mistakes at once
 */
function readFlags(args, inputs, resolvePath) {
    const isBoolean = (name) => name === 'json' || ['true', 'false'].includes(inputs[name] ?? '');
    const names = [...new Set([...OWN, ...Object.keys(inputs)])];
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string', multiple: true }]));
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: args.map((arg) => spellBoolean(arg, isBoolean)),
        options,
        strict: false,
        tokens: true,
    });
    const values = new Map();
    const problems = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            problems.push(`"${token.value}" is no flag; flags begin with --`);
        if (token.kind !== 'option')
            continue;
        const { name, rawName, value } = token;
        if (!names.includes(name))
            problems.push(`${rawName} is not known${sayNearest(name, names)}`);
        else if (value === undefined)
            problems.push(`${rawName} lacks its value`);
        else
            values.set(name, [...(values.get(name) ?? []), value]);
    }
    if (problems.length > 0)
        throw new read/* InputError */.d(problems);
    const last = (name) => values.get(name)?.at(-1);
    const texts = [...values]
        .filter(([name]) => name in inputs)
        .map(([name, all]) => [name, PATHS.includes(name) ? resolvePath(all.join('\n')) : all.join('\n')]);
    return {
        json: last('json') === 'true',
        config: pathOf(last('config'), resolvePath),
        workspace: pathOf(last('workspace'), resolvePath),
        texts: new Map(texts),
    };
}
function pathOf(text, resolvePath) {
    return text === undefined ? undefined : resolvePath(text);
}
/** `--offline` is `--offline=true`, and `--no-offline` the contrary. */
function spellBoolean(arg, isBoolean) {
    const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
    return isBoolean(name) ? `--${name}=${no === undefined}` : arg;
}
function sayNearest(name, names) {
    const words = Object.fromEntries(names.map((one) => [one, one]));
    const nearest = (0,trivy_words/* nearestWord */.zZ)(words, name);
    return nearest === undefined ? '' : `; the nearest is --${nearest}`;
}

// EXTERNAL MODULE: ./build/base/log.js + 1 modules
var log = __webpack_require__(3701);
// EXTERNAL MODULE: ./build/base/secrets.js
var secrets = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/run/program/terminal.js


/**
 * @param readInput the text of an input; empty: nothing was said
 * @param write one line for people
 */
function createTerminal(readInput, write) {
    const outputs = {};
    const variables = {};
    const path = [];
    const warnings = [];
    const failures = [];
    const say = (line) => write((0,secrets/* hideSecrets */.s0)(line));
    return {
        host: {
            readInput,
            setOutput: (name, value) => {
                outputs[name] = value;
            },
            exportVariable: (name, value) => {
                variables[name] = value;
            },
            addPath: (directory) => {
                path.push(directory);
            },
            maskSecret: secrets/* rememberSecret */.Gz,
            // What it says is in the log already.
            notice: () => undefined,
            writeSummary: async () => undefined,
            fail: (text) => {
                failures.push((0,secrets/* hideSecrets */.s0)(text));
                say(`error: ${text}`);
            },
        },
        log: {
            info: (line) => say((0,log/* clean */.uH)(line)),
            warning: (line) => {
                warnings.push((0,log/* clean */.uH)(line));
                say(`warning: ${(0,log/* clean */.uH)(line)}`);
            },
            debug: () => undefined,
            group: (title, body) => {
                say((0,log/* clean */.uH)(title));
                return body();
            },
        },
        told: () => ({ outputs, variables, path, warnings, failures }),
    };
}

;// CONCATENATED MODULE: ./build/run/program/program.js
// The same core as a program, for what is not a job: a timer, a container build, a CronJob, a mirror elsewhere.


















/** What ends a run, for whoever started it. */
const EXIT_CODES = {
    /** All that was asked for is done. */
    done: 0,
    /** It could not be done: data that could not be had, a registry that refused, a full disk. */
    failed: 1,
    /** Flags, variables, or the file on this machine are wrong: nothing was tried. */
    mistaken: 2,
    /** `check` or `audit` found what somebody should look at. */
    alarmed: 3,
};
/**
 * Runs a command and ends the process.
 *
 * @param args behind the name of the program
 */
async function runProgram(args, real) {
    const [name = 'help', ...rest] = args;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined || rest.includes('--help')) {
        const isAsked = command !== undefined || ['help', '--help', '-h'].includes(name);
        if (!isAsked)
            process.stderr.write(`error: there is no command ${JSON.stringify(name)}\n`);
        const text = describeProgram(command === undefined ? undefined : [name, command]);
        process[isAsked ? 'stdout' : 'stderr'].write(text);
        await (0,drain_output/* drainOutput */.I)();
        process.exit(isAsked ? EXIT_CODES.done : EXIT_CODES.mistaken);
    }
    const code = await runCommand(name, command, rest, real);
    await (0,drain_output/* drainOutput */.I)();
    process.exit(code);
}
async function runCommand(name, command, args, real) {
    const flags = new Map();
    const isJson = args.includes('--json');
    // A document on standard output stands there alone.
    const print = process.stdout.write.bind(process.stdout);
    const isApart = isJson || command.prints === true;
    const write = (line) => (isApart ? process.stderr.write(`${line}\n`) : print(`${line}\n`));
    // Libraries of the Actions toolkit speak to a runner there.
    process.stdout.write = () => true;
    const terminal = createTerminal((input) => flags.get(input) ?? ' ', write);
    const scratch = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'trivy-offline-cache-'));
    let code = EXIT_CODES.failed;
    let report;
    try {
        const read = readFlags(args, flagsOf(command), (path) => (0,external_node_path_.resolve)(path));
        for (const [input, text] of [...read.texts, ...Object.entries(command.fixed ?? {})])
            flags.set(input, text);
        const end = await carryOut(command, { read, terminal, scratch, real });
        report = end.report;
        code = codeOf(end, terminal);
    }
    catch (error) {
        code =
            error instanceof read/* InputError */.d || error instanceof config_error/* ConfigError */.x ? EXIT_CODES.mistaken : EXIT_CODES.failed;
        const told = (0,local_failure/* blameLocal */.$u)(error);
        fail(terminal, { message: (0,errors/* describeError */.Uc)(told), hint: (0,errors/* hintOf */.$z)(told) });
    }
    finally {
        await (0,file_moves/* removeQuietly */.S2)(scratch);
    }
    if (isJson)
        print(`${JSON.stringify(describeRun(name, code, terminal, report), undefined, 2)}\n`);
    else if (report !== undefined)
        print(report.text);
    return code;
}
async function carryOut(command, { read, terminal, scratch, real }) {
    const { host, log } = terminal;
    const environment = withoutJob(real.environment, { command, read, scratch });
    const found = await (0,runner_config/* readRunnerConfig */.x)(table/* RESOURCES */.e, { environment, named: read.config });
    const builtIn = { ...builtInOf(command), ...command.builtIn };
    const dependencies = {
        ...real,
        environment,
        host,
        log,
        config: found,
        builtIn,
        cancelled: (0,cancellation/* awaitCancellation */.i)((message) => host.fail(message)),
    };
    return await command.run(dependencies, read.texts);
}
function codeOf({ failure, isAlarm }, terminal) {
    if (failure !== undefined)
        fail(terminal, failure);
    if (isAlarm === true)
        return EXIT_CODES.alarmed;
    return failure === undefined ? EXIT_CODES.done : EXIT_CODES.failed;
}
function builtInOf({ action }) {
    return action === undefined ? {} : built_in_texts/* BUILT_IN_TEXTS */.Q[action];
}
function fail({ host }, { message, hint }) {
    host.fail(hint === undefined ? message : `${message}\nWhat to do: ${hint}`);
}
/**
 * The environment of a run that is no step: a directory of its own for what a runner would clean up, and a checkout only
 * where one was meant. A timer starts in `/`, below which everything would lie in the checkout.
 */
function withoutJob(environment, { command, read, scratch }) {
    const here = process.cwd();
    const isPlace = command.looksHere && here !== (0,external_node_os_.homedir)() && here !== (0,external_node_path_.resolve)('/');
    const empty = (0,external_node_path_.join)(scratch, 'workspace');
    (0,make_directories/* makeDirectories */.K)(empty);
    const workspace = read.workspace ?? (environment.GITHUB_WORKSPACE || (isPlace ? here : empty));
    const cacheDir = read.texts.get('cache-dir') ?? command.builtIn?.['cache-dir'];
    // Beside the data, where that stays: other users of the machine cannot write there.
    const temp = cacheDir === undefined ? (0,external_node_path_.join)(scratch, 'temp') : (0,external_node_path_.join)(cacheDir, '.offline-cache', 'program');
    (0,make_directories/* makeDirectories */.K)(temp);
    return (0,copy_environment/* copyEnvironment */.t)(environment, {
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: environment.RUNNER_TEMP || temp,
    });
}
function flagsOf(command) {
    const { builtIn, fixed, flags } = command;
    const all = { ...builtInOf(command), ...builtIn, ...flags };
    return Object.fromEntries(Object.entries(all).filter(([name]) => fixed?.[name] === undefined));
}
/** What a run has told, as one document. */
function describeRun(command, exitCode, terminal, report) {
    const { outputs, variables, path, warnings, failures } = terminal.told();
    const told = { failures, warnings, outputs, variables, path: path.toReversed() };
    return { version: 1, command, exitCode, ...told, ...(report === undefined ? {} : { report: report.data }) };
}
function describeProgram(asked) {
    if (asked === undefined) {
        const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`);
        return `usage: node dist/cli/index.js COMMAND [--FLAG=VALUE \u2026]\n\n${rows.join('\n')}\n\nCOMMAND --help lists its flags. Exit codes: 0 done, 1 failed, 2 mistaken flags or file, 3 found by check or audit.\n`;
    }
    const [name, command] = asked;
    const own = ['--json', '--config=FILE', ...(command.looksHere ? ['--workspace=DIR'] : [])];
    const flags = Object.entries(flagsOf(command)).map(([flag, text]) => `--${flag}${text === '' ? '' : `=${text}`}`);
    return `${name}: ${command.about}\n\n${[...own, ...flags].map((flag) => `  ${flag}\n`).join('')}\n${command.action === undefined ? 'docs/fleet.md tells what they mean' : 'Each is the input of that name: docs/inputs.md'}. A flag may be given several times.\n`;
}


/***/ })

};
