import type { MeshContext } from '../../src/model/mesh-context.ts'
import { emptyMesh } from '../../src/model/mesh.ts'
import type { IstioRelease } from './build.ts'

/** The context of a mesh that runs a release: without one, the newest that meshgate knows. */
export function contextOf(release: IstioRelease | undefined): MeshContext {
  if (release === undefined) return emptyMesh.context
  const [major = 0, minor = 0] = release.split('.').map(Number)
  return { ...emptyMesh.context, istioVersion: { major, minor }, isIstioVersionStated: true }
}
