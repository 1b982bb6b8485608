wrk.method = "POST"
local count = 0
function request()
  count = count + 1
  return wrk.format(nil, nil, {Connection = "keep-alive"},
    '{"number":"' .. count .. '/1","street":"Đường Hùng Vương","commune_code":"98004","longitude":105.258939,"latitude":10.0304673}')
end
