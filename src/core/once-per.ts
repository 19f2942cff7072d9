/** A function that keeps its results. */
export interface OncePer<Key extends object, Result> {
  (key: Key): Result
  /** Keeps a result that is known without computing it. */
  readonly keep: (key: Key, result: Result) => void
}

/**
 * A function that computes its result once for each object and keeps it as long as the object. Only for results that
 * depend on nothing else, of objects that never change.
 */
export function oncePer<Key extends object, Result>(compute: (key: Key) => Result): OncePer<Key, Result> {
  const results = new WeakMap<Key, Result>()
  const resultOf = (key: Key): Result => {
    const cached = results.get(key)
    if (cached !== undefined || results.has(key)) return cached as Result
    const result = compute(key)
    results.set(key, result)
    return result
  }
  return Object.assign(resultOf, { keep: (key: Key, result: Result): void => void results.set(key, result) })
}

/** Like `oncePer` for a text; a bounded number of short texts is kept. */
export function oncePerText<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>()
  return (text) => {
    const cached = results.get(text)
    if (cached !== undefined || results.has(text)) return cached as Result
    const result = compute(text)
    if (results.size === maxTexts) results.clear()
    if (text.length <= maxLength) results.set(text, result)
    return result
  }
}

/** More hosts and durations than most meshes have. */
const maxTexts = 10_000

/** Longest text whose result is kept: longer ones seldom occur twice. */
const maxLength = 256

/** A function that computes its result at its first call, and returns the same one from then on. */
export function once<Result>(compute: () => Result): () => Result {
  let cached: { readonly result: Result } | undefined
  return () => (cached ??= { result: compute() }).result
}

/** Like `oncePer` for a result that depends on two objects; it is kept as long as both. */
export function oncePerPair<First extends object, Second extends object, Result>(
  compute: (first: First, second: Second) => Result,
): (first: First, second: Second) => Result {
  const resultsOf = oncePer((first: First) => oncePer((second: Second) => compute(first, second)))
  return (first, second) => resultsOf(first)(second)
}

/** Like `oncePer` for a result that depends on an object and a name. */
export function oncePerName<Key extends object, Name extends string, Result>(
  compute: (key: Key, name: Name) => Result,
): (key: Key, name: Name) => Result {
  const resultsOf = oncePer<Key, Map<Name, Result>>(() => new Map())
  return (key, name) => {
    const results = resultsOf(key)
    const cached = results.get(name)
    if (cached !== undefined || results.has(name)) return cached as Result
    const result = compute(key, name)
    results.set(name, result)
    return result
  }
}
