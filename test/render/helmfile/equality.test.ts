import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/core/tree.ts'
import { evaluators } from '../../discover/trees.ts'
import { partsOf } from '../../rules/txtar.ts'
import { nativeOutcome } from './native.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

const folder = new URL('crafted/', import.meta.url)
const recording = new URL('recorded.json', import.meta.url)

/** Set, the native helmfile is asked anew: see engine/native-helmfile.ts. */
const isRecording = process.env['RECORD_HELMFILE'] === '1'

const recorded = JSON.parse(readFileSync(recording, 'utf8')) as Record<string, Outcome>

const cases = readdirSync(folder).flatMap((name) =>
  ['default', 'prod'].map((environment) => ({ name: `${name} in ${environment}`, file: name, environment })),
)

function isOfTemplate({ error }: { readonly error: string }): boolean {
  return error.includes(': executing ')
}

describe('a helmfile comes to what the native helmfile makes of it', () => {
  it.each(cases)('$name', async ({ name, file, environment }) => {
    const files = partsOf(readFileSync(new URL(file, folder), 'utf8'))
    const helmfile = 'helmfile.yaml' in files ? 'helmfile.yaml' : 'helmfile.yaml.gotmpl'
    // Helmfile 1 reads no templates in `helmfile.yaml`.
    const major = file.startsWith('helmfile-0') ? 0 : 1
    if (isRecording) recorded[name] = nativeOutcome(files, environment, major)
    const native = recorded[name]!
    const outcome = outcomeOf(await evaluators.helmfile(memoryTree(files), helmfile, environment), files)
    if (!('error' in native)) expect(outcome).toEqual(native)
    // Errors of templates are Go's; the words of others are ours, as are those of helmfile 1 of a file that fails in both.
    else
      expect(outcome).toEqual({
        error: expect.stringMatching(isOfTemplate(native) && major === 1 ? /^executing / : /./) as unknown,
      })
  })

  it.runIf(isRecording)('is recorded', () => {
    const sorted = Object.entries(recorded).toSorted(([first], [second]) => (first < second ? -1 : 1))
    writeFileSync(recording, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
  })
})
