import { expect, it } from 'vitest'
import type { EgressAnswer, MeshEgressAnswer } from '../../src/core/egress-answer.ts'
import { isEgressUnknown } from '../../src/report/egress/egress-words.ts'

const mesh: MeshEgressAnswer = { environment: 'prod', targets: [], shared: [], groups: [], unread: [] }
const difference = { verdict: 'unknown', because: ['what legacy has'], anyHost: [], changes: [] } as const

it.each<[string, Partial<EgressAnswer>, boolean]>([
  ['all was read', { meshes: [mesh] }, false],
  ['something of a mesh is not read', { meshes: [{ ...mesh, unread: ['what legacy has'] }] }, true],
  ['something of another mesh is not read', { meshes: [mesh], unread: ['what legacy has'] }, true],
  ['nobody knows whether more is new', { meshes: [{ ...mesh, difference }] }, true],
])('is complete unless not: %s', (_, answer, expected) => {
  expect(isEgressUnknown({ meshes: [], unread: [], allowlist: [], ...answer })).toBe(expected)
})
