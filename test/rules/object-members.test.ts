import { expect, it } from 'vitest'
import { lint } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import type { YamlNode, YamlScalar } from '../../src/yaml/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { askAboutEgress } from '../model/egress-about.ts'
import { askAboutRequests } from '../model/requests-about.ts'
import { loadCases, unmarked } from './cases.ts'
import { meshOf } from './objects.ts'

/** A name that every object of JavaScript has, in the place of a kind, protocol, mode or other text that tables have. */
const member = 'constructor'

const texts = loadCases()
  .filter(({ files }) => Object.keys(files).length === 1)
  .flatMap(({ rule, name, files }) => {
    const [[file, text]] = Object.entries(files) as [[string, string]]
    return file.endsWith('.values.yaml') ? [] : [{ name: `${rule}/${name}`, text: unmarked(text) }]
  })

it('no rule and no simulator takes a text for a member of an object', () => {
  const failed = texts.flatMap(({ name, text }) =>
    scalarsIn(text).flatMap(({ start, end }) => {
      const changed = `${text.slice(0, start)}${member}${text.slice(end)}`
      try {
        const mesh = meshOf(changed, '', 'default')
        lint(mesh, rules)
        askAboutEgress(mesh)
        askAboutRequests(mesh)
        return []
      } catch (error) {
        return [`${name}: ${text.slice(0, start).split('\n').at(-1)}${member}: ${String(error)}`]
      }
    }),
  )
  expect(failed).toEqual([])
})

function scalarsIn(text: string): YamlScalar[] {
  return parseDocuments(text, '').flatMap(({ root }) => (root ? scalarsBelow(root) : []))
}

function scalarsBelow(node: YamlNode): YamlScalar[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(({ value }) => scalarsBelow(value))
  if (node.kind === 'list') return node.items.flatMap(scalarsBelow)
  return node.kind === 'scalar' ? [node] : []
}
