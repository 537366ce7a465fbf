package io.incidentledger.benchmark.scenario;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The median of several measurements; a single disturbed round does not affect it.
final class MedianOfRuns {

    private MedianOfRuns() {}

    static <T> double median(List<T> trials, ToDoubleFunction<T> figure) {
        double[] sorted = trials.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double median(List<Double> values) {
        return median(values, Double::doubleValue);
    }
}
