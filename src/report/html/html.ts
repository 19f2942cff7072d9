import type { Report } from '../../core/report.ts'
import { inertOutput } from '../escape.ts'
import { changesView } from './changes.ts'
import { checksView } from './checks.ts'
import { documentHead, pageScript } from './document.ts'
import { egressView } from './egress.ts'
import { environmentsView } from './environments.ts'
import { filterForm } from './filters.ts'
import { findingsView } from './findings.ts'
import { pageHeader } from './header.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, type Markup } from './markup.ts'
import { mergingView } from './merging.ts'
import { missingView } from './missing.ts'

/**
 * The report as one HTML page that needs no other file and asks for none: it is complete without its script, which adds
 * filters, search, side-by-side diffs and keys.
 */
export function htmlReport(report: Report, options: HtmlOptions): string {
  return inertOutput(page(report, options).html)
}

function page(report: Report, options: HtmlOptions): Markup {
  return markup`<!doctype html>
<html lang="en">
${documentHead()}
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${pageHeader(report, options)}
<main>
${filterForm(report)}
${mergingView(report, options)}
${egressView(report)}
${checksView(report, options)}
${findingsView(report.findings, options)}
${changesView(report, options)}
${environmentsView(report)}
${missingView(report)}
</main>
<footer>meshgate ${options.version} · secrets are masked · what a rule means: <code>meshgate explain RULE</code></footer>
${pageScript()}
</body>
</html>
`
}
