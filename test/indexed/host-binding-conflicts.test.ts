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
function conflictOnMesh(mesh: Mesh, first: HostBinding, second: HostBinding): boolean {
  const http = matchesActing(mesh, first, 'http').some((match) =>
    matchesActing(mesh, second, 'http').some((own) => mayHaveSameCallers(match, own)),
  )
  return http || tlsConflict(mesh, first, second)
}

/** True if some request at a gateway is for both. */
function conflictAtGateway(mesh: Mesh, first: HostBinding, second: HostBinding): boolean {
  return matchesActing(mesh, first, 'http').some((match) =>
    matchesActing(mesh, second, 'http').some((own) => {
      const [path, ownPath] = [match.conditions.get('uri'), own.conditions.get('uri')]
      const isNear = !path || !ownPath || conditionCovers(path, ownPath) || conditionCovers(ownPath, path)
      return isNear && takesAll(match) === takesAll(own) && matchesOverlap(match, own)
    }),
  )
}

function tlsConflict(mesh: Mesh, first: HostBinding, second: HostBinding): boolean {
  return matchesActing(mesh, first, 'tls').some((match) =>
    matchesActing(mesh, second, 'tls').some(
      (own) => mayHaveSameCallers(match, own) && match.names.some((name) => own.names.includes(name)),
    ),
  )
}

function conflictsInPairs(
  mesh: Mesh,
  binding: HostBinding,
  haveConflict: (mesh: Mesh, first: HostBinding, second: HostBinding) => boolean,
): HostBinding[] {
  return claimsIn(mesh).filter(
    (candidate) =>
      bindingKey(candidate) === bindingKey(binding) &&
      mayShareProxy(candidate, binding) &&
      haveConflict(mesh, candidate, binding),
  )
}

const objects = fc.array(virtualService, { maxLength: 8 })

test('a binding on the mesh has the same first conflict as a check of each binding finds', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const binding of claimsIn(mesh).filter(({ gateway }) => gateway === meshGateway)) {
        const conflicts = conflictsInPairs(mesh, binding, conflictOnMesh)
        const scopes = exportedTo(binding.virtualService)
        // Claims that are seen in the namespaces where this one is come before those that are seen everywhere.
        const near = scopes.includes('*')
          ? conflicts
          : [...scopes, '*'].flatMap((scope) =>
              conflicts.filter(
                ({ virtualService }) => scope !== '~' && exportedTo(virtualService).includes(scope),
              ),
            )
        expect(conflictingBinding(mesh, binding)?.host.location).toEqual(near[0]?.host.location)
      }
    }),
    { numRuns: 300 },
  )
})

test('a binding at a gateway has a conflict if a check of each binding finds one', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const binding of claimsIn(mesh).filter(({ gateway }) => gateway !== meshGateway)) {
        const overHttp = conflictsInPairs(mesh, binding, conflictAtGateway)
        // Over TLS a binding is held against the first one of a name alone.
        const possible = [...overHttp, ...conflictsInPairs(mesh, binding, tlsConflict)]
        const found = conflictingBinding(mesh, binding)
        if (found)
          expect(possible.map(({ virtualService }) => virtualService)).toContain(found.virtualService)
        else expect(overHttp).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
