/** Settles once everybody else who waits in this process has had their turn: between the parts of what takes long. */
export const letOthersIn = (): Promise<void> => new Promise((goOn) => setImmediate(goOn))
