import type { YamlNode } from '../../yaml/node.ts'
import { counterpartOf, documentsOf, nodeAt, textAll, type TemplateDocument } from '../probe/documents.ts'
import type { Output } from '../probe/probe.ts'

/** A field that a template renders without a content. */
export interface EmptyField {
  /** The full name of the template. */
  readonly template: string
  readonly document: TemplateDocument
  readonly trail: readonly (string | number)[]
  /** The objects of the template. */
  readonly documents: readonly TemplateDocument[]
}

/** The fields of all objects of a render that are null or an empty text, or show that Go printed nothing. */
export function emptyFields(output: Output): EmptyField[] {
  return [...output].filter(isOfObjects).flatMap(([template, text]) => {
    const documents = documentsOf(text)
    return documents.flatMap((document) =>
      emptyBelow(document.root, []).map((trail) => ({ template, document, trail, documents })),
    )
  })
}

/** What became of the field in another render. */
export function textIn(
  output: Output,
  { template, document, trail, documents }: EmptyField,
): string | undefined {
  const others = documentsOf(output.get(template) ?? '')
  const counterpart = counterpartOf(documents.indexOf(document), documents, others, true)
  const node = counterpart && nodeAt(counterpart.root, trail)
  return node && textAll(node)
}

function isOfObjects([template]: readonly [string, string]): boolean {
  return !template.endsWith('/NOTES.txt')
}

function emptyBelow(node: YamlNode, trail: EmptyField['trail']): EmptyField['trail'][] {
  if (node.kind === 'scalar') return isEmpty(node.value) ? [trail] : []
  if (node.kind === 'list') return node.items.flatMap((item, index) => emptyBelow(item, [...trail, index]))
  return [...node.entries].flatMap(([key, { value }]) => emptyBelow(value, [...trail, key]))
}

/** `%!s(<nil>)` is what `printf` makes of no value. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'string' && /%!\w\(<nil>\)/.test(value))
}
