// Projects of many kinds, invented, each with the repository that it is resolved from.
import { pomFiles, writePom, writeSnapshotMetadata } from '../../fixtures/poms.ts'
import type { RepositoryFiles } from './memory-source.ts'

/** A project by its files, and what the repositories have. */
export interface PomProject {
  readonly workspace: Readonly<Record<string, string>>
  readonly central: RepositoryFiles
  /** Repository that a POM of the workspace declares, by {@link DECLARED_URL}. */
  readonly declared?: RepositoryFiles
  readonly environment?: Readonly<Record<string, string>>
}

/** Stands in POMs for the URL of the repository on loopback. */
export const DECLARED_URL = 'http://declared.invalid/'

const central = (...poms: Parameters<typeof pomFiles>): RepositoryFiles => new Map(pomFiles(...poms))

/** The projects by what is special in them. */
export const pomProjects: Readonly<Record<string, PomProject>> = {
  'a single module with a parent above a library': {
    workspace: {
      'pom.xml': writePom('org.acme:app:1.0', {
        dependencies: [
          'org.lib:one:1.0',
          'org.lib:two:2.0 test',
          'org.lib:gone:1.0',
          'org.lib:three:1.0 runtime',
        ],
      }),
    },
    central: central({
      'org.lib:one:1.0': {
        parent: 'org.lib:parent:7',
        license: 'MIT',
        dependencies: ['org.lib:four:${four}'],
      },
      'org.lib:two:2.0': { dependencies: ['org.lib:never:1'] },
      'org.lib:three:1.0': { parent: 'org.lib:missing-parent:1', dependencies: ['org.lib:four:5.0'] },
      'org.lib:four:3.0': { license: 'Apache-2.0' },
      'org.lib:parent:7': {
        parent: 'org.lib:grandparent:1',
        license: 'BSD-3-Clause',
        properties: { four: '3.0' },
      },
      'org.lib:grandparent:1': { properties: { four: '2.0' } },
    }),
  },

  'a reactor of several modules': {
    workspace: {
      'pom.xml': writePom('org.acme:all:1.0', {
        modules: ['core', 'web', 'nested/pom.xml', 'not-there'],
        managed: ['org.lib:one:1.1', 'org.lib:deep:2.0'],
        properties: { two: '2.0' },
      }),
      'core/pom.xml': writePom(':core:', { parent: 'org.acme:all:1.0', dependencies: ['org.lib:one'] }),
      'web/pom.xml': writePom(':web:', {
        parent: 'org.acme:all:1.0 ../pom.xml',
        dependencies: ['org.acme:core:${project.version}', 'org.lib:one:1.0', 'org.lib:two:${two}'],
      }),
      'nested/pom.xml': writePom(':nested:', { parent: 'org.acme:all:1.0', modules: ['inner'] }),
      'nested/inner/pom.xml': writePom(':inner:', {
        parent: 'org.acme:nested:1.0',
        dependencies: ['org.lib:two:${two}', 'org.lib:one'],
      }),
      'standalone/pom.xml': writePom('org.acme:standalone:3', {
        parent: 'org.acme:not-all:1.0',
        dependencies: ['org.lib:one:1.0'],
      }),
    },
    central: central({
      'org.lib:one:1.0': { dependencies: ['org.lib:deep:1.0'] },
      'org.lib:one:1.1': { dependencies: ['org.lib:deep:1.0'] },
      'org.lib:two:2.0': { dependencies: ['org.lib:deep:1.0', 'org.lib:one:0.9'] },
      'org.lib:deep:1.0': {},
      'org.lib:deep:2.0': { dependencies: ['org.lib:deeper:1'] },
      'org.lib:deeper:1': {},
    }),
  },

  'a starter parent that manages everything through a chain of parents': {
    workspace: {
      'pom.xml': writePom('com.shop:orders:0.0.1-SNAPSHOT', {
        parent: 'org.boot:starter-parent:3.1 ',
        properties: { 'json.version': '2.9' },
        dependencies: ['org.boot:starter-web', 'org.boot:starter-test  test', 'org.db:driver  runtime'],
      }),
    },
    central: central({
      'org.boot:starter-parent:3.1': {
        parent: 'org.boot:dependencies:3.1',
        properties: { 'java.version': '17' },
        license: 'Apache-2.0',
      },
      'org.boot:dependencies:3.1': {
        properties: { 'json.version': '2.8', 'db.version': '42.1', 'cloud.version': '9' },
        managed: [
          'org.boot:starter-web:3.1',
          'org.boot:starter-json:3.1',
          'org.boot:starter-test:3.1',
          'org.db:driver:${db.version}',
          'org.json:json-bom:${json.version} import',
          'org.cloud:cloud-bom:${cloud.version} import',
        ],
      },
      'org.json:json-bom:2.9': {
        parent: 'org.json:json-parent:2.9',
        managed: ['org.json:core:${json.version}', 'org.json:bind:${project.version}'],
      },
      'org.json:json-parent:2.9': { properties: { 'json.version': '2.9.1' } },
      'org.cloud:cloud-bom:9': { managed: ['org.cloud:more-bom:9 import', 'org.json:core:1.0'] },
      'org.cloud:more-bom:9': { managed: ['org.cloud:client:9'] },
      'org.boot:starter-web:3.1': { dependencies: ['org.boot:starter-json:3.1', 'org.cloud:client:1.0'] },
      'org.boot:starter-json:3.1': { dependencies: ['org.json:bind:2.0', 'org.json:core:2.0'] },
      'org.json:bind:2.9': { license: 'Apache-2.0', dependencies: ['org.json:core:2.9'] },
      'org.json:core:2.9.1': { license: 'MIT' },
      'org.cloud:client:9': {},
      'org.db:driver:42.1': { license: 'BSD-2-Clause', dependencies: ['org.check:qual:3 ?'] },
    }),
  },

  'imports inside imports, and libraries with imports of their own': {
    workspace: {
      'pom.xml': writePom('org.acme:platform-user:1.0', {
        properties: { 'platform.version': '5', 'undefined.in.bom': '1.7', outer: '.5' },
        managed: [
          'org.platform:bom:${platform.version} import',
          'org.platform:gone-bom:1 import',
          'org.x:y:1',
        ],
        dependencies: ['org.platform:rest', 'org.platform:cache', 'org.late:late'],
      }),
    },
    central: central({
      'org.platform:bom:5': {
        parent: 'org.platform:build-parent:5',
        managed: [
          'org.platform:rest:5',
          'org.platform:inner-bom:5 import',
          // For its own dependencies the BOM is read without the properties of the project.
          'org.platform:twice-bom:1${outer} import',
          'org.late:late:${undefined.in.bom}',
        ],
        dependencies: ['org.platform:only-for-the-bom:1'],
      },
      'org.platform:build-parent:5': { managed: ['org.platform:cache:4', 'org.parent:bom:1 import'] },
      'org.platform:twice-bom:1': { parent: 'org.platform:twice-parent:1' },
      'org.platform:twice-bom:1.5': { managed: ['org.z:z:9'] },
      'org.parent:bom:1': { managed: ['org.x:y:2', 'org.z:z:3'] },
      'org.platform:inner-bom:5': {
        managed: ['org.platform:cache:5', 'org.platform:innermost-bom:5 import'],
      },
      'org.platform:innermost-bom:5': { managed: ['org.deep:deep:8'] },
      'org.platform:rest:5': {
        parent: 'org.platform:rest-parent:5',
        dependencies: ['org.deep:deep:1', 'org.guava:guava', 'org.z:z:1'],
      },
      'org.platform:rest-parent:5': { managed: ['org.guava:guava-bom:31 import', 'org.unused:bom:1 import'] },
      'org.guava:guava-bom:31': { managed: ['org.guava:guava:${project.version}'] },
      'org.unused:bom:1': { parent: 'org.unused:parent:1' },
      'org.unused:parent:1': {},
      'org.guava:guava:31': { dependencies: ['org.x:y:0.5'] },
      'org.platform:cache:4': {},
      'org.deep:deep:8': {},
      'org.z:z:3': {},
      'org.x:y:1': {},
      'org.late:late:1.7': {},
    }),
  },

  'properties of every kind in versions': {
    workspace: {
      'pom.xml': writePom('org.acme:props:${base}.${minor}', {
        parent: 'org.acme:props-parent:4 parent/pom.xml',
        properties: {
          minor: '2',
          loop: '${pool}',
          pool: '${loop}',
          twice: '${minor}.${minor}',
          nested: '${outer}',
          outer: '${twice}-x',
        },
        dependencies: [
          'org.p:own:${project.version}',
          'org.p:bare:${version}',
          'org.p:parent:${project.parent.version}',
          'org.p:old-style:${pom.version}',
          'org.p:looped:1${loop}',
          'org.p:nested:${nested}',
          'org.p:unknown:1${no.such}',
          '${project.groupId}:sibling:${parent.version}',
          'org.p:variable:${env.LIB_VERSION}',
          'org.p:from-parent:${of.parent}',
          'org.p:spaced: 1.0 ',
        ],
      }),
      'parent/pom.xml': writePom('org.acme:props-parent:4', {
        properties: { base: '1', 'of.parent': '${project.artifactId}' },
      }),
    },
    environment: { LIB_VERSION: '6.6' },
    central: central({
      'org.p:own:1.2': { dependencies: ['org.p:env-below:${env.LIB_VERSION}'] },
      'org.p:bare:1.2': {},
      'org.p:parent:4': {},
      'org.p:nested:2.2-x': {
        properties: { 'project.version': '9' },
        dependencies: ['org.p:odd:${project.version}'],
      },
      'org.p:unknown:1': {},
      'org.acme:sibling:4': {},
      'org.p:variable:6.6': {},
      'org.p:env-below:6.6': {},
      'org.p:from-parent:props': {},
      'org.p:spaced:1.0': {},
    }),
  },

  'a revision given by a property': {
    workspace: {
      'pom.xml': writePom('org.acme:root:${revision}${changelist}', {
        properties: { revision: '1.3', changelist: '-SNAPSHOT', 'lib.version': '1.0' },
        modules: ['a', 'b'],
        managed: ['org.acme:a:${project.version}', 'org.lib:one:${lib.version}'],
      }),
      'a/pom.xml': writePom(':a:', {
        parent: 'org.acme:root:${revision}${changelist}',
        dependencies: ['org.lib:one'],
      }),
      'b/pom.xml': writePom(':b:', {
        parent: 'org.acme:root:${revision}',
        dependencies: ['org.acme:a', 'org.lib:two:${lib.version}'],
      }),
    },
    central: central({
      'org.lib:one:1.0': { dependencies: ['org.lib:two:0.9'] },
      'org.lib:two:1.0': {},
      'org.lib:two:0.9': {},
    }),
  },

  exclusions: {
    workspace: {
      'pom.xml': writePom('org.acme:excluding:1', {
        managed: ['org.e:managed:1 -org.e:m2'],
        dependencies: [
          'org.e:one:1 -org.e:two',
          'org.e:all:1 -*:*',
          'org.e:group:1 -org.out:*',
          'org.e:managed -org.e:m1',
          'org.e:other:1',
        ],
      }),
    },
    central: central({
      'org.e:one:1': { dependencies: ['org.e:two:1', 'org.e:three:1'] },
      'org.e:two:1': {},
      'org.e:three:1': { dependencies: ['org.e:two:1', 'org.e:four:1'] },
      'org.e:four:1': {},
      'org.e:all:1': { dependencies: ['org.e:never:1'] },
      'org.e:group:1': { dependencies: ['org.out:x:1', 'org.in:x:1'] },
      'org.in:x:1': { dependencies: ['org.out:y:1'] },
      'org.e:managed:1': { dependencies: ['org.e:m1:1', 'org.e:m2:1', 'org.e:m3:1'] },
      'org.e:m3:1': {},
      'org.e:other:1': { dependencies: ['org.e:three:2', 'org.e:last:1 -org.e:lost'] },
      'org.e:last:1': { dependencies: ['org.e:lost:1', 'org.e:kept:1'] },
      'org.e:kept:1': {},
    }),
  },

  'optional dependencies and every scope': {
    workspace: {
      'pom.xml': writePom('org.acme:scopes:1', {
        managed: [
          'org.s:managed-test:1 test',
          'org.s:managed-optional:1 ?',
          'org.s:below:2 test',
          'org.s:raised:1 compile',
        ],
        dependencies: [
          'org.s:compile:1 compile',
          'org.s:runtime:1 runtime',
          'org.s:provided:1 provided',
          'org.s:system:1 system',
          'org.s:test:1 test',
          'org.s:odd:1 nonsense',
          'org.s:optional:1 ?',
          'org.s:managed-test',
          'org.s:managed-optional',
          'org.s:property:1 ${scope}',
        ],
        properties: { scope: 'runtime' },
      }),
    },
    central: central({
      'org.s:compile:1': {
        dependencies: [
          'org.s:below:1',
          'org.s:test-below:1 test',
          'org.s:raised:0 provided',
          'org.s:still-test:1 test',
          'org.s:opt:1 ?',
        ],
      },
      'org.s:runtime:1': { dependencies: ['org.s:provided-below:1 provided', 'org.s:managed-optional:2'] },
      'org.s:raised:1': {},
      'org.s:property:1': {},
    }),
  },

  'hard versions, ranges, and versions nobody gives': {
    workspace: {
      'pom.xml': writePom('org.acme:hard:1', {
        dependencies: ['org.h:soft:1', 'org.h:range:[1,2)', 'org.h:none', 'org.h:hard:[3]', 'org.h:other:1'],
      }),
    },
    central: central({
      'org.h:soft:1': { dependencies: ['org.h:shared:1', 'org.h:hard:4'] },
      'org.h:shared:1': { dependencies: ['org.h:of-one:1'] },
      'org.h:of-one:1': {},
      'org.h:shared:2': { dependencies: ['org.h:of-two:1'] },
      'org.h:shared:3': { dependencies: ['org.h:of-three:1'] },
      'org.h:of-two:1': { dependencies: ['org.h:shared:[3]'] },
      'org.h:hard:3': {},
      'org.h:hard:4': {},
      'org.h:range:1': {},
      'org.h:other:1': { dependencies: ['org.h:shared:[2]', 'org.h:soft:[1]', 'org.h:two-ranges:[1],[2]'] },
    }),
  },

  'profiles, builds, and whatever else Trivy does not read': {
    workspace: {
      'pom.xml': writePom('org.acme:profiles:1', {
        dependencies: ['org.f:one:1'],
        more: `<profiles><profile><id>p</id><activation><activeByDefault>true</activeByDefault></activation>
          <dependencies><dependency><groupId>org.f</groupId><artifactId>in-profile</artifactId><version>1</version></dependency></dependencies>
          <modules><module>hidden</module></modules></profile></profiles>
          <build><plugins><plugin><groupId>org.f</groupId><artifactId>plugin</artifactId><version>1</version>
          <dependencies><dependency><groupId>org.f</groupId><artifactId>of-plugin</artifactId><version>1</version></dependency></dependencies>
          </plugin></plugins></build>`,
      }),
      'hidden/pom.xml': writePom('org.acme:hidden:1', { dependencies: ['org.f:two:1'] }),
      'src/it/case/pom.xml': writePom('org.acme:case:1', { dependencies: ['org.f:three:1'] }),
    },
    central: central({ 'org.f:one:1': { license: 'MIT' }, 'org.f:two:1': {}, 'org.f:three:1': {} }),
  },

  'relocated libraries, which Trivy does not follow': {
    workspace: { 'pom.xml': writePom('org.acme:relocated:1', { dependencies: ['org.old:name:2'] }) },
    central: central({
      'org.old:name:2': {
        license: 'MIT',
        more: '<distributionManagement><relocation><groupId>org.new</groupId></relocation></distributionManagement>',
      },
      'org.new:name:2': { dependencies: ['org.new:more:2'] },
    }),
  },

  'snapshots and releases of a repository that the project declares': {
    workspace: {
      'pom.xml': writePom('org.acme:snapshots:1', {
        repositories: { own: DECLARED_URL },
        managed: ['org.d:bom:1 import', 'org.c:bom:1 import'],
        modules: ['module'],
        dependencies: ['org.d:snap:1.0-SNAPSHOT', 'org.d:plain:2-SNAPSHOT', 'org.d:release:1', 'org.c:lib:1'],
      }),
      'module/pom.xml': writePom('org.acme:module:1', {
        dependencies: ['org.d:for-module:1'],
        modules: ['inner'],
      }),
      'module/inner/pom.xml': writePom('org.acme:inner:1', { dependencies: ['org.d:for-inner:1'] }),
    },
    central: central({
      'org.c:lib:1': { dependencies: ['org.d:below:1', 'org.c:snap:1-SNAPSHOT'], parent: 'org.d:parent:1' },
      'org.c:bom:1': { managed: ['org.c:lib:3'] },
      'org.c:snap:1-SNAPSHOT': {},
    }),
    declared: new Map([
      writeSnapshotMetadata('org.d:snap:1.0-SNAPSHOT', '1.0-20260101.010101-3'),
      [
        'org/d/snap/1.0-SNAPSHOT/snap-1.0-20260101.010101-3.pom',
        writePom('org.d:snap:1.0-SNAPSHOT', { license: 'MIT' }),
      ],
      ...pomFiles({
        'org.d:plain:2-SNAPSHOT': {},
        'org.d:release:1': { dependencies: ['org.d:below:1'] },
        'org.d:below:1': {},
        'org.d:parent:1': { dependencies: ['org.d:inherited:1'] },
        'org.d:inherited:1': {},
        'org.d:bom:1': { managed: ['org.d:below:9'] },
        'org.d:for-module:1': {},
        'org.d:for-inner:1': {},
      }),
    ]),
  },

  'parents beside the project, right and wrong': {
    workspace: {
      'pom.xml': writePom('org.acme:top:1', {
        parent: 'org.corp:corp-parent:3',
        dependencies: ['org.r:of-top:1'],
        managed: ['org.r:managed:1'],
      }),
      'plain/pom.xml': writePom(':plain:', { parent: 'org.acme:top:1', dependencies: ['org.r:managed'] }),
      // The version is not compared, nor the group.
      'other/pom.xml': writePom(':other:', {
        parent: 'org.elsewhere:top:99',
        dependencies: ['org.r:managed'],
      }),
      'directory/child/pom.xml': writePom(':in-directory:', { parent: 'org.acme:top:1 ../..' }),
      'wrong/pom.xml': writePom(':wrong:', {
        parent: 'org.corp:corp-parent:3 ../plain/pom.xml',
        dependencies: ['org.r:corp'],
      }),
      // An empty path is no path, and the directory above is looked at all the same.
      'empty/pom.xml': writePom(':empty:', { parent: 'org.acme:top:2 ', dependencies: ['org.r:managed'] }),
      // A path that leads nowhere does not keep from looking above.
      'detour/pom.xml': writePom(':detour:', {
        parent: 'org.acme:top:3 gone/pom.xml',
        dependencies: ['org.r:managed'],
      }),
      'deep/er/pom.xml': writePom(':deep:', { parent: 'org.acme:top:1', dependencies: ['org.r:managed'] }),
      'spaced/pom.xml': writePom(':spaced:', { parent: 'org.acme:elsewhere:1' }).replace(
        '</parent>',
        '<relativePath> ../elsewhere/pom.xml </relativePath></parent>',
      ),
      'elsewhere/pom.xml': writePom('org.acme:elsewhere:1', { dependencies: ['org.r:of-elsewhere:1'] }),
      'named/pom.xml': writePom(':named:', {
        parent: 'org.acme:${top} ../pom.xml',
        dependencies: ['org.r:managed'],
        properties: { top: 'top:1' },
      }),
      'own-coordinates/pom.xml': writePom(
        '${project.parent.groupId}:own-${parent.version}:${project.version}',
        {
          parent: 'org.acme:top:1',
          dependencies: [
            '${project.groupId}:${project.artifactId}-lib:${project.version}',
            'org.r:${artifactId}:1',
          ],
        },
      ),
    },
    central: central({
      'org.corp:corp-parent:3': {
        parent: 'org.corp:root:1',
        managed: ['org.r:corp:7'],
        dependencies: ['org.r:everywhere:1'],
      },
      'org.corp:root:1': { dependencies: ['org.r:everywhere:0', 'org.r:from-root:${project.version}'] },
      'org.r:everywhere:1': {},
      'org.r:from-root:1': { license: 'MIT' },
      'org.r:corp:7': {},
      'org.r:of-top:1': {},
      'org.r:managed:1': { license: 'MIT' },
      'org.acme:top:1': { managed: ['org.r:managed:1'], dependencies: ['org.r:released:1'] },
      'org.r:released:1': {},
    }),
  },

  'modules that are files, themselves, or each other': {
    workspace: {
      'pom.xml': writePom('org.acme:circle:1', { modules: ['.', 'a', 'a/other.xml', '', 'gone', 'a'] }),
      'a/pom.xml': writePom('org.acme:a:1', {
        modules: ['..', '../b', '../b/pom.xml'],
        dependencies: ['org.m:one:1'],
      }),
      'a/other.xml': writePom('org.acme:other:1', { dependencies: ['org.m:two:1'] }),
      'b/pom.xml': writePom('org.acme:b:1', {
        modules: ['../a'],
        dependencies: ['org.m:one:2', 'org.acme:a:1'],
      }),
    },
    central: central({
      'org.m:one:1': { license: 'MIT' },
      'org.m:one:2': { modules: ['not-here'] },
      'org.m:two:1': {},
    }),
  },

  'coordinates that are strange or missing': {
    workspace: {
      'pom.xml': writePom('org.acme:strange:1', {
        managed: ['org.q:typed:1', 'org.q:typed:2', '${g}:by-name:1', 'org.q:scoped-import:1 ${import}'],
        properties: { g: 'org.q', import: 'import' },
        dependencies: [
          ':no-group:1',
          'org.q::1',
          'org.q:no-version:',
          '${pom.groupId}:old:1',
          'org.q:typed',
          'org.q:by-name',
          'org.q:twice:1',
          'org.q:twice:2',
          '${g}:twice:3',
          'org.q:imported:1 import',
          'org.acme:strange:[2]',
          'org.q:Plus_and~more:1.0+build.5',
          'org.q:filtered:@project.version@',
        ],
      }),
    },
    central: central({
      'org.q:typed:1': { license: 'MIT' },
      'org.q:by-name:1': {},
      'org.q:twice:1': {},
      'org.q:twice:2': {},
      'org.q:twice:3': {},
      'org.acme:strange:2': {},
      'org.q:Plus_and~more:1.0+build.5': { dependencies: ['org.q:typed:9'] },
    }),
  },

  'POMs that cannot be decoded, and others that look as if': {
    workspace: {
      'pom.xml': writePom('org.acme:broken:1', {
        dependencies: [
          'org.b:optional-property:1',
          'org.b:entity:1',
          'org.b:latin:1',
          'org.b:no-utf8:1',
          'org.b:cut:1',
          'org.b:trailing:1',
          'org.b:late-declaration:1',
          'org.b:prefixed:1',
          'org.b:doubled:1',
          'org.b:xml11:1',
          'org.b:doctype:1',
          'org.b:not-a-project:1',
          'org.b:bom-mark:1',
          'org.b:unknown-encoding:1',
          'org.b:cdata:1',
          'org.b:comment:1',
          'org.b:empty:1',
        ],
      }),
      'broken/pom.xml': '<project><dependencies>',
      'optional/pom.xml': writePom('org.acme:optional:1', { dependencies: ['org.b:never:1'] }).replace(
        '</dependency>',
        '<optional>${x}</optional></dependency>',
      ),
    },
    central: brokenPoms(),
  },
}

function brokenPoms(): RepositoryFiles {
  const good = (name: string) => writePom(`org.b:${name}:1`, { dependencies: [`org.b.below:${name}:1`] })
  const path = (name: string) => `org/b/${name}/1/${name}-1.pom`
  const change = (name: string, from: string, to: string): [string, string] => [
    path(name),
    good(name).replace(from, to),
  ]
  const header = '<?xml version="1.0" encoding="UTF-8"?>\n'
  return new Map<string, string | Buffer>([
    change('optional-property', '</dependency>', '<optional>${o}</optional></dependency>'),
    change('entity', '</project>', '<name>&oslash;</name></project>'),
    [
      path('latin'),
      Buffer.from(
        good('latin').replace('UTF-8', 'ISO-8859-1').replace('</project>', '<name>ø</name></project>'),
        'latin1',
      ),
    ],
    [
      path('no-utf8'),
      Buffer.from(good('no-utf8').replace('</project>', '<name>ø</name></project>'), 'latin1'),
    ],
    change('cut', '</project>', ''),
    change('trailing', '</project>', '</project> & rubbish <'),
    change('late-declaration', header, `\n  ${header}`),
    [
      path('prefixed'),
      '<m:project xmlns:m="x"><m:dependencies><m:dependency><m:groupId>org.b.below</m:groupId><m:artifactId>prefixed</m:artifactId><m:version>1</m:version></m:dependency></m:dependencies></m:project>',
    ],
    change(
      'doubled',
      '<version>1</version>\n</dependency>',
      '<version>1</version><version>2</version></dependency>',
    ),
    change('xml11', 'version="1.0"', 'version="1.1"'),
    change('doctype', header, `${header}<!DOCTYPE project [<!ENTITY a "b">]>`),
    [path('not-a-project'), good('not-a-project').replaceAll('project', 'html')],
    [path('bom-mark'), `\uFEFF${good('bom-mark')}`],
    change('unknown-encoding', 'UTF-8', 'nonsense'),
    change('cdata', '<version>1</version>\n</dependency>', '<version><![CDATA[1]]></version></dependency>'),
    change(
      'comment',
      '<version>1</version>\n</dependency>',
      '<version>1<!-- one -->.<b>x</b>0</version></dependency>',
    ),
    [path('empty'), ''],
  ])
}
