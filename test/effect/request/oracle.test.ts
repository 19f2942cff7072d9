import { describe, expect, test } from 'vitest'
import { comparable } from '../../../tools/oracle/decision-difference.ts'
import { meshCases, recordedDecisions } from '../../../tools/oracle/mesh-case.ts'
import { simulate } from '../../../tools/oracle/simulate.ts'

describe.each(meshCases())('$name', (meshCase) => {
  const recorded = recordedDecisions(meshCase.name)!.decisions
  const simulated = simulate(meshCase)

  test.each(meshCase.requests)('$name', ({ name }) => {
    const { decision, missing } = simulated.get(name)!
    expect({ ...comparable(decision), missing }).toEqual({ ...comparable(recorded[name]!), missing: [] })
  })
})
