import { describe, expect, test } from 'vitest'
import { meshCases, recordedDecisions, type Decision } from '../../../tools/oracle/mesh-case.ts'
import { simulate, untrusted } from '../../../tools/oracle/simulate.ts'

describe.each(meshCases())('$name', (meshCase) => {
  const recorded = recordedDecisions(meshCase.name)!.decisions
  const simulated = simulate(meshCase)

  test.each(meshCase.requests)('$name', ({ name }) => {
    const { decision, missing } = simulated.get(name)!
    expect({ ...comparable(decision), missing }).toEqual({ ...comparable(recorded[name]!), missing: [] })
  })
})

/** Envoy's reason for a wrong certificate names the certificate. */
function comparable(decision: Decision): Decision {
  const { details, upstream } = decision
  return {
    ...decision,
    ...(details?.startsWith(untrusted) && { details: untrusted }),
    ...(upstream && {
      upstream: {
        ...upstream,
        addedHeaders: upstream.addedHeaders.toSorted(),
        removedHeaders: upstream.removedHeaders.toSorted(),
      },
    }),
  }
}
