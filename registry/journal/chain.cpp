#include "registry/journal/chain.hpp"

#include <bit>

namespace diachi::registry::journal {
namespace {

/// The canonical encoding: every value is a tag and its bytes, numbers little-endian, texts and shapes led by length.
class Encoder {
  public:
    void tag(char tag) { add(&tag, 1); }
    void number(std::int64_t value) { add(&value, sizeof value); }
    void bytes(const void* data, std::size_t size) {
        number(static_cast<std::int64_t>(size));
        add(data, size);
    }
    void text(std::string_view text) { bytes(text.data(), text.size()); }
    void digest(const Digest& digest) { add(digest.data(), digest.size()); }
    Digest finish() { return hasher_.finish(); }

  private:
    void add(const void* data, std::size_t size) {
        hasher_.add({static_cast<const std::uint8_t*>(data), size});
    }
    Hasher hasher_;
};

static_assert(std::endian::native == std::endian::little, "numbers are hashed as they lie in memory");

struct EncodeValue {
    Encoder& encoder;
    void operator()(std::monostate) const {}
    void operator()(std::int64_t value) const {
        encoder.tag('i');
        encoder.number(value);
    }
    void operator()(double value) const {
        encoder.tag('r');
        encoder.number(std::bit_cast<std::int64_t>(value));
    }
    void operator()(const std::string& value) const {
        encoder.tag('t');
        encoder.text(value);
    }
    void operator()(const geo::Wkb& value) const {
        encoder.tag('g');
        encoder.bytes(value.bytes.data(), value.bytes.size());
    }
};

}  // namespace

Digest hash_of(const Row& row, std::span<const Column> columns, Id id) {
    Encoder encoder;
    encoder.text(row.table);
    encoder.number(id);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& value = row.values.at(i);
        if (columns[i].derived || std::holds_alternative<std::monostate>(value)) continue;
        encoder.text(columns[i].name);
        std::visit(EncodeValue{encoder}, value);
    }
    return encoder.finish();
}

void EntriesHash::add(std::string_view table, Id row, Operation operation, const Digest& row_hash) {
    Encoder encoder;
    encoder.text(table);
    encoder.number(row);
    encoder.tag(static_cast<char>(operation));
    encoder.digest(row_hash);
    hasher_.add(encoder.finish());
    ++count_;
}

Digest EntriesHash::finish() { return hasher_.finish(); }

Digest hash_of(const RevisionRecord& revision) {
    Encoder encoder;
    encoder.digest(revision.previous_hash);
    encoder.number(revision.number);
    encoder.text(revision.recorded_at);
    encoder.text(revision.facts.actor);
    encoder.text(revision.facts.action);
    encoder.text(revision.facts.reason);
    encoder.text(revision.facts.document);
    encoder.number(revision.entry_count);
    encoder.digest(revision.entries_hash);
    return encoder.finish();
}

}  // namespace diachi::registry::journal
