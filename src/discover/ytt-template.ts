/**
 * True for a text with instructions of ytt, which are comments of YAML: `#@ load(…)`, `#@ if … :`, `#@overlay/match …`, or a
 * value that is an expression, `name: #@ data.values.name` (https://carvel.dev/ytt/docs/latest/lang-ref-annotation). YAML
 * reads the value as null, and an overlay as an object without most of its fields.
 */
export function isYttTemplate(text: string): boolean {
  return text.includes('#@') && instruction.test(text)
}

/** A statement of Starlark, an annotation of a module of ytt, or an expression in place of a value. */
const instruction =
  /^[ \t]*#@(?:[ \t]*load\(|[ \t]+(?:if|for|def|end)\b|(?:data|overlay|schema|yaml|template|assert)\/)|^[^#\r\n]*[:-][ \t]+#@[ \t]+\S/m
