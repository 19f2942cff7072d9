import { shortNameList } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import { namespaceWords } from '../../core/namespace.ts'
import {
  inboundMtls,
  inboundMtlsOn,
  type InboundMtls,
  type Mtls,
  type MtlsMode,
} from '../../istio/policy/mtls.ts'
import { policySelector, selects } from '../../istio/policy/selector.ts'
import { workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import type { Witness } from '../../core/report.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { sitesOfPolicy } from '../request/coverage/request-sites.ts'
import { compileMesh } from '../request/compiled-mesh.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest, HopChain } from '../request/hops/hop-chain.ts'
import { workloadProxy } from '../request/registry/workloads.ts'
import {
  placeOfChange,
  changesOfKinds,
  shownVersion,
  type ChangedMesh,
  type ManifestChange,
} from './changed-objects.ts'
import { willBe } from './access-sentence.ts'
import { fateOf, pathWithFate, witnessPath } from './witness-path.ts'

/**
 * The consequences of changed PeerAuthentications: pods at which clients no longer need a certificate, or now need one.
 */
export function mtlsChanges(changed: ChangedMesh): ConsequenceIn<'mtls'>[] {
  return changesOfKinds(changed.objects, ['PeerAuthentication']).flatMap((object) => {
    const groups = groupBy(modeChanges(changed, shownVersion(object)), ({ before, after, missing }) =>
      JSON.stringify([before, after, missing]),
    )
    return [...groups.values()].map((group) => consequenceOf(changed, object, group))
  })
}

/** The mode of pods, or of one of their ports, on both sides. */
interface ModeChange {
  readonly who: string
  readonly before: MtlsMode
  readonly after: MtlsMode
  readonly missing: readonly string[]
}

/** Pods that a policy selects. */
interface PodClass {
  readonly who: string
  readonly namespace: string
  readonly labels: ReadonlyMap<string, string>
}

function modeChanges({ base, head, isRemoved }: ChangedMesh, policy: Manifest): ModeChange[] {
  // Pods that are removed with their policy demand nothing any more.
  if (isRemoved && selectedWorkloads(base, policy).length > 0 && selectedWorkloads(head, policy).length === 0)
    return []
  return podClasses(head, policy).flatMap((pods) => {
    const proxy = { type: 'sidecar', namespace: pods.namespace, labels: pods.labels } as const
    const [before, after] = [inboundMtls(base, proxy), inboundMtls(head, proxy)]
    const isUnknown = before.restsOnAge || after.restsOnAge
    const missing = isUnknown ? ['which of several PeerAuthentications is the oldest'] : []
    return modePairs(pods.who, before, after)
      .filter((change) => change.before.mode !== change.after.mode)
      .map((change): ModeChange => ({
        who: change.who,
        before: change.before.mode,
        after: change.after.mode,
        missing: [...missing, ...unknownDefault(base, change.before), ...unknownDefault(head, change.after)],
      }))
  })
}

interface ModePair {
  readonly who: string
  readonly before: Mtls
  readonly after: Mtls
}

/** The mTLS of pods on both sides, in general and at each port with a mode of its own. */
function modePairs(who: string, before: InboundMtls, after: InboundMtls): ModePair[] {
  const ports = [...new Set([...before.byPort.keys(), ...after.byPort.keys()])]
  return [
    { who, before: before.general, after: after.general },
    ...ports.map((port): ModePair => ({
      who: `port ${port} of ${who}`,
      before: inboundMtlsOn(before, port),
      after: inboundMtlsOn(after, port),
    })),
  ]
}

/** If no file has a policy, Istio's default applies. A policy of the root namespace may be in another repository. */
function unknownDefault(mesh: Mesh, { node }: Mtls): string[] {
  return node || mesh.holdsNamespace(mesh.rootNamespace)
    ? []
    : [`the PeerAuthentication of ${mesh.rootNamespace}, which is in no file`]
}

/**
 * The workloads that a policy selects, each by itself, since others may have their own policy. If no workload is in the
 * files, all pods of its selector.
 */
function podClasses(mesh: Mesh, policy: Manifest): PodClass[] {
  const { namespace } = policy
  const labels = policySelector(policy)
  if (namespace === mesh.rootNamespace && labels.size === 0)
    return [{ who: 'all pods of the mesh without a PeerAuthentication of their own', namespace, labels }]
  const workloads = selectedWorkloads(mesh, policy)
  if (workloads.length > 0) return workloads.map(workloadClass)
  const selected = [...labels].map(([key, value]) => `${key}=${value}`).join(',')
  const who = selected === '' ? 'all pods' : `pods with \`${selected}\``
  return [{ who: `${who} of ${namespaceWords(namespace)}`, namespace, labels }]
}

/** The workloads in the namespace of a policy that it selects. */
function selectedWorkloads(mesh: Mesh, policy: Manifest): Workload[] {
  const labels = policySelector(policy)
  return workloadsIn(mesh, policy.namespace).filter((workload) => selects(labels, workload.labels))
}

function workloadClass(workload: Workload): PodClass {
  const { namespace, labels } = workload
  return { who: workloadProxy(workload, 'sidecar').name, namespace, labels }
}

const strengths = { STRICT: 2, PERMISSIVE: 1, DISABLE: 0 } as const satisfies Record<MtlsMode, number>

function consequenceOf(
  changed: ChangedMesh,
  object: ManifestChange,
  group: readonly ModeChange[],
): ConsequenceIn<'mtls'> {
  const { before, after, missing } = group[0]!
  const isWeaker = strengths[after] < strengths[before]
  const who = shortNameList(group.map((change) => change.who))
  const example = isWeaker ? plainExample(changed, shownVersion(object)) : undefined
  return {
    area: 'mtls',
    code: isWeaker ? 'weakened' : 'strengthened',
    sentence: `${effectOf(before, after)} mTLS at ${who} (\`${before}\` to \`${after}\`)${example ? `: ${example.text}` : ''}`,
    place: placeOfChange(object),
    about: JSON.stringify([before, after, who]),
    missing,
    ...(example && { witness: example.witness }),
  }
}

function effectOf(before: MtlsMode, after: MtlsMode): string {
  if (after === 'STRICT') return 'demands'
  return before === 'DISABLE' ? 'accepts' : after === 'DISABLE' ? 'no longer accepts' : 'no longer demands'
}

interface Example {
  readonly witness: Witness
  /** What the simulator decides about it on both sides. */
  readonly text: string
}

/** A call in plain text that only head accepts, if the files have a Service for the pods. */
function plainExample({ base, head }: ChangedMesh, policy: Manifest): Example | undefined {
  const [inBase, inHead] = [compileMesh(base), compileMesh(head)]
  for (const { url } of sitesOfPolicy(head, policy).slice(0, maxSites)) {
    const clientRequest = plainRequest(url)
    const [before, after] = [decideRequest(inBase, clientRequest), decideRequest(inHead, clientRequest)]
    const [path, pathAfter] = [pathWithFate(before, 'unserved'), pathWithFate(after, 'allowed')]
    if (path && pathAfter && fateOf(path) !== 'allowed' && fateOf(pathAfter) === 'allowed')
      return exampleOf(`GET ${url}/ of a client without a sidecar`, path, pathAfter)
  }
  return undefined
}

function exampleOf(request: string, before: HopChain, after: HopChain): Example {
  const witness = { request, base: witnessPath(before), head: witnessPath(after) }
  const { end } = witness.head
  const becomes = after.missing.length === 0 ? willBe(end) : `may be ${end}`
  const shown = request.replace(/^\S+ \S+/, '`$&`')
  return { witness, text: `${shown} was ${witness.base.end}, and ${becomes}` }
}

/** Limit on the Services that are tried for a witness. */
const maxSites = 50

function plainRequest(url: string): ClientRequest {
  const { hostname, port } = new URL(url)
  return {
    request: { method: 'GET', authority: hostname, target: '/', headers: new Map() },
    scheme: 'http',
    host: hostname,
    port: port === '' ? 80 : Number(port),
    caller: null,
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  }
}
