import { isDnsLabel } from '../../syntax/label-syntax.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import type { Problem } from '../rule.ts'

/** What the webhook can refuse of `exportTo` in an object of any kind. */
export type ExportCode =
  | 'duplicate-export'
  | 'export-to-none'
  | 'export-not-a-namespace'
  | 'export-all-beside-others'

/**
 * What the webhook refuses of `exportTo` in an object of the networking group: a namespace twice, `*` or `~` beside
 * others, what is no namespace; `~` anywhere but in a ServiceEntry (istio `pkg/config/validation/validation.go`,
 * validateExportTo).
 */
export function* exportRefused(manifest: Manifest): Generator<Problem<ExportCode>> {
  const list = manifest.spec.get('exportTo')
  const items = exportItems(list)
  const names = exportNames(items, ownNamespace(manifest))
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const name = names[index]!
    const defect = seen.has(name) ? namedTwice : nameDefect(item, manifest.kind)
    if (defect) yield refused(defect.code, item, `${quote(item.data)} in \`exportTo\` ${defect.text}`)
    seen.add(name)
  }
  const alone = manifest.kind === 'ServiceEntry' ? ['*', '~'] : ['*']
  for (const all of alone.filter((one) => names.includes(one) && list.items().length > 1)) {
    const message = `\`exportTo\` has ${quote(all)} beside other namespaces: leave one of the two out`
    yield { ...refused('export-all-beside-others', list, message), about: `exportTo ${all}` }
  }
}

/** The end of a sentence about a namespace in `exportTo`, with its code. */
interface NamespaceDefect {
  readonly code: ExportCode
  readonly text: string
}

const namedTwice: NamespaceDefect = { code: 'duplicate-export', text: 'is named twice' }

function nameDefect(item: Node, kind: string): NamespaceDefect | null {
  if (item.text === '~') {
    return kind === 'ServiceEntry' ? null : { code: 'export-to-none', text: 'is for ServiceEntries only' }
  }
  if (item.text === '*' || item.text === '.' || isDnsLabel(item.text)) return null
  return { code: 'export-not-a-namespace', text: 'is no namespace: write a name, `.` or `*`' }
}

/** What the webhook refuses of `exportTo` in a DestinationRule with a selector: it acts in its own namespace only. */
export function* selectorExportRefused(rule: Manifest): Generator<Problem<'export-beyond-namespace'>> {
  const [list, selector] = [rule.spec.get('exportTo'), rule.spec.get('workloadSelector')]
  const own = ownNamespace(rule)
  const names = exportNames(exportItems(list), own)
  if (selector.kind !== 'map') return
  if (names.every((name) => name === own)) return
  const mayBeOwn = own === '.' && names.length === 1 && names[0] !== '*'
  if (mayBeOwn) return
  const message = '`exportTo` of a DestinationRule with `workloadSelector` can only be its own namespace, `.`'
  const related = { node: selector, note: 'selects workloads of its own namespace' }
  yield refused('export-beyond-namespace', list, message, related)
}

/** The namespaces of a list without those that some tool fills in later. */
function exportItems(list: Node): Node[] {
  return list.items().filter(({ text }) => !isUnfilled(text))
}

function exportNames(items: readonly Node[], own: string): string[] {
  return items.map(({ text }) => (text === '.' ? own : text))
}

/** Where the object does not say its namespace, whoever applies it does. */
function ownNamespace({ root }: Manifest): string {
  return root.at('metadata', 'namespace').text || '.'
}
