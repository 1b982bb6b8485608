// Types into the unchanged client in a page without a screen: node check.js <nominatim URL> <query>. The page's part is
// what its users write: Nominatim's GeoJSON made into the features that the client shows. Prints the client's list.
const fs = require("fs");
const { JSDOM } = require("jsdom");

const [url, query] = process.argv.slice(2);
const page = new JSDOM("<div id=geocoder></div>", { runScripts: "outside-only", pretendToBeVisual: true });
page.window.eval(fs.readFileSync(require.resolve("@maplibre/maplibre-gl-geocoder"), "utf8"));

const pageCode = {
  async forwardGeocode(config) {
    const asked = new URLSearchParams({ q: config.query, format: "geojson", addressdetails: 1, limit: config.limit });
    const collection = await (await fetch(`${url}search?${asked}`)).json();
    const features = collection.features.map((feature) => {
      const [west, south, east, north] = feature.bbox;
      const center = [west + (east - west) / 2, south + (north - south) / 2];
      return { type: "Feature", geometry: { type: "Point", coordinates: center }, center, bbox: feature.bbox,
               place_name: feature.properties.display_name, text: feature.properties.display_name,
               place_type: ["place"], properties: feature.properties };
    });
    return { features };
  },
};

(async () => {
  const Geocoder = page.window.MaplibreGeocoder;
  const geocoder = new Geocoder(pageCode, { marker: false, showResultsWhileTyping: false, flyTo: false });
  geocoder.addTo("#geocoder");
  const results = new Promise((resolve) => geocoder.on("results", resolve));
  const failed = new Promise((resolve, reject) => geocoder.on("error", (event) => reject(event.error)));
  geocoder.query(query);
  const { features } = await Promise.race([results, failed]);
  const { document } = page.window;
  console.log(JSON.stringify({ features: features.map(({ place_name, center }) => ({ place_name, center })),
                               input: document.querySelector("input").value }));
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
