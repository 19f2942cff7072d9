import { describe, expect, it } from 'vitest'
import type { ExitAnswer } from '../../src/core/egress-answer.ts'
import { egressGraph, type GraphedEgress } from '../../src/run/egress/egress-graph.ts'

function exit(host: string, fields: Partial<ExitAnswer> = {}): ExitAnswer {
  return {
    ...{ host, port: 443, address: '', mode: 'passthrough', tls: 'plain', isVerified: false },
    called: { host, port: 443, protocol: 'tls' },
    ...{ timeout: null, retries: null, via: [], isMirror: false, isInMesh: false, missing: [], by: null },
    ...fields,
  }
}

function egress(fields: Partial<GraphedEgress>): GraphedEgress {
  return { environment: 'prod', targets: [], shared: [], groups: [], changes: [], anyHost: [], ...fields }
}

function group(clients: string[], fields: Partial<GraphedEgress['groups'][number]> = {}) {
  const none = { except: [], exits: [], anyHost: null, limits: [], missing: [] }
  return { clients, reachesShared: true, ...none, ...fields }
}

/** An arrow in one line: `CLIENT -> HOST CHANGE`. */
function outline(shown: GraphedEgress): string[] {
  const { clients, arrows } = egressGraph(shown, true)
  return arrows.map(({ from, host, change }) => `${clients[from]!.names.join('+')} -> ${host} ${change}`)
}

describe('the graph of a mesh', () => {
  const shared = [exit('a.example'), exit('b.example')]
  const to = (host: string) => ({ host, port: 443, address: '' })

  it('has pods apart for which something differs, and that first', () => {
    const changes = [{ kind: 'opened' as const, ...to('b.example'), clients: ['y'] }]
    expect(outline(egress({ shared, groups: [group(['x', 'y', 'z'])], changes }))).toEqual([
      'y -> b.example opened',
      'y -> a.example none',
      'x+z -> a.example none',
      'x+z -> b.example none',
    ])
  })

  it('has what is gone, also of pods that reach nothing any more', () => {
    const changes = [{ kind: 'closed' as const, ...to('c.example'), clients: ['x', 'gateway g'] }]
    expect(outline(egress({ shared, groups: [group(['x'])], changes }))).toEqual([
      'x -> c.example closed',
      'gateway g -> c.example closed',
      'x -> a.example none',
      'x -> b.example none',
    ])
  })

  it('leaves out what a group reaches in another way, and has any host', () => {
    const anyHost = { reason: 'policy' as const, missing: [], by: null }
    const groups = [group(['x'], { except: ['a.example'], anyHost })]
    expect(outline(egress({ shared, groups, anyHost: [{ kind: 'opened', clients: ['x'] }] }))).toEqual([
      'x -> * opened',
      'x -> b.example none',
    ])
  })

  it('has what else decides, also of pods of which nothing else is known', () => {
    const limited = group(['x'], { limits: ['NetworkPolicy shop/out'] })
    const extended = { reachesShared: false, missing: ['what EnvoyFilter shop/extra does'] }
    const perhaps = exit('c.example', { missing: ['the workloads of Service shop/api'] })
    const groups = [limited, group(['y'], extended), group(['z'], { reachesShared: false, exits: [perhaps] })]
    const { clients, arrows } = egressGraph(egress({ shared: [exit('a.example')], groups }), true)
    expect(clients).toEqual([
      { names: ['x'], more: 0, notes: ['also limited by NetworkPolicy shop/out'] },
      { names: ['y'], more: 0, notes: ['depends on what EnvoyFilter shop/extra does'] },
      { names: ['z'], more: 0 },
    ])
    expect(arrows.map(({ host, missing }) => [host, missing])).toEqual([
      ['a.example', undefined],
      ['c.example', ['the workloads of Service shop/api']],
    ])
  })

  it('limits nothing where nothing is reached', () => {
    const groups = [group(['x'], { limits: ['NetworkPolicy shop/out'] })]
    expect(egressGraph(egress({ groups }), true).clients).toHaveLength(1)
    const none = [group(['x'], { reachesShared: false, limits: ['NetworkPolicy shop/out'] })]
    expect(egressGraph(egress({ groups: none }), true).clients).toEqual([])
  })

  it('is bounded, and says how much is left out', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => exit(`h${index}.example`))
    const groups = Array.from({ length: 100 }, (_, index) =>
      group([`n${index}`, `m${index}`, `o${index}`, `p${index}`]),
    )
    const changes = [{ kind: 'opened' as const, ...to('h999.example'), clients: ['p99'] }]
    const { clients, arrows, hidden } = egressGraph(egress({ shared: many, groups, changes }), true)
    expect(clients).toHaveLength(40)
    expect(clients.every(({ names }) => names.length <= 3)).toBe(true)
    expect(arrows).toHaveLength(120)
    expect(arrows[0]).toMatchObject({ from: 0, host: 'h999.example', change: 'opened' })
    expect(hidden).toBe(101_000 - 120)
  })
})
