/// The scenarios, one class each, and their context: a temporary directory on the chosen disk, and services in separate
/// processes. Runs that are compared take turns (A B A B), and medians over the rounds are reported, because machines
/// are shared and noisy.
@NullMarked
package io.incidentledger.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
