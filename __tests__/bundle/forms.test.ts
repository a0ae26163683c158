// The forms in which people carry artifacts, by the names of files.
import { expect, it } from 'vitest'
import { findForms, lacksMarker } from '../../src/bundle/forms.ts'

const ARCHIVES = ['db.tar.gz']

it.each([
  ['a layout', ['oci-layout', 'index.json', 'blobs/sha256/0'], [{ kind: 'layout', under: '' }]],
  [
    'a layout in its directory',
    ['carry/oci-layout', 'carry/index.json'],
    [{ kind: 'layout', under: 'carry/' }],
  ],
  [
    'a layout that docker load reads too',
    ['oci-layout', 'index.json', 'manifest.json'],
    [{ kind: 'layout', under: '' }],
  ],
  ["skopeo's dir:", ['manifest.json', 'version', '00ff'], [{ kind: 'transport', under: '' }]],
  ['what docker load reads', ['x/manifest.json', 'x/0.json'], [{ kind: 'docker', under: 'x/' }]],
  ['an archive of oras pull', ['a/b/db.tar.gz'], [{ kind: 'archive', name: 'a/b/db.tar.gz' }]],
  [
    'what skopeo sync --scoped leaves',
    [
      'carry/registry.example:5000/team/base/trivy-db:2/manifest.json',
      'carry/registry.example:5000/team/base/trivy-db:2/version',
    ],
    [{ kind: 'transport', under: 'carry/registry.example:5000/team/base/trivy-db:2/' }],
  ],
  ['a layout further down', ['a/b/c/oci-layout'], [{ kind: 'layout', under: 'a/b/c/' }]],
  [
    'nothing in a directory too far down',
    ['a/b/c/d/e/f/g/oci-layout', 'a/b/c/db.tar.gz', 'a/b/c/manifest.json'],
    [],
  ],
  ['nothing in other files', ['README.md', 'version', 'index.json', 'my-db.tar.gz'], []],
])('are %s', (_, names, wanted) => {
  expect(findForms(names, ARCHIVES)).toEqual(wanted)
})

it.each([
  ['at the top', ['index.json', 'blobs/sha256/0'], true],
  ['in a directory', ['x/README.md', 'x/y/index.json', 'x/y/blobs/sha256/0'], true],
  ['whose blobs lie elsewhere', ['x/index.json', 'blobs/sha256/0', 'y/blobs/sha256/0'], false],
  ['with another name', ['my-index.json', 'my-blobs/sha256/0'], false],
])('an index %s is that of a layout without its marker', (_, names, expected) => {
  expect(lacksMarker(names)).toBe(expected)
})

it('that is seen in time like the number of names', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => `d${index}/index.json`)
  expect(lacksMarker(many)).toBe(false)
})
