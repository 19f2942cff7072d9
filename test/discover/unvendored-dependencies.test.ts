import { expect, test } from 'vitest'
import { isEnabledDependency } from '../../src/discover/unvendored-dependencies.ts'
import { Node } from '../../src/model/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

function nodeOf(text: string): Node {
  return Node.of(parseDocuments(text, 'Chart.yaml')[0]!.root!)
}

// As Helm's processDependencyConditions and processDependencyTags decide.
test.each([
  ['{ name: gateway }', '{}', true],
  ['{ name: gateway, condition: edge.enabled }', '{}', true],
  ['{ name: gateway, condition: edge.enabled }', '{ edge: { enabled: false } }', false],
  ['{ name: gateway, condition: edge.enabled }', "{ edge: { enabled: 'false' } }", true],
  ['{ name: gateway, condition: edge.enabled }', '{ edge: { enabled: "${EDGE}" } }', null],
  ['{ name: gateway, condition: "first.enabled, edge.enabled" }', '{ edge: { enabled: false } }', false],
  [
    '{ name: gateway, condition: "first.enabled,edge.enabled" }',
    '{ first: { enabled: true }, edge: { enabled: false } }',
    true,
  ],
  ['{ name: gateway, tags: [mesh] }', '{ tags: { mesh: false } }', false],
  ['{ name: gateway, tags: [mesh, edge] }', '{ tags: { mesh: false, edge: true } }', true],
  [
    '{ name: gateway, tags: [mesh], condition: edge.enabled }',
    '{ tags: { mesh: false }, edge: { enabled: true } }',
    true,
  ],
])('the dependency %s with the values %s', (dependency, values, isEnabled) => {
  expect(isEnabledDependency(nodeOf(dependency), nodeOf(values))).toBe(isEnabled)
})
