import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/**
 * The node with `metadata` and `spec` of a pod: the root of a Pod, the pod template of a CronJob, and `spec.template` of an
 * object of any other kind, which is absent where the object has none. Callers pass Pods and workloads.
 */
export function podOf(manifest: Manifest): Node {
  const podPath = podPaths.get(`${groupOf(manifest)}/${manifest.kind}`) ?? templatePath
  return manifest.root.at(...podPath)
}

/** Path of the pod template in nearly all workloads: Deployments and similar kinds, also of OpenShift and Knative. */
const templatePath = ['spec', 'template']

const podPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ['/Pod', []],
  ['batch/CronJob', ['spec', 'jobTemplate', ...templatePath]],
])

/** The containers of a pod that run the proxy, including native sidecars. */
export function proxiesOf(pod: Node): Node[] {
  const containers = ['containers', 'initContainers'].flatMap((list) => pod.get('spec').items(list))
  return containers.filter((container) => container.get('name').text === proxyContainer)
}

/**
 * The templates from which the proxy of a pod is injected, by its annotation `inject.istio.io/templates`; empty for the
 * default ones.
 */
export function proxyTemplates(pod: Node): string[] {
  const stated = pod.at('metadata', 'annotations', 'inject.istio.io/templates').text
  return stated.split(',').flatMap((name) => name.trim() || [])
}

/** The name of the proxy's container. */
export const proxyContainer = 'istio-proxy'
