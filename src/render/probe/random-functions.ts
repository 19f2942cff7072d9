/** Template functions of Sprig and Helm whose result depends on chance or the time. */
const randomFunction =
  /^(?:rand\w+|shuffle|uuidv4|now|ago|date\w*|htmlDate\w*|gen\w+|derivePassword|bcrypt|htpasswd|encryptAES)$/

/** Whether the result of a template function may depend on chance or the time. */
export function isRandomFunction(name: string): boolean {
  return randomFunction.test(name)
}

/** Comments, and strings that contain no action for `tpl`. */
const notCode = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|(?!\{\{)[^"\\\n])*"/g

/** Words that are no names of fields or variables. */
const word = /(?<![.$\w])[A-Za-z]\w*/g

/** Whether a text calls such a function in an action. Words in comments and plain strings do not count. */
export function callsRandomFunction(text: string): boolean {
  const actions = text.match(/\{\{[\s\S]*?\}\}/g) ?? []
  return actions.some((action) => (action.replace(notCode, ' ').match(word) ?? []).some(isRandomFunction))
}
