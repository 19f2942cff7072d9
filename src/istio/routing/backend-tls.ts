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
      section.has('') ||
      declaredPorts(target).some((declared) => declared.number === port && section.has(nameOf(declared))),
  )
}

/**
 * The sections that policies in the namespace of a target cover, in which alone they apply: names of its ports, `''` for
 * all of them.
 */
function sectionsNear(mesh: Mesh, target: Manifest): ReadonlySet<string>[] {
  const sectionsByTarget = sections(mesh)
  const name = `${target.kind}/${target.name}`
  const namespaces = hasStatedNamespace(target) ? [target.namespace, unstated] : [anywhere]
  return namespaces.flatMap((place) => sectionsByTarget.get(keyOf(place, name)) ?? [])
}

/** Stand for all namespaces and for unstated ones; neither is the name of a namespace. */
const anywhere = '*'
const unstated = '?'

/** Sections by namespace and `Kind/name` of the target. */
const sections = derived(['BackendTLSPolicy'], (mesh) => {
  const sectionsByTarget = new Map<string, Set<string>>()
  for (const policy of mesh.ofKind('BackendTLSPolicy').filter((candidate) => !isIgnored(mesh, candidate))) {
    const namespaces = [policy.namespace, anywhere, ...(hasStatedNamespace(policy) ? [] : [unstated])]
    for (const ref of policy.spec.items('targetRefs')) {
      const name = `${ref.get('kind').text}/${ref.get('name').text}`
      for (const key of namespaces.map((namespace) => keyOf(namespace, name)))
        sectionsByTarget.set(key, (sectionsByTarget.get(key) ?? new Set()).add(ref.get('sectionName').text))
    }
  }
  return sectionsByTarget
})

function keyOf(place: string, name: string): string {
  return `${place}\0${name}`
}

/** Since 1.30 an annotation makes Istio ignore a policy. */
function isIgnored(mesh: Mesh, { root }: Manifest): boolean {
  if (!atLeast(mesh, 1, 30)) return false
  const annotation = root.at('metadata', 'annotations', 'istio.io/ignore-policy-attachment')
  return annotation.text.toLowerCase() === 'true'
}

function nameOf({ node }: HostPort): string {
  return node.get('name').text
}
