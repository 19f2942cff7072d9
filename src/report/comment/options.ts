import type { Finding, Location } from '../../core/report.ts'
import { code, markdownLink, urlPath } from '../escape.ts'
import { ruleUrl } from '../rule-url.ts'
import type { Gate } from '../verdict.ts'
import { pathEnd } from './file-names.ts'

/** The commits of a report on GitHub. Without `repository` locations are not links. */
export interface CommitLinks {
  /** `https://github.com`, without a slash at the end. */
  readonly server?: string
  /** `owner/name`. */
  readonly repository?: string
  readonly headSha?: string
  readonly baseSha?: string | null
  /** The base branch. */
  readonly baseRef?: string
  /** The page of the workflow run, which has the full report. */
  readonly runUrl?: string
}

/** Options of a page besides the report. */
export interface PageOptions extends CommitLinks {
  readonly gate: Gate
  /** Version of meshgate. */
  readonly version: string
  /** The folder with a page of each family of rules, without a slash at the end. */
  readonly docsUrl: string
  /** The command that repeats the check; default: with the base branch only. */
  readonly command?: string
  /** Limit on the lines of one object's diff; default 300. */
  readonly diffLines?: number
  /** Limit on the folded places of equal findings; default 100. */
  readonly equalPlaces?: number
  /** The names of files in the page, which `markdownPage` chooses; default: the ends of their paths. */
  readonly nameOfFile?: (file: string) => string
}

/** The commit in which the places of a finding are. */
export function sideOfFinding({ status, side }: Finding): 'head' | 'base' {
  return status === 'fixed' ? 'base' : (side ?? 'head')
}

/** A location as a link to its line in the head or base commit, or as code where the commit is unknown. */
export function placeLink(at: Location, side: 'head' | 'base', options: PageOptions): string {
  const label = `${(options.nameOfFile ?? pathEnd)(at.file)}:${at.line}`
  const url = placeUrl(at, side === 'head' ? options.headSha : options.baseSha, options)
  return url === undefined ? code(label) : markdownLink(label, url)
}

/** A rule's id as a link to its page. */
export function ruleLink(rule: string, url: string | undefined, { docsUrl }: PageOptions): string {
  return markdownLink(rule, ruleUrl(rule, docsUrl, url))
}

/** `, see the [full report](…)`, or `''` without a run page. */
export function reportLink(options: PageOptions): string {
  return options.runUrl === undefined ? '' : `, see the [full report](${options.runUrl})`
}

/** The URL of a location in a commit; `undefined` where the repository or the commit is unknown. */
export function placeUrl(
  at: Location,
  sha: string | null | undefined,
  options: CommitLinks,
): string | undefined {
  if (options.repository === undefined || !sha) return undefined
  const [file = '', packed] = at.file.split('!')
  const blob = `${options.server ?? 'https://github.com'}/${options.repository}/blob/${sha}/${urlPath(file)}`
  // A line in a packed chart has no page of its own, but its archive has.
  if (packed !== undefined) return blob
  return `${blob}#${at.endLine > at.line ? `L${at.line}-L${at.endLine}` : `L${at.line}`}`
}
