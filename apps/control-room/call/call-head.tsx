import { ButtonLink, Chip, IconTile } from '../../design/parts.ts'
import { IconLanguage, IconTakeCall, IconText } from '../../design/icons.ts'
import type { Caller } from './caller.ts'

export const CallHead = ({ caller }: { caller: Omit<Caller, 'adjustments' | 'landlordId'> }) => (
  <div className="page-head">
    <div className="row call-head">
      <IconTile tone="green" icon={IconTakeCall} />
      <div className="page-words">
        <h1>{caller.fullName} is on the line</h1>
        <p>
          {caller.address}
          {caller.telephone && <> · we hold {caller.telephone}</>}
        </p>
      </div>
    </div>
    <div className="row">
      {caller.safeContactOnly && (
        <Chip tone="lamp-tint" icon={IconText}>
          Safe contact only
        </Chip>
      )}
      {caller.language && (
        <Chip tone="slate" icon={IconLanguage}>
          {caller.language}
        </Chip>
      )}
      <ButtonLink kind="quiet" to={`/households/${caller.householdId}`}>
        Open the household
      </ButtonLink>
    </div>
  </div>
)
