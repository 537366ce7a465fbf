/// The standalone service: command side and query side in one JVM, on an embedded log or on MongoDB, and the command
/// line around it. It holds no logic of its own. It binds to the loopback address unless told otherwise.
@NullMarked
package io.incidentledger.standalone;

import org.jspecify.annotations.NullMarked;
