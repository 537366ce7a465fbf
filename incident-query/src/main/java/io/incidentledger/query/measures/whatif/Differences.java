package io.incidentledger.query.measures.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.query.measures.report.MeasureGroups;
import io.incidentledger.query.measures.report.MeasuresAnswer;
import io.incidentledger.query.measures.statistics.Figures;
import io.incidentledger.query.measures.statistics.Samples;
import io.incidentledger.query.measures.whatif.WhatIfAnswer.Count;
import io.incidentledger.query.measures.whatif.WhatIfAnswer.Difference;
import io.incidentledger.query.measures.whatif.WhatIfAnswer.Length;

/// In what two answers to one question differ. Pure.
final class Differences {

    /// Of a measure or a group that is not there.
    private static final Figures NOTHING = new Samples(false).figures();

    private Differences() {}

    /// Every measure of every group in which a figure differs; what a figure has beside its numbers is not compared.
    static List<Difference> between(MeasuresAnswer actual, MeasuresAnswer hypothetical) {
        Map<String, Map<String, Figures>> before = byGroup(actual);
        Map<String, Map<String, Figures>> after = byGroup(hypothetical);
        Set<String> groups = new TreeSet<>(MeasureGroups.NONE_LAST);
        groups.addAll(before.keySet());
        groups.addAll(after.keySet());
        List<Difference> found = new ArrayList<>();
        for (String group : groups) {
            between(group, before.getOrDefault(group, Map.of()), after.getOrDefault(group, Map.of()), found);
        }
        return List.copyOf(found);
    }

    private static Map<String, Map<String, Figures>> byGroup(MeasuresAnswer answer) {
        return answer.groups().stream()
                .collect(Collectors.toMap(MeasuresAnswer.Group::key, MeasuresAnswer.Group::measures));
    }

    private static void between(String group, Map<String, Figures> before, Map<String, Figures> after,
            List<Difference> found) {
        Set<String> measures = Stream.of(after, before).flatMap(each -> each.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String measure : measures) {
            Figures one = numbers(before.getOrDefault(measure, NOTHING));
            Figures other = numbers(after.getOrDefault(measure, NOTHING));
            if (!one.equals(other)) {
                found.add(difference(group, measure, one, other));
            }
        }
    }

    private static Figures numbers(Figures figures) {
        return figures.with(null, null, null, null);
    }

    private static Difference difference(String group, String measure, Figures one, Figures other) {
        return new Difference(group, measure, Count.of(one.n(), other.n()), Count.of(one.blanks(), other.blanks()),
                Count.of(one.invalids(), other.invalids()), Count.of(one.leftOut(), other.leftOut()),
                Length.of(one.meanSeconds(), other.meanSeconds()),
                Length.of(one.medianSeconds(), other.medianSeconds()), Length.of(one.p75Seconds(), other.p75Seconds()),
                Length.of(one.p90Seconds(), other.p90Seconds()), Length.of(one.p95Seconds(), other.p95Seconds()),
                Length.of(one.maxSeconds(), other.maxSeconds()));
    }
}
