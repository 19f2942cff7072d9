import type { Mesh } from './mesh.ts'

/** True if the mesh runs that release or a later one: `atLeast(mesh, 1, 27)`. */
export function atLeast({ istioVersion }: Pick<Mesh, 'istioVersion'>, major: number, minor: number): boolean {
  return istioVersion.major > major || (istioVersion.major === major && istioVersion.minor >= minor)
}
