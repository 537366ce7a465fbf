package io.incidentledger.events.milestones;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that every pair of milestones is decided: it is either ordered by [MilestoneOrdering] or unordered for a
/// reason that is listed here.
class EveryPairOfMilestonesTest {

    private static final String DECISIONS = """
            impactStarted detected in order
            impactStarted declared free: what is foreseen is declared before it begins
            impactStarted acknowledged free: what is foreseen has its responders before it begins
            impactStarted commanderAssigned free: what is foreseen has its responders before it begins
            impactStarted firstUpdate free: what is foreseen is announced before it begins
            impactStarted causeIdentified free: a cause may be known before it has an effect
            impactStarted mitigationStarted free: what is foreseen is worked on before it begins
            impactStarted mitigated in order
            impactStarted impactEnded in order
            impactStarted resolved in order
            impactStarted postmortemPublished free: follows by way of resolved
            impactStarted closed free: follows by way of resolved
            detected declared free: what is foreseen is declared before anything can be noticed
            detected acknowledged in order
            detected commanderAssigned in order
            detected firstUpdate free: what is foreseen is announced before anything can be noticed
            detected causeIdentified free: a cause may be known before its effect is noticed
            detected mitigationStarted free: machines begin to mitigate before anybody notices
            detected mitigated free: trouble may be contained before anybody notices it
            detected impactEnded free: trouble may be over before anybody notices it
            detected resolved free: what ended by itself is resolved as of its end, and noticed later
            detected postmortemPublished free: follows by way of resolved as far as it must
            detected closed free: what is recorded after the fact may name any time of detection
            declared acknowledged free: an alert is acknowledged before anybody declares
            declared commanderAssigned free: somebody may take command before anybody declares
            declared firstUpdate in order
            declared causeIdentified free: a cause may be known before anybody declares
            declared mitigationStarted free: people begin to mitigate before anybody declares
            declared mitigated free: what is declared late may be contained
            declared impactEnded free: what is declared late may be over
            declared resolved in order
            declared postmortemPublished free: follows by way of resolved
            declared closed free: follows by way of resolved
            acknowledged commanderAssigned free: an acknowledgement may come late, and forces nothing
            acknowledged firstUpdate free: an acknowledgement may come late, and forces nothing
            acknowledged causeIdentified free: an acknowledgement may come late, and forces nothing
            acknowledged mitigationStarted free: an acknowledgement may come late, and forces nothing
            acknowledged mitigated free: an acknowledgement may come late, and forces nothing
            acknowledged impactEnded free: an acknowledgement may come late, and forces nothing
            acknowledged resolved free: an acknowledgement may come late, and forces nothing
            acknowledged postmortemPublished free: an acknowledgement may come late, and forces nothing
            acknowledged closed free: an acknowledgement may come late, and forces nothing
            commanderAssigned firstUpdate free: a commander may be late, or never needed
            commanderAssigned causeIdentified free: a commander may be late, or never needed
            commanderAssigned mitigationStarted free: a commander may be late, or never needed
            commanderAssigned mitigated free: a commander may be late, or never needed
            commanderAssigned impactEnded free: a commander may be late, or never needed
            commanderAssigned resolved free: a commander may be late, or never needed
            commanderAssigned postmortemPublished free: a commander may be late, or never needed
            commanderAssigned closed free: a commander may be late, or never needed
            firstUpdate causeIdentified free: people may be told when it is over
            firstUpdate mitigationStarted free: people may be told when it is over
            firstUpdate mitigated free: people may be told when it is over
            firstUpdate impactEnded free: people may be told when it is over
            firstUpdate resolved free: people may be told when it is over
            firstUpdate postmortemPublished free: people may be told when it is over
            firstUpdate closed free: people may be told when it is over
            causeIdentified mitigationStarted free: causes are found before, during and after
            causeIdentified mitigated free: causes are found before, during and after
            causeIdentified impactEnded free: causes are found before, during and after
            causeIdentified resolved free: causes are found before, during and after
            causeIdentified postmortemPublished free: causes are found before, during and after
            causeIdentified closed free: causes are found before, during and after
            mitigationStarted mitigated in order
            mitigationStarted impactEnded free: what ended by itself may still be mitigated
            mitigationStarted resolved free: what ended by itself may still be mitigated
            mitigationStarted postmortemPublished free: what ended by itself may still be mitigated
            mitigationStarted closed free: what ended by itself may still be mitigated
            mitigated impactEnded free: a page may say 'resolved' before the last customer is served again
            mitigated resolved free: a page may say 'resolved' before the last customer is served again
            mitigated postmortemPublished free: a page may say 'resolved' before the last customer is served again
            mitigated closed free: a page may say 'resolved' before the last customer is served again
            impactEnded resolved free: a page may say 'resolved' before the last customer is served again
            impactEnded postmortemPublished free: a page may say 'resolved' before the last customer is served again
            impactEnded closed free: a page may say 'resolved' before the last customer is served again
            resolved postmortemPublished in order
            resolved closed in order
            postmortemPublished closed free: an incident may be closed before its postmortem appears, or after
            """;

    private static final Map<String, String> DECIDED = decided();

    private static Map<String, String> decided() {
        Map<String, String> decided = new HashMap<>();
        DECISIONS.lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            assertThat(decided.put(words[0] + " " + words[1], words[2])).as(line).isNull();
        });
        return decided;
    }

    @Test
    void isDecidedForAReason() {
        List<Milestone> all = Arrays.asList(Milestone.values());
        int pairs = 0;
        for (Milestone one : all) {
            for (Milestone other : all.subList(all.indexOf(one) + 1, all.size())) {
                String decision = DECIDED.get(one.wireName() + " " + other.wireName());
                assertThat(decision).as(one + " and " + other).isNotNull().matches("in order|free: .+");
                pairs++;
            }
        }
        assertThat(DECIDED).hasSize(pairs);
    }

    @Test
    void isInOrderWhereTheTableOfOrderedPairsSaysSoAndNowhereElse() {
        List<String> ordered = DECIDED.entrySet().stream().filter(each -> each.getValue().equals("in order"))
                .map(Map.Entry::getKey).toList();

        assertThat(MilestoneOrdering.ALL).extracting(pair -> pair.earlier().wireName() + " " + pair.later().wireName())
                .containsExactlyInAnyOrderElementsOf(ordered);
    }
}
