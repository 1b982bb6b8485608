// Runs the unchanged client in a page without a screen: node check.js <nominatim URL> <query> <longitude> <latitude>.
// Prints what it made of the answers.
const fs = require("fs");
const { JSDOM } = require("jsdom");

const [url, query, longitude, latitude] = process.argv.slice(2);
const page = new JSDOM("<div id=map></div>", { runScripts: "outside-only", pretendToBeVisual: true });
page.window.fetch = fetch;
page.window.eval(fs.readFileSync(require.resolve("leaflet/dist/leaflet.js"), "utf8"));
page.window.eval(fs.readFileSync(require.resolve("leaflet-control-geocoder"), "utf8"));

function shown(result) {
  return { name: result.name, html: result.html, center: [result.center.lng, result.center.lat],
           bbox: result.bbox.toBBoxString() };
}

(async () => {
  const { L } = page.window;
  const geocoder = (L.Control.Geocoder || L.geocoders).nominatim({ serviceUrl: url });
  const found = await geocoder.geocode(query);
  const around = await geocoder.reverse(L.latLng(+latitude, +longitude), 256 * 2 ** 18);
  console.log(JSON.stringify({ found: found.map(shown), around: around.map(shown) }));
})().catch((error) => { console.error(error); process.exit(1); });
