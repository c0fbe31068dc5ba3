/** Does `work` for each, one after the other: the queries of one transaction share one connection. */
export const inTurn = async <A, B>(list: readonly A[], work: (one: A) => Promise<B>): Promise<B[]> => {
  const done: B[] = []
  for (const one of list) done.push(await work(one))
  return done
}
