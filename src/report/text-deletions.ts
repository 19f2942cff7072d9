import type { Report } from '../core/report.ts'
import { deletedNames, deletionGroups, deletionTitle, isLoss, type DeletionGroup } from './deletion-groups.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { count, objectTitle } from './words.ts'

/** What merging deletes, leaves behind or moves, for a terminal; `''` if head renders all objects of base. */
export function deletionsText({ deletions }: Report, paint: Paint): string {
  const groups = deletionGroups(deletions)
  if (groups.length === 0) return ''
  const hidden = groups.length - maxGroups
  const lines = [
    paint('bold', 'merging this:'),
    ...groups.slice(0, maxGroups).flatMap((group) => groupLines(group, paint)),
    ...(hidden > 0
      ? [paint('dim', `  … and ${count(hidden, 'more group')} (\`--format json\` lists all)`)]
      : []),
  ]
  return lines.map((text) => `${text}\n`).join('')
}

/** Limit on listed groups; what is deleted comes first. */
const maxGroups = 12

function groupLines(group: DeletionGroup, paint: Paint): string[] {
  const title = paint(isLoss[group.outcome] ? 'red' : 'yellow', deletionTitle(group))
  const names = deletedNames(group, (object) => line(clamp(objectTitle(object), 200)))
  const where = group.environments.length === 0 ? '' : ` in ${line(group.environments.join(', '))}`
  return [`  ${title}${where}: ${names}`, `    ${paint('dim', line(group.reason))}`]
}
