/** A state machine is a table: state → event → next state. The table is the only truth; drawings and tests read it. */
export type Machine<S extends string, E extends string> = { readonly [state in S]: { readonly [event in E]?: S } }

/** The state after `event`, or null when that event means nothing in this state. */
export const next = <S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): S | null =>
  machine[state][event] ?? null

/** Every road: `[from, event, to]`, in the order of the table. */
export const roads = <S extends string, E extends string>(machine: Machine<S, E>): [from: S, event: E, to: S][] =>
  (Object.keys(machine) as S[]).flatMap((from) =>
    (Object.entries(machine[from]) as [E, S][]).map(([event, to]): [S, E, S] => [from, event, to]),
  )
