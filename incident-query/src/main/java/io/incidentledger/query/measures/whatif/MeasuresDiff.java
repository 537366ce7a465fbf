package io.incidentledger.query.measures.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.query.measures.report.MeasureGrouper;
import io.incidentledger.query.measures.report.MeasuresResponse;
import io.incidentledger.query.measures.statistics.DurationCollector;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Count;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Difference;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Length;

/// Computes the differences between two responses to one query. Has no side effects.
final class MeasuresDiff {

    /// The figures of a measure or group that one of the responses lacks.
    private static final MeasureStatistics NOTHING = new DurationCollector(false).figures();

    private MeasuresDiff() {}

    /// Returns every measure of every group in which a figure differs; details besides the numbers are not compared.
    static List<Difference> between(MeasuresResponse actual, MeasuresResponse hypothetical) {
        Map<String, Map<String, MeasureStatistics>> before = byGroup(actual);
        Map<String, Map<String, MeasureStatistics>> after = byGroup(hypothetical);
        Set<String> groups = new TreeSet<>(MeasureGrouper.NONE_LAST);
        groups.addAll(before.keySet());
        groups.addAll(after.keySet());
        List<Difference> found = new ArrayList<>();
        for (String group : groups) {
            between(group, before.getOrDefault(group, Map.of()), after.getOrDefault(group, Map.of()), found);
        }
        return List.copyOf(found);
    }

    private static Map<String, Map<String, MeasureStatistics>> byGroup(MeasuresResponse response) {
        return response.groups().stream()
                .collect(Collectors.toMap(MeasuresResponse.Group::key, MeasuresResponse.Group::measures));
    }

    private static void between(String group, Map<String, MeasureStatistics> before,
            Map<String, MeasureStatistics> after,
            List<Difference> found) {
        Set<String> measures = Stream.of(after, before).flatMap(each -> each.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String measure : measures) {
            MeasureStatistics one = numbers(before.getOrDefault(measure, NOTHING));
            MeasureStatistics other = numbers(after.getOrDefault(measure, NOTHING));
            if (!one.equals(other)) {
                found.add(difference(group, measure, one, other));
            }
        }
    }

    private static MeasureStatistics numbers(MeasureStatistics measureStatistics) {
        return measureStatistics.with(null, null, null, null);
    }

    private static Difference difference(String group, String measure, MeasureStatistics one, MeasureStatistics other) {
        return new Difference(group, measure, Count.of(one.n(), other.n()), Count.of(one.blanks(), other.blanks()),
                Count.of(one.invalids(), other.invalids()), Count.of(one.leftOut(), other.leftOut()),
                Length.of(one.meanSeconds(), other.meanSeconds()),
                Length.of(one.medianSeconds(), other.medianSeconds()), Length.of(one.p75Seconds(), other.p75Seconds()),
                Length.of(one.p90Seconds(), other.p90Seconds()), Length.of(one.p95Seconds(), other.p95Seconds()),
                Length.of(one.maxSeconds(), other.maxSeconds()));
    }
}
