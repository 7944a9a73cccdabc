-- Puts ARGV[2] in place of the value of KEYS[1], or removes that where there is no ARGV[2], if the
-- SHA-1 of what is there is ARGV[1]. Returns 1 if it was. The time that the value has left stays.
local value = redis.call('GET', KEYS[1])
if not value or redis.sha1hex(value) ~= ARGV[1] then
  return 0
end
if ARGV[2] then
  redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
else
  redis.call('DEL', KEYS[1])
end
return 1
