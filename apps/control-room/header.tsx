import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { Form, useLocation } from 'react-router'
import { Face, Initials, Kbd, LineDropped, Logo } from '../design/parts.ts'
import { IconSearch } from '../design/icons.ts'
import { hasDoor, mayOpen } from '../doors.ts'
import { roleWords } from '../roles.ts'
import type { Frame } from './frame.ts'
import type { Line } from './line.ts'

const Search = ({ box }: { box: RefObject<HTMLInputElement | null> }) => (
  <search className="desk-search">
    <Form action="/search">
      <IconSearch aria-hidden size={18} />
      <input
        ref={box}
        name="for"
        type="search"
        aria-label="Find a household, street, visit or person"
        placeholder="Find a household, street, visit or person"
      />
      <Kbd>/</Kbd>
    </Form>
  </search>
)

const ThemeChoice = () => {
  const { pathname } = useLocation()
  return (
    <Form method="post" action="/theme" reloadDocument className="desk-theme">
      <input type="hidden" name="back" value={pathname} />
      <span className="third">How it looks</span>
      <button name="theme" value="light">
        Light
      </button>
      <button name="theme" value="dark">
        Dark
      </button>
      <button name="theme" value="machine">
        As my computer
      </button>
    </Form>
  )
}

/** A menu that opens without script closes, with script, when the reader goes elsewhere or presses Escape. */
const closing = {
  onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    if (!currentTarget.contains(relatedTarget)) currentTarget.open = false
  },
  onKeyDown: ({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>) => {
    if (key === 'Escape') currentTarget.open = false
  },
}

const Person = ({ person }: { person: Frame['person'] }) => (
  <details className="desk-person" {...closing}>
    <summary>
      {person.face ? <Face spec={person.face} size={36} /> : <Initials name={person.name} />}
      <span className="desk-person-words">
        <span className="strong">{person.name}</span>
        <span className="third">{roleWords[person.role]}</span>
      </span>
    </summary>
    <div className="desk-menu">
      <ThemeChoice />
      {hasDoor('/sign-out') && (
        <Form method="post" action="/sign-out" reloadDocument>
          <button>Sign out</button>
        </Form>
      )}
    </div>
  </details>
)

export const Header = ({ frame, line, box }: { frame: Frame; line: Line; box: RefObject<HTMLInputElement | null> }) => (
  <header className="desk-header">
    <div className="desk-name">
      <Logo size={36} />
      <div>
        <p className="desk-doorstep">Doorstep</p>
        {frame.contractor && <p className="third">{frame.contractor}</p>}
      </div>
    </div>
    {mayOpen('/search', frame.person.role) && <Search box={box} />}
    {line.up ? (
      <p className="desk-live">
        <span className="desk-live-dot" aria-hidden /> <span className="desk-live-words">Up to date,</span>{' '}
        <span className="figures">{line.asOf}</span>
      </p>
    ) : (
      <LineDropped lastTruth={line.asOf}>Trying again.</LineDropped>
    )}
    <Person person={frame.person} />
  </header>
)
