import { refusalsByObject } from '../../istio/gateway-api/convert.ts'
import { isGranted, isGrantedByLaterRelease } from '../../istio/gateway-api/references.ts'
import type { Refusal, RefusalCode } from '../../istio/gateway-api/refusal.ts'
import { versionText } from '../../core/istio-version.ts'
import { shortNameList } from '../../core/join-words.ts'
import { apiGroups, type MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { mayHaveUnseenObjects } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { hasUnfilledScalar } from '../shared/has-unfilled.ts'

export const notAccepted = defineRule({
  id: 'gateway-api/not-accepted',
  codes: [
    'backend-kind',
    'backend-name',
    'backend-port',
    'certificate-kind',
    'filter',
    'header-value',
    'hostname',
    'kind-not-allowed',
    'listener-conflict',
    'listener-port',
    'listener-set-not-allowed',
    'namespace-not-allowed',
    'not-granted',
    'port-not-found',
    'protocol',
    'section-not-found',
    'tls-missing',
    'too-many-certificates',
  ],
  severity: 'error',
  summary: 'A part of an object of the Gateway API that istiod does not accept.',
  why: 'The API server accepts the object. Istiod writes the reason into its status and programs no proxy with that part: a route gets no traffic or answers 500, a listener does not listen.',
  fix: 'Write what the Gateway, its listener or the other namespace admits, or change what they admit.',
  across: {
    GRPCRoute: problemsOf,
    HTTPRoute: problemsOf,
    KubernetesGateway: problemsOf,
    ListenerSet: problemsOf,
    TCPRoute: problemsOf,
    TLSRoute: problemsOf,
  },
})

/** Missing backends and certificates are left to other rules, which know whether the files can tell. */
type Code = Exclude<RefusalCode, 'backend-not-found' | 'certificate-unusable'>

function isCertain(refusal: Refusal): refusal is Refusal & { readonly code: Code } {
  return refusal.code !== 'backend-not-found' && refusal.code !== 'certificate-unusable'
}

function* problemsOf(object: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  for (const refusal of (refusalsByObject(mesh).get(object) ?? []).filter(isCertain)) {
    if (mayBeAccepted(refusal, mesh)) continue
    const mayBeGranted = refusal.code === 'not-granted' && !knowsGrants(refusal, mesh)
    const isByRelease = refusal.isByRelease || isGrantedLater(refusal, mesh)
    yield {
      code: refusal.code,
      node: refusal.node,
      message: messages[refusal.code](refusal) + (isByRelease ? byRelease(refusal, mesh) : ''),
      ...((mayBeGranted || isByRelease) && { severity: 'warning', confidence: 'likely' }),
    }
  }
}

/** True if istiod may accept it once values are filled in, or with a grant that is applied from elsewhere. */
function mayBeAccepted(refusal: Refusal, mesh: Mesh): boolean {
  const { code, node, basis = [] } = refusal
  if ([node, ...basis].some(hasUnfilledScalar)) return true
  return code === 'not-granted' && (hasUnfilledGrants(mesh) || isGrantedElsewhere(refusal, mesh))
}

/** True if a later release accepts the grant: before 1.30 only the last of its targets counts. */
function isGrantedLater({ code, object, reference }: Refusal, mesh: Mesh): boolean {
  if (code !== 'not-granted' || !reference) return false
  const kind = `${apiGroups.KubernetesGateway}/${object.kind}`
  return isGrantedByLaterRelease(mesh, kind, object.namespace, reference)
}

/** The end of the message about a part that Istio accepts since 1.30, which only the release notes say. */
function byRelease({ code }: Refusal, { context }: Mesh): string {
  const reason =
    code === 'not-granted'
      ? 'only the last entry of `to` in a ReferenceGrant counts'
      : 'TLSRoutes are for listeners that pass TLS through'
  return `; in Istio ${versionText(context.istioVersion)} ${reason}, since 1.30 it is accepted`
}

const hasUnfilledGrants = derived(['ReferenceGrant'], (mesh) =>
  mesh.ofKind('ReferenceGrant').some(({ root }) => hasUnfilledScalar(root)),
)

/** True if a grant of the repository permits the reference, although nothing says that it is applied here. */
function isGrantedElsewhere({ object, reference }: Refusal, mesh: Mesh): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  if (!reference || !allFiles) return false
  return isGranted(allFiles, `${apiGroups.KubernetesGateway}/${object.kind}`, object.namespace, reference)
}

/** True if the files show all grants: a grant is in the namespace of its target, which another repository may have. */
function knowsGrants({ reference }: Refusal, mesh: Mesh): boolean {
  const { namespace } = reference!
  return mesh.holdsNamespace(namespace) && !mayHaveUnseenObjects(mesh, { namespace })
}

const messages: Readonly<Record<Code, (refusal: Refusal) => string>> = {
  'backend-kind': ({ reference }) =>
    `Istio routes to no ${quote(reference!.kind)}: requests are answered with 500; name a Service, or the host of a ServiceEntry with kind \`Hostname\` and group \`networking.istio.io\``,
  'backend-name': ({ reference }) =>
    reference!.kind === 'Service'
      ? `${quote(reference!.name)} is a host, but a backend needs the name of a Service: istiod drops all rules of the route; write \`name: ${reference!.name.split('.')[0]}\` with its \`namespace\``
      : `a backend of kind \`Hostname\` has no \`namespace\`: istiod drops all rules of the route; leave it out`,
  'backend-port': () => `a backend needs a \`port\`: without it istiod drops all rules of the route`,
  'certificate-kind': ({ reference }) =>
    `${quote(reference!.kind)} is no kind that holds a certificate here: write a Secret (for \`caCertificateRefs\` also a ConfigMap)`,
  filter: ({ detail, object }) =>
    `Istio has no filter ${quote(detail)} here: istiod drops all rules of the ${object.kind}; remove the filter`,
  'header-value': () =>
    'a value of a header cannot have control characters: istiod drops all rules of the route; write it on one line',
  hostname: ({ detail, hostnames = [], object }) =>
    hostnames.length > 1
      ? `no listener of the Gateway serves an entry of \`hostnames\` of the ${object.kind} (they serve ${shortNameList(hostnames.map(shownHostname))}): the route gets no traffic; add a listener, or write a hostname of one`
      : `the listener serves ${shownHostname(detail ?? '')}, and no entry of \`hostnames\` of the ${object.kind} matches that: the route gets no traffic; write a hostname of the listener`,
  'kind-not-allowed': ({ detail }) =>
    `the listener admits no ${detail}: choose a listener with a suitable \`protocol\`, or add the kind to its \`allowedRoutes.kinds\``,
  'listener-conflict': ({ conflict }) =>
    conflict === 'HostnameConflict'
      ? 'an earlier listener has the same port, protocol and hostname: this one does not listen; merge them, or give it another hostname'
      : 'an earlier listener has the same port with another protocol: this one does not listen; give it another port or hostname',
  'listener-port': () =>
    'a listener needs a `port`: only HTTP (80) and HTTPS (443) have a default in a ListenerSet',
  'listener-set-not-allowed': ({ object }) =>
    `the Gateway admits no ListenerSets of the namespace ${quote(object.namespace)}: none of these listeners listens; add the namespace to the Gateway's \`allowedListeners\``,
  'namespace-not-allowed': ({ object }) =>
    `the listener admits no routes of the namespace ${quote(object.namespace)}: the route gets no traffic; add the namespace to the listener's \`allowedRoutes.namespaces\`, which by default admits only its own`,
  'not-granted': ({ reference, object }) =>
    `no ReferenceGrant in ${quote(reference!.namespace)} lets a ${object.kind} of ${quote(object.namespace)} refer to the ${quote(reference!.name)} there: ${isRoute(object) ? 'requests are answered with 500' : 'the listener has no certificate and does not listen'}; add one`,
  'port-not-found': ({ node }) =>
    `the Gateway has no listener on port ${quote(node.scalar)}: the route gets no traffic`,
  protocol: ({ detail }) =>
    `${protocolMistake(detail ?? '')}: this one does not listen; write \`HTTP\`, \`HTTPS\`, \`TLS\` or \`TCP\`, in capitals`,
  'section-not-found': ({ node }) =>
    `the Gateway has no listener ${quote(node.text)}: the route gets no traffic; write the \`name\` of a listener`,
  'tls-missing': () => 'a listener for HTTPS or TLS needs `tls`: without it this one does not listen',
  'too-many-certificates': () =>
    'istiod takes one certificate of an authority, and two of a server at most: the listener does not listen',
}

/** The hostname of a listener as a person reads it: one without a hostname serves all. */
function shownHostname(hostname: string): string {
  return quote(hostname || '*')
}

/** UDP is a protocol of the Gateway API that Istio does not have (istio `pilot/pkg/config/kube/gateway/conversion.go`). */
function protocolMistake(protocol: string): string {
  if (protocol === '') return 'a listener needs a `protocol`'
  return protocol === 'UDP'
    ? 'Istio has no listeners for `UDP`'
    : `${quote(protocol)} is no protocol of listeners`
}

const routeKinds: readonly MeshKind[] = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute']

function isRoute({ kind }: Manifest): boolean {
  return routeKinds.some((routeKind) => routeKind === kind)
}
