// Guards of bytes, archives, contents, and age: what stands between a source and the cache directory.
import type { Mutation } from './mutation.ts'

/** See docs/threat-model.md, row by row. */
export const DATA: readonly Mutation[] = [
  {
    file: 'verify/digest.ts',
    from: 'if (found !== expected.digest) {',
    to: 'if (found.length !== expected.digest.length) {',
    seenBy: '`action/faults/transfer-rows` sends a layer with one other byte',
  },
  {
    file: 'verify/digest.ts',
    from: 'if (size > expected.size) break',
    to: 'if (size > expected.size + 1000) break',
    seenBy: '`verify/digest` fails at the first byte too many, without passing it, and stops reading',
  },
  {
    file: 'place/entry-path.ts',
    from: "type !== 'directory') {",
    to: "type !== 'directory' && type !== 'symlink') {",
    seenBy: '`place/entry-path` refuses the kind %s, whatever its name',
  },
  {
    file: 'place/entry-path.ts',
    from: "if (parts.includes('..'))",
    to: "if (parts[0] === '..')",
    seenBy: '`place/entry-path` the path of an archive entry',
  },
  {
    file: 'place/entry-path.ts',
    from: 'if (parts.length > MAX_PARTS)',
    to: 'if (parts.length > MAX_PATH_CHARACTERS)',
    seenBy: '`place/entry-path` the path of an archive entry',
  },
  {
    file: 'place/extract-bounds.ts',
    from: 'inflated > compressed * MAX_RATIO)',
    to: 'inflated > compressed * MAX_RATIO * 100)',
    seenBy: '`place/extract` that inflates a thousandfold is refused, though its size is allowed',
  },
  {
    file: 'place/extract.ts',
    from: 'refuseBomb(counter, rules)\n      rules',
    to: 'rules',
    seenBy: '`place/extract` that inflates a thousandfold is refused, though its size is allowed',
  },
  {
    file: 'place/write-entry.ts',
    from: "? 'w' : 'wx'",
    to: "? 'w' : 'w'",
    seenBy: '`place/extract` with %s is refused',
  },
  {
    file: 'resources/vuln-db/bbolt.ts',
    from: 'return name !== undefined && !OF_TRIVY.includes(name)',
    to: 'return name !== undefined',
    seenBy: '`resources/vuln-db/bbolt` is refused when it holds %s: every scan would find nothing',
  },
  {
    file: 'resources/vuln-db/bbolt.ts',
    from: 'if (root.readUInt16LE(10) === 0) {',
    to: 'if (root.length === 0) {',
    seenBy: '`resources/vuln-db/bbolt` is refused when it holds no bucket',
  },
  {
    file: 'resources/java-db/sqlite.ts',
    from: 'if (header.readUInt8(18) === WAL || header.readUInt8(19) === WAL) {',
    to: 'if (header.readUInt8(18) === WAL && header.readUInt8(19) === WAL) {',
    seenBy: '`resources/java-db/sqlite` is refused in WAL mode, by byte %i of its header',
  },
  {
    file: 'resources/database/check-database.ts',
    from: 'if (metadata.version !== format.metadataVersion) {',
    to: 'if (metadata.version < format.metadataVersion) {',
    seenBy: '`resources/database/check-database` is refused with schema %i',
  },
  {
    file: 'acquire/candidate.ts',
    from: 'if (isLowerVersion(candidate.version, best.version)) return true',
    to: '',
    seenBy: '`acquire/candidate` %s is a rollback: %s',
  },
  {
    file: 'acquire/candidate.ts',
    from: 'return candidate.measuredAt < best.measuredAt',
    to: 'return false',
    seenBy: '`acquire/candidate` %s is a rollback: %s',
  },
  {
    file: 'acquire/placed.ts',
    from: 'if (isFromFuture(placed.measuredAt, context.now)) {',
    to: 'if (isFromFuture(context.now, context.now)) {',
    seenBy: '`acquire/placed` is refused with a bundle that claims to have been downloaded in the future',
  },
  {
    file: 'resources/checks-bundle/check-bundle.ts',
    from: "if (name !== 'lib') namespaces.add(name)",
    to: 'namespaces.add(name)',
    seenBy: '`resources/checks-bundle/check-packages` are refused when all of them are libraries',
  },
  {
    file: 'place/commit.ts',
    from: 'await move(from, to)\n      break',
    to: 'await cp(from, to, { recursive: true })\n      break',
    seenBy: '`place/commit` replaces the old one as a whole',
  },
  {
    file: 'place/commit.ts',
    from: 'if (former !== undefined) await restoreSeal(',
    to: 'if (former === undefined) await restoreSeal(',
    seenBy: '`place/commit` is the fault of this machine, and leaves the old one sealed',
  },
  {
    file: 'place/commit.ts',
    from: 'if (existsSync(to)) await move(to, previous)',
    to: 'if (existsSync(to)) await remove(to)',
    seenBy: '`action/killed` between any two changes to the disk, while it $what, leaves old or new data',
  },
  {
    file: 'resources/vex-repo/vex-repository.ts',
    from: 'if (flaw !== undefined) flaws.push(',
    to: 'if (flaw?.why === undefined) flaws.push(',
    seenBy: '`resources/vex-repo/vex-repository` names documents that cannot be used, and loses them alone',
  },
  {
    file: 'place/turns.ts',
    from: 'if (performance.now() - since < TURN_MS) return',
    to: 'if (since > 0) return',
    seenBy: '`place/bzip2` lets a timer end it, though all of it is there at once',
  },
  {
    file: 'place/bzip2.ts',
    from: 'if (~crc !== wantedCrc)',
    to: 'if (crc === undefined)',
    seenBy: '`place/bzip2` is refused when a bit of it is another, wherever',
  },
  {
    file: 'scan/workspace.ts',
    from: 'if (sight.entries > limits.entries) {',
    to: 'if (sight.entries < 0) {',
    seenBy: '`scan/workspace` stops at its bound of entries, says so, and has seen the top first',
  },
  {
    file: 'scan/workspace.ts',
    from: '} else if (entry.isFile()) {',
    to: '} else {',
    seenBy: '`scan/workspace` follows no link, to a file or to a directory',
  },
  {
    file: 'base/small-file.ts',
    from: "if (!stats.isFile()) throw new Error('it is not a file')",
    to: '',
    seenBy: '`scan/trivy-config` is refused when it is no file, or too large',
  },
  {
    file: 'base/small-file.ts',
    from: 'if (stats.size > maxBytes)',
    to: 'if (stats.size < 0)',
    seenBy: '`scan/trivy-config` is refused when it is no file, or too large',
  },
  {
    file: 'base/log.ts',
    from: "single.startsWith('::') ?",
    to: "single.startsWith(':::') ?",
    seenBy: '`base/log` lets nothing become a command of the runner: %j',
  },
  {
    file: 'base/log.ts',
    from: ".replaceAll('##[', '## [')",
    to: '',
    seenBy: '`base/log` lets nothing become a command of the runner: %j',
  },
  {
    file: 'store/verify-entry.ts',
    from: 'return sha256 === sealed.sha256 ? undefined',
    to: 'return sha256.length > 0 ? undefined',
    seenBy: '`action/runner-store-faults` refuses it aloud when %s, and replaces it',
  },
  {
    file: 'place/xz.ts',
    from: `      yield Buffer.from(chunk)
      await giveWay()`,
    to: '      yield Buffer.from(chunk)',
    seenBy: '`place/xz` that %s lets a timer end it, though all of it is there at once',
  },
  {
    file: 'place/extract.ts',
    from: 'gunzip.bytesWritten < counter.compressed',
    to: 'gunzip.bytesWritten > counter.compressed',
    seenBy: '`place/extract` with %s behind what gzip packed, and no end of its own',
  },
  {
    file: 'base/output-file.ts',
    from: 'facts !== undefined && !facts.isFile()',
    to: 'facts === null',
    seenBy: '`action/bundle` refuses a place that is %s, before it asks anybody',
  },
]
