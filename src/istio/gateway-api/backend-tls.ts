import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { declaredPorts } from '../hosts/services.ts'
import { tlsTargetsOf } from './backend-policies.ts'

/**
 * True if a BackendTLSPolicy covers a port of a ServiceEntry or Service, so that proxies originate TLS for it. A namespace
 * that nothing states may be that of the target.
 */
export function hasBackendTls(mesh: Mesh, target: Manifest, port: number): boolean {
  const sections = sectionsNear(mesh, target)
  return sections.some(
    (section) =>
      section.has('') ||
      declaredPorts(target).some(({ number, node }) => number === port && section.has(node.get('name').text)),
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
  for (const policy of mesh.ofKind('BackendTLSPolicy')) {
    const namespaces = [policy.namespace, anywhere, ...(hasStatedNamespace(policy) ? [] : [unstated])]
    for (const { kind, name, node } of tlsTargetsOf(mesh, policy)) {
      const target = `${kind.split('/').at(-1)}/${name}`
      for (const key of namespaces.map((namespace) => keyOf(namespace, target)))
        sectionsByTarget.set(key, (sectionsByTarget.get(key) ?? new Set()).add(node.get('sectionName').text))
    }
  }
  return sectionsByTarget
})

function keyOf(place: string, name: string): string {
  return `${place}\0${name}`
}
