import { expect, test } from 'vitest'
import { loadGeography } from './geography.ts'
import { readPostcodes } from './postcodes.ts'
import { roadClasses } from './road-classes.ts'
import { readRoads } from './road-file.ts'
import { roadLines } from './roads.ts'

const town = loadGeography()

test.each([['EH7 5RN'], ['eh75rn'], [' Eh7  5rN ']])('the postcode %j is found however it is typed', (typed) => {
  expect(town.placeOfPostcode(typed)).toEqual({ lon: -3.170619, lat: 55.95956 })
})

test.each([['EH99 9ZZ'], [''], ['Easter Road']])('the unknown postcode %j has no place', (typed) => {
  expect(town.placeOfPostcode(typed)).toBeNull()
})

test('a damaged row is named, not skipped', () => {
  expect(() => readRoads('road_function,lon_lat_points\nA Road,-3.2 55.9;-3.1 55.9\nA Road,-3.2 55.9;-3.1\n')).toThrow('row 3')
  expect(() => readRoads('road_function,lon_lat_points\nTramway,-3.2 55.9;-3.1 55.9\n')).toThrow('row 2')
  expect(() => readPostcodes('postcode,lon,lat\nEH1 1AA,-3.2,north\n')).toThrow('row 2')
})

test('the map gets every road once, smallest class first, to a metre', () => {
  const lines = roadLines(town.roads)
  expect(lines.features.map((f) => f.properties.class)).toEqual([...roadClasses].reverse())
  expect(lines.features.flatMap((f) => f.geometry.coordinates)).toHaveLength(town.roads.length)
  expect(JSON.stringify(lines).length).toBeLessThan(1_300_000)
})
