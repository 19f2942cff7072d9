import { groupBy } from '../core/group.ts'
import { atLeast } from './istio-version.ts'
import type { Manifest } from './manifest.ts'
import { oncePerKinds, type Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { mayShareNamespace } from './presence.ts'
import { declaredPorts } from './services.ts'

/**
 * True if a BackendTLSPolicy of the Gateway API covers a port of a ServiceEntry or Service: Istio turns the policy into
 * a DestinationRule with mode SIMPLE for all hosts of its target (istio `pilot/pkg/config/kube/gateway/backend_policies.go`).
 */
export function hasBackendTls(mesh: Mesh, target: Manifest, port: number): boolean {
  if (target.kind === 'ServiceEntry' && !atLeast(mesh, 1, 28)) return false
  const attached = attachments(mesh).get(`${target.kind}/${target.name}`) ?? []
  return attached.some(
    ({ policy, ref }) =>
      // A policy holds in its own namespace.
      mayShareNamespace(policy, target) && isForPort(ref.get('sectionName').text, target, port),
  )
}

/** One of the `targetRefs` of a BackendTLSPolicy. */
interface Attachment {
  readonly policy: Manifest
  readonly ref: Node
}

/** By `Kind/name` of the target. */
const attachments = oncePerKinds(['BackendTLSPolicy'], (mesh) => {
  const policies = mesh.ofKind('BackendTLSPolicy').filter((policy) => !isIgnored(mesh, policy))
  const refs = policies.flatMap((policy) =>
    policy.spec.items('targetRefs').map((ref): Attachment => ({ policy, ref })),
  )
  return groupBy(refs, ({ ref }) => `${ref.get('kind').text}/${ref.get('name').text}`)
})

/** Since 1.30 an annotation tells Istio to leave a policy alone. */
function isIgnored(mesh: Mesh, { root }: Manifest): boolean {
  if (!atLeast(mesh, 1, 30)) return false
  const said = root.at('metadata', 'annotations', 'istio.io/ignore-policy-attachment')
  return said.text.toLowerCase() === 'true'
}

/** A section of a target is a port by its name; without one all ports are meant. */
function isForPort(section: string, target: Manifest, port: number): boolean {
  if (section === '') return true
  return declaredPorts(target).some(
    ({ number, node }) => number === port && node.get('name').text === section,
  )
}
