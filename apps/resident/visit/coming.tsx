import { Attention, Code, Face, Initials } from '../../design/parts.ts'
import { usePage } from '../use-page.ts'
import { visitWords } from '../words/visit.ts'
import type { Shown, ShownComing } from './shown.ts'

const People = ({ coming }: { coming: ShownComing }) => {
  const together = coming.people.length > 1
  return (
    <div className={together ? 'who who-together' : 'who'}>
      {coming.people.map(({ name, face }) => (
        <div className="who-person" key={name}>
          {face ? <Face spec={face} size={together ? 96 : 120} name={name} /> : <Initials name={name} size={together ? 96 : 120} />}
          {together && (
            <p className="strong">
              <bdi>{name}</bdi>
            </p>
          )}
        </div>
      ))}
      <div>
        {!together && (
          <p className="who-name">
            <bdi>{coming.people[0]?.name}</bdi>
          </p>
        )}
        <p>{coming.trade}</p>
        {coming.repair && (
          <p className="second">
            <bdi>{coming.repair}</bdi>
          </p>
        )}
      </div>
    </div>
  )
}

/** One face, one code, and what to do when it is wrong (V7). */
export function Coming({ shown, coming }: { shown: Shown; coming: ShownComing }) {
  const words = visitWords[usePage().lang]
  return (
    <>
      <div>
        <h1>{shown.title}</h1>
        {shown.when && <p className="visit-when">{shown.when}</p>}
        <p className="visit-when">
          {coming.stage} {coming.about}
        </p>
      </div>
      <People coming={coming} />
      {coming.isInside ? (
        <p>{words.yourHome}</p>
      ) : (
        <Attention>
          <h2 className="visit-ask">{coming.askForCode}</h2>
          <Code digits={coming.code} label={coming.codeHeard} />
          <p>{words.wrongCode}</p>
        </Attention>
      )}
    </>
  )
}
