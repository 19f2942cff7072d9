import type { Mesh } from './mesh.ts'

/** A question whose answer costs a look at the whole mesh: worked out once for each mesh, and kept as long as it. */
export function perMesh<Answer>(work: (mesh: Mesh) => Answer): (mesh: Mesh) => Answer {
  const answers = new WeakMap<Mesh, { readonly answer: Answer }>()
  return (mesh) => {
    const known = answers.get(mesh) ?? { answer: work(mesh) }
    answers.set(mesh, known)
    return known.answer
  }
}
