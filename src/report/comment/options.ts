import type { Location } from '../../core/report.ts'
import { clamp, code, markdownLink, urlPath } from '../escape.ts'
import type { Gate } from '../verdict.ts'

/** What a page needs to know beside the report. Without `repository` nothing is linked. */
export interface PageOptions {
  readonly gate: Gate
  /** Version of meshgate. */
  readonly version: string
  /** The folder with a page of each family of rules, without a slash at the end. */
  readonly docsUrl: string
  /** `https://github.com`, without a slash at the end. */
  readonly server?: string
  /** `owner/name`. */
  readonly repository?: string
  readonly headSha?: string
  readonly baseSha?: string | null
  /** The branch that is compared with. */
  readonly baseRef?: string
  /** Where the whole report is found. */
  readonly runUrl?: string
  /** Lines of one object's diff that are shown at most; default 300. */
  readonly diffLines?: number
}

/** A place as a link to its line in the commit of its side, or as code where there is nothing to link to. */
export function placeLink(at: Location, side: 'head' | 'base', options: PageOptions): string {
  const label = `${shortPath(at.file)}:${at.line}`
  const url = placeUrl(at, side === 'head' ? options.headSha : options.baseSha, options)
  return url === undefined ? code(label) : markdownLink(label, url)
}

/** A rule's id as a link to its page. */
export function ruleLink(rule: string, url: string | undefined, options: PageOptions): string {
  const own = url !== undefined && /^https?:\/\/[\w./~?=&#%-]+$/.test(url) ? url : undefined
  const [family = ''] = rule.split('/')
  const page = `${options.docsUrl}/${urlPath(family)}.md#${urlPath(rule.replaceAll('/', ''))}`
  return markdownLink(rule, own ?? page)
}

/** ` (see the [full report](…))`, or nothing where there is none. */
export function reportLink(options: PageOptions): string {
  return options.runUrl === undefined ? '' : `, see the [full report](${options.runUrl})`
}

function placeUrl(at: Location, sha: string | null | undefined, options: PageOptions): string | undefined {
  if (options.repository === undefined || !sha) return undefined
  const lines = at.endLine > at.line ? `L${at.line}-L${at.endLine}` : `L${at.line}`
  const server = options.server ?? 'https://github.com'
  return `${server}/${options.repository}/blob/${sha}/${urlPath(at.file)}#${lines}`
}

/** The last two names of a path: a file is called `values-prod.yaml` in every folder. */
function shortPath(file: string): string {
  return clamp(file.split('/').slice(-2).join('/'), 120)
}
