// Reads an artifact without placing it: its bytes go into a copy, are inflated to nowhere, and their contents are checked.
import type { Staged } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import type { Artifact } from '../acquire/source.ts'
import { VerifyError } from '../base/errors.ts'
import { extractVerified, rulesFor, type StageContext, stageArtifact } from '../place/stage.ts'
import type { WriteEntry } from '../place/write-entry.ts'
import { type DatabaseFormat, isDatabase } from '../resources/table.ts'
import { checkStreamedDatabase, MAX_METADATA_BYTES, METADATA_FILE } from '../verify/contents.ts'
import { keepDatabaseHeads } from '../verify/database-bytes.ts'
import { verifyDigest } from '../verify/digest.ts'

/** An artifact that is verified, and of which a copy lies in a layout. */
export interface Examined extends Staged {
  /** Absent where no copy was wanted. */
  readonly kept: KeptCopy | undefined
}

/**
 * Verifies digest and contents of an artifact in one pass, and completes its copy.
 *
 * @throws {VerifyError} when it is not what it claims to be, {LocalError} when this machine cannot take it
 */
export async function examineArtifact(artifact: Artifact, context: StageContext): Promise<Examined> {
  const { resource } = context.requirement
  if (isDatabase(resource)) return examineDatabase(artifact, resource.format, context)
  // Small, and with checks of their own that want files: these go to the disk for a moment.
  const staged = await stageArtifact(artifact, context)
  return { ...staged, discard: () => staged.discard() }
}

async function examineDatabase(
  artifact: Artifact,
  format: DatabaseFormat,
  context: StageContext,
): Promise<Examined> {
  const { requirement, kept } = context
  try {
    const bytes = kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer())
    const verified = verifyDigest(
      bytes,
      artifact.layer,
      `${requirement.resource.title} from ${context.label}`,
    )
    const reader = readDatabase(format)
    await extractVerified(verified, reader.write, rulesFor(context))
    const { updatedAt } = await checkStreamedDatabase(reader.result(), format, context)
    const isKept = (await kept?.complete()) === true
    const discard = async () => kept?.discard()
    return { measuredAt: updatedAt, artifact, kept: isKept ? kept : undefined, discard }
  } catch (error) {
    await kept?.discard()
    throw error
  }
}

/** Takes the two files of a database as they stream past. */
function readDatabase(format: DatabaseFormat) {
  const database = keepDatabaseHeads()
  const metadata: Buffer[] = []
  const seen = new Set<string>()
  const write: WriteEntry = async (entry, path) => {
    if (seen.has(path)) throw new VerifyError(`archive entry ${path}: stands twice in the archive`)
    seen.add(path)
    let size = 0
    for await (const chunk of entry) {
      size += chunk.length
      if (path === format.file) database.write(chunk)
      else if (size <= MAX_METADATA_BYTES) metadata.push(Buffer.from(chunk))
      else throw new VerifyError(`${METADATA_FILE} has more than ${MAX_METADATA_BYTES} bytes`)
    }
    // Nobody asks for the hash of what is nowhere.
    return ''
  }
  const result = () => {
    const missing = [format.file, METADATA_FILE].find((name) => !seen.has(name))
    if (missing !== undefined) throw new VerifyError(`${missing} is missing`)
    return { database, metadata: Buffer.concat(metadata).toString() }
  }
  return { write, result }
}
