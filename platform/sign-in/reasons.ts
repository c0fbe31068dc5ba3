import { reasonTable } from '../../lib/refusal.ts'

export const { reason: signInReason } = reasonTable({
  SIGN_IN_NO_MATCH: [
    'That email and password do not fit together.',
    'Check both and try again, or ask your administrator for a new password.',
  ],
  SIGN_IN_TOO_MANY: ['There were many wrong tries from here.', 'Wait a little, then try again. Nobody else is kept out.'],
  SIGN_IN_DEVICE_UNKNOWN: ['This phone is not known to us yet.', 'Enter your mobile number. We text a code to it.'],
  SIGN_IN_CODE_WRONG: ['That is not the code we sent, or it has run out.', 'Check the text, or ask for a new code.'],
  SIGN_IN_PIN_WRONG: ['That is not your PIN.', 'Try again, or ring the office.'],
  SIGN_IN_NUMBER_UNKNOWN: ['We sent a code to that number if it is the one we hold for you.', 'No text after a minute? Ring the office.'],
})
