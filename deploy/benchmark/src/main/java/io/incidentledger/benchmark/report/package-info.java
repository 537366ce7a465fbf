/// What a run found: figures with the targets that they are held against, and tables for people. A figure without a
/// target is only told. Values; nothing here measures.
@NullMarked
package io.incidentledger.benchmark.report;

import org.jspecify.annotations.NullMarked;
