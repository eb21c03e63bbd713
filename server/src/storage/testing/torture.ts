/** Whether the tests that go on until something gives run in full (`npm run torture`), or in the short form of every day. */
export const isLong = process.env.TORTURE === 'long'
