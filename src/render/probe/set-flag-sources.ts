import type { Tree } from '../../core/tree.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { HelmRequest } from '../helm.ts'
import { placedNode } from '../../yaml/embedded.ts'
import { type UnrankedSource, embeddedSource, sourceFileOf, utf8Text, type SetFlag } from './values-source.ts'

/** The flags in the order in which Helm applies them (pkg/cli/values, MergeValues). */
export function flagSources(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return [
    ...textSources(tree, request, 'setJson'),
    ...textSources(tree, request, 'set'),
    ...textSources(tree, request, 'setString'),
    ...setFiles(tree, request),
    ...textSources(tree, request, 'setLiteral'),
  ]
}

/** The flags as written on the command line. */
const flagNames: Readonly<Record<SetFlag, string>> = {
  setJson: '--set-json',
  set: '--set',
  setString: '--set-string',
  setLiteral: '--set-literal',
}

function textSources(tree: Tree, { target, flags, embedded }: HelmRequest, flag: SetFlag): UnrankedSource[] {
  const parameters = (target.settings?.parameters ?? []).filter((parameter) => parameter.flag === flag)
  const statedCount = new Set(parameters.map(({ key }) => key)).size
  return (flags?.[flag] ?? []).flatMap((text, index): UnrankedSource[] => {
    const embeddedValues = embedded?.get(`${flag}/${index}`)
    const key = text.slice(0, text.indexOf('='))
    if (embeddedValues) {
      const node = placedNode(readerOf(tree), embeddedValues)
      return embeddedSource(tree, embeddedValues, {
        as: 'flag',
        flag,
        index,
        key,
        embedded: embeddedValues,
        node,
      })
    }
    // An object states it and no file has its text: flags of the command line come after those of the object.
    if (index < statedCount) return []
    return [{ input: { as: 'flag', flag, index }, file: flagNames[flag], text, root: null, prefixes: [[]] }]
  })
}

function setFiles(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return (request.flags?.setFile ?? []).flatMap((item) => {
    const name = item.slice(item.indexOf('=') + 1)
    const file = sourceFileOf(tree, request, name)
    if (!file) return []
    return [
      {
        input: { as: 'text', name },
        file: file.path,
        text: utf8Text(file.data),
        root: null,
        prefixes: [[]],
      },
    ]
  })
}
