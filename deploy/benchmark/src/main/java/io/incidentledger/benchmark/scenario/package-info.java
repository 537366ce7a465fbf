/// What is measured, one class each, and the stage that they play on: a temporary directory on the chosen disk,
/// services in processes of their own. Runs that are compared take turns (A B A B), and medians over the rounds are
/// told, because machines are shared and noisy.
@NullMarked
package io.incidentledger.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
