import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { labelsOf, type Labels } from '../policy/selector.ts'

/** The labels of the pods that a manifest creates; `undefined` if it is not a workload. */
export function podLabels(manifest: Manifest): Labels | undefined {
  const template = templateOf(manifest)
  return template && labelsOf(template(manifest))
}

/** Returns the function that finds the labels of the pods in a manifest of its kind; `undefined` if it is not a workload. */
export function templateOf(manifest: Manifest): ((manifest: Manifest) => Node) | undefined {
  return templateKinds.has(manifest.kind) ? templates.get(`${groupOf(manifest)}/${manifest.kind}`) : undefined
}

/** The labels of a workload's pods, by kind. */
const templates: ReadonlyMap<string, (manifest: Manifest) => Node> = new Map([
  ['/Pod', ({ root }: Manifest) => root.at('metadata', 'labels')],
  ...['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'batch/Job'].map(
    inTemplate,
  ),
  ...['argoproj.io/Rollout', 'apps.openshift.io/DeploymentConfig', 'serving.knative.dev/Service'].map(
    inTemplate,
  ),
  inTemplate('/ReplicationController'),
  ['batch/CronJob', ({ spec }: Manifest) => spec.at('jobTemplate', 'spec', 'template', 'metadata', 'labels')],
  ['networking.istio.io/WorkloadGroup', ({ spec }: Manifest) => spec.at('metadata', 'labels')],
  ['networking.istio.io/WorkloadEntry', ({ spec }: Manifest) => spec.get('labels')],
])

/** What most objects are not, looked up before their group is. */
const templateKinds = new Set([...templates.keys()].map((key) => key.slice(key.indexOf('/') + 1)))

function inTemplate(kind: string): [string, (manifest: Manifest) => Node] {
  return [kind, ({ spec }) => spec.at('template', 'metadata', 'labels')]
}
