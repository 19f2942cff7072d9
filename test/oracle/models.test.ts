import { describe, expect, test } from 'vitest'
import { differences } from '../../tools/oracle/model-oracle.ts'
import { modelRecords } from '../../tools/oracle/model-records.ts'

const records = modelRecords()

test('there are recorded meshes', () => {
  expect(records.length).toBeGreaterThan(5)
})

describe.each(records)('$name', ({ manifests, facts }) => {
  test('the model says what istiod generates', () => {
    expect(differences(manifests, facts)).toEqual([])
  })
})
