import type { SpillStore } from '../../src/index.js'

/** A store in memory that says what it holds, and fails at its `failAt`th call, counted from 1. */
export class MemorySpill implements SpillStore {
  readonly runs: Map<string, Uint8Array> = new Map()
  calls = 0
  written = 0
  private readonly failAt: number

  constructor(failAt: number = Number.POSITIVE_INFINITY) {
    this.failAt = failAt
  }

  write(name: string, bytes: Uint8Array): void {
    this.call()
    if (this.runs.has(name)) throw new Error(`${name} is written twice`)
    this.runs.set(name, bytes.slice())
    this.written++
  }

  read(name: string, from: number, to: number): Uint8Array {
    this.call()
    const run = this.runs.get(name)
    if (!run || from < 0 || to > run.length || from >= to) throw new Error(`${name} has no bytes ${from} to ${to}`)
    return run.slice(from, to)
  }

  delete(name: string): void {
    if (!this.runs.delete(name)) throw new Error(`${name} is not there`)
  }

  private call(): void {
    if (++this.calls === this.failAt) throw new Error('the store is full')
  }
}
