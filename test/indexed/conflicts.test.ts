import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareText } from '../../src/core/order.ts'
import { lint } from '../../src/lint.ts'
import { areVisibleTogether } from '../../src/istio/hosts/export.ts'
import { hostCovers, normalHost } from '../../src/istio/hosts/hosts.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { isSameObject, sharesNamespace } from '../../src/model/presence.ts'
import { labelsOf, policySelector, selects, workloadSelector } from '../../src/istio/policy/selector.ts'
import { declaredPorts, isHttp, isTls } from '../../src/istio/hosts/services.ts'
import { conflictingProtocol } from '../../src/rules/egress/conflicting-protocol.ts'
import { sidecarConflict } from '../../src/rules/egress/sidecar-conflict.ts'
import { telemetryConflict } from '../../src/rules/extension/telemetry-conflict.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { meshOf, object, serviceEntry } from './random-objects.ts'

const labels = fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', 'b'))
const deployment = object(
  'apps/v1',
  'Deployment',
  labels.map((own) => ({ template: { metadata: { labels: own } } })),
)
const sidecar = object(
  'networking.istio.io/v1',
  'Sidecar',
  labels.map((own) => ({ workloadSelector: { labels: own } })),
)
const telemetry = object(
  'telemetry.istio.io/v1',
  'Telemetry',
  labels.map((matchLabels) => ({ selector: { matchLabels } })),
)

/** For each finding the file that it is in, and that of the first object that is related to it. */
function foundBy(rule: Rule, mesh: Mesh): string[] {
  return lint(mesh, [rule]).map(({ at, related: [first] }) => {
    const node = first!.node
    return `${at.file} ${'location' in node ? node.location.file : node.file}`
  })
}

/** The ports of an entry with the first entry, by name and of equal hosts first, that conflicts with it. */
function conflictsInPairs(mesh: Mesh): string[] {
  const sorted = mesh.ofKind('ServiceEntry').toSorted((a, b) => compareText(a.name, b.name))
  const declared = sorted.flatMap((entry) =>
    declaredPorts(entry).flatMap((port) => hostsOf(entry).map((host) => ({ entry, port, host }))),
  )
  return mesh.ofKind('ServiceEntry').flatMap((entry) =>
    declaredPorts(entry).flatMap((port) => {
      const found = hostsOf(entry).flatMap((host) => {
        const others = declared.filter(
          (candidate) =>
            candidate.port.number === port.number &&
            hostCovers(candidate.host, host) &&
            !isSameObject(candidate.entry, entry) &&
            areVisibleTogether(candidate.entry, entry) &&
            (candidate.host === host
              ? candidate.port.protocol !== port.protocol
              : familyOf(candidate.port.protocol) !== familyOf(port.protocol)),
        )
        return others.find((candidate) => candidate.host === host) ?? others[0] ?? []
      })
      return found.slice(0, 1).map((clashing) => `${entry.root.file} ${clashing.entry.root.file}`)
    }),
  )
}

function hostsOf({ spec }: Manifest): string[] {
  return [...new Set(spec.items('hosts').map(({ text }) => normalHost(text)))]
}

function familyOf(protocol: string): string {
  return isTls(protocol) ? 'tls' : isHttp(protocol) ? 'http' : protocol
}

test('a port conflicts with the first declaration that a look at all finds', () => {
  fc.assert(
    fc.property(fc.array(serviceEntry, { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      expect(new Set(foundBy(conflictingProtocol, mesh))).toEqual(new Set(conflictsInPairs(mesh)))
    }),
    { numRuns: 300 },
  )
})

/** Objects with others of their namespace that select all workloads as well, or one that both select. */
function sharedInPairs(
  mesh: Mesh,
  kind: 'Sidecar' | 'Telemetry',
  selectorOf: (manifest: Manifest) => ReadonlyMap<string, string>,
): Set<string> {
  const all = mesh.ofKind(kind)
  const found = all.filter((manifest) =>
    all.some((candidate) => {
      if (isSameObject(manifest, candidate) || !sharesNamespace(manifest, candidate)) return false
      const [selector, wanted] = [selectorOf(manifest), selectorOf(candidate)]
      if (selector.size === 0 || wanted.size === 0) return selector.size === wanted.size
      return mesh
        .ofKind('Deployment')
        .filter((workload) => sharesNamespace(workload, manifest))
        .map(({ spec }) => labelsOf(spec.at('template', 'metadata', 'labels')))
        .some((borne) => selects(selector, borne) && selects(wanted, borne))
    }),
  )
  return new Set(found.map(({ root }) => root.file))
}

test.each([
  { rule: sidecarConflict, kind: 'Sidecar', made: sidecar, selectorOf: workloadSelector },
  { rule: telemetryConflict, kind: 'Telemetry', made: telemetry, selectorOf: policySelector },
] as const)('$kind objects conflict where a look at each two finds that they do', (each) => {
  fc.assert(
    fc.property(fc.array(fc.oneof(each.made, deployment), { maxLength: 10 }), (some) => {
      const mesh = meshOf(some)
      const pairs = foundBy(each.rule, mesh).map((pair) => pair.split(' ') as [string, string])
      const wanted = sharedInPairs(mesh, each.kind, each.selectorOf)
      expect(new Set(pairs.map(([own]) => own))).toEqual(wanted)
      for (const [, counterpart] of pairs) expect(wanted).toContain(counterpart)
    }),
    { numRuns: 300 },
  )
})
