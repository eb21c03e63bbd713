// The way in for everybody: installs and builds what changed, then becomes the server. Plain Node, so that it runs
// before anything is installed; what needs a newer Node is imported only after the check.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Planwall needs Node 20.19 or later, and this is ${process.versions.node}: get it from https://nodejs.org\n`,
  )
  process.exitCode = 1
} else {
  const { endWithNpm } = await import('./parent.mjs')
  const { prepare } = await import('./prepare.mjs')
  const { orRefuse } = await import('./steps.mjs')
  endWithNpm()
  await orRefuse(async () => {
    await prepare()
    // In this very process: signals, exit code and terminal are the server's own.
    await import('../dist/main.js')
  })
}
