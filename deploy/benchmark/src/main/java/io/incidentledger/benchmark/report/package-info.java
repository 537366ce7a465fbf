/// The results of a run: figures with their targets, and tables for people. A figure without a target is only reported.
/// The types are values; nothing here measures.
@NullMarked
package io.incidentledger.benchmark.report;

import org.jspecify.annotations.NullMarked;
