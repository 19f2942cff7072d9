import { describe, expect, test } from 'vitest'
import { admissionRecords, nameOf } from '../../tools/oracle/records.ts'
import { differenceOf, verdictOfMeshgate } from '../../tools/oracle/verdict.ts'

const records = admissionRecords()

test('there are records of every kind of Istio', () => {
  expect(records.length).toBeGreaterThan(10)
})

describe.each(records)('$kind', ({ objects, answers }) => {
  test.each(objects.map((object, index) => ({ name: nameOf(object), object, answer: answers[index]! })))(
    '$name has the verdict of Istio',
    ({ object, answer }) => {
      const meshgate = verdictOfMeshgate(object)
      expect({ difference: differenceOf(object, answer, meshgate), istio: answer, meshgate }).toMatchObject({
        difference: undefined,
      })
    },
  )
})
