import { isDnsLabel } from '../model/label-syntax.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { isUnfilled } from '../model/placeholder.ts'
import { quote } from './quote.ts'
import type { Problem } from './rule.ts'

/**
 * What the webhook refuses of `exportTo` in an object of the networking group: a namespace twice, `*` or `~` beside
 * others, what is no namespace; `~` anywhere but in a ServiceEntry; another namespace for a DestinationRule with a
 * selector (istio `pkg/config/validation/validation.go`, validateExportTo).
 */
export function* exportRefused(manifest: Manifest): Generator<Problem> {
  const list = manifest.spec.get('exportTo')
  const items = list.items().filter(({ text }) => !isUnfilled(text))
  // Where the object does not say its namespace, whoever applies it does.
  const own = manifest.root.at('metadata', 'namespace').text || '.'
  const names = items.map(({ text }) => (text === '.' ? own : text))
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const name = names[index]!
    const defect = seen.has(name) ? 'is named twice' : nameDefect(item, manifest.kind)
    if (defect) yield refused(item, `${quote(item.data)} in \`exportTo\` ${defect}`)
    seen.add(name)
  }
  const alone = manifest.kind === 'ServiceEntry' ? ['*', '~'] : ['*']
  for (const all of alone.filter((one) => names.includes(one) && list.items().length > 1)) {
    yield refused(list, `\`exportTo\` has ${quote(all)} beside other namespaces: leave one of the two out`)
  }
  yield* selectorScope(manifest, list, names, own)
}

function nameDefect(item: Node, kind: string): string | null {
  if (item.text === '~') return kind === 'ServiceEntry' ? null : 'is for ServiceEntries only'
  if (item.text === '*' || item.text === '.' || isDnsLabel(item.text)) return null
  return 'is no namespace: write a name, `.` or `*`'
}

/** A DestinationRule that acts for chosen workloads acts in its own namespace only. */
function* selectorScope(
  manifest: Manifest,
  list: Node,
  names: readonly string[],
  own: string,
): Generator<Problem> {
  const selector = manifest.spec.get('workloadSelector')
  if (manifest.kind !== 'DestinationRule' || selector.kind !== 'map') return
  if (names.every((name) => name === own)) return
  const mayBeOwn = own === '.' && names.length === 1 && names[0] !== '*'
  if (mayBeOwn) return
  yield {
    ...refused(
      list,
      '`exportTo` of a DestinationRule with `workloadSelector` can only be its own namespace, `.`',
    ),
    related: [{ node: selector, note: 'selects workloads of its own namespace' }],
  }
}

function refused(node: Node, message: string): Problem {
  return { node, message, refusedBy: 'webhook' }
}
