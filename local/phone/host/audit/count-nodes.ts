import { treeElementOf } from '../dom-backend'

export interface NodeCount {
  readonly nodes: number
  readonly depth: number
  readonly children: number
}

/** Counts what templates wrote below and with `element`; what tags draw inside of themselves is not a node of the page. */
export function countNodes(element: Element): NodeCount {
  const children = nodesIn(element)
  const counts = children.map(countNodes)
  return {
    nodes: 1 + counts.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + Math.max(0, ...counts.map(({ depth }) => depth)),
    children: Math.max(children.length, ...counts.map((count) => count.children)),
  }
}

function nodesIn(element: Element): Element[] {
  return Array.from(element.children).flatMap((child) => (isNode(child) ? [child] : nodesIn(child)))
}

/** True for the element that a node of the engine stands for itself. */
const isNode = (element: Element): boolean => treeElementOf(element)?.$$ === (element as unknown)
