// React warns, and does not flush, when a test renders outside act() unless it is told that this is a test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
