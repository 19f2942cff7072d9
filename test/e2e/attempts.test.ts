import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { configurationAttempts } from './attempts/configuration.ts'
import { fileAttempts } from './attempts/files.ts'
import { sourceAttempts } from './attempts/sources.ts'
import { waiverAttempts } from './attempts/waivers.ts'
import { usualFiles, type Attempt } from './attempts/attempt.ts'
import { openScene, type Scene } from './gate.ts'

describe.skipIf(!existsSync('dist/action.js')).each([
  ['the configuration or the workflow', configurationAttempts],
  ['waivers', waiverAttempts],
  ['files, forms and events', fileAttempts],
  ['files that become something else', sourceAttempts],
] as const)('an attempt to weaken the gate by %s', (_, attempts) => {
  let scene: Scene
  afterEach(() => scene.close())

  it.each(attempts)('$name: $verdict', async (attempt) => {
    scene = await openScene({}, filesOfBase(attempt))
    scene.repository.commit('topic', attempt.head)
    if (attempt.links) scene.repository.link('topic', attempt.links)
    const { options = {} } = attempt
    const result = await scene.run(
      'topic',
      typeof options === 'function' ? options(scene.repository) : options,
    )
    const output = [
      result.summary,
      ...result.lines,
      ...result.annotations.map(({ message }) => message),
    ].join('\n')
    expect(output).toMatch(attempt.says)
    expect(result.exitCode === 0 ? 'said' : 'blocked').toBe(attempt.verdict)
  })
})

function filesOfBase({ base = {} }: Attempt): Record<string, string> {
  const files = Object.entries({ ...usualFiles, ...base })
  return Object.fromEntries(files.filter((file): file is [string, string] => file[1] !== null))
}
