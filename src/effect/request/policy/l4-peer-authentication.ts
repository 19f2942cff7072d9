import { modeIn, type MtlsMode } from '../../../istio/policy/mtls.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { unknownTruth } from '../match/truth.ts'
import type { FactMatch } from './attribute.ts'

/** The PeerAuthentications that hold for a workload, the oldest of each rank. */
export interface PeerPolicies {
  readonly ofWorkload?: Manifest | undefined
  readonly ofNamespace?: Manifest | undefined
  readonly ofMesh?: Manifest | undefined
}

/** A condition of a DENY that istiod makes of PeerAuthentications. */
export interface PeerCondition {
  /** True if it matches only connections without an identity. */
  readonly isWithoutIdentity: boolean
  readonly ports: readonly number[]
  readonly notPorts: readonly number[]
}

/** Conditions that all have to match. */
export type PeerRule = readonly PeerCondition[]

/** The connections that ztunnel refuses by PeerAuthentications, and the field that decides. */
export interface PeerDenial {
  readonly rules: readonly PeerRule[]
  readonly object: Manifest
  readonly node: Node
}

type Mode = MtlsMode | 'UNSET'

/**
 * The DENY rules that istiod sends to ztunnel for the PeerAuthentications of a workload: for connections without mTLS to all
 * ports, or by port if `portLevelMtls` differs. `undefined` if they deny no connection (istio
 * `pilot/pkg/serviceregistry/ambient/authorization.go`, convertedSelectorPeerAuthentications).
 */
export function peerDenial(policies: PeerPolicies): PeerDenial | undefined {
  const { ofWorkload } = policies
  const strict = strictPolicy(policies)
  if (!ofWorkload || !needsOwnRules(ofWorkload, strict !== undefined))
    return strict && { ...placeOf(strict), rules: [[withoutIdentity]] }
  const rules = convertedPeerRules(policies)
  return rules ? { rules, object: ofWorkload, node: ofWorkload.spec.get('portLevelMtls') } : undefined
}

/** The policy that sets the effective mode, if that is STRICT. */
function strictPolicy({ ofWorkload, ofNamespace, ofMesh }: PeerPolicies): Manifest | undefined {
  const deciding = [ofWorkload, ofNamespace, ofMesh].find((policy) => policy && modeOf(policy) !== 'UNSET')
  return deciding && modeOf(deciding) === 'STRICT' ? deciding : undefined
}

/** True for ports with other modes than the workload. If the mode is inherited, DISABLE does not count. */
function needsOwnRules(policy: Manifest, isStrict: boolean): boolean {
  const modes = new Set(portsOf(policy).map(([, mode]) => mode))
  if (!isStrict) return modes.has('STRICT')
  return modes.has('PERMISSIVE') || (modeOf(policy) === 'STRICT' && modes.has('DISABLE'))
}

const withoutIdentity: PeerCondition = { isWithoutIdentity: true, ports: [], notPorts: [] }

/**
 * The rules of the DENY that istiod makes of the PeerAuthentication of a workload, one of which has to match; `null` if it
 * makes none (convertPeerAuthentication).
 */
export function convertedPeerRules(peerPolicies: PeerPolicies): readonly PeerRule[] | null {
  const { ofWorkload, ofNamespace, ofMesh } = peerPolicies
  if (!ofWorkload) return null
  const mode = modeOf(ofWorkload)
  const [general, mesh] = [ofNamespace && modeOf(ofNamespace), ofMesh && modeOf(ofMesh)]
  const isMeshStrict = mesh === 'STRICT' && (general === undefined || general === 'UNSET')
  const isInheritedStrict = general === 'STRICT' || isMeshStrict
  const ports = portsOf(ofWorkload)
  const strict = ports.filter(([, of]) => of === 'STRICT').map(([port]) => port)
  const others = ports.filter(([, of]) => of === 'PERMISSIVE' || of === 'DISABLE').map(([port]) => port)
  const isStrict = mode === 'STRICT' || (mode === 'UNSET' && isInheritedStrict)
  // If the namespace does not set a mode, istiod assumes that it is not strict, whatever the mesh sets.
  const isExempting = mode === 'STRICT' || (mode === 'UNSET' && (general ?? mesh) === 'STRICT')
  const exempt = isExempting ? others : []
  if (mode === 'STRICT' && exempt.length === 0) return null
  const ofOthers: PeerRule = [
    ...(mode === 'STRICT' ? [withoutIdentity] : []),
    ...exempt.map(exceptPort),
    ...(isInheritedStrict && exempt.length > 0 ? [withoutIdentity] : []),
  ]
  const ofPorts = isStrict ? [] : strict.map((port): PeerRule => [withoutIdentityAt(port)])
  const rules = [...ofPorts, ...(ofOthers.length > 0 ? [ofOthers] : [])]
  return rules.length > 0 ? rules : null
}

function exceptPort(port: number): PeerCondition {
  return { isWithoutIdentity: false, ports: [], notPorts: [port] }
}

function withoutIdentityAt(port: number): PeerCondition {
  return { isWithoutIdentity: true, ports: [port], notPorts: [] }
}

function modeOf({ spec }: Manifest): Mode {
  return modeIn(spec.get('mtls')) ?? 'UNSET'
}

function portsOf({ spec }: Manifest): [port: number, mode: Mode][] {
  return spec
    .entries('portLevelMtls')
    .map(([port, block]): [number, Mode] => [Number(port), modeIn(block) ?? 'UNSET'])
    .toSorted(([first], [second]) => first - second)
}

function placeOf(policy: Manifest): Pick<PeerDenial, 'object' | 'node'> {
  return { object: policy, node: policy.spec.at('mtls', 'mode') }
}

/** Whether a rule matches a connection. */
export function peerRuleMatch(rule: PeerRule): FactMatch {
  return ({ principal, destinationPort }) => {
    const isOfPorts = rule.every(
      ({ ports, notPorts }) =>
        (ports.length === 0 || ports.includes(destinationPort)) && !notPorts.includes(destinationPort),
    )
    if (!isOfPorts) return false
    if (!rule.some(({ isWithoutIdentity }) => isWithoutIdentity)) return true
    return principal === undefined ? unknownTruth('the identity of the client') : principal === null
  }
}
