import { isCustomRule } from '../core/custom-rule.ts'
import { urlPath } from './escape.ts'

/**
 * The page of a rule: its section in the page of its family below `docsUrl`, or `ownUrl`, the page that a finding
 * names, if that is a plain URL. Rules of a repository without a page have that about such rules.
 */
export function ruleUrl(rule: string, docsUrl: string, ownUrl?: string): string {
  if (ownUrl !== undefined && /^https?:\/\/[\w./~?=&#%-]+$/.test(ownUrl)) return ownUrl
  if (isCustomRule(rule)) return docsUrl.replace(/\/rules$/, '/custom-rules.md')
  const [family = ''] = rule.split('/')
  return `${docsUrl}/${urlPath(family)}.md#${urlPath(rule.replaceAll('/', ''))}`
}
