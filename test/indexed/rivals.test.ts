import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acting, claimsOf, keyOf, mayShareProxy, type Claim } from '../../src/model/claims.ts'
import { exports } from '../../src/model/export.ts'
import { meshGateway } from '../../src/model/gateways.ts'
import { matchesMeet, sameCallers, takesAll } from '../../src/model/matches.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { rivalOf } from '../../src/model/rivals.ts'
import { conditionCovers } from '../../src/model/conditions.ts'
import { meshOf, virtualService } from './random-objects.ts'

function claimsIn(mesh: Mesh): Claim[] {
  return mesh.ofKind('VirtualService').flatMap(claimsOf)
}

/** True if a sidecar that sees both would have to follow both. */
function fightOnMesh(one: Claim, other: Claim): boolean {
  const http = acting(one, 'http').some((match) =>
    acting(other, 'http').some((own) => sameCallers(match, own)),
  )
  return http || tlsMeet(one, other)
}

/** True if some request at a gateway is for both. */
function meetAtGateway(one: Claim, other: Claim): boolean {
  return acting(one, 'http').some((match) =>
    acting(other, 'http').some((own) => {
      const [path, ownPath] = [match.conditions.get('uri'), own.conditions.get('uri')]
      const isNear = !path || !ownPath || conditionCovers(path, ownPath) || conditionCovers(ownPath, path)
      return isNear && takesAll(match) === takesAll(own) && matchesMeet(match, own)
    }),
  )
}

function tlsMeet(one: Claim, other: Claim): boolean {
  return acting(one, 'tls').some((match) =>
    acting(other, 'tls').some(
      (own) => sameCallers(match, own) && match.names.some((name) => own.names.includes(name)),
    ),
  )
}

function rivalsInPairs(mesh: Mesh, claim: Claim, fight: (one: Claim, other: Claim) => boolean): Claim[] {
  return claimsIn(mesh).filter(
    (one) => keyOf(one) === keyOf(claim) && mayShareProxy(one, claim) && fight(one, claim),
  )
}

const objects = fc.array(virtualService, { maxLength: 8 })

test('a claim on the mesh has the first rival that a look at each claim finds', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const claim of claimsIn(mesh).filter(({ gateway }) => gateway === meshGateway)) {
        const rivals = rivalsInPairs(mesh, claim, fightOnMesh)
        const scopes = exports(claim.service)
        // Claims that are seen in the namespaces where this one is come before those that are seen everywhere.
        const near = scopes.includes('*')
          ? rivals
          : [...scopes, '*'].flatMap((scope) =>
              rivals.filter(({ service }) => scope !== '~' && exports(service).includes(scope)),
            )
        expect(rivalOf(mesh, claim)?.host.place).toEqual(near[0]?.host.place)
      }
    }),
    { numRuns: 300 },
  )
})

test('a claim at a gateway has a rival if a look at each claim finds one, and one of those', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const claim of claimsIn(mesh).filter(({ gateway }) => gateway !== meshGateway)) {
        const overHttp = rivalsInPairs(mesh, claim, meetAtGateway)
        // Over TLS a claim is held against the first one of a name alone.
        const possible = [...overHttp, ...rivalsInPairs(mesh, claim, tlsMeet)]
        const found = rivalOf(mesh, claim)
        if (found) expect(possible.map(({ service }) => service)).toContain(found.service)
        else expect(overHttp).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
