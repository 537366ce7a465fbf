/// Stored views as documents: how views are defined, queried and written, independent of the store. A document is
/// complete and has its own position, so an event that is delivered again has no effect. The stores are the packages
/// `.memory` and `.mongo`.
@NullMarked
package io.incidentledger.projection.documents;

import org.jspecify.annotations.NullMarked;
