import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { meshCases, recordedDecisions } from '../../tools/oracle/mesh-case.ts'

const cases = meshCases()

test('there are recorded meshes', () => {
  expect(cases.length).toBeGreaterThan(5)
})

test('the guide and the changelog say how many decisions are recorded', () => {
  const count = cases.flatMap(({ requests }) => requests).length
  const guide = readFileSync('docs/requests.md', 'utf8')
  expect(guide).toContain(`: ${count} recorded requests to ${cases.length} meshes`)
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`against ${count} recorded decisions`)
})

describe.each(cases)('$name', ({ name, requests }) => {
  test('each request has a recorded decision, and nothing else has', () => {
    const names = requests.map((request) => request.name)
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(recordedDecisions(name)?.decisions ?? {}).toSorted()).toEqual(names.toSorted())
  })

  test('only a decision to pass a request on reaches an upstream', () => {
    for (const [request, { status, tries, upstream }] of Object.entries(recordedDecisions(name)!.decisions)) {
      expect({ request, isSeen: upstream !== undefined }).toEqual({ request, isSeen: tries > 0 })
      if (status === 200) expect({ request, tries }).toEqual({ request, tries: 1 })
    }
  })
})
