import { isDnsLabel } from '../../syntax/label-syntax.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import type { Problem } from '../problem.ts'

/** The codes of problems with `exportTo` in an object of any kind. */
export type ExportCode =
  | 'duplicate-export'
  | 'export-to-none'
  | 'export-not-a-namespace'
  | 'export-all-beside-others'

/**
 * Reports what the webhook refuses in `spec.exportTo` of a networking object: a repeated namespace, `*` or `~` beside
 * others, a string that is no namespace, and `~` outside a ServiceEntry (istio
 * `pkg/config/validation/validation.go`, validateExportTo).
 */
export function* exportRefused(manifest: Manifest): Generator<Problem<ExportCode>> {
  const list = manifest.spec.get('exportTo')
  const items = exportItems(list)
  const names = exportNames(items, ownNamespace(manifest))
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const name = names[index]!
    const defect = seen.has(name) ? namedTwice : nameDefect(item, manifest.kind)
    if (defect) yield webhookProblem(defect.code, item, `${quote(item.data)} in \`exportTo\` ${defect.text}`)
    seen.add(name)
  }
  const exclusiveNames = manifest.kind === 'ServiceEntry' ? ['*', '~'] : ['*']
  for (const exclusive of exclusiveNames.filter((name) => names.includes(name) && list.items().length > 1)) {
    const message = `\`exportTo\` has ${quote(exclusive)} beside other namespaces: keep either ${quote(exclusive)} or the namespaces`
    yield { ...webhookProblem('export-all-beside-others', list, message), about: `exportTo ${exclusive}` }
  }
}

/** The end of a sentence about a namespace in `exportTo`, with its code. */
interface NamespaceDefect {
  readonly code: ExportCode
  readonly text: string
}

const namedTwice: NamespaceDefect = { code: 'duplicate-export', text: 'is listed twice: remove one' }

function nameDefect(item: Node, kind: string): NamespaceDefect | null {
  if (item.text === '~') {
    return kind === 'ServiceEntry' ? null : { code: 'export-to-none', text: 'works only in a ServiceEntry' }
  }
  if (item.text === '*' || item.text === '.' || isDnsLabel(item.text)) return null
  return { code: 'export-not-a-namespace', text: 'is no namespace: write a name, `.` or `*`' }
}

/** Reports an `exportTo` of a DestinationRule with a selector that names more than the rule's own namespace. */
export function* selectorExportRefused(rule: Manifest): Generator<Problem<'export-beyond-namespace'>> {
  const [list, selector] = [rule.spec.get('exportTo'), rule.spec.get('workloadSelector')]
  const namespace = ownNamespace(rule)
  const names = exportNames(exportItems(list), namespace)
  if (selector.kind !== 'map') return
  if (names.every((name) => name === namespace)) return
  const isUnstatedNamespace = namespace === '.' && names.length === 1 && names[0] !== '*'
  if (isUnstatedNamespace) return
  const message = '`exportTo` of a DestinationRule with `workloadSelector` can only be its own namespace, `.`'
  const related = { node: selector, note: 'selects workloads of its own namespace' }
  yield webhookProblem('export-beyond-namespace', list, message, related)
}

/** The items of a list without placeholders. */
function exportItems(list: Node): Node[] {
  return list.items().filter(({ text }) => !isUnfilled(text))
}

function exportNames(items: readonly Node[], namespace: string): string[] {
  return items.map(({ text }) => (text === '.' ? namespace : text))
}

/** The namespace that the object states, else `.`: whoever applies the object then chooses the namespace. */
function ownNamespace({ root }: Manifest): string {
  return root.at('metadata', 'namespace').text || '.'
}
