import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Manifest } from '../../src/model/manifest.ts'
import { policiesCovering } from '../../src/istio/policy/shared-workloads.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { policyGroupsFor, targetRefs, workloadClasses } from '../../src/istio/policy/policies.ts'
import { hasStatedNamespace, sharesNamespace } from '../../src/model/presence.ts'
import { selectorIndex } from '../../src/istio/policy/selector-index.ts'
import { mergeLabels, policySelector, selects } from '../../src/istio/policy/selector.ts'
import {
  groupsThatMayCover,
  policiesThatMayShareWorkloads,
  someMayCover,
  someMayCoverInOtherNamespace,
  someMayShareWorkloads,
  someMayShareInStatedNamespace,
  someMayShareInOtherNamespace,
} from '../../src/istio/policy/some-policies.ts'
import { deniesAllAnonymous } from '../../src/rules/shared/token-demand.ts'
import { meshOf, object } from './random-objects.ts'

const gatewayLabel = 'gateway.networking.k8s.io/gateway-name'
const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), fc.constantFrom('a', 'b'))
const target = fc.record({
  kind: fc.constantFrom('Gateway', 'Service', 'GatewayClass'),
  name: fc.constantFrom('one', 'two'),
})
const scope = fc.oneof(
  labels.map((matchLabels) => ({ selector: { matchLabels } })),
  fc.constant({ selector: { matchLabels: { [gatewayLabel]: 'one' } } }),
  fc.array(target, { minLength: 1, maxLength: 2 }).map((targetRefs) => ({ targetRefs })),
)
const action = fc.constantFrom('ALLOW', 'DENY')
const rules = fc.constantFrom([], [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }])
const policy = object(
  'security.istio.io/v1',
  'AuthorizationPolicy',
  fc.tuple(scope, action, rules).map(([place, does, what]) => ({ ...place, action: does, rules: what })),
)
const gateway = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  fc.record({ gatewayClassName: fc.constantFrom('istio', 'istio-waypoint') }),
)
const meshes = fc.array(fc.oneof({ weight: 4, arbitrary: policy }, gateway), { maxLength: 9 }).map(meshOf)

/** The policies that refuse requests without a token: some of all. */
function wanted(mesh: Mesh): readonly Manifest[] {
  return mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous)
}

/** The policies that may apply to all workloads of a policy, found by comparing each. */
function thatMayHold(mesh: Mesh, own: Manifest, policies: readonly Manifest[]): Manifest[] {
  return policies.filter((candidate) => {
    const isNear = sharesNamespace(own, candidate) || candidate.namespace === mesh.rootNamespace
    const isUnsure = !hasStatedNamespace(own) || !hasStatedNamespace(candidate)
    const [refs, others] = [targetRefs(own), targetRefs(candidate)]
    const isHeld =
      refs.length > 0
        ? refs.every((ref) => others.includes(ref))
        : others.length === 0 && selects(policySelector(candidate), policySelector(own))
    return (isNear || isUnsure) && isHeld
  })
}

test('some policies may share workloads exactly if a check of each finds one', () => {
  fc.assert(
    fc.property(meshes, (mesh) => {
      const policies = wanted(mesh)
      for (const own of mesh.ofKind('AuthorizationPolicy')) {
        const met = policies.filter(
          (candidate) => [...policiesThatMayShareWorkloads(mesh, own, [candidate])].length > 0,
        )
        const isElsewhere = (candidate: Manifest): boolean =>
          !sharesNamespace(own, candidate) && (!hasStatedNamespace(own) || !hasStatedNamespace(candidate))
        const isNamed = (candidate: Manifest): boolean =>
          sharesNamespace(own, candidate) ||
          [own, candidate].some((member) => member.namespace === mesh.rootNamespace)
        expect(new Set(policiesThatMayShareWorkloads(mesh, own, policies))).toEqual(new Set(met))
        expect(someMayShareWorkloads(mesh, own, policies)).toBe(met.length > 0)
        expect(someMayShareInOtherNamespace(mesh, own, policies)).toBe(met.some(isElsewhere))
        expect(someMayShareInStatedNamespace(mesh, own, policies)).toBe(met.some(isNamed))
      }
    }),
    { numRuns: 300 },
  )
})

test('some policies may apply exactly if a check of each finds one', () => {
  fc.assert(
    fc.property(meshes, (mesh) => {
      const policies = wanted(mesh)
      for (const own of mesh.ofKind('AuthorizationPolicy')) {
        const held = thatMayHold(mesh, own, policies)
        const certain = new Set(policiesCovering(mesh, own, 'AuthorizationPolicy'))
        expect(new Set(groupsThatMayCover(mesh, own, policies).flat())).toEqual(new Set(held))
        expect(someMayCover(mesh, own, policies)).toBe(held.length > 0)
        expect(someMayCoverInOtherNamespace(mesh, own, policies)).toBe(
          held.some((candidate) => !certain.has(candidate)),
        )
      }
    }),
    { numRuns: 300 },
  )
})

test('the policies of a class of workload are those that a look at each finds', () => {
  fc.assert(
    fc.property(meshes, (mesh) => {
      for (const own of mesh.ofKind('AuthorizationPolicy')) {
        for (const workload of workloadClasses(mesh, own, (all) => all)) {
          const { attachedTo, namespace } = workload
          const near = mesh
            .ofKind('AuthorizationPolicy')
            .filter((candidate) => [namespace, mesh.rootNamespace].includes(candidate.namespace))
          const attached = near.filter(
            (candidate) =>
              attachedTo !== null &&
              (candidate.namespace === namespace || attachedTo.startsWith('GatewayClass/')) &&
              targetRefs(candidate).includes(attachedTo),
          )
          const isWaypoint =
            attachedTo !== null &&
            (!attachedTo.startsWith('Gateway/') ||
              mesh
                .find('KubernetesGateway', namespace, attachedTo.slice('Gateway/'.length))
                ?.spec.get('gatewayClassName').text === 'istio-waypoint')
          const selected = near.filter(
            (candidate) =>
              !isWaypoint &&
              targetRefs(candidate).length === 0 &&
              selects(policySelector(candidate), workload.labels),
          )
          const groups = policyGroupsFor(mesh, 'AuthorizationPolicy', workload)
          expect(new Set(groups.flat())).toEqual(new Set([...attached, ...selected]))
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('a selector index finds the same compatible items as a check of each, whatever the keys', () => {
  const keyed = fc.tuple(
    fc.option(fc.constantFrom('a', 'b'), { nil: undefined, freq: 6 }),
    fc.dictionary(fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'), fc.constantFrom('x', 'y'), { maxKeys: 2 }),
  )
  const selector = keyed.map(
    ([app, keys]) => new Map(Object.entries({ ...(app !== undefined && { app }), ...keys })),
  )
  fc.assert(
    fc.property(fc.array(selector, { maxLength: 12 }), selector, (selectors, wantedLabels) => {
      const entries = selectors.map((own, id) => ({ id, own }))
      const index = selectorIndex(entries, ({ own }) => own)
      const met = entries.filter(({ own }) => mergeLabels(own, wantedLabels) !== null)
      expect(new Set(index.compatibleWith(wantedLabels))).toEqual(new Set(met))
      expect([...index.compatibleWith(wantedLabels)]).toHaveLength(met.length)
    }),
    { numRuns: 500 },
  )
})
