import { audienceWords, quotedNames, proxyWords } from './token-words.ts'
import { joinAnd } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { AccessComparison } from '../access/access-difference.ts'
import type { AccessChange } from '../access/access-change.ts'
import { policiesAt } from '../../istio/policy/attachment.ts'
import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import { policySelector, type Labels } from '../../istio/policy/selector.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import type { ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import {
  wholeMeshChange,
  placeOfChange,
  changesOfKinds,
  shownVersion,
  type ChangedMesh,
  type ManifestChange,
} from './changed-objects.ts'
import { accessWitnesses } from './access-witness.ts'
import {
  audienceKey,
  ruleAudiences,
  differingJwtRules,
  keysKey,
  keysOf,
  pairedRules,
  type PlacedRule,
} from './paired-jwt-rules.ts'

/**
 * The consequences of changed RequestAuthentications: trusted issuers, audiences and keys. The witness is a request
 * with such a token that only one side allows.
 */
export function tokenChanges(
  changed: ChangedMesh,
  access: AccessComparison | null,
): ConsequenceIn<'tokens'>[] {
  const witnessOf = accessWitnesses(wholeMeshChange(changed))
  return changesOfKinds(changed.objects, ['RequestAuthentication']).flatMap((objects) => {
    const policy = shownVersion(objects)
    const object = { ...objects, proxies: proxyWords(policy, changed.head) }
    const [base, head] = [rulesAt(changed.base, policy), rulesAt(changed.head, policy)]
    const found = [
      ...issuerChanges(object, base, head),
      ...[...head.keys()]
        .filter((issuer) => base.has(issuer))
        .flatMap((issuer) => ruleChanges(object, base.get(issuer)!, head.get(issuer)!)),
    ]
    return found.map((consequence) => {
      const shown = access?.changes.find((change) => isAboutToken(change, consequence))
      return shown ? { ...consequence, witness: witnessOf(shown).witness } : consequence
    })
  })
}

/**
 * True for requests with a token of the issuer that only one side allows. A newly trusted token is one that head
 * allows.
 */
function isAboutToken(change: AccessChange, { code, about }: ConsequenceIn<'tokens'>): boolean {
  const { witness, base, head } = change
  if (witness.claims?.['iss'] !== about || base.verdict === head.verdict) return false
  const letting = { 'issuer-trusted': head, 'issuer-dropped': base }[code as string]
  return letting === undefined || letting.verdict === 'allowed'
}

/** A proxy takes a token that any of the rules of its issuer accepts. */
type RulesByIssuer = ReadonlyMap<string, readonly PlacedRule[]>

/** The JWT rules at the proxies that a policy selects, by issuer. Other policies may have JWT rules there as well. */
function rulesAt(mesh: Mesh, policy: Manifest): RulesByIssuer {
  const near = labelsNear(policy).flatMap((labels) =>
    policiesAt(mesh, 'RequestAuthentication', { type: 'sidecar', namespace: policy.namespace, labels }),
  )
  // For a Service, the waypoint enforces policies. Only the policy itself is compared.
  const own = mesh.find('RequestAuthentication', policy.namespace, policy.name)
  const policies = new Set([...(own ? [own] : []), ...near])
  const rules = [...policies].flatMap((object) =>
    object.spec.items('jwtRules').map((node): PlacedRule => ({ object, node })),
  )
  return groupBy(rules, ({ node }) => node.get('issuer').text)
}

function labelsNear(policy: Manifest): Labels[] {
  const gateways = targetRefs(policy).filter((ref) => ref.startsWith('Gateway/'))
  if (targetRefs(policy).length > 0)
    return gateways.map((ref) => new Map([[gatewayNameLabel, ref.slice('Gateway/'.length)]]))
  return [policySelector(policy)]
}

/** A changed RequestAuthentication, with a description of the proxies that it applies to. */
interface PolicyChange extends ManifestChange {
  readonly proxies: string
}

function issuerChanges(
  object: PolicyChange,
  base: RulesByIssuer,
  head: RulesByIssuer,
): ConsequenceIn<'tokens'>[] {
  const dropped = [...base.keys()].filter((issuer) => !head.has(issuer))
  const trusted = [...head.keys()].filter((issuer) => !base.has(issuer))
  const { proxies } = object
  if (trusted.length === 0)
    return dropped.map((issuer) => ({
      ...consequence('issuer-dropped', issuer, placeOfChange(object)),
      sentence: `no longer takes tokens of \`${issuer}\` at ${proxies}`,
    }))
  return trusted.map((issuer) => {
    const rules = head.get(issuer)!
    const instead = dropped.length === 0 ? '' : ` in the place of those of ${quotedNames(dropped)}`
    return {
      ...consequence('issuer-trusted', issuer, placeIn(rules[0]!, 'issuer')),
      sentence: `takes tokens of \`${issuer}\`${instead} at ${proxies}, with ${joinAnd([...new Set(rules.map(({ node }) => keysOf(node)))])}`,
    }
  })
}

/** The differences for an issuer that both sides trust. Rules that both sides have are left out. */
function ruleChanges(
  change: PolicyChange,
  ofBase: readonly PlacedRule[],
  ofHead: readonly PlacedRule[],
): ConsequenceIn<'tokens'>[] {
  const [base, head] = differingJwtRules(ofBase, ofHead)
  const counterparts = pairedRules(base, head)
  const paired = new Set(counterparts.values())
  const { proxies } = change
  return [
    ...[...counterparts].flatMap(([after, before]) => [
      ...audienceChanges(before, after, proxies),
      ...keyChanges(before, after, proxies),
    ]),
    ...head.filter((rule) => !counterparts.has(rule)).map((rule) => addedRule(rule, ofBase, proxies)),
    ...base.filter((rule) => !paired.has(rule)).map((rule) => removedRule(change, rule, ofHead)),
  ]
}

function addedRule(
  rule: PlacedRule,
  ofBase: readonly PlacedRule[],
  proxies: string,
): ConsequenceIn<'tokens'> {
  const { code, field } = changedField(rule, ofBase)
  const issuer = rule.node.get('issuer').text
  return {
    ...consequence(code, issuer, placeIn(rule, field)),
    sentence: `also takes tokens of \`${issuer}\` for ${audienceWords(ruleAudiences(rule))} at ${proxies}, with ${keysOf(rule.node)}`,
  }
}

function removedRule(
  change: PolicyChange,
  rule: PlacedRule,
  ofHead: readonly PlacedRule[],
): ConsequenceIn<'tokens'> {
  const issuer = rule.node.get('issuer').text
  return {
    ...consequence(changedField(rule, ofHead).code, issuer, placeOfChange(change)),
    sentence: `no longer takes tokens of \`${issuer}\` for ${audienceWords(ruleAudiences(rule))}, verified with ${keysOf(rule.node)}, at ${change.proxies}`,
  }
}

/** What a rule has that no rule of the other side has for its issuer: keys, else audiences. */
function changedField(
  rule: PlacedRule,
  others: readonly PlacedRule[],
): { readonly code: 'keys-changed' | 'audiences-changed'; readonly field: string } {
  if (others.some((candidate) => keysKey(candidate) === keysKey(rule)))
    return { code: 'audiences-changed', field: 'audiences' }
  return { code: 'keys-changed', field: keysField(rule) }
}

function keysField({ node }: PlacedRule): string {
  return node.get('jwks').exists ? 'jwks' : 'jwksUri'
}

function audienceChanges(base: PlacedRule, head: PlacedRule, proxies: string): ConsequenceIn<'tokens'>[] {
  const issuer = head.node.get('issuer').text
  const [before, after] = [ruleAudiences(base), ruleAudiences(head)]
  if (audienceKey(base) === audienceKey(head)) return []
  const sentence = `takes tokens of \`${issuer}\` for ${audienceWords(after)} instead of ${audienceWords(before)} at ${proxies}`
  return [{ ...consequence('audiences-changed', issuer, placeIn(head, 'audiences')), sentence }]
}

function keyChanges(base: PlacedRule, head: PlacedRule, proxies: string): ConsequenceIn<'tokens'>[] {
  const issuer = head.node.get('issuer').text
  const [before, after] = [keysOf(base.node), keysOf(head.node)]
  if (keysKey(base) === keysKey(head)) return []
  const place = placeIn(head, keysField(head))
  const sentence = `verifies tokens of \`${issuer}\` with ${after} instead of ${before} at ${proxies}`
  return [{ ...consequence('keys-changed', issuer, place), sentence }]
}

function consequence(
  code: ConsequenceIn<'tokens'>['code'],
  issuer: string,
  place: ConsequencePlace,
): Omit<ConsequenceIn<'tokens'>, 'sentence'> {
  return { area: 'tokens', code, place, about: issuer, missing: [] }
}

function placeIn({ object, node }: PlacedRule, field: string): ConsequencePlace {
  return { object, node: node.get(field), side: 'head' }
}
