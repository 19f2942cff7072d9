import type { Provenance } from '../core/cause.ts'
import type { RunInput } from '../run/run-input.ts'

/** Replaces the progress line; `null` removes it. */
export type ShowProgress = (text: string | null) => void

/** Milliseconds before the first line, since most runs end earlier, and between two lines. */
const [delayMs, paceMs] = [1000, 100]

/**
 * Does the work of a run, and shows its progress: the number of renders that are done, then that of causes.
 *
 * @param show `null` if standard error is no terminal
 */
export async function withProgress<Result>(
  input: RunInput,
  show: ShowProgress | null,
  work: (input: RunInput) => Promise<Result>,
  delay = delayMs,
): Promise<Result> {
  if (!show) return work(input)
  try {
    return await work(countedInput(input, show, delay))
  } finally {
    show(null)
  }
}

function countedInput(input: RunInput, show: ShowProgress, delay: number): RunInput {
  const { host } = input
  let next = performance.now() + delay
  const [renders, causes] = [new Counter('rendering'), new Counter('looking for causes:')]
  const update = (): void => {
    const now = performance.now()
    if (now < next) return
    next = now + paceMs
    show([renders, causes].flatMap((counter) => counter.text ?? []).join(' · '))
  }
  const provenance = host.provenance
  return {
    ...input,
    host: {
      ...host,
      render: (tree, targets) => renders.countAll(host.render(tree, targets), update),
      provenance: provenance && ((...target) => countedProvenance(provenance(...target), causes, update)),
    },
  }
}

function countedProvenance(provenance: Provenance, causes: Counter, update: () => void): Provenance {
  return {
    cause: (...field) => causes.countAll([provenance.cause(...field)], update)[0]!,
    shownValues: (fields) => provenance.shownValues(fields),
    breakingOverride: (...values) => provenance.breakingOverride(...values),
    layering: (...part) => provenance.layering(...part),
    get renders() {
      return provenance.renders
    },
    get isRepeatable() {
      return provenance.isRepeatable
    },
  }
}

/** Counts promises, and those of them that are settled. */
class Counter {
  readonly #name: string
  #done = 0
  #all = 0

  constructor(name: string) {
    this.#name = name
  }

  /** `rendering 34 of 120`; `null` before there is anything to count. */
  get text(): string | null {
    return this.#all === 0 ? null : `${this.#name} ${this.#done} of ${this.#all}`
  }

  countAll<Result>(promises: readonly Promise<Result>[], update: () => void): readonly Promise<Result>[] {
    this.#all += promises.length
    const settle = (): void => {
      this.#done++
      update()
    }
    for (const promise of promises) promise.then(settle, settle)
    return promises
  }
}
