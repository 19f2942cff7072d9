/** Why a template or generator is not evaluated, as the end of a sentence. */
export class TemplateError extends Error {}
