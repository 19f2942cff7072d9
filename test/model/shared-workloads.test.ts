import { policiesThatMayShareWorkloads } from '../../src/istio/policy/some-policies.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Manifest } from '../../src/model/manifest.ts'
import { policiesCovering } from '../../src/istio/policy/shared-workloads.ts'
import { mergeLabels, policySelector, selects } from '../../src/istio/policy/selector.ts'
import { meshOf } from '../rules/objects.ts'

const labels = fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', 'b'))
const policy = fc.record({
  kind: fc.constantFrom('AuthorizationPolicy', 'RequestAuthentication'),
  namespace: fc.constantFrom('shop', 'other', 'istio-system'),
  labels,
})

test('policies with selectors may share workloads if labels and namespaces allow it', () => {
  fc.assert(
    fc.property(fc.array(policy, { minLength: 1, maxLength: 8 }), (policies) => {
      const mesh = meshOf(policies.map(textOf).join('---\n'))
      const others = mesh.ofKind('RequestAuthentication')
      for (const own of mesh.manifests) {
        const met = others.filter(
          (candidate) => sharesPlace(own, candidate) && mergeLabels(...selectors(own, candidate)) !== null,
        )
        expect(
          new Set(policiesThatMayShareWorkloads(mesh, own, mesh.ofKind('RequestAuthentication'))),
        ).toEqual(new Set(met))
        const held = others.filter((candidate) => isHeld(own, candidate))
        expect(new Set(policiesCovering(mesh, own, 'RequestAuthentication'))).toEqual(new Set(held))
      }
    }),
    { numRuns: 60 },
  )
})

test('only policies that attach to a waypoint share it', () => {
  const mesh = meshOf(
    [
      attached('AuthorizationPolicy', 'Service', 'orders'),
      attached('RequestAuthentication', 'Service', 'orders'),
      attached('RequestAuthentication', 'Service', 'payments'),
      attached('RequestAuthentication', 'Gateway', 'waypoint'),
      textOf({ kind: 'RequestAuthentication', namespace: 'shop', labels: {} }),
    ].join('---\n'),
  )
  const [own] = mesh.ofKind('AuthorizationPolicy')
  const names = [...policiesThatMayShareWorkloads(mesh, own!, mesh.ofKind('RequestAuthentication'))].map(
    ({ name }) => name,
  )
  expect(new Set(names)).toEqual(new Set(['Service-orders', 'Gateway-waypoint']))
})

test('policies of one Gateway may share its workloads, whether by target or by labels', () => {
  const means = fc.constantFrom<Means>(
    { targetRefs: [{ kind: 'Gateway', name: 'edge' }] },
    {},
    { selector: { matchLabels: gatewayName } },
    { selector: { matchLabels: { team: 'edge' } } },
    { selector: { matchLabels: { ...gatewayName, team: 'edge' } } },
  )
  const gateway = fc.constantFrom(null, 'istio', 'istio-waypoint')
  fc.assert(
    fc.property(means, means, gateway, (first, second, gatewayClassName) => {
      const mesh = meshOf(
        [
          policyText('AuthorizationPolicy', first),
          policyText('RequestAuthentication', second),
          ...(gatewayClassName === null ? [] : [gatewayText(gatewayClassName)]),
        ].join('---\n'),
      )
      const [policy, authentication] = mesh.manifests as [Manifest, Manifest]
      const met =
        [...policiesThatMayShareWorkloads(mesh, policy, mesh.ofKind('RequestAuthentication'))].length > 0
      const isByTarget = [first, second].map((means) => 'targetRefs' in means)
      // The labels of a Gateway that is elsewhere are not known.
      const isUnknown =
        gatewayClassName === null && [first, second].some(({ selector }) => selectsTeam(selector))
      expect(
        [...policiesThatMayShareWorkloads(mesh, authentication, mesh.ofKind('AuthorizationPolicy'))].length >
          0,
      ).toBe(met)
      if (isByTarget[0] === isByTarget[1]) expect(met).toBe(true)
      else expect(met).toBe(gatewayClassName !== 'istio-waypoint' && !isUnknown)
    }),
  )
})

interface Means {
  targetRefs?: object[]
  selector?: { matchLabels: object }
}

const gatewayName = { 'gateway.networking.k8s.io/gateway-name': 'edge' }

function selectsTeam(selector: { matchLabels: object } | undefined): boolean {
  return selector !== undefined && 'team' in selector.matchLabels
}

function policyText(kind: string, spec: object): string {
  return stringify({
    apiVersion: 'security.istio.io/v1',
    kind,
    metadata: { name: 'one', namespace: 'shop' },
    spec,
  })
}

function gatewayText(gatewayClassName: string): string {
  return stringify({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge', namespace: 'shop', labels: { team: 'edge' } },
    spec: { gatewayClassName },
  })
}

function textOf({
  kind,
  namespace,
  labels: matchLabels,
}: {
  kind: string
  namespace: string
  labels: object
}) {
  const selector = Object.keys(matchLabels).length > 0 ? { selector: { matchLabels } } : {}
  return stringify({
    apiVersion: 'security.istio.io/v1',
    kind,
    metadata: { name: 'one', namespace },
    spec: selector,
  })
}

function attached(kind: string, target: string, name: string) {
  return stringify({
    apiVersion: 'security.istio.io/v1',
    kind,
    metadata: { name: `${target}-${name}`, namespace: 'shop' },
    spec: { targetRefs: [{ kind: target, name }] },
  })
}

function sharesPlace(first: Manifest, second: Manifest): boolean {
  return (
    first.namespace === second.namespace ||
    [first, second].some(({ namespace }) => namespace === 'istio-system')
  )
}

function isHeld(own: Manifest, wider: Manifest): boolean {
  const [labelsOfOwn, selector] = selectors(own, wider)
  return (
    (own.namespace === wider.namespace || wider.namespace === 'istio-system') &&
    selects(selector, labelsOfOwn)
  )
}

function selectors(first: Manifest, second: Manifest) {
  return [policySelector(first), policySelector(second)] as const
}
