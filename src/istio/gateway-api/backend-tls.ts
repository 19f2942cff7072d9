import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { declaredPorts } from '../hosts/services.ts'
import { tlsTargetsOf } from './backend-policies.ts'
import type { Reference } from './references.ts'

/**
 * True if a BackendTLSPolicy covers a port of a ServiceEntry or Service, so that proxies originate TLS for it.
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
 * The sections that policies in the namespace of a target cover (policies apply only there): names of its ports, `''`
 * for all ports.
 */
function sectionsNear(mesh: Mesh, target: Manifest): ReadonlySet<string>[] {
  const sectionsByTarget = sections(mesh)
  const names = isUnfilled(target.name) ? [anything] : [target.name, unknown]
  const namespaces = hasStatedNamespace(target) ? [target.namespace, unknown] : [anything]
  return namespaces.flatMap((namespace) =>
    names.flatMap((name) => sectionsByTarget.get(keyOf(namespace, target.kind, name)) ?? []),
  )
}

/**
 * Represents all namespaces or names, and those that are not stated or are placeholders; no namespace or name has this
 * text.
 */
const anything = '*'
const unknown = '?'

/** Sections by namespace, kind and name of the target. */
const sections = derived(['BackendTLSPolicy'], (mesh) => {
  const sectionsByTarget = new Map<string, Set<string>>()
  for (const policy of mesh.ofKind('BackendTLSPolicy'))
    for (const target of tlsTargetsOf(mesh, policy)) {
      const section = target.node.get('sectionName').text
      for (const key of keysOf(policy, target))
        sectionsByTarget.set(key, (sectionsByTarget.get(key) ?? new Set()).add(section))
    }
  return sectionsByTarget
})

function keysOf(policy: Manifest, { kind, name }: Reference): string[] {
  const namespaces = [policy.namespace, anything, ...(hasStatedNamespace(policy) ? [] : [unknown])]
  const names = [name, anything, ...(isUnfilled(name) ? [unknown] : [])]
  return namespaces.flatMap((namespace) =>
    names.map((targetName) => keyOf(namespace, kind.split('/').at(-1)!, targetName)),
  )
}

function keyOf(namespace: string, kind: string, name: string): string {
  return [namespace, kind, name].join('\0')
}
