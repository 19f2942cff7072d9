import { compareText } from '../core/order.ts'
import type { Location } from '../core/report.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import type { Rule } from '../rules/rule.ts'
import type { LintFinding } from './finding.ts'

/**
 * Makes each fact one finding: a repeated one is dropped; what a rule found in values and, about the same thing in
 * the same target, in rendered objects stands at the values line and gains the first of those objects.
 */
export function deduplicate(findings: readonly LintFinding[]): LintFinding[] {
  const found = distinct(findings)
  const inValues = new Set(found.filter(isOfValues).flatMap(factOf))
  const shown = firstByFact(found.filter((finding) => finding.manifest?.origins !== undefined))
  return found
    .filter(
      (finding) =>
        isOfValues(finding) || !finding.manifest || !factOf(finding).some((each) => inValues.has(each)),
    )
    .map((finding) => (isOfValues(finding) ? shownBy(finding, shown) : finding))
}

/** Drops what another rule says better about the same thing in the same target, or about the same field. */
export function dropSuperseded(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  return dropGeneral(dropYielding(findings, rules), rules)
}

/** Drops what a general rule says of a field that another rule certainly reports an error at. */
function dropGeneral(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  const general = new Set(rules.filter(({ isGeneral }) => isGeneral).map(({ id }) => id))
  const named = new Map<Manifest, Set<string>>()
  for (const finding of findings) {
    const path = isCertainError(finding) && !general.has(finding.rule) ? pathIn(finding) : null
    if (path === null) continue
    const paths = named.get(finding.manifest!) ?? new Set()
    named.set(finding.manifest!, paths.add(path))
  }
  return findings.filter((finding) => {
    const path = general.has(finding.rule) ? pathIn(finding) : null
    return path === null || !named.get(finding.manifest!)?.has(path)
  })
}

/** What is only likely fails no run by default: it takes the place of nothing that does. */
function isCertainError({ severity, confidence }: LintFinding): boolean {
  return severity === 'error' && confidence === 'certain'
}

/** The field of the object that a finding is about, or that shows it. */
function pathIn({ manifest, node, shownBy }: LintFinding): string | null {
  const field = shownBy ?? node
  return manifest && field instanceof Node ? field.path : null
}

function dropYielding(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  const yieldsTo = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]))
  const said = new Set(findings.flatMap(factOf))
  return findings.filter(({ rule, target, about }) => {
    const stronger = yieldsTo.get(rule) ?? []
    return about === null || !stronger.some((id) => said.has(fact(id, target, about)))
  })
}

/** By file, line and column, then by rule, target and message. */
export function sortByPlace(findings: readonly LintFinding[]): LintFinding[] {
  return findings.toSorted(
    (one, other) => comparePlaces(one.at, other.at) || compareText(words(one), words(other)),
  )
}

function distinct(findings: readonly LintFinding[]): LintFinding[] {
  return [...new Map(findings.map((finding) => [sameness(finding), finding])).values()]
}

function sameness({ rule, code, target, about, at }: LintFinding): string {
  return JSON.stringify([rule, code, target, about, at])
}

function isOfValues({ subject }: LintFinding): boolean {
  return subject === 'values'
}

/** Nothing for what is about no thing that two views could share. */
function factOf({ rule, target, about }: LintFinding): string[] {
  return about === null ? [] : [fact(rule, target, about)]
}

function fact(rule: string, target: string | null, about: string): string {
  return JSON.stringify([rule, target, about])
}

function firstByFact(findings: readonly LintFinding[]): Map<string, LintFinding> {
  return new Map(findings.toReversed().flatMap((finding) => factOf(finding).map((key) => [key, finding])))
}

function shownBy(finding: LintFinding, shown: ReadonlyMap<string, LintFinding>): LintFinding {
  const rendered = factOf(finding).flatMap((key) => shown.get(key) ?? [])[0]
  if (!rendered || !(rendered.node instanceof Node)) return finding
  return { ...finding, manifest: rendered.manifest, shownBy: rendered.node }
}

function comparePlaces(one: Location, other: Location): number {
  return compareText(one.file, other.file) || one.line - other.line || one.column - other.column
}

function words({ rule, target, message }: LintFinding): string {
  return `${rule}\n${target ?? ''}\n${message}`
}
