import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import { oncePerName } from '../../core/once-per.ts'
import { hostCovers, hostsOverlap, normalHost } from '../../istio/hosts/hosts.ts'
import { effectiveTls } from '../../istio/routing/effective-tls.ts'
import { portLevelEntries, portPolicy, ruleHost, subsetsOf } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts, isHttp, isTls } from '../../istio/hosts/services.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

export const tlsDisabled = defineRule({
  id: 'egress/tls-disabled',
  codes: ['mode-disable', 'missing-mode'],
  severity: 'error',
  summary: 'TLS is switched off for a port on which the proxy has to originate it.',
  why: 'Applications call a mediated host with plain http and rely on the proxy for TLS. Without TLS the request, its headers and its credentials leave in clear text, and the TLS port of the server refuses them. A `tls` block without `mode` means DISABLE, whatever else it sets.',
  fix: 'Set the mode to SIMPLE, or to MUTUAL with a client certificate; or move the host to `passthroughTls`, where the application does its own TLS.',
  on: {
    *'values/mediatedTls'(entry) {
      const host = mergedOrFileEntry(entry).get('externalHost').text
      for (const mode of disabledModes(entry)) yield problem(mode, mode, host, modeDisable(mode))
    },
  },
  across: {
    *DestinationRule(rule, mesh) {
      const host = rule.spec.get('host').text
      for (const tls of disabledBlocks(mesh, rule)) {
        const mode = tls.get('mode')
        yield isPresent(mode)
          ? problem(mode, mode, host, modeDisable(mode))
          : problem(tls, mode, host, missingMode)
      }
    },
  },
})

/** Why nothing originates TLS, as the beginning of a sentence. */
interface Defect {
  readonly code: 'mode-disable' | 'missing-mode'
  readonly text: string
}

function modeDisable(mode: Node): Defect {
  return {
    code: 'mode-disable',
    text: `${String(mode.pathKeys.at(-1))} ${quote(mode.text)} switches TLS off`,
  }
}

const missingMode: Defect = { code: 'missing-mode', text: '`tls` without `mode` means DISABLE' }

function problem(node: Node, mode: Node, host: string, { code, text }: Defect): Problem<Defect['code']> {
  return {
    code,
    node,
    message: `${text}: what applications send to ${quote(host)} as plain http leaves the mesh in clear text; set SIMPLE or MUTUAL`,
    about: host,
    ...fixOf(mode),
  }
}

/** Proposes SIMPLE. Proposes nothing beside a client certificate or key: these are for MUTUAL, which needs both. */
function fixOf(mode: Node): { fix?: ProposedFix } {
  const tls = mode.root.at(...mode.pathKeys.slice(0, -1))
  if (isPresent(tls.get('clientCertificate')) || isPresent(tls.get('privateKey'))) return {}
  const name = String(mode.pathKeys.at(-1))
  return {
    fix: {
      safety: 'unsafe',
      title: `set ${name === 'mode' ? 'the TLS mode' : name} to SIMPLE`,
      set: [{ node: mode, value: 'SIMPLE' }],
    },
  }
}

/**
 * The nodes of an entry of values that set DISABLE. The mode of the entry takes precedence over that of its policy, which
 * only counts in merged values: another values file may set the mode of the entry. The mediated port is 80.
 */
function disabledModes(entry: ValuesEntry): Node[] {
  const block = mergedOrFileEntry(entry)
  const policy = block.get('trafficPolicy')
  const entryMode = block.get('tlsMode')
  const general = isPresent(entryMode) || !entry.merged ? entryMode : policy.at('tls', 'mode')
  const ofPort = portPolicy(policy, 80).at('tls', 'mode')
  return [general, ofPort].filter(({ text }) => text === 'DISABLE')
}

/** The `tls` blocks of a rule that leave mediated ports of its host without TLS for the clients that get it, each once. */
function disabledBlocks(mesh: Mesh, rule: Manifest): Node[] {
  const entries = portLevelEntries(mesh, rule)
  const subsets = ['', ...subsetsOf(rule).keys()]
  const disabled = mediatedPorts(entries, ruleHost(rule)).flatMap((hosts) =>
    subsets.flatMap((subset) => disabledBlock(mesh, rule, hosts, subset) ?? []),
  )
  return distinctBy(disabled, (tls) => tls.path)
}

/** The block that switches TLS off for the first of some hosts for which clients get it. */
function disabledBlock(
  mesh: Mesh,
  rule: Manifest,
  hosts: readonly MediatedPort[],
  subset: string,
): Node | undefined {
  for (const { host, port } of hosts) {
    const tls = effectiveTls(mesh, rule, { host, port, subset })?.tls
    if (tls && isDisabled(tls.get('mode'))) return tls
  }
  return undefined
}

function isDisabled(mode: Node): boolean {
  return !isPresent(mode) || mode.text === 'DISABLE'
}

/** A port that takes plain http and leads to 443, or to another port that the ServiceEntry declares as TLS. */
interface MediatedPort {
  /** The host of a DestinationRule, or one that its wildcard covers. */
  readonly host: string
  readonly port: number
}

/** Limit on the hosts of a wildcard that are searched for each port. */
const maxHosts = 100

/** The mediated ports of the hosts that a rule covers, by number. */
const mediatedPorts = oncePerName(
  (entries: readonly Manifest[], ruledHost: string): readonly (readonly MediatedPort[])[] => {
    const ports = entries.flatMap((entry) => {
      const hosts = entry.spec.items('hosts').map(({ text }) => normalHost(text))
      const numbers = mediatedPortsOf(entry)
      return hosts
        .filter((host) => hostsOverlap(host, ruledHost))
        .flatMap((host) =>
          numbers.map((port) => ({ host: hostCovers(ruledHost, host) ? host : ruledHost, port })),
        )
    })
    return [...groupBy(ports, ({ port }) => port).values()].map((group) => group.slice(0, maxHosts))
  },
)

function mediatedPortsOf(entry: Manifest): number[] {
  const ports = declaredPorts(entry)
  const tlsPortNumbers = new Set([
    443,
    ...ports.filter(({ protocol }) => isTls(protocol)).map(({ number }) => number),
  ])
  return ports
    .filter(
      ({ protocol, targetPort }) => protocol !== '' && isHttp(protocol) && tlsPortNumbers.has(targetPort),
    )
    .map(({ number }) => number)
}
