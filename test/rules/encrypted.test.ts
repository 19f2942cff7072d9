import { describe, expect, it } from 'vitest'
import { Node } from '../../src/model/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { report } from '../run/scene.ts'
import { loadCases, unmarked } from './cases.ts'

/** What SOPS writes in place of a value, and beside the fields of a document. */
const sealed = 'ENC[AES256_GCM,data:tWq3Vg==,iv:Y2Vs,tag:bG8=,type:str]'
const sops = { mac: sealed, lastmodified: '2026-01-01T00:00:00Z', version: '3.9.0', encrypted_regex: '.*' }

/** The plain files of the cases that have nothing wrong. */
const good = loadCases().filter(
  ({ name, files }) => name.startsWith('good') && Object.keys(files).every((file) => file === `${name}.yaml`),
)

/** Some data with the values that a number picks out encrypted: every third, or all of them. */
function encrypted(data: unknown, picks: (index: number) => boolean): unknown {
  let index = 0
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within(inner)]))
    return value !== null && picks(index++) ? sealed : value
  }
  return within(data)
}

function sealedObject(object: Record<string, unknown>, picks: (index: number) => boolean): unknown {
  const fields = Object.entries(object).map(([key, value]) => [
    key,
    plain.has(key) ? value : encrypted(value, picks),
  ])
  return { ...Object.fromEntries(fields), sops }
}

/** SOPS is told to leave these alone, or the cluster could not tell what an object is. */
const plain: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

describe.each(good)('objects with values that SOPS has encrypted: $rule $name', ({ name, files }) => {
  const objects = parseDocuments(unmarked(files[`${name}.yaml`]!), 'a.yaml').flatMap(({ root }) =>
    root?.kind === 'map' ? [Node.of(root).data as Record<string, unknown>] : [],
  )

  it.each([
    ['all', () => true],
    ['every third', (index: number) => index % 3 === 0],
    ['every second', (index: number) => index % 2 === 1],
  ])('%s: nothing is an error because of them', async (_, picks) => {
    const text = objects.map((object) => JSON.stringify(sealedObject(object, picks))).join('---\n')
    const { findings } = await report({ 'a.yaml': text }, null, { options: { together: true } })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
