// What the databases have in common: two files, of which the second tells the age, checked as they lie or as they stream past.
import { takesRepositoryLists } from '../../scan/trivy-version.ts'
import { foldName } from '../../verify/go-json.ts'
import type { ArtifactResource, Contents, ResourceSettings } from '../artifact-resource.ts'
import { METADATA_FILE, rewriteMetadata } from '../metadata/metadata-file.ts'
import { checkDatabase, type DatabaseFormat, streamDatabase } from './check-database.ts'

/** What is particular of one database. */
export interface DatabaseFacts
  extends Pick<
    ArtifactResource,
    | 'title'
    | 'repository'
    | 'directory'
    | 'isReadBy'
    | 'layerMediaType'
    | 'maxLayerBytes'
    | 'maxExtractedBytes'
    | 'maxAgeMs'
    | 'staleIfErrorMs'
    | 'rawArchive'
    | 'isWrittenBy'
  > {
  readonly name: string
  readonly format: DatabaseFormat
  readonly settings: Pick<ResourceSettings, 'skipVariable' | 'skipFlag'> & {
    readonly repositoryVariable: string
  }
}

/** A database as the pipe sees it. */
export function describeDatabase({ format, settings, ...facts }: DatabaseFacts): ArtifactResource {
  return {
    ...facts,
    id: facts.name,
    age: 'data',
    schemaWord: 'schema',
    notPublishedAt: [],
    // Data first: a crash in between leaves data newer than its metadata says, and Trivy then merely refreshes early.
    placement: {
      kind: 'files',
      files: [format.file, METADATA_FILE],
      provenFile: format.file,
      metadataFile: METADATA_FILE,
    },
    contents: databaseContents(format),
    trivyVersions: () => '>=0.50.0',
    settings: (trivyVersion) => ({ ...settings, takesList: takesRepositoryLists(trivyVersion) }),
  }
}

function databaseContents(format: DatabaseFormat): Contents {
  const members = [format.file, METADATA_FILE]
  return {
    memberPath: (path) => (members.includes(path) ? path : undefined),
    async complete(directory, context) {
      const { updatedAt } = await checkDatabase(directory, format, context)
      await completeDatabaseMetadata(directory, context.now)
      return { measuredAt: updatedAt, removed: [] }
    },
    inspect: async (directory, context) => (await checkDatabase(directory, format, context)).updatedAt,
    stream: (context) => streamDatabase(format, context),
  }
}

/**
 * Sets `DownloadedAt` in a database's metadata and leaves every other field as published. Without it Trivy from 0.63 on
 * takes the database for corrupted and downloads it again.
 */
export async function completeDatabaseMetadata(directory: string, downloadedAt: Date): Promise<void> {
  await rewriteMetadata(directory, (published) => ({
    // Go matches names in any case: two spellings of one field would be one too many.
    ...Object.fromEntries(Object.entries(published).filter(([name]) => foldName(name) !== 'downloadedat')),
    DownloadedAt: downloadedAt.toISOString(),
  }))
}
