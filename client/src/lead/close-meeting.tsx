import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { announce } from '../ui/live-region.tsx'
import { stageName } from './place.ts'
import { type LeadActions, useClosing } from './use-lead-actions.ts'

const words = messages.lead.close

/** Asks before the meeting is closed, and says what is not agreed yet. Nothing while nobody wants to close it. */
export function CloseMeeting({ actions }: { actions: LeadActions }) {
  const closing = useClosing()
  if (!closing || actions.close.blocked !== null) return null
  const { agenda, sections } = actions.meeting
  const open = agenda.filter((stage) => stage.kind === 'section' && sections[stage.section].state === 'open')
  const leave = () => useClosing.setState(false)
  const handleClose = async () => {
    if (!(await actions.give('close', { type: 'endMeeting' }))) return
    leave()
    announce(words.closed)
  }
  return (
    <Dialog
      title={words.title}
      description={words.body}
      closeLabel={words.closeLabel}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{words.stay}</Button>
          <Button variant="primary" data-autofocus busy={actions.close.busy} onClick={() => void handleClose()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.open(open.map(stageName))}</p>
    </Dialog>
  )
}
