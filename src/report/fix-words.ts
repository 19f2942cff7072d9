import type { Fix, SideEffect } from '../core/report.ts'
import { clamp, line } from './escape.ts'
import { count, objectTitle } from './words.ts'

/** A fix with its side effects in one line of plain text: `fix: set timeout to 12s (envs/prod.yaml:7)`. */
export function fixLine({ title, edits, also }: Fix): string {
  const places = edits.map((edit) => `${line(edit.file)}:${edit.line}`)
  const shown = also.slice(0, maxEffects).map(effectWords)
  const hidden = also.length > shown.length ? [count(also.length - shown.length, 'more change')] : []
  const sideEffects = also.length === 0 ? '' : `; it also ${line([...shown, ...hidden].join(', and '))}`
  return `fix: ${line(title)} (${[...new Set(places)].join(', ')})${sideEffects}`
}

/** Limit on listed side effects; the JSON report has all. */
const maxEffects = 2

/**
 * A side effect in words, not escaped: `changes VirtualService shop/pay spec.http[0].timeout from 10s to 12s in dev`, or
 * `adds VirtualService shop/pay in dev`. Values are only given if none is a map or list, and are cut at 60 characters; without
 * environments ` in …` is left out.
 */
export function effectWords({ type, object, environments, before, after }: SideEffect): string {
  const name = objectTitle(object)
  const where = environments.length === 0 ? '' : ` in ${clamp(environments.join(', '), 100)}`
  if (type !== 'changed') return `${verbs[type]} ${name}${where}`
  const values =
    isShort(before) && isShort(after) ? [valueText(' from ', before), valueText(' to ', after)] : []
  const field = object.path === undefined ? '' : ` ${object.path}`
  return `${verbs[type]} ${name}${field}${values.join('')}${where}`
}

const verbs = {
  added: 'adds',
  removed: 'removes',
  changed: 'changes',
} satisfies Record<SideEffect['type'], string>

/** False for a map or list: one line has no place for it. */
function isShort(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function valueText(preposition: string, value: unknown): string {
  if (value === undefined) return ''
  return preposition + clamp(typeof value === 'string' ? value : JSON.stringify(value), 60)
}
