/**
 * A function whose work is done once for each thing it is asked about; the answer is kept as long as the thing.
 * Only for work that depends on nothing else, about things that never change.
 */
export function oncePer<Thing extends object, Answer>(
  work: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, { readonly answer: Answer }>()
  return (thing) => {
    const kept = known.get(thing)
    if (kept) return kept.answer
    const answer = work(thing)
    known.set(thing, { answer })
    return answer
  }
}

/** The same for work that depends on a text alone: on one of those that were asked for lately. */
export function oncePerText<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const kept = known.get(text)
    if (kept) return kept.answer
    const answer = work(text)
    if (known.size === mostTexts) known.clear()
    if (text.length <= longestText) known.set(text, { answer })
    return answer
  }
}

/** More hosts and durations than most meshes have. */
const mostTexts = 10_000

/** Longer ones are seldom asked about twice. */
const longestText = 256

/** Work that is done when its answer is first asked for, and only then. */
export function once<Answer>(work: () => Answer): () => Answer {
  let kept: { readonly answer: Answer } | undefined
  return () => (kept ??= { answer: work() }).answer
}

/** The same for work that depends on two things. */
export function oncePerPair<One extends object, Other extends object, Answer>(
  work: (one: One, other: Other) => Answer,
): (one: One, other: Other) => Answer {
  const known = oncePer<One, (other: Other) => Answer>((one) => oncePer((other) => work(one, other)))
  return (one, other) => known(one)(other)
}

/** The same for work that depends on a thing and a name. */
export function oncePerName<Thing extends object, Name extends string, Answer>(
  work: (thing: Thing, name: Name) => Answer,
): (thing: Thing, name: Name) => Answer {
  const known = oncePer<Thing, Map<Name, { readonly answer: Answer }>>(() => new Map())
  return (thing, name) => {
    const kept = known(thing).get(name) ?? { answer: work(thing, name) }
    known(thing).set(name, kept)
    return kept.answer
  }
}
