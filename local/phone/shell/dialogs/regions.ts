import { areaList } from '@vant/area-data'

/** Districts by city by province, in the order of their codes. */
export const REGIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = Object.fromEntries(
  Object.entries(areaList.province_list).map(([code, province]) => [province, citiesOf(code.slice(0, 2))]),
)

/** Codes are two digits for the province, two for the city and two for the district. */
function citiesOf(province: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(areaList.city_list)
      .filter(([code]) => code.startsWith(province))
      .map(([code, city]) => [city, districtsOf(code.slice(0, 4))]),
  )
}

function districtsOf(city: string): string[] {
  return Object.entries(areaList.county_list)
    .filter(([code]) => code.startsWith(city))
    .map(([, district]) => district)
}
