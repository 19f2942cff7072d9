import type { PromqlQuestion } from '../../tools/promql/native-promql.ts'

/** The counters of 30 minutes, each with how much it grows in a minute. */
function counters(metric: string, growths: Readonly<Record<string, number>>): string[] {
  return Object.entries(growths).map(([labels, growth]) => `${metric}{${labels}} 0+${growth}x30`)
}

const ingress = 'reporter="source",source_workload="ingress",source_workload_namespace="istio-ingress"'
const service = 'reporter="destination",destination_workload="orders",destination_workload_namespace="shop"'

/** Requests a minute through one workload, of which 30 in 100 are refused, beside others that do not count. */
function refusals(labels: string): string[] {
  const elsewhere = labels.replace(/(?<=_namespace=")[^"]*/, 'elsewhere')
  return counters('istio_requests_total', {
    [`${labels},response_code="200"`]: 70,
    [`${labels},response_code="401"`]: 20,
    [`${labels},response_code="403"`]: 10,
    [`${elsewhere},response_code="401"`]: 500,
  })
}

/** Requests of 40 minutes to a gateway that refuses 30 of 100 in the first of them, and none later. */
function refusalsFor(minutes: number): string[] {
  const rest = 39 - minutes
  return [
    `istio_requests_total{${ingress},response_code="200"} 0+70x${minutes} ${70 * minutes}+100x${rest}`,
    `istio_requests_total{${ingress},response_code="401"} 0+30x${minutes} ${30 * minutes}x${rest}`,
  ]
}

/** What Prometheus has scraped, by what happens in the mesh. */
export const scenes = {
  'a gateway that refuses 30 of 100': refusals(ingress),
  'a service that refuses 30 of 100': refusals(service),
  'a gateway that refuses 10 of 100': counters('istio_requests_total', {
    [`${ingress},response_code="200"`]: 90,
    [`${ingress},response_code="401"`]: 10,
  }),
  'no requests': counters('istio_requests_total', {
    [`${ingress},response_code="200"`]: 0,
    [`${ingress},response_code="401"`]: 0,
  }),
  'two istiods, of which one fetches no keys': [
    ...counters('pilot_jwks_resolver_network_fetch_fail_total', { 'pod="a"': 1, 'pod="b"': 0 }),
    ...counters('pilot_jwks_resolver_network_fetch_success_total', { 'pod="a"': 0, 'pod="b"': 2 }),
  ],
  'a gateway that refuses 30 of 100 for 8 minutes': refusalsFor(8),
  'a gateway that refuses 30 of 100 for 20 minutes': refusalsFor(20),
  'fetches that failed long ago': ['pilot_jwks_resolver_network_fetch_fail_total{pod="a"} 0 3 7x28'],
  'fetches that fail for 20 minutes': ['pilot_jwks_resolver_network_fetch_fail_total{pod="a"} 0+1x20 20x19'],
} as const satisfies Readonly<Record<string, PromqlQuestion['series']>>

export type Scene = keyof typeof scenes
