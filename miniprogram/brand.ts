/** The brand, as pages name it. The title in app.json is the other place: nothing there can read this. */
export const BRAND_NAME = '棉朵'
