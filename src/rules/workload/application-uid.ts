import { dataplaneOf, isControlPlane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { podOf, proxyContainer } from '../../istio/workload/pod.ts'
import { defineRule, type Problem } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/deployment/pod.go`. */
export const applicationUid = defineRule({
  id: 'workload/application-uid',
  codes: ['proxy-uid'],
  severity: 'warning',
  istio: ['IST0144'],
  summary: 'An application runs as user 1337, which is the proxy.',
  why: 'What user 1337 sends is taken for traffic of the sidecar itself and goes past it: no route, no policy and no mutual TLS holds for the application, and nothing says so.',
  fix: 'Run the container as another user.',
  across: {
    CronJob: check,
    DaemonSet: check,
    Deployment: check,
    Job: check,
    Pod: check,
    ReplicaSet: check,
    Rollout: check,
    StatefulSet: check,
  },
})

/** Of a workload that no file takes out of the mesh. Containers that run before the proxy may have their reason. */
function* check(workload: Manifest, mesh: Mesh): Generator<Problem<'proxy-uid'>> {
  const plane = dataplaneOf(mesh, workload)
  if (plane === 'none' || plane === 'ambient' || isControlPlane(workload) || isOfIstio(workload)) return
  const spec = podOf(workload).get('spec')
  const applications = spec.items('containers').filter((one) => !ownContainers.has(one.get('name').text))
  const asked = applications.map(userOf).filter(({ exists }) => exists)
  for (const user of asked) if (user.number === proxyUser) yield problem(user)
  const inherited = userOf(spec)
  if (inherited.number === proxyUser && asked.length < applications.length) yield problem(inherited)
}

/** Istiod and the proxies of nodes, by the label that their charts give them. */
function isOfIstio({ root }: Manifest): boolean {
  return ['istiod', 'ztunnel'].includes(root.at('metadata', 'labels', 'app').text)
}

const ownContainers = new Set([proxyContainer, 'istio-operator'])

/** The user of the sidecar (istio `tools/istio-iptables`, DefaultProxyUID). */
const proxyUser = 1337

function userOf(node: Node): Node {
  return node.at('securityContext', 'runAsUser')
}

function problem(node: Node): Problem<'proxy-uid'> {
  return {
    code: 'proxy-uid',
    node,
    message: `user \`${proxyUser}\` is the proxy: what the application sends goes past the sidecar; run it as another user`,
  }
}
