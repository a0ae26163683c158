import { expect, it } from 'vitest'
import { allowedEnvironment } from '../../../../src/resources/maven-poms/closure/allowed-environment.ts'

it('gives versions under names of the list, and nothing else', () => {
  const environment = {
    CI: 'true',
    REVISION: '1.2.3',
    LIB_VERSION: '4.0-SNAPSHOT',
    BUILD_NUMBER: '17',
    HOME: '/home/me',
    USER: 'me',
    HOSTNAME: 'runner-7.internal',
    MY_VERSION_NOTE: '1.2',
    PATH: '/bin',
    ACTIONS_VERSION: '1',
    GITHUB_VERSION: '1',
    INPUT_VERSION: '1',
    RUNNER_VERSION: '1',
    TOKEN_VERSION: '1',
    LONG_VERSION: 'x'.repeat(40),
    PATH_VERSION: '../../x',
    URL_VERSION: 'https://a.test',
    COPIED_VERSION: 'hunter2',
    DB_PASSWORD: 'hunter2',
    MASKED_VERSION: 'masked',
  }
  expect(allowedEnvironment(environment, ['masked'])).toEqual({
    CI: 'true',
    REVISION: '1.2.3',
    LIB_VERSION: '4.0-SNAPSHOT',
    BUILD_NUMBER: '17',
  })
})
