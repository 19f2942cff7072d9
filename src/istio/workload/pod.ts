import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** The pod that an object is, or the template of those it makes: `metadata` and `spec`; absent for any other object. */
export function podOf(manifest: Manifest): Node {
  const way = ways.get(`${groupOf(manifest)}/${manifest.kind}`) ?? template
  return manifest.root.at(...way)
}

/** Where nearly everything has it that makes pods: Deployments and their like, those of OpenShift and Knative too. */
const template = ['spec', 'template']

const ways: ReadonlyMap<string, readonly string[]> = new Map([
  ['/Pod', []],
  ['batch/CronJob', ['spec', 'jobTemplate', ...template]],
])

/** The containers of a pod in which the proxy runs, as a native sidecar too. */
export function proxiesOf(pod: Node): Node[] {
  const containers = ['containers', 'initContainers'].flatMap((list) => pod.get('spec').items(list))
  return containers.filter((one) => one.get('name').text === proxyContainer)
}

/** The container of the proxy. */
export const proxyContainer = 'istio-proxy'
