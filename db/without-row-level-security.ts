/** The tables that hold no contractor's data, and why each needs no row-level security. Every other table has it, forced. */
export const withoutRowLevelSecurity: Readonly<Record<string, string>> = {
  auditor_looks: 'When each auditor last looked. No person, no address.',
  doorstep_migrations: 'Which migrations ran. Only the owner reads and writes it.',
  heartbeats: 'One row a worker, with counts of timers. No person, no address.',
  sign_in_attempts: 'An account name and an address that asked, before anybody is known. Only the door reads and writes it.',
}
