import type { Trade } from '../../care/workforce/rules.ts'

type Work = { says: string; room: string; trade: Trade; minutes: number; priority: 'routine' | 'urgent'; hotWork?: true }

/** What people commonly ring about, with the minutes it usually takes. The first is Mrs Malik's. */
export const work: readonly Work[] = [
  { says: 'Kitchen tap drips, will not turn off', room: 'Kitchen', trade: 'plumber', minutes: 45, priority: 'urgent' },
  { says: 'Toilet keeps running after the flush', room: 'Bathroom', trade: 'plumber', minutes: 30, priority: 'urgent' },
  { says: 'Bath waste leaks into the panel', room: 'Bathroom', trade: 'plumber', minutes: 50, priority: 'urgent' },
  { says: 'No hot water, heating works', room: 'Kitchen', trade: 'gas', minutes: 60, priority: 'urgent' },
  { says: 'Boiler loses pressure every night', room: 'Kitchen', trade: 'gas', minutes: 60, priority: 'urgent' },
  { says: 'Hall light flickers and trips', room: 'Hall', trade: 'electrician', minutes: 45, priority: 'urgent' },
  { says: 'Two sockets dead in the bedroom', room: 'Bedroom', trade: 'electrician', minutes: 50, priority: 'routine' },
  { says: 'Front door sticks and will not lock', room: 'Hall', trade: 'joiner', minutes: 40, priority: 'urgent' },
  { says: 'Kitchen cupboard door has come off', room: 'Kitchen', trade: 'joiner', minutes: 35, priority: 'routine' },
  { says: 'Window handle broken, draughty', room: 'Bedroom', trade: 'glazier', minutes: 40, priority: 'routine' },
  { says: 'Ceiling plaster cracked after the leak', room: 'Living room', trade: 'plasterer', minutes: 90, priority: 'routine' },
  { says: 'Damp patch behind the wardrobe', room: 'Bedroom', trade: 'damp', minutes: 45, priority: 'urgent' },
  { says: 'Wall to be made good and painted', room: 'Hall', trade: 'decorator', minutes: 90, priority: 'routine' },
  { says: 'Key turns but the lock does not catch', room: 'Hall', trade: 'locksmith', minutes: 30, priority: 'urgent' },
]
