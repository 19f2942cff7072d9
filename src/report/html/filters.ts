import type { Report } from '../../core/report.ts'
import { visible } from '../escape.ts'
import { markup, type Markup } from './markup.ts'

/** The value of the filter for what belongs to no environment. */
const noEnvironment = ''

/** The filters, the search field and the switches; they need the script and are hidden without it. */
export function filterForm(report: Report): Markup {
  return markup`<form class="filters js-only" role="search" aria-label="Filter the report">
<label class="search">Search <input id="search" type="search" placeholder="rule, file, host, object…" autocomplete="off" spellcheck="false"></label>
<label>Environment <select id="environment"><option value="*">all</option>${environmentsOf(report).map(option)}</select></label>
${choices('Severity', 'severity', [
  ['error', 'errors'],
  ['warning', 'warnings'],
  ['info', 'notes'],
])}
${choices('State', 'state', [
  ['new', 'new'],
  ['existing', 'existing'],
  ['fixed', 'fixed'],
])}
<fieldset><legend>Diffs</legend>
<label><input type="radio" name="diff" value="unified" checked> unified</label>
<label><input type="radio" name="diff" value="split"> side by side</label></fieldset>
<button type="button" id="unfold">Unfold all</button>
<label title="j and k go from entry to entry, / searches"><input type="checkbox" id="keys" checked> keys <kbd>j</kbd> <kbd>k</kbd> <kbd>/</kbd></label>
<p id="shown" role="status"></p>
</form>`
}

/** The environments of an entry as a JSON list, for an attribute that the script of the page compares with the chosen one. */
export function environmentsData(environments: readonly string[]): string {
  return JSON.stringify(environments.map(visible))
}

/** The environments of findings and changes, in the order of the targets. */
function environmentsOf({ targets, findings, changes }: Report): string[] {
  const named = [...findings, ...changes].flatMap(({ environments }) =>
    environments.length > 0 ? environments : [noEnvironment],
  )
  const used = new Set(named)
  const ordered = targets.flatMap(({ environment }) => environment ?? []).filter((name) => used.has(name))
  return [...new Set([...ordered, ...used])]
}

function option(name: string): Markup {
  return markup`<option value="${name}">${name === noEnvironment ? 'none' : name}</option>`
}

function choices(legend: string, name: string, values: readonly (readonly [string, string])[]): Markup {
  const boxes = values.map(
    ([value, label]) =>
      markup`<label><input type="checkbox" name="${name}" value="${value}" checked> ${label}</label>`,
  )
  return markup`<fieldset><legend>${legend}</legend>${boxes}</fieldset>`
}
