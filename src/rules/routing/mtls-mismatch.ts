import { isWildcard } from '../../istio/hosts/hosts.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { protectedPorts, type ProtectedPort } from './helpers/protected-ports.ts'
import { mayHaveOtherRules } from '../../istio/routing/other-rules.ts'
import { effectivePolicy } from '../../istio/routing/traffic-policy.ts'
import { winningRules } from '../../istio/routing/winning-rule.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'plain-text-refused' | 'mtls-refused' | 'clear-text'

export const mtlsMismatch = defineRule({
  id: 'routing/mtls-mismatch',
  codes: ['plain-text-refused', 'mtls-refused', 'clear-text'],
  severity: 'error',
  summary:
    'A DestinationRule sends plain text to workloads that refuse it or accept mTLS, or mTLS to workloads that refuse it.',
  why: 'Without a `tls` block proxies use mTLS wherever the other side has a sidecar. A block replaces that choice: `DISABLE`, also as the default of a block without `mode`, sends plain text. A sidecar in mode STRICT refuses it; any other sidecar accepts it, without an identity that policies can check. `ISTIO_MUTUAL` fails at a sidecar whose PeerAuthentication says DISABLE.',
  fix: 'Remove the `tls` block, so that proxies choose by themselves, or change the PeerAuthentication of the port on which the workload listens.',
  across: {
    *DestinationRule(rule, mesh) {
      const seen = new Set<string>()
      for (const { tls, port } of effectiveBlocks(rule, mesh)) {
        const mismatch = seen.has(tls.path) ? undefined : mismatchOf(rule, tls, port)
        if (!mismatch) continue
        seen.add(tls.path)
        yield mismatch
      }
    },
  },
})

/** A `tls` block of a rule, and a port for which clients of its namespace use it. */
interface EffectiveBlock {
  readonly tls: Node
  readonly port: ProtectedPort
}

function* effectiveBlocks(rule: Manifest, mesh: Mesh): Generator<EffectiveBlock> {
  if (!hasStatedNamespace(rule) || rule.spec.get('host').isUnfilled || !hasTls(rule)) return
  for (const port of protectedPorts(mesh, ruleHost(rule))) {
    if (isWildcard(ruleHost(rule)) && port.service.namespace === mesh.rootNamespace) continue
    for (const tls of blocksFor(rule, mesh, port)) yield { tls, port }
  }
}

/** True for a rule that may have a `tls` block; most have none, and nothing else is looked for. */
function hasTls({ spec }: Manifest): boolean {
  const policies = [spec, ...spec.items('subsets')].map((level) => level.get('trafficPolicy'))
  return policies.some((policy) =>
    [policy, ...policy.items('portLevelSettings')].some((level) => level.get('tls').kind === 'map'),
  )
}

/** The blocks of a rule that its namespace uses for a port, with all files as with those that are applied together. */
function blocksFor(rule: Manifest, mesh: Mesh, { host, number }: ProtectedPort): Node[] {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  if (meshes.some((candidate) => mayHaveOtherRules(candidate, host, rule.namespace))) return []
  const [inMesh, inAllFiles] = meshes.map((candidate) =>
    winningRules(candidate, host, rule.namespace).flatMap((winner) =>
      ['', ...winner.subsets.keys()].flatMap(
        (subset) => effectivePolicy(winner, number, subset).settings.get('tls') ?? [],
      ),
    ),
  )
  const paths = new Set(inAllFiles!.filter((tls) => isOf(rule, tls)).map(({ path }) => path))
  return inMesh!.filter((tls) => isOf(rule, tls) && paths.has(tls.path))
}

function isOf({ root }: Manifest, node: Node): boolean {
  return node.root.yaml === root.yaml
}

function mismatchOf(rule: Manifest, tls: Node, port: ProtectedPort): Problem<Code> | undefined {
  const mode = tls.get('mode')
  if (mode.isUnfilled) return undefined
  const isPlain = mode.text === 'DISABLE' || !mode.exists
  const sent = sentModes.get(isPlain ? 'DISABLE' : mode.text)
  const outcome = sent?.[port.mtls.mode]
  if (!outcome || (outcome.code === 'clear-text' && !port.hasSidecar)) return undefined
  const target = `port ${port.number} of ${quote(port.host)}`
  const written = mode.exists ? `mode ${quote(mode.text)}` : '`tls` without `mode`, which means DISABLE,'
  return {
    code: outcome.code,
    node: mode.exists ? mode : tls,
    ...(outcome.code === 'clear-text' && { severity: 'warning' }),
    ...(!port.hasSidecar && { severity: 'warning', confidence: 'likely' }),
    message: `${written} sends ${outcome.sent} to ${target}, ${outcome.text}; remove the \`tls\` block`,
    about: rule.spec.get('host').text,
    related: [
      ...(port.mtls.node ? [{ node: port.mtls.node, note: 'what the workload accepts' }] : []),
      { node: port.node, note: 'the port of the Service' },
    ],
  }
}

interface Outcome {
  readonly code: Code
  readonly sent: string
  readonly text: string
}

const clearText: Outcome = {
  code: 'clear-text',
  sent: 'plain text',
  text: 'whose workload has a sidecar and would get mTLS without it',
}

/** The outcomes of each mode of a DestinationRule, by the mode of the workload. */
const sentModes: ReadonlyMap<string, Partial<Record<ProtectedPort['mtls']['mode'], Outcome>>> = new Map([
  [
    'DISABLE',
    {
      STRICT: {
        code: 'plain-text-refused',
        sent: 'plain text',
        text: 'whose workload accepts only mTLS: every connection is reset',
      },
      PERMISSIVE: clearText,
    } as const,
  ],
  [
    'ISTIO_MUTUAL',
    {
      DISABLE: {
        code: 'mtls-refused',
        sent: 'mTLS',
        text: 'whose workload accepts only plain text: every connection fails',
      },
    } as const,
  ],
])
