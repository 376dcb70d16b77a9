// Runs in the page, under its policy: a module of its own, as what a debugger evaluates is exempt from the policy.
import { openIndex } from './search.js'

globalThis.answersTo = async queries => {
  const index = openIndex(await (await fetch('articles.fihris')).arrayBuffer())
  return queries.map(query => {
    const { total, hits } = index.search(query, { limit: 10, highlight: true, snippet: true })
    return { total, hits }
  })
}
