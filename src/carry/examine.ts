// Reads an artifact without placing it: its bytes go into a copy, are inflated to nowhere, and their contents are checked.
import type { Staged } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import type { Artifact } from '../acquire/source.ts'
import { extractVerified, rulesFor, type StageContext, stageArtifact } from '../place/stage.ts'
import type { WriteEntry } from '../place/write-entry.ts'
import type { StreamedContents } from '../resources/artifact-resource.ts'
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
  const stream = context.requirement.resource.contents.stream?.(context)
  if (stream !== undefined) return examineStream(artifact, stream, context)
  // Small, and with checks of their own that want files: these go to the disk for a moment.
  const staged = await stageArtifact(artifact, context)
  return { ...staged, discard: () => staged.discard() }
}

async function examineStream(
  artifact: Artifact,
  stream: StreamedContents,
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
    const write: WriteEntry = async (entry, path) => {
      await stream.write(entry, path)
      // Nobody asks for the hash of what is nowhere.
      return { path, sha256: '' }
    }
    await extractVerified(verified, write, rulesFor(context))
    const { measuredAt } = await stream.finish()
    const isKept = (await kept?.complete()) === true
    const discard = async () => kept?.discard()
    return { measuredAt, artifact, kept: isKept ? kept : undefined, discard }
  } catch (error) {
    await kept?.discard()
    throw error
  }
}
