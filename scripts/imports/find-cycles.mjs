/** Finds import cycles in a graph of files. Pure. */

/**
 * Finds the groups of files that all reach each other by imports (strongly connected components; Tarjan, "Depth-First
 * Search and Linear Graph Algorithms", 1972), and a shortest cycle through the first file of each.
 *
 * @param {Map<string, readonly string[]>} graph what each file imports; ignores targets that are not keys
 * @returns cycles as lists of files that start with the alphabetically first one, sorted by it
 */
export function findCycles(graph) {
  return strongComponents(graph)
    .filter((files) => files.length > 1 || graph.get(files[0]).includes(files[0]))
    .map((files) => shortestWayAround(graph, files))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function strongComponents(graph) {
  const components = [];
  const index = new Map();
  const low = new Map();
  const stack = [];
  const onStack = new Set();

  const enter = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    onStack.add(file);
    for (const target of graph.get(file)) {
      if (!graph.has(target)) continue;
      if (!index.has(target)) {
        enter(target);
        low.set(file, Math.min(low.get(file), low.get(target)));
      } else if (onStack.has(target)) {
        low.set(file, Math.min(low.get(file), index.get(target)));
      }
    }
    if (low.get(file) !== index.get(file)) return;
    const files = stack.splice(stack.indexOf(file));
    for (const each of files) onStack.delete(each);
    components.push(files);
  };

  for (const file of graph.keys()) if (!index.has(file)) enter(file);
  return components;
}

/** Searches breadth-first from the alphabetically first file back to itself, within the component. */
function shortestWayAround(graph, files) {
  const start = files.toSorted()[0];
  const inside = new Set(files);
  const before = new Map();
  const queue = [start];
  for (const file of queue) {
    for (const target of graph.get(file).filter((each) => inside.has(each))) {
      if (target === start) return wayTo(file, before);
      if (before.has(target)) continue;
      before.set(target, file);
      queue.push(target);
    }
  }
  throw new Error(`expected a way around from ${start}, found none`);
}

function wayTo(file, before) {
  const way = [file];
  while (before.has(way[0])) way.unshift(before.get(way[0]));
  return way;
}
