import { createHash } from 'node:crypto'
import type { Manifest } from '../../model/manifest.ts'
import { apiGroups } from '../../model/kinds.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { ConversionContext } from './context.ts'
import { mapAt, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import { isElsewhere, isGranted, referenceKinds, referenceOf, type Reference } from './references.ts'
import type { Refusal } from './refusal.ts'

/** A destination of a route. */
export interface Backend {
  /** The `destination` of Istio; empty for a reference that istiod refuses, which answers 500. */
  readonly destination: YamlNode
  readonly refusal?: Refusal
}

/** A refusal that makes istiod drop all rules of the route. */
export interface FatalRefusal {
  readonly fatal: Refusal
}

/** True for a refusal of the whole route. */
export function isFatal(result: object): result is FatalRefusal {
  return 'fatal' in result
}

/**
 * The destination of a `backendRef` (istio `pilot/pkg/config/kube/gateway/conversion.go`, buildDestination). A refused one
 * has a `refusal`; a `FatalRefusal` if istiod drops all rules of the route: for a wrong name or a missing port.
 * @param isMesh true for routes of sidecars, which need no ReferenceGrant
 */
export function backendOf(
  context: ConversionContext,
  route: Manifest,
  node: Node,
  isMesh: boolean,
): Backend | FatalRefusal {
  const reference = referenceOf(node, referenceKinds.service, route.namespace)
  const fatal = (code: Refusal['code'], field: Node, basis?: readonly Node[]): FatalRefusal => ({
    fatal: { object: route, code, node: field, ...(basis && { basis }), reference },
  })
  const refuse = (code: Refusal['code'], destination: YamlNode = mapAt(node, {}), field = node): Backend => ({
    destination,
    refusal: { object: route, code, node: field, reference },
  })
  if (!isMesh && isForbidden(context, route, reference)) return refuse('not-granted')
  if (reference.kind === referenceKinds.inferencePool) return inferenceBackend(context, route, reference)
  const host = hostOf(context, reference)
  if (host === undefined) return refuse('backend-kind')
  if (isNamedWrongly(reference, node)) return fatal('backend-name', node.get('name'), [node])
  const port = writtenValue(node.get('port'))
  if (!port) return fatal('backend-port', node)
  const destination = destinationOf(reference, host, port)
  return context.isAbsent(reference)
    ? refuse('backend-not-found', destination, node.get('name'))
    : { destination }
}

/** True for a host with a namespace, and for a Service with a dot in its name. */
function isNamedWrongly({ kind, name }: Reference, node: Node): boolean {
  return kind === referenceKinds.hostname
    ? node.get('namespace').exists
    : kind === referenceKinds.service && name.includes('.')
}

function destinationOf({ node }: Reference, host: string, port: YamlNode): YamlNode {
  return mapAt(node, {
    host: scalarAt(node.get('name'), host),
    port: mapAt(node.get('port'), { number: port }),
  })
}

function isForbidden({ mesh }: ConversionContext, route: Manifest, reference: Reference): boolean {
  if (!isElsewhere(reference, route)) return false
  return !isGranted(mesh, `${apiGroups.KubernetesGateway}/${route.kind}`, route.namespace, reference)
}

/** The host of a reference; `undefined` for a kind to which Istio does not route. */
function hostOf({ mesh }: ConversionContext, { kind, namespace, name }: Reference): string | undefined {
  if (kind === referenceKinds.hostname) return name
  const isService = kind === referenceKinds.service || kind === referenceKinds.serviceImport
  return isService ? `${name}.${namespace}.svc.${mesh.clusterDomain}` : undefined
}

/** An InferencePool is reached through a Service that istiod creates. Its first port leads to all endpoints. */
function inferenceBackend(context: ConversionContext, route: Manifest, reference: Reference): Backend {
  const { node, namespace } = reference
  const name = inferenceServiceName(reference.name)
  const service = { ...reference, kind: referenceKinds.service, name }
  if (context.isAbsent(reference) || context.isAbsent(service))
    return {
      destination: mapAt(node, {}),
      refusal: { object: route, code: 'backend-not-found', node, reference },
    }
  const port = context.mesh.find('Service', namespace, name)?.spec.get('ports').item(0).get('port').number
  const host = `${name}.${namespace}.svc.${context.mesh.clusterDomain}`
  return { destination: destinationOf(reference, host, scalarAt(node, port ?? firstInferencePort)) }
}

const firstInferencePort = 54_321

/** (istio `pilot/pkg/config/kube/gateway/inferencepool_collection.go`, InferencePoolServiceName) */
function inferenceServiceName(pool: string): string {
  const hash = createHash('sha256').update(pool).digest('hex').slice(0, 8)
  const suffix = `-ip-${hash}`
  return pool.slice(0, maxNameLength - suffix.length) + suffix
}

const maxNameLength = 63
