// The client of client.ts, loaded with the first question: most jobs find everything fresh, and ask no registry.
import type { ImageReader, RegistryClient, RegistryClientOptions, RegistryWriter } from './client.ts'

/** Everything that one client can be asked. */
export type WholeClient = RegistryClient & RegistryWriter & ImageReader

/** See {@link RegistryClientOptions}; nothing is loaded, read, or contacted until it is asked. */
export function openRegistryClient(options: RegistryClientOptions): WholeClient {
  let client: WholeClient | undefined
  let opening: Promise<WholeClient> | undefined
  const open = () => {
    opening ??= import('./client.ts').then(({ createRegistryClient }) => {
      client = createRegistryClient(options)
      return client
    })
    return opening
  }
  return {
    fetchManifest: async (ref) => (await open()).fetchManifest(ref),
    async *openBlob(ref, blob) {
      yield* (await open()).openBlob(ref, blob)
    },
    fetchBlob: async (ref, blob, maxBytes) => (await open()).fetchBlob(ref, blob, maxBytes),
    hasBlob: async (ref, blob) => (await open()).hasBlob(ref, blob),
    fetchNamed: async (ref) => (await open()).fetchNamed(ref),
    listReferrers: async (ref, digest) => (await open()).listReferrers(ref, digest),
    listTags: async (ref) => (await open()).listTags(ref),
    findManifest: async (ref) => (await open()).findManifest(ref),
    pushBlob: async (target, blob) => (await open()).pushBlob(target, blob),
    pushManifest: async (target, fetched) => (await open()).pushManifest(target, fetched),
    pushDocument: async (ref, document) => (await open()).pushDocument(ref, document),
    get hostsContacted() {
      return client?.hostsContacted ?? new Set<string>()
    },
  }
}
