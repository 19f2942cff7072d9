import type { FilledPart } from '../../../../core/embedded-values.ts'
import type { TextFiller } from '../../filled-parts.ts'
import type { ParameterSet, Parameters } from './parameters.ts'

/**
 * Returns how a set of parameters fills texts.
 *
 * @param isNested true for Go templates; fields of parameters are followed, functions are not
 * @param outer how another set filled the texts before; `null` if none did
 */
export function parameterFiller(
  { values, places }: ParameterSet,
  isNested: boolean,
  outer: TextFiller | null = null,
): TextFiller {
  return {
    placeholders: /\{\{.*?\}\}/g,
    partOf(placeholder): Omit<FilledPart, 'placeholder'> | null {
      const name = isNested ? fieldName(placeholder) : placeholder.slice(2, -2).trim()
      const value = name === undefined ? undefined : valueOf(values, name, isNested)
      if (name === undefined || value === undefined) return outer?.partOf(placeholder) ?? null
      const at = places.get(name)?.() ?? null
      return { text: value, ...(at && { at }) }
    },
  }
}

/** The name of the parameter if a template prints only one parameter. */
function fieldName(placeholder: string): string | undefined {
  return /^\{\{-?\s*\.([\w]+(?:\.[\w]+)*)\s*-?\}\}$/.exec(placeholder)?.[1]
}

function valueOf(values: Parameters, name: string, isNested: boolean): string | undefined {
  const value = (isNested ? name.split('.') : [name]).reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Parameters)[key]
        : undefined,
    values,
  )
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}
