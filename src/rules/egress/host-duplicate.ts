import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { seenTogether } from '../../model/export.ts'
import { normalHost } from '../../model/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { isSameObject } from '../../model/presence.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { clashOf } from '../entry-merge.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const hostDuplicate = defineRule({
  id: 'egress/host-duplicate',
  severity: 'warning',
  summary: 'One host is declared twice, and Istio uses one of the two.',
  why: 'Istio merges ServiceEntries of one host only where namespace, resolution, exportTo, workloadSelector and labels are equal. Otherwise the oldest one alone counts, and the ports and endpoints of the others are lost, which one depends on the order in which they were created.',
  fix: 'Keep one entry for the host and give it all ports; or limit each to its own namespace with `exportTo: ["."]`.',
  on: {
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

function* checkValues(entry: ValuesEntry, mesh: Mesh): Generator<Problem> {
  const host = settings(entry).get('externalHost')
  const same = valuesByHost(mesh).get(valuesKey(entry)) ?? []
  const first = same[0]
  if (host.text === '' || isUnfilled(host.text) || !first || first.node.path === entry.node.path) return
  const other = settings(first).get('externalHost')
  yield {
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
  return things.toSorted((one, other) => (name(one) < name(other) ? -1 : Number(name(one) > name(other))))
}

function valuesKey(entry: ValuesEntry): string {
  return `${entry.target}\0${normalHost(settings(entry).get('externalHost').text)}`
}

function* checkHost(entry: Manifest, host: Node, mesh: Mesh): Generator<Problem> {
  if (host.text === '' || isUnfilled(host.text)) return
  const same = entriesByHost(mesh).get(normalHost(host.text)) ?? []
  const earlier = same.slice(
    0,
    same.findIndex((declared) => declared.entry === entry),
  )
  for (const other of earlier.filter((declared) => isOther(declared.entry, entry))) {
    const clash = clashOf(other.entry, entry)
    if (clash === null) continue
    yield {
      node: host,
      message: `${quote(host.text)} is also a host of ServiceEntry ${quote(nameOf(other.entry))}${clash}`,
      about: normalHost(host.text),
      related: [{ node: other.host, note: 'the other entry' }],
    }
    return
  }
}

function isOther(one: Manifest, entry: Manifest): boolean {
  return !isSameObject(one, entry) && seenTogether(one, entry)
}

/** A host as a ServiceEntry declares it. */
interface Declared {
  readonly entry: Manifest
  readonly host: Node
}

const entriesByHost = oncePer((mesh: Mesh) => {
  const declared = byName(mesh.ofKind('ServiceEntry'), nameOf).flatMap((entry) =>
    entry.spec.items('hosts').map((host): Declared => ({ entry, host })),
  )
  return groupBy(declared, ({ host }) => normalHost(host.text))
})

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
