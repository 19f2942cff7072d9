import type { Mesh } from './mesh.ts'

/** True if the mesh runs a release or a later one: `atLeast(mesh, 1, 27)`. */
export function atLeast({ context }: Pick<Mesh, 'context'>, major: number, minor: number): boolean {
  const { istioVersion } = context
  return istioVersion.major > major || (istioVersion.major === major && istioVersion.minor >= minor)
}
