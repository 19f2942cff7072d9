import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { userCache, userState } from '../../src/host/user-cache.ts'

it('takes the folder that the environment states as an absolute path', () => {
  expect(userCache({ XDG_CACHE_HOME: '/var/cache/me' }, 'charts')).toBe('/var/cache/me/meshgate/charts')
  const ofHome = join(homedir(), '.cache/meshgate/renders')
  for (const env of [{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'cache' }, { LOCALAPPDATA: '' }])
    expect(userCache(env, 'renders')).toBe(ofHome)
})

it('keeps what stays on this machine in the state folder', () => {
  expect(userState({ XDG_STATE_HOME: '/var/state/me' })).toBe('/var/state/me/meshgate')
  expect(userState({ XDG_STATE_HOME: 'state' })).toBe(join(homedir(), '.local/state/meshgate'))
})
