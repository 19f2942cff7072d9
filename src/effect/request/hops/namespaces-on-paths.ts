import type { HopChain } from './hop-chain.ts'

/** The namespaces of the proxies that a request passes, and of the objects that decide there; each once. */
export function namespacesOnPaths(paths: readonly HopChain[]): string[] {
  const namespaces = paths.flatMap(({ hops }) =>
    hops.flatMap(({ proxy, steps }) => [
      proxy.namespace,
      ...steps.flatMap(({ by }) => by?.object.namespace ?? []),
    ]),
  )
  return [...new Set(namespaces)]
}
