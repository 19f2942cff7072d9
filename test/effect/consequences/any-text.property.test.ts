import * as fc from 'fast-check'
import { it } from 'vitest'
import { consequencesOf } from '../../../src/effect/consequences/consequences.ts'
import { caseTexts, scalarsIn, withScalar } from '../../rules/case-scalars.ts'
import { changedMesh } from './changed-mesh.ts'

/** Values that no host, port, path or name has. */
const values = ['"a b"', '"%"', '"[::1"', 'constructor', '"*.a b"', "''", '99999', '-1', 'null', '[]', '{}']

const texts = caseTexts.map(({ text }) => text).filter((text) => scalarsIn(text).length > 0)

it('any value of any field may change: its consequences are decided without an error', () => {
  const change = fc
    .constantFrom(...texts)
    .chain((text) =>
      fc.tuple(fc.constant(text), fc.constantFrom(...scalarsIn(text)), fc.constantFrom(...values)),
    )
  fc.assert(
    fc.property(change, fc.boolean(), ([text, scalar, value], isReverted) => {
      const changed = withScalar(text, scalar, value)
      consequencesOf(isReverted ? changedMesh(changed, text) : changedMesh(text, changed))
    }),
    { numRuns: 1000 },
  )
})
