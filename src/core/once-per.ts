/** A function that keeps its results. */
export interface OncePer<Key extends object, Result> {
  (key: Key): Result
  /** Keeps a result that is known without computing it. */
  readonly keep: (key: Key, result: Result) => void
}

/**
 * Returns a function that computes its result once for each object and keeps it in the object. Only for functions of a
 * module, results that depend on nothing but the object, and objects that never change. For a function with a shorter life
 * use `weakOncePer`.
 */
export function oncePer<Key extends object, Result>(compute: (key: Key) => Result): OncePer<Key, Result> {
  const resultOf = (key: Key): Result => {
    const results = Keeper.resultsOf(key)
    const index = results ? results.indexOf(resultOf) : -1
    if (index >= 0) return results![index + 1] as Result
    const result = compute(key)
    Keeper.keep(key, resultOf, result)
    return result
  }
  const keep = (key: Key, result: Result): void => Keeper.keep(key, resultOf, result)
  return Object.assign(resultOf, { keep })
}

/** A constructor that returns its argument, so that a class that extends it adds its private field to any object. */
const Itself = function itself(object: object): object {
  return object
} as unknown as new (object: object) => object

/**
 * Keeps results in a private field of an object, as a list in which each function precedes its result. A private field is
 * not copied with the object and invisible to comparisons. It is cheaper than an entry in a `WeakMap`, which needs a hash
 * and work of the garbage collector: a run keeps millions of results.
 */
class Keeper extends Itself {
  readonly #results: unknown[]

  private constructor(object: object, results: unknown[]) {
    super(object)
    this.#results = results
  }

  static resultsOf(object: object): readonly unknown[] | undefined {
    return #results in object ? object.#results : undefined
  }

  static keep(object: object, by: unknown, result: unknown): void {
    if (!(#results in object)) return void new Keeper(object, [by, result])
    const results = object.#results
    const index = results.indexOf(by)
    if (index < 0) results.push(by, result)
    else results[index + 1] = result
  }
}

/** Like `oncePer` for a function that may be collected before its objects: its results are collected with it. */
export function weakOncePer<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, Result>()
  return (key) => {
    const cached = results.get(key)
    if (cached !== undefined || results.has(key)) return cached as Result
    const result = compute(key)
    results.set(key, result)
    return result
  }
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

/** Length of the longest text whose result is kept: longer texts seldom occur twice. */
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
  const resultsOf = oncePer((first: First) => weakOncePer((second: Second) => compute(first, second)))
  return (first, second) => resultsOf(first)(second)
}

/** Like `weakOncePer` for a result that depends on two objects. */
export function weakOncePerPair<First extends object, Second extends object, Result>(
  compute: (first: First, second: Second) => Result,
): (first: First, second: Second) => Result {
  const resultsOf = weakOncePer((first: First) => weakOncePer((second: Second) => compute(first, second)))
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
