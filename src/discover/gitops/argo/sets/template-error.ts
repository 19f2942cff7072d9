import type { YamlNode } from '../../../../yaml/node.ts'

/** Why a template or generator is not evaluated, as the end of a sentence. */
export class TemplateError extends Error {}

/** A mistake for which Argo CD generates no Application either. */
export class RefusedTemplate extends TemplateError {
  /** The text that is at fault; `undefined` if it is not known. */
  readonly node: YamlNode | undefined

  constructor(message: string, node?: YamlNode) {
    super(message)
    this.node = node
  }
}

/** Returns the result of a template; throws the error if it failed. */
export function filledOrThrow<Filled>(filled: Filled | TemplateError): Filled {
  if (filled instanceof TemplateError) throw filled
  return filled
}
