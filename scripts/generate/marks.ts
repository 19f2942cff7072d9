/** Puts text between `<!-- name -->` and `<!-- /name -->`. Throws if the marks are not there. */
export function between(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const start = text.indexOf(open) + open.length
  const end = text.indexOf(close, start)
  if (start < open.length || end < 0) throw new Error(`there is no ${open}`)
  return `${text.slice(0, start)}${content}\n${text.slice(end)}`
}
