/** Why the plan stopped: by the server's close code. */
export const stops = {
  restarting: 'The server is restarting.',
  roleChanged: 'Your role has changed.',
  badFrame: 'Something this page sent could not be read, twice. Reload to carry on; what you wrote is kept here.',
  notJoined: 'You are not in this plan on this device. Open the link you were given to come in.',
  removed: 'Your access to this plan has ended. Ask the facilitator if that was a mistake.',
  noSuchPlan: 'There is no such plan, or it has been deleted.',
  slowReader: 'Your line is too slow to follow. Trying again.',
  newerPlan:
    'This plan was last used with a newer Planwall than the one that runs here. Nothing was changed; whoever runs the server can install the newer one.',
  clientTaken: 'This page is open in a way the server does not recognise. Reload to carry on.',
  tooBig: 'One of your changes is too big to be sent. Copy your text, reload, and send it in smaller pieces.',
  wrongOrigin: 'This page was opened under another address than the server knows. Open the link you were given.',
  outdated: 'Planwall has been updated. Reload to carry on.',
  tooMany: 'Too much was sent at once. Trying again.',
  storeFailed: 'The server could not save. Trying again.',
}
