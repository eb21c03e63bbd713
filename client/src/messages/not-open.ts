/** What stands in the place of a plan that is not open: while it comes, and when it does not. */
export const notOpen = {
  opening: 'Opening the plan',
  noAnswer: 'The server does not answer',
  noAnswerWhy:
    'This device has no copy of the plan to show meanwhile. Check that it is on the right network; it is tried again every few seconds.',
  tryNow: 'Try now',
  stopped: 'This plan is not open',
  reload: 'Reload',
  home: 'Go to your plans',
}
