// What the patches of kustomize have in common.
import type { Edit } from './patch.ts'

export const KUSTOMIZE = 'sigs.k8s.io/kustomize/api'

/** Imports package buildstate beside a package of kustomize. */
export function importBeside(path: string): Edit {
  return { from: `\t"${path}"\n`, to: `\t"meshgate/engine/buildstate"\n\t"${path}"\n` }
}

/** Goes on with the next one of a list where a build may leave something out. */
export const leftOut = '\t\tif buildstate.LeftOut(err) {\n\t\t\tcontinue\n\t\t}\n'
