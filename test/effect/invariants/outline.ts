import type { Steps } from '../../../src/core/steps.ts'
import type { Invariant } from '../../../src/core/config.ts'
import { judgeNever } from '../../../src/effect/invariants/judge-never.ts'
import { judgeOnly } from '../../../src/effect/invariants/judge-only.ts'
import { manifestTitle } from '../../../src/effect/request/registry/age.ts'
import type { Mesh } from '../../../src/model/mesh.ts'

/** The verdict on an invariant: `proved`, or a line for each violation and for each reason why it is no proof. */
export function verdictOutline(mesh: Mesh, { never, only }: Pick<Invariant, 'never' | 'only'>): string[] {
  const { isApplicable, violations, reservations } = finishSteps(
    never ? judgeNever(mesh, never) : judgeOnly(mesh, only!),
  )
  const lines = [
    ...violations.map(({ sentence, place, missing }) =>
      [
        sentence,
        place ? `by ${manifestTitle(place.object)} ${place.node.path}` : 'by nothing',
        ...missing.map((input) => `if ${input}`),
      ].join(' | '),
    ),
    ...reservations.map((reason) => `unknown: ${reason}`),
  ]
  if (lines.length > 0) return lines
  return [isApplicable ? 'proved' : 'about nothing']
}

function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
