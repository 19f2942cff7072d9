/** The Go module that Istio's schemas are taken from. */
export const istioApi = { module: 'istio.io/api', version: 'v1.31.4' } as const
