import type { Change, Finding } from '../../core/report.ts'

/** How much a reader should see of a change before others: more is riskier. Only the order matters. */
export function riskOf(change: Change, findings: readonly Finding[]): number {
  const named = findings.some((finding) => finding.status === 'new' && isAbout(finding, change))
  return (named ? 100 : 0) + (kindRisk[change.object.kind] ?? 1) + typeRisk[change.type]
}

/** Who may call whom weighs most, then what leaves the mesh, then how traffic flows. */
const kindRisk: Readonly<Record<string, number>> = {
  AuthorizationPolicy: 50,
  RequestAuthentication: 50,
  PeerAuthentication: 45,
  ServiceEntry: 40,
  Sidecar: 35,
  Gateway: 35,
  VirtualService: 30,
  DestinationRule: 30,
  EnvoyFilter: 30,
  NetworkPolicy: 25,
  ClusterRole: 20,
  ClusterRoleBinding: 20,
  Role: 20,
  RoleBinding: 20,
  Secret: 15,
}

/** What is gone protects and serves nothing any more. */
const typeRisk = { removed: 8, changed: 4, added: 2 } satisfies Record<Change['type'], number>

function isAbout({ object }: Finding, change: Change): boolean {
  return (
    object?.kind === change.object.kind &&
    object.name === change.object.name &&
    object.namespace === change.object.namespace
  )
}
