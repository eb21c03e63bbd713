import { noteColors } from '@planwall/shared/plan/note.ts'
import CircleParking from 'lucide-react/icons/circle-parking'
import Hand from 'lucide-react/icons/hand'
import MousePointer2 from 'lucide-react/icons/mouse-pointer-2'
import StickyNote from 'lucide-react/icons/sticky-note'
import Undo2 from 'lucide-react/icons/undo-2'
import { type ReactNode, useState } from 'react'
import { messages } from '../messages/t.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useUndo } from '../sync/use-undo.ts'
import { ButtonBase } from '../ui/button-base.tsx'
import { Popover } from '../ui/popover.tsx'
import { showToast } from '../ui/toast-store.ts'
import styles from './palette.module.css'
import { ParkingForm } from './parking-form.tsx'
import type { NoteActions } from './use-note-actions.ts'
import { useParking } from './use-parking.ts'
import { useView } from './view-store.ts'

const words = messages.board.tools

type Props = {
  notes: NoteActions
  parking: boolean
  onParking: (open: boolean) => void
}

/** The tools: what is in my hand, the paper of notes, parking, undo. */
export function Palette({ notes, parking, onParking }: Props) {
  const tool = useView((state) => state.tool)
  const color = useView((state) => state.color)
  const shown = useView((state) => state.shown)
  const mayWrite = usePlan().you.role !== 'observer'
  const [choosing, setChoosing] = useState(false)
  const { undo, canUndo } = useUndo()
  const park = useParking()

  const handleUndo = () => {
    const done = undo()
    if (!done.ok && done.reason !== 'nothing') showToast(sentenceFor(done.reason))
  }
  const handleParking = (open: boolean) => {
    const texts = notes.selectedTexts()
    if (open && texts.length > 0) park(texts)
    else onParking(open)
  }
  return (
    <div role="toolbar" aria-label={words.label} className={styles.palette} data-tools="">
      <Tool
        label={words.select}
        shortcut="V"
        pressed={tool === 'select'}
        icon={<MousePointer2 aria-hidden />}
        onClick={() => useView.setState({ tool: 'select' })}
      />
      <Tool
        label={words.hand}
        shortcut="H"
        pressed={tool === 'hand'}
        icon={<Hand aria-hidden />}
        onClick={() => useView.setState({ tool: 'hand' })}
      />
      {mayWrite && (
        <Tool
          label={words.note}
          shortcut="N"
          pressed={tool === 'note'}
          icon={<StickyNote aria-hidden />}
          // From the keyboard, and beside a lifted section, there is no place to click: the note goes to a free one.
          onClick={(event) =>
            event.detail === 0 || shown !== null
              ? notes.add()
              : useView.setState({ tool: tool === 'note' ? 'select' : 'note' })
          }
        />
      )}
      {mayWrite && (
        <>
          <span className={styles.rule} aria-hidden="true" />
          <Popover
            open={choosing}
            onOpenChange={setChoosing}
            label={words.colors}
            side="top"
            align="center"
            trigger={
              <Tool
                label={words.color(messages.board.colors[color])}
                icon={<span className={styles.swatch} style={{ '--n': `var(--note-${color})` }} />}
              />
            }
          >
            <div role="toolbar" aria-label={words.colors} className={styles.colors}>
              {noteColors.map((each) => (
                <Tool
                  key={each}
                  label={messages.board.colors[each]}
                  pressed={each === color}
                  icon={<span className={styles.swatch} style={{ '--n': `var(--note-${each})` }} />}
                  onClick={() => {
                    notes.recolour(each)
                    setChoosing(false)
                  }}
                />
              ))}
            </div>
          </Popover>
          <Popover
            open={parking}
            onOpenChange={handleParking}
            label={messages.board.park.title}
            side="top"
            align="center"
            trigger={<Tool label={words.park} shortcut="K" icon={<CircleParking aria-hidden />} />}
          >
            <ParkingForm
              onPark={(text) => {
                if (park([text])) onParking(false)
              }}
            />
          </Popover>
          <span className={styles.rule} aria-hidden="true" />
          <Tool
            label={words.undo}
            disabledReason={canUndo ? null : words.nothingToUndo}
            icon={<Undo2 aria-hidden />}
            onClick={handleUndo}
          />
        </>
      )}
    </div>
  )
}

type ToolProps = Omit<Parameters<typeof ButtonBase>[0], 'children' | 'tooltip'> & { label: string; icon: ReactNode }

function Tool({ label, icon, shortcut, ...rest }: ToolProps) {
  return (
    <ButtonBase
      {...rest}
      shortcut={shortcut}
      tooltip={label}
      tooltipSide="top"
      aria-label={label}
      className={styles.tool}
    >
      {icon}
      {shortcut && (
        <span className={styles.key} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </ButtonBase>
  )
}
