import { dataplaneOf, isControlPlane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { podOf, proxyContainer } from '../../istio/workload/pod.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pkg/config/analysis/analyzers/deployment/pod.go`. */
export const applicationUid = defineRule({
  id: 'workload/application-uid',
  codes: ['proxy-uid'],
  severity: 'warning',
  istio: ['IST0144'],
  summary: 'An application runs as user 1337, which is the user of the proxy.',
  why: 'Traffic that user 1337 sends counts as traffic of the sidecar and bypasses it: no route, no policy and no mutual TLS applies to the application, without any warning.',
  fix: 'Run the container as another user.',
  across: {
    CronJob: uidProblems,
    DaemonSet: uidProblems,
    Deployment: uidProblems,
    Job: uidProblems,
    Pod: uidProblems,
    ReplicaSet: uidProblems,
    Rollout: uidProblems,
    StatefulSet: uidProblems,
  },
})

/**
 * Checks the containers of a workload, unless a file takes it out of the mesh. Init containers are left out: they may use
 * the user of the proxy on purpose.
 */
function* uidProblems(workload: Manifest, mesh: Mesh): Generator<Problem<'proxy-uid'>> {
  const plane = dataplaneOf(mesh, workload)
  if (plane === 'none' || plane === 'ambient' || isControlPlane(workload) || isIstioComponent(workload))
    return
  const spec = podOf(workload).get('spec')
  const applications = spec
    .items('containers')
    .filter((container) => !istioContainers.has(container.get('name').text))
  const containerUsers = applications.map(userOf).filter(({ exists }) => exists)
  for (const user of containerUsers) if (user.number === proxyUser) yield problem(user)
  const inherited = userOf(spec)
  if (inherited.number === proxyUser && containerUsers.length < applications.length) yield problem(inherited)
}

/** True for istiod and ztunnel, by the label that their charts set. */
function isIstioComponent({ root }: Manifest): boolean {
  return ['istiod', 'ztunnel'].includes(root.at('metadata', 'labels', 'app').text)
}

const istioContainers = new Set([proxyContainer, 'istio-operator'])

/** The user of the sidecar (istio `tools/istio-iptables`, DefaultProxyUID). */
const proxyUser = 1337

function userOf(node: Node): Node {
  return node.at('securityContext', 'runAsUser')
}

function problem(node: Node): Problem<'proxy-uid'> {
  return {
    code: 'proxy-uid',
    node,
    message: `user \`${proxyUser}\` is the user of the proxy: what the application sends bypasses the sidecar; run it as another user`,
  }
}
