import { distinctBy } from '../core/distinct.ts'
import { compareSeverity, compareText } from '../core/order.ts'
import type { Location } from '../core/report.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import type { Rule } from '../rules/rule.ts'
import type { LintFinding } from './finding.ts'

/**
 * Reports each fact once: drops repeated findings, and merges what a rule found in values with what it found about the
 * same thing in rendered objects of the same target: the finding stays at the values line and refers to the first object.
 */
export function deduplicate(findings: readonly LintFinding[]): LintFinding[] {
  const distinctFindings = distinctBy(findings, identityKey)
  const factsInValues = new Set(distinctFindings.filter(isOfValues).flatMap(factsOf))
  const renderedByFact = firstByFact(
    distinctFindings.filter((finding) => finding.manifest?.origins !== undefined),
  )
  return distinctFindings
    .filter(
      (finding) =>
        isOfValues(finding) || !finding.manifest || !factsOf(finding).some((fact) => factsInValues.has(fact)),
    )
    .map((finding) => (isOfValues(finding) ? withRendered(finding, renderedByFact) : finding))
}

/**
 * Drops findings that another rule reports better: those of a rule with `yieldsTo` if a rule named there reports the same
 * `about` in the same target, and those of a rule with `isGeneral` if another rule has an error or warning at the same field
 * of the object that fails a run at least as easily.
 */
export function dropSuperseded(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  return dropGeneral(dropYielding(findings, rules), rules)
}

/**
 * Drops findings of general rules at fields where a specific rule has a finding that fails a run at least as easily.
 */
function dropGeneral(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  const general = new Set(rules.filter(({ isGeneral }) => isGeneral).map(({ id }) => id))
  const specificByPath = new Map<Manifest, Map<string, LintFinding[]>>()
  for (const finding of findings) {
    const path = general.has(finding.rule) || finding.severity === 'info' ? null : pathIn(finding)
    if (path === null) continue
    const paths = specificByPath.get(finding.manifest!) ?? new Map<string, LintFinding[]>()
    const specific = paths.get(path) ?? []
    specific.push(finding)
    specificByPath.set(finding.manifest!, paths.set(path, specific))
  }
  return findings.filter((finding) => {
    const path = general.has(finding.rule) ? pathIn(finding) : null
    const specific = (path !== null && specificByPath.get(finding.manifest!)?.get(path)) || []
    return !specific.some((reported) => failsAsEasily(reported, finding))
  })
}

/** True if the first finding fails every run that the second one fails. */
function failsAsEasily(first: LintFinding, second: LintFinding): boolean {
  const isAsSure = first.confidence === 'certain' || second.confidence !== 'certain'
  return isAsSure && compareSeverity(first.severity, second.severity) <= 0
}

/** The path of the field that a finding is about, or that shows it; `null` if it is not in an object. */
function pathIn({ manifest, node, shownBy }: LintFinding): string | null {
  const field = shownBy ?? node
  return manifest && field instanceof Node ? field.path : null
}

function dropYielding(findings: readonly LintFinding[], rules: readonly Rule[]): LintFinding[] {
  const yieldsTo = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]))
  const reported = new Set(findings.flatMap(factsOf))
  return findings.filter(({ rule, target, about }) => {
    const preferredRules = yieldsTo.get(rule) ?? []
    return about === null || !preferredRules.some((id) => reported.has(factKey(id, target, about)))
  })
}

/** Sorts by file, line and column, then by rule, target and message. */
export function sortByLocation(findings: readonly LintFinding[]): LintFinding[] {
  return findings.toSorted((a, b) => compareLocations(a.at, b.at) || compareText(sortKey(a), sortKey(b)))
}

function identityKey({ rule, code, target, about, at }: LintFinding): string {
  return JSON.stringify([rule, code, target, about, at])
}

function isOfValues({ subject }: LintFinding): boolean {
  return subject === 'values'
}

/** Empty for a finding that two views cannot share. */
function factsOf({ rule, target, about }: LintFinding): string[] {
  return about === null ? [] : [factKey(rule, target, about)]
}

function factKey(rule: string, target: string | null, about: string): string {
  return JSON.stringify([rule, target, about])
}

function firstByFact(findings: readonly LintFinding[]): Map<string, LintFinding> {
  return new Map(findings.toReversed().flatMap((finding) => factsOf(finding).map((key) => [key, finding])))
}

function withRendered(finding: LintFinding, renderedByFact: ReadonlyMap<string, LintFinding>): LintFinding {
  const rendered = factsOf(finding).flatMap((key) => renderedByFact.get(key) ?? [])[0]
  if (!rendered || !(rendered.node instanceof Node)) return finding
  return { ...finding, manifest: rendered.manifest, shownBy: rendered.node }
}

function compareLocations(first: Location, second: Location): number {
  return compareText(first.file, second.file) || first.line - second.line || first.column - second.column
}

function sortKey({ rule, target, message }: LintFinding): string {
  return `${rule}\n${target ?? ''}\n${message}`
}
