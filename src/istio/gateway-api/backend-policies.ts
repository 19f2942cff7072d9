import { table } from '../../core/table.ts'
import { groupBy } from '../../core/group.ts'
import { apiGroups } from '../../model/kinds.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { compareAge } from './age.ts'
import type { ConversionContext } from './context.ts'
import { convertedObject, type ConvertedObject } from './converted-object.ts'
import { listIfAny, mapAt, mapIfAny, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import { generatedName } from './converted-names.ts'
import { entriesMeant, referenceKinds, referenceOf, type Reference } from './references.ts'

/** What one policy says for one host of one of its targets. */
interface HostPolicy {
  readonly policy: Manifest
  readonly target: Reference
  readonly host: string
  /** The name of the port to which it is limited; `''` for all. */
  readonly section: string
  readonly tls?: YamlNode
  readonly loadBalancer?: YamlNode
  readonly retryBudget?: YamlNode
}

/**
 * The DestinationRules that BackendTLSPolicies and XBackendTrafficPolicies become, one for each host: of several policies
 * the oldest wins, field by field (istio `pilot/pkg/config/kube/gateway/backend_policies.go`).
 */
export function convertBackendPolicies(context: ConversionContext): ConvertedObject[] {
  const { mesh } = context
  const tlsPolicies = mesh.ofKind('BackendTLSPolicy').flatMap(tlsOf(context))
  const policies = [
    ...withoutConflicts(tlsPolicies),
    ...mesh.ofKind('XBackendTrafficPolicy').flatMap(trafficOf(context)),
  ]
  const byHost = groupBy(policies, ({ target, host }) =>
    [target.kind, target.namespace, target.name, host].join('\0'),
  )
  return [...byHost.values()].map((group) => destinationRule(context, group.toSorted(byAge)))
}

function byAge(first: HostPolicy, second: HostPolicy): number {
  return compareAge(first.policy, second.policy)
}

/** By this annotation Istio leaves a policy to others since 1.30. */
function isIgnored(mesh: Mesh, { root }: Manifest): boolean {
  if (!atLeast(mesh, 1, 30)) return false
  return root.at('metadata', 'annotations', 'istio.io/ignore-policy-attachment').text.toLowerCase() === 'true'
}

function tlsOf(context: ConversionContext): (policy: Manifest) => HostPolicy[] {
  return (policy) => {
    const validation = policy.spec.get('validation')
    const names = validation.items('subjectAltNames').flatMap((name) => {
      const type = name.get('type')
      const fields = type.isUnfilled ? Object.values(nameFields) : [nameFields[type.text] ?? '']
      return fields.flatMap((field) => writtenValue(name.get(field)) ?? [])
    })
    const tls = mapAt(validation, {
      mode: scalarAt(validation, 'SIMPLE'),
      sni: writtenValue(validation.get('hostname')),
      subjectAltNames: listIfAny(validation.get('subjectAltNames'), names),
      credentialName: authority(context, policy, validation),
    })
    return hostPolicies(context, policy, tlsTargetsOf(context.mesh, policy)).map((target) => ({
      ...target,
      tls,
    }))
  }
}

/** The field of a name by its type. */
const nameFields = table<string>({ Hostname: 'hostname', URI: 'uri' })

/** The targets of a BackendTLSPolicy: Services, and ServiceEntries since 1.28. */
export function tlsTargetsOf(mesh: Mesh, policy: Manifest): Reference[] {
  const kinds: readonly string[] = [
    referenceKinds.service,
    ...(atLeast(mesh, 1, 28) ? [referenceKinds.serviceEntry] : []),
  ]
  return targetsOf(mesh, policy, kinds)
}

/** The targets of a policy that Istio does not ignore; they are in its own namespace. */
function targetsOf(mesh: Mesh, policy: Manifest, kinds: readonly string[]): Reference[] {
  if (isIgnored(mesh, policy)) return []
  return policy.spec
    .items('targetRefs')
    .map((node) => ({ ...referenceOf(node, '', policy.namespace), namespace: policy.namespace }))
    .flatMap((target) => {
      if (target.node.get('kind').isUnfilled) return kinds.map((kind) => ({ ...target, kind }))
      return kinds.includes(target.kind) ? [target] : []
    })
}

/** The name by which proxies request the authorities of a policy. With a refused authority, connections fail. */
function authority(context: ConversionContext, policy: Manifest, validation: Node): YamlNode | undefined {
  const [node] = validation.items('caCertificateRefs')
  if (validation.get('wellKnownCACertificates').exists || !node) return undefined
  const reference = referenceOf(node, '', policy.namespace)
  const isUsable = reference.kind === referenceKinds.configMap && !context.isUnusable(reference)
  return scalarAt(node, isUsable ? `configmap://${policy.namespace}/${reference.name}` : 'invalid://')
}

function trafficOf(context: ConversionContext): (policy: Manifest) => HostPolicy[] {
  return (policy) => {
    const constraint = policy.spec.get('retryConstraint')
    const budget = constraint.get('budget')
    const retryBudget = constraint.exists
      ? mapAt(constraint, {
          percent: writtenValue(budget.get('percent')),
          budgetInterval: writtenValue(budget.get('interval')) ?? scalarAt(constraint, '10s'),
          minRetryConcurrency:
            writtenValue(constraint.at('minRetryRate', 'count')) ?? scalarAt(constraint, 10),
        })
      : undefined
    const loadBalancer = mapAt(policy.spec, {})
    const targets = targetsOf(context.mesh, policy, [referenceKinds.service])
    return hostPolicies(context, policy, targets).map((target) => ({
      ...target,
      loadBalancer,
      ...(retryBudget && { retryBudget }),
    }))
  }
}

/** The hosts of the targets of a policy that exist, and have the port that the policy names. */
function hostPolicies(
  context: ConversionContext,
  policy: Manifest,
  targets: readonly Reference[],
): Pick<HostPolicy, 'policy' | 'target' | 'host' | 'section'>[] {
  return targets.flatMap((target) => {
    const section = target.node.get('sectionName').text
    if (context.isAbsent(target) || lacksPort(context, target, section)) return []
    return hostsOf(context, target).map((host) => ({ policy, target, host, section }))
  })
}

function lacksPort(context: ConversionContext, target: Reference, section: string): boolean {
  const object = objectOf(context, target)
  return section !== '' && object !== undefined && portNumber(object, section) === undefined
}

function objectOf({ mesh }: ConversionContext, target: Reference): Manifest | undefined {
  if (target.kind !== referenceKinds.service) return entriesMeant(mesh, target)[0]
  return mesh.find('Service', target.namespace, target.name)
}

/** The node with the number of the port of a name. */
function portNumber({ spec, kind }: Manifest, name: string): Node | undefined {
  const port = spec.items('ports').find((candidate) => candidate.get('name').text === name)
  return port?.get(kind === 'Service' ? 'port' : 'number')
}

function hostsOf(context: ConversionContext, target: Reference): string[] {
  if (target.kind === referenceKinds.service)
    return [`${target.name}.${target.namespace}.svc.${context.mesh.clusterDomain}`]
  return entriesMeant(context.mesh, target).flatMap(({ spec }) => spec.items('hosts').map(({ text }) => text))
}

/** Of the policies of one target and port only the oldest one applies, or the first by name. */
function withoutConflicts(policies: readonly HostPolicy[]): HostPolicy[] {
  const byTarget = groupBy(policies, ({ target, section, host }) =>
    [target.kind, target.namespace, target.name, section, host].join('\0'),
  )
  return [...byTarget.values()].map((group) => group.toSorted(byAge)[0]!)
}

function destinationRule(context: ConversionContext, policies: readonly HostPolicy[]): ConvertedObject {
  const [first] = policies as [HostPolicy, ...HostPolicy[]]
  const { target, host, policy } = first
  const object = objectOf(context, target)
  const ofPorts = policies.filter(({ tls, section }) => tls && section !== '')
  const portSettings = ofPorts.map(({ tls, section, target: { node } }) =>
    mapAt(node, {
      port: mapAt(node.get('sectionName'), { number: object && writtenValue(portNumber(object, section)!) }),
      tls,
    }),
  )
  // A second XBackendTrafficPolicy is ignored completely.
  const traffic = policies.find(({ loadBalancer }) => loadBalancer)
  const spec = mapAt(policy.spec, {
    host: scalarAt(target.node.get('name'), host),
    trafficPolicy: mapIfAny(policy.spec, {
      tls: policies.find(({ tls, section }) => tls && section === '')?.tls,
      loadBalancer: traffic?.loadBalancer,
      retryBudget: traffic?.retryBudget,
      portLevelSettings: listIfAny(policy.spec, portSettings),
    }),
  })
  const originals = [...new Set(policies.map((item) => item.policy))] as [Manifest, ...Manifest[]]
  return convertedObject('DestinationRule', apiGroups.DestinationRule, nameOf(target, host), originals, spec)
}

function nameOf({ kind, name }: Reference, host: string): string {
  if (kind === referenceKinds.service) return `${name}~${generatedName}`
  return `${name}~${host.replaceAll('.', '-')}~${generatedName}`
}
