import { parseAllDocuments } from 'yaml'
import { fluxRules } from '../../src/rules/schema/cel/flux.ts'
import { schemasOfDefinition } from '../../src/schema/definition.ts'
import type { KindShape } from '../../src/schema/kind-shape.ts'
import type { Schema } from '../../src/schema/types.ts'

/**
 * The kinds of some texts of CustomResourceDefinitions, by kind and version; of two of one version the first one
 * counts. Rules in CEL are left out, except for those that `fluxRules` evaluates.
 */
export function kindsOf(texts: readonly string[]): KindShape[] {
  const all = texts.flatMap((text) =>
    parseAllDocuments(text)
      .map((document) => document.toJS() as { kind?: string } | null)
      .filter((definition) => definition?.kind === 'CustomResourceDefinition')
      .flatMap((definition) => schemasOfDefinition(definition)),
  )
  const byName = new Map(all.toReversed().map((each) => [`${each.kind}.${each.apiVersion}`, each]))
  return [...byName.keys()].toSorted().map((name) => withEvaluatedRules(byName.get(name)!))
}

function withEvaluatedRules(kind: KindShape): KindShape {
  const text = JSON.stringify(kind.schema, (key, value: unknown) =>
    key === 'x-kubernetes-validations' ? evaluatedRules(value as Rules) : value,
  )
  return { ...kind, schema: JSON.parse(text) as Schema }
}

type Rules = NonNullable<Schema['x-kubernetes-validations']>

/** The rules with an entry; `undefined` if there are none. */
function evaluatedRules(rules: Rules): Rules | undefined {
  const evaluated = rules.filter(({ rule }) => fluxRules[rule])
  return evaluated.length === 0 ? undefined : evaluated
}
