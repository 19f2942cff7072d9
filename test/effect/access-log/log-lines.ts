/** What differs in a line of Istio's text format. */
export interface LineFields {
  readonly time?: string
  readonly request?: string
  readonly status?: number
  readonly flags?: string
  readonly details?: string
  readonly termination?: string
  readonly host?: string
  readonly cluster?: string
  readonly route?: string
}

/** A line of Istio's text format. */
export function textLine({
  time = '2026-11-02T10:00:00.000Z',
  request = 'GET /api/orders?page=2 HTTP/1.1',
  status = 200,
  flags = '-',
  details = 'via_upstream',
  termination = '-',
  host = 'shop.example.com',
  cluster = 'outbound|8080||orders.shop.svc.cluster.local',
  route = 'orders',
}: LineFields = {}): string {
  const answer = `${status} ${flags} ${details} ${termination} "-"`
  const client = '0 19 2 - "10.0.0.1" "curl/8.5.0 (x; y)" "b6f2e1" '
  const upstreamFields = `"-" ${cluster} - 10.1.0.9:8443 10.0.0.1:51234 - ${route}`
  return `[${time}] "${request}" ${answer} ${client}"${host}" ${upstreamFields}`
}
