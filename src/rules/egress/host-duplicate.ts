import { compareText } from '../../core/order.ts'
import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { serviceEntryClash, type ClashCode } from './helpers/entry-merge.ts'
import { firstClash } from './helpers/entry-clash.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const hostDuplicate = defineRule({
  id: 'egress/host-duplicate',
  codes: ['entry-lost', 'port-lost'],
  severity: 'warning',
  summary: 'Two ServiceEntries declare the same host, and Istio uses only one of them.',
  why: 'Istio merges ServiceEntries of one host only if their namespace, resolution, `exportTo`, `workloadSelector` and labels are equal. Otherwise it uses only the oldest entry and drops the ports and endpoints of the others. Which entry is the oldest depends on the order in which they were created.',
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
  const host = mergedOrFileEntry(entry).get('externalHost')
  const sameHost = valuesByHost(mesh).get(valuesKey(entry)) ?? []
  const first = sameHost[0]
  if (host.text === '' || !first || first.node.path === entry.node.path) return
  const otherHost = mergedOrFileEntry(first).get('externalHost')
  yield {
    code: 'entry-lost',
    node: host,
    message: `${quote(host.text)} is also the host of ${quote(first.node.path)}: Istio uses one of the two entries; keep one`,
    about: normalHost(host.text),
    related: [{ node: otherHost, note: 'the other entry' }],
  }
}

/** Entries of `mediatedTls` and `passthroughTls` by their target and host, sorted by their paths. */
const valuesByHost = derived([], (mesh) => {
  const egress = mesh.entries.filter(({ layout }) => layout === 'mediatedTls' || layout === 'passthroughTls')
  return groupBy(
    byName(egress, ({ node }) => node.path),
    valuesKey,
  )
})

/** Sorts by name, so that the first of two entries does not depend on their order in the files. */
function byName<Item>(items: readonly Item[], name: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => compareText(name(a), name(b)))
}

function valuesKey(entry: ValuesEntry): string {
  return `${entry.target}\0${normalHost(mergedOrFileEntry(entry).get('externalHost').text)}`
}

function* checkHost(entry: Manifest, host: Node, mesh: Mesh): Generator<Problem<ClashCode>> {
  if (host.text === '') return
  const nodes = entriesByHost(mesh).get(normalHost(host.text))
  const earlier = nodes && firstClash(entriesIn(nodes), entry)
  const clash = earlier && serviceEntryClash(earlier, entry)
  if (!clash) return
  yield {
    code: clash.code,
    node: host,
    message: `${quote(host.text)} is also a host of ServiceEntry ${quote(nameOf(earlier))}${clash.text}`,
    about: normalHost(host.text),
    related: [{ node: nodes.get(earlier)!, note: 'the other entry' }],
  }
}

/** For each host the ServiceEntries that declare it, sorted by name, each with the first node that names the host. */
const entriesByHost = derived(['ServiceEntry'], (mesh) => {
  const byHost = new Map<string, Map<Manifest, Node>>()
  for (const entry of byName(mesh.ofKind('ServiceEntry'), nameOf)) {
    for (const node of entry.spec.items('hosts')) {
      const host = normalHost(node.text)
      const nodes = byHost.get(host) ?? new Map<Manifest, Node>()
      byHost.set(host, nodes)
      if (!nodes.has(entry)) nodes.set(entry, node)
    }
  }
  return byHost
})

const entriesIn = oncePer((nodes: ReadonlyMap<Manifest, Node>): readonly Manifest[] => [...nodes.keys()])

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
