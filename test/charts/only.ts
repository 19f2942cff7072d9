import type { Manifest } from './render.ts'

/** The one object of a kind; throws where there are none or several. */
export function only(objects: readonly Manifest[], kind: string): Manifest {
  const [object, ...others] = objects.filter((candidate) => candidate.kind === kind)
  if (!object || others.length > 0)
    throw new Error(`not one ${kind} among ${objects.map((candidate) => candidate.kind).join()}`)
  return object
}
