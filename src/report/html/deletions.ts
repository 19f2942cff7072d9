import type { Report } from '../../core/report.ts'
import {
  deletedNames,
  deletionGroups,
  deletionTitle,
  isLoss,
  type DeletionGroup,
} from '../deletion-groups.ts'
import { objectTitle } from '../words.ts'
import { markup, messageMarkup, nothing, type Markup } from './markup.ts'

/** What merging deletes, leaves behind or moves. */
export function deletionsView({ deletions }: Report): Markup {
  const groups = deletionGroups(deletions)
  if (groups.length === 0) return nothing
  return markup`<section id="deletions" class="notice" aria-labelledby="deletions-title">
<h2 id="deletions-title">Merging this</h2>
<ul>
${groups.map(groupRow)}
</ul></section>`
}

function groupRow(group: DeletionGroup): Markup {
  const title = deletionTitle(group)
  const where = group.environments.length === 0 ? '' : ` in ${group.environments.join(', ')}`
  const shown = isLoss[group.outcome] ? markup`<b class="loosens">${title}</b>` : markup`<b>${title}</b>`
  return markup`<li>${shown}${where}: ${deletedNames(group, objectTitle)}: ${messageMarkup(group.reason)}</li>`
}
