import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

/** Where and when figures were taken: without this they say nothing. */
export interface Machine {
  cpu: string
  cores: number
  memoryGigabytes: number
  system: string
  node: string
  /** Of fihris. */
  version: string
  /** Of the minute before the run: near 0 on an idle machine, above 1 where others worked on it meanwhile. */
  loadBefore: number
}

export function machine(): Machine {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    version,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  }
}

export function describeMachine(m: Machine): string {
  return `${m.cpu}, ${m.cores} cores, ${m.memoryGigabytes} GB, ${m.system}, Node ${m.node}, fihris ${m.version}, load ${m.loadBefore} before the run`
}
