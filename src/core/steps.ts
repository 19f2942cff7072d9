/** Long work in steps: between two of them its caller may do something else, or give it up. */
export type Steps<Result> = Generator<void, Result>
