-- Look-ups by parcel, and of what others call an address. No new tables.
CREATE INDEX address_parcel_by_parcel ON address_parcel (parcel_id);
CREATE INDEX address_identifier_by_address ON address_identifier (address_id);
