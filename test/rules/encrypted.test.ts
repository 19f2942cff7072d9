import { describe, expect, it } from 'vitest'
import { Node } from '../../src/model/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { report } from '../run/scene.ts'
import { loadCases, unmarked } from './cases.ts'

/** The text that SOPS writes in place of a value, and the fields that it adds to a document. */
const encryptedText = 'ENC[AES256_GCM,data:tWq3Vg==,iv:Y2Vs,tag:bG8=,type:str]'
const sops = {
  mac: encryptedText,
  lastmodified: '2026-01-01T00:00:00Z',
  version: '3.9.0',
  encrypted_regex: '.*',
}

/** The good cases of one plain file. */
const good = loadCases().filter(
  ({ name, files }) => name.startsWith('good') && Object.keys(files).every((file) => file === `${name}.yaml`),
)

/** The data with those scalars encrypted whose index `picks` accepts. */
function encrypted(data: unknown, picks: (index: number) => boolean): unknown {
  let index = 0
  const encryptData = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(encryptData)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encryptData(inner)]))
    return value !== null && picks(index++) ? encryptedText : value
  }
  return encryptData(data)
}

function encryptedObject(object: Record<string, unknown>, picks: (index: number) => boolean): unknown {
  const fields = Object.entries(object).map(([key, value]) => [
    key,
    plainFields.has(key) ? value : encrypted(value, picks),
  ])
  return { ...Object.fromEntries(fields), sops }
}

/** Fields that are never encrypted: without them a cluster does not know what an object is. */
const plainFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

describe.each(good)('objects with values that SOPS has encrypted: $rule $name', ({ name, files }) => {
  const objects = parseDocuments(unmarked(files[`${name}.yaml`]!), 'a.yaml').flatMap(({ root }) =>
    root?.kind === 'map' ? [Node.of(root).data as Record<string, unknown>] : [],
  )

  it.each([
    ['all', () => true],
    ['every third', (index: number) => index % 3 === 0],
    ['every second', (index: number) => index % 2 === 1],
  ])('%s: cause no error', async (_, picks) => {
    const text = objects.map((object) => JSON.stringify(encryptedObject(object, picks))).join('---\n')
    const { findings } = await report({ 'a.yaml': text }, null, { options: { together: true } })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
