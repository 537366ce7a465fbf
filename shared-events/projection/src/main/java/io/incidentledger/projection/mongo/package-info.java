/// Stored views in MongoDB, one collection `views.<name>.v<version>` each. Writes are unordered bulks of guarded
/// upserts, so that delivery at least once has an effect exactly once; queries run in the server, on indexes. How far
/// each part of a view is stands in `view-progress`. A collection of a former version is left alone, because nodes that
/// still run that version answer from it.
@NullMarked
package io.incidentledger.projection.mongo;

import org.jspecify.annotations.NullMarked;
