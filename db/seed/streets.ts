/** Real streets of Edinburgh with the postcode sector they lie in. Which house stands at which postcode of the sector is drawn. */
export const streets: readonly (readonly [street: string, sector: string])[] = [
  ['Easter Road', 'EH7 5'],
  ['Albert Street', 'EH7 5'],
  ['Lochend Road', 'EH7 6'],
  ['Restalrig Road South', 'EH7 6'],
  ['Leith Walk', 'EH6 5'],
  ['Great Junction Street', 'EH6 5'],
  ['Ferry Road', 'EH6 4'],
  ['Bonnington Road', 'EH6 5'],
  ['Pilton Drive', 'EH5 2'],
  ['Crewe Road North', 'EH5 2'],
  ['Gorgie Road', 'EH11 2'],
  ['Dalry Road', 'EH11 2'],
  ['Slateford Road', 'EH11 1'],
  ['Stenhouse Drive', 'EH11 3'],
  ['Marchmont Road', 'EH9 1'],
  ['Clerk Street', 'EH8 9'],
  ['Dumbiedykes Road', 'EH8 8'],
  ['Northfield Broadway', 'EH8 7'],
  ['Niddrie Mains Road', 'EH16 4'],
  ['Craigmillar Castle Road', 'EH16 4'],
  ['Gilmerton Dykes Street', 'EH17 8'],
  ['Morningside Road', 'EH10 4'],
  ['Portobello High Street', 'EH15 1'],
  ['Telford Road', 'EH4 2'],
  ['Calder Road', 'EH14 1'],
]

// prettier-ignore
export const firstNames = {
  she: ['Nasreen', 'Agnes', 'Margaret', 'Ewa', 'Fatima', 'Isobel', 'Shirin', 'Morag', 'Grace', 'Joan', 'Amira', 'Catriona', 'Ruth', 'Senga', 'Halina', 'Blessing', 'Elaine', 'Rukhsana', 'Flora', 'Mairi', 'Xin', 'Tracey', 'Zofia', 'Leila'],
  he: ['Walter', 'Angus', 'Piotr', 'Imran', 'Duncan', 'Kwame', 'Hamish', 'Omar', 'Stewart', 'Jaswinder', 'Brian', 'Yousef', 'Gordon', 'Marek', 'Neil', 'Abdi', 'Ronald', 'Finlay', 'Tariq', 'Lewis', 'Wei', 'Craig', 'Femi', 'Ivan'],
} as const
// prettier-ignore
export const surnames = ['Malik', 'Rennie', 'Kowalska', 'Adebayo', 'Paterson', 'Sandhu', 'McLeod', 'Hussain', 'Nowak', 'Campbell', 'Farah', 'Stewart', 'Wilson', 'Chaudhry', 'Gunn', 'Okoro', 'Ross', 'Fraser', 'Ahmed', 'Laing', 'Murray', 'Rahman', 'Scott', 'Wojcik', 'Kerr', 'Bello', 'Muir', 'Iqbal', 'Grant', 'Dunbar', 'Hassan', 'Ritchie', 'Lee', 'Innes', 'Cairns']
