import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetSecret, hideSecret, readSecret } from './link-secret.ts'

afterEach(() => {
  forgetSecret()
  vi.restoreAllMocks()
  history.replaceState(null, '', '/')
})

describe('the secret of a link', () => {
  it('leaves the address bar, and is still known after a reload', () => {
    history.replaceState(null, '', '/join#k=very-secret')
    expect(readSecret()).toBe('very-secret')
    hideSecret('very-secret')
    expect(location.href).not.toContain('very-secret')
    expect(sessionStorage.getItem('planwall-link')).toBe('very-secret')
    expect(readSecret()).toBe('very-secret')
  })

  it('gives way to another link that is opened in the same tab', () => {
    hideSecret('first')
    history.replaceState(null, '', '/join#k=second')
    expect(readSecret()).toBe('second')
  })

  it('is known within the page where the browser keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
    hideSecret('very-secret')
    expect(readSecret()).toBe('very-secret')
  })

  it('is forgotten once its owner is in', () => {
    hideSecret('very-secret')
    forgetSecret()
    expect(readSecret()).toBeNull()
  })
})
