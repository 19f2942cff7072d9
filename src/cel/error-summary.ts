/**
 * The first line of the message of an error of cel-js, with its first letter in lower case. The lines after it, which quote
 * the expression, are left out. Anything else that was thrown is converted to text.
 */
export function errorSummary(error: unknown): string {
  const { summary, message } = error as { readonly summary?: unknown; readonly message?: unknown }
  const [line = ''] = String(summary ?? message ?? error).split('\n')
  return line.charAt(0).toLowerCase() + line.slice(1)
}
