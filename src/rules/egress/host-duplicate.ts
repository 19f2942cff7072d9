import { compareText } from '../../core/order.ts'
import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { clashOf, type ClashCode } from './helpers/entry-merge.ts'
import { firstClash } from './helpers/entry-clash.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const hostDuplicate = defineRule({
  id: 'egress/host-duplicate',
  codes: ['entry-lost', 'port-lost'],
  severity: 'warning',
  summary: 'One host is declared twice, and Istio uses one of the two.',
  why: 'Istio merges ServiceEntries of one host only where namespace, resolution, exportTo, workloadSelector and labels are equal. Otherwise the oldest one alone counts, and the ports and endpoints of the others are lost, which one depends on the order in which they were created.',
  fix: 'Keep one entry for the host and give it all ports; or limit each to its own namespace with `exportTo: ["."]`.',
  across: {
    *'values/mediatedTls'(entry, mesh) {
      yield* checkValues(entry, mesh)
    },

    *'values/passthroughTls'(entry, mesh) {
      yield* checkValues(entry, mesh)
    },

    *ServiceEntry(entry, mesh) {
      for (const host of entry.spec.items('hosts')) yield* checkHost(entry, host, mesh)
    },
  },
})

function* checkValues(entry: ValuesEntry, mesh: Mesh): Generator<Problem<'entry-lost'>> {
  const host = settings(entry).get('externalHost')
  const same = valuesByHost(mesh).get(valuesKey(entry)) ?? []
  const first = same[0]
  if (host.text === '' || !first || first.node.path === entry.node.path) return
  const other = settings(first).get('externalHost')
  yield {
    code: 'entry-lost',
    node: host,
    message: `${quote(host.text)} is also the host of ${quote(first.node.path)}: Istio uses one of the two entries; keep one`,
    about: normalHost(host.text),
    related: [{ node: other, note: 'the other entry' }],
  }
}

/** The entries of one target with the same host, those of both layouts. */
const valuesByHost = oncePer((mesh: Mesh) => {
  const egress = mesh.entries.filter(({ layout }) => layout === 'mediatedTls' || layout === 'passthroughTls')
  return groupBy(
    byName(egress, ({ node }) => node.path),
    valuesKey,
  )
})

/** By name, not by place: which of two is the first must not change when they change places. */
function byName<Thing>(things: readonly Thing[], name: (thing: Thing) => string): Thing[] {
  return things.toSorted((one, other) => compareText(name(one), name(other)))
}

function valuesKey(entry: ValuesEntry): string {
  return `${entry.target}\0${normalHost(settings(entry).get('externalHost').text)}`
}

function* checkHost(entry: Manifest, host: Node, mesh: Mesh): Generator<Problem<ClashCode>> {
  if (host.text === '') return
  const nodes = entriesByHost(mesh).get(normalHost(host.text))
  const other = nodes && firstClash(entriesIn(nodes), entry)
  const clash = other && clashOf(other, entry)
  if (!clash) return
  yield {
    code: clash.code,
    node: host,
    message: `${quote(host.text)} is also a host of ServiceEntry ${quote(nameOf(other))}${clash.text}`,
    about: normalHost(host.text),
    related: [{ node: nodes.get(other)!, note: 'the other entry' }],
  }
}

/** For each host the entries that declare it, by name, each with the first node that does. */
const entriesByHost = oncePer((mesh: Mesh) => {
  const found = new Map<string, Map<Manifest, Node>>()
  for (const entry of byName(mesh.ofKind('ServiceEntry'), nameOf)) {
    for (const node of entry.spec.items('hosts')) {
      const host = normalHost(node.text)
      const nodes = found.get(host) ?? new Map<Manifest, Node>()
      found.set(host, nodes)
      if (!nodes.has(entry)) nodes.set(entry, node)
    }
  }
  return found
})

const entriesIn = oncePer((nodes: ReadonlyMap<Manifest, Node>): readonly Manifest[] => [...nodes.keys()])

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
