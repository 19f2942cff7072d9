import { describe, expect, it } from 'vitest'
import type { MeshAccessAnswer } from '../../src/core/access-answer.ts'
import { accessMarkdown } from '../../src/report/access/access-markdown.ts'
import { accessText } from '../../src/report/access/access-text.ts'
import { sharedReasons } from '../../src/report/shared-reasons.ts'

const common = ['a is not rendered', 'b is not rendered', 'c is not rendered']

describe('reasons of several meshes', () => {
  it('are said once where several meshes have them, in their order', () => {
    const reasons = sharedReasons([[...common, 'own'], common, []])
    expect(reasons.shared).toEqual(common)
    expect(reasons.ofMesh([...common, 'own'])).toEqual(['own', '3 reasons of the list at the end'])
    expect(reasons.ofMesh(common.slice(0, 1))).toEqual(['1 reason of the list at the end'])
    expect(reasons.ofMesh(['other'])).toEqual(['other'])
  })

  it('are repeated where that is as short', () => {
    const lists = [common.slice(0, 2), common.slice(0, 2)]
    const reasons = sharedReasons(lists)
    expect(reasons.shared).toEqual([])
    expect(reasons.ofMesh(lists[0]!)).toEqual(lists[0])
  })

  it('stand under the meshes in the text and in Markdown', () => {
    const meshes = ['dev', 'prod'].map((environment): MeshAccessAnswer => ({
      ...{ environment, targets: [], verdict: 'unknown', because: common },
      ...{ changes: [], added: [], routes: [] },
    }))
    const answer = { meshes }
    for (const output of [accessText(answer), accessMarkdown(answer)]) {
      expect(output.split('b is not rendered').length - 1).toBe(1)
      expect(output.split('3 reasons of the list at the end').length - 1).toBe(2)
    }
  })
})
