import { Aggregator } from 'mingo/aggregator'
import {
  $addFields,
  $bucketAuto,
  $group,
  $project,
  $replaceRoot,
  $replaceWith,
  $set,
  $unset,
} from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import type { Options } from 'mingo/types'
import { StoreError } from '../store/store-error'
import { accumulators } from './accumulators'
import { expressions } from './expressions'
import { own } from './field-path'
import { lookup } from './lookup'
import { compileQuery, strictQueryOperators } from './match'
import { contextOf, evaluateOn, optionsWith } from './mingo-context'
import { sortDocuments } from './sort'
import type { Documents, Fetch, Run, Step } from './stage'
import { badStage, countOf, nameOf, objectOf, orderOf, queryOf, stepOf } from './stage-operands'
import { unwind } from './unwind'
import { compareValues, isPlainObject, rankOf } from './values'

type Stage = (documents: Documents, operand: unknown, run: StageRun) => Documents

interface StageRun extends Run {
  readonly options: Options
  runSteps(documents: Documents, steps: readonly Step[]): Documents
}

const mingoStages = { $addFields, $bucketAuto, $group, $project, $replaceRoot, $replaceWith, $set, $unset }

/** The stages that the SDK offers, and their plain relatives. Those that mingo gets right are mingo's. */
const stages: Readonly<Record<string, Stage>> = {
  ...Object.fromEntries(Object.keys(mingoStages).map((name) => [name, byMingo(name)])),
  $match: (documents, operand, run) => documents.filter(compileQuery(queryOf(operand), run.options)),
  $sort: (documents, operand) => sortDocuments(documents, orderOf(operand)),
  $skip: (documents, operand) => documents.slice(countOf('$skip', operand, 0)),
  $limit: (documents, operand) => documents.slice(0, countOf('$limit', operand, 1)),
  $count: (documents, operand) => {
    const name = nameOf('$count', operand)
    return documents.length === 0 ? [] : [{ [name]: documents.length }]
  },
  $sample: (documents, operand) => sample(documents, countOf('$sample', objectOf('$sample', operand).size, 0)),
  $sortByCount: (documents, operand, run) =>
    run.runSteps(documents, [step('$group', { _id: operand, count: { $sum: 1 } }), step('$sort', { count: -1 })]),
  $bucket: bucket,
  $unwind: unwind,
  $lookup: lookup,
  $facet: (documents, operand, run) => {
    const pipelines = Object.entries(objectOf('$facet', operand))
    return [Object.fromEntries(pipelines.map(([name, pipeline]) => [name, run.runPipeline(documents, pipeline)]))]
  },
}

const context = contextOf({
  pipeline: mingoStages,
  query: strictQueryOperators,
  expression: expressions,
  accumulator: accumulators,
  projection: projections,
})

/** `variables` are what `$$name` means, by name. Refuses with UNSUPPORTED what is not among the stages. */
export function runStages(
  documents: Documents,
  steps: readonly Step[],
  fetch: Fetch,
  variables: Readonly<Record<string, unknown>> = {},
): Documents {
  const options = optionsWith(context, variables)
  const run: StageRun = {
    fetch,
    options,
    evaluate: (document, expression) => evaluateOn(document, expression, options),
    runSteps: (flowing, inner) => runStages(flowing, inner, fetch, variables),
    runPipeline(flowing, pipeline, more = {}) {
      if (!Array.isArray(pipeline) || !pipeline.every(isPlainObject)) throw badStage('a pipeline is an array of stages')
      return runStages(flowing, pipeline.map(stepOf), fetch, { ...variables, ...more })
    },
  }
  return steps.reduce((flowing, { name, operand }) => {
    const stage = own(stages, name)
    if (stage === undefined)
      throw new StoreError('UNSUPPORTED', `the stage ${name} is not supported by the local cloud`)
    return stage(flowing, operand, run)
  }, documents)
}

const step = (name: string, operand: unknown): Step => ({ name, operand })

function byMingo(name: string): Stage {
  return (documents, operand, run) => new Aggregator([{ [name]: operand }], run.options).run(documents)
}

/** Each document at most once, in no particular order. */
function sample(documents: Documents, size: number): Documents {
  const left = [...documents]
  for (let at = 0; at < Math.min(size, left.length); at++) {
    const other = at + Math.floor(Math.random() * (left.length - at))
    const [here, there] = [left[at], left[other]]
    if (here !== undefined && there !== undefined) [left[at], left[other]] = [there, here]
  }
  return left.slice(0, size)
}

/** Groups by the greatest boundary that is not above the value; buckets without documents do not come up. */
function bucket(documents: Documents, operand: unknown, run: StageRun): Documents {
  const { groupBy, boundaries, output = { count: { $sum: 1 } }, ...others } = objectOf('$bucket', operand)
  if (!Array.isArray(boundaries) || boundaries.length < 2 || !isAscending(boundaries)) {
    throw badStage('$bucket needs at least two ascending boundaries of one type')
  }
  const branches = boundaries.slice(0, -1).map((least, at) => ({
    case: { $and: [{ $gte: [groupBy, { $literal: least }] }, { $lt: [groupBy, { $literal: boundaries[at + 1] }] }] },
    // biome-ignore lint/suspicious/noThenProperty: this is the word of $switch
    then: { $literal: least },
  }))
  const byDefault = 'default' in others ? { default: { $literal: others.default } } : {}
  const group = { ...objectOf('$bucket', output), _id: { $switch: { branches, ...byDefault } } }
  return run.runSteps(documents, [step('$group', group), step('$sort', { _id: 1 })])
}

function isAscending(values: readonly unknown[]): boolean {
  return values.every(
    (value, at) => at === 0 || (rankOf(value) === rankOf(values[at - 1]) && compareValues(values[at - 1], value) < 0),
  )
}
