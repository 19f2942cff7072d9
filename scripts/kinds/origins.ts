/** The Go modules that the schemas of kinds around Istio are taken from: the newest that Go 1.26 can read. */
export const origins = {
  'argo-cd': { module: 'github.com/argoproj/argo-cd/v3', version: 'v3.5.7' },
  'gateway-api': { module: 'sigs.k8s.io/gateway-api', version: 'v1.6.3' },
  kubernetes: { module: 'k8s.io/kubernetes', version: 'v1.37.2' },
  kustomizeController: { module: 'github.com/fluxcd/kustomize-controller', version: 'v1.9.6' },
  helmRelease: { module: 'github.com/fluxcd/helm-controller/api', version: 'v1.6.5' },
  /** Writes the definition of HelmRelease from its Go types: no module that the Go proxy has ships it. */
  controllerTools: { module: 'sigs.k8s.io/controller-tools', version: 'v0.19.0' },
} as const
