import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { backendOf, isFatal } from './backends.ts'
import type { ConversionContext } from './context.ts'
import { listAt, mapAt, scalarAt } from '../../model/placed-yaml.ts'
import { weightedBackends, weightOf } from './http-rules.ts'
import type { Refusal } from './refusal.ts'

/** A rule of a TCPRoute or TLSRoute. */
export interface StreamRule {
  readonly node: Node
  /** The destinations of the Istio route. */
  readonly destinations: YamlNode
  /** True for a rule without backends, which takes connections whatever host they name. */
  readonly isClosed: boolean
}

/**
 * Converts the rules of a TCPRoute or TLSRoute (istio `pilot/pkg/config/kube/gateway/conversion.go`, convertTCPRoute,
 * convertTLSRoute). One fatal refusal leaves no rule.
 */
export function streamRules(
  context: ConversionContext,
  route: Manifest,
  isMesh: boolean,
): { readonly rules: readonly StreamRule[]; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = []
  const rules: StreamRule[] = []
  for (const node of route.spec.items('rules')) {
    const backends = weightedBackends(node)
    const isClosed = backends.length === 0
    const destinations: YamlNode[] = isClosed ? [nowhere(node)] : []
    for (const backend of backends) {
      const result = backendOf(context, route, backend, isMesh)
      if (isFatal(result)) return { rules: [], refusals: [...refusals, result.fatal] }
      if (result.refusal) refusals.push(result.refusal)
      destinations.push(
        mapAt(backend, { destination: result.destination, weight: weightOf(backend, backends) }),
      )
    }
    rules.push({ node, destinations: listAt(node.get('backendRefs'), destinations), isClosed })
  }
  return { rules, refusals }
}

/** Connections to a rule without backends are closed. istiod routes them to a destination that does not exist. */
function nowhere(rule: Node): YamlNode {
  return mapAt(rule, {
    destination: mapAt(rule, {
      host: scalarAt(rule, 'internal.cluster.local'),
      subset: scalarAt(rule, 'zero-weight'),
      port: mapAt(rule, { number: scalarAt(rule, unusedPort) }),
    }),
  })
}

const unusedPort = 65_535
