import { weakOncePer } from '../core/once-per.ts'
import type { Derivation, DerivationInputs, Mesh } from './mesh.ts'

/**
 * A table that is built from a mesh when it is first asked for, and kept in the mesh.
 *
 * `inputs` are the kinds whose objects `build` reads, itself or through other derivations. A mesh that alters another
 * one (`alteredMesh`) takes the table of that mesh unless it alters objects of these kinds: a kind that is missing in
 * `inputs` makes tables stale, and `test/model/derived.test.ts` fails. What no alteration changes need not be
 * declared: settings, values, targets and the files around.
 *
 * `update` builds the table of an altered mesh from that of the mesh which it alters; without it, `build` does.
 */
export function derived<Result>(
  inputs: DerivationInputs,
  build: (mesh: Mesh) => Result,
  update?: Derivation<Result>['update'],
): (mesh: Mesh) => Result {
  const derivation = { inputs, build, ...(update && { update }) }
  return (mesh) => mesh.derive(derivation)
}

/** A table with a result for each object that it is asked for; the result lives no longer than the object. */
export function derivedPer<Key extends object, Result>(
  inputs: DerivationInputs,
  build: (mesh: Mesh, key: Key) => Result,
): (mesh: Mesh, key: Key) => Result {
  const results = derived(inputs, (mesh) => weakOncePer((key: Key) => build(mesh, key)))
  return (mesh, key) => results(mesh)(key)
}

/** A table with a result for each key; arguments with the same key have the same result. */
export function derivedByKey<Arguments extends readonly unknown[], Result>(
  inputs: DerivationInputs,
  keyOf: (mesh: Mesh, ...question: Arguments) => string,
  build: (mesh: Mesh, ...question: Arguments) => Result,
): (mesh: Mesh, ...question: Arguments) => Result {
  const results = derived(inputs, (mesh) => {
    const byKey = new Map<string, { readonly result: Result }>()
    return (question: Arguments): Result => {
      const key = keyOf(mesh, ...question)
      const cached = byKey.get(key)
      if (cached) return cached.result
      const result = build(mesh, ...question)
      byKey.set(key, { result })
      return result
    }
  })
  return (mesh, ...question) => results(mesh)(question)
}
