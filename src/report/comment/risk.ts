import type { Change, Finding } from '../../core/report.ts'

/** The rank of a change among the diffs of a page: a higher number is riskier and shown first. */
export function changeRisk(change: Change, findings: readonly Finding[]): number {
  const isReported = findings.some((finding) => finding.status === 'new' && isAbout(finding, change))
  return (isReported ? 100 : 0) + (kindRisk[change.object.kind] ?? 1) + typeRisk[change.type]
}

/** Access between workloads weighs most, then egress, then routing. */
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

/** A removed object weighs most, since its protection or route is gone. */
const typeRisk = { removed: 8, changed: 4, added: 2 } satisfies Record<Change['type'], number>

function isAbout({ object }: Finding, change: Change): boolean {
  return (
    object?.kind === change.object.kind &&
    object.name === change.object.name &&
    object.namespace === change.object.namespace
  )
}
