import { Link } from 'react-router'
import { addressOf, onAPage, type Asked, type ListName, type Page } from '../../board/narrow.ts'

type PagesProps = { of: Page<unknown>; asked: Asked; /** What the pages are of, for whoever hears the page. */ label: string }

/** The place of a list on the page: a link to another of its pages lands here, and so do the keys. */
export const listId = (list: ListName): string => `list-${list}`

/** The words at the head of a list, where a link to a page of it leads eyes and keys. */
export const ListTitle = ({ list, children }: { list: ListName; children: string }) => (
  <span id={listId(list)} tabIndex={-1} className="part-list">
    {children}
  </span>
)

const to = (asked: Asked, list: ListName, page: number): string =>
  `${addressOf({ ...asked, pages: { ...asked.pages, [list]: page } })}#${listId(list)}`

/** How many there are beyond those shown, and the way there. Nothing while all of them stand on the page. */
export const Pages = ({ of: { list, lines, page, pages, from, fit }, asked, label }: PagesProps) =>
  pages > 1 && (
    <nav className="row-apart part-pages" aria-label={`Pages of: ${label}`}>
      <span className="second figures">{`${from} to ${from + lines.length - 1} of ${fit}`}</span>
      <span className="row">
        {page > 1 && <Link to={to(asked, list, page - 1)}>{`The ${onAPage[list]} before`}</Link>}
        {page < pages && <Link to={to(asked, list, page + 1)}>{`The next ${Math.min(onAPage[list], fit - from - lines.length + 1)}`}</Link>}
      </span>
    </nav>
  )

/** Nothing in this part of the day, though there is something elsewhere: never left out silently. */
export const ElsewhereOnly = ({ all }: { all: number }) => (
  <p className="part-none second">{`None in this part of the day, ${all} elsewhere.`}</p>
)
