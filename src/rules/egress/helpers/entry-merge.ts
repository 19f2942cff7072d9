import { oncePer } from '../../../core/once-per.ts'
import { exportedTo } from '../../../istio/hosts/export.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { mayShareNamespace, sharesNamespace } from '../../../model/presence.ts'
import { workloadSelector, labelsOf, labelsKey } from '../../../istio/policy/selector.ts'
import { declaredPorts, type HostPort } from '../../../istio/hosts/services.ts'
import { quote } from '../../message/quote.ts'

/** What Istio drops of two ServiceEntries with a host in common. */
interface Clash {
  readonly code: ClashCode
  /** The end of a sentence about the later one. */
  readonly text: string
}

/** `entry-lost`: Istio drops one of the two entries. `port-lost`: Istio merges them and drops a port that both declare. */
export type ClashCode = 'entry-lost' | 'port-lost'

/**
 * What Istio drops of two ServiceEntries with a host in common that one namespace sees; `null` if it drops nothing, or
 * if two entries of different namespaces or targets have equal content. `earlier` is the first one by name; either may be
 * the older object. Istio merges entries of a namespace with equal resolution, `exportTo`, `workloadSelector` and
 * labels, and otherwise uses only the oldest entry (istio `pilot/pkg/model/sidecar.go`).
 */
export function serviceEntryClash(earlier: Manifest, later: Manifest): Clash | null {
  // If one of the namespaces is not stated, both entries may be in the same namespace.
  const comparedAspects = mayShareNamespace(earlier, later) ? mergeAspects.slice(1) : mergeAspects
  const difference = comparedAspects.find(([, aspect]) => aspect(earlier) !== aspect(later))?.[0]
  // Entries of two teams with equal content serve the same, whichever of them Istio uses.
  const mayBeEqual = difference === 'namespace' || earlier.target !== later.target
  if (mayBeEqual && contentKey(earlier) === contentKey(later)) return null
  if (difference === undefined) return sharesNamespace(earlier, later) ? mergedClash(earlier, later) : null
  const text = `, and Istio does not merge the two (their ${difference} differs): ${losses(earlier, later)}`
  return { code: 'entry-lost', text }
}

/** The attributes that have to be equal for Istio to merge two entries, with their names in messages. */
const mergeAspects: readonly (readonly [string, (entry: Manifest) => string])[] = [
  ['namespace', ({ namespace }) => namespace],
  ['resolution', resolutionOf],
  ['`exportTo`', (entry) => exportedTo(entry).toSorted().join(' ')],
  ['`workloadSelector`', (entry) => labelsKey(workloadSelector(entry))],
  ['set of labels', ({ root }) => labelsKey(labelsOf(root.at('metadata', 'labels')))],
]

/** A key that two entries of one namespace share if Istio merges them. */
export const mergeKey = oncePer((entry: Manifest): string =>
  JSON.stringify(mergeAspects.slice(1).map(([, aspect]) => aspect(entry))),
)

function mergedClash(earlier: Manifest, later: Manifest): Clash | null {
  const earlierPorts = new Set(declaredPorts(earlier).map(({ number }) => number))
  const shared = declaredPorts(later).filter(({ number }) => earlierPorts.has(number))
  if (shared.length === 0) return null
  const text = `, with which Istio merges it: both declare ${portList(shared)}, and Istio drops one of the two declarations`
  return { code: 'port-lost', text }
}

function losses(earlier: Manifest, later: Manifest): string {
  const lost = [
    ...lossOf(earlier, later, nameOf(earlier), 'this one'),
    ...lossOf(later, earlier, 'this one', nameOf(earlier)),
  ]
  return `Istio uses only the older one${lost.length > 0 ? `, so that ${lost.join(', or ')}` : ''}`
}

/** Says which ports of `lost` Istio drops if `kept` is the older entry; empty if `kept` has them all. */
function lossOf(kept: Manifest, lost: Manifest, keptName: string, lostName: string): string[] {
  const keptPorts = new Set(declaredPorts(kept).map(portText))
  const lostPorts = declaredPorts(lost).filter((port) => !keptPorts.has(portText(port)))
  if (lostPorts.length === 0) return []
  return [
    `${portList(lostPorts)} of ${lostName} ${lostPorts.length > 1 ? 'are' : 'is'} lost if ${keptName} is older`,
  ]
}

function portList(ports: readonly HostPort[]): string {
  return `port${ports.length > 1 ? 's' : ''} ${ports.map(({ number }) => number).join(', ')}`
}

function nameOf({ namespace, name }: Manifest): string {
  return quote(`${namespace}/${name}`)
}

/** A key for everything in an entry that decides how its hosts are reached. */
export const contentKey = oncePer((entry: Manifest): string => {
  const { spec } = entry
  const unfilled = spec
    .items('ports')
    .map((port) => port.get('number'))
    .filter((number) => number.isUnfilled)
  const ports = [...declaredPorts(entry).map(portText), ...unfilled.map((number) => number.text)].toSorted()
  const fields = ['addresses', 'endpoints', 'location', 'subjectAltNames'].map(
    (field) => spec.get(field).data,
  )
  return JSON.stringify([ports, resolutionOf(entry), labelsKey(workloadSelector(entry)), fields])
})

function portText({ number, protocol, targetPort }: HostPort): string {
  return `${number} ${protocol} ${targetPort}`
}

function resolutionOf({ spec }: Manifest): string {
  return spec.get('resolution').text || 'NONE'
}
