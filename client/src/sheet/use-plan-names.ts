import { useMemo } from 'react'
import { useSection } from '../sync/use-contents.ts'
import { useRoster } from '../sync/use-meeting.ts'
import { namesIn } from './names-in.ts'

/** Everyone who has joined, then everyone whom the plan names besides; the same array until somebody is added. */
export function usePlanNames(): readonly string[] {
  const { people } = useRoster()
  const keyPlayers = useSection('keyPlayers')
  const quarterlyPriorities = useSection('quarterlyPriorities')
  const kpis = useSection('kpis')
  const keyProjects = useSection('keyProjects')
  const milestones = useSection('milestones')
  const commitments = useSection('commitments')
  const named = namesIn({ keyPlayers, quarterlyPriorities, kpis, keyProjects, milestones, commitments })
  const joined = people.filter((person) => person.role !== 'observer').map((person) => person.name)
  const key = JSON.stringify([...new Set([...joined, ...named])])
  return useMemo(() => JSON.parse(key) as string[], [key])
}
