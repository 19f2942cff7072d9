import { describe, expect, test } from 'vitest'
import { releases } from '../../tools/oracle/build.ts'
import { differences } from '../../tools/oracle/model-oracle.ts'
import { modelRecords } from '../../tools/oracle/model-records.ts'

test('there are recorded meshes', () => {
  expect(modelRecords().length).toBeGreaterThan(5)
})

describe.each([undefined, ...releases.slice(1)])('of release %s', (release) => {
  test.each(modelRecords(release))(
    'the model of $name says what istiod generates',
    ({ manifests, facts }) => {
      expect(differences(manifests, facts, release)).toEqual([])
    },
  )
})
