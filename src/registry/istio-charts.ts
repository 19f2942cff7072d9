import type { ChartRequest } from './chart-request.ts'

/** True for the address of a repository of Istio's own charts, or of a mirror that bears its name. */
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
