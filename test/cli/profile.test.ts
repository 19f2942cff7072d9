import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sourceFiles } from '../../scripts/generate/imports.ts'
import { profileText } from '../../src/cli/profile.ts'
import { stageFunctions, stageTimes, type CpuProfile } from '../../src/host/stage-times.ts'

const call = (id: number, functionName: string, ...children: number[]): CpuProfile['nodes'][number] => ({
  id,
  callFrame: { functionName, url: 'cli.js' },
  children,
})

/** The main thread: discovery, linting, a fix that lints, and a pause. */
const profile: CpuProfile = {
  nodes: [
    call(1, '(root)', 2, 3, 4, 6),
    call(2, 'discover'),
    call(3, 'lint$1'),
    call(4, 'attemptEdits', 5),
    call(5, 'lint'),
    call(6, '(idle)'),
  ],
  samples: [2, 3, 3, 5, 6, 1],
  timeDeltas: [1000, 1000, 1000, 4000, 90_000, 3000],
}

it('a sample counts for the innermost stage, and what a fix calls for the fix', () => {
  const times = [...stageTimes(profile)].filter(([, time]) => time > 0)
  expect(times).toEqual([
    ['discovery', 1],
    ['lint', 2],
    ['causes and fixes', 4],
    ['start-up and the rest', 3],
  ])
})

it('stages share the processor time of the main thread, and the rest is that of other threads', () => {
  const text = profileText(profile, { all: 50, main: 40, wall: 0 }, { all: 130, main: 60, wall: 1500 })
  expect(text).toMatch(/1\.5 s passed[\s\S]*loading the program +50 ms/)
  expect(text).toMatch(/discovery +2 ms[\s\S]*lint +4 ms[\s\S]*causes and fixes +8 ms/)
  expect(text).toMatch(/other threads +60 ms\n +all +130 ms/)
})

it('without the processor time of the main thread nothing is said of other threads', () => {
  const text = profileText(profile, { all: 50, main: null, wall: 0 }, { all: 130, main: null, wall: 1500 })
  expect(text).toMatch(/waits for a processor[\s\S]*lint +2 ms/)
  expect(text).not.toContain('other threads')
})

it('the functions of the stages exist', () => {
  const code = sourceFiles()
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
    .join('\n')
  const missing = [...stageFunctions.keys()].filter(
    (name) => !new RegExp(`\\b${name}(?:<\\w+>)?\\(`).test(code),
  )
  expect(missing).toEqual([])
})
