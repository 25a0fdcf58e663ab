/** Keeps messages on disk, in an embedded RocksDB. One process at a time may open a store. */
@org.jspecify.annotations.NullMarked
package dev.restante.rocksdb;
