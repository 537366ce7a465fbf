/// The lower bound for any durable write: how long this disk takes to append bytes and flush them, without a database.
/// It leaves no file behind.
@NullMarked
package io.incidentledger.benchmark.disk;

import org.jspecify.annotations.NullMarked;
