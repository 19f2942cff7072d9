import { expect, it } from 'vitest'
import { withProgress } from '../../src/cli/progress.ts'
import { run } from '../../src/run.ts'
import { chart, configMap, inputOf } from '../run/scene.ts'

const input = () =>
  inputOf({
    ...chart('web', configMap),
    'web/values-dev.yaml': 'level: 1\n',
    'web/values-prod.yaml': 'level: 2\n',
  })

it('a run says how many of how many are rendered, and takes the line away', async () => {
  const lines: (string | null)[] = []
  const report = await withProgress(input(), (line) => lines.push(line), run, 0)
  expect(lines[0]).toMatch(/^rendering \d of 2/)
  expect(lines.at(-1)).toBeNull()
  expect(report).toEqual(await withProgress(input(), null, run))
})

it('a short run shows nothing', async () => {
  const lines: (string | null)[] = []
  await withProgress(
    input(),
    (line) => lines.push(line),
    () => Promise.resolve(),
    60_000,
  )
  expect(lines).toEqual([null])
})
