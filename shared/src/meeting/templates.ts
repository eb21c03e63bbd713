import type { SectionId } from '../plan/section-id.ts'
import type { Stage } from './stage.ts'

/** The day of a one-page plan workshop, 09:00 to 17:30: sections in the order of the plan, two breaks and a lunch. */
export function onePagePlanAgenda(): Stage[] {
  return [
    gathering('welcome', 'Welcome', 15, 10),
    section('environment', 40, 25),
    section('vision', 30, 20),
    pause('break-morning', 'Break', 15),
    section('mission', 25, 15),
    section('values', 40, 25),
    section('longRangeGoals', 45, 30),
    pause('lunch', 'Lunch', 45, '12:30'),
    section('annualGoals', 40, 25),
    section('quarterlyPriorities', 45, 30),
    section('kpis', 40, 25),
    pause('break-afternoon', 'Break', 15),
    section('keyPlayers', 25, 15),
    section('keyProjects', 25, 15),
    section('milestones', 15, 10),
    section('alignment', 15, 10),
    section('parkingLot', 10, 5),
    section('commitments', 15, 10),
    gathering('close', 'Close', 10, 10),
  ]
}

function section(id: SectionId, targetMinutes: number, minimumMinutes: number): Stage {
  return {
    kind: 'section',
    id: id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    section: id,
    steps: ['introduce', 'draft', 'agree'],
    targetMinutes,
    minimumMinutes,
  }
}

function gathering(id: string, title: string, targetMinutes: number, minimumMinutes: number): Stage {
  return { kind: 'gathering', id, title, targetMinutes, minimumMinutes }
}

function pause(id: string, title: string, minutes: number, fixedAt?: string): Stage {
  return { kind: 'break', id, title, targetMinutes: minutes, minimumMinutes: minutes, ...(fixedAt && { fixedAt }) }
}
