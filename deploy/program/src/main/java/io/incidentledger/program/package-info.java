/// What the programs of the build have in common: how they start, listen, end, and say in one line what stands in their
/// way. A program adds a Spring application and the options of its own. Each listens on the loopback address unless
/// told otherwise.
@NullMarked
package io.incidentledger.program;

import org.jspecify.annotations.NullMarked;
