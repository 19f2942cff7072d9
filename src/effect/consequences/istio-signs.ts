import { podOf } from '../../istio/workload/pod.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { apiGroups, type MeshKind } from '../../model/kinds.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * True if anything in meshes is for Istio: an object of it, its values or configuration, a Gateway of its class or a
 * route that names one of it, or a label or annotation that it reads.
 */
export function haveIstio(meshes: readonly Mesh[]): boolean {
  return meshes.some(hasObjects) || meshes.some(({ manifests }) => manifests.some(isForIstio))
}

/** True for a name, address or label with the name of Istio, or of the operator that installs it. */
export function namesIstio(text: string): boolean {
  return /istio|sailoperator/i.test(text)
}

/** Needs no object to be read, unlike `isForIstio`. */
function hasObjects(mesh: Mesh): boolean {
  return (
    mesh.configSources.length > 0 ||
    mesh.entries.length > 0 ||
    kindsOfIstio.some((kind) => mesh.ofKind(kind).length > 0)
  )
}

const kindsOfIstio = (Object.keys(apiGroups) as MeshKind[]).filter((kind) => namesIstio(apiGroups[kind]))

function isForIstio(manifest: Manifest): boolean {
  const { root, spec } = manifest
  return (
    [groupOf(manifest), spec.get('gatewayClassName').text, spec.get('controllerName').text].some(
      namesIstio,
    ) ||
    [root.get('metadata'), podOf(manifest).get('metadata'), spec.get('parentRefs')].some((node) =>
      namesIstio(canonicalJson(node)),
    )
  )
}
