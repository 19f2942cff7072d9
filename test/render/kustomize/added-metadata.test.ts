import { describe, expect, it } from 'vitest'
import type { AddedMetadata } from '../../../src/core/target.ts'
import { withAddedMetadata } from '../../../src/render/kustomize/added-metadata.ts'
import { sectionsOf, textOfSections } from '../../../src/render/kustomize/sections.ts'

const at = { file: 'release.yaml', line: 3 }
const added: AddedMetadata[] = [
  { field: 'labels', key: 'flux/name', value: 'web', at },
  { field: 'labels', key: 'team', value: 'pay', at },
]

/** The lines of an object with the labels, each with the line that it came from; `+` for added ones. */
function lines(manifest: string, entries: readonly AddedMetadata[] = added): string[] {
  const sections = sectionsOf(manifest, (line) => ({ file: 'a.yaml', line }))
  const result = sections.map((section) => withAddedMetadata(section, entries))
  expect(textOfSections(result).manifest.split('\n').length).toBe(
    result.flatMap((section) => section.lines).length + 1,
  )
  return result.flatMap(({ lines: texts, origins }) =>
    texts.map(
      (text, index) => `${origins[index]?.file === 'release.yaml' ? '+' : origins[index]?.line} ${text}`,
    ),
  )
}

describe('labels that a controller adds', () => {
  it.each([
    [
      'to an object without labels',
      'kind: Service\nmetadata:\n  name: web\nspec: {}\n',
      [
        '1 kind: Service',
        '2 metadata:',
        '+   labels:',
        '+     "flux/name": "web"',
        '+     "team": "pay"',
        '3   name: web',
        '4 spec: {}',
      ],
    ],
    [
      'to its labels, of which they take the place',
      'metadata:\n  labels:\n    app: web\n    team: other\n  name: web\n',
      [
        '1 metadata:',
        '2   labels:',
        '+     "flux/name": "web"',
        '3     app: web',
        '+     "team": "pay"',
        '5   name: web',
      ],
    ],
    [
      'to labels in braces',
      'metadata:\n  name: web\n  labels: { app: web,\n    team: other }\nspec: {}\n',
      [
        ...['1 metadata:', '2   name: web', '+   labels:', '+     "app": "web"', '+     "team": "pay"'],
        ...['+     "flux/name": "web"', '5 spec: {}'],
      ],
    ],
    [
      'to metadata in braces',
      'metadata: { name: web, labels: { app: web } }\nspec: {}\n',
      ['1 metadata: {"name":"web","labels":{"app":"web","flux/name":"web","team":"pay"}}', '2 spec: {}'],
    ],
    [
      'to no CRD',
      '# Source: web/crds/a.yaml\nmetadata:\n  name: a\n',
      ['1 # Source: web/crds/a.yaml', '2 metadata:', '3   name: a'],
    ],
    ['to nothing without metadata', 'a: 1\n', ['1 a: 1']],
  ])('are added %s', (_, manifest, expected) => {
    expect(lines(manifest)).toEqual(expected)
  })

  it('are the last ones of a key, beside annotations', () => {
    const entries: AddedMetadata[] = [
      ...added,
      { field: 'labels', key: 'team', value: 'common', at },
      { field: 'annotations', key: 'note', value: 'x', at },
    ]
    expect(lines('metadata:\n  labels:\n    a: b\n', entries)).toEqual([
      ...['1 metadata:', '+   annotations:', '+     "note": "x"', '2   labels:'],
      ...['+     "flux/name": "web"', '+     "team": "common"', '3     a: b'],
    ])
  })
})
