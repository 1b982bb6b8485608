-- Distinct texts: the house number changes with every request.
wrk.method = "POST"
local count = 0
function request()
  count = count + 1
  return wrk.format(nil, nil, {Connection = "keep-alive"},
    '{"text":"' .. (count % 60 + 1) .. ' Duong Nguyen Van Mau, Phuong 1, TX Ben Mau, Song Mau"}')
end
