// Which settings.xml, which local repository, for this step and for the scan that follows, on Windows in every shell: what a
// scan offline reads is what one online reads, or scanning offline stays off and the reason is said.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seenFacts } from '../../../src/plan/plan.ts'
import {
  findLocalRepositories,
  findSettings,
} from '../../../src/resources/maven-poms/local/settings-files.ts'
import { decideOfflineScan } from '../../../src/resources/maven-poms/offline-scan.ts'
import { explainOtherScans } from '../../../src/resources/maven-poms/other-scans.ts'
import {
  type MavenSettings,
  parseSettings,
} from '../../../src/resources/maven-poms/repositories/maven-settings.ts'
import { planWith, workspaceWith } from '../../fixtures/run-facts.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const CONTENTS = {
  localRepository: '<localRepository>D:/poms</localRepository>',
  mirror:
    '<mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>https://m.test/maven</url></mirror></mirrors>',
  login: `<servers><server><id>m</id><username>u</username><password>p</password></server></servers>
    <profiles><profile><id>p</id><activation><activeByDefault>true</activeByDefault></activation><repositories>
    <repository><id>m</id><url>https://m.test/maven</url></repository></repositories></profile></profiles>`,
} as const

type Place = 'profile' | 'workspace' | 'home'

/** What a shell of Windows hands to Trivy as HOME. */
const SHELLS = {
  bash: ({ HOME, USERPROFILE }: NodeJS.ProcessEnv) => HOME ?? USERPROFILE ?? '',
  PowerShell: ({ HOME }: NodeJS.ProcessEnv) => HOME ?? '',
} as const

const rows = (['not set', 'the profile', 'elsewhere'] as const).flatMap((home) =>
  ([[], ['profile'], ['workspace'], ['profile', 'workspace'], ['home']] as const).flatMap((places) =>
    (Object.keys(CONTENTS) as (keyof typeof CONTENTS)[]).flatMap((content) =>
      (Object.keys(SHELLS) as (keyof typeof SHELLS)[]).flatMap((shell) =>
        [0, 1].map((absent) => ({ home, places, content, shell, absent })),
      ),
    ),
  ),
)

describe('on Windows, HOME and settings.xml', () => {
  it.each(rows)(
    'HOME $home, settings in $places with $content, scan from $shell, $absent POMs absent',
    async ({ home, places, content, shell, absent }) => {
      const directories = {
        profile: makeDirectory('profile'),
        workspace: makeDirectory('app'),
        home: makeDirectory('home'),
      }
      for (const place of places) {
        writeFile(
          directories[place as Place],
          '.m2/settings.xml',
          `<settings>${CONTENTS[content]}</settings>`,
        )
      }
      const homes = {
        'not set': {},
        'the profile': { HOME: directories.profile },
        elsewhere: { HOME: directories.home },
      }
      const environment = {
        USERPROFILE: directories.profile,
        MAVEN_HOME: join(directories.home, 'none'),
        ...homes[home],
      }
      const place = { environment, platform: 'win32', trivyVersion: '0.76.0' } as const
      const found = await findSettings(place)
      const placed = findLocalRepositories(found.settings, place)
      const otherwise = explainOtherScans({ ...found, environment, workspace: directories.workspace, absent })

      const read = readAsTrivy(SHELLS[shell](environment), directories.workspace)
      const isSame =
        placed.includes(read.localRepository || join(directories.profile, '.m2', 'repository')) &&
        // Whoever is asked has all of it, or is the same in every shell.
        (absent === 0 || read.asked === namesOf(found.settings))
      if (otherwise === undefined) expect(isSame).toBe(true)
      else expect(otherwise).toContain('HOME is not set')
      // Where HOME is set, every shell reads the same, and scanning offline is not given up.
      if (home !== 'not set') expect(otherwise).toBeUndefined()
      // Nor where nothing of the checkout is read and nothing is absent.
      const isPlain = !places.some((one) => one === 'workspace') && absent === 0
      if (isPlain) expect(otherwise).toBeUndefined()
    },
  )

  it('decide on scanning offline only where there is a pom.xml, and not where the user says offline', () => {
    const seen = (poms: readonly string[], offline = 'false') =>
      seenFacts(planWith({ 'scan-type': 'fs', offline }, '0.76.0', workspaceWith({ poms })))
    const why = 'of the shell'
    expect(decideOfflineScan(seen(['pom.xml']), true)).toEqual({ isSet: true })
    expect(decideOfflineScan(seen(['pom.xml']), true, why)).toEqual({ isSet: false, why })
    expect(decideOfflineScan(seen([]), false, why)).toEqual({ isSet: true })
    expect(decideOfflineScan(seen(['pom.xml'], 'true'), true, why)).toEqual({ isSet: true })
  })
})

describe('on Windows, a home that only bash finds', () => {
  const profile = () => {
    const directory = makeDirectory('profile')
    writeFile(directory, '.m2/settings.xml', `<settings>${CONTENTS.mirror}</settings>`)
    return directory
  }
  const find = async (environment: NodeJS.ProcessEnv) => {
    const place = {
      environment: { MAVEN_HOME: 'none', ...environment },
      platform: 'win32',
      trivyVersion: '0.76.0',
    }
    return findSettings(place as Parameters<typeof findSettings>[0])
  }

  it('is the one that a step of bash has set for the job, in its own spelling', async () => {
    const HOME = '/c/Users/me'
    const { isAskedByShell, settings } = await find({ HOME, USERPROFILE: profile() })
    // `C:/Users/me` is not there, so nobody is named.
    expect(isAskedByShell).toBe(false)
    expect(settings.mirrors).toEqual([])
    const facts = { environment: { HOME }, workspace: makeDirectory(), absent: 1 }
    expect(explainOtherScans({ ...facts, isAskedByShell: true })).toContain(
      'only bash finds the HOME /c/Users/me',
    )
    expect(explainOtherScans({ ...facts, isAskedByShell: false })).toBeUndefined()
  })

  it('is the share of the domain before the profile', async () => {
    const share = profile()
    const { isAskedByShell, files } = await find({
      HOMEDRIVE: share.slice(0, 2),
      HOMEPATH: share.slice(2),
      USERPROFILE: makeDirectory(),
    })
    expect(files).toEqual([join(share, '.m2', 'settings.xml')])
    expect(isAskedByShell).toBe(true)
  })
})

/** As Trivy does: below HOME, and with an empty one below its working directory. */
function readAsTrivy(home: string, workspace: string) {
  const file = join(home === '' ? workspace : home, '.m2', 'settings.xml')
  const settings = existsSync(file) ? parseSettings(readFileSync(file), () => '') : undefined
  return { localRepository: settings?.localRepository ?? '', asked: namesOf(settings) }
}

/** Whom these settings lead to. */
function namesOf(settings: MavenSettings | undefined): string {
  const mirrors = settings?.mirrors ?? []
  const repositories = (settings?.profiles ?? []).flatMap((profile) => profile.repositories)
  return JSON.stringify([...mirrors, ...repositories].map(({ url }) => String(url)))
}
