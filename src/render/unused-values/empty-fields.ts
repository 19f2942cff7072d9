import type { YamlNode } from '../../yaml/node.ts'
import {
  counterpartDocument,
  documentsOf,
  nodeAt,
  allText,
  type TemplateDocument,
} from '../probe/documents.ts'
import type { Output } from '../probe/probe.ts'

/** A field that a template renders empty. */
export interface EmptyField {
  /** The full name of the template. */
  readonly template: string
  readonly document: TemplateDocument
  readonly path: readonly (string | number)[]
  /** The objects of the template. */
  readonly documents: readonly TemplateDocument[]
}

/** The fields of all objects of a render that are null, an empty string, or contain Go's text for a missing value. */
export function emptyFields(output: Output): EmptyField[] {
  return [...output].filter(isOfObjects).flatMap(([template, text]) => {
    const documents = documentsOf(text)
    return documents.flatMap((document) =>
      emptyBelow(document.root, []).map((path) => ({ template, document, path, documents })),
    )
  })
}

/** The text of the field in another render. */
export function emptyFieldText(output: Output, emptyField: EmptyField): string | undefined {
  const { template, document, path, documents } = emptyField
  const candidates = documentsOf(output.get(template) ?? '')
  const counterpart = counterpartDocument(documents.indexOf(document), documents, candidates, true)
  const node = counterpart && nodeAt(counterpart.root, path)
  return node && allText(node)
}

function isOfObjects([template]: readonly [string, string]): boolean {
  return !template.endsWith('/NOTES.txt')
}

function emptyBelow(node: YamlNode, path: EmptyField['path']): EmptyField['path'][] {
  if (node.kind === 'scalar') return isEmpty(node.value) ? [path] : []
  if (node.kind === 'list') return node.items.flatMap((item, index) => emptyBelow(item, [...path, index]))
  return [...node.entries].flatMap(([key, { value }]) => emptyBelow(value, [...path, key]))
}

/** Go's `printf` prints a missing value as `%!s(<nil>)`. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'string' && /%!\w\(<nil>\)/.test(value))
}
