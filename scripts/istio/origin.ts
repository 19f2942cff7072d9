/** The Go module that Istio's schemas are taken from. */
export const istioApi = { module: 'istio.io/api', version: 'v1.32.0' } as const
