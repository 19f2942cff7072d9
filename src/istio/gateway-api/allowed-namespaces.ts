import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { matchesSelector } from '../../model/label-selector.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { ConversionContext } from './context.ts'
import { labelsOf, type Labels } from '../policy/selector.ts'

/**
 * The namespaces whose routes a listener admits, `*` for all of them (istio
 * `pilot/pkg/config/kube/gateway/conversion.go`, namespacesFromSelector). A namespace that has no Namespace object in the
 * files has unknown labels, so that a selector admits it.
 *
 * @param allowed `allowedRoutes.namespaces`
 */
export function routeNamespaces(context: ConversionContext, owner: Manifest, allowed: Node): string[] {
  const { mesh, hasAllNamespaces } = context
  const from = allowed.get('from').text || 'Same'
  if (from === 'Same') return [owner.namespace]
  const selector = allowed.get('selector')
  if (from === 'All' || !selector.exists) return ['*']
  const { labelled, unlabelled } = namespaces(mesh)
  const selected = [...labelled]
    .filter(([, labels]) => matchesSelector(selector, Object.fromEntries(labels)))
    .map(([name]) => name)
  return [...selected, ...(hasAllNamespaces ? [] : unlabelled)].toSorted()
}

/** True if a Gateway admits ListenerSets of a namespace (istio `gatewaycommon/gateway_utils.go`). */
export function admitsListenerSets(
  { mesh, hasAllNamespaces }: ConversionContext,
  gateway: Manifest,
  namespace: string,
): boolean {
  const allowed = gateway.spec.at('allowedListeners', 'namespaces')
  const from = allowed.get('from').text
  if (from === 'All') return true
  if (from === 'Same') return namespace === gateway.namespace
  const selector = allowed.get('selector')
  if ((from !== '' && from !== 'Selector') || !selector.exists) return false
  const labels = knownLabelsOf(mesh, namespace)
  return labels ? matchesSelector(selector, Object.fromEntries(labels)) : !hasAllNamespaces
}

/** The nodes that say which labels a namespace has. */
export function namespaceBasis(mesh: Mesh, name: string): readonly Node[] {
  const object = namespaces(mesh).objects.get(name)
  return object ? [object.root.get('metadata')] : []
}

/** The labels of a namespace; `undefined` if the files have no object for it. */
export function knownLabelsOf(mesh: Mesh, name: string): Labels | undefined {
  return labelledNamespaces(mesh).get(name)
}

/** The labels of the namespaces that the files have objects for. */
const labelledNamespaces = derived(
  ['Namespace'],
  (mesh): ReadonlyMap<string, Labels> =>
    new Map(
      mesh
        .ofKind('Namespace')
        .map(({ name, root }) => [
          name,
          new Map([[nameLabel, name], ...labelsOf(root.at('metadata', 'labels'))]),
        ]),
    ),
)

/** The namespaces of routes and ListenerSets: those with known labels, and the others. */
const namespaces = derived(
  ['GRPCRoute', 'HTTPRoute', 'ListenerSet', 'Namespace', 'TCPRoute', 'TLSRoute'],
  (mesh) => {
    const labelled = labelledNamespaces(mesh)
    const attached = attachedKinds.flatMap((kind) => mesh.ofKind(kind).map(({ namespace }) => namespace))
    const objects = new Map(mesh.ofKind('Namespace').map((object) => [object.name, object]))
    return { labelled, objects, unlabelled: [...new Set(attached)].filter((name) => !labelled.has(name)) }
  },
)

const attachedKinds = ['GRPCRoute', 'HTTPRoute', 'ListenerSet', 'TCPRoute', 'TLSRoute'] as const

/** The label that Kubernetes gives each namespace. */
const nameLabel = 'kubernetes.io/metadata.name'
