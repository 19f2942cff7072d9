import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string): string => readFileSync(file, 'utf8')

/** What CI runs, in its order; it counts each test of `npm test`, which is no step of its own there. */
const commands = [...read('.ci/run').matchAll(/^(?:(?:step|beside) (.+)|(tests))$/gm)].map(
  ([, step]) => step ?? 'npm test',
)

it('CI runs what docs/development.md lists, in its order', () => {
  const listed = [...read('docs/development.md').matchAll(/^\| `((?:npm|node) [^`]+)`/gm)].map(
    ([, command]) => command,
  )
  expect(commands.length).toBeGreaterThan(5)
  expect(listed).toEqual(commands)
})

it('the README tells two of them', () => {
  const [demo, install] = [...read('README.md').matchAll(/```sh\n(.+)\n```/g)].map(([, command]) => command)
  expect(commands).toContain(demo)
  expect(install?.split(' && ').every((command) => commands.includes(command))).toBe(true)
})

it('the workflow runs the same', () => {
  expect(read('.github/workflows/ci.yml')).toContain('- run: .ci/run')
})
