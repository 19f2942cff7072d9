/** A name reduced to letters, digits, `-` and `.` (argo-cd `applicationset/utils/template_functions.go`, SanitizeName). */
export function sanitizedName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '')
}
