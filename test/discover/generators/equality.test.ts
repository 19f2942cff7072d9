import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareText } from '../../../src/core/order.ts'
import { partsOf } from '../../rules/txtar.ts'
import { nativeOutcomes } from './native.ts'
import { outcomesOf, type Outcome } from './outcome.ts'

const folder = new URL('crafted/', import.meta.url)
const recording = new URL('recorded.json', import.meta.url)

/** Set, Argo CD's packages are asked anew: see engine/native-argo.ts. */
const isRecording = process.env['RECORD_ARGO'] === '1'

type Recorded = Record<string, Record<string, Outcome>>

const files = readdirSync(folder)
const partsIn = (file: string) => partsOf(readFileSync(new URL(file, folder), 'utf8'))

const recorded: Recorded = isRecording
  ? Object.fromEntries(files.map((file) => [file, nativeOutcomes(partsIn(file))]))
  : (JSON.parse(readFileSync(recording, 'utf8')) as Recorded)

/** Generators read folders in another order, and clusters in none. */
function sorted(applications: Outcome['applications']): Outcome['applications'] {
  return applications.toSorted((first, second) => compareText(first.name, second.name))
}

describe('the ApplicationSets generate what Argo CD makes of them', () => {
  const cases = files.flatMap((file) => Object.keys(recorded[file] ?? {}).map((name) => ({ file, name })))

  it.each(cases)('$file $name', async ({ file, name }) => {
    const { [name]: generated } = await outcomesOf(partsIn(file))
    const native = recorded[file]![name]!
    expect(sorted(generated!.applications)).toEqual(sorted(native.applications))
    // The words are ours. That nothing is generated is no error of Argo CD.
    const { error } = generated!
    const isError = error !== undefined && error !== 'its generators return no Application'
    expect(isError).toBe(native.error !== undefined)
  })

  it.runIf(isRecording)('is recorded', () => {
    writeFileSync(recording, `${JSON.stringify(recorded, null, 2)}\n`)
  })
})
