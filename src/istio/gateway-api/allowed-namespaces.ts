import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
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
export function routeNamespaces(
  { mesh, hasAllNamespaces }: ConversionContext,
  owner: Manifest,
  allowed: Node,
): string[] {
  const from = allowed.get('from').text || 'Same'
  if (from === 'Same') return [owner.namespace]
  const selector = allowed.get('selector')
  if (from === 'All' || !selector.exists) return ['*']
  const { labelled, unlabelled } = namespaces(mesh)
  const selected = [...labelled]
    .filter(([, labels]) => matchesSelector(selector, labels))
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
  const labels = namespaceLabels(mesh, namespace)
  return labels ? matchesSelector(selector, labels) : !hasAllNamespaces
}

/** The labels of a namespace; `undefined` if the files have no object for it. */
export function namespaceLabels(mesh: Mesh, name: string): Labels | undefined {
  return namespaces(mesh).labelled.get(name)
}

/** The namespaces of the objects in the files: those with known labels, and the others. */
const namespaces = derived('everything', (mesh) => {
  const labelled = new Map<string, Labels>()
  for (const { name, root } of mesh.ofKind('Namespace'))
    labelled.set(name, new Map([[nameLabel, name], ...labelsOf(root.at('metadata', 'labels'))]))
  const names = new Set(mesh.manifests.map(({ namespace }) => namespace))
  return { labelled, unlabelled: [...names].filter((name) => !labelled.has(name)) }
})

/** The label that Kubernetes gives each namespace. */
const nameLabel = 'kubernetes.io/metadata.name'

/** Whether a label selector with `matchLabels` and `matchExpressions` selects labels. */
export function matchesSelector(selector: Node, labels: Labels): boolean {
  const equal = [...labelsOf(selector.get('matchLabels'))].every(([key, value]) => labels.get(key) === value)
  return equal && selector.items('matchExpressions').every((expression) => holds(expression, labels))
}

function holds(expression: Node, labels: Labels): boolean {
  const value = labels.get(expression.get('key').text)
  const values = expression.items('values').map(({ text }) => text)
  switch (expression.get('operator').text) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    default:
      return false
  }
}
