-- Distinct texts: the house number changes with every request; or the rows of DIACHI_TEXTS (code,text), one by one.
wrk.method = "POST"
local count = 0
local texts = {}
local file = os.getenv("DIACHI_TEXTS") and io.open(os.getenv("DIACHI_TEXTS"))
if file then
  file:read()
  for line in file:lines() do
    texts[#texts + 1] = line:gsub("\r", ""):match("^[^,]*,\"?([^\"]*)")
  end
end
function request()
  count = count + 1
  local text = texts[count % math.max(1, #texts) + 1]
    or (count % 60 + 1) .. ' Duong Nguyen Van Mau, Phuong 1, TX Ben Mau, Song Mau'
  return wrk.format(nil, nil, {Connection = "keep-alive"}, '{"text":"' .. text .. '"}')
end
