/// Stored views in MongoDB, one collection `views.<name>.v<version>` each. Writes are unordered bulks of guarded
/// upserts, so that at-least-once delivery has an effect exactly once; queries run in the server, on indexes.
/// Collection `view-progress` holds the position of each part of a view. Collections of former versions are left alone,
/// because nodes that still run those versions read from them.
@NullMarked
package io.incidentledger.projection.mongo;

import org.jspecify.annotations.NullMarked;
