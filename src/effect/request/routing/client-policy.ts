import { labelsOf, type Labels } from '../../../istio/policy/selector.ts'
import type { WinningRule } from '../../../istio/routing/merged-rules.ts'
import { winningRule, winningRules } from '../../../istio/routing/winning-rule.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnknown } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { unknownAge } from '../registry/age.ts'
import type { RegistryService } from '../registry/registry.ts'

/** The DestinationRule that a client gets for a service, with the missing inputs. */
export interface ClientPolicy {
  /** `undefined` if the client gets none. */
  readonly rule: WinningRule | undefined
  readonly missing: readonly string[]
}

/** Finds the DestinationRule of a service that a proxy imports. */
export function clientPolicy(mesh: Mesh, service: RegistryService, proxy: MeshProxy): ClientPolicy {
  const { namespace, labels } = proxy
  const rule = winningRule(mesh, service.host, { namespace, labels, importedFrom: service.namespace })
  return {
    rule,
    missing: [...unknownSelection(mesh, service, proxy), ...(rule ? decidingAge(rule) : [])],
  }
}

/** Whether rules for some pods are for those of the proxy. */
function unknownSelection(mesh: Mesh, service: RegistryService, proxy: MeshProxy): readonly string[] {
  return winningRules(mesh, service.host, proxy.namespace, service.namespace).flatMap(({ selector }) => {
    const selected = selector ? isSelected(proxy, selector) : true
    return isUnknown(selected) ? selected.missing : []
  })
}

/** Which of two merged rules that contradict each other is older; none if none do. */
function decidingAge({ merged, overridden }: WinningRule): readonly string[] {
  const conflict = overridden.find(({ isEqual }) => !isEqual)
  const ownerOf = (node: Node): Manifest => merged.find(({ root }) => root.yaml === node.root.yaml)!
  return conflict ? unknownAge(ownerOf(conflict.by), ownerOf(conflict.node)) : []
}

/** The labels of a subset. */
export function subsetLabels(subset: Node): Labels {
  return labelsOf(subset.get('labels'))
}
