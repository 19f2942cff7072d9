import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { declaredPorts, type HostPort } from '../hosts/services.ts'

/**
 * True if a BackendTLSPolicy of the Gateway API covers a port of a ServiceEntry or Service: Istio turns the policy into
 * a DestinationRule with mode SIMPLE for all hosts of its target (istio `pilot/pkg/config/kube/gateway/backend_policies.go`).
 */
export function hasBackendTls(mesh: Mesh, target: Manifest, port: number): boolean {
  if (target.kind === 'ServiceEntry' && !atLeast(mesh, 1, 28)) return false
  const sections = sectionsNear(mesh, target)
  return sections.some(
    (section) =>
      section.has('') || declaredPorts(target).some((one) => one.number === port && section.has(nameOf(one))),
  )
}

/**
 * What policies say that may be in the namespace of a target, in which alone they hold: names of its ports, `''` for
 * all of them.
 */
function sectionsNear(mesh: Mesh, target: Manifest): ReadonlySet<string>[] {
  const found = sections(mesh)
  const name = `${target.kind}/${target.name}`
  const places = hasStatedNamespace(target) ? [target.namespace, unstated] : [anywhere]
  return places.flatMap((place) => found.get(keyOf(place, name)) ?? [])
}

/** Stand for all namespaces, and for all that nothing states; neither is the name of one. */
const anywhere = '*'
const unstated = '?'

/** By namespace and `Kind/name` of the target. */
const sections = derived(['BackendTLSPolicy'], (mesh) => {
  const found = new Map<string, Set<string>>()
  for (const policy of mesh.ofKind('BackendTLSPolicy').filter((one) => !isIgnored(mesh, one))) {
    const places = [policy.namespace, anywhere, ...(hasStatedNamespace(policy) ? [] : [unstated])]
    for (const ref of policy.spec.items('targetRefs')) {
      const name = `${ref.get('kind').text}/${ref.get('name').text}`
      for (const key of places.map((place) => keyOf(place, name)))
        found.set(key, (found.get(key) ?? new Set()).add(ref.get('sectionName').text))
    }
  }
  return found
})

function keyOf(place: string, name: string): string {
  return `${place}\0${name}`
}

/** Since 1.30 an annotation tells Istio to leave a policy alone. */
function isIgnored(mesh: Mesh, { root }: Manifest): boolean {
  if (!atLeast(mesh, 1, 30)) return false
  const said = root.at('metadata', 'annotations', 'istio.io/ignore-policy-attachment')
  return said.text.toLowerCase() === 'true'
}

function nameOf({ node }: HostPort): string {
  return node.get('name').text
}
