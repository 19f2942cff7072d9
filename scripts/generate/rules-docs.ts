import type { Finding } from '../../src/core/report.ts'
import { describeViews } from '../../src/rules/explain.ts'
import { istioSentence } from '../../src/rules/istio-codes.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { loadCases, type Case } from '../../test/rules/cases.ts'
import { exampleOf, messagesByCode, type Example } from './rule-examples.ts'

/** The texts of docs/rules by file name: a page of each family, and README.md, which lists all rules. */
export function rulesDocs(): Record<string, () => Promise<string>> {
  const pages = Object.keys(families).map((family) => [`${family}.md`, () => familyPage(family)] as const)
  return { 'README.md': async () => contents(), ...Object.fromEntries(pages) }
}

/** The title of each family; a rule of another one has no page, which the guards refuse. */
const families: Readonly<Record<string, string>> = {
  ambient: 'Ambient mode',
  authz: 'Who may call whom',
  change: 'What merging does',
  egress: 'Traffic that leaves the mesh',
  extension: 'Proxies extended',
  'gateway-api': 'The Gateway API',
  gitops: 'What is in the repository',
  helm: 'Charts and their values',
  jwt: 'Tokens',
  invariant: 'What must always hold',
  mesh: 'How Istio is installed',
  meshgate: 'The check itself',
  routing: 'Timeouts and retries',
  schema: 'YAML and its shape',
  workload: 'Pods and their sidecars',
}

const made = '<!-- Made by `npm run generate` from src/rules and test/rules. -->'

/** All rules, by family. */
function contents(): string {
  const sections = Object.entries(families).map(([family, title]) => {
    const rows = rulesOf(family).map(
      ({ id, severity, isOptional, summary }) =>
        `| [${id}](${family}.md#${anchor(id)}) | ${isOptional ? 'off' : severity} | ${summary} |`,
    )
    return [`## ${title}`, '', '| Rule | Severity | Finds |', '|---|---|---|', ...rows].join('\n')
  })
  const introduction = `Each rule has a default severity, and says one or several things, each under a code of its own. \`.meshgate.yaml\` sets another severity for a rule or a code, or switches it off: [findings.md](../findings.md). \`meshgate explain RULE\` prints a page in the terminal.`
  return `${['# Rules', made, introduction, ...sections].join('\n\n')}\n`
}

/** The rules of a family, each from its metadata and its cases, with what meshgate really says of them. */
async function familyPage(family: string): Promise<string> {
  const cases = loadCases()
  const pages = await Promise.all(rulesOf(family).map((rule) => page(rule, cases)))
  const introduction = `The examples are parts of the tests of the rules, and what is shown under them is what meshgate prints for them. [All rules](README.md).`
  return `${[`# ${families[family]}`, made, introduction, ...pages].join('\n\n')}\n`
}

function rulesOf(family: string): Rule[] {
  return rules.filter((rule) => familyOf(rule) === family)
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
  const messages = await messagesByCode(rule, cases)
  return [
    `## ${rule.id}`,
    `${rule.summary} Default: **${rule.isOptional ? 'off' : rule.severity}**. Looks at: ${describeViews(rule)}.`,
    `**Why.** ${rule.why}`,
    `**Fix.** ${rule.fix}`,
    ...(rule.istio ? [`**In Istio.** ${istioSentence(rule)}`] : []),
    ...(bad ? ['**Found:**', ...texts(bad), fenced('text', bad.findings.map(outputLine).join('\n'))] : []),
    ...(good ? ['**Not found:**', ...texts(good)] : []),
    codesTable(rule, messages),
    `More: [the cases of this rule](../../test/rules/${rule.id}).`,
  ].join('\n\n')
}

/** The codes of a rule, each with the message of the first case that shows it. */
function codesTable({ codes }: Rule, messages: ReadonlyMap<string, string>): string {
  const rows = codes.map((code) => `| \`${code}\` | ${cell(messages.get(code) ?? unshown)} |`)
  return ['| Code | For example |', '|---|---|', ...rows].join('\n')
}

/** The cell of a code that no case of files can show. */
const unshown = '(no example: it needs a base, a network or a time limit)'

/** A sentence as one cell of a table. */
function cell(message: string): string {
  return message.replaceAll('|', '\\|').replaceAll('\n', ' ')
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
