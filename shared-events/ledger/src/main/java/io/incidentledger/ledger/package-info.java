/// The log as others use it: the ports through which it is appended to, read and followed, and the commits, events,
/// positions and hashes that pass through them. It knows neither incidents nor Axon (but for `.axon`). Acknowledged
/// means durable; overload is refused within a bounded queue, never dropped. What stores have in common lies in
/// `.append`, `.chain`, `.verification` and `.tail`; an adapter per store builds on that.
@NullMarked
package io.incidentledger.ledger;

import org.jspecify.annotations.NullMarked;
