import { convertedGatewayApi } from '../../../istio/gateway-api/convert.ts'
import { hostCovers } from '../../../istio/hosts/hosts.ts'
import { labelsOf, type Labels } from '../../../istio/policy/selector.ts'
import { ruleHost } from '../../../istio/routing/destination.ts'
import {
  restsOnAge,
  winningRule,
  winningRules,
  type WinningRule,
} from '../../../istio/routing/winning-rule.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnknown } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { nameOf, unknownAge } from '../registry/age.ts'
import type { RegistryService } from '../registry/registry.ts'

/** The DestinationRule that a client gets for a service, and what files do not tell of it. */
export interface ClientPolicy {
  /** `undefined` if the client gets none. */
  readonly rule: WinningRule | undefined
  readonly missing: readonly string[]
}

/** Finds the DestinationRule of a service for a proxy. */
export function clientPolicy(mesh: Mesh, service: RegistryService, proxy: MeshProxy): ClientPolicy {
  const rule = winningRule(mesh, service.host, proxy)
  return {
    rule,
    missing: [
      ...unknownSelection(mesh, service.host, proxy),
      ...(rule && restsOnAge(rule) ? unknownAge(rule.merged[0], rule.merged[1]!) : []),
      ...policiesOfGatewayApi(mesh, service.host),
    ],
  }
}

/** Whether rules for some pods are for those of the proxy. */
function unknownSelection(mesh: Mesh, host: string, proxy: MeshProxy): readonly string[] {
  return winningRules(mesh, host, proxy.namespace).flatMap(({ selector }) => {
    const selected = selector ? isSelected(proxy, selector) : true
    return isUnknown(selected) ? selected.missing : []
  })
}

/** The policies of the Gateway API that become DestinationRules of a host: how they merge with others is not read. */
function policiesOfGatewayApi(mesh: Mesh, host: string): string[] {
  return convertedGatewayApi(mesh)
    .destinationRules.filter((rule) => hostCovers(ruleHost(rule), host))
    .map(({ originals }) => `what ${nameOf(originals[0])} makes of the connection`)
}

/** The labels of a subset. */
export function subsetLabels(subset: Node): Labels {
  return labelsOf(subset.get('labels'))
}
