import type { FilledPart } from '../../../../core/embedded-values.ts'
import type { TextFiller } from '../../filled-parts.ts'
import type { ParameterSet, Parameters } from './parameters.ts'

/**
 * Says what each placeholder of texts stands for that Argo CD has filled with a set of parameters: the text of the parameter,
 * and where it is written if that is known; `null` for an unknown parameter, or one that is no string, number or boolean.
 *
 * @param isNested true for Go templates: `{{.a.b}}` is followed, calls of functions are unknown
 * @param outer says it for another set, which filled the texts first; `null` without one
 */
export function parameterFiller(
  { values, places }: ParameterSet,
  isNested: boolean,
  outer: TextFiller | null = null,
): TextFiller {
  return {
    placeholders: /\{\{.*?\}\}/g,
    partOf(placeholder): Omit<FilledPart, 'placeholder'> | null {
      const filledFirst = outer?.partOf(placeholder)
      if (filledFirst) return filledFirst
      const name = isNested ? fieldName(placeholder) : placeholder.slice(2, -2).trim()
      const value = name === undefined ? undefined : valueOf(values, name, isNested)
      if (name === undefined || value === undefined) return null
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
