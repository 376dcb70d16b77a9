/** Why a program of another language gave no figures, in a line for the table. */
export function reasonOf(error: unknown, program: string, timeout: number): string {
  if (!(error instanceof Error)) return String(error)
  const { code, killed, stderr } = error as Error & { code?: unknown; killed?: boolean; stderr?: string }
  if (code === 'ENOENT') return `${program} is not installed`
  if (killed) return `gave up after ${timeout / 1000} s`
  const lines = (stderr ?? '').trim().split('\n')
  return lines[lines.length - 1] || error.message
}
