import { expect, it } from 'vitest'
import type { Change, FieldChange } from '../../../src/core/report.ts'
import { hostChanges } from '../../../src/report/comment/reachable.ts'

function entry(fields: FieldChange[], environments: string[] = ['prod'], kind = 'ServiceEntry'): Change {
  const object = { apiVersion: 'networking.istio.io/v1', kind, namespace: 'n', name: 'e' }
  return { type: 'changed', object, target: 't', environments, fields, causes: [], diff: '' }
}

const whole = (hosts: string[], ...ports: number[]) => ({
  spec: { hosts, ports: ports.map((number) => ({ number })) },
})

it('finds the hosts of entries that are new or gone, with their ports', () => {
  const changes = [
    entry([{ path: '', after: whole(['a.example', 'b.example'], 443, 80) }], ['dev', 'prod']),
    entry([{ path: '', before: whole(['c.example'], 443) }]),
  ]
  expect(hostChanges(changes)).toEqual([
    { host: 'a.example', ports: [80, 443], type: 'added', environments: ['dev', 'prod'], causes: [] },
    { host: 'b.example', ports: [80, 443], type: 'added', environments: ['dev', 'prod'], causes: [] },
    { host: 'c.example', ports: [443], type: 'removed', environments: ['prod'], causes: [] },
  ])
})

it('finds hosts that a changed entry gains and loses; its ports are not told', () => {
  const fields = [
    { path: 'spec.hosts[0]', before: 'a.example', after: 'b.example' },
    { path: 'spec.hosts[1]', after: 'c.example' },
    { path: 'spec.resolution', before: 'DNS', after: 'NONE' },
  ]
  expect(hostChanges([entry(fields)]).map(({ host, type, ports }) => [host, type, ports])).toEqual([
    ['b.example', 'added', []],
    ['a.example', 'removed', []],
    ['c.example', 'added', []],
  ])
})

it('takes a list in another order for no change of hosts', () => {
  expect(hostChanges([entry([{ path: 'spec.hosts', before: ['a', 'b'], after: ['b', 'a'] }])])).toEqual([])
})

it('takes a host that moves to another entry of the environment for no change', () => {
  const moved = [
    entry([{ path: '', before: whole(['a.example'], 443) }], ['dev', 'prod']),
    entry([{ path: '', after: whole(['a.example'], 443) }], ['prod']),
  ]
  expect(hostChanges(moved)).toEqual([
    { host: 'a.example', ports: [443], type: 'removed', environments: ['dev'], causes: [] },
  ])
})

it('keeps changes that belong to no environment', () => {
  expect(hostChanges([entry([{ path: '', after: whole(['a']) }], [])])).toEqual([
    { host: 'a', ports: [], type: 'added', environments: [], causes: [] },
  ])
})

it('looks at ServiceEntries of Istio only, and minds no odd shapes', () => {
  const fields = [{ path: '', after: whole(['a.example'], 443) }]
  const foreign = { ...entry(fields), object: { ...entry(fields).object, apiVersion: 'example.org/v1' } }
  const odd = [
    {},
    null,
    'x',
    { spec: null },
    { spec: { hosts: 'a', ports: [null, { number: '443' }] } },
    { spec: { hosts: [1] } },
  ]
  const oddEntries = odd.map((after) => entry([{ path: '', after }]))
  expect(hostChanges([foreign, entry(fields, ['prod'], 'VirtualService'), ...oddEntries])).toEqual([])
})
