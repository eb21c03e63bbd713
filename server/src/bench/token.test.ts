import { expect, it } from 'vitest'
import { scanTokens, type TokenKind, token } from './token.ts'

function tokensIn(bytes: Buffer): [TokenKind, number, number][] {
  const found: [TokenKind, number, number][] = []
  scanTokens(bytes, (...each) => found.push(each))
  return found
}

it('finds every token among other bytes, and in their order', () => {
  const bytes = Buffer.concat([
    Buffer.from([0, 2, 0x7e, 0xff]),
    Buffer.from(`${token('text', 7, 41)}${token('text', 7, 42)}`),
    Buffer.from(`{"cursor":"${token('cursor', 1_295, 60_466_175)}"}`),
  ])
  expect(tokensIn(bytes)).toEqual([
    ['text', 7, 41],
    ['text', 7, 42],
    ['cursor', 1_295, 60_466_175],
  ])
})

it('takes a token that is cut off, or none at all, for other bytes', () => {
  expect(tokensIn(Buffer.from(token('text', 1, 2).slice(0, -1)))).toEqual([])
  expect(tokensIn(Buffer.from('~T-1000 2 ~X0000001'))).toEqual([])
})
