// Links and devices where a layout should have files and directories.
import { execFile } from 'node:child_process'
import { rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { digestOf } from '../../src/oci/digest.ts'
import { blobPath, readLayout } from '../../src/oci/layout.ts'
import { itWithPeers } from '../peers.ts'
import { describeWhere } from '../system.ts'
import { identify, layer, readAll, writeSample } from './sample-layout.ts'

const run = promisify(execFile)

// Windows lets only administrators make links to files.
describeWhere(['links'], 'links and devices in a layout', () => {
  it.each(['oci-layout', 'index.json', 'blobs', 'blobs/sha256'])('are refused at %s', async (name) => {
    const { root, dir } = await writeSample()
    await rename(join(dir, name), join(root, 'elsewhere'))
    await symlink(join(root, 'elsewhere'), join(dir, name))
    await expect(readLayout(dir)).rejects.toThrow(VerifyError)
    await expect(readLayout(dir)).rejects.toThrow('found a symbolic link')
  })

  it('are followed at the directory that the caller named', async () => {
    const { root, dir, fetched } = await writeSample()
    await symlink(dir, join(root, 'named'))
    expect(await readLayout(join(root, 'named'))).toMatchObject([{ fetched }])
  })

  it('are refused in the place of a manifest or blob', async () => {
    const { root, dir, fetched } = await writeSample()
    const { digest } = fetched
    for (const name of [digest, digestOf(layer)]) {
      await rename(blobPath(dir, name), join(root, name.slice(7)))
      await symlink(join(root, name.slice(7)), blobPath(dir, name))
    }
    await expect(readLayout(dir)).rejects.toThrow('found a symbolic link')
    await expect(readAll(dir, identify(layer))).rejects.toThrow('found a symbolic link')
  })

  it('are refused at the directories of a blob, too', async () => {
    const { root, dir } = await writeSample()
    await rename(join(dir, 'blobs'), join(root, 'elsewhere'))
    await symlink(join(root, 'elsewhere'), join(dir, 'blobs'))
    await expect(readAll(dir, identify(layer))).rejects.toThrow(
      'blobs: wanted a directory, found a symbolic link',
    )
  })

  itWithPeers(['mkfifo'], 'do not make the reader wait for a writer', async () => {
    const { dir } = await writeSample()
    await rm(join(dir, 'index.json'))
    await run('mkfifo', [join(dir, 'index.json')])
    await expect(readLayout(dir)).rejects.toThrow('found a device, pipe, or socket')
  })
})
