import type { Finding } from '../../src/core/report.ts'
import { subjectsOf } from '../../src/rules/explain.ts'
import { istioSentence } from '../../src/rules/istio-codes.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { loadCases, type Case } from '../../test/rules/cases.ts'
import { exampleOf, type Example } from './rule-examples.ts'

/** docs/rules.md: a page of each rule from its metadata and its cases, with what meshgate really says of them. */
export async function rulesDocs(): Promise<string> {
  const cases = loadCases()
  const pages = await Promise.all(rules.map((rule) => page(rule, cases)))
  const sections = Object.entries(families).map(([family, title]) => {
    const own = pages.filter((_, index) => familyOf(rules[index]!) === family)
    return [`## ${title}`, ...own].join('\n\n')
  })
  return `${[introduction, contents(), ...sections].join('\n\n')}\n`
}

/** The heading of each family; a rule of another one has no page, which the guards refuse. */
const families: Readonly<Record<string, string>> = {
  authz: 'Who may call whom',
  egress: 'Traffic that leaves the mesh',
  extension: 'Proxies extended',
  gitops: 'What is in the repository',
  helm: 'Charts and their values',
  jwt: 'Tokens',
  mesh: 'How Istio is installed',
  routing: 'Timeouts and retries',
  schema: 'YAML and its shape',
  workload: 'Pods and their sidecars',
}

const introduction = `# Rules

<!-- Made by \`npm run generate\` from src/rules and test/rules. -->

Each rule has a default severity; \`.meshgate.yaml\` sets another one or switches a rule off. \`meshgate explain RULE\`
prints a page in the terminal. The examples are parts of the tests of the rules, and what is shown under them is what
meshgate prints for them.`

function contents(): string {
  const rows = rules.map(
    ({ id, severity, summary }) => `| [${id}](#${anchor(id)}) | ${severity} | ${summary} |`,
  )
  return ['| Rule | Severity | Finds |', '|---|---|---|', ...rows].join('\n')
}

/** GitHub's anchor of a heading leaves the slash out. */
function anchor(id: string): string {
  return id.replaceAll('/', '')
}

function familyOf({ id }: Rule): string {
  return id.split('/')[0]!
}

async function page(rule: Rule, cases: readonly Case[]): Promise<string> {
  const [bad, good] = await Promise.all([exampleOf(rule, cases, 'bad'), exampleOf(rule, cases, 'good')])
  return [
    `### ${rule.id}`,
    `${rule.summary} Default: **${rule.severity}**. Looks at: ${subjectsOf(rule)}.`,
    `**Why.** ${rule.why}`,
    `**Fix.** ${rule.fix}`,
    ...(rule.istio ? [`**In Istio.** ${istioSentence(rule)}`] : []),
    ...(bad ? ['**Found:**', ...texts(bad), fenced('text', bad.findings.map(outputLine).join('\n'))] : []),
    ...(good ? ['**Not found:**', ...texts(good)] : []),
    `More: [the cases of this rule](../test/rules/${rule.id}).`,
  ].join('\n\n')
}

function outputLine({ severity, at, message }: Finding): string {
  return `${severity}  ${at.file}:${at.line}:${at.column}  ${message}`
}

/** The files of an example, each with its name where there are several; what every chart has is left out. */
function texts({ files }: Example): string[] {
  const paths = Object.keys(files).toSorted()
  return paths
    .filter((path) => !path.endsWith('Chart.yaml'))
    .map((path) => {
      const language = path.endsWith('.json') ? 'json' : 'yaml'
      const name = paths.length > 1 ? `\`${path}\`:\n\n` : ''
      return name + fenced(language, files[path]!.trimEnd())
    })
}

/** Longer than any run of backticks in the text. */
function fenced(language: string, text: string): string {
  const runs = [...text.matchAll(/`{3,}/g)].map(([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}
