/// The floor that no durable write can be below: what this disk takes to append bytes and force them, without any
/// database. It leaves no file behind.
@NullMarked
package io.incidentledger.benchmark.disk;

import org.jspecify.annotations.NullMarked;
