import type { RoadGraph } from './road-graph.ts'

/** No road leads there. */
export const unreached = 0x7fffffff

/** A binary heap of nodes by cost, on two typed arrays; a node may lie in it more than once, the cheapest comes first. */
class Heap {
  private readonly node: Int32Array
  private readonly cost: Int32Array
  private size = 0

  /** @param capacity pushes that a run can make at most */
  constructor(capacity: number) {
    this.node = new Int32Array(capacity)
    this.cost = new Int32Array(capacity)
  }

  push(node: number, cost: number): void {
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.cost[parent]! <= cost) break
      this.put(at, this.node[parent]!, this.cost[parent]!)
      at = parent
    }
    this.put(at, node, cost)
  }

  /** The cheapest node, or -1 when the heap is empty. `popped` holds its cost. */
  pop(): number {
    if (this.size === 0) return -1
    const top = this.node[0]!
    this.popped = this.cost[0]!
    this.size--
    if (this.size > 0) this.sink(this.node[this.size]!, this.cost[this.size]!)
    return top
  }
  popped = 0

  private sink(node: number, cost: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.cost[child + 1]! < this.cost[child]!) child++
      if (this.cost[child]! >= cost) break
      this.put(at, this.node[child]!, this.cost[child]!)
      at = child
    }
    this.put(at, node, cost)
  }

  private put(at: number, node: number, cost: number): void {
    this.node[at] = node
    this.cost[at] = cost
  }
}

/** Dijkstra: milliseconds from one node to every node, `unreached` where no road leads. */
export const shortestFrom = (graph: RoadGraph, source: number): Int32Array => {
  const costTo = new Int32Array(graph.nodes).fill(unreached)
  const heap = new Heap(graph.to.length + 1)
  costTo[source] = 0
  heap.push(source, 0)
  for (let node = heap.pop(); node !== -1; node = heap.pop()) {
    const sofar = heap.popped
    if (sofar > costTo[node]!) continue
    for (let edge = graph.first[node]!; edge < graph.first[node + 1]!; edge++) {
      const onward = graph.to[edge]!
      const cost = sofar + graph.costMs[edge]!
      if (cost < costTo[onward]!) {
        costTo[onward] = cost
        heap.push(onward, cost)
      }
    }
  }
  return costTo
}
