import { oncePer } from '../../../core/once-per.ts'
import { exports } from '../../../istio/hosts/export.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { mayShareNamespace, sharesNamespace } from '../../../model/presence.ts'
import { workloadSelector, labelsOf, type Labels } from '../../../istio/policy/selector.ts'
import { declaredPorts, type HostPort } from '../../../istio/hosts/services.ts'
import { quote } from '../../message/quote.ts'

/** What Istio loses of two ServiceEntries. */
interface Clash {
  readonly code: ClashCode
  /** The end of a sentence about the later one. */
  readonly text: string
}

/** One of the two is lost as a whole, or Istio merges them and loses a port that both declare. */
export type ClashCode = 'entry-lost' | 'port-lost'

/**
 * What Istio loses of two ServiceEntries with a host in common that some namespace sees both; `null` if nothing is. Istio merges what is equal in all but its ports; of the rest the oldest counts
 * (istio `pilot/pkg/model/sidecar.go`).
 */
export function clashOf(earlier: Manifest, later: Manifest): Clash | null {
  // Where nothing states one of the namespaces, they may be one.
  const known = mayShareNamespace(earlier, later) ? aspects.slice(1) : aspects
  const difference = known.find(([, aspect]) => aspect(earlier) !== aspect(later))?.[0]
  // Entries of two teams that say the same serve the same, whichever counts.
  const areApart = difference === 'namespace' || earlier.target !== later.target
  if (areApart && content(earlier) === content(later)) return null
  if (difference === undefined) return sharesNamespace(earlier, later) ? mergedClash(earlier, later) : null
  const text = `, and Istio does not merge the two (another ${difference}): ${losses(earlier, later)}`
  return { code: 'entry-lost', text }
}

/** What has to be equal for two entries to be merged, with its name in messages. */
const aspects: readonly (readonly [string, (entry: Manifest) => string])[] = [
  ['namespace', ({ namespace }) => namespace],
  ['resolution', resolutionOf],
  ['`exportTo`', (entry) => exports(entry).toSorted().join(' ')],
  ['`workloadSelector`', (entry) => text(workloadSelector(entry))],
  ['set of labels', ({ root }) => text(labelsOf(root.at('metadata', 'labels')))],
]

/** What has to be equal for two entries of one namespace to be merged, as one text. */
export const mergeKey = oncePer((entry: Manifest): string =>
  JSON.stringify(aspects.slice(1).map(([, aspect]) => aspect(entry))),
)

function mergedClash(earlier: Manifest, later: Manifest): Clash | null {
  const known = new Set(declaredPorts(earlier).map(({ number }) => number))
  const twice = declaredPorts(later).filter(({ number }) => known.has(number))
  if (twice.length === 0) return null
  const text = `, with which Istio merges it: ${portList(twice)} ${twice.length > 1 ? 'are' : 'is'} declared by both, and one of the two is dropped`
  return { code: 'port-lost', text }
}

function losses(earlier: Manifest, later: Manifest): string {
  const lost = [
    ...lossOf(earlier, later, nameOf(earlier), 'this one'),
    ...lossOf(later, earlier, 'this one', nameOf(earlier)),
  ]
  return `only the older one counts${lost.length > 0 ? `, so that ${lost.join(', or ')}` : ''}`
}

/** The ports that are gone where `kept` is the older one. */
function lossOf(kept: Manifest, lost: Manifest, keptName: string, lostName: string): string[] {
  const served = new Set(declaredPorts(kept).map(portText))
  const gone = declaredPorts(lost).filter((port) => !served.has(portText(port)))
  if (gone.length === 0) return []
  return [`${portList(gone)} of ${lostName} ${gone.length > 1 ? 'are' : 'is'} lost if ${keptName} is older`]
}

function portList(ports: readonly HostPort[]): string {
  return `port${ports.length > 1 ? 's' : ''} ${ports.map(({ number }) => number).join(', ')}`
}

function nameOf({ namespace, name }: Manifest): string {
  return quote(`${namespace}/${name}`)
}

/** All that decides how a host is reached. */
export const content = oncePer((entry: Manifest): string => {
  const { spec } = entry
  const unfilled = spec
    .items('ports')
    .map((port) => port.get('number'))
    .filter((number) => number.isUnfilled)
  const ports = [...declaredPorts(entry).map(portText), ...unfilled.map((number) => number.text)].toSorted()
  const fields = ['addresses', 'endpoints', 'location', 'subjectAltNames'].map(
    (field) => spec.get(field).data,
  )
  return JSON.stringify([ports, resolutionOf(entry), text(workloadSelector(entry)), fields])
})

function portText({ number, protocol, targetPort }: HostPort): string {
  return `${number} ${protocol} ${targetPort}`
}

function resolutionOf({ spec }: Manifest): string {
  return spec.get('resolution').text || 'NONE'
}

function text(labels: Labels): string {
  return JSON.stringify([...labels].toSorted())
}
