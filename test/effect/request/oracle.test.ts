import { describe, expect, test } from 'vitest'
import { releases } from '../../../tools/oracle/build.ts'
import { comparable } from '../../../tools/oracle/decision-difference.ts'
import { meshCases, recordedDecisions } from '../../../tools/oracle/mesh-case.ts'
import { simulate } from '../../../tools/oracle/simulate.ts'

describe.each([undefined, ...releases.slice(1)])('in a mesh of release %s', (release) => {
  describe.each(meshCases(release))('$name', (meshCase) => {
    const recorded = recordedDecisions(meshCase.name, release)!.decisions
    const simulated = simulate(meshCase, release)

    test.each(meshCase.requests)('$name', ({ name }) => {
      const { decision, missing } = simulated.get(name)!
      expect({ ...comparable(decision), missing }).toEqual({ ...comparable(recorded[name]!), missing: [] })
    })
  })
})
