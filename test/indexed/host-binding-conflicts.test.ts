import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  matchesActing,
  hostBindingsOf,
  bindingKey,
  mayShareProxy,
  type HostBinding,
} from '../../src/istio/routing/host-bindings.ts'
import { exportedTo } from '../../src/istio/hosts/export.ts'
import { meshGateway } from '../../src/istio/routing/gateways.ts'
import { matchesOverlap, mayHaveSameCallers, takesAll } from '../../src/istio/routing/matches.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { conflictingBinding } from '../../src/istio/routing/conflicting-binding.ts'
import { conditionCovers } from '../../src/istio/routing/conditions.ts'
import { meshOf, virtualService } from './random-objects.ts'

function claimsIn(mesh: Mesh): HostBinding[] {
  return mesh.ofKind('VirtualService').flatMap(hostBindingsOf)
}

/** True if a sidecar that sees both would have to follow both. */
function fightOnMesh(mesh: Mesh, one: HostBinding, other: HostBinding): boolean {
  const http = matchesActing(mesh, one, 'http').some((match) =>
    matchesActing(mesh, other, 'http').some((own) => mayHaveSameCallers(match, own)),
  )
  return http || tlsMeet(mesh, one, other)
}

/** True if some request at a gateway is for both. */
function meetAtGateway(mesh: Mesh, one: HostBinding, other: HostBinding): boolean {
  return matchesActing(mesh, one, 'http').some((match) =>
    matchesActing(mesh, other, 'http').some((own) => {
      const [path, ownPath] = [match.conditions.get('uri'), own.conditions.get('uri')]
      const isNear = !path || !ownPath || conditionCovers(path, ownPath) || conditionCovers(ownPath, path)
      return isNear && takesAll(match) === takesAll(own) && matchesOverlap(match, own)
    }),
  )
}

function tlsMeet(mesh: Mesh, one: HostBinding, other: HostBinding): boolean {
  return matchesActing(mesh, one, 'tls').some((match) =>
    matchesActing(mesh, other, 'tls').some(
      (own) => mayHaveSameCallers(match, own) && match.names.some((name) => own.names.includes(name)),
    ),
  )
}

function rivalsInPairs(
  mesh: Mesh,
  claim: HostBinding,
  fight: (mesh: Mesh, one: HostBinding, other: HostBinding) => boolean,
): HostBinding[] {
  return claimsIn(mesh).filter(
    (one) => bindingKey(one) === bindingKey(claim) && mayShareProxy(one, claim) && fight(mesh, one, claim),
  )
}

const objects = fc.array(virtualService, { maxLength: 8 })

test('a binding on the mesh has the same first conflict as a check of each binding finds', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const claim of claimsIn(mesh).filter(({ gateway }) => gateway === meshGateway)) {
        const rivals = rivalsInPairs(mesh, claim, fightOnMesh)
        const scopes = exportedTo(claim.virtualService)
        // Claims that are seen in the namespaces where this one is come before those that are seen everywhere.
        const near = scopes.includes('*')
          ? rivals
          : [...scopes, '*'].flatMap((scope) =>
              rivals.filter(
                ({ virtualService }) => scope !== '~' && exportedTo(virtualService).includes(scope),
              ),
            )
        expect(conflictingBinding(mesh, claim)?.host.location).toEqual(near[0]?.host.location)
      }
    }),
    { numRuns: 300 },
  )
})

test('a binding at a gateway has a conflict if a check of each binding finds one', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const claim of claimsIn(mesh).filter(({ gateway }) => gateway !== meshGateway)) {
        const overHttp = rivalsInPairs(mesh, claim, meetAtGateway)
        // Over TLS a claim is held against the first one of a name alone.
        const possible = [...overHttp, ...rivalsInPairs(mesh, claim, tlsMeet)]
        const found = conflictingBinding(mesh, claim)
        if (found)
          expect(possible.map(({ virtualService }) => virtualService)).toContain(found.virtualService)
        else expect(overHttp).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
