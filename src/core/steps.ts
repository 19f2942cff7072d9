/** Long work in steps: between two of them its caller may do something else, or give it up. */
export type Steps<Result> = Generator<void, Result>

/** Does all steps of some work at once. */
export function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
