/** Why a template or generator is not evaluated, as the end of a sentence. */
export class TemplateError extends Error {}

/** Returns the result of a template; throws the error if it failed. */
export function filledOrThrow<Filled>(filled: Filled | TemplateError): Filled {
  if (filled instanceof TemplateError) throw filled
  return filled
}
