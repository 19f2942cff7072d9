import { describe, expect, it } from 'vitest'
import { parseFieldPattern, patternText } from '../../src/custom-rules/field-pattern.ts'
import { schemasOfKinds } from '../../src/custom-rules/kind-schemas.ts'
import { unknownStep } from '../../src/custom-rules/unknown-step.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { YamlScalar } from '../../src/yaml/node.ts'
import { offsetInSource } from '../../src/yaml/scalar-offset.ts'

describe('a path of fields', () => {
  it.each([
    ['spec.http[*].timeout', ['spec', 'http', null, 'timeout']],
    ['.spec.hosts[0]', ['spec', 'hosts', 0]],
    ['metadata.labels["example.com/team"]', ['metadata', 'labels', 'example.com/team']],
    ["metadata.labels['a b']", ['metadata', 'labels', 'a b']],
    ['[*]', [null]],
  ])('%s is read', (text, pattern) => {
    expect(parseFieldPattern(text)).toEqual(pattern)
  })

  it.each(['', '.', 'spec..a', 'spec.', 'spec[', 'spec[a]', 'a b', 'spec[""]'])('%j is none', (text) => {
    expect(parseFieldPattern(text)).toBeNull()
  })

  it('is written as it is read', () => {
    const text = 'spec.http[*].match[0].headers["x/id"]'
    expect(patternText(parseFieldPattern(text)!)).toBe(text)
  })
})

describe('a field that a kind does not have', () => {
  const unknownOf = async (kind: string, text: string) => {
    const schemas = await schemasOfKinds([kind], [])
    return schemas && unknownStep(parseFieldPattern(text)!, schemas)
  }

  it.each([
    ['VirtualService', 'spec.http[*].timout', 3, '; did you mean `timeout`?'],
    ['networking.istio.io/VirtualService', 'spec.https', 1, '; did you mean `http`?'],
    ['Deployment', 'spec.template.spec.containers.image', 4, '; `containers` is a list: look at its items'],
    ['Service', 'metadata.label', 1, '; did you mean `labels`?'],
    ['Service', 'zzz', 0, ''],
  ])('%s: %s', async (kind, text, depth, advice) => {
    expect(await unknownOf(kind, text)).toEqual({ depth, advice })
  })

  it.each([
    ['VirtualService', 'spec.http[*].match[*].headers["x"].exact'],
    ['VirtualService', 'metadata.labels.team'],
    ['VirtualService', 'apiVersion'],
    ['Deployment', 'spec.template.spec.containers[*].resources.limits.cpu'],
    ['ConfigMap', 'data.anything'],
    // Of two kinds of one name one has it.
    ['Gateway', 'spec.servers[*].hosts'],
    ['Gateway', 'spec.listeners[*].hostname'],
  ])('%s: %s is known', async (kind, text) => {
    expect(await unknownOf(kind, text)).toBeNull()
  })

  it('is not known of kinds without a definition', async () => {
    expect(await schemasOfKinds(['Deployment', 'Widget'], [])).toBeNull()
    expect(await schemasOfKinds(['*'], [])).toBeNull()
    const json = { apiVersion: 'a/v1', kind: 'Widget', schema: {} }
    expect(unknownStep(['spec', 'a'], (await schemasOfKinds(['Widget'], [json]))!)).toBeNull()
  })
})

describe('a character of a scalar', () => {
  it.each([
    ["a: 'it''s b'", 'b'],
    ['a: "\\u0061\\tX"', 'X'],
    ['a: |\n  one\n    two X\n', 'X'],
    ['a: >\n  one\n  two\n\n  three X\n', 'X'],
    ['a: one\n  two X\n', 'X'],
    ['a: "one\\\n  two X"', 'X'],
    ['a: |\r\n  one\r\n  X\r\n', 'X'],
    ['a: X', 'X'],
  ])('is found in %j', (text, character) => {
    const root = parseDocuments(text, 'a.yaml')[0]!.root!
    const scalar = (root.kind === 'map' ? root.entries.get('a')!.value : root) as YamlScalar
    const offset = offsetInSource(scalar, String(scalar.value).indexOf(character))
    expect(offset).toBe(text.lastIndexOf(character))
  })
})
