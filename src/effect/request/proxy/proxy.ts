import type { Manifest } from '../../../model/manifest.ts'
import type { Proxy } from '../../../istio/policy/attachment.ts'
import { selects, type Labels } from '../../../istio/policy/selector.ts'
import { unknownTruth, type Truth } from '../match/truth.ts'

/** A proxy of the mesh, by what files show of its pods; of `ztunnel`, those of the workload behind it. */
export interface MeshProxy extends Proxy {
  /** How people call it: `Deployment shop/api`. */
  readonly name: string
  /** Labels that its pods certainly have. */
  readonly labels: Labels
  /** False if the pods may have other labels. */
  readonly hasAllLabels: boolean
  /** `undefined` if it is unknown. */
  readonly serviceAccount: string | undefined
  /** What creates the pods; `null` if it is not in the repository. */
  readonly workload: Manifest | null
}

/** The sidecar of pods with just these labels that no workload of the repository creates. */
export function assumedSidecar(name: string, namespace: string, labels: Labels): MeshProxy {
  return {
    type: 'sidecar',
    name,
    namespace,
    labels,
    hasAllLabels: true,
    serviceAccount: undefined,
    workload: null,
  }
}

/** Whether a selector matches the pods of a proxy. */
export function isSelected(proxy: MeshProxy, selector: Labels): Truth {
  if (selects(selector, proxy.labels)) return true
  const contradicts = [...selector].some(
    ([key, value]) => proxy.labels.has(key) && proxy.labels.get(key) !== value,
  )
  return contradicts || proxy.hasAllLabels ? false : unknownTruth(`the labels of the pods of ${proxy.name}`)
}
