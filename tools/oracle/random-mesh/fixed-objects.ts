// The objects that every random mesh has.
import type { JsonMap } from '../mutate.ts'

/** NAMESPACE/NAME of the Deployments of each random mesh. */
export const workloadNames: readonly string[] = ['a/web', 'b/api', 'istio-system/tool']

/** Namespaces, workloads and Services, which are always the same. */
export function fixedObjects(): JsonMap[] {
  const namespaces = ['a', 'b', 'istio-system'].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }))
  const workloads = workloadNames.map((workload) => workload.split('/') as [string, string])
  return [
    ...namespaces,
    ...workloads.flatMap(([namespace, name]) => [deployment(namespace, name), service(namespace, name)]),
  ]
}

export function deployment(namespace: string, name: string): JsonMap {
  const labels = { app: name, tier: name === 'web' ? 'front' : 'back' }
  const ports = [
    { name: 'http', containerPort: 8080 },
    { name: 'tcp', containerPort: 9090 },
  ]
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'main', ports }] } },
    },
  }
}

/** The port of the Service is the port on which policies might be mistaken to act. */
export function service(namespace: string, name: string): JsonMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: { app: name },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'tcp', port: 9000, targetPort: 9090 },
      ],
    },
  }
}
