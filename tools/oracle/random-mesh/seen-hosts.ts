// Random objects that say which hosts there are, and who sees them.
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { exportTo, fields, namespaceIn, networking, object, outsideHosts } from './object-parts.ts'

export function serviceEntry(random: Random): JsonMap {
  const host = random.pick(outsideHosts)
  return object(networking, 'ServiceEntry', 'entry', namespaceIn(random), {
    hosts: [host],
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      { number: 443, name: 'tls', protocol: 'TLS' },
    ],
    resolution: host.startsWith('*') ? 'NONE' : 'DNS',
    ...fields(random, {
      exportTo: [0.4, () => (random.isLikely(0.1) ? ['~'] : exportTo(random))],
      location: [0.5, () => random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL'])],
    }),
  })
}

export function sidecar(random: Random): JsonMap {
  return object(networking, 'Sidecar', 'scope', namespaceIn(random), {
    egress: [
      { hosts: [random.pick(['./*', '*/*', 'a/*', 'b/*', '*/api.b.svc.cluster.local', 'istio-system/*'])] },
    ],
    ...fields(random, { workloadSelector: [0.3, () => ({ labels: { app: 'web' } })] }),
  })
}
