/// The standalone service: command side and query side in one JVM, on an embedded log or on MongoDB, and its command
/// line. It contains no logic of its own. It listens on the loopback address unless configured otherwise.
@NullMarked
package io.incidentledger.standalone;

import org.jspecify.annotations.NullMarked;
