import { describe, expect, test } from 'vitest'
import { releases } from '../../tools/oracle/build.ts'
import { admissionRecords, nameOf } from '../../tools/oracle/records.ts'
import { differenceOf, verdictOfMeshgate } from '../../tools/oracle/verdict.ts'

test('there are records of every kind of Istio', () => {
  expect(admissionRecords().length).toBeGreaterThan(10)
})

describe.each([undefined, ...releases.slice(1)])('in a mesh of release %s', (release) => {
  describe.each(admissionRecords(release))('$kind', ({ objects, answers }) => {
    test.each(objects.map((object, index) => ({ name: nameOf(object), object, answer: answers[index]! })))(
      '$name has the verdict of Istio',
      ({ object, answer }) => {
        const meshgate = verdictOfMeshgate(object, release)
        expect({ difference: differenceOf(object, answer, meshgate), istio: answer, meshgate }).toMatchObject(
          {
            difference: undefined,
          },
        )
      },
    )
  })
})
