-- A house number that was never issued, with every request, on a spot of its own: 3.3 m apart in rows of 300. Not every
-- spot lies in a parcel of dwelling land.
wrk.method = "POST"
local key = os.getenv("DIACHI_KEY")
local count = 0
local round = os.getenv("DIACHI_ROUND") or "99"
function request()
  count = count + 1
  return wrk.format(nil, nil, {Connection = "keep-alive", Authorization = "Bearer " .. key},
    string.format('{"number":"%s/%d","street":"Đường Hùng Vương","commune_code":"98004","longitude":%.7f,"latitude":%.7f,' ..
      '"confirmed":{"place.inside-parcel":"x","place.land-use":"x","place.near-edge":"x","identity.same-spot":"x"}}',
      round, count, 105.2525 + count % 300 * 0.00003, 10.0265 + math.floor(count / 300) % 300 * 0.00003))
end
