import { parseAllDocuments } from 'yaml'
import { schemasOfDefinition } from '../../src/schema/definition.ts'
import type { KindShape } from '../../src/schema/kind-shape.ts'
import type { Schema } from '../../src/schema/types.ts'

/**
 * The kinds of some texts of CustomResourceDefinitions, by kind and version; of two of one version the first one
 * counts. Rules in CEL are left out: nobody would ask them.
 */
export function kindsOf(texts: readonly string[]): KindShape[] {
  const all = texts.flatMap((text) =>
    parseAllDocuments(text)
      .map((document) => document.toJS() as { kind?: string } | null)
      .filter((definition) => definition?.kind === 'CustomResourceDefinition')
      .flatMap((definition) => schemasOfDefinition(definition)),
  )
  const byName = new Map(all.toReversed().map((each) => [`${each.kind}.${each.apiVersion}`, each]))
  return [...byName.keys()].toSorted().map((name) => withoutCel(byName.get(name)!))
}

function withoutCel(kind: KindShape): KindShape {
  const text = JSON.stringify(kind.schema, (key, value: unknown) =>
    key === 'x-kubernetes-validations' ? undefined : value,
  )
  return { ...kind, schema: JSON.parse(text) as Schema }
}
