-- A house number that was never issued, with every request.
wrk.method = "POST"
local key = os.getenv("DIACHI_KEY")
local count = 0
local round = os.getenv("DIACHI_ROUND") or "99"
function request()
  count = count + 1
  return wrk.format(nil, nil, {Connection = "keep-alive", Authorization = "Bearer " .. key},
    '{"number":"' .. round .. '/' .. count .. '","street":"Đường Hùng Vương","commune_code":"98004","longitude":105.258939,"latitude":10.0304673}')
end
