/** The versions of the engines in `dist/engine.wasm`: Helm, and the kustomize that Argo CD 3.5 and Flux 2.9 run. */
export const engines = { helm: '4.3.1', kustomize: '5.8.1' } as const
