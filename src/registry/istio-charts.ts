import type { ChartRequest } from './chart-request.ts'

/**
 * True for the address of a chart repository with the word `istio` in it, in any case: one of Istio's own charts or a mirror,
 * such as `oci://registry.example/istio/charts`.
 */
export function isIstioRepository(address: string): boolean {
  return /(?<![a-z])istio(?![a-z])/i.test(address)
}

/** True for Istio's chart `gateway`, whose objects meshgate infers from its values. */
export function isGatewayChart({ repository, name }: Pick<ChartRequest, 'repository' | 'name'>): boolean {
  return name === 'gateway' && isIstioRepository(repository)
}

/** True for Istio's own charts. They contain no policies and no routes. */
export function isIstioChart({ repository, name }: Pick<ChartRequest, 'repository' | 'name'>): boolean {
  return istioCharts.has(name) && isIstioRepository(repository)
}

const istioCharts: ReadonlySet<string> = new Set(['base', 'istiod', 'cni', 'ztunnel', 'gateway'])
